"""Where the words of frames stand in tagged text: longest match, in one pass.

A phrase matches by lemmas, or by its very form. What may stand inside it depends on its next word: a noun
may have its determiners, adjectives and compounds before it ("reach a tentative wage agreement"), a
particle the verb's short object ("laid 300 workers off"), any word of a verb phrase an adverb. A verb
and its noun also match in the passive ("a tentative agreement was reached"). Gaps and phrases are bounded,
so the work is linear in the number of tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, Protocol

from attrs import frozen

from factrecon.frames.frame import Frame
from factrecon.frames.loading import shipped_frames
from factrecon.language.en.rows import listed
from factrecon.language.syntax.closed_classes import word_set

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
    fewer than the span. `head` is the token that carries the meaning: the verb of a verb phrase, the
    last word of other phrases.
    """

    frame: Frame
    start_token: int
    end_token: int
    part: Part
    words: tuple[int, ...]
    head: int


class _Node:
    """A place in the tree of phrases: what may follow, and which entries end here."""

    __slots__ = ("ends", "next", "separable")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: tuple[tuple[int, Part | None], ...] = ()
        self.separable: frozenset[str] = frozenset()
        """Particles and prepositions before which the verb's object may stand."""


# Words that go with a verb and are not modified themselves.
_PARTICLES: Final = listed("statements.with_verbs")
_SEPARABLE: Final = listed("statements.separable")
_PREPOSITIONS: Final = _PARTICLES | {"of"}
_ARTICLES: Final = frozenset(["a", "an", "the"])
_MODIFIERS: Final = frozenset(["DET", "ADJ", "NUM", "NOUN", "PROPN", "PART", "SYM", "PRON", "ADV"])
_OBJECT: Final = frozenset(["DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "SYM"])
_BEFORE_NOUN: Final = frozenset(["DET", "ADJ", "NUM", "PRON", "PART"])
_MAX_GAP: Final = 4
_MAX_SUBJECT: Final = 7  # tokens back from a passive verb to the noun it is said of
_DAYS: Final = (
    listed("calendar.weekdays")
    | listed("calendar.months")
    | word_set("today yesterday tomorrow earlier late last this")
)
"""Words that begin a time behind a verb, not its object: "a statement released Friday"."""
_MONTHS: Final = frozenset(["march", "may", "august"])
_NOMINAL: Final = frozenset(["NOUN", "PROPN"])
_VERBAL: Final = frozenset(["VERB", "AUX"])
_PARTS: Final[tuple[tuple[str, Part], ...]] = (
    ("nouns", "noun"),
    ("verbs", "verb"),
    ("patient_verbs", "patient_verb"),
    ("adjectives", "adjective"),
)

_Match = tuple[tuple[int, ...], int, Part | None]
_Entry = tuple[str, int, Part | None]  # a phrase, frame, part
_Passive = tuple[tuple[str, ...], int, Part | None]  # what follows the verb, frame, part


class _Root:
    """The phrases of one sort by their first word; a word grows into its tree when a text first has it."""

    __slots__ = ("_grown", "waiting")

    def __init__(self) -> None:
        self.waiting: dict[str, list[_Entry]] = {}
        self._grown: dict[str, _Node] = {}

    def put(self, phrase: str, frame: int, part: Part | None) -> None:
        """Keep a phrase under its first word, one word with hyphens also as written without."""
        self.waiting.setdefault(_words(phrase)[0] if _uneven(phrase) else phrase.partition(" ")[0], []).append(
            (phrase, frame, part)
        )
        if "-" in phrase and " " not in phrase:
            self.waiting.setdefault(phrase.replace("-", ""), []).append(("", frame, part))

    def get(self, word: str) -> _Node | None:
        """The tree of a first word."""
        node = self._grown.get(word)
        if node is None and word in self.waiting:
            node = self._grown[word] = _Node()
            for phrase, frame, part in self.waiting[word]:
                _insert(node, _words(phrase)[1:], frame, part)
        return node


class _Passives:
    """Verbs with their particles and nouns, by verb and noun, so that they match in the passive."""

    __slots__ = ("_grown", "waiting")

    def __init__(self) -> None:
        self.waiting: dict[str, list[_Entry]] = {}
        self._grown: dict[str, dict[str, list[_Passive]]] = {}

    def put(self, phrase: str, frame: int, part: Part | None) -> None:
        """Keep a phrase of several words under its verb."""
        if " " in phrase or "-" in phrase:
            first = _words(phrase)[0] if _uneven(phrase) else phrase.partition(" ")[0]
            self.waiting.setdefault(first, []).append((phrase, frame, part))

    def by_noun(self, verb: str) -> Mapping[str, Sequence[_Passive]]:
        """What the phrases of a verb have before their noun, by the noun."""
        found = self._grown.get(verb)
        if found is None:
            found = self._grown[verb] = {}
            for phrase, frame, part in self.waiting.get(verb, ()):
                words = _words(phrase)
                if len(words) < 2 or words[-1] in _PARTICLES or words[0] == "be":
                    continue
                if all(w in _PARTICLES for w in words[1:-1]):
                    found.setdefault(words[-1], []).append((tuple(words[1:-1]), frame, part))
        return found


def _uneven(phrase: str) -> bool:
    """Whether the first word of a phrase is not what stands before its first blank."""
    return "-" in phrase or phrase.startswith(("a ", "an ", "the "))


def _words(phrase: str) -> list[str]:
    """The words of a phrase, its articles left out and its hyphens as word ends."""
    return [w for w in phrase.replace("-", " ").split() if w not in _ARTICLES] or [phrase]


def _insert(node: _Node, words: Sequence[str], frame: int, part: Part | None) -> None:
    """Put what follows a first word into its tree."""
    for n, word in enumerate(words):
        if n == 0 and word in _PARTICLES and (word in _SEPARABLE or len(words) > 1):
            node.separable |= {word}
        node = node.next.setdefault(word, _Node())
    node.ends += ((frame, part),)


class TriggerIndex:
    """The phrases of a vocabulary, ready to be looked up; build it by `trigger_index`, which caches.

    >>> from factrecon.language.syntax.tagging import tokenize
    >>> index = trigger_index()
    >>> tokens = tokenize("Dockers walked off the job after talks collapsed.")
    >>> [(t.frame.name, t.part, t.start_token, t.end_token) for t in index.find(tokens)][:2]
    [('strike', 'verb', 1, 5), ('talks', 'noun', 6, 7)]
    """

    __slots__ = ("_first", "_nominal", "_passive", "_ruled_out", "_verbal", "frames")

    def __init__(self, frames: Sequence[Frame]) -> None:
        """Index the words of `frames`."""
        self.frames = tuple(frames)
        self._nominal, self._verbal, self._ruled_out = _Root(), _Root(), _Root()
        self._passive = _Passives()
        for i, frame in enumerate(self.frames):
            for key, part in _PARTS:
                verbal = part in ("verb", "patient_verb")
                for phrase in getattr(frame, key):
                    (self._verbal if verbal else self._nominal).put(phrase, i, part)
                    if verbal:
                        self._passive.put(phrase, i, part)
            own_verbs = frozenset((*frame.verbs, *frame.patient_verbs))
            for phrase in frame.unless:
                # "strike at" rules out the verb and leaves "the strike at Acme".
                first, *rest = phrase.split()
                verbal = bool(rest) and first in own_verbs and all(w in _PARTICLES for w in rest)
                self._ruled_out.put(phrase, i, "verb" if verbal else None)
                self._passive.put(phrase, i, None)
        self._first = frozenset().union(
            *(held.waiting for held in (self._nominal, self._verbal, self._ruled_out, self._passive))
        )

    def find(
        self, tokens: Sequence[TaggedWord], *, lemmas: Sequence[str] | None = None, forms: Sequence[str] | None = None
    ) -> tuple[Trigger, ...]:
        """Every trigger among the tokens of a sentence, in order of place, then of the vocabulary.

        Of matches that share a word the longest wins, then the leftmost; the same words may
        trigger several frames, and all are given. Give the `lemmas` and `forms` of the
        words in lower case if they are at hand.
        """
        lemmas = [t.lemma.lower() for t in tokens] if lemmas is None else lemmas
        forms = [t.text.lower() for t in tokens] if forms is None else forms
        first = self._first
        found: list[_Match] = []
        ruled_out: list[_Match] = []
        barred: list[int] = []  # where words may stand that rule a trigger out
        nominal, verbal, barring, passive = (
            self._nominal.waiting,
            self._verbal.waiting,
            self._ruled_out.waiting,
            self._passive.waiting,
        )
        for i, (lemma, form) in enumerate(zip(lemmas, forms, strict=True)):
            known = "-" in lemma
            if not known and lemma not in first and form not in first:
                continue
            token = tokens[i]
            tag = token.tag
            if tag == "PUNCT":
                continue
            verb = tag == "VERB" or tag == "AUX"
            if verb or tag == "ADV":  # "fatally shoot"
                if known or lemma in verbal or form in verbal:
                    found.extend(_matches(self._verbal, tokens, lemmas, forms, i, verbal=True))
                if lemma in passive and tag == "VERB" and token.form in ("participle", "past"):
                    for match in self._passive_matches(tokens, lemmas, i):
                        (ruled_out if match[2] is None else found).append(match)
            if (known or lemma in nominal or form in nominal) and (
                not verb or token.form in ("participle", "gerund", "past")
            ):
                found.extend(_matches(self._nominal, tokens, lemmas, forms, i, verbal=False))
            if known or lemma in barring or form in barring:
                barred.append(i)
        if not found:
            return ()
        for i in barred:
            verb = tokens[i].tag in _VERBAL
            bars = _matches(self._ruled_out, tokens, lemmas, forms, i, verbal=verb)
            ruled_out.extend(bar for bar in bars if verb or bar[2] is None)
        return tuple(self._chosen(found, ruled_out, tokens))

    def _passive_matches(self, tokens: Sequence[TaggedWord], lemmas: Sequence[str], at: int) -> Iterator[_Match]:
        """Phrases said in the passive whose verb is the token `at`.

        Also of the short kind: "the missiles fired at the town", "talks resumed on Monday"; there the
        noun stands next to the verb and no object follows.
        """
        place = at - 1
        while place >= 0 and tokens[place].tag == "ADV":
            place -= 1
        reach = _MAX_SUBJECT
        if place >= 0 and tokens[place].tag == "AUX" and lemmas[place] in ("be", "get"):
            while place >= 0 and tokens[place].tag in ("AUX", "ADV", "PART"):
                place -= 1
        elif at + 1 < len(tokens) and tokens[at + 1].tag in _OBJECT and lemmas[at + 1] not in _DAYS:
            return
        else:
            reach = 1
        by_noun = self._passive.by_noun(lemmas[at])
        for noun in range(place, max(-1, place - reach), -1):
            if tokens[noun].tag in ("PUNCT", "VERB"):
                return
            if tokens[noun].tag not in _NOMINAL:
                continue
            form = tokens[noun].text.lower()
            for key in (lemmas[noun], form) if form != lemmas[noun] else (form,):
                for rest, frame, part in by_noun.get(key, ()):
                    if tuple(lemmas[at + 1 : at + 1 + len(rest)]) == rest:
                        yield (noun, *range(at, at + 1 + len(rest))), frame, part

    def _chosen(self, found: list[_Match], ruled_out: list[_Match], tokens: Sequence[TaggedWord]) -> Iterator[Trigger]:
        barred: dict[tuple[int, int], int] = {}  # frame and token: words of the longest bar there
        for words, frame, _ in ruled_out:
            for w in words:
                barred[frame, w] = max(len(words), barred.get((frame, w), 0))
        fit = [
            (words, frame, part)
            for words, frame, part in found
            if part is not None
            and _tags_fit(words, part, tokens)
            and not any(barred.get((frame, w), 0) >= len(words) for w in words)
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
            yield Trigger(self.frames[frame], words[0], words[-1] + 1, part, words, _head(words, part, tokens))


@lru_cache(maxsize=8)
def _cached(frames: tuple[Frame, ...]) -> TriggerIndex:
    return TriggerIndex(frames)


def trigger_index(frames: Iterable[Frame] | None = None) -> TriggerIndex:
    """The index of a vocabulary (by default the shipped one), built once for equal frames.

    >>> trigger_index() is trigger_index()
    True
    """
    return _cached(shipped_frames() if frames is None else tuple(frames))


def _head(words: tuple[int, ...], part: Part, tokens: Sequence[TaggedWord]) -> int:
    if part in ("verb", "patient_verb"):
        # "was sworn in": the participle, not its auxiliary, is the verb of the clause.
        verbs = [w for w in words if tokens[w].tag == "VERB"]
        return next(iter(verbs), None) or next(w for w in words if tokens[w].tag in _VERBAL)
    return words[-1]


def _steps(tree: _Root | dict[str, _Node], lemma: str, form: str) -> list[_Node]:
    """Where a token leads: by its lemma, its very form, or the parts of a hyphenated word."""
    found: list[_Node] = []
    after = tree.get(lemma)
    if after is not None:
        found.append(after)
    if form != lemma:
        after = tree.get(form)
        if after is not None:
            found.append(after)
    if "-" in lemma:
        after = tree.get(lemma.replace("-", ""))
        if after is not None:
            found.append(after)
        first, *rest = lemma.split("-")[:8]
        part = tree.get(first)
        for word in rest:
            part = part.next.get(word) if part is not None else None
        if part is not None:
            found.append(part)
    return found


def _matches(
    root: _Root, tokens: Sequence[TaggedWord], lemmas: Sequence[str], forms: Sequence[str], start: int, *, verbal: bool
) -> Iterator[_Match]:
    """Phrases that start at a token."""
    states: list[tuple[_Node, tuple[int, ...]]] = [
        (node, (start,)) for node in _steps(root, lemmas[start], forms[start])
    ]
    while states:
        node, words = states.pop()
        for frame, part in node.ends:
            yield words, frame, part
        if not node.next:
            continue
        at = words[-1] + 1
        gap = _MODIFIERS if verbal else None
        if not verbal and len(words) > 1 and lemmas[words[-1]] in _PREPOSITIONS:
            gap = _BEFORE_NOUN
        following = node.next
        # Where the next word may stand; `gap` has the tags that may stand before it.
        for place in range(at, min(len(tokens), at + 1 + (_MAX_GAP if gap else 0))):
            lemma, form = lemmas[place], forms[place]
            if (lemma in following or form in following or "-" in lemma) and (
                place == at or _may_skip(node, lemma, tokens, at, place)
            ):
                states.extend((after, (*words, place)) for after in _steps(following, lemma, form))
            if not gap or tokens[place].tag not in gap:
                break


def _may_skip(node: _Node, lemma: str, tokens: Sequence[TaggedWord], at: int, place: int) -> bool:
    """Whether the tokens before `place` may stand inside the phrase, given the word found there."""
    if lemma not in _PARTICLES:
        return True
    if all(tokens[k].tag == "ADV" for k in range(at, place)):
        return True
    return lemma in node.separable


def _tags_fit(words: tuple[int, ...], part: Part, tokens: Sequence[TaggedWord]) -> bool:
    """Whether the tags are those of the part of speech, taggers' usual slips forgiven."""
    if part in ("verb", "patient_verb"):
        return any(tokens[w].tag in _VERBAL for w in words)
    last = tokens[words[-1]]
    if part == "noun":
        if len(words) == 1 and last.tag == "PROPN" and last.text.lower() in _MONTHS:
            return False
        if last.tag in _NOMINAL:
            return True
        if len(words) == 1:  # compounds no dictionary has pass for adjectives: "the bake-off drew"
            after = words[0] + 1
            return (
                last.tag == "ADJ"
                and "-" in last.text
                and (after == len(tokens) or tokens[after].tag not in ("NOUN", "PROPN", "ADJ"))
            )
        # Taggers take some last words of compounds for verbs: "a gunshot wound"; but "cars crash" is one.
        before = tokens[words[-2]]
        return last.tag != "VERB" or (
            not last.text.lower().endswith(("s", "ed")) and before.text.lower() == before.lemma.lower()
        )
    return last.tag in ("ADJ", "ADV", "NOUN", "PROPN") or last.form in ("participle", "gerund")
