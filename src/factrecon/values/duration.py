"""How long something lasts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from factrecon.algebra.tolerance import DEFAULT, UNIT_SECONDS, Tolerance
from factrecon.algebra.trapezoid import Scores, Trapezoid
from factrecon.values.encoding import (
    bounds_from_json,
    bounds_to_json,
    finite_or_none,
    text_or_none,
    tidy,
)


@frozen
class Duration:
    """A trapezoid of lengths in seconds; equal where the bounds are.

    >>> Duration.of(72, "hour") == Duration.of(3, "day")
    True
    >>> Duration.of(1, "week").scores(Duration.of(1, "week", modifier="more than")).contradiction < 0.34
    True
    """

    shape: Trapezoid = field(converter=tidy)
    nominal: float | None = field(default=None, eq=False, converter=finite_or_none)
    modifier: str | None = field(default=None, eq=False, converter=text_or_none)
    text: str = field(default="", eq=False)

    kind = "duration"

    @classmethod
    def of(
        cls,
        nominal: float,
        unit: str,
        *,
        modifier: str | None = None,
        upper: float | None = None,
        text: str = "",
        tolerance: Tolerance = DEFAULT,
    ) -> Duration:
        """A number of units of time with its modifier; raises `InvalidValue` for an unknown unit."""
        shape = tolerance.duration(nominal, unit, modifier=modifier, upper=upper)
        plural = "" if nominal == 1 and upper is None else "s"
        span = f"{nominal:g}" if upper is None else f"{nominal:g} to {upper:g}"
        words = f"{modifier} {span} {unit}{plural}" if modifier not in (None, "range") else f"{span} {unit}{plural}"
        return cls(shape, nominal * UNIT_SECONDS[unit], modifier, text or words)

    def scores(self, other: Any) -> Scores | None:
        """The four numbers against another duration, None against anything else."""
        return self.shape.compare(other.shape) if isinstance(other, Duration) else None

    def to_json(self) -> dict[str, Any]:
        """The value as the report has it, bounds and nominal in seconds."""
        out = {"kind": self.kind, **bounds_to_json(self.shape), "text": self.text}
        if self.nominal is not None:
            out["nominal"] = self.nominal
        if self.modifier:
            out["modifier"] = self.modifier
        return out

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Duration:
        """The inverse of `to_json`; raises `InvalidValue`."""
        return cls(bounds_from_json(data), data.get("nominal"), data.get("modifier"), str(data.get("text", "")))
