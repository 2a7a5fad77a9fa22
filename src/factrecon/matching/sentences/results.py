"""Results of games and votes: who won by how much, told from either side ("beat Lund 3-1", "lost 1-3 to Orlo")."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from factrecon.language.syntax.closed_classes import word_set
from factrecon.matching.sentences.statement import Statement

__all__ = ["ResultComparison", "compare_results"]

_WINS: Final = word_set("beat defeat thrash rout win edge overcome trounce crush down upset best outscore sink hammer")
_LOSES: Final = word_set("lose fall succumb")


@frozen
class ResultComparison:
    """Whether two results are one, contradict, or belong to two days."""

    how: str
    reason: str


def compare_results(one: Statement, other: Statement, *, two_days: bool) -> ResultComparison | None:
    """How the one score of each of two sentences about the same parties stands to the other's; None without two.

    >>> from factrecon.matching.sentences.statement import read_statement
    >>> a, b = read_statement("Orlo beat Lund 3-1."), read_statement("Lund lost 1-3 to Orlo.")
    >>> compare_results(a, b, two_days=False).how
    'same'
    """
    if len(one.scores) != 1 or len(other.scores) != 1:
        return None
    mine, theirs = (f"{s[0]:g}-{s[1]:g}" for s in (one.scores[0], other.scores[0]))
    if two_days:
        return ResultComparison("apart", f"{mine} and {theirs} of two days") if mine != theirs else None
    if mine != theirs:
        return ResultComparison("contradiction", f"{mine} is not {theirs}")
    won, also = _winner(one), _winner(other)
    if won and also and won != also and won in other.text and also in one.text:
        return ResultComparison("contradiction", f"won by {won!r} and by {also!r}")
    return ResultComparison("same", f"{mine} for {won!r} in both") if won and won == also else None


def _winner(statement: Statement) -> str:
    """Who won by the first clause that tells of it; "" where none does or nobody is named."""
    for clause in statement.clauses:
        if clause.verb.negated or clause.verb.voice == "passive" or clause.subject is None:
            continue
        named = clause.subject.text if clause.subject.head.tag == "PROPN" else ""
        if clause.verb.lemma in _WINS:
            return named
        if clause.verb.lemma in _LOSES:
            return next((p.text for word, p in clause.prepositions if word in ("to", "against")), "")
    return ""
