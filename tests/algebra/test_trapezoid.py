"""The algebra: its laws, a brute-force oracle, worked examples, and what it refuses."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.algebra.trapezoid import (
    INFINITY,
    SAME,
    UNRELATED,
    Scores,
    Trapezoid,
    at_least,
    at_most,
    interval,
    point,
    scores_from,
)
from factrecon.algebra.trapezoid_arrays import compare_all
from factrecon.errors import InvalidValue
from factrecon.testing import LAWS, run_law
from factrecon.testing.strategies import trapezoids

GRID = [n / 16 for n in range(-16 * 16, 16 * 16 + 1)]
EDGE = 1e-7


def membership_by_definition(t: Trapezoid, x: float) -> float:
    if t.b <= x <= t.c:
        shut_out = (x == t.b and t.left_open) or (x == t.c and t.right_open)
        return 0.0 if shut_out else 1.0
    if t.a < x < t.b:
        return (x - t.a) / (t.b - t.a)
    if t.c < x < t.d:
        return (t.d - x) / (t.d - t.c)
    return 0.0


def spots(*values: Trapezoid) -> list[float]:
    breaks = {x for t in values for x in (t.a, t.b, t.c, t.d) if math.isfinite(x)}
    return GRID + sorted({x + e for x in breaks for e in (-EDGE, 0, EDGE)}) + [-1e9, 1e9]


small = trapezoids(low=-12, high=12)


@settings(max_examples=60, deadline=None)
@given(small, small)
def test_scores_against_brute_force(a, b):
    xs = spots(a, b)
    one = [membership_by_definition(a, x) for x in xs]
    two = [membership_by_definition(b, x) for x in xs]
    step = 1 / 16 / 0.25  # steepest slope on the grid: a quarter of a unit
    possibility = max(map(min, one, two))
    inclusion = 1 - max(0.0, *(p - q for p, q in zip(one, two, strict=True)))
    assert possibility <= a.possibility(b) + 1e-9
    assert a.possibility(b) <= possibility + step / 2 + 1e-6
    assert a.inclusion(b) <= inclusion + 1e-9
    assert inclusion - step / 2 - 1e-6 <= a.inclusion(b)


@settings(max_examples=60, deadline=None)
@given(small, st.sampled_from(GRID))
def test_membership_against_definition(a, x):
    assert a.membership(x) == pytest.approx(membership_by_definition(a, x))


@pytest.mark.parametrize(
    ("a", "b", "possibility", "forward", "backward"),
    [
        (point(30), point(30), 1, 1, 1),
        (point(30), point(20), 0, 0, 0),
        (point(30), at_least(28), 1, 1, 0),
        (point(30), at_least(30), 1, 1, 0),
        (point(30), interval(30, INFINITY, left_open=True), 0, 0, 0),
        (at_most(5), at_least(5), 1, 0, 0),
        (interval(0, 5, right_open=True), at_least(5), 0, 0, 0),
        (interval(0, 5, right_open=True), interval(0, 5), 1, 1, 0),
        (interval(0, 5), interval(0, 5, right_open=True), 1, 0, 1),
        (interval(0, 5, right_open=True), Trapezoid(4, 5, 6, 7), 1, 0, 0),
        (Trapezoid(0, 0, 10, 20), Trapezoid(10, 20, 30, 30), 0.5, 0, 0),
        (Trapezoid(0, 0, 10, 20), Trapezoid(20, 30, 40, 50), 0, 0, 0),
        (Trapezoid(0, 1, 2, 3), Trapezoid(0, 1, 2, 4), 1, 1, 0.5),
        (Trapezoid(0, 1, 2, 4), Trapezoid(0, 1, 3, 5), 1, 1, 0.5),
        (Trapezoid(-4, -3, -2, 0), Trapezoid(-5, -3, -2, 0), 1, 1, 0.5),
        (interval(-INFINITY, INFINITY), point(0), 1, 0, 1),
        (at_least(3), at_least(2), 1, 1, 0),
        (Trapezoid(0, 4, INFINITY, INFINITY), Trapezoid(2, 4, INFINITY, INFINITY), 1, 0.5, 1),
    ],
)
def test_worked_examples(a, b, possibility, forward, backward):
    assert a.possibility(b) == b.possibility(a) == possibility
    assert a.inclusion(b) == pytest.approx(forward)
    assert b.inclusion(a) == pytest.approx(backward)
    assert a.compare(b) == Scores(max(a.inclusion(b), b.inclusion(a)), 1 - possibility, a.inclusion(b), b.inclusion(a))


@pytest.mark.parametrize(
    "bounds",
    [
        (2, 1, 3, 4),
        (1, 3, 2, 4),
        (1, 2, 4, 3),
        (math.nan, 1, 2, 3),
        (0, 1, 2, math.nan),
        (INFINITY,) * 4,
        (-INFINITY,) * 4,
        (-INFINITY, 0, 1, 2),
        (0, 1, 2, INFINITY),
        ("0", 1, 2, 3),
        (None, 1, 2, 3),
        (True, 1, 2, 3),
        (0, 1, 2, 10**400),
        (0, 1, 2, 1 + 2j),
    ],
)
def test_refused_at_construction(bounds):
    with pytest.raises(InvalidValue):
        Trapezoid(*bounds)


@pytest.mark.parametrize("ends", [(True, False), (False, True), (True, True)])
def test_an_empty_core_is_refused(ends):
    with pytest.raises(InvalidValue, match="empty"):
        Trapezoid(5, 5, 5, 5, *ends)


def test_refusals_say_what_and_why():
    with pytest.raises(InvalidValue, match=r"bounds out of order: 2 <= 1"):
        Trapezoid(2, 1, 3, 4)
    with pytest.raises(InvalidValue, match="NaN"):
        Trapezoid(math.nan, 1, 3, 4)
    with pytest.raises(InvalidValue, match="infinite only if"):
        Trapezoid(-INFINITY, 0, 1, 1)
    with pytest.raises(InvalidValue, match="lies at infinity"):
        Trapezoid(INFINITY, INFINITY, INFINITY, INFINITY)


@pytest.mark.parametrize("factor", [0, 0.0, INFINITY, -INFINITY, math.nan, "2"])
def test_scaling_by_nothing_or_everything_is_refused(factor):
    with pytest.raises(InvalidValue):
        point(3).scale(factor)


@pytest.mark.parametrize(("support", "core"), [(-1, 0), (1, 2), (INFINITY, 0), (1, -1), (math.nan, 0)])
def test_widening_the_wrong_way_is_refused(support, core):
    with pytest.raises(InvalidValue):
        interval(0, 9).widen(support, core=core)


def test_a_bound_that_runs_over_is_refused():
    with pytest.raises(InvalidValue, match="largest"):
        interval(1.0, 1e200).scale(1e200)
    with pytest.raises(InvalidValue, match="largest"):
        interval(1.0, 1.7e308) + interval(1.0, 1.7e308)
    assert at_least(1.0).scale(1e300).d == INFINITY
    assert (at_least(1.0) + at_most(2.0)).support == (-INFINITY, INFINITY)


def test_open_ends_on_slopes_are_dropped():
    assert Trapezoid(0, 1, 2, 3, True, True) == Trapezoid(0, 1, 2, 3)
    assert Trapezoid(-INFINITY, -INFINITY, 2, 2, True, True).open == (False, True)
    assert repr(interval(1, 2, left_open=True)) == "Trapezoid(1, 1, 2, 2, left_open=True)"


def test_sums_and_differences():
    assert point(1) + 2 == point(3)
    assert Trapezoid(0, 1, 2, 4) - Trapezoid(0, 1, 1, 2) == Trapezoid(-2, 0, 1, 4)
    assert interval(0, 1, right_open=True) + interval(0, 1) == interval(0, 2, right_open=True)
    assert interval(0, 1, left_open=True) + interval(0, 1) == interval(0, 2, left_open=True)
    assert -interval(0, 1, right_open=True) == interval(-1, 0, left_open=True)
    assert Trapezoid(1, 2, 3, 5).scale(2) == Trapezoid(2, 4, 6, 10)
    assert interval(1, 2, left_open=True).scale(-1) == interval(-2, -1, right_open=True)


def test_widening_opens_nothing():
    assert interval(0, 1, right_open=True).widen(1) == Trapezoid(-1, 0, 1, 2)
    assert interval(0, 1, right_open=True).widen(1, core=1) == interval(-1, 2, right_open=True)
    assert point(3).widen(0) == point(3)


def test_intersections_and_unions():
    assert interval(0, 5).intersection(interval(3, 9)) == interval(3, 5)
    assert interval(0, 5, right_open=True).intersection(interval(3, 5)) == interval(3, 5, right_open=True)
    assert interval(0, 3).union(interval(3, 9)) == interval(0, 9)
    assert interval(0, 3, right_open=True).union(interval(3, 9)) == interval(0, 9)
    assert interval(0, 5, right_open=True).union(interval(3, 5)) == interval(0, 5)
    with pytest.raises(InvalidValue, match="do not meet"):
        interval(0, 1).intersection(interval(2, 3))
    with pytest.raises(InvalidValue, match="do not meet"):
        interval(0, 2, right_open=True).intersection(interval(2, 3))
    with pytest.raises(InvalidValue, match="cross"):
        Trapezoid(0, 0, 1, 10).intersection(Trapezoid(0, 0, 2, 3))
    with pytest.raises(InvalidValue, match="gap"):
        interval(0, 1).union(interval(2, 3))
    with pytest.raises(InvalidValue, match="gap"):
        interval(0, 2, right_open=True).union(interval(2, 3, left_open=True))
    with pytest.raises(InvalidValue, match="cross"):
        Trapezoid(0, 0, 1, 10).union(Trapezoid(0, 0, 2, 3))


@pytest.mark.parametrize("alpha", [0, -0.5, 1.5, math.nan])
def test_cuts_outside_their_range_are_refused(alpha):
    with pytest.raises(InvalidValue):
        point(3).alpha_cut(alpha)


def test_cuts():
    assert Trapezoid(0, 10, 20, 40).alpha_cut(1) == (10, 20)
    assert Trapezoid(0, 10, 20, 40).alpha_cut(0.25) == (2.5, 35)
    assert at_least(3).alpha_cut(0.5) == (3, INFINITY)


def test_scores_are_tidy():
    assert SAME.neutral == 0
    assert UNRELATED.neutral == 1
    assert scores_from(0.5, 0.50000001, 0.2) == Scores(0.5, 0.5, 0.5, 0.2)
    assert Scores(0.7, 0.0, 0.1, 0.7).converse == Scores(0.7, 0.0, 0.7, 0.1)
    assert Scores(1.0, 0.0000001, 1.0, 1.0).neutral == 0.0


def test_bounds_and_width():
    assert at_least(3).width == INFINITY
    assert not at_least(3).is_bounded
    assert not at_most(3).is_bounded
    assert Trapezoid(0, 1, 2, 5).width == 3
    assert point(3).is_point
    assert not interval(3, 4).is_point


def test_all_pairs_of_nothing_and_of_one():
    assert len(compare_all([])) == 0
    assert compare_all([point(3)])[0, 0] == SAME


@settings(max_examples=60, deadline=None)
@given(st.lists(trapezoids(low=-3, high=3), min_size=2, max_size=70))
def test_all_pairs_to_the_last_bit(shapes):
    scores = compare_all(shapes)
    for i in (0, len(shapes) // 2, -1):
        for j, other in enumerate(shapes):
            index = i % len(shapes)
            assert scores[index, j] == shapes[index].compare(other)


@pytest.mark.parametrize("law", LAWS["algebra"] + LAWS["arrays"], ids=lambda law: law.name)
def test_law(law):
    run_law(law, examples=80)
