"""What keeps two alike sentences from saying the same, though nothing they say conflicts.

Each names something that the other does not; they speak of two places; one counts several and the
other speaks of one; one asks what the other states; only one says where. None of these makes a
contradiction: they lower how alike two sentences are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from factrecon.language.places.gazetteer import gazetteer, place_key
from factrecon.matching.sentences.alignment import Alignment, Link
from factrecon.matching.sentences.scopes import ScopeDifference
from factrecon.matching.sentences.statement import Statement
from factrecon.matching.sentences.values import AlignedValues
from factrecon.matching.words.content import Word
from factrecon.matching.words.thesaurus import DERIVED, related
from factrecon.values.places import Place
from factrecon.values.quantity import is_measure

__all__ = ["shortfall"]

UNMATCHED: Final = 0.15
"""For each value, up to two, that only one sentence has."""
NAMED_APART: Final = 0.1
"""Where each sentence names something that the other does not."""
ELSEWHERE: Final = 0.2
"""Where these are two places, neither of which lies in the other."""
ONE_OF_SEVERAL: Final = 0.2
"""Where one counts several and the other speaks of one."""
ASKED: Final = 0.1
"""Where one asks and the other states."""
LIMITED: Final = 0.05
"""Where only one says where it was."""
NEVER_THE_SAME: Final = 1.0
"""Where they give other numbers, if only in digits that no value was read from."""
_LARGE: Final = 300_000
"""Inhabitants from which a city is meant by its bare name."""
_COUNTED: Final = 24
"""Code points behind a number within which the word for what it counts stands."""


def shortfall(
    one: Statement, other: Statement, alignment: Alignment, values: AlignedValues, scope: ScopeDifference | None
) -> float:
    """What is to be taken off the alike share of two sentences, from 0 to `NEVER_THE_SAME`.

    >>> from factrecon.matching.sentences.alignment import align_words
    >>> from factrecon.matching.sentences.statement import read_statement
    >>> from factrecon.matching.sentences.values import align_values
    >>> def told(a, b):
    ...     x, y = read_statement(a), read_statement(b)
    ...     return round(shortfall(x, y, align_words(x.words, y.words), align_values(x, y), None), 2)
    >>> told("The pope visits Peru.", "The pope visits Chile."), told("The pope visits Peru.", "The pope visited Peru.")
    (0.3, 0.0)
    """
    if _other_numbers(one, other, values):
        return NEVER_THE_SAME
    lost = UNMATCHED * min(2, values.left + values.right)
    if any(w.name for w in alignment.left) and any(w.name for w in alignment.right):
        lost += NAMED_APART
    if _elsewhere(alignment):
        lost += ELSEWHERE
    if _one_of_several(one, other, alignment.links) or _one_of_several(other, one, alignment.converse.links):
        lost += ONE_OF_SEVERAL
    if one.text.rstrip().endswith("?") != other.text.rstrip().endswith("?"):
        lost += ASKED
    if scope is not None and scope.kind == "part":
        lost += LIMITED
    return lost


_NUMBER: Final = re.compile(r"\d{1,18}(?:[.,:]\d{1,18}){0,6}")
_COUNT: Final = re.compile(r"(\d{1,18}(?:,\d{3}){0,6}(?:\.\d{1,18})?)\s?(%|[a-z]{1,40})", re.IGNORECASE)


def _other_numbers(one: Statement, other: Statement, values: AlignedValues) -> bool:
    """Whether each gives a number that the other lacks and no value holds, or another before one word."""
    mine, theirs = _numbers(one), _numbers(other)
    if mine[0] - theirs[1] and theirs[0] - mine[1]:
        return True
    counted = _counts(one, frozenset(p.a for p in values.pairs))
    recounted = _counts(other, frozenset(p.b for p in values.pairs))
    return any(not numbers & recounted[word] for word, numbers in counted.items() if word in recounted)


def _numbers(statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """The numbers in digits that stand outside of amounts and times, and all of them."""
    held = [(x.start, x.end) for x in statement.amounts] + [(m.start, m.end) for m in statement.times]
    found = [(m.start(), m.group()) for m in _NUMBER.finditer(statement.text)]
    free = frozenset(n for at, n in found if not any(start <= at < end for start, end in held))
    return free, frozenset(n for _, n in found)


def _counts(statement: Statement, compared: frozenset[str]) -> dict[str, set[float]]:
    """The numbers before each word, but for measures compared in their units ("10 degrees", "18 degrees")."""
    measured = {x.start for x in statement.amounts if x.value.text in compared and is_measure(x.value.unit)}
    out: dict[str, set[float]] = {}
    for found in _COUNT.finditer(statement.text):
        if found.start() in measured:
            continue
        number, word = found.groups()
        out.setdefault(word.lower().removesuffix("s"), set()).add(float(number.replace(",", "")))
    return out


def _elsewhere(alignment: Alignment) -> bool:
    """Whether words that met nothing name two places, neither of which lies in the other."""
    mine = [places for w in alignment.left if (places := _places_of(w))]
    theirs = [places for w in alignment.right if (places := _places_of(w))] if mine else []
    return any(not any(_meet(a, b) for a in x for b in y) for x in mine for y in theirs)


def _places_of(word: Word) -> tuple[Place, ...]:
    return _places(word.key, word.name) if word.name or word.tag == "ADJ" else ()


@lru_cache(maxsize=4_096)
def _places(name: str, proper: bool) -> tuple[Place, ...]:
    """What a bare name or adjective can stand for: countries, states and regions, else the largest city."""
    gaz = gazetteer()
    found: list[Place] = []
    for key in (name, *sorted(n for n, likeness in related(name).items() if likeness == DERIVED)):
        named = gaz.named.get(place_key(key))
        if named is not None:
            found.extend(named[1])
    if not found and proper:
        found.extend(gaz.place_of(city) for city in gaz.cities(place_key(name))[:1] if city.population >= _LARGE)
    return tuple(found)


def _meet(a: Place, b: Place) -> bool:
    return a == b or a.name in b.within or b.name in a.within


def _one_of_several(several: Statement, single: Statement, links: tuple[Link, ...]) -> bool:
    """Whether the first sentence counts several of what the second has one of, without a number of its own."""
    for amount in several.amounts:
        if amount.value.nominal is None or amount.value.nominal < 2:
            continue
        link = next(
            (x for x in links if amount.end <= x.a.start <= amount.end + _COUNTED and x.how != "opposite"), None
        )
        if link is None or not link.a.tag == link.b.tag == "NOUN":
            continue
        if _is_lemma(several, link.a) or not _is_lemma(single, link.b):
            continue
        if not any(0 <= link.b.start - x.end < _COUNTED for x in single.amounts):
            return True
    return False


def _is_lemma(statement: Statement, word: Word) -> bool:
    return statement.text[word.start : word.end].lower() == word.key
