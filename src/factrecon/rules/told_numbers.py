"""Two answers in the same words but for a number: "two left hooks" and "three left hooks", two telephone numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from factrecon.algebra.tolerance import Tolerance
from factrecon.algebra.trapezoid import UNRELATED
from factrecon.comparison import Comparison, compared
from factrecon.language.answers import numbers_in
from factrecon.model import Claim
from factrecon.values import Text
from factrecon.values.text import content_words

SHARED: Final = 0.5
"""The share of the other words of the shorter answer that the longer one must say too."""
MOST_WORDS: Final = 8
"""Content words beside its number up to which an answer is chiefly about it."""
LONGEST: Final = 200
"""Code points of an answer that is looked at."""
_CODE: Final = re.compile(r"[\d\W]*\d[\d\W]*")
_LAST: Final = 7
"""Digits that two writings of one telephone number or code have in common, with and without what stands before."""


def told_numbers(a: Claim, b: Claim, *, tolerance: Tolerance) -> Comparison | None:
    """`contradiction` where two answers in words each tell one exact number, not the same, of the same; else None.

    Likeness of words alone never says that two answers conflict; their numbers do, where the words say what they count.

    >>> from factrecon.algebra.tolerance import DEFAULT
    >>> from factrecon.model import Question
    >>> punches = Question("the knockdown", "punches")
    >>> said = [Claim(punches, Text(t)) for t in ("a pair of left hooks", "three consecutive left hooks", "left hooks")]
    >>> told_numbers(said[0], said[1], tolerance=DEFAULT).relation, told_numbers(said[0], said[2], tolerance=DEFAULT)
    ('contradiction', None)
    """
    x, y = a.value, b.value
    if not (isinstance(x, Text) and isinstance(y, Text)) or not _differ(x.value, y.value):
        return None
    scores = UNRELATED._replace(contradiction=1.0)
    return compared(
        a,
        b,
        scores,
        kind="value",
        rule="told_numbers",
        reason=f"“{x.text}” and “{y.text}” tell two numbers of the same",
        tolerance=tolerance,
    )


def _differ(one: str, other: str) -> bool:
    if _CODE.fullmatch(one[:40]) and _CODE.fullmatch(other[:40]):
        first, second = (re.sub(r"\D", "", code) for code in (one, other))
        return min(len(first), len(second)) >= _LAST and first[-_LAST:] != second[-_LAST:]
    mine, theirs = _told(one), _told(other)
    if mine is None or theirs is None or mine[0] == theirs[0]:
        return False
    smaller = min(len(mine[1]), len(theirs[1]))
    return smaller > 0 and len(mine[1] & theirs[1]) >= SHARED * smaller


@lru_cache(maxsize=4096)
def _told(text: str) -> tuple[float, frozenset[str]] | None:
    """The one exact number that an answer tells, and its other content words; None for none, several, a vague one."""
    if len(text) > LONGEST or len(numbers := numbers_in(text)) != 1:
        return None
    number = numbers[0]
    if number.nominal is None or number.modifier:
        return None
    words = content_words(text) - content_words(number.text)
    rest = frozenset(w for w in words if not any(c.isdigit() for c in w))
    return (number.nominal, rest) if len(rest) <= MOST_WORDS else None
