"""From what an expression says to the stretch of the calendar it means.

Rules, in the order of their evidence on news: a bare weekday is the most recent one on or before
publication, that day included; a strong cue of the future flips it; a bare month or day of a month
is the nearest one; quarters and seasons are the most recent that have begun. The reading not taken
is kept as an alternative with its weight.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Literal

from attrs import evolve, frozen

from factrecon.language.times import calendar
from factrecon.language.times.durations import move, period
from factrecon.language.times.expression import Expression
from factrecon.language.times.timex import grain, interval

Tense = Literal["past", "future"]

#: Share of 348 bare weekdays in three annotated news corpora that are the most recent one.
WEEKDAY_PAST = 0.92
#: Share of 86 bare months that are the nearest one.
MONTH_NEAREST = 0.78


@frozen
class Context:
    """What a resolution may look at besides the expression itself.

    `reference` is the TIMEX3 value of the last date the text spoke of; `near` says that it stands
    close by; `quarter` is the last quarter spoken of close by.
    """

    reference: str | None = None
    near: bool = False
    quarter: str | None = None
    day: str | None = None


@frozen
class Resolution:
    """A TIMEX3 type and value; other readings with their weights; the weight of this one."""

    type: str
    value: str
    mod: str | None = None
    alternatives: tuple[tuple[str, float], ...] = ()
    weight: float = 1.0
    begin: datetime | None = None
    end: datetime | None = None
    known: bool = True


def resolve_expression(
    e: Expression, published: date | None, context: Context, tense: Tense | None = None
) -> Resolution:
    """The reading of an expression in a text published on a day (None if unknown)."""
    found = _resolve_form(e, published, context, tense)
    return evolve(found, mod=e.mod) if e.mod and found.mod is None and e.mod != "LAST_DAY" else found


def _resolve_form(e: Expression, published: date | None, context: Context, tense: Tense | None = None) -> Resolution:
    """The reading by form, whose part of the period may still be missing."""
    if e.form == "reference":
        return Resolution("DATE", e.value, known=False)
    if e.form == "set":
        return Resolution("SET", _set_value(e), known=False)
    if e.form == "duration":
        return _duration(e, published)
    if e.form == "shift":
        return _shift(e, published, context, tense)
    if e.form == "relative":
        return _relative(e, published, context, tense)
    return _calendar(e, published, context, tense)


# Amounts -------------------------------------------------------------------------------------------


def _duration(e: Expression, published: date | None) -> Resolution:
    value = period(e.count, e.unit)
    for amount in e.rest:
        finer = period(*amount)
        value += finer[1:] if "T" not in value or "T" not in finer else finer[2:]
    begin = end = None
    if e.which and e.count and published is not None:
        now = calendar.midnight(published)
        other = move(now, e.count * e.which, e.unit)
        if other is not None:
            begin, end = (other, now) if e.which < 0 else (now, other)
    return Resolution("DURATION", value, e.mod, begin=begin, end=end, known=False)


def _set_value(e: Expression) -> str:
    if e.unit == "weekday" and e.weekday is not None:
        return f"XXXX-WXX-{e.weekday + 1}" + (f"T{e.daypart}" if e.daypart else "")
    if e.unit == "month-name" and e.month:
        return f"XXXX-{e.month:02d}"
    if e.unit == "season":
        return f"XXXX-{e.season}"
    if e.unit == "daypart":
        return f"XXXX-XX-XXT{e.daypart}"
    if e.value.startswith("P"):
        return e.value
    return "P1" + "WE" if e.unit == "weekend" else period(e.count, e.unit)


# Shifts and relatives --------------------------------------------------------------------------------


def at_grain(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit that holds a day.

    >>> at_grain(date(2023, 10, 11), "quarter"), at_grain(date(2023, 10, 11), "weekend")
    ('2023-Q4', '2023-W41-WE')
    """
    year = f"{day.year:04d}"
    if unit == "year":
        return year
    if unit == "month":
        return f"{year}-{day.month:02d}"
    if unit == "quarter":
        return f"{year}-Q{(day.month + 2) // 3}"
    if unit == "half":
        return f"{year}-H{1 if day.month < 7 else 2}"
    if unit in ("week", "fortnight"):
        return calendar.iso_week(day)
    if unit == "weekend":
        return calendar.iso_week(day) + "-WE"
    if unit == "season":
        label, season = calendar.season_of(day)
        return f"{label:04d}-{season}"
    if unit == "decade":
        return year[:3]
    if unit in ("century", "millennium"):
        return year[:2]
    return day.isoformat()


