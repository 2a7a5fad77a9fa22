"""What is done with matched claims before they are told: a listed tuple of passes, each from assertions to assertions.

Until they have run, claims stand as read; a pass takes out what nobody needs to be told, or settles a value by what
other documents say. Their order is that of `PASSES`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Final

from attrs import evolve

from factrecon.algebra.trapezoid import Trapezoid
from factrecon.frames import Frame
from factrecon.matching.chronology import reported_before
from factrecon.matching.foregone import as_plans, without_foregone
from factrecon.matching.outcomes import died_since
from factrecon.matching.sides import WHOLE
from factrecon.model import Assertion, Span
from factrecon.readers.events import PRESUPPOSED
from factrecon.values import Offset, Quantity, Time, Truth

__all__ = ["PASSES", "Pass", "of_one_period", "resolve_offsets", "without_bare", "without_lone", "without_presupposed"]

Assertions = Sequence[Assertion]
Pass = Callable[[Assertions, Sequence[Frame]], tuple[Assertion, ...]]

_NOTHING: Final = Trapezoid(0, 0, 0, 0)


def of_one_period(assertions: Assertions, frames: Sequence[Frame] = ()) -> tuple[Assertion, ...]:
    """The same; where one number is told of two periods that never meet, one of them dates something else beside it."""
    told: dict[tuple[str, float], list[Time]] = defaultdict(list)
    for a in assertions:
        value, period = a.claim.value, a.claim.scope.period
        if isinstance(value, Quantity) and value.nominal is not None and period is not None:
            told[a.claim.question.id, value.nominal].append(period)
    crossed = {k for k, ps in told.items() if any(p.shape.possibility(q.shape) == 0 for p in ps for q in ps)}
    out = []
    for a in assertions:
        value = a.claim.value
        if (
            isinstance(value, Quantity)
            and value.nominal is not None
            and (a.claim.question.id, value.nominal) in crossed
        ):
            a = evolve(a, claim=evolve(a.claim, scope=evolve(a.claim.scope, period=None)))
        out.append(a)
    return tuple(out)


def resolve_offsets(assertions: Assertions, frames: Sequence[Frame] = ()) -> tuple[Assertion, ...]:
    """Offsets of no length become times once their anchor is dated: "at the start of the strike"."""
    dated: dict[tuple[str, str], list[Time]] = defaultdict(list)
    for a in assertions:
        event = a.claim.question.event
        if (
            event is not None
            and isinstance(a.claim.value, Time)
            and a.claim.question.attribute in ("start", "end", "time")
        ):
            dated[event.key, a.claim.question.attribute].append(a.claim.value)
    out = []
    for a in assertions:
        value = a.claim.value
        if isinstance(value, Offset) and value.duration.shape == _NOTHING and " " not in a.claim.question.attribute:
            known = dated.get((value.anchor, value.side)) or dated.get((value.anchor, "time"))
            if known:
                when = min(known, key=lambda t: (-sum(t.shape == u.shape for u in known), t.shape.width, t.shape.a))
                resolved = Time(
                    when.shape, when.grain, when.nominal, None, f"{value.text} ({when.nominal or when.text})"
                )
                question = evolve(a.claim.question, kind="time")
                a = evolve(a, claim=evolve(a.claim, value=resolved, question=question))
        out.append(a)
    return tuple(out)


def without_lone(assertions: Assertions, frames: Sequence[Frame] = ()) -> tuple[Assertion, ...]:
    """Drop what only one document says to be so or not, of things that no frame asks about."""
    papers: dict[str, set[str]] = defaultdict(set)
    for a in assertions:
        if _is_truth(a):
            papers[a.claim.question.id].add(a.document or a.source)
    return tuple(a for a in assertions if not _is_truth(a) or len(papers[a.claim.question.id]) > 1)


def without_presupposed(assertions: Assertions, frames: Sequence[Frame] = ()) -> tuple[Assertion, ...]:
    """Drop that something happened where it is only named, unless another document tells that it did."""
    told: dict[str, set[str]] = defaultdict(set)
    for a in assertions:
        if a.claim.question.attribute == "occurrence":
            told[a.claim.question.id].add(a.document or a.source)
    return tuple(a for a in assertions if a.reader != PRESUPPOSED or len(told[a.claim.question.id]) > 1)


def without_bare(assertions: Assertions, frames: Sequence[Frame] = ()) -> tuple[Assertion, ...]:
    """Drop events of which one document only says that they happened, and nobody says more."""
    told: dict[str, set[str]] = defaultdict(set)
    papers: dict[str, set[str]] = defaultdict(set)
    for a in assertions:
        event = a.claim.question.event
        if event is not None:
            told[event.key].add(a.claim.question.attribute)
            papers[event.key].add(a.document or a.source)
    bare = {k for k in told if told[k] == {"occurrence"} and len(papers[k]) < 2}
    return tuple(a for a in assertions if not (a.claim.question.event and a.claim.question.event.key in bare))


def without_wholes_told_in_part(assertions: Assertions, frames: Sequence[Frame] = ()) -> tuple[Assertion, ...]:
    """Drop that two texts as wholes are at odds where claims of theirs that answer one question are."""
    whole: dict[str, set[str | None]] = defaultdict(set)
    told: dict[str, dict[str | None, list[Assertion]]] = defaultdict(lambda: defaultdict(list))
    for a in assertions:
        if a.claim.question.attribute == WHOLE:
            whole[a.claim.question.id].add(a.document)
    papers = {d for documents in whole.values() for d in documents}
    for a in assertions:
        if a.document in papers and a.claim.question.id not in whole:
            told[a.claim.question.id][a.document].append(a)
    odds = {
        frozenset((one, other))
        for by in told.values()
        for one, other in combinations(sorted(by, key=str), 2)
        if any(_exclude(x, y) for x in by[one] for y in by[other])
    }

    def needless(a: Assertion) -> bool:
        others = whole.get(a.claim.question.id, set()) - {a.document}
        return bool(others) and all(frozenset((a.document, other)) in odds for other in others)

    return tuple(a for a in assertions if not needless(a))


def _exclude(a: Assertion, b: Assertion) -> bool:
    """Whether two answers to one question cannot both be right, of one place and part."""
    p, q = a.claim.scope, b.claim.scope
    if (p.places, p.part) != (q.places, q.part):
        return False
    scores = a.claim.value.scores(b.claim.value)
    return scores is not None and scores.contradiction >= 1.0


def _is_truth(assertion: Assertion) -> bool:
    event = assertion.claim.question.event
    told = ("truth", "said", "agent", "patient", WHOLE)
    return event is not None and event.frame == "statement" and assertion.claim.question.attribute in told


def without_days_of_denied(assertions: Assertions, frames: Sequence[Frame] = ()) -> tuple[Assertion, ...]:
    """Drop the day and the place of what a document says was not done, where another gives those of the deed itself."""
    answers: dict[str, set[bool]] = defaultdict(set)
    papers: dict[str, set[str]] = defaultdict(set)
    for a in assertions:
        papers[a.claim.question.id].add(a.document or a.source)
        if isinstance(a.claim.value, Truth):
            answers[a.claim.question.id].add(a.claim.value.value)
    denied: dict[str | None, list[Span]] = defaultdict(list)
    for a in assertions:
        told = a.statement.span if a.statement is not None else None
        question = a.claim.question
        if (
            a.claim.value == Truth(False)
            and told is not None
            and len(answers[question.id]) == 2
            and question.attribute in _DONE
        ):
            denied[a.document].append(told)

    def goes(a: Assertion) -> bool:
        if a.span is None or a.claim.question.kind not in _OF_A_DEED or len(papers[a.claim.question.id]) < 2:
            return False
        return any(x.start < a.span.end and a.span.start < x.end for x in denied.get(a.document, ()))

    return tuple(a for a in assertions if not goes(a))


_DONE: Final = ("occurrence", "truth")
_OF_A_DEED: Final = frozenset({"time", "offset", "duration", "places"})


def plans_asked_as_such(assertions: Assertions, frames: Sequence[Frame] = ()) -> tuple[Assertion, ...]:
    """Ask of what is only planned as of a plan."""
    return as_plans(assertions)


def unforegone(assertions: Assertions, frames: Sequence[Frame] = ()) -> tuple[Assertion, ...]:
    """Drop the undisputed "yes" of one document, and of words that an event is told by."""
    return without_foregone(assertions, frames=frames)


def widened_by_deaths(assertions: Assertions, frames: Sequence[Frame] = ()) -> tuple[Assertion, ...]:
    """Leave open that some of the hurt, as counted earlier, are among the dead of a later report."""
    return died_since(assertions)


def over_when_reported(assertions: Assertions, frames: Sequence[Frame] = ()) -> tuple[Assertion, ...]:
    """Make days of an event that come after the first report of it `possible` at most."""
    return reported_before(assertions)


PASSES: Final[tuple[Pass, ...]] = (
    of_one_period,
    resolve_offsets,
    without_bare,
    without_presupposed,
    without_lone,
    without_days_of_denied,
    unforegone,
    without_wholes_told_in_part,
    plans_asked_as_such,
    widened_by_deaths,
    over_when_reported,
)
"""All passes, in order."""
