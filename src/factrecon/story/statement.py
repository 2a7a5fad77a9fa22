"""What a clause says, as a statement: made once, whoever asks for it.

The roles are those of the deed, not of the grammar: the subject of a passive is its patient. Times, places and
amounts stand typed beside the phrases, each with the clause that tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from attrs import frozen

from factrecon.language.en.rows import listed
from factrecon.language.quantities.mention import QuantityMention
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.language.text.tokens import Token
from factrecon.model import Mention, Role, Statement
from factrecon.story.analysis import Analysis, Sentence
from factrecon.story.entities import NOBODY, Entities
from factrecon.story.mentions import Mention as EventMention
from factrecon.story.mentions import clause_at, doer_of
from factrecon.story.modality import clause_modality
from factrecon.story.speakers import named_subject
from factrecon.values import Duration, Offset, Places, Quantity, Time

__all__ = ["Statements", "state_noun"]

_CONTENT: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_EMPTY: Final = word_set("be have do will would shall should can could may might must get other own such same")
_COPULAS: Final = word_set("be become remain seem look stay feel get appear prove")
_TOPIC: Final = listed("statements.topic")
_PARTICLES: Final = listed("statements.particles")
_LONGEST: Final = 160
"""Code points of a mention's words; no name is longer."""
_MOST_AROUND: Final = 40
"""Words beside a clause that are kept; few sentences have more."""
_SURE: Final = 0.5
"""The least weight with which words are taken for a place."""


class Statements(Mapping[tuple[int, int], Statement]):
    """What every clause of a document says, by number of the sentence and of the clause in it; each made when asked
    for.

    >>> from factrecon.model import Document
    >>> made = Analysis(Document(id="a", text="The council did not approve the budget on Tuesday."))
    >>> said = Statements(made)[0, 0]
    >>> said.predicate, said.polarity, said.filler("agent").head, said.filler("patient").head
    ('approve', False, 'council', 'budget')
    """

    __slots__ = ("_analysis", "_entities", "_made", "_stating")

    def __init__(self, analysis: Analysis, entities: Entities = NOBODY) -> None:
        """Take the document apart, and who is whom in its story."""
        self._analysis = analysis
        self._entities = entities
        self._made: dict[tuple[int, int], Statement] = {}
        self._stating: dict[int, _Stating] = {}

    def __getitem__(self, key: tuple[int, int]) -> Statement:
        """What a clause says; raises `KeyError` for one that is not there."""
        said = self._made.get(key)
        if said is None:
            index, number = key
            if not 0 <= index < len(self._analysis.sentences):
                raise KeyError(key)
            stating = self._stating.get(index)
            if stating is None:
                stating = self._stating[index] = _Stating(
                    self._analysis, self._entities, self._analysis.sentences[index]
                )
            if not 0 <= number < len(stating.sentence.clauses):
                raise KeyError(key)
            said = self._made[key] = stating.statement(number)
        return said

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """The numbers of all clauses, in order."""
        for sentence in self._analysis.sentences:
            for number in range(len(sentence.clauses)):
                yield sentence.index, number

    def __len__(self) -> int:
        """How many clauses there are."""
        return sum(len(s.clauses) for s in self._analysis.sentences)


def state_noun(
    analysis: Analysis,
    entities: Entities,
    sentence: Sentence,
    start: int,
    end: int,
    mention: EventMention | None = None,
) -> Statement:
    """What the noun phrase at `start:end` names where no clause tells it: "following a strike in Ohio"."""
    return _Stating(analysis, entities, sentence).nominal(start, end, mention)


