"""What is only named as past counts where another document tells of it."""

from __future__ import annotations

from datetime import date

from factrecon.model import Document
from factrecon.reconciliation import reconcile

ONE = "Sorn Rovers rejoiced after a 3-1 win over Velden United in Velden on Sunday."
TWO = "Sorn Rovers beat Velden United 3-1 in Velden on Sunday."


def happened(*texts: str) -> list[int]:
    """How many documents say of each event that it happened."""
    found = reconcile(
        Document(id=f"d{i}", text=t, published=date(2024, 5, 6 + i)) for i, t in enumerate(texts)
    ).to_json()
    asked = [q for q in found["questions"] if q["attribute"] == "occurrence"]
    return [len({a["document"] for c in q["claims"] for a in c["assertions"]}) for q in asked]


def test_a_win_that_is_only_named_agrees_with_one_that_is_told() -> None:
    assert 2 in happened(ONE, TWO)


def test_alone_it_is_no_question() -> None:
    assert happened(ONE) == []


def test_one_number_of_two_periods_is_compared() -> None:
    one = (
        "In 2019 a leak at Orrin Mobile in Velden exposed the records of 540,000 people. The regulator fined the "
        "firm 17 million euros two years later."
    )
    two = "In 2019 Orrin Mobile of Velden lost data on 540,000 customers and was fined 17 million euros."
    docs = [Document(id=n, text=t, published=date(2024, 5, 6)) for n, t in (("a", one), ("b", two))]
    found = reconcile(docs).to_json()
    asked = [q for q in found["questions"] if any("17 million" in c["text"] for c in q["claims"])]
    assert [q["status"] for q in asked] == ["corroborated"]
