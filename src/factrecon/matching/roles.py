"""Who does it to whom, in two sentences: the same, exchanged, or another party in one place.

"A sued B" and "B sued A" have all their words in common and are not the same claim. "The fire was
caused by lightning" and "... by arson" differ in one party of one happening, of which there is one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal

from attrs import frozen

from factrecon.language.clauses import Clause
from factrecon.language.phrases import NounPhrase
from factrecon.matching.similarity import Alignment, Link, likeness
from factrecon.matching.statement import Statement
from factrecon.matching.words import Word

__all__ = ["RoleDifference", "compare_roles"]

_SAME: Final = 0.8
_SYMMETRIC: Final = frozenset(
    """meet talk agree marry fight clash play discuss negotiate merge speak join face tie collide share
    resemble equal match differ be become say tell""".split()
)
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

    >>> from factrecon.matching.similarity import align_words
    >>> from factrecon.matching.statement import read_statement
    >>> one, other = read_statement("Lee sued Ortiz."), read_statement("Ortiz sued Lee.")
    >>> compare_roles(one, other, align_words(one.words, other.words)).kind
    'swapped'
    """
    for link in alignment.links:
        mine, theirs = _clause_of(a.clauses, link.a), _clause_of(b.clauses, link.b)
        if mine is None or theirs is None:
            continue
        found = _swapped(a, b, mine, theirs, link) or _other(a, b, mine, theirs, link)
        if found is not None:
            return found
    return None


def _clause_of(clauses: Sequence[Clause], word: Word) -> Clause | None:
    """The clause whose main verb the word is."""
    for clause in clauses:
        if clause.verb.head.start == word.start and clause.verb.lemma not in _SYMMETRIC:
            return clause
    return None


def _parties(clause: Clause) -> tuple[NounPhrase | None, NounPhrase | None]:
    """Who does it, and to whom; of a verb without an object, the first phrase that could be one."""
    agent, patient = clause.agent, clause.patient
    if patient is None or patient is agent:
        patient = next((n for p, n in clause.prepositions if p in ("to", "from", "against") and not n.temporal), None)
    return agent, patient


def _swapped(a: Statement, b: Statement, mine: Clause, theirs: Clause, link: Link) -> RoleDifference | None:
    (agent, patient), (doer, undergoer) = _parties(mine), _parties(theirs)
    if agent is None or patient is None or doer is None or undergoer is None:
        return None
    crossed = _alike(agent, undergoer) and _alike(patient, doer)
    straight = _alike(agent, doer) or _alike(patient, undergoer)
    if _are_converse(link.a.key, link.b.key):
        crossed, straight = straight and not crossed, crossed
    if crossed and not straight:
        return RoleDifference(
            "swapped", f"{agent.text!r} and {patient.text!r} have changed places around {link.a.key!r}"
        )
    return None


def _other(a: Statement, b: Statement, mine: Clause, theirs: Clause, link: Link) -> RoleDifference | None:
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
        if _numbered(phrase) or _numbered(other) or _alike(phrase, other) or _shares_word(phrase, other):
            continue
        return RoleDifference("other", f"{preposition} {phrase.text!r} against {preposition} {other.text!r}")
    return None


def _named_or_the(phrase: NounPhrase) -> bool:
    return phrase.determiner in ("the", "this", "that") or phrase.head.tag == "PROPN"


def _numbered(phrase: NounPhrase) -> bool:
    return bool(phrase.numeral) or phrase.head.tag in ("NUM", "PRON")


def _shares_word(a: NounPhrase, b: NounPhrase) -> bool:
    mine = {t.lemma.lower() for t in a.tokens if t.tag in ("NOUN", "PROPN")}
    return any(t.lemma.lower() in mine for t in b.tokens)


def _word(phrase: NounPhrase) -> Word:
    head = phrase.head
    return Word(head.lemma.lower(), head.tag, 1.0, head.tag == "PROPN", head.start, head.end)


def _alike(a: NounPhrase, b: NounPhrase) -> bool:
    """Whether two phrases have alike heads, and no different names before them."""
    if likeness(_word(a), _word(b))[0] < _SAME:
        return False
    one = {t.lemma.lower() for t in a.tokens if t.tag == "PROPN"}
    other = {t.lemma.lower() for t in b.tokens if t.tag == "PROPN"}
    return not (one and other) or bool(one <= other or other <= one)


@lru_cache(maxsize=1)
def _converse() -> Mapping[str, frozenset[str]]:
    text = files("factrecon.matching").joinpath("opposites.toml").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for one, other in tomllib.loads(text)["converse"]:
        for x in one:
            for y in other:
                found.setdefault(x, set()).add(y)
                found.setdefault(y, set()).add(x)
    return {word: frozenset(others) for word, others in found.items()}


def _are_converse(a: str, b: str) -> bool:
    return b in _converse().get(a, frozenset())
