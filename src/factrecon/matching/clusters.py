"""Clusters over signed links: alike pairs pull, cannot-links forbid, and no chain runs away.

Greedy average linkage: the two clusters with the highest mean likeness over all their pairs merge
first (a pair without a link counts 0), as long as the mean reaches a threshold and no cannot-link
stands between them. Single links cannot drag strangers together, as they do in connected
components. Sums are integers and ties go to the smaller ids, so the result is the same for every
order of the input; components that no link connects do not influence each other.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from typing import Final

from factrecon.errors import InvalidRecord

__all__ = ["AVERAGE", "cluster"]

AVERAGE: Final = 0.5
"""Mean likeness that two clusters must reach to become one."""
_SCALE: Final = 1_000_000


def cluster(
    items: Iterable[str],
    links: Iterable[tuple[str, str, float]],
    *,
    cannot: Iterable[tuple[str, str]] = (),
    must: Iterable[tuple[str, str]] = (),
    threshold: float = AVERAGE,
) -> tuple[tuple[str, ...], ...]:
    """Sorted clusters of sorted items; items without links stand alone.

    `links` are (a, b, likeness in [0, 1]); of several links of one pair the strongest counts.
    `cannot` pairs never end in one cluster. `must` pairs always do.

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

    _merge(members, sums, forbidden, round(threshold * _SCALE))
    return tuple(sorted(tuple(names[i] for i in sorted(group)) for group in members.values()))


def _merge(
    members: dict[int, list[int]],
    sums: dict[int, dict[int, int]],
    forbidden: dict[int, set[int]],
    threshold: int,
) -> None:
    """Merge clusters in place, best mean first. A cluster is named by its smallest member."""
    heap: list[tuple[float, int, int, int, int]] = []

    def offer(x: int, y: int) -> None:
        low, high = (x, y) if x < y else (y, x)
        total, size = sums[low][high], len(members[low]) * len(members[high])
        if total >= threshold * size and high not in forbidden.get(low, ()):
            heapq.heappush(heap, (-total / size, low, high, len(members[low]), len(members[high])))

    for low, row in sums.items():
        size = len(members[low])
        blocked = forbidden.get(low, ())
        for high, total in row.items():
            if low < high and total >= threshold * size * len(members[high]) and high not in blocked:
                pairs = size * len(members[high])
                heap.append((-total / pairs, low, high, size, len(members[high])))
    heapq.heapify(heap)
    while heap:
        _, low, high, low_size, high_size = heapq.heappop(heap)
        if low not in members or high not in members:
            continue
        if len(members[low]) != low_size or len(members[high]) != high_size:
            continue  # either has grown since; a newer offer stands for the pair
        if high in forbidden.get(low, ()):
            continue
        members[low].extend(members.pop(high))
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
            offer(low, other)


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
