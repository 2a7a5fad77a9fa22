"""Values and figures of a saved report in words: what an editor reads instead of a trapezoid's corners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factrecon.language.text.credits import wire_called
from factrecon.legible import one_line
from factrecon.values.in_words import answer, length, moment, number, reading, score, told

__all__ = [
    "RELATIONS",
    "VERDICTS",
    "answer",
    "attribution",
    "copy_note",
    "counted",
    "length",
    "moment",
    "number",
    "reading",
    "scope",
    "score",
    "support",
    "togetherness",
    "told",
]

RELATIONS: Mapping[str, str] = {
    "same": "says the same as",
    "refines": "is more precise than",
    "refined_by": "is less precise than",
    "contradiction": "contradicts",
    "tension": "is in tension with",
    "compatible": "can stand beside",
    "unrelated": "does not bear on",
}
"""Each relation of a comparison as a verb phrase between claim a and claim b."""

VERDICTS: Mapping[str, str] = {
    "disputed": "disputed",
    "revised": "revised",
    "corroborated": "corroborated",
    "unresolved": "unresolved",
    "single-source": "one source only",
    "untold": "not told",
}
"""Each verdict as a reader is told it."""


def support(belief: object) -> str:
    """How well an answer is supported, in a word for each part of [0, 1]; empty where nothing is known.

    >>> support(0.9), support(0.3), support(None)
    ('strongly supported', 'weakly supported', '')
    """
    if not isinstance(belief, int | float):
        return ""
    words = ((0.8, "strongly supported"), (0.6, "well supported"), (0.4, "fairly supported"))
    return next((word for least, word in words if belief >= least), "weakly supported")


def togetherness(degree: object) -> str:
    """How far claims can hold together, in words, from the degree to which they are consistent in [0, 1].

    >>> togetherness(0.0), togetherness(0.5), togetherness(0.9)
    ('cannot all hold', 'hold together only if stretched', 'nearly fit together')
    """
    if not isinstance(degree, int | float) or degree < 0.2:
        return "cannot all hold"
    return "hold together only if stretched" if degree < 0.8 else "nearly fit together"


def counted(n: int, singular: str, plural: str | None = None) -> str:
    """A count with its noun.

    >>> counted(1, "source"), counted(2, "reply", "replies")
    ('1 source', '2 replies')
    """
    return f"{n:,} {singular if n == 1 else plural or singular + 's'}"


def scope(claim: Mapping[str, Any], *, dated: bool = True) -> str:
    """Where, of which part and, if `dated`, as of when a claim speaks; empty where it is not bound.

    >>> scope({"scope": {"place": ["Selby Quay"], "as_of": "2025-06-02"}})
    'place: Selby Quay; as of: 2025-06-02'
    """
    found = claim.get("scope")
    if not isinstance(found, Mapping):
        return ""
    parts = []
    for key in sorted(found, key=lambda k: (k != "place", str(k))):
        value = found[key]
        if key == "as_of" and not dated:
            continue
        if isinstance(value, Mapping):
            value = answer(value)
        if isinstance(value, Sequence) and not isinstance(value, str):
            value = ", ".join(answer(v) if isinstance(v, Mapping) else one_line(v) for v in value)
        if value not in (None, "", False):
            parts.append(f"{one_line(key).replace('_', ' ')}: {one_line(value)}")
    return "; ".join(parts)


def copy_note(origin: str, outlets: Sequence[str]) -> str:
    """What to say of outlets that print one voice.

    >>> copy_note("Newswire", ["a", "b"]), copy_note("print: a", ["a", "b"])
    ('one voice, Newswire, printed by a, b', 'printed word for word by a, b: one voice')
    >>> copy_note("reuters", ["a", "b"])
    'one voice, Reuters, printed by a, b'
    """
    printed = ", ".join(map(one_line, outlets))
    if origin.startswith("print: "):
        return f"printed word for word by {printed}: one voice"
    return f"one voice, {one_line(wire_called(origin) or origin.removeprefix('speaker: '))}, printed by {printed}"


def attribution(assertion: Mapping[str, Any]) -> str:
    """Who says it, where it is not the source itself, and how: "said by Ines Duarte, planned".

    >>> attribution({"speaker": "Ines Duarte", "status": "planned"})
    'said by Ines Duarte, planned'
    """
    parts = []
    if assertion.get("speaker"):
        parts.append(f"said by {one_line(assertion['speaker'])}")
    status = assertion.get("status")
    if status and status != "asserted" and not (status == "reported" and parts):
        parts.append(one_line(status))
    return ", ".join(parts)
