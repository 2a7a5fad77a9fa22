"""Quantities, units and what is refused of them."""

from __future__ import annotations

import math
import sys

import attrs
import pytest

from factrecon.algebra.trapezoid import INFINITY, Trapezoid, at_least, point
from factrecon.errors import InvalidValue, MissingExtra
from factrecon.values import Quantity, Truth, units, value_from_json
from factrecon.values.encoding import number_to_json
from factrecon.values.quantity import is_measure
from factrecon.values.units import UNITS, convert, unit_of


def test_counts_and_measures():
    assert Quantity.of(5, "person").shape == point(5)
    assert Quantity.of(5, "mile").shape == Trapezoid(4.75, 5, 5, 5.25)
    assert Quantity.of(5, "USD").shape.d > 5
    assert Quantity.of(5, "person", count=False).shape.d > 5
    assert Quantity.of(20, "person", grain=1).shape == point(20)
    assert [is_measure(u) for u in ("mile", "EUR", "eur", "person", "", "percent")] == [
        True,
        True,
        False,
        False,
        False,
        True,
    ]


def test_words():
    assert Quantity.of(75000, "person", modifier="about").text == "about 75,000 people"
    assert Quantity.of(5, "mile", modifier="range", upper=7).text == "5 to 7 mile"
    assert Quantity.of(30, text="thirty").text == "thirty"
    assert Quantity.of(30).text == "30"


def test_units_agree_across_systems():
    assert Quantity.of(5, "mile").scores(Quantity.of(8, "kilometre")).agreement > 0.8
    assert Quantity.of(10000, "acre").scores(Quantity.of(40, "square kilometre")).contradiction < 0.15
    assert Quantity.of(32, "degree Fahrenheit").scores(Quantity.of(0, "degree Celsius")).contradiction == 0
    assert Quantity.of(300, "kelvin").base.b == pytest.approx(26.85)
    assert Quantity.of(25, "basis point").scores(Quantity.of(0.25, "percentage point")).contradiction == 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("USD", "EUR"),
        ("percent", "percentage point"),
        ("person", "vote"),
        ("mile", "kilogram"),
        ("", "person"),
        ("degree Celsius", "degree"),
        ("barrel", "litre"),
    ],
)
def test_kept_apart(a, b):
    assert Quantity.of(30, a).scores(Quantity.of(30, b)) is None


def test_not_compared_with_other_kinds():
    assert Quantity.of(1).scores(Truth(True)) is None


def test_equality_is_by_dimension_and_bounds():
    assert Quantity(point(1000), "metre") == Quantity(point(1), "kilometre")
    assert hash(Quantity(point(1000), "metre")) == hash(Quantity(point(1), "kilometre"))
    assert Quantity(point(0.1 + 0.2), "metre") == Quantity(point(0.3), "metre")
    assert Quantity(point(1), "metre") != Quantity(point(1), "second")


def test_json():
    over = Quantity.of(75000, "person", modifier="more than", text="more than 75,000")
    data = over.to_json()
    assert data == {
        "kind": "quantity",
        "unit": "person",
        "core": [75000, None],
        "support": [75000, None],
        "open": [True, False],
        "nominal": 75000,
        "modifier": "more than",
        "text": "more than 75,000",
    }
    again = value_from_json(data)
    assert (again, again.text, again.modifier, again.nominal) == (over, over.text, over.modifier, 75000)
    below = Quantity.of(5.0, "mile", modifier="fewer than").to_json()
    assert below["support"] == [0, 5]
    assert below["open"] == [False, True]
    assert Quantity(Trapezoid(0, 0, 5, 5, right_open=True)).to_json()["open"] == [False, True]
    assert value_from_json(Quantity(Trapezoid(0, 0, 5, 5, right_open=True)).to_json()).shape.right_open


def test_numbers_in_json():
    assert number_to_json(3.0) == 3
    assert isinstance(number_to_json(3.0), int)
    assert number_to_json(0.1 + 0.2) == 0.3
    assert number_to_json(-INFINITY) is None
    assert number_to_json(1e300) == 1e300
    assert isinstance(number_to_json(1e300), float)


@pytest.mark.parametrize(
    "change",
    [
        {"core": None},
        {"core": [1]},
        {"core": [2, 1]},
        {"support": [5, 6]},
        {"core": ["1", "2"]},
        {"core": [math.nan, 2]},
        {"nominal": math.nan},
        {"nominal": INFINITY},
        {"nominal": "30"},
        {"nominal": True},
        {"modifier": 3},
        {"core": [10**400, 10**400]},
        {"kind": "number"},
    ],
)
def test_broken_json_is_refused(change):
    with pytest.raises(InvalidValue):
        value_from_json({"kind": "quantity", "core": [1, 2], "support": [0, 3], **change})


