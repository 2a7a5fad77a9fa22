"""The nouns of the library: who said what, where, about which event."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any

from attrs import field, frozen

from factrecon.errors import InvalidRecord, InvalidValue
from factrecon.values import Places, Time, Value

STATUSES = ("asserted", "reported", "planned", "possible", "denied", "retracted")
"""How an assertion stands behind its claim.

`asserted` by the document itself; `reported`: put in someone's mouth; `planned`: said to be going to
happen; `possible`: may be; `denied`: someone denies it; `retracted`: the source took it back.
"""

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False).encode


def content_id(prefix: str, *parts: Any) -> str:
    """A short id that is the hash of the parts, the same on every run and machine.

    >>> content_id("c", "a", 1) == content_id("c", "a", 1)
    True
    """
    return prefix + hashlib.blake2b(_encode(parts).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _tuple(items: Iterable[str]) -> tuple[str, ...]:
    return (items,) if isinstance(items, str) else tuple(items)


@frozen(kw_only=True)
class Source:
    """Who publishes: an outlet, an agency, a person, a database.

    `owner` groups sources of one house; `credibility`, in [0, 1], is what is known before reading.
    """

    id: str
    name: str = ""
    owner: str | None = None
    credibility: float | None = None

    def __attrs_post_init__(self) -> None:
        if not self.id:
            raise InvalidRecord("a source needs an id")
        if self.credibility is not None and not 0 <= self.credibility <= 1:
            raise InvalidRecord(f"source {self.id!r}: credibility {self.credibility} is not in [0, 1]")


@frozen(kw_only=True)
class Document:
    """A text or table by one source. `origin` names the wire or outlet it was taken from, if said.

    >>> Document(id="a", text="The strike began Monday.", source="herald").published is None
    True
    """

    id: str
    text: str = field(repr=lambda t: repr(t[:40] + "…") if len(t) > 40 else repr(t))
    source: str = ""
    title: str = ""
    published: date | datetime | None = None
    url: str | None = None
    origin: str | None = None
    body_start: int = 0
    """Where the text proper begins, behind a `date YYYY-MM-DD` header."""

    def __attrs_post_init__(self) -> None:
        if not self.id:
            raise InvalidRecord("a document needs an id")
        if not self.source:
            object.__setattr__(self, "source", self.id)

    @property
    def text_sha256(self) -> str:
        """The hash of the text, by which a saved report knows it again."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The span from `start` to `end`, in code points, with its quote."""
        return Span(self.id, start, end, self.text[start:end])


@frozen(order=True)
class Span:
    """A place in a document, in code points, and the exact words that stand there."""

    document: str
    start: int
    end: int
    quote: str = ""

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InvalidRecord(f"span {self.start}-{self.end} of {self.document!r} is no stretch of text")


@frozen(order=True)
class Attribution:
    """Who says it inside the document, by which cue, and how sure."""

    speaker: str | None = None
    cue: str | None = None
    hedge: str | None = None


@frozen
class Event:
    """One occurrence: a frame, who takes part, where and when.

    Before matching, `id` is local to a document; after it, a hash of what the event is. Equal where
    the ids are, or, without ids, where everything is.
    """

    frame: str
    participants: tuple[str, ...] = field(default=(), converter=_tuple)
    places: Places | None = None
    time: Time | None = None
    label: str = ""
    id: str | None = None
    modifiers: tuple[str, ...] = field(default=(), converter=_tuple)
    """Words that tell this event from others of its frame: "seven-day", "national", "Seattle"."""
    roles: tuple[tuple[str, str], ...] = ()
    """(role, name) pairs where known: ("agent", "the union"), ("patient", "Acme")."""

    @cached_property
    def key(self) -> str:
        """What identifies the event."""
        if self.id:
            return self.id
        return content_id(
            "e",
            self.frame,
            sorted(self.participants),
            self.places.to_json() if self.places else None,
            self.time.to_json() if self.time else None,
            sorted(self.modifiers),
        )


@lru_cache(maxsize=4096)
def _question_id(subject: str, attribute: str) -> str:
    return content_id("q", subject, attribute)


@frozen
class Question:
    """What a claim answers: an attribute of an event, or of anything named.

    `subject` is an `Event` or a name. `cumulative` counts grow as news comes in; `single` says that
    only one answer can be right (of values that overlap nowhere, one is wrong).
    """

    subject: Event | str
    attribute: str
    kind: str = ""
    ask: str = field(default="", eq=False)
    cumulative: bool = field(default=False, eq=False)
    single: bool = field(default=True, eq=False)

    @cached_property
    def subject_key(self) -> str:
        """The event's key, or the name casefolded."""
        if isinstance(self.subject, Event):
            return self.subject.key
        return " ".join(self.subject.casefold().split())

    @cached_property
    def id(self) -> str:
        """A hash of subject and attribute."""
        return _question_id(self.subject_key, self.attribute)

    @property
    def event(self) -> Event | None:
        """The event asked about, if it is one."""
        return self.subject if isinstance(self.subject, Event) else None


