import pytest

from factrecon.language.quantities.units import (
    CURRENCY_AFTER,
    CURRENCY_BEFORE,
    UNIT_AFTER,
    currency_of,
    unit_of_words,
)
from factrecon.values.units import UNITS


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("km", "kilometre"),
        ("kilometers", "kilometre"),
        ("%", "percent"),
        ("per cent", "percent"),
        ("pc", "percent"),
        ("percentage points", "percentage point"),
        ("basis points", "basis point"),
        ("mph", "mile per hour"),
        ("feet", "foot"),
        ("sq ft", "square foot"),
        ("m2", "square metre"),
        ("°C", "degree Celsius"),
        ("degrees Fahrenheit", "degree Fahrenheit"),
        ("MW", "megawatt"),
        ("GB", "gigabyte"),
        ("lbs", "pound"),
        ("kWh", "kilowatt-hour"),
        ("tonnes", "tonne"),
        ("tons", "ton"),
        ("points", "point"),
    ],
)
def test_written_units(written: str, unit: str) -> None:
    match = UNIT_AFTER.match(written + " ")
    assert match is not None
    assert match.group() == written
    assert unit_of_words(written) == unit


def test_no_unit_inside_a_word() -> None:
    assert UNIT_AFTER.match("kmart") is None
    assert UNIT_AFTER.match("") is None
    assert unit_of_words("nonsense") == ""


def test_names_are_those_of_the_value_table() -> None:
    for written in ("km", "%", "miles", "hectares", "barrels", "kg", "knots", "MW", "GHz"):
        assert unit_of_words(written) in UNITS


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ("$", "USD"),
        ("US$", "USD"),
        ("A$", "AUD"),
        ("€", "EUR"),
        ("£ ", "GBP"),
        ("¥", "JPY"),
        ("CHF ", "CHF"),
        ("Rs ", "INR"),
    ],
)
def test_currency_before(before: str, code: str) -> None:
    match = CURRENCY_BEFORE.search("cost " + before)
    assert match is not None
    assert currency_of(match) == code


@pytest.mark.parametrize(
    ("after", "code"),
    [
        (" euros", "EUR"),
        (" dollars", "USD"),
        (" Danish crowns", "DKK"),
        (" yen", "JPY"),
        ("€", "EUR"),
        (" Canadian dollars", "CAD"),
    ],
)
def test_currency_after(after: str, code: str) -> None:
    match = CURRENCY_AFTER.match(after)
    assert match is not None
    assert currency_of(match) == code
