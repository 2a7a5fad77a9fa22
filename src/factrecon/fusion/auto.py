"""Auto: choose a method for every attribute from the shape of the ballot, and say why.

No published method wins everywhere; which one does follows from what can be seen without knowing any
truth: whether several answers may be true, whether answers differ in detail, whether labels are few and
come back, whether numbers are repeated to the digit, and whether false answers are scattered or shared.
Attributes of one method are fused together, so that a source's accuracy on one informs the others.
Where at least twenty items are known, the method that gets most of them right without having seen them
is taken instead, if it beats the rule's choice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Final

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from factrecon.ballot import Floats, Ints, LinkKind, Shape
from factrecon.fusion.accu import accu, accu_rounds
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.dawid_skene import dawid_skene
from factrecon.fusion.exact import tally
from factrecon.fusion.multi_truth import multi_truth
from factrecon.fusion.numeric import numeric
from factrecon.fusion.opinion import Choice, Opinion, leading
from factrecon.fusion.pooled_investment import pooled_investment
from factrecon.fusion.popaccu import popaccu, popaccu_rounds
from factrecon.fusion.ratings import ratings
from factrecon.fusion.rounds import Count, Facts, Judge, Rounds, Sums, Whole, at_once, facts_of, on_part, whole
from factrecon.fusion.specificity import specificity
from factrecon.fusion.vote import vote, vote_rounds

_FEW_ITEMS = 10  # contested items below which there is nothing to learn sources from
_LABELS = 20  # a closed set has at most so many labels,
_ITEMS_A_LABEL, _VOTES_A_LABEL = 10, 5  # each met so often, and so often by the mean source
_REPEATED = 0.3  # below this share of exact repeats, numbers are measurements
_SCATTERED = 4.0  # contested items with at least so many alternatives on average: false answers scatter
_ENOUGH_KNOWN = 20
_BINS = 1024
_ENOUGH_PAIRS = 200  # pairs of votes on one item, and at least two a vote, from which to tell opinions
_COME_BACK = 0.002  # chance agreement from which numbers are those of one scale
_LIFT, _KAPPA = 4.0, 0.4  # agreement over chance, and beyond chance, below which nobody knows the number

_RUN: Final[Mapping[str, Callable[[Alternatives], Opinion]]] = MappingProxyType(
    {
        "vote": vote,
        "accu": accu,
        "popaccu": popaccu,
        "specificity": specificity,
        "numeric": numeric,
        "ratings": ratings,
        "multi_truth": multi_truth,
        "dawid_skene": dawid_skene,
        "pooled_investment": pooled_investment,
    }
)
_ROUNDS: Final[Mapping[str, Callable[[Facts], Rounds]]] = MappingProxyType(
    {"vote": vote_rounds, "accu": accu_rounds, "popaccu": popaccu_rounds}
)


def auto(view: Alternatives) -> Opinion:
    """Fuse each group of attributes by the method chosen for it; `Opinion.chosen` says which and why."""
    return at_once(view, auto_rounds(facts_of(view)))


def auto_rounds(facts: Facts) -> Rounds:
    """The same over parts; a method that goes by no rounds needs the whole ballot, and says so."""
    size = len(facts.attributes)
    contested, rivals, answered, repeated, heard, related, alike, pairs, bins, said, *labels = yield Count(_count)
    census = _Census(contested, rivals, answered, repeated, heard, related, alike, pairs, bins, said, labels)
    choices = [_choose(facts, census, a) for a in range(size)]
    if facts.has_known:
        choices = yield Whole("a choice by known answers", partial(_all_by_known, choices))
    fused: list[tuple[list[int], Judge]] = []
    told, tried = np.zeros(facts.origins), np.zeros(facts.origins)
    for method in sorted({c.method for c in choices}):
        mine = [a for a, c in enumerate(choices) if c.method == method]
        rounds = _ROUNDS[method](facts) if method in _ROUNDS else whole(method, _RUN[method])
        judge = yield from on_part(rounds, mine)
        fused.append((mine, judge))
        votes = census.said[mine].sum(axis=0)
        told += votes * np.nan_to_num(judge.credibility)
        tried += votes
    credibility = told / np.where(tried > 0, tried, np.nan)
    return Judge(credibility, partial(_merged, fused, credibility, tuple(choices)))


def _merged(
    fused: list[tuple[list[int], Judge]], credibility: Floats, chosen: tuple[Choice, ...], view: Alternatives
) -> Opinion:
    """The opinions on the parts of a view, brought together."""
    count, edges, items = len(view.leader), len(view.edge_origin), len(view.ballot.items)
    belief, support = np.zeros(count), np.zeros(count, np.int64)
    evidence, independence = np.zeros(edges), np.ones(edges)
    low, high, estimate = (np.full(items, np.nan) for _ in range(3))
    attribute = view.attribute[view.edge_alternative]
    for mine, judge in fused:
        part, old_items, old = view.only(mine)
        opinion = judge.opinion(part)
        belief[old], support[old] = opinion.belief, opinion.support
        here = np.isin(attribute, mine)
        evidence[here], independence[here] = opinion.evidence, opinion.independence
        for column, found in ((low, opinion.low), (high, opinion.high), (estimate, opinion.estimate)):
            if found is not None:
                column[old_items] = found
    return Opinion(
        belief=belief,
        support=support,
        credibility=credibility,
        evidence=evidence,
        independence=independence,
        low=low,
        high=high,
        estimate=estimate,
        chosen=chosen,
    )


@frozen(eq=False)
class _Census:
    """What the choice goes by, for each attribute: whole numbers that add up over parts."""

    contested: Ints  # items with several alternatives
    rivals: Ints  # the alternatives of those
    answered: Ints  # items with any
    repeated: Ints  # votes on items of several votes, for alternatives of several
    heard: Ints  # votes on items of several votes
    related: Ints  # alternatives that refine another
    alike: Ints  # pairs of votes on one item for one alternative
    pairs: Ints  # pairs of votes on one item
    bins: NDArray[np.int64]  # attribute x value, by hash -> votes
    said: NDArray[np.int64]  # attribute x origin -> votes
    labels: Sequence[frozenset[object]]
    """The distinct answers, the first of them where they are many."""


def _count(view: Alternatives) -> Sums:
    ballot, size = view.ballot, len(view.ballot.attributes)
    rivals = np.bincount(view.item, minlength=len(ballot.items))
    of_item = ballot.item_attribute
    contested = rivals > 1
    voices = np.bincount(view.edge_alternative, minlength=len(view.leader))
    spoken = np.bincount(view.item, weights=voices, minlength=len(rivals))
    heard = spoken[view.item] > 1
    attribute = view.attribute
    links = ballot.links.of(LinkKind.REFINES)
    origins = len(ballot.origins)
    said = np.bincount(attribute[view.edge_alternative] * origins + view.edge_origin, minlength=size * origins)
    return (
        np.bincount(of_item[contested], minlength=size),
        tally(of_item[contested], rivals[contested], size),
        np.bincount(of_item[rivals > 0], minlength=size),
        tally(attribute, voices * (heard & (voices > 1)), size),
        tally(attribute, voices * heard, size),
        np.bincount(attribute[view.of[links.a]], minlength=size),
        tally(attribute, voices * (voices - 1), size),
        tally(of_item, spoken.astype(np.int64) * (spoken.astype(np.int64) - 1), size),
        np.bincount(attribute * _BINS + _bin(view.numbers), weights=voices, minlength=size * _BINS)
        .astype(np.int64)
        .reshape(size, _BINS),
        said.reshape(size, origins),
        *(_first_labels(view, a) for a in range(size)),
    )


def _bin(numbers: Floats) -> Ints:
    """Where a number is counted among all of its attribute, whatever their scale."""
    bits = np.ascontiguousarray(np.nan_to_num(numbers) + 0.0, np.float64).view(np.uint64)
    return ((bits * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(54)).astype(np.int64)


def _are_opinions(census: _Census, mine: Sequence[int]) -> str:
    """Why numbers are opinions on one scale, "" where they are none.

    Of facts, most sources say the same number. Of opinions no number is the one: two raters of one item agree
    little more often than two raters of any two items, though the numbers themselves, being few, come back.
    """
    pairs = int(census.pairs[mine].sum())
    counts = census.bins[mine].sum(axis=0)
    votes = int(counts.sum())
    if pairs < _ENOUGH_PAIRS or pairs < 2 * votes:
        return ""
    agree = int(census.alike[mine].sum()) / pairs
    chance = int((counts * (counts - 1)).sum()) / max(1, votes * (votes - 1))
    if chance < _COME_BACK or agree >= _LIFT * chance or agree - chance >= _KAPPA * (1 - chance):
        return ""
    return (
        f"two sources agree on {agree:.0%} of what both number, and would by chance on {chance:.0%}: the numbers are "
        "opinions on one scale"
    )


def _first_labels(view: Alternatives, attribute: int) -> frozenset[object]:
    """The distinct answers to the items of an attribute of labels, no more than decides whether they are few."""
    found: set[object] = set()
    if view.ballot.attributes[attribute].shape == Shape.LABEL:
        say = view.ballot.propositions
        for p in view.leader[view.attribute == attribute].tolist():
            found.add(say[p])
            if len(found) > _LABELS:
                break
    return frozenset(found)


def _choose(facts: Facts, census: _Census, attribute: int) -> Choice:
    """Choose by the shape of the ballot's part that belongs to an attribute; if it is too small to judge, by that of
    all attributes of its kind."""
    described = facts.attributes[attribute]
    name = described.name
    if described.multiple:
        return Choice(name, "multi_truth", "several answers may be true at once")
    mine = [attribute]
    if census.contested[attribute] < _FEW_ITEMS:
        kind = (described.shape, described.multiple)
        mine = [b for b, other in enumerate(facts.attributes) if (other.shape, other.multiple) == kind]
    contested = int(census.contested[mine].sum())
    if contested < _FEW_ITEMS:
        return Choice(name, "accu", f"{contested} contested items are too few to learn more than rough accuracies")
    if described.shape == Shape.PATH and census.related[mine].any():
        return Choice(name, "specificity", "answers differ in detail: some refine others")
    if described.shape == Shape.LABEL:
        labels = len(frozenset().union(*(census.labels[a] for a in mine)))
        said = census.said[mine]
        sources = int((said.sum(axis=0) > 0).sum())
        if labels <= _LABELS and (
            census.answered[mine].sum() >= _ITEMS_A_LABEL * labels and said.sum() >= _VOTES_A_LABEL * labels * sources
        ):
            return Choice(
                name,
                "dawid_skene",
                f"a closed set of {labels} labels that come back: sources have habits of confusion",
            )
    if described.shape == Shape.NUMBER and (why := _are_opinions(census, mine)):
        return Choice(name, "ratings", why)
    if described.shape == Shape.NUMBER:
        repeated = int(census.repeated[mine].sum()) / max(1, int(census.heard[mine].sum()))
        if repeated < _REPEATED:
            return Choice(
                name,
                "numeric",
                f"only {repeated:.0%} of the numbers are given twice: they are measurements",
            )
    mean = int(census.rivals[mine].sum()) / contested
    if mean >= _SCATTERED:
        return Choice(name, "accu", f"contested items have {mean:.1f} answers on average: false ones scatter")
    return Choice(
        name,
        "popaccu",
        f"contested items have {mean:.1f} answers on average: false ones are shared",
    )


def _all_by_known(choices: list[Choice], view: Alternatives) -> list[Choice]:
    return [_by_known(view, choices, a) for a in range(len(choices))]


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
