"""What examples of data files are held against: a text in, readings in plain words out.

A reading is written as a person would jot it down: `time: 2024-05`, `quantity: 12 person`, `place: Dayton`. Parts that
stand above `language` have probes of their own, in the same shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from factrecon.language.en.checking import Probe
from factrecon.language.places.finding import find_places
from factrecon.language.quantities.finding import find_quantities
from factrecon.language.ratings import status_of_rating
from factrecon.language.times.finding import find_times

__all__ = ["PROBES", "PUBLISHED"]

PUBLISHED: Final = date(2024, 5, 15)
"""The day, a Wednesday, on which every example is taken to be published."""


def times(text: str) -> Iterator[str]:
    """Times as TIMEX3 has them, `time: 2024-05`, and how fine they are, `grain: month`."""
    for mention in find_times(text, published=PUBLISHED):
        yield f"time: {mention.timex_value}"
        yield f"grain: {mention.grain}"


def quantities(text: str) -> Iterator[str]:
    """Numbers with unit and modifier: `quantity: 12 person`, `quantity: more than 5000000 dollar`."""
    for mention in find_quantities(text):
        yield "quantity: " + " ".join(x for x in (mention.modifier, f"{mention.nominal:.10g}", mention.unit) if x)


def places(text: str) -> Iterator[str]:
    """Places by their name: `place: Dayton`."""
    for mention in find_places(text):
        yield f"place: {mention.place.name}"


def ratings(text: str) -> Iterator[str]:
    """What a fact-checker's rating says of a claim: `rating: denied`."""
    yield f"rating: {status_of_rating(text)}"


PROBES: Final[Mapping[str, Probe]] = {"times": times, "quantities": quantities, "places": places, "ratings": ratings}
