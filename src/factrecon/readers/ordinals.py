"""Which in a row: in which round, whose how-manieth election, for how often."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factrecon.language.en.rows import listed
from factrecon.model import Assertion, Event, Question
from factrecon.story.analysis import Sentence
from factrecon.story.asks import inverted, short
from factrecon.story.clauses import clause_around, head_of, words_around
from factrecon.story.ordinals import Ordinal, find_ordinals
from factrecon.story.page import Page, Story
from factrecon.story.telling import statement_of, tell
from factrecon.values import Quantity

READER: Final = "ordinals"
UNIT: Final = "in order"
_ARTICLE: Final = re.compile(r"^(?:an?|the)\s", re.IGNORECASE)
_LONGEST: Final = 200
_SAID_OFTEN: Final = listed("counts.ordinal_names")
"""Nouns of which the third is a name rather than a count: "a third party", "the sixth district"."""


def read_ordinals(story: Story) -> Iterator[Assertion]:
    """The reader of ordinals: one claim for each, of the deed it counts."""
    for page in story.pages:
        for sentence in page.sentences:
            for found in find_ordinals(sentence):
                if found.noun not in _SAID_OFTEN:
                    yield from _claim(page, sentence, found)


def _claim(page: Page, sentence: Sentence, found: Ordinal) -> Iterator[Assertion]:
    number = clause_around(sentence, found.phrase)
    clause = sentence.clauses[number] if number is not None else None
    said = statement_of(page, sentence, number, start=found.start, end=found.end)
    if not said.polarity or said.mode in ("conditional", "asked"):
        return
    text = sentence.text
    value = Quantity.of(found.number, UNIT, text=text[found.start : found.end].split("-")[0])
    phrase = found.phrase
    whole = phrase.of.end if phrase.of is not None and phrase.of.start >= phrase.end else phrase.end
    start, end = min(found.start, phrase.start), max(found.end, whole)
    held = next((w for w, p in clause.prepositions if p is found.phrase), "") if clause is not None else ""
    joined = "-" in text[found.start : found.end]
    rest = " ".join(f"{text[phrase.start : found.start]} {text[found.end : end]}".split())
    rest = _ARTICLE.sub("the ", rest)
    if clause is not None and clause.subject is not None and held in ("in", "for", "at", "on", "during"):
        undergone = clause.object.text if clause.object is not None and clause.object.start > clause.verb.start else ""
        lead = "how many times" if found.noun == "time" else f"{held} which {found.noun or 'one in order'}"
        ask = " ".join(f"{lead} {inverted(text, clause)} {short(undergone)}".split()) + "?"
        ask = ask[:1].upper() + ask[1:]
        start, end = min(start, clause.verb.start), max(end, clause.verb.end)
    else:
        if not found.noun:
            rest = rest.removeprefix("the ")
        ask = f"In which {found.noun} was {short(rest)}?" if joined else f"Which in order is {short(rest)}?"
    if end - start > _LONGEST:
        start, end = found.start, found.end
    event = Event(
        "amount",
        label=words_around(sentence, clause, found.start, found.end, end),
        id=f"{page.document.id}#ordinal{found.start}",
        modifiers=(found.noun, clause.verb.lemma if clause is not None else "", head_of(clause)),
    )
    question = Question(event, f"{UNIT} {found.noun}".strip(), "quantity", ask)
    yield tell(page, said, question, value, start=start, end=end, at=found.start, reader=READER)
