"""TruthFinder: trustworthiness of sources and confidence of facts, each from the other.

Yin, Han, Yu, "Truth discovery with multiple conflicting information providers on the web", IEEE TKDE
20(6), 2008. Dampening 0.3, implication weight 0.5, as in the paper; implication comes from the ballot's
links of agreement, refinement and contradiction.
"""

from __future__ import annotations

import numpy as np

from factrecon.ballot import ONE, LinkKind
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.exact import total
from factrecon.fusion.opinion import Opinion, fixed

_START, _DAMPENING, _IMPLICATION = 0.9, 0.3, 0.5
_ROUNDS, _STILL = 20, 1e-5


def truthfinder(view: Alternatives) -> Opinion:
    """Run until the trustworthiness of sources moves by less than 1e-5, at most twenty rounds."""
    edge, origin = view.edge_alternative, view.edge_origin
    weight = view.edge_weight / ONE
    origins, count = len(view.ballot.origins), len(view.leader)
    links = view.ballot.links
    sign = np.where(links.kind == LinkKind.CONTRADICTS, -1.0, 1.0) * links.score
    kept = (links.kind != LinkKind.SAME) & (view.of[links.a] != view.of[links.b])
    a, b, sign = view.of[links.a[kept]], view.of[links.b[kept]], sign[kept]
    trust = np.full(origins, _START)
    tried = np.maximum(total(origin, weight, origins), 1e-12)
    sure = view.known[view.known >= 0]
    for _ in range(_ROUNDS):
        score = total(edge, -weight * np.log(np.maximum(1 - trust[origin], 1e-9)), count)
        implied = total(b, sign * score[a], count) + total(a, sign * score[b], count)
        belief = 1 / (1 + np.exp(-_DAMPENING * (score + _IMPLICATION * implied)))
        belief = np.where(view.known[view.item] >= 0, 0.0, belief)
        belief[sure] = 1.0
        fresh = np.minimum(total(origin, weight * belief[edge], origins) / tried, 1 - 1e-9)
        moved = float(abs(fresh - trust).max(initial=0.0))
        trust = fresh
        if moved < _STILL:
            break
    return Opinion(
        belief=belief,
        support=fixed(np.where(view.known[view.item] >= 0, belief * 1e3, score + _IMPLICATION * implied)),
        credibility=np.where(np.bincount(origin, minlength=origins) > 0, trust, np.nan),
        evidence=-weight * np.log(np.maximum(1 - trust[origin], 1e-9)),
        independence=np.ones(len(edge)),
    )
