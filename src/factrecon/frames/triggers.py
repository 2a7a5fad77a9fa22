"""Where the words of frames stand in tagged text: longest match, in one pass.

A phrase matches by lemmas, or by its very form. What may stand inside it depends on its next word: a noun
may have its determiners, adjectives and compounds before it ("reach a tentative wage agreement"), a
particle the verb's short object ("laid 300 workers off"), any word of a verb phrase an adverb. Gaps and
phrases are bounded, so the work is linear in the number of tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal, Protocol

from attrs import field, frozen

from factrecon.frames.frame import Frame
from factrecon.frames.loading import shipped_frames

__all__ = ["Part", "TaggedWord", "Trigger", "TriggerIndex", "trigger_index"]

Part = Literal["noun", "verb", "patient_verb", "adjective"]
"""Which of a frame's word lists a trigger stands in."""


class TaggedWord(Protocol):
    """What a token must offer; `language.tokens.Token` does."""

    @property
    def text(self) -> str:
        """The word as it stands."""
        ...

    @property
    def lemma(self) -> str:
        """Its dictionary form in lower case (names may keep their capitals)."""
        ...

    @property
    def tag(self) -> str:
        """A Universal Dependencies tag."""
        ...

    @property
    def form(self) -> str:
        """The form of a verb: base, past, participle, gerund, 3sg; empty for other words."""
        ...


@frozen
class Trigger:
    """A word or phrase that names an event of a frame: tokens `start_token:end_token`.

    `words` are the tokens that matched; with a gap ("*reached* a tentative *agreement*") they are
    fewer than the span.
    """

    frame: Frame
    start_token: int
    end_token: int
    part: Part
    words: tuple[int, ...] = field(default=())

    @property
    def head(self) -> int:
        """The token that carries the meaning: the verb of a verb phrase, the last word of others."""
        return self.words[0] if self.part in ("verb", "patient_verb") else self.words[-1]


class _Node:
    """A place in the tree of phrases: what may follow, and which entries end here."""

    __slots__ = ("ends", "next", "separable")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: list[tuple[int, Part | None]] = []
        self.separable: set[str] = set()
        """Particles and prepositions before which the verb's object may stand."""


# Words that go with a verb and are not modified themselves.
_PARTICLES: Final = frozenset(
    """about across after against ahead along apart around aside at away back by down for forward from in
    into off on onto open out over through to together under up with without dead""".split()
)
_SEPARABLE: Final = frozenset("aside apart away back down off open out over up dead together".split())
_PREPOSITIONS: Final = _PARTICLES | {"of"}
_ARTICLES: Final = frozenset(["a", "an", "the"])
_MODIFIERS: Final = frozenset(["DET", "ADJ", "NUM", "NOUN", "PROPN", "PART", "SYM", "PRON", "ADV"])
_MAX_GAP: Final = 4
_NOMINAL: Final = frozenset(["NOUN", "PROPN"])
_PARTS: Final[tuple[tuple[str, Part], ...]] = (
    ("nouns", "noun"),
    ("verbs", "verb"),
    ("patient_verbs", "patient_verb"),
    ("adjectives", "adjective"),
)

_Match = tuple[tuple[int, ...], int, Part | None]


class TriggerIndex:
    """The phrases of a vocabulary, ready to be looked up; build it by `trigger_index`, which caches.

    >>> from factrecon.language.tagging import tokenize
    >>> index = trigger_index()
    >>> tokens = tokenize("Dockers walked off the job after talks collapsed.")
    >>> [(t.frame.name, t.part, t.start_token, t.end_token) for t in index.find(tokens)][:2]
    [('strike', 'verb', 1, 5), ('talks', 'noun', 6, 7)]
    """

    __slots__ = ("_nominal", "_ruled_out", "_verbal", "frames")

    def __init__(self, frames: Sequence[Frame]) -> None:
        """Index the words of `frames`."""
        self.frames = tuple(frames)
        self._nominal, self._verbal, self._ruled_out = _Node(), _Node(), _Node()
        for i, frame in enumerate(self.frames):
            for key, part in _PARTS:
                root = self._verbal if part in ("verb", "patient_verb") else self._nominal
                for phrase in getattr(frame, key):
                    _insert(root, phrase, i, part)
            for phrase in frame.unless:
                _insert(self._ruled_out, phrase, i, None)

    def find(self, tokens: Sequence[TaggedWord]) -> tuple[Trigger, ...]:
        """Every trigger among the tokens of a sentence, in order of place, then of the vocabulary.

        Of matches that share a word the longest wins, then the leftmost; the same words may
        trigger several frames, and all are given.
        """
        lemmas = [t.lemma if t.lemma.islower() else t.lemma.lower() for t in tokens]
        found: list[_Match] = []
        ruled_out: list[_Match] = []
        for i, token in enumerate(tokens):
            tag = token.tag
            if tag == "VERB" or tag == "AUX":
                if _known(self._verbal, lemmas[i], token):
                    found.extend(_matches(self._verbal, tokens, lemmas, i, verbal=True))
                if token.form not in ("participle", "gerund", "past"):
                    roots: tuple[_Node, ...] = (self._ruled_out,)
                else:
                    roots = (self._nominal, self._ruled_out)
            elif tag == "PUNCT":
                continue
            else:
                roots = (self._nominal, self._ruled_out)
            for root in roots:
                if _known(root, lemmas[i], token):
                    matches = _matches(root, tokens, lemmas, i, verbal=tag in ("VERB", "AUX"))
                    (ruled_out if root is self._ruled_out else found).extend(matches)
        if not found:
            return ()
        return tuple(self._chosen(found, ruled_out, tokens))

    def _chosen(
        self, found: list[_Match], ruled_out: list[_Match], tokens: Sequence[TaggedWord]
    ) -> Iterator[Trigger]:
        barred: dict[int, list[frozenset[int]]] = {}
        for words, frame, _ in ruled_out:
            barred.setdefault(frame, []).append(frozenset(words))
        fit = [
            (words, frame, part)
            for words, frame, part in found
            if part is not None
            and _tags_fit(words, part, tokens)
            and not any(not b.isdisjoint(words) and len(b) >= len(words) for b in barred.get(frame, ()))
        ]
        fit.sort(key=lambda m: (-len(m[0]), m[0], m[1]))
        taken: dict[int, tuple[int, ...]] = {}
        kept: dict[tuple[tuple[int, ...], int], Part] = {}
        for words, frame, part in fit:
            if any(taken.get(w, words) != words for w in words):
                continue
            for w in words:
                taken[w] = words
            kept.setdefault((words, frame), part)
        for (words, frame), part in sorted(kept.items(), key=lambda item: item[0]):
            yield Trigger(self.frames[frame], words[0], words[-1] + 1, part, words)


