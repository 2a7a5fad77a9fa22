"""Hypothesis strategies for trapezoids and every kind of value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from factrecon.algebra.tolerance import DEFAULT, INDEFINITE, MODIFIERS, UNIT_SECONDS, Tolerance
from factrecon.algebra.trapezoid import INFINITY, Trapezoid
from factrecon.errors import InvalidValue
from factrecon.testing.pasting import pasted
from factrecon.values import (
    Duration,
    Entity,
    Offset,
    Place,
    Places,
    Quantity,
    Text,
    Time,
    Truth,
    Value,
)

WORDS = ("harbour", "bridge", "council", "river", "market", "engine", "school", "orchard", "ferry", "tower")
NAMES = ("Ada Moreno", "Ben Okafor", "Lake Council", "Northern Union", "Port Authority", "Ruth Amsel")
REGIONS = ("Alder Valley", "Birch County", "Cedar Province")
TOWNS = ("Ashford", "Bellmere", "Carrow", "Dunlin", "Eastwick", "Fenwick")
UNITS = ("person", "vote", "USD", "EUR", "percent", "kilometre", "mile", "foot", "kilogram", "pound", "degree Celsius")
LENGTHS = ("minute", "hour", "day", "week", "month", "year")


def trapezoids(*, bounded: bool = False, low: int = -60, high: int = 60) -> st.SearchStrategy[Trapezoid]:
    """Trapezoids with bounds in quarters between `low` and `high`: sloping, vertical, open, infinite.

    Bounds are few so that ends touch and coincide often, which is where an algebra goes wrong.
    """
    quarters = st.integers(low * 4, high * 4).map(lambda n: n / 4 if n % 4 else n // 4)

    @st.composite
    def draw_one(draw: st.DrawFn) -> Trapezoid:
        a, b, c, d = sorted(draw(st.lists(quarters, min_size=4, max_size=4)))
        left, right = (
            draw(st.sampled_from(("slope", "wall", "open", "none"))),
            draw(st.sampled_from(("slope", "wall", "open", "none"))),
        )
        if left in ("wall", "open"):
            a = b
        if right in ("wall", "open"):
            d = c
        low_end, high_end = (a, b), (c, d)
        if left == "none" and not bounded:
            low_end = (-INFINITY, -INFINITY)
        if right == "none" and not bounded:
            high_end = (INFINITY, INFINITY)
        opened = (left == "open", right == "open")
        if low_end[1] == high_end[0]:
            opened = (False, False)
        return Trapezoid(*low_end, *high_end, *opened)

    return draw_one()


def numbers(*, low: float = 0, high: float = 10_000_000) -> st.SearchStrategy[float]:
    """Numbers as news has them: small counts, round ones, precise ones, decimals."""
    top = int(min(high, 10**15))
    bottom = max(0, int(-(-low // 1)))

    def inside(n: float) -> bool:
        return low <= n <= high

    rounded = st.builds(lambda n, e: n * 10**e, st.integers(1, 99), st.integers(0, 6)).filter(inside)
    decimals = st.integers(int(low * 100), int(min(high, 10_000) * 100)).map(lambda n: n / 100)
    return st.one_of(st.integers(bottom, min(top, max(bottom, 40))), rounded, st.integers(bottom, top), decimals)


def modifiers(*, ranges: bool = False) -> st.SearchStrategy[str | None]:
    """None and the canonical modifiers; `ranges` includes those that need more than one number."""
    left_out = () if ranges else ("range", "indefinite")
    return st.sampled_from((None, *(m for m in MODIFIERS if m not in left_out)))


def tolerances(*, low: float = 0.01, high: float = 0.1) -> st.SearchStrategy[Tolerance]:
    """The default tolerance, and others whose leading margins lie between `low` and `high`."""
    margins = st.floats(low, high, allow_nan=False).map(lambda x: round(x, 3))

    def build(bare: float, core: float) -> Tolerance:
        return Tolerance(bare=bare, about_core=max(bare, core), about_support=2 * max(bare, core))

    return st.one_of(st.just(DEFAULT), pasted(build, margins, margins))


def quantities(
    *, units: Sequence[str] = UNITS, low: float = 0, high: float = 10_000_000, shaped: bool = True
) -> st.SearchStrategy[Quantity]:
    """Quantities by number, modifier and unit, ranges and words; `shaped` adds bounds of any shape."""
    unit = st.sampled_from(tuple(units))

    def said(n: float, m: str | None, u: str) -> Quantity:
        return Quantity.of(n, u, modifier=None if n <= 0 and m in ("fewer than", "just over") else m)

    def ranged(n: float, m: float, u: str) -> Quantity:
        return Quantity.of(n, u, modifier="range", upper=m)

    def worded(word: str, u: str) -> Quantity:
        return Quantity(DEFAULT.indefinite(word), u, None, "indefinite", word)

    number = numbers(low=low, high=high)
    ways: list[st.SearchStrategy[Quantity]] = [
        pasted(said, number, modifiers(), unit),
        pasted(ranged, number, number, unit),
    ]
    if low <= 0:
        ways.append(pasted(worded, st.sampled_from(sorted(INDEFINITE)), unit))
        if shaped:
            ways.append(pasted(Quantity, trapezoids(), unit))
    return st.one_of(ways)


def durations(*, units: Sequence[str] = LENGTHS, most: int = 40) -> st.SearchStrategy[Duration]:
    """Lengths of time, by number, modifier and unit; `most` caps the number."""
    unit = st.sampled_from(tuple(u for u in units if u in UNIT_SECONDS))

    def said(n: int, u: str, m: str | None) -> Duration:
        return Duration.of(n, u, modifier=m)

    def ranged(n: int, m: int, u: str) -> Duration:
        return Duration.of(n, u, modifier="range", upper=m)

    count = st.integers(1, most)
    return st.one_of(pasted(said, count, unit, modifiers()), pasted(ranged, count, count, unit))


def days(*, first: date = date(2020, 1, 1), last: date = date(2025, 12, 31)) -> st.SearchStrategy[date]:
    """Days of the calendar, 29 February among them."""
    return st.dates(first, last)


def times(*, first: date = date(2020, 1, 1), last: date = date(2025, 12, 31)) -> st.SearchStrategy[Time]:
    """Days, months, hours, stretches with soft edges, open sides and other readings."""
    day = days(first=first, last=last)

    def of_day(d: date) -> Time:
        return Time.day(d.year, d.month, d.day)

    def of_hours(d: date, hour: int, length: int) -> Time:
        start = datetime(d.year, d.month, d.day, hour)
        return Time.between(start, start + timedelta(hours=length), grain="hour", text=f"{hour}:00")

    def of_stretch(d: date, length: int, halo: int) -> Time:
        return Time.between(d, d + timedelta(days=length), halo=halo * 3600)

    def of_side(d: date, after: bool) -> Time:
        return Time.between(d, None) if after else Time.between(None, d)

    def of_weekday(d: date) -> Time:
        later = d + timedelta(days=7)
        return Time.between(d, d + timedelta(days=1), alternatives=((of_day(later), 0.25),))

    return st.one_of(
        pasted(of_day, day),
        pasted(of_hours, day, st.integers(0, 23), st.integers(1, 6)),
        pasted(of_stretch, day, st.integers(1, 40), st.integers(0, 48)),
        pasted(of_side, day, st.booleans()),
        pasted(of_weekday, day),
    )


def offsets(*, anchors: Sequence[str] = ("the strike", "the vote")) -> st.SearchStrategy[Offset]:
    """Distances in time from an anchor."""
    return pasted(
        Offset,
        durations(units=("hour", "day", "week")),
        st.sampled_from(("after", "before")),
        st.sampled_from(tuple(anchors)),
        st.sampled_from(("start", "end")),
    )


def places(*, names: Sequence[str] = TOWNS, regions: Sequence[str] = REGIONS) -> st.SearchStrategy[Places]:
    """Sets of towns and regions, open and closed; a town lies in one region."""
    towns = [Place(t, (regions[i % len(regions)],)) for i, t in enumerate(names)]
    every = [*towns, *(Place(r) for r in regions)]
    sets = st.frozensets(st.sampled_from(every), min_size=1, max_size=4)
    return pasted(Places, sets, st.booleans())


def truths() -> st.SearchStrategy[Truth]:
    """Yes and no."""
    return pasted(Truth, st.booleans())


def entities(*, names: Sequence[str] = NAMES) -> st.SearchStrategy[Entity]:
    """People and bodies, with and without other names."""
    name = st.sampled_from(tuple(names))
    return pasted(Entity, name, st.frozensets(name, max_size=2))


def texts(*, words: Sequence[str] = WORDS) -> st.SearchStrategy[Text]:
    """Short texts."""
    return pasted(lambda w: Text(" ".join(w)), st.lists(st.sampled_from(tuple(words)), min_size=1, max_size=5))


def values(*, kinds: Sequence[str] = ()) -> st.SearchStrategy[Value]:
    """Values of any kind, or of the kinds named; raises `InvalidValue` for an unknown kind."""
    unknown = sorted(set(kinds) - set(_KINDS))
    if unknown:
        raise InvalidValue(f"no strategy for the kind {unknown[0]!r}; known: {', '.join(_KINDS)}")
    return _values(tuple(kinds) or tuple(_KINDS))


_KINDS: dict[str, Any] = {
    "quantity": quantities,
    "duration": durations,
    "time": times,
    "offset": offsets,
    "places": places,
    "truth": truths,
    "entity": entities,
    "text": texts,
}


@cache
def _values(kinds: tuple[str, ...]) -> st.SearchStrategy[Value]:
    # Strategies are made once: making one costs more than drawing from it.
    return st.one_of([_KINDS[k]() for k in kinds])
