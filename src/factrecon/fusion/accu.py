"""ACCU: source accuracy with equally likely false answers (Dong et al., VLDB 2009)."""

from __future__ import annotations

from factrecon.fusion.accuracy import Setting, estimate
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.opinion import Opinion


def accu(view: Alternatives) -> Opinion:
    """Weigh sources by accuracy; the number of false answers is the mean number of rivals in the ballot."""
    return estimate(view, Setting(popular=False))
