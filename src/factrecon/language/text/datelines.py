"""Datelines: where a report was filed and by whom, before its first sentence. They are no part of what it tells."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["dateline", "without_datelines"]

_DATELINE: Final = re.compile(
    r"\s*(?:[A-Z][A-Z.'’ -]{2,40}[A-Z](?:,[\w .,]{1,30})?(?: ?\([\w /]{2,30}\))? ?(?:--|[-–—])"
    r"|\([A-Z]{2,12}\) ?(?:--|[-–—]))\s"
)
_LONGEST: Final = 90
_LINES: Final = 6
"""Lines at the beginning of a text among which its dateline stands; titles may stand before it."""


def dateline(text: str, start: int = 0) -> tuple[int, int] | None:
    """Where the dateline of a report stands; None where it has none.

    >>> text = "LONDON, May 20 (Reuters) - Two ships collided."
    >>> text[slice(*dateline(text))], dateline("Two ships collided.")
    ('LONDON, May 20 (Reuters) - ', None)
    """
    at = start
    for _ in range(_LINES):
        found = _DATELINE.match(text, at, at + _LONGEST)
        if found is not None:
            return found.span()
        at = text.find("\n", at) + 1
        if not at:
            break
    return None


def without_datelines(text: str, start: int = 0) -> str:
    """The text with its dateline blank, every place that of the text.

    >>> without_datelines("(CNN) -- Two ships collided.")
    '         Two ships collided.'
    """
    found = dateline(text, start)
    if found is None:
        return text
    return f"{text[: found[0]]}{' ' * (found[1] - found[0])}{text[found[1] :]}"
