"""When things happened, by whom: each claim a bar whose ends are as soft as its words, and what all allow."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factrecon.legible import one_line
from factrecon.reports import wording
from factrecon.reports.outline import Outline, Record, event_of, letters, outline, records
from factrecon.reports.pictures.axis import Axis, Shape, axis, consensus, seconds, shape, ticks
from factrecon.reports.pictures.svg import FAINT, LINE, TONES, element, hue, label, picture

WIDTH, LEFT, ROW = 840, 320, 22
_MOST_GROUPS, _MOST_ROWS, _MOST_EVENTS = 14, 8, 12
_FAR = 3.0  # groups that lie this many times the middle half's spread away are told, not drawn


def draw(report: Mapping[str, Any], *, only: Sequence[str] | None = None) -> str | None:
    """The times that a report's claims give, grouped by question, and its dated documents; None without any.

    A bar is full where the claim fits, and tapers to where it is just possible; what has no bound runs out
    of the picture. The band behind the bars of a question is what all of them together allow best. `only`
    keeps the questions with those ids.

    >>> draw({"questions": []}) is None
    True
    """
    told = outline(report)
    groups = [g for q in told.questions if only is None or str(q.get("id")) in only for g in _group(q, told)]
    groups = _near(groups)[:_MOST_GROUPS]
    if not groups:
        return None
    groups.sort(key=lambda g: (min(s.b if math.isfinite(s.b) else s.c for _, _, s in g[2]), g[0]))
    happened = _happened(told, [s for _, _, rows in groups for _, _, s in rows]) if only is None else []
    if happened:
        groups.append(("What happened, as all claims together allow", "", happened))
    printed = _printed(told) if only is None else []
    shapes = [s for _, _, rows in groups for _, _, s in rows]
    scale = axis([*shapes, *_within(printed, shapes)], LEFT, WIDTH - 16, logarithmic=False)
    parts: list[ET.Element] = []
    y = 30.0
    for ask, about, rows in groups:
        parts.append(label(12, y, ask + (f" ({about})" if about else ""), room=WIDTH - 24, bold=True))
        y += 8
        top = y
        shared = consensus([s for _, _, s in rows]) if len(rows) > 1 and rows is not happened else None
        if shared:
            low, high = scale.at(shared[0]), scale.at(shared[1])
            parts.append(
                element(
                    "rect",
                    x=low - 1.5,
                    y=top,
                    width=high - low + 3,
                    height=float(ROW * len(rows)),
                    fill=TONES["same"],
                    fill_opacity=".18",
                    class_="shared",
                )
            )
        for n, words, found in rows:
            parts.append(label(24, y + 15, words, room=LEFT - 34))
            parts.append(
                element(
                    "polygon",
                    points=_bar(found, scale, y + 4, y + ROW - 5),
                    fill=hue(n),
                    fill_opacity=".75",
                    stroke=hue(n),
                    stroke_linejoin="round",
                    class_=f"huebar{n % 8}",
                )
            )
            y += ROW
        y += 22
    for name, at in [(name, at) for name, at in printed if scale.low <= at <= scale.high][:_MOST_ROWS]:
        x = scale.at(at)
        parts.append(label(24, y, f"published: {name}", room=LEFT - 34, faint=True))
        parts.append(element("path", d=f"M{x:.1f},{y - 10:.1f}l5,5l-5,5l-5,-5z", fill=FAINT, class_="dot"))
        y += 18
    grid = list(_grid(scale, y))
    asks = "; ".join(f"{ask} " + ", ".join(words for _, words, _ in rows) for ask, _, rows in groups)
    return picture(WIDTH, y + 26, f"Timeline. {asks}", [*grid, *parts])


Group = tuple[str, str, list[tuple[int, str, Shape]]]


def _group(question: Record, told: Outline) -> Iterator[Group]:
    rows = []
    named = letters(records(question, "claims"))
    for n, claim in enumerate(records(question, "claims")):
        found = shape(claim.get("value"))
        if found and found[0] == "time" and found[1].ends:
            sources = ", ".join(sorted({one_line(a.get("source")) for a in records(claim, "assertions")}))
            rows.append((n, f"{named[str(claim.get('id'))]}  {wording.answer(claim)} — {sources}", found[1]))
    if rows:
        event = event_of(question, told)
        frame = one_line(event.get("frame") or "") if event else ""
        yield one_line(question.get("ask") or question.get("id") or "?"), frame, rows[:_MOST_ROWS]


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
    return [
        (n, words, found) for n, (_, words, found) in enumerate(sorted(rows, key=lambda r: (r[0], r[1]))[:_MOST_EVENTS])
    ]


def _near(groups: list[Group]) -> list[Group]:
    """Without the groups so far from the others that the rest would shrink to a point."""

    def middle(group: Group) -> float:
        return sorted(x for _, _, s in group[2] for x in s.ends)[0]

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


def _bar(found: Shape, scale: Axis, top: float, bottom: float) -> str:
    middle, half = (top + bottom) / 2, (bottom - top) / 2
    full = [scale.at(found.b), scale.at(found.c)]
    if full[1] - full[0] < 3:
        full = [sum(full) / 2 - 1.5, sum(full) / 2 + 1.5]
    low = scale.left if math.isinf(found.a) else scale.at(found.a)
    high = scale.right if math.isinf(found.d) else scale.at(found.d)
    upper = [
        (min(low, full[0]), middle),
        (full[0], middle - half),
        (full[1], middle - half),
        (max(high, full[1]), middle),
    ]
    lower = [(full[1], middle + half), (full[0], middle + half)]
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in [*upper, *lower])


def _grid(scale: Axis, bottom: float) -> Iterator[ET.Element]:
    last = -math.inf
    for at, words in ticks(scale, "time", 6):
        x = scale.at(at)
        yield element("line", x1=x, x2=x, y1=10.0, y2=bottom, stroke=LINE, class_="grid")
        if x - last > 14 + 7 * len(words) and x < scale.right - 20:
            yield label(x, bottom + 16, words, size=12, faint=True, anchor="middle")
            last = x
