"""Who does what to whom: subject, verb, object and prepositional phrases, by rules of word order.

One pass from left to right over the chunks of a sentence. A phrase that no preposition governs
waits for a verb; relative pronouns take the phrase before them; a verb after "and" shares the
subject; infinitives and -ing forms take theirs from the clause they hang on; what interrupts
between commas does not lose the subject that waits.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import evolve, frozen

from factrecon.language.en.rows import listed
from factrecon.language.syntax.lexicon import PARTICIPLE, PAST, look_up
from factrecon.language.syntax.phrases import Chunk, NounPhrase, VerbGroup, chunk
from factrecon.language.syntax.reporting import REPORTING
from factrecon.language.text.tokens import Token

__all__ = ["Clause", "clauses"]

PARTICLES: Final = listed("clause_words.particles")

_OBJECT_CONTROL = listed("syntax.object_control")

_TWO_OBJECTS = listed("syntax.two_objects")
"""Verbs whose participle may have an object of its own: "those given aid", "a man named Lee"."""


@frozen
class Clause:
    """One verb group with its arguments; `start:end` are code points of verb and arguments.

    `subject` is the grammatical subject (of a passive: who it happened to), `object` the direct
    object or, after "be", what the subject is said to be; `indirect` the first of two objects.
    `prepositions` pairs each preposition in lower case with its phrase, in order. `marker` is the
    word that introduces the clause ("that", "if", "after", "who", "to"), "" for a main clause;
    `parent` the index of the clause it hangs on.
    """

    verb: VerbGroup
    subject: NounPhrase | None
    object: NounPhrase | None
    indirect: NounPhrase | None
    prepositions: tuple[tuple[str, NounPhrase], ...]
    particle: str
    marker: str
    parent: int | None
    relative: bool
    start: int
    end: int

    @property
    def agent(self) -> NounPhrase | None:
        """Who does it: the subject of an active clause, the by-phrase of a passive one."""
        if self.verb.voice == "active":
            return self.subject
        return next((phrase for word, phrase in self.prepositions if word == "by"), None)

    @property
    def patient(self) -> NounPhrase | None:
        """Whom it happens to: the object of an active clause, the subject of a passive one."""
        return self.subject if self.verb.voice == "passive" else self.object


class _Draft:
    """A clause in the making."""

    __slots__ = (
        "after_object",
        "conjoined",
        "end",
        "existential",
        "indirect",
        "marker",
        "object",
        "open",
        "parent",
        "particle",
        "prepositions",
        "relative",
        "start",
        "subject",
        "verb",
    )

    def __init__(self, verb: VerbGroup, subject: NounPhrase | None, marker: str, parent: int | None) -> None:
        self.verb = verb
        self.subject = subject
        self.object: NounPhrase | None = None
        self.indirect: NounPhrase | None = None
        self.prepositions: list[tuple[str, NounPhrase]] = []
        self.particle = verb.particle
        self.marker = marker
        self.parent = parent
        self.relative = False
        self.after_object = 0
        self.conjoined = False
        self.existential = False  # "there is no one living": what is said of who is there
        self.open = True  # an object may still follow
        self.start = min(verb.start, subject.start) if subject is not None else verb.start
        self.end = verb.end

    def frozen(self) -> Clause:
        return Clause(
            self.verb,
            self.subject,
            self.object,
            self.indirect,
            tuple(self.prepositions),
            self.particle,
            self.marker,
            self.parent,
            self.relative,
            self.start,
            self.end,
        )


class _Reader:
    """State of the pass: what waits for a verb, and the clause that takes what follows."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = chunks
        self.drafts: list[_Draft] = []
        self.fresh: NounPhrase | None = None  # a phrase that wants a verb
        self.waiting: list[NounPhrase] = []  # the same, interrupted
        self.early: list[tuple[str, NounPhrase]] = []  # adjuncts met before their verb
        self.antecedent: NounPhrase | None = None
        self.last_phrase: NounPhrase | None = None
        self.last_common: NounPhrase | None = None  # the last one whose head is no name
        self.marker = self.preposition = ""
        self.relative = self.conjoined = self.comma = False
        self.governed = False  # whether the last phrase hangs on a preposition
        self.lent: _Draft | None = None  # "said 15 people, all adults, were ...": an object in doubt
        self.barrier = 0  # clauses before it stand apart, beyond a semicolon
        self.skip = -1  # chunk already taken as the subject of an inverted "said Lee"

    def run(self) -> tuple[Clause, ...]:
        for k, item in enumerate(self.chunks):
            if self.abbreviates(k):
                continue
            if isinstance(item, NounPhrase):
                if k != self.skip and not self.is_age(k, item):
                    self.noun_phrase(item)
            elif isinstance(item, VerbGroup):
                self.verb_group(k, item)
            else:
                self.token(item)
        self.share_voice()
        return tuple(draft.frozen() for draft in self.drafts)

    def is_age(self, k: int, phrase: NounPhrase) -> bool:
        """A bare number between commas behind a name tells its age, and is no subject: "Drew, 51, was"."""
        if phrase.head.tag != "NUM" or len(phrase.tokens) != 1 or not 1 < k < len(self.chunks) - 1:
            return False
        before, after, named = self.chunks[k - 1], self.chunks[k + 1], self.chunks[k - 2]
        marks = all(isinstance(x, Token) and x.text == "," for x in (before, after))
        return marks and isinstance(named, NounPhrase) and phrase.head.text.isdecimal() and len(phrase.head.text) < 4

    def share_voice(self) -> None:
        """ "Two were killed and three wounded": the second verb is passive too."""
        for before, draft in pairwise(self.drafts):
            verb = draft.verb
            if (
                draft.conjoined
                and draft.object is None
                and before.verb.voice == "passive"
                and verb.voice == "active"
                and verb.last - verb.first == 1
                and verb.head.form == "past"
                and look_up(verb.head.text.lower()).forms & PARTICIPLE
                and verb.lemma not in REPORTING
            ):
                draft.verb = evolve(verb, voice="passive", tense=before.verb.tense)

    def abbreviates(self, k: int) -> bool:
        """Whether a chunk is the full stop of an abbreviation inside a sentence: "Ann Lee (D-Calif.) said"."""
        item, before, after = self.chunks[k], self.chunks[k - 1] if k else None, self.chunks[k + 1 : k + 2]
        if not isinstance(item, Token) or item.text != "." or not after or not isinstance(before, NounPhrase):
            return False
        mark = after[0]
        closes = isinstance(mark, Token) and (mark.text == "," or (mark.text == ")" and before.head.text[:1].isupper()))
        return closes and mark.start == item.end

    # -- words ----------------------------------------------------------------------------

    def token(self, token: Token) -> None:
        lower = token.text.lower()
        if token.tag == "ADP":
            joined = self.preposition in ("out", "because", "according", "due")
            self.preposition = f"{self.preposition} {lower}" if joined else lower
            return
        if token.tag == "ADV":
            if lower == "out":
                self.preposition = "out"
            if self.drafts and lower in PARTICLES:
                draft = self.drafts[-1]
                if not draft.particle and not self.comma and self.fresh is None:
                    draft.particle = lower
            return
        self.preposition = ""
        if token.tag == "PUNCT":
            if lower in (",", "—", "–", "--", "(", ")"):
                last = self.drafts[-1] if self.drafts else None
                if last is not None and last.open and last.object is not None and last.verb.lemma in REPORTING:
                    self.waiting.append(last.object)
                    self.lent = last
                self.shelve()
                self.close_object()
                self.comma = True
            elif lower in (";", ":", ".", "!", "?"):
                self.reset()
            elif lower in "“”\"``''":
                self.close_object()
        elif token.tag == "SCONJ":
            self.shelve()
            self.close_object()
            self.marker, self.relative, self.conjoined, self.comma = lower, False, False, False
        elif token.tag == "CCONJ":
            self.conjoined = True
            self.close_object()
        elif token.tag == "PRON" and lower in ("who", "which", "that", "whom"):
            self.antecedent = self.last_phrase
            named = self.last_phrase is not None and self.last_phrase.head.tag == "PROPN"
            if lower in ("that", "which") and self.governed and named and not self.comma and self.last_common:
                self.antecedent = self.last_common  # "the fire near Oak Hall that hurt five"
            if lower == "who" and self.comma and self.governed and (self.fresh or self.waiting):
                self.antecedent = self.fresh or self.waiting[-1]  # "a woman, of Lansing, who ..."
            self.shelve()
            self.relative, self.marker = True, lower
            self.close_object()
        elif token.tag == "PRON":  # what, whoever
            self.shelve()
            self.marker = lower
            self.close_object()

    def reset(self) -> None:
        self.fresh = self.antecedent = None
        self.waiting.clear()
        self.marker = ""
        self.relative = self.conjoined = self.comma = False
        self.barrier = len(self.drafts)
        self.close_object()

    def shelve(self) -> None:
        """What waits for its verb goes on waiting beyond an interruption."""
        if self.fresh is not None:
            self.waiting.append(self.fresh)
            del self.waiting[:-8]
            self.fresh = None

    def close_object(self) -> None:
        if self.drafts:
            self.drafts[-1].open = False

    # -- noun phrases ---------------------------------------------------------------------

    def noun_phrase(self, phrase: NounPhrase) -> None:
        if self.preposition or phrase.temporal:
            pair = (self.preposition, phrase)
            self.preposition = ""
            if not phrase.temporal:
                self.last_phrase = phrase
                self.governed = True
                if phrase.head.tag == "NOUN":
                    self.last_common = phrase
            pending = self.relative or self.marker or self.conjoined or (self.waiting and self.comma)
            if self.drafts and self.fresh is None and not pending:
                draft = self.drafts[-1]
                draft.prepositions.append(pair)
                draft.open = draft.open and phrase.temporal
                draft.end = max(draft.end, phrase.whole_end)
            else:
                self.early.append(pair)
            return
        if phrase.determiner == "whose":
            self.shelve()
            self.close_object()
            self.relative, self.marker = True, "whose"
        self.last_phrase = phrase
        self.governed = False
        if phrase.head.tag == "NOUN":
            self.last_common = phrase
        if self.drafts and self.drafts[-1].open and not self.conjoined and not self.comma:
            draft = self.drafts[-1]
            if draft.object is None:
                draft.object = phrase
                draft.after_object = len(draft.prepositions)
            else:
                draft.indirect, draft.object = draft.object, phrase
                draft.open = False
            draft.end = max(draft.end, phrase.whole_end)
            return
        self.shelve()
        self.fresh = phrase
        self.comma = False

    # -- verbs ----------------------------------------------------------------------------

    def verb_group(self, k: int, verb: VerbGroup) -> None:
        current = len(self.drafts) - 1 if self.drafts else None
        before = self.chunks[k - 1] if k else None
        if self.takes_object(k, verb):
            verb = evolve(verb, tense="past", voice="active")
        if verb.finite:
            draft = self.finite(k, verb, current)
        elif verb.infinitive:
            draft = self.infinitive(verb, current)
        else:
            draft = self.participial(verb, current, before)
        draft.prepositions.extend(self.early)
        self.early.clear()
        self.preposition = ""
        self.conjoined = self.comma = False
        self.drafts.append(draft)

    def takes_object(self, k: int, verb: VerbGroup) -> bool:
        """Whether a bare "participle" has an object, and so is a finite past: "The quake in 1988 killed 410 people"."""
        if (
            verb.finite
            or verb.infinitive
            or verb.voice != "passive"
            or verb.last - verb.first != 1
            or self.conjoined
            or self.comma
        ):
            return False
        following = self.chunks[k + 1] if k + 1 < len(self.chunks) else None
        if not isinstance(following, NounPhrase) or following.temporal or following.start - verb.end > 1:
            return False
        if verb.lemma in _TWO_OBJECTS or not look_up(verb.head.text.lower()).forms & PAST:
            return False
        before = self.chunks[k - 1] if k else None
        after = self.chunks[k + 2] if k + 2 < len(self.chunks) else None
        if not isinstance(before, NounPhrase) or (isinstance(after, VerbGroup) and after.finite):
            return False
        return before is not self.fresh and bool(self.fresh is not None or self.waiting)

    def finite(self, k: int, verb: VerbGroup, current: int | None) -> _Draft:
        last = self.drafts[-1] if self.drafts else None
        subject: NounPhrase | None
        parent: int | None = current if self.marker else None
        taken: NounPhrase | None = None
        inverted = self.inverted(k, verb)
        if inverted is not None:
            subject = inverted
            self.skip = k + 1
        elif self.relative:
            parent = current
            if self.fresh is not None:
                subject = self.fresh
                taken = self.antecedent if self.marker != "whose" else None
            else:
                subject = self.antecedent
                whole = subject.of if subject is not None else None
                plural = verb.leading.text.lower() in ("were", "are", "have")
                if whole is not None and plural and subject is not None and subject.number == "singular":
                    subject = whole  # "one of ten people who were hurt"
        elif self.fresh is not None:
            subject = self.fresh
            if last is not None and last.verb.lemma in REPORTING and not self.conjoined and not self.comma:
                parent = current
        elif self.waiting and last is not None and last.relative:
            subject = self.resumed()
        elif self.described():
            subject = self.resumed()  # "a plan to build a dam was dropped"
        elif (lender := self.lender()) is not None:
            # "police say the suspect fled": what looked like an object was a subject
            subject = lender.object
            self.early.extend(lender.prepositions[lender.after_object :])
            del lender.prepositions[lender.after_object :]
            lender.object, lender.indirect = lender.indirect, None
            lender.end = max(lender.verb.end, lender.object.whole_end if lender.object else 0)
            parent = self.drafts.index(lender)
        elif self.conjoined and last is not None:
            subject = last.subject
            parent = last.parent
            if not self.marker and last.marker not in ("to",):
                self.marker = last.marker
        elif self.waiting:
            subject = self.resumed()
        else:
            subject = None
        relative = self.relative
        draft = _Draft(verb, subject, self.marker, parent)
        draft.relative = relative
        draft.object = taken
        draft.conjoined = self.conjoined and not relative
        if relative:
            draft.start = verb.start
        elif not self.marker:
            self.waiting.clear()
            for orphan in self.drafts[self.barrier :]:
                if orphan.parent is None and (orphan.marker or not orphan.verb.finite):
                    orphan.parent = len(self.drafts)
                    if orphan.subject is None:
                        orphan.subject = subject
        self.fresh = None
        self.marker, self.relative = "", False
        return draft

    def resumed(self) -> NounPhrase:
        """The first phrase that waits: those after it, between commas, only tell more of it."""
        subject = self.waiting[0] if self.comma else self.waiting[-1]
        self.waiting.clear()
        if self.lent is not None and self.lent.object is subject:
            self.lent.object = None
            self.lent = None
        return subject

    def lender(self) -> _Draft | None:
        """The clause whose object is really the subject of the finite verb that follows it."""
        if not self.drafts or self.conjoined or self.comma or self.marker:
            return None
        last = self.drafts[-1]
        for _ in range(3):
            if not last.relative or last.parent is None or last.parent >= len(self.drafts):
                break
            last = self.drafts[last.parent]
        return last if last.object is not None else None

    def described(self) -> bool:
        """Whether the phrase that waits for its verb was only told more of, by "to build a dam" or "on forming a
        cabinet".
        """
        if not self.drafts or not self.waiting or self.conjoined or self.marker:
            return False
        last = self.drafts[-1]
        return (
            not last.verb.finite and not last.relative and last.object is not None and last.subject is self.waiting[-1]
        )

    def inverted(self, k: int, verb: VerbGroup) -> NounPhrase | None:
        """The subject of "...," said Lee: a reporting verb after a mark, its speaker after it."""
        if verb.lemma not in REPORTING or self.fresh is not None or k + 1 >= len(self.chunks) or k == 0:
            return None
        before, following = self.chunks[k - 1], self.chunks[k + 1]
        if not (isinstance(before, Token) and before.tag == "PUNCT" and before.text in ",”\"''’?!—"):
            return None
        if not isinstance(following, NounPhrase) or following.temporal:
            return None
        after = self.chunks[k + 2] if k + 2 < len(self.chunks) else None
        if isinstance(after, VerbGroup) and after.finite:
            return None
        return following

    def infinitive(self, verb: VerbGroup, current: int | None) -> _Draft:
        last = self.drafts[-1] if self.drafts else None
        subject: NounPhrase | None = None
        if self.fresh is not None:
            subject = self.fresh.possessor or self.fresh  # "the union's decision to strike"
            self.shelve()
        elif last is not None:
            objects = last.verb.lemma in _OBJECT_CONTROL and last.verb.voice == "active"
            subject = last.object if objects and last.object is not None else last.subject
            if last.verb.infinitive and self.conjoined:
                subject = last.subject
        self.close_object()
        marker = self.marker if self.marker not in ("that", "") and not self.relative else "to"
        self.marker, self.relative = "", False
        return _Draft(verb, subject, marker, current)

    def participial(self, verb: VerbGroup, current: int | None, before: Chunk | None) -> _Draft:
        last = self.drafts[-1] if self.drafts else None
        subject: NounPhrase | None = None
        marker = self.preposition or self.marker
        if last is not None and self.tells_who_is_there(verb, last):
            return self.existential(verb, last)
        if isinstance(before, NounPhrase) and not before.temporal:
            subject = before  # "people hurt in the crash", "police chasing a car"
            for _ in range(4):  # "friends of the man hurt": the nearest noun
                if subject.of is None:
                    break
                subject = subject.of
            if before is self.fresh:
                self.shelve()
        elif last is not None and self.fresh is None and not self.waiting:
            while last.relative and last.parent is not None and last.parent < len(self.drafts) and self.comma:
                last = self.drafts[last.parent]
            subject = last.subject
        elif self.waiting or self.fresh is not None:
            subject = self.fresh or self.waiting[-1]
            self.shelve()
        self.close_object()
        draft = _Draft(verb, subject, marker, current)
        draft.relative = isinstance(before, NounPhrase)
        if draft.relative:
            draft.start = verb.start
        self.marker, self.relative = "", False
        return draft

    def tells_who_is_there(self, verb: VerbGroup, last: _Draft) -> bool:
        """Whether a participle goes on with "there is": "there was no one living in the house"."""
        if self.preposition or self.marker or self.comma or self.fresh is not None:
            return False
        if last.existential:
            return self.conjoined
        if verb.lemma in ("leave", "remain"):
            return False  # "there are 12 seats left": how many there are, and no deed
        there = last.subject is not None and last.subject.text.lower() == "there"
        return there and last.verb.lemma == "be" and last.object is not None and not self.conjoined

    def existential(self, verb: VerbGroup, last: _Draft) -> _Draft:
        """ "There was no one living in the house" says that no one was living in it: finite, of who is there."""
        above = last.verb
        verb = evolve(
            verb,
            tense=above.tense,
            modal=above.modal,
            negated=verb.negated or above.negated,
            progressive=verb.progressive or verb.voice == "active",
            leading=above.leading,
        )
        draft = _Draft(verb, last.subject if last.existential else last.object, last.marker, last.parent)
        if not last.existential:
            self.early[:0] = [p for p in last.prepositions[last.after_object :] if not p[1].temporal]
        draft.existential, draft.conjoined = True, self.conjoined
        draft.start = verb.start
        self.close_object()
        return draft


def clauses(tokens: Sequence[Token] | Sequence[Chunk]) -> tuple[Clause, ...]:
    """The clauses of one sentence, in the order of their verbs.

    Takes tokens, or chunks if they are at hand. Time is linear in the number of tokens.

    >>> from factrecon.language.syntax.tagging import tokenize
    >>> sentence = "Police say a man who shot four people was arrested by troopers on Friday."
    >>> for c in clauses(tokenize(sentence)):
    ...     print(c.subject and c.subject.text, "|", c.verb.lemma, "|", c.object and c.object.text)
    Police | say | None
    a man | shoot | four people
    a man | arrest | None
    """
    chunks: list[Chunk] = []
    flat: list[Token] = []
    for item in tokens:
        if isinstance(item, Token):
            flat.append(item)
        else:
            chunks.append(item)
    # Chunks may hold loose tokens: only a sequence without phrases or groups is still to be cut.
    if chunks:
        return _Reader(list(tokens)).run()
    return _Reader(chunk(flat)).run()
