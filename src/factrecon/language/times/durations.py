"""Amounts of time: their ISO 8601 form, and moving a moment by one."""

from __future__ import annotations

from datetime import datetime, timedelta

from factrecon.language.times import calendar

_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "half": "M",
    "year": "Y",
}


_TIMES = {
    "fortnight": (2, "W"),
    "decade": (10, "Y"),
    "century": (100, "Y"),
    "millennium": (1000, "Y"),
    "half": (6, "M"),
}


def period(count: float | None, unit: str) -> str:
    """The ISO 8601 duration of an amount; an amount left open is X.

    >>> period(3, "day"), period(2.5, "year"), period(None, "week"), period(2, "decade")
    ('P3D', 'P2Y6M', 'PXW', 'P20Y')
    """
    if count is None:
        letters = {"decade": "DE", "century": "CE", "millennium": "ML", "fortnight": "W"}.get(unit) or _LETTERS[unit]
        return f"PTX{letters[1]}" if letters[0] == "T" else f"PX{letters}"
    if unit in _TIMES:
        times, letters = _TIMES[unit]
        count *= times
    else:
        letters = _LETTERS[unit]
    whole = int(count)
    rest = ""
    if count != whole:
        finer = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60)}.get(letters)
        part = round((count - whole) * finer[1]) if finer else 0
        if finer and part:
            rest = f"{part}{finer[0]}"
            if whole == 0:
                return f"PT{rest}" if letters[0] == "T" else f"P{rest}"
        else:
            number = f"{count:.6f}".rstrip("0").rstrip(".")
            return f"PT{number}{letters[1]}" if letters[0] == "T" else f"P{number}{letters}"
    return f"PT{whole}{letters[1]}{rest}" if letters[0] == "T" else f"P{whole}{letters}{rest}"


_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "weekend": 7.0}


_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}


_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


def move(at: datetime, count: float, unit: str) -> datetime | None:
    """A moment so many units later (earlier if negative); None outside the calendar."""
    try:
        if unit in _SECONDS:
            return at + timedelta(seconds=count * _SECONDS[unit])
        if unit in _DAYS:
            return at + timedelta(days=count * _DAYS[unit])
        months = count * _MONTHS[unit]
        day = calendar.add_months(at.date(), int(months))
        if day is None:
            return None
        return datetime.combine(day, at.time()) + timedelta(days=30.4375 * (months - int(months)))
    except OverflowError:
        return None
