"""The sound rows of a CSV file, however damaged it is: what cannot be read costs its own line, not those after it.

A quotation mark that never closes would swallow the rest of a file as one cell. Here a row goes over several lines
only where it closes within `MOST_LINES` of them and has no more cells than the header; else its first line is refused,
and reading goes on with the next.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final

__all__ = ["AS_UTF_8", "csv_rows", "delimiter_of"]

AS_UTF_8: Final = "save it as UTF-8 (spreadsheets call it “CSV UTF-8”)"
"""What to do about a file in another encoding."""

MOST_LINES: Final = 200
"""Lines that one row may take."""
MOST_CHARACTERS: Final = 1_000_000
MOST_TRIES: Final = 4
"""Ends that are tried for a row that does not close on its own line."""


def csv_rows(
    lines: Iterable[tuple[int, str]],
    refuse: Callable[[int, str], None],
    check: Callable[[list[str]], list[str]] = lambda header: header,
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the number of its first line, cells by the header's names, empty ones left out.

    `lines` are numbered and have their ends. `refuse` is told the number and the problem of each line that is no row;
    `check` is given the header, and gives it as it is to be called, or raises. Cells are parted by what parts those of
    the header: comma, semicolon, tab or pipe.

    >>> told = []
    >>> text = ["a,b\\n", '1,"2\\n', "3,4\\n"]
    >>> list(csv_rows(enumerate(text, 1), lambda *x: told.append(x))), told
    ([(3, {'a': '3', 'b': '4'})], [(2, 'a quotation mark that never closes')])
    """
    source = iter(lines)
    waiting: deque[tuple[int, str]] = deque()
    header: list[str] | None = None
    sign = ","
    while True:
        if not waiting:
            waiting.extend(islice(source, 1))
            if not waiting:
                return
        number = waiting[0][0]
        if header is None:
            sign = delimiter_of(waiting[0][1])
        cells, taken, problem = _row(waiting, source, len(header) if header else None, sign)
        for _ in range(taken):
            waiting.popleft()
        if problem:
            refuse(number, problem)
        elif header is None:
            header = check(cells) if cells else None
        elif cells:
            yield number, {key: cell for key, cell in zip(header, cells, strict=False) if cell != ""}


def _row(
    waiting: deque[tuple[int, str]], source: Iterator[tuple[int, str]], width: int | None, sign: str
) -> tuple[list[str], int, str]:
    """The cells of the row that begins with the first line waiting, how many lines it takes, and what is wrong with
    it.
    """
    first = waiting[0][1]
    cells, problem = _cells(first, sign)
    if problem == "" and width is not None and len(cells) > width:
        problem = "more cells than the header has columns"
    if problem != _OPEN:
        return cells, 1, problem
    quotes, length, tries = first.count('"'), len(first), 0
    for taken in range(2, MOST_LINES + 1):
        if len(waiting) < taken:
            waiting.extend(islice(source, 1))
            if len(waiting) < taken:
                break
        quotes += waiting[taken - 1][1].count('"')
        length += len(waiting[taken - 1][1])
        if length > MOST_CHARACTERS or tries == MOST_TRIES:
            break
        if quotes % 2 == 0:
            tries += 1
            cells, problem = _cells("".join(line for _, line in islice(waiting, taken)), sign)
            if problem == "" and (width is None or len(cells) <= width):
                return cells, taken, ""
            if problem != _OPEN:
                break
    return [], 1, "a quotation mark that never closes"


_OPEN: Final = "unexpected end of data"


def delimiter_of(header: str) -> str:
    """What parts the cells of a header: the commonest of comma, semicolon, tab and pipe.

    >>> delimiter_of("source;object;value"), delimiter_of("source|object|value"), delimiter_of("source")
    (';', '|', ',')
    """
    return max(",;\t|", key=lambda sign: (header.count(sign), sign == ","))


def _cells(text: str, sign: str) -> tuple[list[str], str]:
    try:
        rows = list(csv.reader(_kept(text), strict=True, delimiter=sign))
    except csv.Error as error:
        return [], str(error)
    return (rows[0] if rows else []), "" if len(rows) <= 1 else "several rows"


def _kept(text: str) -> Iterator[str]:
    """The lines, cut at line feeds only; what stands alone for a line's end elsewhere is part of a cell."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end
