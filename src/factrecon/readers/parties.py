"""Who did it, and to whom: the named party of a deed that no frame knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factrecon.model import Assertion, Event, Mention, Question
from factrecon.story.analysis import Sentence
from factrecon.story.asks import inverted, short
from factrecon.story.clauses import head_of, tells_by_itself
from factrecon.story.page import Page, Story
from factrecon.story.speakers import named_subject
from factrecon.story.telling import statement_of, tell
from factrecon.values import Entity, Quantity

READER: Final = "parties"
_LONGEST: Final = 200


def read_parties(story: Story) -> Iterator[Assertion]:
    """The reader of parties: one claim for each named party that undergoes a deed, or that did it."""
    for page in story.pages:
        for sentence in page.sentences:
            if sentence.names and not sentence.asks:
                for number, clause in enumerate(sentence.clauses):
                    if tells_by_itself(clause) and (clause.verb.finite or clause.subject is not None):
                        yield from _claims(page, sentence, number)


def _claims(page: Page, sentence: Sentence, number: int) -> Iterator[Assertion]:
    clause = sentence.clauses[number]
    passive = clause.verb.voice == "passive"
    held = clause.agent if passive else clause.object
    behind = (
        clause.verb.particle
        or clause.particle
        or any(w in ("off", "up", "out", "down") for w, _ in clause.prepositions)
    )
    if not (held is not None and any(held.start <= n.start < held.whole_end for n in sentence.names)) and not behind:
        return
    said = statement_of(page, sentence, number, start=clause.verb.start, end=clause.verb.end)
    if said.mode in ("conditional", "asked", "possible"):
        return
    role = "agent" if passive else "patient"
    # What stands in apposition behind the object may belong to another: "overseeing the case, Ana Bell".
    party = said.filler(role)
    if not isinstance(party, Mention) or party.start < clause.verb.start or party.entity not in page.entities.by_key:
        return
    measured = said.filler("amount")
    if isinstance(measured, Quantity) and measured.text in party.text:
        return  # "warmed by 2 degrees": how much, and nobody
    named = named_subject(page.analysis, sentence, clause)
    asked = inverted(sentence.text, clause, named)
    if not said.polarity:
        return
    ask = f"By whom {asked}?" if passive else f"Whom {asked}?"
    name = page.entities.by_key[party.entity].name
    event = Event(
        "statement",
        label=f"{clause.verb.lemma} {head_of(clause)}".strip(),
        id=f"{page.document.id}#party{clause.verb.start}",
        modifiers=(clause.verb.lemma, head_of(clause), "", clause.verb.voice, clause.verb.particle or clause.particle),
        participants=(named,) if named else (),
    )
    start, end = min(clause.verb.start, party.start), max(clause.verb.end, party.end)
    if end - start > _LONGEST:
        return
    value = Entity(name, text=short(party.text))
    question = Question(event, role, "entity", ask, single=False)
    yield tell(page, said, question, value, start=start, end=end, at=party.start, open=role, reader=READER)
