"""Laws of the algebra of trapezoids."""

from __future__ import annotations

from itertools import pairwise

from factrecon.algebra.trapezoid import SAME, Trapezoid, at_least, interval, point
from factrecon.errors import InvalidValue
from factrecon.testing.law import apart, law_of

_ABOUT_20, _ABOUT_24, _FROM_22 = Trapezoid(16, 18, 22, 24), Trapezoid(20, 22, 26, 28), at_least(22)
_PAIR = (_ABOUT_20, _ABOUT_24)
_TRIPLE = (_ABOUT_20, _ABOUT_24, _FROM_22)


@law_of("algebra", _PAIR)
def contradiction_is_symmetric(a: Trapezoid, b: Trapezoid) -> str | None:
    """How far two values contradict does not depend on which comes first."""
    x, y = a.compare(b).contradiction, b.compare(a).contradiction
    return None if x == y else f"{x} one way, {y} the other"


@law_of("algebra", _PAIR)
def agreement_is_symmetric(a: Trapezoid, b: Trapezoid) -> str | None:
    """How far two values agree does not depend on which comes first."""
    x, y = a.compare(b).agreement, b.compare(a).agreement
    return None if x == y else f"{x} one way, {y} the other"


@law_of("algebra", _PAIR)
def converse_swaps_inclusions(a: Trapezoid, b: Trapezoid) -> str | None:
    """The scores of (b, a) are the converse of those of (a, b)."""
    x, y = a.compare(b), b.compare(a).converse
    return None if x == y else f"{x} against {y}"


@law_of("algebra", _PAIR)
def scores_sum_to_one(a: Trapezoid, b: Trapezoid) -> str | None:
    """Agreement, contradiction and neutral are in [0, 1] and sum to 1."""
    s = a.compare(b)
    parts = (s.agreement, s.contradiction, s.neutral, s.forward, s.backward)
    if any(not 0 <= x <= 1 for x in parts):
        return f"outside [0, 1]: {parts}"
    whole = s.agreement + s.contradiction + s.neutral
    return f"the sum is {whole}" if apart(whole, 1) else None


@law_of("algebra", _PAIR)
def agreement_is_the_better_inclusion(a: Trapezoid, b: Trapezoid) -> str | None:
    """Two values agree as far as one implies the other."""
    s = a.compare(b)
    best = max(a.inclusion(b), b.inclusion(a))
    return f"agreement {s.agreement}, inclusions reach {best}" if apart(s.agreement, best) else None


@law_of("algebra", (_ABOUT_20,))
def a_value_is_the_same_as_itself(a: Trapezoid) -> str | None:
    """A value compared with an equal one agrees wholly."""
    again = Trapezoid(a.a, a.b, a.c, a.d, a.left_open, a.right_open)
    if a.inclusion(again) != 1 or a.possibility(again) != 1:
        return f"inclusion {a.inclusion(again)}, possibility {a.possibility(again)}"
    return None if a.compare(again) == SAME else str(a.compare(again))


@law_of("algebra", (_ABOUT_20, _ABOUT_24, 21.0))
def possibility_has_every_witness(a: Trapezoid, b: Trapezoid, x: float) -> str | None:
    """No answer satisfies both values further than their possibility says."""
    both, possibility = min(a.membership(x), b.membership(x)), a.possibility(b)
    return f"{x} satisfies both to {both}, possibility {possibility}" if both > possibility + 1e-9 else None


@law_of("algebra", (_ABOUT_20, _ABOUT_24, 17.0))
def inclusion_has_no_counterexample(a: Trapezoid, b: Trapezoid, x: float) -> str | None:
    """No answer satisfies the first value and fails the second further than inclusion allows."""
    excess, inclusion = a.membership(x) - b.membership(x), a.inclusion(b)
    return f"{x} exceeds by {excess}, inclusion {inclusion}" if excess > 1 - inclusion + 1e-9 else None