_UNKNOWN = {
    "year": "XXXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "decade": "XXX",
    "century": "XX",
    "millennium": "XX",
}


def _unknown(unit: str) -> Resolution:
    return Resolution("DATE", _UNKNOWN.get(unit, "XXXX-XX-XX"), known=False)


def _anchor_day(e: Expression, published: date | None, context: Context) -> date | None:
    if e.anchor == "context" and context.reference:
        reference = context.reference
        if (e.unit in _FINE or e.weekday is not None) and grain(reference) not in _DAY_OR_FINER:
            if context.day is None and e.weekday is not None:
                return published
            if context.day is None:
                return None  # "the next day" after "in September" is nobody knows which
            reference = context.day
        stretch = interval(reference)
        if stretch is not None:
            return stretch[0].date()
    return published


_FINE = frozenset({"day", "night", "hour", "minute", "second"})
_DAY_OR_FINER = frozenset({"day", "daypart", "hour", "minute", "second"})


def _shift(e: Expression, published: date | None, context: Context, tense: Tense | None) -> Resolution:
    which = e.which or 1
    if e.base is not None:
        ahead: Tense | None = "future" if e.value == "day" and which > 0 else tense
        fixed = resolve_expression(e.base, published, context, ahead)
        stretch = interval(fixed.value)
        if e.value == "nth":
            return _counted_in(e, fixed.value)
        start = None if stretch is None else move(stretch[0], which * (e.count or 0), e.unit) if e.count else None
        if e.value == "day" and start is not None:
            return Resolution("DATE", start.date().isoformat())
        if start is None:
            return _unknown(e.unit)
        return Resolution("DATE", _moved(start, e.unit))
    if e.anchor == "event" and e.value == "nth":
        return Resolution("DATE", "XXXX-XX-XX", known=False)
    if e.anchor == "event":
        return evolve(_duration(e, None), known=False)
    if e.count is None and e.anchor == "context":
        return Resolution("DURATION", period(None, e.unit), known=False)
    if e.count is None:
        return Resolution("DATE", "PAST_REF" if which < 0 else "FUTURE_REF", known=False)
    if e.unit == "year" and e.count == 1 and which < 0:
        if e.quarter and (day := _anchor_day(e, published, context)):
            return Resolution("DATE", f"{day.year - 1:04d}-Q{e.quarter}")
        if (
            context.quarter is not None
            and e.value in ("", "quarter", "same")
            and (e.value or e.anchor == "context" or context.near)
        ):
            return Resolution("DATE", f"{int(context.quarter[:4]) - 1:04d}{context.quarter[4:]}")
        if e.anchor == "context" and context.reference and (context.near or published is None):
            return _same_a_year_before(context.reference)
    if e.anchor == "context":
        if context.reference is None and e.unit not in ("year",):
            return _unknown(e.unit)
        if (
            context.reference
            and grain(context.reference) in ("minute", "hour", "second")
            and (s := interval(context.reference))
        ):
            moved = move(s[0], which * e.count, e.unit)
            if moved is not None:
                return Resolution("DATE", _moved(moved, e.unit))
    day = _anchor_day(e, published, context)
    if day is None:
        return _unknown(e.unit)
    moved = move(calendar.midnight(day), which * e.count, e.unit)
    if e.value == "weekday of" and moved is not None and e.weekday is not None:
        told = calendar.add_days(moved.date(), e.weekday - moved.weekday())
        return Resolution("DATE", told.isoformat()) if told is not None else _unknown("day")
    for count, finer in e.rest:
        moved = None if moved is None else move(moved, which * count, finer)
        e = evolve(e, unit=finer)
    if moved is None:
        return _unknown(e.unit)
    if e.unit in ("hour", "minute", "second"):
        return Resolution("TIME", "XXXX-XX-XXTXX:XX", known=False)
    return Resolution("DATE", _moved(moved, e.unit), e.mod)


