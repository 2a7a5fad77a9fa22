"""Bayesian source accuracy: the machinery behind `accu`, `popaccu` and `specificity`.

How likely are the votes of an item if one alternative is true? A source gives the true answer with its
accuracy A, else some false one: one of n equally likely ones (ACCU), or as often as others give it
(POPACCU), which forgives sources for a false answer that everybody gives. Accuracies and beliefs are
found in turn (expectation, maximisation).

Dong, Berti-Equille, Srivastava, "Integrating conflicting data", VLDB 2009 (ACCU); Dong, Saha,
Srivastava, "Less is more", VLDB 2013 (POPACCU); Jung, Kim, Shim, "Crowdsourced truth discovery in the
presence of hierarchies", EDBT 2019 (exact, general and wrong answers).

What is ours:

* Two stages. First one accuracy a source, over all its attributes, which settles which of two camps to
  believe; then one for each source and attribute, drawn to the former. The other way round, each
  attribute ends with its largest camp.
* No vote counts against what it says (log-odds are cut at 0).
* With popular false answers, the popularity of the second stage is smoothed by ten answers nobody gave,
  so that a lone voice does not beat the unanimous rest.
* Where most sources say little (a median below five items), a source's prior accuracy is that of the
  sources about as active as it is, only items with several voices teach, and no vote is its own witness.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from attrs import frozen

from factrecon.ballot import ONE, Floats, Ints, LinkKind
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.copying import Copying, independence
from factrecon.fusion.exact import GRID, first_of_each, steps, total
from factrecon.fusion.opinion import Opinion, fixed
from factrecon.fusion.rounds import Copies, Count, Facts, Judge, Rounds, Sums, Whole, at_once, facts_of, of_last

_CAP = 0.99  # no source is taken to be surer than this
_PRIOR = (4.0, 2.0, 1.0)  # pseudo-votes: exact, general, wrong
_UNSEEN = 10.0  # answers nobody gave, in the smoothed popularity of false answers
_SHARE = 0.5
_ADDED = 3.0
"""The part of the votes in a belief, and the votes that the model adds to them: the pair for which the worst expected
calibration error over eight labelled sets is least; left out in turn, each set has less than .15 by the others'
pair."""
_SPARSE = 5  # a ballot whose median source answers fewer items than this is sparse
_ATTRIBUTE = 20.0  # votes of its own by which a source's accuracy on an attribute departs from its whole
_VALUE = 5.0  # the same for one value
_ACTIVITIES = 21  # groups of sources by the logarithm of how many items they answer
_NONE = np.zeros(0, np.int64)


@frozen
class Setting:
    """How false answers arise and what the ballot is used for."""

    popular: bool = True
    copies: bool = True
    refinement: bool = True
    by_value: bool = False  # also weigh how a source fares with this very value in other items
    coarse_rounds: int = 10
    fine_rounds: int = 6


@frozen
class _Trust:
    """What a round learnt of the origins."""

    credible: Floats
    fine: Floats | None
    """By origin and attribute, in the second stage."""
    exact: Floats


def estimate(view: Alternatives, setting: Setting) -> Opinion:
    """Find accuracies and beliefs in turn; see the module for the model."""
    return at_once(view, accuracy_rounds(facts_of(view), setting))


def accuracy_rounds(facts: Facts, setting: Setting) -> Rounds:
    """The same over parts: each round sums what every origin got right, by attribute in the second stage."""
    if setting.by_value:
        yield Whole("the credit that a source has with one value in other items", lambda view: None)
    items_each, contested, rivals = yield Count(_census)
    heard = items_each[items_each > 0]
    sparse = bool(np.median(heard) < _SPARSE) if len(heard) else False
    false_answers = max(2.0, float(rivals[0] / contested[0]) - 1) if contested[0] else 2.0
    copies = (yield Copies()) if setting.copies else None
    columns = of_last(lambda view: _Columns(view, setting, copies, sparse, false_answers, items_each))
    told, fine_told = yield Count(lambda view: columns(view).told())
    tried, fine_tried = told / GRID, fine_told / GRID
    activity = _activity(items_each)
    trust: _Trust | None = None
    for step in range(setting.coarse_rounds + setting.fine_rounds):
        fine = step >= setting.coarse_rounds
        sums = yield Count(partial(_credit, columns, trust, fine))
        won, fine_won, doubted_won, doubted, exact, wide = (s / GRID for s in sums)
        strength = sum(_PRIOR)
        prior = np.full(facts.origins, (_PRIOR[0] + _PRIOR[1]) / strength)
        if sparse:
            strength = _PRIOR[0]
            prior = ((doubted_won + 10 * prior[0]) / (doubted + 10))[activity]
        prior = np.where(np.isnan(facts.prior), prior, facts.prior)
        credible = np.asarray((won + strength * prior) / (tried + strength))
        by_attribute = None
        if fine:  # half its source's and half its own in the long run
            pull = _ATTRIBUTE + fine_tried
            by_attribute = (fine_won + pull * np.repeat(credible, len(facts.attributes))) / (fine_tried + pull)
        # Of what a source gets right where answers of several details compete, the share that is exact.
        exactness = (exact + _PRIOR[0]) / (exact + wide + _PRIOR[0] + _PRIOR[1])
        trust = _Trust(credible, by_attribute, np.asarray(exactness))
    assert trust is not None
    learnt = trust
    credibility = np.where(items_each > 0, learnt.credible, np.nan)
    return Judge(credibility, lambda view: columns(view).judge(learnt, credibility))


def _census(view: Alternatives) -> Sums:
    """How many items each origin answers; the contested items, and the alternatives that they have."""
    rivals = np.bincount(view.item, minlength=len(view.ballot.items))
    contested = rivals[rivals > 1]
    items_each = np.bincount(view.edge_origin, minlength=len(view.ballot.origins))
    return items_each, np.array([len(contested)]), np.array([contested.sum()])


def _activity(items_each: Ints) -> Ints:
    return np.minimum(np.log2(np.maximum(items_each, 1)).astype(np.int64), _ACTIVITIES - 1)


def _credit(columns: Callable[[Alternatives], _Columns], trust: _Trust | None, fine: bool, view: Alternatives) -> Sums:
    here: _Columns = columns(view)
    return here.credit(trust, fine)


class _Columns:
    """The columns of one part, so that each step can be read on its own."""

    def __init__(
        self,
        view: Alternatives,
        setting: Setting,
        copies: Copying | None,
        sparse: bool,
        false_answers: float,
        items_each: Ints,
    ) -> None:
        ballot = view.ballot
        self.view, self.setting = view, setting
        self.edge, self.origin = view.edge_alternative, view.edge_origin
        self.origins, self.attributes = len(ballot.origins), len(ballot.attributes)
        self.count, self.items = len(view.leader), len(ballot.items)
        self.starts = first_of_each(view.item)
        self.sizes = np.diff(np.append(self.starts, self.count))
        self.weight = view.edge_weight / ONE
        self.independent = np.ones(len(self.edge)) if copies is None else independence(view, copies)
        self.said = self.weight * self.independent
        self.votes = total(self.edge, self.said, self.count)
        self.whole = self._over_items(self.votes)
        self.fine_of, self.wide_of, self.degree = _refinements(view, setting.refinement)
        self.general = self._wider(self.votes)
        self.wrong = np.maximum(self.whole - self.votes - self.general, 0.0)
        related = np.zeros(self.items, bool)
        related[view.item[self.fine_of]] = True
        self.related = related[view.item][self.edge]
        self.attribute = view.attribute[self.edge]
        rivals = np.repeat(self.sizes, self.sizes)
        self.contested = (rivals > 1)[self.edge]
        self.false_answers, self.sparse = false_answers, sparse
        self.activity = _activity(items_each)
        voices = self._over_items(total(self.edge, self.independent, self.count))[self.edge]
        self.teaching = self.weight * (voices > 1.01) if self.sparse else self.weight
        self.fine_code = self.origin * self.attributes + self.attribute
        self.sure = view.known[view.item] >= 0
        self.truth = view.known[view.known >= 0]

    def told(self) -> Sums:
        """How much each origin says that can teach, in all and by attribute."""
        return (
            steps(self.origin, self.teaching, self.origins),
            steps(self.fine_code, self.teaching, self.origins * self.attributes),
        )

    def credit(self, trust: _Trust | None, fine: bool) -> Sums:
        """How much of what each origin says is right, by what the round before learnt of them."""
        if trust is None:
            right, general = self._credit(self._pin(self.votes / np.maximum(self.whole, 1e-9)), None)
        else:
            belief, _, evidence = self.believe(trust)
            right, general = self._credit(belief, evidence)
        credit = right + general
        if self.setting.by_value:
            self.credited = credit
        fine_won = steps(self.fine_code, self.teaching * credit, self.origins * self.attributes) if fine else _NONE
        doubted = won = _NONE
        if self.sparse:
            open_to_doubt, groups = self.contested * self.weight, self.activity[self.origin]
            won = steps(groups, open_to_doubt * credit, _ACTIVITIES)
            doubted = steps(groups, open_to_doubt, _ACTIVITIES)
        exact = wide = np.zeros(self.origins, np.int64)
        if len(self.fine_of):
            exact = steps(self.origin, self.teaching * right * self.related, self.origins)
            wide = steps(self.origin, self.teaching * general * self.related, self.origins)
        return steps(self.origin, self.teaching * credit, self.origins), fine_won, won, doubted, exact, wide

    def believe(self, trust: _Trust) -> tuple[Floats, Floats, Floats]:
        """The belief of each alternative, the score it comes from, and what each vote adds to that."""
        fine = trust.fine is not None
        good = trust.credible[self.origin] if trust.fine is None else trust.fine[self.fine_code]
        good = np.clip(good, 1 - _CAP, _CAP)
        odds = good / (1 - good) * (1.0 if self.setting.popular else self.false_answers)
        partial = np.zeros(self.count)
        if len(self.fine_of):
            exact = trust.exact[self.origin]
            partly = self.said * np.maximum(np.log(odds * (1 - exact)), 0.0)
            partial = self._wider(total(self.edge, partly, self.count))
            gain = np.log(odds * np.where(self.related, exact, 1.0))
        else:
            gain = np.log(odds)
        if fine and self.setting.by_value:
            gain = np.maximum(gain, 0.0) + self._by_value(self.credited)
        else:
            gain = np.maximum(gain, 0.0)
        evidence = self.said * gain
        score = total(self.edge, evidence, self.count) + partial
        if self.setting.popular:
            score += self._popularity(_UNSEEN if fine else 0.0)
        self.good = good
        return self._pin(self._normalise(score)), score, evidence

    def judge(self, trust: _Trust, credibility: Floats) -> Opinion:
        """What the last round makes of this part."""
        belief, score, evidence = self.believe(trust)
        if self.setting.popular:  # the chance that nobody is right: a lone claim is as good as its source
            nobody = self._over_items(total(self.edge, self.said * np.log(1 - self.good), self.count))
            belief = belief * -np.expm1(nobody)
        belief = self._pin(self._pooled(belief))
        score[self.truth] += 1e6
        return Opinion(
            belief=belief,
            support=fixed(score),
            credibility=credibility,
            evidence=evidence,
            independence=self.independent,
        )

    def _pooled(self, belief: Floats) -> Floats:
        """The model's belief and the share of the votes in equal parts, for items whose alternatives exclude each
        other.

        Sources are less independent than the model takes them for, which makes its beliefs too sure at both ends. A
        linear opinion pool (Stone, Annals of Mathematical Statistics 1961) with the votes, of which the model adds
        three by its own belief, is nearer to the rate of truth; the order of the alternatives stays the model's.
        """
        rivals = np.repeat(self.sizes, self.sizes)
        related = np.zeros(self.items, bool)
        related[self.view.item[self.fine_of]] = True
        share = (self.votes + _ADDED * belief) / (self.whole + _ADDED)
        pooled = (1 - _SHARE) * belief + _SHARE * share
        pooled = np.where((rivals > 1) & ~related[self.view.item], pooled, belief)
        item = self.view.item
        ordered = np.empty_like(pooled)
        ordered[np.lexsort((-belief, item))] = pooled[np.lexsort((-pooled, item))]
        return ordered

    def _over_items(self, column: Floats) -> Floats:
        """Sum a column of alternatives over each item, and give every alternative its item's sum."""
        if not self.count:
            return column
        return np.repeat(np.add.reduceat(column, self.starts), self.sizes)

    def _wider(self, column: Floats) -> Floats:
        """Sum, for each alternative, a column over the wider alternatives that it refines."""
        if not len(self.fine_of):
            return np.zeros(self.count)
        return total(self.fine_of, self.degree * column[self.wide_of], self.count)

    def _normalise(self, score: Floats) -> Floats:
        """Turn log-likelihoods into shares of one for each item."""
        if not self.count:
            return score
        top = np.repeat(np.maximum.reduceat(score, self.starts), self.sizes)
        unseen = 0.0
        if not self.setting.popular:  # answers nobody gave: score 0, as many as are left of n + 1
            left = np.maximum(self.false_answers + 1 - np.repeat(self.sizes, self.sizes), 0.0)
            top = np.maximum(top, 0.0)
            unseen = left * np.exp(-top)
        raised = np.exp(score - top)
        return np.asarray(raised / (self._over_items(raised) + unseen))

    def _pin(self, belief: Floats) -> Floats:
        """Hold items of known truth at it."""
        if len(self.truth):
            belief = np.where(self.sure, 0.0, belief)
            belief[self.truth] = 1.0
        return belief

    def _credit(self, belief: Floats, evidence: Floats | None) -> tuple[Floats, Floats]:
        """How far each vote is right, and how far right but general."""
        right = belief[self.edge]
        if len(self.fine_of):
            above = total(self.wide_of, self.degree * belief[self.fine_of], self.count)
            general = np.minimum(above[self.edge], 1 - right)
        else:
            general = np.zeros(1)
        if self.sparse and evidence is not None:  # take each vote's own evidence out again
            held = np.clip(right, 1e-9, 1 - 1e-9)
            odds = held / (1 - held) * np.exp(-evidence)
            without = np.where(self.sure[self.edge], right, odds / (1 + odds))
            general = general * np.where(right < 1 - 1e-9, (1 - without) / np.maximum(1 - held, 1e-9), 0.0)
            right = without
        return right, general

    def _by_value(self, credit: Floats) -> Floats:
        """How much better or worse a source fares with this value on other contested items, in log-odds."""
        if not hasattr(self, "value"):
            named: dict[object, int] = {}
            say = self.view.ballot.propositions
            value = np.array([named.setdefault(say[p], len(named)) for p in self.view.leader.tolist()], np.int64)
            _, self.value = np.unique(
                self.origin.astype(np.int64) * max(1, len(named)) + value[self.edge], return_inverse=True
            )
            self.values = int(self.value.max(initial=-1)) + 1
        taught: Floats = self.contested.astype(np.float64)
        won = total(self.value, taught * credit, self.values)[self.value] - taught * credit
        tried = total(self.value, taught, self.values)[self.value] - taught
        usual = total(self.origin, taught * credit, self.origins) / np.maximum(
            1.0, total(self.origin, taught, self.origins)
        )
        usual = np.clip(usual[self.origin], 0.02, 0.98)
        here = np.clip((won + _VALUE * usual) / (tried + _VALUE), 0.02, 0.98)
        return np.asarray(np.log(here / (1 - here)) - np.log(usual / (1 - usual)))

    def _popularity(self, unseen: float) -> Floats:
        """The log-likelihood of the wrong and the general votes, drawn as often as they are given."""
        general = self._wider(_entropy(self.votes)) - _entropy(self.general)
        if unseen == 0.0:
            wrong = -_entropy(self.votes) - self._wider(_entropy(self.votes)) - _entropy(self.wrong)
            return general + wrong
        each = self.votes * np.log(self.votes + 1.0)
        wrong = self._over_items(each) - each - self._wider(each)
        return np.asarray(general + wrong - self.wrong * np.log(self.wrong + unseen))


def _entropy(x: Floats) -> Floats:
    """Compute x ln x, 0 at 0."""
    return np.asarray(np.where(x > 1e-9, x * np.log(np.maximum(x, 1e-9)), 0.0))


def _refinements(view: Alternatives, wanted: bool) -> tuple[Ints, Ints, Floats]:
    """Links between alternatives: the finer one, the wider one, how far the wider one supports it."""
    links = view.ballot.links.of(LinkKind.REFINES)
    if not wanted or not len(links):
        empty = np.zeros(0, np.int64)
        return empty, empty, np.zeros(0)
    fine, wide = view.of[links.a], view.of[links.b]
    code = fine.astype(np.int64) * len(view.leader) + wide
    code, first = np.unique(code, return_index=True)
    apart = fine[first] != wide[first]
    return fine[first][apart], wide[first][apart], links.score[first][apart]
