"""Whose age a number is: "Ana Bell, 31, ...", "the 31-year-old Ana Bell", "the 31-year-old" of who was named last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from factrecon.language.names.finding import NameMention
from factrecon.language.quantities.mention import QuantityMention
from factrecon.story.analysis import Sentence
from factrecon.story.entities import untitled
from factrecon.story.page import Page
from factrecon.values import Quantity

__all__ = ["Age", "find_ages"]

_CLOSE = 3
"""Characters between a name and an age behind it: ", 31"."""
_OF = re.compile(r"\b(?:of|about|for|to|with|by|against|on) the $", re.IGNORECASE)
_BEFORE = 24
"""Characters between "31-year-old" and the name it stands before."""


@frozen
class Age:
    """The age of a person, by the fullest name of the story, told at `start:end`; `at` is where its number begins."""

    person: str
    value: Quantity
    start: int
    end: int
    at: int


def find_ages(page: Page) -> Iterator[Age]:
    """The ages that a document tells of people whom it names."""
    full: dict[str, str] = {}
    for name in page.names:
        words = untitled(name).split()
        if name.kind in ("person", "other") and len(words) in (2, 3):
            full.setdefault(words[-1].casefold(), " ".join(words))
    for sentence in page.sentences:
        for quantity in sentence.quantities:
            if quantity.role != "age" or not isinstance(quantity.value, Quantity):
                continue
            holder = _holder(sentence, quantity, full) or _named_last(page, sentence, quantity)
            if holder is not None:
                beside = sentence.start <= holder.start < sentence.end
                start = min(holder.start, quantity.start) if beside else quantity.start
                end = max(holder.end, quantity.end) if beside else quantity.end
                person = page.entities.called(page.document.id, untitled(holder))
                person = person if " " in person else full.get(person.casefold(), person)
                yield Age(person, quantity.value, start, end, quantity.start)


def _holder(sentence: Sentence, quantity: QuantityMention, full: dict[str, str]) -> NameMention | None:
    for name in sentence.names:
        if name.kind != "person" and (name.text.split() or [""])[-1].casefold() not in full:
            continue
        if 0 <= quantity.start - name.end <= _CLOSE and "," in sentence.text[name.end : quantity.start]:
            return name
        between = sentence.text[quantity.end : name.start]
        if (
            0 <= name.start - quantity.end <= _BEFORE
            and "year" in _text(sentence, quantity)
            and not any(c in between for c in ",.;:")
        ):
            return name
    return None


def _text(sentence: Sentence, quantity: QuantityMention) -> str:
    """The words of a quantity."""
    return sentence.text[quantity.start : quantity.end]


def _named_last(page: Page, sentence: Sentence, quantity: QuantityMention) -> NameMention | None:
    """Of "the 49-year-old teaches" who was named last, in this sentence or the one before."""
    phrase = sentence.parsed.phrase_at(quantity.start)
    alone = sentence.text[max(sentence.start, quantity.start - 4) : quantity.start].lower() == "the "
    if _OF.search(sentence.text, max(sentence.start, quantity.start - 12), quantity.start):
        return None  # "told reporters of the 69-year-old": another than who was named
    if not alone or (
        phrase is not None and any(n.start >= phrase.start and n.end <= phrase.end for n in sentence.names)
    ):
        return None
    if "year" not in _text(sentence, quantity):
        return None
    for near in reversed(page.sentences[max(0, sentence.index - 1) : sentence.index + 1]):
        named = [n for n in near.names if n.kind == "person" and n.end <= quantity.start]
        if named:
            return named[-1] if len({untitled(n).split()[-1] for n in named}) == 1 else None
    return None
