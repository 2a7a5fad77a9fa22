"""Claims on different questions say nothing about each other."""

from __future__ import annotations

from factrecon.algebra.tolerance import Tolerance
from factrecon.algebra.trapezoid import UNRELATED
from factrecon.comparison import Comparison, Difference
from factrecon.model import Claim


def unrelated(
    a: Claim, b: Claim, rule: str, reason: str, tolerance: Tolerance, kind: Difference | None = None
) -> Comparison:
    """The comparison of a pair that cannot be compared: scores (0, 0, 1).

    >>> from factrecon.model import Question
    >>> from factrecon.algebra.tolerance import DEFAULT
    >>> from factrecon.values import Truth
    >>> c = Claim(Question("x", "y"), Truth(True))
    >>> unrelated(c, c, "mine", "no reason", DEFAULT).neutral
    1.0
    """
    return Comparison(
        a=a.id,
        b=b.id,
        relation="unrelated",
        kind=kind,
        scores=UNRELATED,
        rule=rule,
        reason=reason,
        tolerance=tolerance.name,
    )


def questions(a: Claim, b: Claim, *, tolerance: Tolerance) -> Comparison | None:
    """`unrelated` for claims on two questions, None for claims on one."""
    p, q = a.question, b.question
    if p is q:
        return None
    if p.attribute != q.attribute:
        return unrelated(
            a, b, "questions", f"two questions: one asks for {p.attribute}, the other for {q.attribute}", tolerance
        )
    if p.subject_key != q.subject_key:
        reason = f"two subjects: {_named(a)} and {_named(b)}"
        return unrelated(a, b, "questions", reason, tolerance)
    return None


def _named(claim: Claim) -> str:
    event = claim.question.event
    return repr(event.label or event.frame if event else claim.question.subject)
