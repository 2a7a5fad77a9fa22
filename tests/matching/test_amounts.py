"""Amounts that no frame asks for meet by what they measure."""

from __future__ import annotations

from datetime import date

from factrecon.model import Document
from factrecon.reconciliation import reconcile

DAYS = date(2024, 5, 6), date(2024, 5, 7)


def together(*texts: str) -> list[list[str]]:
    """The answers of each question that two documents answer with a number."""
    found = reconcile(Document(id=f"d{i}", text=t, published=DAYS[i]) for i, t in enumerate(texts)).to_json()
    asked = [q for q in found["questions"] if q["kind"] == "quantity"]
    return [
        sorted(c["text"] for c in q["claims"])
        for q in asked
        if len({a["document"] for c in q["claims"] for a in c["assertions"]}) > 1
    ]


def test_an_extent_of_one_thing_is_one_question() -> None:
    one = "The thieves scaled a fence three metres high and broke into the depot in Velden."
    two = "The thieves who broke into the depot in Velden used a rope to get over the fence, which is five metres high."
    assert together(one, two) == [["five metres", "three metres"]]


def test_extents_of_two_things_stay_apart() -> None:
    one = "The thieves scaled a fence three metres high and broke into the depot in Velden."
    two = "The thieves in Velden used a rope that was five metres long."
    assert not together(one, two)


def test_a_cost_far_from_its_subject_is_a_cost() -> None:
    one = "The salvage of the ferry off Velden will cost about $12 million."
    two = "The salvage, which dragged on once the storms off Velden had begun, cost $19 million."
    assert together(one, two) == [["$19 million", "about $12 million"]]
