"""A claim asked in the source's own words with its answer left open: "The museum lent ___ of its paintings".

Such a question may be dull and is never nonsense: it is the clause that was read. It has at most fourteen words, no
pronoun that stands for somebody unsaid, and never its own answer; where that cannot be had there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.story.analysis import Sentence
from factrecon.story.asks import inverted, without_negation

__all__ = ["BLANK", "MOST_WORDS", "cloze_of", "noun_asked", "truth_asked", "unresolved"]

BLANK: Final = "___"
MOST_WORDS: Final = 14
_ASKED: Final = {"time": "when", "offset": "when", "places": "where"}
"""What is asked of what stands in no place of its own in the clause, by kind of value."""
_PRONOUNS: Final = word_set(
    """he she it they we i you him them me us who whom himself herself itself themselves his her their my our your its this that
    these those one another former latter former which such"""
)
_WORD: Final = re.compile(r"[^\W_][\w'’.-]*")
_EDGES: Final = " ,;:—–-()[]\"“”'‘’"

Segment = tuple[int, int]


def cloze_of(sentence: Sentence, number: int, kind: str, start: int, end: int, named: str = "") -> str:
    """A clause in its own words with what stands at `start:end` left open; "" where it cannot be printed.

    `named` is who the subject is where it is only a pronoun.

    >>> from factrecon.model import Document
    >>> from factrecon.story.analysis import Analysis
    >>> text = "The museum lent 30 of its paintings on Monday, police said."
    >>> sentence = Analysis(Document(id="a", text=text)).sentences[0]
    >>> lent = next(n for n, c in enumerate(sentence.clauses) if c.verb.lemma == "lend")
    >>> cloze_of(sentence, lent, "quantity", 16, 18), cloze_of(sentence, lent, "time", 39, 45)
    ('The museum lent ___ of its paintings on Monday', 'The museum lent 30 of its paintings: when?')
    """
    clause = sentence.clauses[number]
    if clause.subject is None or sentence.asks:
        return ""
    subject = named or _subject(sentence, clause, start, end)
    if not subject:
        return ""
    asked = _ASKED.get(kind, "")
    middle = list(_behind(sentence, clause, start, end, asked=bool(asked)))
    words = subject.split()
    kept: list[str] = []
    held = bool(asked) or BLANK in subject
    for must, piece in middle:
        more = piece.split()
        if len(words) + len(kept) + len(more) + (1 if asked else 0) > MOST_WORDS:
            if must:
                return ""
            continue
        kept += more
        held = held or BLANK in piece
    if not held or not kept:
        return ""
    told = " ".join((*words, *kept))
    told = told[:1].upper() + told[1:]
    if unresolved(told):
        return ""
    return f"{told}: {asked}?" if asked else told


def truth_asked(sentence: Sentence, number: int, named: str = "") -> str:
    """Whether a clause holds, asked with all of it that has room, and without its negation; "" where it cannot be.

    >>> from factrecon.model import Document
    >>> from factrecon.story.analysis import Analysis
    >>> sentence = Analysis(Document(id="a", text="The museum lent 30 of its paintings to Lunde.")).sentences[0]
    >>> truth_asked(sentence, 0)
    'Did the museum lend 30 of its paintings to Lunde?'
    """
    clause = sentence.clauses[number]
    subject = clause.subject
    if subject is None or sentence.asks or not clause.verb.finite or (subject.head.tag == "PRON" and not named):
        return ""
    if subject.start > clause.verb.start:
        return ""
    words = without_negation(inverted(sentence.text, clause, named)).split()
    held = False
    for must, piece in list(_behind(sentence, clause, -1, -1, asked=False))[1:]:
        more = piece.split()
        if len(words) + len(more) > MOST_WORDS:
            if must:
                return ""
            continue
        if words[-len(more) :] != more:  # a particle stands there already
            words += more
            held = True
    told = " ".join(words)
    if not held or unresolved(told.split(" ", 1)[1]):
        return ""
    return f"{told[:1].upper()}{told[1:]}?"


def noun_asked(phrase: NounPhrase, text: str, kind: str, start: int, end: int) -> str:
    """The question that a time or place answers which stands in or behind the noun phrase of an event.

    "Tuesday's vice presidential debate" is asked as "When was the vice presidential debate?".
    """
    lead = {"time": "When", "offset": "When", "places": "Where", "duration": "How long"}.get(kind)
    words = [t for t in phrase.tokens if not (t.start < end and start < t.end) and t.tag not in ("PUNCT", "NUM")]
    while words and (words[0].tag in ("DET", "PART", "PRON") or words[0].text in ("'s", "’s")):
        words = words[1:]
    if lead is None or not words or words[-1].start != phrase.head.start or len(words) > 6:
        return ""
    if any(t.tag in ("VERB", "ADV", "ADP") for t in words) or unresolved(" ".join(t.text for t in words)):
        return ""
    number = "were" if phrase.number == "plural" else "was"
    return f"{lead} {number} the {' '.join(t.text for t in words)}?"


def unresolved(words: str) -> bool:
    """Whether words speak of somebody or something without saying whom or what.

    >>> unresolved("He lent 30 paintings"), unresolved("The museum lent its paintings")
    (True, False)
    """
    found = [w.lower() for w in _WORD.findall(words)]
    own = {"its", "their", "his", "her"}
    named = bool(found) and found[0] not in _PRONOUNS
    return any(w in _PRONOUNS and not (named and w in own) for w in found)


def _subject(sentence: Sentence, clause: Clause, start: int, end: int) -> str:
    phrase = clause.subject
    assert phrase is not None
    if phrase.head.tag == "PRON":
        return ""
    last = phrase.of.end if phrase.of is not None and 0 < phrase.of.start - phrase.end <= 8 else phrase.end
    words = _blanked(sentence.text, phrase.start, last, start, end)
    return words[:1].lower() + words[1:] if phrase.tokens[0].tag == "DET" else words


def _behind(sentence: Sentence, clause: Clause, start: int, end: int, *, asked: bool) -> Iterator[tuple[bool, str]]:
    """The verb and what stands behind it, in order: whether it must be there, and its words."""
    verb, text = clause.verb, sentence.text
    first = verb.start
    if verb.infinitive and clause.parent is not None and clause.parent < len(sentence.clauses):
        above = sentence.clauses[clause.parent].verb
        if 0 < verb.start - above.end <= 30:
            first = above.start  # "plans to hire"
    subject = clause.subject
    if subject is not None and subject.start > verb.start:
        first = verb.start
    yield True, _blanked(text, first, verb.end, start, end)
    seen = verb.end
    phrases: list[tuple[bool, str, NounPhrase]] = [
        (True, "", p) for p in (clause.indirect, clause.object) if p is not None and p.start >= verb.end
    ]
    phrases += [(False, w, p) for w, p in clause.prepositions if p.start >= verb.end]
    particle = clause.verb.particle or clause.particle
    if particle and not any(w == particle for _, w, _ in phrases) and text[verb.end :].lstrip().startswith(particle):
        yield True, particle
    for must, word, phrase in sorted(phrases, key=lambda p: p[2].start):
        if phrase.start < seen or phrase.start > sentence.end:
            continue
        last = phrase.of.end if phrase.of is not None and 0 < phrase.of.start - phrase.end <= 8 else phrase.end
        seen = last
        holds = phrase.start < end and start < last
        if asked and holds:
            inside = _blanked(text, phrase.start, last, start, end).replace(BLANK, " ").strip(_EDGES)
            if not must or not inside:
                continue  # the answer, with its preposition
            yield must, " ".join(inside.split())
            continue
        if phrase.temporal and not holds and asked:
            continue
        words = _blanked(text, phrase.start, last, start, end)
        yield must or holds, f"{word} {words}".strip()


def _blanked(text: str, first: int, last: int, start: int, end: int) -> str:
    """The words at `first:last`, with a blank for what stands at `start:end`."""
    if not (first < end and start < last):
        return " ".join(text[first:last].split())
    return " ".join(f"{text[first : max(first, start)]} {BLANK} {text[min(last, end) : last]}".split())
