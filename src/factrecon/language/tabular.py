"""Rows of tables and menus that stand in a text as lines of short cells; no sentences are in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["table_rows"]

_SEPARATOR = re.compile(r"\t|\|| {3,40}")
_LONGEST_CELL = 60
_LONGEST_ROW = 2000


def table_rows(text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    """The spans behind `start` that are two or more rows of a table, one below the other.

    A row has three cells or more, parted by tabs, bars or runs of spaces, none of them long.

    >>> text = "Two died.\\nTown | Dead | Hurt\\nAkron | 3 | 12\\nPolice said so."
    >>> [text[a:b] for a, b in table_rows(text)]
    ['Town | Dead | Hurt\\nAkron | 3 | 12']
    """
    if text.find("\t", start) < 0 and text.find("|", start) < 0 and text.find("   ", start) < 0:
        return ()
    return tuple(_runs(text, start))


def _runs(text: str, start: int) -> Iterator[tuple[int, int]]:
    first, last, rows = -1, -1, 0
    size = len(text)
    while start < size:
        end = text.find("\n", start)
        end = size if end < 0 else end
        if _is_row(text, start, end):
            first, last, rows = (start if not rows else first), end, rows + 1
        elif text[start:end].strip() or rows < 1:
            if rows > 1:
                yield first, last
            rows = 0
        start = end + 1
    if rows > 1:
        yield first, last


def _is_row(text: str, start: int, end: int) -> bool:
    if end - start > _LONGEST_ROW:
        return False
    cells = [cell for cell in _SEPARATOR.split(text[start:end].strip()) if cell and not cell.isspace()]
    return len(cells) >= 3 and all(len(cell) <= _LONGEST_CELL for cell in cells)
