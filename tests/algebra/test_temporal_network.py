"""The temporal network held against textbook reckoning, and what each rule of choice is for."""

from __future__ import annotations

import math
import time
from itertools import pairwise, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.algebra import temporal_network
from factrecon.algebra.temporal_network import ZERO, Constraint, components, solve
from factrecon.algebra.trapezoid import INFINITY, Trapezoid, at_least, interval, point
from factrecon.errors import InvalidValue, UnknownName
from factrecon.testing import LAWS, run_law
from factrecon.testing.strategies import constraint_lists, constraints

HOUR, DAY = 3600, 86400


def closed(constraints):
    """Constraints without open ends, so that their shapes can simply be added."""
    return [c for c in constraints if c.shape.open == (False, False)]


def circles(constraints):
    """Every way round through distinct points: (constraints, the sum of what they say).

    Going round, the seconds add up to nothing, so how far the constraints can hold together is how
    possible their sum leaves zero.
    """
    steps = {}
    for c in constraints:
        steps.setdefault((c.from_point, c.to_point), []).append((c, c.shape))
        steps.setdefault((c.to_point, c.from_point), []).append((c, -c.shape))
    points = sorted({p for pair in steps for p in pair})
    for size in range(2, len(points) + 1):
        for round_trip in permutations(points, size):
            if round_trip[0] == min(round_trip):
                legs = [steps.get(leg, []) for leg in pairwise([*round_trip, round_trip[0]])]
                for chosen in product(*legs):
                    shape = chosen[0][1]
                    for _, further in chosen[1:]:
                        shape = shape + further
                    yield [c for c, _ in chosen], shape


def tightest(constraints, alpha):
    """The least upper bound on the way from each point to each other at a level (Floyd and Warshall)."""
    points = sorted({ZERO, *(p for c in constraints for p in (c.from_point, c.to_point))})
    bound = {(p, q): 0.0 if p == q else INFINITY for p in points for q in points}
    for c in constraints:
        low, high = c.shape.support if alpha == 0 else c.shape.core
        if 0 < alpha < 1:
            low = c.shape.a + alpha * (c.shape.b - c.shape.a) if c.shape.a != -INFINITY else -INFINITY
            high = c.shape.d - alpha * (c.shape.d - c.shape.c) if c.shape.d != INFINITY else INFINITY
        there, back = (c.from_point, c.to_point), (c.to_point, c.from_point)
        bound[there] = min(bound[there], high)
        bound[back] = min(bound[back], -low)
    for via, p, q in product(points, repeat=3):
        bound[p, q] = min(bound[p, q], bound[p, via] + bound[via, q])
    return bound


@settings(max_examples=60, deadline=None)
@given(constraint_lists(most=6).map(closed))
def test_the_degree_is_that_of_the_worst_way_round(constraints):
    degrees = [shape.membership(0) for members, shape in circles(constraints) if len(set(members)) > 1]
    assert solve(constraints).degree == pytest.approx(min(degrees, default=1.0), abs=1e-6)


FIVE = st.lists(constraints(points=("a", "b", "c", "d", "e")), min_size=3, max_size=12).map(closed)


@settings(max_examples=60, deadline=None)
@given(st.one_of(constraint_lists(most=6).map(closed), FIVE))
def test_the_worst_conflict_has_the_fewest_voices(constraints):
    conflicts = solve(constraints).conflicts
    if conflicts:
        worst = conflicts[0].degree
        rounds = [m for m, shape in circles(constraints) if len(set(m)) > 1 and shape.membership(0) <= worst]
        fewest = min(sum(bool(c.labels) for c in set(m)) for m in rounds)
        assert min(sum(bool(c.labels) for c in x.constraints) for x in conflicts if x.degree == worst) == fewest


