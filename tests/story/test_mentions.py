"""Which times, numbers and parties belong to which mention of an event."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon import Document
from factrecon.readers import read

WEDNESDAY = date(2024, 6, 5)


def asked(text: str) -> set[tuple[str, str, str]]:
    return {
        (a.claim.question.event.frame, a.claim.question.attribute, a.claim.text)
        for a in read(Document(id="d", text=text, published=WEDNESDAY))
        if a.claim.question.event is not None
    }


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("It is the first stoppage since 2017, when bakers walked out for five weeks.", ("strike", "start", "2017")),
        ("Weavers have been shut out of their jobs since Monday.", ("lockout", "start", "Monday")),
        ("Hackers stole the personal data of 45,000 customers.", ("cyberattack", "people", "45,000")),
        ("The chain collapsed into administration on Monday.", ("bankruptcy", "time", "Monday")),
    ],
)
def test_what_belongs_to_an_event(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in asked(text)


def test_a_strike_that_closes_a_port_has_not_ended() -> None:
    found = asked("In 2017 a strike by some 800 dockers closed the port for five weeks.")
    assert not [x for x in found if x[:2] == ("strike", "end")]


def test_a_prize_won_at_a_festival_is_dated_not_the_festival() -> None:
    found = asked("The film won the top prize at the Velden film festival on Saturday.")
    assert ("award", "time", "Saturday") in found
    assert ("festival", "time", "Saturday") not in found
