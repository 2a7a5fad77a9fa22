"""Trapezoids of a saved report as numbers on an axis: ends, ticks, possibility, where all agree best."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from attrs import frozen

from factrecon.reports import wording

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LARGEST = 1e18
_STEPS_OF_TIME = (
    60,
    300,
    900,
    3600,
    3 * 3600,
    6 * 3600,
    12 * 3600,
    86400,
    2 * 86400,
    7 * 86400,
    14 * 86400,
    30 * 86400,
    91 * 86400,
    365 * 86400,
    3650 * 86400,
    36500 * 86400,
)


@frozen
class Shape:
    """A trapezoid on the axis: possibility 0 outside (a, d), 1 on [b, c]; ends may be infinite."""

    a: float
    b: float
    c: float
    d: float

    def at(self, x: float) -> float:
        """The possibility of x."""
        if self.b <= x <= self.c:
            return 1.0
        if self.a < x < self.b:
            return (x - self.a) / (self.b - self.a) if math.isfinite(self.a) else 1.0
        if self.c < x < self.d:
            return (self.d - x) / (self.d - self.c) if math.isfinite(self.d) else 1.0
        return 0.0

    @property
    def ends(self) -> tuple[float, ...]:
        """The finite corners."""
        return tuple(x for x in (self.a, self.b, self.c, self.d) if math.isfinite(x))


def seconds(text: object) -> float | None:
    """A moment of a report as seconds since 1970, naive moments read as UTC; None for what is none.

    >>> seconds("1970-01-02T00:00")
    86400.0
    """
    if not isinstance(text, str) or len(text) > 40:
        return None
    full = {4: text + "-01-01", 7: text + "-01"}.get(len(text), text)
    try:
        moment = datetime.fromisoformat(full)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return (moment - _EPOCH).total_seconds()
    except (ValueError, OverflowError):
        return None


def calendar(at: float, step: float) -> str:
    """A moment of the axis as a date, with the clock where the ticks are finer than a day."""
    try:
        moment = _EPOCH + timedelta(seconds=at)
    except OverflowError:
        return ""
    day = f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}"
    if step < 86400:
        return f"{day[5:]} {moment.hour:02d}:{moment.minute:02d}"
    return day if step < 300 * 86400 else f"{moment.year}"


def _pair(ends: object, kind: str) -> tuple[float, float] | None:
    if not isinstance(ends, list | tuple) or len(ends) != 2:
        return None
    found: list[float] = []
    for end, infinite in zip(ends, (-math.inf, math.inf), strict=True):
        if end is None:
            found.append(infinite)
        elif kind == "time":
            at = seconds(end)
            if at is None:
                return None
            found.append(at)
        elif isinstance(end, int | float) and not isinstance(end, bool) and abs(end) <= _LARGEST:
            found.append(float(end))
        else:
            return None
    return (found[0], found[1]) if found[0] <= found[1] else None


def shape(value: object) -> tuple[str, Shape] | None:
    """The axis a value lies on ("quantity person", "duration", "time", "offset after the strike start") and its
    trapezoid.

    None for values that lie on no axis, and for records that are not trapezoids.

    >>> shape({"kind": "quantity", "unit": "person", "core": [4, 6], "support": [3, None]})
    ('quantity person', Shape(a=3.0, b=4.0, c=6.0, d=inf))
    """
    if not isinstance(value, Mapping):
        return None
    kind = str(value.get("kind"))
    if kind == "offset":
        inner = shape(value.get("duration"))
        axis = f"offset {value.get('direction')} {value.get('anchor')} {value.get('side')}"
        return (axis, inner[1]) if inner else None
    if kind not in {"quantity", "duration", "time"}:
        return None
    core = _pair(value.get("core"), kind)
    support = _pair(value.get("support"), kind) or core
    if core is None or support is None:
        return None
    a, d = min(support[0], core[0]), max(support[1], core[1])
    return f"{kind} {value.get('unit')}" if kind == "quantity" else kind, Shape(a, core[0], core[1], d)


@frozen
class Axis:
    """A stretch of numbers and the pixels it is drawn on; `log` where it spans several orders of magnitude."""

    low: float
    high: float
    left: float
    right: float
    log: bool = False

    def at(self, x: float) -> float:
        """Where x is drawn, kept on the axis."""
        x = min(max(x, self.low), self.high)
        share = (
            math.log(x / self.low) / math.log(self.high / self.low)
            if self.log
            else (x - self.low) / (self.high - self.low)
        )
        return self.left + share * (self.right - self.left)


def axis(shapes: Sequence[Shape], left: float, right: float, *, logarithmic: bool = True) -> Axis:
    """An axis that shows every finite corner with air around them, and an open side as running out of the picture."""
    corners = [x for s in shapes for x in s.ends]
    low, high = (min(corners), max(corners)) if corners else (0.0, 1.0)
    if logarithmic and low > 0 and high / low > 30:
        return Axis(low / 1.6, high * 1.6, left, right, log=True)
    air = (high - low) * 0.15 or abs(high) * 0.1 or 1.0
    floor = 0.0 if 0 <= low < air else low - air
    return Axis(floor, high + air, left, right)


def ticks(found: Axis, kind: str, count: int = 5) -> list[tuple[float, str]]:
    """Round places on an axis, each with its words."""
    if found.log:
        first, last = math.ceil(math.log10(found.low)), math.floor(math.log10(found.high))
        stride = max(1, (last - first) // count)
        return [
            (10.0**n, wording.length(10.0**n) if kind == "duration" else wording.number(10.0**n))
            for n in range(first, last + 1, stride)
        ]
    span = (found.high - found.low) / count
    if kind == "quantity":
        power = 10.0 ** math.floor(math.log10(span))
        step = next((power * m for m in (1, 2, 5) if power * m >= span), power * 10)
    else:
        step = next((float(s) for s in _STEPS_OF_TIME if s >= span), span)
    made: list[tuple[float, str]] = []
    n = math.ceil(found.low / step)
    while n * step <= found.high and len(made) < 40:
        at = n * step
        n += 1
        if at < found.low:
            continue  # a step too fine for the numbers it divides
        made.append(
            (
                at,
                calendar(at, step)
                if kind == "time"
                else wording.length(at)
                if kind != "quantity"
                else wording.number(round(at, 10)),
            )
        )
    return made


def consensus(shapes: Sequence[Shape]) -> tuple[float, float, float] | None:
    """The stretch that all shapes allow best: (low, high, possibility); None if none is left open by all.

    The least possibility over all shapes is linear between corners and crossings of their sides, so it is
    greatest at one of those.

    >>> consensus([Shape(0, 1, 2, 3), Shape(1, 2, 5, 6)])
    (2, 2, 1.0)
    """
    sides = [(s.a, s.b, 0.0, 1.0) for s in shapes if math.isfinite(s.a) and s.a < s.b]
    sides += [(s.c, s.d, 1.0, 0.0) for s in shapes if math.isfinite(s.d) and s.c < s.d]
    places = {x for s in shapes for x in s.ends}
    for n, (a, b, fa, fb) in enumerate(sides):
        for c, d, fc, fd in sides[:n]:
            up, other = (fb - fa) / (b - a), (fd - fc) / (d - c)
            if up != other:
                x = (fc - other * c - fa + up * a) / (up - other)
                if math.isfinite(x):
                    places.add(x)
    if not places:
        return None
    scored = [(min(s.at(x) for s in shapes), x) for x in places]
    best = max(score for score, _ in scored)
    if best <= 0:
        return None
    top = [x for score, x in scored if score >= best - 1e-9]
    return min(top), max(top), best