@settings(max_examples=60, deadline=None)
@given(constraint_lists(most=6).map(closed))
def test_windows_are_the_tightest_bounds(constraints):
    whole = solve(constraints)
    for part in components(constraints):
        solution = solve(part)
        support, core = tightest(solution.kept, 0), tightest(solution.kept, solution.level)
        for p, window in solution.windows.items():
            assert whole.windows[p] == window
            assert window.support == pytest.approx((-support[p, ZERO], support[ZERO, p]), abs=0.01)
            assert window.core == pytest.approx((-core[p, ZERO], core[ZERO, p]), abs=0.01)
        names = sorted(solution.windows)
        for p, q in ((names[0], names[-1]), (names[-1], names[0])):
            between = whole.between(p, q)
            assert between == solution.between(p, q)
            assert between.c == pytest.approx(core[p, q], abs=0.01)
            assert between.a == pytest.approx(-support[q, p], abs=0.01)


def test_between_points_that_only_the_epoch_joins():
    apart = [Constraint(ZERO, "x", Trapezoid(0, 1, 2, 4), "a"), Constraint(ZERO, "y", Trapezoid(10, 11, 13, 17), "b")]
    solution = solve(apart)
    assert solution.between("x", "y") == Trapezoid(6, 9, 12, 17)
    assert solution.between("y", "x") == Trapezoid(-17, -12, -9, -6)
    assert solution.between(ZERO, "y") == solution.windows["y"]
    assert solution.between("y", ZERO) == -solution.windows["y"]


def test_a_conflict_elsewhere_does_not_decide_who_goes():
    # Of "near" and "far" what stands outside refutes "far" more. Another story's flat contradiction, by way of
    # the epoch, would seem to refute anything.
    said = [
        Constraint(ZERO, "x", interval(0, 2 * DAY), "near"),
        Constraint(ZERO, "x", interval(11 * DAY, 12 * DAY), "far"),
        Constraint(ZERO, "y", point(3 * DAY), "y", strength=5.0),
        Constraint("y", "x", interval(0, HOUR), "yx", strength=5.0),
    ]
    other = [Constraint(ZERO, "z", point(k * 300 * DAY), f"z{k}") for k in range(2)]
    alone, beside = solve(said), solve([*said, *other])
    assert [c for c in beside.conflicts if set(c.constraints) <= set(said)] == list(alone.conflicts)
    assert {p: beside.windows[p] for p in alone.windows} == alone.windows


def test_beyond_its_cap_a_component_is_solved_without_the_smallest_cycles():
    steps = [Constraint(f"p{k}", f"p{k + 1}", at_least(0)) for k in range(temporal_network.LARGEST)]
    said = [Constraint(ZERO, "p3", point(DAY), "late"), Constraint(ZERO, "p9", point(0), "early", strength=2.0)]
    solution = solve([*steps, *said])
    assert [c.set_aside.labels for c in solution.conflicts] == [("late",)]
    assert solution.windows["p3"].c == 0


@settings(max_examples=60, deadline=None)
@given(constraint_lists(most=7))
def test_how_much_is_reckoned_at_a_time_changes_nothing(constraints):
    whole = solve(constraints)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(temporal_network, "_CELLS", 1)
        assert solve(constraints) == whole


def test_long_orders_are_followed_however_little_is_reckoned_at_a_time():
    orders = [Constraint(p, q, at_least(0)) for p, q in pairwise("abcdefgh")]
    said = [Constraint(ZERO, "a", point(5 * DAY), "c1"), Constraint(ZERO, "h", point(0), "c2")]
    longer = [
        Constraint("a", "x", point(DAY), "c3"),
        Constraint("x", "y", point(DAY), "c4"),
        Constraint(ZERO, "y", point(90 * DAY), "c5"),
    ]
    whole = solve([*orders, *said, *longer])
    assert ("c1", "c2") in {c.labels for c in whole.conflicts}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(temporal_network, "_CELLS", 1)
        assert solve([*orders, *said, *longer]) == whole


@pytest.mark.parametrize("unit", [1, HOUR, 1000 * DAY])
def test_how_well_things_fit_does_not_depend_on_the_unit(unit):
    # Half-way between "at once, one at most" and "one, at least nothing", be it seconds or years.
    a = Constraint(ZERO, "x", Trapezoid(0, 0, 0, unit), "a")
    b = Constraint(ZERO, "x", Trapezoid(0, unit, unit, unit), "b")
    solution = solve([a, b])
    assert solution.degree == pytest.approx(0.5)
    assert solution.conflicts[0].shortfall == unit
    assert solution.windows["x"].core == pytest.approx((unit / 2, unit / 2))


