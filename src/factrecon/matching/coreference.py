"""Mentions of events across documents that are one happening.

Stories first: mentions of two stories are never one. Within a story the heads must agree: one lemma,
one derived from the other, words of one frame or synonyms. What the sentences share beside them
(names, rare words) tells happenings of one kind apart, and counts more for verbs that name no
happening of their own ("have", "take"). What is said is one saying only of one speaker; other names among
the participants speak against one happening. A pronoun is alike to nothing in another sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from attrs import field, frozen

from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.lexicon import look_up
from factrecon.language.syntax.reporting import SAYING
from factrecon.matching.arguments import Arguments, find_arguments
from factrecon.matching.clusters import cluster
from factrecon.matching.opposites import listed_opposites
from factrecon.matching.thesaurus import DERIVED, SHARED_SENSE, SYNONYM, related, share_frame
from factrecon.matching.words import words_of

__all__ = ["EventMention", "cluster_mentions", "head_lemma"]

SAME_HEAD: Final = 0.8
"""Likeness of two mentions with one head, before their sentences are looked at."""
DERIVED_HEAD: Final = 0.7
RELATED_HEAD: Final = 0.4
SENSE_HEAD: Final = 0.35
"""Likeness of heads that share a sense and may live in others."""
CONTEXT: Final = 0.5
"""What sentences that share everything add."""
LIGHT: Final = 0.5
"""What a head that names no happening of its own takes off."""
UNKNOWN_SPEAKER: Final = 0.6
"""What it takes off two sayings that one does not tell who said it."""
OTHER_NAMES: Final = 0.35
"""What it takes off that the participants are named, and none alike."""
INITIALS: Final = 0.75
"""Likeness of words and their abbreviation."""
ONE_HAPPENING: Final = 0.5
"""Mean likeness from which mentions are one happening."""
_LIGHT: Final = word_set(
    """say tell report announce have be do make take get go come give put keep let seem become happen
    occur see know think believe want need try use find show continue follow according add claim
    call ask according"""
)
"""Verbs that name no happening of their own: one head of theirs tells little."""
_SAYING: Final = SAYING | {"accord"}
_PRONOUNS: Final = word_set("it this that these those which what who they he she one")
_SMALL: Final = word_set("the a an of and for to in on by")
_PARTICLES: Final = word_set("up down off out in on over away back through along of to for at by with from")


@frozen
class EventMention:
    """Words that name an event, in a sentence of a document."""

    id: str
    document: str
    text: str
    sentence: str = field(repr=False)
    start: int | None = field(default=None, repr=False)
    """Where the words begin in the sentence, in code points; without it, where they first stand."""

    @property
    def head(self) -> str:
        """The lemma that carries the meaning of the words."""
        return head_lemma(self.text)

    @property
    def arguments(self) -> Arguments:
        """Who took part, as far as the sentence tells."""
        start = self.sentence.find(self.text) if self.start is None else self.start
        if start < 0:
            return Arguments("")
        return find_arguments(self.sentence, start, start + len(self.text))


def head_lemma(text: str) -> str:
    """The lemma of the head of a mention: the verb of a verb phrase, the last noun of a noun phrase.

    >>> head_lemma("opened fire"), head_lemma("Academy Awards"), head_lemma("was arrested")
    ('open fire', 'academy award', 'arrest')
    """
    words = [w.lower().lstrip("#@") for w in text.split() if any(c.isalpha() for c in w)]
    words = [w for w in words if not look_up(w).function or w in _PARTICLES] or words
    while len(words) > 1 and words[-1] in _PARTICLES:
        words.pop()
    lemmas = [_lemma(w) for w in words if w not in _PARTICLES or len(words) == 1]
    return " ".join(lemmas[-2:]) if lemmas else text.lower()


def _lemma(word: str) -> str:
    entry = look_up(word)
    if entry.forms and not (entry.bias == 1 and entry.noun != word):
        return entry.verb
    return entry.noun


def cluster_mentions(
    mentions: Iterable[EventMention],
    stories: Iterable[Sequence[str]],
    *,
    threshold: float = ONE_HAPPENING,
) -> tuple[tuple[str, ...], ...]:
    """Ids of mentions, grouped by happening. `stories` are groups of document ids.

    >>> a = EventMention("1", "x", "strike", "Nurses in Oslo began a strike.")
    >>> b = EventMention("2", "y", "striking", "Oslo nurses are striking.")
    >>> cluster_mentions([a, b], [("x", "y")]), cluster_mentions([a, b], [("x",), ("y",)])
    ((('1', '2'),), (('1',), ('2',)))
    """
    every = sorted(mentions, key=lambda m: m.id)
    story_of = {document: i for i, group in enumerate(stories) for document in group}
    rooms: dict[int, list[EventMention]] = {}
    for mention in every:
        rooms.setdefault(story_of.get(mention.document, -1 - len(rooms)), []).append(mention)
    groups: list[tuple[str, ...]] = []
    for room in sorted(rooms):
        found = [_read(m) for m in rooms[room]]
        links = []
        for i, a in enumerate(found):
            for b in found[i + 1 :]:
                score = _likeness(a, b)
                if score > 0.0:
                    links.append((a.id, b.id, min(1.0, score)))
        groups.extend(cluster((m.id for m in found), links, threshold=threshold))
    return tuple(sorted(groups))


class _Reading(NamedTuple):
    """What of a mention takes part in the comparison."""

    id: str
    text: str
    head: str
    arguments: Arguments
    context: Mapping[str, float]


def _read(mention: EventMention) -> _Reading:
    head = mention.head
    return _Reading(mention.id, mention.text, head, mention.arguments, _context(mention, head))


def _likeness(a: _Reading, b: _Reading) -> float:
    """How alike two mentions of one story are; 0 or less for strangers."""
    if a.head in _PRONOUNS or b.head in _PRONOUNS:
        return 0.0
    score = _alike(a.head, b.head) or (
        INITIALS if _abbreviates(a.text, b.text) or _abbreviates(b.text, a.text) else 0.0
    )
    if not score:
        return 0.0
    if a.head in _SAYING and b.head in _SAYING:
        if not (a.arguments.agent and b.arguments.agent):
            score -= UNKNOWN_SPEAKER
        elif a.arguments.agent.isdisjoint(b.arguments.agent):
            return 0.0
    else:
        if a.head in _LIGHT or b.head in _LIGHT:
            score -= LIGHT
        mine, theirs = a.arguments.names, b.arguments.names
        if mine and theirs and mine.isdisjoint(theirs):
            score -= OTHER_NAMES
    return score + CONTEXT * _overlap(a.context, b.context)


_HEADS: Final = ((DERIVED, DERIVED_HEAD), (SYNONYM, RELATED_HEAD), (SHARED_SENSE, SENSE_HEAD))


def _alike(one: str, other: str) -> float:
    if one == other:
        return SAME_HEAD
    a, b = one.split(), other.split()
    if a[-1] == b[-1] or (a[0] == b[0] and len(a) == len(b) == 1):
        return SAME_HEAD - 0.05
    best = 0.0
    for x in {one, a[-1], a[0]}:
        for y in {other, b[-1], b[0]}:
            if y in listed_opposites(x):
                return 0.0
            likeness = related(x).get(y, 0.0)
            if not likeness and share_frame(x, y):
                likeness = SYNONYM
            best = max(best, next((score for least, score in _HEADS if likeness >= least), 0.0))
    return max(best, DERIVED_HEAD) if _one_stem(a[-1], b[-1]) else best


_SUFFIXES: Final = (
    "ations",
    "ation",
    "itions",
    "ition",
    "ions",
    "ion",
    "ments",
    "ment",
    "als",
    "al",
    "ing",
    "ances",
    "ance",
    "ences",
    "ence",
    "ers",
    "er",
    "ors",
    "or",
    "ees",
    "ee",
    "ures",
    "ure",
    "age",
    "ery",
    "y",
    "e",
    "ates",
    "ated",
    "ate",
    "ed",
    "es",
    "s",
    "ant",
    "ent",
)
_STEM: Final = 5
"""Letters that two words derived from one another begin with."""


@lru_cache(maxsize=32_768)
def _one_stem(one: str, other: str) -> bool:
    """Whether two words are one stem with endings of English: "nominate" and "nominee"."""
    if min(len(one), len(other)) <= _STEM or one[:_STEM] != other[:_STEM]:
        return False
    return not _stems(one).isdisjoint(_stems(other))


def _stems(word: str) -> set[str]:
    return {word} | {word.removesuffix(s) for s in _SUFFIXES if word.endswith(s) and len(word) - len(s) >= _STEM}


def _abbreviates(short: str, long: str) -> bool:
    """Whether a mention in capitals is made of the initials of another, with or without its small words.

    >>> _abbreviates("IPO", "initial public offering"), _abbreviates("AGM", "initial public offering")
    (True, False)
    """
    if not (2 <= len(short) <= 6 and short.isalpha() and short.isupper()) or len(long) > 256:
        return False
    words = [w for w in long.lower().replace("-", " ").split() if w[0].isalpha()]
    initials = "".join(w[0] for w in words)
    telling = "".join(w[0] for w in words if w not in _SMALL)
    return short.lower() in (initials, telling)


def _context(mention: EventMention, head: str) -> dict[str, float]:
    """The names and content words of the sentence beside the head, with their weight."""
    mine = set(head.split())
    return {w.key: w.weight * (1.5 if w.name else 1.0) for w in words_of(mention.sentence) if w.key not in mine}


def _overlap(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Share of the lighter context that both have."""
    least = min(sum(a.values()), sum(b.values()))
    return sum(min(v, b[k]) for k, v in sorted(a.items()) if k in b) / least if least else 0.0
