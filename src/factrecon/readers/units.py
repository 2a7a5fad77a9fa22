"""Which numbers an attribute of a frame can be answered with."""

from __future__ import annotations

from factrecon.frames.frame import Attribute
from factrecon.language.quantities import QuantityMention
from factrecon.values import Quantity

OWN_UNITS = frozenset({"magnitude"})
"""Units that name their attribute by themselves."""
_NO_AMOUNTS = frozenset({"rank", "score", "member", "duration"})


def unit_fits(attribute: Attribute, quantity: QuantityMention) -> bool:
    """Whether a number's unit is one that the attribute asks for."""
    value = quantity.value
    if not isinstance(value, Quantity) or quantity.role in _NO_AMOUNTS:
        return False
    unit, said = attribute.unit, value.unit
    if (quantity.role == "age") != (unit == "age"):
        return False
    if unit == "money":
        return len(said) == 3 and said.isupper()
    if unit == "share":
        return said in ("percent", "percentage point")
    if unit == "person":
        return said == "person" or (not quantity.noun and said in ("", "count"))
    return not unit or unit == "age" or said in (unit, "")
