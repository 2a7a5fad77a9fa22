"""Who took part in the event that some words of a sentence name: the heads of the phrases around them.

For a verb: its agent, its patient and what prepositions add. For a noun: its possessor, and what it
is "of" or is compounded with ("Chen's election", "the school shooting"). Pronouns and times are no
participants.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from attrs import frozen

from factrecon.language.analysis import Sentence, analyse
from factrecon.language.phrases import NounPhrase
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
            return Arguments("verb", _heads(clause.agent), _heads(clause.patient), _NONE.union(*others))
    for phrase in sentence.phrases:
        if phrase.start < end and start < phrase.end:
            beside = {
                t.lemma.lower() for t in phrase.tokens if t.tag in ("NOUN", "PROPN") and not start <= t.start < end
            }
            return Arguments("noun", _heads(phrase.possessor), _heads(phrase.of) | beside)
    return Arguments("")


@lru_cache(maxsize=4_096)
def _sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(analyse(text))


def _heads(phrase: NounPhrase | None) -> Heads:
    if phrase is None:
        return _NONE
    found: set[str] = set()
    for part in (phrase, phrase.of, phrase.apposition, *phrase.conjuncts):
        if part is None or part.temporal or part.head.tag == "PRON":
            continue
        found.update(t.lemma.lower() for t in part.tokens if t.tag == "PROPN")
        found.add(part.head.lemma.lower())
    return frozenset(found)
