"""What people are and do: offices in titles and appositions, parts they play."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from factrecon.language.en.patterns import pattern
from factrecon.model import Assertion, Question
from factrecon.story.analysis import Sentence
from factrecon.story.entities import untitled
from factrecon.story.mentions import clause_at
from factrecon.story.offices import find_offices, plain_office
from factrecon.story.page import Page, Story
from factrecon.story.telling import described, statement_of, tell
from factrecon.values import Entity, Text, Value

_ROLE_NOUNS = frozenset(
    [
        "support",
        "involvement",
        "help",
        "assistance",
        "role",
        "leadership",
        "mediation",
        "intervention",
        "guidance",
        "effort",
        "work",
        "service",
        "participation",
        "cooperation",
        "contribution",
    ]
)
_AS = pattern("offices_told.as")


def read_offices(story: Story) -> Iterator[Assertion]:
    """The reader of offices ("Labor Secretary Ann Lee") and of parts ("to act as mediator")."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    holders: dict[str, str] = {}
    for sentence in page.sentences:
        for found in find_offices(sentence):
            person = page.entities.called(page.document.id, untitled(found.name))
            holders.setdefault(found.words.casefold(), person)
            start, end = min(found.start, found.name.start), max(found.end, found.name.end)
            yield _office(page, sentence, person, found.words, start, end, found.start, found.clause)
    for sentence in page.sentences:
        yield from _parts(page, sentence, holders)


def _office(
    page: Page, sentence: Sentence, person: str, words: str, start: int, end: int, at: int, clause: int | None = None
) -> Assertion:
    ask = f"What office does {person} hold?"
    office = Entity(plain_office(words), text=words)
    return _claim(page, sentence, person, "office", office, ask, start, end, at=at, clause=clause)


def _parts(page: Page, sentence: Sentence, holders: dict[str, str]) -> Iterator[Assertion]:
    people = [n for n in sentence.names if n.kind == "person"]
    as_ = sentence.text.find(" as ", sentence.start, sentence.end) >= 0
    for found in _AS.finditer(sentence.text, sentence.start, sentence.end) if as_ else ():
        number = clause_at(sentence, found.end())
        doer = sentence.clauses[number].subject if number is not None else None
        before = [n for n in people if doer is not None and doer.start <= n.start and n.end <= doer.whole_end]
        if len(before) == 1 and doer is not None and doer.end <= found.start():
            person = untitled(before[0])
            yield _claim(
                page,
                sentence,
                person,
                "part",
                Text(found["role"], found["role"]),
                f"What part did {person} play?",
                found.start(),
                found.end(),
            )
    for arguments in sentence.arguments.values():
        phrase = arguments[0].phrase
        if phrase.of is None or phrase.head.lemma not in _ROLE_NOUNS:
            continue
        holder = phrase.of
        words = sentence.text[holder.start : holder.whole_end]
        named = next((untitled(n) for n in people if holder.start <= n.start and n.end <= holder.whole_end), None)
        person = named or holders.get(re.sub(r"^(?:the|an?)\s", "", words).casefold(), "")
        if not person:
            continue
        what = re.sub(r"^(?:the|an?|her|his|their)\s", "", phrase.text, flags=re.IGNORECASE)
        yield _claim(
            page,
            sentence,
            person,
            "part",
            Text(what, what),
            f"What part did {person} play?",
            phrase.start,
            holder.whole_end,
        )


def _claim(
    page: Page,
    sentence: Sentence,
    person: str,
    attribute: str,
    value: Value,
    ask: str,
    start: int,
    end: int,
    *,
    at: int | None = None,
    clause: int | None = None,
) -> Assertion:
    # Somebody may hold several offices, and one office has several names.
    question = Question(person, attribute, value.kind, ask, single=False)
    said = described(page, person, start, end, sentence)
    if clause is not None:
        told = statement_of(page, sentence, clause, start=start, end=end)
        said = evolve(said, mode=told.mode, polarity=told.polarity, predicate=told.predicate)
        if not said.polarity:
            question = evolve(question, attribute=f"not {attribute}", ask=f"What office does {person} not hold?")
    place = "patient" if attribute == "office" else "as:"
    return tell(page, said, question, value, start=start, end=end, at=at, open=place, reader="offices")
