"""Majority vote: the answer that most independent voices give."""

from __future__ import annotations

import numpy as np

from factrecon.ballot import ONE
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.opinion import Opinion, mean_of_edges, share


def vote(view: Alternatives) -> Opinion:
    """Give each alternative its share of the votes; credibility is the mean share of what one says.

    An item whose truth is known goes to it, whatever the votes.
    """
    support = view.votes.copy()
    sure = view.known[view.known >= 0]
    support[sure] += ONE * (1 + int(support.max(initial=0)) // ONE)
    belief = share(view, view.votes.astype(np.float64))
    belief = np.where(view.known[view.item] >= 0, 0.0, belief)
    belief[sure] = 1.0
    return Opinion(
        belief=belief,
        support=support,
        credibility=mean_of_edges(view, belief[view.edge_alternative]),
        evidence=view.edge_weight / ONE,
        independence=np.ones(len(view.edge_origin)),
    )
