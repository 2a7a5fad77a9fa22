"""Where one place is asked for, two that are no part of one another contradict."""

from __future__ import annotations

import pytest

from factrecon.model import Claim, Event, Question
from factrecon.rules import compare_claims
from factrecon.rules.places import asks_for_one_place, rows
from factrecon.values import Place, Places

BORN = Question("Ana Bell", "birthplace")


def test_every_row_reads_its_examples_and_no_never() -> None:
    for row in rows():
        assert all(asks_for_one_place(e) for e in row["examples"]), row
        assert not any(asks_for_one_place(n) for n in row["never"]), row


SHOOTING = Question(Event("shooting"), "places")


@pytest.mark.parametrize(
    ("question", "a", "b", "relation"),
    [
        (BORN, Places.of("Peru"), Places.of("Chile"), "contradiction"),
        (BORN, Places.of(Place("Lima", ("Peru",))), Places.of("Peru"), "refines"),
        (Question("the storm", "places"), Places.of("Peru"), Places.of("Chile"), "compatible"),
        (BORN, Places.of("Peru", "Chile"), Places.of("Bolivia"), "compatible"),
        (BORN, Places.of("Elm Street"), Places.of(Place("Lima", ("Peru",))), "compatible"),
        (BORN, Places.of("Elm Street"), Places.of("Clark Avenue"), "contradiction"),
        (
            SHOOTING,
            Places.of("Elm Street", closed=True),
            Places.of(Place("Lima", ("Peru",)), closed=True),
            "compatible",
        ),
        (SHOOTING, Places.of("Elm Street", closed=True), Places.of("Clark Avenue", closed=True), "contradiction"),
        (
            Question(Event("statement", modifiers=("bear", "senator", "")), "places"),
            Places.of("Peru"),
            Places.of("Chile"),
            "contradiction",
        ),
    ],
)
def test_pairs(question: Question, a: Places, b: Places, relation: str) -> None:
    assert compare_claims(Claim(question, a), Claim(question, b)).relation == relation
