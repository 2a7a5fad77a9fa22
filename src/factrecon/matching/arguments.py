"""Who took part in the event that some words of a sentence name: the heads of the phrases around them.

For a verb: its agent, its patient and what prepositions add. For a noun: its possessor, and what it
is "of" or is compounded with ("Chen's election", "the school shooting"). Pronouns and times are no
participants.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal

from attrs import frozen

from factrecon.language.analysis import Sentence, analyse
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.matching.words import MAX_TEXT

__all__ = ["Arguments", "find_arguments"]

Heads = frozenset[str]
_NONE: Final[Heads] = frozenset()


@frozen
class Arguments:
    """Lemmas in lower case of the heads, and of all names, of the participants; empty where none is told."""

    kind: Literal["verb", "noun", ""]
    agent: Heads = _NONE
    patient: Heads = _NONE
    others: Heads = _NONE
    names: Heads = _NONE
    """The names among agent and patient, a possessor's included."""


def find_arguments(text: str, start: int, end: int) -> Arguments:
    """The participants of the event that `text[start:end]` names; only the first 4,096 characters count.

    >>> found = find_arguments("Ana Chen was charged by police in Oslo.", 13, 20)
    >>> sorted(found.patient), sorted(found.agent), sorted(found.others)
    (['ana', 'chen'], ['police'], ['oslo'])
    """
    sentences = _sentences(text[:MAX_TEXT])
    sentence = next((s for s in sentences if s.start <= start < s.end), None)
    if sentence is None:
        return Arguments("")
    for clause in sentence.clauses:
        if start <= clause.verb.head.start < end:
            others = [_heads(phrase) for word, phrase in clause.prepositions if word != "by"]
            return Arguments(
                "verb",
                _heads(clause.agent),
                _heads(clause.patient),
                _NONE.union(*others),
                _names(clause.agent) | _names(clause.patient),
            )
    for phrase in sentence.phrases:
        if phrase.start < end and start < phrase.end:
            beside = {
                t.lemma.lower() for t in phrase.tokens if t.tag in ("NOUN", "PROPN") and not start <= t.start < end
            }
            names = _names(phrase.possessor) | _names(phrase.of)
            return Arguments("noun", _heads(phrase.possessor), _heads(phrase.of) | beside, names=names)
    return Arguments("")


@lru_cache(maxsize=4_096)
def _sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(analyse(text))


def _parts(phrase: NounPhrase) -> Iterator[NounPhrase]:
    for part in (phrase, phrase.of, phrase.apposition, *phrase.conjuncts):
        if part is not None and not part.temporal and part.head.tag != "PRON":
            yield part


def _heads(phrase: NounPhrase | None) -> Heads:
    return _NONE if phrase is None else _names(phrase) | {p.head.lemma.lower() for p in _parts(phrase)}


def _names(phrase: NounPhrase | None) -> Heads:
    """Every word of a name in the phrase and in what was folded into it, and in its possessor."""
    if phrase is None:
        return _NONE
    found = {t.lemma.lower() for part in _parts(phrase) for t in part.tokens if t.tag == "PROPN"}
    return frozenset(found) | _names(phrase.possessor)
