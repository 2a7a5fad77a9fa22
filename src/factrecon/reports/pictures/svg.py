"""SVG elements made with the standard library's XML writer, so that strangers' text is always text."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from factrecon.legible import one_line

FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"
INK, FAINT, LINE, PAPER = "#1b1f24", "#57606a", "#d0d7de", "#ffffff"
_LONGEST_TITLE = 2000
HUES = ("#0b57a4", "#b3261e", "#1a6b3c", "#8a5a00", "#6b3fa0", "#00707a", "#a0306b", "#4a5561")
"""Colours of claims A, B, C and on, told apart by colour-blind readers too; every mark also bears its letter."""

TONES = {
    "contradiction": "#b3261e",
    "tension": "#8a5a00",
    "refines": "#0b57a4",
    "same": "#1a6b3c",
    "compatible": "#4a5561",
    "update": "#6b3fa0",
    "alone": "#57606a",
}
"""One colour for each way that claims stand to each other."""


def element(name: str, *children: ET.Element | str | None, **attributes: object) -> ET.Element:
    """An element; `_` in an attribute's name stands for `-`, a trailing one is dropped; None attributes are left
    out.
    """
    made = ET.Element(name)
    for key, value in attributes.items():
        if value is None:
            continue
        shown = f"{round(value, 2):g}" if isinstance(value, float) else one_line(value)
        made.set(key.rstrip("_").replace("_", "-"), shown)
    for child in children:
        if isinstance(child, ET.Element):
            made.append(child)
        elif child is not None:
            if len(made):
                made[-1].tail = (made[-1].tail or "") + one_line(child)
            else:
                made.text = (made.text or "") + one_line(child)
    return made


class Picture(str):
    """A picture's SVG, which a notebook shows as the picture."""

    __slots__ = ()

    def _repr_svg_(self) -> str:
        return str(self)


def picture(width: float, height: float, title: str, children: Iterable[ET.Element]) -> Picture:
    """A whole SVG picture, read out to those who cannot see it by its title; stands alone or inside a page.

    >>> picture(10, 10, "a < b", [])[:40]
    '<svg xmlns="http://www.w3.org/2000/svg" '
    """
    root = element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        viewBox=f"0 0 {width:g} {height:g}",
        width=float(width),
        height=float(height),
        font_family=FONT,
        font_size="13",
    )
    root.append(element("title", title[:_LONGEST_TITLE]))
    root.append(element("rect", class_="paper", width=float(width), height=float(height), fill=PAPER))
    root.extend(children)
    return Picture(ET.tostring(root, encoding="unicode"))


def label(
    x: float,
    y: float,
    text: str,
    *,
    room: float | None = None,
    size: float = 13,
    bold: bool = False,
    faint: bool = False,
    anchor: str | None = None,
    fill: str | None = None,
) -> ET.Element:
    """Text at a place, cut with an ellipsis where it would not fit the room; the whole of it is its tooltip."""
    shown = one_line(text)
    short = fitted(shown, room, size) if room is not None else shown
    tip = element("title", shown) if short != shown else None
    made = element(
        "text",
        x=float(x),
        y=float(y),
        fill=fill or (FAINT if faint else INK),
        class_="faint" if faint else None if fill else "ink",
        font_size=f"{size:g}" if size != 13 else None,
        font_weight="600" if bold else None,
        text_anchor=anchor,
    )
    if tip is not None:
        made.append(tip)
        tip.tail = short
    else:
        made.text = short
    return made


def breadth(text: str, size: float = 13) -> float:
    """About how wide a text is drawn, in picture units: wide scripts count double."""
    return sum(map(_wide, text)) * size


def _wide(c: str) -> float:
    if ord(c) > 0x2E80:
        return 1.0
    if c.isupper():
        return 0.78
    if c in " il.,:;'|!()[]":
        return 0.34
    return 0.66 if c.isdecimal() or c in "mw—" else 0.58


def fitted(text: str, room: float, size: float = 13) -> str:
    """The text, or as much of its beginning as fits, with an ellipsis.

    >>> fitted("a long name of something", 60)
    'a long n…'
    """
    # No character is narrower than a third of the size: what is longer than that cannot fit, and is not measured.
    head = text[: int(room / (0.34 * size)) + 2]
    if len(head) == len(text) and breadth(text, size) <= room:
        return text
    left = room - breadth("…", size)
    kept = 0
    for c in head:
        left -= _wide(c) * size
        if left < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…"


def hue(n: int) -> str:
    """The colour of the n-th claim of a question."""
    return HUES[n % len(HUES)]
