"""Which words deny one another: lexical opposites, beside the antonyms of the dictionary."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from factrecon.language.syntax.closed_classes import word_set
from factrecon.matching.words.thesaurus import SHARED_SENSE, antonyms, related

__all__ = ["are_opposites", "listed_opposites"]

_NEGATIVE = ("un", "in", "im", "il", "ir", "dis", "non", "non-")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, frozenset[str]]:
    text = files("factrecon.matching.words").joinpath("opposites.toml").read_text(encoding="utf-8")
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


def are_opposites(a: str, b: str) -> bool:
    """Whether one lemma denies the other, by the lists or by a negative prefix.

    >>> are_opposites("win", "lose"), are_opposites("fair", "unfair"), are_opposites("come", "income")
    (True, True, False)
    """
    if b in _table().get(a, frozenset()) or b in antonyms(a):
        return True
    return _denies(a, b) or _denies(b, a)


def _denies(word: str, longer: str) -> bool:
    """Whether the second is the first, or a synonym of it, behind a negative prefix."""
    for prefix in _NEGATIVE:
        if longer.startswith(prefix) and len(longer) > len(prefix) + 2 and longer not in _NOT_NEGATIVE:
            rest = longer[len(prefix) :]
            if rest == word and len(word) > 2:
                return True
            # "uncertain" and "sure": both must be words of their own for the synonym to count.
            if rest in antonyms(longer) and related(rest).get(word, 0.0) >= SHARED_SENSE:
                return True
    return False


_NOT_NEGATIVE = word_set("""income inform inland input inset intake inside instill inflame infamous invaluable impress
impart
    import immigrate imprint impose imply improve immigrant inflow indeed inquire involve invest
    discover discuss display disease dispatch discount disarm distress dissolve unit union under until
    uncover undo unload unlock unpack increase incline indent infield inner invoice inbred inborn
    dispose disport disperse discourse dismay disgrace irradiate illuminate illustrate""")