@lru_cache(maxsize=8)
def _cached(frames: tuple[Frame, ...]) -> TriggerIndex:
    return TriggerIndex(frames)


def trigger_index(frames: Iterable[Frame] | None = None) -> TriggerIndex:
    """The index of a vocabulary (by default the shipped one), built once for equal frames.

    >>> trigger_index() is trigger_index()
    True
    """
    return _cached(shipped_frames() if frames is None else tuple(frames))


def _insert(root: _Node, phrase: str, frame: int, part: Part | None) -> None:
    """Put a phrase into the tree, its articles left out and its hyphens as word ends."""
    words = [w for w in phrase.replace("-", " ").split() if w not in _ARTICLES] or [phrase]
    node = root
    for n, word in enumerate(words):
        if n == 1 and word in _PARTICLES and (word in _SEPARABLE or len(words) > 2):
            node.separable.add(word)
        node = node.next.setdefault(word, _Node())
    node.ends.append((frame, part))
    joined = phrase.replace("-", "")
    if "-" in phrase and " " not in phrase:
        root.next.setdefault(joined, _Node()).ends.append((frame, part))


def _known(node: _Node, lemma: str, token: TaggedWord) -> bool:
    """Whether a token can start a phrase of this tree; cheap, for most cannot."""
    return lemma in node.next or "-" in lemma or token.text.lower() in node.next


def _steps(node: _Node, lemma: str, text: str) -> Iterator[_Node]:
    """Where a token leads: by its lemma, its very form, or the parts of a hyphenated word."""
    after = node.next.get(lemma)
    if after is not None:
        yield after
    form = text.lower()
    if form != lemma:
        after = node.next.get(form)
        if after is not None:
            yield after
    if "-" in lemma:
        after = node.next.get(lemma.replace("-", ""))
        if after is not None:
            yield after
        part: _Node | None = node
        for word in lemma.split("-")[:8]:
            part = part.next.get(word) if part is not None else None
        if part is not None:
            yield part


def _matches(
    root: _Node, tokens: Sequence[TaggedWord], lemmas: Sequence[str], start: int, *, verbal: bool
) -> Iterator[_Match]:
    """Phrases that start at a token."""
    states: list[tuple[_Node, tuple[int, ...]]] = [
        (node, (start,)) for node in _steps(root, lemmas[start], tokens[start].text)
    ]
    while states:
        node, words = states.pop()
        for frame, part in node.ends:
            yield words, frame, part
        if not node.next:
            continue
        at = words[-1] + 1
        gap = verbal or lemmas[words[-1]] in _PREPOSITIONS
        for place in _places(tokens, at, gap=gap):
            states.extend(
                (after, (*words, place))
                for after in _steps(node, lemmas[place], tokens[place].text)
                if place == at or _may_skip(node, lemmas[place], tokens, at, place)
            )


def _places(tokens: Sequence[TaggedWord], at: int, *, gap: bool) -> Iterator[int]:
    """Where the next word of a phrase may stand."""
    last = min(len(tokens), at + 1 + (_MAX_GAP if gap else 0))
    for place in range(at, last):
        yield place
        if tokens[place].tag not in _MODIFIERS:
            return


def _may_skip(
    node: _Node, lemma: str, tokens: Sequence[TaggedWord], at: int, place: int
) -> bool:
    """Whether the tokens before `place` may stand inside the phrase, given the word found there."""
    if lemma not in _PARTICLES:
        return True
    if all(tokens[k].tag == "ADV" for k in range(at, place)):
        return True
    return lemma in node.separable


def _tags_fit(words: tuple[int, ...], part: Part, tokens: Sequence[TaggedWord]) -> bool:
    """Whether the tags are those of the part of speech, taggers' usual slips forgiven."""
    if part in ("verb", "patient_verb"):
        return tokens[words[0]].tag in ("VERB", "AUX")
    last = tokens[words[-1]]
    if part == "noun":
        # A phrase of several words is safe; a single one must be a noun.
        return last.tag in _NOMINAL or (len(words) > 1 and last.tag != "VERB")
    return last.tag in ("ADJ", "ADV", "NOUN", "PROPN") or last.form in ("participle", "gerund")
