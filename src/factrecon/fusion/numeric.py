"""Numbers as measurements: every source with a bias and a spread of its own, and heavy tails.

A source says the truth plus its bias plus Student-t noise (3 degrees of freedom), after Zhao, Han, "A
probabilistic model for estimating real-valued truth from conflicting sources", QDB 2012 (GTM), whose
Gaussian noise one typing error can move. The estimate may lie between what sources say; the winner is
the claimed value of greatest likelihood, and the interval holds the truth with 95 % in the model.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from factrecon.ballot import ONE, Floats, Ints
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.copying import copying, independence
from factrecon.fusion.exact import first_of_each, total
from factrecon.fusion.opinion import Opinion, fixed

_TAIL = 3.0  # degrees of freedom
_ROUNDS = 15
_PULL_BIAS, _PULL_SPREAD = 20.0, 5.0  # pseudo-readings that hold bias at 0 and spread at the attribute's
_NORMAL = 1.96
_EXPANDED = 20_000_000  # edge x alternative pairs looked at; items beyond go by nearness


def numeric(view: Alternatives) -> Opinion:
    """Fit truths, biases and spreads in turn, from the weighted median on. Labels among numbers lose."""
    ballot = view.ballot
    items, origins, attributes = len(ballot.items), len(ballot.origins), len(ballot.attributes)
    number = view.numbers[view.edge_alternative]
    usable = np.isfinite(number)
    edge, origin, said = view.edge_alternative[usable], view.edge_origin[usable], number[usable]
    alone = independence(view, copying(view))
    weight = (view.edge_weight / ONE * alone)[usable]
    item = view.item[edge]
    attribute = ballot.item_attribute[item]
    code = origin.astype(np.int64) * attributes + attribute
    size = origins * attributes
    truth: Floats = np.nan_to_num(weighted_median(view, view.edge_weight / ONE * alone))
    scale = _scales(said - truth[item], attribute, attributes)
    unit = scale[attribute]
    bias, spread = np.zeros(size), np.ones(size)  # in units of the attribute's scale
    truth[view.known >= 0] = view.numbers[view.known[view.known >= 0]]
    for _ in range(_ROUNDS):
        off = (said - truth[item]) / unit - bias[code]
        pull = (_TAIL + 1) / (_TAIL + off * off / spread[code])
        precision = weight * pull / spread[code]
        centre = truth + _mean(item, precision, (said - truth[item]) / unit - bias[code], items) * _of(
            scale, ballot.item_attribute
        )
        truth = np.where(np.isfinite(centre), centre, truth)
        truth[view.known >= 0] = view.numbers[view.known[view.known >= 0]]
        # What remains of a reading after it has helped to set the truth is too small: lever it back.
        whole = total(item, np.minimum(precision, 1e6), items)[item]
        lever = np.minimum(np.minimum(precision, 1e6) / np.maximum(whole, 1e-300), 1.0)
        free = np.maximum(1 - lever, 0.0)
        apart = weight * (free > 0.01)
        residual = np.clip((said - truth[item]) / unit, -1e6, 1e6)
        bias = total(code, pull * weight * residual, size) / (total(code, pull * weight, size) + _PULL_BIAS)
        off = residual - bias[code]
        levered = apart * pull * off * off / np.maximum(free, 0.01)
        spread = (total(code, np.minimum(levered, 1e6), size) + _PULL_SPREAD) / (
            total(code, apart, size) + _PULL_SPREAD
        )
        spread = np.maximum(spread, 1e-4)
    sure = total(item, weight * (_TAIL + 1) / (_TAIL + 3) / spread[code], items)
    margin = _NORMAL * _of(scale, ballot.item_attribute) / np.sqrt(np.maximum(sure, 1e-12))
    heard = np.bincount(item, minlength=items) > 0
    low = np.where(heard, truth - margin, np.nan)
    high = np.where(heard, truth + margin, np.nan)
    likely = _likelihood(view, item, said, code, weight, unit, bias, spread)
    likely[view.known[view.known >= 0]] = 1e3
    starts = first_of_each(view.item)
    sizes = np.diff(np.append(starts, len(view.leader)))
    top = np.repeat(np.maximum.reduceat(likely, starts), sizes) if len(starts) else likely
    raised = np.exp(np.maximum(likely - top, -50.0))
    belief = raised / (np.repeat(np.add.reduceat(raised, starts), sizes) if len(starts) else 1.0)
    evidence = np.zeros(len(view.edge_alternative))
    evidence[usable] = weight * np.log1p(1 / spread[code])
    tried = total(code, weight, size).reshape(origins, attributes)
    fit = 1 / (1 + np.sqrt(spread.reshape(origins, attributes)) + abs(bias.reshape(origins, attributes)))
    return Opinion(
        belief=belief,
        support=fixed(likely),
        credibility=(fit * tried).sum(axis=1) / np.where(tried.sum(axis=1) > 0, tried.sum(axis=1), np.nan),
        evidence=evidence,
        independence=alone,
        low=low,
        high=high,
        estimate=np.where(heard, truth, np.nan),
    )


def weighted_median(view: Alternatives, weight: Floats) -> Floats:
    """Each item's weighted median over its edges, NaN without a number."""
    edge = view.edge_alternative
    said = view.numbers[edge]
    usable = np.flatnonzero(np.isfinite(said) & (weight > 0))
    median = np.full(len(view.ballot.items), np.nan)
    if not len(usable):
        return median
    item = view.item[edge[usable]]
    order = np.lexsort((said[usable], item))
    ordered, share = item[order], np.rint(weight[usable][order] * 1e6)
    starts = first_of_each(ordered)
    running = np.cumsum(share)
    before = running[starts] - share[starts]
    half = before + (np.append(running[starts[1:] - 1], running[-1]) - before) / 2
    at = np.minimum(np.searchsorted(running, half), len(running) - 1)
    median[ordered[starts]] = said[usable][order][at]
    return median


