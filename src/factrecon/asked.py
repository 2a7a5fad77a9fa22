"""Finding the question that a person means: by id, by number, by the beginning of an id, or by words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from factrecon.errors import UnknownName

__all__ = ["Asked", "find_asked"]

_NUMBER: Final = re.compile(r"[q#]?([1-9][0-9]{0,2})|#?([1-9][0-9]{0,8})")
_PREFIX: Final = re.compile(r"q?[0-9a-f]{4,12}")
_MOST_LISTED: Final = 60


@frozen
class Asked:
    """A question of a report as a person may name it: its lasting id, its number, what it asks; and the ids that it had
    or may have elsewhere."""

    id: str
    number: int
    ask: str
    other_ids: tuple[str, ...] = ()


def find_asked(questions: Sequence[Asked], wanted: str) -> Asked:
    """The question named: by its id; by its number, bare or behind "q" or "#"; by four letters of its id or more; by an
    id that it had or may have elsewhere; by what it asks, or words of it. Raises `UnknownName`, listing what fits,
    where none or several do.

    >>> known = [Asked("q1a2b3c4d5e6", 1, "How many died?"), Asked("qffb3c4d5e61", 2, "How many were hurt?")]
    >>> [find_asked(known, w).number for w in ("2", "q1", "q1a2b", "ffb3", "how many died", "hurt")]
    [2, 1, 1, 2, 1, 2]
    """
    folded = " ".join(wanted.casefold().split())
    by_id = [q for q in questions if q.id == wanted.strip()]
    numbered = _NUMBER.fullmatch(folded)
    if not by_id and numbered:
        by_id = [q for q in questions if q.number == int(numbered[1] or numbered[2])]
    if not by_id and _PREFIX.fullmatch(folded):
        by_id = [q for q in questions if q.id.startswith(folded) or q.id.startswith(f"q{folded}")]
    if not by_id:
        by_id = [q for q in questions if wanted.strip() in q.other_ids]
    if len(by_id) == 1:
        return by_id[0]
    text = folded.rstrip("?")
    words = set(text.split())
    fitting = by_id or [q for q in questions if words <= set(q.ask.casefold().rstrip("?").split())]
    exact = [q for q in fitting if q.ask.casefold().rstrip("?") == text]
    if len(exact or fitting) == 1:
        return (exact or fitting)[0]
    choices = [q for q in (exact or fitting or questions) if q.ask]  # what is untold has no words to choose by
    listed = "\n".join(f"  {q.number}. {q.ask} ({q.id})" for q in choices[:_MOST_LISTED])
    problem = "several questions fit" if fitting else "no question fits"
    raise UnknownName(f"{problem} {wanted!r}; choose by number or id:\n{listed}")
