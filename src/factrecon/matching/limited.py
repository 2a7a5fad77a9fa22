"""Whether two counts that differ are of two sets: the words of their clauses limit the one and not the other."""

from __future__ import annotations

from factrecon.matching.sentences.alignment import align_words
from factrecon.matching.sentences.narrowing import STATES, narrowed
from factrecon.matching.sentences.results import compare_results
from factrecon.matching.sentences.scopes import scope_difference
from factrecon.matching.sentences.statement import Statement, read_statement
from factrecon.matching.sides import Side
from factrecon.matching.words.thesaurus import related
from factrecon.model import Mention
from factrecon.values import Quantity, Time

__all__ = ["limited_apart"]

FITS = 0.5
"""Possibility from which two numbers go together, so that nothing needs to tell them apart."""


def _of_two_things(one: str, other: str) -> bool:
    return one != other and other not in related(one) and one not in related(other)


def limited_apart(a: Side, b: Side) -> str:
    """Why two numbers that cannot both answer one question answer two; "" where nothing limits either."""
    x, y = a.value, b.value
    if isinstance(x, Time) and isinstance(y, Time):
        return _of_two_games(a, b)
    if a.given or b.given or not (isinstance(x, Quantity) and isinstance(y, Quantity)):
        return ""
    if x.base.possibility(y.base) >= FITS:
        return ""
    if a.counted and b.counted and not {x.unit, y.unit} & {"person", ""} and _of_two_things(a.counted, b.counted):
        return f"of {a.counted} and of {b.counted}"
    for stock, deed in ((a, b), (b, a)):
        there = "there" in {m.head.lower() for m in stock.statement.fillers("agent") if isinstance(m, Mention)}
        if there and deed.statement.predicate not in STATES and not deed.frame:
            return f"one counts how many there are, the other how many it was told of with {deed.statement.predicate}"
    if a.statement.span is None or b.statement.span is None:
        return ""
    one, other = read_statement(a.statement.span.quote), read_statement(b.statement.span.quote)
    alignment = align_words(one.words, other.words)
    found = narrowed(one, other, alignment, (_as_written(one, x), _as_written(other, y)), "value")
    if found is None:
        scope = scope_difference(one, other, alignment)
        found = scope if scope is not None and scope.kind == "parties" else None
    return found.reason if found is not None else ""


def _as_written(statement: Statement, value: Quantity) -> str:
    """The words of a number in its clause: a count of people that is told as "9 people" may stand as "Nine"."""
    found = [x.value.text for x in statement.amounts if x.value.nominal == value.nominal]
    return value.text if value.text in found or not found else found[0]


def _of_two_games(a: Side, b: Side) -> str:
    """Whether two days are those of two results: "beat Lund 3-1 on Saturday", "beat Lund 2-0 on Sunday"."""
    if a.given or b.given or a.statement.span is None or b.statement.span is None:
        return ""
    found = compare_results(
        *(read_statement(s.statement.span.quote) for s in (a, b) if s.statement.span is not None), two_days=True
    )
    return found.reason if found is not None and found.how == "apart" else ""
