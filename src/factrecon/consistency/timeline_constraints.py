"""From claims to constraints: which words say what about which points of the timeline.

Reporting is by the day, so what is said by the day gets one grain of slack: a strike "through
Friday" may end on Saturday at six, "three days" may be 72 hours or three working days. The slack is a
slope, so that whoever needs it is heard as a mild tension and not as a conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import combinations

from attrs import field, frozen

from factrecon.algebra.temporal_network import ZERO, Constraint
from factrecon.algebra.trapezoid import INFINITY, Trapezoid, at_least, point
from factrecon.model import Assertion, Claim, Document
from factrecon.values import Duration, Offset, Time, Truth
from factrecon.values.time import GRAINS, seconds_of

PUBLICATION = "publication"
"""The anchor of an offset that is measured from its own document's publication ("two days ago")."""

STARTS = frozenset({"start", "begin", "beginning", "onset"})
ENDS = frozenset({"end", "finish", "conclusion"})
WHENS = frozenset({"time", "date", "when", "day"})
LENGTHS = frozenset({"duration", "length"})

INFERRED = 0.5
"""Strength of what follows from tense alone: less than any single voice that names a time."""

_DAY = 86400
_HALF_DAY = 43200
_FINER_THAN_DAY = frozenset(GRAINS[GRAINS.index("day") + 1 :])
_COUNTED_IN_DAYS = 28 * _DAY
_QUOTED = 160


@frozen
class Plan:
    """The constraints of a set of assertions, and what is needed to read the solution back."""

    constraints: tuple[Constraint, ...]
    claims: Mapping[str, Claim]
    labels: Mapping[str, str]
    """Events by key, in words."""
    quotes: Mapping[str, str]
    """One quote for each claim."""
    told_in: Mapping[str, tuple[str, ...]]
    """The documents of each claim."""
    papers: Mapping[str, str]
    """Labels of publication constraints, and the documents they speak of."""
    undated: frozenset[str]
    offsets: Mapping[str, tuple[Claim, str]]
    """Offset claims by id, with the point they are measured from."""
    unresolved: frozenset[str]
    _drafted: Callable[[_Draft, str, Time | None], None] = field(repr=False, eq=False)

    def read_as(self, claim: str, reading: Time) -> tuple[Constraint, ...]:
        """The constraints that a claim sets by itself if its time is read as `reading`."""
        draft = _Draft()
        self._drafted(draft, claim, reading)
        return tuple(draft.constraints)


def event_point(key: str, side: str) -> str:
    """The name of an event's point in the network: its `start`, `end` or another dated attribute."""
    return f"{key}.{side}"


def document_point(document: str) -> str:
    """The name of a document's publication in the network."""
    return f"doc.{document}"


def timeline_key(claim: Claim) -> str:
    """The event a claim times: its question's subject, apart where the claim is limited in scope.

    >>> from factrecon.model import Question, Scope
    >>> timeline_key(Claim(Question("The strike", "start"), Time.day(2024, 5, 1), Scope(part="nurses")))
    'the strike | nurses'
    """
    scope, parts = claim.scope, [claim.question.subject_key]
    if scope.part:
        parts.append(scope.part)
    if scope.places:
        parts.append(", ".join(scope.places.names))
    return " | ".join(parts)


@frozen
class _Draft:
    constraints: list[Constraint] = field(factory=list)
    offsets: dict[str, tuple[Claim, str]] = field(factory=dict)
    unresolved: set[str] = field(factory=set)


