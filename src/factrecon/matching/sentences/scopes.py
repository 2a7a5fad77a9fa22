"""Are two aligned sentences limited to different parties, places or parts?

"Shares of Apple rose" and "Shares of Boeing rose" share most of their words and are about two
things; "75,000 struck nationwide" and "58,000 struck in California" about a whole and its part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from attrs import frozen

from factrecon.language.en.rows import listed
from factrecon.language.names.namesakes import are_namesakes
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.matching.sentences.alignment import Alignment
from factrecon.matching.sentences.statement import Statement
from factrecon.matching.words.content import Word

__all__ = ["ScopeDifference", "scope_difference"]

_WHOLE: Final = word_set("nationwide nationally worldwide globally statewide overall total altogether country nation")


@frozen
class ScopeDifference:
    """Why two sentences may both hold: two `parties`, or a whole against a `part` of it."""

    kind: Literal["parties", "part"]
    reason: str


def scope_difference(a: Statement, b: Statement, alignment: Alignment) -> ScopeDifference | None:
    """The difference in scope of two aligned sentences, None without one.

    >>> from factrecon.matching.sentences.alignment import align_words
    >>> from factrecon.matching.sentences.statement import read_statement
    >>> one, other = read_statement("Shares of Apple rose."), read_statement("Shares of Boeing rose.")
    >>> scope_difference(one, other, align_words(one.words, other.words)).kind
    'parties'
    """
    mine, theirs = _subject_names(a, alignment.left), _subject_names(b, alignment.right)
    linked = [x for x in alignment.links if x.how != "opposite" and (x.a.tag == "VERB" or x.b.tag == "VERB")]
    if mine and theirs and linked and not _names_meet(a, alignment):
        return ScopeDifference("parties", f"said of {mine[0].key!r} and of {theirs[0].key!r}")
    apart = _other_bearers(a, b) or _other_parties(a, b, alignment)
    if apart:
        return ScopeDifference("parties", apart)
    for words, others in ((alignment.left, alignment.right), (alignment.right, alignment.left)):
        statement = a if words is alignment.left else b
        whole = next((w for w in words if w.key in _WHOLE), None)
        if whole is not None:
            return ScopeDifference("part", f"one is limited where the other speaks of the whole ({whole.key!r})")
        place = next((w for w in words if w.name and _is_located(statement, w)), None)
        if place is not None and not any(w.name for w in others):
            return ScopeDifference("part", f"only one is limited to {place.key!r}")
    return None


def _other_bearers(a: Statement, b: Statement) -> str:
    """What shows that in one place of the two sentences two names stand that are two's, though they share a word."""
    for mine, theirs in zip(_named(a), _named(b), strict=True):
        for one in mine:
            for other in theirs:
                if one in theirs or other in mine:
                    continue
                if are_namesakes(one, other):
                    return f"said of {one!r} and of {other!r}"
    return ""


def _named(statement: Statement) -> tuple[list[str], list[str], list[str]]:
    """The names in the subjects, in the objects and in the places of the clauses."""
    out: tuple[list[str], list[str], list[str]] = ([], [], [])
    for clause in statement.clauses:
        located = [phrase for preposition, phrase in clause.prepositions if preposition in _LOCATED]
        slots: tuple[list[NounPhrase | None], ...] = ([clause.subject], [clause.object], [*located])
        for names, phrases in zip(out, slots, strict=True):
            for phrase in phrases:
                if phrase is not None:
                    names += _names_in(statement, phrase.start, max(phrase.end, phrase.whole_end))
    return out


def _names_in(statement: Statement, start: int, end: int) -> Iterator[str]:
    """The names between two places, without the capitals of a headline or a number before them."""
    apart = listed("namesakes.telling_apart")
    spans = [(w.start, w.end) for w in statement.words if w.name or " " in w.key]
    for found in _NAMED.finditer(statement.text, start, end):
        for part in _PART.finditer(statement.text, found.start(), found.end()):
            held = [
                m
                for m in _CAPITAL.finditer(statement.text, part.start(), part.end())
                if m.group().lower() in apart or any(x <= m.start() < y for x, y in spans)
            ]
            if held:
                yield statement.text[held[0].start() : held[-1].end()]


_LOCATED: Final = word_set("in at near across from")
_PART: Final = re.compile(r"(?:(?!['’]s\s).)+")
"""Up to a possessive: two names, not one ("Lima's Ortega")."""
_CAPITAL: Final = re.compile(r"[\w.'’&-]+")
_NAMED: Final = re.compile(r"[A-Z][\w.'’&-]{0,30}(?:\s(?:of\s|the\s|de\s){0,2}[A-Z][\w.'’&-]{0,30}){0,5}")


def _other_parties(a: Statement, b: Statement, alignment: Alignment) -> str:
    """What shows that one verb is said of two other parties, in two places of the sentence; "" if nothing."""
    free_a, free_b = {w.start for w in alignment.left}, {w.start for w in alignment.right}
    for link in alignment.links:
        mine = next((c for c in a.clauses if c.verb.head.start == link.a.start), None)
        theirs = next((c for c in b.clauses if c.verb.head.start == link.b.start), None)
        if mine is None or theirs is None or mine.subject is None or theirs.subject is None:
            continue
        if mine.subject.head.start not in free_a or theirs.subject.head.start not in free_b:
            continue
        for preposition, phrase in mine.prepositions:
            for other, counterpart in theirs.prepositions:
                if preposition == other and phrase.head.start in free_a and counterpart.head.start in free_b:
                    return (
                        f"said of {mine.subject.text!r} {preposition} {phrase.text!r} "
                        f"and of {theirs.subject.text!r} {other} {counterpart.text!r}"
                    )
    return ""


def _names_meet(a: Statement, alignment: Alignment) -> bool:
    """Whether a name in the subject is linked after all, so that the free ones only say more of it."""
    spans = [_span(c) for c in a.clauses if c.parent is None and c.subject is not None]
    return any(x.a.name and x.b.name and any(start <= x.a.start < end for start, end in spans) for x in alignment.links)


def _subject_names(statement: Statement, free: tuple[Word, ...]) -> list[Word]:
    """Names without a partner that stand in the subject of a main clause."""
    spans = [_span(c) for c in statement.clauses if c.parent is None and c.subject is not None]
    return [w for w in free if w.name and any(start <= w.start < end for start, end in spans)]


def _span(clause: Clause) -> tuple[int, int]:
    subject = clause.subject
    assert isinstance(subject, NounPhrase)
    return subject.start, max(subject.end, subject.whole_end)


def _is_located(statement: Statement, word: Word) -> bool:
    return any(
        preposition in ("in", "at", "near", "across") and phrase.start <= word.start < phrase.end
        for clause in statement.clauses
        for preposition, phrase in clause.prepositions
    )
