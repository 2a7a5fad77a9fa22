"""What was paid answers the price that a frame asks for; what is not paid does not."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.model import Document
from factrecon.readers import read


def paid(text: str) -> list[tuple[str, str]]:
    said = read(Document(id="d", text=text, published=date(2024, 6, 10)))
    return [
        (a.claim.question.attribute, a.claim.value.text)
        for a in said
        if a.claim.question.attribute in ("price", "value", "fee", "term")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill was sold for $41 million on Monday.", ("price", "$41 million")),
        ("Harbour Lines bought the mill for $41 million.", ("price", "$41 million")),
        ("The deal is worth $41 million.", ("value", "$41 million")),
        ("The acquisition, valued at $2.1 billion, closed on Friday.", ("price", "$2.1 billion")),
        ("Lund signed the striker for 30 million euros.", ("fee", "30 million euros")),
    ],
)
def test_sums_behind_for_and_worth(text: str, expected: tuple[str, str]) -> None:
    assert expected in paid(text)


def test_a_sum_is_no_term_and_a_rejected_offer_no_price() -> None:
    assert not [name for name, _ in paid("Harbour Lines is buying the mill in a $41 million deal.") if name == "term"]
    assert not paid("The board rejected a takeover offer of $41 million.")


def test_not_only_denies_nothing() -> None:
    said = read(
        Document(
            id="d",
            text="The ship not only repulsed an attack but also arrested 23 pirates.",
            published=date(2024, 6, 10),
        )
    )
    truths = [a.claim.value.value for a in said if a.claim.question.kind == "truth"]
    assert truths
    assert all(truths)
