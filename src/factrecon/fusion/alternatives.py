"""What methods weigh: propositions that are the same within tolerance, counted as one alternative.

Tolerance is not transitive, so nothing is clustered by chains: within each item the proposition with
the most votes takes in all that are the same as it, then the next heaviest of the rest, and so on
(bucketing around the dominant value: Li, Dong, Lyons, Meng, Srivastava, VLDB 2013, section 2.2).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from factrecon.ballot import Ballot, Floats, Ints, LinkKind, Shape
from factrecon.fusion.exact import first_of_each, tally

_ROUNDS = 32  # vectorised rounds of leaders; what is left (items of very many values) goes one by one


@frozen(eq=False)
class Alternatives:
    """The ballot as a method sees it: few alternatives an item, voices with split and merged weights."""

    ballot: Ballot
    of: Ints  # proposition -> alternative
    leader: Ints  # alternative -> the proposition that stands for it
    item: Ints  # alternative -> item, ascending
    edge_alternative: Ints  # ascending
    edge_origin: Ints
    edge_weight: NDArray[np.int64]  # in units of 1 / ONE, after an even split between rival answers
    edge_count: Ints  # edge -> how many alternatives its origin gave for this item
    known: Ints  # item -> the alternative known to be true, or -1

    @property
    def attribute(self) -> Ints:
        """The attribute of each alternative."""
        return self.ballot.item_attribute[self.item]

    @property
    def votes(self) -> NDArray[np.int64]:
        """The sum of the votes for each alternative, in units of 1 / ONE."""
        return tally(self.edge_alternative, self.edge_weight, len(self.leader))

    @property
    def numbers(self) -> Floats:
        """The number that stands for each alternative, NaN without one."""
        return self.ballot.numbers[self.leader]

    def only(self, attributes: Iterable[int]) -> tuple[Alternatives, Ints, Ints]:
        """Cut out the items of some attributes; also give the old codes of items and alternatives."""
        part, old_items, old_propositions = self.ballot.only(attributes)
        if part is self.ballot:
            return self, old_items, np.arange(len(self.leader))
        item_in = np.zeros(len(self.ballot.items), bool)
        item_in[old_items] = True
        kept = item_in[self.item]
        new = np.cumsum(kept) - 1
        new_item = np.cumsum(item_in) - 1
        new_proposition = np.full(len(self.of), -1)
        new_proposition[old_propositions] = np.arange(len(old_propositions))
        edge_in = kept[self.edge_alternative]
        known = self.known[old_items]
        return (
            Alternatives(
                ballot=part,
                of=new[self.of[old_propositions]],
                leader=new_proposition[self.leader[kept]],
                item=new_item[self.item[kept]],
                edge_alternative=new[self.edge_alternative[edge_in]],
                edge_origin=self.edge_origin[edge_in],
                edge_weight=self.edge_weight[edge_in],
                edge_count=self.edge_count[edge_in],
                known=np.where(known >= 0, new[known], -1),
            ),
            old_items,
            np.flatnonzero(kept),
        )


def alternatives(ballot: Ballot, *, known: Mapping[Hashable, object] | None = None) -> Alternatives:
    """Merge the propositions of each item that are the same, and code who votes for what.

    `known` maps items to the proposition known to be true; raises `UnknownName` for an item that is
    not in the ballot. A known answer that nobody gives is left out: there is nothing to support.
    """
    count = len(ballot.propositions)
    weight = tally(ballot.vote_proposition, ballot.vote_weight, count)
    leader = _leaders(ballot, weight)
    standing = np.flatnonzero(leader == np.arange(count))
    code = np.full(count, -1, np.int64)
    code[standing] = np.arange(len(standing))
    of = code[leader]
    item = ballot.proposition_item[standing].astype(np.int64)
    # Votes of one origin for propositions of one alternative become one edge, with the greatest weight.
    voices = max(1, len(ballot.origins))
    key = of[ballot.vote_proposition] * voices + ballot.vote_origin
    order = np.argsort(key, kind="stable")
    key = key[order]
    starts = first_of_each(key)
    edge_weight = np.maximum.reduceat(ballot.vote_weight[order], starts) if len(starts) else ballot.vote_weight
    edge_alternative, edge_origin = key[starts] // voices, key[starts] % voices
    # A voice with several answers to one item splits its vote, unless several may be true.
    answered = item[edge_alternative] * voices + edge_origin
    by_item = np.argsort(answered, kind="stable")
    runs = first_of_each(answered[by_item])
    times = np.diff(np.append(runs, len(answered)))
    edge_count = np.empty(len(answered), np.int64)
    edge_count[by_item] = np.repeat(times, times)
    multiple = np.array([a.multiple for a in ballot.attributes], bool)
    shared = ~multiple[ballot.item_attribute[item[edge_alternative]]] if len(multiple) else edge_count > 0
    edge_weight = np.where(shared, np.maximum(edge_weight // edge_count, 1), edge_weight)
    truth = np.full(len(ballot.items), -1, np.int64)
    for name, proposition in (known or {}).items():
        start, stop = ballot.item_start[[ballot.item_code(name), ballot.item_code(name) + 1]]
        for p in range(start, stop):
            if ballot.propositions[p] == proposition:
                truth[ballot.item_code(name)] = of[p]
    return Alternatives(ballot, of, standing, item, edge_alternative, edge_origin, edge_weight, edge_count, truth)


def _leaders(ballot: Ballot, weight: NDArray[np.int64]) -> NDArray[np.int64]:
    """Proposition -> the proposition that stands for it, itself if none does."""
    leader = np.arange(len(ballot.propositions), dtype=np.int64)
    absolute = np.array([a.absolute for a in ballot.attributes])
    relative = np.array([a.relative for a in ballot.attributes])
    numeric = np.array([a.shape in (Shape.NUMBER, Shape.TIME) for a in ballot.attributes], bool)
    if numeric.any():
        attribute = ballot.item_attribute[ballot.proposition_item]
        near = numeric[attribute] & (absolute[attribute] + relative[attribute] > 0)
        near &= np.isfinite(ballot.numbers)
        chosen = np.flatnonzero(near)
        if len(chosen):
            _lead_numbers(ballot, chosen, weight, absolute[attribute], relative[attribute], leader)
    same = ballot.links.of(LinkKind.SAME)
    if len(same):
        _lead_links(same.a, same.b, weight, leader)
    return leader


def _lead_numbers(ballot: Ballot, chosen: Ints, weight: Ints, absolute: Floats, relative: Floats, leader: Ints) -> None:
    """Let the heaviest number of each item take in those within tolerance of it, round by round."""
    item, number = ballot.proposition_item, ballot.numbers
    rest = chosen[np.lexsort((chosen, -weight[chosen], item[chosen]))]
    for _ in range(_ROUNDS):
        if not len(rest):
            return
        starts = first_of_each(item[rest])
        head = np.repeat(rest[starts], np.diff(np.append(starts, len(rest))))
        margin = np.maximum(absolute[rest], relative[rest] * np.maximum(abs(number[rest]), abs(number[head])))
        taken = abs(number[rest] - number[head]) <= margin
        leader[rest[taken]] = head[taken]
        rest = rest[~taken]
    # Heads stand more than a tolerance apart, so each number lies in few windows: linear after sorting.
    for heavy in np.split(rest, first_of_each(item[rest])[1:]):
        by_value = heavy[np.argsort(number[heavy], kind="stable")]
        place = dict(zip(by_value.tolist(), range(len(by_value)), strict=True))
        free = np.ones(len(by_value), bool)
        for p in heavy.tolist():
            if not free[place[p]]:
                continue
            for step in (-1, 1):
                at = place[p] if step == 1 else place[p] - 1
                while 0 <= at < len(by_value):
                    q = by_value[at]
                    gap = max(absolute[p], relative[p] * max(abs(number[q]), abs(number[p])))
                    if abs(number[q] - number[p]) > gap:
                        break
                    if free[at]:
                        leader[q], free[at] = p, False
                    at += step


def _lead_links(a: Ints, b: Ints, weight: Ints, leader: Ints) -> None:
    """Let the heaviest proposition of each linked group take in its neighbours, round by round."""
    a, b = np.concatenate([a, b]), np.concatenate([b, a])
    free = leader == np.arange(len(leader))
    while True:
        live = free[a] & free[b] & (a != b)
        a, b = a[live], b[live]
        if not len(a):
            return
        beaten = np.zeros(len(leader), bool)
        beaten[a[(weight[b] > weight[a]) | ((weight[b] == weight[a]) & (b < a))]] = True
        heads = ~beaten[a]  # edges from a head to its neighbour
        # A neighbour of two heads goes to the heavier, then to the lower code.
        order = np.lexsort((a[heads], -weight[a[heads]], b[heads]))
        taken, by = b[heads][order], a[heads][order]
        keep = first_of_each(taken)
        leader[taken[keep]] = by[keep]
        free[taken] = False
        free[a[heads]] = False
