"""How a question is worded: once, when its claims are together.

A reader words a question by a frame or by its clause; here the wordings of all claims of one question are held against
what the documents say. A wording is printed that has no word which no document has, no pronoun for somebody unsaid, not
its own answer, a verb, and at most `MOST_WORDS` words. Where none is left, the question is asked in a source's own
words with the answer left open. So a question can be dull, and never names a deed that nobody tells.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from attrs import evolve, field, frozen

from factrecon.deed_wording import asked_of_deed
from factrecon.frames import FRAMES
from factrecon.language.en.rows import listed
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.lexicon import look_up
from factrecon.language.syntax.noun_classes import noun_classes
from factrecon.matching.features import lemmas
from factrecon.model import Assertion, Document, Event, Mention, Question, Statement
from factrecon.readers import READERS
from factrecon.readers.events import PRESUPPOSED
from factrecon.story.asks import GENERIC
from factrecon.story.cloze import MOST_WORDS
from factrecon.story.particulars import told_apart, unsaid, which
from factrecon.values import Quantity, Text, Time, Value

__all__ = ["ASKING", "worded"]

_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
ASKING: Final = listed("questions.asking")
_LEAD: Final = 400
"""Code points with which a document begins to tell what it is about."""
_FINITE: Final = word_set("caused did do does was were is are has have had will would could should can may might")
_NUMBER: Final = re.compile(r"\d[\d,.]*")


def worded(
    assertions: Iterable[Assertion], documents: Mapping[str, Document], *, judged: Collection[str] = ()
) -> tuple[Assertion, ...]:
    """The assertions in their order, all of one question asking it in the same words.

    What is asked of given records, which have no text, keeps its words. Questions that a person `judged`, by id, are
    asked in the words of any of their documents: that they are one is that person's word.
    """
    assertions = tuple(assertions)
    said: dict[str, list[Assertion]] = defaultdict(list)
    for a in assertions:
        if a.document in documents and a.record is None:
            said[a.claim.question.id].append(a)
    words: dict[str, frozenset[str]] = {}
    about = {a.document for group in said.values() for a in group if a.document}
    leads = {d: f"{documents[d].title}. {documents[d].text[:_LEAD]}" for d in sorted(about)}
    lead = frozenset().union(*(_stems(text) for text in leads.values()))
    asks = {}
    texts = {name: documents[name].text for name in about}
    for identity, group in said.items():
        for a in group:
            name = a.document or ""
            if name not in words:
                words[name] = _stems(f"{documents[name].title} {documents[name].text}")
        known = frozenset().union(*(words[a.document or ""] for a in group))
        shared = frozenset.intersection(*(words[a.document or ""] for a in group))
        of_what = _Told(known, shared, lead, tuple(leads.values()), told=_is_about(group, texts))
        asks[identity] = _of_which(_choose(group, of_what, texts, judged=identity in judged), group, of_what)
    asks = _each_once(asks, said, judged)
    return tuple(
        _asking(a, asks[a.claim.question.id]) if a.claim.question.id in asks and a.record is None else a
        for a in assertions
    )


def _each_once(
    asks: Mapping[str, str], said: Mapping[str, Sequence[Assertion]], judged: Collection[str]
) -> dict[str, str]:
    """The wordings, each kept by one question alone: by that on which most documents speak, and not from a scene.

    Two questions in one report that read alike are one to a reader, who is told nothing by the second.
    """
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for identity, ask in asks.items():
        if ask and identity not in judged:
            alike[said[identity][0].claim.question.story, ask].append(identity)

    def weight(identity: str) -> tuple[int, bool, int, str]:
        group = said[identity]
        return -len({a.document for a in group}), all(a.reader == "scenes" for a in group), -len(group), identity

    spare = {identity for found in alike.values() for identity in sorted(found, key=weight)[1:]}
    return {identity: "" if identity in spare else ask for identity, ask in asks.items()}


@frozen
class _Told:
    """What the documents say, by the forms of their words: any of a question's, all of them, and where the story's
    begin; the texts of those beginnings; and whether the claims are surely of the event that the question names."""

    known: frozenset[str]
    shared: frozenset[str]
    lead: frozenset[str]
    leads: tuple[str, ...]
    told: bool = field(kw_only=True)


def _asking(assertion: Assertion, ask: str) -> Assertion:
    if assertion.claim.question.ask == ask:
        return assertion
    question = evolve(assertion.claim.question, ask=ask)
    return evolve(assertion, claim=evolve(assertion.claim, question=question))


def _at_odds(group: Sequence[Assertion]) -> frozenset[str]:
    """The times with which yes is said, where they exclude each other: nobody then says yes to the words of one."""
    told = [t for a in group if a.statement is not None and isinstance(t := a.statement.filler("time"), Time)]
    odd = any(x.excludes(y) for i, x in enumerate(told[:40]) for y in told[:i])
    return frozenset(t.text for t in told if t.text) if odd else frozenset()


def _is_about(group: Sequence[Assertion], texts: Mapping[str, str]) -> bool:
    """Whether what is told is told of the event that the question names: by a word of its frame, beside its noun, or
    where a document begins; in as many documents as can be asked of two."""
    near: set[str] = set()
    documents = {a.document for a in group}
    put_together = any(a.reader == "scenes" for a in group)
    for a in group:
        event = a.claim.question.event
        if event is None or a.document is None or a.span is None:
            return True
        head = (_MARK.sub("", event.label).split() or [""])[-1].lower()
        text = texts.get(a.document, "")
        start, end = max(0, a.span.start - _BESIDE), a.span.end + _BESIDE
        before = text[start : a.span.start].rpartition(". ")[2]
        beside = f"{before}{text[a.span.start : a.span.end]}{text[a.span.end : end].partition('. ')[0]}".lower()
        framed = a.statement is not None and a.statement.frame == event.frame
        if a.reader == "scenes" and not re.search(
            rf"\b(?:{_DEFINITE}|\w+[’']s)\b(?: (?!{_OF})[\w’'.,-]+){{0,4}} {head[:_STEM]}", beside
        ):
            continue  # "his comments on rape": no deed
        if framed or head[:_STEM] in beside or (a.span.start < _BEGINS and not put_together):
            near.add(a.document)
    return len(near) >= min(2, len(documents))


_DEFINITE: Final = "the|an?|this|that|his|her|its|their|another|one"
_OF: Final = r"(?:of|in|on|about|for|with|to|and)\b"
_BESIDE: Final = 160
_BEGINS: Final = 250
"""Code points in which a document tells of nothing but what it is about."""
_STEM: Final = 5


def _choose(group: Sequence[Assertion], of_what: _Told, texts: Mapping[str, str], *, judged: bool) -> str:
    """The wording of a question that can be printed: by the event that the story is about, else by a source's own
    words, else by a reader's; "" where there is none."""
    known, lead, told = of_what.known, of_what.lead, of_what.told
    answers = [a.claim.value for a in group]
    question = group[0].claim.question
    event = question.event
    asked = Counter(_unmarked(a.claim.question) for a in group)
    ranked = sorted((w for w in asked if w), key=lambda w: (-asked[w], len(w), w))
    if any(a.reader not in _SHIPPED for a in group):
        return ranked[0] if ranked else ""
    ranked = [w for w in ranked if not _holds_answer(w, answers) and not _says_twice(w)]
    if question.attribute == "part" or (question.attribute == "office" and not _is_news(group)):
        return ""
    if question.kind != "truth" and all(a.status == "denied" for a in group):
        return ""  # what was not done has no day and no number
    if question.attribute in ("date", "location") and len({a.document for a in group}) < 2:
        return ""  # a scene is put together from the whole of a document: what one alone gives is not sure enough
    if event is None:
        return next((w for w in ranked if not any(x in _UNSAID for x in _words(w))), "")
    framed = event.frame not in _UNFRAMED
    if _BY_FORM.issuperset(a.reader for a in group):
        return ranked[0] if ranked and _is_told(event, known) else ""
    if (
        question.attribute == "cause"
        and framed
        and not (told and _is_told(event, known) and _names_it(question, event, lead))
    ):
        return ""
    if framed and ranked and told and _is_told(event, known) and _names_it(question, event, lead):
        return ranked[0]
    own = Counter(
        a.own_words
        for a in group
        if a.own_words
        and a.claim.value.kind == question.kind
        and not _holds_answer(a.own_words, answers)
        and (judged or _fits_another(a, group) or _is_told_again(a, group, texts))
    )
    if question.kind == "duration" and all(" " not in v.text and "-" not in v.text for v in answers):
        return ""  # "days": no length
    days = _at_odds(group) if question.kind == "truth" else frozenset()
    weight = {w: which(w, lead, of_what.shared) for w in own}
    least = _LEAST if len({a.document for a in group}) > 1 else _LEAST_ALONE
    own = Counter(
        {
            w: n
            for w, n in own.items()
            if not any(day in w for day in days) and not unsaid(w) and (judged or which(w, lead) >= least)
        }
    )
    if question.attribute == "occurrence" and not judged:
        own = Counter({w: n for w, n in own.items() if _is_done_by_all(w, group)})
    if question.kind == "truth" and not judged:
        own = Counter({w: n for w, n in own.items() if _borne_out(w, group, texts) >= BORNE_OUT})
    if own:
        fits = {w: _fitted(w, group) for w in own}
        return min(own, key=lambda w: (-fits[w], -weight[w], -own[w], not w.endswith("?"), abs(len(w.split()) - 9), w))
    if framed and ranked and told and question.attribute not in GENERIC and not event.label.startswith("the planned "):
        whole = _MARK.sub("", event.label)
        if whole not in _MARK.sub("", ranked[0]) or (not _is_bare(event) and _is_told(event, known)):
            return next((w for w in ranked if _is_plain(w, known)), "")
    # What a clause tells is asked in its own words or not at all; what readers ask of a thing is theirs to word.
    by_clause = any(a.reader in _OF_CLAUSES for a in group)
    if by_clause or (framed and any(_MARK.sub("", event.label) in _MARK.sub("", w) for w in ranked)):
        return _of_deed(group, of_what, texts)
    return next((w for w in ranked if _is_plain(w, known)), "")


