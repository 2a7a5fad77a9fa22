"""Dawid-Skene: a confusion matrix for every source, for small closed sets of labels.

Dawid, Skene, "Maximum likelihood estimation of observer error-rates using the EM algorithm", 1979.
Sparse: the work is votes x labels, never items x sources.
"""

from __future__ import annotations

import numpy as np

from factrecon.ballot import ONE, Floats, Ints
from factrecon.errors import InvalidValue
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.exact import total
from factrecon.fusion.opinion import Opinion, fixed

MOST_LABELS = 100
"""More labels than this are no closed set: the matrices would be larger than what is known."""

_ROUNDS = 100
_STILL = 1e-6  # the greatest change of a belief at which the rounds end
_SMOOTH = 0.01  # pseudo-votes in each cell of a confusion matrix


def dawid_skene(view: Alternatives) -> Opinion:
    """Estimate each source's rate of saying one label where another is true, from vote's beliefs on.

    Labels are the distinct propositions over all items of the ballot; raises `InvalidValue` if there
    are more than `MOST_LABELS`. A label that nobody gives for an item is left out for it.
    """
    named: dict[object, int] = {}
    say = view.ballot.propositions
    label = np.array([named.setdefault(say[p], len(named)) for p in view.leader.tolist()], np.int64)
    labels = len(named)
    if labels > MOST_LABELS:
        raise InvalidValue(f"dawid_skene is for up to {MOST_LABELS} labels, here are {labels}: use accu or auto")
    edge, origin = view.edge_alternative, view.edge_origin
    item = view.item[edge]
    weight = view.edge_weight / ONE
    items, origins = len(view.ballot.items), len(view.ballot.origins)
    # belief[item * labels + true label]: labels are few, so this is no dense table of items x values
    belief = total(item * labels + label[edge], weight, items * labels).reshape(items, labels)
    belief /= np.maximum(belief.sum(axis=1, keepdims=True), 1e-300)
    known = np.flatnonzero(view.known >= 0)
    pinned = np.zeros((len(known), labels))
    pinned[np.arange(len(known)), label[view.known[known]]] = 1.0
    # An item with one alternative can have another truth in the model; the ballot cannot name it.
    offered = np.zeros((items, labels), bool)
    offered[view.item, label] = True
    said = label[edge]
    cell = origin.astype(np.int64) * labels + said
    rates = np.zeros((origins, labels, labels))
    for _ in range(_ROUNDS):
        belief[known] = pinned
        for truth in range(labels):
            rates[:, truth, :] = total(cell, weight * belief[item, truth], origins * labels).reshape(origins, labels)
        confusion = rates + _SMOOTH
        confusion /= confusion.sum(axis=2, keepdims=True)
        share = belief.mean(axis=0)
        score = np.tile(np.log(np.maximum(share, 1e-12)), (items, 1))
        for truth in range(labels):
            score[:, truth] += total(item, weight * np.log(confusion[origin, truth, said]), items)
        score -= score.max(axis=1, keepdims=True)
        fresh = np.exp(score)
        fresh /= fresh.sum(axis=1, keepdims=True)
        moved = float(abs(fresh - belief).max(initial=0.0))
        belief = fresh
        if moved < _STILL:
            break
    belief[known] = pinned
    held = np.where(offered, belief, 0.0)
    mine = held[view.item, label]
    evidence = _against_the_rest(confusion, origin, said, weight)
    diagonal = total(origin, weight * belief[item, said], origins)
    tried = total(origin, weight, origins)
    return Opinion(
        belief=mine,
        support=fixed(np.log(np.maximum(mine, 1e-300))),
        credibility=np.clip(diagonal / np.where(tried > 0, tried, np.nan), 0.0, 1.0),
        evidence=evidence,
        independence=np.ones(len(edge)),
    )


def _against_the_rest(confusion: Floats, origin: Ints, said: Ints, weight: Floats) -> Floats:
    """How a vote moves the odds of its own label against the mean of the others."""
    labels = confusion.shape[1]
    own = confusion[origin, said, said]
    others = (confusion[origin, :, said].sum(axis=1) - own) / max(1, labels - 1)
    return np.asarray(weight * np.log(np.maximum(own, 1e-12) / np.maximum(others, 1e-12)))
