"""Sentences in which a character was lost: nobody knows what they said, so they are not read."""

from __future__ import annotations

import re
from typing import Final

from factrecon.language.text.sentences import split_sentences

__all__ = ["LOST", "damaged_stretches", "without_lost_apostrophes"]

LOST: Final = "\ufffd"
"""What stands for bytes that are no text."""
_APOSTROPHE: Final = re.compile(rf"(?<=[A-Za-z]){LOST}(?=(?:s|t|d|m|re|ve|ll)\b)")


def without_lost_apostrophes(text: str) -> str:
    """The text, as long, with an apostrophe where only one can have been lost.

    >>> without_lost_apostrophes("They don\ufffdt know the mayor\ufffds 1\ufffd2 plans.")
    'They don’t know the mayor’s 1\ufffd2 plans.'
    """
    return _APOSTROPHE.sub("’", text) if LOST in text else text


def damaged_stretches(text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    """The sentences from `start` on in which a character is lost: a digit, a "not" or a name may have been another.

    >>> text = "The fire killed 1\ufffd people. Two were hurt."
    >>> [text[a:b] for a, b in damaged_stretches(text)]
    ['The fire killed 1\ufffd people.']
    """
    if text.find(LOST, start) < 0:
        return ()
    return tuple((a, b) for a, b in split_sentences(text) if b > start and LOST in text[a:b])
