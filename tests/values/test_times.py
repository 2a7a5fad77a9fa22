"""Times, durations and offsets, and what is refused of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from factrecon.algebra.trapezoid import INFINITY, Trapezoid, point
from factrecon.errors import InvalidValue
from factrecon.values import Duration, Offset, Quantity, Time, value_from_json
from factrecon.values.time import moment_of, seconds_of

DAY = 86400


def test_a_day_is_half_open():
    tuesday, wednesday = Time.day(2024, 2, 27), Time.day(2024, 2, 28)
    assert tuesday.scores(wednesday).contradiction == 1
    assert tuesday.scores(Time.day(2024, 2, 27)).agreement == 1
    assert tuesday.end == datetime(2024, 2, 28)
    assert tuesday.start == datetime(2024, 2, 27)


def test_leap_days():
    assert Time.day(2024, 2, 29).end == datetime(2024, 3, 1)
    assert Time.day(2000, 2, 29).nominal == "2000-02-29"
    for year in (2023, 1900, 2100):
        with pytest.raises(InvalidValue, match="no such day"):
            Time.day(year, 2, 29)


@pytest.mark.parametrize(
    "ymd",
    [(2024, 13, 1), (2024, 0, 1), (2024, 4, 31), (0, 1, 1), (10000, 1, 1), (9999, 12, 31), (-5, 1, 1), ("2024", 1, 1)],
)
def test_days_outside_the_calendar_are_refused(ymd):
    with pytest.raises(InvalidValue, match="no such day"):
        Time.day(*ymd)


def test_shapes_outside_the_calendar_are_refused():
    for bound in (1e15, -1e15, 253402300801.0):
        with pytest.raises(InvalidValue, match="years 1 to 9999"):
            Time(point(bound))
    assert Time(Trapezoid(-INFINITY, -INFINITY, 0, 0)).start is None
    with pytest.raises(InvalidValue, match="9999"):
        moment_of(1e12)


def test_zones_go_to_utc_and_gaps_do_not_matter():
    east = datetime(2024, 3, 10, 2, 30, tzinfo=timezone(timedelta(hours=2)))
    assert seconds_of(east) == seconds_of(datetime(2024, 3, 10, 0, 30, tzinfo=UTC))
    assert (
        seconds_of(datetime(2024, 3, 10, 2, 30)) - seconds_of(datetime(2024, 3, 10, 1, 30)) == 3600
    )  # a gap in New York
    assert seconds_of(date(2024, 3, 10)) == seconds_of(datetime(2024, 3, 10))
    assert moment_of(seconds_of(datetime(2024, 3, 10, 2, 30))) == datetime(2024, 3, 10, 2, 30)


def test_backwards_periods_are_refused():
    with pytest.raises(InvalidValue):
        Time.between(date(2024, 5, 2), date(2024, 5, 1))
    with pytest.raises(InvalidValue):
        Time.between(date(2024, 5, 1), date(2024, 5, 1))


def test_soft_and_open_sides():
    soft = Time.between(date(2024, 5, 1), date(2024, 5, 3), halo=3600)
    assert soft.shape.support == (soft.shape.b - 3600, soft.shape.c + 3600)
    since = Time.between(date(2024, 5, 1), None)
    assert (since.start, since.end, since.text) == (datetime(2024, 5, 1), None, "2024-05-01")
    assert since.scores(Time.day(2024, 6, 1)).contradiction == 0
    assert Time.between(None, date(2024, 5, 1)).scores(Time.day(2024, 6, 1)).contradiction == 1
    assert since.scores(Quantity.of(1)) is None


def test_json_of_times():
    hour = Time.between(datetime(2024, 5, 1, 6), datetime(2024, 5, 1, 7), grain="hour", text="at six", modifier="about")
    assert hour.to_json() == {
        "kind": "time",
        "core": ["2024-05-01T06:00", "2024-05-01T07:00"],
        "support": ["2024-05-01T06:00", "2024-05-01T07:00"],
        "grain": "hour",
        "text": "at six",
        "modifier": "about",
    }
    second = Time(Trapezoid(0, 1, 2.5, 90061))
    assert second.to_json()["core"] == ["1970-01-01T00:00:01", "1970-01-01T00:00:02.500000"]
    assert second.to_json()["open"] == [False, False]
    tuesday = Time.day(2024, 2, 27)
    either = Time(tuesday.shape, alternatives=((Time.day(2024, 3, 5), 0.25),))
    again = value_from_json(either.to_json())
    assert again.alternatives == either.alternatives
    assert again.shape.right_open
    assert value_from_json(Time.between(None, date(2024, 5, 1)).to_json()).start is None


@pytest.mark.parametrize(
    "change",
    [
        {"core": ["2023-02-29", "2023-03-01"]},
        {"core": ["soon", "later"]},
        {"core": [1, 2]},
        {"core": None},
        {"support": None},
        {"alternatives": 3},
        {"alternatives": [3]},
        {"alternatives": [{"value": {}, "weight": 1}]},
        {"nominal": 3},
    ],
)
def test_broken_json_of_times(change):
    good = Time.day(2024, 5, 1).to_json()
    with pytest.raises(InvalidValue):
        value_from_json({**good, **change})


def test_lengths():
    assert Duration.of(72, "hour") == Duration.of(3, "day")
    assert Duration.of(12, "month") == Duration.of(1, "year")
    assert Duration.of(25, "hour") != Duration.of(1, "day")
    assert Duration.of(3, "day").text == "3 days"
    assert Duration.of(1, "week").text == "1 week"
    assert Duration.of(1, "week", modifier="more than").text == "more than 1 week"
    assert Duration.of(2, "week", modifier="range", upper=3).text == "2 to 3 weeks"
    assert Duration.of(3, "day").nominal == 3 * DAY
    assert Duration.of(3, "day").scores(Time.day(2024, 1, 1)) is None
    assert Duration.of(3, "day").scores(Duration.of(5, "day")).contradiction == 1
    assert Duration.of(1, "week").scores(Duration.of(1, "week", modifier="more than")).contradiction == pytest.approx(
        1 / 3
    )
    for n, unit in ((-1, "day"), (1, "moon"), (float("nan"), "day")):
        with pytest.raises(InvalidValue):
            Duration.of(n, unit)


def test_json_of_lengths():
    over = Duration.of(1, "week", modifier="more than", text="more than a week")
    data = over.to_json()
    assert data == {
        "kind": "duration",
        "core": [8 * DAY, None],
        "support": [7 * DAY, None],
        "text": "more than a week",
        "nominal": 7 * DAY,
        "modifier": "more than",
    }
    assert value_from_json(data) == over
    bare = value_from_json({"kind": "duration", "core": [1, 2], "support": [0, 3]})
    assert (bare.nominal, bare.modifier, bare.text) == (None, None, "")


def test_offsets():
    week = Offset(Duration.of(1, "week"), "after", "the strike", "end")
    assert week.resolve(Time.day(2024, 5, 7)).shape.core == (
        seconds_of(date(2024, 5, 13)) + DAY / 2,
        seconds_of(date(2024, 5, 15)) + DAY / 2,
    )
    before = Offset(Duration.of(1, "week"), "before", "the strike", "end")
    assert before.resolve(Time.day(2024, 5, 14)).start == datetime(2024, 5, 6, 12)
    more = Offset(Duration.of(1, "week", modifier="more than"), "after", "the strike", "end")
    assert week.scores(more).contradiction == pytest.approx(1 / 3)
    assert week.scores(before) is None
    assert week.scores(Offset(week.duration, "after", "the vote", "end")) is None
    assert week.scores(Offset(week.duration, "after", "the strike", "start")) is None
    assert week.scores(week.duration) is None
    assert Offset(week.duration, "after", "x").side == "start"
    for direction, side in (("since", "end"), ("after", "middle")):
        with pytest.raises(InvalidValue, match="'"):
            Offset(week.duration, direction, "the strike", side)
    assert value_from_json(week.to_json()) == week
    for change in ({"duration": None}, {"duration": "x"}, {"direction": None}, {"side": "top"}):
        with pytest.raises(InvalidValue):
            value_from_json({**week.to_json(), **change})
