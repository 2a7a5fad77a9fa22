"""CRH: truths and source weights that together minimise the weighted distance to what sources say.

Li, Li, Gao, Zhao, Fan, Han, "Resolving conflicts in heterogeneous data by truth discovery and source
reliability estimation", SIGMOD 2014. 0/1 loss for labels, absolute loss (a weighted median) for numbers,
each attribute's loss divided by its mean so that all weigh alike.
"""

from __future__ import annotations

import numpy as np

from factrecon.ballot import ONE, Shape
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.exact import total
from factrecon.fusion.numeric import nearest, weighted_median
from factrecon.fusion.opinion import Opinion, fixed, leading, share

_ROUNDS = 10


def crh(view: Alternatives) -> Opinion:
    """Run ten rounds from equal weights; the winner is a claimed value, next to the weighted median."""
    ballot = view.ballot
    edge, origin = view.edge_alternative, view.edge_origin
    weight = view.edge_weight / ONE
    origins, count = len(ballot.origins), len(view.leader)
    shapes = np.array([a.shape for a in ballot.attributes], np.int64)
    numeric = np.isin(shapes[view.attribute], (Shape.NUMBER, Shape.TIME)) & np.isfinite(view.numbers)
    attribute = view.attribute[edge]
    tried = np.maximum(total(origin, weight, origins), 1e-12)
    trust = np.ones(origins)
    for _ in range(_ROUNDS):
        support = total(edge, weight * trust[origin], count)
        median = weighted_median(view, weight * trust[origin])
        best, _ = leading(view, fixed(nearest(view, median, support, numeric)))
        best = np.where(view.known >= 0, view.known, best)
        truth = best[view.item[edge]]
        apart = (edge != truth).astype(np.float64)
        number = numeric[edge] & numeric[truth]
        gap = np.zeros(len(edge))
        gap[number] = abs(view.numbers[edge[number]] - median[view.item[edge[number]]])
        middle = total(attribute, np.minimum(gap, 1e9), len(shapes)) / np.maximum(
            1, np.bincount(attribute[number], minlength=len(shapes))
        )
        scaled = np.minimum(gap / np.maximum(middle[attribute], 1e-9), 10.0)
        loss = total(origin, weight * np.where(number, scaled, apart), origins) / tried
        trust = -np.log(np.clip(loss / max(1e-12, float(loss.max(initial=0.0))), 1e-6, 1.0)) + 1e-3
    known = view.known[view.item] >= 0
    support = nearest(view, median, support, numeric)
    support = np.where(known, 0.0, support)
    support[view.known[view.known >= 0]] = 1e3
    return Opinion(
        belief=np.clip(share(view, total(edge, weight * trust[origin], count)), 0, 1),
        support=fixed(support),
        credibility=np.where(
            np.bincount(origin, minlength=origins) > 0, trust / max(1e-12, float(trust.max(initial=0.0))), np.nan
        ),
        evidence=weight * trust[origin],
        independence=np.ones(len(edge)),
        estimate=median,
    )
