"""How contests ended, on sentences written for the purpose."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon import reconcile
from factrecon.model import Document
from factrecon.readers import read

DAY = date(2024, 3, 7)


def scored(text: str) -> dict[str, float | None]:
    found = read(Document(id="x", text=text, published=DAY))
    return {a.claim.question.attribute: a.claim.value.nominal for a in found if a.reader == "scores"}


@pytest.mark.parametrize(
    ("text", "winner", "loser"),
    [
        ("Lund beat Malmo 4-1 on Saturday.", 4, 1),
        ("Lund are through after a 2-0 victory over Malmo.", 2, 0),
        ("Their 1-3 defeat by Lund ended the run.", 3, 1),
    ],
)
def test_results(text: str, winner: int, loser: int) -> None:
    assert scored(text) == {"winner's score": winner, "loser's score": loser}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Bell won the match 6-4, 6-3.",
        "Lund beat Malmo to improve their record to 21-4.",
        "Ana Bell (30-2) beat Eva Ross on Saturday.",
        "The party won the vote 88-80.",
        "Lund hope to beat Malmo 4-1.",
    ],
)
def test_sets_records_and_votes_are_none(text: str) -> None:
    assert not scored(text)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("Lund are in the final after a 4-2 victory over Malmo.", True),
        ("Lund are in the final after a 4-1 victory over Malmo.", False),
        ("Lund, who are in the final, beat Malmo 4-2 a week ago on Sunday.", False),
    ],
)
def test_two_results_of_one_match_dispute_each_other(other: str, told: bool) -> None:
    one = Document(id="a", source="a", text="Lund beat Malmo 4-1 on Saturday to reach the final.", published=DAY)
    report = reconcile([one, Document(id="b", source="b", text=other, published=DAY)]).to_json()
    asked = {q["ask"] for q in report["questions"] if q["told"] == "disputed"}
    assert ("How many did the losing side score?" in asked) is told
