"""The proleptic Gregorian calendar as news uses it: ISO weeks, quarters, seasons, holidays, zones.

Everything here works on `date` and `datetime` of the years 1 to 9999; a result outside them is
`None`, never a wrapped or clamped date.
"""

from __future__ import annotations

import calendar as _calendar
from collections.abc import Callable
from datetime import date, datetime, timedelta

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
ZONES = {
    "UTC": 0,
    "GMT": 0,
    "BST": 60,
    "CET": 60,
    "CEST": 120,
    "EET": 120,
    "EEST": 180,
    "MSK": 180,
    "EST": -300,
    "EDT": -240,
    "ET": -300,
    "CDT": -300,
    "CT": -360,
    "MST": -420,
    "MDT": -360,
    "MT": -420,
    "PST": -480,
    "PDT": -420,
    "PT": -480,
    "AKST": -540,
    "AKDT": -480,
    "HST": -600,
    "JST": 540,
    "KST": 540,
    "AEST": 600,
    "AEDT": 660,
    "NZST": 720,
    "NZDT": 780,
    "IST": 330,
}


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


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _rule(month: int, weekday: int, nth: int) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, nth)


def _easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


#: Holidays whose date a rule gives, by lower-case name. Movable ones of other calendars are left
#: out: a wrong date is worse than none.
HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "new year's day": _fixed(1, 1),
    "new year's": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "valentine's day": _fixed(2, 14),
    "st. patrick's day": _fixed(3, 17),
    "saint patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "may day": _fixed(5, 1),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "july fourth": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "juneteenth": _fixed(6, 19),
    "groundhog day": _fixed(2, 2),
    "earth day": _fixed(4, 22),
    "martin luther king day": _rule(1, 0, 3),
    "martin luther king jr. day": _rule(1, 0, 3),
    "mlk day": _rule(1, 0, 3),
    "presidents day": _rule(2, 0, 3),
    "presidents' day": _rule(2, 0, 3),
    "mother's day": _rule(5, 6, 2),
    "father's day": _rule(6, 6, 3),
    "memorial day": _rule(5, 0, -1),
    "labor day": _rule(9, 0, 1),
    "columbus day": _rule(10, 0, 2),
    "thanksgiving": _rule(11, 3, 4),
    "thanksgiving day": _rule(11, 3, 4),
    "black friday": lambda year: nth_weekday(year, 11, 3, 4) + timedelta(1),
    "cyber monday": lambda year: nth_weekday(year, 11, 3, 4) + timedelta(4),
    "election day": lambda year: nth_weekday(year, 11, 0, 1) + timedelta(1),
    "ash wednesday": _easter(-46),
    "palm sunday": _easter(-7),
    "maundy thursday": _easter(-3),
    "good friday": _easter(-2),
    "easter": _easter(0),
    "easter sunday": _easter(0),
    "easter day": _easter(0),
    "easter monday": _easter(1),
    "pentecost": _easter(49),
    "whit sunday": _easter(49),
}


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
