"""Amounts that answer what a frame asks in another document."""

from __future__ import annotations

from datetime import date

from factrecon.matching.adoption import adopted
from factrecon.model import Document
from factrecon.reconciliation import reconcile


def told(*texts: str) -> dict[str, list[str]]:
    found = reconcile(
        Document(id=f"d{i}", text=text, published=date(2024, 6, 5 + i)) for i, text in enumerate(texts)
    ).to_json()
    return {q["ask"]: sorted(c["text"] for c in q["claims"]) for q in found["questions"]}


LEAKED = "An oil spill fouled the Orne on Monday. About 27,000 gallons of crude leaked out, the state said."


def test_a_lone_measure_answers_the_frame_s_question() -> None:
    asked = told(
        LEAKED, "The oil spill in the Orne began on Monday. Some 20,000 gallons of crude escaped, officials said."
    )
    assert [v for k, v in asked.items() if k.startswith("How much was spilled")] == [
        ["About 27,000 gallons", "Some 20,000 gallons"]
    ]


def test_a_measure_among_others_answers_nothing_but_itself() -> None:
    asked = told(
        LEAKED,
        "The oil spill in the Orne began on Monday. Some 20,000 gallons of crude escaped. Crews handed out 900 gallons of water.",
    )
    assert [v for k, v in asked.items() if k.startswith("How much was spilled")] == [["About 27,000 gallons"]]


def test_units_stay_as_said() -> None:
    found = reconcile(
        [Document(id="a", text="The wildfire burned 900 acres of forest.", published=date(2024, 6, 5))]
    ).to_json()
    area = next(c["value"] for q in found["questions"] if q["attribute"] == "area" for c in q["claims"])
    assert area["unit"] == "acre"


def test_nothing_is_adopted_of_nothing() -> None:
    assert adopted((), {}) == ()
