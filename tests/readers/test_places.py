"""Where a clause says that it took place, and times and lengths of things."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.model import Document
from factrecon.readers import read

PUBLISHED = date(2024, 5, 15)


def said(text: str, *readers: str) -> list[tuple[str, str]]:
    return [
        (a.claim.question.ask, a.claim.text)
        for a in read(Document(id="d", text=text, published=PUBLISHED))
        if a.reader in readers
    ]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The print was stopped in Mannheim, Germany.", [("Where was the print stopped?", "Mannheim, Germany")]),
        ("The buoy drifted off the coast of Malta.", [("Where did the buoy drift?", "Malta")]),
        ("Ana Bell read the names in Lugo and Ourense.", [("Where did Ana Bell read the names?", "Lugo and Ourense")]),
        ("The governor of Ohio spoke.", []),
        ("Ohio sued the firm.", []),
        ("They said in Lima that it rained.", []),
    ],
)
def test_a_place_is_told_where_a_preposition_governs_it(text, where):
    assert said(text, "places") == where


def test_a_hall_is_a_spot():
    text = "A fire in Toledo, Ohio, on Monday hurt two. The singer bowed at Linden Hall."
    assert ("At which spot did the singer bow?", "Linden Hall") in said(text, "places")
    assert said("The singer bowed at Linden Hall.", "places") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In the April 9 letter, the board warned owners.", [("Of which day is the letter?", "April 9")]),
        ("The repair could take until June 3.", [("Until when could the repair take?", "June 3")]),
        ("The crime carries a term of up to five years.", [("How long is the term?", "up to five years")]),
        ("The service recovered within 12 hours.", [("In how long did the service recover?", "12 hours")]),
        (
            "The Star Tribune reported Friday that the fund opposed cuts.",
            [("When did the Star Tribune report that the fund opposed cuts?", "Friday")],
        ),
        ("Police said Friday that it rained.", []),
    ],
)
def test_times_and_lengths_of_things(text, told):
    assert said(text, "statements") == told


@pytest.mark.parametrize(
    "text",
    [
        "They faced harrowing journeys from Peru on Monday.",
        "Economists had predicted Norway would add jobs.",
        "The march from Lima ended on Monday.",
    ],
)
def test_where_something_comes_from_is_not_where_it_was(text):
    told = read(Document(id="d", text=text, published=PUBLISHED))
    assert not [a for a in told if a.claim.value.kind == "places"]
