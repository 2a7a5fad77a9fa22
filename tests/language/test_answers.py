"""Answers whose kind is known."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon import Duration, Entity, Offset, Places, Quantity, Text, Time, Truth
from factrecon.language.answers import ANSWER_KINDS, is_affirmed, read_answer, unit_named


@pytest.mark.parametrize(
    ("text", "number", "modifier"),
    [
        ("at least one person", 1, "at least"),
        ("one dead", 1, None),
        ("12-4-1", 12, None),
        ("the ninth", 9, None),
        ("3rd", 3, None),
        ("once", 1, None),
        ("no votes", 0, None),
        ("not a single ship", 0, None),
        ("none", 0, None),
        ("two out of five", 2, None),
        ("just 6 of 40", 6, None),
        ("some 2.4 million people", 2_400_000, "about"),
        ("20-member panel", 20, None),
    ],
)
def test_counts(text: str, number: float, modifier: str | None) -> None:
    value = read_answer(text, "count")
    assert isinstance(value, Quantity)
    assert (value.nominal, value.modifier) == (number, modifier)


def test_no_more_than_is_a_bound_and_no_nought() -> None:
    value = read_answer("no more than 40", "count")
    assert isinstance(value, Quantity)
    assert (value.nominal, value.modifier) == (40, "at most")


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("$10,977.74 worth of paint", "money", "USD"),
        ("a 23 percent cut across the board", "share", "percent"),
        ("23", "share", "percent"),
        ("5 km (3 miles)", "measure", "kilometre"),
    ],
)
def test_of_several_readings_the_one_of_the_kind_is_taken(text: str, kind: str, unit: str) -> None:
    value = read_answer(text, kind)
    assert isinstance(value, Quantity)
    assert value.unit == unit


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("km", "kilometre"),
        ("metres", "metre"),
        ("people", "person"),
        ("nurses", "person"),
        ("ballots", "ballot"),
        ("%", "percent"),
        ("$", "USD"),
        ("EUR", "EUR"),
        ("metre", "metre"),
        ("", ""),
    ],
)
def test_a_columns_unit_is_read_by_the_library(written: str, name: str) -> None:
    assert unit_named(written) == name


def test_a_unit_joins_its_number_whatever_the_kind() -> None:
    metres, kilometres = read_answer("1200", "measure", unit="m"), read_answer("1.2", "measure", unit="km")
    assert isinstance(metres, Quantity)
    scores = metres.scores(kilometres)
    assert scores is not None
    assert scores.agreement > 0.9
    assert read_answer("3", "duration", unit="days") == Duration.of(3, "day")


def test_a_day_keeps_its_hour() -> None:
    value = read_answer("June 28 at 2 p.m.", "time", published=date(2013, 2, 20))
    assert isinstance(value, Time)
    assert value.nominal == "2013-06-28T14:00"


def test_a_bound_on_a_time_is_open_on_one_side() -> None:
    value = read_answer("by 31 December", "time", published=date(2013, 12, 20))
    assert isinstance(value, Time)
    assert value.start is None
    assert value.end is not None


def test_offsets_stay_offsets() -> None:
    assert isinstance(read_answer("two days after the vote", "time"), Offset)
    assert read_answer("11 days after", "duration") == Duration.of(11, "day")


def test_a_place_that_no_gazetteer_has_goes_by_its_words() -> None:
    value = read_answer("at the Riverside Arena", "place")
    assert isinstance(value, Places)
    assert value.names == ("Riverside Arena",)
    assert read_answer("Springfield, Illinois", "place").names == ("Springfield",)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "asked", "yes"),
    [
        ("yes", "", True),
        ("no, though it was close", "", False),
        ("was not informed", "", False),
        ("never failed to pay", "", True),
        ("refused", "permission to land", False),
        ("ruled out", "", False),
        ("ruled lawful", "", True),
        ("no more than a rumour", "", True),
        ("does not deny", "whether it denies the sale", False),
        ("the deal is done", "", True),
    ],
)
def test_truths(text: str, asked: str, yes: bool) -> None:
    assert is_affirmed(text, asked=asked) is yes
    assert read_answer(text, "truth", asked=asked) == Truth(yes)


def test_what_is_no_value_of_its_kind_is_text() -> None:
    for kind in ANSWER_KINDS[:6]:
        assert isinstance(read_answer("a significant portion", kind), Text)
    assert isinstance(read_answer("Ana Ruiz", "entity"), Entity)
    assert isinstance(read_answer("a friend of the man who had once owned it", "entity"), Text)
    assert isinstance(read_answer("30", "text"), Text)


def test_hostile_answers_cost_nothing() -> None:
    for kind in ANSWER_KINDS:
        read_answer("9" * 5_000 + " " + "not " * 5_000, kind, unit="(" * 500, asked="no " * 500)
