"""Stories: groups of documents about the same happenings, found in a mixed stream.

Two documents belong together when they share what few others would: names of people and places,
rare words, what is counted; and when they were published within the same weeks. What general English
uses often tells little, however few documents there are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from factrecon.language.names.words import CALENDAR, GIVEN_NAMES
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.lexicon import look_up
from factrecon.language.text.tokens import split_words
from factrecon.matching.bisection import split_story
from factrecon.matching.blocking import Candidates, find_candidates
from factrecon.matching.clusters import cluster
from factrecon.matching.thesaurus import weight
from factrecon.matching.words import NEGATIONS
from factrecon.model import Document

__all__ = ["chief_name", "find_stories", "story_candidates", "story_keys"]

MAX_LENGTH: Final = 3_000
"""Code points of a document that are looked at: news tells its story first."""
LEAD: Final = 600
"""Code points of title and opening, whose words count half as much again."""
PRIOR: Final = 200.0
"""Weight, in documents, of general English against the documents at hand in how rare a word is."""
LEAST: Final = 0.03
"""Cosine below which two documents are strangers."""
TOGETHER: Final = 0.11
"""Mean cosine from which two groups of documents tell one story."""
CLOSENESS: Final = 0.55
"""Share of their own cohesion that two settled groups must reach: one kind of happening, told twice, is two stories."""
UNCARRIED: Final = 0.7
"""Share of the threshold that two groups must reach without any one document: one may tell of two happenings."""
WINDOW: Final = 5
"""Days between publications up to which nothing is held against a pair."""
FADE: Final = 30
"""Days beyond the window in which likeness fades to `FADED`: trials and anniversaries come later."""
FADED: Final = 0.75
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


@lru_cache(maxsize=4096)
def chief_name(document: Document) -> str:
    """The name that a document tells most of, by how often, how early and how rare; "" where it names nobody.

    >>> chief_name(Document(id="a", text="Ana Bell was shot in Lagos. Bell, 40, had been jogging."))
    'bell'
    """
    told = {key: strength * _weight(key) for key, strength in story_keys(document).items() if key.startswith("name:")}
    return max(told, key=lambda key: (round(told[key], 6), key), default="").partition(":")[2]


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


def _weight(key: str) -> float:
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


def story_candidates(documents: Sequence[Document]) -> Candidates:
    """The pairs of documents that share enough to be looked at, with the keys they share."""
    return _candidates({d.id: story_keys(d) for d in documents})


def _candidates(keys: Mapping[str, Mapping[str, float]]) -> Candidates:
    return find_candidates(keys, weight=_weight, least=LEAST, prior=PRIOR)


def find_stories(
    documents: Iterable[Document],
    *,
    known: Iterable[Sequence[str]] = (),
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
    threshold: float = TOGETHER,
) -> tuple[tuple[str, ...], ...]:
    """Ids of the documents, grouped by story; sorted, and the same for every order of the documents.

    `same` and `different` are pairs of ids that a person has judged; they override. `known` are stories
    found before: of them only those change that a document new to them, or judged, now shares a story with.

    >>> texts = {"a": "Fire in Lagos kills two.", "b": "Two die in Lagos fire.", "c": "Ana Bell wins in Oslo."}
    >>> find_stories(Document(id=k, text=v) for k, v in texts.items())
    (('a', 'b'), ('c',))
    """
    docs = sorted(documents, key=lambda d: d.id)
    published = {d.id: _day(d.published) for d in docs}
    keys = {d.id: story_keys(d) for d in docs}
    links = [(a, b, score * _closeness(published[a], published[b])) for a, b, score in _candidates(keys).pairs()]
    same, different = tuple(same), tuple(different)
    found = cluster(
        published, links, must=same, cannot=different, threshold=threshold, closeness=CLOSENESS, uncarried=UNCARRIED
    )
    home = {name: i for i, story in enumerate(found) for name in story}
    inside: dict[int, list[tuple[str, str, float]]] = {}
    for link in links:
        if home[link[0]] == home[link[1]]:
            inside.setdefault(home[link[0]], []).append(link)
    judged = {home[a] for a, _ in same}
    stories = [
        part
        for i, story in enumerate(found)
        for part in ((story,) if i in judged else split_story(story, keys, inside.get(i, ()), weight=_weight))
    ]
    return tuple(sorted(_kept(stories, known, {name for pair in (*same, *different) for name in pair})))


def _kept(
    stories: Sequence[tuple[str, ...]], known: Iterable[Sequence[str]], judged: Collection[str]
) -> Iterator[tuple[str, ...]]:
    """The stories that hold a document not known or judged, and the known ones less what those took."""
    before = [frozenset(story) for story in known]
    if not before:
        yield from stories
        return
    settled = frozenset().union(*before).difference(judged)
    touched = [story for story in stories if not settled.issuperset(story)]
    yield from touched
    present = frozenset(name for story in stories for name in story)
    left = present.difference(*touched)
    for story in before:
        rest = tuple(sorted(story & left))
        left -= story
        if rest:
            yield rest


def _day(published: date | datetime | None) -> int | None:
    return published.toordinal() if published is not None else None


def _closeness(a: int | None, b: int | None) -> float:
    """1 within the window, falling to `FADED` as publications lie further apart."""
    if a is None or b is None:
        return 1.0
    return 1.0 - (1.0 - FADED) * min(1.0, max(0, abs(a - b) - WINDOW) / FADE)
