"""Whose age a number is: "Ana Bell, 31, ...", "the 31-year-old Ana Bell", "the 31-year-old" who was spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from factrecon.language.en.rows import listed
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
            and not _verb_between(sentence, quantity.end, name.start)
        ):
            return name
    return None


def _verb_between(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb parts an age from a name: "the 57-year-old replaces Ana Bell" tells the age of another."""
    return any(t.tag in ("VERB", "AUX") for t in sentence.tokens if start <= t.start < end)


def _text(sentence: Sentence, quantity: QuantityMention) -> str:
    """The words of a quantity."""
    return sentence.text[quantity.start : quantity.end]


def _named_last(page: Page, sentence: Sentence, quantity: QuantityMention) -> NameMention | None:
    """Of "the 49-year-old teaches" who was spoken of last, in this sentence or those before."""
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
    sex = next((_SEX[w] for t in sentence.tokens if t.start > quantity.end and (w := t.text.lower()) in _SEX), "")
    for near in reversed(page.sentences[max(0, sentence.index - _FAR) : sentence.index + 1]):
        named = [n for n in near.names if n.kind == "person" and n.end <= quantity.start]
        if not named:
            continue
        if sex and all(_sex(near, n) not in ("", sex) for n in named):
            continue  # "His wife Ana was freed. The 63-year-old said he was glad": not her
        subject = next((c.subject for c in near.clauses if c.parent is None and c.subject is not None), None)
        spoken_of = [n for n in named if subject is not None and subject.start <= n.start < subject.end]
        for one in (spoken_of, named):
            if len({untitled(n).split()[-1] for n in one}) == 1:
                return one[-1]
        return None
    return None


_SEX: Final = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}
_FAR: Final = 2
"""Sentences before a bare age in which its holder can be named."""


def _sex(sentence: Sentence, name: NameMention) -> str:
    """The sex that a noun right before a name tells: "his wife Ana"; "" for none."""
    before = next((t.lemma.lower() for t in reversed(sentence.tokens) if t.end <= name.start and t.tag != "PUNCT"), "")
    return "f" if before in listed("people.female") else "m" if before in listed("people.male") else ""
