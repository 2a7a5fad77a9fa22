"""Match many short texts at once: which of them say the same, at any size.

For assertions that have no typed claims yet (rows of a table, sentences, headlines). Candidates come
from blocking, links from the rarity-weighted words that two texts share. Texts that give conflicting
numbers, or of which only one denies, cannot end in one cluster, however similar they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from attrs import frozen

from factrecon.language.quantities.numbers import find_numbers
from factrecon.language.syntax.closed_classes import NUMBER_WORDS
from factrecon.language.syntax.lexicon import look_up
from factrecon.matching.clusters import cluster
from factrecon.matching.texts.blocking import Candidates, find_candidates
from factrecon.matching.texts.coded import coded_texts
from factrecon.matching.texts.vectors import SentenceVectors, add_vector_links
from factrecon.matching.words.content import MAX_TEXT, NEGATIONS, is_answer
from factrecon.matching.words.opposites import listed_opposites
from factrecon.matching.words.thesaurus import synonym_group, weight

__all__ = ["TextMatch", "TextReading", "match_texts", "read_text"]

BEGINNING: Final = 6
"""Letters of a word by which it is found: "invest" finds investigators and investigations."""
LEAST: Final = 0.23
MOST: Final = 20
"""Candidates are the best so many pairs of each text, from this cosine on."""
ALIKE: Final = 0.45
"""Mean likeness from which texts make one cluster."""
# Letters, and an apostrophe only where a contraction or an Irish name has it; linear in the text.
_WORD: Final = re.compile(r"[^\W\d_]{2,100}(?:['’](?:t|[^\W\d_]{2,60}))?")
LINKED: Final = 0.3
"""Likeness below which two texts pull no more on each other than strangers."""


@frozen
class TextReading:
    """What of a text takes part in matching: keys to align by, and what must not conflict."""

    keys: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[float]
    denies: bool


@frozen
class TextMatch:
    """The clusters, and of the pairs looked at: those linked and those kept apart with the reason."""

    clusters: tuple[tuple[str, ...], ...]
    candidates: Candidates
    apart: Mapping[tuple[str, str], str]

    @property
    def largest(self) -> int:
        """The size of the largest cluster."""
        return max(map(len, self.clusters), default=0)


def read_text(text: str) -> TextReading:
    """Words, numbers and denial of one text, without grammar; only its first 4,096 characters count.

    >>> found = read_text("No nurses struck; 30 doctors did.")
    >>> sorted(found.words), sorted(found.numbers), found.denies
    (['doctor', 'nurse', 'strike'], [30], True)
    """
    text = text[:MAX_TEXT]
    words: set[str] = set()
    keys: set[str] = set()
    denials = 0
    counts = any(map(str.isnumeric, text))
    for low in _WORD.findall(text.lower()):
        if low in NEGATIONS or low.endswith(("n't", "n’t")):
            denials += 1
            continue
        lemma, *more = _keys_of(low)
        if more:
            words.add(lemma)
            keys.update(more)
        elif lemma in NUMBER_WORDS:
            counts = True
    numbers = frozenset(n.value for n in find_numbers(text)) if counts else frozenset[float]()
    keys.update(f"number:{n:g}" for n in numbers)
    return TextReading(frozenset(keys), frozenset(words), numbers, denials % 2 == 1)


@lru_cache(maxsize=65_536)
def _keys_of(word: str) -> tuple[str, ...]:
    """The lemma of a word, then the keys that it is found by: its beginning, and what news says for it."""
    if is_answer(word):
        return (word,)
    entry = look_up(word)
    if entry.function:
        return (word,)
    lemma = entry.verb if entry.bias == 2 or entry.noun == word else entry.noun
    if lemma == word and entry.adj:
        lemma = entry.adj
    group = synonym_group(lemma)
    return lemma, lemma[:BEGINNING], *(() if group is None else (f"group:{group}",))


def match_texts(
    texts: Mapping[str, str],
    *,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
    vectors: SentenceVectors | None = None,
    least: float = LEAST,
    most: int = MOST,
    threshold: float = ALIKE,
) -> TextMatch:
    """Group texts, given by id, that say the same.

    `same` and `different` are pairs of ids that a person has judged; they override. `vectors` may
    add candidates and weigh into their score, and decides nothing. The result is the same for every
    order of the texts.

    >>> texts = {"a": "30 died in the Lima fire.", "b": "The Lima fire: 30 dead.", "c": "20 died in the Lima fire."}
    >>> match_texts(texts).clusters
    (('a', 'b'), ('c',))
    """
    readings = {name: read_text(texts[name]) for name in sorted(texts)}
    candidates = find_candidates(
        {name: sorted(reading.keys) for name, reading in readings.items()}, weight=_weight, least=least, most=most
    )
    links = list(candidates.pairs())
    if vectors is not None:
        links = add_vector_links(links, texts, vectors)
    links = [link for link in links if link[2] >= LINKED]
    must = list(same)
    judged = {tuple(sorted(pair)) for pair in must}
    apart: dict[tuple[str, str], str] = {}
    place = {name: n for n, name in enumerate(readings)}
    coded = coded_texts(tuple(readings.values()), listed_opposites)
    one = np.array([place[a] for a, _, _ in links], np.int64)
    other = np.array([place[b] for _, b, _ in links], np.int64)
    for n in np.flatnonzero(coded.apart(one, other)).tolist():
        a, b, _ = links[n]
        if (a, b) not in judged:
            apart[a, b] = _conflict(readings[a], readings[b])
    for a, b in different:
        apart[min(a, b), max(a, b)] = "judged different"
    found = cluster(readings, links, cannot=sorted(apart), must=must, threshold=threshold)
    return TextMatch(found, candidates, apart)


def _weight(key: str) -> float:
    return 0.5 + 0.5 * weight(key)


def _conflict(a: TextReading, b: TextReading) -> str:
    """Why two texts cannot be the same, empty if they can."""
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        return f"numbers: {_listed(a.numbers)} against {_listed(b.numbers)}"
    if a.denies != b.denies:
        return "only one of them denies"
    mine, theirs = a.words - b.words, b.words - a.words
    for word in sorted(mine):
        others = listed_opposites(word) & theirs
        if others:
            return f"opposites: {word} and {min(others)}"
    return ""


def _listed(numbers: Iterable[float]) -> str:
    shown: Sequence[float] = sorted(numbers)[:3]
    return ", ".join(f"{n:,}" for n in shown)