def _counted_in(e: Expression, whole: str) -> Resolution:
    """The stretch of so many days, weeks or months from the start, or at the end, of a period."""
    stretch = interval(whole)
    if stretch is None:
        return _unknown(e.unit)
    count, nth = e.count or 1.0, e.which or 1
    if e.weekday is not None:
        edge = stretch[0].date() if nth > 0 else (stretch[1] - timedelta(1)).date()
        step = (e.weekday - edge.weekday()) % 7 + 7 * (nth - 1) if nth > 0 else -((edge.weekday() - e.weekday) % 7)
        day = calendar.add_days(edge, step)
        inside = day is not None and stretch[0].date() <= day < stretch[1].date()
        return Resolution("DATE", day.isoformat()) if inside and day is not None else _unknown("day")
    begin: datetime | None
    end: datetime | None
    if nth < 0:
        begin, end = move(stretch[1], -count, e.unit), stretch[1]
    else:
        first = move(stretch[0], float(nth - 1), e.unit)
        begin, end = first, None if first is None else move(first, count, e.unit)
    if begin is None or end is None or begin < stretch[0] or end > stretch[1]:
        return _unknown(e.unit)
    if e.unit in ("day", "month") and count == 1:
        return Resolution("DATE", at_grain(begin.date(), e.unit))
    return Resolution("DATE", whole, begin=begin, end=end)


def _moved(at: datetime, unit: str) -> str:
    if unit in ("hour", "minute", "second"):
        return at.isoformat(timespec="minutes")
    if unit in ("decade", "century", "millennium"):
        unit = "year"
    return at_grain(at.date(), unit)


def _same_a_year_before(reference: str) -> Resolution:
    """ "A year earlier" keeps the grain of what it is compared with."""
    g = grain(reference)
    year = int(reference[:4]) - 1 if len(reference) >= 4 and reference[:4].isdecimal() else None
    if year is None or year < 1:
        return _unknown("year")
    if g in ("quarter", "half", "season", "month", "year"):
        return Resolution("DATE", f"{year:04d}{reference[4:]}")
    if g == "day":
        day = calendar.add_months(date.fromisoformat(reference), -12)
        return Resolution("DATE", f"{year:04d}", alternatives=((day.isoformat(), 0.4),) if day else (), weight=0.6)
    return Resolution("DATE", f"{year:04d}")


