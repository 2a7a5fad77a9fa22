"""One voice, two figures: two things where the words differ, a dispute where they do not."""

from __future__ import annotations

from datetime import date

from factrecon.model import Document
from factrecon.readers import read
from factrecon.reconciliation import reconcile


def questions(text: str, attribute: str) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for a in read(Document(id="d", text=text, published=date(2024, 6, 10))):
        if a.claim.question.attribute == attribute:
            out.setdefault(a.claim.question.id, []).append(a.claim.value.text)
    return out


def test_two_sums_in_other_words_are_of_two_things() -> None:
    text = (
        "Profit from coal fell to $41 million in the quarter.\n"
        "At the company's oil wells in the north, profit climbed to $98 million.\n"
    )
    assert sorted(questions(text, "amount").values()) == [["$41 million"], ["$98 million"]]


def test_two_sums_in_the_same_words_are_a_dispute() -> None:
    text = "The mill was sold for $41 million on Monday.\nThe mill was sold on Monday for $95 million.\n"
    (said,) = questions(text, "price").values()
    assert len(said) == 2
    made = reconcile([Document(id="d", text=text, published=date(2024, 6, 10))]).to_json()
    assert any(c["relation"] == "contradiction" for q in made["questions"] for c in q["comparisons"])


def test_a_count_that_grows_stays_one_question() -> None:
    text = "The ferry sank on Monday, killing 12 people.\nDivers in the bay said later that 15 people had died.\n"
    assert len(questions(text, "deaths")) == 1
