"""Bounds at one number: "at most n" and "more than n" leave nothing to both, a bare length lies in "at least"
itself.
"""

from __future__ import annotations

from factrecon.algebra.tolerance import Tolerance
from factrecon.algebra.trapezoid import Scores, scores_from
from factrecon.comparison import Comparison, compared
from factrecon.model import Claim
from factrecon.rules.scopes import WHOLE_AGAINST_PART, one_is_part
from factrecon.values import Duration, Quantity, Value
from factrecon.values.encoding import tidy_number

_ABOVE = ("more than", "just over")
_NOT_ABOVE = ("at most", "up to", "nearly", "fewer than")
_NOT_BELOW = ("at least", *_ABOVE)
_BELOW = ("fewer than",)


def bounds(a: Claim, b: Claim, *, tolerance: Tolerance) -> Comparison | None:
    """The contradiction of two opposite bounds at one number, or a bare length in its own bound; None for anything
    else.

    A number said bare has a margin, so that "75,000" and "more than 75,000" go together; but whoever
    says "at most" and whoever says "more than" have looked at the same number and put the answer on
    its two sides. It is a rule on claims, for the words decide it: the sets themselves touch.

    >>> from factrecon.algebra.tolerance import DEFAULT
    >>> from factrecon.model import Question
    >>> people = Question("the march", "participants")
    >>> a, b = (Claim(people, Quantity.of(75000, "person", modifier=m)) for m in ("at most", "more than"))
    >>> bounds(a, b, tolerance=DEFAULT).relation
    'contradiction'
    """
    x, y = a.value, b.value
    if not opposite(x, y):
        return _bare_length(a, b, tolerance)
    part = one_is_part(a.scope, b.scope)
    scores = Scores(0.0, WHOLE_AGAINST_PART if part else 1.0, 0.0, 0.0)
    reason = f"“{x.text}” and “{y.text}” lie on two sides of one number"
    return compared(
        a,
        b,
        scores,
        kind="scope" if part else "value",
        rule="bounds",
        reason=reason + ("; only one of them is limited in scope" if part else ""),
        tolerance=tolerance,
    )


def _bare_length(a: Claim, b: Claim, tolerance: Tolerance) -> Comparison | None:
    """ "One week" is one of the lengths that "at least a week" leaves open.

    The words for lengths are coarse, so that the sets of the two only overlap; the rule is on claims, for a bare length
    by itself is no shorter and no longer for it.
    """
    x, y = a.value, b.value
    if not (isinstance(x, Duration) and isinstance(y, Duration)) or _number(x) is None or _number(x) != _number(y):
        return None
    bare, bound = (x, y) if x.modifier is None else (y, x)
    if bare.modifier is not None or bound.modifier not in ("at least", "at most") or one_is_part(a.scope, b.scope):
        return None
    scores = scores_from(1.0, 1.0, 0.0) if bare is x else scores_from(1.0, 0.0, 1.0)
    return compared(
        a,
        b,
        scores,
        kind=None,
        rule="bounds",
        reason=f"“{bare.text}” is one of the answers that “{bound.text}” leaves open",
        tolerance=tolerance,
    )


def opposite(x: Value, y: Value) -> bool:
    """Whether two values bound one number from its two sides.

    >>> opposite(Quantity.of(5, "mile", modifier="at least"), Quantity.of(5, "mile", modifier="fewer than"))
    True
    """
    if not isinstance(x, (Quantity, Duration)) or not isinstance(y, (Quantity, Duration)) or x.kind != y.kind:
        return False
    if (
        x.modifier is None
        or y.modifier is None
        or not (_sides(x.modifier, y.modifier) or _sides(y.modifier, x.modifier))
    ):
        return False
    return _number(x) is not None and _number(x) == _number(y)


def _sides(upper: str, lower: str) -> bool:
    return (upper in _NOT_ABOVE and lower in _ABOVE) or (upper in _BELOW and lower in _NOT_BELOW)


def _number(value: Quantity | Duration) -> tuple[str, float] | None:
    """The number named, in the unit of its dimension."""
    if value.nominal is None:
        return None
    if isinstance(value, Duration):
        return "", tidy_number(value.nominal)
    return value.dimension, tidy_number(value.in_base(value.nominal))
