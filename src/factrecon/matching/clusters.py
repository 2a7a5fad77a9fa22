"""Clusters over signed links: alike pairs pull, cannot-links forbid, and no chain runs away.

Greedy average linkage: the two clusters with the highest mean likeness over all their pairs merge
first (a pair without a link counts 0), as long as the mean reaches a threshold and no cannot-link
stands between them. Single links cannot drag strangers together, as they do in connected
components; and two groups that are each much closer within than to one another can be kept apart
(relative closeness, Karypis, Han and Kumar 1999), where copies do not count as cohesion. Sums are integers and ties go
to the smaller ids, so the result is the same for every order of the input; components that no link connects do not
influence each other.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from factrecon.errors import InvalidRecord

__all__ = ["AVERAGE", "COPIED", "SETTLED", "cluster"]

AVERAGE: Final = 0.5
"""Mean likeness that two clusters must reach to become one."""
SETTLED: Final = 4
"""Members, copies aside, from which a cluster's own cohesion is held against a merger."""
COPIED: Final = 0.6
"""Mean likeness from which a merger is one of copies: it tells nothing of how alike independent members are."""
_SCALE: Final = 1_000_000


def cluster(
    items: Iterable[str],
    links: Iterable[tuple[str, str, float]],
    *,
    cannot: Iterable[tuple[str, str]] = (),
    must: Iterable[tuple[str, str]] = (),
    threshold: float = AVERAGE,
    closeness: float = 0.0,
    uncarried: float = 0.0,
    growing: float = 0.0,
) -> tuple[tuple[str, ...], ...]:
    """Sorted clusters of sorted items; items without links stand alone.

    `links` are (a, b, likeness in [0, 1]); of several links of one pair the strongest counts.
    `cannot` pairs never end in one cluster. `must` pairs always do. Two clusters of `SETTLED` members
    or more, copies aside, merge only if their mean likeness reaches `closeness` times the mean within
    the looser of the two. A merger must reach `uncarried` times the threshold with any one member left out. Where more
    than `SETTLED` members come together, the threshold is higher by `growing` times itself for each doubling: most
    clusters are small.

    Raises `InvalidRecord` where `must` and `cannot` demand both.

    >>> cluster("abcd", [("a", "b", 0.9), ("b", "c", 0.8), ("c", "d", 0.9)], cannot=[("a", "d")])
    (('a', 'b'), ('c', 'd'))
    """
    names = sorted(set(items))
    number = {name: i for i, name in enumerate(names)}
    home = _joined(len(names), ((number[a], number[b]) for a, b in must))
    members: dict[int, list[int]] = {}
    for i, root in enumerate(home):
        members.setdefault(root, []).append(i)
    groups = {root: _Group(group) for root, group in members.items()}

    forbidden: dict[int, set[int]] = {}
    for a, b in cannot:
        if a not in number or b not in number:
            continue
        x, y = home[number[a]], home[number[b]]
        if x == y:
            raise InvalidRecord(f"{a!r} and {b!r} must be in one cluster and cannot: take back one judgement")
        forbidden.setdefault(x, set()).add(y)
        forbidden.setdefault(y, set()).add(x)

    strongest: dict[tuple[int, int], int] = {}
    for a, b, score in links:
        i, j = number[a], number[b]
        pair = (i, j) if i < j else (j, i)
        likeness = round(score * _SCALE)
        if i != j and likeness > strongest.get(pair, 0):
            strongest[pair] = likeness
    sums: dict[int, dict[int, int]] = {}
    for (i, j), score in strongest.items():
        x, y = home[i], home[j]
        if x != y:
            row = sums.setdefault(x, {})
            row[y] = row.get(y, 0) + score
            row = sums.setdefault(y, {})
            row[x] = row.get(x, 0) + score

    carried = _Carried(strongest, home, round(threshold * uncarried * _SCALE)) if uncarried else None
    thresholds = _thresholds(threshold, growing, len(names))
    _merge(groups, sums, forbidden, thresholds, round(closeness * 100), carried)
    return tuple(sorted(tuple(names[i] for i in sorted(group.members)) for group in groups.values()))


def _thresholds(threshold: float, growing: float, most: int) -> Sequence[int]:
    """The mean likeness that a merger must reach, by how many members come together."""
    if not growing:
        return [round(threshold * _SCALE)] * (most + 1)
    return [round(threshold * _SCALE * (1 + growing * math.log2(max(n, SETTLED) / SETTLED))) for n in range(most + 1)]


