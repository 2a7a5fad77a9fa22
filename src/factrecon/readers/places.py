"""Where what a clause tells took place, and in which hall, park or street, whether or not a frame knows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factrecon.language.en.patterns import pattern
from factrecon.model import Assertion, Event, Question, Statement
from factrecon.story.analysis import Sentence
from factrecon.story.asks import question_of_clause
from factrecon.story.clauses import head_of, stands_at, tells_by_itself
from factrecon.story.incident import outermost
from factrecon.story.mentions import clause_at
from factrecon.story.page import Page, Story
from factrecon.story.scenes import likeliest
from factrecon.story.speakers import named_subject
from factrecon.story.telling import statement_of, tell
from factrecon.values import Place, Places

READER: Final = "places"
FRAME: Final = "statement"
_SURE: Final = 0.6
_LISTED: Final = pattern("places_told.listed")
_HELD: Final = pattern("places_told.held")
_VENUE: Final = pattern("places_told.venue")
_LONGEST: Final = 200
_LOCATIVE: Final = pattern("places_told.locative")
_FRONT: Final = 12
"""Characters before a place that opens its sentence: "In Lima, ..."."""


def read_places(story: Story) -> Iterator[Assertion]:
    """The reader of places: one claim for each place or list of places at which a clause is told."""
    for page in story.pages:
        for sentence in page.sentences:
            if sentence.places:
                yield from _towns(page, sentence)
            if sentence.names:
                yield from _venues(page, sentence)


def _towns(page: Page, sentence: Sentence) -> Iterator[Assertion]:
    rows: list[tuple[int, int, list[Place]]] = []
    for found in sentence.places:
        if found.weight < _SURE or found.kind == "street":
            continue
        if rows and _LISTED.fullmatch(sentence.text, rows[-1][1], found.start):
            rows[-1] = (rows[-1][0], found.end, [*rows[-1][2], found.place])
        elif stands_at(sentence, found):
            rows.append((found.start, found.end, [found.place]))
    by_clause: dict[int, list[tuple[int, int, list[Place]]]] = {}
    for row in rows:
        number = clause_at(sentence, row[0])
        if number is not None and tells_by_itself(sentence.clauses[number]) and _near(sentence, number, row[0]):
            by_clause.setdefault(number, []).append(row)
    for number, told in by_clause.items():
        start, end = told[0][0], told[-1][1]
        every = {p for _, _, places in told for p in places}
        value = Places(frozenset(outermost(every)), text=sentence.text[start:end])
        yield from _claim(page, sentence, number, "places", "Where", value, start, end)


def _near(sentence: Sentence, number: int, start: int) -> bool:
    """Whether a place hangs on the verb rather than on a phrase far behind it, or before it: "a group in Mali said"."""
    clause = sentence.clauses[number]
    if start < clause.verb.start:
        return start - sentence.start < _FRONT
    held = [(w, p) for w, p in clause.prepositions if clause.verb.end <= p.start and p.end < start and not p.temporal]
    between, before = [p for _, p in held], [w for w, _ in held]
    return not between or (len(between) == 1 and _LOCATIVE.match(before[-1]) is not None)


def _venues(page: Page, sentence: Sentence) -> Iterator[Assertion]:
    known = [(p.start, p.end) for p in sentence.places if p.weight >= _SURE]
    for name in sentence.names:
        if not _VENUE.search(name.text) or len(name.text.split()) < 2:
            continue
        if any(start <= name.start and name.end <= end for start, end in known):
            continue
        if not _HELD.search(sentence.text, max(sentence.start, name.start - 16), name.start):
            continue
        number = clause_at(sentence, name.start)
        if number is not None and tells_by_itself(sentence.clauses[number]):
            town = likeliest(page.settled_places or page.scene.places)
            if town is None:
                continue  # a hall in no known town would be at odds with every town
            value = Places(frozenset([Place(name.text, (town.name, *town.within))]), text=name.text)
            yield from _claim(page, sentence, number, "venue", "At which spot", value, name.start, name.end)


def _claim(
    page: Page, sentence: Sentence, number: int, attribute: str, lead: str, value: Places, start: int, end: int
) -> Iterator[Assertion]:
    clause = sentence.clauses[number]
    said = statement_of(page, sentence, number, start=start, end=end)
    if said.mode in ("conditional", "asked"):
        return
    named = named_subject(page.analysis, sentence, clause)
    ask = question_of_clause(sentence.text, clause, lead, negated=not said.polarity, named=named, answer=(start, end))
    low, high = min(start, clause.verb.start), max(end, clause.verb.end)
    if high - low > _LONGEST:
        low, high = start, end
    event = Event(
        FRAME,
        label=said.predicate,
        id=f"{page.document.id}#{attribute}{clause.verb.start}",
        modifiers=(clause.verb.lemma, head_of(clause), _object(sentence, number), clause.verb.voice, _particle(said)),
        participants=(named,) if named else _names(said, "agent", "patient"),
    )
    question = Question(event, attribute, "places", ask, single=False)
    yield tell(page, said, question, value, start=low, end=high, at=start, reader=READER)


def _object(sentence: Sentence, number: int) -> str:
    behind = sentence.clauses[number].object
    return behind.head.lemma.lower() if behind is not None else ""


def _particle(said: Statement) -> str:
    return said.predicate.partition(" ")[2]


def _names(said: Statement, *roles: str) -> Sequence[str]:
    found = (r.filler for r in said.roles if r.name in roles)
    return tuple(sorted({f.text for f in found if getattr(f, "entity", "")}))