def plan_constraints(assertions: Iterable[Assertion], documents: Iterable[Document]) -> Plan:
    """The constraints that assertions and publication times set.

    Denied and retracted assertions set none; planned and possible times count only where nobody
    asserts one for the same point.
    """
    said: dict[str, list[Assertion]] = defaultdict(list)
    claims: dict[str, Claim] = {}
    for assertion in sorted(assertions, key=_order):
        if assertion.status not in ("denied", "retracted"):
            said[assertion.claim.id].append(assertion)
            claims.setdefault(assertion.claim.id, assertion.claim)
    draft = _Draft()
    labels = {timeline_key(c): _label(c) for _, c in sorted(claims.items())}
    plain = {c.question.subject_key for c in claims.values()}
    attributes: dict[str, set[str]] = defaultdict(set)
    for claim in claims.values():
        attributes[timeline_key(claim)].add(claim.question.attribute)
    spread = _spread(said, claims)
    firm = {_slot(c) for i, c in claims.items() if any(a.status in ("asserted", "reported") for a in said[i])}

    def drafted(draft: _Draft, identity: str, reading: Time | None = None) -> None:
        claim = claims[identity]
        if _slot(claim) in firm and all(a.status in ("planned", "possible") for a in said[identity]):
            return
        beside = attributes[timeline_key(claim)] | (STARTS if identity in spread else frozenset())
        _constrain(draft, identity, claim, said[identity], reading, plain, beside)

    for identity in sorted(claims):
        drafted(draft, identity)
    for key in sorted({timeline_key(c) for c in claims.values()}):
        start, end = event_point(key, "start"), event_point(key, "end")
        draft.constraints.append(Constraint(start, end, at_least(0), strength=INFINITY))
    papers, undated = _publications(draft, documents, said)
    _tenses(draft, said, claims, undated)
    return Plan(
        constraints=tuple(draft.constraints),
        claims=claims,
        labels=labels,
        quotes={i: _quote(claims[i], said[i]) for i in claims},
        told_in={i: tuple(sorted({a.document for a in said[i] if a.document})) for i in claims},
        papers=papers,
        undated=undated,
        offsets=draft.offsets,
        unresolved=frozenset(draft.unresolved),
        drafted=drafted,
    )


def _spread(said: Mapping[str, list[Assertion]], claims: Mapping[str, Claim]) -> set[str]:
    """Claims of one document that give one event several times: it went on, or came in parts."""
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for identity, claim in sorted(claims.items()):
        if claim.question.attribute in WHENS and isinstance(claim.value, Time):
            for document in {a.document or a.source for a in said[identity]}:
                told[timeline_key(claim), document].append(identity)
    out: set[str] = set()
    for identities in told.values():
        times = [c.value for c in (claims[i] for i in identities) if isinstance(c.value, Time)]
        if any(s.shape.possibility(t.shape) == 0 for s, t in combinations(times, 2)):
            out.update(identities)
    return out


def _slot(claim: Claim) -> tuple[str, str]:
    attribute = claim.question.attribute
    return timeline_key(claim), "start" if attribute in STARTS | WHENS else attribute


def _constrain(
    draft: _Draft,
    identity: str,
    claim: Claim,
    said: list[Assertion],
    reading: Time | None,
    events: set[str],
    attributes: set[str],
) -> None:
    value, attribute, key = reading or claim.value, claim.question.attribute, timeline_key(claim)
    words, strength = _words(claim, said), float(len({a.origin or a.source for a in said}))
    start, end = event_point(key, "start"), event_point(key, "end")

    def add(from_point: str, to_point: str, shape: Trapezoid) -> None:
        if from_point != to_point:
            draft.constraints.append(Constraint(from_point, to_point, shape, (identity,), words, strength))

    if isinstance(value, Time):
        shape = value.shape
        if attribute in ENDS:
            add(ZERO, end, _through(value))
        elif attribute in STARTS:
            add(ZERO, start, shape)
        elif attribute in WHENS and attributes & (STARTS | ENDS | LENGTHS):
            # Of what goes on for a while, "on Thursday" says that it was under way then.
            if shape.c != INFINITY:
                add(ZERO, start, Trapezoid(-INFINITY, -INFINITY, shape.c, shape.d, right_open=shape.right_open))
            if shape.b != -INFINITY:
                add(ZERO, end, Trapezoid(shape.a, shape.b, INFINITY, INFINITY))
        elif attribute in WHENS:
            add(ZERO, start, shape)
        else:
            add(ZERO, event_point(key, attribute), _through(value))
    elif isinstance(value, Duration) and attribute in LENGTHS:
        add(start, end, _by_the_day(value))
    elif isinstance(value, Offset):
        target = end if attribute in ENDS else start
        if attribute not in STARTS | ENDS | WHENS:
            target = event_point(key, attribute)
        anchors = _anchors(value, said, events)
        if not anchors:
            draft.unresolved.add(identity)
        for anchor in anchors:
            draft.offsets.setdefault(identity, (claim, anchor))
            length = _by_the_day(value.duration)
            add(anchor, target, length if value.direction == "after" else -length)


def _anchors(value: Offset, said: list[Assertion], events: set[str]) -> list[str]:
    if value.anchor == PUBLICATION:
        return sorted({document_point(a.document) for a in said if a.document})
    for key in (value.anchor, " ".join(value.anchor.casefold().split())):
        if key in events:
            return [event_point(key, value.side)]
    return []


