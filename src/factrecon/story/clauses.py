"""Which clause a phrase belongs to, and the words around a place, for readers that ask about a part of a clause."""

from __future__ import annotations

from typing import Final

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.language.places.finding import PlaceMention
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.story.analysis import Sentence
from factrecon.story.mentions import clause_at
from factrecon.story.modality import REPORTING

__all__ = [
    "clause_around",
    "gives_a_number",
    "head_of",
    "leads_away",
    "names_a_place",
    "object_of_words",
    "stands_at",
    "tells_by_itself",
    "words_around",
]

_MOST = 240
_STANDING: Final = listed("statements.standing")
_BEHIND: Final = 20
"""Characters behind a verb within which the number begins that it gives."""


def clause_around(sentence: Sentence, phrase: NounPhrase) -> int | None:
    """The clause in which a phrase plays a part, else the one that stands before it."""
    for number, clause in enumerate(sentence.clauses):
        held = (clause.subject, clause.object, clause.indirect, *(p for _, p in clause.prepositions))
        if any(p is phrase for p in held):
            return number
    return clause_at(sentence, phrase.start)


def head_of(clause: Clause | None) -> str:
    """The lemma of the subject's head; "" for a pronoun or none."""
    subject = clause.subject if clause is not None else None
    return subject.head.lemma.lower() if subject is not None and subject.head.tag != "PRON" else ""


def words_around(sentence: Sentence, clause: Clause | None, start: int, end: int, last: int) -> str:
    """The words of a clause without those at `start:end`, up to `last` at least."""
    first = min(clause.start, start) if clause is not None else sentence.start
    close = min(sentence.end, max(last, clause.end if clause is not None else last))
    text = f"{sentence.text[max(sentence.start, first) : start]} {sentence.text[end:close]}"
    return " ".join(text.split())[:_MOST]


_SILENT: Final = REPORTING | listed("statements.weak") | listed("statements.weak_places")
"""Verbs that say too little to be asked about by themselves."""


def gives_a_number(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb only gives a number: "cases stood at 132 on Sunday" is counted as of a day, and never happened."""
    return clause.verb.lemma in _STANDING and any(
        clause.verb.end <= q.start <= clause.verb.end + _BEHIND for q in sentence.quantities
    )


def tells_by_itself(clause: Clause) -> bool:
    """Whether a clause tells something that has a place or a time of its own: a subject, and a verb that says what."""
    if clause.subject is None or clause.subject.head.tag == "NUM":
        return False
    verb = clause.verb
    if verb.lemma not in _SILENT or verb.particle or clause.particle:
        return True  # "called out the speaker"
    behind = clause.object
    if behind is None or behind.start < verb.start or behind.head.tag != "NOUN" or behind.temporal:
        return False
    return verb.lemma in ("make", "take", "hold", "give")


def object_of_words(sentence: Sentence, start: int, end: int) -> str:
    """The last noun among the words at `start:end`, by its lemma; "" where there is none.

    >>> from factrecon.model import Document
    >>> from factrecon.story.analysis import Analysis
    >>> object_of_words(Analysis(Document(id="a", text="It was a great day.")).sentences[0], 0, 19)
    'day'
    """
    nouns = [t for t in sentence.tokens if start <= t.start < end and t.tag in ("NOUN", "PROPN")]
    return nouns[-1].lemma.lower() if nouns else ""


_GOVERNED: Final = pattern("clause_places.governed")
"""What stands before the place at which something happens, rather than of which somebody is."""


def names_a_place(sentence: Sentence, place: PlaceMention) -> bool:
    """ "At the Ohio Capitol", "a U.S. airstrike", "the US-led raid": a place in the name of another, or a doer."""
    if sentence.text[place.end : place.end + 1] in ("-", "–"):
        return True
    behind = next((t for t in sentence.tokens if t.start >= place.end), None)
    if behind is None or behind.start - place.end != 1:
        return False
    letters = sentence.text[place.start : place.end].replace(".", "")
    return behind.tag == "PROPN" or (behind.tag in ("NOUN", "ADJ") and letters.isupper() and len(letters) < 4)


def stands_at(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place is where something happens ("in Lima"), not what it is done to, done by or named after."""
    behind = sentence.text[place.end : place.end + 24]
    if _NAMES_ANOTHER.match(behind):
        return False  # "in U.S. courts", "at Ohio's capitol"
    return bool(_GOVERNED.search(sentence.text, max(sentence.start, place.start - 60), place.start))


_NAMES_ANOTHER: Final = pattern("clause_places.names_another")
_FROM: Final = pattern("clause_places.from")


def leads_away(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place is where something comes from, or does something itself: "journeys from Peru", "Peru would
    add".
    """
    if _FROM.search(sentence.text, max(sentence.start, place.start - 14), place.start):
        return True
    return any(
        c.subject is not None and c.subject.start <= place.start and place.end == c.subject.end
        for c in sentence.clauses
    )
