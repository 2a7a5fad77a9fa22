"""Who is whom in a story: one table of the persons and bodies that its documents name.

Names are first brought together inside each document, where a surname or an acronym has a full name to lean on, then
over all documents of the story. Nobody is two: "Jim Olsen" and "James Olsen" are one where no title speaks against
it. No two are one: a surname that two persons bear stands for neither of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from attrs import field, frozen

from factrecon.language.en.rows import listed
from factrecon.language.names.aliases import resolve_aliases
from factrecon.language.names.finding import NameMention
from factrecon.language.names.words import HONORIFICS, ORGANISATION_HEADS, RANKS
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.story.analysis import Analysis, Sentence

__all__ = ["NOBODY", "Entities", "Entity", "name_entities", "untitled"]

_KINDS: Final = frozenset({"person", "organisation", "other"})
_BODIES: Final = ORGANISATION_HEADS | listed("names.bodies")


@frozen(order=True)
class Entity:
    """Somebody or something that is named: `key` tells it from all others of the story, `name` is the fullest one."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    """Every name as it is written anywhere."""
    titles: tuple[str, ...] = ()
    """What the names are preceded or followed by: "Governor", "chief executive"."""


@frozen(slots=False)
class Entities:
    """The table of a story.

    >>> from factrecon.model import Document
    >>> texts = ["Dr. Ana Ruiz left Acme Holdings.", "Ruiz sued Acme and its owner."]
    >>> made = name_entities([Analysis(Document(id=str(n), text=t)) for n, t in enumerate(texts)])
    >>> [e.names for e in made.of]
    [('Acme', 'Acme Holdings'), ('Ana Ruiz', 'Ruiz')]
    """

    of: tuple[Entity, ...] = ()
    _named: Mapping[tuple[str, str], str] = field(factory=dict, repr=False, eq=False)
    """The key by document and words, as a name is written there or a description stands for it."""

    def key(self, document: str, words: str) -> str:
        """Whom a name or description of a document means, by key; "" where nobody is known by it."""
        return self._named.get((document, words), "")

    @cached_property
    def by_key(self) -> dict[str, Entity]:
        """Everybody by key."""
        return {e.key: e for e in self.of}

    def called(self, document: str, words: str) -> str:
        """By the fullest name of the story whom a name of a document means; the words themselves where nobody is known.

        >>> NOBODY.called("a", "Ruiz")
        'Ruiz'
        """
        found = self.by_key.get(self.key(document, words))
        return found.name if found is not None else words

    def within(self, document: str) -> tuple[tuple[str, str], ...]:
        """The names and descriptions of one document with the keys of whom they mean."""
        return tuple(sorted((words, key) for (where, words), key in self._named.items() if where == document))

    def meant(self, document: str, sentence: Sentence, phrase: NounPhrase) -> str:
        """Whom a noun phrase means: the name that is its head, else a description by which one is known."""
        for name in sentence.names:
            if name.start <= phrase.head.start < name.end and phrase.start <= name.end <= max(phrase.end, name.end):
                found = self._named.get((document, untitled(name)), "")
                if found:
                    return found
        return self._named.get((document, phrase.text.lower()), "") if phrase.determiner.lower() == "the" else ""


NOBODY: Final = Entities()


def untitled(name: NameMention) -> str:
    """A name without the title that it may begin with.

    >>> untitled(NameMention(0, 12, "Mayor Ana Lee", "person", "Mayor"))
    'Ana Lee'
    """
    title, text = (name.title or "").strip(), name.text
    return text[len(title) :].strip(" ,") if title and text.startswith(title) else text


def name_entities(analyses: Sequence[Analysis]) -> Entities:
    """The table of the documents of one story."""
    written: dict[tuple[str, str], str] = {}
    titles: dict[str, set[str]] = defaultdict(set)
    full: dict[str, NameMention] = {}
    holders: list[tuple[str, str, str]] = []
    for analysis in analyses:
        document = analysis.document.id
        mentions = [n for n in analysis.names if n.kind in _KINDS]
        plain = [NameMention(n.start, n.end, untitled(n), n.kind, n.title) for n in mentions]
        own = resolve_aliases(plain, text=analysis.text, descriptions=_descriptions(analysis, _BODIES))
        for words, fullest in own.items():
            written[document, words] = fullest
        for name in plain:
            fullest = own.get(name.text, name.text)
            if name.text == fullest:
                kept = full.get(fullest)
                if kept is None or (kept.kind == "other" != name.kind):
                    full[fullest] = NameMention(0, len(fullest), fullest, name.kind)
            if name.title and name.title.strip().lower().strip(".") not in HONORIFICS:
                titles[fullest].add(" ".join(name.title.split()))
                holders.append((document, name.title.split()[-1].lower().strip(".,"), fullest))
    for fullest in set(written.values()) - set(full):
        full[fullest] = NameMention(0, len(fullest), fullest, "other")
    offices = {name: frozenset(w.lower().strip(".,") for t in told for w in t.split()) for name, told in titles.items()}
    over = resolve_aliases([full[n] for n in sorted(full)], offices=offices)
    for document, office, fullest in _sole(holders):
        if office in RANKS:
            written.setdefault((document, f"the {office}"), fullest)
    named = {place: over.get(fullest, fullest) for place, fullest in written.items()}
    members: dict[str, set[str]] = defaultdict(set)
    for (_, words), whole in named.items():
        if not words.startswith("the "):
            members[whole].add(words)
    told: dict[str, set[str]] = defaultdict(set)
    for fullest, said in titles.items():
        told[over.get(fullest, fullest)] |= said
    of = tuple(sorted(Entity(_key(n), n, tuple(sorted(members[n])), tuple(sorted(told.get(n, ())))) for n in members))
    return Entities(of, {place: _key(name) for place, name in named.items()})


def _sole(holders: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The offices that one person alone bears in a document."""
    by: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document, office, name in holders:
        by[document, office].add(name)
    return [(document, office, min(names)) for (document, office), names in sorted(by.items()) if len(names) == 1]


def _descriptions(analysis: Analysis, heads: frozenset[str]) -> set[str]:
    """What a document calls by its kind alone: "the union", "the company"."""
    return {
        phrase.text.lower()
        for sentence in analysis.sentences
        for item in sentence.chunks
        if isinstance(item, NounPhrase)
        for phrase in (item, *((item.of,) if item.of is not None else ()))
        if phrase.determiner.lower() == "the" and phrase.head.lemma.lower() in heads and len(phrase.tokens) < 5
    }


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
