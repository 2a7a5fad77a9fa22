"""What examples of data files about clauses are held against, in the words they are written in.

A mode is `mode: status verb`, as `mode: denied close` of "He denied that the bridge had closed", with "not" where
the clause is negated: `mode: asserted not close`. What a text is asked is `ask: Did the dam collapse?` and
`when: When did the dam collapse?`; how much of a question
tells of which event it asks is `which: 3`, and that it points to something told elsewhere `unsaid: yes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from factrecon.language.en.checking import Probe
from factrecon.language.en.probes import PUBLISHED
from factrecon.model import Document
from factrecon.story.analysis import Analysis
from factrecon.story.cloze import cloze_of, truth_asked
from factrecon.story.modality import clause_modality, turned_object
from factrecon.story.offices import find_offices, plain_office
from factrecon.story.particulars import unsaid, which
from factrecon.story.people import PeopleReader
from factrecon.story.periods import period_behind
from factrecon.story.victims import find_victims

__all__ = ["PROBES"]


def modes(text: str) -> Iterator[str]:
    """How each clause of a text is meant, and whose deed it is: `by: firm pay`."""
    analysis = Analysis(Document(id="example", text=text, published=PUBLISHED))
    for sentence in analysis.sentences:
        for number, clause in enumerate(sentence.clauses):
            modality = clause_modality(sentence, number)
            if (turned := turned_object(clause)) is not None:
                yield f"object: not {turned.head.lemma}"
            yield f"mode: {modality.mode} {'not ' if modality.negated else ''}{clause.verb.lemma}"
            if clause.subject is not None:
                yield f"by: {clause.subject.head.lemma} {clause.verb.lemma}"


def people(text: str) -> Iterator[str]:
    """Groups of people, as many as are told: `people: 3`, `people: some`; a woman or a man is `sex: f`, `sex: m`."""
    for sentence in Analysis(Document(id="example", text=text, published=PUBLISHED)).sentences:
        for group in PeopleReader(sentence).groups:
            yield f"people: {'some' if group.count is None else group.count}"
            if group.sex:
                yield f"sex: {group.sex}"


def harm(text: str) -> Iterator[str]:
    """What became of how many: `killed: 3`, `hurt: some`, `hit: 1`."""
    for sentence in Analysis(Document(id="example", text=text, published=PUBLISHED)).sentences:
        for victims in find_victims(sentence):
            yield f"{victims.outcome}: {'some' if victims.people.count is None else victims.people.count}"


def questions(text: str) -> Iterator[str]:
    """Whether and when each clause holds, as it is asked, and the nouns that stand in the text."""
    yield f"which: {which(text)}"
    yield f"unsaid: {'yes' if unsaid(text) else 'no'}"
    for sentence in Analysis(Document(id="example", text=text, published=PUBLISHED)).sentences:
        for number in range(len(sentence.clauses)):
            yield f"ask: {truth_asked(sentence, number) or 'none'}"
            for time in sentence.times:
                asked = cloze_of(sentence, number, "time", time.start, time.end)
                yield f"when: {asked or 'none'}"
        for token in sentence.tokens:
            if token.tag in ("NOUN", "PROPN"):
                yield f"noun: {token.lemma.lower()}"


def offices(text: str) -> Iterator[str]:
    """Who holds which office, in full and without whose it is: `office: chief executive of Ana Hall`."""
    for sentence in Analysis(Document(id="example", text=text, published=PUBLISHED)).sentences:
        for office in find_offices(sentence):
            yield f"office: {plain_office(office.words)} of {office.name.text}"


def periods(text: str) -> Iterator[str]:
    """Numbers that a period behind them limits: `period: 290 in 2022`."""
    for sentence in Analysis(Document(id="example", text=text, published=PUBLISHED)).sentences:
        for quantity in sentence.quantities:
            if (time := period_behind(sentence, quantity)) is not None:
                yield f"period: {quantity.nominal:.10g} in {time.text}"


PROBES: Final[Mapping[str, Probe]] = {
    "harm": harm,
    "modes": modes,
    "offices": offices,
    "people": people,
    "periods": periods,
    "questions": questions,
}
