"""How an event is named: in words of the document itself."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon import read
from factrecon.model import Document


def labels(text: str) -> set[str]:
    told = read(Document(id="a", text=text, published=date(2024, 5, 15)))
    return {a.claim.question.event.label for a in told if a.claim.question.event is not None}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The minister resigned on Monday.", "the resignation"),
        ("Two trains collided near Lunde on Monday.", "the collision"),
        ("Nurses in Lunde walked out on Monday; the strike goes on.", "the strike"),
        ("The vice mayor and her rival met for a debate in Lunde on Monday.", "the debate"),
    ],
)
def test_the_noun_is_the_documents_or_of_a_word_of_its_stem(text: str, named: str) -> None:
    assert named in labels(text)


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The court overturned the will of Colm Varga on Monday.", "crash"),
        ("Varga stopped his rival in Hamburg in the third round on Monday.", "robbery"),
        ("Aides accused the governor of sexual harassment on Monday.", "rape"),
    ],
)
def test_no_label_names_a_deed_that_the_document_does_not(text: str, deed: str) -> None:
    assert not [label for label in labels(text) if deed in label]
