"""Are two texts about the same thing? Soft alignment of their content words, weighted by rarity.

It proposes and never decides: numbers, dates, negations and comparators take no part, and a pair of
opposites ("won", "lost") aligns without being alike. Every link says which words it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from attrs import frozen
from rapidfuzz.distance import JaroWinkler

from factrecon.language.places.gazetteer import gazetteer, place_key
from factrecon.language.quantities.units import PERSON_NOUNS
from factrecon.language.syntax.lexicon import look_up
from factrecon.matching.words.content import Word, words_of
from factrecon.matching.words.opposites import are_opposites
from factrecon.matching.words.spelling import (
    abbreviates,
    consonants,
    inflects,
    initials_of,
    plain_spelling,
    split_compound,
)
from factrecon.matching.words.thesaurus import (
    DERIVED,
    SHARED_SENSE,
    adjective_antonyms,
    antonyms,
    is_common,
    related,
    share_frame,
)

__all__ = ["Alignment", "Link", "align", "align_words", "likeness", "similarity"]

SPELLING: Final = 0.92
"""From this Jaro-Winkler similarity on, two words that general English does not know are one name."""
ABBREVIATED: Final = 0.85
"""Likeness of a name and its beginning."""
SIBLINGS: Final = 0.8
"""Likeness of words derived from one root."""
GENERIC: Final = 0.7
"""Likeness of "people" and a kind of people."""
ANYONE: Final = frozenset(("people", "person"))
HOW: Final = ("same", "related", "opposite", "spelling", "initials")


class Link(NamedTuple):
    """A word of the first text and one of the second, why they are linked, and how alike they are.

    `how` is one of `HOW`; `score` is in [0, 1] and 0 for opposites, `weight` the mean of what the two
    words tell.
    """

    a: Word
    b: Word
    how: str
    score: float
    weight: float


@frozen
class Alignment:
    """What two texts share, word by word. All shares are in [0, 1].

    >>> found = align("The union accepted the offer.", "The union rejected the offer.")
    >>> [(x.a.key, x.b.key) for x in found.links if x.how == "opposite"]
    [('accept', 'reject')]
    """

    links: tuple[Link, ...]
    left: tuple[Word, ...]
    """Content words of the first text that met nothing."""
    right: tuple[Word, ...]
    similarity: float
    """Soft Dice coefficient: the alike share of both texts."""
    left_cover: float
    """Share of the first text that the second says too; opposites count, for they are about the same."""
    right_cover: float
    total: float = 0.0
    """What the words of both texts weigh together."""

    @property
    def converse(self) -> Alignment:
        """The same alignment seen from the second text."""
        links = tuple(sorted((Link(x.b, x.a, x.how, x.score, x.weight) for x in self.links), key=_place))
        return Alignment(links, self.right, self.left, self.similarity, self.right_cover, self.left_cover, self.total)

    @property
    def comparable(self) -> float:
        """How far the two are about the same thing: the smaller of the two covers."""
        return min(self.left_cover, self.right_cover)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The links in words, the heaviest first.

        >>> align("Nurses strike.", "Nurses walk out.").reasons
        ("'nurse' in both", "'strike' ~ 'walk out'")
        """
        ordered = sorted(self.links, key=lambda x: (-x.weight, x.a.start, x.b.start))
        return tuple(_in_words(x) for x in ordered)


def _place(link: Link) -> tuple[int, int]:
    return link.a.start, link.b.start


def _in_words(link: Link) -> str:
    if link.how == "same":
        return f"{link.a.key!r} in both"
    sign = "against" if link.how == "opposite" else "~"
    return f"{link.a.key!r} {sign} {link.b.key!r}"


def likeness(a: Word, b: Word) -> tuple[float, str]:
    """How alike two content words are, in [0, 1], and how they are linked ("" if they are not).

    >>> from factrecon.matching.words.content import words_of
    >>> likeness(*words_of("invade"), *words_of("invasion"))
    (0.9, 'related')
    """
    return _likeness(a.key, a.name, b.key, b.name, a.tag == b.tag == "ADJ")


