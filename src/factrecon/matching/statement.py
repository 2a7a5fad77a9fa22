"""What one sentence states, split into what it is about and what it answers.

Words are what it is about; amounts and times are typed values; negation is kept as the set of words
that stand under an odd number of denials. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from attrs import field, frozen

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.language.analysis import analyse
from factrecon.language.rejected import is_rejected
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.text.tokens import Token
from factrecon.language.times.finding import TimeMention, find_times
from factrecon.matching.sentence_amounts import Amount, find_amounts
from factrecon.matching.words import (
    MAX_TEXT,
    NEGATIONS,
    Word,
    content_words,
    lighten_labels,
)

__all__ = ["Statement", "read_statement"]

_QUIET: Final = word_set(
    """fail refuse decline unable lack deny avoid stop prevent neglect cease unlikely impossible without
    forbid prohibit"""
)
"""Words that deny what follows them with "to", "from" or "of" as "not" denies a clause."""
_CEASE: Final = word_set("stop quit avoid cease halt")
_LINKS: Final = word_set("to from of that")
_ENDS: Final = word_set(
    ". , ; : — – -- ( ) but although though while because whereas and or if when after before who which"
)
_NOT_ONLY: Final = word_set("only just merely simply least long yet doubt surprise counting including surprisingly")


@frozen
class Statement:
    """A sentence (or a few), read.

    `denied` are the starts of content words under an odd number of denials.
    """

    text: str
    words: tuple[Word, ...]
    amounts: tuple[Amount, ...]
    times: tuple[TimeMention, ...]
    clauses: tuple[Clause, ...] = field(repr=False)
    denied: frozenset[int] = field(repr=False)
    denials: int = 0
    """How many words of denial there are."""


def read_statement(text: str, *, published: date | datetime | None = None, tolerance: Tolerance = DEFAULT) -> Statement:
    """Read a text of one or a few sentences; only its first 4,096 characters count.

    >>> found = read_statement("The court did not uphold the ban on Monday.")
    >>> [w.key for w in found.words if w.start in found.denied], found.times[0].timex_value
    (['uphold', 'ban'], 'XXXX-WXX-1')
    """
    return _read(text[:MAX_TEXT], published, tolerance)


@lru_cache(maxsize=16_384)
def _read(text: str, published: date | datetime | None, tolerance: Tolerance) -> Statement:
    words: list[Word] = []
    found: list[Clause] = []
    denied: set[int] = set()
    tokens: list[Token] = []
    denials = 0
    analysed = analyse(text)
    for parts in analysed:
        sentence = parts.tokens
        tokens.extend(sentence)
        mine = content_words(sentence)
        words.extend(mine)
        found.extend(parts.clauses)
        under, count = _denied(sentence, [(w.start, w.end) for w in mine if " " in w.key])
        denied |= under
        denials += count
    times = tuple(m for m in find_times(text, published=published) if not is_rejected(text, m.start, m.end))
    amounts = tuple(
        x
        for x in find_amounts(text, tokens, times, sentences=analysed, tolerance=tolerance)
        if not is_rejected(text, x.start, x.end)
    )
    values = [(x.start, x.end) for x in amounts] + [(m.start, m.end) for m in times]
    words = [w for w in words if not any(start <= w.start and w.end <= end for start, end in values)]
    return Statement(text, lighten_labels(text, words), amounts, times, tuple(found), frozenset(denied), denials)


_UNTRUE: Final = word_set("false untrue bogus baseless unfounded fake")
_FALSEHOODS: Final = word_set("hoax myth fabrication falsehood lie misinformation disinformation")
"""Nouns whose "that" clause is not so, as is that of any noun called false."""


def _is_falsehood(tokens: Sequence[Token], at: int) -> bool:
    noun = tokens[at]
    if noun.tag != "NOUN":
        return noun.text.lower() in _UNTRUE
    return noun.lemma.lower() in _FALSEHOODS or (at > 0 and tokens[at - 1].text.lower() in _UNTRUE)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether an "or" only adds to what is denied, without a subject of its own: "no deaths or injuries"."""
    if tokens[at].text.lower() != "or" or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].tag in ("NOUN", "ADJ", "VERB")


def _denied(tokens: Sequence[Token], phrases: Sequence[tuple[int, int]]) -> tuple[set[int], int]:
    """Starts of the tokens under an odd number of denials, and how many denials there are.

    A denial reaches to the end of its clause; "fail", "refuse" and the like deny what they govern.
    """
    depth: dict[int, int] = {}
    count = 0
    n = len(tokens)
    for i, token in enumerate(tokens):
        lemma = token.lemma.lower()
        low = token.text.lower().replace("’", "'")
        if any(start <= token.start < end for start, end in phrases):
            continue  # "found not guilty" says what "acquitted" says
        if lemma in NEGATIONS or low in NEGATIONS:
            following = tokens[i + 1].text.lower() if i + 1 < n else ""
            if following in _NOT_ONLY or (low == "no" and following in (",", "")):
                continue
            # "No one but Su", "Not guilty": the denial reaches what follows, and its own subject's verb.
            start = i + 1
        elif lemma in _QUIET and i + 1 < n and tokens[i + 1].text.lower() in _LINKS:
            start = i + 2
        elif lemma in _CEASE and i + 1 < n and tokens[i + 1].form == "gerund":
            start = i + 1
        elif lemma == "rule" and i + 1 < n and tokens[i + 1].text.lower() == "out":
            start = i + 2
        elif low == "that" and i and _is_falsehood(tokens, i - 1):
            start = i + 1
        else:
            continue
        count += 1
        for j in range(start, n):
            word = tokens[j].text.lower()
            if word in _ENDS and not (word == "and" and j == start) and not _goes_on(tokens, j):
                break
            depth[tokens[j].start] = depth.get(tokens[j].start, 0) + 1
    return {start for start, d in depth.items() if d % 2}, count
