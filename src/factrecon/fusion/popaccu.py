"""POPACCU: source accuracy with false answers as popular as they are (Dong et al., VLDB 2013)."""

from __future__ import annotations

from factrecon.fusion.accuracy import Setting, estimate
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.opinion import Opinion


def popaccu(view: Alternatives) -> Opinion:
    """Weigh sources by accuracy, copies discounted; a popular false answer is forgiven to its sources."""
    return estimate(view, Setting(popular=True))
