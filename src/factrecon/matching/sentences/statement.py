"""What one sentence states, split into what it is about and what it answers.

Words are what it is about; amounts and times are typed values; negation is kept as the set of words
that stand under an odd number of denials. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple

from attrs import field, frozen

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.language.analysis import Sentence, analyse
from factrecon.language.rejected import is_rejected
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.text.tokens import Token
from factrecon.language.times.finding import TimeMention, find_times
from factrecon.matching.sentences.amounts import Amount, find_amounts, find_scores
from factrecon.matching.words.content import (
    MAX_TEXT,
    NEGATIONS,
    Word,
    content_words,
    lighten_labels,
)
from factrecon.story.modality import is_turned, turned_object

__all__ = ["Statement", "read_statement"]

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
    scores: tuple[tuple[float, float], ...] = ()
    """Scores and votes, the larger number first."""
    denying: frozenset[int] = field(default=frozenset(), repr=False)
    """The starts of words that say by whom or by what it is denied: "the army prevented"."""


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
    denied, denying = set[int](), set[int]()
    tokens: list[Token] = []
    denials = 0
    analysed = analyse(text)
    for parts in analysed:
        sentence = parts.tokens
        tokens.extend(sentence)
        mine = content_words(sentence)
        words.extend(mine)
        found.extend(parts.clauses)
        found_here = _denied(parts, text, [w for w in mine if " " in w.key])
        denied |= found_here.denied
        denying |= found_here.denying
        denials += found_here.denials
    times = tuple(m for m in find_times(text, published=published) if not is_rejected(text, m.start, m.end))
    amounts = tuple(
        x
        for x in find_amounts(text, tokens, times, sentences=analysed, tolerance=tolerance)
        if not is_rejected(text, x.start, x.end)
    )
    values = [(x.start, x.end) for x in amounts] + [(m.start, m.end) for m in times]
    words = [w for w in words if not any(start <= w.start and w.end <= end for start, end in values)]
    return Statement(
        text,
        lighten_labels(text, words),
        amounts,
        times,
        tuple(found),
        frozenset(denied),
        denials,
        find_scores(text, times, sentences=analysed),
        frozenset(denying),
    )


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether an "or" only adds to what is denied, without a subject of its own: "no deaths or injuries"."""
    if tokens[at].text.lower() != "or" or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].tag in ("NOUN", "ADJ", "VERB")


def _denied(parts: Sentence, text: str, phrases: Sequence[Word]) -> _Denials:
    """Starts of the tokens under an odd number of denials, and how many denials there are.

    "Not" and "no" reach to the end of their clause; what governs a clause and denies it ("failed to", "denied that")
    is the business of the modes.
    """
    tokens = parts.tokens
    spans = [(w.start, w.end) for w in phrases if NEGATIONS.intersection(w.key.split())]
    depth: dict[int, int] = {}
    count = 0
    n = len(tokens)
    for i, token in enumerate(tokens):
        lemma = token.lemma.lower()
        low = token.text.lower().replace("’", "'")
        if lemma not in NEGATIONS and low not in NEGATIONS:
            continue
        if any(start <= token.start < end for start, end in spans):
            continue  # "found not guilty" says what "acquitted" says
        following = tokens[i + 1].text.lower() if i + 1 < n else ""
        if following in _NOT_ONLY or (low == "no" and following in (",", "")):
            continue
        if low == "nor" and token.start in depth:
            continue  # "neither the mayor nor the governor": one denial in two words
        count += 1
        # "No one but Su", "Not guilty": the denial reaches what follows, and its own subject's verb.
        for j in range(i + 1, n):
            word = tokens[j].text.lower()
            if word in _ENDS and not (word == "and" and j == i + 1) and not _goes_on(tokens, j):
                break
            depth[tokens[j].start] = depth.get(tokens[j].start, 0) + 1
    odd = {start for start, d in depth.items() if d % 2}
    told, denying = _Told(text, parts), set[int]()
    for number, clause in enumerate(parts.clauses):
        if is_turned(told, number):
            count += 1
            odd ^= _own_words(parts, number)
            start = parts.clauses[clause.parent].start if clause.parent is not None else clause.start
            denying |= {t.start for t in tokens if start <= t.start < clause.verb.start}
        if (averted := turned_object(clause)) is not None:
            count += 1
            reach = range(averted.start, max(averted.end, averted.whole_end))
            odd ^= {t.start for t in tokens if t.start in reach}
            denying |= {t.start for t in tokens if clause.start <= t.start < averted.start}
    return _Denials(odd, denying, count)


class _Denials(NamedTuple):
    """Starts of what is denied and of what denies it, and how many denials there are."""

    denied: set[int]
    denying: set[int]
    denials: int


@frozen
class _Told:
    """A sentence as the modes look at it."""

    text: str
    parsed: Sentence
    modalities: dict[int, Any] = field(factory=dict)

    @property
    def start(self) -> int:
        return self.parsed.start

    @property
    def end(self) -> int:
        return self.parsed.end

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.parsed.tokens

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return self.parsed.clauses

    @property
    def asks(self) -> bool:
        return False


def _own_words(parts: Sentence, number: int) -> set[int]:
    """Starts of the words of a clause from its own subject or its verb on, those of the clauses in it left out."""
    clause = parts.clauses[number]
    start = clause.verb.start
    if clause.verb.finite and clause.subject is not None:
        start = min(start, max(clause.start, clause.subject.start))
    others = [c for k, c in enumerate(parts.clauses) if k != number and c.verb.start > clause.verb.start]
    end = min((c.verb.start for c in others), default=parts.end)
    for token in parts.tokens:
        if token.start > clause.verb.end and token.text.lower() in _ENDS:
            end = min(end, token.start)
            break
    return {t.start for t in parts.tokens if start <= t.start < end}
