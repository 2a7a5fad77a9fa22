"""Questions in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.language.quantities.units import names_person, unit_of_words
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.lexicon import gerund, look_up
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.model import Event
from factrecon.story.occurrences import Occurrence

GENERIC: dict[str, str] = {
    "occurrence": "Did {event} happen?",
    "continuity": "Did {event} go on throughout?",
    "time": "When did {event} happen?",
    "start": "When did {event} begin?",
    "end": "When did {event} end?",
    "resumption": "When did {event} resume?",
    "breakdown": "When did {event} break off?",
    "expiry": "When did {event} expire?",
    "duration": "How long did {event} last?",
    "places": "Where did {event} take place?",
    "participants": "How many took part in {event}?",
}
"""What every event may be asked."""


def ask_of(template: str, event: Event, unit: str) -> str:
    """A question with its event and unit filled in.

    >>> ask_of("How many {unit} died in {event}?", Event("fire", label="the fire"), "person")
    'How many people died in the fire?'
    """
    return template.replace("{event}", event.label or event.frame).replace("{unit}", _plural(unit))


def _plural(unit: str) -> str:
    if unit == "person":
        return "people"
    return unit if not unit or unit.endswith("s") else unit + "s"


def label_of(occurrence: Occurrence, text: str) -> str:
    """The event in words of the document itself: "the strike", "the planned strike".

    The frame's own noun stands only where the text has it or a word of its stem ("resigned": the resignation); else
    the noun by which the text tells of it, else its verb ("overturned": the overturning). So no label ever names a
    deed that the text does not. What tells it from others of its kind stands with it where the text has it beside the
    noun: "the budget vote", "the approval of the dam".
    """
    noun = _noun_of(occurrence, text).removeprefix("the ")
    noun = noun if " " in noun else _told_apart(noun, occurrence)
    return f"the {noun}" if occurrence.actual else f"the planned {noun}"


_MOST_OF_A_LABEL = 5
_NO_MARK = frozenset(["DET", "PRON", "NUM", "PART", "PUNCT", "ADV", "VERB", "ADP", "CONJ", "CCONJ"])
_DULL = listed("asking.dull")
"""Modifiers that tell no event from another, or say when it was."""


def _told_apart(noun: str, occurrence: Occurrence) -> str:
    """A noun with what its mentions put beside it, by the first that has anything.

    What a story is about, an incident or something that lasts, is known by its noun alone.
    """
    if occurrence.frame.incident or occurrence.frame.durative:
        return noun
    for mention in occurrence.mentions:
        phrase = mention.phrase
        if mention.part != "noun" or phrase is None or not _akin(look_up(phrase.head.text.lower()).noun or "", noun):
            continue
        marks = [
            t
            for t in phrase.modifiers
            if t.start < phrase.head.start
            and t.tag not in _NO_MARK
            and t.text.lower() not in _DULL
            and not any(x.start < t.end and t.start < x.end for x in mention.times)
        ]
        if 0 < len(marks) < _MOST_OF_A_LABEL and not any(t.text.lower() == noun for t in marks):
            return f"{' '.join(t.text if t.tag == 'PROPN' else t.text.lower() for t in marks)} {noun}"
        if phrase.of is not None and (party := _party(phrase.of)):
            return f"{noun} of {party}"
    return noun


def _party(phrase: NounPhrase) -> str:
    """The words of a party that are short and name it; "" where they do not."""
    tokens = phrase.tokens
    if phrase.temporal or phrase.numeral or phrase.conjuncts or len(tokens) > _MOST_OF_A_LABEL:
        return ""
    if phrase.head.tag not in ("NOUN", "PROPN") or any(t.tag in ("PRON", "NUM", "PUNCT", "VERB") for t in tokens):
        return ""
    if tokens[0].tag == "DET" and tokens[0].text.lower() not in ("the", "a", "an"):
        return ""
    if tokens[-1].start != phrase.head.start:
        return ""
    words = [t.text for t in tokens]
    return " ".join([words[0].lower() if tokens[0].tag == "DET" else words[0], *words[1:]])


def _noun_of(occurrence: Occurrence, text: str) -> str:
    nouns: Counter[str] = Counter()
    words: list[str] = []
    first_verb = ""
    for mention in occurrence.mentions:
        told = " ".join(text[mention.start : mention.end].lower().split())
        last = told.split()[-1] if told else ""
        form = look_up(last)
        if mention.part == "noun" and not names_person(form.noun or last):
            nouns[f"{told[: -len(last)]}{form.noun or last}"] += 1
            words += told.split()
        else:
            lemmas = [look_up(w).verb or w for w in told.split()]
            words += lemmas
            first_verb = first_verb or next((w for w in lemmas if w != "be"), "")
    own = occurrence.frame.nouns
    known = next((n for n in own[:1] if _told(n, words)), "")
    if known or nouns:
        return known or max(nouns, key=lambda n: (nouns[n], -len(n), n))
    known = next((n for n in own if _told(n, words) and not names_person(n.split()[-1])), "")
    return known or (gerund(first_verb) if first_verb else occurrence.frame.name.replace("_", " "))


def _told(noun: str, words: Sequence[str]) -> bool:
    """Whether a text that has the words names what the noun names: every word of it, or one of its stem, is there."""
    return all(any(_akin(part, w) for w in words) for part in noun.split() if part not in _SMALL)


_SMALL = listed("asking.small")


def _akin(one: str, other: str) -> bool:
    """Whether two words share their stem: "resign" and "resignation", "vote" and "voting"."""
    if one == other:
        return True
    shared = next((n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    return shared >= max(4, min(len(one), len(other)) - 2)


_HELPERS = listed("asking.helpers")


def short(text: str) -> str:
    """Words on one line, cut behind 60 characters.

    >>> short("a   b")
    'a b'
    """
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:57].rsplit(" ", 1)[0] + "…"


def inverted(text: str, clause: Clause, named: str = "") -> str:
    """Subject and verb in the order of a question: "did the flood destroy", "have rescuers found".

    `named` stands for the subject where it is only a pronoun.
    """
    subject = clause.subject
    words = text[clause.verb.start : clause.verb.end].split()
    if subject is None:
        return " ".join(words)
    who = named or short(text[subject.start : subject.end])
    if not named and (subject.tokens[0].tag == "DET" or "PROPN" not in (subject.head.tag, subject.tokens[0].tag)):
        who = who.lower() if who.isupper() and " " in who else who if who == "I" else who[:1].lower() + who[1:]
    leading = clause.verb.leading
    if leading.end <= clause.verb.start and leading.text.lower() in _HELPERS:
        return f"{leading.text.lower()} {who} {' '.join(words)}"  # "there was no one living there"
    if clause.verb.infinitive and words[:1] == ["to"]:
        return f"{'are' if subject.number == 'plural' or subject.conjuncts else 'is'} {who} {' '.join(words)}"
    if len(words) > 1 and words[0].lower() in _HELPERS:
        return f"{words[0].lower()} {who} {' '.join(words[1:])}"
    if clause.verb.voice == "passive" and len(words) == 1:
        return f"{'were' if subject.number == 'plural' or subject.conjuncts else 'was'} {who} {words[0]}"
    if clause.verb.lemma == "be":
        return f"{words[0].lower()} {who}"
    particle = f" {clause.verb.particle}" if clause.verb.particle else ""
    plural = subject.number == "plural" or subject.conjuncts
    helper = "did" if clause.verb.tense != "present" else "do" if plural else "does"
    return f"{helper} {who} {clause.verb.lemma}{particle}"


def question_of_clause(
    text: str, clause: Clause, lead: str, *, negated: bool = False, named: str = "", answer: tuple[int, int] = (0, 0)
) -> str:
    """What a clause answers: "When did the bridge reopen?". The object is left out where it is the `answer`."""
    rest = ""
    if clause.object is not None and not (clause.object.start < answer[1] and answer[0] < clause.object.whole_end):
        rest = short(text[clause.object.start : clause.object.end])
    asked = f"{lead} {inverted(text, clause, named)}"
    if negated and not _NOT.search(f"{asked} "):
        asked += " not"
    return f"{asked}{' ' + rest if rest else ''}?"


_NOT = pattern("denied_told.not")


def question_of_truth(text: str, clause: Clause, named: str = "") -> str:
    """Whether a clause holds, asked without its negation: "Was the ferry overloaded?"."""
    rest = ""
    if clause.object is not None and clause.object.start > clause.verb.start:
        numbers = {t.start for t in clause.object.numeral}
        words = [t for t in clause.object.tokens if t.start not in numbers]
        measured = clause.object.head.tag == "NUM" or bool(numbers and unit_of_words(clause.object.head.text.lower()))
        rest = (
            ""
            if measured and clause.object.determiner.lower() != "no"
            else (
                short(text[words[0].start : clause.object.end])
                if words and numbers
                else short(text[clause.object.start : clause.object.end])
            )
        )
    verb = clause.verb
    told = evolve(clause, verb=evolve(verb, infinitive=False)) if verb.infinitive else clause
    rest = _NOTHING.sub(lambda m: _ANY.get(m.group().lower().strip(), "any "), rest, count=1)
    asked = without_negation(inverted(text, told, named))
    return f"{asked[:1].upper()}{asked[1:]}{' ' + rest if rest else ''}?"


_NOTHING = pattern("denied_told.nothing")
_ANY = {"no one": "anyone", "nobody": "anybody", "nothing": "anything", "none": "any"}
"""What a question asks of whom a denial denies it of: "killed no guards", "hurt no one"."""


def without_negation(asked: str) -> str:
    """Words of a question without what denies them.

    >>> without_negation("did no rescuers find"), without_negation("has the firm not paid")
    ('did any rescuers find', 'has the firm paid')
    """
    return " ".join(re.sub(r"^(\w+) (?:no|none of) ", r"\1 any ", _NOT.sub("", asked)).split())