@pytest.mark.parametrize("names", ["abcd", "dcba", "badc", "cadb", "zxyw"])
@pytest.mark.parametrize("unit", [60, HOUR, DAY])
def test_of_equal_tensions_the_shorter_is_told(names, unit):
    # A pair of quotes and a circle of five strain alike: the pair is easier to see, whatever things are called.
    p, q, r, s = names
    by, after = Trapezoid(0, 0, 0, unit), Trapezoid(0, unit, unit, unit)
    circle = [
        Constraint(ZERO, q, by, "v"),
        Constraint(q, r, point(unit), "w"),
        Constraint(r, s, point(0), "x"),
        Constraint(s, p, point(-unit), "y"),
    ]
    said = [*circle, Constraint(ZERO, p, after, "early"), Constraint(ZERO, p, by, "late")]
    first = solve(said).conflicts[0]
    assert first.degree == pytest.approx(0.5)
    assert first.labels == ("early", "late")


@settings(max_examples=60, deadline=None)
@given(constraint_lists(most=7))
def test_conflicts_come_worst_first_and_what_goes_is_the_weakest_voice(constraints):
    conflicts = solve(constraints).conflicts
    assert [(c.degree, len(c.constraints)) for c in conflicts] == sorted(
        (c.degree, len(c.constraints)) for c in conflicts
    )
    for conflict in conflicts:
        assert (conflict.set_aside is None) == (conflict.degree >= 0.5)
        if conflict.set_aside is not None:
            voices = [c for c in conflict.constraints if c.labels]
            assert conflict.set_aside in (voices or conflict.constraints)
            assert conflict.set_aside.strength == min(c.strength for c in voices or conflict.constraints)


def chain(*names, days=1, label="c", strength=1.0):
    """A day (or more) from each point to the next, each said by somebody."""
    return [
        Constraint(p, q, point(days * DAY), f"{label}{i}", strength=strength)
        for i, (p, q) in enumerate(pairwise(names))
    ]


def test_a_conflict_is_told_in_the_order_of_its_circle():
    # Told in another order, "A was a day before B, B a day before C ..." cannot be followed by a reader.
    steps = chain("p", "z", "a", "y", "b")
    free = Constraint("b", "x", at_least(0))
    (conflict,) = solve([*steps, free, Constraint("p", "x", point(DAY), "last")]).conflicts
    members = conflict.constraints
    assert set(members) == {*steps, free, Constraint("p", "x", point(DAY), "last")}
    for one, next_one in pairwise([*members, members[0]]):
        assert {one.from_point, one.to_point} & {next_one.from_point, next_one.to_point}
    assert conflict.shortfall == 3 * DAY


def test_a_tension_costs_nobody_while_a_longer_contradiction_stands():
    # Four quotes that contradict flatly, and two that merely strain: only the contradiction has a victim.
    flat = [*chain(ZERO, "a", "b", "c"), Constraint(ZERO, "c", point(9 * DAY), "d")]
    strained = [
        Constraint(ZERO, "x", Trapezoid(0, 0, DAY, 3 * DAY), "by the first"),
        Constraint(ZERO, "x", Trapezoid(DAY, 2 * DAY, 4 * DAY, 4 * DAY), "by the third"),
    ]
    solution = solve([*flat, *strained])
    assert [c.set_aside is None for c in solution.conflicts] == [False, True]
    assert set(strained) <= set(solution.kept)
    assert solution.level == solution.conflicts[1].degree == pytest.approx(2 / 3)


def test_a_millisecond_is_rounding():
    # Windows are drawn to the millisecond, so bounds that miss each other by one are taken to touch.
    def twice(gap):
        return solve([Constraint(ZERO, "x", point(0), "a"), Constraint(ZERO, "x", point(gap), "b")])

    assert twice(0.001).conflicts == ()
    assert len(twice(0.0011).conflicts) == 1


