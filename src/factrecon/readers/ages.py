"""How old somebody is: "Ana Bell, 31, ...", "the 31-year-old Ana Bell"."""

from __future__ import annotations

from collections.abc import Iterator

from factrecon.algebra.trapezoid import Trapezoid
from factrecon.model import Assertion, Question
from factrecon.story.ages import Age, find_ages
from factrecon.story.page import Page, Story
from factrecon.story.telling import described, tell
from factrecon.values import Quantity


def read_ages(story: Story) -> Iterator[Assertion]:
    """The reader of ages: one claim for each person whose age is told, by the fullest name of the story."""
    for page in story.pages:
        for found in find_ages(page):
            yield _claim(page, found)


def _claim(page: Page, found: Age) -> Assertion:
    # A year later he is a year older, and birthdays are not told.
    n, said = found.value.shape.b, found.value
    value = Quantity(Trapezoid(n - 1, n, n, n + 1), said.unit, said.nominal, said.modifier, said.text)
    question = Question(found.person, "age", "quantity", f"How old is {found.person}?")
    statement = described(page, found.person, found.start, found.end)
    return tell(page, statement, question, value, start=found.start, end=found.end, at=found.at, reader="ages")
