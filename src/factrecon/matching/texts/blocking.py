"""Which pairs are worth a look: an inverted index of keys instead of all pairs.

Every record brings keys (words, names, frames, numbers with their unit). Keys that few records share
make candidates; keys that many share only add to the score of pairs found otherwise. So n records
cost about n log n, and each pair can say by which keys it was kept.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

__all__ = ["Candidate", "Candidates", "find_candidates"]

MAX_SHARED: Final = 400
"""A key that more records share makes no candidates by itself; two of them together may. Of more than `MANY`
records the bound grows with the square root of their number: fixed, ever more keys would be common, and each pair
found otherwise would have to be completed by them."""
MANY: Final = 20_000
LEAST_SCORE: Final = 0.3
"""Cosine below which a pair is not worth a look."""
_FEW: Final = 3
"""A record with fewer keys of its own is also looked up by pairs of its common keys."""
_CHUNK: Final = 2_000_000
"""Pairs expanded at a time: what bounds the memory."""
_CELLS: Final = 4_000_000
"""Numbers that the common keys of some rows, side by side, may take."""
PRIOR: Final = 50.0
"""Weight, in records, of what is known of a key's rarity before looking at these records."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@frozen(order=True)
class Candidate:
    """Two records that may be about the same thing, `a < b`; `score` is the cosine of their keys, in [0, 1]."""

    a: str
    b: str
    score: float
    keys: tuple[str, ...] = field(order=False)
    """The shared keys, the most telling first: why the pair was kept."""


@frozen
class Candidates:
    """The pairs kept, the heaviest evidence first in none: sorted by ids.

    `considered` counts the pairs that shared a key at all, `possible` all pairs.
    """

    ids: tuple[str, ...]
    left: Ints = field(eq=False, repr=False)
    right: Ints = field(eq=False, repr=False)
    scores: Floats = field(eq=False, repr=False)
    considered: int
    _keys: Mapping[str, Sequence[str]] = field(eq=False, repr=False)
    _idf: Mapping[str, float] = field(eq=False, repr=False)

    def __len__(self) -> int:
        return len(self.left)

    @property
    def possible(self) -> int:
        """How many pairs there are."""
        return len(self.ids) * (len(self.ids) - 1) // 2

    def pairs(self) -> Iterator[tuple[str, str, float]]:
        """The pairs with their scores, sorted by ids."""
        ids = self.ids
        for i, j, score in zip(self.left.tolist(), self.right.tolist(), self.scores.tolist(), strict=True):
            yield ids[i], ids[j], score

    def __iter__(self) -> Iterator[Candidate]:
        for a, b, score in self.pairs():
            yield Candidate(a, b, score, self.shared(a, b))

    def shared(self, a: str, b: str) -> tuple[str, ...]:
        """The keys that two records share, the most telling first."""
        both = set(self._keys[a]) & set(self._keys[b])
        return tuple(sorted(both, key=lambda k: (-self._idf.get(k, 0.0), k)))

    @property
    def summary(self) -> str:
        """How many pairs were kept out of how many, in words."""
        return f"{len(self):,} of {self.possible:,} pairs kept, {self.considered:,} considered"


