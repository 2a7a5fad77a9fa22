"""A value of a report in words: what an editor reads instead of a trapezoid's corners."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from factrecon.legible import one_line

__all__ = ["answer", "length", "moment", "number", "reading", "score", "told"]

_NO_NAMES: Mapping[str, str] = {}
_UNITS = ((86400.0, "day"), (3600.0, "hour"), (60.0, "minute"), (1.0, "second"))


def _within_floats(value: float) -> float:
    """A number as a float; a whole number too large for one, which JSON may hold, as infinite."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def number(value: float) -> str:
    """A number as a reader expects it: thousands grouped, no more digits than it needs.

    >>> number(75000.0), number(0.25), number(1234567.5)
    ('75,000', '0.25', '1,234,567.5')
    """
    value = _within_floats(value)
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.6g}" if abs(value) < 1e-3 or abs(value) >= 1e15 else f"{value:,.4f}".rstrip("0").rstrip(".")


def score(value: object) -> str:
    """A score in [0, 1] with two digits; a dash where there is none.

    >>> score(0.333), score(None), score(10**400)
    ('0.33', '–', 'inf')
    """
    return f"{_within_floats(value):.2f}" if isinstance(value, int | float) else "–"


def length(seconds: float) -> str:
    """Seconds in the largest unit that needs no more than two decimals.

    >>> length(259200.0), length(5400.0)
    ('3 days', '1.5 hours')
    """
    size, name = next(((size, name) for size, name in _UNITS if abs(seconds) >= size), _UNITS[-1])
    count = round(seconds / size, 2)
    return f"{number(count)} {name}" + ("" if count == 1 else "s")


def moment(text: str) -> str:
    """A moment of a report without the midnight that only marks the start of a day.

    >>> moment("2023-10-04T00:00"), moment("2023-10-07T06:00")
    ('2023-10-04', '2023-10-07 06:00')
    """
    date, _, clock = text.partition("T")
    return date if clock in {"", "00:00", "00:00:00"} else f"{date} {clock}"


def _last_day(low: str, high: str) -> str | None:
    """The last day of a half-open stretch of whole days, or None where it is not one."""
    if not low.endswith("T00:00") or not high.endswith(("T00:00", "T23:59", "T23:59:59")):
        return None
    try:
        last = datetime.fromisoformat(high) - timedelta(days=1 if high.endswith("T00:00") else 0)
        return last.date().isoformat() if last >= datetime.fromisoformat(low) else None
    except (ValueError, OverflowError):
        return None


def _range(ends: object, kind: str) -> str:
    if not isinstance(ends, Sequence) or isinstance(ends, str) or len(ends) != 2:
        return ""
    low, high = ends
    if kind == "time":
        low = one_line(low) if low is not None else None
        high = one_line(high) if high is not None else None
        if low is None or high is None:
            return f"from {moment(low)}" if low else f"until {moment(high)}" if high else "any time"
        last = _last_day(low, high)
        if last:
            return low[:10] if last == low[:10] else f"{low[:10]} to {last}"
        return f"{moment(low)} to {moment(high)}" if low != high else moment(low)
    show = length if kind == "duration" else number
    low = show(low) if isinstance(low, int | float) else None
    high = show(high) if isinstance(high, int | float) else None
    if low is None or high is None:
        return f"{low} or more" if low else f"up to {high}" if high else "any"
    return low if low == high else f"{low} to {high}"


def reading(value: object, names: Mapping[str, str] = _NO_NAMES) -> str:
    """What a value leaves open, in words: the answers that fit fully, then those that are just possible.

    `names` gives the words for the ids of events that offsets are anchored to.

    >>> reading({"kind": "quantity", "unit": "person", "core": [71250, 78750], "support": [67500, 82500]})
    '71,250 to 78,750 (possibly 67,500 to 82,500) person'
    """
    if not isinstance(value, Mapping):
        return ""
    kind = str(value.get("kind", ""))
    if kind == "offset":
        return f"{reading(value.get('duration'))} {_anchored(value, names)}".strip()
    if kind == "places":
        items = value.get("items") or ()
        return ", ".join(one_line(i) for i in items) + ("" if value.get("closed", True) else ", perhaps more")
    if kind == "truth":
        return "yes" if value.get("value") else "no"
    core = _range(value.get("core"), kind)
    support = _range(value.get("support"), kind)
    if not core:
        return one_line(value.get("name") or value.get("value") or "")
    unit = one_line(value.get("unit") or "")
    soft = f" (possibly {support})" if support and support != core else ""
    return f"{core}{soft} {unit}".strip()


def _anchored(value: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """The anchor of an offset: "after the start of the strike"."""
    anchor, side = value.get("anchor"), value.get("side")
    if isinstance(anchor, Mapping):
        anchor = anchor.get("label") or anchor.get("frame") or anchor.get("id")
    name = one_line(names.get(str(anchor), anchor or "?"))
    return f"{one_line(value.get('direction') or 'after')} {'the ' + one_line(side) + ' of ' if side else ''}{name}"


def told(holder: object, names: Mapping[str, str] = _NO_NAMES) -> str:
    """The words of an answer, and for an offset whose words leave it out, the anchor too.

    >>> told({"text": "one week", "value": {"kind": "offset", "direction": "after", "anchor": "e1", "side": "end"}},
    ...     {"e1": "the strike"})
    'one week after the end of the strike'
    """
    words = answer(holder)
    value = holder.get("value") if isinstance(holder, Mapping) else None
    if (
        isinstance(value, Mapping)
        and value.get("kind") == "offset"
        and one_line(value.get("direction") or "after") not in words.split()
    ):
        return f"{words} {_anchored(value, names)}"
    return words


def answer(holder: object) -> str:
    """The words of an answer: of a claim, of a `best` or `safe` entry, or of a bare value.

    >>> answer({"text": "about 75,000", "value": {}})
    'about 75,000'
    """
    if not isinstance(holder, Mapping):
        return ""
    value = holder.get("value")
    inner = value if isinstance(value, Mapping) else {}
    text = holder.get("text") or inner.get("text")
    return one_line(text) if text else reading(inner or holder)