def test_an_open_end_stops_one_second_short_and_never_past_the_middle():
    def window(shape):
        return solve([Constraint(ZERO, "x", shape, "a")]).windows["x"]

    assert window(interval(0, DAY, right_open=True)) == interval(0, DAY - 1)
    assert window(interval(0, DAY, left_open=True)) == interval(1, DAY)
    assert window(interval(0, 1, right_open=True)) == interval(0, 0.5)
    assert window(Trapezoid(0, 0, DAY, 2 * DAY, left_open=True)) == Trapezoid(1, 1, DAY, 2 * DAY)


def test_no_window_has_a_negative_zero():
    # -0.0 equals 0.0 but prints otherwise: reports would differ by how a bound was reached.
    solution = solve([Constraint("x", ZERO, point(0), "a"), Constraint("x", "y", interval(-1, 0), "b")])
    for window in solution.windows.values():
        assert all(math.copysign(1, x) == 1 for x in (*window.core, *window.support) if x == 0)


def test_what_others_refute_most_goes_first():
    # Three accounts of one strike of equal strength: its length is contradicted by two others, its end by none but it.
    start, length = Constraint(ZERO, "s", point(0), "start"), Constraint("s", "e", point(9 * DAY), "length")
    ends = [Constraint(ZERO, "e", point(2 * DAY), "end"), Constraint("s", "e", point(2 * DAY), "other length")]
    solution = solve([start, length, *ends])
    assert [c.set_aside for c in solution.conflicts] == [length]
    assert set(solution.kept) == {start, *ends}


def test_refutation_reaches_round_several_corners():
    # "x" is given twice; a chain of five other quotes speaks for the earlier date, nothing for the later one.
    early, late = Constraint(ZERO, "x", point(6 * DAY), "a: early"), Constraint(ZERO, "x", point(20 * DAY), "b: late")
    others = chain(ZERO, "p", "q", "r", "s", "t", "x", strength=2.0)
    for said in ([early, late, *others], [early, late]):
        aside = solve(said).conflicts[0].set_aside
        assert aside == late
    # Mirrored, so that it is not the order of the labels or dates that decides.
    far = chain(ZERO, "p", "q", "r", "s", "t", "x", days=20 / 6, strength=2.0)
    assert solve([early, late, *far]).conflicts[0].set_aside == early


def test_of_equals_the_vaguer_one_goes():
    # Nothing else decides between two single voices: the one that says less is the smaller loss.
    sharp, vague = Constraint(ZERO, "x", interval(0, DAY), "z"), Constraint(ZERO, "x", interval(3 * DAY, 9 * DAY), "a")
    assert [c.set_aside for c in solve([sharp, vague]).conflicts] == [vague]
    before = Constraint(ZERO, "x", interval(-9 * DAY, -3 * DAY), "a")
    assert [c.set_aside for c in solve([sharp, before]).conflicts] == [before]


def test_how_far_others_miss_decides_and_not_how_many():
    # Both dates of "x" are contradicted from outside, one by a day, the other by eight.
    near, far = (
        Constraint(ZERO, "x", interval(0, 2 * DAY), "near"),
        Constraint(ZERO, "x", interval(11 * DAY, 12 * DAY), "far"),
    )
    outside = [
        Constraint(ZERO, "y", point(3 * DAY), "y", strength=5.0),
        Constraint("y", "x", interval(0, HOUR), "yx", strength=5.0),
    ]
    (first, second) = sorted((c.set_aside for c in solve([near, far, *outside]).conflicts), key=lambda c: c.labels)
    assert (first, second) == (far, near)
    assert solve([near, far, *outside]).windows["x"].core == (3 * DAY, 3 * DAY + HOUR)


def test_a_contradiction_that_nobody_said_is_none_of_the_speakers_fault():
    # Facts that hold by themselves are only given up where nobody who spoke takes part.
    fact, other = Constraint("a", "b", at_least(0)), Constraint("b", "a", at_least(5))
    assert solve([fact, other]).conflicts[0].set_aside in (fact, other)
    spoken = Constraint("b", "a", at_least(5), "somebody", strength=1e9)
    assert solve([fact, spoken]).conflicts[0].set_aside == spoken


