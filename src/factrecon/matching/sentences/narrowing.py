"""What limits the count or the period of one sentence where the other has no such limit, or another one.

"30 confirmed deaths" and "42 deaths, confirmed and probable" count two sets; "5,000 votes were cast" and
"Lee won 2,000 votes" too. Who was in charge in January need not have been in charge in June. Both may
hold, so their numbers and times make no contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.language.quantities.units import names_person
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.closed_classes import word_set
from factrecon.matching.sentences.alignment import Alignment, Link
from factrecon.matching.sentences.amounts import Amount
from factrecon.matching.sentences.scopes import ScopeDifference
from factrecon.matching.sentences.statement import Statement
from factrecon.matching.words.content import Word
from factrecon.matching.words.thesaurus import related

__all__ = ["STATES", "narrowed"]

_REACH: Final = 40
"""Code points behind a number within which what it counts stands."""
STATES: Final = word_set("be have own live work serve lead hold run head chair belong remain stay employ rule govern")
"""Verbs that tell how things stand over a time, and may do so of two times."""
_STOPS: Final = ("", ".", ",", ";", "!", "?")
_JOINED: Final = frozenset((",", "and", "or", ", and", ", or"))


_MORE: Final = pattern("parts_told.more")
"""Behind a number that comes on top of others: "sixty more bodies"."""


def narrowed(
    a: Statement, b: Statement, alignment: Alignment, said: tuple[str, str], kind: str
) -> ScopeDifference | None:
    """How the two values `said` in two aligned sentences are limited apart, None where they are not.

    >>> from factrecon.matching.sentences.alignment import align_words
    >>> from factrecon.matching.sentences.statement import read_statement
    >>> a, b = read_statement("There were 8 severe cases."), read_statement("There were 12 cases.")
    >>> narrowed(a, b, align_words(a.words, b.words), ("8", "12"), "value").reason
    "only one count is limited to 'severe'"
    """
    if kind == "time":
        return _of_two_periods(a, b, alignment, said)
    mine = next((x for x in a.amounts if x.value.text == said[0]), None)
    theirs = next((x for x in b.amounts if x.value.text == said[1]), None)
    if mine is None or theirs is None:
        return None
    if (_MORE.match(a.text, mine.end) is None) != (_MORE.match(b.text, theirs.end) is None):
        return ScopeDifference("part", "one counts only what was added")
    kinds = _kinds(a, mine) ^ _kinds(b, theirs)
    kinds |= {x.a.key for x in alignment.links if x.how == "opposite"} & listed("counts.narrowing")
    if kinds:
        return ScopeDifference("part", f"only one count is limited to {min(kinds)!r}")
    for group in (
        _of_some_people(mine, theirs),
        _of_some_people(theirs, mine),
        _among(a, alignment.left),
        _among(b, alignment.right),
    ):
        if group:
            return ScopeDifference("part", f"only one count is that of {group!r}")
    for one, amount, free in ((a, mine, alignment.left), (b, theirs, alignment.right)):
        turned = alignment.links if one is a else alignment.converse.links
        limits = [w for w in _limits(one, amount, turned) if w in free]
        if limits:
            return ScopeDifference("part", f"only one count is limited to {limits[0].key!r}")
    return _of_two_deeds(a, b, alignment, mine, theirs)


def _kinds(statement: Statement, amount: Amount) -> set[str]:
    """What makes it a count of another kind: right before what is counted, or before what is measured."""
    behind = _BEHIND.match(statement.text, amount.end)
    words = {w.lower() for w in behind.group().split()} if behind is not None else set()
    if amount.noun in ("", amount.value.unit) and not amount.noun:
        words |= {w.key for w in statement.words if w.start < amount.start}
    return words & listed("counts.narrowing")


def _of_some_people(one: Amount, other: Amount) -> str:
    """The kind of people that the smaller of two counts is of, where the other is of people: "12 women", "30
    people".
    """
    if one.value.unit != "person" or other.value.unit != "person" or other.noun not in _ANYBODY or not one.noun:
        return ""
    if one.noun in _ANYBODY or not names_person(one.noun):
        return ""
    fewer = (
        one.value.nominal is not None and other.value.nominal is not None and one.value.nominal < other.value.nominal
    )
    return one.noun if fewer else ""


def _among(statement: Statement, free: tuple[Word, ...]) -> str:
    """Of whom alone a share is told: "unemployment among women"."""
    places = {w.start: w.key for w in free}
    for clause in statement.clauses:
        for preposition, phrase in clause.prepositions:
            if preposition in ("among", "amongst") and phrase.head.start in places:
                return places[phrase.head.start]
    return ""


_BEHIND: Final = re.compile(r"(?:\s[\w-]{1,20}){1,4}")
_ANYBODY: Final = listed("people.nobody")


def _limits(statement: Statement, amount: Amount, links: tuple[Link, ...]) -> Iterator[Word]:
    """What describes the things counted: before their noun, or right behind it."""
    noun = next(
        (x.a for x in links if amount.end <= x.a.start <= amount.end + _REACH and x.a.tag in ("NOUN", "PROPN")), None
    )
    if noun is None or set(".;:!?") & set(statement.text[amount.end : noun.start]):
        return
    for word in statement.words:
        if amount.end <= word.start and word.end <= noun.start and word.tag in ("ADJ", "VERB"):
            yield word
    at, behind = noun.end, list[Word]()
    for word in statement.words:
        if word.start < at:
            continue
        between = statement.text[at : word.start].strip()
        if at == noun.end and not between:
            if _there_is(statement, amount) and word.tag in ("ADJ", "VERB"):
                yield word  # "there are nine ballots left"
            return
        if between not in _JOINED or (at == noun.end and between != ","):
            break
        at = word.end
        behind.append(word)
    if statement.text[at:].lstrip()[:1] in _STOPS:
        yield from behind  # "42 deaths, confirmed and probable."


def _there_is(statement: Statement, amount: Amount) -> bool:
    words = statement.text[max(0, amount.start - 40) : amount.start].lower().split()
    return "there" in words[-4:]


def _of_two_deeds(
    a: Statement, b: Statement, alignment: Alignment, mine: Amount, theirs: Amount
) -> ScopeDifference | None:
    """Things of one name that two other deeds are told of, in sentences that differ in more than the deed."""
    if _change_against_state(a, b, mine, theirs):
        return ScopeDifference("part", "one tells how many came or went, the other how many there are")
    party = _of_a_party(a, b, alignment.left, mine, theirs) or _of_a_party(b, a, alignment.right, theirs, mine)
    if party:
        return ScopeDifference("part", f"only one count is that of {party!r}")
    one, other = _deed(a, mine), _deed(b, theirs)
    if one is None or other is None or one not in alignment.left or other not in alignment.right:
        return None
    if " " in one.key + other.key:
        return None  # an idiom may say what a verb says: "lost their lives", "were killed"
    if mine.noun != theirs.noun or other.key in related(one.key) or one.key in related(other.key):
        return None
    if len(alignment.left) + len(alignment.right) < 3:
        return None
    return ScopeDifference("part", f"one counts what is told of with {one.key!r}, the other with {other.key!r}")


def _change_against_state(a: Statement, b: Statement, mine: Amount, theirs: Amount) -> bool:
    """ "Added 300 jobs" against "has 9,000 jobs": a change is no stock."""
    one, other = _clause(a, mine), _clause(b, theirs)
    if one is None or other is None or mine.noun != theirs.noun:
        return False
    verbs = {one.verb.lemma, other.verb.lemma}
    return bool(verbs & _CHANGES) and bool(verbs & _HOLDINGS)


_CHANGES: Final = word_set("add gain create shed lose cut hire axe sell buy open close win")
_HOLDINGS: Final = word_set("have be employ hold own run operate")


def _of_a_party(a: Statement, b: Statement, free: tuple[Word, ...], mine: Amount, theirs: Amount) -> str:
    """The party of which alone the first count is told, where the second is that of all: "Lee got 9", "30 were
    cast".
    """
    one, other = _clause(a, mine), _clause(b, theirs)
    if one is None or other is None or one.subject is None or mine.noun != theirs.noun:
        return ""
    if one.verb.voice != "active" or other.verb.voice != "passive" or other.agent is not None:
        return ""
    verb, theirs_verb = one.verb.lemma, other.verb.lemma
    if verb == theirs_verb or verb in related(theirs_verb) or theirs_verb in related(verb):
        return ""
    named = any(w.name and one.subject.start <= w.start < one.subject.end for w in free)
    return one.subject.text if named else ""


def _clause(statement: Statement, amount: Amount) -> Clause | None:
    """The clause of which what is counted is the subject or the object."""
    for clause in statement.clauses:
        for phrase in (clause.subject, clause.object):
            if phrase is not None and phrase.start <= amount.start < phrase.end:
                return clause
    return None


def _deed(statement: Statement, amount: Amount) -> Word | None:
    clause = _clause(statement, amount)
    if clause is None:
        return None
    return next((w for w in statement.words if w.start == clause.verb.head.start), None)


def _of_two_periods(a: Statement, b: Statement, alignment: Alignment, said: tuple[str, str]) -> ScopeDifference | None:
    """One state of somebody in two periods of a month or more, each of which only limits the statement."""
    if alignment.left or alignment.right:
        return None
    for statement, words in ((a, said[0]), (b, said[1])):
        time = next((m for m in statement.times if m.text == words), None)
        clause = next((c for c in statement.clauses if c.parent is None), None)
        if time is None or clause is None or len(time.timex_value) > len("YYYY-MM") or not _is_state(clause):
            return None
    return ScopeDifference("part", f"said of {said[0]} and of {said[1]}")


def _is_state(clause: Clause) -> bool:
    subject = clause.subject
    if subject is None or clause.verb.lemma not in STATES or clause.verb.voice != "active":
        return False
    if subject.head.tag not in ("PROPN", "PRON") and not names_person(subject.head.lemma):
        return False
    told = [phrase for _, phrase in clause.prepositions if not phrase.temporal]
    return bool(told) or clause.object is not None
