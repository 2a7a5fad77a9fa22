"""One voice seldom contradicts itself: two sums that cannot be one, told in other words, are of two things.

"Profit from coal fell to $41 million" and "profit from oil climbed to $98 million" are two profits, not a
dispute. An article that gives two figures in the same words is at odds with itself, and that stays to
be seen; so do counts that grow, which news corrects as it comes in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from attrs import evolve

from factrecon.model import Assertion
from factrecon.story.analysis import Sentence
from factrecon.story.page import Page
from factrecon.values import Quantity
from factrecon.values.quantity import is_measure

__all__ = ["set_apart"]

_ALIKE = 0.5
"""Share of the shorter sentence's words from which two sentences say the same thing twice."""
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_MOST = 64
"""Answers of one question that are held against each other; no article gives more."""


def set_apart(page: Page, found: Sequence[Assertion]) -> list[Assertion]:
    """The assertions, in order; a figure that its own voice rules out is asked of an event of its own."""
    kept: dict[tuple[str, str], list[list[Assertion]]] = defaultdict(list)
    out: list[Assertion] = []
    for a in found:
        question = a.claim.question
        value = a.claim.value
        # Counts of people are told of a whole and of its parts by turns; sums and measures are not.
        measured = isinstance(value, Quantity) and is_measure(value.unit)
        if question.event is None or question.cumulative or not question.single or not measured:
            out.append(a)
            continue
        groups = kept[question.subject_key, question.attribute]
        home = next((i for i, group in enumerate(groups) if not any(_apart(page, a, b) for b in group)), len(groups))
        if home == len(groups):
            if home == _MOST:
                out.append(a)
                continue
            groups.append([])
        groups[home].append(a)
        if home:
            event = evolve(question.event, id=f"{question.event.key}.{home}")
            a = evolve(a, claim=evolve(a.claim, question=evolve(question, subject=event)))
        out.append(a)
    return out


def _apart(page: Page, a: Assertion, b: Assertion) -> bool:
    one, two = a.claim.value, b.claim.value
    assert isinstance(one, Quantity)
    assert isinstance(two, Quantity)
    speakers = {x.attribution.speaker for x in (a, b) if x.attribution and x.attribution.speaker}
    if len(speakers) > 1 or one.dimension != two.dimension or one.shape.possibility(two.shape):
        return False
    first, second = (page.sentence_at(x.span.start) if x.span is not None else None for x in (a, b))
    if first is None or second is None or first.index == second.index:
        return first is not None and second is not None  # in one sentence a writer sees both
    words, others = _words(first), _words(second)
    shorter = min(len(words), len(others))
    return not shorter or len(words & others) < _ALIKE * shorter


def _words(sentence: Sentence) -> frozenset[str]:
    return frozenset(t.lemma.lower() for t in sentence.tokens if t.tag in _TELLING)
