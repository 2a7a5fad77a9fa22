"""What a fact-checker's rating says of the claim that it rates."""

from __future__ import annotations

import re
from typing import Final

from factrecon.language.en.rows import listed

__all__ = ["status_of_rating"]

_WORDS: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LOW, _HIGH = 0.25, 0.75


def status_of_rating(
    words: str, value: float | None = None, worst: float | None = None, best: float | None = None
) -> str:
    """ "denied", "asserted" or "possible", by the rating's words, else by where its number lies between worst and best.

    A half is neither; so is what cannot be read. schema.org takes 1 to 5 where the ends are not given.

    >>> status_of_rating("Pants on Fire"), status_of_rating("Mostly true"), status_of_rating("Half true")
    ('denied', 'asserted', 'possible')
    >>> status_of_rating("", 1, 1, 5), status_of_rating("", 3, 1, 5), status_of_rating("")
    ('denied', 'possible', 'possible')
    """
    said = f" {' '.join(w.lower() for w in _WORDS.findall(words))} "
    phrases = sorted(((p, s) for s in ("possible", "denied", "asserted") for p in listed(f"ratings.{s}")), key=_longest)
    found = set()
    for phrase, status in phrases:
        if f" {phrase} " in said:  # the longest first: "not true" is not "true"
            found.add(status)
            said = said.replace(f" {phrase} ", "  ")
    if "possible" in found or len(found) > 1:
        return "possible"
    if found:
        return found.pop()
    worst, best = 1.0 if worst is None else worst, 5.0 if best is None else best
    if value is None or value < 0 or worst == best or not min(worst, best) <= value <= max(worst, best):
        return "possible"
    share = (value - worst) / (best - worst)
    return "denied" if share <= _LOW else "asserted" if share >= _HIGH else "possible"


def _longest(row: tuple[str, str]) -> tuple[int, str]:
    return -len(row[0]), row[0]
