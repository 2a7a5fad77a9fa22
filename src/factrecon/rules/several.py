"""What somebody may hold several of at once: two offices of one person exclude each other no more than two friends."""

from __future__ import annotations

from factrecon.algebra.tolerance import Tolerance
from factrecon.algebra.trapezoid import scores_from
from factrecon.comparison import Comparison, relation_of
from factrecon.model import Claim
from factrecon.rules.values import values
from factrecon.values import Entity


def several(a: Claim, b: Claim, *, tolerance: Tolerance) -> Comparison | None:
    """Two names that may both be right, where a person or thing is asked for what it may have several of; else None.

    >>> from factrecon.model import Question
    >>> from factrecon.algebra.tolerance import DEFAULT
    >>> asked = Question("Ana Bell", "office", "entity", single=False)
    >>> one, other = (Claim(asked, Entity(name)) for name in ("chair", "astronomer"))
    >>> several(one, other, tolerance=DEFAULT).relation
    'compatible'
    """
    question = a.question
    if (
        question.single
        or question.event is not None
        or not (isinstance(a.value, Entity) and isinstance(b.value, Entity))
    ):
        return None
    found = values(a, b, tolerance=tolerance)
    if found is None or found.relation not in ("contradiction", "tension"):
        return None
    scores = scores_from(1.0, 0.0, 0.0)
    return Comparison(
        a=a.id,
        b=b.id,
        relation=relation_of(scores),
        kind=None,
        scores=scores,
        rule="several",
        reason=f"{a.value.text} and {b.value.text} may both be so",
        tolerance=tolerance.name,
    )
