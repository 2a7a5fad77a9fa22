"""Which names of one document or story mean the same body or person.

The strongest ties come first: the same words, an acronym, a surname, the beginning of a longer
name, a description by its head ("the union"). A weaker tie holds only if exactly one name fits.
What a name contains is not what it is: the short name of a company is not the union that carries
the company in its name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from factrecon.language.en.rows import listed
from factrecon.language.names.finding import NameKind, NameMention
from factrecon.language.names.nicknames import may_be_one_given_name
from factrecon.language.names.words import HONORIFICS, ORGANISATION_HEADS, RANKS
from factrecon.language.syntax.lexicon import look_up

__all__ = ["resolve_aliases"]

_DESIGNATORS: Final = listed("names.designators")
"""What may be left off a body's name without making it another body's."""
_LEGAL: Final = listed("names.legal_forms")
_COMPANY: Final = listed("names.companies")
_SMALL: Final = listed("names.small")


def resolve_aliases(
    mentions: Sequence[NameMention],
    *,
    text: str = "",
    descriptions: Iterable[str] = (),
    cannot_link: Iterable[tuple[str, str]] = (),
    offices: Mapping[str, frozenset[str]] = {},
) -> Mapping[str, str]:
    """From every name as written to the fullest name of what it means, itself if nothing fuller fits.

    `text` is the one that the mentions were found in, if they all stand in one: it shows acronyms
    given in parentheses. `descriptions` are definite descriptions found in the text ("the union"); one is in the answer
    only if exactly one body fits it. `cannot_link` holds pairs of names that are known to differ,
    as two parties to one agreement: they never share an answer. `offices` gives the words of people's titles by name:
    "Jim Olsen" and "James Olsen" are one unless titles without a common word tell them apart.

    >>> from factrecon.language.names.finding import find_names
    >>> text = "Acme Holdings met the Acme Workers Union. Acme offered more, said Dr. Ana Ruiz. Ruiz left."
    >>> names = resolve_aliases(find_names(text), descriptions=["the union"])
    >>> names["Acme"], names["Ruiz"], names["the union"]
    ('Acme Holdings', 'Ana Ruiz', 'Acme Workers Union')
    """
    return _Resolver(mentions, text, descriptions, cannot_link, offices).run()


class _Resolver:
    """Names joined step by step; every join is checked against what must not be joined."""

    def __init__(
        self,
        mentions: Sequence[NameMention],
        text: str,
        descriptions: Iterable[str],
        cannot_link: Iterable[tuple[str, str]],
        offices: Mapping[str, frozenset[str]],
    ) -> None:
        self.offices = offices
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.end, m.text))
        self.text = text
        self.descriptions = sorted(set(descriptions))
        kinds: dict[str, Counter[NameKind]] = defaultdict(Counter)
        for m in self.mentions:
            kinds[m.text][m.kind] += 1
        self.names = sorted(kinds)
        self.kind: dict[str, NameKind] = {n: min(c, key=lambda k: (k == "other", -c[k], k)) for n, c in kinds.items()}
        self.words = {n: _words(n) for n in self.names}
        self.count = {n: sum(c.values()) for n, c in kinds.items()}
        self.parent = {n: n for n in self.names}
        self.best: dict[str, str] = {}
        self.apart: dict[str, set[str]] = defaultdict(set)
        for a, b in cannot_link:
            self.apart[_key(a)].add(_key(b))
            self.apart[_key(b)].add(_key(a))

    def run(self) -> dict[str, str]:
        self.same_words()
        self.in_parentheses()
        self.acronyms()
        self.nicknames()
        self.surnames()
        self.beginnings()
        groups: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            groups[self.root(name)].append(name)
        self.best = {root: self.fullest(members) for root, members in groups.items()}
        answer = {n: self.best[self.root(n)] for n in self.names}
        for description in self.descriptions:
            found = self.described(description)
            if found is not None:
                answer[description] = found
        return answer

    # -- joining ------------------------------------------------------------------------------

    def root(self, name: str) -> str:
        while self.parent[name] != name:
            self.parent[name] = self.parent[self.parent[name]]
            name = self.parent[name]
        return name

    def members(self, name: str) -> list[str]:
        root = self.root(name)
        return [n for n in self.names if self.root(n) == root]

    def join(self, a: str, b: str) -> bool:
        ra, rb = self.root(a), self.root(b)
        if ra == rb:
            return True
        if self.apart:
            mine = {_key(n) for n in self.members(a)}
            if any(self.apart[_key(n)] & mine for n in self.members(b) if _key(n) in self.apart):
                return False
        first, second = sorted((ra, rb))
        self.parent[second] = first
        return True

    def fullest(self, members: list[str]) -> str:
        return min(members, key=lambda n: (_is_acronym(n), -len(self.words[n]), -self.count[n], -len(n), n))

    # -- ties, strongest first ----------------------------------------------------------------

    def same_words(self) -> None:
        seen: dict[tuple[str, ...], str] = {}
        for name in self.names:
            words = self.words[name]
            if not words:
                continue
            key = tuple(w for w in words if w not in _LEGAL) or words
            if self.kind[name] != "organisation":
                key = words
            other = seen.setdefault(key, name)
            if other != name and self._kinds_agree(name, other):
                self.join(other, name)

    def in_parentheses(self) -> None:
        """ "Harbor Workers International Union (HWIU)": said by the text itself."""
        for before, after in zip(self.mentions, self.mentions[1:], strict=False):
            if self.text[before.end : after.start] == " (" and _is_acronym(after.text) and before.kind != "person":
                letters = [c for c in after.text if c.isalpha()]
                initials = _initials(before.text)
                if letters and initials and letters[0].lower() == initials[0] and len(letters) <= len(initials) + 3:
                    self.join(before.text, after.text)

    def acronyms(self) -> None:
        full: dict[str, set[str]] = defaultdict(set)
        for name in self.names:
            if self.kind[name] != "person" and len(self.words[name]) > 1 and not _is_acronym(name):
                for initials in {_initials(name), _initials(name, small=True)}:
                    if len(initials) > 1:
                        full[initials].add(name)
        for name in self.names:
            if _is_acronym(name):
                letters = "".join(c for c in name if c.isalpha()).lower()
                self._join_only(name, full.get(letters, set()))

    def nicknames(self) -> None:
        """ "Jim Olsen" and "James Olsen": one surname, given names that may be one, no office that is another's."""
        bearers: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            if len(self.words[name]) == 2 and self.kind[name] in ("person", "other"):
                bearers[self.words[name][1]].append(name)
        for names in bearers.values():
            for name in names:
                first = self.words[name][0]
                self._join_only(
                    name,
                    {
                        o
                        for o in names
                        if self.words[o][0] != first
                        and may_be_one_given_name(first, self.words[o][0])
                        and "person" in (self.kind[o], self.kind[name])
                        and not self._offices_differ(name, o)
                    },
                )

    def _offices_differ(self, a: str, b: str) -> bool:
        one, two = self.offices.get(a, frozenset()), self.offices.get(b, frozenset())
        return bool(one and two) and not one & two

    def surnames(self) -> None:
        people: dict[str, set[str]] = defaultdict(set)
        for name in self.names:
            words = self.words[name]
            if (self.kind[name] == "person" and len(words) > 1) or self._maybe_person(name):
                people[words[-1]].add(name)
                if words[-1] in ("jr", "sr", "ii", "iii") and len(words) > 2:
                    people[words[-2]].add(name)
        for name in self.names:
            words = self.words[name]
            if len(words) == 1 and self.kind[name] in ("person", "other"):
                self._join_only(name, people.get(words[0], set()))
            elif len(words) == 2 and self.kind[name] == "person":
                # "Ana Ruiz" and "Ana M. Ruiz".
                self._join_only(
                    name,
                    {
                        o
                        for o in people.get(words[-1], set())
                        if len(self.words[o]) == 3 and self.words[o][0] == words[0]
                    },
                )

    def _maybe_person(self, name: str) -> bool:
        """Two words of which no dictionary has the last: its second may stand for the whole."""
        words = self.words[name]
        return self.kind[name] == "other" and len(words) == 2 and not look_up(words[1]).known

    def beginnings(self) -> None:
        """ "Acme" for "Acme Holdings", if nothing else begins so and the rest makes it no other body."""
        by_first: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            if self.kind[name] in ("organisation", "other") and len(self.words[name]) > 1 and not _is_acronym(name):
                by_first[self.words[name][0]].append(name)
        for name in sorted(self.names, key=lambda n: (-len(self.words[n]), n)):
            words = self.words[name]
            if not words or self.kind[name] not in ("organisation", "other") or _is_acronym(name):
                continue
            longer = [
                o
                for o in by_first.get(words[0], [])
                if len(self.words[o]) > len(words)
                and self.words[o][: len(words)] == words
                and _stays_itself(self.words[o][len(words) :])
            ]
            # Longer names that begin with one another are one choice: the shortest of them.
            longer.sort(key=lambda o: (len(self.words[o]), o))
            if longer and all(self.words[o][: len(self.words[longer[0]])] == self.words[longer[0]] for o in longer):
                self._join_only(name, {longer[0]})

    def _join_only(self, name: str, others: set[str]) -> None:
        """Join if all that fit are one already."""
        roots = {self.root(o) for o in others if o != name}
        if len(roots) == 1:
            self.join(name, min(o for o in others if o != name))

    def _kinds_agree(self, a: str, b: str) -> bool:
        kinds = {self.kind[a], self.kind[b]} - {"other"}
        return len(kinds) < 2

    # -- descriptions -------------------------------------------------------------------------

    def described(self, description: str) -> str | None:
        """The one body whose head is the description's noun, None if none or several."""
        words = [w for w in description.lower().split() if w not in ("the", "this", "that", "its", "their")]
        if not words:
            return None
        noun = look_up(words[-1]).noun
        found: set[str] = set()
        for name in self.names:
            if self.kind[name] not in ("organisation", "other") or _is_acronym(name):
                continue
            head = _head(self.words[name])
            fits = head == noun or (noun in _COMPANY and (head in _DESIGNATORS or head in _COMPANY))
            if fits and all(w in self.words[name] for w in words[:-1]):
                found.add(self.root(name))
        if len(found) != 1:
            return None
        return self.best[found.pop()]


