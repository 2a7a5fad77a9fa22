"""Mentions of events across documents that are one happening.

Stories first: mentions of two stories are never one. Within a story the heads must agree: one lemma,
one derived from the other, words of one frame or synonyms. What the sentences share beside them
(names, rare words) tells happenings of one kind apart, and counts more for verbs that name no
happening of their own ("say", "have", "take").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import field, frozen

from factrecon.language.closed_classes import word_set
from factrecon.language.lexicon import look_up
from factrecon.matching.clusters import cluster
from factrecon.matching.opposites import listed_opposites
from factrecon.matching.thesaurus import DERIVED, SYNONYM, related, share_frame
from factrecon.matching.words import words_of

__all__ = ["EventMention", "cluster_mentions", "head_lemma"]

SAME_HEAD: Final = 0.8
"""Likeness of two mentions with one head, before their sentences are looked at."""
DERIVED_HEAD: Final = 0.7
RELATED_HEAD: Final = 0.4
CONTEXT: Final = 0.5
"""What sentences that share everything add."""
LIGHT: Final = 0.4
"""What a head that names no happening of its own takes off."""
ONE_HAPPENING: Final = 0.5
"""Mean likeness from which mentions are one happening."""
_LIGHT: Final = word_set(
    """say tell report announce have be do make take get go come give put keep let seem become happen
    occur see know think believe want need try use find show continue follow according add claim
    call ask according"""
)
"""Verbs that name no happening of their own: one head of theirs tells little."""
_PARTICLES: Final = word_set("up down off out in on over away back through along of to for at by with from")


@frozen
class EventMention:
    """Words that name an event, in a sentence of a document."""

    id: str
    document: str
    text: str
    sentence: str = field(repr=False)

    @property
    def head(self) -> str:
        """The lemma that carries the meaning of the words."""
        return head_lemma(self.text)


def head_lemma(text: str) -> str:
    """The lemma of the head of a mention: the verb of a verb phrase, the last noun of a noun phrase.

    >>> head_lemma("opened fire"), head_lemma("Academy Awards"), head_lemma("was arrested")
    ('open fire', 'academy award', 'arrest')
    """
    words = [w.lower() for w in text.split() if any(c.isalpha() for c in w)]
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
        found = rooms[room]
        heads = {m.id: m.head for m in found}
        contexts = {m.id: _context(m, heads[m.id]) for m in found}
        links = []
        for i, a in enumerate(found):
            for b in found[i + 1 :]:
                score = _alike(heads[a.id], heads[b.id])
                if score:
                    shared = _overlap(contexts[a.id], contexts[b.id])
                    if heads[a.id] in _LIGHT or heads[b.id] in _LIGHT:
                        score -= LIGHT
                    links.append((a.id, b.id, max(0.0, min(1.0, score + CONTEXT * shared))))
        groups.extend(cluster((m.id for m in found), links, threshold=threshold))
    return tuple(sorted(groups))


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
            best = max(best, DERIVED_HEAD if likeness >= DERIVED else RELATED_HEAD if likeness >= SYNONYM else 0.0)
    return best


def _context(mention: EventMention, head: str) -> dict[str, float]:
    """The names and content words of the sentence beside the head, with their weight."""
    mine = set(head.split())
    return {w.key: w.weight * (1.5 if w.name else 1.0) for w in words_of(mention.sentence) if w.key not in mine}


def _overlap(a: dict[str, float], b: dict[str, float]) -> float:
    """Share of the lighter context that both have."""
    least = min(sum(a.values()), sum(b.values()))
    return sum(min(v, b[k]) for k, v in sorted(a.items()) if k in b) / least if least else 0.0

