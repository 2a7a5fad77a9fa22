"""Two texts compared by the claims that are read from them, on the road that `reconcile` takes.

Both are read as documents of one story, their claims are matched by evidence, and those that answer one question are
compared. Of several the most contradictory decides, else the least agreeing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from attrs import evolve

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.comparison import Comparison, Rule
from factrecon.graph import build_graph
from factrecon.matching.questions import match
from factrecon.model import Document
from factrecon.readers import READERS, vocabulary_of
from factrecon.readers.reading import read_documents
from factrecon.rules import RULES

Moment = date | datetime | None


def compare_read(
    a: str,
    b: str,
    published: tuple[Moment, Moment],
    *,
    rules: Sequence[Rule] = RULES,
    tolerance: Tolerance = DEFAULT,
) -> Comparison | None:
    """How the claims of two texts stand to each other; None where none answer one question.

    That something happened at all, which both tell, is no answer worth comparing unless one denies it.

    >>> compare_read("The court upheld the ban.", "The court overturned the ban.", (None, None)).relation
    'contradiction'
    """
    if (a, str(published[0])) > (b, str(published[1])):
        # One order for both directions, so that the comparison of (b, a) is the converse of (a, b).
        turned = compare_read(b, a, (published[1], published[0]), rules=rules, tolerance=tolerance)
        return turned.converse if turned is not None else None
    documents = [Document(id=n, text=text, published=day) for n, text, day in zip("ab", (a, b), published, strict=True)]
    read = read_documents(documents, stories={"a": 0, "b": 0}, vocabulary=vocabulary_of(None), readers=READERS)
    graph = build_graph(match(read.assertions).assertions, rules=rules, tolerance=tolerance)
    found: list[Comparison] = []
    for question in graph.questions:
        tellers = {c.id: {x.document for x in graph.assertions_of(c)} for c in graph.claims_of(question)}
        for comparison in graph.comparisons_of(question):
            mine, theirs = tellers[comparison.a], tellers[comparison.b]
            if comparison.relation == "unrelated" or not ({"a", "b"} <= mine | theirs) or mine == theirs:
                continue
            told = comparison if "a" in mine and "b" in theirs else comparison.converse
            found.append(evolve(told, reason=f"{question.ask} {told.reason}", rule=f"claims: {told.rule}"))
    if not found:
        return None
    return max(found, key=lambda c: (c.contradiction, -c.agreement, c.reason))