def test_many_contradictions_are_all_resolved():
    # More conflicts than are each explained by their smallest cycle: none may be left in what is kept.
    joined = [Constraint(f"x{k}", f"x{k + 1}", at_least(-9 * DAY)) for k in range(temporal_network.THOROUGH + 2)]
    said = joined + [
        c
        for k in range(temporal_network.THOROUGH + 3)
        for c in (
            Constraint(ZERO, f"x{k}", point(0), f"a{k}"),
            Constraint(ZERO, f"x{k}", point(DAY), f"b{k}", strength=2.0),
        )
    ]
    solution = solve(said)
    assert len(solution.conflicts) == temporal_network.THOROUGH + 3
    assert len(components(said)) == 1
    assert {label for c in solution.kept for label in c.labels} == {
        f"b{k}" for k in range(temporal_network.THOROUGH + 3)
    }


@pytest.mark.parametrize("zero", ["", "departure"])
def test_times_may_be_counted_from_another_point(zero):
    # What is known from a point on needs no calendar: the zero may be any point, named by a claim or not.
    zero = zero or "elsewhere"
    solution = solve([Constraint("departure", "arrival", interval(HOUR, 2 * HOUR), "a")], zero=zero)
    expected = (HOUR, 2 * HOUR) if zero == "departure" else (-INFINITY, INFINITY)
    assert solution.windows["arrival"].core == expected
    assert solution.windows[zero] == point(0)


def best_by_search(constraints):
    """The consistency degree on a grid of half hours, by trying every course of events."""
    points = sorted({p for c in constraints for p in (c.from_point, c.to_point)} - {ZERO})
    best = 0.0
    for places in product(range(-24, 25), repeat=len(points)):
        at = {ZERO: 0.0, **{p: 1800.0 * x for p, x in zip(points, places, strict=True)}}
        level = 1.0
        for c in constraints:
            level = min(level, c.shape.membership(at[c.to_point] - at[c.from_point]))
            if level <= best:
                break
        best = max(best, level)
    return best


@settings(max_examples=25, deadline=None)
@given(constraint_lists(most=4).map(lambda cs: [c for c in cs if "c" not in (c.from_point, c.to_point)]))
def test_degree_against_search(constraints):
    # No course of events on the grid may satisfy the constraints further than the degree says.
    assert best_by_search(constraints) <= solve(constraints).degree + 1e-6


def test_a_degree_between():
    a = Constraint(ZERO, "x", Trapezoid(0, 0, 0, 10 * DAY), "a", "by the first")
    b = Constraint(ZERO, "x", Trapezoid(0, 10 * DAY, 10 * DAY, 10 * DAY), "b", "on the tenth")
    solution = solve([a, b])
    assert solution.degree == pytest.approx(0.5)
    assert [c.labels for c in solution.conflicts] == [("a", "b")]
    assert solution.conflicts[0].set_aside is None
    assert solution.conflicts[0].shortfall == 10 * DAY
    assert solution.windows["x"].core == pytest.approx((5 * DAY, 5 * DAY))
    assert solution.kept == (a, b)


def test_half_a_second_is_a_conflict_and_rounding_is_none():
    def twice(gap):
        return solve([Constraint(ZERO, "x", point(1.7e9), "a"), Constraint(ZERO, "x", point(1.7e9 + gap), "b")])

    assert twice(0.5).degree == 0
    assert twice(0.5).conflicts[0].shortfall == pytest.approx(0.5)
    assert twice(1e-4).degree == 1
    assert twice(1e-4).windows["x"].b == pytest.approx(1.7e9, abs=1e-3)


def test_windows_are_exact():
    solution = solve(
        [
            Constraint(ZERO, "s", Trapezoid(0, DAY, 2 * DAY, 3 * DAY), "c1"),
            Constraint("s", "e", Trapezoid(DAY, 2 * DAY, 2 * DAY, 3 * DAY), "c2"),
        ]
    )
    assert solution.windows["e"] == Trapezoid(DAY, 3 * DAY, 4 * DAY, 6 * DAY)
    assert solution.between("s", "e") == Trapezoid(DAY, 2 * DAY, 2 * DAY, 3 * DAY)
    assert solution.between("e", "s") == Trapezoid(-3 * DAY, -2 * DAY, -2 * DAY, -DAY)
    with pytest.raises(UnknownName, match="nowhere"):
        solution.between("s", "nowhere")


