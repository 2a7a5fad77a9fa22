"""Whatever the text: spans are true, nothing depends on the clock, time grows with length only."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factrecon.language.times.finding import find_times, resolve_all
from factrecon.language.times.timex import edtf, interval

PIECES = [
    "Monday",
    "Friday",
    "Oct.",
    "October",
    "May",
    "March",
    "second",
    "two",
    "2",
    "12",
    "31",
    "2023",
    "1999",
    "24",
    "7",
    "/",
    "-",
    ",",
    ".",
    ":",
    ";",
    "'",
    "’s",
    '"',
    "(",
    ")",
    "the",
    "a",
    "an",
    "this",
    "last",
    "next",
    "of",
    "in",
    "on",
    "at",
    "by",
    "since",
    "until",
    "through",
    "to",
    "and",
    "or",
    "from",
    "between",
    "more",
    "than",
    "at",
    "least",
    "about",
    "nearly",
    "days",
    "day",
    "weeks",
    "week",
    "month",
    "quarter",
    "year",
    "years",
    "ago",
    "later",
    "earlier",
    "before",
    "after",
    "strike",
    "talks",
    "early",
    "late",
    "mid",
    "end",
    "beginning",
    "first",
    "third",
    "9:30",
    "p.m.",
    "a.m.",
    "EST",
    "noon",
    "night",
    "morning",
    "every",
    "each",
    "daily",
    "twice",
    "Christmas",
    "Easter",
    "Eve",
    "fiscal",
    "Q1",
    "1990s",
    "century",
    "twenty",
    "hundred",
    "half",
    "and",
    "a",
    "½",
    "1/2",
    "9/11",
    "2023-10-04",
    "10/4/2023",
    "31/12/99",
    "\n",
    "\n\n",
    "\u200b",
    "\u202e",
    "٣",
    "१",
    "é",
    "ﬁ",
    "İ",
]

texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=30).map(" ".join)
days = st.dates()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, st.one_of(st.none(), days))
def test_spans_are_true_ordered_and_apart(text: str, published: date | None) -> None:
    end = 0
    for mention in find_times(text, published=published):
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip() == mention.text != ""
        assert mention.start >= end
        end = mention.end
        if mention.anchor is not None:
            assert text[mention.anchor.start : mention.anchor.end] == mention.anchor.text
        if mention.begin is not None:
            assert mention.finish is not None
            assert mention.begin < mention.finish
        if mention.value is not None:
            assert type(mention.value).from_json(mention.value.to_json()) == mention.value
        assert 0 < mention.weight <= 1
        mention.timex3()
        mention.edtf()


@settings(max_examples=150, deadline=None)
@given(texts, days)
def test_reading_twice_and_resolving_late_change_nothing(text: str, published: date) -> None:
    at_once = find_times(text, published=published)
    assert find_times(text, published=published) == at_once
    assert resolve_all(find_times(text), published) == at_once


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789-WQHXTPSUE:", max_size=20))
def test_any_value_has_a_true_interval_or_none(value: str) -> None:
    stretch = interval(value)
    if stretch is None:
        assert edtf(value) is None
    else:
        assert stretch[0] < stretch[1]


HOSTILE = (
    "a ",
    "1",
    "1,",
    "January ",
    "Friday, ",
    "two days later. ",
    "9:",
    "1/1/",
    "from Monday to ",
    "twenty ",
    "nineteen ninety ",
    "the end of the ",
    "Oct. 4, ",
    "Christmas ",
    "a year earlier ",
    "day before the ",
    "12 and 13 and ",
    "½",
    "’",
    "\n\n",
    "-",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear_in_length(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        best = float("inf")
        for _ in range(3):
            began = time.process_time()
            find_times(text, published=date(2023, 10, 11))
            best = min(best, time.process_time() - began)
        return best

    small, large = seconds(4_000), seconds(16_000)
    assert large < 0.3 + 13 * small  # four times the text; a square would be sixteen times
