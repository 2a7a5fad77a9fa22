"""The set of numbers that a quantity's words mean."""

from __future__ import annotations

from factrecon.algebra.tolerance import Tolerance
from factrecon.errors import InvalidValue
from factrecon.language.quantities.joining import Reading
from factrecon.language.quantities.mention import QuantityMention
from factrecon.values.quantity import Quantity

__all__ = ["value_of"]

_DIFFERENCES = {
    "degree Celsius": "Celsius degree",
    "kelvin": "Celsius degree",
    "degree Fahrenheit": "Fahrenheit degree",
}
"""What a difference of two temperatures is measured in: it converts without an offset."""
_IN_WORDS = 0.2
"""The grain of "a quarter of a mile": as wide as its margin of five percent asks for."""


def value_of(
    mention: QuantityMention, reading: Reading, modifier: str | None, words: str, tolerance: Tolerance
) -> Quantity | None:
    """The set of numbers meant by `words`; None where the number is beyond what counts anything."""
    number = reading.first
    unit, factor = mention.unit, 1.0
    if mention.role == "delta":
        unit = _DIFFERENCES.get(unit, unit)
    minor = {"cent": "USD", "penny": "GBP"}.get(unit.split(" per ")[0])
    if minor is not None:
        unit, factor = unit.replace(unit.split(" per ")[0], minor, 1), 0.01
    try:
        if number.kind == "indefinite":
            shape = tolerance.indefinite(number.word).scale(number.factor * factor)
            return Quantity(shape, unit, None, "indefinite", words)
        if mention.role == "fraction" and not modifier and words.lower() == "half":
            return Quantity(tolerance.share("half"), "percent", 50, None, words)
        if mention.role == "fraction":
            share = mention.nominal * 100
            return Quantity.of(share, "percent", modifier=modifier, grain=20, text=words, tolerance=tolerance)
        if words.lower() == "a dozen" and modifier is None:
            return Quantity(tolerance.indefinite("dozen"), unit, 12, "indefinite", words)
        whole = mention.role in ("count", "level", "target", "origin", "delta") and bool(mention.noun)
        return Quantity.of(
            mention.nominal * factor if factor != 1 else mention.nominal,
            unit,
            modifier="range" if mention.upper is not None else modifier,
            upper=mention.upper * factor if mention.upper is not None else None,
            count=mention.role == "age"
            or (whole and float(mention.nominal).is_integer())
            or (mention.role == "level" and _whole(mention)),
            grain=None
            if mention.upper is not None
            else _IN_WORDS
            if number.kind == "fraction"
            else number.grain * factor,
            text=words,
            tolerance=tolerance,
        )
    except (InvalidValue, OverflowError):
        return None


def _whole(mention: QuantityMention) -> bool:
    return mention.unit == "" and float(mention.nominal).is_integer() and mention.nominal < 1e6
