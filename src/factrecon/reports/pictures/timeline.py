"""When things happened, by whom: each claim a bar whose ends are as soft as its words, and what all allow."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from attrs import frozen

from factrecon.legible import one_line
from factrecon.reports import wording
from factrecon.reports.camps import camps
from factrecon.reports.outline import Outline, Record, letters, outline, records
from factrecon.reports.pictures.axis import Shape, calendar, consensus, seconds, shape
from factrecon.reports.pictures.svg import FAINT, LINE, TONES, element, hue, label, picture

WIDTH, LEFT, ROW = 840, 320, 22
NARROW, NARROW_ROW = 360, 40
_MOST_GROUPS, _MOST_ROWS, _MOST_EVENTS, _MOST_ALONE = 14, 8, 12, 4
_FAR = 3.0  # groups that lie this many times the middle half's spread away are told, not drawn
_QUIET = 4.0  # a stretch in which nothing happens is drawn no longer than this many times a usual one
DAY = 86400.0


@frozen
class Elastic:
    """An axis of time scaled to where things happen: linear between the corners of bars, quiet stretches cut short."""

    places: tuple[tuple[float, float], ...]
    """(moment, where it is drawn), ascending."""

    @property
    def low(self) -> float:
        """The first moment shown."""
        return self.places[0][0]

    @property
    def high(self) -> float:
        """The last moment shown."""
        return self.places[-1][0]

    def at(self, x: float) -> float:
        """Where a moment is drawn, kept on the axis."""
        x = min(max(x, self.low), self.high)
        n = max(1, bisect_left([moment for moment, _ in self.places], x))
        (a, left), (b, right) = self.places[n - 1], self.places[n]
        return left + (right - left) * (x - a) / (b - a)


def elastic(moments: Sequence[float], left: float, right: float) -> Elastic:
    """The axis for bars with these corners.

    >>> made = elastic([0.0, DAY, 100 * DAY, 101 * DAY], 0.0, 100.0)
    >>> made.at(DAY) - made.at(0.0) > 5
    True
    """
    low, high = min(moments), max(moments)
    air = max(DAY / 2, (high - low) * 0.02)
    corners = sorted({low - air, *moments, high + air})
    gaps = [b - a for a, b in pairwise(corners)]
    longest = _QUIET * max(DAY / 2, median(gaps[1:-1] or gaps))
    drawn = [min(gap, longest) for gap in gaps]
    scale = (right - left) / math.fsum(drawn)
    places, x = [(corners[0], left)], left
    for corner, gap in zip(corners[1:], drawn, strict=True):
        x += gap * scale
        places.append((corner, x))
    return Elastic(tuple(places))


def draw(report: Mapping[str, Any], *, only: Sequence[str] | None = None, narrow: bool = False) -> str | None:
    """The times that a report's claims give, grouped by question, and its dated documents; None without any.

    A bar is full where the claim fits, and tapers to where it is just possible; what has no bound runs out
    of the picture. The band behind the bars of a question is what all of them together allow best; claims that agree
    have one colour. The axis is scaled to where things happen. `only` keeps the questions with those ids; `narrow`
    is for a phone: words stand above their bars.

    >>> draw({"questions": []}) is None
    True
    """
    told = outline(report)
    groups = [g for q in told.questions if only is None or str(q.get("id")) in only for g in _group(q, told)]
    if only is None:
        alone = [g for g in groups if len(g.sources) < 2][_MOST_ALONE:]
        groups = [g for g in groups if g not in alone]
    groups = _near(groups)[:_MOST_GROUPS]
    if not groups:
        return None
    groups.sort(key=lambda g: (min(s.b if math.isfinite(s.b) else s.c for _, _, s in g.rows), g.ask))
    happened = _happened(told, [s for g in groups for _, _, s in g.rows]) if only is None else ()
    if happened:
        groups.append(Group("What happened, as all claims together allow", tuple(happened), (), summed=True))
    printed = _printed(told) if only is None else []
    shapes = [s for g in groups for _, _, s in g.rows]
    width, left, row = (NARROW, 14, NARROW_ROW) if narrow else (WIDTH, LEFT, ROW)
    near = [s.a for s in _within(printed, shapes)]
    scale = elastic([*(x for s in shapes for x in s.ends), *near], left, width - 16)
    parts: list[ET.Element] = []
    y = 30.0
    for group in groups:
        parts.append(label(12, y, group.ask, room=0.9 * (width - 24), bold=True))
        y += 8
        shared = consensus([s for _, _, s in group.rows]) if len(group.rows) > 1 and not group.summed else None
        if shared:
            low, high = scale.at(shared[0]), scale.at(shared[1])
            parts.append(
                element(
                    "rect",
                    x=low - 1.5,
                    y=y,
                    width=high - low + 3,
                    height=float(row * len(group.rows)),
                    fill=TONES["same"],
                    fill_opacity=".18",
                    class_="shared",
                )
            )
        for n, words, found in group.rows:
            top = y + row - ROW
            parts.append(label(14 if narrow else 24, y + 15, words, room=width - 28 if narrow else LEFT - 34))
            parts.append(
                element(
                    "polygon",
                    points=_bar(found, scale, top + 4, top + ROW - 5, left, width - 16),
                    fill=hue(n),
                    fill_opacity=".75",
                    stroke=hue(n),
                    stroke_linejoin="round",
                    class_=f"huebar{n % 8}",
                )
            )
            y += row
        y += 22
    for name, at in [(name, at) for name, at in printed if scale.low <= at <= scale.high][:_MOST_ROWS]:
        x = scale.at(at)
        parts.append(
            label(14 if narrow else 24, y, f"published: {name}", room=width - 28 if narrow else LEFT - 34, faint=True)
        )
        y += 14 if narrow else 0
        parts.append(element("path", d=f"M{x:.1f},{y - 10:.1f}l5,5l-5,5l-5,-5z", fill=FAINT, class_="dot"))
        y += 18
    grid = list(_grid(scale, y, width))
    asks = "; ".join(f"{g.ask} " + ", ".join(words for _, words, _ in g.rows) for g in groups)
    return picture(width, y + 26, f"Timeline. {asks}", [*grid, *parts])


@frozen
class Group:
    """A question of time: its words, and a bar for each claim with the number of its camp."""

    ask: str
    rows: tuple[tuple[int, str, Shape], ...]
    sources: tuple[str, ...]
    summed: bool = False


def _group(question: Record, told: Outline) -> Iterator[Group]:
    rows: list[tuple[int, str, Shape]] = []
    timed = [(c, found) for c in records(question, "claims") if (found := shape(c.get("value"))) and found[0] == "time"]
    if not timed:
        return
    named = letters(records(question, "claims"))
    camp_of = {str(c.get("id")): n for n, camp in enumerate(camps(question, {})) for c in camp.claims}
    heard: set[str] = set()
    for claim, found in timed:
        if found[1].ends:
            sources = sorted({one_line(a.get("source")) for a in records(claim, "assertions")})
            heard.update(sources)
            words = f"{named[str(claim.get('id'))]}  {wording.answer(claim)} — {', '.join(sources)}"
            rows.append((camp_of[str(claim.get("id"))], words, found[1]))
    if rows:
        ask = one_line(question.get("ask") or question.get("id") or "?")
        yield Group(ask, tuple(rows[:_MOST_ROWS]), tuple(sorted(heard)))


def _happened(told: Outline, claimed: Sequence[Shape]) -> list[tuple[int, str, Shape]]:
    """The events whose start is bounded, each from its start to its end if that is bounded too, near the claims."""
    corners = [x for s in claimed for x in s.ends]
    reach = max(max(corners) - min(corners), 3 * 86400.0)
    rows = []
    for name, event in sorted(told.events.items()):
        start, end = shape(event.get("start")), shape(event.get("end"))
        if not start or not math.isfinite(start[1].b) or not math.isfinite(start[1].c):
            continue
        found = start[1]
        if end and math.isfinite(end[1].b) and math.isfinite(end[1].c) and end[1].b >= found.c:
            found = Shape(found.a, found.c if found.c < end[1].b else found.b, end[1].b, end[1].d)
        if min(corners) - reach <= found.b <= max(corners) + reach:
            rows.append((found.b, one_line(event.get("label") or event.get("frame") or name), found))
    return [(0, words, found) for _, words, found in sorted(rows, key=lambda r: (r[0], r[1]))[:_MOST_EVENTS]]


def _near(groups: list[Group]) -> list[Group]:
    """Without the groups so far from the others that the rest would shrink to a point."""

    def middle(group: Group) -> float:
        return min(x for _, _, s in group.rows for x in s.ends)

    if len(groups) < 4:
        return groups
    at = sorted(map(middle, groups))
    first, last = at[len(at) // 4], at[-1 - len(at) // 4]
    reach = _FAR * max(last - first, 7 * 86400.0)
    return [g for g in groups if first - reach <= middle(g) <= last + reach]


def _printed(told: Outline) -> list[tuple[str, float]]:
    found = [(one_line(d.get("source") or d.get("id")), seconds(d.get("published"))) for d in told.documents.values()]
    return sorted(((name, at) for name, at in found if at is not None), key=lambda p: (p[1], p[0]))


def _within(printed: Sequence[tuple[str, float]], shapes: Sequence[Shape]) -> list[Shape]:
    """Publication times near the story, as points that widen the axis."""
    corners = [x for s in shapes for x in s.ends]
    reach = max(max(corners) - min(corners), 3 * 86400.0)
    return [Shape(at, at, at, at) for _, at in printed if min(corners) - reach <= at <= max(corners) + reach]


def _bar(found: Shape, scale: Elastic, top: float, bottom: float, left: float, right: float) -> str:
    middle, half = (top + bottom) / 2, (bottom - top) / 2
    full = [scale.at(found.b), scale.at(found.c)]
    if full[1] - full[0] < 3:
        full = [sum(full) / 2 - 1.5, sum(full) / 2 + 1.5]
    low = left if math.isinf(found.a) else scale.at(found.a)
    high = right if math.isinf(found.d) else scale.at(found.d)
    upper = [
        (min(low, full[0]), middle),
        (full[0], middle - half),
        (full[1], middle - half),
        (max(high, full[1]), middle),
    ]
    lower = [(full[1], middle + half), (full[0], middle + half)]
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in [*upper, *lower])


def _grid(scale: Elastic, bottom: float, width: float) -> Iterator[ET.Element]:
    """A line at the days on which something begins or ends, as far as their words find room."""
    last = -math.inf
    for day in sorted({math.floor(moment / DAY) * DAY for moment, _ in scale.places[1:-1]}):
        x = scale.at(day)
        words = calendar(day, DAY)
        if day >= scale.low and x - last > 14 + 7 * len(words) and x < width - 40 and x > 36:
            yield element("line", x1=x, x2=x, y1=10.0, y2=bottom, stroke=LINE, class_="grid")
            yield label(x, bottom + 16, words, size=12, faint=True, anchor="middle")
            last = x
