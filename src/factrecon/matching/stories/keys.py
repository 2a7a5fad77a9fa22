"""What tells a document from others: names, rare words, what is counted; and how much each tells.

How rare a key is, is known before any document is looked at: by general English, and by a table of what news uses
often. So how alike two documents are depends on these two alone, and a third changes nothing of it. All numbers are
integers, so that sums are the same in any order, here and in a database.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from attrs import field, frozen

from factrecon.language.names.words import CALENDAR, GIVEN_NAMES
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.lexicon import look_up
from factrecon.language.text.tokens import split_words
from factrecon.matching.words.content import NEGATIONS
from factrecon.matching.words.thesaurus import weight
from factrecon.model import Document

__all__ = ["SCALE", "StoryKeys", "chief_names", "key_weight", "story_keys"]

SCALE: Final = 1_000_000
"""Likeness is counted in millionths."""
MAX_LENGTH: Final = 3_000
"""Code points of a document that are looked at: news tells its story first."""
LEAD: Final = 600
"""Code points of title and opening, whose words count half as much again."""
TELLING: Final = 0.4
"""Weight below which a key tells nothing of which story it is."""
FLOOR: Final = 30
"""Documents of 10,000 below which news tells no more of how rare a key is."""
_OPENING: Final = 1.5
_NAME: Final = 1.4
"""What a name tells, against a word that is as rare."""
_GIVEN: Final = 0.8
"""How rare a given name is: many have it."""
_CALENDAR: Final = 0.5
_YEAR: Final = 0.6
_SHORT_NUMBER: Final = 0.7
_SKIP: Final = word_set("mr mrs ms dr st the a an i he she it they we") | NEGATIONS
_COUNTED: Final = 2
"""Blanks between a number and what it counts."""
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


@frozen
class StoryKeys:
    """The telling keys of a document, each with its share of the whole in millionths (their squares sum to one)."""

    document: str
    day: int | None
    keys: Mapping[str, int] = field(repr=False)

    @classmethod
    def of(cls, document: Document) -> StoryKeys:
        """The keys of a document.

        >>> made = StoryKeys.of(Document(id="a", text="Ana Bell of Port Vila was shot on Elm Street."))
        >>> round(sum(v * v for v in made.keys.values()) / SCALE**2, 3)
        1.0
        """
        told = {key: strength * key_weight(key) for key, strength in story_keys(document).items()}
        told = {key: value for key, value in told.items() if key_weight(key) >= TELLING}
        norm = math.sqrt(math.fsum(value * value for value in told.values())) or 1.0
        day = document.published.toordinal() if document.published is not None else None
        return cls(document.id, day, {key: round(SCALE * told[key] / norm) for key in sorted(told)})


def story_keys(document: Document) -> dict[str, float]:
    """What tells a document from others, with its strength: words, names, pairs of names in a row, numbers.

    >>> doc = Document(id="a", text="Ana Bell of Port Vila was shot on Elm Street.")
    >>> sorted(k for k in story_keys(doc) if k.startswith("names:"))
    ['names:ana bell', 'names:elm street', 'names:port vila']
    """
    text = f"{document.title}\n{document.text[document.body_start :]}"[:MAX_LENGTH]
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    for start, key in _keys(text):
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, start)
    return {key: (1.0 + math.log(count)) * (_OPENING if first[key] < LEAD else 1.0) for key, count in counts.items()}


def _keys(text: str) -> Iterator[tuple[int, str]]:
    previous, previous_end = "", -1
    number, number_end = "", -1
    for start, end in split_words(text):
        raw = text[start:end]
        if raw[0].isdecimal():
            previous = number = ""
            if _NUMBER.fullmatch(raw) and len(raw) < 12:
                number, number_end = raw.replace(",", ""), end
                yield start, "number:" + number
            elif "-" in raw:
                yield start, "word:" + raw.lower()
            continue
        lower = raw.lower().replace("’", "'")
        if not raw[0].isalpha() or len(lower) < 2 or lower in _SKIP or look_up(lower).function:
            previous = number = ""
            continue
        entry = look_up(lower)
        if number and start - number_end <= _COUNTED:
            yield start, f"count:{number} {entry.noun}"
        if raw[0].isupper():
            yield start, "name:" + lower
            if previous and start - previous_end <= 2:
                yield start, f"names:{previous} {lower}"
            previous, previous_end = lower, end
        else:
            previous = ""
            yield start, "word:" + (entry.verb if entry.bias == 2 or entry.noun == lower else entry.noun)


def _general_weight(key: str) -> float:
    """How much a key tells, by its rarity in general English."""
    kind, _, word = key.partition(":")
    if kind == "names":
        one, _, other = word.partition(" ")
        return _NAME * ((_rarity(one) + _rarity(other)) / 2) ** 2
    if kind == "name":
        return _CALENDAR if word.rstrip(".") in CALENDAR else float(_NAME * _rarity(word) ** 1.5)
    if kind == "count":
        return 1.0
    if kind == "number":
        if len(word) == 4 and word[:2] in ("19", "20"):
            return _YEAR
        return _SHORT_NUMBER if len(word) < 3 else 1.0
    return float(weight(word) ** 1.5)


@lru_cache(maxsize=65_536)
def _rarity(name: str) -> float:
    """How rare a name is: that of the word it may be."""
    if name in GIVEN_NAMES:
        return _GIVEN
    entry = look_up(name)
    return min(weight(w) for w in (name, entry.noun, entry.verb if entry.forms else name) if w)


@cache
def _news_words() -> Mapping[str, int]:
    text = files("factrecon.matching.stories").joinpath("news_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    return {key: int(share) for key, share in rows}


@lru_cache(maxsize=262_144)
def key_weight(key: str) -> float:
    """How much a key tells, by its rarity in general English and in news.

    >>> key_weight("word:police") < key_weight("word:textile") < key_weight("name:galicia")
    True
    """
    share = max(_news_words().get(key, 0), FLOOR) / 10_000
    return _general_weight(key) * math.log(share) / math.log(FLOOR / 10_000)


@lru_cache(maxsize=4096)
def chief_names(document: Document) -> tuple[str, ...]:
    """The names that a document tells most of, by how often, how early and how rare, the chief one first; at most
    eight.

    >>> chief_names(Document(id="a", text="Ana Bell was shot in Lagos. Bell, 40, had been jogging."))
    ('bell', 'lagos', 'ana')
    """
    told = {
        key: strength * key_weight(key) for key, strength in story_keys(document).items() if key.startswith("name:")
    }
    ranked = sorted(told, key=lambda key: (round(-told[key], 6), key))
    return tuple(key.partition(":")[2] for key in ranked[:8])
