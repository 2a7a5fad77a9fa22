"""What words mean: the table of the documentation row by row, the laws, and what is refused."""

from __future__ import annotations

import math

import attrs
import pytest

from factrecon.algebra.tolerance import (
    DEFAULT,
    INDEFINITE,
    MODIFIERS,
    SHARES,
    SUB_UNIT,
    UNIT_SECONDS,
    Tolerance,
    granularity,
)
from factrecon.algebra.trapezoid import INFINITY, Trapezoid, interval, point
from factrecon.errors import InvalidValue
from factrecon.testing import LAWS, run_law

HOUR, DAY, WEEK = 3600, 86400, 604800


@pytest.mark.parametrize(
    ("n", "modifier", "upper", "count", "expected"),
    [
        (23, "exactly", None, True, point(23)),
        (75000, "exactly", None, True, point(75000)),
        (7, None, None, True, point(7)),
        (23, None, None, True, point(23)),
        (75123, None, None, True, point(75123)),
        (20, None, None, True, Trapezoid(19, 20, 20, 21)),  # 5 % binds before half of ten
        (75000, None, None, True, Trapezoid(74500, 75000, 75000, 75500)),
        (1_200_000_000, None, None, True, Trapezoid(1_150_000_000, 1_200_000_000, 1_200_000_000, 1_250_000_000)),
        (5, None, None, False, Trapezoid(4.75, 5, 5, 5.25)),
        (3.5, None, None, False, Trapezoid(3.45, 3.5, 3.5, 3.55)),
        (75000, "about", None, True, Trapezoid(67500, 71250, 78750, 82500)),
        (20, "about", None, True, Trapezoid(16, 18, 22, 24)),
        (6, "about", None, True, Trapezoid(4, 5, 7, 8)),
        (13_600_000, None, None, True, interval(13_550_000, 13_650_000, right_open=True)),
        (1_010, None, None, True, interval(1_005, 1_015, right_open=True)),  # the third digit is 1 %
        (1_806, None, None, True, point(1806)),
        (61.7, None, None, False, interval(61.65, 61.75, right_open=True)),
        (-61.7, None, None, False, interval(-61.75, -61.65, right_open=True)),
        (75000, "more than", None, True, interval(75000, INFINITY, left_open=True)),
        (5, "more than", None, True, interval(6, INFINITY)),
        (75000, "at least", None, True, Trapezoid(74500, 75000, INFINITY, INFINITY)),
        (12, "at least", None, True, interval(12, INFINITY)),
        (100, "nearly", None, True, Trapezoid(90, 95, 100, 105)),
        (5, "nearly", None, True, interval(4, 5)),
        (61.7, "nearly", None, False, Trapezoid(55.53, 58.615, 61.75, 61.75, right_open=True)),
        (75000, "fewer than", None, True, interval(0, 75000, right_open=True)),
        (61.7, "at least", None, False, interval(61.65, INFINITY)),
        (61.7, "at most", None, False, interval(0, 61.75, right_open=True)),
        (61.7, "up to", None, False, Trapezoid(0, 30.85, 61.75, 61.75, right_open=True)),
        (61.7, "range", 78, False, Trapezoid(61.65, 61.65, 78, 78.5)),
        (5, "fewer than", None, True, interval(0, 4)),
        (75000, "up to", None, True, Trapezoid(0, 37500, 75000, 75500)),
        (75000, "at most", None, True, Trapezoid(0, 0, 75000, 75500)),
        (70000, "range", 80000, True, Trapezoid(66500, 70000, 80000, 84000)),
        (80000, "range", 70000, True, Trapezoid(66500, 70000, 80000, 84000)),
        (5, "range", 7, True, interval(5, 7)),
        (100, "just over", None, True, Trapezoid(100, 100, 110, 120, left_open=True)),
        (5, "just over", None, True, point(6)),
        (23, "just over", None, True, Trapezoid(24, 24, 25.3, 27.6)),
        (-4, "nearly", None, False, Trapezoid(-4.2, -4, -3.8, -3.6)),
        (-4, "just over", None, False, Trapezoid(-4.8, -4.4, -4, -4, right_open=True)),
        (-4, "up to", None, False, Trapezoid(-4.2, -4, -2, 0)),
        (-4, "about", None, False, Trapezoid(-4.8, -4.4, -3.6, -3.2)),
        (-4, "fewer than", None, False, interval(-INFINITY, -4, right_open=True)),
        (-4, "at most", None, False, Trapezoid(-INFINITY, -INFINITY, -4, -3.8)),
        (0, None, None, True, point(0)),
        (0, "more than", None, True, interval(1, INFINITY)),
    ],
)
def test_the_table(n, modifier, upper, count, expected):
    shape = DEFAULT.number(n, modifier=modifier, upper=upper, count=count)
    bounds = (shape.a, shape.b, shape.c, shape.d)
    assert bounds == (expected.a, expected.b, expected.c, expected.d)  # in decimal, to the last digit
    assert shape.open == expected.open


