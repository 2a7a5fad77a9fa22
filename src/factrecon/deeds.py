"""Whether two assertions on one question tell of one deed: by who does what to whom in their statements.

Where both name who did it, or to whom, and name two, they tell of two deeds, and then their yes and no, or their two
days, dispute nothing; and a yes and a no that share no doer and nothing done to may well be of two deeds.
"""

from __future__ import annotations

from typing import Final

from factrecon.model import Assertion, Mention, Statement
from factrecon.values import Places, Time

__all__ = ["says_both", "told_apart"]

_PARTS: Final = ("agent", "patient")
_ASKED_OF_DEEDS: Final = frozenset({"truth", "time", "duration", "places"})
_NOBODY: Final = frozenset(
    ["", "he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "those", "one", "some"]
)


def told_apart(a: Assertion, b: Assertion) -> str:
    """Why two assertions may tell of two deeds; "" where they tell of one, or where there is nothing to tell it by.

    >>> def said(who, what):
    ...     return Statement(predicate="pass",
    ...     roles=(Role("agent", Mention(who, who, who)), Role("patient", Mention(what, what, what))))
    >>> from factrecon.model import Claim, Event, Question, Role
    >>> from factrecon.values import Truth
    >>> one, other = (Assertion(Claim(Question(Event("passage"), "occurrence", "truth"), Truth(yes)), source,
    ...     statement=said(w, "bill"))
    ...               for source, w, yes in (("a", "house", True), ("b", "senate", False)))
    >>> told_apart(one, other), told_apart(one, one)
    ('it is told of house and of senate', '')
    """
    p, q = a.statement, b.statement
    if p is None or q is None:
        return ""
    if a.record is not None and b.record is not None:
        return _of_two_times(p, q) if a.claim.question.kind not in ("time", "offset") else ""
    if a.record is not None or b.record is not None:
        return ""
    if a.claim.question.kind == "quantity" and a.claim.question.cumulative:
        event = a.claim.question.event
        return _counted_in(p, q, event.places if event is not None else None)
    if a.claim.question.kind not in _ASKED_OF_DEEDS or a.claim.question.event is None:
        return ""
    for part in _PARTS:
        mine, theirs = _who(p, part), _who(q, part)
        if mine and theirs and not mine & theirs:
            return f"it is told of {min(mine)} and of {min(theirs)}"
    if a.claim.question.kind == "truth" and not (_who(p, "agent") | _heads(p, "agent")) & (
        _who(q, "agent") | _heads(q, "agent")
    ):
        if _heads(p, "agent") or _heads(q, "agent") or not _heads(p) & _heads(q):
            return "it is open whether both tell of one deed"
    return ""


def _counted_in(p: Statement, q: Statement, event: Places | None = None) -> str:
    """Whether one of two clauses counts in a place, of several of its event, that the other does not name: a part of
    what went on in all.

    >>> from factrecon.model import Role
    >>> one, other = (Statement(predicate="die", roles=(Role("place", Places.of(*names)),))
    ...               for names in (["Ely"], ["Ely", "Rye"]))
    >>> _counted_in(one, other), _counted_in(one, one)
    ('only one is counted in Rye', '')
    >>> _counted_in(one, Statement(predicate="die"), Places.of("Ely", "Rye"))
    'only one is counted in Ely'
    """
    mine, theirs, all_told = _places(p), _places(q), _each(event)
    several = any(not x.overlaps(y) for x in all_told for y in all_told)
    for one, other in ((mine, theirs), (theirs, mine)):
        alone = sorted(x.names[0] for x in one if (other or several) and not any(x.overlaps(y) for y in other))
        if alone:
            return f"only one is counted in {alone[0]}"
    return ""


def _each(places: Places | None) -> list[Places]:
    """Places one by one."""
    return [Places(frozenset([item])) for item in places.items] if places is not None else []


def _places(statement: Statement) -> list[Places]:
    """The places of a clause, one by one."""
    return [x for f in statement.fillers("place") if isinstance(f, Places) for x in _each(f)]


def _of_two_times(p: Statement, q: Statement) -> str:
    """That records say of when each is told, and of two times that exclude each other."""
    one, other = p.filler("time"), q.filler("time")
    if not (isinstance(one, Time) and isinstance(other, Time)):
        return ""
    scores = one.scores(other)
    return f"it is told of {one.text} and of {other.text}" if scores and scores.contradiction == 1.0 else ""


_OF_ONE_ANSWER: Final = frozenset({"quantity", "time", "duration"})
SAID_ALIKE: Final = 0.6
"""The share of the words of the shorter of two clauses of one document from which they tell of one thing."""


def says_both(a: Assertion, b: Assertion) -> bool:
    """Whether two assertions of one document are one voice on one thing: told by the same mouth, in much the same
    words.

    Most of what a document seems to say twice it says of two things; claims that came as records name what they are of.
    """
    p, q = a.statement, b.statement
    if p is None or q is None or a.record is not None or b.record is not None:
        return True
    if p.speaker != q.speaker or p.mode != q.mode or told_apart(a, b):
        return False
    if p.span == q.span or a.claim.question.kind not in _OF_ONE_ANSWER:
        return False  # one clause tells of two things, and one person holds several offices
    one, other = set(p.words), set(q.words)
    return bool(one & other) and len(one & other) >= SAID_ALIKE * min(len(one), len(other)) and len(one & other) >= 2


def _who(statement: Statement, part: str) -> frozenset[str]:
    """Which of those whom the story knows by name play a part; a common noun may be anybody."""
    return frozenset(
        filler.entity.lower() for filler in statement.fillers(part) if isinstance(filler, Mention) and filler.entity
    )


def _heads(statement: Statement, *parts: str) -> frozenset[str]:
    """Whoever and whatever plays a part, by name or by head noun; pronouns stand for nobody in particular."""
    fillers = (f for part in parts or _PARTS for f in statement.fillers(part))
    return frozenset(
        (f.entity or f.head).lower() for f in fillers if isinstance(f, Mention) and f.head.lower() not in _NOBODY
    )
