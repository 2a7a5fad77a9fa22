"""Whose mouth speaks: who speaks for somebody is that somebody, and who tells of himself is one voice on it."""

from __future__ import annotations

import re
from typing import Final

from factrecon.language.speaking_for import is_mouth, speaks_for_government
from factrecon.model import Assertion, Mention
from factrecon.values.entity import name_key

__all__ = ["one_mouth", "speaker_key", "speaks_of", "tells_of_itself"]

_SPEAKS: Final = "speaker: "
_CAPITAL: Final = re.compile(r"\b[A-Z][\w.&’'-]*")


def speaker_key(said: Assertion) -> str:
    """The key of who says it inside its document; "" where the document says it itself."""
    if said.attribution is None or not said.attribution.speaker:
        return ""
    origin = said.origin or ""
    return origin.removeprefix(_SPEAKS) if origin.startswith(_SPEAKS) else name_key(said.attribution.speaker)


def one_mouth(a: Assertion, b: Assertion) -> str:
    """That the two who say two things are one: a man and his aides, a government and its departments; "" where they are
    two, or either is nobody in particular.

    >>> from attrs import evolve
    >>> from factrecon.model import Attribution, Role, Statement, claim
    >>> from factrecon.values import Truth
    >>> said = Statement(predicate="oppose", roles=(Role("agent", Mention("Vale", "Vale", "orla vale")),))
    >>> one, other = (
    ...     evolve(claim(n, "Vale", "oppose", Truth(True)), statement=said, attribution=Attribution(who, "say"))
    ...     for n, who in (("a", "Orla Vale"), ("b", "aides")))
    >>> one_mouth(one, other)
    'both have it from Orla Vale'
    """
    x, y = speaker_key(a), speaker_key(b)
    if not (x and y):
        return ""
    if all(speaks_for_government((s.attribution.speaker if s.attribution else None) or "") for s in (a, b)):
        return "both have it from one government"
    if _is_one_of(a, x, y) or _is_one_of(b, y, x):
        return f"both have it from {max(x, y, key=len)}"
    for said, other, theirs in ((a, b.attribution, y), (b, a.attribution, x)):
        if (
            said.attribution is not None
            and is_mouth(said.attribution.speaker or "")
            and set(theirs.split()) & _named_in(said)
        ):
            return f"both have it from {other.speaker if other is not None else theirs}"
    return ""


def _is_one_of(said: Assertion, mine: str, theirs: str) -> bool:
    """Whether a speaker without a name is told by a noun that the other's name holds: "police", "Selby police"."""
    words = ((said.attribution.speaker if said.attribution else None) or "").split()
    named = any(w[:1].isupper() for w in words[1:]) or mine == theirs
    return not named and mine.split()[-1:] != [] and mine.split()[-1] in theirs.split()


def tells_of_itself(a: Assertion, b: Assertion) -> bool:
    """Whether one of two is told by the very one whose deed it is, so that it bears out nobody who tells the deed.

    >>> from attrs import evolve
    >>> from factrecon.model import Attribution, Role, Statement, claim
    >>> from factrecon.values import Truth
    >>> said = Statement(predicate="plan", roles=(Role("agent", Mention("Acme", "Acme", "acme")),))
    >>> told = evolve(claim("a", "Acme", "plan", Truth(True)), statement=said)
    >>> tells_of_itself(told, evolve(told, attribution=Attribution("Acme", "say")))
    True
    """
    return _tells_of(a, b) or _tells_of(b, a)


def _tells_of(said: Assertion, other: Assertion) -> bool:
    if speaker_key(other):
        return False  # another vouches for it
    return speaks_of(said, other)


def speaks_of(said: Assertion, other: Assertion) -> bool:
    """Whether the speaker of one is who does what another tells; who rejects or urges something does so by saying it.

    >>> from attrs import evolve
    >>> from factrecon.model import Attribution, Role, Statement, claim
    >>> from factrecon.values import Truth
    >>> said = Statement(predicate="plan", roles=(Role("agent", Mention("Acme", "Acme", "acme")),))
    >>> told = evolve(claim("a", "Acme", "plan", Truth(True)), statement=said, attribution=Attribution("Acme", "say"))
    >>> speaks_of(told, told), speaks_of(evolve(told, attribution=Attribution("Borg", "say")), told)
    (True, False)
    """
    named = said.attribution
    if named is None or not named.speaker or (said.statement is not None and named.cue == said.statement.predicate):
        return False
    doer = _doer(other)
    if speaks_for_government(named.speaker) and any(speaks_for_government(m.text) for m in doer):
        return True
    if is_mouth(named.speaker):
        return any(set(m.entity.split()) & _named_in(said) for m in doer)
    return any(_are_one(speaker_key(said).split(), (m.entity or name_key(m.text)).split()) for m in doer)


def _are_one(one: list[str], other: list[str]) -> bool:
    """Whether one name is the other, or its end: "Pell", "Ana Pell"."""
    return bool(one) and one[-1:] == other[-1:] and (set(one) <= set(other) or set(other) <= set(one))


_TITLES: Final = frozenset(["the", "of", "new", "state", "and", "department", "officials", "president", "house"])


def _doer(said: Assertion) -> list[Mention]:
    return [m for m in said.statement.fillers("agent") if isinstance(m, Mention)] if said.statement else []


def _named_in(said: Assertion) -> set[str]:
    """The words of the names of those whom a clause tells of as doing something, or as owning what does."""
    found = set()
    for m in _doer(said):
        found.update(m.entity.split())
        found.update(name_key(w) for w in _CAPITAL.findall(m.text))
    return found - _TITLES
