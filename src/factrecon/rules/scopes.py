"""Claims whose scopes do not overlap cannot contradict each other."""

from __future__ import annotations

from factrecon.algebra.tolerance import Tolerance
from factrecon.comparison import Comparison
from factrecon.model import Claim, Scope
from factrecon.rules.questions import unrelated

WHOLE_AGAINST_PART = 0.5
"""What is said of a whole does not strictly deny an exception in a part of it: where only one of two
claims is limited in scope, this share of their contradiction is kept."""


def scopes(a: Claim, b: Claim, *, tolerance: Tolerance) -> Comparison | None:
    """`unrelated` where place, part or period of the two scopes are apart, else None."""
    p, q = a.scope, b.scope
    if p.places and q.places and not p.places.overlaps(q.places):
        reason = f"two places: {', '.join(p.places.names)} and {', '.join(q.places.names)}"
        return unrelated(a, b, "scopes", reason, tolerance, "scope")
    if p.part and q.part and p.part != q.part:
        return unrelated(a, b, "scopes", f"two parts of the whole: {p.part} and {q.part}", tolerance, "scope")
    if p.period and q.period and p.period.shape.possibility(q.period.shape) == 0:
        reason = f"two periods: {p.period.text} and {q.period.text}"
        return unrelated(a, b, "scopes", reason, tolerance, "time")
    return None


def one_is_part(p: Scope, q: Scope) -> bool:
    """Whether one scope is limited (in place, part or period) where the other is not.

    >>> one_is_part(Scope(part="nurses"), Scope())
    True
    """
    return any((x is None) != (y is None) for x, y in ((p.places, q.places), (p.part, q.part), (p.period, q.period)))
