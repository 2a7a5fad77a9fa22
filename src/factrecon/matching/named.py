"""Who is whom among the records of one story: the fullest name that they give of each person, body and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen
from rapidfuzz.distance import Levenshtein

from factrecon.language.names.aliases import resolve_aliases
from factrecon.language.names.finding import NameMention, find_names
from factrecon.language.names.words import GIVEN_NAMES
from factrecon.matching.words.thesaurus import is_common
from factrecon.model import Assertion
from factrecon.values import Entity
from factrecon.values.entity import name_key

__all__ = ["Named", "named_in"]

LONGEST = 400
"""Code points of a field in which names are looked for."""
LONG = 6
"""Letters from which a word of a name is one though a letter of it differs; from three more on, two may."""
_ABOUT = "of "
"""Stands before a name, so that its capital is none of a sentence's beginning."""


@frozen
class Named:
    """The fullest name of everything named, by each name as written and by its key."""

    full: Mapping[str, str] = {}
    by_key: Mapping[str, str] = {}

    def spelled_out(self, text: str) -> str:
        """A text with every name in full.

        >>> named_in_texts(["Acme Corp", "Acme Corporation", "Acme"]).spelled_out("Acme: chief executive")
        'Acme Corporation: chief executive'
        """
        out, at = [], 0
        for mention in _mentions(text):
            full = self.full.get(mention.text, mention.text)
            if full != mention.text and mention.start >= at:
                out += [text[at : mention.start], full]
                at = mention.end
        return "".join((*out, text[at:]))

    def known(self, value: Entity) -> Entity:
        """The same with its fullest name as another name of it."""
        full = self.by_key.get(value.key)
        if full is None or name_key(full) in value.keys:
            return value
        return Entity(value.name, value.aliases | {full}, value.text)


def named_in(assertions: Iterable[Assertion]) -> Named:
    """Who is whom in what records are asked of, answer and quote; what was read from texts has its story's own
    table.
    """
    return named_in_texts(sorted({text for a in assertions if a.record or a.given for text in _texts(a)}))


def named_in_texts(texts: Sequence[str]) -> Named:
    """Who is whom in some texts that tell one story."""
    full = _spelled_once(resolve_aliases([m for text in texts for m in _mentions(text)]))
    other = {name: whole for name, whole in full.items() if name != whole}
    return Named(other, {name_key(name): whole for name, whole in other.items()})


def _spelled_once(full: Mapping[str, str]) -> Mapping[str, str]:
    """The same with one spelling of what is one name from another script: "Qasim Dzhelani", "Kasim Dzhelani"."""
    first: dict[str, str] = {}
    by_length: dict[int, list[str]] = {}
    for name in sorted(set(full.values())):
        alike = by_length.setdefault(len(name.split()), [])
        one = next((other for other in alike if spelled_alike(name, other)), None)
        if one is None:
            alike.append(name)
        else:
            first[name] = one
    return {name: first.get(whole, whole) for name, whole in full.items()} if first else full


def spelled_alike(one: str, other: str) -> bool:
    """Whether two names of persons are one in two spellings: a letter or two of long words that English does not know.

    >>> spelled_alike("Kurbangul Ataev", "Gurbangul Ataev"), spelled_alike("Christine Lee", "Christina Lee")
    (True, False)
    """
    mine, theirs = name_key(one).split(), name_key(other).split()
    if len(mine) != len(theirs) or len(mine) < 2 or mine == theirs:
        return False
    return all(x == y or _respelled(x, y) for x, y in zip(mine, theirs, strict=True))


def _respelled(one: str, other: str) -> bool:
    if min(len(one), len(other)) < LONG or {one, other} & GIVEN_NAMES or is_common(one) or is_common(other):
        return False
    return Levenshtein.distance(one, other, score_cutoff=2) <= (2 if min(len(one), len(other)) > LONG + 2 else 1)


def _texts(assertion: Assertion) -> Iterator[str]:
    question = assertion.claim.question
    if question.event is None:
        yield str(question.subject)
    if isinstance(assertion.claim.value, Entity):
        yield assertion.claim.value.text
    yield assertion.given or ""


def _mentions(text: str) -> list[NameMention]:
    found = find_names(f"{_ABOUT}{text[:LONGEST]}")
    shift = len(_ABOUT)
    return [evolve(m, start=m.start - shift, end=m.end - shift) for m in found if m.start >= shift]
