"""Looking for words of a list in a text, fast: the text in lower case, the list as one pattern.

A pattern that ignores case tries each of its words at each place. In a text that was put into lower
case once, a pattern that shares the beginnings of its words gives up at the first letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

__all__ = ["lowered", "matches_from", "one_of"]


@lru_cache(maxsize=8)
def lowered(text: str) -> str:
    """The text in lower case, every character in its place (a few have longer lower cases, and keep theirs).

    >>> lowered("Six DIED"), len(lowered("\\u0130stanbul"))
    ('six died', 8)
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def one_of(words: Iterable[str]) -> str:
    """A pattern of literal words that shares their beginnings; of two that fit, the longer is found.

    >>> one_of(["kill", "killed", "die"])
    '(?:d(?:i(?:e))|k(?:i(?:l(?:l(?:e(?:d))?))))'
    """
    branches: dict[str, list[str]] = {}
    ends = False
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    pieces = [_literal(letter) + one_of(rest) for letter, rest in sorted(branches.items())]
    if not pieces:
        return ""
    return f"(?:{'|'.join(pieces)}){'?' if ends else ''}"


def _literal(letter: str) -> str:
    return letter if letter.isalnum() or letter in " '’" else f"\\{letter}"


def matches_from(
    first: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` gives, tried only where `first` matches: a letter that every match begins with, say.

    >>> digit, price = re.compile("[0-9]"), re.compile("(?<!x)[0-9]+(?: cents?)?")
    >>> [m.group() for m in matches_from(digit, price, "12 cents, x7, 45")]
    ['12 cents', '45']
    """
    end = len(text) if end is None else end
    at = start
    for place in first.finditer(text, start, end):
        if place.start() >= at:
            match = pattern.match(text, place.start(), end)
            if match is not None:
                at = match.end()
                yield match