@law_of("algebra", _PAIR)
def scores_are_attained(a: Trapezoid, b: Trapezoid) -> str | None:
    """Possibility and inclusion are reached, or approached, at a break point or a crossing."""
    spots = _spots(a, b)
    best = max(min(a.membership(x), b.membership(x)) for x in spots)
    worst = max(0.0, *(a.membership(x) - b.membership(x) for x in spots))
    if a.possibility(b) > best + 1e-3:
        return f"possibility {a.possibility(b)}, but no answer reaches more than {best}"
    if 1 - a.inclusion(b) > worst + 1e-3:
        return f"inclusion {a.inclusion(b)}, but nothing exceeds by more than {worst}"
    return None


@law_of("algebra", _PAIR)
def implying_is_being_possible(a: Trapezoid, b: Trapezoid) -> str | None:
    """What implies another value is possible with it at least as far."""
    return None if a.inclusion(b) <= a.possibility(b) + 1e-9 else f"{a.inclusion(b)} > {a.possibility(b)}"


@law_of("algebra", _TRIPLE)
def inclusion_is_transitive(a: Trapezoid, b: Trapezoid, c: Trapezoid) -> str | None:
    """Implication chains, losing at most what its links lack (Lukasiewicz)."""
    chained, direct = a.inclusion(b) + b.inclusion(c) - 1, a.inclusion(c)
    return f"through the middle {chained}, directly {direct}" if direct < chained - 1e-9 else None


@law_of("algebra", _TRIPLE)
def contradiction_is_inherited(a: Trapezoid, b: Trapezoid, c: Trapezoid) -> str | None:
    """What implies b contradicts whatever b contradicts, less what the implication lacks."""
    least = b.compare(c).contradiction - (1 - a.inclusion(b))
    have = 1 - a.possibility(c)
    return f"{have} < {least}" if have < least - 1e-9 else None


@law_of("algebra", (_ABOUT_20, _ABOUT_24, 3))
def widening_never_contradicts_more(a: Trapezoid, b: Trapezoid, amount: int) -> str | None:
    """A vaguer value contradicts nothing more than before."""
    before, after = 1 - a.possibility(b), 1 - a.widen(amount, core=amount / 2).possibility(b)
    return f"{before} before, {after} after" if after > before + 1e-9 else None


@law_of("algebra", (_ABOUT_20, 3))
def a_wider_value_is_implied(a: Trapezoid, amount: int) -> str | None:
    """Every value implies itself widened."""
    inclusion = a.inclusion(a.widen(amount, core=amount / 2))
    return None if inclusion == 1 else f"only to {inclusion}"


@law_of("algebra", (_ABOUT_20, _ABOUT_24, 7))
def moving_both_changes_nothing(a: Trapezoid, b: Trapezoid, step: int) -> str | None:
    """Scores do not depend on where zero lies."""
    x, y = a.compare(b), (a + step).compare(b + step)
    return f"{x} before, {y} after" if any(apart(p, q) for p, q in zip(x, y, strict=True)) else None


@law_of("algebra", (_ABOUT_20, _ABOUT_24, 4))
def scaling_both_changes_nothing(a: Trapezoid, b: Trapezoid, factor: int) -> str | None:
    """Scores do not depend on the unit, nor on its sign."""
    before = a.compare(b)
    for f in (factor, -factor):
        after = a.scale(f).compare(b.scale(f))
        if any(apart(p, q) for p, q in zip(before, after, strict=True)):
            return f"{before} before, {after} when scaled by {f}"
    return None


@law_of("algebra", (_ABOUT_20, 17.0))
def a_point_is_possible_as_it_is_a_member(a: Trapezoid, x: float) -> str | None:
    """The possibility of a point is its membership, and how far it implies the value."""
    m, p, i = a.membership(x), point(x).possibility(a), point(x).inclusion(a)
    return None if not (apart(m, p) or apart(m, i)) else f"membership {m}, possibility {p}, inclusion {i}"


@law_of("algebra", (_ABOUT_20,))
def the_core_is_possible_and_the_outside_is_not(a: Trapezoid) -> str | None:
    """Membership is 1 inside the core and 0 beyond the support."""
    b, c = max(a.b, -1e6), min(a.c, 1e6)
    middle = (b + c) / 2
    if b < middle < c and a.membership(middle) != 1:
        return f"{middle} lies in the core, membership {a.membership(middle)}"
    for end, is_open in ((a.b, a.left_open), (a.c, a.right_open)):
        if abs(end) <= 1e6 and a.membership(end) != (0 if is_open else 1):
            return f"the core's end {end} has membership {a.membership(end)}"
    for x in (a.a - 1, a.d + 1):
        if a.membership(x) != 0 and abs(x) < 1e6:
            return f"{x} lies outside, membership {a.membership(x)}"
    return None


