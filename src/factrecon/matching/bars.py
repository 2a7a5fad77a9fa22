"""From how much evidence on two claims share a question, are told as agreeing, and are told as disputed.

All in bits; at 0 it is as likely as not. A link joins claims for a reader to look at, so it may be a little less
than likely: what it says is still only that two passages lie side by side. That sources agree is a statement about
the world, and needs that they probably speak of one thing. A dispute is the strongest thing said, and most wrong
links look like one, for claims on different things seldom have equal values: one false dispute costs more than ten
that are missed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = [
    "CORROBORATED",
    "DIFFERENT",
    "DISPUTED",
    "DISPUTED_BY_KIND",
    "DISPUTED_BY_RECORDS",
    "POSSIBLE",
    "SHARED",
    "needed",
]

POSSIBLE: Final = -2.5
"""From here on two questions are told as possibly the same."""
SHARED: Final = -1.0
"""Mean evidence from which two groups of claims share a question."""
SHARED_BY_RECORDS: Final = -2.2
"""The same between records. Whoever made them chose what is asked, so that they hold less that answers nothing, and
their words differ more: at one bar they would be joined too seldom."""
CORROBORATED: Final = 0.0
"""Evidence of its weakest link from which a question is told as corroborated."""
DIFFERENT: Final = 0.0
"""Evidence from which contradicting answers that are not sure enough for a dispute are told as different figures; of
days as much more as a dispute of days needs."""
DISPUTED: Final = 2.0
"""Evidence of its weakest link from which a question is told as disputed."""
DISPUTED_BY_KIND: Final[Mapping[str, float]] = MappingProxyType({"time": 3.25, "offset": 3.25})
"""The same where more is needed: deeds repeat, and two days are mostly those of two."""
DISPUTED_BY_RECORDS: Final = 0.0
"""The same between records, whose kinds and attributes somebody chose: fewer of their links are wrong in just the way
that looks like a dispute."""


def needed(column: str) -> float:
    """From how much evidence two claims share a question, by the column of the weights that holds for them.

    >>> needed("read"), needed("given")
    (-1.0, -2.2)
    """
    return SHARED_BY_RECORDS if column == "given" else SHARED
