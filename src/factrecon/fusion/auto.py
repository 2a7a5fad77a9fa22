"""Auto: choose a method for every attribute from the shape of the ballot, and say why.

No published method wins everywhere; which one does follows from what can be seen without knowing any
truth: whether several answers may be true, whether answers differ in detail, whether labels are few and
come back, whether numbers are repeated to the digit, and whether false answers are scattered or shared.
Attributes of one method are fused together, so that a source's accuracy on one informs the others.
Where at least twenty items are known, the method that gets most of them right without having seen them
is taken instead, if it beats the rule's choice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from attrs import evolve

from factrecon.ballot import LinkKind, Shape
from factrecon.fusion.accu import accu
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.dawid_skene import dawid_skene
from factrecon.fusion.multi_truth import multi_truth
from factrecon.fusion.numeric import numeric
from factrecon.fusion.opinion import Choice, Opinion, leading
from factrecon.fusion.pooled_investment import pooled_investment
from factrecon.fusion.popaccu import popaccu
from factrecon.fusion.specificity import specificity
from factrecon.fusion.vote import vote

_FEW_ITEMS = 10  # contested items below which there is nothing to learn sources from
_LABELS = 20  # a closed set has at most so many labels,
_ITEMS_A_LABEL, _VOTES_A_LABEL = 10, 5  # each met so often, and so often by the mean source
_REPEATED = 0.3  # below this share of exact repeats, numbers are measurements
_SCATTERED = 4.0  # contested items with at least so many alternatives on average: false answers scatter
_ENOUGH_KNOWN = 20

_RUN: Final[dict[str, Callable[[Alternatives], Opinion]]] = {
    "vote": vote,
    "accu": accu,
    "popaccu": popaccu,
    "specificity": specificity,
    "numeric": numeric,
    "multi_truth": multi_truth,
    "dawid_skene": dawid_skene,
    "pooled_investment": pooled_investment,
}


def auto(view: Alternatives) -> Opinion:
    """Fuse each group of attributes by the method chosen for it; `Opinion.chosen` says which and why."""
    ballot = view.ballot
    choices = _choices(view)
    choices = [_by_known(view, choices, a) for a in range(len(choices))]
    count, edges, items = len(view.leader), len(view.edge_origin), len(ballot.items)
    belief, support = np.zeros(count), np.zeros(count, np.int64)
    evidence, independence = np.zeros(edges), np.ones(edges)
    told, tried = np.zeros(len(ballot.origins)), np.zeros(len(ballot.origins))
    low, high, estimate = (np.full(items, np.nan) for _ in range(3))
    attribute = view.attribute[view.edge_alternative]
    for method in sorted({c.method for c in choices}):
        mine = [a for a, c in enumerate(choices) if c.method == method]
        part, old_items, old = view.only(mine)
        opinion = _RUN[method](part)
        belief[old], support[old] = opinion.belief, opinion.support
        here = np.isin(attribute, mine)
        evidence[here], independence[here] = opinion.evidence, opinion.independence
        said = np.bincount(part.edge_origin, minlength=len(told))
        told += said * np.nan_to_num(opinion.credibility)
        tried += said
        for whole, column in (
            (low, opinion.low),
            (high, opinion.high),
            (estimate, opinion.estimate),
        ):
            if column is not None:
                whole[old_items] = column
    return Opinion(
        belief=belief,
        support=support,
        credibility=told / np.where(tried > 0, tried, np.nan),
        evidence=evidence,
        independence=independence,
        low=low,
        high=high,
        estimate=estimate,
        chosen=tuple(choices),
    )


def _choices(view: Alternatives) -> list[Choice]:
    """Choose for each attribute; those too small to judge go with all of their shape."""
    described = view.ballot.attributes
    rivals = np.bincount(view.item, minlength=len(view.ballot.items))
    contested = np.bincount(view.ballot.item_attribute[rivals > 1], minlength=len(described))
    found = []
    for a, attribute in enumerate(described):
        together = [a]
        if contested[a] < _FEW_ITEMS:
            together = [
                b
                for b, other in enumerate(described)
                if (other.shape, other.multiple) == (attribute.shape, attribute.multiple)
            ]
        found.append(_choose(view, a, together))
    return found


def _choose(view: Alternatives, attribute: int, together: list[int]) -> Choice:
    """Choose by the shape of the ballot's part that belongs to an attribute, or to several of its kind."""
    described = view.ballot.attributes[attribute]
    name = described.name
    if described.multiple:
        return Choice(name, "multi_truth", "several answers may be true at once")
    mine = np.isin(view.attribute, together)
    edges = mine[view.edge_alternative]
    links = view.ballot.links.of(LinkKind.REFINES)
    related = bool(len(links)) and bool(mine[view.of[links.a]].any())
    rivals = np.bincount(view.item[mine], minlength=len(view.ballot.items))
    contested = rivals > 1
    if contested.sum() < _FEW_ITEMS:
        return Choice(
            name,
            "accu",
            f"{contested.sum()} contested items are too few to learn more than rough accuracies",
        )
    if described.shape == Shape.PATH and related:
        return Choice(name, "specificity", "answers differ in detail: some refine others")
    if described.shape == Shape.LABEL:
        say = view.ballot.propositions
        labels = set()
        for p in view.leader[mine].tolist():
            labels.add(say[p])
            if len(labels) > _LABELS:
                break
        else:
            sources = len(np.unique(view.edge_origin[edges]))
            if (rivals > 0).sum() >= _ITEMS_A_LABEL * len(labels) and (
                edges.sum() >= _VOTES_A_LABEL * len(labels) * sources
            ):
                return Choice(
                    name,
                    "dawid_skene",
                    f"a closed set of {len(labels)} labels that come back: sources have habits of confusion",
                )
    if described.shape == Shape.NUMBER:
        voices = np.bincount(view.edge_alternative, minlength=len(view.leader))
        spoken = np.bincount(view.item, weights=voices, minlength=len(rivals))
        heard = mine & (spoken[view.item] > 1)
        repeated = voices[heard & (voices > 1)].sum() / max(1, voices[heard].sum())
        if repeated < _REPEATED:
            return Choice(
                name,
                "numeric",
                f"only {repeated:.0%} of the numbers are given twice: they are measurements",
            )
    mean = float(rivals[contested].mean())
    if mean >= _SCATTERED:
        return Choice(name, "accu", f"contested items have {mean:.1f} answers on average: false ones scatter")
    return Choice(
        name,
        "popaccu",
        f"contested items have {mean:.1f} answers on average: false ones are shared",
    )


def _by_known(view: Alternatives, choices: list[Choice], attribute: int) -> Choice:
    """Let known answers, unseen by the methods, overrule the choice."""
    choice = choices[attribute]
    known = (view.known >= 0) & (view.ballot.item_attribute == attribute)
    if known.sum() < _ENOUGH_KNOWN or choice.method == "multi_truth":
        return choice
    part, _, _ = view.only([attribute])
    truth = part.known.copy()
    blind = evolve(part, known=np.full(len(truth), -1))
    scores: dict[str, int] = {}
    for method in dict.fromkeys((choice.method, "accu", "popaccu", "pooled_investment", "vote")):
        led, _ = leading(blind, _RUN[method](blind).support)
        scores[method] = int((led == truth)[truth >= 0].sum())
    winner = max(scores, key=lambda m: (scores[m], m == choice.method, m))
    if winner == choice.method:
        return choice
    return Choice(
        choice.attribute,
        winner,
        f"it gets {scores[winner]} of {int(known.sum())} known answers right, {choice.method} {scores[choice.method]}",
    )
