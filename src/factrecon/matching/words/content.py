"""The words of a sentence that say what it is about, and apart from them those that give the answer.

Numbers, dates, negations and comparators are the answer to a question, never the question: they take
no part in similarity.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from factrecon.language.en.rows import listed
from factrecon.language.syntax.closed_classes import NUMBER_WORDS, word_set
from factrecon.language.syntax.lexicon import look_up
from factrecon.language.syntax.tagging import tokenize
from factrecon.language.text.sentences import split_sentences
from factrecon.language.text.tokens import Token
from factrecon.matching.words.thesaurus import is_common, phrases, weight

__all__ = [
    "MAX_TEXT",
    "NEGATIONS",
    "Word",
    "content_words",
    "is_answer",
    "lighten_labels",
    "sentence_spans",
    "words_of",
]

MAX_TEXT: Final = 4096
"""Code points of a sentence that are looked at; the rest cannot change what it is about."""

NEGATIONS: Final = word_set("not no never n't n’t neither nor nobody nothing none nowhere without cannot hardly barely")
"""Words that deny the clause they stand in."""

_COMPARATORS: Final = word_set(
    """more less most least about around roughly approximately nearly almost over under above below exactly
    at up than fewer up to some several many much few lot half quarter third least only just"""
)
_CALENDAR: Final = (
    listed("calendar.months")
    | listed("calendar.month_abbreviations")
    | listed("calendar.weekdays")
    | listed("calendar.weekday_abbreviations")
)
_DATES: Final = (_CALENDAR - {"sun"}) | word_set(
    """today yesterday tomorrow tonight week month year day hour
    minute decade morning afternoon evening night weekend noon midnight early late earlier later ago
    a.m. p.m. am pm overnight"""
)
_EMPTY: Final = word_set(
    """be have do will would shall should can could may might must say get make take go come there 's ’s
    also very so too even still already yet again ever now then here however meanwhile such other own
    as per via else thing way"""
)
_CONTENT_TAGS: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})


class Word(NamedTuple):
    """A word (or a phrase that counts as one) that carries content.

    `key` is its lemma in lower case, `weight` in (0, 1] how much it tells, `name` whether it is part
    of a name; `start:end` is its place in the text.
    """

    key: str
    tag: str
    weight: float
    name: bool
    start: int
    end: int


def content_words(tokens: tuple[Token, ...] | list[Token]) -> tuple[Word, ...]:
    """The content words of tagged tokens, phrases joined.

    >>> from factrecon.language.syntax.tagging import tokenize
    >>> [w.key for w in content_words(tokenize("More than 30 people were not hurt on Monday."))]
    ['people', 'hurt']
    """
    table = phrases()
    keys = [_key(token) for token in tokens]
    _spell_compass_out(tokens, keys)
    out: list[Word] = []
    i, n = 0, len(tokens)
    while i < n:
        token, key = tokens[i], keys[i]
        found = table.get(key)
        if found is not None:
            joined = _phrase_at(keys, tokens, i, found)
            if joined is not None:
                size, words = joined
                phrase = " ".join(words)
                last = tokens[i + size - 1]
                heavy = max((weight(w) for w in words if not look_up(w).function), default=weight(words[0]))
                out.append(Word(phrase, token.tag, heavy, token.tag == "PROPN", token.start, last.end))
                i += size
                continue
        if _is_content(token, key):
            if "-" in key and not is_common(key):
                out.extend(_parts(token))
            else:
                out.append(Word(key, token.tag, weight(key), token.tag == "PROPN", token.start, token.end))
        i += 1
    return tuple(out)


def is_answer(word: str) -> bool:
    """Whether a word in lower case belongs to the answer (numbers, dates, denials, bounds) or says nothing.

    >>> is_answer("monday"), is_answer("strike")
    (True, False)
    """
    return word in NUMBER_WORDS or word in NEGATIONS or word in _COMPARATORS or word in _DATES or word in _EMPTY


_GRADED: Final = word_set("lower higher")


def _key(token: Token) -> str:
    low = token.text.lower()
    return low if low in _GRADED else token.lemma.lower().replace("’", "'")


_COMPASS: Final = {"N": "north", "S": "south", "E": "east", "W": "west"}


def _spell_compass_out(tokens: Sequence[Token], keys: list[str]) -> None:
    """Put "north" for the N or N. before a capitalised word, unless it is an initial inside a name."""
    for i, token in enumerate(tokens[:-1]):
        point = _COMPASS.get(token.text.rstrip("."))
        after = tokens[i + 1]
        if point is None or not (after.text[0].isupper() and after.text[1:2].islower()):
            continue
        if i and tokens[i - 1].tag == "PROPN" and token.start - tokens[i - 1].end <= 1:
            continue
        keys[i] = point


def _parts(token: Token) -> list[Word]:
    """The parts of a hyphenated word ("gang-raped", "al-Qaeda") as words of their own.

    What is also written in one ("re-election", "bail-out") stays one word.
    """
    joined = token.text.lower().replace("-", "")
    if look_up(joined).known:
        entry = look_up(joined)
        key = entry.verb if entry.forms else entry.noun
        return [Word(key, token.tag, weight(key), False, token.start, token.end)]
    out = []
    at = token.start
    for raw in token.text.split("-"):
        low = raw.lower()
        if len(low) > 2 and low[0].isalpha() and low not in NUMBER_WORDS and low not in _DATES:
            entry = look_up(low)
            key = low if entry.function or raw[0].isupper() else entry.verb if entry.forms else entry.noun
            out.append(Word(key, token.tag, weight(key), raw[0].isupper(), at, at + len(raw)))
        at += len(raw) + 1
    return out


def _is_content(token: Token, key: str) -> bool:
    if token.tag not in _CONTENT_TAGS:
        return False
    if is_answer(key):
        return False
    return not key[0].isdecimal() and any(c.isalpha() for c in key)


def _phrase_at(
    keys: list[str], tokens: tuple[Token, ...] | list[Token], i: int, found: tuple[tuple[str, ...], ...]
) -> tuple[int, tuple[str, ...]] | None:
    """The longest phrase that starts at `i`; a determiner may stand inside ("walked off the job")."""
    for words in found:
        at, k = i, 0
        while k < len(words) and at < len(keys):
            if keys[at] == words[k]:
                k += 1
            elif not (k and tokens[at].tag in ("DET", "PRON")):
                break
            at += 1
        if k == len(words):
            return at - i, words
    return None


_BEFORE: Final = re.compile(r"\A[^:.,;]{2,24}:(?=\s)")
_AFTER: Final = re.compile(r"(?:\s[-–—]|:)\s?[^:;,–—-]{2,24}\Z")
_TALK: Final = 0.4


def lighten_labels(text: str, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with less weight for labels: who says it, or the place, before or after a headline.

    >>> [(w.key, w.weight) for w in words_of("Fire in Oslo: Reuters")][-1]
    ('reuters', 0.4)
    """
    if len(text) > 400:
        return tuple(words)
    label = _AFTER.search(text) or _BEFORE.search(text)
    if label is None or 2 * (label.end() - label.start()) > len(text):
        return tuple(words)
    return tuple(w._replace(weight=w.weight * _TALK) if label.start() <= w.start < label.end() else w for w in words)


@lru_cache(maxsize=32_768)
def words_of(text: str) -> tuple[Word, ...]:
    """The content words of a text of one or a few sentences; only its first 4,096 characters count.

    >>> [w.key for w in words_of("The prime minister never met Su.")]
    ['prime minister', 'meet', 'su']
    """
    text = text[:MAX_TEXT]
    out: list[Word] = []
    for start, end in sentence_spans(text):
        out.extend(content_words(tokenize(text, start, end)))
    return lighten_labels(text, out)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text stand; a short text is one."""
    return [(s[0], s[1]) for s in split_sentences(text)] if len(text) > 60 else [(0, len(text))]
