"""A number of something: how many, how much, what share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.algebra.trapezoid import Scores, Trapezoid, scores_from
from factrecon.errors import InvalidValue
from factrecon.values.encoding import (
    bounds_from_json,
    bounds_to_json,
    finite_or_none,
    shown,
    text_or_none,
    tidy,
)
from factrecon.values.units import UNITS, unit_of


@frozen
class Quantity:
    """A trapezoid of numbers in a unit; equal where dimension and converted bounds are equal.

    `shape` is in `unit`, as said; `nominal` is the number named, `modifier` one of
    `tolerance.MODIFIERS`, `text` the words. These three decide nothing between two values; rules on
    claims may ask for them (`rules.bounds`). `parts` are the further numbers of a tally or of a share told in two
    numbers ("52-3", "178 of 369"): who gives more of them says more, and other ones contradict.

    >>> Quantity.of(5, "mile").scores(Quantity.of(8, "kilometre")).agreement > 0.8
    True
    """

    shape: Trapezoid = field(eq=False)
    unit: str = field(default="", eq=False)
    nominal: float | None = field(default=None, eq=False, converter=finite_or_none)
    modifier: str | None = field(default=None, eq=False, converter=text_or_none)
    text: str = field(default="", eq=False)
    parts: tuple[float, ...] = field(default=(), repr=False)
    dimension: str = field(init=False, repr=False)
    base: Trapezoid = field(init=False, repr=False)

    kind = "quantity"

    def __attrs_post_init__(self) -> None:
        unit = unit_of(self.unit)
        object.__setattr__(self, "dimension", unit.dimension)
        base = self.shape
        if not unit.is_certain:
            base = _between(base.scale(unit.factor), base.scale(unit.factor_to or unit.factor))
        elif self.unit in UNITS and (unit.factor, unit.offset) != (1.0, 0.0):
            base = base.scale(unit.factor) + unit.offset
        object.__setattr__(self, "base", tidy(base))

    @classmethod
    def of(
        cls,
        nominal: float,
        unit: str = "",
        *,
        modifier: str | None = None,
        upper: float | None = None,
        count: bool | None = None,
        grain: float | None = None,
        text: str = "",
        tolerance: Tolerance = DEFAULT,
    ) -> Quantity:
        """A number with its modifier, shaped by the tolerance.

        Whole things are counted (`count`) unless the unit is one of measure or an ISO currency.

        >>> Quantity.of(75000, "person", modifier="about").shape.core
        (71250, 78750)
        """
        if count is None:
            count = not is_measure(unit)
        shape = tolerance.number(
            nominal, modifier=modifier, upper=upper, count=count, grain=grain, signed=unit_of(unit).signed
        )
        return cls(shape, unit, nominal, modifier, text or _words(nominal, modifier, upper, unit))

    def scores(self, other: Any) -> Scores | None:
        """The four numbers against another quantity, None where they do not measure the same.

        Two numbers of one unit whose size is not certain are of one size: tons against tons.

        >>> tons = Quantity.of(500, "ton")
        >>> tons.scores(Quantity.of(500, "tonne")).contradiction, tons.scores(Quantity.of(700, "ton")).contradiction
        (0.0, 1.0)
        """
        if not isinstance(other, Quantity) or self.dimension != other.dimension:
            return None
        if self.unit == other.unit and not unit_of(self.unit).is_certain:
            return self._with_parts(other, self.shape.compare(other.shape))
        return self._with_parts(other, self.base.compare(other.base))

    def _with_parts(self, other: Quantity, scores: Scores) -> Scores:
        mine, theirs = self.parts, other.parts
        if mine == theirs:
            return scores
        if any(x != y for x, y in zip(mine, theirs, strict=False)):
            return scores_from(0.0, 0.0, 0.0)
        longer = len(mine) > len(theirs)
        return scores_from(
            1.0 - scores.contradiction, scores.forward if longer else 0.0, 0.0 if longer else scores.backward
        )

    @property
    def mirrored(self) -> Quantity:
        """The same amount on the other side of 0: what a fall of so much is, as a growth.

        >>> Quantity.of(5, "percent").mirrored.nominal
        -5
        """
        nominal = None if self.nominal is None else -self.nominal
        return Quantity(-self.shape, self.unit, nominal, self.modifier, self.text)

    def in_base(self, amount: float) -> float:
        """An amount in this quantity's unit, in the unit of its dimension.

        >>> Quantity.of(5, "kilometre").in_base(5)
        5000.0
        """
        unit = unit_of(self.unit)
        return amount * unit.factor + unit.offset

    def to_json(self) -> dict[str, Any]:
        """The value as the report has it."""
        out = {"kind": self.kind, "unit": self.unit, **bounds_to_json(self.shape), "text": self.text}
        if self.nominal is not None:
            out["nominal"] = self.nominal
        if self.modifier:
            out["modifier"] = self.modifier
        if self.parts:
            out["parts"] = list(self.parts)
        return out

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Quantity:
        """The inverse of `to_json`; raises `InvalidValue`."""
        return cls(
            bounds_from_json(data),
            str(data.get("unit") or ""),
            data.get("nominal"),
            data.get("modifier"),
            str(data.get("text", "")),
            _parts_from(data.get("parts")),
        )


def _parts_from(raw: Any) -> tuple[float, ...]:
    if raw in (None, [], ()):
        return ()
    if not isinstance(raw, (list, tuple)) or len(raw) > MOST_PARTS or None in raw:
        raise InvalidValue(f"not the further numbers of a tally: {shown(raw)}")
    return tuple(finite_or_none(n) or 0 for n in raw)


MOST_PARTS = 8
"""Numbers of one tally."""


def _between(low: Trapezoid, high: Trapezoid) -> Trapezoid:
    """What a number leaves open whose unit has a size between two."""
    ends = (min(low.a, high.a), min(low.b, high.b), max(low.c, high.c), max(low.d, high.d))
    return Trapezoid(*ends, low.left_open, low.right_open)


def is_measure(unit: str) -> bool:
    """Whether a unit measures on a continuous scale, rather than counting whole things.

    >>> is_measure("kilometre"), is_measure("USD"), is_measure("person")
    (True, True, False)
    """
    return unit in UNITS or (len(unit) == 3 and unit.isalpha() and unit.isupper())


def of_many(unit: str, number: float) -> str:
    """A unit as it is said with a number: "people" of more than one person; the names of measures stay as they are.

    >>> of_many("person", 75_000), of_many("person", 1), of_many("metre", 3)
    ('people', 'person', 'metre')
    """
    return "people" if unit == "person" and abs(number) != 1 else unit


def _words(nominal: float, modifier: str | None, upper: float | None, unit: str) -> str:
    number = f"{nominal:,}" if upper is None else f"{nominal:,} to {upper:,}"
    words = [modifier if modifier not in (None, "range") else "", number, of_many(unit, upper or nominal)]
    return " ".join(w for w in words if w)