@pytest.mark.parametrize("data", [None, 3, "quantity", [], {}])
def test_what_is_no_value_is_refused(data):
    with pytest.raises(InvalidValue, match="kind"):
        value_from_json(data)


@pytest.mark.parametrize("n", [math.nan, INFINITY, 10**31, float("1e308")])
def test_absurd_numbers_are_refused(n):
    with pytest.raises(InvalidValue):
        Quantity.of(n, "person")


@pytest.mark.parametrize(
    ("amount", "unit", "to", "expected"),
    [
        (1, "mile", "metre", 1609.344),
        (100, "degree Celsius", "degree Fahrenheit", 212),
        (0, "kelvin", "degree Celsius", -273.15),
        (1, "tonne", "pound", 2204.6226),
        (1, "ton", "kilogram", 907.18474),
        (36, "kilometre per hour", "metre per second", 10),
        (1, "gigabyte", "megabit", 8000),
        (1, "kilowatt-hour", "joule", 3.6e6),
        (1, "hectare", "acre", 2.47105),
        (24, "month of age", "year of age", 2),
    ],
)
def test_conversions(amount, unit, to, expected):
    assert convert(amount, unit, to) == pytest.approx(expected, rel=1e-5)


def test_conversions_refused():
    with pytest.raises(InvalidValue, match="do not measure the same"):
        convert(1, "mile", "pound")
    assert convert(3, "zorkmid", "zorkmid") == 3


def test_what_the_table_does_not_know_needs_an_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pint", None)
    with pytest.raises(MissingExtra, match="units"):
        convert(1, "furlong", "metre")


def test_every_unit_is_its_own_inverse():
    for name, unit in UNITS.items():
        assert unit.factor > 0
        assert convert(convert(7, name, name), name, name) == pytest.approx(7)
        assert unit_of(name) is unit
    assert unit_of("zorkmid").dimension == "zorkmid"


def test_a_number_longer_than_what_is_told_apart():
    assert Quantity.of(477509878685490000).base.is_point


def test_half_lines():
    assert Quantity(at_least(3), "person").to_json()["support"] == [3, None]


@pytest.mark.parametrize(
    ("one", "many", "times"),
    [
        ("foot", "inch", 12),
        ("yard", "foot", 3),
        ("mile", "yard", 1760),
        ("inch", "centimetre", 2.54),
        ("metre", "centimetre", 100),
        ("centimetre", "millimetre", 10),
        ("kilometre", "metre", 1000),
        ("nautical mile", "metre", 1852),
        ("light-year", "metre", 299792458 * 365.25 * 86400),
        ("square metre", "square foot", 1 / 0.3048**2),
        ("square kilometre", "hectare", 100),
        ("square mile", "acre", 640),
        ("acre", "square foot", 43560),
        ("hectare", "square metre", 1e4),
        ("litre", "millilitre", 1000),
        ("cubic metre", "litre", 1000),
        ("gallon", "cubic foot", 231 / 1728),
        ("pound", "ounce", 16),
        ("kilogram", "gram", 1000),
        ("gram", "milligram", 1000),
        ("tonne", "kilogram", 1000),
        ("ton", "pound", 2000),
        ("pound", "gram", 453.59237),
        ("knot", "kilometre per hour", 1.852),
        ("mile per hour", "kilometre per hour", 1.609344),
        ("metre per second", "kilometre per hour", 3.6),
        ("kilowatt", "watt", 1000),
        ("megawatt", "kilowatt", 1000),
        ("gigawatt", "megawatt", 1000),
        ("horsepower", "watt", 550 * 0.3048 * 0.45359237 * 9.80665),
        ("watt-hour", "joule", 3600),
        ("kilowatt-hour", "watt-hour", 1000),
        ("megawatt-hour", "kilowatt-hour", 1000),
        ("gigawatt-hour", "megawatt-hour", 1000),
        ("calorie", "joule", 4184),
        ("megaton", "calorie", 1e12),
        ("byte", "bit", 8),
        ("kilobyte", "byte", 1000),
        ("megabyte", "kilobyte", 1000),
        ("gigabyte", "megabyte", 1000),
        ("terabyte", "gigabyte", 1000),
        ("megabyte", "megabit", 8),
        ("gigabyte", "gigabit", 8),
        ("kilohertz", "hertz", 1000),
        ("megahertz", "kilohertz", 1000),
        ("gigahertz", "megahertz", 1000),
        ("percentage point", "basis point", 100),
        ("year of age", "month of age", 12),
        ("week of age", "day of age", 7),
        ("year of age", "day of age", 365.25),
        ("millimetre", "micrometre", 1000),
        ("micrometre", "nanometre", 1000),
        ("square yard", "square foot", 9),
        ("gallon", "pint", 8),
        ("milligram", "microgram", 1000),
        ("kilotonne", "tonne", 1000),
        ("megatonne", "kilotonne", 1000),
        ("gigatonne", "megatonne", 1000),
        ("short ton", "pound", 2000),
        ("long ton", "pound", 2240),
        ("Celsius degree", "Fahrenheit degree", 1.8),
        ("terawatt", "gigawatt", 1000),
        ("kilojoule", "joule", 1000),
        ("megajoule", "kilojoule", 1000),
        ("terawatt-hour", "gigawatt-hour", 1000),
        ("kiloelectronvolt", "electronvolt", 1000),
        ("megaelectronvolt", "kiloelectronvolt", 1000),
        ("gigaelectronvolt", "megaelectronvolt", 1000),
        ("teraelectronvolt", "gigaelectronvolt", 1000),
        ("kilovolt", "volt", 1000),
        ("ampere", "milliampere", 1000),
        ("pound-foot", "newton metre", 0.45359237 * 9.80665 * 0.3048),
        ("hectopascal", "pascal", 100),
        ("hectopascal", "millibar", 1),
        ("kilopascal", "pascal", 1000),
        ("pound per square inch", "pascal", 0.45359237 * 9.80665 / 0.0254**2),
        ("megapixel", "pixel", 1e6),
        ("part per million", "part per billion", 1000),
    ],
)
def test_units_by_their_definitions(one, many, times):
    assert convert(1, one, many) == pytest.approx(times, rel=1e-9)