def _through(value: Time) -> Trapezoid:
    """An end said by the day or more coarsely, with one day of slack behind it."""
    s = value.shape
    if value.grain in _FINER_THAN_DAY or s.c == INFINITY:
        return s
    return Trapezoid(s.a, s.b, s.c, max(s.d, s.c + _DAY), s.left_open)


def _by_the_day(value: Duration) -> Trapezoid:
    """A length counted in days, with one day of slack on either side."""
    shape, n = value.shape, value.nominal
    if not n or n % _DAY or n > _COUNTED_IN_DAYS or not shape.is_bounded:
        return shape
    return shape.widen(_DAY)


def _publications(
    draft: _Draft, documents: Iterable[Document], said: Mapping[str, list[Assertion]]
) -> tuple[dict[str, str], frozenset[str]]:
    """Constraints for what is dated; which documents are not."""
    dates: dict[str, object] = {d.id: d.published for d in documents}
    for assertions in said.values():
        for a in assertions:
            if a.document and dates.get(a.document) is None:
                dates[a.document] = a.published
    papers: dict[str, str] = {}
    for document, published in sorted(dates.items()):
        papers[document_point(document)] = document
        if published is None:
            continue
        low = seconds_of(published)  # type: ignore[arg-type]
        if isinstance(published, datetime):
            shape = point(low)
        else:
            # A date of publication is of some time zone: half a day either side.
            shape = Trapezoid(low - _HALF_DAY, low, low + _DAY, low + _DAY + _HALF_DAY)
        words = f"{document} was published on {str(published)[:10]}"
        draft.constraints.append(
            Constraint(ZERO, document_point(document), shape, (document_point(document),), words, 4.0)
        )
    return papers, frozenset(d for d, published in dates.items() if published is None)


def _tenses(
    draft: _Draft, said: Mapping[str, list[Assertion]], claims: Mapping[str, Claim], undated: frozenset[str]
) -> None:
    """What is told as past has begun before publication; what is planned has not, give or take a day.

    In dated documents only claims that time an event or say that it happened are taken at their
    tense; in undated ones all are, as they alone can date them.
    """
    past: dict[tuple[str, str], str] = {}
    future: dict[tuple[str, str], str] = {}
    for identity, assertions in sorted(said.items()):
        claim = claims[identity]
        attribute = claim.question.attribute
        dates_it = attribute in STARTS | WHENS | LENGTHS or (isinstance(claim.value, Truth) and claim.value.value)
        if isinstance(claim.value, Truth) and not claim.value.value:
            continue
        for a in assertions:
            if not a.document or not (dates_it or (a.document in undated and attribute not in ENDS)):
                continue
            if isinstance(claim.value, Time) and not dates_it:
                continue
            slot = (timeline_key(claim), a.document)
            if a.status in ("asserted", "reported"):
                past.setdefault(slot, identity)
            elif a.status == "planned":
                future.setdefault(slot, identity)
    slack = Trapezoid(-_DAY, 0, INFINITY, INFINITY)
    for (key, document), identity in sorted(past.items()):
        start, paper = event_point(key, "start"), document_point(document)
        words = f"{document} tells it as past: {_words(claims[identity], said[identity])}"
        draft.constraints.append(Constraint(start, paper, slack, (identity, paper), words, INFERRED))
    for (key, document), identity in sorted(future.items()):
        if (key, document) in past:
            continue
        start, paper = event_point(key, "start"), document_point(document)
        words = f"{document} tells it as still to come: {_words(claims[identity], said[identity])}"
        draft.constraints.append(Constraint(paper, start, slack, (identity, paper), words, INFERRED))


def _label(claim: Claim) -> str:
    event = claim.question.event
    return (event.label or event.frame) if event else str(claim.question.subject)


def _quote(claim: Claim, said: list[Assertion]) -> str:
    quotes = [a.quote for a in said if a.quote]
    quote = " ".join((quotes[0] if quotes else claim.text).split())
    return quote if len(quote) <= _QUOTED else quote[: _QUOTED - 1].rstrip() + "…"


def _words(claim: Claim, said: list[Assertion]) -> str:
    who = ", ".join(dict.fromkeys(a.document or a.source for a in said[:3]))
    more = f" and {len(said) - 3} more" if len(said) > 3 else ""
    return f"{claim.question.attribute} of {_label(claim)}: “{_quote(claim, said)}” ({who}{more})"


def _order(a: Assertion) -> tuple[str, str, str, int, int, str]:
    start, end = (a.span.start, a.span.end) if a.span else (0, 0)
    return a.claim.id, a.source, a.document or "", start, end, a.status
