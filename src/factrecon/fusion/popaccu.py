"""POPACCU: source accuracy with false answers as popular as they are (Dong et al., VLDB 2013)."""

from __future__ import annotations

from factrecon.fusion.accuracy import Setting, accuracy_rounds
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.opinion import Opinion
from factrecon.fusion.rounds import Facts, Rounds, at_once, facts_of


def popaccu(view: Alternatives) -> Opinion:
    """Weigh sources by accuracy, copies discounted; a popular false answer is forgiven to its sources."""
    return at_once(view, popaccu_rounds(facts_of(view)))


def popaccu_rounds(facts: Facts) -> Rounds:
    """The same over parts."""
    return accuracy_rounds(facts, Setting(popular=True))