def _relative(e: Expression, published: date | None, context: Context, tense: Tense | None) -> Resolution:
    which = e.which
    if e.anchor == "context" and e.unit == "quarter" and which == 0:
        if context.quarter:
            return Resolution("DATE", context.quarter, e.mod)
        if published is not None:
            day = calendar.add_months(published, -3 if published.month % 3 == 1 or not e.mod else 0)
            return Resolution("DATE", at_grain(day or published, "quarter"), e.mod)
    day = _anchor_day(e, published, context)
    if day is None:
        base = _unknown(e.unit)
        return evolve(base, mod=None if e.mod == "LAST_DAY" else e.mod)
    if e.mod == "LAST_DAY":
        stretch = interval(at_grain(day, e.unit))
        return Resolution("DATE", (stretch[1] - timedelta(1)).date().isoformat()) if stretch else _unknown(e.unit)
    if e.unit == "weekend" and which is None:
        before = calendar.add_days(day, -7)
        coming = at_grain(day, "weekend")
        if tense == "future" or day.weekday() >= 5 or before is None:
            return Resolution("DATE", coming, e.mod)
        return Resolution("DATE", at_grain(before, "weekend"), e.mod, ((coming, 0.15),), 0.85)
    which = which or 0
    moved = move(calendar.midnight(day), float(which), e.unit)
    if moved is None:
        return _unknown(e.unit)
    value = at_grain(moved.date(), e.unit)
    if e.value == "overnight" and published is not None:
        # As likely after midnight: then it was on the day of publication.
        return Resolution("TIME", f"{value}T{e.daypart}", None, ((published.isoformat(), 0.5),), 0.5)
    if (e.daypart or e.clock) and e.unit == "day":
        return _with_time(Resolution("DATE", value, e.mod), e)
    if e.value in ("earlier", "later") and e.unit != "day" and (stretch := interval(value)) and published is not None:
        # "earlier this month" ends, and "later this year" begins, with publication.
        today = calendar.midnight(published)
        tomorrow = min(today + timedelta(1), stretch[1])
        begin, end = (stretch[0], tomorrow) if e.value == "earlier" else (today, stretch[1])
        return Resolution("DATE", value, e.mod, begin=begin, end=end)
    return Resolution("DATE", value, e.mod)


# Calendar --------------------------------------------------------------------------------------------

_STAMP = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?))?")
_NUMERIC = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})")


def _calendar(e: Expression, published: date | None, context: Context, tense: Tense | None) -> Resolution:
    if e.stamp is not None:
        found = _stamp(e.stamp, published)
    elif e.century is not None:
        found = Resolution("DATE", f"{e.century:02d}")
    elif e.decade is not None:
        found = Resolution("DATE", f"{e.decade:03d}")
    elif e.weekday is not None and e.month is None:
        found = _weekday(e, published, context, tense)
    elif e.clock is not None and e.month is None and e.day is None:
        day = context.day or (published.isoformat() if published else None)
        found = Resolution("DATE", day) if day else Resolution("DATE", "XXXX-XX-XX", known=False)
    else:
        found = _in_year(e, published, context, tense)
    if e.mod:
        found = evolve(found, mod=e.mod)
    if e.unit in ("week", "weekend") and len(found.value) == 10 and found.value[:4].isdecimal():
        told = date.fromisoformat(found.value)
        if e.unit == "weekend" and told.weekday() < 3:  # a Monday's long weekend is the one before it
            told = calendar.add_days(told, -3) or told
        return evolve(found, value=at_grain(told, e.unit), alternatives=(), weight=1.0)
    return _with_time(found, e)


def _with_time(found: Resolution, e: Expression) -> Resolution:
    if e.clock is not None and (len(found.value) == 10):
        hour, *rest = e.clock
        minute = rest[0] if rest else 0
        seconds = f":{rest[1]:02d}" if len(rest) > 1 else ""
        suffix = f"T{hour:02d}:{minute:02d}{seconds}"
    elif e.daypart is not None and len(found.value) == 10:
        suffix = f"T{e.daypart}"
    else:
        return found
    return evolve(
        found,
        type="TIME",
        value=found.value + suffix,
        alternatives=tuple((value + suffix, weight) for value, weight in found.alternatives),
    )


def _stamp(text: str, published: date | None) -> Resolution:
    m = _STAMP.match(text)
    if m is not None:
        day = calendar.safe_date(int(m[1]), int(m[2]), int(m[3]))
        if day is None:
            return Resolution("DATE", "XXXX-XX-XX", known=False)
        return Resolution("TIME", f"{day.isoformat()}T{m[4]}") if m[4] else Resolution("DATE", day.isoformat())
    n = _NUMERIC.match(text)
    if n is None:
        return Resolution("DATE", "XXXX-XX-XX", known=False)
    first, second, year = int(n[1]), int(n[3]), int(n[4])
    if year < 100:
        pivot = (published.year if published else 2030) + 10
        year += pivot // 100 * 100
        if year > pivot:
            year -= 100
    american = calendar.safe_date(year, first, second)
    european = calendar.safe_date(year, second, first)
    order = (european, american) if n[2] == "." else (american, european)
    known = [day for day in order if day is not None]
    if not known:
        return Resolution("DATE", "XXXX-XX-XX", known=False)
    if len(known) == 1 or known[0] == known[1]:
        return Resolution("DATE", known[0].isoformat())
    return Resolution("DATE", known[0].isoformat(), None, ((known[1].isoformat(), 0.3),), 0.7)


