"""Values that are not what a sentence tells: what it says something is not, takes back, or is only one of."""

from __future__ import annotations

from functools import cache
from typing import Final

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import rows
from factrecon.language.syntax.lexicon import look_up

__all__ = ["is_nth_of", "is_rejected"]

_REJECTED: Final = pattern("rejected.rejected")
_REPLACED: Final = pattern("rejected.replaced")
_BUT: Final = pattern("rejected.but")


_COUNTED: Final = pattern("rejected.counted")


@cache
def _taking_back() -> frozenset[str]:
    return frozenset(w for row in rows("rules/modes.toml") if row.name == "taking_back" for w in row.words)


def _is_taken_back(text: str, behind: int, start: int) -> bool:
    """Whether one of the words before a count takes it back: "withdrew an earlier count of 40"."""
    found = _COUNTED.search(text, behind, start)
    return found is not None and any(look_up(word.lower()).verb in _taking_back() for word in found["before"].split())


_LONG_BEHIND: Final = 90
_BOUND: Final = pattern("rejected.bound")
_BEHIND: Final = 28
"""Code points before a value within which its rejection stands."""


_NTH_OF: Final = pattern("rejected.nth_of")


def is_nth_of(text: str, start: int) -> bool:
    """Whether the number at `start` only tells of how many something is one: "the second of three debates".

    >>> is_nth_of("the second of three debates", 14), is_nth_of("two of three debates", 7)
    (True, False)
    """
    return _NTH_OF.search(text, max(0, start - 24), start) is not None


def is_rejected(text: str, start: int, end: int) -> bool:
    """Whether the value at `start:end` is the rejected one of two alternatives, or taken back.

    >>> text = "Not two but three boats sank, not five."
    >>> [is_rejected(text, text.index(n), text.index(n) + len(n)) for n in ("two", "three", "five")]
    [True, False, True]
    """
    if _BOUND.match(text, start) is not None:
        return False  # "not more than five" is no alternative
    if _REJECTED.search(text, max(0, start - _BEHIND), start) is not None:
        return True
    behind = max(0, start - _LONG_BEHIND)
    if _is_taken_back(text, behind, start):
        return True
    replaced = _REPLACED.search(text, max(0, start - _BEHIND), start) is not None
    return replaced and _BUT.match(text, end) is not None