@law_of("algebra", (_ABOUT_20, 0.25, 0.75))
def cuts_nest(a: Trapezoid, low: float, high: float) -> str | None:
    """A higher cut lies inside a lower one, and its ends have that possibility."""
    low, high = sorted((low, high))
    wide, narrow = a.alpha_cut(low), a.alpha_cut(high)
    if not wide[0] <= narrow[0] <= narrow[1] <= wide[1]:
        return f"{narrow} at {high}, {wide} at {low}"
    for end, foot, core in ((wide[0], a.a, a.b), (wide[1], a.d, a.c)):
        if foot != core and apart(a.membership(end), low, 1e-6):
            return f"the cut at {low} ends at {end}, whose membership is {a.membership(end)}"
    return None


@law_of("algebra", _TRIPLE)
def addition_is_commutative_and_associative(a: Trapezoid, b: Trapezoid, c: Trapezoid) -> str | None:
    """Sums do not depend on the order of their parts."""
    if a + b != b + a:
        return f"{a + b} against {b + a}"
    x, y = (a + b) + c, a + (b + c)
    return None if _near(x, y) else f"{x} against {y}"


@law_of("algebra", (point(2), _ABOUT_20, point(3), _ABOUT_24))
def sums_hold_the_sums_of_members(p: Trapezoid, a: Trapezoid, q: Trapezoid, b: Trapezoid) -> str | None:
    """The sum of two answers is as possible in the sum of two values as the lesser of the two."""
    least = min(a.membership(p.b), b.membership(q.b))
    have = (a + b).membership(p.b + q.b)
    return f"{p.b} + {q.b} is possible to {have}, its parts to {least}" if have < least - 1e-9 else None


@law_of("algebra", _TRIPLE)
def addition_keeps_implication(a: Trapezoid, b: Trapezoid, c: Trapezoid) -> str | None:
    """Adding the same to both sides of an implication does not weaken it."""
    before, after = a.inclusion(b), (a + c).inclusion(b + c)
    return f"{before} before, {after} after" if after < before - 1e-9 else None


@law_of("algebra", (_ABOUT_20, _ABOUT_24))
def subtraction_undoes_points_only(a: Trapezoid, b: Trapezoid) -> str | None:
    """Adding and taking away the same imprecise value never makes a value more precise."""
    try:
        back = (a + b) - b
    except InvalidValue:
        return None
    return None if a.inclusion(back) > 1 - 1e-9 else f"{a} became {back}"


@law_of("algebra", (interval(1, 5), at_least(3)))
def intersection_is_the_minimum(a: Trapezoid, b: Trapezoid) -> str | None:
    """An intersection holds every answer exactly as far as both values do."""
    try:
        both = a.intersection(b)
    except InvalidValue:
        return None
    return _pointwise(a, b, both, min)


@law_of("algebra", (interval(1, 5), at_least(3)))
def union_is_the_maximum(a: Trapezoid, b: Trapezoid) -> str | None:
    """A union holds every answer exactly as far as either value does."""
    try:
        either = a.union(b)
    except InvalidValue:
        return None
    return _pointwise(a, b, either, max)


@law_of("algebra", (interval(1, 5), at_least(3)))
def intersection_and_union_do_not_depend_on_order(a: Trapezoid, b: Trapezoid) -> str | None:
    """Intersections and unions are the same either way, or refused either way."""
    for verb in ("intersection", "union"):
        results = []
        for x, y in ((a, b), (b, a)):
            try:
                results.append(getattr(x, verb)(y))
            except InvalidValue:
                results.append(None)
        if results[0] != results[1]:
            return f"{verb}: {results[0]} against {results[1]}"
    return None


