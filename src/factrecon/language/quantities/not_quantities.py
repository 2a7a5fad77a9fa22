"""Numerals that measure and count nothing: dates, clock times, telephone numbers, names, addresses.

A caller that has read times already passes their spans as well; what is here keeps `quantities`
honest on its own. One pass of bounded patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from factrecon.language.en.patterns import pattern, patterns_where

__all__ = ["find_not_quantities", "is_year"]

_SHIELD: Final = re.compile(
    r"(?<!\w)(?=[^\W\d_])(?:"
    + patterns_where("not_quantities", "begins", "letter")
    + r")|(?=[\d+(.'’‘-])(?:"
    + patterns_where("not_quantities", "begins", "digit")
    + ")|"
    + patterns_where("not_quantities", "begins", "address")
)
"""All of them, told apart by how they begin: most places of a text begin none."""
_YEAR_BEFORE: Final = pattern("not_quantities.year_before")
_SURE_BEFORE: Final = pattern("not_quantities.certain_year_before")
_FAR_BEFORE: Final = pattern("not_quantities.far_year_before")
_FOLLOWS: Final = pattern("not_quantities.counted_behind")
_COUNTED: Final = pattern("not_quantities.surely_counted")
_COUNTS: Final = pattern("not_quantities.counting_before")


def find_not_quantities(text: str, near: Iterable[int] | None = None) -> tuple[tuple[int, int], ...]:
    """Spans of numerals that are no quantities, in order and not overlapping.

    With `near`, the places of digits in order, only what lies around them is looked at.

    >>> text = "On March 3, 2020 at 5:30 p.m. flight 12 left; call 608-555-6014 24/7."
    >>> [text[a:b] for a, b in find_not_quantities(text)]
    ['March 3, 2020', '5:30 p.m.', '608-555-6014', '24/7']
    """
    if near is None:
        return tuple(match.span() for match in _SHIELD.finditer(text))
    found: list[tuple[int, int]] = []
    for start, end in _windows(text, near):
        found.extend(match.span() for match in _SHIELD.finditer(text, start, end))
    return tuple(found)


_LONGEST_WORD = 300
"""The address of a page may be long."""
_SPACE = re.compile(r"\s")


def _windows(text: str, near: Iterable[int]) -> list[tuple[int, int]]:
    """Stretches around the given places that begin and end between words, joined where they meet."""
    out: list[tuple[int, int]] = []
    for at in near:
        start = max(0, at - 24, out[-1][0] if out else 0)
        joined = bool(out) and start <= out[-1][1]
        for _ in range(0 if joined else _LONGEST_WORD):  # to the start of the word
            if start == 0 or text[start - 1].isspace():
                break
            start -= 1
        space = _SPACE.search(text, at + 90, at + 90 + _LONGEST_WORD)
        end = space.start() if space is not None else min(len(text), at + 90 + _LONGEST_WORD)
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def is_year(text: str, start: int, end: int, value: float) -> bool:
    """Whether the four digits at `start:end` name a year rather than count something.

    >>> is_year("since 1998, sales", 6, 10, 1998), is_year("killed 1998 people", 7, 11, 1998)
    (True, False)
    """
    if end - start != 4 or not text[start:end].isdecimal() or not 1000 <= value <= 2199:
        return False
    if (start and text[start - 1] in "$€£¥") or text[end : end + 1] == "%":
        return False
    follows = _FOLLOWS.match(text, end, end + 24)
    before = text[max(0, start - 24) : start]
    if 1800 <= value <= 2099:
        if follows is None:
            return True
        plural = follows.group().strip()
        if _COUNTED.match(plural) or _COUNTS.search(before):
            return False
        return 1950 <= value <= 2035 or bool(_SURE_BEFORE.search(before))
    return follows is None and bool(_YEAR_BEFORE.search(before)) and bool(_FAR_BEFORE.search(before))
