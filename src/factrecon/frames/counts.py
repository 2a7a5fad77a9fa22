"""Which count of a frame the words of a table's column, or of a record, ask for: "number missing", "confirmed
deaths".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from factrecon.frames.frame import Attribute, Frame
from factrecon.frames.loading import shipped_frames
from factrecon.language.en.rows import listed

__all__ = ["Count", "count_asked"]


class Count(NamedTuple):
    """A frame, and the attribute of it that is counted."""

    frame: str
    attribute: Attribute


_LIGHT: Final = listed("statements.leading_to")
"""Verbs that only lead to the word that tells: "be unaccounted for", "remain missing"."""


def count_asked(words: Iterable[str], frames: tuple[Frame, ...] | None = None) -> Count | None:
    """The count of casualties, or of what else befalls people and things, that some words ask for; None if none or
    several.

    `words` are the words in lower case and their lemmas, in any order. Only frames that tell the consequences of an
    incident are asked, for their counts grow or change as news comes in; `frames` are by default those that ship.

    >>> found = count_asked(["number", "of", "people", "unaccounted", "for"])
    >>> (found.frame, found.attribute.changing) if found else None
    ('missing', True)
    >>> count_asked(["number", "of", "seats"]) is None
    True
    """
    table = _asked(shipped_frames() if frames is None else frames)
    found = {id(count.attribute): count for word in dict.fromkeys(words) for count in table.get(word, ())}
    return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=16)
def _asked(frames: tuple[Frame, ...]) -> Mapping[str, tuple[Count, ...]]:
    table: dict[str, list[Count]] = {}
    for frame in frames:
        attribute = frame.attribute(frame.patient_count) if frame.consequence and frame.patient_count else None
        if attribute is None or not (attribute.cumulative or attribute.changing):
            continue
        words = {w for phrase in (*frame.adjectives, *frame.verbs) if " " not in phrase for w in (phrase,)}
        words |= {w for phrase in frame.patient_verbs if (w := _told(phrase))}
        if attribute.unit == "person":  # what else is counted (homes, acres) is counted for other reasons too
            words |= {phrase for phrase in (*attribute.nouns, *frame.nouns) if " " not in phrase}
        for word in sorted(words):
            table.setdefault(word, []).append(Count(frame.name, attribute))
    return {word: tuple(counts) for word, counts in table.items()}


def _told(phrase: str) -> str:
    """The one word that tells in a phrase, "" where it has several."""
    words = [w for w in phrase.split() if w not in _LIGHT]
    return words[0] if len(words) == 1 or words[1:] == ["for"] else ""
