"""Who did it to whom, and whose very words stand between quotation marks."""

from __future__ import annotations

import pytest

from factrecon.model import Document
from factrecon.readers import read


def told(text: str, reader: str) -> list[tuple[str, str]]:
    return [(a.claim.question.ask, a.claim.text) for a in read(Document(id="d", text=text)) if a.reader == reader]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The bill was introduced by Randy Holm.", [("By whom was the bill introduced?", "Randy Holm")]),
        ("The mayor called out John Berg.", [("Whom did the mayor call out?", "John Berg")]),
        ("The club will face Petra Lund.", [("Whom will the club face?", "Petra Lund")]),
        ("If the club faces Petra Lund, it will lose.", []),
        ("The club did not face Petra Lund.", []),
        ("The club faced a rival.", []),
    ],
)
def test_a_named_party_answers_whom(text, parties):
    assert told(text, "parties") == parties


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"The sea wants us to leave," Ana Bell said on Monday.', ["The sea wants us to leave"]),
        ('Ana Bell said: "It is over."', ["It is over"]),
        ("Ana Bell said that it is over.", []),
        ('"No," Ana Bell said.', []),
    ],
)
def test_short_words_in_marks_are_told_again(text, said):
    assert [words for _, words in told(text, "sayings")] == said


@pytest.mark.parametrize(
    ("text", "plea"),
    [
        ("Ana Bell pleaded guilty to fraud.", [("What did Ana Bell plead guilty to?", "fraud")]),
        ("Rob Holm pleaded not guilty to two counts.", [("What did Rob Holm plead not guilty to?", "two counts")]),
        ("Ana Bell left. She pleaded guilty to theft.", [("What did Ana Bell plead guilty to?", "theft")]),
    ],
)
def test_what_somebody_pleaded_to(text, plea):
    assert told(text, "causes") == plea
