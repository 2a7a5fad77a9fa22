"""Who was hurt and has died since."""

from __future__ import annotations

import pytest

from factrecon.matching.outcomes import died_since
from factrecon.model import Assertion, Claim, Event, Question
from factrecon.values import Quantity

EVENT = Event("fire", id="e")


def told(document: str, attribute: str, count: int, modifier: str | None = None) -> Assertion:
    value = Quantity.of(count, "person", modifier=modifier)
    return Assertion(Claim(Question(EVENT, attribute, "quantity", "", True, True), value), document, document)


@pytest.mark.parametrize(
    ("said", "hurt"),
    [
        ([told("a", "injuries", 3), told("b", "deaths", 1)], 2),
        ([told("a", "deaths", 1), told("a", "injuries", 3), told("b", "deaths", 1)], 3),
        ([told("a", "injuries", 1, "at least"), told("b", "deaths", 1)], 0),
        ([told("a", "injuries", 70, "more than"), told("b", "deaths", 1)], 70),
        ([told("a", "injuries", 3), told("b", "deaths", 1), told("b", "injuries", 3)], 3),
    ],
)
def test_one_more_dead_is_one_fewer_hurt(said: list[Assertion], hurt: int) -> None:
    (found,) = (
        a.claim.value for a in died_since(said) if a.document == "a" and a.claim.question.attribute == "injuries"
    )
    assert isinstance(found, Quantity)
    assert found.nominal == hurt
