"""Opposite ways and places told by small words: into and out of, on and off, near and far from.

Two sentences with the same verb and the same thing can deny each other by the preposition or the
particle between the two ("jumped onto the ledge", "jumped off the ledge").
"""

from __future__ import annotations

import re
from typing import Final

from factrecon.matching.similarity import Alignment, Link
from factrecon.matching.statement import Statement
from factrecon.matching.words import Word

__all__ = ["opposite_direction"]

_WAYS: Final = {
    **dict.fromkeys(("in", "into", "on", "onto", "inside", "aboard"), "in"),
    **dict.fromkeys(("out", "off", "outside", "out of", "off of"), "out"),
    **dict.fromkeys(("near", "close to", "next to", "beside"), "near"),
    **dict.fromkeys(("far from", "away from", "far to"), "far"),
}
"""Up and down are not here: one walks up the street and down it alike."""
_AGAINST: Final = {"in": "out", "out": "in", "near": "far", "far": "near"}
_BEFORE: Final = re.compile(r"(?:\b(out|off|close|next|far|away)\s+)?\b([a-z]+)\s*\Z")
_REACH: Final = 24
"""Code points before a thing in which its preposition stands."""


def opposite_direction(a: Statement, b: Statement, alignment: Alignment) -> Link | None:
    """The link of the thing to which two sentences place or move the same in opposite ways, None without one.

    >>> from factrecon.matching.similarity import align_words
    >>> from factrecon.matching.statement import read_statement
    >>> one, other = (read_statement("The boy is jumping onto the chair."),
    ...     read_statement("The boy is jumping off the chair."))
    >>> opposite_direction(one, other, align_words(one.words, other.words)).a.key
    'chair'
    """
    if any(w.tag == "VERB" for w in (*alignment.left, *alignment.right)):
        return None
    for link in alignment.links:
        if link.how == "opposite" or "VERB" in (link.a.tag, link.b.tag):
            continue
        mine, theirs = _way(a, link.a), _way(b, link.b)
        if _AGAINST.get(mine) == theirs:
            return link
    return None


def _way(statement: Statement, word: Word) -> str:
    """The way that a preposition or particle before a thing tells, "" without one."""
    for clause in statement.clauses:
        for _, phrase in clause.prepositions:
            if phrase.head.start == word.start:
                return _named(statement.text[max(0, phrase.start - _REACH) : phrase.start].lower())
        if clause.object is not None and clause.object.head.start == word.start:
            return _WAYS.get(clause.particle, "")
    return ""


def _named(before: str) -> str:
    found = _BEFORE.search(before.rstrip())
    if found is None:
        return ""
    first, last = found.groups()
    return (_WAYS.get(f"{first} {last}") if first else None) or _WAYS.get(last, "")
