"""Whose age a bare "the 57-year-old" tells."""

from datetime import date

import pytest

from factrecon.model import Document
from factrecon.readers import read


def ages(text: str) -> dict[str, str]:
    found = read(Document(id="a", text=text, published=date(2026, 3, 6)))
    return {a.claim.question.ask: a.claim.value.text for a in found if a.reader == "ages"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ana Ruiz was named governor by President Ortega. The 57-year-old replaces Paul Vega.", "Ana Ruiz"),
        ("Paul Ward was jailed. His wife Clara was freed. The 57-year-old said he would appeal.", "Paul Ward"),
        ("Paul Ward was jailed. His wife Clara was freed. The 57-year-old said she was glad.", "Clara"),
        ("The 57-year-old Ana Ruiz was named governor.", "Ana Ruiz"),
    ],
)
def test_whose_age_it_is(text: str, who: str) -> None:
    assert list(ages(text)) == [f"How old is {who}?"]


def test_of_two_who_may_be_meant_nobodys_age_is_told() -> None:
    assert ages("The mill was sold by Ana Ruiz and Paul Vega. The 57-year-old said nothing.") == {}
