"""PooledInvestment: sources share their trust among their claims, and earn by what the claims gather.

Pasternack, Roth, "Knowing what to believe (when you already know something)", COLING 2010.
"""

from __future__ import annotations

import numpy as np

from factrecon.ballot import ONE, Floats
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.exact import first_of_each, tally
from factrecon.fusion.opinion import Opinion, fixed

_GROWTH = 1.4  # the paper's exponent
_ROUNDS = 20


def pooled_investment(view: Alternatives) -> Opinion:
    """Run twenty rounds with growth 1.4, scaled to a greatest trust of one after each."""
    edge, origin = view.edge_alternative, view.edge_origin
    weight = view.edge_weight / ONE
    origins, count = len(view.ballot.origins), len(view.leader)
    starts = first_of_each(view.item)
    sizes = np.diff(np.append(starts, count))
    each = weight / np.maximum(tally(origin, view.edge_weight, origins) / ONE, 1e-12)[origin]
    belief: Floats = 1.0 / np.repeat(sizes, sizes).astype(np.float64)
    trust: Floats = np.ones(origins)
    invested: Floats = np.asarray(np.bincount(edge, each * trust[origin], count), np.float64)
    for _ in range(_ROUNDS):
        share = each * trust[origin] / np.maximum(invested, 1e-300)[edge]
        trust = np.asarray(np.bincount(origin, belief[edge] * share, origins), np.float64)
        trust = np.round(trust / max(1e-300, float(trust.max(initial=0.0))), 9)
        invested = np.round(np.bincount(edge, each * trust[origin], count), 12)
        grown = invested**_GROWTH
        pool = np.repeat(np.add.reduceat(grown, starts), sizes) if count else grown
        belief = invested * grown / np.maximum(pool, 1e-300)
    belief = np.where(view.known[view.item] >= 0, 0.0, belief)
    share = belief / np.maximum(np.repeat(np.add.reduceat(belief, starts), sizes) if count else belief, 1e-300)
    sure = view.known[view.known >= 0]
    share[sure] = 1.0
    return Opinion(
        belief=share,
        support=fixed(share),
        credibility=np.where(np.bincount(origin, minlength=origins) > 0, trust, np.nan),
        evidence=each * trust[origin],
        independence=np.ones(len(edge)),
    )
