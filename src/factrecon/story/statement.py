"""What a clause says, as a statement: made once, whoever asks for it.

The roles are those of the deed, not of the grammar: the subject of a passive is its patient. Times, places and
amounts stand typed beside the phrases, each behind the clause that tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from factrecon.language.quantities.finding import QuantityMention
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.language.text.tokens import Token
from factrecon.model import Mention, Mode, Role, Statement
from factrecon.story.analysis import Analysis, Sentence
from factrecon.story.mentions import Mention as EventMention
from factrecon.story.mentions import clause_at, dateline_end, doer_of
from factrecon.story.modality import Modality, clause_modality
from factrecon.story.speakers import speaker_of
from factrecon.values import Duration, Offset, Places, Quantity, Time

__all__ = ["described", "statement_at", "statement_of"]

_CONTENT: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_EMPTY: Final = word_set("be have do will would shall should can could may might must get other own such same")
_COPULAS: Final = word_set("be become remain seem look stay feel get appear prove")
_TOPIC: Final = word_set("about over regarding concerning")
_PARTICLES: Final = word_set("off up out down away back")
_LONGEST: Final = 160
"""Code points of a mention's words; no name is longer."""


def statement_of(
    analysis: Analysis,
    sentence: Sentence,
    clause: int | None,
    *,
    start: int,
    end: int,
    mention: EventMention | None = None,
) -> Statement:
    """The statement of a clause, said by whoever says the words at `start:end` in it.

    Without a clause it is what the noun phrase at `start` names ("following a strike in Ohio"). `mention` gives the
    statement the frame that the words were found to fit, and weakens its mode by the words of its noun phrase.
    """
    if clause is None or clause >= len(sentence.clauses):
        found = _nominal(analysis, sentence, start, end, mention)
    else:
        found = _of_clause(analysis, sentence, clause)
    if mention is not None:
        mode, polarity = found.mode, found.polarity
        if mention.clause is not None:
            polarity = not mention.modality.negated
        if mode in ("asserted", "planned", "possible"):
            mode = _mode(mention.status)
        found = evolve(found, frame=mention.frame.name, mode=mode, polarity=polarity)
    said = speaker_of(analysis, sentence, clause, start, end)
    return evolve(found, speaker=said.speaker, cue=said.cue) if said is not None else found


def statement_at(analysis: Analysis, start: int, end: int) -> Statement:
    """The statement of the clause that holds a place of the document.

    >>> from factrecon.model import Document
    >>> made = Analysis(Document(id="a", text="The council did not approve the budget on Tuesday."))
    >>> said = statement_at(made, 4, 11)
    >>> said.predicate, said.polarity, said.filler("agent").head, said.filler("patient").head
    ('approve', False, 'council', 'budget')
    """
    sentence = analysis.sentence_at(start)
    if sentence is None:
        words = " ".join(analysis.text[start:end].split())
        return Statement(predicate=words[:_LONGEST], span=analysis.document.span(start, end))
    return statement_of(analysis, sentence, clause_at(sentence, start), start=start, end=end)


def described(analysis: Analysis, who: str, start: int, end: int, sentence: Sentence | None = None) -> Statement:
    """What words beside a name say of who bears it: "Labor Secretary Ann Lee", "Ana Bell, 31".

    They say that somebody is something, whatever the clause around them tells and in which mode. With `sentence` the
    statement is said by whoever says the words; else by the document.
    """
    speaker = speaker_of(analysis, sentence, None, start, end) if sentence is not None else None
    return Statement(
        predicate="be",
        roles=(Role("agent", Mention(who, who.split()[-1].lower() if who else "")),),
        speaker=speaker.speaker if speaker else None,
        cue=speaker.cue if speaker else None,
        span=analysis.document.span(start, end),
        words=tuple(w.lower() for w in who.split()),
    )


def _of_clause(analysis: Analysis, sentence: Sentence, number: int) -> Statement:
    known = analysis.statements.get((sentence.index, number))
    if known is None:
        known = analysis.statements[sentence.index, number] = _made(analysis, sentence, number)
    return known


