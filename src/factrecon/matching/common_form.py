"""The values of one question in one form: counts with one unit, and names as words where others answer in words.

One source says "99 people", another "99"; one tells what a building is by a name ("condo tower"), another in words that
a record calls text. They answer one question, so they can be compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from attrs import evolve, field, frozen

from factrecon.claim_record import object_of
from factrecon.language.answers import is_affirmed
from factrecon.matching.named import Named
from factrecon.matching.sides import Side, cover
from factrecon.values import Entity, Quantity, Text, Truth, Value
from factrecon.values.quantity import is_measure
from factrecon.values.text import content_words

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
    truths: tuple[tuple[Truth, str], ...] = ()
    """What records answer with yes or no, each with what it is asked."""

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
        return self._answered(value) if isinstance(value, Text) else value

    def _answered(self, value: Text) -> Value:
        """Words as the yes or no that they come to, where all who answer so agree with it: "will fight it" of whether
        they fight it. What words deny is not always what is asked, so that a yes never contradicts a no by them alone.
        """
        said = {truth.value for truth, asked in self.truths if _bears_on(value, truth, asked)}
        meant = {is_affirmed(value.value, asked=asked) for _, asked in self.truths}
        if len(said) == 1 and meant == said == {truth.value for truth, _ in self.truths}:
            return Truth(said.pop(), value.text)
        return value


def _bears_on(words: Text, truth: Truth, asked: str) -> bool:
    """Whether words speak of what is answered with yes or no: by what is asked, or by the words of the answer."""
    return bool(words.words & (content_words(asked) | (content_words(truth.text) - YES_OR_NO)))


YES_OR_NO: Final = frozenset({"yes", "true", "false"})


def in_place(side: Side, first: Side) -> Value | None:
    """What a record answers to the question that another asks, where its facts stand crossed to that; None where they
    do not: of "Ann Lee: office: chief of Acme" it is Ann Lee for "Acme: chief: A. Lee"."""
    if not (side.given and first.given and isinstance(first.value, (Entity, Text))):
        return None
    if not isinstance(side.value, (Entity, Text)) or cover(side.answer, first.both) < CROSSED:
        return None
    question = side.said[0].claim.question
    told = [
        text
        for text, words in ((object_of(question), side.object), (question.attribute, side.asked))
        if words.words and cover(first.answer, words) >= CROSSED
    ]
    if len(told) != 1:
        return None
    return Entity(told[0], text=told[0]) if isinstance(first.value, Entity) else Text(told[0], told[0])


CROSSED: Final = 0.6
"""The share of an answer that another record must have among what it is asked of, for their facts to stand crossed."""


def form_of(
    values: Iterable[Value],
    *,
    given: bool = False,
    crossed: bool = False,
    named: Named | None = None,
    truths: Iterable[tuple[Truth, str]] = (),
) -> Form:
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
        truths=tuple(truths) if given else (),
    )