@frozen
class Scope:
    """What a claim is limited to: where, which part, which period; and as of when it was said.

    Claims whose scopes do not overlap cannot contradict each other. `as_of` never makes two claims
    different: a count repeated a day later is the same count.
    """

    places: Places | None = None
    part: str | None = None
    period: Time | None = None
    as_of: date | datetime | None = field(default=None, eq=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing limits the claim."""
        return self.places is None and self.part is None and self.period is None

    def to_json(self) -> dict[str, Any]:
        """The scope as the report has it."""
        out: dict[str, Any] = {}
        if self.places:
            out["place"] = list(self.places.names)
            within = self.places.to_json().get("within")
            if within:
                out["within"] = within
        if self.part:
            out["part"] = self.part
        if self.period:
            out["period"] = self.period.to_json()
        if self.as_of:
            out["as_of"] = self.as_of.isoformat()
        return out


EVERYWHERE = Scope()


@frozen
class Claim:
    """Question, value and scope: *what* is said, whoever says it.

    >>> from factrecon.values import Quantity
    >>> a = Claim(Question("the fire", "deaths"), Quantity.of(30, "person"))
    >>> a.id == Claim(Question("The  fire", "deaths"), Quantity.of(30, "person", text="thirty")).id
    True
    """

    question: Question
    value: Value
    scope: Scope = EVERYWHERE

    @cached_property
    def id(self) -> str:
        """A hash of question, value and scope; wording plays no part."""
        return content_id("c", self.question.id, value_identity(self.value), _scope_identity(self.scope))

    @property
    def text(self) -> str:
        """The value in words."""
        return self.value.text or str(self.value)


@frozen
class Assertion:
    """Source -> claim: *who said it where*.

    `document` and `span` are None for structured claims that have no text behind them. `origin` is
    the independent voice, if already known.
    """

    claim: Claim
    source: str
    document: str | None = None
    span: Span | None = None
    attribution: Attribution | None = None
    status: str = "asserted"
    published: date | datetime | None = None
    origin: str | None = None
    reader: str = field(default="", eq=False)
    """Which reader found it, for whoever hunts a misreading."""
    told: Event | None = field(default=None, eq=False, repr=False)
    """What is said around a number, as it would be told without a frame; matching aligns its words."""

    def __attrs_post_init__(self) -> None:
        if self.status not in STATUSES:
            raise InvalidRecord(f"unknown status {self.status!r}; known: {', '.join(STATUSES)}")
        if not self.source:
            raise InvalidRecord("an assertion needs a source")

    @cached_property
    def id(self) -> str:
        """A hash of claim, source, place and status."""
        where = (self.span.document, self.span.start, self.span.end) if self.span else None
        return content_id("a", self.claim.id, self.source, self.document, where, self.status)


def value_identity(value: Value) -> Any:
    """What of a value's JSON makes it the value it is: all but the words that dress it.

    >>> from factrecon.values import Duration
    >>> value_identity(Duration.of(72, "hour")) == value_identity(Duration.of(3, "day"))
    True
    """
    from factrecon.values import Entity, Quantity, Text

    if isinstance(value, Quantity):
        s = value.base
        return [value.kind, value.dimension, *map(str, (s.a, s.b, s.c, s.d)), *s.open]
    if isinstance(value, Entity):
        return [value.kind, value.key]
    if isinstance(value, Text):
        return [value.kind, *sorted(value.words)]
    return _stripped(value.to_json())


_DRESS = frozenset({"text", "nominal", "modifier", "alternatives", "grain"})


def _stripped(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {k: _stripped(v) for k, v in sorted(data.items()) if k not in _DRESS}
    return data


def _scope_identity(scope: Scope) -> Any:
    period = value_identity(scope.period) if scope.period else None
    return [value_identity(scope.places) if scope.places else None, scope.part, period]


def claim(
    source: str,
    subject: str | Event,
    attribute: str,
    value: Value,
    *,
    scope: Scope = EVERYWHERE,
    published: date | datetime | None = None,
    status: str = "asserted",
    cumulative: bool = False,
    single: bool = True,
    origin: str | None = None,
    quote: str | None = None,
    ask: str = "",
) -> Assertion:
    """A structured claim in one call: `source` says that `attribute` of `subject` is `value`.

    >>> from factrecon.values import Quantity
    >>> claim("herald", "the fire", "deaths", Quantity.of(30, "person")).claim.text
    '30 person'
    """
    if not attribute:
        raise InvalidValue("a claim needs an attribute")
    question = Question(subject, attribute, value.kind, ask, cumulative, single)
    span = Span("", 0, len(quote), quote) if quote else None
    return Assertion(
        Claim(question, value, Scope(scope.places, scope.part, scope.period, scope.as_of or published)),
        source,
        None,
        span,
        None,
        status,
        published,
        origin,
    )