_LEAST: Final = 3
_LEAST_ALONE: Final = 4
"""How much of a wording has to tell of which event it asks, where several documents answer, and where one does."""


def _of_which(ask: str, group: Sequence[Assertion], of_what: _Told) -> str:
    """A frame's question with the name by which the story tells its event from others: "the Lunde fire"."""
    event, answers = group[0].claim.question.event, [a.claim.value for a in group]
    if not ask or event is None or event.frame in _UNFRAMED:
        return ask
    label, marked = _MARK.sub("", event.label), _MARK.search(event.label)
    if marked is not None and ask.startswith("Is the ") and ask.endswith(f"{marked[0]} planned?"):
        noun = ask.removeprefix("Is the ").removesuffix(f"{marked[0]} planned?")
        return f"Is {_article(noun)} {noun} planned for {marked[0].strip(' ()')}?"
    if label not in ask:
        return ask
    planned = "the planned " if label.startswith("the planned ") else "the "
    noun = label.removeprefix(planned)
    told = label
    if marked is not None and event.label in ask:
        told = f"{label} of {marked[0].strip(' ()')}"
    elif event.frame in _KNOWN_BY_NOUN and " " not in noun:
        told = f"{planned}{told_apart(noun, of_what.leads)}"
    worded = ask.replace(event.label if event.label in ask else label, told, 1)
    fits = len(worded.split()) <= MOST_WORDS and not _holds_answer(worded, answers) and not _says_twice(worded)
    return worded if fits else ask


