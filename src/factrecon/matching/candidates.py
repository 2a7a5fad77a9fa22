"""Which sides are worth scoring against each other: for each, the best few by the keys that they share.

Sides of one story that give kindred answers share keys: rare words, equal values, a frame with what is asked of it.
Rarer keys weigh more. Every side brings its best `MOST` others; what nobody brings is never scored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from factrecon.matching.sides import KIN, Side

__all__ = ["MOST", "candidates"]

MOST: Final = 20
"""Candidates that a side brings."""
CROWD: Final = 60
"""A key that more sides share makes no candidates by itself."""
EQUAL: Final = 3.0
"""What an equal value weighs beside shared words."""


def candidates(sides: Sequence[Side], *, most: int = MOST) -> list[tuple[int, int]]:
    """Pairs of places in `sides`, all of one story, the smaller first, sorted."""
    groups: dict[str, list[int]] = defaultdict(list)
    for at, side in enumerate(sides):
        groups[side.sort].append(at)
    rooms = [members for _, members in sorted(groups.items())]
    pairs: set[tuple[int, int]] = set()
    for members in rooms:
        pairs |= _best(sides, members, members, most)
    for kin in sorted(tuple(sorted(k)) for k in KIN):
        one, other = (groups.get(sort, []) for sort in kin)
        if one and other:
            pairs |= _best(sides, one, other, most)
            pairs |= _best(sides, other, one, most)
    return sorted(pairs)


def _best(sides: Sequence[Side], mine: Sequence[int], theirs: Sequence[int], most: int) -> set[tuple[int, int]]:
    if len(theirs) <= most:
        return {(a, b) if a < b else (b, a) for a in mine for b in theirs if a != b}
    postings: dict[object, list[int]] = defaultdict(list)
    for at in theirs:
        for key, _ in _keys(sides[at]):
            postings[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for at in mine:
        scores: dict[int, float] = defaultdict(float)
        for key, tells in _keys(sides[at]):
            found = postings.get(key, ())
            if len(found) <= CROWD:
                for other in found:
                    scores[other] += tells
        scores.pop(at, None)
        ranked = sorted(scores, key=lambda other: (-scores[other], sides[other].name))[:most]
        pairs.update((at, other) if at < other else (other, at) for other in ranked)
    return pairs


def _keys(side: Side) -> Iterable[tuple[object, float]]:
    for word, tells in side.both.words.items():
        yield word, tells
    for word, tells in side.context.words.items():
        if word not in side.both.words:
            yield word, tells
    for key in side.keys:
        yield ("value", key), EQUAL
    if side.frame:
        yield ("event", side.frame, side.attribute), EQUAL
    if side.main:
        yield ("main", side.attribute), EQUAL
