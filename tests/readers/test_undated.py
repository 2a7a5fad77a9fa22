"""Weekdays of papers that bear no date: each is of some week, and two of them can exclude each other."""

from __future__ import annotations

import pytest

from factrecon import Document, read, reconcile
from factrecon.values import Time


def told(text: str) -> set[str]:
    said = read(Document(id="a", text=text))
    return {a.claim.value.text for a in said if isinstance(a.claim.value, Time)}


def test_a_weekday_is_read_without_a_date() -> None:
    assert told("The harbour board dismissed its director on Wednesday.") == {"Wednesday"}


@pytest.mark.parametrize("text", ["The ferry runs every Monday.", "The harbour board dismissed its director in May."])
def test_what_recurs_or_is_no_weekday_is_not(text: str) -> None:
    assert told(text) == set()


def test_the_day_of_saying_dates_no_deed_behind_that() -> None:
    assert not told("Critics said on Sunday that the decision by the mayor to resign was not enough.")


@pytest.mark.parametrize(("day", "contradicts"), [("Friday", True), ("Wednesday", False)])
def test_two_weekdays_of_one_deed_exclude_each_other(day: str, contradicts: bool) -> None:
    one = Document(id="a", source="a", text="The harbour board dismissed director Ann Lund on Wednesday.")
    other = Document(id="b", source="b", text=f"Ann Lund, the harbour's director, was dismissed by the board on {day}.")
    relations = [
        c["relation"]
        for q in reconcile([one, other]).to_json()["questions"]
        for c in q["comparisons"]
        if q["kind"] == "time"
    ]
    assert ("contradiction" in relations) is contradicts
