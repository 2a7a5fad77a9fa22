"""A share of those who could vote is the turnout; a share of the votes is not."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.model import Document
from factrecon.readers import read


def turnouts(text: str) -> list[str]:
    said = read(Document(id="d", text=text, published=date(2024, 6, 10)))
    return [a.claim.value.text for a in said if a.claim.question.attribute == "turnout"]


@pytest.mark.parametrize(
    "text",
    [
        "The Liberals came first in Sunday's election, in which 58 percent of those eligible cast a ballot.",
        "The election was held on Sunday. Some 58 percent of registered voters went to the polls.",
        "In Sunday's election, 58 per cent of the electorate turned out.",
    ],
)
def test_a_share_of_those_who_could_vote(text: str) -> None:
    assert len(turnouts(text)) == 1
    assert "58" in turnouts(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "In Sunday's election, 58 percent of voters voted for the Liberals.",
        "In Sunday's election, 58 percent of the electorate did not vote.",
        "In Sunday's election, 58 percent of the ballots were cast by post.",
    ],
)
def test_other_shares_are_no_turnout(text: str) -> None:
    assert not turnouts(text)


def test_patients_of_a_study_were_not_taken_to_hospital() -> None:
    study = "The study enrolled 1,640 patients with early symptoms at 140 hospitals."
    said = read(Document(id="d", text=study, published=date(2024, 6, 10)))
    assert not [a for a in said if a.claim.question.attribute == "patients"]
