"""Who copies whom among records: independence before fusion.

Two voices copy if they differ on fewer than one in fifty of the items where anybody differs, over at
least twenty such items and one more disagreement pretended (so that some fifty items of perfect
agreement are an even bet): agreement where all agree proves nothing, but honest sources that measure the
same thing round, lag and err apart. Values are compared exactly here, before any tolerance: it is the
shared odd minute that gives a copier away. (The idea, with a Bayesian test in place of the plain rate:
Dong, Berti-Equille, Srivastava, "Integrating conflicting data: the role of source dependence", VLDB
2009. Their test needs to know the truth first, and where two camps contradict each other it calls the
honest camp copiers as readily as the other; the plain rate does not depend on who is believed.)

A voice among copies counts 1 / (1 + the sum of its copying degrees with the others that say the same):
n verbatim copies count as one voice together, whoever copied whom.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from factrecon.ballot import Floats, Ints
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.exact import distinct, first_of_each, total

OVERLAP = 20
"""Contested items two voices must share before copying is considered."""

RATE = 0.98
"""The rate of exact agreement on contested items at which copying is an even bet."""

_WIDTH = 0.01  # the degree of copying rises from .05 to .95 within three of these on either side
_NEGLIGIBLE = 0.01
CROWD = 400
"""Items of more voices than this are left out: pairs cost the square, and others tell enough."""

_PENDING = 4_000_000  # pairs listed before they are counted
_DENSE = 2_000  # up to so many origins, pairs are counted in a square table (32 MB)


@frozen(eq=False)
class Copying:
    """Pairs of origins that copy: `a` < `b`, with a degree in (0, 1]."""

    a: Ints
    b: Ints
    degree: Floats

    def __len__(self) -> int:
        """How many pairs copy."""
        return len(self.a)


def copying(view: Alternatives) -> Copying:
    """Find the pairs of origins that agree to the letter on nearly all contested items they share."""
    ballot = view.ballot
    size = len(ballot.origins)
    item = ballot.proposition_item[ballot.vote_proposition]
    # Contested: items whose answers differ beyond tolerance; where all agree, agreement is no sign.
    contested = np.bincount(view.item, minlength=len(ballot.items)) > 1
    contested &= np.bincount(item, minlength=len(ballot.items)) <= CROWD
    kept = contested[item]
    proposition = ballot.vote_proposition[kept].astype(np.int64)
    origin, item = ballot.vote_origin[kept].astype(np.int64), item[kept].astype(np.int64)
    seen = distinct(item * size + origin)
    shared = _pairs(seen // size, seen % size, size)
    agreed = _pairs(proposition, origin, size)
    codes, overlap = shared
    enough = overlap >= OVERLAP
    codes, overlap = codes[enough], overlap[enough]
    place = np.searchsorted(agreed[0], codes)
    found = np.zeros(len(codes))
    if len(agreed[0]):
        place = np.minimum(place, len(agreed[0]) - 1)
        found = np.where(agreed[0][place] == codes, agreed[1][place], 0)
    return copies_among(codes // max(1, size), codes % max(1, size), overlap, found)


def copies_among(one: Ints, other: Ints, shared: Ints, agreed: Ints | Floats) -> Copying:
    """The copying pairs among pairs of origins, by how many contested items they share and how often they agree.

    Pairs are given in order, `one` < `other`, and share at least `OVERLAP` items.
    """
    rate = np.minimum(1.0, agreed / (shared + 1.0))
    degree = 1.0 / (1.0 + np.exp(-(rate - RATE) / _WIDTH))
    kept = degree > _NEGLIGIBLE
    return Copying(one[kept], other[kept], degree[kept])


def independence(view: Alternatives, copies: Copying) -> Floats:
    """Discount every edge for the copies that say the same: 1 for a voice of its own, 1/n among n."""
    count = len(view.edge_origin)
    if not len(copies):
        return np.ones(count)
    size = len(view.ballot.origins)
    order = np.lexsort((view.edge_alternative, view.edge_origin))
    said = view.edge_alternative[order]
    bounds = np.searchsorted(view.edge_origin[order], np.arange(size + 1))
    edges: list[NDArray[np.int64]] = []
    degrees: list[Floats] = []
    for a, b, degree in zip(copies.a.tolist(), copies.b.tolist(), copies.degree.tolist(), strict=True):
        left, right = slice(bounds[a], bounds[a + 1]), slice(bounds[b], bounds[b + 1])
        _, at_a, at_b = np.intersect1d(said[left], said[right], assume_unique=True, return_indices=True)
        edges += [order[left][at_a], order[right][at_b]]
        degrees.append(np.full(2 * len(at_a), degree))
    return 1.0 / (1.0 + total(np.concatenate(edges), np.concatenate(degrees), count))


def _pairs(group: Ints, origin: Ints, size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Count, for every pair of origins, the groups they share; `group` is sorted.

    Gives the codes a * size + b (a < b), ascending, and the counts.
    """
    sizes = np.diff(np.append(first_of_each(group), len(group)))
    longest = int(sizes.max(initial=0))
    table = np.zeros(size * size if size <= _DENSE else 0, np.int64)
    held = (np.zeros(0, np.int64), np.zeros(0, np.int64))
    found: list[NDArray[np.int64]] = []
    at = np.arange(len(group))
    for distance in range(1, longest):
        # Edges sorted by group: a partner at this distance, as long as it is in the same group.
        at = at[at + distance < len(group)]
        at = at[group[at] == group[at + distance]]
        one, other = origin[at], origin[at + distance]
        code = np.minimum(one, other) * size + np.maximum(one, other)
        code = code[one != other]
        if size <= _DENSE:
            table += np.bincount(code, minlength=size * size)
            continue
        found.append(code)
        if sum(len(codes) for codes in found) > _PENDING:
            held, found = _counted(held, found), []
    if size <= _DENSE:
        codes = np.flatnonzero(table)
        return codes, table[codes]
    return _counted(held, found)


def _counted(
    held: tuple[NDArray[np.int64], NDArray[np.int64]], found: list[NDArray[np.int64]]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Counts by code with further codes counted in."""
    codes, place = np.unique(np.concatenate([held[0], *found]), return_inverse=True)
    weight = np.concatenate([held[1], *(np.ones(len(more), np.int64) for more in found)])
    return codes, np.bincount(place, weights=weight, minlength=len(codes)).astype(np.int64)
