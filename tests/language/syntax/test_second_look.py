"""Tags that only the rest of a sentence settles."""

from __future__ import annotations

import pytest

from factrecon.language.syntax.clauses import clauses
from factrecon.language.syntax.tagging import tokenize


def tag(text: str, word: str) -> str:
    return next(t.tag for t in tokenize(text) if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("A power cut in Lund on Friday left 900 shops dark.", "cut", "NOUN"),
        ("The third rate cut in May sent shares up.", "cut", "NOUN"),
        ("The storm cut power to 900 shops.", "cut", "VERB"),
        ("The firm cut jobs in May and sold its plant.", "cut", "VERB"),
        ("The hall was shut after the roof of a gallery fell in.", "after", "SCONJ"),
        ("Two men fled after police shot a guard.", "after", "SCONJ"),
        ("The ferry sank after the left engine of the ship.", "after", "ADP"),
        ("The search after the flood lasted two days.", "after", "ADP"),
        ("Work stopped after the flood came.", "after", "SCONJ"),
        ("The town was calm in May when talks began.", "May", "PROPN"),
        ("Sales fell in May hurt by rain.", "May", "PROPN"),
    ],
)
def test_the_rest_of_the_sentence_settles(text: str, word: str, expected: str) -> None:
    assert tag(text, word) == expected


def test_the_roof_falls_and_not_who_is_brought_up_alive() -> None:
    found = clauses(tokenize("Nine men were brought up alive on Friday after the roof of a mine fell in."))
    fell = next(c for c in found if c.verb.lemma == "fall")
    assert fell.subject is not None
    assert fell.subject.head.text == "roof"


def test_first_behind_a_subject_tells_when_its_verb_held() -> None:
    found = tokenize("The burglars first entered the vault, police in Velden said.")
    assert (found[1].tag, found[2].tag, found[3].tag) == ("NOUN", "ADV", "VERB")
    assert [t.tag for t in tokenize("The first burglar entered the vault.")][1:3] == ["ADJ", "NOUN"]
