"""All laws, by what they are laws of."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from factrecon.testing.law import Law
from factrecon.testing.laws.algebra import ALGEBRA
from factrecon.testing.laws.arrays import ARRAYS
from factrecon.testing.laws.fusion import FUSION
from factrecon.testing.laws.graphs import GRAPHS
from factrecon.testing.laws.readers import READING
from factrecon.testing.laws.reconciliations import RECONCILIATION
from factrecon.testing.laws.records import RECORD
from factrecon.testing.laws.rules import RULE
from factrecon.testing.laws.stores import STORES
from factrecon.testing.laws.timelines import TIMELINE
from factrecon.testing.laws.totals import TOTALS
from factrecon.testing.laws.twins import TWINS
from factrecon.testing.laws.values import QUANTITY, VALUE
from factrecon.testing.laws.words import WORDS

LAWS: Final[Mapping[str, tuple[Law, ...]]] = MappingProxyType(
    {
        "algebra": ALGEBRA,
        "arrays": ARRAYS,
        "words": WORDS,
        "value": VALUE,
        "quantity": QUANTITY,
        "rule": RULE,
        "reader": READING,
        "record": RECORD,
        "fusion": FUSION,
        "graph": GRAPHS,
        "timeline": TIMELINE,
        "totals": TOTALS,
        "reconciliation": RECONCILIATION,
        "twins": TWINS,
        "store": STORES,
    }
)
"""Laws by what they are about; the tuple of each is in reading order."""

ALL_LAWS: Final[tuple[Law, ...]] = tuple(law for group in LAWS.values() for law in group)

__all__ = ["ALL_LAWS", "LAWS"]