def _made(analysis: Analysis, sentence: Sentence, number: int) -> Statement:
    clause = sentence.clauses[number]
    modality = clause_modality(sentence, number)
    said = _predicate_adjective(clause)
    roles = tuple(_roles(analysis, sentence, number, clause))
    undergone = _behind_particle(clause)
    particle = undergone[0] if undergone is not None else clause.verb.particle or clause.particle
    return Statement(
        predicate=said.lemma.lower() if said is not None else f"{clause.verb.lemma} {particle}".strip(),
        polarity=not modality.negated,
        mode=_mode_of(modality, sentence),
        roles=roles,
        span=analysis.document.span(clause.start, max(clause.start, clause.end)),
        words=tuple(_words(sentence, clause)),
    )


def _behind_particle(clause: Clause) -> tuple[str, NounPhrase] | None:
    """ "Laid off 85 drivers": the particle belongs to the verb, and what stands behind it is its object."""
    if clause.object is not None or clause.verb.voice == "passive" or not clause.prepositions:
        return None
    word, phrase = clause.prepositions[0]
    close = 0 < phrase.start - clause.verb.end <= len(word) + 2
    return (word, phrase) if close and word in _PARTICLES else None


def _mode_of(modality: Modality, sentence: Sentence) -> Mode:
    if sentence.asks:
        return "asked"
    return "conditional" if modality.conditional else _mode(modality.status)


def _mode(status: str) -> Mode:
    return "planned" if status == "planned" else "possible" if status == "possible" else "asserted"


def _predicate_adjective(clause: Clause) -> Token | None:
    """ "The ferry was overloaded", "is unfair": what the subject is said to be, where it is no noun."""
    if clause.verb.lemma not in _COPULAS or clause.verb.voice == "passive":
        return None
    behind = clause.object
    return behind.head if behind is not None and behind.head.tag == "ADJ" and behind.start >= clause.verb.end else None


def _roles(analysis: Analysis, sentence: Sentence, number: int, clause: Clause) -> Iterator[Role]:
    agent, patient = doer_of(sentence, number), clause.patient
    undergone = _behind_particle(clause)
    if undergone is not None:
        patient = undergone[1]
    elif _predicate_adjective(clause) is not None:
        patient = None
    if agent is None and clause.verb.voice == "active":
        agent = clause.subject
    for name, phrase in (("agent", agent), ("patient", patient), ("recipient", clause.indirect)):
        if phrase is not None and not (name == "patient" and phrase is agent):
            yield from (Role(name, _mention(p)) for p in _members(phrase) if not p.temporal)
    for word, phrase in clause.prepositions:
        if phrase.temporal or phrase is patient or (word == "by" and clause.verb.voice == "passive"):
            continue
        name = "topic" if word in _TOPIC else f"{word}:"
        yield from (Role(name, _mention(p)) for p in _members(phrase))
    for time in sentence.times:
        if isinstance(time.value, (Time, Offset)) and clause_at(sentence, time.start) == number:
            yield Role("time", time.value)
        elif isinstance(time.value, Duration) and clause_at(sentence, time.start) == number:
            yield Role("amount", time.value)
    body = dateline_end(sentence)
    for place in sentence.places:
        if place.start >= body and place.weight >= 0.5 and clause_at(sentence, place.start) == number:
            yield Role("place", Places(frozenset([place.place]), text=place.text))
    for quantity in sentence.quantities:
        if quantity.value is not None and _belongs(sentence, number, clause, quantity):
            yield from _amount(sentence, quantity)


def _belongs(sentence: Sentence, number: int, clause: Clause, quantity: QuantityMention) -> bool:
    """Whether a number is told in a clause: in one of its phrases, or behind its verb."""
    phrases = (clause.subject, clause.object, clause.indirect, *(p for _, p in clause.prepositions))
    if any(p is not None and p.start - 2 <= quantity.start < p.whole_end for p in phrases):
        return True
    return clause_at(sentence, quantity.start) == number


