"""How votes went, on sentences written for the purpose."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon import reconcile
from factrecon.model import Document
from factrecon.readers import read
from factrecon.story.tallies import tallies


def counted(text: str) -> set[tuple[str, str, float]]:
    found = read(Document(id="x", text=text, published=date(2024, 3, 7)))
    return {
        (a.claim.question.event.frame, a.claim.question.attribute, a.claim.value.nominal)
        for a in found
        if a.reader == "votes"
    }


@pytest.mark.parametrize(
    ("text", "won", "lost"),
    [
        ("Parliament passed the bill on Monday by 301 votes to 214.", 301, 214),
        ("Senators voted 54-46 to pass the bill.", 54, 46),
        ("The bill passed with 61 votes in favour and 38 against.", 61, 38),
        ("The judges voted six to three to uphold the law.", 6, 3),
        ("Lawmakers voted 120 to 131 against the motion of no confidence.", 131, 120),
    ],
)
def test_tallies(text: str, won: int, lost: int) -> None:
    assert {(attribute, n) for _, attribute, n in counted(text)} == {("votes won", won), ("votes lost", lost)}


def test_those_who_abstain_are_told_beside() -> None:
    found = counted("The government survived a confidence vote by 88 votes to 80. Three lawmakers abstained.")
    assert ("no_confidence", "abstentions", 3) in found


@pytest.mark.parametrize(
    "text",
    [
        "The home side won the cup match 3 to 1.",
        "Voters aged 18 to 24 stayed at home.",
        "Turnout fell from 71 to 64 percent in the vote.",
    ],
)
def test_scores_ages_and_shares_are_no_tallies(text: str) -> None:
    assert tallies(text, 0, len(text)) == ()


def test_a_tally_is_not_read_as_something_else() -> None:
    found = read(
        Document(
            id="x", text="Ana Lund lost a confidence vote on Monday by 92 votes to 81.", published=date(2024, 3, 7)
        )
    )
    assert {a.reader for a in found if a.claim.question.kind == "quantity"} == {"votes"}


def test_a_vote_that_no_frame_knows_is_told_by_its_verb() -> None:
    assert counted("The town council voted 9-2 on Monday to close two bridges.") == {
        ("election", "votes won", 9),
        ("election", "votes lost", 2),
    }


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("Two bridges will be closed in June after an 8-3 vote by the town council.", True),
        ("Two bridges will be closed in June after a 9-2 vote by the town council.", False),
        ("The town council voted 7-4 to keep the Lund theatre open.", False),
        ("The school board voted 5-2 to close two bridges.", False),
    ],
)
def test_two_tallies_of_one_vote_dispute_each_other(other: str, told: bool) -> None:
    texts = {"a": "The town council voted 9-2 on Monday to close two bridges.", "b": other}
    documents = [Document(id=n, source=n, text=t, published=date(2024, 3, 7)) for n, t in texts.items()]
    report = reconcile(documents).to_json()
    assert any(q["told"] == "disputed" for q in report["questions"]) is told
