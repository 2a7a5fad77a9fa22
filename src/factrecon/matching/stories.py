"""Stories: groups of documents about the same happenings, found in a mixed stream.

Two documents belong together when they share what few others have: names of people and places,
rare words, calendar days; and when they were published within the same weeks. What general English
uses often tells little, however few documents there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from factrecon.language.lexicon import look_up
from factrecon.language.tokens import split_words
from factrecon.matching.blocking import Candidates, find_candidates
from factrecon.matching.clusters import cluster
from factrecon.matching.thesaurus import weight
from factrecon.matching.words import NEGATIONS
from factrecon.model import Document

__all__ = ["find_stories", "story_candidates", "story_keys"]

MAX_LENGTH: Final = 6_000
"""Code points of a document that are looked at: news tells its story first."""
LEAST: Final = 0.08
"""Cosine below which two documents are strangers."""
TOGETHER: Final = 0.16
"""Mean cosine from which two groups of documents tell one story."""
WINDOW: Final = 30
"""Days between publications up to which nothing is held against a pair."""
FADE: Final = 120
"""Days beyond the window in which likeness fades to half."""
_NAME: Final = 1.6
_NAMES: Final = 2.2
_SKIP: Final = frozenset("mr mrs ms dr st the a an i he she it they we".split()) | NEGATIONS
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


def story_keys(document: Document) -> tuple[str, ...]:
    """What tells a document from others: its words, its names and the pairs of names in a row.

    >>> doc = Document(id="a", text="Ana Bell of Port Vila was shot on Elm Street.")
    >>> [k for k in story_keys(doc) if k.startswith("names:")]
    ['names:ana bell', 'names:elm street', 'names:port vila']
    """
    text = f"{document.title}\n{document.text[document.body_start:]}"[:MAX_LENGTH]
    found: set[str] = set()
    previous, previous_end = "", -1
    for start, end in split_words(text):
        raw = text[start:end]
        first = raw[0]
        if not first.isalnum():
            previous = ""
            continue
        lower = raw.lower().replace("’", "'")
        if first.isdigit():
            previous = ""
            if _NUMBER.fullmatch(raw) and len(raw) < 12:
                found.add("number:" + raw.replace(",", ""))
            elif "-" in raw:
                found.add("word:" + lower)
            continue
        entry = look_up(lower)
        if entry.function or lower in _SKIP or len(lower) < 2:
            previous = ""
            continue
        if first.isupper():
            found.add("name:" + lower)
            if previous and start - previous_end <= 2:
                found.add(f"names:{previous} {lower}")
            previous, previous_end = lower, end
        else:
            previous = ""
            lemma = entry.verb if entry.bias == 2 else entry.noun if entry.noun != lower else entry.verb
            found.add("word:" + lemma)
    return tuple(sorted(found))


def _weight(key: str) -> float:
    kind, _, word = key.partition(":")
    if kind == "names":
        return _NAMES
    if kind == "name":
        return _NAME * weight(word)
    if kind == "number":
        return 0.7 if len(word) < 3 else 1.0
    return weight(word) ** 2


def story_candidates(documents: Sequence[Document]) -> Candidates:
    """The pairs of documents that share enough to be looked at, with the keys they share."""
    return find_candidates({d.id: story_keys(d) for d in documents}, weight=_weight, least=LEAST)


def find_stories(
    documents: Iterable[Document],
    *,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
    threshold: float = TOGETHER,
) -> tuple[tuple[str, ...], ...]:
    """Ids of the documents, grouped by story; sorted, and the same for every order of the documents.

    `same` and `different` are pairs of ids that a person has judged; they override.

    >>> texts = {"a": "Fire in Lagos kills two.", "b": "Two die in Lagos fire.", "c": "Ana Bell wins in Oslo."}
    >>> find_stories(Document(id=k, text=v) for k, v in texts.items())
    (('a', 'b'), ('c',))
    """
    docs = sorted(documents, key=lambda d: d.id)
    published = {d.id: _day(d.published) for d in docs}
    links = [
        (a, b, score * _closeness(published[a], published[b]))
        for a, b, score in story_candidates(docs).pairs()
    ]
    return cluster(published, links, must=same, cannot=different, threshold=threshold)


def _day(published: date | datetime | None) -> int | None:
    return published.toordinal() if published is not None else None


def _closeness(a: int | None, b: int | None) -> float:
    """1 within the window, falling to a half as publications lie further apart."""
    if a is None or b is None:
        return 1.0
    return 1.0 - 0.5 * min(1.0, max(0, abs(a - b) - WINDOW) / FADE)
