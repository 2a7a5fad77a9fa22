"""What examples of data files are held against: a text in, readings in plain words out.

A reading is written as a person would jot it down: `time: 2024-05`, `quantity: 12 person`, `place: Dayton`. Parts that
stand above `language` have probes of their own, in the same shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from factrecon.language.analysis import analyse
from factrecon.language.answers import is_affirmed, numbers_in
from factrecon.language.en.checking import Probe
from factrecon.language.headings import field_meant
from factrecon.language.names.aliases import resolve_aliases
from factrecon.language.names.finding import find_names
from factrecon.language.names.namesakes import are_namesakes
from factrecon.language.papers import published_by
from factrecon.language.places.cues import cue_of
from factrecon.language.places.finding import find_places
from factrecon.language.quantities.finding import find_quantities
from factrecon.language.quantities.kinds import narrowed_by
from factrecon.language.quantities.windows import window_in
from factrecon.language.quotations import find_quotations
from factrecon.language.ratings import status_of_rating
from factrecon.language.speaking_for import is_mouth, speaks_for_government
from factrecon.language.text.credits import outlet_in, wire_in
from factrecon.language.times.finding import find_times
from factrecon.language.times.written_days import day_written

__all__ = ["PROBES", "PUBLISHED"]

PUBLISHED: Final = date(2024, 5, 15)
"""The day, a Wednesday, on which every example is taken to be published."""


def times(text: str) -> Iterator[str]:
    """Times as TIMEX3 has them, `time: 2024-05`, `mod: START`, how fine they are, `grain: month`, and which words tell
    them: `said: early last week`.
    """
    for mention in find_times(text, published=PUBLISHED):
        yield f"time: {mention.timex_value}"
        yield f"grain: {mention.grain}"
        yield f"said: {mention.text}"
        if mention.mod:
            yield f"mod: {mention.mod}"
        if mention.direction:
            yield f"direction: {mention.direction}"
        if mention.utc_offset is not None:
            yield f"east of UTC: {mention.utc_offset} minutes"


def quantities(text: str) -> Iterator[str]:
    """Numbers with unit and modifier, `quantity: 12 person`, `quantity: more than 5000000 dollar`; what they are,
    `role: target`, and whether a rise or a fall, `direction: up`.
    """
    for mention in find_quantities(text):
        yield f"unit: {mention.unit}"
        yield f"role: {mention.role}"
        if mention.direction:
            yield f"direction: {mention.direction}"
        yield "quantity: " + " ".join(x for x in (mention.modifier, f"{mention.nominal:.10g}", mention.unit) if x)


def places(text: str) -> Iterator[str]:
    """Places by their name: `place: Dayton`."""
    for mention in find_places(text):
        yield f"place: {mention.place.name}"


def cues(text: str) -> Iterator[str]:
    """How the text speaks of a place named Dayton: `in`, `near`, `from`, `local`, or `none`."""
    at = text.index("Dayton")
    yield f"cue: {cue_of(text, at, at + len('Dayton')) or 'none'}"


def aliases(text: str) -> Iterator[str]:
    """Whom a name or a description means, where that is told more fully: `Acme means Acme Holdings`."""
    descriptions = sorted(set(re.findall(r"\bthe [a-z]+", text)))
    for written, whole in resolve_aliases(find_names(text), text=text, descriptions=descriptions).items():
        yield f"{written} means {whole}"


def ratings(text: str) -> Iterator[str]:
    """What a fact-checker's rating says of a claim: `rating: denied`."""
    yield f"rating: {status_of_rating(text)}"


def speech(text: str) -> Iterator[str]:
    """Who says, denies or doubts something: `say: The mayor`, `deny: The firm`."""
    for quotation in find_quotations(text):
        yield f"{quotation.attitude}: {quotation.name}"


def names(text: str) -> Iterator[str]:
    """Names with what they name, `person: Ana Cruz`, and what stands beside them, `title: Mayor`."""
    for name in find_names(text):
        yield f"{name.kind}: {name.text}"
        if name.title:
            yield f"title: {name.title}"


def tags(text: str) -> Iterator[str]:
    """The class and form of each word, `VERB: left`, `past: left`, and the number of each phrase, `plural: police`."""
    for sentence in analyse(text):
        for token in sentence.tokens:
            yield f"{token.tag}: {token.text}"
            if token.form:
                yield f"{token.form}: {token.text}"
        for phrase in sentence.phrases:
            yield f"{phrase.number}: {phrase.head.text}"


def answers(text: str) -> Iterator[str]:
    """Whether an answer to a yes-or-no question affirms: `answer: no`."""
    yield f"answer: {'yes' if is_affirmed(text) else 'no'}"


def numbers(text: str) -> Iterator[str]:
    """Every number that an answer tells: `number: 2`."""
    for number in numbers_in(text):
        yield f"number: {number.nominal:g}"


def credits(text: str) -> Iterator[str]:
    """Who publishes a text and which wire it names, as it says itself: `outlet: The Herald`, `wire: Reuters`, or
    `none`.
    """
    yield f"outlet: {outlet_in(text) or 'none'}"
    yield f"wire: {wire_in(text) or 'none'}"


def namesakes(text: str) -> Iterator[str]:
    """Whether two names, written with a bar between them, name two: `namesakes: yes`."""
    one, _, other = text.partition(" | ")
    yield f"namesakes: {'yes' if are_namesakes(one, other) else 'no'}"


def counts(text: str) -> Iterator[str]:
    """What narrows the things that a number counts, `narrowed: confirmed`, and over what a change is reckoned, `window:
    12-month`.
    """
    if window := window_in(text):
        yield f"window: {window}"
    for sentence in analyse(text):
        for mention in find_quantities(text):
            if sentence.start <= mention.start < sentence.end and (kind := narrowed_by(mention, sentence.tokens)):
                yield f"narrowed: {kind}"


def papers(text: str) -> Iterator[str]:
    """What has published what is told: `rests: poll`."""
    yield from (f"rests: {kind}" for kind in sorted(published_by(text)))


def mouths(text: str) -> Iterator[str]:
    """Who it is that a speaker speaks for: `one: government`, `one: mouth` where that is told elsewhere."""
    for quotation in find_quotations(text):
        if speaks_for_government(quotation.speaker):
            yield "one: government"
        if is_mouth(quotation.speaker):
            yield "one: mouth"


def columns(text: str) -> Iterator[str]:
    """The field of a claim that people mean by a column's name: `column: value`."""
    yield f"column: {field_meant(text) or 'none'}"


def days(text: str) -> Iterator[str]:
    """The day that a cell is: `day: 2024-05-15`."""
    yield f"day: {day_written(text) or 'none'}"


PROBES: Final[Mapping[str, Probe]] = {
    "aliases": aliases,
    "answers": answers,
    "numbers": numbers,
    "columns": columns,
    "cues": cues,
    "counts": counts,
    "days": days,
    "credits": credits,
    "mouths": mouths,
    "names": names,
    "namesakes": namesakes,
    "papers": papers,
    "places": places,
    "quantities": quantities,
    "ratings": ratings,
    "speech": speech,
    "tags": tags,
    "times": times,
}
