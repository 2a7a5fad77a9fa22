"""A document's text with every quoted stretch anchored: the place a statement leads to, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from factrecon.legible import legible


@frozen
class Stretch:
    """A run of text between two ends of quotes: the text made legible, whether it is quoted, the numbers of the
    quotes that begin here and of those that end here, and of those it is a piece of which others cut in pieces."""

    text: str
    quoted: bool
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    pieces: tuple[int, ...] = ()


def stretches(text: str, quotes: Sequence[tuple[int, int, int]]) -> tuple[Stretch, ...]:
    """The text cut where quotes begin and end; `quotes` are (number, start, end) in code points of the text.

    Quotes may overlap and nest; each number stands in exactly one `begins` and one `ends`. Those that lie
    outside the text are left out.

    >>> [(s.text, s.begins, s.ends) for s in stretches("ab cd", [(7, 3, 5)])]
    [('ab ', (), ()), ('cd', (7,), (7,))]
    """
    kept = [(number, start, end) for number, start, end in quotes if 0 <= start < end <= len(text)]
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for number, start, end in kept:
        starting.setdefault(start, []).append(number)
        ending.setdefault(end, []).append(number)
    cuts = sorted({0, len(text), *starting, *ending})
    made = []
    open_quotes: set[int] = set()
    for low, high in pairwise(cuts):
        begins = tuple(sorted(starting.get(low, ())))
        open_quotes.update(begins)
        ends = tuple(sorted(ending.get(high, ())))
        whole = set(begins) & set(ends)
        pieces = tuple(sorted(open_quotes - whole))
        made.append(Stretch(legible(text[low:high]), bool(open_quotes), begins, ends, pieces))
        open_quotes.difference_update(ends)
    return tuple(made)
