"""Specificity: answers of different detail (Jung, Kim, Shim, EDBT 2019: TDH), with popular false answers.

Each source is exact, general or wrong with rates of its own: "USA" supports "Tacoma" as the word of a
source that tends to be general. The second stage also asks how a source fares with this very value
elsewhere: a name taken for a place errs everywhere the same way.
"""

from __future__ import annotations

from factrecon.fusion.accuracy import Setting, estimate
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.opinion import Opinion


def specificity(view: Alternatives) -> Opinion:
    """Find the most specific answer that the sources support, through the ballot's refinement links."""
    return estimate(view, Setting(popular=True, by_value=True))
