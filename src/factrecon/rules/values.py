"""Typed values decide: the scores of their own algebra, the relation by the documented cuts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from factrecon.algebra.tolerance import Tolerance
from factrecon.algebra.trapezoid import Scores
from factrecon.comparison import Comparison, Difference, relation_of
from factrecon.model import Claim
from factrecon.rules.places import one_may_lie_in_the_other
from factrecon.rules.questions import unrelated
from factrecon.rules.scopes import WHOLE_AGAINST_PART, one_is_part
from factrecon.values import Offset, Quantity, Value

HALF = 0.5
"""Percentage points by which rounding to whole percent may change a share."""
_DIFFERENCE: Final[Mapping[str, Difference]] = {"time": "time", "truth": "polarity"}


def values(a: Claim, b: Claim, *, tolerance: Tolerance) -> Comparison | None:
    """The comparison of two values of one kind, `unrelated` where they do not measure the same."""
    x, y = a.value, b.value
    scores = x.scores(y)
    if scores is None:
        return unrelated(a, b, "values", _why_apart(x, y), tolerance)
    kind: Difference | None = _DIFFERENCE.get(x.kind, "value")
    reason = _reason(x, y, scores)
    if scores.contradiction and (finer := _rounded(x, y)):
        # "33.1 percent" said shorter is "33 percent": the finer share is the narrower answer.
        scores = Scores(1.0, 0.0, float(finer == 1), float(finer == 2))
        reason = f"{_said(x)} and {_said(y)} are one share, rounded by one of them"
    if scores.contradiction and one_may_lie_in_the_other(x, y):
        scores = scores._replace(agreement=1.0, contradiction=0.0)
        reason = f"nothing says that one of {_said(x)} and {_said(y)} does not lie in the other"
    if scores.contradiction and one_is_part(a.scope, b.scope):
        kept = scores.contradiction * WHOLE_AGAINST_PART
        scores = scores._replace(contradiction=kept)
        kind, reason = "scope", reason + "; only one of them is limited in scope"
    relation = relation_of(scores)
    if relation == "same":
        kind = "scope" if one_is_part(a.scope, b.scope) else None
    return Comparison(
        a=a.id,
        b=b.id,
        relation=relation,
        kind=kind,
        scores=scores,
        rule="values",
        reason=reason,
        tolerance=tolerance.name,
    )


def _rounded(x: Value, y: Value) -> int:
    """Which of two shares, 1 or 2, rounds to the other, given in whole percent; 0 if neither does."""
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)) or x.unit != "percent" or y.unit != "percent":
        return 0
    if x.modifier or y.modifier or x.nominal is None or y.nominal is None:
        return 0
    whole = float(x.nominal).is_integer(), float(y.nominal).is_integer()
    if whole[0] == whole[1] or abs(x.nominal - y.nominal) > HALF:
        return 0
    return 2 if whole[0] else 1


def _why_apart(x: Value, y: Value) -> str:
    if isinstance(x, Offset) and isinstance(y, Offset):
        return (
            f"measured from two points: {x.direction} the {x.side} of {x.anchor}, {y.direction} the {y.side} of "
            f"{y.anchor}"
        )
    if x.kind != y.kind:
        return f"{_one(x.kind)} and {_one(y.kind)} are not compared"
    return f"two units: {_said(x)} and {_said(y)}"


def _said(value: Value) -> str:
    return f"“{value.text}”" if value.text else str(value)


def _reason(x: Value, y: Value, scores: Scores) -> str:
    said = f"{_said(x)} and {_said(y)}"
    relation = relation_of(scores)
    if relation == "same":
        return f"{said} leave the same answers open" if x.text != y.text else f"both say {_said(x)}"
    if relation == "refines":
        return f"{_said(x)} is one of the answers that {_said(y)} leaves open"
    if relation == "refined_by":
        return f"{_said(y)} is one of the answers that {_said(x)} leaves open"
    if relation == "contradiction":
        return f"no answer fits both {said}"
    if relation == "compatible":
        return f"some answers fit both {said}, though neither implies the other"
    return f"{said} meet only at their edges: the best answer for both is possible to {1 - scores.contradiction:.2f}"


def _one(kind: str) -> str:
    return kind if kind == "places" else f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"