def _article(noun: str) -> str:
    return "an" if noun[:1] in "aeiou" else "a"


def _of_deed(group: Sequence[Assertion], of_what: _Told, texts: Mapping[str, str]) -> str:
    """What doer, deed and undergoer of all its documents make of a question that no clause words alone."""
    answers = [a.claim.value for a in group]
    fit = [
        w
        for w in asked_of_deed(group, texts)
        if len(w.split()) <= MOST_WORDS
        and which(w, of_what.lead, of_what.shared) >= _LEAST
        and _borne_out(w, group, texts) >= ALL_BUT_ONE
        and not (_holds_answer(w, answers) or unsaid(w) or _says_twice(w) or any(x in _UNSAID for x in _words(w)))
    ]
    return min(fit, key=lambda w: (-which(w, of_what.lead, of_what.shared), len(w), w), default="")


def _parties(statement: Statement) -> list[Mention]:
    return [f for part in ("agent", "patient") for f in statement.fillers(part) if isinstance(f, Mention)]


def _says_twice(ask: str) -> bool:
    """Whether a question has its verb as its noun: "How many were charged in the charge?"."""
    stems = [w[:_STEM] for w in _words(ask) if w not in ASKING and len(w) >= _STEM]
    return len(stems) != len(set(stems))


def _fits_another(one: Assertion, group: Sequence[Assertion]) -> bool:
    """Whether the words of one document ask what another of the group tells: their clauses share more than the verb."""
    others = [a for a in group if a.document != one.document and a.statement is not None]
    if not others or any(a.own_words == one.own_words for a in others):
        return True
    alike = [a for a in others if _does_alike(one, a)]
    if one.claim.value.kind == "truth" and not any(_same_object(one, a) for a in others):
        if not any(_like_object(one, a) for a in alike):
            return False
    least = 2 if one.claim.value.kind == "truth" else 1
    asked = {s for w in _words(one.own_words) if w not in ASKING for s in _stem(w)}
    for a in others:
        words = dict.fromkeys(a.statement.words) if a.statement is not None else {}
        if a in alike and a.statement is not None:
            words |= dict.fromkeys(a.statement.around)  # "intended | to file charges"
        # "It was overloaded" has no word but its verb.
        enough = min(least, len(words)) if _one_predicate(one, a) else least
        if sum(1 for w in words if asked.intersection(_stem(w.lower()))) >= max(enough, 1):
            return True
    return False