def test_scales_that_go_on_below_0():
    assert DEFAULT.number(5, modifier="at most", count=False, signed=True).a == -INFINITY
    assert DEFAULT.number(5, modifier="fewer than", count=False, signed=True).a == -INFINITY
    assert DEFAULT.number(5, modifier="at most", count=False).a == 0


@pytest.mark.parametrize(
    ("one", "other"), [(13_600_000, 13_700_000), (61.7, 61.8), (1_806, 1_807), (0.293, 0.294), (8.14e9, 8.15e9)]
)
def test_neighbours_stay_apart(one, other):
    count = float(one).is_integer()
    assert DEFAULT.number(one, count=count).possibility(DEFAULT.number(other, count=count)) == 0


@pytest.mark.parametrize(
    ("exact", "rounded", "included"),
    [(13_625_777, 13_600_000, 1), (52.38, 52.4, 1), (43.9, 43, 0), (21, 20, 0), (13_650_000, 13_600_000, 0)],
)
def test_what_rounds_to_a_number_says_the_same(exact, rounded, included):
    count = float(exact).is_integer()
    inclusion = DEFAULT.number(exact, count=count).inclusion(DEFAULT.number(rounded, count=count))
    assert (inclusion == 1) is bool(included)


@pytest.mark.parametrize(
    ("word", "core", "support"),
    [
        ("couple", (2, 2), (2, 3)),
        ("pair", (2, 2), (2, 2)),
        ("few", (3, 5), (2, 6)),
        ("handful", (3, 6), (2, 9)),
        ("several", (3, 7), (3, 9)),
        ("dozen", (12, 12), (11, 13)),
        ("half dozen", (6, 6), (5, 7)),
        ("dozens", (24, 99), (12, 200)),
        ("scores", (40, 99), (20, 200)),
        ("hundreds", (200, 1999), (100, 10000)),
        ("thousands", (2000, 99999), (1000, 1000000)),
        ("tens of thousands", (20000, 99999), (10000, 200000)),
        ("hundreds of thousands", (200000, 999999), (100000, 10000000)),
        ("millions", (2e6, 99e6), (1e6, 1e9)),
        ("tens of millions", (2e7, 99999999), (1e7, 2e8)),
        ("hundreds of millions", (2e8, 999999999), (1e8, 1e10)),
        ("billions", (2e9, 99e9), (1e9, 1e12)),
        ("tens of billions", (2e10, 99e9), (1e10, 2e11)),
        ("hundreds of billions", (2e11, 999e9), (1e11, 1e13)),
        ("trillions", (2e12, 99e12), (1e12, 1e15)),
    ],
)
def test_words_that_name_no_number(word, core, support):
    shape = DEFAULT.indefinite(word)
    assert (shape.core, shape.support) == (core, support)


def test_every_indefinite_word_is_a_shape():
    for word in INDEFINITE:
        assert DEFAULT.indefinite(word).a >= 1
    for word, (a, b, c, d) in SHARES.items():
        shape = DEFAULT.share(word)
        assert (shape.a, shape.b, shape.c, shape.d) == pytest.approx((100 * a, 100 * b, 100 * c, 100 * d))


@pytest.mark.parametrize(
    ("n", "unit", "modifier", "expected"),
    [
        (1, "week", None, (6 * DAY, 6.5 * DAY, 7.5 * DAY, 8 * DAY)),
        (1, "week", "more than", (WEEK, 8 * DAY, INFINITY, INFINITY)),
        (1, "week", "fewer than", (0, 0, 6 * DAY, WEEK)),
        (1, "week", "at least", (6 * DAY, WEEK, INFINITY, INFINITY)),
        (1, "week", "at most", (0, 0, WEEK, 8 * DAY)),
        (1, "week", "up to", (0, WEEK / 2, WEEK, 8 * DAY)),
        (1, "week", "about", (5 * DAY, 6 * DAY, 8 * DAY, 9 * DAY)),
        (1, "week", "nearly", (5 * DAY, 6 * DAY, WEEK, 7.5 * DAY)),
        (1, "week", "just over", (WEEK, 7.5 * DAY, 9 * DAY, 10 * DAY)),
        (1, "week", "exactly", (WEEK,) * 4),
        (3, "day", None, (3 * DAY - 12960, 3 * DAY - 6480, 3 * DAY + 6480, 3 * DAY + 12960)),
        (0, "day", None, (0, 0, 0, 0)),
        (1, "second", "fewer than", (0, 0, 0.5, 1)),
    ],
)
def test_lengths(n, unit, modifier, expected):
    shape = DEFAULT.duration(n, unit, modifier=modifier)
    assert (shape.a, shape.b, shape.c, shape.d) == pytest.approx(expected)


def test_a_range_of_lengths():
    shape = DEFAULT.duration(2, "week", modifier="range", upper=3)
    assert shape.core == (2 * WEEK, 3 * WEEK)
    assert shape.support == pytest.approx((2 * WEEK - DAY, 3 * WEEK * 1.05))
    assert DEFAULT.duration(24, "hour", modifier="range", upper=48) == DEFAULT.duration(
        1, "day", modifier="range", upper=2
    )
    assert DEFAULT.durations("few", "day").support == (2 * DAY, 6 * DAY)