def test_what_nothing_bounds_stays_open():
    solution = solve([Constraint("a", "b", at_least(5), "c1")])
    assert solution.windows["a"].support == (-INFINITY, INFINITY)
    assert solution.between("a", "b").core == (5, INFINITY)
    assert solve([]).degree == 1


def test_open_ends_do_not_touch():
    before = Constraint(ZERO, "x", interval(0, DAY, right_open=True), "a")
    after = Constraint(ZERO, "x", interval(DAY, 2 * DAY), "b")
    assert solve([before, after]).degree == 0
    assert solve([Constraint(ZERO, "x", interval(0, DAY), "a"), after]).degree == 1
    left = Constraint(ZERO, "x", interval(DAY, 2 * DAY, left_open=True), "b")
    assert solve([Constraint(ZERO, "x", interval(0, DAY), "a"), left]).degree == 0


def test_the_smallest_conflict_is_shown():
    chain = [
        Constraint(ZERO, "a", point(0), "c0"),
        Constraint("a", "b", point(DAY), "c1"),
        Constraint("b", "c", point(DAY), "c2"),
        Constraint("c", "d", point(DAY), "c3"),
        Constraint(ZERO, "d", point(9 * DAY), "c4"),
        Constraint("a", "c", point(5 * DAY), "c5"),
    ]
    first = solve(chain).conflicts[0]
    assert first.labels == ("c1", "c2", "c5")


def test_what_holds_by_itself_counts_for_nothing():
    facts = [
        Constraint(ZERO, "a", point(5 * DAY), "c1"),
        Constraint("a", "b", at_least(0)),
        Constraint("b", "c", at_least(0)),
        Constraint("c", "d", at_least(0)),
        Constraint(ZERO, "d", point(0), "c2"),
        Constraint(ZERO, "x", point(0), "c3"),
        Constraint("x", "y", point(DAY), "c4"),
        Constraint("y", "z", point(DAY), "c5"),
        Constraint(ZERO, "z", point(30 * DAY), "c6"),
    ]
    conflicts = solve(facts).conflicts
    assert {c.labels for c in conflicts} == {("c1", "c2"), ("c3", "c4", "c5", "c6")}
    assert all(c.set_aside.labels for c in conflicts)


def test_few_quotes_count_before_few_bounds():
    facts = [
        Constraint(ZERO, "a", point(5 * DAY), "c1", strength=0.5),
        Constraint("a", "b", at_least(0)),
        Constraint("b", "c", at_least(0)),
        Constraint("c", "d", at_least(0)),
        Constraint("d", "e", at_least(0)),
        Constraint(ZERO, "e", point(0), "c2"),
        Constraint("a", "x", point(DAY), "c3"),
        Constraint(ZERO, "x", point(90 * DAY), "c4"),
    ]
    conflicts = solve(facts).conflicts
    assert {c.labels for c in conflicts} == {("c1", "c2"), ("c2", "c3", "c4")}
    assert conflicts[0].labels == ("c1", "c2")
    assert conflicts[0].shortfall == 5 * DAY


def test_what_follows_from_a_conflict_takes_no_part_in_it():
    # A march after the strike and a rally after the march are dated by the strike; they contradict nothing.
    said = [
        Constraint(ZERO, "f", point(5 * DAY), "c1", strength=0.5),
        Constraint(ZERO, "k", point(0), "c2"),
        Constraint("f", "k", at_least(0)),
    ]
    before = [Constraint(p, q, at_least(0)) for p, q in pairwise("abcdef")]
    after = [Constraint(p, q, at_least(0)) for p, q in pairwise("klmnop")]
    longer = [
        Constraint("f", "x", point(DAY), "c3"),
        Constraint(ZERO, "x", point(90 * DAY), "c4"),
        Constraint("x", "y", point(DAY), "c5"),
    ]
    first = solve([*said, *before, *after, *longer]).conflicts[0]
    assert set(first.constraints) == set(said)


