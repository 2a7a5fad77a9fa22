"""How many of those whom something befell were of one kind, and that it is never the number of them all."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.model import Document
from factrecon.readers import read


def counted(text: str) -> set[tuple[str, str]]:
    said = read(Document(id="d", text=text, published=date(2024, 6, 10)))
    return {(a.claim.question.ask, a.claim.value.text) for a in said if a.claim.question.kind == "quantity"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry fire killed 31 people, including nine students.", ("How many of the dead were students?", "nine")),
        (
            "The ferry fire killed 31 people. Nine of the dead were students.",
            ("How many of the dead were students?", "Nine"),
        ),
        (
            "Thirty-one people died in the ferry fire, nine of them students.",
            ("How many of the dead were students?", "nine"),
        ),
        (
            "A fire broke out on the ferry. Among the dead are nine students.",
            ("How many of the dead were students?", "nine"),
        ),
        (
            "A fire broke out on the ferry. Nine students were among the dead.",
            ("How many of the dead were students?", "Nine"),
        ),
        ("Officers arrested 52 people, including 14 students.", ("How many of the arrested were students?", "14")),
    ],
)
def test_a_part_is_asked_of_one_way(text: str, expected: tuple[str, str]) -> None:
    assert expected in counted(text)


def test_a_part_is_not_the_toll() -> None:
    found = counted("A fire broke out on the ferry on Sunday. Nine students were among the dead.")
    assert not [ask for ask, _ in found if ask.startswith("How many people died")]


def test_what_befell_a_part_is_no_kind() -> None:
    assert not [
        ask for ask, _ in counted("The ferry fire hurt 31 people. Nine of them were killed.") if "of the" in ask
    ]
    assert not [ask for ask, _ in counted("The line has 31 stations, including nine terminals.") if "of the" in ask]