@frozen(slots=False, eq=False)
class _Stating:
    """One sentence with what its statements are made of."""

    analysis: Analysis
    entities: Entities
    sentence: Sentence

    def statement(self, number: int) -> Statement:
        clause = self.sentence.clauses[number]
        modality = clause_modality(self.sentence, number)
        said, undergone = _predicate_adjective(clause), _behind_particle(clause)
        particle = undergone[0] if undergone is not None else clause.verb.particle or clause.particle
        return Statement(
            predicate=said.lemma.lower() if said is not None else f"{clause.verb.lemma} {particle}".strip(),
            polarity=not modality.negated,
            mode=modality.mode,
            roles=(*self._phrases(number, clause), *self._typed[number], *self._amounts(number, clause)),
            span=self.analysis.document.span(clause.start, max(clause.start, clause.end)),
            words=(words := _words(clause, self._content)),
            around=self._around(words),
        )

    def nominal(self, start: int, end: int, mention: EventMention | None) -> Statement:
        sentence, document = self.sentence, self.analysis.document
        phrase = mention.phrase if mention is not None else sentence.parsed.phrase_from(start)
        if phrase is None or phrase.start >= max(end, sentence.end):
            inside = [t for t in sentence.tokens if start <= t.start < max(end, start + 1)]
            words = tuple(_lemmas(inside))
            head = mention.frame.name if mention is not None else words[-1] if words else ""
            return Statement(
                predicate=head, span=document.span(start, max(start, end)), words=words, around=self._around(words)
            )
        roles: list[Role] = []
        followers = mention.followers if mention is not None else ()
        for word, follower in followers:
            name = {"by": "agent", "of": "patient", "against": "patient"}.get(word, f"{word}:")
            roles += [Role(name, self._mention(p)) for p in _members(follower) if not p.temporal]
        if mention is not None:
            roles += [Role("time", t.value) for t in mention.times if isinstance(t.value, (Time, Offset))]
            roles += [Role("place", Places(frozenset([p.place]), text=p.text)) for p in mention.places]
            roles += [r for q in mention.quantities if q.value is not None for r in self._amount(q)]
        return Statement(
            predicate=phrase.head.lemma.lower(),
            mode="asked" if sentence.asks else mention.mode if mention is not None else "asserted",
            roles=tuple(roles),
            span=document.span(phrase.start, phrase.whole_end),
            words=(words := tuple(_lemmas(t for p in (phrase, *(f for _, f in followers)) for t in p.tokens))),
            around=self._around(words),
        )

    @cached_property
    def _typed(self) -> dict[int, list[Role]]:
        """The times and places of each clause."""
        sentence = self.sentence
        out: dict[int, list[Role]] = {n: [] for n in range(len(sentence.clauses))}
        for time in sentence.times:
            number = clause_at(sentence, time.start)
            if number is None:
                continue
            value = time.value
            if isinstance(value, (Time, Offset)):
                out[number].append(Role("time", value))
            elif isinstance(value, Duration):
                out[number].append(Role("amount", value))
        for place in sentence.places:
            sure = place.weight >= _SURE and place.kind != "street"
            number = clause_at(sentence, place.start) if sure else None
            if number is not None:
                out[number].append(Role("place", Places(frozenset([place.place]), text=place.text)))
        return out

    def _phrases(self, number: int, clause: Clause) -> Iterator[Role]:
        agent, patient = doer_of(self.sentence, number), clause.patient
        undergone = _behind_particle(clause)
        if undergone is not None:
            patient = undergone[1]
        elif _predicate_adjective(clause) is not None:
            patient = None
        if agent is None and clause.verb.voice == "active":
            agent = clause.subject
        for name, phrase in (("agent", agent), ("patient", patient), ("recipient", clause.indirect)):
            if phrase is not None and not (name == "patient" and phrase is agent):
                who = self._pronoun(clause) if phrase is clause.subject and phrase.head.tag == "PRON" else ""
                yield from (Role(name, self._mention(p, who)) for p in _members(phrase) if not p.temporal)
        for word, phrase in clause.prepositions:
            if phrase.temporal or phrase is patient or (word == "by" and clause.verb.voice == "passive"):
                continue
            name = "topic" if word in _TOPIC else f"{word}:"
            yield from (Role(name, self._mention(p)) for p in _members(phrase))

    def _pronoun(self, clause: Clause) -> str:
        """Who "he" or "it" is, as far as the sentences tell."""
        if not self.entities.of:
            return ""
        named = named_subject(self.analysis, self.sentence, clause)
        document = self.analysis.document.id
        return self.entities.key(document, named) or self.entities.key(document, named.lower()) if named else ""

    def _mention(self, phrase: NounPhrase, entity: str = "") -> Mention:
        """The words of a phrase, with what hangs on it by "of"."""
        end, words = phrase.end, phrase.text
        if phrase.of is not None and 0 < phrase.of.start - phrase.end <= 8:
            end, words = phrase.of.end, f"{words} of {phrase.of.text}"
        entity = entity or self.entities.meant(self.analysis.document.id, self.sentence, phrase)
        return Mention(words[:_LONGEST], phrase.head.lemma.lower(), entity, phrase.start, end)

    def _amounts(self, number: int, clause: Clause) -> Iterator[Role]:
        if not self.sentence.quantities:
            return
        phrases = [clause.subject, clause.object, clause.indirect, *(p for _, p in clause.prepositions)]
        for quantity in self.sentence.quantities:
            inside = any(p is not None and p.start - 2 <= quantity.start < p.whole_end for p in phrases)
            if quantity.value is not None and (inside or clause_at(self.sentence, quantity.start) == number):
                yield from self._amount(quantity)

    def _amount(self, quantity: QuantityMention) -> Iterator[Role]:
        assert isinstance(quantity.value, Quantity)
        yield Role("amount", quantity.value)
        if quantity.noun and quantity.noun_start >= 0:
            words = self.sentence.text[quantity.noun_start : quantity.noun_end]
            yield Role("counted", Mention(words, quantity.noun.lower(), "", quantity.noun_start, quantity.noun_end))
        elif quantity.of:
            yield Role("measured", Mention(quantity.of[:_LONGEST], quantity.of.split()[-1].lower()))

    def _around(self, words: Sequence[str]) -> tuple[str, ...]:
        """What else the sentence says."""
        return tuple(dict.fromkeys(w for w in self._content if w and w not in words))[:_MOST_AROUND]

    @cached_property
    def _content(self) -> list[str]:
        """The lemma of every token that has content, "" for others and what stands in numbers and times."""
        sentence = self.sentence
        typed = [(t.start, t.end) for t in sentence.times] + [(q.start, q.end) for q in sentence.quantities]
        out = []
        for token, lemma in zip(sentence.tokens, sentence.lemmas, strict=True):
            kept = token.tag in _CONTENT and lemma not in _EMPTY
            out.append(lemma if kept and not any(start <= token.start < end for start, end in typed) else "")
        return out