BORNE_OUT: Final = 0.4
"""The least share of what a question names that two documents name where they answer it: else one alone tells it."""


ALL_BUT_ONE: Final = 0.85
"""The same of a question that is made of what all of them tell."""
OF_THE_DEED: Final = 0.34
"""The least share of the same, the names of the doer left out, where they name enough besides."""
_OF_A_DEED: Final = 4
TOLD_AGAIN: Final = 0.8
"""From this share of what a yes or no names, of four words or more beside its doer's, another document tells the same,
whatever its object is called: "criticized her sister's opposition to same-sex marriage", "her stance on" it."""


def _is_told_again(one: Assertion, group: Sequence[Assertion], texts: Mapping[str, str]) -> bool:
    doer = one.statement.filler("agent") if one.statement is not None else None
    who = set(_words(f"{doer.text} {doer.entity}")) if isinstance(doer, Mention) else set()
    if one.claim.value.kind != "truth" or len(set(_naming(one.own_words)) - who) < 4:
        return False  # the doer's names, however many, say nothing of the deed
    return _borne_out(one.own_words, group, texts) >= TOLD_AGAIN


def _naming(ask: str) -> list[str]:
    """The words of a question that do more than ask, days aside."""
    return [w for w in _words(ask) if w not in ASKING and w not in _DAYS]


def _borne_out(ask: str, group: Sequence[Assertion], texts: Mapping[str, str]) -> float:
    """The share of what a question names that two documents tell in the sentences that answer it, in words akin too."""
    asked = _naming(ask)
    told: dict[str, set[str]] = defaultdict(set)
    lemmata: dict[str, set[str]] = defaultdict(set)
    for a in group:
        if a.document is None or a.span is None or a.statement is None:
            return 1.0
        told[a.document] |= _stems(_sentence(texts.get(a.document, ""), a.span.start, a.span.end))
        lemmata[a.document] |= {a.statement.predicate, *a.statement.words}
        for role in a.statement.roles:
            if isinstance(role.filler, Mention):
                told[a.document] |= _stems(role.filler.entity)
    if len(told) < 2 or not asked:
        return 1.0
    borne = {n: [w for w in asked if _is_known(w, told[n]) or _is_akin(w, lemmata[n])] for n in told}
    doers = [a.statement.filler("agent") for a in group if a.statement is not None]
    people = [m for m in doers if isinstance(m, Mention) and m.entity and m.text[:1].isupper() and m.text[:4] != "The "]
    who = {w for m in people for w in _words(f"{m.text} {m.entity}")}
    done = [w for w in asked if w not in who]
    if len(done) >= _OF_A_DEED and sorted(sum(w not in who for w in words) for words in borne.values())[
        -2
    ] < OF_THE_DEED * len(done):
        return 0.0  # the names of the doer, however many, say nothing of the deed
    return sorted(map(len, borne.values()))[-2] / len(asked)


def _is_akin(word: str, lemmata: Collection[str]) -> bool:
    return any(lemmas(f, w) in ("same", "alike") for f in {*_forms(word)} for w in lemmata)


def _sentence(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _LEAD) : start], text[end : end + _LEAD]
    return before[_ends(before) :] + text[start:end] + (m.group() if (m := _WHOLE.match(after)) else after)


def _ends(before: str) -> int:
    """Where the last sentence of a stretch begins."""
    return max((m.end() for m in _STOP.finditer(before)), default=0)


_STOP: Final = re.compile(r"(?<=[a-z0-9\"”’)])[.!?][\"”’)]*\s|\n\s*\n")
_WHOLE: Final = re.compile(r".*?(?:(?<=[a-z0-9\"”’)])[.!?](?=[\"”’)]*(?:\s|\Z))|\n\s*\n|\Z)", re.DOTALL)
_DAYS: Final = listed("calendar.weekdays") | listed("calendar.months")


