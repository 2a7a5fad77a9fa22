"""Counts that grow: an earlier figure n reads "at least n" for later times."""

from __future__ import annotations

from datetime import date, datetime

from factrecon.algebra.tolerance import Tolerance
from factrecon.algebra.trapezoid import INFINITY, Trapezoid, scores_from
from factrecon.comparison import HARMLESS, Comparison, Difference, compared
from factrecon.model import Claim
from factrecon.rules.bounds import opposite
from factrecon.values import Quantity
from factrecon.values.time import seconds_of


def updates(a: Claim, b: Claim, *, tolerance: Tolerance) -> Comparison | None:
    """Two counts of a cumulative or changing attribute said at different times; None for anything else.

    A later, larger count refines the earlier one, with the kind `update`; a later, smaller one
    contradicts it (or corrects it, which the verdict sees from its status). Where one has no date, the
    larger is taken for the later.
    """
    x, y = a.value, b.value
    if a.question.changing and b.question.changing and isinstance(x, Quantity) and isinstance(y, Quantity):
        return _of_other_days(a, b, x, y, tolerance)
    if not (a.question.cumulative and b.question.cumulative and isinstance(x, Quantity) and isinstance(y, Quantity)):
        return None
    if (
        a.question.id != b.question.id
        or x.dimension != y.dimension
        or (a.scope.as_of is None and b.scope.as_of is None)
    ):
        return None
    if x.base.compare(y.base).contradiction <= HARMLESS and not opposite(x, y) and not _outgrown(a, b, x, y):
        return None  # nothing has changed
    if a.scope.as_of is not None and b.scope.as_of is not None:
        when_a, when_b = _day(a.scope.as_of), _day(b.scope.as_of)
        if when_a == when_b:
            return None
        later, earlier = (x, y) if when_a > when_b else (y, x)
    else:  # of a count that grows and one without a date, the larger may be the later
        forth, back = x.base.possibility(at_least_for_later(y.base)), y.base.possibility(at_least_for_later(x.base))
        if forth == back:
            return None
        later, earlier = (x, y) if forth > back else (y, x)
    grown = at_least_for_later(earlier.base)
    forward, backward = later.base.inclusion(grown), grown.inclusion(later.base)
    possibility = later.base.possibility(grown)
    if opposite(x, y) and later.base.b < earlier.base.b:
        return None  # first "more than 100", then "at most 100": no count grows from one side of it to the other
    scores = scores_from(possibility, forward, backward)
    if later is y:
        scores = scores.converse
    if possibility > 0.1:
        reason = f"a count that grows: {earlier.text or earlier} came first, {later.text or later} later"
        kind: Difference = "update"
    else:
        reason = f"a count that only grows has fallen: {earlier.text or earlier} first, {later.text or later} later"
        kind = "value"
    return compared(a, b, scores, kind=kind, rule="updates", reason=reason, tolerance=tolerance)


def _outgrown(a: Claim, b: Claim, x: Quantity, y: Quantity) -> bool:
    """Whether a count of a later day is so far above what an earlier one left open at its upper end ("at least one",
    then "24") that it tells news, and bears nothing out."""
    if a.scope.as_of is None or b.scope.as_of is None or _day(a.scope.as_of) == _day(b.scope.as_of):
        return False
    later, earlier = (x, y) if _day(a.scope.as_of) > _day(b.scope.as_of) else (y, x)
    if earlier.base.is_bounded or not (earlier.nominal and later.nominal) or min(earlier.nominal, later.nominal) <= 0:
        return False
    return earlier.nominal < OUTGROWN * later.nominal


OUTGROWN = 0.5
"""The share of a later count below which an earlier one with an open end is overtaken by it."""


def _of_other_days(a: Claim, b: Claim, x: Quantity, y: Quantity, tolerance: Tolerance) -> Comparison | None:
    """Counts that rise and fall, said on two days: neither says anything against the other."""
    if a.question.id != b.question.id or x.dimension != y.dimension:
        return None
    known = a.scope.as_of is not None and b.scope.as_of is not None
    if known and a.scope.as_of is not None and b.scope.as_of is not None and _day(a.scope.as_of) == _day(b.scope.as_of):
        return None
    if x.base.compare(y.base).contradiction <= HARMLESS:
        return None
    reason = f"a count that rises and falls, said on two days: {x.text or x} and {y.text or y}"
    return compared(a, b, scores_from(1.0, 0.0, 0.0), kind="update", rule="updates", reason=reason, tolerance=tolerance)


def at_least_for_later(shape: Trapezoid) -> Trapezoid:
    """What an earlier cumulative count leaves open for later times: itself or more.

    >>> at_least_for_later(Trapezoid(9, 10, 11, 12)).support
    (9, inf)
    """
    return Trapezoid(shape.a, shape.b, INFINITY, INFINITY, left_open=shape.left_open)


def _day(moment: date | datetime) -> float:
    return seconds_of(moment)
