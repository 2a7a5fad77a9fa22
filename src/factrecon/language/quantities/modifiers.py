"""Words around a number that bound or blur it, and words that say it rose, fell or was reached.

Modifiers on either side ("more than 30", "30 or more") map onto the canonical ones of
`tolerance.MODIFIERS`. Patterns are anchored at the number and look at a few words only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal

from attrs import frozen

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed, rows
from factrecon.language.text.keywords import lowered

__all__ = ["Modifier", "Movement", "modifier_after", "modifier_before", "movement_before"]

_WINDOW = 48


@frozen
class Modifier:
    """A canonical modifier and the span of the words that say it."""

    name: str
    start: int
    end: int


@frozen
class Movement:
    """What a verb or adverb before a number says of it: `direction` "up" or "down", and its role.

    `role` is "delta" ("rose 7 %"), "target" ("rose to 7 %"), "origin" ("rose from 7 %") or "level".
    """

    direction: Literal["up", "down"]
    role: Literal["delta", "target", "origin", "level"]
    start: int


def _any_of(forms: Iterable[str]) -> str:
    """The longer of two forms that begin alike first; a blank is any blank."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s") for form in ordered)


_BEFORE: Final = {str(row.fields["modifier"]): _any_of(row.words) for row in rows("rules/modifiers.toml")}
_BETWEEN = r"(?:\s(?:a|an|another|an\sadditional|a\sfurther|a\scombined|a\stotal\sof|a\srecord))?"
_SIGN = r"(?:\s?(?:[A-Z]{0,3}\s?[$€£¥₹]|[A-Z]{3}))?"
_LEFT = re.compile(
    r"(?:"
    + "|".join(f"(?P<m{i}>(?<![\\w-])(?:{pattern}))" for i, pattern in enumerate(_BEFORE.values()))
    + rf"){_BETWEEN}{_SIGN}\s{{0,2}}(?P<quote>[\"“'‘]?)\Z",
    re.IGNORECASE,
)
_NAMES = tuple(_BEFORE)
_STARTS = re.compile(r"(?<![\w-])(?:" + "|".join(f"(?:{pattern})" for pattern in _BEFORE.values()) + r")(?![a-z])")
_RIGHT = pattern("modifiers_behind.behind")


_GIVEN = pattern("modifiers_behind.given")
"""Verbs of which "over" is a part: "handed over 30 prisoners"."""


_MOVED_UP = pattern("modifiers_behind.moved_up")
"""Verbs of which "up" is a part: "ticked up to 6.1 percent" is no bound."""


def modifier_before(text: str, at: int, *, floor: int = 0) -> Modifier | None:
    """The modifier that ends right before the number (or its currency sign) at `at`.

    >>> text = "no fewer than $30"
    >>> modifier_before(text, 15).name
    'at least'
    """
    start = max(floor, at - _WINDOW)
    window = text[start:at]
    # The first alternative that reaches the number wins; tried from the left, so the longest.
    for begin in _STARTS.finditer(lowered(text)[start:at]):
        match = _LEFT.match(window, begin.start())
        if match is not None:
            name = next(_NAMES[i] for i in range(len(_NAMES)) if match[f"m{i}"] is not None)
            word = match.group().split()[0].lower() if match.group().split() else ""
            if word == "past" and re.search(r"(?:the|this|these|last)\s\Z", window[: match.start()].lower()):
                continue
            if name == "up to" and word == "up" and _MOVED_UP.search(window[: match.start()]):
                continue
            if word == "over" and _GIVEN.search(window[: match.start()]):
                continue
            return Modifier(name, start + match.start(), start + match.end())
    return None


def modifier_after(text: str, at: int, *, end: int | None = None) -> Modifier | None:
    """The modifier that starts right after the number or its unit, which end at `at`.

    >>> modifier_after("30 or more", 2).name
    'at least'
    """
    match = _RIGHT.match(text, at, min(len(text), at + _WINDOW) if end is None else end)
    if match is None:
        return None
    kind = match.lastgroup or ""
    name = {"least": "at least", "most": "at most", "about": "about", "exact": "exactly"}[kind]
    return Modifier(name, match.start(), match.end())


_UP = _any_of(listed("moving.rising"))
_DOWN = _any_of(listed("moving.falling"))
_HEDGE = rf"(?:\s(?:{_any_of(listed('moving.between'))})){{0,6}}"
_MOVE = re.compile(
    rf"(?<![\w-])(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?![\w-])(?P<gap>{_HEDGE})"
    rf"(?P<prep>(?:\s(?:to|from|at))?)(?P<rest>{_HEDGE}){_SIGN}[\s(]{{0,3}}\Z",
    re.IGNORECASE,
)
_NO_VERB = pattern("modifiers_behind.no_verb")
_ROLES: Final[dict[str, Literal["delta", "target", "origin", "level"]]] = {
    "to": "target",
    "from": "origin",
    "at": "level",
}
_MOVES = re.compile(rf"(?<![\w-])(?:{_UP}|{_DOWN})(?![\w-])")


def movement_before(text: str, at: int, *, floor: int = 0) -> Movement | None:
    """What the words right before the number at `at` say of its rise or fall.

    >>> movement_before("shares rose by about 7%", 21)
    Movement(direction='up', role='delta', start=7)
    >>> movement_before("fell to $3", 9).role
    'target'
    """
    start = max(floor, at - 64)
    window = text[start:at]
    found: Movement | None = None
    for begin in _MOVES.finditer(lowered(text)[start:at]):
        match = _MOVE.match(window, begin.start())
        if match is None:
            continue
        preposition = match["prep"].strip().lower()
        if _NO_VERB.search(window[: match.start()]):
            continue  # "a decrease of 7 %", "gave up 30 points"
        direction: Literal["up", "down"] = "up" if match["up"] else "down"
        role = _ROLES.get(preposition, "delta")
        word = match["up"] or match["down"]
        bound = word.lower() == "up" and role == "target" and re.match(r"\sto\b", match.group()[2:].lower())
        if bound and found is None:
            continue  # "up to 30" is a bound
        if found is None or role != "delta":
            found = Movement(direction, role, start + match.start())
        break
    return found