def _words(name: str) -> tuple[str, ...]:
    words = [w.strip(".,'’\"“”").lower() for w in name.split()]
    if words and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and (words[0] in HONORIFICS or (words[0] in RANKS and words[0] not in ORGANISATION_HEADS)):
        words = words[1:]
    return tuple(w for w in words if w)


def _key(name: str) -> str:
    return " ".join(_words(name))


def _is_acronym(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return (
        2 <= len(letters) <= 10
        and " " not in name.strip()
        and sum(c.isupper() for c in letters) * 10 >= len(letters) * 8
    )


def _initials(name: str, *, small: bool = False) -> str:
    parts = [p for word in name.split() for p in word.split("-") if p]
    return "".join(p[0].lower() for p in parts if p[0].isalpha() and (small or p.lower() not in _SMALL))


def _head(words: tuple[str, ...]) -> str:
    """The noun that says what a body is: before "of", else the last that is no designator's tail."""
    for i, word in enumerate(words):
        if word in ("of", "for") and i:
            return look_up(words[i - 1]).noun
    if words[-1] in _DESIGNATORS:
        return words[-1]
    return look_up(words[-1]).noun


def _stays_itself(rest: tuple[str, ...]) -> bool:
    """Whether a name with these words left off still names the same body.

    "Holdings", or a second name no dictionary has, may go; "Union", "Workers", "Foundation" or
    "Stadium" make another body of it.
    """
    for word in rest:
        if word in _SMALL:
            return False
        if word in _DESIGNATORS:
            continue
        if (look_up(word).known or word in ORGANISATION_HEADS) and word not in _BUSINESS:
            return False
    return True


_BUSINESS: Final = listed("names.trades")
"""Trades in companies' names, left off as often as not."""
