"""Who holds which office, wherever a sentence says so in passing."""

from __future__ import annotations

import pytest

from factrecon.model import Document
from factrecon.readers import read


def offices(text: str) -> list[tuple[str, str, str]]:
    return [
        (a.claim.question.subject, a.claim.text, a.mode)
        for a in read(Document(id="d", text=text))
        if a.reader == "offices" and a.claim.question.attribute == "office"
    ]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Orbix policy chief John Berg resigned.", [("John Berg", "Orbix policy chief")]),
        ("The House minority leader, Eric Lund, lost.", [("Eric Lund", "House minority leader")]),
        ("Ann Hall, the group's chief executive, met her.", [("Ann Hall", "group's chief executive")]),
        ("David Holm, a professor at Oak College, spoke.", [("David Holm", "professor")]),
        ("Ana Pell, Orbix chief technologist, left early.", [("Ana Pell", "Orbix chief technologist")]),
        ("Acting Labor Secretary Mia Sund met them.", [("Mia Sund", "Acting Labor Secretary")]),
        ("Mia Sund takes over as chair.", [("Mia Sund", "chair")]),
        ("Mia Sund was named director of the bank.", [("Mia Sund", "director of the bank")]),
        ("Ana Bell, workers said, left.", []),
        ("Her neighbour, Ana Bell, left.", []),
        ("Mayor Lee left.", []),
    ],
)
def test_an_office_is_told_beside_a_name(text, held):
    assert [(who, what) for who, what, _ in offices(text)] == held


def test_what_somebody_is_to_become_is_planned():
    assert offices("Mia Sund will become director of the bank.") == [("Mia Sund", "director of the bank", "planned")]


def test_what_somebody_was_not_made_is_another_question():
    (said,) = [a for a in read(Document(id="d", text="Mia Sund was not named director.")) if a.reader == "offices"]
    assert said.claim.question.attribute == "not office"


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("They met former Labor Secretary Mia Sund.", "former Labor Secretary"),
        ("Then outgoing Foreign Minister Rob Holm left.", "outgoing Foreign Minister"),
        ("They met Interim Police Chief Ana Bell.", "Interim Police Chief"),
    ],
)
def test_an_office_once_held_is_told_as_such(text, office):
    assert [what for _, what, _ in offices(text)] == [office]