@law_of("algebra", (_ABOUT_20, 2))
def width_measures_imprecision(a: Trapezoid, amount: int) -> str | None:
    """A width is not negative, 0 for a point, and grows by what both sides are widened by."""
    if a.is_point and a.width != 0:
        return f"a point has the width {a.width}"
    if not a.is_bounded:
        return None if a.width == float("inf") else f"an unbounded value has the width {a.width}"
    low, high = a.alpha_cut(0.5)
    grown = a.widen(amount, core=amount).width
    if apart(a.width, high - low, 1e-6):
        return f"width {a.width}, its middle cut is {high - low} long"
    return None if not apart(grown, a.width + 2 * amount, 1e-6) else f"from {a.width} to {grown}"


def _pointwise(a: Trapezoid, b: Trapezoid, result: Trapezoid, pick: object) -> str | None:
    for x in _spots(a, b):
        wanted = pick(a.membership(x), b.membership(x))  # type: ignore[operator]
        # At an end that is open in one value only, a limit may be taken instead of the value.
        if apart(result.membership(x), wanted, 1e-6) and not _at_open_end(x, a, b):
            return f"{x} should be possible to {wanted}, is to {result.membership(x)} in {result}"
    return None


def _at_open_end(x: float, *values: Trapezoid) -> bool:
    return any((v.left_open and x == v.a) or (v.right_open and x == v.d) for v in values)


def _near(x: Trapezoid, y: Trapezoid) -> bool:
    ends = zip((x.a, x.b, x.c, x.d), (y.a, y.b, y.c, y.d), strict=True)
    return x.open == y.open and all(p == q or abs(p - q) <= 1e-9 * max(1, abs(p), abs(q)) for p, q in ends)


def _spots(a: Trapezoid, b: Trapezoid) -> list[float]:
    """Break points, places just beside them, crossings, and the middles in between."""
    breaks = sorted({x for t in (a, b) for x in (t.a, t.b, t.c, t.d) if abs(x) != float("inf")}) or [0.0]
    spots = [breaks[0] - 1, breaks[-1] + 1]
    for x in breaks:
        spots += [x, x - 1e-6, x + 1e-6]
    for left, right in ((a, b), (b, a)):
        for p0, p1, q0, q1 in (
            (left.c, left.d, right.a, right.b),
            (left.c, left.d, right.c, right.d),
            (left.a, left.b, right.a, right.b),
        ):
            spots += _crossing(left, right, p0, p1, q0, q1)
    ordered = sorted(spots)
    return ordered + [(x + y) / 2 for x, y in pairwise(ordered)]


def _crossing(p: Trapezoid, q: Trapezoid, p0: float, p1: float, q0: float, q1: float) -> list[float]:
    """Where p's side from p0 to p1 meets q's from q0 to q1, by bisection on the difference."""
    low, high = max(p0, q0), min(p1, q1)
    if not low < high or abs(low) == float("inf") or abs(high) == float("inf"):
        return []
    sign = p.membership(low) > q.membership(low)
    for _ in range(60):
        middle = (low + high) / 2
        if (p.membership(middle) > q.membership(middle)) == sign:
            low = middle
        else:
            high = middle
    return [low, high]


ALGEBRA = (
    contradiction_is_symmetric,
    agreement_is_symmetric,
    converse_swaps_inclusions,
    scores_sum_to_one,
    agreement_is_the_better_inclusion,
    a_value_is_the_same_as_itself,
    possibility_has_every_witness,
    inclusion_has_no_counterexample,
    scores_are_attained,
    implying_is_being_possible,
    inclusion_is_transitive,
    contradiction_is_inherited,
    widening_never_contradicts_more,
    a_wider_value_is_implied,
    moving_both_changes_nothing,
    scaling_both_changes_nothing,
    a_point_is_possible_as_it_is_a_member,
    the_core_is_possible_and_the_outside_is_not,
    cuts_nest,
    addition_is_commutative_and_associative,
    sums_hold_the_sums_of_members,
    addition_keeps_implication,
    subtraction_undoes_points_only,
    intersection_is_the_minimum,
    union_is_the_maximum,
    intersection_and_union_do_not_depend_on_order,
    width_measures_imprecision,
)