@lru_cache(maxsize=131_072)
def _likeness(one: str, one_is_name: bool, other: str, other_is_name: bool, adjectives: bool) -> tuple[float, str]:
    names = one_is_name and other_is_name
    if one == other or plain_spelling(one) == plain_spelling(other):
        return 1.0, "same"
    if _holds_name(one, other) or _holds_name(other, one):
        return 0.0, ""
    if other in antonyms(one) or are_opposites(one, other):
        return 0.0, "opposite"
    score = related(one).get(other, 0.0)
    if score:
        return score, "related"
    if share_frame(one, other):
        return SHARED_SENSE, "related"
    if _one_root(one, other):
        return SIBLINGS, "related"
    if adjectives and (other in adjective_antonyms(one) or one in adjective_antonyms(other)):
        return 0.0, "opposite"
    if names and abbreviates(one, other):
        return ABBREVIATED, "spelling"
    if (one in ANYONE and other in PERSON_NOUNS) or (other in ANYONE and one in PERSON_NOUNS):
        return GENERIC, "related"
    if one + "s" == other or other + "s" == one or inflects(one, other) or inflects(other, one):
        return 0.95, "spelling"
    foreign = names and len(one) > 4 and len(other) > 4 and not (is_common(one) or is_common(other))
    if foreign and consonants(one) == consonants(other):
        return 0.9, "spelling"
    if len(one) > 3 and len(other) > 3 and not (_is_word(one, one_is_name) and _is_word(other, other_is_name)):
        if one[0] == other[0] and len(one) < 64 and len(other) < 64:
            near = JaroWinkler.similarity(one, other, score_cutoff=SPELLING)
            if near and not (names and _differ_in_kind(one, other)):
                return float(near), "spelling"
    return 0.0, ""


def _holds_name(longer: str, shorter: str) -> bool:
    """Whether a place's name ends with another place's name and means another place: "West Virginia", "Virginia"."""
    if not longer.endswith(f" {shorter}"):
        return False
    named = gazetteer().named
    mine, theirs = named.get(place_key(longer)), named.get(place_key(shorter))
    return mine is not None and theirs is not None and not set(mine[1]) & set(theirs[1])


@lru_cache(maxsize=16_384)
def _one_root(one: str, other: str) -> bool:
    """Whether two words are derived from a third that both begin with ("bomber", "bombing")."""
    if one[:4] != other[:4]:
        return False
    mine, theirs = related(one), related(other)
    return any(
        len(root) > 3
        and score == DERIVED
        and theirs.get(root) == DERIVED
        and one.startswith(root)
        and other.startswith(root)
        for root, score in mine.items()
    )


def _is_word(word: str, is_name: bool) -> bool:
    """Whether the dictionary knows it, so that a near spelling is another word."""
    return is_common(word) or (not is_name and look_up(word).known)


def _differ_in_kind(one: str, other: str) -> bool:
    """Whether two names near in spelling are both known, and so are two ("Austria", "Australia")."""
    return bool(related(one)) and bool(related(other))


def align(a: str, b: str, *, weight: Callable[[Word], float] | None = None) -> Alignment:
    """Align the content words of two texts.

    `weight` replaces how much a word tells, which is else its rarity in general English.
    """
    return align_words(words_of(a), words_of(b), weight=weight)


def similarity(a: str, b: str) -> float:
    """The alike share of two texts, in [0, 1]; symmetric, and blind to numbers, dates and negation.

    >>> similarity("The quake killed 30 people.", "At least 20 people died in the earthquake.") > 0.5
    True
    """
    return align(a, b).similarity


def align_words(
    left: Sequence[Word], right: Sequence[Word], *, weight: Callable[[Word], float] | None = None
) -> Alignment:
    """Align content words one to one, the best links first; ties go to the earlier words."""
    one = _Side(left, weight)
    other = _Side(right, weight)
    links: list[Link] = []

    def link(i: int, j: int, how: str, score: float) -> None:
        links.append(Link(left[i], right[j], how, score, (one.weights[i] + other.weights[j]) / 2))
        one.credit(i, how, score)
        other.credit(j, how, score)

    # A name with the name first, so that what is left over can be what a name abbreviates.
    for alike in (lambda w: (w.key, w.name), lambda w: w.key):
        places: dict[object, list[int]] = {}
        for j in other.free:
            places.setdefault(alike(right[j]), []).append(j)
        for i in tuple(one.free):
            same = places.get(alike(left[i]))
            if same:
                link(i, same.pop(0), "same", 1.0)

    found: list[tuple[float, float, int, int, int, int, str]] = []
    for i in one.free:
        for j in other.free:
            score, how = likeness(left[i], right[j])
            if how:
                rank = _OPPOSITE_RANK if how == "opposite" else score
                # The smaller place first, so that the order of the two texts is no matter.
                found.append((-rank, -(one.weights[i] + other.weights[j]), min(i, j), max(i, j), i, j, how))
    found.sort()
    for rank, _, _, _, i, j, how in found:
        if i in one.free and j in other.free:
            link(i, j, how, 0.0 if how == "opposite" else -rank)
    if one.free and other.free:
        _link_joined(one, other, link)
        _link_joined(other, one, lambda j, i, how, score: link(i, j, how, score))

        if one.free and other.free:
            _link_parts(one, other, link)
            _link_parts(other, one, lambda j, i, how, score: link(i, j, how, score))

    links.sort(key=_place)
    if one.free or other.free:
        _excuse_parts_of_names(one, other, links)
    return Alignment(
        tuple(links),
        tuple(left[i] for i in one.free),
        tuple(right[j] for j in other.free),
        _share(one.alike + other.alike, one.total + other.total),
        _share(one.covered, one.total),
        _share(other.covered, other.total),
        one.total + other.total,
    )


