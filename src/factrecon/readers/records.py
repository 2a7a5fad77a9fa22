"""What somebody has won and lost so far: "Ana Bell (30-2, 20 KOs)", "took her record to 31-2".

A record stands right behind the name of who holds it, between brackets or commas, or is what a record came to. Its
first number are wins, its second losses, its third draws. A pair of numbers behind a name in brackets that more pairs
follow is a result by sets, and no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factrecon.language.en.patterns import pattern
from factrecon.model import Assertion, Question
from factrecon.story.analysis import Sentence
from factrecon.story.entities import untitled
from factrecon.story.page import Page, Story
from factrecon.story.telling import described, tell
from factrecon.values import Quantity

READER: Final = "records"
_RECORD: Final = pattern("records_told.record")
_COMES: Final = pattern("records_told.comes")
"""What stands before a record that is not bracketed behind a name."""
_MORE_SETS: Final = pattern("records_told.more_sets")
_APPOSED: Final = pattern("records_told.apposed")
_PARTS: Final = {
    "wins": ("win", "How many wins does {} have?"),
    "losses": ("loss", "How many losses does {} have?"),
    "draws": ("draw", "How many draws does {} have?"),
    "knockouts": ("knockout", "How many wins by knockout does {} have?"),
}


def read_records(story: Story) -> Iterator[Assertion]:
    """The reader of records: one claim for each number of a record, asked of who holds it."""
    for page in story.pages:
        for sentence in page.sentences:
            for found in _RECORD.finditer(sentence.text, sentence.start, sentence.end):
                holder = _holder(page, sentence, found)
                if holder is not None:
                    yield from _claims(page, sentence, found, holder)


def _claims(page: Page, sentence: Sentence, found: re.Match[str], holder: str) -> Iterator[Assertion]:
    for part, (unit, ask) in _PARTS.items():
        if found[part] is None:
            continue
        start, end = found.span(part)
        value = Quantity.of(int(found[part]), unit, text=found[part])
        said = described(page, holder, start, end, sentence)
        question = Question(holder, part, "quantity", ask.format(holder))
        yield tell(page, said, question, value, start=found.start(), end=found.end(), at=start, reader=READER)


def _holder(page: Page, sentence: Sentence, found: re.Match[str]) -> str | None:
    """Whose record it is: who is named right before it, or whose record it came to."""
    names = [n for n in sentence.names if n.end <= found.start() and n.kind in ("person", "organisation", "other")]
    before = sentence.text[names[-1].end : found.start()] if names else ""
    if names and before in (" (", ", ") and not _MORE_SETS.match(sentence.text, found.end()):
        closed = sentence.text[found.end() : found.end() + 1] in (")", ",", ";")
        if closed and (before == " (" or found["knockouts"] or found["draws"]):
            return page.entities.called(page.document.id, untitled(names[-1]))
        return None
    if not _COMES.search(sentence.text, max(sentence.start, found.start() - 90), found.start()):
        return None
    return _last_named(page, sentence, found.start())


def _last_named(page: Page, sentence: Sentence, before: int) -> str | None:
    """Who does what the clause tells; where it is a pronoun or a description, who was named last."""
    number = next(
        (n for n, c in reversed(list(enumerate(sentence.clauses))) if c.verb.start < before and c.subject is not None),
        None,
    )
    said = page.statements.get((sentence.index, number)) if number is not None else None
    for role in said.roles if said is not None else ():
        entity = getattr(role.filler, "entity", "")
        if role.name in ("agent", "patient") and entity:
            return page.entities.by_key[entity].name
    for near in reversed(page.sentences[max(0, sentence.index - 1) : sentence.index + 1]):
        for name in reversed(near.names):
            if name.end <= before and name.kind in ("person", "other") and len(name.text.split()) < 5:
                return page.entities.called(page.document.id, untitled(name))
    return None
