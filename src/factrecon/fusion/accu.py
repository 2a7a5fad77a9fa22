"""ACCU: source accuracy with equally likely false answers (Dong et al., VLDB 2009)."""

from __future__ import annotations

from factrecon.fusion.accuracy import Setting, accuracy_rounds
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.opinion import Opinion
from factrecon.fusion.rounds import Facts, Rounds, at_once, facts_of


def accu(view: Alternatives) -> Opinion:
    """Weigh sources by accuracy; the number of false answers is the mean number of rivals in the ballot."""
    return at_once(view, accu_rounds(facts_of(view)))


def accu_rounds(facts: Facts) -> Rounds:
    """The same over parts."""
    return accuracy_rounds(facts, Setting(popular=False))
