"""Units of news: which measure the same dimension, and how they convert.

Money is kept apart by currency (no exchange rate is a fact of the text), percent apart from
percentage points, and what is counted (people, votes, ships) apart from each other. `pint`, an
extra, converts what this table does not know.
"""

from __future__ import annotations

import re

from attrs import frozen

from factrecon.errors import InvalidValue, MissingExtra

_UNIT_NAME = re.compile(r"[A-Za-z_]{1,40}")


@frozen
class Unit:
    """A unit: `base = said * factor + offset` in the unit of its dimension."""

    dimension: str
    factor: float = 1.0
    offset: float = 0.0
    signed: bool = False
    """Whether the scale goes on below 0, as temperatures do."""


UNITS: dict[str, Unit] = {
    # length, in metres
    "metre": Unit("length"),
    "kilometre": Unit("length", 1000),
    "centimetre": Unit("length", 0.01),
    "millimetre": Unit("length", 0.001),
    "mile": Unit("length", 1609.344),
    "nautical mile": Unit("length", 1852),
    "yard": Unit("length", 0.9144),
    "foot": Unit("length", 0.3048),
    "inch": Unit("length", 0.0254),
    "light-year": Unit("length", 9.4607304725808e15),
    # area, in square metres
    "square metre": Unit("area"),
    "square kilometre": Unit("area", 1e6),
    "square mile": Unit("area", 2589988.110336),
    "square foot": Unit("area", 0.09290304),
    "acre": Unit("area", 4046.8564224),
    "hectare": Unit("area", 1e4),
    # volume, in litres
    "litre": Unit("volume"),
    "millilitre": Unit("volume", 0.001),
    "gallon": Unit("volume", 3.785411784),
    "cubic metre": Unit("volume", 1000),
    "cubic foot": Unit("volume", 28.316846592),
    "barrel": Unit("volume of oil"),
    # mass, in kilograms
    "kilogram": Unit("mass"),
    "gram": Unit("mass", 0.001),
    "milligram": Unit("mass", 1e-6),
    "tonne": Unit("mass", 1000),
    "ton": Unit("mass", 907.18474),
    "pound": Unit("mass", 0.45359237),
    "ounce": Unit("mass", 0.028349523125),
    # temperature, in degrees Celsius; differences of temperature are kept apart
    "degree Celsius": Unit("temperature", signed=True),
    "degree Fahrenheit": Unit("temperature", 5 / 9, -160 / 9, signed=True),
    "kelvin": Unit("temperature", 1, -273.15),
    "degree": Unit("degree", signed=True),
    # speed, in metres a second
    "metre per second": Unit("speed"),
    "kilometre per hour": Unit("speed", 1 / 3.6),
    "mile per hour": Unit("speed", 0.44704),
    "knot": Unit("speed", 1852 / 3600),
    # power and energy
    "watt": Unit("power"),
    "kilowatt": Unit("power", 1e3),
    "megawatt": Unit("power", 1e6),
    "gigawatt": Unit("power", 1e9),
    "horsepower": Unit("power", 745.6998715822702),
    "watt-hour": Unit("energy", 3600),
    "kilowatt-hour": Unit("energy", 3.6e6),
    "megawatt-hour": Unit("energy", 3.6e9),
    "gigawatt-hour": Unit("energy", 3.6e12),
    "joule": Unit("energy"),
    "calorie": Unit("energy", 4184),
    "megaton": Unit("energy", 4.184e15),
    # data, in bytes
    "bit": Unit("data", 0.125),
    "byte": Unit("data"),
    "kilobyte": Unit("data", 1e3),
    "megabyte": Unit("data", 1e6),
    "gigabyte": Unit("data", 1e9),
    "terabyte": Unit("data", 1e12),
    "megabit": Unit("data", 125e3),
    "gigabit": Unit("data", 125e6),
    # frequency
    "hertz": Unit("frequency"),
    "kilohertz": Unit("frequency", 1e3),
    "megahertz": Unit("frequency", 1e6),
    "gigahertz": Unit("frequency", 1e9),
    # shares of a whole
    "percent": Unit("share"),
    "percentage point": Unit("points of a share"),
    "basis point": Unit("points of a share", 0.01),
    "magnitude": Unit("magnitude"),
    # ages, in years
    "year of age": Unit("age"),
    "month of age": Unit("age", 1 / 12),
    "week of age": Unit("age", 7 / 365.25),
    "day of age": Unit("age", 1 / 365.25),
}
"""Everything else is a dimension of its own: currencies by ISO code, counts by what they count."""


def unit_of(name: str) -> Unit:
    """The unit of a name; a name that the table does not know is its own dimension.

    >>> unit_of("mile").factor, unit_of("USD").dimension
    (1609.344, 'USD')
    """
    return UNITS.get(name) or Unit(name)


def convert(amount: float, unit: str, to: str) -> float:
    """An amount in another unit of the same dimension.

    Units beyond the table need the extra `units` (pint). Raises `InvalidValue` where the two do
    not measure the same.

    >>> round(convert(5, "mile", "kilometre"), 3)
    8.047
    """
    a, b = unit_of(unit), unit_of(to)
    if a.dimension == b.dimension:
        return (amount * a.factor + a.offset - b.offset) / b.factor
    if unit in UNITS and to in UNITS:
        raise InvalidValue(f"{unit} and {to} do not measure the same")
    try:
        import pint
    except ImportError as error:
        raise MissingExtra(f"converting {unit} to {to}", "units") from error
    names = [name.replace(" ", "_").replace("-", "_") for name in (unit, to)]
    if not all(_UNIT_NAME.fullmatch(name) for name in names):
        # pint reads expressions; a unit of news is a name.
        raise InvalidValue(f"not a unit's name: {unit if not _UNIT_NAME.fullmatch(names[0]) else to!r}")
    try:
        converted = pint.UnitRegistry().Quantity(amount, names[0]).to(names[1])
    except (pint.errors.PintError, AttributeError, TypeError, ValueError) as error:
        raise InvalidValue(f"{unit} does not convert to {to}: {error}") from error
    return float(converted.magnitude)