@pytest.mark.parametrize("n", [math.nan, INFINITY, -INFINITY, 1e31, 10**40, True, "30", None])
def test_what_is_no_number_is_refused(n):
    with pytest.raises(InvalidValue):
        DEFAULT.number(n)
    with pytest.raises(InvalidValue):
        DEFAULT.duration(n, "day")


def test_refusals_list_what_is_known():
    with pytest.raises(InvalidValue, match="at least"):
        DEFAULT.number(3, modifier="roughly")
    with pytest.raises(InvalidValue, match="week"):
        DEFAULT.duration(3, "moon")
    with pytest.raises(InvalidValue, match="about"):
        DEFAULT.duration(3, "week", modifier="roughly")
    with pytest.raises(InvalidValue, match="dozens"):
        DEFAULT.indefinite("oodles")
    with pytest.raises(InvalidValue, match="majority"):
        DEFAULT.share("some")
    with pytest.raises(InvalidValue, match="upper"):
        DEFAULT.number(3, modifier="range")
    with pytest.raises(InvalidValue, match="upper"):
        DEFAULT.duration(3, "week", modifier="range")
    with pytest.raises(InvalidValue, match="negative"):
        DEFAULT.duration(-3, "week")
    with pytest.raises(InvalidValue, match="fewer than 0"):
        DEFAULT.number(0, modifier="fewer than")


def test_units_of_time():
    spans = {
        "minute": 60,
        "hour": 3600,
        "day": 86400,
        "week": 7 * 86400,
        "fortnight": 14 * 86400,
        "month": 30.4375 * 86400,
        "quarter": 3 * 30.4375 * 86400,
        "year": 365.25 * 86400,
        "decade": 3652.5 * 86400,
        "century": 36525 * 86400,
        "second": 1,
    }
    assert spans == UNIT_SECONDS
    sub = {
        "second": 1,
        "minute": 10,
        "hour": 600,
        "day": 3 * HOUR,
        "week": DAY,
        "fortnight": DAY,
        "month": WEEK,
        "quarter": WEEK,
        "year": 30.4375 * DAY,
        "decade": 365.25 * DAY,
        "century": 3652.5 * DAY,
    }
    assert sub == SUB_UNIT
    for unit, seconds in spans.items():
        shape = DEFAULT.duration(1, unit)
        assert shape.d - seconds == pytest.approx(max(sub[unit], 0.05 * seconds))
        assert DEFAULT.duration(24, "hour", modifier="exactly") == DEFAULT.duration(1, "day", modifier="exactly")


def test_open_ends():
    assert DEFAULT.number(75000, modifier="fewer than").right_open
    assert DEFAULT.number(5, modifier="fewer than").right_open is False  # to 4
    assert DEFAULT.number(0, modifier="more than", count=False).left_open
    assert DEFAULT.number(-10, modifier="fewer than", count=False).right_open
    assert DEFAULT.duration(1, "week", modifier="more than").left_open is False
    assert DEFAULT.number(1e30).b == 1e30


def test_grains():
    assert [granularity(n) for n in (75000, 1.2e9, 20, 23, 3.65, 0, -500)] == [1000, 1e8, 10, 1, 0.01, 1, 100]
    assert DEFAULT.number(2000, grain=1, count=False).support == (1999.5, 2000.5)
    assert DEFAULT.number(33.3, grain=20, count=False).a == pytest.approx(33.3 * 0.95)


def test_names_tell_tolerances_apart():
    assert DEFAULT.name == "default" == Tolerance().name
    for margin in attrs.fields(Tolerance):
        other = attrs.evolve(DEFAULT, **{margin.name: getattr(DEFAULT, margin.name) * 1.5})
        assert other.name.startswith("custom-")
        assert other.name != attrs.evolve(DEFAULT, bare=0.01).name


@pytest.mark.parametrize(
    "margin",
    [
        "bare",
        "rounding",
        "about_core",
        "about_support",
        "nearly_core",
        "nearly_support",
        "just_over_core",
        "just_over_support",
        "up_to_core",
        "about_core_cap",
        "about_support_cap",
        "duration_core",
        "duration_support",
    ],
)
def test_every_margin_matters(margin):
    other = attrs.evolve(DEFAULT, **{margin: getattr(DEFAULT, margin) / 2})

    def everything(t: Tolerance) -> list[Trapezoid]:
        numbers = [
            t.number(n, modifier=m, count=False, upper=3 * n)
            for m in (None, *MODIFIERS[:-1])
            for n in (1, 5, 20, 125, 300, 2345)
        ]
        lengths = [
            t.duration(n, u, modifier=m, upper=3 * n)
            for m in (None, *MODIFIERS[:-1])
            for u in UNIT_SECONDS
            for n in (1, 30, 45)
        ]
        return numbers + lengths

    assert everything(other) != everything(DEFAULT)


@pytest.mark.parametrize("law", LAWS["words"], ids=lambda law: law.name)
def test_law(law):
    run_law(law, examples=80)