def _words(clause: Clause, lemmas: Sequence[str]) -> tuple[str, ...]:
    """The lemmas of the content words of a clause, in order."""
    places = set(range(clause.verb.first, clause.verb.last))
    for phrase in (clause.subject, clause.object, clause.indirect):
        if phrase is not None and not phrase.temporal:
            places.update(range(phrase.first, phrase.whole_last))
    for _, phrase in clause.prepositions:
        if not phrase.temporal:
            places.update(range(phrase.first, phrase.whole_last))
    return tuple([lemmas[i] for i in sorted(places) if lemmas[i]])


def _lemmas(tokens: Iterable[Token]) -> Iterator[str]:
    """The lemmas of content words."""
    for token in tokens:
        if token.tag in _CONTENT and (lemma := token.lemma.lower()) not in _EMPTY:
            yield lemma


def _behind_particle(clause: Clause) -> tuple[str, NounPhrase] | None:
    """ "Laid off 85 drivers": the particle belongs to the verb, and what stands behind it is its object."""
    if clause.object is not None or clause.verb.voice == "passive" or not clause.prepositions:
        return None
    word, phrase = clause.prepositions[0]
    close = 0 < phrase.start - clause.verb.end <= len(word) + 2
    return (word, phrase) if close and word in _PARTICLES else None


def _predicate_adjective(clause: Clause) -> Token | None:
    """ "The tunnel is unsafe": what the subject is said to be, where it is no noun."""
    behind = clause.object
    if behind is None or clause.verb.lemma not in _COPULAS or clause.verb.voice == "passive":
        return None
    return behind.head if behind.head.tag == "ADJ" and behind.start >= clause.verb.end else None


def _members(phrase: NounPhrase) -> Iterator[NounPhrase]:
    """The phrase, the others of its list, and who stands beside it in apposition."""
    yield phrase
    yield from phrase.conjuncts
    if phrase.apposition is not None:
        yield phrase.apposition