def _fitted(ask: str, group: Sequence[Assertion]) -> int:
    """How many documents tell what a wording asks by the same verb."""
    verbs = {a.statement.predicate for a in group if a.own_words == ask and a.statement is not None}
    return len(
        {
            a.document
            for a in group
            if a.own_words == ask
            or (a.statement is not None and any(lemmas(a.statement.predicate, v) in ("same", "alike") for v in verbs))
        }
    )


def _same_object(one: Assertion, other: Assertion) -> bool:
    """Whether what a clause does something to is told by another too: "scored twice" tells of no hat-trick."""
    p, q = one.statement, other.statement
    if p is None or q is None:
        return True
    done = p.filler("patient")
    if not isinstance(done, Mention) or not done.head or p.filler("agent") is None:
        return True
    theirs = _parties(q)
    if done.entity and any(m.entity == done.entity for m in theirs):
        return True
    told = {*q.words, *(m.head for m in theirs)} - {p.predicate, q.predicate}
    return any(lemmas(done.head, w) in ("same", "alike") for w in told)


def _is_done_by_all(ask: str, group: Sequence[Assertion]) -> bool:
    """Whether every document tells the event by a verb, or by a word of the clause that asks of it: where others tell
    of "the strike", nobody is asked whether workers walked picket lines."""
    asked = frozenset(s for w in _words(ask) if w not in ASKING for s in _stem(w))
    telling: set[str | None] = set()
    for a in group:
        quoted = _stems(a.span.quote) if a.span is not None else frozenset()
        verb = _stem(a.statement.predicate.split()[0]) if a.statement is not None and a.statement.predicate else ()
        if a.own_words == ask or not asked.isdisjoint(quoted) or not quoted.isdisjoint(verb):
            telling.add(a.document)
    return telling == {a.document for a in group}


def _does_alike(one: Assertion, other: Assertion) -> bool:
    """Whether the same doer does what goes by the same or a like verb."""
    p, q = one.statement, other.statement
    if p is None or q is None or p.polarity != q.polarity or lemmas(p.predicate, q.predicate) not in ("same", "alike"):
        return False
    x, y = p.filler("agent"), q.filler("agent")
    if not isinstance(x, Mention) or not isinstance(y, Mention):
        return False
    return x.entity == y.entity if x.entity and y.entity else bool(x.head) and x.head == y.head


def _like_object(one: Assertion, other: Assertion) -> bool:
    """Whether what it is done to are things of one class: "signed a memorandum", "signed a directive"."""
    done = [a.statement.filler("patient") if a.statement is not None else None for a in (one, other)]
    heads = [m.head for m in done if isinstance(m, Mention) and not m.entity]
    return len(heads) == 2 and bool(noun_classes(heads[0]) & noun_classes(heads[1]) - {"quantity"})


def _one_predicate(one: Assertion, other: Assertion) -> bool:
    return (
        one.statement is not None
        and other.statement is not None
        and (one.statement.predicate == other.statement.predicate)
    )


def _is_news(offices: Sequence[Assertion]) -> bool:
    """Whether it is worth telling what somebody is: it tells of an office taken or given, by a verb; a title
    before a name or behind it is background."""
    told = {a.statement.predicate for a in offices if a.statement is not None} - {"be"}
    left = any(a.claim.value.text.lower().startswith(("former ", "ex-")) for a in offices)
    return not left and bool(told) and told <= listed("questions.taking") and len({a.document for a in offices}) > 1


_INCIDENTS: Final = frozenset(f.name for f in FRAMES if f.incident)
_LASTING: Final = frozenset(f.name for f in FRAMES if f.durative)
_SHIPPED: Final = frozenset([*(r.name for r in READERS), PRESUPPOSED])
_BY_FORM: Final = frozenset(["votes", "scores"])
"""Readers of what the form of the numbers itself says, whatever its event is called: "voted 7-4", "won 3-1"."""
_OF_CLAUSES: Final = frozenset(
    ["statements", "truths", "places", "amounts", "parties", "sayings", "ordinals", "events", PRESUPPOSED]
)


