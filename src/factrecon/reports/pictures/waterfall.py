"""A sum step by step: bars that begin where the last one ended, from the starting weight to the total."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from factrecon.reports.pictures.svg import LINE, TONES, element, label, picture
from factrecon.waterfall import Waterfall, in_lines, shortened, signed

__all__ = ["draw"]

_WIDTH, _EDGE, _ROW, _BAR = 360.0, 10.0, 34.0, 10.0
_MOST_STEPS = 14


def draw(made: Waterfall) -> str:
    """A waterfall as a picture that fits a phone: each step's words over its bar, the amount at the end.

    >>> from factrecon.waterfall import Step
    >>> draw(Waterfall("Why", Step("start", 1.0), (Step("more", 0.5),), "bits"))[:4]
    '<svg'
    """
    steps = shortened(made, _MOST_STEPS).steps
    ends, at = [], made.start.amount
    for step in steps:
        ends.append((at, at + step.amount))
        at += step.amount
    corners = [0.0, made.start.amount, at, *(x for pair in ends for x in pair)]
    corners += [made.needed] if made.needed is not None else []
    low, high = min(corners), max(corners)
    scale = (_WIDTH - 2 * _EDGE) / (high - low or 1.0)

    def x(value: float) -> float:
        return _EDGE + (value - low) * scale

    parts: list[ET.Element] = [label(_EDGE, 18, made.title, room=_WIDTH - 2 * _EDGE, size=14, bold=True)]
    if made.outcome:
        parts.append(label(_EDGE, 34, made.outcome, room=_WIDTH - 2 * _EDGE, size=12, faint=True))
    top = 44.0
    foot = top + _ROW * (len(steps) + 2)
    parts.append(element("line", x1=x(0.0), x2=x(0.0), y1=top, y2=foot, stroke=LINE, class_="axis"))
    if made.needed is not None:
        parts.append(
            element(
                "line",
                x1=x(made.needed),
                x2=x(made.needed),
                y1=top,
                y2=foot,
                stroke=TONES["tension"],
                stroke_dasharray="4 3",
                class_="toneline-tension",
            )
        )
    rows = [(made.start.words, made.start.amount, (0.0, made.start.amount), "alone")]
    rows += [
        (s.words, s.amount, span, "alone" if abs(s.amount) < 0.005 else "same" if s.amount > 0 else "contradiction")
        for s, span in zip(steps, ends, strict=True)
    ]
    total = f"together, in {made.unit}" if made.needed is None else f"together; {made.needed:.1f} bits are needed"
    rows.append((total, at, (0.0, at), "refines"))
    for n, (words, amount, (begin, end), tone) in enumerate(rows):
        y = top + _ROW * n
        parts.append(label(_EDGE, y + 13, words, room=_WIDTH - 2 * _EDGE - 60, size=12, bold=n == len(rows) - 1))
        told = f"{amount:.2f}" if n == len(rows) - 1 else signed(amount)
        parts.append(label(_WIDTH - _EDGE, y + 13, told, size=12, bold=True, anchor="end"))
        left, right = sorted((x(begin), x(end)))
        parts.append(
            element(
                "rect",
                x=left,
                y=y + 18,
                width=max(right - left, 1.5),
                height=_BAR,
                rx="2",
                fill=TONES[tone],
                class_=f"tone-{tone}",
            )
        )
    return picture(_WIDTH, foot + 6, ". ".join(line.strip() for line in in_lines(made)), parts)