def _weekday(e: Expression, published: date | None, context: Context, tense: Tense | None) -> Resolution:
    weekday = e.weekday or 0
    base = _anchor_day(e, published, context)
    if base is None:
        return Resolution("DATE", f"XXXX-WXX-{weekday + 1}", known=False)
    if not 10 <= base.toordinal() <= date.max.toordinal() - 21:
        return Resolution("DATE", f"XXXX-WXX-{weekday + 1}", known=False)
    if e.week_which is not None:
        monday = base - timedelta(base.weekday()) + timedelta(7 * e.week_which)
        return Resolution("DATE", (monday + timedelta(weekday)).isoformat())
    back = (base.weekday() - weekday) % 7
    recent = base - timedelta(back)
    if e.anchor == "context":
        if e.which is not None and e.which < 0:
            return Resolution("DATE", (recent - timedelta(0 if back else 7)).isoformat())
        if e.which:
            return Resolution("DATE", (recent + timedelta(7)).isoformat())
        return Resolution("DATE", recent.isoformat())
    if e.which == -1:
        last = recent if back else recent - timedelta(7)
        other = last - timedelta(7)
        return Resolution("DATE", last.isoformat(), None, ((other.isoformat(), 0.15),), 0.85)
    if e.which == 1:
        coming = recent + timedelta(7)
        return Resolution("DATE", coming.isoformat(), None, (((coming + timedelta(7)).isoformat(), 0.25),), 0.75)
    coming = recent + timedelta(7)
    if e.which == 0 and tense != "past" and back:
        return Resolution("DATE", coming.isoformat(), None, ((recent.isoformat(), 0.3),), 0.7)
    if tense == "future" and back:
        return Resolution("DATE", coming.isoformat(), None, ((recent.isoformat(), 0.2),), 0.8)
    return Resolution(
        "DATE", recent.isoformat(), None, ((coming.isoformat(), round(1 - WEEKDAY_PAST, 2)),), WEEKDAY_PAST
    )


def _name(e: Expression, year: int) -> str | None:
    """The value of the expression in a year; None if that year has no such day."""
    if not 1 <= year <= 9998:
        return None
    if e.holiday is not None:
        day = calendar.holiday(e.holiday, year)
        return day.isoformat() if day else None
    if e.quarter is not None:
        return f"{year:04d}-Q{e.quarter}"
    if e.half is not None:
        return f"{year:04d}-H{e.half}"
    if e.season is not None:
        return f"{year:04d}-{e.season}"
    if e.month is None:
        return f"{year:04d}"
    if e.day is None:
        return f"{year:04d}-{e.month:02d}"
    day = calendar.safe_date(year, e.month, e.day)
    return day.isoformat() if day else None


def _open_name(e: Expression) -> str:
    if e.quarter is not None:
        return f"XXXX-Q{e.quarter}"
    if e.half is not None:
        return f"XXXX-H{e.half}"
    if e.season is not None:
        return f"XXXX-{e.season}"
    if e.month is None:
        return "XXXX-XX-XX" if e.holiday or e.day else "XXXX"
    return f"XXXX-{e.month:02d}" + (f"-{e.day:02d}" if e.day else "")


