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
    belief = _tempered(score, confusion, item, origin, said, weight)
    belief[known] = pinned
    held = np.where(offered, belief, 0.0)
    mine = _shared(view, held[view.item, label], known)
    evidence = _against_the_rest(confusion, origin, said, weight)
    diagonal = total(origin, weight * belief[item, said], origins)
    tried = total(origin, weight, origins)
    return Opinion(
        belief=mine,
        support=fixed(np.log(np.maximum(held[view.item, label], 1e-300))),
        credibility=np.clip(diagonal / np.where(tried > 0, tried, np.nan), 0.0, 1.0),
        evidence=evidence,
        independence=np.ones(len(edge)),
    )


_ALIKE = 0.25
"""How sure the beliefs are where sources agree on nothing; where they agree on all, as sure as the model says.

Sources that are wrong are so together (a face that looks sad is called sad by most), which no vote can show.
Between the two ends it goes by the mean share of an item's votes that its winner has."""


def _shared(view: Alternatives, belief: Floats, known: Ints) -> Floats:
    """Beliefs with what the model cannot see, common errors, spread evenly over an item's alternatives."""
    items = len(view.ballot.items)
    cast = total(view.item, view.votes / ONE, items)
    best = np.zeros(items)
    np.maximum.at(best, view.item, belief)
    won = total(view.item, np.where(belief == best[view.item], view.votes / ONE, 0.0), items)
    heard = (cast > 0) & (np.bincount(view.item, minlength=items) > 1)
    agreed = float(np.minimum(won[heard] / cast[heard], 1.0).mean()) if heard.any() else 1.0
    sure = _ALIKE + (1 - _ALIKE) * agreed
    many = np.bincount(view.item, minlength=items)[view.item]
    spread = sure * belief + (1 - sure) / many
    pinned = np.isin(view.item, known)
    return np.where(pinned, belief, spread)


_TEMPERS = (1.0, 1.25, 1.6, 2.0, 2.5, 3.2, 4.0, 5.0, 6.4, 8.0)


def _tempered(score: Floats, confusion: Floats, item: Ints, origin: Ints, said: Ints, weight: Floats) -> Floats:
    """Beliefs as sure as they foretell: what is hard for one source is hard for others, and they err together.

    The model takes errors for independent, so that ten votes are ten times as sure as one. How sure they are
    is seen from the votes themselves: from all others on its item each vote is foretold, by log-odds divided by
    one number for the whole ballot, and that number is taken which foretells best. It changes no winner.
    """
    own = weight[:, None] * np.log(confusion[origin, :, said])
    rest = score[item] - own
    told = confusion[origin, :, said]
    best, sharpest = 1.0, -np.inf
    for temper in _TEMPERS:
        left = rest / temper
        left = np.exp(left - left.max(axis=1, keepdims=True))
        left /= left.sum(axis=1, keepdims=True)
        foretold = np.log(np.maximum((left * told).sum(axis=1), 1e-12))
        gain = float(total(np.zeros(len(item), np.int64), weight * foretold, 1)[0])
        if gain > sharpest:
            best, sharpest = temper, gain
    raised = np.exp((score - score.max(axis=1, keepdims=True)) / best)
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _against_the_rest(confusion: Floats, origin: Ints, said: Ints, weight: Floats) -> Floats:
    """How a vote moves the odds of its own label against the mean of the others."""
    labels = confusion.shape[1]
    own = confusion[origin, said, said]
    others = (confusion[origin, :, said].sum(axis=1) - own) / max(1, labels - 1)
    return np.asarray(weight * np.log(np.maximum(own, 1e-12) / np.maximum(others, 1e-12)))
