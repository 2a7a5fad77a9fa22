"""TruthFinder: trustworthiness of sources and confidence of facts, each from the other.

Yin, Han, Yu, "Truth discovery with multiple conflicting information providers on the web", IEEE TKDE
20(6), 2008. Dampening 0.3, implication weight 0.5, as in the paper; implication comes from the ballot's
links of agreement, refinement and contradiction.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from factrecon.ballot import ONE, Floats, LinkKind
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.exact import GRID, steps, total
from factrecon.fusion.opinion import Opinion, fixed
from factrecon.fusion.rounds import Count, Facts, Judge, Rounds, Sums, at_once, facts_of, of_last

_START, _DAMPENING, _IMPLICATION = 0.9, 0.3, 0.5
_ROUNDS, _STILL = 20, 1e-5


def truthfinder(view: Alternatives) -> Opinion:
    """Run until the trustworthiness of sources moves by less than 1e-5, at most twenty rounds."""
    return at_once(view, truthfinder_rounds(facts_of(view)))


def truthfinder_rounds(facts: Facts) -> Rounds:
    """The same over parts: each round sums the confidence of what every origin says."""
    columns = of_last(_Columns)
    trust = np.full(facts.origins, _START)
    tried, voices = yield Count(lambda view: columns(view).told())
    tried = np.maximum(tried / GRID, 1e-12)
    for _ in range(_ROUNDS):
        (won,) = yield Count(partial(_credit, columns, trust))
        used, trust = trust, np.minimum(won / GRID / tried, 1 - 1e-9)
        if float(abs(trust - used).max(initial=0.0)) < _STILL:
            break
    credibility = np.where(voices > 0, trust, np.nan)

    def judge(view: Alternatives) -> Opinion:
        here = columns(view)
        belief, score = here.believe(used)
        return Opinion(
            belief=belief,
            support=fixed(np.where(view.known[view.item] >= 0, belief * 1e3, score)),
            credibility=credibility,
            evidence=-here.weight * np.log(np.maximum(1 - trust[view.edge_origin], 1e-9)),
            independence=np.ones(len(view.edge_origin)),
        )

    return Judge(credibility, judge)


def _credit(columns: Callable[[Alternatives], _Columns], trust: Floats, view: Alternatives) -> Sums:
    here = columns(view)
    belief, _ = here.believe(trust)
    return (steps(view.edge_origin, here.weight * belief[view.edge_alternative], len(trust)),)


class _Columns:
    """The columns of one part."""

    def __init__(self, view: Alternatives) -> None:
        links = view.ballot.links
        sign = np.where(links.kind == LinkKind.CONTRADICTS, -1.0, 1.0) * links.score
        kept = (links.kind != LinkKind.SAME) & (view.of[links.a] != view.of[links.b])
        self.view, self.weight = view, view.edge_weight / ONE
        self.a, self.b, self.sign = view.of[links.a[kept]], view.of[links.b[kept]], sign[kept]

    def told(self) -> Sums:
        origin, size = self.view.edge_origin, len(self.view.ballot.origins)
        return steps(origin, self.weight, size), np.bincount(origin, minlength=size)

    def believe(self, trust: Floats) -> tuple[Floats, Floats]:
        """The confidence of each alternative, and the score that it comes from."""
        view, count = self.view, len(self.view.leader)
        score = total(
            view.edge_alternative, -self.weight * np.log(np.maximum(1 - trust[view.edge_origin], 1e-9)), count
        )
        implied = total(self.b, self.sign * score[self.a], count) + total(self.a, self.sign * score[self.b], count)
        score = score + _IMPLICATION * implied
        belief: Floats = 1 / (1 + np.exp(-_DAMPENING * score))
        belief = np.where(view.known[view.item] >= 0, 0.0, belief)
        belief[view.known[view.known >= 0]] = 1.0
        return belief, score
