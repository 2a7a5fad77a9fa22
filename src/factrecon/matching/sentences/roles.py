"""Who does it to whom, in two sentences: the same, exchanged, or another party in one place.

"A sued B" and "B sued A" have all their words in common and are not the same claim. "The fire was
caused by lightning" and "... by arson" differ in one party of one happening, of which there is one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple

from attrs import frozen

from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.matching.sentences.alignment import Alignment, Link, likeness
from factrecon.matching.sentences.statement import Statement
from factrecon.matching.words.content import Word

__all__ = ["RoleDifference", "are_converse", "compare_roles", "tells_conversely"]

_SAME: Final = 0.8
_SYMMETRIC: Final = word_set("""meet talk agree marry fight clash play discuss negotiate merge speak join face tie
collide share
    resemble equal match differ be become say tell""")
"""Verbs of which it is no matter who is named first."""


@frozen
class RoleDifference:
    """What differs in the parties of one happening, with the words that show it.

    `swapped`: the two parties have changed places. `other`: one party is another where only one can
    be right: who did it, what caused it, where it was.
    """

    kind: Literal["swapped", "other"]
    reason: str


def compare_roles(a: Statement, b: Statement, alignment: Alignment) -> RoleDifference | None:
    """The first difference in parties of two aligned sentences, None without one.

    >>> from factrecon.matching.sentences.alignment import align_words
    >>> from factrecon.matching.sentences.statement import read_statement
    >>> one, other = read_statement("Lee sued Ortiz."), read_statement("Ortiz sued Lee.")
    >>> compare_roles(one, other, align_words(one.words, other.words)).kind
    'swapped'
    """
    for link in alignment.links:
        if link.a.key in _SYMMETRIC or link.b.key in _SYMMETRIC or "PROPN" in (link.a.tag, link.b.tag):
            continue
        crossed = _crossed(_parties(a, link.a), _parties(b, link.b))
        if crossed is True and not are_converse(link.a.key, link.b.key):
            return RoleDifference("swapped", f"the parties have changed places around {link.a.key!r}")
        if crossed is False and link.how == "opposite" and are_converse(link.a.key, link.b.key):
            return RoleDifference("swapped", f"{link.a.key!r} and {link.b.key!r} tell it from two sides")
        mine, theirs = _clause_of(a.clauses, link.a), _clause_of(b.clauses, link.b)
        found = _other(mine, theirs, link) if mine is not None and theirs is not None else None
        if found is not None:
            return found
    return None


def tells_conversely(a: Statement, b: Statement, link: Link) -> bool:
    """Whether two verbs tell one happening from its two sides: "A beat B", "B lost to A"."""
    if not are_converse(link.a.key, link.b.key):
        return False
    return _crossed(_parties(a, link.a), _parties(b, link.b)) is True


class _Party(NamedTuple):
    head: Word
    names: frozenset[str]


_Parties = tuple[_Party | None, _Party | None]


def _clause_of(clauses: Sequence[Clause], word: Word) -> Clause | None:
    """The clause whose main verb the word is."""
    return next((c for c in clauses if c.verb.head.start == word.start), None)


def _parties(statement: Statement, word: Word) -> _Parties:
    """Who does it, and to whom; of "lose to" and the like, the phrase is the second party."""
    clause = _clause_of(statement.clauses, word)
    if clause is None:
        return _around(statement, word) if word.tag in ("VERB", "ADJ") else (None, None)
    agent, patient = clause.agent, clause.patient
    other = next((n for p, n in clause.prepositions if p in ("to", "from", "against") and not n.temporal), None)
    if patient is None or patient is agent or (other is not None and other.head.tag == "PROPN" != patient.head.tag):
        patient = other or patient
    return _party(agent), _party(patient)


def _party(phrase: NounPhrase | None) -> _Party | None:
    if phrase is None:
        return None
    head = phrase.head
    word = Word(head.lemma.lower(), head.tag, 1.0, head.tag == "PROPN", head.start, head.end)
    return _Party(word, frozenset(t.lemma.lower() for t in phrase.tokens if t.tag == "PROPN"))


def _around(statement: Statement, word: Word) -> _Parties:
    """The names beside a word, where no clause was found around it."""
    words = statement.words
    at = next((i for i, w in enumerate(words) if w.start == word.start), None)
    if at is None or not 0 < at < len(words) - 1 or not (words[at - 1].name and words[at + 1].name):
        return None, None
    before, after = words[at - 1], words[at + 1]
    return _Party(before, frozenset((before.key,))), _Party(after, frozenset((after.key,)))


def _crossed(mine: _Parties, theirs: _Parties) -> bool | None:
    """Whether the parties of two happenings are exchanged (True), in place (False), or unclear (None)."""
    (agent, patient), (doer, undergoer) = mine, theirs
    if agent is None or patient is None or doer is None or undergoer is None:
        return None
    crossed = _same_party(agent, undergoer) and _same_party(patient, doer)
    straight = _same_party(agent, doer) and _same_party(patient, undergoer)
    return crossed if crossed != straight else None


def _same_party(a: _Party, b: _Party) -> bool:
    """Whether two parties have alike heads, and no different names before them."""
    if likeness(a.head, b.head)[0] < _SAME:
        return False
    return not (a.names and b.names) or a.names <= b.names or b.names <= a.names


def _other(mine: Clause, theirs: Clause, link: Link) -> RoleDifference | None:
    """Another doer, cause or place of what happened to one and the same definite thing."""
    if mine.subject is None or theirs.subject is None or link.how == "opposite":
        return None
    if not (_named_or_the(mine.subject) and _named_or_the(theirs.subject) and _alike(mine.subject, theirs.subject)):
        return None
    for preposition, phrase in mine.prepositions:
        if phrase.temporal or preposition not in ("by", "in", "at"):
            continue
        if preposition == "by" and mine.verb.voice != "passive":
            continue
        others = [n for p, n in theirs.prepositions if p == preposition and not n.temporal]
        if len(others) != 1 or sum(p == preposition for p, _ in mine.prepositions) != 1:
            continue
        other = others[0]
        place = preposition != "by"
        if place and not (phrase.head.tag == "PROPN" and other.head.tag == "PROPN"):
            continue
        if place and (phrase.head.text.lower() in _AREAS) != (other.head.text.lower() in _AREAS):
            continue  # a town may lie in the county
        if _numbered(phrase) or _numbered(other) or _alike(phrase, other) or _shares_word(phrase, other):
            continue
        return RoleDifference("other", f"{preposition} {phrase.text!r} against {preposition} {other.text!r}")
    return None


_AREAS: Final = word_set(
    """county province state district region parish prefecture governorate department borough valley territory
    canton oblast island peninsula municipality"""
)
"""What a name that ends so is: an area in which other places lie."""


def _named_or_the(phrase: NounPhrase) -> bool:
    return phrase.determiner in ("the", "this", "that") or phrase.head.tag == "PROPN"


def _numbered(phrase: NounPhrase) -> bool:
    return bool(phrase.numeral) or phrase.head.tag in ("NUM", "PRON")


def _shares_word(a: NounPhrase, b: NounPhrase) -> bool:
    mine = {t.lemma.lower() for t in a.tokens if t.tag in ("NOUN", "PROPN")}
    return any(t.lemma.lower() in mine for t in b.tokens)


def _alike(a: NounPhrase, b: NounPhrase) -> bool:
    one, other = _party(a), _party(b)
    return one is not None and other is not None and _same_party(one, other)


@lru_cache(maxsize=1)
def _converse() -> Mapping[str, frozenset[str]]:
    text = files("factrecon.matching.words").joinpath("opposites.toml").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for one, other in tomllib.loads(text)["converse"]:
        for x in one:
            for y in other:
                found.setdefault(x, set()).add(y)
                found.setdefault(y, set()).add(x)
    return {word: frozenset(others) for word, others in found.items()}


def are_converse(a: str, b: str) -> bool:
    """Whether two verbs tell one kind of happening from two sides.

    >>> are_converse("buy", "sell"), are_converse("buy", "rent")
    (True, False)
    """
    return b in _converse().get(a, frozenset())
