"""Two happenings of one kind that were taken for one story, told apart by what only some documents say.

Two arrests, two falls from one mountain: what all of them tell ("climber", "fell") makes them alike,
though it says nothing of which. Inside a story it is weighed down (the rarity of a word counts among
the story's own documents only), and the documents are grouped anew. The groups are stories of their
own if they are much closer within than to one another both so weighed and as they were before; else
nothing was found that sets them apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from factrecon.matching.clusters import cluster
from factrecon.matching.texts.blocking import find_candidates

__all__ = ["split_story"]

PRIOR: Final = 5.0
"""Weight, in documents, of what is known of a word's rarity before looking at the story's own."""
LEAST: Final = 0.01
GROUPS: Final = 0.5
"""Relative closeness below which groups of a story are looked at."""
THRESHOLDS: Final = (0.0, 0.02, 0.05, 0.1, 0.2)
"""Mean likeness from which documents begin a group, coarse groups first."""
SEED: Final = 3
"""Documents that begin a group."""
ALONE: Final = 3
"""Documents from which a group can be a story of its own."""
INSIDE: Final = 0.5
"""Relative closeness, by what is rare in the story, below which groups are stories of their own."""
OUTSIDE: Final = 0.8
"""The same by what is rare in general: both must tell."""
_ROUNDS: Final = 10
_SCALE: Final = 1_000_000

Links = Sequence[tuple[str, str, int]]


def split_story(
    story: Sequence[str],
    keys: Mapping[str, Mapping[str, float]],
    links: Sequence[tuple[str, str, float]],
) -> tuple[tuple[str, ...], ...]:
    """The stories that one cluster of documents holds, itself if it is one; groups below `ALONE` never stand alone.

    `keys` are what tells each document from others, weighed by how rare it is in general, `links` the likeness of
    its pairs by that alone. Groups and their members are sorted, and the same for every order of the input.
    """
    ids = sorted(story)
    if len(ids) < 2 * ALONE:
        return (tuple(ids),)
    candidates = find_candidates({i: keys[i] for i in ids}, least=LEAST, prior=PRIOR)
    near = list(candidates.pairs())
    inside, outside = _whole(near), _whole(links)
    seen: set[tuple[tuple[str, ...], ...]] = set()
    for threshold in THRESHOLDS:
        parts = tuple(p for p in cluster(ids, near, threshold=threshold, closeness=GROUPS) if len(p) >= SEED)
        if len(parts) < 2 or parts in seen:
            continue
        seen.add(parts)
        groups = _joined(_placed(ids, parts, inside), inside, outside)
        if len(groups) > 1:
            return tuple(sorted(tuple(g) for g in groups))
    return (tuple(ids),)


def _whole(links: Sequence[tuple[str, str, float]]) -> list[tuple[str, str, int]]:
    """Links with integers, whose sums do not depend on order."""
    return [(a, b, round(score * _SCALE)) for a, b, score in links]


def _placed(ids: Sequence[str], parts: Sequence[Sequence[str]], links: Links) -> list[list[str]]:
    """Every document with the part whose members are on average most like it; parts that thin out are given up."""
    groups = [sorted(p) for p in parts]
    for _ in range(_ROUNDS):
        home = {i: k for k, group in enumerate(groups) for i in group}
        sums: dict[str, dict[int, int]] = {i: {} for i in ids}
        for a, b, score in links:
            for one, other in ((a, b), (b, a)):
                if other in home:
                    sums[one][home[other]] = sums[one].get(home[other], 0) + score
        moved: list[list[str]] = [[] for _ in groups]
        for i in ids:
            mine = home.get(i)
            sizes = [max(1, len(group) - (k == mine)) for k, group in enumerate(groups)]
            best = max(range(len(groups)), key=lambda k: (sums[i].get(k, 0) / sizes[k], k == mine, -k))
            moved[best].append(i)
        moved = [g for g in moved if len(g) >= ALONE]
        if moved == groups or len(moved) < 2:
            break
        groups = moved
    if len(moved) < 2 or sum(map(len, moved)) < len(ids):
        return [sorted(ids)]
    return moved


def _joined(groups: list[list[str]], inside: Links, outside: Links) -> list[list[str]]:
    """The groups, the closest first joined as long as two are not far enough apart by both measures."""
    while len(groups) > 1:
        near, general = _closeness(groups, inside), _closeness(groups, outside)
        close = [(general[p], p) for p in sorted(near) if near[p] >= INSIDE or general[p] >= OUTSIDE]
        if not close:
            break
        i, j = max(close, key=lambda x: (x[0], -x[1][0], -x[1][1]))[1]
        groups = [g for k, g in enumerate(groups) if k not in (i, j)] + [sorted(groups[i] + groups[j])]
        groups.sort()
    return groups


def _closeness(groups: Sequence[Sequence[str]], links: Links) -> dict[tuple[int, int], float]:
    """For each pair of groups their mean likeness as a share of that within the looser of the two."""
    home = {i: k for k, group in enumerate(groups) for i in group}
    sums: dict[tuple[int, int], int] = {}
    for a, b, score in links:
        if a in home and b in home:
            pair = min(home[a], home[b]), max(home[a], home[b])
            sums[pair] = sums.get(pair, 0) + score
    size = [len(g) for g in groups]
    within = [sums.get((k, k), 0) / (n * (n - 1) / 2) for k, n in enumerate(size)]
    return {
        (i, j): (sums.get((i, j), 0) / (size[i] * size[j])) / (min(within[i], within[j]) or 1.0)
        for i in range(len(groups))
        for j in range(i + 1, len(groups))
    }
