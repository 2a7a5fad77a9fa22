"""How surely two documents speak of one thing in one question: by the strongest chain of links between them."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping

from attrs import frozen

__all__ = ["Bonds", "bonds_of"]


@frozen
class Bonds:
    """The links that hold the documents of a question together: the heaviest tree over them, heaviest link first.

    A link of infinite weight stands between documents that ask one question by its name, or by a person's word.
    """

    links: tuple[tuple[str, str, float], ...]

    @property
    def documents(self) -> frozenset[str]:
        """The documents that are held together."""
        return frozenset(d for a, b, _ in self.links for d in (a, b))

    @property
    def weakest(self) -> float | None:
        """The bits of the weakest link; None where nothing but names holds the documents together.

        >>> Bonds((("a", "b", 4.0), ("b", "c", 0.5))).weakest
        0.5
        """
        weights = [bits for _, _, bits in self.links if not math.isinf(bits)]
        return min(weights, default=None)

    def between(self, some: Collection[str], others: Collection[str]) -> float | None:
        """The weakest link on the strongest chain from one of some documents to one of others; None if none is needed.

        What a third document adds weakly takes nothing from what two hold for sure.

        >>> bonds = Bonds((("a", "b", 4.0), ("b", "c", 0.5)))
        >>> bonds.between(["a"], ["b"]), bonds.between(["a"], ["c"]), bonds.between(["a"], ["a"])
        (4.0, 0.5, None)
        """
        if set(some) & set(others):
            return None
        home = {d: {d} for d in {*some, *others, *(d for a, b, _ in self.links for d in (a, b))}}
        mine, theirs = set(some), set(others)
        for a, b, bits in self.links:
            joined = home[a] | home[b]
            for d in joined:
                home[d] = joined
            if joined & mine and joined & theirs:
                return None if math.isinf(bits) else bits
        return -math.inf


def bonds_of(named: Mapping[str, str], links: Iterable[tuple[str, str, float]]) -> Bonds:
    """The bonds of documents: `named` gives for each the first that asks the same by name, `links` the rest.

    >>> bonds_of({"a": "a", "b": "b"}, [("a", "b", 1.0), ("a", "b", 2.0)]).links
    (('a', 'b', 2.0),)
    """
    parent = {d: d for d in named}

    def find(document: str) -> str:
        while parent[document] != document:
            parent[document] = parent[parent[document]]
            document = parent[document]
        return document

    by_name = ((first, d, math.inf) for d, first in sorted(named.items()) if first != d)
    kept = []
    for a, b, bits in (*by_name, *sorted(links, key=lambda x: (-x[2], x[0], x[1]))):
        x, y = find(a), find(b)
        if x != y:
            kept.append((a, b, bits))
            parent[y] = x
    return Bonds(tuple(kept))