def nearest(view: Alternatives, centre: Floats, support: Floats, numeric: NDArray[np.bool_]) -> Floats:
    """Rank numbers by how near they are to a centre, in (0, 1]; keep the support of all else."""
    gap = abs(view.numbers - centre[view.item])
    return np.where(numeric & np.isfinite(gap), 1e2 / (1e2 + np.nan_to_num(gap)) * 1e2, support)


def _scales(off: Floats, attribute: Ints, attributes: int) -> Floats:
    """The median absolute distance of those that differ at all, for each attribute."""
    scale = np.ones(attributes)
    for a in range(attributes):
        apart = abs(off[attribute == a])
        apart = apart[apart > 0]
        if len(apart):
            scale[a] = max(1e-9, float(np.median(apart)))
    return scale


def _of(scale: Floats, attribute: Ints) -> Floats:
    return np.asarray(scale[attribute])


def _mean(index: Ints, weight: Floats, values: Floats, size: int) -> Floats:
    whole = total(index, weight, size)
    moved = total(index, np.clip(weight * values, -1e6, 1e6), size)
    return np.asarray(moved / np.where(whole > 0, whole, np.nan))


def _likelihood(
    view: Alternatives,
    item: Ints,
    said: Floats,
    code: Ints,
    weight: Floats,
    unit: Floats,
    bias: Floats,
    spread: Floats,
) -> Floats:
    """The log-likelihood of each alternative, looked at edge by edge; -1000 for what is no number."""
    items = len(view.ballot.items)
    start = np.searchsorted(view.item, np.arange(items + 1))
    many = (start[1:] - start[:-1])[item]
    found = np.zeros(len(view.leader))
    ends = np.cumsum(many)
    low = 0
    while low < len(many):  # in stretches, so that no large table stands in memory
        base = ends[low] - many[low]
        high = max(low + 1, int(np.searchsorted(ends, base + _EXPANDED // 10)))
        rows = np.repeat(np.arange(low, high), many[low:high])
        step = np.arange(len(rows)) - np.repeat(ends[low:high] - many[low:high] - base, many[low:high])
        target = start[item[rows]] + step
        off = (said[rows] - view.numbers[target]) / unit[rows] - bias[code[rows]]
        value = -weight[rows] * (_TAIL + 1) / 2 * np.log1p(off * off / (_TAIL * spread[code[rows]]))
        found += total(target, np.nan_to_num(value, nan=0.0, neginf=-50.0), len(view.leader))
        low = high
    return np.where(np.isfinite(view.numbers), found, -1000.0)
