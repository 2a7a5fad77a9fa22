"""Multi-truth: several answers to an item may be true; each source has a sensitivity and a specificity.

After Zhao, Rubinstein, Gemmell, Han, "A Bayesian approach to discovering truth from conflicting sources
for data integration", VLDB 2012 (LTM), by expectation-maximisation instead of sampling. A source that
answers an item and leaves one answer out speaks against it, as strongly as it is wont to be complete.
"""

from __future__ import annotations

import numpy as np

from factrecon.ballot import ONE
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.exact import distinct, total
from factrecon.fusion.opinion import Opinion, fixed

_ROUNDS = 30
_HITS, _MISSES = 6.0, 4.0  # pseudo-votes for sensitivity: sources leave things out
_FALSE, _REJECTED = 1.0, 9.0  # pseudo-votes for the rate of false answers
_PRIOR = 0.0  # log-odds of an answer that somebody gives, before any vote is counted


def multi_truth(view: Alternatives) -> Opinion:
    """Give every alternative a belief of its own; those of one item need not sum to one."""
    edge, origin = view.edge_alternative, view.edge_origin
    weight = view.edge_weight / ONE
    origins, count, items = len(view.ballot.origins), len(view.leader), len(view.ballot.items)
    covers = distinct(view.item[edge].astype(np.int64) * max(1, origins) + origin)
    covered, covering = covers // max(1, origins), covers % max(1, origins)
    votes = total(edge, weight, count)
    voices = np.bincount(covered, minlength=items)[view.item]
    belief = votes / np.maximum(voices, 1)
    sure = view.known[view.known >= 0]
    for _ in range(_ROUNDS):
        belief[sure] = 1.0  # a known truth does not exclude others here
        true_here = total(view.item, belief, items)
        false_here = total(view.item, 1 - belief, items)
        hits = total(origin, weight * belief[edge], origins)
        alarms = total(origin, weight * (1 - belief[edge]), origins)
        sensitivity = (hits + _HITS) / (total(covering, true_here[covered], origins) + _HITS + _MISSES)
        alarm = (alarms + _FALSE) / (total(covering, false_here[covered], origins) + _FALSE + _REJECTED)
        sensitivity, alarm = np.clip(sensitivity, 0.02, 0.98), np.clip(alarm, 0.005, 0.95)
        silent = np.log((1 - sensitivity) / (1 - alarm))
        gain = weight * (np.log(sensitivity / alarm) - silent)[origin]
        score = _PRIOR + total(edge, gain, count) + total(covered, silent[covering], items)[view.item]
        belief = 1 / (1 + np.exp(-np.clip(score, -50, 50)))
    belief[sure] = 1.0
    score[sure] = 1e3
    tried = total(origin, weight, origins)
    right = total(origin, weight * belief[edge], origins)
    return Opinion(
        belief=belief,
        support=fixed(score),
        credibility=np.clip(right / np.where(tried > 0, tried, np.nan), 0.0, 1.0),
        evidence=gain,
        independence=np.ones(len(edge)),
    )
