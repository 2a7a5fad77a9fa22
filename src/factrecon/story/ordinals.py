"""Which in a row something is: "the fourth election", "a seventh-round stoppage", "dropped him in the sixth"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from factrecon.language.en.patterns import pattern
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.language.text.keywords import lowered, one_of
from factrecon.language.text.tokens import Token
from factrecon.language.times.lexicon import ORDINALS
from factrecon.story.analysis import Sentence

__all__ = ["Ordinal", "find_ordinals"]

_DIGITS: Final = re.compile(r"(\d{1,4})(?:st|nd|rd|th)\Z", re.IGNORECASE)
_HYPHENED: Final = re.compile(r"([a-z]{4,12}|\d{1,3}(?:st|nd|rd|th))-([a-z]{3,16})\Z", re.IGNORECASE)
_ANY: Final = re.compile(rf"\b(?:{one_of(ORDINALS)}|\d{{1,4}}(?:st|nd|rd|th))\b")
_SIZES: Final = pattern("orders.sizes")
"""What behind an ordinal makes it a rank ("second-largest") or a kind ("second-hand")."""


@frozen
class Ordinal:
    """An ordinal at `start:end`: the `number`-th `noun`, "" where the noun is left out ("in the sixth")."""

    number: int
    noun: str
    start: int
    end: int
    phrase: NounPhrase


def find_ordinals(sentence: Sentence) -> Iterator[Ordinal]:
    """The ordinals of a sentence from the second on; what is first is news of another kind.

    Dates, fractions ("a third of"), ranks by size and names of streets are none.
    """
    if not _ANY.search(lowered(sentence.text), sentence.start, sentence.end):
        return
    times = [(t.start, t.end) for t in sentence.times if t.kind in ("date", "time", "duration")]
    for phrase in sentence.parsed.phrases:
        if phrase.temporal:
            continue
        for place, token in enumerate(phrase.tokens):
            if token.tag == "PROPN" or any(start <= token.start < end for start, end in times):
                continue
            found = _read(token)
            if found is None:
                continue
            number, noun = found
            behind = phrase.tokens[place + 1 :]
            if behind and (_SIZES.match(behind[0].text) or behind[0].tag == "PROPN"):
                continue  # "second-largest", "7th Street"
            if not noun and token.start == phrase.head.start:
                if phrase.determiner.lower() in ("a", "an", "one", "") or phrase.numeral:
                    continue  # "a third of voters"
            elif not noun:
                noun = phrase.head.lemma.lower()
            yield Ordinal(number, noun, token.start, token.end, phrase)
            break


def _read(token: Token) -> tuple[int, str] | None:
    """The number of a word, and the noun that is joined to it."""
    word = token.text.lower()
    joined = _HYPHENED.match(word)
    if joined is not None and _SIZES.match(joined[2]):
        return None
    number = _number(joined[1] if joined is not None else word)
    return None if number is None or number < 2 else (number, joined[2] if joined is not None else "")


def _number(word: str) -> int | None:
    digits = _DIGITS.match(word)
    return int(digits[1]) if digits is not None else ORDINALS.get(word)
