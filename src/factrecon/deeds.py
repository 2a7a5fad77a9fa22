"""Whether two assertions on one question tell of one deed: by who does what to whom in their statements.

A dispute needs that of both. Two clauses that share a frame and no participant may well tell of two deeds, and
then their yes and no, or their two days, dispute nothing.
"""

from __future__ import annotations

from typing import Final

from factrecon.model import Assertion, Mention, Statement

__all__ = ["told_apart"]

_PARTS: Final = ("agent", "patient")
_ASKED_OF_DEEDS: Final = frozenset({"truth", "time", "duration", "places"})
_NOBODY: Final = frozenset(
    ["", "he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "those", "one", "some"]
)


def told_apart(a: Assertion, b: Assertion) -> str:
    """Why two assertions may tell of two deeds; "" where they tell of one, or where there is nothing to tell it by.

    >>> def said(who, what):
    ...     return Statement(predicate="pass", roles=(Role("agent", Mention(who, who)), Role("patient", Mention(what, what))))
    >>> from factrecon.model import Claim, Question, Role
    >>> from factrecon.values import Truth
    >>> one, other = (Assertion(Claim(Question("the bill", "passed", "truth"), Truth(yes)), source, statement=said(w, "bill"))
    ...               for source, w, yes in (("a", "house", True), ("b", "senate", False)))
    >>> told_apart(one, other), told_apart(one, one)
    ('it is told of house and of senate', '')
    """
    p, q = a.statement, b.statement
    if p is None or q is None or a.record is not None or b.record is not None:
        return ""
    if a.claim.question.kind not in _ASKED_OF_DEEDS or a.claim.question.event is None:
        return ""
    shared = False
    for part in _PARTS:
        mine, theirs = _who(p, part), _who(q, part)
        if mine and theirs:
            if not mine & theirs:
                return f"it is told of {min(mine)} and of {min(theirs)}"
            shared = True
    if shared:
        return ""
    mine, theirs = (frozenset(w for part in _PARTS for w in _who(s, part)) for s in (p, q))
    if mine & theirs:
        return ""
    if a.claim.question.kind == "truth" and p.predicate == q.predicate and not (mine and theirs):
        return ""  # "the crane was overloaded" and "it was overloaded": matching found who "it" is
    return "it is open whether both tell of one deed"


def _who(statement: Statement, part: str) -> frozenset[str]:
    """Who plays a part, by the key of the entity, else by the head noun."""
    out = set()
    for filler in statement.fillers(part):
        if isinstance(filler, Mention) and filler.head not in _NOBODY:
            out.add((filler.entity or filler.head).lower())
    return frozenset(out)
