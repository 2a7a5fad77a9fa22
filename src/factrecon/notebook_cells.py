"""What a notebook is shown as: tables of a few escaped, shortened cells."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from factrecon.legible import one_line

__all__ = ["MOST_ROWS", "shown", "table"]

MOST_ROWS: Final = 30
_LONGEST: Final = 400  # characters of one cell
_CELL: Final = "text-align:left;vertical-align:top;white-space:normal"


def shown(text: object) -> str:
    """Strangers' text as a cell's HTML: on one line, legible, escaped, shortened.

    >>> shown("<b>one\\ntwo")
    '&lt;b&gt;one two'
    """
    flat = one_line(str(text)[: 4 * _LONGEST])
    return escape(flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of cells that are HTML already.

    >>> table(["a"], [["1"]]).count("<tr>")
    2
    """
    top = "".join(f'<th style="{_CELL}">{h}</th>' for h in head)
    body = "".join("<tr>" + "".join(f'<td style="{_CELL}">{c}</td>' for c in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
