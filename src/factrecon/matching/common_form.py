"""The values of one question in one form: counts with one unit, and names as words where others answer in words.

One source says "99 people", another "99"; one tells what a building is by a name ("condo tower"), another in words that
a record calls text. They answer one question, so they can be compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import evolve, field, frozen

from factrecon.matching.named import Named
from factrecon.values import Entity, Quantity, Text, Value
from factrecon.values.quantity import is_measure

__all__ = ["Form", "form_of"]

RANKED = "in order"
"""The unit of ordinals."""


@frozen
class Form:
    """What the values of a question have in common: the unit of its counts, and whether names are told as words."""

    unit: str = ""
    measure: str = ""
    """The one unit of measure that all its measures have, which bare numbers then have too; "" without one."""
    in_words: bool = False
    named: Named = field(default=Named(), repr=False)
    """Who is whom, so that a surname and the whole name are one."""

    def formed(self, value: Value) -> Value:
        """The value in this form; what says the same in it stays as it is.

        >>> Form(unit="person").formed(Quantity.of(99, text="99")).unit
        'person'
        """
        if isinstance(value, Quantity) and not is_measure(value.unit):
            bare = self.measure if not value.unit else ""
            unit = bare or (self.unit if value.unit != RANKED else "")
            return evolve(value, unit=unit) if unit and unit != value.unit else value
        if isinstance(value, Entity):
            return Text(value.text, value.text) if self.in_words else self.named.known(value)
        return value


def form_of(values: Iterable[Value], *, given: bool = False, crossed: bool = False, named: Named | None = None) -> Form:
    """The form of the values of one question; `given` tells that they came as records, whose kinds somebody chose.

    Where two records have their facts `crossed` ("Acme: CEO: Ann Lee", "Ann Lee: office: CEO of Acme"), the one's
    answer is what the other is asked of, and names that differ are no contradiction.

    >>> form_of([Quantity.of(3), Quantity.of(4, "house")]).unit
    'house'
    """
    units: Counter[str] = Counter()
    measures: set[str] = set()
    kinds: set[type[Value]] = set()
    for value in values:
        kinds.add(type(value))
        if isinstance(value, Quantity):
            if is_measure(value.unit):
                measures.add(value.unit)
            else:
                units[value.unit] += 1
    counted = [u for u in units if u not in ("", RANKED)]
    return Form(
        unit=min(counted, key=lambda u: (u != "person", -units[u], u)) if counted else "",
        measure=next(iter(measures)) if given and len(measures) == 1 and not counted else "",
        in_words=given and Entity in kinds and (crossed or Text in kinds),
        named=named if given and named is not None else Named(),
    )
