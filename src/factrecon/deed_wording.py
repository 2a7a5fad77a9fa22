"""A deed asked by the roles that all who tell it fill alike: "Did Ana Lund sell the mill?", "Was the mill sold?".

The words of one clause ask more than another document tells; a verb with its doer and what it was done to asks what
both do. Names stand as the documents write them in full; a phrase without a name stands as it is told, where nothing
was lost from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from factrecon.language.en.rows import listed
from factrecon.language.syntax.closed_classes import CLAUSE_TAKERS
from factrecon.language.syntax.lexicon import PARTICIPLE, THIRD, look_up
from factrecon.language.syntax.noun_classes import noun_classes
from factrecon.language.syntax.tagging import tokenize
from factrecon.matching.features import lemmas
from factrecon.matching.words.spelling import plain_spelling
from factrecon.model import Assertion, Mention, Statement
from factrecon.story.sayable import unresolved_tokens

__all__ = ["asked_of_deed"]

_LEADS: Final = {"truth": "", "time": "When "}
_COMPLETE: Final = listed("questions.complete") | listed("questions.placed")
_PARTICLES: Final = listed("statements.particles")
_WANTING: Final = (
    listed("questions.governing")
    | listed("questions.as_what")
    | listed("questions.telling")
    | listed("questions.bidding")
)
"""Verbs that are nothing without more than doer and object."""
_TOLD: Final = frozenset(["asserted", "denied"])
_BESIDE: Final = ("at:", "for:", "against:", "in:", "to:", "with:")
_DAYS: Final = listed("calendar.weekdays")
_LONGEST: Final = 6
_MOST: Final = 2 / 3


def asked_of_deed(group: Sequence[Assertion], texts: Mapping[str, str]) -> Iterator[str]:
    """The questions by which doer, deed and undergoer are asked that every document of the group tells."""
    lead = _LEADS.get(group[0].claim.question.kind)
    documents = {a.document for a in group}
    told = [a for a in group if a.statement is not None and a.statement.mode in _TOLD and a.document in texts]
    if lead is None or {a.document for a in told} != documents:
        return
    if not lead and len({a.claim.value for a in group}) > 1:
        return  # of what one denies another may tell something else
    names = _Names(texts)
    for one in told:
        assert one.statement is not None
        alike = [a for a in told if a.statement is not None and _is_one_deed(one.statement, a.statement)]
        if {a.document for a in alike} == documents and len(alike) >= _MOST * len(group):
            asked = _asked(one, alike, names)
            if asked and (len(documents) > 1 or not (lead or one.statement.fillers("patient"))):
                yield f"{lead}{asked}?" if lead else f"{asked[:1].upper()}{asked[1:]}?"


def _is_one_deed(one: Statement, other: Statement) -> bool:
    if one is other:
        return True
    if lemmas(one.predicate, other.predicate) not in ("same", "alike"):
        return False
    doer, done = (_meet(one, other, part) for part in ("agent", "patient"))
    if done is None and (one.fillers("patient") or other.fillers("patient")):
        return False
    if doer and done is False:
        done = _is_of_one_class(one, other)
    return done is not False and (doer is not False) and bool(doer or done)


def _is_of_one_class(one: Statement, other: Statement) -> bool:
    """Whether one doer does it to the like of a thing: "blocked a bill", "blocked legislation"."""
    return any(
        not (x.entity or y.entity) and noun_classes(x.head) & noun_classes(y.head)
        for x in _mentions(one, "patient")
        for y in _mentions(other, "patient")
    )


def _meet(one: Statement, other: Statement, part: str) -> bool | None:
    """Whether the same somebody or something fills a role of both; None where one does not say."""
    mine, theirs = _mentions(one, part), _mentions(other, part)
    if not mine or not theirs:
        return None
    return any(_is_one(x, y) for x in mine for y in theirs)


def _mentions(said: Statement, part: str) -> list[Mention]:
    return [f for f in said.fillers(part) if isinstance(f, Mention)]


def _is_one(x: Mention, y: Mention) -> bool:
    if x.entity or y.entity:
        return x.entity == y.entity
    mine, theirs = plain_spelling(x.head), plain_spelling(y.head)
    return bool(mine) and lemmas(mine, theirs) in ("same", "alike")


def _asked(one: Assertion, alike: Sequence[Assertion], names: _Names) -> str:
    said = one.statement
    assert said is not None
    verb, _, particle = said.predicate.partition(" ")
    wanting = verb in _WANTING or verb in CLAUSE_TAKERS or all(s.fillers("of:") for s in map(_said, alike))
    if wanting or not look_up(verb).verb or (particle and particle not in _PARTICLES):
        return ""  # "accused | of what"
    doer, done = (names.joined(_mentions(said, part), one.document or "") for part in ("agent", "patient"))
    if said.fillers("patient") and not done:
        return ""
    beside = names.beside(one, alike)
    by_whom = {a.document for a in alike if a.statement is not None and a.statement.fillers("agent")}
    if doer and len(by_whom) >= min(2, len({a.document for a in alike})):
        complete = verb in _COMPLETE or particle in _PARTICLES
        if not (done or (complete and _acts(_mentions(said, "agent")[0]))):
            return ""
        helper = "did"
        if all(_is_present(a, verb) for a in alike):
            helper = "do" if _is_several(_mentions(said, "agent"), names.texts[one.document or ""]) else "does"
        return " ".join(w for w in (helper, doer, said.predicate, done, beside) if w)
    participle = _participle(verb, alike)
    timed = one.claim.question.kind == "time"
    if not done or not participle or not (timed or beside or _acted_on(said)):
        return ""  # "Was Ana Lund appointed?": to what
    helper = "were" if _is_several(_mentions(said, "patient"), names.texts[one.document or ""]) else "was"
    return " ".join(w for w in (helper, done, participle, particle, beside) if w)


def _is_present(told: Assertion, verb: str) -> bool:
    """Whether a verb is told of as what is: "supports the right"."""
    span = _said(told).span
    words = _WORD.findall(span.quote if span is not None else told.quote)
    return any((form := look_up(w)).verb == verb and form.forms & THIRD and w != verb for w in words)


def _said(assertion: Assertion) -> Statement:
    assert assertion.statement is not None
    return assertion.statement


def _acted_on(said: Statement) -> bool:
    """Whether it is a thing that something was done to: of a person more is to be told than a verb."""
    return not any(m.entity or "person" in noun_classes(m.head) for m in _mentions(said, "patient"))


def _acts(who: Mention) -> bool:
    return bool(who.entity) or "person" in noun_classes(who.head)


def _participle(verb: str, alike: Sequence[Assertion]) -> str:
    """The form of a verb behind "was", as a document has it there, or before what is done to."""
    for a in alike:
        span = a.statement.span if a.statement is not None else a.span
        if span is None or a.statement is None:
            continue
        done = min((m.start for m in _mentions(a.statement, "patient")), default=-1) - span.start
        for found in _VERB.finditer(span.quote):
            form = look_up(found["verb"])
            if form.verb == verb and form.forms & PARTICIPLE and (found["was"] or found.end() <= done):
                return found["verb"]
    return ""


_WORD: Final = re.compile(r"\b[a-z]+\b")
_VERB: Final = re.compile(r"\b(?P<was>(?:was|were|been|is|are|being|be)\s(?:[a-z]+ly\s)?)?(?P<verb>[a-z]+)\b")


def _is_several(mentions: Sequence[Mention], text: str) -> bool:
    first = mentions[0]
    last = text[first.start : first.end].split()[-1].lower()
    return (look_up(last).plural and look_up(last).noun != last) or _is_joined(mentions, text)


def _is_joined(mentions: Sequence[Mention], text: str) -> bool:
    return any(" and " in text[x.end - 1 : y.start + 1] for x, y in pairwise(mentions))


@frozen
class _Names:
    """How the documents of a group name whom its claims tell of."""

    texts: Mapping[str, str]

    def joined(self, mentions: Sequence[Mention], document: str) -> str:
        """All who fill a role; "" where one of them has no words."""
        named = [self.of(m, document) for m in mentions]
        before = self.texts[document][: mentions[0].start].split()[-1:] if mentions and mentions[0].start > 0 else []
        if before and before[0].lower() in ("of", "for"):
            return ""  # "Centers for | Disease Control"
        if len(mentions) < 2:
            return "".join(named)
        if _is_joined(mentions, self.texts[document]):
            return " and ".join(named) if len(named) == 2 and all(named) else ""
        return next((n for n in named if n and n[:1].isupper()), named[0])  # "the other, Ofer Lund"

    def of(self, who: Mention, document: str) -> str:
        """The words that name a mention by themselves; "" where there are none."""
        if who.entity:
            full = re.compile(rf"\b{re.escape(who.entity)}\b", re.IGNORECASE)
            for name in sorted(self.texts):
                for found in full.finditer(self.texts[name]):
                    if all(w[:1].isupper() for w in found[0].split()):
                        return f"{'the ' if self._has_article(found[0]) else ''}{found[0]}"
        words, text = " ".join(who.text.split()), self.texts[document]
        if (words[:1].isupper() and " " not in words) or any(c.isdigit() for c in words):
            return ""  # a word that only begins a sentence; an amount is the answer to another question
        if who.start < 0 or not words or len(words.split()) > _LONGEST or not self._is_whole(who, text):
            return ""
        tokens = tokenize(words)
        if unresolved_tokens(tokens) or "other" in words.split() or tokens[-1].tag not in ("NOUN", "PROPN", "ADJ"):
            return ""
        words = re.sub(r"\s+(?=[’'])", "", text[who.start : who.end] if who.end <= len(text) else words)
        words = " ".join(words.split())
        first = words.split()[0]
        if first.lower() in ("the", "a", "an"):
            words = f"{first.lower()}{words[len(first) :]}"
            bare = len(words.split()) < 3 and first.lower() == "the"
            known = listed("questions.known") & {who.head.lower()}
            return "" if bare and not known and not words.split()[-1][0].isupper() else words
        if len(words.split()) == 1 and not look_up(words.lower()).plural:
            return ""  # "state", "each other"
        if look_up(first.lower()).function:
            return f"{first.lower()}{words[len(first) :]}"  # "Seven officers"
        return words

    def _has_article(self, name: str) -> bool:
        """Whether documents write a name with "the": "the State Department"."""
        counted = [len(re.findall(rf"\b[Tt]he {re.escape(name)}\b(?! [A-Z])", t)) for t in self.texts.values()]
        return sum(counted) * 2 > sum(len(re.findall(rf"\b{re.escape(name)}\b", t)) for t in self.texts.values())

    def _is_whole(self, who: Mention, text: str) -> bool:
        """Whether nothing of a phrase stands behind its end: "the full | set", "a Tea | Party-backed professor"."""
        behind = text[who.end : who.end + 40]
        if behind[:1] in ("-", "–", "/", "’", "'") or behind[:2] in (" “", ' "', " &") or behind[:3] == " of":
            return False
        follows = behind.split()[:1] if behind[:1].isspace() else []
        if not follows:
            return True
        word = follows[0].strip('.,;:!?)”"')
        if not word[:1].isalpha():
            return not word[:1].isdigit()
        if word[:1].isupper() and "\n" not in behind[:2]:
            return not who.text.split()[-1][:1].isupper()
        form = look_up(word.lower())
        return form.function != "" or not form.noun or bool(form.verb) or word.lower() in _DAYS

    def beside(self, one: Assertion, alike: Sequence[Assertion]) -> str:
        """What stands behind a preposition in every telling."""
        said = one.statement
        assert said is not None
        for part in _BESIDE:
            for m in _mentions(said, part)[:1]:
                shared = (a.statement and any(_is_one(m, n) for n in _mentions(a.statement, part)) for a in alike)
                if all(shared) and (words := self.of(m, one.document or "")):
                    return f"{part[:-1]} {words}"
        return ""
