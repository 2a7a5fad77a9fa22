"""Which numbers an attribute of a frame can be answered with."""

from __future__ import annotations

from factrecon.frames.frame import Attribute
from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.language.quantities.mention import QuantityMention
from factrecon.story.analysis import Sentence
from factrecon.values import Quantity
from factrecon.values.quantity import is_measure

_MORE = pattern("parts_told.more")
_ANOTHER = pattern("parts_told.another")

OWN_UNITS = frozenset({"magnitude"})
"""Units that name their attribute by themselves."""
_NO_AMOUNTS = frozenset({"rank", "score", "member", "duration"})
_PEOPLE = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "ee", "eer", "ant")
_THINGS = listed("people.things")


_A_RATE = pattern("parts_told.a_rate")


def is_rate(sentence: Sentence, quantity: QuantityMention) -> bool:
    """ "114,000 new cases a day": how many in a time, and no total.

    >>> from factrecon.model import Document
    >>> from factrecon.story.analysis import Analysis
    >>> made = Analysis(Document(id="a", text="There were 114,000 new cases a day. Then 20 boats sank."))
    >>> [is_rate(s, q) for s in made.sentences for q in s.quantities]
    [True, False]
    """
    return _A_RATE.match(sentence.text, quantity.end, sentence.end) is not None


_SPEAKING = frozenset(["say", "tell"])
_MANY = 100
"""So many people are no sources of a report, but asked in a survey."""


def counts_sources(sentence: Sentence, quantity: QuantityMention) -> bool:
    """ "Two officials told the paper that ...": how many are quoted is no news.

    >>> from factrecon.model import Document
    >>> from factrecon.story.analysis import Analysis
    >>> made = Analysis(Document(id="a", text="Three officials told the paper that 20 boats sank."))
    >>> [counts_sources(made.sentences[0], q) for q in made.sentences[0].quantities]
    [True, False]
    """
    value = quantity.value
    if not isinstance(value, Quantity) or value.nominal is None or value.nominal >= _MANY or quantity.role != "count":
        return False
    return any(
        clause.subject is not None
        and clause.verb.lemma in _SPEAKING
        and clause.verb.voice == "active"
        and clause.subject.start - 2 <= quantity.start < clause.subject.end
        for clause in sentence.clauses
    )


def names_people(noun: str) -> bool:
    """Whether a noun names people by its ending: "dockers", "cyclists".

    >>> names_people("docker"), names_people("container")
    (True, False)
    """
    word = noun.casefold()
    return len(word) > 4 and word.endswith(_PEOPLE) and word not in _THINGS


def unit_fits(attribute: Attribute, quantity: QuantityMention) -> bool:
    """Whether a number's unit is one that the attribute asks for."""
    value = quantity.value
    if not isinstance(value, Quantity) or quantity.role in _NO_AMOUNTS:
        return False
    unit, said = attribute.unit, value.unit
    if (quantity.role == "age") != (unit == "age"):
        return False
    if unit == "money":
        return len(said) == 3 and said.isupper()
    if unit == "share":
        return said in ("percent", "percentage point")
    if unit == "person" and quantity.role == "fraction":
        return False  # "two thirds of voters" is no number of them
    if unit == "person":
        return (
            said == "person"
            or quantity.noun in attribute.nouns
            or (not quantity.noun and said in ("", "count"))
            or names_people(quantity.noun)
        )
    if is_measure(said):
        return not unit or said in (unit, *attribute.nouns) or _measures(unit, value)
    return not unit or unit == "age" or said in (unit, "") or not {said, quantity.noun}.isdisjoint(attribute.nouns)


def in_unit_of(attribute: Attribute, value: Quantity) -> Quantity:
    """The same number in the attribute's own unit where it counts the same things by another name.

    "40 boats" and "40 yachts" answer what a regatta's entries are asked for, and are then one count.
    """
    unit = attribute.unit
    if not unit or value.unit == unit or (is_measure(value.unit) and unit not in OWN_UNITS):
        return value
    return Quantity(value.shape, unit, value.nominal, value.modifier, value.text)


def _measures(unit: str, value: Quantity) -> bool:
    """Whether a measure is of the dimension that an attribute asks for: any length, a temperature in plain degrees."""
    return value.dimension.startswith(unit) or (unit, value.unit) == ("temperature", "degree")


def on_top(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the number at `start:end` counts what comes on top of others: "two more people", "an additional two"."""
    return bool(
        _MORE.match(sentence.text, end, min(sentence.end, end + 20))
        or _ANOTHER.search(sentence.text, max(sentence.start, start - 14), start)
    )
