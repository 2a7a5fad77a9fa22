"""One value out of a phrase."""

from __future__ import annotations

import pytest

from factrecon.language.parse import parse_value
from factrecon.values import Quantity


@pytest.mark.parametrize(
    ("text", "nominal", "unit"),
    [
        ("30 person", 30, "person"),
        ("12 workers", 12, "person"),
        ("30 deaths", 30, "death"),
        ("about 30 people", 30, "person"),
    ],
)
def test_the_noun_counted_belongs_to_the_number(text: str, nominal: float, unit: str) -> None:
    value = parse_value(text)
    assert isinstance(value, Quantity)
    assert (value.nominal, value.unit) == (nominal, unit)


def test_a_number_in_a_sentence_is_not_the_phrase() -> None:
    assert parse_value("the union that 30 of its members left last spring over pay").kind == "text"
