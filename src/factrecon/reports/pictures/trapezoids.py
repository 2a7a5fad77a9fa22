"""Imprecise quantities, durations and offsets of one question as overlapping trapezoids."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from typing import Any

from factrecon.legible import one_line
from factrecon.reports import wording
from factrecon.reports.outline import dated, letters, records
from factrecon.reports.pictures.axis import Axis, Shape, axis, consensus, shape, ticks
from factrecon.reports.pictures.svg import FAINT, LINE, TONES, element, hue, label, picture

_MOST = 8  # claims drawn; more would hide each other
WIDTH = 520


def drawable(question: Mapping[str, Any]) -> str | None:
    """The axis that two or more claims of a question share, None if there is none."""
    counts: dict[str, int] = {}
    for claim in records(question, "claims"):
        found = shape(claim.get("value"))
        if found:
            counts[found[0]] = counts.get(found[0], 0) + 1
    axes = sorted((-n, name) for name, n in counts.items() if n > 1)
    return axes[0][1] if axes else None


def draw(question: Mapping[str, Any]) -> str | None:
    """The claims of a question as trapezoids over one axis, by letter; None where fewer than two lie on one.

    The height of a shape is how possible an answer is by that claim. A side without bound runs out of the
    picture. The band behind marks what all claims together allow best.

    >>> draw({"claims": []}) is None
    True
    """
    name = drawable(question)
    if name is None:
        return None
    named = letters(records(question, "claims"))
    rows = []
    for n, claim in enumerate(records(question, "claims")):
        found = shape(claim.get("value"))
        if found and found[0] == name:
            rows.append((n, claim, found[1]))
    total, rows = len(rows), rows[:_MOST]
    kind = name.split()[0]
    kind = "duration" if kind == "offset" else kind
    shapes = [s for _, _, s in rows]
    scale = axis(shapes, 16, WIDTH - 16, logarithmic=kind != "time")
    top, base = 26.0, 136.0
    parts: list[ET.Element] = [*_ground(scale, kind, top, base, shapes)]
    marks: list[tuple[float, float]] = []
    for n, claim, drawn in rows:
        parts.append(
            element(
                "polygon",
                points=_outline(drawn, scale, top, base),
                fill=hue(n),
                fill_opacity=".13",
                stroke=hue(n),
                stroke_width="1.8",
                stroke_linejoin="round",
                class_=f"hue{n % 8}",
            )
        )
        x = scale.at(_middle(drawn, scale))
        y = top - 7
        while any(abs(x - other) < 14 and abs(y - height) < 1 for other, height in marks):
            x += 14
        marks.append((x, y))
        parts.append(label(x, y, named[str(claim.get("id"))], bold=True, anchor="middle", fill=hue(n)))
        parts[-1].set("class", f"huetext{n % 8}")
    y = base + 40
    for n, claim, _ in rows:
        parts.append(
            element("rect", x=16.0, y=y - 10, width=11.0, height=11.0, rx="2", fill=hue(n), class_=f"huefill{n % 8}")
        )
        sources = ", ".join(sorted({one_line(a.get("source")) for a in records(claim, "assertions")}))
        bound = wording.scope(claim, dated=dated(question))
        words = (
            f"{named[str(claim.get('id'))]}  {wording.answer(claim)}"
            + (f" [{bound}]" if bound else "")
            + (f" — {sources}" if sources else "")
        )
        parts.append(label(34, y, words, room=WIDTH - 50))
        y += 19
    if total > len(rows):
        parts.append(label(34, y, f"and {total - len(rows)} more claims", faint=True))
        y += 19
    title = f"{one_line(question.get('ask') or '')} " + "; ".join(
        f"{named[str(c.get('id'))]}: {wording.reading(c.get('value'))}" for _, c, _ in rows
    )
    return picture(WIDTH, y - 4, title, parts)


def _ground(scale: Axis, kind: str, top: float, base: float, shapes: Sequence[Shape]) -> list[ET.Element]:
    made = []
    shared = consensus(shapes)
    if shared:
        low, high = scale.at(shared[0]), scale.at(shared[1])
        made.append(
            element(
                "rect",
                x=low - 1.5,
                y=top,
                width=high - low + 3,
                height=base - top,
                fill=TONES["same"],
                fill_opacity=".16",
                class_="shared",
            )
        )
    made.append(element("line", x1=scale.left, x2=scale.right, y1=base, y2=base, stroke=FAINT, class_="axis"))
    last = -math.inf
    for at, words in ticks(scale, kind):
        x = scale.at(at)
        made.append(element("line", x1=x, x2=x, y1=top, y2=base + 4, stroke=LINE, class_="grid"))
        if x - last > 12 + 7 * len(words) and scale.left + 12 < x < scale.right - 12:
            made.append(label(x, base + 18, words, size=12, faint=True, anchor="middle"))
            last = x
    return made


def _middle(found: Shape, scale: Axis) -> float:
    low, high = max(found.b, scale.low), min(found.c, scale.high)
    return math.sqrt(low * high) if scale.log else (low + high) / 2


def _outline(found: Shape, scale: Axis, top: float, base: float) -> str:
    """The corners; on a logarithmic axis the sides are drawn as the curves they become."""
    points = [(found.a, 0.0), (found.b, 1.0), (found.c, 1.0), (found.d, 0.0)]
    if scale.log:
        rise = (
            [(found.a + (found.b - found.a) * k / 8, k / 8) for k in range(8)]
            if math.isfinite(found.a)
            else [(-math.inf, 1.0)]
        )
        fall = (
            [(found.c + (found.d - found.c) * k / 8, 1 - k / 8) for k in range(1, 9)]
            if math.isfinite(found.d)
            else [(math.inf, 1.0)]
        )
        points = [*rise, (found.b, 1.0), (found.c, 1.0), *fall]
    drawn = []
    for x, y in points:
        if math.isinf(x):  # runs out of the picture at full height
            drawn += [(x, 0.0), (x, 1.0)] if x < 0 else [(x, 1.0), (x, 0.0)]
        else:
            drawn.append((x, y))
    if drawn[0][1] > 0:
        drawn.insert(0, (drawn[0][0], 0.0))
    if drawn[-1][1] > 0:
        drawn.append((drawn[-1][0], 0.0))

    def across(x: float) -> float:
        return scale.at(x) if math.isfinite(x) else math.copysign(40.0, x) + (scale.left if x < 0 else scale.right)

    return " ".join(f"{across(x):.1f},{base - y * (base - top):.1f}" for x, y in drawn)
