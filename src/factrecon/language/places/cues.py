"""How a text speaks of a place it names: what the words and marks beside the name tell."""

from __future__ import annotations

import re
from typing import Final

from factrecon.language.en.rows import listed
from factrecon.language.syntax.capitals import word_after, word_before

__all__ = ["DIRECTIONS", "LOCAL", "LOCATIVE", "cue_of"]

LOCATIVE: Final = listed("places.locative")
DIRECTIONS: Final = listed("places.directions")
_INSIDE: Final = listed("places.inside_of")
_BESIDE: Final = listed("places.beside")
"""Words before "of" that put something in the place, or beside it."""
_MOVING: Final = listed("places.moving")
LOCAL: Final = listed("places.local")
_FACING = re.compile(r"[^\n]{0,45}?(?:\s(?:—|–|--|-|―)|—|–|--)\s?(?=\S)")


def cue_of(text: str, start: int, end: int) -> str:
    """How the text speaks of what stands there."""
    line = start == 0 or text[start - 1] in "\n\r"
    if (line or text[max(0, start - 3) : start].strip() in ("-", "—", "–", "\n")) and text[start : start + 3].isupper():
        if _FACING.match(text, end, end + 50):
            return "dateline"
    elif line and _FACING.match(text, end, end + 24) and "(" in text[end : end + 4]:
        return "dateline"
    joined = text[end : end + 6].lower()
    if joined == "-based":
        return "from"
    if joined[:5] == "-area":
        return "local"
    before = word_before(text, start)
    if before == "the":
        before = word_before(text, start - 4)
    if before in ("near", "outside", "neighboring", "neighbouring", "nearby"):
        return "near"
    if before in LOCATIVE:
        return "in"
    if before == "of":
        head = text[max(0, start - 40) : start].rstrip()[:-2].split()[-1:]
        word = head[0].lower() if head else ""
        if word in _BESIDE:
            return "near"
        if word in _INSIDE:
            return "in"
        if word and not word[:1].isdecimal():
            return "from"
    if word_after(text, end).lower() in LOCAL:
        return "local"
    if before in _MOVING:
        return "from"
    return ""
