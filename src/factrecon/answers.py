"""Answers in words that need no context: dates with their year, lengths in plain units.

"Wednesday" means something only beside its article; as an answer it is "Wednesday 4 October 2023".
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from factrecon.algebra.tolerance import DAY, HOUR, MINUTE, MONTH, WEEK, YEAR
from factrecon.values import Duration, Time, Value

_UNITS = (
    (YEAR, "year"),
    (MONTH, "month"),
    (WEEK, "week"),
    (DAY, "day"),
    (HOUR, "hour"),
    (MINUTE, "minute"),
    (1, "second"),
)

# strftime would follow the locale of whoever runs it.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_words(day: date) -> str:
    """A day in words, the same in every locale.

    >>> in_words(date(2023, 10, 4))
    '4 October 2023'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def answer(value: Value) -> str:
    """A value as an answer.

    >>> from factrecon.values import Quantity
    >>> answer(Duration.of(72, "hour")), answer(Duration.of(1, "week", modifier="more than"))
    ('3 days', 'more than 1 week')
    >>> answer(Time.day(2023, 10, 4)), answer(Quantity.of(75000, "person", text="some 75,000"))
    ('Wednesday 4 October 2023', 'some 75,000')
    """
    if isinstance(value, Time):
        return _time(value) or value.text
    if isinstance(value, Duration):
        return _duration(value) or value.text
    return value.text


def _time(value: Time) -> str:
    start, end = value.start, value.end
    if start is None or end is None:
        edge = start or end
        return f"{'from' if start else 'until'} {_day(edge)}" if edge is not None else ""
    if value.grain == "year":
        return f"{start.year}"
    if value.grain == "month" and start.day == 1:
        return f"{MONTHS[start.month - 1]} {start.year}"
    if value.grain in ("minute", "hour", "second"):
        return f"{_day(start)}, {start:%H:%M}"
    last = end - timedelta(seconds=1)
    if (start.month, start.day, last.month, last.day) == (1, 1, 12, 31) and start.year == last.year:
        return f"{start.year}"
    if start.date() == last.date():
        whole = (start.hour, end.hour, end.date() != start.date()) == (0, 0, True)
        return _day(start) if whole else f"{_day(start)}, {start:%H:%M} to {end:%H:%M}"
    if end - start > timedelta(days=400):
        return f"{start.year} to {last.year}"
    return f"{_day(start)} to {_day(last)}"


def _day(moment: datetime) -> str:
    return f"{WEEKDAYS[moment.weekday()]} {in_words(moment)}"


def _duration(value: Duration) -> str:
    if value.nominal is None or value.modifier in ("range", "indefinite"):
        return ""
    for seconds, unit in _UNITS:
        n = value.nominal / seconds
        if n >= 1 and abs(n - round(n)) < 1e-6:
            modifier = f"{value.modifier} " if value.modifier else ""
            return f"{modifier}{round(n)} {unit}{'' if round(n) == 1 else 's'}"
    return ""