def test_of_equally_small_conflicts_the_widest_gap_is_shown():
    said = [Constraint(ZERO, "x", point(0), "c0", strength=0.5)]
    said += [Constraint(ZERO, "x", point(n * DAY), f"c{n}") for n in (3, 1, 2)]
    assert solve(said).conflicts[0].labels == ("c0", "c3") or solve(said).conflicts[0].shortfall == 3 * DAY


def test_the_weaker_voice_is_set_aside():
    strong = Constraint(ZERO, "x", interval(0, DAY), "many", "the first", 3.0)
    weak = Constraint(ZERO, "x", interval(5 * DAY, 6 * DAY), "one", "the sixth", 1.0)
    solution = solve([weak, strong])
    assert solution.conflicts[0].set_aside == weak
    assert solution.kept == (strong,)
    assert solution.windows["x"].core == (0, DAY)
    assert (solution.degree, solution.level) == (0, 1)


def test_the_odd_one_out_is_set_aside():
    agree = [Constraint(ZERO, "x", interval(i, DAY + i), f"c{i}") for i in range(3)]
    odd = Constraint(ZERO, "x", interval(5 * DAY, 6 * DAY), "odd")
    solution = solve([odd, *agree])
    assert [c.set_aside for c in solution.conflicts] == [odd]


def test_independent_conflicts_are_each_listed():
    pairs = [
        c
        for k in range(3)
        for c in (
            Constraint(ZERO, f"x{k}", point(0), f"a{k}"),
            Constraint(ZERO, f"x{k}", point((k + 1) * DAY), f"b{k}"),
        )
    ]
    assert {c.labels for c in solve(pairs).conflicts} == {("a0", "b0"), ("a1", "b1"), ("a2", "b2")}


@pytest.mark.parametrize(
    ("p", "q", "strength"), [("", "x", 1), ("x", "", 1), ("x", "x", 1), ("x", "y", 0), ("x", "y", float("nan"))]
)
def test_what_is_no_constraint_is_refused(p, q, strength):
    with pytest.raises(InvalidValue):
        Constraint(p, q, point(0), strength=strength)


def big(bad=0):
    truth, said = {}, []
    for i in range(200):
        start = 1.69e9 + 37 * HOUR * i
        truth[f"e{i}.start"], truth[f"e{i}.end"] = start, start + (i % 9 + 1) * DAY
        said.append(Constraint(f"e{i}.start", f"e{i}.end", at_least(0), strength=INFINITY))
    names = sorted(truth)
    for k in range(2000):
        p, q = (names[(7 * k) % 400], names[(7 * k + 1 + k % 83) % 400]) if k % 3 else (ZERO, names[(k // 3) % 400])
        gap = truth[q] - truth.get(p, 0) + (40 * DAY if k < bad else 0)
        slack = (k % 11 + 1) * HOUR
        said.append(
            Constraint(p, q, Trapezoid(gap - 3 * slack, gap - slack, gap + 2 * slack, gap + 4 * slack), f"c{k}")
        )
    return said, truth


def test_two_hundred_events_in_under_a_second():
    said, truth = big()
    started = time.perf_counter()
    solution = solve(said)
    assert time.perf_counter() - started < 15  # benchmarks measure it; this only catches a blow-up
    assert solution.degree == 1
    assert all(solution.windows[p].membership(x) > 0.99 for p, x in truth.items())


def test_planted_errors_are_found():
    said, truth = big(bad=2)
    solution = solve(said)
    aside = {label for c in solution.conflicts for label in c.set_aside.labels}
    assert aside == {"c0", "c1"}
    assert max(len(c.labels) for c in solution.conflicts) <= 3
    assert all(solution.windows[p].membership(x) > 0.99 for p, x in truth.items())


@pytest.mark.parametrize("law", LAWS["timeline"], ids=lambda law: law.name)
def test_law(law):
    run_law(law, examples=50)
