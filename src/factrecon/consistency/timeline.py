"""Claims on one timeline, taken together: what cannot all hold, and when what nobody dated was.

Every claim about a start, an end, a length, a distance from another event becomes a constraint of a
temporal network; so does every publication time: what is told as past has begun before it, what is
planned has not. Solving the network gives each event's time as all claims leave it, the publication
window of undated documents, the time of "one week after the strike", and the smallest sets of quotes
that cannot all be true.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from attrs import field, frozen

from factrecon.algebra.temporal_network import ACCEPTED, ZERO, Conflict, TimelineSolution, join, solve, solve_apart
from factrecon.algebra.trapezoid import INFINITY, Trapezoid
from factrecon.consistency.timeline_constraints import (
    PUBLICATION,
    Plan,
    document_point,
    event_point,
    plan_constraints,
)
from factrecon.errors import InvalidValue
from factrecon.graph import ClaimGraph
from factrecon.model import Assertion, Document
from factrecon.values import Duration, Offset, Time
from factrecon.values.time import moment_of

MOST_READINGS = 12
"""So many other readings of ambiguous times ("Tuesday") are tried against the conflicts of one component."""

_DAY = 86400
_MONTH = 31 * _DAY
_TOUCHING = 5.0  # seconds: open ends that stop a second short of each other
_LENGTHS = (("year", 31557600, 2), ("week", 604800, 3), ("day", _DAY, 1), ("hour", 3600, 1), ("minute", 60, 1))
"""Units for telling a length, each with the least number of it worth saying."""


@frozen
class EventTimes:
    """When one event began and ended, as all claims together leave it; None where nothing is known."""

    event: str
    label: str
    start: Time | None
    end: Time | None

    def to_json(self) -> dict[str, Any]:
        """The two times as values, empty where nothing is known."""
        return {
            "start": self.start.to_json() if self.start else {},
            "end": self.end.to_json() if self.end else {},
        }


@frozen
class TimelineConflict:
    """A smallest set of quotes that cannot all hold, with the reason in words.

    `degree` is how far they can still hold together, in [0, 1]; from 0.5 on it is a tension that
    reporting by the day explains, below it a conflict. `set_aside` names the claims left out of the
    tightened times because of it.
    """

    degree: float
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    quotes: tuple[str, ...]
    reason: str
    set_aside: tuple[str, ...] = ()
    is_pairwise: bool = False
    """Whether all of it are claims on one question, which comparing them pair by pair shows as well."""

    @property
    def is_hard(self) -> bool:
        """Whether it is a conflict rather than a tension."""
        return self.degree < ACCEPTED

    def to_json(self) -> dict[str, Any]:
        """The conflict as the report has it."""
        return {
            "kind": "timeline",
            "degree": round(self.degree, 4),
            "claims": list(self.claims),
            "documents": list(self.documents),
            "quotes": list(self.quotes),
            "reason": self.reason,
        }


SURE = 0.9
"""From this degree on a strain is within what reporting by the day explains, and is not told."""


def is_sure(conflict: TimelineConflict, graph: ClaimGraph) -> bool:
    """Whether a conflict stands on dates that are sure enough to tell it.

    A document that is at odds with its own day of publication alone names a future thing, or a past one that it wants
    undone; that something happened dates nothing by itself. So at least two documents must tell times, as facts. Dates
    more than a month apart, or apart from when the event itself is known to have been, are those of two events.
    """
    if conflict.degree >= SURE:
        return False
    tellers: set[str] = set()
    times = []
    for identity in conflict.claims:
        said = graph.assertions_of(identity)
        facts = [a for a in said if a.status in ("asserted", "reported")]
        if not facts or not isinstance(facts[0].claim.value, (Time, Duration, Offset)):
            return False
        claim = facts[0].claim
        if isinstance(claim.value, Time):
            times.append(claim.value)
            known = claim.question.event.time if claim.question.event is not None else None
            if known is not None and _far(known, claim.value):
                return False
        tellers |= {a.document or a.source for a in facts}
    if len(times) == len(conflict.claims) and any(_far(x, y) for x, y in combinations(times, 2)):
        return False
    return len(conflict.claims) > 1 and len(tellers) > 1


def _far(x: Time, y: Time) -> bool:
    return x.shape.a - _MONTH > y.shape.d or y.shape.a - _MONTH > x.shape.d


@frozen
class Timeline:
    """What follows when all claims on times are taken together.

    `events` gives every event's tightened times by its key; `documents` the publication window of
    each undated document by its id; `resolved` the time meant by an offset, by its claim's id;
    `unresolved` the claims whose anchor is not known; `readings` the times that were read otherwise
    than at first ("Tuesday" as the coming one), by claim.
    """

    degree: float
    conflicts: tuple[TimelineConflict, ...]
    events: Mapping[str, EventTimes]
    documents: Mapping[str, Time]
    resolved: Mapping[str, Time]
    unresolved: tuple[str, ...]
    readings: Mapping[str, Time]
    solution: TimelineSolution = field(repr=False)

    def length(self, event: str) -> Duration | None:
        """How long an event lasted as all claims leave it, by its key; None where nothing bounds it."""
        start, end = event_point(event, "start"), event_point(event, "end")
        if start not in self.solution.windows or end not in self.solution.windows:
            return None
        shape = self.solution.between(start, end)
        return Duration(shape, text=_length_words(shape)) if shape.d != INFINITY or shape.b > 0 else None


def timeline(said: ClaimGraph | Iterable[Assertion], *, documents: Iterable[Document] = ()) -> Timeline:
    """The timeline of a graph's claims, or of assertions and the documents they stand in.

    Claims of one event share a timeline where their questions have the same subject and their scopes
    are the same. Attributes read: `start`, `end`, `time`, `duration`; any other attribute with a time
    ("expiry") is a point of its own. Offsets count once their anchor is the key of a known event, or
    "publication".

    >>> from datetime import date
    >>> from factrecon.model import claim
    >>> from factrecon.values import Duration, Offset, Time
    >>> week = Duration.of(1, "week")
    >>> said = [
    ...     claim("a", "the strike", "end", Time.day(2024, 5, 7)),
    ...     claim("b", "the accord", "time", Offset(week, "after", "the strike", "end")),
    ... ]
    >>> line = timeline(said)
    >>> line.degree, line.events["the accord"].start.start.date()
    (1.0, datetime.date(2024, 5, 13))
    """
    if isinstance(said, ClaimGraph):
        assertions, papers = said.assertions, tuple(documents) or said.documents
    else:
        assertions, papers = tuple(said), tuple(documents)
    plan = plan_constraints(assertions, papers)
    readings: dict[str, Time] = {}
    solution = join([_read_otherwise(plan, part, readings) for part in solve_apart(plan.constraints)])
    return Timeline(
        degree=solution.degree,
        conflicts=tuple(_in_words(c, plan) for c in solution.conflicts),
        events=_events(plan, solution),
        documents=_publication_windows(plan, solution),
        resolved=_resolved(plan, solution),
        unresolved=tuple(sorted(plan.unresolved)),
        readings={c: readings[c] for c in sorted(readings)},
        solution=solution,
    )


def joined_timelines(lines: Sequence[Timeline]) -> Timeline:
    """One timeline of several that share no event and no document.

    >>> joined_timelines([timeline([]), timeline([])]).degree
    1.0
    """
    if len(lines) == 1:
        return lines[0]
    if not lines:
        return timeline(())
    readings = {c: t for line in lines for c, t in line.readings.items()}
    conflicts = (c for line in lines for c in line.conflicts)
    return Timeline(
        degree=min(line.degree for line in lines),
        conflicts=tuple(sorted(conflicts, key=lambda c: (c.degree, len(c.claims), c.claims))),
        events={e: t for line in lines for e, t in line.events.items()},
        documents={d: t for line in lines for d, t in line.documents.items()},
        resolved={c: t for line in lines for c, t in line.resolved.items()},
        unresolved=tuple(sorted(c for line in lines for c in line.unresolved)),
        readings={c: readings[c] for c in sorted(readings)},
        solution=join([line.solution for line in lines]),
    )


def _read_otherwise(plan: Plan, solution: TimelineSolution, readings: dict[str, Time]) -> TimelineSolution:
    """What is left of a component's conflicts when ambiguous times in them are read otherwise.

    Each reading that mends more than it breaks is kept, and put into `readings`.
    """
    given = solution.given
    for claim, reading in _other_readings(plan, solution)[:MOST_READINGS]:
        if _hardness(solution) == (0, 0.0):
            break
        others = {c for c in given if c.labels != (claim,)}
        candidate = frozenset((*others, *plan.read_as(claim, reading)))
        other = solve(candidate)
        if _hardness(other) < _hardness(solution):
            readings[claim], given, solution = reading, candidate, other
    return solution


def _hardness(solution: TimelineSolution) -> tuple[int, float]:
    hard = [c for c in solution.conflicts if c.degree < ACCEPTED]
    return len(hard), sum(round(1 - c.degree, 6) for c in hard)


def _other_readings(plan: Plan, solution: TimelineSolution) -> list[tuple[str, Time]]:
    """The alternatives of the times that take part in a conflict, the likeliest first."""
    involved = {label for c in solution.conflicts if c.degree < ACCEPTED for label in c.labels}
    times = {i: c.value for i, c in plan.claims.items() if i in involved and isinstance(c.value, Time)}
    listed = [
        (-weight, claim, i, reading)
        for claim, time in times.items()
        for i, (reading, weight) in enumerate(time.alternatives)
    ]
    return [(claim, reading) for _, claim, _, reading in sorted(listed, key=lambda x: x[:3])]


def _events(plan: Plan, solution: TimelineSolution) -> dict[str, EventTimes]:
    out = {}
    for key, label in sorted(plan.labels.items()):
        start = _time(solution.windows.get(event_point(key, "start")))
        end = _time(solution.windows.get(event_point(key, "end")))
        if start or end:
            out[key] = EventTimes(key, label, start, end)
    return out


def _publication_windows(plan: Plan, solution: TimelineSolution) -> dict[str, Time]:
    windows = {d: _time(solution.windows.get(document_point(d))) for d in sorted(plan.undated)}
    return {d: time for d, time in windows.items() if time}


def _resolved(plan: Plan, solution: TimelineSolution) -> dict[str, Time]:
    out = {}
    for identity, (claim, anchor) in sorted(plan.offsets.items()):
        window = solution.windows.get(anchor)
        if window is None or not isinstance(claim.value, Offset):
            continue
        length = claim.value.duration.shape
        time = _time(window + (length if claim.value.direction == "after" else -length))
        if time:
            out[identity] = time
    return out


def _time(window: Trapezoid | None) -> Time | None:
    """A window as a time, None where neither side is bounded."""
    if window is None or (window.a == -INFINITY and window.d == INFINITY):
        return None
    try:
        low = "" if window.b == -INFINITY else moment_of(window.b).strftime("%Y-%m-%dT%H:%M")
        high = "" if window.c == INFINITY else moment_of(window.c).strftime("%Y-%m-%dT%H:%M")
        for x in (window.a, window.d):
            if x not in (INFINITY, -INFINITY):
                moment_of(x)
    except InvalidValue:
        return None
    text = low if low == high else f"{low or '..'}/{high or '..'}"
    grain = "day" if window.c - window.b >= _DAY / 2 else "minute"
    return Time(window, grain, None, "resolved", text)


def _in_words(conflict: Conflict, plan: Plan) -> TimelineConflict:
    claims = tuple(x for x in conflict.labels if x in plan.claims)
    documents = {plan.papers[x] for x in conflict.labels if x in plan.papers}
    documents |= {d for c in claims for d in plan.told_in.get(c, ())}
    said = [c for c in conflict.constraints if c.words]
    quotes = tuple(dict.fromkeys(plan.quotes[x] for c in said for x in c.labels if x in plan.quotes))
    listed = "; ".join(dict.fromkeys(c.words for c in said))
    gap = length_in_words(conflict.shortfall)
    if conflict.degree < ACCEPTED and conflict.shortfall <= _TOUCHING:
        reason = f"These cannot all hold: {listed}. One ends where the other begins."
    elif conflict.degree < ACCEPTED:
        reason = f"These cannot all hold: {listed}. They miss each other by {gap}."
    else:
        reason = f"These strain against each other: {listed}. Taken strictly they miss each other by {gap}."
    aside = conflict.set_aside.labels if conflict.set_aside else ()
    return TimelineConflict(
        conflict.degree,
        claims,
        tuple(sorted(documents)),
        quotes,
        reason,
        tuple(x for x in aside if x in plan.claims),
        len({plan.claims[x].question.id for x in claims}) == 1 and len(claims) == len(conflict.labels),
    )


def length_in_words(seconds: float) -> str:
    """A length in its largest fitting unit, to one decimal at most.

    >>> length_in_words(18 * 3600), length_in_words(86400), length_in_words(1.5 * 604800)
    ('18 hours', '1 day', '10.5 days')
    """
    name, size = next(((n, s) for n, s, least in _LENGTHS if seconds >= s * least), ("second", 1))
    amount = f"{round(seconds / size, 1):g}"
    return f"{amount} {name}" if amount == "1" else f"{amount} {name}s"


def _length_words(shape: Trapezoid) -> str:
    low = length_in_words(max(0.0, shape.b))
    if shape.c == INFINITY:
        return f"at least {low}"
    high = length_in_words(max(0.0, shape.c))
    return low if low == high else f"{low} to {high}"


__all__ = ["PUBLICATION", "ZERO", "EventTimes", "Timeline", "TimelineConflict", "length_in_words", "timeline"]
