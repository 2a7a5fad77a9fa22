"""Whether two counts that differ are of two sets: the words of their clauses limit the one and not the other."""

from __future__ import annotations

from factrecon.matching.narrowing import narrowed
from factrecon.matching.scopes import scope_difference
from factrecon.matching.sides import Side
from factrecon.matching.similarity import align_words
from factrecon.matching.statement import read_statement
from factrecon.matching.thesaurus import related
from factrecon.values import Quantity

__all__ = ["limited_apart"]

FITS = 0.5
"""Possibility from which two numbers go together, so that nothing needs to tell them apart."""


def _of_two_things(one: str, other: str) -> bool:
    return one != other and other not in related(one) and one not in related(other)


def limited_apart(a: Side, b: Side) -> str:
    """Why two numbers that cannot both answer one question answer two; "" where nothing limits either."""
    x, y = a.value, b.value
    if a.given or b.given or not (isinstance(x, Quantity) and isinstance(y, Quantity)):
        return ""
    if x.base.possibility(y.base) >= FITS:
        return ""
    if a.counted and b.counted and not {x.unit, y.unit} & {"person", ""} and _of_two_things(a.counted, b.counted):
        return f"of {a.counted} and of {b.counted}"
    if a.statement.span is None or b.statement.span is None:
        return ""
    one, other = read_statement(a.statement.span.quote), read_statement(b.statement.span.quote)
    alignment = align_words(one.words, other.words)
    found = narrowed(one, other, alignment, (x.text, y.text), "value")
    if found is None:
        scope = scope_difference(one, other, alignment)
        found = scope if scope is not None and scope.kind == "parties" else None
    return found.reason if found is not None else ""