def find_candidates(
    records: Mapping[str, Sequence[str] | Mapping[str, float]],
    *,
    weight: Callable[[str], float] | None = None,
    least: float = LEAST_SCORE,
    max_shared: int | None = None,
    most: int | None = None,
    prior: float = PRIOR,
) -> Candidates:
    """The pairs of records whose keys have a cosine of at least `least`.

    A key's weight is its inverse document frequency, times `weight(key)` where given, times its
    strength in the record where the record gives strengths. `prior` is the weight, in records, of what
    is known of a key's rarity before these records are looked at: the larger, the less a third record
    bears on the score of two. `max_shared` replaces the bound on how many may share a key that makes
    candidates, `MAX_SHARED`. With `most`, a pair is kept only if it
    is among the best `most` of either record. The result does not depend on the order of the
    records or of their keys.

    >>> found = find_candidates({"a": ["nurse", "strike"], "b": ["strike", "nurse"], "c": ["flood"]})
    >>> [(c.a, c.b, round(c.score, 2), c.keys) for c in found]
    [('a', 'b', 1.0, ('nurse', 'strike'))]
    """
    ids = tuple(sorted(records))
    frequency: dict[str, int] = {}
    strengths: dict[str, Mapping[str, float]] = {}
    for record in ids:
        given = records[record]
        strengths[record] = given if isinstance(given, Mapping) else dict.fromkeys(given, 1.0)
    keys = {record: sorted(strengths[record]) for record in ids}
    for record in ids:
        for key in keys[record]:
            frequency[key] = frequency.get(key, 0) + 1
    n = len(ids)
    idf = {
        key: math.log((n + prior) / (count + 0.5)) * (1.0 if weight is None else weight(key))
        for key, count in frequency.items()
    }
    empty_ints, empty = np.zeros(0, np.int64), np.zeros(0, np.float64)
    if n < 2:
        return Candidates(ids, empty_ints, empty_ints, empty, 0, keys, idf)
    if max_shared is None:
        max_shared = round(MAX_SHARED * math.sqrt(max(1.0, n / MANY)))
    index = _Index(ids, keys, strengths, frequency, idf, max_shared)
    left: list[Ints] = []
    right: list[Ints] = []
    scores: list[Floats] = []
    considered = 0
    for first, last in index.chunks():
        one, other, found = index.expand(first, last)
        considered += len(one)
        one, other, found = index.complete(one, other, found, least)
        near = found >= least
        left.append(one[near])
        right.append(other[near])
        scores.append(np.minimum(1.0, found[near]))
    i: Ints = np.concatenate(left)
    j: Ints = np.concatenate(right)
    score: Floats = np.concatenate(scores).round(6)
    if most is not None:
        keep = _among_best(i, j, score, n, most)
        i, j, score = i[keep], j[keep], score[keep]
    return Candidates(ids, i, j, score, considered, keys, idf)


def _among_best(i: Ints, j: Ints, score: Floats, n: int, most: int) -> NDArray[np.bool_]:
    """Which pairs are among the best `most` of either side; of equals, those with the smaller id."""
    one, other = np.concatenate((i, j)), np.concatenate((j, i))
    pair = np.concatenate((np.arange(len(i)), np.arange(len(i))))
    order = np.lexsort((other, -np.concatenate((score, score)), one))
    rank = np.arange(len(order)) - np.searchsorted(one[order], np.arange(n))[one[order]]
    keep = np.zeros(len(i), np.bool_)
    keep[pair[order][rank < most]] = True
    return keep


