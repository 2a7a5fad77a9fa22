"""Majority vote: the answer that most independent voices give."""

from __future__ import annotations

import numpy as np

from factrecon.ballot import ONE, Floats
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.exact import GRID, steps
from factrecon.fusion.opinion import Opinion, share
from factrecon.fusion.rounds import Count, Facts, Judge, Rounds, Sums, at_once, facts_of


def vote(view: Alternatives) -> Opinion:
    """Give each alternative its share of the votes; credibility is the mean share of what one says.

    An item whose truth is known goes to it, whatever the votes.
    """
    return at_once(view, vote_rounds(facts_of(view)))


def vote_rounds(facts: Facts) -> Rounds:
    """The same over parts: one round, which sums how much each origin says, and the shares of it."""
    told, won = yield Count(_credit)
    mean = (won / GRID) / np.where(told > 0, told / GRID, np.nan)
    credibility = np.clip(mean, 0.0, 1.0)

    def judge(view: Alternatives) -> Opinion:
        support = view.votes.copy()
        sure = view.known[view.known >= 0]
        support[sure] += ONE * (1 + int(support.max(initial=0)) // ONE)
        return Opinion(
            belief=_shares(view),
            support=support,
            credibility=credibility,
            evidence=view.edge_weight / ONE,
            independence=np.ones(len(view.edge_origin)),
        )

    return Judge(credibility, judge)


def _shares(view: Alternatives) -> Floats:
    belief = share(view, view.votes.astype(np.float64))
    belief = np.where(view.known[view.item] >= 0, 0.0, belief)
    belief[view.known[view.known >= 0]] = 1.0
    return belief


def _credit(view: Alternatives) -> Sums:
    weight, size = view.edge_weight / ONE, len(view.ballot.origins)
    won = weight * _shares(view)[view.edge_alternative]
    return steps(view.edge_origin, weight, size), steps(view.edge_origin, won, size)
