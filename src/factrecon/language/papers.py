"""Whether a text tells what a poll, a study or an office that counts has published: who tells it has it from there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from factrecon.language.en.rows import listed
from factrecon.language.text.keywords import one_of

__all__ = ["published_by"]

_FINDING: Final = (
    r"(?:found|finds?|show(?:s|ed|n)?|sa(?:ys?|id)|tell?s?|told|indicate[sd]?|suggest(?:s|ed)?|reveal(?:s|ed)?"
    r"|report(?:s|ed)?|announced?|estimate[sd]?|put|puts|project(?:s|ed)?|predict(?:s|ed)?|release[sd]?|ha[sd]"
    r"|look(?:s|ed) at|examine[sd]?|compare[sd]?|analy[sz]e[sd]?)"
)
_BY: Final = r"(?:according to|in|by|from|per)"
_WORDS: Final = r"(?:,?\s[\w.'’/-]{1,24}){0,9}?,?\s"
_TYPES: Final = (
    ("poll", "papers.polls"),
    ("study", "papers.studies"),
    ("figures", "papers.figures"),
    ("inquiry", "papers.inquiries"),
)
_FEW: Final = r"(?:,?\s[\w.'’/-]{1,24}){0,3}?,?\s"
_SIGNING: Final = r"sign(?:ed|s)?|asks?|asked|calls?|called|urge[sd]?|saying"
_MOST: Final = 600
"""Code points of a sentence that are looked at."""


@lru_cache(maxsize=512)
def published_by(text: str) -> frozenset[str]:
    """Of "poll", "study", "figures", "inquiry" and "letter", those that a sentence, or the words for a speaker, has its
    news from.

    >>> published_by("The jobless rate fell to 5.8%, the Labor Department said."), published_by("The barn fell.")
    (frozenset({'figures'}), frozenset())
    """
    low = text[:_MOST].casefold()
    if not any(word in low for word in _words()):
        return frozenset()
    return frozenset(name for name, pattern in _patterns() if pattern.search(low))


@lru_cache(maxsize=1)
def _words() -> tuple[str, ...]:
    """What must stand in a text for any pattern to fit: looked for first, for few texts have it."""
    rows = (*(row for _, row in _TYPES), "papers.letters", "papers.offices", "papers.indicators")
    return tuple(sorted({word for row in rows for word in listed(row)}))


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    made = []
    for name, row in _TYPES:
        said = rf"{one_of(listed(row))}(?:s|ies)?"
        made.append(
            (
                name,
                rf"\b{_BY}{_WORDS}{said}\b(?!\sof\s(?!the\b))|\b{said}{_WORDS}{_FINDING}\b|^(?:[\w'’/-]{{1,24}}\s){{0,6}}{said}$",
            )
        )
    offices, indicators = one_of(listed("papers.offices")), one_of(listed("papers.indicators"))
    made.append(
        (
            "figures",
            rf"\b{offices}{_WORDS}{_FINDING}\b|\b{_FINDING}{_WORDS}{offices}\b|\b{_BY}{_WORDS}{offices}\b|\b{offices}$|\b{indicators}\b",
        )
    )
    letters = one_of(listed("papers.letters"))
    made.append(("letter", rf"\b(?:in|sent){_FEW}{letters}\b|\b{letters}{_FEW}(?:{_SIGNING}|{_FINDING})\b"))
    return tuple((name, re.compile(pattern)) for name, pattern in made)
