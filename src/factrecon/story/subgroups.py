"""How many of the dead, the injured or the arrested were of one kind: "including six children", "four of the dead were
nurses".

The number is of a part. Whichever way it is told, it answers the same question, and never how many
there were of the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from factrecon.language.en.patterns import pattern
from factrecon.language.quantities.mention import QuantityMention
from factrecon.story.analysis import Sentence

__all__ = ["Subgroup", "subgroup_of"]

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "dead": ("dead", "killed", "died", "dying", "kill", "kills", "killing", "deaths", "fatalities"),
    "injured": ("injured", "wounded", "hurt", "injuring", "wounding", "injuries", "injure", "injures", "hurting"),
    "missing": ("missing",),
    "arrested": ("arrested", "detained", "arresting", "detaining", "arrests"),
}
_GROUPS: Final = {word: group for group, words in _NAMES.items() for word in words}
_WHOLE: Final = r"(?:the|those|them) (?P<group>dead|killed|injured|wounded|missing|arrested|detained)\b"
_AMONG_BEFORE: Final = pattern("parts_told.among_before")
_AMONG_AFTER: Final = pattern("parts_told.among_after")
_OF_WHOLE: Final = pattern("parts_told.of_whole")
_OF_THEM: Final = pattern("parts_told.of_them")
_INCLUDING: Final = pattern("parts_told.including")
_NEAR: Final = 90
"""Characters before a number in which the verb or noun stands that tells what befell the whole."""


@frozen
class Subgroup:
    """What is counted, as a lemma and as told, and what befell the whole it is part of."""

    noun: str
    words: str
    group: str
    start: int
    """Where the telling of it begins, in the document."""
    end: int


def subgroup_of(sentence: Sentence, quantity: QuantityMention) -> Subgroup | None:
    """The part that a number counts, None where it counts no part of those whom something befell."""
    if quantity.role not in ("count", "level"):
        return None
    text, first, last = sentence.text, sentence.start, sentence.end
    named = quantity.noun_start >= quantity.end and bool(quantity.noun) and quantity.noun not in _GROUPS
    if named:
        noun, end = quantity.noun or "", quantity.noun_end
        words = text[quantity.noun_start : end]
        before = _AMONG_BEFORE.search(text, max(first, quantity.start - 80), quantity.start)
        if before is not None:
            return Subgroup(noun, words, _GROUPS[before["group"].lower()], before.start(), end)
        after = _AMONG_AFTER.match(text, end, last)
        if after is not None:
            return Subgroup(noun, words, _GROUPS[after["group"].lower()], quantity.start, after.end())
        including = _INCLUDING.search(text, max(first, quantity.start - 20), quantity.start)
        group = _befell(sentence, quantity.start) if including is not None else None
        return (
            Subgroup(noun, words, group, quantity.start, end) if group is not None and including is not None else None
        )
    number_end = quantity.start + len(quantity.value.text) if quantity.value is not None else quantity.end
    whole = _OF_WHOLE.match(text, number_end, last) or _OF_THEM.match(text, number_end, last)
    if whole is None:
        return None
    token = next((t for t in sentence.tokens if t.start == whole.end()), None)
    # "Four of them were children": participles tell what befell the part.
    if token is None or token.tag != "NOUN" or token.text.lower() in _GROUPS:
        return None
    group = _GROUPS[whole["group"].lower()] if whole.re is _OF_WHOLE else _befell(sentence, quantity.start)
    if group is None:
        return None
    return Subgroup(token.lemma.lower(), token.text, group, quantity.start, token.end)


def _befell(sentence: Sentence, position: int) -> str | None:
    """What the words before a number say befell the whole, if there is another number for the whole."""
    near = [t for t in sentence.tokens if position - _NEAR <= t.start < position]
    found = next((_GROUPS[t.text.lower()] for t in reversed(near) if t.text.lower() in _GROUPS), None)
    counted = any(q.start < position and q.role in ("count", "level") for q in sentence.quantities)
    return found if counted else None
