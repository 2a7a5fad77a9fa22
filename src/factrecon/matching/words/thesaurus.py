"""How two words can mean the same: derivation, a shared sense, one name of a place; and how common a word is.

The tables beside this file come from WordNet 3.0 (see `wordnet/LICENSE`), `synonyms.toml` adds what
news uses for one another. A word's relatives are looked up, never closed over: "strike" is alike to
"attack" and to "walkout", which are not alike.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import Final

from factrecon.frames.loading import shipped_frames
from factrecon.language.text.sorted_lines import SortedLines

__all__ = [
    "adjective_antonyms",
    "antonyms",
    "is_common",
    "phrases",
    "related",
    "share_frame",
    "synonym_group",
    "weight",
]

DERIVED: Final = 0.9
"""Likeness of words derived from one another: "invade" and "invasion"."""
SYNONYM: Final = 0.85
"""Likeness of words that news uses for one another."""
SHARED_SENSE: Final = 0.75
"""Likeness of words that share a common sense in WordNet, and may live in others."""

_TEXTS: Final = 240_000
"""Words counted in the texts from which WordNet's frequencies come."""
_LEAST: Final = 0.25


@cache
def _table(name: str) -> SortedLines:
    return SortedLines(_bytes(name), "\t")


def _bytes(name: str) -> bytes:
    return files("factrecon.matching.words").joinpath("wordnet", name).read_bytes()


def _listed(name: str, word: str) -> Iterator[str]:
    """What a table lists for a word."""
    return (other for row in _table(name).rows(word) for other in row.split())


@lru_cache(maxsize=1)
def _demonyms() -> Mapping[str, tuple[str, ...]]:
    """Adjectives with the names of the places that they come from, "_" for a blank."""
    lines = _bytes("demonyms.tsv").decode().splitlines()
    return {word: tuple(names.split()) for word, names in (x.split("\t", 1) for x in lines if x and x[0] != "#")}


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The groups of `synonyms.toml`: "alike" and "aligned"."""
    text = files("factrecon.matching.words").joinpath("synonyms.toml").read_text(encoding="utf-8")
    return {name: tuple(tuple(group) for group in groups) for name, groups in tomllib.loads(text).items()}


@lru_cache(maxsize=1)
def _alike() -> Mapping[str, Mapping[str, float]]:
    """The relatives of the words that demonyms and `synonyms.toml` have."""
    out: dict[str, dict[str, float]] = {}

    def put(a: str, b: str, likeness: float) -> None:
        for one, other in ((a, b), (b, a)):
            row = out.setdefault(one, {})
            row[other] = max(likeness, row.get(other, 0.0))

    for adjective, names in _demonyms().items():
        for name in names:
            if name != adjective:
                put(adjective, name.replace("_", " "), DERIVED)
    for group in chain.from_iterable(_groups().values()):
        for i, word in enumerate(group):
            for other in group[i + 1 :]:
                put(word, other, SYNONYM)
    return out


@lru_cache(maxsize=1)
def _group_of() -> Mapping[str, int]:
    found: dict[str, int] = {}
    for number, group in enumerate(_groups()["alike"]):
        for word in group:
            found.setdefault(word, number)
    return found


def synonym_group(word: str) -> int | None:
    """The number of the first group "alike" of `synonyms.toml` that holds a lemma; to find by, not to match by.

    >>> synonym_group("quake") == synonym_group("tremor"), synonym_group("zebra")
    (True, None)
    """
    return _group_of().get(word)


@lru_cache(maxsize=1)
def _frames_of() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for frame in shipped_frames():
        for word in (*frame.nouns, *frame.verbs, *frame.patient_verbs, *frame.adjectives):
            found.setdefault(word, set()).add(frame.name)
    return {word: frozenset(names) for word, names in found.items()}


def share_frame(one: str, other: str) -> bool:
    """Whether two lemmas name events of one frame.

    >>> share_frame("strike", "walkout"), share_frame("strike", "election")
    (True, False)
    """
    table = _frames_of()
    mine = table.get(one)
    return mine is not None and not mine.isdisjoint(table.get(other, ()))


_NONE: Final[Mapping[str, float]] = {}


@lru_cache(maxsize=16_384)
def related(word: str) -> Mapping[str, float]:
    """The relatives of a lemma (or phrase of lemmas) with their likeness in (0, 1).

    >>> related("invasion")["invade"], "merger" in related("strike")
    (0.9, False)
    """
    # Each table lists a pair under both of its words.
    found = dict.fromkeys(_listed("synonyms.tsv", word), SHARED_SENSE)
    found |= dict.fromkeys(_listed("derivations.tsv", word), DERIVED)
    for other, likeness in _alike().get(word, _NONE).items():
        found[other] = max(likeness, found.get(other, 0.0))
    return found or _NONE


@lru_cache(maxsize=1)
def phrases() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Phrases that count as one word, by their first lemma, longest first.

    >>> ("prime", "minister") in phrases()["prime"]
    True
    """
    found: dict[str, set[tuple[str, ...]]] = {}
    names = {n.replace("_", " ") for row in _demonyms().values() for n in row if "_" in n}
    for phrase in sorted(names | {p for group in chain.from_iterable(_groups().values()) for p in group if " " in p}):
        words = tuple(phrase.split())
        found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(rest, key=lambda w: (-len(w), w))) for first, rest in found.items()}


@lru_cache(maxsize=16_384)
def antonyms(word: str) -> frozenset[str]:
    """The antonyms of a lemma.

    >>> "lose" in antonyms("win")
    True
    """
    return frozenset(_listed("antonyms.tsv", word))


@lru_cache(maxsize=8_192)
def adjective_antonyms(word: str) -> frozenset[str]:
    """The antonyms of an adjective and of the adjectives it is close to, with what is close to those.

    >>> "large" in adjective_antonyms("tiny")
    True
    """
    near = {word, *_listed("clusters.tsv", word)}
    found: set[str] = set()
    for one in sorted(near):
        for other in antonyms(one):
            found.add(other)
            if one == word:
                found.update(_listed("synonyms.tsv", other))
    return frozenset(found)


@lru_cache(maxsize=65_536)
def weight(word: str) -> float:
    """How much a lemma tells, in [0.25, 1]: its inverse frequency in general English, 1 if unseen.

    >>> weight("say") < weight("agreement") < weight("Zanzibar") == 1.0
    True
    """
    for count in _table("frequencies.tsv").rows(word):
        return max(_LEAST, math.log(_TEXTS / (int(count) + 1)) / math.log(_TEXTS))
    return 1.0


def is_common(word: str) -> bool:
    """Whether general English knows the lemma, so that a near spelling is another word.

    >>> is_common("strike"), is_common("gaddafi")
    (True, False)
    """
    return word in _table("frequencies.tsv") or bool(related(word))
