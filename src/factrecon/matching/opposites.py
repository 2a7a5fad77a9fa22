"""Which words deny one another: lexical opposites, beside the antonyms of the dictionary."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from factrecon.matching.thesaurus import antonyms

__all__ = ["are_opposites", "listed_opposites", "opposites"]

_NEGATIVE = ("un", "in", "im", "il", "ir", "dis", "non", "non-")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, frozenset[str]]:
    text = files("factrecon.matching").joinpath("opposites.toml").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for one, other in tomllib.loads(text)["opposite"]:
        for a in one:
            for b in other:
                found.setdefault(a, set()).add(b)
                found.setdefault(b, set()).add(a)
    return {word: frozenset(rest) for word, rest in found.items()}


def listed_opposites(word: str) -> frozenset[str]:
    """The lemmas that news uses to deny a lemma of the same thing, without the dictionary's antonyms.

    >>> "lower" in listed_opposites("raise"), "girl" in listed_opposites("boy")
    (True, False)
    """
    return _table().get(word, frozenset())


def opposites(word: str) -> frozenset[str]:
    """The lemmas that deny a lemma of the same thing: listed opposites and antonyms.

    >>> sorted(opposites("uphold"))[:3]
    ['annul', 'overturn', 'quash']
    """
    return _table().get(word, frozenset()) | antonyms(word)


def are_opposites(a: str, b: str) -> bool:
    """Whether one lemma denies the other, by the lists or by a negative prefix.

    >>> are_opposites("win", "lose"), are_opposites("fair", "unfair"), are_opposites("come", "income")
    (True, True, False)
    """
    if b in _table().get(a, frozenset()) or b in antonyms(a):
        return True
    return _prefixed(a, b) or _prefixed(b, a)


_NOT_NEGATIVE = frozenset(
    """income inform inland input inset intake inside instill inflame infamous invaluable impress impart
    import immigrate imprint impose imply improve immigrant inflow indeed inquire involve invest
    discover discuss display disease dispatch discount disarm distress dissolve unit union under until
    uncover undo unload unlock unpack increase incline indent infield inner invoice inbred inborn
    dispose disport disperse discourse dismay disgrace irradiate illuminate illustrate""".split()
)


def _prefixed(word: str, longer: str) -> bool:
    if len(longer) <= len(word) + 1 or len(word) < 3 or longer in _NOT_NEGATIVE or not longer.endswith(word):
        return False
    return longer[: -len(word)] in _NEGATIVE