class _Group:
    """A growing cluster and how close it is within: likeness summed over `pairs` of members, without copies."""

    __slots__ = ("members", "pairs", "tellings", "within")

    def __init__(self, members: list[int]) -> None:
        self.members = members
        self.tellings, self.within, self.pairs = 1, 0, 0

    def __len__(self) -> int:
        return len(self.members)

    def absorb(self, other: _Group, likeness: int) -> None:
        """Take in another; `likeness` is summed over the pairs between the two."""
        pairs = len(self) * len(other)
        copied = likeness >= COPIED * _SCALE * pairs
        self.tellings = max(self.tellings, other.tellings) if copied else self.tellings + other.tellings
        self.within += other.within + (0 if copied else likeness)
        self.pairs += other.pairs + (0 if copied else pairs)
        self.members.extend(other.members)


class _Carried:
    """Mergers that rest on one member: a document about two happenings is alike to the reports of both.

    Members that a person has judged the same count as one.
    """

    __slots__ = ("home", "least", "links")

    def __init__(self, links: Mapping[tuple[int, int], int], home: Sequence[int], least: int) -> None:
        self.links = links
        self.home = home
        self.least = least

    def by_one(self, one: _Group, other: _Group) -> bool:
        """Whether the mean likeness of two clusters falls below the least if some member is left out."""
        left: dict[int, tuple[int, int]] = {}
        right: dict[int, tuple[int, int]] = {}
        total = 0
        for i in one.members:
            for j in other.members:
                likeness = self.links.get((i, j) if i < j else (j, i), 0)
                total += likeness
                for sums, member in ((left, self.home[i]), (right, self.home[j])):
                    held, pairs = sums.get(member, (0, 0))
                    sums[member] = held + likeness, pairs + 1
        every = len(one) * len(other)
        return any(
            total - held < self.least * (every - pairs)
            for sums in (left, right)
            if len(sums) > 1
            for held, pairs in sums.values()
        )


def _merge(
    groups: dict[int, _Group],
    sums: dict[int, dict[int, int]],
    forbidden: dict[int, set[int]],
    thresholds: Sequence[int],
    closeness: int,
    carried: _Carried | None,
) -> None:
    """Merge clusters in place, best mean first. A cluster is named by its smallest member.

    `closeness` is in percent, `thresholds` go by how many members come together.
    """
    heap: list[tuple[float, int, int, int, int]] = []

    def may_merge(low: int, high: int, total: int) -> bool:
        x, y = groups[low], groups[high]
        pairs = len(x) * len(y)
        if total < thresholds[len(x) + len(y)] * pairs or high in forbidden.get(low, ()):
            return False
        if min(x.tellings, y.tellings) < SETTLED:
            return True
        return any(100 * total * one.pairs >= closeness * one.within * pairs for one in (x, y))

    def offer(low: int, high: int, total: int) -> None:
        if may_merge(low, high, total):
            x, y = len(groups[low]), len(groups[high])
            heapq.heappush(heap, (-total / (x * y), low, high, x, y))

    for low, row in sums.items():
        for high, total in row.items():
            if low < high:
                offer(low, high, total)
    while heap:
        _, low, high, low_size, high_size = heapq.heappop(heap)
        if low not in groups or high not in groups:
            continue
        if len(groups[low]) != low_size or len(groups[high]) != high_size:
            continue  # either has grown since; a newer offer stands for the pair
        if high in forbidden.get(low, ()) or (carried is not None and carried.by_one(groups[low], groups[high])):
            continue
        groups[low].absorb(groups.pop(high), sums[low][high])
        for other in forbidden.pop(high, set()):
            forbidden[other].discard(high)
            forbidden[other].add(low)
            forbidden.setdefault(low, set()).add(other)
        del sums[low][high]
        for other, total in sums.pop(high).items():
            if other != low:
                sums[low][other] = sums[low].get(other, 0) + total
                del sums[other][high]
        for other, total in sums[low].items():
            sums[other][low] = total
            offer(min(low, other), max(low, other), total)


def _joined(n: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each number below n the smallest that pairs connect it with."""
    parent = list(range(n))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in pairs:
        x, y = find(a), find(b)
        parent[max(x, y)] = min(x, y)
    return [find(i) for i in range(n)]
