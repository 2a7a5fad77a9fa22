"""Who is named beside a subject, and times that only measure a distance."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.model import Document
from factrecon.readers import read

THURSDAY = date(2024, 6, 6)


def asks(text: str) -> set[str]:
    return {a.claim.question.ask for a in read(Document(id="d", text=text, published=THURSDAY))}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Another miner, Ana Bell, resigned from the panel on Tuesday.", "Did Ana Bell resign?"),
        ("The panel's head, Ana Bell, arrived in Orne on Tuesday.", "Did Ana Bell arrive?"),
        ("The panel met Ana Bell, who arrived in Orne on Tuesday.", "Did the panel meet Ana Bell?"),
    ],
)
def test_the_one_named_beside_is_asked_about(text: str, asked: str) -> None:
    assert asked in asks(text)


def test_a_distance_from_a_plan_is_no_date() -> None:
    said = read(Document(id="d", text="Crews finished the bridge a week later than planned.", published=THURSDAY))
    assert not [a for a in said if a.claim.value.kind == "time"]


def test_a_dateline_is_no_place_of_what_happened() -> None:
    text = "MADRID, Spain (Wire Daily) - Rain fell across Lugo and Ourense after a week of sun."
    said = [a for a in read(Document(id="d", text=text, published=THURSDAY)) if a.claim.value.kind == "places"]
    assert all("Madrid" not in a.claim.value.names for a in said)
