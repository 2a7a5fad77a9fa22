"""The proleptic Gregorian calendar as news uses it: ISO weeks, quarters, seasons, holidays, zones.

Everything here works on `date` and `datetime` of the years 1 to 9999; a result outside them is
`None`, never a wrapped or clamped date.
"""

from __future__ import annotations

import calendar as _calendar
from collections.abc import Callable
from datetime import date, datetime, timedelta

from factrecon.language.en.rows import Row, rows

#: Grains from coarse to fine.
GRAINS = (
    "century",
    "decade",
    "year",
    "half",
    "season",
    "quarter",
    "month",
    "week",
    "weekend",
    "day",
    "daypart",
    "hour",
    "minute",
    "second",
)

#: Northern meteorological seasons: first month, and the year it starts in relative to the label.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

#: Parts of the day as hours [begin, end); a night ends on the next day.
DAYPARTS = {
    "MO": (6, 12),
    "MI": (11, 13),
    "AF": (12, 18),
    "EV": (18, 22),
    "NI": (20, 30),
    "DT": (6, 18),
}

#: Zone abbreviations of news wires, in minutes east of UTC; ambiguous ones left out.
ZONES = {name: int(row.fields["minutes"]) for row in rows("rules/zones.toml") for name in row.words}


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day.

    >>> safe_date(2023, 2, 29) is None, safe_date(2024, 2, 29)
    (True, datetime.date(2024, 2, 29))
    """
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def add_days(day: date, days: int) -> date | None:
    """The date so many days later, None outside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shifted(day: date, days: int) -> date:
    """The date so many days later, or the first or the last there is: for comparing with, not for telling.

    >>> shifted(date(1, 1, 3), -4), shifted(date(2024, 2, 28), 2)
    (datetime.date(1, 1, 1), datetime.date(2024, 3, 1))
    """
    return add_days(day, days) or (date.max if days > 0 else date.min)


def add_months(day: date, months: int) -> date | None:
    """The same day so many months later; a day the month lacks becomes its last (29 February rule).

    >>> add_months(date(2024, 2, 29), 12), add_months(date(2023, 1, 31), 1)
    (datetime.date(2025, 2, 28), datetime.date(2023, 2, 28))
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, _calendar.monthrange(year, month + 1)[1]))


def week_start(year: int, week: int) -> date | None:
    """Monday of an ISO week."""
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def iso_week(day: date) -> str:
    """`YYYY-Www` of the ISO week that holds the day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def season_of(day: date) -> tuple[int, str]:
    """Season and the year it is named after: January and February belong to the winter before.

    >>> season_of(date(2024, 1, 15))
    (2023, 'WI')
    """
    if day.month <= 2:
        return day.year - 1, "WI"
    return day.year, ("SP", "SU", "FA", "WI")[(day.month - 3) // 3]


def easter(year: int) -> date:
    """Western Easter Sunday (Meeus/Jones/Butcher), valid from 1583.

    >>> easter(2023)
    datetime.date(2023, 4, 9)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    offset = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * offset) // 451
    month, day = divmod(h + offset - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday (Monday is 0) of a month; a negative nth counts from its end.

    >>> nth_weekday(2023, 11, 3, 4)
    datetime.date(2023, 11, 23)
    """
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, _calendar.monthrange(year, month)[1])
    return last - timedelta((last.weekday() - weekday) % 7 + 7 * (-nth - 1))


def _date_of(row: Row) -> Callable[[int], date]:
    rule = row.fields
    if "from_easter" in rule:
        return lambda year: easter(year) + timedelta(rule["from_easter"])
    if "nth" in rule:
        return lambda year: (
            nth_weekday(year, rule["month"], rule["weekday"], rule["nth"]) + timedelta(rule.get("later", 0))
        )
    return lambda year: date(year, rule["month"], rule["day"])


HOLIDAYS: dict[str, Callable[[int], date]] = {
    name: _date_of(row) for row in rows("rules/holidays.toml") for name in row.words
}
"""Holidays whose date a rule gives, by lower-case name."""


def holiday(name: str, year: int) -> date | None:
    """The date of a holiday in a year, with or without its apostrophe; None if unknown or outside 1583-9999.

    >>> holiday("good friday", 2023)
    datetime.date(2023, 4, 7)
    """
    rule = _BY_PLAIN_NAME.get(_plain(name))
    if rule is None or not 1583 <= year <= 9999:
        return None
    return rule(year)


def _plain(name: str) -> str:
    return name.lower().replace("'", "").replace("’", "")


_BY_PLAIN_NAME = {_plain(name): rule for name, rule in HOLIDAYS.items()}


def midnight(day: date) -> datetime:
    """The first moment of a day, naive: the clock of the place that is spoken of."""
    return datetime(day.year, day.month, day.day)
