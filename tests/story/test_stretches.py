"""Times told together are one answer; of two that cannot be one, the nearer dates the event."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.model import Document
from factrecon.readers import read
from factrecon.values import Time


def when(text: str) -> list[str]:
    said = read(Document(id="d", text=text, published=date(2024, 6, 10)))
    return [
        a.claim.value.text for a in said if isinstance(a.claim.value, Time) and a.claim.question.attribute == "time"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The owner was found guilty twice from 1991 to 1997.", ["1991 to 1997"]),
        ("The number of bakers declined between 1982 and 1992.", ["1982 and 1992"]),
        ("The fund bought shares from May 26 to June 2.", ["May 26 to June 2"]),
        ("The bridge was inspected in 1994, 1995 and 1997.", ["1994, 1995 and 1997"]),
        ("The blast in Lund occurred at about 10:35 a.m. (0735 GMT).", ["about 10:35 a.m."]),
        ("The board condemned on Monday two blasts in the port last Friday.", ["Monday"]),
    ],
)
def test_one_telling_is_one_answer(text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(when(text)))[:1] == expected
    assert len(set(when(text)) - set(expected)) <= text.count("blasts")  # the blasts have their own day


def test_since_is_no_day() -> None:
    assert not when("Three guards have been murdered since May 2023.")
    assert when("More than 30 people have died since last Sunday's coup.")


def test_periods_of_several_numbers_do_not_date_the_verb() -> None:
    assert not when("The number of visitors jumped from fewer than 100,000 in 1980 to more than 300,000 last year.")


def test_ends_told_in_any_order_make_one_stretch() -> None:
    [told] = [t for t in when("The fair ran from May 19 to May 17, 2016.") if t.startswith("May")]
    assert told == "May 19 to May 17, 2016"


def test_what_describes_a_noun_dates_no_clause() -> None:
    assert when("The owner's 1987 Chevrolet was discovered last month.") == ["last month"]
