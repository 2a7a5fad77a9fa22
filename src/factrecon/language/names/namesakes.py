"""Whether two names that share words name two: South Korea and North Korea, West Virginia and Virginia.

What may be left off a name ("Ltd", a title, a given name) leaves it the same; what tells it from the name it holds
("West", "City", "Jr.") makes it another's.
"""

from __future__ import annotations

from typing import Final

from factrecon.language.en.rows import listed
from factrecon.language.names.nicknames import may_be_one_given_name
from factrecon.language.names.words import GIVEN_NAMES, HONORIFICS, RANKS
from factrecon.language.places.gazetteer import gazetteer
from factrecon.language.syntax.closed_classes import word_set

__all__ = ["are_namesakes"]

_SMALL: Final = word_set("the of and for in on at a an de la del & prime vice former deputy acting")
_GENERATIONS: Final = listed("namesakes.generations")


def are_namesakes(one: str, other: str) -> bool:
    """Whether two names with a word in common are the names of two.

    >>> are_namesakes("South Korea", "North Korea"), are_namesakes("Kansas City", "Kansas")
    (True, True)
    >>> are_namesakes("Acme Ltd", "Acme"), are_namesakes("Ana Cruz", "Cruz"), are_namesakes("Lima", "Quito")
    (False, False, False)
    """
    mine, theirs = _words(one), _words(other)
    if mine == theirs or not set(mine) & set(theirs):
        return False
    own, others = set(mine) - set(theirs), set(theirs) - set(mine)
    if not own and not others:
        # "Jordan Hale" and "Hale Jordan"; but "Health Ministry" is the "Ministry of Health"
        return len(mine) == 2 and bool({mine[0], theirs[0]} & GIVEN_NAMES) and "," not in one + other
    if own and others and (own <= _GENERATIONS) != (others <= _GENERATIONS):
        own, others = own - _GENERATIONS, others - _GENERATIONS
    if _person(mine) or _person(theirs):
        return _two_persons(mine, theirs)
    if not own or not others:
        return _makes_another(own or others, mine, theirs)
    if own | others <= listed("names.designators") | listed("names.trades"):
        return False
    if _shortened(own, theirs) or _shortened(others, mine):
        return False
    apart = listed("namesakes.telling_apart")
    if (own | others) & apart:
        return True
    # "San Jose" and "San Juan", "Bank of Orlo" and "Allied Orlo Bank": each has a word of its own that names
    return not any(_akin(x, y) for x in own for y in others)


def _words(name: str) -> tuple[str, ...]:
    found = (w.replace(".", "").strip(",'’\"“”") for w in name.replace("-", " ").split())
    words = tuple(w.lower() for w in found if w and (w.lower() not in _SMALL or w == "A"))
    while len(words) > 1 and (words[0] in HONORIFICS or words[0] in RANKS):
        words = words[1:]
    return words


def _person(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and words[0] in GIVEN_NAMES and words[-1] not in listed("namesakes.telling_apart")


def _two_persons(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Of one surname: other given names, other initials or another generation."""
    generations = [set(words) & _GENERATIONS for words in (mine, theirs)]
    mine, theirs = (tuple(w for w in words if w not in _GENERATIONS) for words in (mine, theirs))
    if mine[-1:] != theirs[-1:] or len(mine) < 2 or len(theirs) < 2:
        return bool(generations[0] and generations[1] and mine == theirs)
    if all(generations) and generations[0] != generations[1]:
        return True
    if mine[0] != theirs[0]:
        return {mine[0], theirs[0]} <= GIVEN_NAMES and not may_be_one_given_name(mine[0], theirs[0])
    initials = [[w for w in words[1:-1] if len(w) == 1] for words in (mine, theirs)]
    return all(initials) and initials[0] != initials[1]


def _makes_another(rest: set[str], mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether the words that only the longer of two names has make it another's."""
    if rest <= _GENERATIONS:
        return False  # "John Hale Jr." is called John Hale too
    if rest & listed("namesakes.telling_apart"):
        return True
    named = gazetteer().named
    places = [named.get(" ".join(words)) for words in (mine, theirs)]
    return places[0] is not None and places[1] is not None and not set(places[0][1]) & set(places[1][1])


def _shortened(own: set[str], other: tuple[str, ...]) -> bool:
    """Whether all that is a name's own are initials of what the other says in full: "N Korea", "Lund SC"."""
    initials = "".join(w[0] for w in other)
    return all(len(w) <= 4 and w in initials for w in own)


def _akin(one: str, other: str) -> bool:
    """Whether one word may stand for the other: its beginning or its initial."""
    return one.startswith(other) or other.startswith(one)
