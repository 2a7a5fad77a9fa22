"""The value of a time mention: a trapezoid of instants, a length, or an offset from an event."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

from factrecon.algebra.tolerance import DEFAULT, INDEFINITE, UNIT_SECONDS, Tolerance
from factrecon.algebra.trapezoid import INFINITY, Trapezoid
from factrecon.errors import InvalidValue
from factrecon.language.times.expression import Expression
from factrecon.language.times.timex import grain, interval
from factrecon.values.duration import Duration
from factrecon.values.recurring import Recurring
from factrecon.values.time import Time, seconds_of

_GRAIN_NAMES = {"daypart": "part of day"}
_CLOCK_GRAINS = frozenset({"hour", "minute", "second"})

#: Units that a length is counted in, as (how many, of which known unit).
_UNITS = {"night": (1, "day"), "weekend": (2, "day"), "half": (6, "month"), "millennium": (10, "century")}

#: "for weeks": more than one, and not so many that one would say "months". In units.
_SOME = Trapezoid(1, 2, 9, 20)

#: Clock times are said to the quarter of an hour, to five minutes, or to the minute; seconds either way.
_CLOCK_HALO = ((15, 450), (5, 150), (1, 30))

#: "Around" a clock time is up to half of what it is counted by away: of an hour, of half of one, of a quarter; and of
#: ten minutes where it is told more closely. A third of that is as good as the time itself.
_ABOUT_CLOCK = ((60, 1800), (30, 900), (15, 450), (1, 300))


def duration_of(e: Expression, *, modifier: str | None, text: str, tolerance: Tolerance = DEFAULT) -> Duration | None:
    """The length an amount of time stands for; None where it names none ("recent years").

    >>> duration_of(Expression("duration", unit="day", count=3.0), modifier=None, text="three-day").nominal / 3600
    72.0
    """
    times, unit = _UNITS.get(e.unit, (1, e.unit))
    if unit not in UNIT_SECONDS or e.value == "recent":
        return None
    word = e.value if e.value in INDEFINITE else None
    if word is not None:
        return Duration(tolerance.durations(word, unit).scale(times), None, "indefinite", text)
    if e.count is None:
        return Duration(_SOME.scale(times * UNIT_SECONDS[unit]), None, "indefinite", text)
    try:
        if e.rest and all(finer in UNIT_SECONDS for _, finer in e.rest):
            last = e.rest[-1][1]
            total = e.count * times * UNIT_SECONDS[unit] + sum(count * UNIT_SECONDS[finer] for count, finer in e.rest)
            return Duration.of(total / UNIT_SECONDS[last], last, modifier=modifier, text=text, tolerance=tolerance)
        if e.count_to is not None:
            return Duration.of(
                e.count * times, unit, modifier="range", upper=e.count_to * times, text=text, tolerance=tolerance
            )
        return Duration.of(e.count * times, unit, modifier=modifier, text=text, tolerance=tolerance)
    except InvalidValue:
        return None


def time_of(
    value: str,
    e: Expression,
    *,
    mod: str | None,
    modifier: str | None,
    text: str,
    alternatives: tuple[tuple[str, float], ...] = (),
    stretch: tuple[datetime, datetime] | None = None,
) -> Time | None:
    """The instants a TIMEX3 date or time stands for; None where it is not fully known.

    A named stretch is exact and half-open. Its parts have soft edges: "early" is fully possible in
    the first third and possible in the first half. "About" softens by half the stretch on both
    sides, or by half of what a clock time is counted by; a count of units ago, by half a unit. Bounds leave a side
    open.

    >>> march = time_of("2024-03", Expression("calendar"), mod="START", modifier=None, text="early March")
    >>> march.start.isoformat(), march.to_json()["support"][1]
    ('2024-03-01T00:00:00', '2024-03-16T12:00')
    """
    whole = stretch or interval(value)
    if whole is None:
        return None
    low, high = (seconds_of(end) for end in whole)
    others = []
    for other, weight in alternatives:
        read = time_of(other, e, mod=mod, modifier=modifier, text=text)
        if read is not None:
            others.append((read, weight))
    name = grain(value) or "day"
    shape = _shape(low, high, e, value, mod)
    try:
        zone = e.zone if name in _CLOCK_GRAINS else None
        grain_name = _GRAIN_NAMES.get(name, name)
        return Time(shape, grain_name, value, modifier or _part_name(mod), text, tuple(others), zone=zone)
    except InvalidValue:  # its soft edge would leave the years 1 to 9999
        return None


def _part_name(mod: str | None) -> str | None:
    return {"START": "early", "MID": "mid", "END": "late"}.get(mod or "")


def _shape(low: float, high: float, e: Expression, value: str, mod: str | None) -> Trapezoid:
    length = high - low
    third, half = length / 3, length / 2
    if mod == "START":
        return Trapezoid(low, low, low + third, low + half, right_open=True)
    if mod == "MID":
        return Trapezoid(low + length / 4, low + third, high - third, high - length / 4)
    if mod == "END":
        return Trapezoid(low + half, high - third, high, high, right_open=True)
    ago = e.form == "shift" and (e.which or 0) < 0
    if mod in ("AFTER", "ON_OR_AFTER") or (mod in ("LESS_THAN", "EQUAL_OR_LESS") and e.form == "shift" and not ago):
        return Trapezoid(low, low, INFINITY, INFINITY)
    if mod in ("MORE_THAN", "EQUAL_OR_MORE", "BEFORE", "ON_OR_BEFORE") and (ago or mod.endswith("BEFORE")):
        return Trapezoid(-INFINITY, -INFINITY, high, high, right_open=True)
    clock = e.clock if e.stamp is None and len(e.clock or ()) < 3 else None
    minute = clock[1] if clock is not None and len(clock) > 1 else 0
    if mod == "APPROX" and clock is not None:
        wide = next(seconds for step, seconds in _ABOUT_CLOCK if minute % step == 0)
        return Trapezoid(low - wide, low - wide / 3, high + wide / 3, high + wide)
    if mod in ("APPROX", "LESS_THAN", "EQUAL_OR_LESS") or (
        e.form == "shift" and e.unit not in ("day", "hour", "minute", "second")
    ):
        return Trapezoid(low - half, low, high, high + half, right_open=False)
    if clock is not None:
        halo = next(seconds for step, seconds in _CLOCK_HALO if minute % step == 0)
        return Trapezoid(low - halo, low, high, high + halo)
    return Trapezoid(low, low, high, high, right_open=True)


def period_time(begin: datetime, finish: datetime, text: str) -> Time | None:
    """The stretch between the two ends of a range; None if it ends before it begins."""
    if finish <= begin:
        return None
    name = "day" if finish - begin > timedelta(hours=23) else "hour"
    return Time.between(begin, finish, grain=name, text=text)


_UNDATED: Final = re.compile(
    r"XXXX-(?:W(?:XX|\d\d)-(?P<weekday>[1-7])|(?P<month>\d\d)(?:-(?P<day>\d\d))?|XX-XX)?(?P<hours>T.{2,8})?"
)


def undated_time(value: str, *, text: str) -> Time | None:
    """What a TIMEX3 value says of a time without its year: a weekday, a day of the year, an hour; None if it is dated.

    >>> undated_time("XXXX-WXX-5TMO", text="Friday morning").recurring
    Recurring(month=None, day=None, weekday=4, hours=(21600, 43200), words='')
    >>> undated_time("XXXX-WXX", text="last week").recurring.words
    'last week'
    """
    if not value.startswith("XXXX"):
        return None
    found = _UNDATED.fullmatch(value)
    fields = found.groupdict() if found is not None else {}
    whole = interval(f"2001-01-01{fields['hours']}") if fields.get("hours") else None
    hours = None
    if whole is not None and fields.get("hours"):
        low, high = (int(seconds_of(end) - seconds_of(datetime(2001, 1, 1))) for end in whole)
        halo = _CLOCK_HALO[0][1] if high - low < 600 else 0  # to the quarter of an hour, as clocks are told
        hours = max(0, low - halo), min(high + halo, max(0, low - halo) + 86400)
    month, day, weekday = (int(fields[k]) if fields.get(k) else None for k in ("month", "day", "weekday"))
    try:
        known = Recurring(month, day, None if weekday is None else weekday - 1, hours)
    except InvalidValue:
        return None
    name = grain(value) or ("hour" if hours else "day" if day or weekday else "month" if month else "day")
    said = known if known.is_known else Recurring(words=" ".join(text.casefold().split()))
    return Time.undated(said, grain=_GRAIN_NAMES.get(name, name), text=text, nominal=value)
