"""Which sides are worth scoring against each other: for each, the best few by the keys that they share.

Sides of one story that give kindred answers share keys: rare words, equal values, a frame with what is asked of it.
Rarer keys weigh more. Every side brings its best `MOST` others; what nobody brings is never scored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from factrecon.matching.sides import BIT, KIN, KIN_OF_A_RECORD, KIN_OF_RECORDS, Side

__all__ = ["MOST", "candidates"]

MOST: Final = 20
"""Candidates that a side brings."""
CROWD: Final = 60
"""A key that more sides share makes no candidates by itself."""
OTHERWISE: Final = 12
"""Candidates of all sorts together that only a record can be kin to."""
EQUAL: Final = 3 * BIT
"""What an equal value weighs beside shared words."""


def candidates(sides: Sequence[Side], *, most: int = MOST) -> list[tuple[int, int]]:
    """Pairs of places in `sides`, all of one story, the smaller first, sorted."""
    groups: dict[str, list[int]] = defaultdict(list)
    for at, side in enumerate(sides):
        groups[side.sort].append(at)
    postings = {sort: _postings(sides, members) for sort, members in groups.items() if len(members) > most}
    kin, of_a_record, of_two = (_kin(groups, table) for table in (KIN, KIN_OF_A_RECORD, KIN_OF_RECORDS))
    pairs: set[tuple[int, int]] = set()
    for at, side in enumerate(sides):
        others = set(_likely(sides, at, side.sort, groups, postings, most))
        for sort in of_a_record.get(side.sort, ()):
            found = _likely(sides, at, sort, groups, postings, most)
            others.update(o for o in found if side.given or sides[o].given or sort in kin.get(side.sort, ()))
        if side.given:
            of_records = [s for s in of_two.get(side.sort, ()) if s not in of_a_record.get(side.sort, ())]
            ranked = sorted(
                (
                    (-score, sides[other].name, other)
                    for s in of_records
                    for other, score in _likely(sides, at, s, groups, postings, most).items()
                    if sides[other].given
                )
            )
            others.update(other for _, _, other in ranked[:OTHERWISE])
        pairs.update((at, other) if at < other else (other, at) for other in others)
    return sorted(pairs)


def _kin(groups: Mapping[str, Sequence[int]], table: Iterable[frozenset[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one, other in sorted(tuple(sorted(pair)) for pair in table):
        if one in groups and other in groups:
            found[one].append(other)
            found[other].append(one)
    return found


def _postings(sides: Sequence[Side], members: Sequence[int]) -> dict[object, list[int]]:
    postings: dict[object, list[int]] = defaultdict(list)
    for at in members:
        for key, _ in _keys(sides[at]):
            postings[key].append(at)
    return postings


def _likely(
    sides: Sequence[Side],
    at: int,
    sort: str,
    groups: Mapping[str, Sequence[int]],
    postings: Mapping[str, Mapping[object, Sequence[int]]],
    most: int,
) -> dict[int, int]:
    """The best others of one sort with what their shared keys tell; all, where they are few."""
    if sort not in postings:
        return {other: 0 for other in groups[sort] if other != at}
    scores: dict[int, int] = defaultdict(int)
    for key, tells in _keys(sides[at]):
        found = postings[sort].get(key, ())
        if len(found) <= CROWD:
            for other in found:
                scores[other] += tells
    scores.pop(at, None)
    ranked = sorted(scores, key=lambda other: (-scores[other], sides[other].name))[:most]
    return {other: scores[other] for other in ranked}


def _keys(side: Side) -> Iterable[tuple[object, int]]:
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
