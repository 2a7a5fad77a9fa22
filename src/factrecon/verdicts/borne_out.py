"""Whether what a voice says bears out a question as it is worded: who tells it whole, and who only part of it.

A question is worded by one document's clause. Another bears it out where its sentence has the words that matter: the
verb with who does it and to whom, or else most of what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from factrecon.frames import FRAMES
from factrecon.language.syntax.lexicon import look_up
from factrecon.matching.features import lemmas, party
from factrecon.matching.sides import Party
from factrecon.matching.words.thesaurus import share_frame
from factrecon.model import Assertion, Document, Mention, Question, Statement
from factrecon.values.entity import name_key
from factrecon.verdicts.deeds import NOBODY
from factrecon.verdicts.independence import sentence_of
from factrecon.wording import ASKING

__all__ = ["asks_more"]

LEAST: Final = 0.4
"""The share of the words of a question on what was done, from which a sentence tells what it asks."""
LEAST_OF_DETAIL: Final = 0.33
"""The same of a question on when, where or who, where two verbs differ."""
_WORD: Final = re.compile(r"[^\W_][\w’'-]*")
_ALIKE: Final = frozenset({"same", "alike"})
_BARE: Final = 2
"""Words of a question that names an event and no more: "When did the attack happen?"."""
_STEM: Final = 6


def asks_more(a: Assertion, b: Assertion, document_of: Callable[[str], Document | None]) -> str:
    """Why a question is told by one of two voices alone; "" where both tell it, or where their words are not known.

    >>> from attrs import evolve
    >>> from factrecon.model import Role, claim
    >>> from factrecon.values import Truth
    >>> texts = ("The mayor backs its right to tax beds in hotels.", "He backed equal rights for tenants.")
    >>> papers = {str(n): Document(id=str(n), text=text) for n, text in enumerate(texts)}
    >>> said = claim("a", "the mayor", "back", Truth(True), ask="Does the mayor back its right to tax beds in hotels?")
    >>> backs = Statement(predicate="back", roles=(Role("patient", Mention("right", "right")),))
    >>> one, other = (evolve(said, document=n, span=papers[n].span(0, 9), statement=backs) for n in papers)
    >>> asks_more(one, other, papers.get), asks_more(one, one, papers.get)
    ('only one of them tells what is asked', '')
    """
    p, q = a.statement, b.statement
    question = a.claim.question
    if p is None or q is None or not question.ask or a.record is not None or b.record is not None:
        return ""
    asked = _asked(question.ask)
    if event := _other_event(question, p) or _other_event(question, q):
        return f"one of them tells of {event}"
    if len(asked) <= _BARE:
        return ""
    verbs = lemmas(p.predicate, q.predicate) in _ALIKE
    if question.kind == "truth":
        if verbs and all(_plays(p, q, part) for part in ("agent", "patient")):
            return ""
        least = LEAST
    elif question.kind in ("time", "duration", "places", "entity", "text") and not verbs:
        least = LEAST_OF_DETAIL
    else:
        return ""
    told = min(_told(asked, said, document_of) for said in (a, b))
    if told < least:
        return "only one of them tells what is asked"
    # That one person did two things on one day makes them not one.
    done = tuple(w for w in asked if w not in _doers(p) | _doers(q))
    if not verbs and done and not all(_told(done, said, document_of) for said in (a, b)):
        return "only one of them tells what was done"
    return ""


def _other_event(question: Question, said: Statement) -> str:
    """The event of which a clause tells rather than of the one that is asked about; "" where it tells of that."""
    event = question.event
    if event is None or event.frame not in _NAMED_BY or said.frame == event.frame:
        return ""
    near = () if question.kind == "quantity" else said.around
    if any(event.frame in _FRAMES_OF.get(w, ()) for w in (*said.words, *near, said.predicate)):
        return ""
    if question.kind == "quantity":
        if not any(event.frame in _FRAMES_OF.get(w, ()) for w in _asked(question.ask)):
            return ""  # asked in words of a clause
        other = [w for w in said.words if w != said.predicate and not _INCIDENTS.isdisjoint(_FRAMES_OF.get(w, ()))]
        return f"another event, by “{other[0]}”" if other else ""
    asked = _asked(question.ask)
    if question.kind not in ("time", "places") or len(asked) > _BARE:
        return ""
    told = {*said.words, *said.around, said.predicate}
    akin = any(lemmas(w, x) in _ALIKE or share_frame(w, x) for w in asked for x in told)
    return "" if akin or said.frame else "what goes by another word"


_NAMED_BY: Final = {f.name: frozenset({*f.nouns, *f.verbs}) for f in FRAMES}
_FRAMES_OF: Final = {
    w: frozenset(f for f, words in _NAMED_BY.items() if w in words) for ws in _NAMED_BY.values() for w in ws
}
"""The frames that a lemma names."""
_INCIDENTS: Final = frozenset(f.name for f in FRAMES if f.incident)


def _plays(p: Statement, q: Statement, part: str) -> bool:
    return party(_party(p, part), _party(q, part)) in _ALIKE


def _doers(said: Statement) -> set[str]:
    """The words for whoever does it, by name and as told."""
    told = [f for f in said.fillers("agent") if isinstance(f, Mention)]
    return {w.lower() for m in told for w in (*m.entity.split(), *_WORD.findall(m.text))}


def _party(said: Statement, part: str) -> Party | None:
    found = [f for f in said.fillers(part) if isinstance(f, Mention)]
    named = frozenset(m.entity.lower() for m in found if m.entity)
    heads = frozenset(m.head.lower() for m in found if not m.entity and m.head.lower() not in NOBODY)
    return Party(named, heads) if named or heads else None


@lru_cache(maxsize=4_096)
def _asked(ask: str) -> tuple[str, ...]:
    """The words of a question that say what it asks about."""
    words = (w.lower() for w in _WORD.findall(re.sub(r"['’]s\b", "", ask)))
    return tuple(dict.fromkeys(w for w in words if len(w) > 2 and w not in ASKING))


def _told(asked: tuple[str, ...], said: Assertion, document_of: Callable[[str], Document | None]) -> float:
    """The share of the words asked that its sentence has, or that name whom its clause means."""
    document = document_of(said.document or "")
    if document is None or said.span is None or said.statement is None:
        return 1.0
    words = {w.lower() for w in _WORD.findall(re.sub(r"['’]s\b", "", sentence_of(document.text, said.span)))}
    means = {w for r in said.statement.roles if isinstance(r.filler, Mention) for w in r.filler.entity.lower().split()}
    if said.attribution is not None and said.attribution.speaker:
        means |= set(name_key(said.origin or said.attribution.speaker).split())  # "I", "we"
    stems = {s for w in words | means for s in _stems(w)}
    found = sum(1 for w in asked if stems & _stems(w) or any(lemmas(w, x) == "alike" for x in words))
    return found / len(asked)


@lru_cache(maxsize=65_536)
def _stems(word: str) -> frozenset[str]:
    form = look_up(word)
    return frozenset({word, form.noun or word, form.verb or word, word[:_STEM]})
