"""What a number is asked as: the extent of a thing, and what something cost."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.model import Document
from factrecon.readers import read


def asked(text: str) -> dict[str, str]:
    said = read(Document(id="d", text=text, published=date(2024, 6, 10)))
    return {a.claim.value.text: a.claim.question.ask for a in said if a.claim.question.kind == "quantity"}


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("The thieves scaled a fence three metres high with a rope.", "What was the height of the fence?"),
        ("The fence, put up in May, is three metres high.", "What was the height of the fence?"),
        ("The divers are in a cave some three metres below the surface.", "What was the depth?"),
        ("The blast happened in the quarry at a depth of three metres.", "What was the depth?"),
    ],
)
def test_an_extent_is_asked_by_its_name(text: str, ask: str) -> None:
    assert ask in asked(text).values()


def test_a_way_is_no_extent() -> None:
    assert not [
        ask
        for ask in asked("The divers swam three kilometres to the harbour.").values()
        if ask.startswith("What was the")
    ]
