"""Who holds which office or has which trade, wherever a sentence says so in passing.

Before a name ("House majority leader Eric Lund"), behind it or before it between commas ("Ana Hall, the group's chief
executive,", "the judge, Ana Hall,"), and by what somebody is named, becomes or leaves ("takes over as chair").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

from attrs import frozen

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed, rows
from factrecon.language.names.finding import NameMention
from factrecon.language.names.words import HONORIFICS, OCCUPATIONS, RANKS
from factrecon.language.quantities.units import names_person
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.noun_classes import noun_classes
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.story.analysis import Sentence

__all__ = ["Office", "find_offices", "plain_office"]

_PEOPLE: Final = frozenset({"person", "other"})
_RULES: Final = rows("rules/offices.toml")
_OF: Final = {str(row.fields["shape"]): frozenset(row.words) for row in _RULES}
_RUN_UP: Final = _OF["office name"]
_ENDS: Final = _OF["name , office"]
_OWN: Final = _OF["office , name"]
_NOBODY: Final = listed("offices.nobody")
"""Nouns for persons that name no office or trade."""
_VERBS: Final = {w: row for row in _RULES if row.fields["shape"] == "name verb office" for w in row.words}
"""Verbs that say what somebody is, becomes or was, with their rows."""
_SEVERAL: Final = re.compile(r"(?:Sens|Reps|Govs|Gens)\.?\Z")
_ONCE: Final = pattern("offices_told.once")
"""Words before an office that tell whether it is held now."""
_INITIAL: Final = re.compile(r"[A-Z]\.?\Z")
_OWNER: Final = pattern("offices_told.owner")
_BODY: Final = re.compile(r"[A-Z][A-Z.&]{1,9}\Z")
_MOST: Final = 7
"""Words of an office; no title that fits before a name has more."""


@frozen
class Office:
    """What somebody is: `words` at `start:end`; `name` of whom, `clause` by which it is told where one tells it."""

    name: NameMention
    words: str
    start: int
    end: int
    clause: int | None = None


def find_offices(sentence: Sentence) -> Iterator[Office]:
    """The offices and trades that a sentence gives to those it names, in order of the names."""
    for name in sentence.names:
        if name.kind not in _PEOPLE or name.text.lower().strip(".") in ("jr", "sr", "ii", "iii"):
            continue
        for found in (
            _titled(sentence, name),
            _before(sentence, name),
            _behind(sentence, name),
            _ahead(sentence, name),
        ):
            if found is not None:
                yield found
                break
    if sentence.names:
        yield from _told(sentence)


def plain_office(words: str) -> str:
    """The office alone, in full: without whose it is, and without the body that it is held in.

    >>> plain_office("AARP CEO"), plain_office("the group's chief executive officer"), plain_office("Gov.")
    ('chief executive', 'chief executive', 'governor')
    """
    said = _OWNER.sub("", words).split()
    while len(said) > 1 and _BODY.match(said[0]) and said[0].lower() not in _full():
        said = said[1:]
    full = " ".join(_full().get(w.lower().strip("."), w) for w in said)
    return full.removesuffix(" officer") if full.lower().startswith("chief executive") else full


@lru_cache(maxsize=1)
def _full() -> Mapping[str, str]:
    found: Mapping[str, str] = tomllib.loads(
        files("factrecon.language.names").joinpath("offices.toml").read_text(encoding="utf-8")
    )["full"]
    return found


def _is_office(lemma: str) -> bool:
    word = lemma.lower().strip(".")
    if word in _NOBODY or word in HONORIFICS:
        return False
    return word in RANKS or word in OCCUPATIONS or names_person(word) or noun_classes(word) == {"person"}


def _titled(sentence: Sentence, name: NameMention) -> Office | None:
    """ "Acting Labor Secretary Mia Sund": the title inside a name, of more than one word; one word greets only."""
    title = (name.title or "").strip()
    if name.kind != "person" or len(title.split()) < 2 or not title[:1].isupper():
        return None
    at = sentence.text.rfind(title, max(sentence.start, name.start - len(title) - 4), name.end)
    if at < 0:
        return None
    once = _ONCE.search(sentence.text, max(sentence.start, at - 12), at)
    start = once.start() if once else at
    return Office(name, sentence.text[start : at + len(title)], start, at + len(title))


def _before(sentence: Sentence, name: NameMention) -> Office | None:
    """ "AARP policy chief John Berg": the nouns that run up to the name, the last of which is an office."""
    title = (name.title or "").strip()
    if title[:1].isupper() and " " in title:
        return None  # the title is a part of the name as it stands
    tokens = sentence.tokens
    last = max((i for i, t in enumerate(tokens) if t.end <= name.start), default=-1)
    while last > 0 and _INITIAL.match(tokens[last].text):
        last -= 1
    if last < 0 or name.start - tokens[last].end > 4 or not _is_office(tokens[last].lemma):
        return None
    first = _first_of(sentence, last)
    if last == first and tokens[last].text[:1].isupper():
        return None  # "Mayor Lee": one word before a name greets
    if name.kind != "person" and len(name.text.split()) < 2:
        return None
    if tokens[last].text.lower().strip(".") != tokens[last].lemma.lower().strip(".") or _SEVERAL.match(
        tokens[last].text
    ):
        return None  # "my colleagues Ana Bell and ...", "Sens. Brown and ..."
    start, end = tokens[first].start, tokens[last].end
    return Office(name, sentence.text[start:end], start, end)


def _first_of(sentence: Sentence, last: int) -> int:
    """The first of the nouns and adjectives that run up to a token."""
    first = last
    while first > 0 and last - first + 1 < _MOST:
        token = sentence.tokens[first - 1]
        if token.tag not in _RUN_UP or sentence.tokens[first].start - token.end > 1:
            break
        if token.lemma.lower().strip(".") in HONORIFICS or any(
            n.start <= token.start < n.end and n.kind == "person" for n in sentence.names
        ):
            break
        first -= 1
    return first


def _behind(sentence: Sentence, name: NameMention) -> Office | None:
    """ "Ana Hall, the group's chief executive, ...", "Ana Pell, Orbix chief technologist, ..."."""
    if not sentence.text.startswith(", ", name.end):
        return None
    start = name.end + 2
    phrase = sentence.parsed.phrase_from(start)
    while phrase is not None and phrase.start - start <= 1 and not _is_office(phrase.head.lemma) and phrase.end > start:
        start, phrase = phrase.end, sentence.parsed.phrase_from(phrase.end)
    if phrase is None or phrase.start - start > 1 or phrase.number != "singular" or phrase.head.tag == "PROPN":
        return None
    return _apposed(sentence, name, phrase) if _closes(sentence, phrase) else None


def _ahead(sentence: Sentence, name: NameMention) -> Office | None:
    """ "The House majority leader, Eric Lund, ..."."""
    title = (name.title or "").strip()
    own = name.start - len(title) - 1
    begin = own if title and sentence.text.startswith(title, own) else name.start
    if sentence.text[max(sentence.start, begin - 2) : begin] != ", ":
        return None
    phrase = next((p for p in sentence.parsed.phrases if p.end == begin - 2), None)
    if phrase is None or phrase.number != "singular" or phrase.head.tag == "PROPN" or not _is_office(phrase.head.lemma):
        return None
    first = sentence.tokens[_first_of(sentence, phrase.last - 1)]
    before = next((t.text.lower() for t in reversed(sentence.tokens[: phrase.last]) if t.end <= first.start), "")
    if phrase.possessor is None and before not in _OWN and phrase.determiner.lower() not in _OWN and before != "'s":
        return None
    behind = sentence.text[name.end : name.end + 5].lower()
    return None if behind.startswith((" and ", " or ", ", and")) else _apposed(sentence, name, phrase)


def _apposed(sentence: Sentence, name: NameMention, phrase: NounPhrase) -> Office:
    words = [t for t in phrase.tokens if t.tag != "DET" and t.text.lower() not in _OWN]
    first = words[0] if words else phrase.head
    if first is phrase.tokens[0]:  # a name before it may belong to it: "Orbix | chief technologist"
        first = sentence.tokens[_first_of(sentence, phrase.first)]
    end = phrase.of.end if phrase.of is not None and phrase.of.start > phrase.end else phrase.end
    return Office(name, " ".join(sentence.text[first.start : end].split()), first.start, end)


def _closes(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether what follows a phrase shows that it only describes: a mark, or a preposition."""
    behind = next((t for t in sentence.tokens if t.start >= phrase.end), None)
    return behind is None or behind.text.lower() in _ENDS


def _told(sentence: Sentence) -> Iterator[Office]:
    """What the verb of a clause makes of somebody: "was named chief executive", "takes over as chair"."""
    for number, clause in enumerate(sentence.clauses):
        subject = clause.subject
        if subject is None or subject.conjuncts:
            continue
        phrase = _made(clause)
        if (
            phrase is None
            or phrase.number != "singular"
            or phrase.head.tag == "PROPN"
            or not _is_office(phrase.head.lemma)
        ):
            continue
        name = next(
            (
                n
                for n in sentence.names
                if n.kind in _PEOPLE and subject.start <= n.start and n.end <= subject.whole_end
            ),
            None,
        )
        if name is not None:
            found = _apposed(sentence, name, phrase)
            yield Office(found.name, found.words, found.start, found.end, number)


def _made(clause: Clause) -> NounPhrase | None:
    """The phrase that says what the subject is made, by the row of the clause's verb."""
    row = _VERBS.get(clause.verb.lemma)
    if row is None or row.fields.get("voice") not in (None, clause.verb.voice):
        return None
    held = next((p for w, p in clause.prepositions if w == "as" and p.start >= clause.verb.end), None)
    made = clause.object if not row.fields.get("as") else None
    return made if made is not None and made.start >= clause.verb.end else held
