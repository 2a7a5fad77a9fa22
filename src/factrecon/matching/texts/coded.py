"""What of many texts takes part in matching as columns of whole numbers, so that pairs are weighed by the batch.

Each text is a row: its numbers and the words of it that have an opposite, coded by their places in sorted tables, and
whether it denies. What keeps two texts apart is told of a hundred thousand pairs at once; only of those that something
does is the reason put into words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

__all__ = ["CodedTexts", "coded_texts"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


class _Read(Protocol):
    """What is read of a text; `factrecon.matching.texts.pairing.TextReading` has it."""

    @property
    def words(self) -> frozenset[str]:
        """Its lemmas."""
        ...

    @property
    def numbers(self) -> frozenset[float]:
        """Its numbers."""
        ...

    @property
    def denies(self) -> bool:
        """Whether it denies."""
        ...


@frozen(eq=False)
class _Lists:
    """A list of codes a row: those of row r stand from `starts[r]` to `starts[r + 1]`."""

    starts: Ints
    codes: Ints
    size: int
    """How many codes there are."""

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]], size: int) -> _Lists:
        lengths = [0]
        codes: list[int] = []
        for row in rows:
            lengths.append(len(row))
            codes += row
        return cls(np.cumsum(np.array(lengths, np.int64)), np.array(codes, np.int64), max(1, size))

    @property
    def lengths(self) -> Ints:
        """How many codes each row has."""
        return np.diff(self.starts)

    def of_rows(self, rows: Ints) -> tuple[Ints, Ints]:
        """All codes of some rows in a line, and at which place of `rows` each stands."""
        lengths = self.lengths[rows]
        at = np.repeat(np.arange(len(rows), dtype=np.int64), lengths)
        first = np.repeat(self.starts[rows] - (np.cumsum(lengths) - lengths), lengths)
        return self.codes[np.arange(len(at), dtype=np.int64) + first], at

    def held(self) -> Ints:
        """Row and code of every entry in one number, sorted."""
        return np.sort(
            np.repeat(np.arange(len(self.starts) - 1, dtype=np.int64), self.lengths) * self.size + self.codes
        )


def _has(held: Ints, size: int, rows: Ints, codes: Ints) -> Flags:
    """Which rows have which codes, by what `_Lists.held` gives."""
    if not len(held):
        return np.zeros(len(rows), np.bool_)
    sought = rows * size + codes
    place = np.minimum(np.searchsorted(held, sought), len(held) - 1)
    return np.asarray(held[place] == sought)


@frozen(eq=False)
class CodedTexts:
    """The rows of many texts; made by `coded_texts`."""

    denies: Flags
    numbers: _Lists
    words: _Lists
    """The words that have an opposite, or are one."""
    opposite: _Lists
    """The opposites of each of those words, by its code."""

    def apart(self, one: Ints, other: Ints) -> Flags:
        """Which pairs of rows cannot be the same: other numbers, only one denies, or a word against its opposite."""
        found = self.denies[one] != self.denies[other]
        lengths = self.numbers.lengths
        both = np.flatnonzero((lengths[one] > 0) & (lengths[other] > 0))
        codes, at = self.numbers.of_rows(one[both])
        shared = _has(self.numbers.held(), self.numbers.size, other[both][at], codes)
        found[both] |= np.bincount(at[shared], minlength=len(both)) == 0
        return np.asarray(found | self._opposed(one, other))

    def _opposed(self, one: Ints, other: Ints) -> Flags:
        """Whether one has a word that the other lacks, and the other an opposite of it that the one lacks."""
        held, size = self.words.held(), self.words.size
        word, at = self.words.of_rows(one)
        mine = ~_has(held, size, other[at], word)
        word, at = word[mine], at[mine]
        against, entry = self.opposite.of_rows(word)
        pair = at[entry]
        found = _has(held, size, other[pair], against) & ~_has(held, size, one[pair], against)
        return np.asarray(np.bincount(pair[found], minlength=len(one)) > 0)


def coded_texts(readings: Sequence[_Read], opposites: Callable[[str], frozenset[str]]) -> CodedTexts:
    """The rows of texts in their order.

    >>> from factrecon.matching.words.opposites import listed_opposites
    >>> from factrecon.matching.texts.pairing import read_text
    >>> rows = [read_text(t) for t in ("30 died in Lima.", "20 died in Lima.", "Lima raised the toll.")]
    >>> coded_texts(rows, listed_opposites).apart(np.array([0, 0]), np.array([1, 2])).tolist()
    [True, False]
    """
    numbers = {n: k for k, n in enumerate(sorted({n for r in readings for n in r.numbers}))}
    said = sorted({w for r in readings for w in r.words})
    known = {w: opposites(w) for w in said}
    opposed = sorted({w for w, others in known.items() if others} | {o for others in known.values() for o in others})
    words = {w: k for k, w in enumerate(opposed)}
    return CodedTexts(
        denies=np.array([r.denies for r in readings], np.bool_),
        numbers=_Lists.of(([numbers[n] for n in sorted(r.numbers)] for r in readings), len(numbers)),
        words=_Lists.of((sorted(words[w] for w in r.words & words.keys()) for r in readings), len(words)),
        opposite=_Lists.of((sorted(words[o] for o in known.get(w, ())) for w in opposed), len(words)),
    )
