"""What the noun of a phrase names: a person, an act, a thing; by the classes of WordNet."""

from __future__ import annotations

from factrecon.language.quantities.units import names_person
from factrecon.language.syntax.lexicon import look_up
from factrecon.language.syntax.noun_classes import noun_classes
from factrecon.language.syntax.phrases import NounPhrase

__all__ = ["classes_of", "is_of_people", "is_several"]


def classes_of(phrase: NounPhrase) -> frozenset[str]:
    """The classes that a phrase's head may be of: "person", "act", "phenomenon"; empty for a word without one.

    >>> from factrecon.language.analysis import analyse
    >>> sorted(classes_of(analyse("The quake struck.")[0].clauses[0].subject))
    ['event']
    """
    return noun_classes(phrase.head.lemma.lower())


def is_of_people(phrase: NounPhrase) -> bool:
    """Whether it names one or several persons.

    >>> from factrecon.language.analysis import analyse
    >>> is_of_people(analyse("The nurses left.")[0].clauses[0].subject)
    True
    """
    return names_person(phrase.head.lemma.lower())


def is_several(phrase: NounPhrase) -> bool:
    """Whether several are meant: by a plural, a list, or a name that is a plural ("Democrats").

    >>> from factrecon.language.analysis import analyse
    >>> [is_several(analyse(t)[0].clauses[0].subject) for t in ("Democrats left.", "Ana Lund left.")]
    [True, False]
    """
    word = phrase.head.text.lower()
    by_name = phrase.last - phrase.first == 1 and (look_up(word).noun or word) != word
    return phrase.number == "plural" or bool(phrase.conjuncts) or by_name
