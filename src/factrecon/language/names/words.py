"""Words that tell names apart: given names, titles, and what kinds of bodies are called.

Facts of the language and of naming in English-speaking news, in lower case; lists of the commonest,
not complete.
"""

from __future__ import annotations

from typing import Final

from factrecon.language.en.rows import listed
from factrecon.language.syntax.closed_classes import word_set

__all__ = [
    "CALENDAR",
    "DEMONYMS",
    "GIVEN_NAMES",
    "HONORIFICS",
    "NOT_NAMES",
    "OCCUPATIONS",
    "ORGANISATION_HEADS",
    "OUTLET_HEADS",
    "PLACE_HEADS",
    "RANKS",
    "SPEECH_VERBS",
    "STREET_HEADS",
]

HONORIFICS: Final = listed("names.honorifics")
"""Words before a name that leave no doubt that it is a person's."""

RANKS: Final = listed("names.ranks")
"""Offices and ranks that stand before a name, with or without a place or body before them."""

OCCUPATIONS: Final = listed("names.occupations")
"""What people are, before a name or after it behind a comma."""

GIVEN_NAMES: Final = listed("names.given") | listed("names.given_and_more")

DEMONYMS: Final = listed("names.demonyms")
"""Words for peoples, faiths and persuasions: capitalised, and the name of nobody."""

SPEECH_VERBS: Final = listed("names.personal_verbs")
"""What only a person, or a body speaking, does."""

ORGANISATION_HEADS: Final = listed("names.body_heads")
"""Words at the end of a body's name that say what it is."""

OUTLET_HEADS: Final = listed("names.outlet_heads")
"""Words after a town's name that make it an outlet's or a club's, telling little of where things happen."""

PLACE_HEADS: Final = listed("names.place_heads")

STREET_HEADS: Final = listed("names.street_heads") | listed("names.streets_and_more")

CALENDAR: Final = (
    listed("calendar.months")
    | listed("calendar.month_abbreviations")
    | listed("calendar.weekdays")
    | listed("calendar.weekday_abbreviations")
    | word_set("christmas easter thanksgiving halloween ramadan")
)

NOT_NAMES: Final = listed("names.no_names") | {"new"}
"""Words that begin sentences or stand in capitals without naming anything."""
