"""Laws of parts and wholes."""

from __future__ import annotations

from collections.abc import Sequence

from factrecon.algebra.trapezoid import point
from factrecon.consistency.totals import check_total, total
from factrecon.errors import InvalidValue
from factrecon.model import Claim, Question
from factrecon.testing.law import law_of
from factrecon.values import Quantity

_PARTS = [Quantity.of(29000, "person"), Quantity.of(22000, "person")]
_FLED = Question("the island", "people who fled")


def _sum(parts: Sequence[Quantity], complete: bool = True) -> Quantity | None:
    try:
        together = total(parts, complete=complete)
    except InvalidValue:
        return None
    return together if isinstance(together, Quantity) else None


@law_of("totals", (_PARTS,))
def the_order_of_parts_is_nothing(parts: Sequence[Quantity]) -> str | None:
    """Parts in another order make the same whole."""
    there, back = _sum(parts), _sum(list(parts)[::-1])
    return None if there == back else f"{there} one way, {back} the other"


@law_of("totals", (_PARTS,))
def the_sum_of_parts_is_the_whole(parts: Sequence[Quantity]) -> str | None:
    """A whole said to be exactly what its parts make is the same as their sum."""
    together = _sum(parts)
    if together is None:
        return None
    comparison = check_total([Claim(_FLED, p) for p in parts], Claim(_FLED, together))
    if len({p.base for p in parts}) < len(parts):
        return None  # equal parts of one scope are one claim
    return None if comparison.relation == "same" else f"{comparison.relation}: {comparison.reason}"


@law_of("totals", ([30, 20], 1000))
def a_whole_beyond_its_parts_contradicts(parts: Sequence[int], more: int) -> str | None:
    """Exact parts that are all contradict a whole that is more; parts that are not all do not."""
    claims = [Claim(_FLED, Quantity(point(n), "person")) for n in dict.fromkeys(parts)]
    whole = Claim(_FLED, Quantity(point(sum(dict.fromkeys(parts)) + more), "person"))
    whole_less = Claim(_FLED, Quantity(point(sum(dict.fromkeys(parts)) - more), "person"))
    if check_total(claims, whole).relation != "contradiction":
        return "all parts, yet the larger whole fits"
    if check_total(claims, whole, complete=False).relation == "contradiction":
        return "some parts, yet the larger whole contradicts"
    smaller = check_total(claims, whole_less, complete=False)
    return None if smaller.relation == "contradiction" else "some parts exceed the whole, yet they fit"


TOTALS = (the_order_of_parts_is_nothing, the_sum_of_parts_is_the_whole, a_whole_beyond_its_parts_contradicts)
