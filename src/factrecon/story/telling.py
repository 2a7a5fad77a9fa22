"""The one function that makes an assertion: a statement with one of its places left open, and what fills it."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from factrecon.model import Assertion, Attribution, Claim, Mention, Question, Role, Scope, Statement, status_of
from factrecon.story.analysis import Analysis
from factrecon.values import Value

__all__ = ["TRUTH", "tell"]

TRUTH: Final = "truth"
"""What is open where a claim answers whether the statement is so."""
_OPEN: Final = {
    "quantity": "amount",
    "duration": "amount",
    "time": "time",
    "offset": "time",
    "places": "place",
    "truth": TRUTH,
}
"""The place that a value of each kind fills; words and names may fill any."""


def tell(
    analysis: Analysis,
    statement: Statement,
    question: Question,
    value: Value,
    *,
    start: int,
    end: int,
    reader: str,
    open: str = "",
    scope: Scope | None = None,
) -> Assertion:
    """The assertion that `value` fills the place `open` of `statement`, quoted from `start` to `end`.

    `open` names a role; left out, it is the one that values of this kind fill. In the statement that the assertion
    keeps, the open place stands first among its like, with what is counted or measured right behind it, so that
    `statement.filler(open)` is what the document says there. Who says it, and how it is meant, is the statement's.

    >>> from factrecon.model import Document
    >>> from factrecon.story.statement import statement_at
    >>> from factrecon.values import Truth
    >>> made = Analysis(Document(id="a", text="The council approved the budget, police said."))
    >>> said = statement_at(made, 12, 20)
    >>> told = tell(made, said, Question("budget", "approved"), Truth(True), start=0, end=31, reader="mine")
    >>> told.status, told.attribution.speaker, told.open, told.statement.predicate
    ('reported', 'police', 'truth', 'approve')
    """
    place = open or _OPEN.get(value.kind, "patient")
    document, said = analysis.document, statement.speaker is not None or statement.cue is not None
    return Assertion(
        Claim(question, value, scope or Scope(as_of=analysis.published)),
        document.source,
        document.id,
        document.span(start, end),
        Attribution(statement.speaker, statement.cue) if said else Attribution(),
        status_of(statement.mode, speaker=statement.speaker or statement.cue),
        analysis.published,
        reader=reader,
        statement=opened(statement, place, value),
        open=place,
    )


def opened(statement: Statement, place: str, value: Value) -> Statement:
    """The statement with what fills the open place first among its like, put there where it was not read.

    >>> from factrecon.values import Quantity
    >>> two, nine = (Role("amount", Quantity.of(n, "person", text=str(n))) for n in (2, 9))
    >>> said = Statement(predicate="kill", roles=(two, Role("counted", Mention("men", "man")), nine))
    >>> [r.name for r in opened(said, "amount", Quantity.of(9, "person", text="9")).roles]
    ['amount', 'amount', 'counted']
    """
    if place == TRUTH:
        return statement
    roles = list(statement.roles)
    like = [i for i, r in enumerate(roles) if r.name == place]
    at = next((i for i in like if roles[i].filler == value), None)
    if at is None:
        at = next((i for i in like if _words_of(roles[i]) == value.text), None)
    if at is None and like and place not in ("amount", "time", "place"):
        at = like[0]
    if at is None:
        filler = value if place in ("amount", "time", "place") else Mention(value.text, _head(value.text))
        return evolve(statement, roles=(Role(place, filler), *roles))
    end = at + 1
    while place == "amount" and end < len(roles) and roles[end].name in ("counted", "measured"):
        end += 1
    moved = roles[at:end]
    return evolve(statement, roles=(*moved, *roles[:at], *roles[end:]))


def _words_of(role: Role) -> str:
    return role.filler.text


def _head(words: str) -> str:
    return words.split()[-1].lower().strip(".,;:") if words.split() else ""