def _names_it(question: Question, event: Event, lead: frozenset[str]) -> bool:
    """Whether a frame's question says which event it means: one that its documents begin with, known by its noun."""
    if event.frame not in _KNOWN_BY_NOUN or question.attribute == "continuity":
        return False
    head = (_MARK.sub("", event.label).split() or [""])[-1].lower()
    if ("named", "noun") not in event.roles or head.endswith("ing"):
        # Its verb is told: enough to ask for a count of it, which no other event of the clause answers.
        if event.frame not in _INCIDENTS or head not in _NOUNS[event.frame] or question.kind != "quantity":
            return False
    if not head or not _is_known(head, lead):
        return False
    classes = noun_classes(look_up(head).noun or head)
    if classes and not classes & _HAPPENING:
        return False  # "the bomb"
    if event.frame not in _INCIDENTS and (look_up(head).noun or head) not in listed("questions.happenings"):
        return False
    planned = event.label.startswith("the planned ")
    if question.attribute == "occurrence" or planned:
        return planned and event.frame in _LASTING
    return not _MARK.search(event.label)  # of several of its kind its noun alone does not say which


_NOUNS: Final = {f.name: frozenset(n for n in f.nouns) for f in FRAMES}
_HAPPENING: Final = frozenset(["act", "event", "phenomenon", "process", "state", "communication", "group"])
"""Classes of nouns for what happens."""
_KNOWN_BY_NOUN: Final = frozenset(f.name for f in FRAMES if f.incident or f.durative)
"""Frames of what a story is about: one word names it."""
_UNFRAMED: Final = frozenset(["statement", "amount"])
_MARK: Final = re.compile(r" \([^)]{1,60}\)")


def _unmarked(question: Question) -> str:
    """A question on when something was, without the day by which its event is told from others: that is the answer."""
    return _MARK.sub("", question.ask) if question.kind in ("time", "offset") else question.ask


def _is_told(event: Event, known: frozenset[str]) -> bool:
    """Whether the documents have every word of an event's label; a label has words of its own documents alone."""
    words = (w.lower() for w in _WORD.findall(_MARK.sub("", event.label)))
    return all(w in ASKING or _is_known(w, known) for w in words)


def _is_bare(event: Event | None) -> bool:
    """Whether an event that is not what a story is about is named by one word: "the approval"."""
    if event is None or event.frame in _KNOWN_BY_NOUN:
        return False
    return len(event.label.removeprefix("the planned ").removeprefix("the ").split()) < 2


def _words(ask: str) -> list[str]:
    return [w.lower() for w in _WORD.findall(ask)]


def _is_plain(ask: str, known: frozenset[str]) -> bool:
    """Whether a reader's own wording of a clause is short, whole and of words that the documents have."""
    words = _words(ask)
    if len(words) < 4 or len(ask.split()) > MOST_WORDS or "…" in ask or not any(w in _FINITE for w in words):
        return False
    if words[:2] == ["how", "many"] and _is_singular(words[2]):
        return False
    return not any(w in _UNSAID for w in words) and all(w in ASKING or _is_known(w, known) for w in words)


def _is_singular(noun: str) -> bool:
    form = look_up(noun)
    return (
        bool(form.noun) and form.noun == noun and not noun.endswith("s") and noun not in ("people", "police", "staff")
    )


_UNSAID: Final = word_set(
    "your my our he she it they we i you him them me us his her their its this these those one others"
)


def _holds_answer(ask: str, answers: Sequence[Value]) -> bool:
    """Whether a question holds a number or the words that answer it."""
    numbers = {n.strip(".,") for n in _NUMBER.findall(ask)}
    folded = f" {ask.casefold()} "
    for value in answers:
        if isinstance(value, Quantity):
            if numbers & {n.strip(".,") for n in _NUMBER.findall(value.text)}:
                return True
        elif value.kind in ("places", "entity", "time") and len(value.text) > 3:
            if f" {value.text.casefold()}" in folded:
                return True
        elif isinstance(value, Text) and len(value.text) > 12 and value.text.casefold() in folded:
            return True
    return False


@lru_cache(maxsize=65_536)
def _forms(word: str) -> tuple[str, str, str]:
    """A word, and what it is a form of as a noun and as a verb."""
    form = look_up(word)
    return word, form.noun or word, form.verb or word


def _stem(word: str) -> tuple[str, ...]:
    """The forms under which a word is known: itself, its lemmas, its first letters."""
    return (*_forms(word), word[:5])


def _stems(text: str) -> frozenset[str]:
    numbers = {n.strip(".,") for n in _NUMBER.findall(text)}
    return frozenset(s for w in {w.lower() for w in _WORD.findall(text)} for s in _stem(w)) | numbers


def _is_known(word: str, known: Collection[str]) -> bool:
    return any(s in known for s in _stem(word)) or all(p in known for p in word.split("-") if p)
