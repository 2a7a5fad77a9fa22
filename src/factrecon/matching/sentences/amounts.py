"""Numbers of a sentence as typed values, each with the words that say what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.language.analysis import Sentence
from factrecon.language.en.patterns import pattern
from factrecon.language.quantities.finding import find_quantities
from factrecon.language.quantities.mention import QuantityMention
from factrecon.language.syntax.closed_classes import NUMBER_WORDS, word_set
from factrecon.language.text.tokens import Token
from factrecon.language.times.finding import TimeMention
from factrecon.values import Quantity

__all__ = ["Amount", "find_amounts", "find_scores"]

_HARM: Final = word_set("""dead death die kill killed fatality toll casualty slay murder execute wound injure injury
wounded injured hurt
    arrest detain capture evacuate displace rescue hospitalize miss missing strand trap abduct kidnap""")
"""Words whose number counts people, where nothing else is said to be counted."""
_RUNNING: Final = word_set("rise climb reach hit jump pass top stand increase exceed grow soar go say be to at least")


@frozen
class Amount:
    """A quantity as said, at `start:end`; `noun` is the lemma of what is counted or measured."""

    value: Quantity
    noun: str
    start: int
    end: int
    falls: bool = False
    """Whether its verb or noun says that it is a fall, a loss or a lack of so much."""


def find_amounts(
    text: str,
    tokens: Sequence[Token],
    times: Sequence[TimeMention],
    *,
    sentences: Sequence[Sentence] | None = None,
    tolerance: Tolerance = DEFAULT,
) -> tuple[Amount, ...]:
    """The quantities of a text that are no part of a time expression, in order.

    >>> from factrecon.language.syntax.tagging import tokenize
    >>> text = "The blast killed 20."
    >>> [(a.value.nominal, a.value.unit, a.noun) for a in find_amounts(text, tokenize(text), ())]
    [(20, 'person', 'kill')]
    """
    if not any(c.isnumeric() for c in text) and not _NUMBERS.intersection(t.lemma.lower() for t in tokens):
        return ()
    taken = [(m.start, m.end) for m in times]
    return tuple(
        _amount(m, m.value, text, tokens, tolerance)
        for m in find_quantities(text, exclude=taken, sentences=sentences, tolerance=tolerance)
        if m.value is not None
    )


_SCORED: Final = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}(?!\d)")


def find_scores(
    text: str, times: Sequence[TimeMention], *, sentences: Sequence[Sentence] | None = None
) -> tuple[tuple[float, float], ...]:
    """Scores, records and counts of votes, the larger number first: "3-1", "lost 1-3", "voted 7-2".

    >>> find_scores("The council voted 7-2 to sell.", ())
    ((7, 2),)
    """
    if _SCORED.search(text) is None:
        return ()
    taken = [(m.start, m.end) for m in times]
    found = [m for m in find_quantities(text, exclude=taken, sentences=sentences) if m.role == "score"]
    pairs = [(m.nominal, m.upper) for m in found if m.upper is not None]
    return tuple((max(a, b), min(a, b)) for a, b in pairs)


_NUMBERS: Final = (NUMBER_WORDS - {"zero"}) | word_set(
    "couple few several handful score half third quarter fourth fifth most majority"
)


def _amount(
    mention: QuantityMention, value: Quantity, text: str, tokens: Sequence[Token], tolerance: Tolerance
) -> Amount:
    noun = mention.noun
    said = _STATES.get(noun.lower(), "") if value.unit == noun else ""
    if said or (not noun and not value.unit):
        harm = said or _harm_beside(tokens, mention)
        if harm:
            noun = harm
            words = text[mention.start : mention.end]
            if mention.upper is None and mention.modifier != "indefinite" and float(mention.nominal).is_integer():
                value = Quantity.of(
                    mention.nominal, "person", modifier=mention.modifier or None, text=words, tolerance=tolerance
                )
            else:
                value = Quantity(value.shape, "person", value.nominal, value.modifier, words)
    falls = mention.direction == "down" or _LACK.search(text, max(0, mention.start - 32), mention.start) is not None
    return Amount(value, noun, mention.start, mention.end, falls and mention.nominal > 0)


_LACK: Final = pattern("changes_told.lack")
"""Nouns of falling and lacking before their amount."""
_STATES: Final = {
    **dict.fromkeys(("die", "dies", "died", "dead"), "die"),
    **dict.fromkeys(("fatality", "fatalities", "death", "deaths"), "fatality"),
    "killed": "kill",
    "hurt": "hurt",
    "injured": "injure",
    "wounded": "wound",
    "missing": "miss",
    "arrested": "arrest",
    "detained": "detain",
    "evacuated": "evacuate",
    "trapped": "trap",
    "sick": "sick",
    "ill": "ill",
}
"""What happened to so many people, where its word passes for the thing counted ("32 Die in Lima", "400 hurt")."""


def _harm_beside(tokens: Sequence[Token], mention: QuantityMention) -> str:
    """What happened to the people counted: "killed 20", "toll rises to 20", "20 dead"."""
    for token in tokens:
        if token.start >= mention.end:
            lemma = token.lemma.lower()
            if lemma in _HARM:
                return lemma
            if token.tag not in ("AUX", "ADV"):
                break
    for token in reversed(tokens):
        if token.end <= mention.start:
            lemma = token.lemma.lower()
            if lemma in _HARM:
                return lemma
            if lemma not in _RUNNING and token.tag in ("NOUN", "VERB", "PUNCT", "PROPN"):
                break
    return ""