def _in_year(e: Expression, published: date | None, context: Context, tense: Tense | None) -> Resolution:
    unknown = Resolution("DATE", _open_name(e), known=False)
    if e.value == "same quarter" and context.quarter and (e.year or published):
        year = e.year if e.year is not None else (published.year if published else 0) + (e.year_which or 0)
        return Resolution("DATE", f"{year:04d}{context.quarter[4:]}") if 1 <= year <= 9998 else unknown
    if e.year is not None:
        value = _name(e, e.year)
        return Resolution("DATE", value) if value else unknown
    if e.value.startswith("since ") and (
        published is None or published >= date(int(e.value[6:]), e.month or 1, e.day or 1)
    ):
        value = _name(e, int(e.value[6:]))
        return Resolution("DATE", value) if value else unknown
    if published is None:
        return unknown
    if e.year_which is not None:
        value = _name(e, published.year + e.year_which)
        return Resolution("DATE", value) if value else unknown
    options = []
    for year in range(published.year - 2, published.year + (2 if e.weekday is None else 4)):
        value = _name(e, year)
        stretch = interval(value) if value else None
        if value and stretch:
            if e.weekday is not None and e.day is not None and stretch[0].weekday() != e.weekday:
                continue
            options.append((value, stretch[0].date(), (stretch[1] - timedelta(1)).date()))
    if not options:
        return unknown
    past = [option for option in options if option[1] <= published]
    future = [option for option in options if option[2] >= published]
    if e.which == -1:
        ended = [option for option in options if option[2] < published]
        return Resolution("DATE", ended[-1][0]) if ended else unknown
    if e.which == 1:
        coming = [option for option in options if option[1] > published]
        return Resolution("DATE", coming[0][0]) if coming else unknown
    if e.which == 0:
        same = [option for option in options if option[0].startswith(f"{published.year:04d}")]
        return Resolution("DATE", same[0][0]) if same else unknown
    found = _nearest(e, published, tense, past, future)
    told = _year_told(e, published, context)
    if told is not None and told != found.value:
        found = evolve(
            found, alternatives=(*found.alternatives, (told, _STORY)), weight=round(found.weight - _STORY, 2)
        )
    return found


def _year_told(e: Expression, published: date, context: Context) -> str | None:
    """The bare month in the year of a past story ("In 1998 ... In March ..."): seldom meant, yet kept."""
    reference = context.reference
    if (
        e.month is None
        or not context.near
        or not reference
        or not reference[:4].isdecimal()
        or grain(reference) is None
    ):
        return None
    year = int(reference[:4])
    return _name(e, year) if year < published.year - 1 else None


#: Weight of a bare month's reading in the year that the story is about.
_STORY = 0.1
#: A reading less likely than this is not kept.
_WORTH_KEEPING = 0.03

_Option = tuple[str, date, date]


def _nearest(
    e: Expression, published: date, tense: Tense | None, past: list[_Option], future: list[_Option]
) -> Resolution:
    """Choose between the last and the coming one when no year is given."""
    if not past or not future:
        return Resolution("DATE", (past or future)[0 if not past else -1][0])
    before, after = past[-1], future[0]
    if before[0] == after[0]:
        return Resolution("DATE", before[0])
    # Nearness is the stronger sign: "a dividend was declared, payable Dec. 15" is next month's.
    gap_back = max(0, (published - before[2]).days)
    gap_ahead = max(0, (after[1] - published).days)
    if e.quarter is not None or e.half is not None or e.season is not None:
        favour = 0.2 if tense == "future" else 100.0
    else:
        favour = {"past": 3.0, "future": 0.1}.get(tense or "", 1.0)
    nearer = gap_back <= gap_ahead * favour
    chosen, other = (before, after) if nearer else (after, before)
    gap, rest = (gap_back, gap_ahead) if nearer else (gap_ahead, gap_back)
    # Evenly far is an even choice; a week against a year is none.
    doubt = round(
        min(0.5, max(0.0, 1 - MONTH_NEAREST) * 2 * gap / max(1, gap + rest) + (0.1 if gap > rest else 0.0)), 2
    )
    if doubt < _WORTH_KEEPING:
        return Resolution("DATE", chosen[0])
    return Resolution("DATE", chosen[0], None, ((other[0], doubt),), round(1 - doubt, 2))
