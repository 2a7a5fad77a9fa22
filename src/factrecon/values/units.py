"""Units of news: which measure the same dimension, and how they convert.

Money is kept apart by currency (no exchange rate is a fact of the text), percent apart from
percentage points, and what is counted (people, votes, ships) apart from each other. `pint`, an
extra, converts what this table does not know.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any, Final

from attrs import fields, frozen

from factrecon.errors import InvalidValue, MissingExtra

_EXAMPLES: Final = frozenset({"about", "probe", "examples", "each", "never", "never_each"})
_UNIT_NAME = re.compile(r"[A-Za-z_]{1,40}")


@frozen
class Unit:
    """A unit: `base = said * factor + offset` in the unit of its dimension.

    `factor_to` is the upper end of a factor that is not certain: a ton is short, metric or long. `signed`
    says that the scale goes on below 0, `counts` that its numbers are whole. `words` are its written forms behind a
    number, `column` those that only a column of units may have; `parts` are the units of a remainder told in one breath
    with it, feet and inches.
    """

    dimension: str
    factor: float = 1.0
    offset: float = 0.0
    factor_to: float | None = None
    signed: bool = False
    counts: bool = False
    words: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether the unit has one size."""
        return self.factor_to is None


def units_of(text: str) -> dict[str, Unit]:
    """The units that a text of `units.toml` lists, by name. Raises `InvalidValue` naming the row and its fault."""
    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise InvalidValue(f"units.toml: {problem}") from None
    rows.pop("probe")
    rows.pop("fields")  # for who reads the rows as language; here they are those of `Unit`
    known = {f.name for f in fields(Unit)}
    made = {}
    for name, row in rows.items():
        if unknown := sorted(set(row) - known - _EXAMPLES):
            listed = ", ".join(sorted(known | _EXAMPLES))
            raise InvalidValue(f"units.toml: {name}: unknown field {unknown[0]!r}; known: {listed}")
        said: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items() if k in known}
        for key in said.keys() & {"words", "column", "parts"}:
            said[key] = tuple(said[key].split()) if isinstance(said[key], str) else said[key]
        for key in said.keys() & {"factor", "factor_to", "offset"}:
            if isinstance(said[key], bool) or not isinstance(said[key], int | float):
                raise InvalidValue(f"units.toml: {name}: {key} must be a number, as in `{key} = 1000.0`: {said[key]!r}")
        made[name] = Unit(**{"dimension": name, **said})
    return made


WRITTEN: Final[Mapping[str, Unit]] = units_of(
    resources.files(__package__).joinpath("units.toml").read_text(encoding="utf-8")
)
"""Every unit that has a name and written forms, by name, as `units.toml` lists them."""
UNITS: Final[Mapping[str, Unit]] = {name: unit for name, unit in WRITTEN.items() if not unit.counts}
"""Those that measure. Everything else is a dimension of its own: currencies by ISO code, counts by what they count."""


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
