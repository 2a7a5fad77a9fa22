"""Two places of what can be in one place only: they contradict unless one is part of the other."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from attrs import evolve

from factrecon.algebra.tolerance import Tolerance
from factrecon.comparison import Comparison, compared
from factrecon.language.names.words import STREET_HEADS
from factrecon.model import Claim, Question
from factrecon.values import Places, Value


@cache
def rows() -> tuple[dict[str, list[str]], ...]:
    """The rows of words for what can be in one place only, each with examples and with what it must not match."""
    data = tomllib.loads(files("factrecon.rules").joinpath("one_place.toml").read_text(encoding="utf-8"))
    for row in data["rows"]:
        if not (row.get("words") and row.get("examples") and row.get("never")):
            raise ValueError(f"a row of one_place.toml lacks words, examples or nevers: {row}")
    return tuple(data["rows"])


@cache
def asks_for_one_place(attribute: str) -> bool:
    """Whether an attribute in words asks for a place of which there is only one.

    >>> asks_for_one_place("birthplace"), asks_for_one_place("places")
    (True, False)
    """
    said = f" {' '.join(attribute.casefold().replace('_', ' ').split())} "
    return any(f" {word} " in said for row in rows() for word in row["words"])


def one_place(a: Claim, b: Claim, *, tolerance: Tolerance) -> Comparison | None:
    """`contradiction` for two places where one is asked for and neither lies in the other, else None.

    >>> from factrecon.algebra.tolerance import DEFAULT
    >>> born = Question("Ana Bell", "birthplace")
    >>> a, b = Claim(born, Places.of("Peru")), Claim(born, Places.of("Chile"))
    >>> one_place(a, b, tolerance=DEFAULT).relation
    'contradiction'
    """
    x, y = a.value, b.value
    if not (isinstance(x, Places) and isinstance(y, Places)) or len(x.items) != 1 or len(y.items) != 1:
        return None
    if not _single(a.question):
        return None
    scores = evolve(x, closed=True).scores(evolve(y, closed=True))
    if scores is None or not scores.contradiction or one_may_lie_in_the_other(x, y):
        return None
    reason = f"one place is asked for, and neither of {x.text} and {y.text} lies in the other"
    return compared(a, b, scores, kind="value", rule="one_place", reason=reason, tolerance=tolerance)


def one_may_lie_in_the_other(x: Value, y: Value) -> bool:
    """Whether one of two places is a street of which nothing says in which town it lies, and the other none.

    >>> from factrecon.values import Place
    >>> one_may_lie_in_the_other(Places.of("Clark Avenue"), Places.of(Place("Lima", ("Peru",))))
    True
    >>> one_may_lie_in_the_other(Places.of("Clark Avenue"), Places.of("Elm Street"))
    False
    """
    if not (isinstance(x, Places) and isinstance(y, Places)):
        return False
    streets = [any(not p.within and _is_street(p.name) for p in v.items) for v in (x, y)]
    whole = [any(not _is_street(p.name) for p in v.items) for v in (x, y)]
    return (streets[0] and whole[1]) or (streets[1] and whole[0])


def _is_street(name: str) -> bool:
    *before, head = name.casefold().rstrip(".").split() or [""]
    return bool(before) and head in STREET_HEADS


def _single(question: Question) -> bool:
    event = question.event
    if event is not None and event.frame == "statement" and question.attribute == "places":
        return asks_for_one_place(event.modifiers[0] if event.modifiers else "")
    return asks_for_one_place(question.attribute)
