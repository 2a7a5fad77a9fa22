"""Who is whom among the records of one story: the fullest name that they give of each person, body and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from factrecon.language.names.aliases import resolve_aliases
from factrecon.language.names.finding import NameMention, find_names
from factrecon.model import Assertion
from factrecon.values import Entity
from factrecon.values.entity import name_key

__all__ = ["Named", "named_in"]

LONGEST = 400
"""Code points of a field in which names are looked for."""
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
    full = resolve_aliases([m for text in texts for m in _mentions(text)])
    other = {name: whole for name, whole in full.items() if name != whole}
    return Named(other, {name_key(name): whole for name, whole in other.items()})


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
