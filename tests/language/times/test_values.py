"""The typed values of time mentions: what agrees, what contradicts, what stays open."""

from __future__ import annotations

from datetime import date, datetime

from factrecon.language.times.finding import find_times
from factrecon.values.duration import Duration
from factrecon.values.offset import Offset
from factrecon.values.time import Time

PUBLISHED = date(2023, 10, 11)


def value(text: str) -> Time | Duration | Offset:
    [mention] = find_times(text, published=PUBLISHED)
    assert mention.value is not None
    return mention.value


def test_a_day_refines_its_month() -> None:
    day, month = value("on Oct. 4, 2023"), value("in October 2023")
    scores = day.scores(month)
    assert scores is not None
    assert scores.agreement == 1
    other = value("on Nov. 4, 2023").scores(month)
    assert other is not None
    assert other.contradiction == 1


def test_parts_of_a_period_have_soft_edges() -> None:
    early = value("early March 2024")
    assert isinstance(early, Time)
    third = early.scores(value("on March 12, 2024"))
    late = early.scores(value("late March 2024"))
    assert third is not None
    assert late is not None
    assert 0 < third.contradiction < 1
    assert late.contradiction == 1


def test_durations_compare_across_units() -> None:
    assert value("a three-day strike") == value("a 72-hour walkout")
    more = value("more than a week").scores(value("a full week")) if find_times("a full week") else None
    week = value("for a week").scores(value("for more than a week"))
    assert week is not None
    assert week.contradiction < 0.34
    assert more is None or more.contradiction < 0.34


def test_vague_amounts_are_sets() -> None:
    several, three, thirty = value("several weeks"), value("three weeks"), value("thirty weeks")
    inside, outside = three.scores(several), thirty.scores(several)
    assert inside is not None
    assert outside is not None
    assert inside.contradiction < 0.1
    assert outside.contradiction == 1


def test_offset_resolves_with_its_anchor() -> None:
    offset = value("two days after the strike")
    assert isinstance(offset, Offset)
    when = offset.resolve(Time.day(2023, 10, 4))
    middle = datetime(2023, 10, 6, 12)
    assert when.start is not None
    assert when.end is not None
    assert when.start <= middle <= when.end


def test_alternatives_are_values_with_weights() -> None:
    friday = value("on Friday")
    assert isinstance(friday, Time)
    [(other, weight)] = friday.alternatives
    assert (other.start, weight) == (datetime(2023, 10, 13), 0.08)
    assert friday.to_json()["alternatives"][0]["value"]["core"][0] == "2023-10-13T00:00"


def test_bounds_on_how_long_ago() -> None:
    more = value("more than two years ago")
    assert isinstance(more, Time)
    assert more.start is None
    assert more.end == datetime(2022, 1, 1)


def test_round_clock_times_are_soft() -> None:
    first, second, third = value("at 3 p.m."), value("at 3:05 p.m."), value("at 5 p.m.")
    near, far = first.scores(second), first.scores(third)
    assert near is not None
    assert far is not None
    assert near.contradiction < far.contradiction == 1


def test_range_value() -> None:
    first, _ = find_times("from 4 October through 7 October", published=PUBLISHED)
    assert first.period is not None
    whole = first.period.value
    assert whole is not None
    assert (whole.start, whole.end) == (datetime(2023, 10, 4), datetime(2023, 10, 8))


def test_length_of_a_shift() -> None:
    [mention] = find_times("Two days later, crews arrived.")
    assert mention.value is None
    assert mention.length == value("two days")


def test_sets_and_references_have_no_value() -> None:
    for text in ("every Monday", "recently", "in recent years"):
        [mention] = find_times(text, published=PUBLISHED)
        assert mention.value is None


def test_prepositions_open_a_stretch() -> None:
    def stretch(text: str) -> Time:
        [mention] = find_times(text, published=PUBLISHED)
        assert mention.stretch is not None
        return mention.stretch

    assert (stretch("since 2019").start, stretch("since 2019").end) == (datetime(2019, 1, 1), None)
    assert (stretch("by Dec. 31").start, stretch("by Dec. 31").end) == (None, datetime(2024, 1, 1))
    assert stretch("before Oct. 4").end == datetime(2023, 10, 4)
    assert stretch("after Oct. 4").start == datetime(2023, 10, 5)
    assert stretch("on Oct. 4") == value("on Oct. 4")
    first, _ = find_times("from 4 October through 7 October", published=PUBLISHED)
    assert first.period is not None
    assert first.stretch == first.period.value
    assert first.period.edtf() == "2023-10-04/2023-10-07"


def test_around_a_clock_time_is_as_wide_as_that_is_round() -> None:
    def apart(one: str, other: str) -> float:
        scores = value(f"{one} on Oct. 4").scores(value(f"{other} on Oct. 4"))
        assert scores is not None
        return scores.contradiction

    assert apart("around 1 a.m.", "around 1:18 a.m.") < 0.5
    assert apart("about 1 a.m.", "at 1:40 a.m.") == apart("about 1:30 a.m.", "at 2:10 a.m.") == 1
    assert apart("about 1:30 a.m.", "at 1:18 a.m.") < apart("about 1:18 a.m.", "at 1:33 a.m.") == 1
