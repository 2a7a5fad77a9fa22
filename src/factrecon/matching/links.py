"""What matching decided on pairs: which were taken for one, which nearly were, and why.

Every matcher keeps a `Ledger` of the pairs that it looks at. Kept pairs are all told; of those that
stayed apart, the nearest, once for each two groups however many of their members were compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from factrecon.model import content_id

__all__ = ["MOST_APART", "Ledger", "MatchLink", "NearMiss", "PossiblyOne", "joined_id"]

MOST_APART = 1000
"""Near misses that a matcher remembers; the rest are counted."""


@frozen
class MatchLink:
    """Why two events or amounts, told by two documents, are one or could have been.

    `a` and `b` are their local ids (`DOCUMENT#...`), `kind` says what they are ("event", "amount",
    "statement"); the two are one from the score `needed` on.
    """

    a: str
    b: str
    score: float
    reason: str
    kind: str = "event"
    needed: float = 1.0
    against: str = ""
    """What keeps the two apart however alike they are."""
    joined: str = ""
    """The key of the joined event, where they are one."""

    @property
    def nearness(self) -> float:
        """The score as a share of what is needed, in [0, 1]."""
        return max(0.0, min(1.0, self.score / self.needed))

    @property
    def documents(self) -> tuple[str, str]:
        """The documents that tell of the two."""
        return self.a.rpartition("#")[0], self.b.rpartition("#")[0]


@frozen
class NearMiss:
    """Two joined events, by their keys, that were candidates and stayed apart; the nearest pair of their members."""

    keys: tuple[str, str]
    link: MatchLink


@frozen
class PossiblyOne:
    """Two questions, by the graph's hashes of them, that may be one, and the bits that speak for it."""

    questions: tuple[str, str]
    evidence: float


def joined_id(members: Iterable[str]) -> str:
    """The id of a joined event: a hash of its first member, so that later documents seldom change it.

    >>> joined_id(["2#fire0", "1#fire3"]) == joined_id(["1#fire3", "4#fire0"])
    True
    """
    return content_id("e", min(members))


class Ledger:
    """Pairs as they are looked at; knows at the end which were kept.

    >>> ledger = Ledger()
    >>> ledger.add(MatchLink("1#fire0", "2#fire0", 1.5, "at the same time"))
    >>> ledger.add(MatchLink("1#fire0", "3#fire0", 0.5, "in the same place"))
    >>> ledger.kept({"1#fire0": "e1", "2#fire0": "e1", "3#fire0": "e2"})[0].b
    '2#fire0'
    >>> [m.keys for m in ledger.apart({"1#fire0": "e1", "2#fire0": "e1", "3#fire0": "e2"})]
    [('e1', 'e2')]
    """

    def __init__(self) -> None:
        self.considered: Counter[str] = Counter()
        self._pairs: list[MatchLink] = []

    def count(self, kind: str, pairs: int = 1) -> None:
        """Pairs of a kind were looked at."""
        self.considered[kind] += pairs

    def add(self, link: MatchLink) -> None:
        """A pair with something in common."""
        self._pairs.append(link)

    def kept(self, homes: Mapping[str, str]) -> tuple[MatchLink, ...]:
        """The pairs that are one, given the joined key of every local id; sorted."""
        found = [
            evolve(x, joined=homes[x.a])
            for x in self._pairs
            if x.score >= x.needed and x.a in homes and homes[x.a] == homes.get(x.b)
        ]
        return tuple(sorted(found, key=lambda x: (x.kind, x.a, x.b)))

    def apart(self, homes: Mapping[str, str]) -> tuple[NearMiss, ...]:
        """The pairs of joined events that are not one, the nearest first, at most `MOST_APART`."""
        best: dict[tuple[str, str], MatchLink] = {}
        told = _documents_of(homes)
        for link in self._pairs:
            one, other = homes.get(link.a), homes.get(link.b)
            if one is None or other is None or one == other:
                continue
            if one > other:
                one, other, link = other, one, evolve(link, a=link.b, b=link.a)
            held = best.get((one, other))
            if held is None or (-link.score, link.a, link.b) < (-held.score, held.a, held.b):
                best[one, other] = link
        found = (NearMiss(keys, _explained(link, told, keys)) for keys, link in best.items())
        return tuple(sorted(found, key=lambda m: (-m.link.nearness, m.link.a, m.link.b))[:MOST_APART])


def _documents_of(homes: Mapping[str, str]) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for local, key in homes.items():
        told.setdefault(key, set()).add(local.rpartition("#")[0])
    return told


def _explained(link: MatchLink, told: Mapping[str, set[str]], keys: tuple[str, str]) -> MatchLink:
    """The link with what kept apart two that are alike enough by themselves."""
    if link.score < link.needed or link.against:
        return link
    both = sorted(told[keys[0]] & told[keys[1]])
    return evolve(link, against=f"{both[0]} tells of both" if both else "the rest of their groups is not alike")
