"""From scored pairs to groups: which events are one, and which sides answer one question.

Groups grow by the mean evidence between them, so that no chain of likenesses runs away; what cannot be one
(`apart`) never is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import combinations
from typing import Final

from attrs import define, field

from factrecon.frames import Frame
from factrecon.matching.apart import events_apart, sides_apart
from factrecon.matching.bars import POSSIBLE, SHARED, needed
from factrecon.matching.candidates import candidates
from factrecon.matching.clusters import cluster
from factrecon.matching.evidence import BEST, PRIOR, Evidence, Part, Weights, column_of, rank
from factrecon.matching.judgements import chained
from factrecon.matching.limited import limited_apart
from factrecon.matching.sides import Side, weigh
from factrecon.matching.wholes import bits_of_wholes
from factrecon.model import Event

__all__ = ["Scored", "join_events", "join_sides", "score"]

Pair = tuple[int, int]

CLIP: Final = 5.0
"""Bits beyond which a pair counts no further: one sure link must not carry a group of strangers."""


STRONG: Final = SHARED - 0.01
"""Bits above which a pair may hold a group: no mean reaches `SHARED` where no pair does, rounding forgiven."""


@define(eq=False)
class Scored:
    """The sides of one story and the evidence of every pair that was worth a look."""

    sides: list[Side]
    levels: dict[Pair, dict[str, str]] = field(factory=dict)
    bits: dict[Pair, float] = field(factory=dict)
    lifted: dict[Pair, float] = field(factory=dict)
    """Bits that a pair owes to other claims on its event."""
    whole: dict[Pair, float] = field(factory=dict)
    """The bits of pairs of whole texts, whose words decide."""
    weights: Weights = field(default=None, repr=False)
    _apart: dict[Pair, str] = field(factory=dict, init=False, repr=False)
    _both: dict[int, set[int]] | None = field(default=None, init=False, repr=False)

    def apart(self, a: int, b: int) -> str:
        """Why two sides cannot answer one question; "" where they can."""
        if (a, b) not in self._apart:
            x, y = self.sides[a], self.sides[b]
            # Words are read again only of what is nearly one.
            nearly = self.bits.get((a, b), -CLIP) >= POSSIBLE
            self._apart[a, b] = sides_apart(x, y) or (limited_apart(x, y) if nearly else "")
        return self._apart[a, b]

    def about_both(self, sides: Collection[int]) -> bool:
        """Whether two of some sides are about both of what they name; asked once all pairs are scored."""
        if self._both is None:
            self._both = {}
            for (a, b), levels in self.levels.items():
                if levels.get("about") == "both":
                    self._both.setdefault(a, set()).add(b)
        known = set(sides)
        return any(not known.isdisjoint(self._both.get(n, ())) for n in known)

    def evidence(self, pair: Pair) -> Evidence:
        """The evidence of a pair, part by part."""
        a, b = self.sides[pair[0]], self.sides[pair[1]]
        if (bits := self.whole.get(pair)) is not None:
            return Evidence(bits, (Part("texts", "at odds" if bits > 0 else "not at odds", bits),))
        found = self.weights.evidence(column_of(a, b), self.levels[pair])
        if pair in self.lifted:
            bits = self.lifted[pair]
            found = Evidence(found.bits + bits, (*found.parts, Part("of one event", "as other claims on it", bits)))
        return found

    def lowered(self, a: int, b: int) -> float:
        """How much lower the bar stands between two sides than between claims that were read."""
        return SHARED - needed(column_of(self.sides[a], self.sides[b]))

    def lift(self, asked: Callable[[Side], object]) -> None:
        """Give claims that ask the same of one joined event at least the evidence by which the event is one."""
        best: dict[tuple[str, str], float] = {}
        homes = [asked(side) for side in self.sides]
        for (a, b), bits in self.bits.items():
            pair = self._events(a, b)
            if pair is not None and homes[a] == homes[b]:
                best[pair] = max(bits, best.get(pair, bits))
        for a, b in self.bits:
            pair = self._events(a, b)
            if pair is not None and homes[a] == homes[b] and best[pair] > self.bits[a, b]:
                self.lifted[a, b] = best[pair] - self.bits[a, b]
                self.bits[a, b] = best[pair]

    def _events(self, a: int, b: int) -> tuple[str, str] | None:
        x, y = self.sides[a], self.sides[b]
        if not (x.frame and y.frame) or x.event is None or y.event is None or x.document == y.document:
            return None
        one, other = sorted((str(x.event.id), str(y.event.id)))
        return one, other


_TELL_EVERY = 2_000
"""Pairs after which it is told how far the work is."""


def score(sides: list[Side], weights: Weights, progress: Callable[[str, int, int], None] | None = None) -> Scored:
    """The evidence between all sides of one story that are worth a look; `progress` is told how many were looked at."""
    weigh(sides)
    found = Scored(sides, weights=weights)
    columns, sums = {}, {}
    pairs = list(candidates(sides))
    for done, pair in enumerate(pairs):
        if progress and done % _TELL_EVERY == 0:
            progress("comparing pairs", done, len(pairs))
        a, b = sides[pair[0]], sides[pair[1]]
        column = column_of(a, b)
        columns[pair] = table = weights.columns[column]
        found.levels[pair], sums[pair] = weights.weigh(column, a, b)
        found.bits[pair] = table[PRIOR]["any"] + sums[pair]
    found.whole.update(bits_of_wholes(sides, pairs))
    found.bits.update(found.whole)
    for pair, level in rank(sides, found.bits).items():
        if pair in found.whole:
            continue
        table = columns[pair]
        found.levels[pair][BEST] = level
        found.bits[pair] = table[PRIOR]["any"] + (sums[pair] + table.get(BEST, {}).get(level, 0.0))
    return found


def likeness(bits: float) -> float:
    """Bits as the likeness in [0, 1] that `cluster` averages; a pair that was not worth a look has none.

    >>> likeness(0.0), likeness(-9.0)
    (0.5, 0.0)
    """
    return (max(-CLIP, min(CLIP, bits)) + CLIP) / (2 * CLIP)


def join_events(
    scored: Scored,
    frames: Mapping[str, Frame],
    *,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
) -> tuple[tuple[str, ...], ...]:
    """Groups of local event ids that are one occurrence: as much speaks for it as for any two of their claims.

    Two claims bear on it where their frames ask the same of them.
    """
    events: dict[str, Event] = {}
    document: dict[str, str] = {}
    for side in scored.sides:
        if side.event is not None and side.event.id is not None and side.frame:
            events[side.event.id] = side.event
            document[side.event.id] = side.document
    near = []
    for (a, b), bits in scored.bits.items():
        x, y = scored.sides[a], scored.sides[b]
        if x.event is None or y.event is None or x.attribute != y.attribute or x.document == y.document:
            continue
        one, other = sorted((str(x.event.id), str(y.event.id)))
        if one in events and other in events:
            near.append((one, other, a, b, bits))
    same = [p for p in same if p[0] in events and p[1] in events]
    # What nothing strong connects is never one group: only within these is a look at what keeps them apart worth it.
    home = chained([*same, *((one, other) for one, other, _, _, bits in near if bits > STRONG)])
    best: dict[tuple[str, str], float] = {}
    answered: set[tuple[str, str]] = set()  # of one attribute with answers that cannot be one's
    for one, other, a, b, bits in near:
        if home.get(one, one) != home.get(other, other):
            continue
        if scored.apart(a, b):
            answered.add((one, other))
        else:
            best[one, other] = max(bits, best.get((one, other), bits))
    homes = chained(same)
    by_document: dict[str, list[str]] = defaultdict(list)
    for name in sorted(events):
        by_document[document[name]].append(name)
    cannot = {pair for names in by_document.values() for pair in combinations(names, 2)}
    cannot |= {(a, b) for a, b in best if events_apart(events[a], events[b], frames.get(events[a].frame))}
    cannot |= answered | {tuple(sorted(pair)) for pair in different}  # type: ignore[misc]
    return cluster(
        events,
        [(a, b, likeness(bits)) for (a, b), bits in best.items()],
        must=[(a, b) for a, b in homes.items() if a != b],
        cannot=sorted((a, b) for a, b in cannot if homes.get(a, a) != homes.get(b, b)),
        threshold=likeness(SHARED),
    )


def join_sides(scored: Scored, same: Iterable[Pair], cannot: Iterable[Pair] = ()) -> tuple[tuple[int, ...], ...]:
    """Groups of places in `scored.sides` that answer one question."""
    sides = scored.sides
    names = [f"{n:06}" for n in range(len(sides))]
    must = [(names[a], names[b]) for a, b in same]
    homes = chained(must)
    # What nothing strong connects is never one group: only within these is a look at what keeps them apart worth it.
    strong = (pair for pair, bits in scored.bits.items() if bits + scored.lowered(*pair) > STRONG)
    near = chained([*must, *((names[a], names[b]) for a, b in strong)])
    home = [near.get(name, name) for name in names]
    forbidden = set(cannot)
    forbidden |= {(a, b) for a, b in scored.bits if home[a] == home[b] and scored.apart(a, b)}
    by_document: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, side in enumerate(sides):
        by_document[side.document, home[n]].append(n)
    for members in by_document.values():
        forbidden |= {(a, b) for a, b in combinations(members, 2) if (a, b) not in scored.bits and scored.apart(a, b)}
    groups = cluster(
        names,
        [(names[a], names[b], likeness(bits + scored.lowered(a, b))) for (a, b), bits in scored.bits.items()],
        must=[(a, b) for a, b in homes.items() if a != b],
        cannot=[
            (names[a], names[b])
            for a, b in sorted(forbidden)
            if homes.get(names[a], names[a]) != homes.get(names[b], names[b])
        ],
        threshold=likeness(SHARED),
    )
    return tuple(tuple(int(n) for n in group) for group in groups)
