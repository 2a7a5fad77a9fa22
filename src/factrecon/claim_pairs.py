"""Two sentences compared by the claims that are read from them.

Used where the words alone are too few in common: "4,200 dockers walked off the job" and "more than
4,200 workers began a strike" share an event, not their words. Of several pairs of claims on one
question the most contradictory decides, else the least agreeing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from attrs import evolve

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.comparison import Comparison, Rule
from factrecon.matching.questions import match
from factrecon.model import Assertion, Document
from factrecon.readers import read
from factrecon.rules import RULES, compare_claims
from factrecon.values import Quantity, Time

Moment = date | datetime | None
_SHARED = re.compile(r"\d[\d,.]*\d|[A-Z]\w{3,}")
_TELLING = 10
"""Numbers from this size on, said by both, tie two sentences together."""


def compare_read(
    a: str,
    b: str,
    published: tuple[Moment, Moment],
    *,
    rules: Sequence[Rule] = RULES,
    tolerance: Tolerance = DEFAULT,
) -> Comparison | None:
    """How the claims of two sentences stand to each other; None where none answer one question.

    The two must share more than a kind of event: a date, a participant, a place or a number.

    >>> a, b = "4,200 dockers walked off the job.", "More than 4,200 workers began a strike."
    >>> compare_read(a, b, (None, None)).relation
    'compatible'
    """
    if (a, str(published[0])) > (b, str(published[1])):
        # One order for both directions, so that the comparison of (b, a) is the converse of (a, b).
        turned = compare_read(b, a, (published[1], published[0]), rules=rules, tolerance=tolerance)
        return turned.converse if turned is not None else None
    if not set(_SHARED.findall(a)) & set(_SHARED.findall(b)):
        return None  # nothing that could tie the two together: spare the reading
    one = read(Document(id="a", text=a, published=published[0]))
    other = read(Document(id="b", text=b, published=published[1]))
    if not one or not other or not _tied(one, other):
        return None
    matched = match((*one, *other))
    found: list[Comparison] = []
    for x in matched.assertions:
        for y in matched.assertions:
            if (x.document, y.document) != ("a", "b") or x.claim.question.id != y.claim.question.id:
                continue
            if x.claim.question.attribute == "occurrence":
                continue
            comparison = compare_claims(x.claim, y.claim, rules=rules, tolerance=tolerance)
            if comparison.relation != "unrelated":
                reason = f"{x.claim.question.ask} {comparison.reason}"
                found.append(evolve(comparison, reason=reason, rule=f"claims: {comparison.rule}"))
    if not found:
        return None
    return max(found, key=lambda c: (c.contradiction, -c.agreement, c.reason))


def _tied(one: Sequence[Assertion], other: Sequence[Assertion]) -> bool:
    """Whether two sentences share a date, a participant, a place or a telling number."""
    return bool(_ties(one) & _ties(other)) or _same_day(one, other)


def _ties(said: Sequence[Assertion]) -> set[tuple[str, str]]:
    out: set[tuple[str, str]] = set()
    for assertion in said:
        value, event = assertion.claim.value, assertion.claim.question.event
        if isinstance(value, Quantity) and value.nominal is not None and abs(value.nominal) >= _TELLING:
            out.add((value.dimension, str(value.nominal)))
        if event is not None:
            out |= {("who", name.casefold()) for name in event.participants}
            out |= {("where", name) for name in (event.places.names if event.places else ())}
    return out


def _same_day(one: Sequence[Assertion], other: Sequence[Assertion]) -> bool:
    days = [
        [
            a.claim.value.shape
            for a in said
            if isinstance(a.claim.value, Time) and a.claim.value.grain in ("day", "part of day", "minute")
        ]
        for said in (one, other)
    ]
    return any(x.possibility(y) == 1 for x in days[0] for y in days[1])
