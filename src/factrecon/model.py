"""The nouns of the library: who said what, where, about which event."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any, Final, Literal, get_args

from attrs import field, frozen

from factrecon.errors import InvalidRecord, InvalidValue, not_a
from factrecon.notebook_cells import shown, table
from factrecon.values import Places, Time, Value

Status = Literal["asserted", "reported", "planned", "possible", "denied", "retracted"]
"""How an assertion stands behind its claim, as the report's `status` has it.

`asserted` by the document itself; `reported`: put in someone's mouth; `planned`: said to be going to
happen; `possible`: may be; `denied`: someone denies it; `retracted`: the source took it back.
"""
STATUSES: tuple[Status, ...] = get_args(Status)

Mode = Literal["asserted", "planned", "wished", "conditional", "possible", "denied", "retracted", "asked"]
"""How a clause is meant: `wished` is what somebody wants, urges or demands, `conditional` what holds only if something
else does, `asked` what is only inquired after, `denied` what a speaker disputes ("denied that"; a mere "not" is
polarity). What is told through a speaker is `asserted`, with that speaker."""
MODES: tuple[Mode, ...] = get_args(Mode)

Grounding = Literal["exact", "folded", "absent"]
"""How a quote that was given stands in its document: to the letter; but for blanks, quotation marks, dashes, case or an
ellipsis; or not at all."""

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


MOST_READ: Final = 500_000
"""Code points of a text that are read, a novel: more of the densest text would not fit into 300 MB. What stands behind
them is told of."""
FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 9900
"""Years in which something may be published. The ends of the calendar stand for a date that nobody knows, and what is
reckoned from them leaves it."""


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
        if not isinstance(self.text, str):
            raise not_a("a document's text as a str", self.text)
        if self.published is not None and not isinstance(self.published, date):
            raise not_a("a document's day as a date or datetime", self.published)
        if self.published is not None and not FIRST_YEAR <= self.published.year <= LAST_YEAR:
            raise InvalidRecord(
                f"document {self.id[:80]!r}: published in the year {self.published.year}; leave out a date that is "
                "not known"
            )
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


def _somebody(attribution: Attribution | None) -> Attribution | None:
    """None where nobody and nothing is named, so that nobody has one form."""
    return None if attribution == Attribution() else attribution


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
def _question_id(subject: str, attribute: str, story: str) -> str:
    return content_id("q", subject, attribute, *([story] if story else []))


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
    changing: bool = field(default=False, eq=False)
    """Whether the count rises and falls with the news: who is missing today may be found tomorrow."""
    story: str = ""
    """The story that it is asked in, where whoever gave the claim named one, or where another may ask the same of
    somebody of that name; "" for what is asked of anybody."""

    @cached_property
    def subject_key(self) -> str:
        """The event's key, or the name casefolded."""
        if isinstance(self.subject, Event):
            return self.subject.key
        return " ".join(self.subject.casefold().split())

    @cached_property
    def id(self) -> str:
        """A hash of subject and attribute, and of the story where it is asked in one."""
        return _question_id(self.subject_key, self.attribute, self.story)

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

_MODE_OF: Mapping[str, Mode] = {
    "asserted": "asserted",
    "reported": "asserted",
    "planned": "planned",
    "possible": "possible",
    "denied": "denied",
    "retracted": "retracted",
}


def status_of(mode: Mode, *, speaker: str | None = None) -> Status:
    """The report's status for what is meant so, and said by `speaker` if anybody but the document says it.

    >>> status_of("asserted"), status_of("asserted", speaker="police"), status_of("wished")
    ('asserted', 'reported', 'possible')
    """
    if mode == "asserted":
        return "reported" if speaker else "asserted"
    return mode if mode in STATUSES else "possible"


@frozen(order=True)
class Mention:
    """Words that stand for somebody or something: how they are written, their head, and who it is.

    `head` is the lemma of the head noun; `entity` the key of an entity in the story's table of who is whom, "" where
    nobody is known by these words; `start` and `end` are code points of the document, -1 for words of a record.

    >>> Mention("the city council", head="council").head
    'council'
    """

    text: str
    head: str = ""
    entity: str = ""
    start: int = -1
    end: int = -1


@frozen
class Role:
    """A part played in a statement, and by what: a mention, or a typed value.

    `name` is "agent", "patient", "recipient", "topic", "place", "time", "amount", "counted" (what a number counts),
    "measured" (what a measure is of), or a preposition with a colon ("against:") where no more is known.
    """

    name: str
    filler: Mention | Value


