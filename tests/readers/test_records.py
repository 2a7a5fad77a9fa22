"""Records of wins and losses, and what is the how-manieth in a row."""

from __future__ import annotations

import pytest

from factrecon.model import Document
from factrecon.readers import read
from factrecon.reconciliation import reconcile


def told(text: str, reader: str) -> dict[tuple[str, str], float]:
    """The numbers a reader finds, by whom or what they are asked of and what they count."""
    out = {}
    for a in read(Document(id="d", text=text)):
        if a.reader == reader:
            subject = a.claim.question.subject
            out[subject if isinstance(subject, str) else "", a.claim.question.attribute] = a.claim.value.nominal
    return out


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Tom Baker (30-2, 20 KOs) beat Rob Miller.",
            {("Tom Baker", "wins"): 30, ("Tom Baker", "losses"): 2, ("Tom Baker", "knockouts"): 20},
        ),
        (
            "Ines Falk, 12-4-1, 7 KO's, outpointed Mara Lund (9-0).",
            {
                ("Ines Falk", "wins"): 12,
                ("Ines Falk", "losses"): 4,
                ("Ines Falk", "draws"): 1,
                ("Ines Falk", "knockouts"): 7,
                ("Mara Lund", "wins"): 9,
                ("Mara Lund", "losses"): 0,
            },
        ),
        ("The defeat dropped Petra Holm to 18-3.", {("Petra Holm", "wins"): 18, ("Petra Holm", "losses"): 3}),
        ("Petra Holm (6-4, 7-5) reached the final.", {}),
        ("Rovers won 3-1 at home.", {}),
    ],
)
def test_a_record_is_its_holders(text, numbers):
    assert told(text, "records") == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Baker stopped Miller in the seventh round.", [("in order round", 7)]),
        ("It was a one-sided ninth-inning collapse.", [("in order inning", 9)]),
        ("It is the country's fourth parliamentary election.", [("in order election", 4)]),
        ("The ship made her 12th crossing.", [("in order crossing", 12)]),
        ("The dam failed for the third time.", [("in order time", 3)]),
        ("A third of the voters stayed at home.", []),
        ("It is the second-largest port on 5th Street.", []),
        ("She was hired on the second of May.", []),
    ],
)
def test_ordinals_count_what_they_stand_before(text, numbers):
    assert [(attribute, n) for (_, attribute), n in told(text, "ordinals").items()] == numbers


def test_no_other_reader_takes_a_number_of_a_record():
    said = read(Document(id="d", text="Tom Baker (30-2, 20 KOs) beat Rob Miller."))
    assert {a.reader for a in said if a.claim.value.kind == "quantity"} == {"records"}


def test_a_record_is_asked_of_the_full_name_over_a_story():
    made = reconcile(
        [
            Document(id="a", text="Tom Baker (30-2, 20 KOs) beat Rob Miller in Hamburg on Saturday."),
            Document(id="b", text="Tom Baker beat Rob Miller in Hamburg on Saturday. Baker (31-2) was hurt."),
        ]
    )
    question = made.verdict("How many wins does Tom Baker have?").question
    assert {a.document for a in made.graph.assertions if a.claim.question == question} == {"a", "b"}