class _Index:
    """Rows of normalised key weights: rare keys with posting lists, common keys for the rest of the score."""

    def __init__(
        self,
        ids: Sequence[str],
        keys: Mapping[str, Sequence[str]],
        strengths: Mapping[str, Mapping[str, float]],
        frequency: Mapping[str, int],
        idf: Mapping[str, float],
        max_shared: int,
    ) -> None:
        names = sorted(key for key, count in frequency.items() if count > 1)
        number = {key: k for k, key in enumerate(names)}
        pairs: dict[str, list[int]] = {}
        rows: list[int] = []
        terms: list[int] = []
        values: list[float] = []
        for place, record in enumerate(ids):
            mine = keys[record]
            strength = strengths[record]
            norm = math.sqrt(math.fsum((idf[key] * strength[key]) ** 2 for key in mine)) or 1.0
            common: list[str] = []
            rare = 0
            for key in mine:
                if key in number:
                    rows.append(place)
                    terms.append(number[key])
                    values.append(idf[key] * strength[key] / norm)
                    if frequency[key] > max_shared:
                        common.append(key)
                    else:
                        rare += 1
            if rare < _FEW and len(common) > 1:
                common.sort(key=lambda k: (frequency[k], k))
                for x, one in enumerate(common[:4]):
                    for other in common[x + 1 : 4]:
                        pairs.setdefault("\0".join(sorted((one, other))), []).append(place)
        # A pair of common keys makes candidates and adds nothing to the score: value 0.
        extra = sorted(k for k, who in pairs.items() if 1 < len(who) <= max_shared)
        for k, key in enumerate(extra, start=len(names)):
            rows.extend(pairs[key])
            terms.extend([k] * len(pairs[key]))
            values.extend([0.0] * len(pairs[key]))
        self.n, self.size = len(ids), len(names) + len(extra)
        row = np.array(rows, np.int64)
        term = np.array(terms, np.int64)
        value = np.array(values, np.float64)
        counts = np.bincount(term, minlength=self.size) if len(term) else np.zeros(self.size, np.int64)
        is_rare = counts[term] <= max_shared if len(term) else np.zeros(0, bool)
        # Posting lists of the rare keys, each sorted by row.
        order = np.lexsort((row[is_rare], term[is_rare]))
        self.post_row: Ints = row[is_rare][order]
        self.post_value: Floats = value[is_rare][order]
        post_term = term[is_rare][order]
        ends = np.searchsorted(post_term, np.arange(self.size), side="right")
        self.after: Ints = np.arange(len(order), dtype=np.int64) + 1
        self.end: Ints = ends[post_term] if len(post_term) else np.zeros(0, np.int64)
        # The same entries by row, so that chunks are runs of rows.
        self.by_row: Ints = np.argsort(self.post_row, kind="stable")
        self.row_start: Ints = np.searchsorted(self.post_row[self.by_row], np.arange(self.n + 1))
        # Common keys, numbered among themselves, row by row.
        order = np.lexsort((term[~is_rare], row[~is_rare]))
        common_row = row[~is_rare][order]
        keys_there, self.common_key = np.unique(term[~is_rare][order], return_inverse=True)
        self.common_value: Floats = value[~is_rare][order]
        self.common_start: Ints = np.searchsorted(common_row, np.arange(self.n + 1))
        self.common_size = len(keys_there)
        self.common_norm: Floats = np.sqrt(np.bincount(common_row, weights=self.common_value**2, minlength=self.n))

    def chunks(self) -> Iterator[tuple[int, int]]:
        """Runs of rows whose expansion stays within bounds."""
        lengths = (self.end - self.after)[self.by_row]
        total = np.concatenate(([0], np.cumsum(lengths)))[self.row_start]
        first = 0
        while first < self.n:
            last = int(np.searchsorted(total, total[first] + _CHUNK, side="right")) - 1
            last = min(self.n, max(first + 1, last))
            yield first, last
            first = last

    def expand(self, first: int, last: int) -> tuple[Ints, Ints, Floats]:
        """All pairs of a row in [first, last) with a later row that shares a rare key, with partial scores."""
        entries = self.by_row[self.row_start[first] : self.row_start[last]]
        starts, lengths = self.after[entries], (self.end - self.after)[entries]
        where, source = _ranges(starts, lengths)
        other = self.post_row[where]
        mine = entries[source]
        code = (self.post_row[mine] - first) * self.n + other
        partial = self.post_value[mine] * self.post_value[where]
        if not len(code):
            return code, code, partial
        code, order = _sorted(code)
        partial = partial[order]
        heads = np.flatnonzero(np.concatenate(([True], code[1:] != code[:-1])))
        unique = code[heads]
        return unique // self.n + first, unique % self.n, np.add.reduceat(partial, heads)

    def complete(self, i: Ints, j: Ints, score: Floats, least: float) -> tuple[Ints, Ints, Floats]:
        """Add what the common keys bring, to pairs that can still reach `least`; `i` is sorted."""
        reach = score + self.common_norm[i] * self.common_norm[j] >= least - 1e-9
        i, j, score = i[reach], j[reach], score[reach]
        if not self.common_size or not len(i):
            return i, j, score
        gains: list[NDArray[Any]] = [np.zeros(0, np.float64)]
        rows = max(1, _CELLS // self.common_size)
        for low in range(int(i[0]), int(i[-1]) + 1, rows):
            first, last = np.searchsorted(i, (low, low + rows))
            one, other = i[first:last] - low, j[first:last]
            # The common keys of these rows side by side, so that those of the other rows are looked up in one step.
            dense = np.zeros((rows, self.common_size))
            held = self.common_start[low : low + rows + 1]
            mine, owner = _ranges(held[:-1], np.diff(held))
            dense[owner, self.common_key[mine]] = self.common_value[mine]
            starts = self.common_start[other]
            where, source = _ranges(starts, self.common_start[other + 1] - starts)
            gain = dense[one[source], self.common_key[where]] * self.common_value[where]
            gains.append(np.bincount(source, weights=gain, minlength=len(one)))
        return i, j, score + np.concatenate(gains)


def _sorted(code: Ints) -> tuple[Ints, Ints]:
    """Codes in order, and where each stood; of equal ones, the first first.

    A code and its place in one number are sorted by value, which is several times as fast as sorting places.
    """
    bits = len(code).bit_length()
    if int(code.max()).bit_length() + bits > _BITS:
        order = np.argsort(code, kind="stable")
        return code[order], order
    both = np.sort((code << bits) | np.arange(len(code), dtype=np.int64))
    return both >> bits, both & ((1 << bits) - 1)


_BITS: Final = 62


def _ranges(starts: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """The numbers of every run (start, length) in a row, and which run each came from."""
    total = int(lengths.sum())
    source = np.repeat(np.arange(len(starts), dtype=np.int64), lengths)
    before = np.cumsum(lengths) - lengths
    return np.arange(total, dtype=np.int64) - before[source] + starts[source], source
