"""Rows of tables and menus that stand in a text as lines of short cells; no sentences are in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["table_rows"]

_SEPARATOR = re.compile(r"\t|\|| {3,40}")
_FIGURES = re.compile(
    r"[^\W\d_][\w.'’-]{0,30}(?: [^\W\d_][\w.'’-]{0,30}){0,3}(?:[ ,][+-]?[$€£]?\d[\d.,]{0,15}%?){2,20}"
)
"""A name and two figures or more, and nothing else: "Akron 3 12", "Lima,4,15"."""
_LONGEST_CELL = 60
_LONGEST_ROW = 2000
_LONGEST_ITEM = 30
_FEWEST = {"row": 2, "item": 3}
"""Lines of a kind below which they may be something else."""
_DIGIT = re.compile(r"\d")


def table_rows(text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    """The spans behind `start` that are two or more rows of a table, one below the other.

    A row has three cells or more, parted by tabs, bars or runs of spaces, none of them long. Three or
    more lines of a few words each without a stop or a digit ("Share", "Most read") are a menu.

    >>> text = "Two died.\\nTown | Dead | Hurt\\nAkron | 3 | 12\\nPolice said so."
    >>> [text[a:b] for a, b in table_rows(text)]
    ['Town | Dead | Hurt\\nAkron | 3 | 12']
    """
    return tuple(_runs(text, start))


def _runs(text: str, start: int) -> Iterator[tuple[int, int]]:
    kind, first, last, rows = "", -1, -1, 0
    size = len(text)
    while start < size:
        end = text.find("\n", start)
        end = size if end < 0 else end
        found = _kind(text, start, end)
        if found != kind and found != "blank":
            if kind and rows >= _FEWEST[kind]:
                yield first, last
            kind, first, rows = found, start, 0
        if found != "blank":
            last, rows = end, rows + 1
        start = end + 1
    if kind and rows >= _FEWEST[kind]:
        yield first, last


def _kind(text: str, start: int, end: int) -> str:
    """row, item (of a menu), blank, or "" for what may be a sentence."""
    if end - start > _LONGEST_ROW:
        return ""
    line = text[start:end].strip()
    if not line:
        return "blank"
    if _is_row(line):
        return "row"
    short = len(line) <= _LONGEST_ITEM and len(line.split()) <= 3
    return "item" if short and line[-1].isalpha() and not _DIGIT.search(line) else ""


def _is_row(line: str) -> bool:
    if _FIGURES.fullmatch(line):
        return True
    cells = [cell for cell in _SEPARATOR.split(line) if cell and not cell.isspace()]
    return len(cells) >= 3 and all(len(cell) <= _LONGEST_CELL for cell in cells)
