"""On what day and in which town the main incident happened."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from factrecon.model import Assertion, Event, Question
from factrecon.story.page import Page, PlaceMention, Story
from factrecon.story.scenes import likeliest
from factrecon.story.telling import statement_at, tell
from factrecon.story.violence import is_chiefly_of, main_event, of_violence
from factrecon.values import Place, Places, Time


def read_scenes(story: Story) -> Iterator[Assertion]:
    """The reader of scenes: `date` and `location` of the main incident."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    event = main_event(page)
    if event is None or not is_chiefly_of(page, event) or not of_violence(page, event):
        return
    scene = page.scene
    if scene.day is not None and scene.day_span is not None and (scene.sure or _tells_of_harm(page, scene.day_span[0])):
        day = scene.day
        value = Time.day(day.year, day.month, day.day, text=page.text[slice(*scene.day_span)])
        if not scene.sure:  # as well the day before or after
            value = value.widened(43200)
        yield _claim(page, event, "date", "On what day did {event} happen?", value, scene.day_span)
    place = likeliest(page.settled_places or scene.places)
    if place is not None and place.within:  # a country is no town
        span = _mention(page, place)
        if span is not None:
            text = page.text[slice(*span)]
            yield _claim(page, event, "location", "Where was {event}?", Places(frozenset([place]), True, text), span)


def _mention(page: Page, place: Place) -> tuple[int, int] | None:
    """Where the document first names a place, or what lies in it."""
    named = [p for p in page.places if p.place == place or place in [q for q, _ in p.alternatives]]
    named = named or [p for p in page.places if place.name in p.place.within]
    filed = page.analysis.dateline
    named = [p for p in named if filed is None or not filed[0] <= p.start < filed[1]]  # no place of what happened
    near = [p for p in named if _tells_of_harm(page, p.start)]
    told = [p for p in near if not _is_modifier(page, p)] or near
    return (told[0].start, told[0].end) if told else None


def _is_modifier(page: Page, place: PlaceMention) -> bool:
    """ "The Ohio statute", "Essex Police": a place that tells which thing is meant, and the thing is no incident."""
    sentence = page.sentence_at(place.start)
    phrase = sentence.parsed.phrase_at(place.start) if sentence is not None else None
    if sentence is None or phrase is None or phrase.head.start < place.end:
        return False
    heads = {sentence.tokens[t.head].start for t in sentence.triggers if t.frame.incident or t.frame.consequence}
    return phrase.head.start not in heads


def _tells_of_harm(page: Page, at: int) -> bool:
    """Whether the sentence around a place, or the one before it, tells of the incident."""
    sentence = page.sentence_at(at)
    if sentence is None:
        return False
    told = page.occurrences.by_sentence
    return any(
        m.frame.incident or m.frame.consequence
        for number in (sentence.index, sentence.index - 1)
        for m, _ in told.get(number, ())
    )


def _claim(
    page: Page, event: Event, attribute: str, ask: str, value: Time | Places, span: tuple[int, int]
) -> Assertion:
    question = Question(event, attribute, value.kind, ask.replace("{event}", event.label or event.frame))
    # Where and when it was is gathered from the whole document, and said by it.
    said = evolve(statement_at(page, *span), mode="asserted", speaker=None, cue=None)
    return tell(page, said, question, value, start=span[0], end=span[1], reader="scenes")