_PART_OF_NAME: Final = 0.7
"""Share of the weight excused for the rest of a name that the other text gives in part ("Lee", "Ana Lee")."""


def _excuse_parts_of_names(one: _Side, other: _Side, links: Sequence[Link]) -> None:
    """Hold it less against two texts that one gives more of a name, where the other's is used up."""
    runs, others = one.runs(), other.runs()
    for mine, theirs, partner in ((one, other, 0), (other, one, 1)):
        my_runs, their_runs = (runs, others) if partner == 0 else (others, runs)
        if not mine.free:
            continue
        places = {w.start: i for i, w in enumerate(mine.words)}
        their_places = {w.start: j for j, w in enumerate(theirs.words)}
        excused: set[int] = set()
        for link in links:
            word, match = (link.a, link.b) if partner == 0 else (link.b, link.a)
            i, j = places[word.start], their_places[match.start]
            if not word.name or link.how == "opposite" or i not in my_runs:
                continue
            if any(k in theirs.free for k in their_runs.get(j, ())):
                continue
            excused.update(k for k in my_runs[i] if k in mine.free)
        for i in excused:
            mine.total -= mine.weights[i] * _PART_OF_NAME


_OPPOSITE_RANK: Final = 0.8
"""Opposites are linked before words that merely share a sense, after derivations and synonyms."""


class _Side:
    """The words of one text, what they weigh and which still are without a partner."""

    __slots__ = ("alike", "covered", "free", "total", "weights", "words")

    def __init__(self, words: Sequence[Word], weight: Callable[[Word], float] | None) -> None:
        self.words = words
        self.weights = [w.weight if weight is None else weight(w) for w in words]
        self.total = sum(self.weights)
        self.free = dict.fromkeys(range(len(words)))
        self.alike = self.covered = 0.0

    def runs(self) -> dict[int, range]:
        """For each name of several words, the places of all its words."""
        out: dict[int, range] = {}
        first = 0
        for i in range(1, len(self.words) + 1):
            joined = (
                i < len(self.words)
                and self.words[i].name
                and self.words[i - 1].name
                and self.words[i].start - self.words[i - 1].end <= 1
            )
            if not joined:
                if i - first > 1:
                    out.update(dict.fromkeys(range(first, i), range(first, i)))
                first = i
        return out

    def credit(self, i: int, how: str, score: float) -> None:
        self.alike += self.weights[i] * score
        self.covered += self.weights[i] * (1.0 if how == "opposite" else score)
        self.free.pop(i, None)


def _link_joined(short: _Side, long: _Side, link: Callable[[int, int, str, float], None]) -> None:
    """Link a word with the run that it abbreviates ("SEC") or joins ("horsemeat", "horse meat")."""
    for i in tuple(short.free):
        word = short.words[i]
        letters = word.key.replace(".", "")
        acronym = word.name and 2 <= len(letters) <= 6 and not is_common(letters)
        for start in tuple(long.free):
            end = start
            while end in long.free and end - start < _LONGEST_RUN:
                end += 1
            run = [w.key for w in long.words[start:end]]
            size = split_compound(word.key, run)
            how = "spelling"
            if not size and acronym and (len(letters) > 2 or all(w.name for w in long.words[start : start + 2])):
                size, how = initials_of(letters, run), "initials"
            if size:
                link(i, start, how, 1.0)
                for j in range(start + 1, start + size):
                    long.credit(j, how, 1.0)
                break


def _link_parts(whole: _Side, parts: _Side, link: Callable[[int, int, str, float], None]) -> None:
    """Link a phrase with what the other text says of it in words of their own ("chemical weapon", "chemical arms")."""
    for i in tuple(whole.free):
        names = whole.words[i].key.split(" ")
        if len(names) < 2:
            continue
        found: list[tuple[int, float]] = []
        for name in names:
            part = whole.words[i]._replace(key=name)
            scores = [
                (likeness(part, parts.words[j])[0], -j)
                for j in parts.free
                if all(j != k for k, _ in found) and not _holds_name(whole.words[i].key, parts.words[j].key)
            ]
            score, place = max(scores, default=(0.0, 0))
            if score:
                found.append((-place, score))
        if found:
            link(i, found[0][0], "related", sum(score for _, score in found) / len(names))
            for j, score in found[1:]:
                parts.credit(j, "related", score)


_LONGEST_RUN: Final = 6
"""Words of a name or compound that are looked at."""


def _share(part: float, whole: float) -> float:
    return round(min(1.0, part / whole), 9) if whole else 0.0
