"""Capitalised words of a text and how they join: the raw material of names and places.

One pass of one bounded pattern; everything after looks only at these words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from factrecon.language.en.rows import listed

__all__ = ["JOINS", "Capital", "capitals", "starts_sentence", "word_after", "word_before"]

_CAPITAL = re.compile(
    r"[A-ZÀ-ÖØ-Þ](?<![\w@#/.].)(?:"
    r"(?<=[A-Z])(?:\.[A-Z][a-z]{0,3}){1,5}\.?(?!\w)"  # U.S.  W.Va.  D.C
    r"|\w{0,60}(?:[&‐‑-](?=[A-ZÀ-ÖØ-Þ])\w{1,40}|['’](?![sS]\b)\w{1,40}){0,4}"
    r")"
)
JOINS: Final = frozenset(
    [" of ", " of the ", " and ", " & ", " de ", " del ", " de la ", " la ", " d'", " d’", " for ", " upon ", "-"]
)
"""What may stand between two capitalised words of one name, besides a space."""
_SHORTENED = listed("syntax.shortened")
_SENTENCE_END = frozenset('.!?\n\r"“”:;|•*>[(‘\t')


class Capital(NamedTuple):
    """A word that begins with a capital: its text and span, and what parts it from the one before.

    `gap` is None where more than ten characters or a line end lie between.
    """

    text: str
    start: int
    end: int
    gap: str | None


@lru_cache(maxsize=4)
def capitals(text: str) -> tuple[Capital, ...]:
    """The capitalised words in order; a possessive ending, a hyphen before a small letter and a final stop stay out.

    >>> [c.text for c in capitals("In St. Paul's Oakland-based U.S. office")]
    ['In', 'St', 'Paul', 'Oakland', 'U.S.']
    """
    out: list[Capital] = []
    last = -100
    for match in _CAPITAL.finditer(text):
        start, end = match.span()
        gap: str | None = None
        if start - last <= 10:
            gap = text[last:start]
            if "\n" in gap or "\r" in gap:
                gap = None
        out.append(Capital(match.group(), start, end, gap))
        last = end
    return tuple(out)


def starts_sentence(text: str, start: int) -> bool:
    """Whether nothing of its sentence seems to stand before `start`: its capital then says little."""
    at = start - 1
    low = max(0, start - 6)
    while at >= low and text[at] in " \u00a0":
        at -= 1
    return at < 0 or text[at] in _SENTENCE_END


def word_before(text: str, start: int) -> str:
    """The word before a span on the same line, in lower case; empty if a mark or nothing is there."""
    left = text[max(0, start - 40) : start]
    stripped = left.rstrip(" \u00a0")
    if stripped == left or not stripped:
        return ""
    at = len(stripped)
    while at > 0 and (stripped[at - 1].isalnum() or stripped[at - 1] in "'’-."):
        at -= 1
    word = stripped[at:].lower()
    if word.endswith("."):
        # A sentence ended there, unless the stop only shortens a title.
        word = word[:-1]
        return word if word in _SHORTENED else ""
    return word


def word_after(text: str, end: int) -> str:
    """The word after a span and one space (or its possessive ending), as written; empty if none."""
    right = text[end : end + 44]
    if right[:2] in ("'s", "’s", "'S", "’S"):
        right = right[2:]
    if right[:1] not in (" ", "\u00a0"):
        return ""
    right = right[1:]
    at = 0
    while at < len(right) and (right[at].isalnum() or right[at] in "'’-"):
        at += 1
    return right[:at]
