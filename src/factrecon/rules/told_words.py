"""Two answers in words, word by word: in other words the same, one in more words, or one the denial of the other."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Final

from factrecon.algebra.tolerance import Tolerance
from factrecon.algebra.trapezoid import Scores, scores_from
from factrecon.comparison import INCLUDED, Comparison, compared
from factrecon.language.answers import numbers_in
from factrecon.matching.sentences.alignment import Alignment, Link, align
from factrecon.matching.words.content import Word, words_of
from factrecon.model import Claim, Question
from factrecon.values import Entity, Text, Value
from factrecon.values.text import DENIAL

LONGEST: Final = 300
"""Code points of an answer that is looked at word by word."""
SHORT: Final = 6
"""Content words up to which an answer that denies what another tells is nothing but its denial."""


def told_words(a: Claim, b: Claim, *, tolerance: Tolerance) -> Comparison | None:
    """How far two answers in words say each other, related words counted; None where they share too little for that.

    What the question itself says counts for neither. Short answers of which one denies the other, all else said by
    both, contradict; likeness alone never does.

    >>> from factrecon.algebra.tolerance import DEFAULT
    >>> from factrecon.model import Question
    >>> def told(one, other, asked="plea"):
    ...     found = told_words(*(Claim(Question("the trial", asked), Text(t)) for t in (one, other)), tolerance=DEFAULT)
    ...     return found and found.relation
    >>> told("not guilty", "guilty"), told("guilty on one count", "guilty")
    ('contradiction', 'refines')
    >>> told("former envoy", "envoy", "former post")
    'same'
    """
    x, y = in_words(a.value), in_words(b.value)
    if x is None or y is None or x.words == y.words:
        return None
    if max(len(x.value), len(y.value)) > LONGEST:
        return None
    found = align(x.value, y.value)
    if not found.links:
        return None
    asked = _asked(a.question)
    turned = (DENIAL in x.words) != (DENIAL in y.words)
    opposed = sum(link.how == "opposite" and not _is_denial(link) for link in found.links)
    forward = _said(found.links, found.right, asked, of_second=True)
    backward = _said(found.links, found.left, asked, of_second=False)
    forward, backward = (
        min(share, INCLUDED / 2) if _counts(told) - _counts(by) else share
        for share, told, by in ((forward, y.value, x.value), (backward, x.value, y.value))
    )
    if not (turned or any(link.how == "opposite" for link in found.links)):
        scores = scores_from(1.0, forward, backward)
        return _told(a, b, scores, found, tolerance) if _says_more(scores, x, y) else None
    if min(forward, backward) < INCLUDED or max(len(words_of(v.value)) for v in (x, y)) > SHORT:
        return None
    if turned != (opposed % 2 == 1):
        reason = f"“{x.text}” and “{y.text}” deny each other"
        against = scores_from(0.05, 0.0, 0.0)
        return compared(a, b, against, kind="polarity", rule="told_words", reason=reason, tolerance=tolerance)
    return _told(a, b, scores_from(1.0, forward, backward), found, tolerance)


def in_words(value: Value) -> Text | None:
    """An answer as words; what cells give in a few words is one too where nothing in it is a name.

    >>> in_words(Entity("not guilty")), in_words(Entity("Acme"))
    (Text(value='not guilty', text='not guilty'), None)
    """
    if isinstance(value, Entity) and value.name.islower():
        return Text(value.name, value.text)
    return value if isinstance(value, Text) else None


def _told(a: Claim, b: Claim, scores: Scores, found: Alignment, tolerance: Tolerance) -> Comparison:
    shared = ", ".join(found.reasons[:3])
    reason = f"“{a.value.text}” and “{b.value.text}” say much the same: {shared}"
    return compared(a, b, scores, kind="value", rule="told_words", reason=reason, tolerance=tolerance)


def _is_denial(link: Link) -> bool:
    """Whether two words are opposites by a denial alone, as "not guilty" and "guilty", which is counted as such."""
    return any(DENIAL in word.key.split() for word in (link.a, link.b))


def _says_more(scores: Scores, x: Text, y: Text) -> bool:
    """Whether related words show more in common than the words alone do."""
    plain = x.scores(y)
    return plain is None or scores.forward > plain.forward or scores.backward > plain.backward


def _said(links: Collection[Link], free: Collection[Word], asked: frozenset[str], *, of_second: bool) -> float:
    """The share of one answer's words that the other says too, those aside that the question says."""
    said = total = 0.0
    for link in links:
        word = link.b if of_second else link.a
        total += word.weight
        said += word.weight * (1.0 if link.how == "opposite" else link.score)
    total += sum(w.weight for w in free if w.key not in asked)
    return said / total if total else 0.0


@lru_cache(maxsize=4096)
def _asked(question: Question) -> frozenset[str]:
    """The content words of what is asked of whom."""
    about = question.event.label if question.event is not None else str(question.subject)
    return frozenset(w.key for w in words_of(f"{question.attribute}. {about}"[:LONGEST]))


@lru_cache(maxsize=8192)
def _counts(text: str) -> frozenset[float | None]:
    """The numbers of an answer, in digits or in words, how often and which in order too."""
    return frozenset(number.nominal for number in numbers_in(text))
