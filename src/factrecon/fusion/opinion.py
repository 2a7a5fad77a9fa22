"""What a method returns: the support of every alternative, and how it came about."""

from __future__ import annotations

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from factrecon.ballot import ONE, Floats, Ints
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.exact import first_of_each, total


@frozen
class Choice:
    """Which method decided an attribute, and why that one."""

    attribute: str
    method: str
    why: str


@frozen(eq=False)
class Opinion:
    """A method's answer over `Alternatives`; columns follow its codes.

    `support` (integers, any scale) decides the winner of each item; `belief` is in [0, 1];
    `credibility` of each origin in [0, 1], NaN where it says nothing; `evidence` is what each edge adds
    to the log-odds of its alternative, after the discount for copying; `independence` in (0, 1] is that
    discount. `low`, `high`: an interval for each item's number, NaN without one. `estimate`: a number
    for each item where the method's best answer need not be one that somebody gave.
    """

    belief: Floats
    support: NDArray[np.int64]
    credibility: Floats
    evidence: Floats
    independence: Floats
    low: Floats | None = None
    high: Floats | None = None
    estimate: Floats | None = None
    chosen: tuple[Choice, ...] = field(default=())


def leading(view: Alternatives, support: NDArray[np.int64]) -> tuple[Ints, NDArray[np.bool_]]:
    """Give each item's best supported alternative, and whether another has just as much support.

    Between equals the one with more votes leads, then the earlier proposition (they are sorted by
    value): a stated order, never the order of rows. Items without propositions get -1.
    """
    order = np.lexsort((view.leader, -view.votes, -support, view.item))
    starts = first_of_each(view.item[order])
    best = np.full(len(view.ballot.items), -1, np.int64)
    tie = np.zeros(len(view.ballot.items), bool)
    first = order[starts]
    best[view.item[first]] = first
    follows = np.diff(np.append(starts, len(order))) > 1
    second = order[starts[follows] + 1]
    tie[view.item[second]] = support[second] == support[first[follows]]
    return best, tie


def fixed(values: Floats) -> NDArray[np.int64]:
    """Turn support in fractions into the integers that decide (steps of one part in a million)."""
    return np.rint(values * 1e6).astype(np.int64)


def share(view: Alternatives, support: Floats) -> Floats:
    """Divide each alternative's support by the sum over its item."""
    whole = np.bincount(view.item, weights=support, minlength=len(view.ballot.items))
    return support / np.maximum(whole[view.item], 1e-300)


def mean_of_edges(view: Alternatives, values: Floats) -> Floats:
    """Each origin's weighted mean of a figure over its edges, NaN for origins that say nothing."""
    weight = view.edge_weight / ONE
    size = len(view.ballot.origins)
    whole = total(view.edge_origin, weight, size)
    mean = total(view.edge_origin, weight * values, size) / np.where(whole > 0, whole, np.nan)
    return np.clip(mean, 0.0, 1.0)
