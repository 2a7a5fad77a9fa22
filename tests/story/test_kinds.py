"""Broader words for what a document tells more closely."""

from __future__ import annotations

from datetime import date

from factrecon.model import Document
from factrecon.story.analysis import Analysis
from factrecon.story.incident import find_occurrences


def frames(text: str) -> dict[str, int]:
    """How many events of each frame a text tells of, by their mentions."""
    analysis = Analysis(Document(id="x", text=text, published=date(2024, 6, 5)))
    return {o.frame.name: len(o.mentions) for o in find_occurrences(analysis).events if o.frame.incident}


def test_the_wreck_is_the_derailment() -> None:
    found = frames(
        "A goods train derailed near Albury on Monday. Nobody was hurt in the wreck. The disaster closed the line."
    )
    assert found == {"derailment": 3}


def test_another_disaster_is_not_the_one_told() -> None:
    found = frames("A goods train derailed near Albury on Monday. Another disaster struck the state in May.")
    assert found == {"derailment": 1, "accident": 1}


def test_a_blaze_is_a_wildfire_only_where_other_words_say_so() -> None:
    assert frames("A blaze gutted a bakery on Monday.") == {"fire": 1}
    assert frames("The wildfire began on Monday. The blaze has spread to two villages.") == {"wildfire": 2}
