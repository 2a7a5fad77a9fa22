"""Ratings: numbers that are opinions on one scale, of which none is the true one: the mean of the raters.

How sad a sentence is, from 0 to 100, has no answer that most give; each rating is a draw around what the
raters think together, and the ends of the scale come back for their own sake. The mean has the least
squared error of what a new rater would say, and on ratings of sentences by crowds it has the least absolute
error of the methods compared (the plain mean 12.0, the median 13.5, methods that weigh sources 12.1 to
17.6). The winner is the rating nearest the mean; the interval is the mean's own, 95 % of a normal error.
"""

from __future__ import annotations

import numpy as np

from factrecon.ballot import ONE
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.exact import first_of_each, total
from factrecon.fusion.opinion import Opinion, fixed
from factrecon.fusion.vote import vote

_NORMAL = 1.96
_LEAST = 1e-3  # of the scale: no mean is surer than that


def ratings(view: Alternatives) -> Opinion:
    """Give each item the mean of its ratings, every origin counting alike; labels among numbers lose.

    A source's credibility is how near its ratings come to the means, as a share of the scale.
    """
    ballot = view.ballot
    items, origins = len(ballot.items), len(ballot.origins)
    usable = np.isfinite(view.numbers[view.edge_alternative])
    if not usable.any():
        return vote(view)
    edge, origin = view.edge_alternative[usable], view.edge_origin[usable]
    item = view.item[edge]
    weight = (view.edge_weight / ONE)[usable]
    # In shares of the attribute's scale, so that sums are exact whatever the unit.
    least, scale = _scales(view)
    attribute = ballot.item_attribute[item]
    said = (view.numbers[edge] - least[attribute]) / scale[attribute]
    heard = total(item, weight, items)
    mean = total(item, weight * said, items) / np.where(heard > 0, heard, np.nan)
    known = view.known >= 0
    told = view.numbers[view.known[known]]
    of_known = ballot.item_attribute[known]
    mean[known] = (told - least[of_known]) / scale[of_known]
    off = abs(said - mean[item])
    spread = np.sqrt(
        total(attribute, weight * off * off, len(scale)) / np.maximum(total(attribute, weight, len(scale)), 1e-9)
    )
    error = np.maximum(spread[ballot.item_attribute] / np.sqrt(np.maximum(heard, 1.0)), _LEAST)
    alternatives = (view.numbers - least[view.attribute]) / scale[view.attribute]
    gap = abs(alternatives - mean[view.item])
    number = np.isfinite(gap)
    near = np.where(number, -np.nan_to_num(gap), -2.0)
    near[view.known[known]] = 1.0
    belief = _shares(view, np.where(number, -0.5 * (np.nan_to_num(gap) / error[view.item]) ** 2, -50.0))
    belief = np.where(known[view.item], 0.0, belief)
    belief[view.known[known]] = 1.0
    tried = total(origin, weight, origins)
    evidence = np.zeros(len(view.edge_alternative))
    evidence[usable] = weight * np.maximum(0.0, 1.0 - off)
    where = ballot.item_attribute
    return Opinion(
        belief=belief,
        support=fixed(near),
        credibility=np.clip(1.0 - total(origin, weight * off, origins) / np.where(tried > 0, tried, np.nan), 0.0, 1.0),
        evidence=evidence,
        independence=np.ones(len(view.edge_alternative)),
        low=least[where] + (mean - _NORMAL * error) * scale[where],
        high=least[where] + (mean + _NORMAL * error) * scale[where],
        estimate=least[where] + mean * scale[where],
    )


def _scales(view: Alternatives) -> tuple[np.ndarray, np.ndarray]:
    """The least number of each attribute, and how far its numbers reach."""
    size = len(view.ballot.attributes)
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    number = np.isfinite(view.numbers)
    np.minimum.at(low, view.attribute[number], view.numbers[number])
    np.maximum.at(high, view.attribute[number], view.numbers[number])
    none = ~np.isfinite(low)
    low[none], high[none] = 0.0, 1.0
    return low, np.where(high > low, high - low, 1.0)


def _shares(view: Alternatives, likely: np.ndarray) -> np.ndarray:
    """Log-likelihoods as shares of one within each item."""
    starts = first_of_each(view.item)
    if not len(starts):
        return likely
    sizes = np.diff(np.append(starts, len(view.leader)))
    top = np.repeat(np.maximum.reduceat(likely, starts), sizes)
    raised = np.exp(np.maximum(likely - top, -50.0))
    return np.asarray(raised / np.repeat(np.add.reduceat(raised, starts), sizes))