def test_a_ton_is_short_metric_or_long():
    tons = Quantity.of(500, "ton")
    for other in ("short ton", "tonne", "long ton"):
        assert tons.scores(Quantity.of(500, other)).agreement == 1
        assert tons.scores(Quantity.of(700, other)).contradiction == 1
    assert tons.scores(Quantity.of(500, "ton")).agreement == 1
    assert tons.scores(Quantity.of(700, "ton")).contradiction == 1


def test_differences_of_temperature_have_no_offset():
    assert Quantity.of(10, "Celsius degree").scores(Quantity.of(18, "Fahrenheit degree")).agreement == 1
    assert Quantity.of(10, "Celsius degree").scores(Quantity.of(10, "degree Celsius")) is None


def test_a_fall_is_the_mirror_of_a_growth():
    fall = Quantity.of(5, "percent", modifier="more than").mirrored
    assert (fall.nominal, fall.shape.support, fall.modifier) == (-5, (-INFINITY, -5), "more than")
    assert Quantity.of(5, "percent").mirrored == Quantity.of(-5, "percent")


def test_temperatures_by_their_fixed_points():
    for celsius, fahrenheit, kelvin in ((0, 32, 273.15), (100, 212, 373.15), (-40, -40, 233.15)):
        assert convert(fahrenheit, "degree Fahrenheit", "degree Celsius") == pytest.approx(celsius)
        assert convert(kelvin, "kelvin", "degree Celsius") == pytest.approx(celsius)


def test_every_unit_was_defined_above():
    tested = {u for row in test_units_by_their_definitions.pytestmark[0].args[1] for u in row[:2]}
    alone = {
        "degree Celsius",
        "degree Fahrenheit",
        "kelvin",
        "degree",
        "percent",
        "magnitude",
        "barrel",
        "milliampere-hour",
        "decibel",
        "revolution per minute",
        "mile per gallon",
        "carat",
        "barrel per day",
    }
    assert set(UNITS) == tested | alone
    assert all(UNITS[u].factor == 1 for u in ("degree Celsius", "degree", "percent", "magnitude", "barrel", "kelvin"))


def test_pint_converts_what_the_table_does_not_know() -> None:
    pytest.importorskip("pint", reason="the extra `units` is not installed")
    from factrecon.values.units import convert

    assert round(convert(2, "parsec", "light-year"), 2) == 6.52
    for unit, to in (("parsec", "kilogram"), ("no such thing", "metre"), ("m**9**9", "parsec")):
        with pytest.raises(InvalidValue):
            convert(1, unit, to)


def test_a_tally_is_compared_whole() -> None:
    short, long, other = (attrs.evolve(Quantity.of(52), parts=p) for p in ((3,), (3, 46), (4,)))
    assert (short.scores(long).forward, short.scores(long).backward) == (0.0, 1.0)
    assert short.scores(other).contradiction == 1.0
    assert Quantity.of(52).scores(short).backward == 1.0
    assert Quantity.from_json(long.to_json()) == long


@pytest.mark.parametrize("parts", ["3", [None], [float("nan")], list(range(20)), {"a": 1}])
def test_what_is_no_tally_is_refused(parts: object) -> None:
    with pytest.raises(InvalidValue):
        Quantity.from_json(Quantity.of(52).to_json() | {"parts": parts})


def test_a_field_that_no_unit_has_is_refused() -> None:
    with pytest.raises(InvalidValue, match=r"units.toml: ell: unknown field 'facter'; known: about, column, "):
        units.units_of('probe = "quantities"\nfields = []\n[ell]\ndimension = "length"\nfacter = 1.143')