def _amount(sentence: Sentence, quantity: QuantityMention) -> Iterator[Role]:
    assert isinstance(quantity.value, Quantity)
    yield Role("amount", quantity.value)
    if quantity.noun and quantity.noun_start >= 0:
        words = sentence.text[quantity.noun_start : quantity.noun_end]
        yield Role("counted", Mention(words, quantity.noun.lower(), "", quantity.noun_start, quantity.noun_end))
    elif quantity.of:
        yield Role("measured", Mention(quantity.of[:_LONGEST], quantity.of.split()[-1].lower()))


def _members(phrase: NounPhrase) -> Iterable[NounPhrase]:
    """The phrase, the others of its list, and who stands beside it in apposition."""
    yield phrase
    yield from phrase.conjuncts
    if phrase.apposition is not None:
        yield phrase.apposition


def _mention(phrase: NounPhrase) -> Mention:
    """The words of a phrase, with what hangs on it by "of"."""
    end, words = phrase.end, phrase.text
    if phrase.of is not None and 0 < phrase.of.start - phrase.end <= 8:
        end, words = phrase.of.end, f"{words} of {phrase.of.text}"
    return Mention(words[:_LONGEST], phrase.head.lemma.lower(), "", phrase.start, end)


def _words(sentence: Sentence, clause: Clause) -> Iterator[str]:
    """The lemmas of the content words of a clause, in order, without numbers and times."""
    phrases = [clause.subject, clause.object, clause.indirect, *(p for _, p in clause.prepositions)]
    spans = [(p.first, p.whole_last) for p in phrases if p is not None and not p.temporal]
    spans.append((clause.verb.first, clause.verb.last))
    places = {i for first, last in spans for i in range(first, last)}
    typed = [(t.start, t.end) for t in sentence.times] + [(q.start, q.end) for q in sentence.quantities]
    for i in sorted(places):
        token = sentence.tokens[i]
        if token.tag in _CONTENT and not any(start <= token.start < end for start, end in typed):
            lemma = token.lemma.lower()
            if lemma not in _EMPTY:
                yield lemma


def _nominal(analysis: Analysis, sentence: Sentence, start: int, end: int, mention: EventMention | None) -> Statement:
    """What a noun phrase names, where no clause tells it."""
    phrase = mention.phrase if mention is not None else sentence.parsed.phrase_from(start)
    if phrase is None or phrase.start >= max(end, sentence.end):
        words = tuple(
            t.lemma.lower() for t in sentence.tokens if start <= t.start < max(end, start + 1) and t.tag in _CONTENT
        )
        head = mention.frame.name if mention is not None else words[-1] if words else ""
        return Statement(predicate=head, span=analysis.document.span(start, max(start, end)), words=words)
    roles: list[Role] = []
    for word, follower in mention.followers if mention is not None else ():
        name = {"by": "agent", "of": "patient", "against": "patient"}.get(word, f"{word}:")
        roles += [Role(name, _mention(p)) for p in _members(follower) if not p.temporal]
    for time in mention.times if mention is not None else ():
        if isinstance(time.value, (Time, Offset)):
            roles.append(Role("time", time.value))
    for place in mention.places if mention is not None else ():
        roles.append(Role("place", Places(frozenset([place.place]), text=place.text)))
    for quantity in mention.quantities if mention is not None else ():
        if quantity.value is not None:
            roles += _amount(sentence, quantity)
    inside = [t for p in (phrase, *(f for _, f in (mention.followers if mention else ()))) for t in p.tokens]
    words = tuple(t.lemma.lower() for t in inside if t.tag in _CONTENT and t.lemma.lower() not in _EMPTY)
    mode: Mode = "asked" if sentence.asks else _mode(mention.status if mention is not None else "asserted")
    return Statement(
        predicate=phrase.head.lemma.lower(),
        mode=mode,
        roles=tuple(roles),
        span=analysis.document.span(phrase.start, phrase.whole_end),
        words=words,
    )