@frozen(kw_only=True)
class Statement:
    """What one clause, or one record, says: a predicate with its roles, and how it is meant.

    Made once, by `story`, or by a record for itself; every assertion taken from it keeps it, and whether two claims
    answer one question is asked of their statements with one place left out. `predicate` is the lemma of the verb, or
    of the noun that names a deed, or a record's attribute; `frame` names an event of the vocabulary only where the
    words and their arguments fit it; `polarity` is False where the clause says "not"; `words` are the lemmas of the
    content words of clause or record, in order, numbers and times left out.

    >>> said = Statement(predicate="approve", roles=(Role("agent", Mention("the council", head="council")),))
    >>> said.filler("agent").head, said.filler("patient")
    ('council', None)
    """

    predicate: str
    frame: str = ""
    polarity: bool = True
    mode: Mode = "asserted"
    roles: tuple[Role, ...] = ()
    scope: Scope = EVERYWHERE
    speaker: str | None = None
    cue: str | None = None
    """The word by which the speaker says it: "told", "according to"."""
    span: Span | None = None
    words: tuple[str, ...] = field(default=(), repr=False)
    around: tuple[str, ...] = field(default=(), repr=False)
    """The lemmas of what else its sentence says, in order: by them two tellings of one thing know each other."""

    def filler(self, role: str) -> Mention | Value | None:
        """What fills the first role of that name; None where nothing does."""
        return next((r.filler for r in self.roles if r.name == role), None)

    def fillers(self, role: str) -> tuple[Mention | Value, ...]:
        """All that fill a role of that name, in the order they are told."""
        return tuple(r.filler for r in self.roles if r.name == role)


@frozen(kw_only=True)
class ClaimRecord:
    """What the record of a given claim says beside source, question and quote: its words, and what only its file knows.

    `value` is the answer as given (words, or a number, truth or list of a JSON file), None where the record gives a
    typed value; `kind` one of `language.answers.ANSWER_KINDS` or "", `unit` as written. `when` and `where` are the
    record's words. `problem` says why its quote or value was doubted, where it was
    kept all the same. `extra` holds the fields that nobody here knows.
    """

    value: Any = None
    kind: str = ""
    unit: str = ""
    when: str | None = None
    where: str | None = None
    problem: str = ""
    extra: Mapping[str, Any] = field(factory=dict)


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

    def _repr_html_(self) -> str:
        limits = [f"{name}: {limit}" for name, limit in self.scope.to_json().items() if limit]
        rows = [
            ("question", shown(self.question.ask or f"{self.question.subject_key}: {self.question.attribute}")),
            ("answer", f"<b>{shown(self.text)}</b>"),
            ("kind", shown(self.value.kind)),
        ]
        return table(("claim", shown(self.id)), [*rows, *([("holds for", shown("; ".join(limits)))] if limits else [])])


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
    attribution: Attribution | None = field(default=None, converter=_somebody)
    status: Status = "asserted"
    published: date | datetime | None = None
    origin: str | None = None
    reader: str = field(default="", eq=False)
    """Which reader found it, for whoever hunts a misreading."""
    told: Event | None = field(default=None, eq=False, repr=False)
    """What is said around a number, as it would be told without a frame; matching aligns its words."""
    statement: Statement | None = field(default=None, eq=False, repr=False)
    """What the clause or the record says that the claim was taken from."""
    open: str = field(default="", eq=False)
    """The role of the statement that the claim's value fills; "truth" where it answers whether it is so."""
    ref: str | None = field(default=None, eq=False)
    """The id that a record bears in its own file."""
    given: str | None = field(default=None, eq=False, repr=False)
    """The words that a record gives as its quote, where `span` has the document's own."""
    grounding: Grounding | None = field(default=None, eq=False)
    """How that quote stands in its document; None for what was read here."""
    record: ClaimRecord | None = field(default=None, eq=False, repr=False)
    """The record it came from, where it was given; None for what was read here."""
    at: int = field(default=-1, eq=False)
    """Where the words of the value begin, in code points of the document; -1 where no words give it."""
    own_words: str = field(default="", eq=False, repr=False)
    """What it answers in the source's own words, with the answer left open; "" where that cannot be printed."""

    def __attrs_post_init__(self) -> None:
        if self.status not in STATUSES:
            raise InvalidRecord(f"unknown status {self.status!r}; known: {', '.join(STATUSES)}")
        if not self.source:
            raise InvalidRecord("an assertion needs a source")

    @property
    def quote(self) -> str:
        """The words it is told in: the document's own, else those that its record gives, else ""."""
        return self.span.quote if self.span is not None else self.given or ""

    @property
    def mode(self) -> Mode:
        """How the statement is meant; without a statement, as the status has it."""
        if self.statement is not None:
            return self.statement.mode
        return _MODE_OF[self.status]

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
        return [value.kind, value.dimension, *map(str, (s.a, s.b, s.c, s.d)), *s.open, *map(str, value.parts)]
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
    status: Status = "asserted",
    cumulative: bool = False,
    single: bool = True,
    origin: str | None = None,
    quote: str | None = None,
    ask: str = "",
) -> Assertion:
    """A structured claim in one call: `source` says that `attribute` of `subject` is `value`.

    >>> from factrecon.values import Quantity
    >>> claim("herald", "the fire", "deaths", Quantity.of(30, "person")).claim.text
    '30 people'
    """
    if not attribute:
        raise InvalidValue("a claim needs an attribute")
    if not isinstance(getattr(value, "kind", None), str):
        made = f"Quantity.of({value!r:.40})" if isinstance(value, (int, float)) else "Text, Entity, Quantity.of ..."
        raise InvalidValue(
            f"a claim's value is typed, not {type(value).__name__}: give {made}, or parse_value of words"
        )
    question = Question(subject, attribute, value.kind, ask, cumulative, single)
    return Assertion(
        Claim(question, value, Scope(scope.places, scope.part, scope.period, scope.as_of or published)),
        source,
        status=status,
        published=published,
        origin=origin,
        given=quote or None,
    )
