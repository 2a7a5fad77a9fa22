"""How surely a question says which event it means: by the names and words in it that belong to this one alone.

"Did the council approve a plan?" could be asked of a thousand stories; "Did the Lunde council approve a plan to flood
the quarry?" of one. What says too little is not told, and of several wordings that which says most is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from factrecon.language.en.rows import listed
from factrecon.language.syntax.lexicon import look_up

__all__ = ["told_apart", "unsaid", "which"]

_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_NUMBER: Final = re.compile(r"\d[\d,.]*")
_SMALL: Final = listed("questions.asking")
_COMMON: Final = listed("questions.common") | listed("questions.light")
_POINTING: Final = listed("questions.pointing")
_DATES: Final = frozenset().union(
    *(listed(f"calendar.{row}") for row in ("weekdays", "months", "month_abbreviations", "weekday_abbreviations"))
)


def which(ask: str, lead: AbstractSet[str] = frozenset(), shared: AbstractSet[str] | None = None) -> int:
    """How much of a question tells of which event it asks: two for each name, one for each number and each word
    that is not asked of everything, one more where the story begins with it.

    `shared` are the words that all documents have whose claims it asks; what only some have speaks against a wording.

    >>> which("Did the council approve a plan?"), which("Did the council of Lunde flood the quarry?")
    (2, 5)
    """
    told = 0
    for n, found in enumerate(_WORD.finditer(ask)):
        word = found[0].lower()
        if word in _SMALL or word in _DATES:
            continue
        if shared is not None and shared.isdisjoint(_forms(word)):
            told -= 1
        elif not _common(word):
            told += 2 if n > 0 and found[0][0].isupper() else 1 + int(not _forms(word).isdisjoint(lead))
    for number in {n.strip(".,") for n in _NUMBER.findall(ask)}:
        told += 1 if shared is None or number in shared else -1
    return told


def _forms(word: str) -> frozenset[str]:
    form = look_up(word)
    return frozenset({word, form.noun or word, form.verb or word, word[:5]})


def _common(word: str) -> bool:
    form = look_up(word)
    return not _COMMON.isdisjoint((word, form.noun, form.verb))


def unsaid(ask: str) -> bool:
    """Whether words of a question point to something that was told elsewhere: "similar shops", "the same court".

    >>> unsaid("Did the ministry ban similar devices?"), unsaid("Did the ministry ban rapid-fire devices?")
    (True, False)
    """
    return any(w.lower() in _POINTING for w in _WORD.findall(ask))


def told_apart(noun: str, texts: Sequence[str]) -> str:
    """The noun of an event with the name by which most texts tell which it is: "Lunde mill fire", "fire in Lunde"; the
    noun alone where no name stands beside it.

    >>> told_apart("fire", ["Police said the Lunde mill fire killed two.", "The fire at the Lunde mill began at noon."])
    'Lunde mill fire'
    >>> told_apart("fire", ["A fire in Lunde killed two."]), told_apart("fire", ["A fire killed two."])
    ('fire in Lunde', 'fire')
    """
    before, behind = Counter[str](), Counter[str]()
    for text in texts:
        ahead = re.compile(rf"(?:\b[A-Z][\w.’'-]*|\b[a-z]+)(?:\s[A-Z][\w.’'-]*|\s[a-z]+){{0,3}}\s{re.escape(noun)}\b")
        seen: set[str] = set()
        for found in ahead.finditer(text):
            name = _named_before(found[0].split()[:-1])
            seen |= {f"{name} {noun}"} if name else set()
        before.update(seen)
        place = re.compile(
            rf"\b{re.escape(noun)} "
            r"(?P<what>(?:in|at|on|outside|near)\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})\b"
            r"(?!,\s[A-Z]|,?\sand\s)"  # one of several
        )
        behind.update(
            {f"{noun} {' '.join(m['what'].split())}" for m in place.finditer(text) if not _is_dated(m["what"])}
        )
    for told in (before, behind):
        if told and (told is before or len(told) == 1):
            return min(told, key=lambda x: (-told[x], len(x), x))
    return noun


def _named_before(words: Sequence[str]) -> str:
    """The words right before a noun from the first capital on, where they are a name and no sentence's beginning."""
    kept: list[str] = []
    for word in reversed(words):
        if word.lower() in _SMALL or word.lower().strip(".") in _DATES or word[0].isdigit() or word.endswith(","):
            break
        kept.insert(0, word)
    while kept and not kept[0][0].isupper():
        kept.pop(0)
    whole = len(kept) == len(words)
    if not kept or whole or any(w.endswith(("'s", "’s", ".")) or _lowered_verb(w) for w in kept):
        return ""
    return " ".join(kept)


def _lowered_verb(word: str) -> bool:
    form = look_up(word.lower())
    return word[0].islower() and not form.noun


def _is_dated(words: str) -> bool:
    return any(w.lower().strip(",.") in _DATES for w in words.split())
