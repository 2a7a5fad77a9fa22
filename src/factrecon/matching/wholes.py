"""Whether two short texts of a story, each taken whole, are at odds: one says what the other denies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from factrecon.matching.sentences.comparing import Moment, compare_words
from factrecon.matching.sides import WHOLE, Side
from factrecon.matching.subjects import subjects_apart

__all__ = ["AT_ODDS", "at_odds", "bits_of_wholes"]

AT_ODDS: Final = 5.0
"""Bits that two texts at odds weigh, and two that are not weigh against."""
MANY: Final = 60
"""Short texts in a story beyond which their clauses speak enough."""


def at_odds(a: Side, b: Side) -> bool:
    """Whether the words of two texts say yes and no to the same, or give two values to one thing."""
    one, other = (side.statement.span.quote if side.statement.span is not None else "" for side in (a, b))
    return _contradict(one, other, a.said[0].published, b.said[0].published)


@lru_cache(maxsize=4096)
def _contradict(one: str, other: str, day: Moment, other_day: Moment) -> bool:
    # Kept, because a story that gets one more text is matched anew.
    return compare_words(one, other, (day, other_day)).relation == "contradiction"


def _of_two(a: Side, b: Side) -> bool:
    return a.document != b.document and bool(a.said and b.said) and bool(subjects_apart(a, b))


def bits_of_wholes(sides: list[Side], pairs: list[tuple[int, int]]) -> Mapping[tuple[int, int], float]:
    """The evidence of each pair of whole texts among some pairs of sides."""
    many = sum(side.sort == WHOLE for side in sides) > MANY
    short = {side.document for side in sides if side.sort == WHOLE}
    # What the clauses of two texts tell of two subjects, their words put not together.
    two = {
        frozenset((sides[a].document, sides[b].document))
        for a, b in pairs
        if not many and {sides[a].document, sides[b].document} <= short and _of_two(sides[a], sides[b])
    }
    found = {}
    for a, b in pairs:
        x, y = sides[a], sides[b]
        if x.sort == y.sort == WHOLE:
            told_apart = many or x.document == y.document or frozenset((x.document, y.document)) in two
            odds = not told_apart and at_odds(x, y)
            found[a, b] = AT_ODDS if odds else -AT_ODDS
    return found
