"""TIMEX3 values as intervals, and as EDTF and TIMEX3 strings.

A TIMEX3 `value` (ISO-TimeML; Pustejovsky et al. 2010) names a stretch of the calendar at its own
grain: `2023`, `2023-Q4`, `2023-10`, `2023-W41`, `2023-10-04`, `2023-10-04TMO`,
`2023-10-04T15:30`. `interval` gives the stretch itself, half-open; `mod` narrows it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from factrecon.language.times.calendar import DAYPARTS, SEASONS, add_months, midnight, safe_date, week_start

_VALUE = re.compile(
    r"(?P<year>[0-9]{4})(?:"
    r"-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?:T(?P<time>[0-9:]{2,8}|[A-Z]{2}))?)?"
    r"|-W(?P<week>[0-9]{2})(?P<weekend>-WE)?"
    r"|-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI))?",
)
_DECADE = re.compile(r"[0-9]{3}")
_CENTURY = re.compile(r"[0-9]{2}")

Interval = tuple[datetime, datetime]


@lru_cache(maxsize=4096)
def grain(value: str) -> str | None:
    """The grain of a date or time value; None if it is not one that is fully known.

    >>> grain("2023-W41"), grain("2023-10-04TMO"), grain("XXXX-WXX-5")
    ('week', 'daypart', None)
    """
    if _CENTURY.fullmatch(value):
        return "century"
    if _DECADE.fullmatch(value):
        return "decade"
    m = _VALUE.fullmatch(value)
    if m is None:
        return None
    if time := m["time"]:
        return "daypart" if time.isalpha() else ("hour", "minute", "second")[time.count(":")]
    for name in ("day", "month", "weekend", "week", "quarter", "half", "season"):
        if m[name]:
            return name
    return "year"


def interval(value: str, mod: str | None = None) -> Interval | None:
    """Half-open [begin, end) of a date or time value, in the clock of the place spoken of.

    `mod` START, MID and END take the first, middle and last third. None where the value is not
    fully known, has no such day, or leaves the years 1 to 9999.

    >>> interval("2023-Q4")
    (datetime.datetime(2023, 10, 1, 0, 0), datetime.datetime(2024, 1, 1, 0, 0))
    >>> interval("2024-03", "START")[1]
    datetime.datetime(2024, 3, 11, 8, 0)
    """
    whole = _whole(value)
    if whole is None or mod not in ("START", "MID", "END"):
        return whole
    begin, end = whole
    third = (end - begin) / 3
    lower = {"START": begin, "MID": begin + third, "END": end - third}[mod]
    return lower, (end if mod == "END" else lower + third)


@lru_cache(maxsize=4096)
def _whole(value: str) -> Interval | None:
    kind = grain(value)
    if kind == "century":
        return _years(int(value) * 100, 100)
    if kind == "decade":
        return _years(int(value) * 10, 10)
    m = _VALUE.fullmatch(value)
    if kind is None or m is None:
        return None
    year = int(m["year"])
    if kind == "year":
        return _years(year, 1)
    if kind in ("half", "quarter", "season", "month"):
        month, length = {
            "half": (int(m["half"] or 1) * 6 - 5, 6),
            "quarter": (int(m["quarter"] or 1) * 3 - 2, 3),
            "season": (SEASONS.get(m["season"] or "SP", 3), 3),
            "month": (int(m["month"] or 1), 1),
        }[kind]
        first = safe_date(year, month, 1)
        last = add_months(first, length) if first else None
        return (midnight(first), midnight(last)) if first and last else None
    if kind in ("week", "weekend"):
        monday = week_start(year, int(m["week"]))
        if monday is None:
            return None
        return _from(
            midnight(monday), *((timedelta(5), timedelta(7)) if kind == "weekend" else (timedelta(0), timedelta(7)))
        )
    day = safe_date(year, int(m["month"]), int(m["day"]))
    if day is None:
        return None
    start = midnight(day)
    if kind == "day":
        return _from(start, timedelta(0), timedelta(1))
    if kind == "daypart":
        hours = DAYPARTS.get(m["time"])
        return _from(start, timedelta(hours=hours[0]), timedelta(hours=hours[1])) if hours else None
    parts = [int(part) for part in m["time"].split(":")]
    if parts[0] > 24 or any(part > 59 for part in parts[1:]):
        return None
    hour, minute, second = (*parts, 0, 0)[:3]
    at = timedelta(hours=hour, minutes=minute, seconds=second)
    length_of = {"hour": timedelta(hours=1), "minute": timedelta(minutes=1), "second": timedelta(seconds=1)}
    return _from(start, at, at + length_of[kind])


def _years(year: int, count: int) -> Interval | None:
    if not year >= 1 or year + count > 9999:
        return None
    return datetime(year, 1, 1), datetime(year + count, 1, 1)


def _from(start: datetime, a: timedelta, b: timedelta) -> Interval | None:
    try:
        return start + a, start + b
    except OverflowError:
        return None


_EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}
_UNCERTAIN_MODS = frozenset({"APPROX", "START", "MID", "END"})


def edtf(value: str, mod: str | None = None) -> str | None:
    """The Extended Date/Time Format string (ISO 8601-2:2019) of a date or time value.

    Level 1 and, for quarters, halves and decades, level 2. EDTF has no weeks and no parts of the
    day: they become day intervals, and days. `~` marks approximate values; bounds become open
    intervals. None where EDTF has no way to say it.

    >>> edtf("2023-W41"), edtf("2023", "APPROX"), edtf("199"), edtf("2023-10-04", "AFTER")
    ('2023-10-09/2023-10-15', '2023~', '199X', '2023-10-04/..')
    """
    kind = grain(value)
    stretch = interval(value)
    if kind is None or stretch is None:
        return None
    if kind in ("week", "weekend"):
        last = (stretch[1] - timedelta(1)).date()
        return f"{stretch[0].date().isoformat()}/{last.isoformat()}"
    if kind == "century":
        text = value + "XX"
    elif kind == "decade":
        text = value + "X"
    elif kind in ("season", "quarter", "half"):
        text = f"{value[:4]}-{_EDTF_SEASON[value[5:]]}"
    elif kind == "daypart":
        text = value[:10]
    elif kind in ("hour", "minute", "second"):
        text = stretch[0].isoformat(timespec="seconds")
    else:
        text = value
    if mod in ("AFTER", "ON_OR_AFTER"):
        return f"{text}/.."
    if mod in ("BEFORE", "ON_OR_BEFORE"):
        return f"../{text}"
    return text + "~" if mod in _UNCERTAIN_MODS and kind not in ("hour", "minute", "second") else text


def edtf_interval(begin: date, end: date) -> str:
    """An EDTF interval of two days, both included.

    >>> edtf_interval(date(2023, 10, 4), date(2023, 10, 7))
    '2023-10-04/2023-10-07'
    """
    return f"{begin.isoformat()}/{end.isoformat()}"


def timex3_tag(
    text: str,
    *,
    tid: str,
    type: str,
    value: str,
    mod: str | None = None,
    quant: str | None = None,
    anchor: str | None = None,
    begin: str | None = None,
    end: str | None = None,
) -> str:
    """One TIMEX3 element with its text, safely escaped; `anchor`, `begin`, `end` are ids.

    >>> timex3_tag("last week", tid="t2", type="DATE", value="2023-W40")
    '<TIMEX3 tid="t2" type="DATE" value="2023-W40">last week</TIMEX3>'
    """
    named = {
        "tid": tid,
        "type": type,
        "value": value,
        "mod": mod,
        "quant": quant,
        "anchorTimeID": anchor,
        "beginPoint": begin,
        "endPoint": end,
    }
    from xml.sax.saxutils import quoteattr  # late: it brings much of the network along

    attributes = "".join(f" {key}={quoteattr(item)}" for key, item in named.items() if item)
    return f"<TIMEX3{attributes}>{xml_text(text)}</TIMEX3>"


def xml_text(text: str) -> str:
    """Text escaped for XML 1.0, without the characters it forbids.

    >>> xml_text("a & b\\x00")
    'a &amp; b'
    """
    from xml.sax.saxutils import escape

    return escape(
        "".join(
            c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000"
        )
    )
