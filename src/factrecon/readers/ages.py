"""How old somebody is: "Ana Bell, 31, ...", "the 31-year-old Ana Bell"."""

from __future__ import annotations

from collections.abc import Iterator

from factrecon.algebra.trapezoid import Trapezoid
from factrecon.language.names.finding import NameMention
from factrecon.language.quantities.finding import QuantityMention
from factrecon.model import Assertion, Question
from factrecon.story.analysis import Sentence
from factrecon.story.page import Page, Story
from factrecon.story.telling import described, tell
from factrecon.values import Quantity

_CLOSE = 3
"""Characters between a name and an age behind it: ", 31"."""
_BEFORE = 24
"""Characters between "31-year-old" and the name it stands before."""


def read_ages(story: Story) -> Iterator[Assertion]:
    """The reader of ages: one claim for each person whose age is told; surnames take the full name told before."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    full: dict[str, str] = {}
    for sentence in page.sentences:
        for name in sentence.names:
            words = _bare(name).split()
            if name.kind in ("person", "other") and len(words) in (2, 3):
                full.setdefault(words[-1].casefold(), " ".join(words))
        for quantity in sentence.quantities:
            if quantity.role != "age" or not isinstance(quantity.value, Quantity):
                continue
            holder = _holder(sentence, quantity, full)
            if holder is not None:
                yield _claim(page, quantity, holder, full)


def _bare(name: NameMention) -> str:
    title = (name.title or "").strip()
    return name.text[len(title) :].strip(" ,") if title and name.text.startswith(title) else name.text


def _holder(sentence: Sentence, quantity: QuantityMention, full: dict[str, str]) -> NameMention | None:
    for name in sentence.names:
        if name.kind != "person" and (name.text.split() or [""])[-1].casefold() not in full:
            continue
        if 0 <= quantity.start - name.end <= _CLOSE and "," in sentence.text[name.end : quantity.start]:
            return name
        between = sentence.text[quantity.end : name.start]
        if (
            0 <= name.start - quantity.end <= _BEFORE
            and "year" in _text(sentence, quantity)
            and not any(c in between for c in ",.;:")
        ):
            return name
    return None


def _text(sentence: Sentence, quantity: QuantityMention) -> str:
    """The words of a quantity."""
    return sentence.text[quantity.start : quantity.end]


def _claim(page: Page, quantity: QuantityMention, name: NameMention, full: dict[str, str]) -> Assertion:
    value = quantity.value
    assert isinstance(value, Quantity)
    person = _bare(name)
    if " " not in person:
        person = full.get(person.casefold(), person)
    start, end = min(name.start, quantity.start), max(name.end, quantity.end)
    # A year later he is a year older, and birthdays are not told.
    n = value.shape.b
    value = Quantity(Trapezoid(n - 1, n, n, n + 1), value.unit, value.nominal, value.modifier, value.text)
    question = Question(person, "age", "quantity", f"How old is {person}?")
    said = described(page, person, start, end)
    return tell(page, said, question, value, start=start, end=end, reader="ages")
