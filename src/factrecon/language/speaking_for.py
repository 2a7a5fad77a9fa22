"""Whether the words for a speaker tell that somebody else speaks by him: a government, or whoever he belongs to."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from factrecon.language.en.rows import listed
from factrecon.language.text.keywords import one_of

__all__ = ["is_mouth", "speaks_for_government"]

_LONGEST: Final = 200
"""Code points of the words for a speaker that are looked at."""
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")


@lru_cache(maxsize=4_096)
def speaks_for_government(speaker: str) -> bool:
    """Whether words name a national government, or a part of one that speaks for it.

    >>> speaks_for_government("two senior administration officials"), speaks_for_government("the fire department")
    (True, False)
    """
    return bool(_government().search(speaker[:_LONGEST].casefold()))


@lru_cache(maxsize=4_096)
def is_mouth(speaker: str) -> bool:
    """Whether a speaker is told only by what he is to somebody else, who is not named with him.

    >>> is_mouth("his lawyers"), is_mouth("the airline"), is_mouth("Acme spokeswoman Ana Pell")
    (True, True, False)
    """
    words = _WORD.findall(speaker[:_LONGEST])
    if not words or any(w[:1].isupper() for w in words[1:]):
        return False
    return not listed("mouths.persons").isdisjoint(w.lower() for w in words)


@lru_cache(maxsize=1)
def _government() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(listed('mouths.governments'))}\b")
