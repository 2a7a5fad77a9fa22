"""Parts and wholes: "290 in 2021 and 220 in 2022" against "more than 500 in two years".

Imprecise parts are added as trapezoids (Zadeh's extension principle), then compared with the whole
like any two values. Sets are united, periods laid end to end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise, product

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.algebra.trapezoid import INFINITY, UNRELATED, Scores, Trapezoid, scores_from
from factrecon.comparison import Comparison, relation_of
from factrecon.errors import InvalidValue
from factrecon.model import Claim
from factrecon.values import Duration, Places, Quantity, Time, Value
from factrecon.values.quantity import of_many
from factrecon.values.units import unit_of

MOST_COMBINATIONS = 64
"""So many ways of filling one whole with claimed parts are checked."""

_DAY = 86400
_INTENSIVE = frozenset({"temperature", "magnitude", "age", "speed", "frequency"})
"""Dimensions of which two parts do not make a whole."""


def total(parts: Sequence[Value], *, complete: bool = True) -> Value:
    """The value of all parts together; `complete` says that nothing else belongs to the whole.

    Parts that are not all leave "at least their sum" (of counts and lengths) or an open set. Raises
    `InvalidValue` for no parts, for kinds that do not add, for different units, and for periods with
    a gap between them.

    >>> total([Quantity.of(29000, "person"), Quantity.of(22000, "person")]).shape
    Trapezoid(50000, 51000, 51000, 52000)
    """
    if not parts:
        raise InvalidValue("a whole needs at least one part")
    text = " + ".join(p.text or str(p) for p in parts)
    first = parts[0]
    if isinstance(first, Quantity) and first.dimension not in _INTENSIVE:
        quantities = [p for p in parts if isinstance(p, Quantity) and p.dimension == first.dimension]
        if len(quantities) == len(parts):
            if all(q.unit == first.unit for q in quantities):
                shape = _sum([q.shape for q in quantities], complete)
            else:
                shape = _sum([q.base for q in quantities], complete).scale(1 / unit_of(first.unit).factor)
            return Quantity(shape, first.unit, None, None, text)
    elif isinstance(first, Duration):
        lengths = [p for p in parts if isinstance(p, Duration)]
        if len(lengths) == len(parts):
            return Duration(_sum([d.shape for d in lengths], complete), None, None, text)
    elif isinstance(first, Places):
        sets = [p for p in parts if isinstance(p, Places)]
        if len(sets) == len(parts):
            closed = complete and all(s.closed for s in sets)
            return Places(frozenset().union(*(s.items for s in sets)), closed, text)
    elif isinstance(first, Time):
        periods = [p for p in parts if isinstance(p, Time)]
        if len(periods) == len(parts):
            return _end_to_end(periods, text)
    kinds = ", ".join(sorted({p.kind for p in parts}))
    raise InvalidValue(f"these do not add up to a whole ({kinds}): {text[:200]}")


def check_total(
    parts: Sequence[Claim], whole: Claim, *, complete: bool = True, tolerance: Tolerance = DEFAULT
) -> Comparison:
    """How the sum of the parts stands to what is said of the whole.

    `a` of the comparison is the ids of the parts joined by "+", in the order of the ids, `b` the
    whole's. `unrelated`, with the reason, where they cannot be added.

    >>> from factrecon.model import Question, Scope
    >>> fled = Question("the island", "people who fled")
    >>> def year(y): return Scope(period=Time.between(date(y, 1, 1), date(y + 1, 1, 1), grain="year"))
    >>> from datetime import date
    >>> parts = [Claim(fled, Quantity.of(29000, "person"), year(2022)),
    ...     Claim(fled, Quantity.of(22000, "person"), year(2023))]
    >>> check_total(parts, Claim(fled, Quantity.of(50000, "person", modifier="more than"))).relation
    'refines'
    >>> check_total(parts, Claim(fled, Quantity.of(70000, "person"))).relation
    'contradiction'
    """
    parts = sorted(parts, key=lambda c: c.id)
    a = "+".join(p.id for p in parts)
    try:
        together = total([p.value for p in parts], complete=complete)
    except InvalidValue as error:
        return _unrelated(a, whole.id, str(error), tolerance)
    scores = _extents(together, whole.value) if isinstance(together, Time) else together.scores(whole.value)
    if scores is None:
        reason = f"the parts are no share of it: {together.text} and {whole.text}"
        return _unrelated(a, whole.id, reason, tolerance)
    relation = relation_of(scores)
    return Comparison(
        a=a,
        b=whole.id,
        relation=relation,
        kind=None if relation == "same" else "value",
        scores=scores,
        rule="totals",
        reason=_reason(together, whole, scores, complete),
        tolerance=tolerance.name,
    )


def find_totals(claims: Iterable[Claim], *, tolerance: Tolerance = DEFAULT) -> tuple[Comparison, ...]:
    """Every whole among the claims, checked against the parts that others claim.

    Claims of one question count as parts of a whole where their periods fill the whole's period end
    to end (a whole without a period is left alone, as nobody says that the parts are all), or where
    their places lie apart inside what the whole speaks of; the latter are not known to be all, so
    only a sum beyond the whole contradicts.
    """
    by_question: dict[str, list[Claim]] = defaultdict(list)
    for claim in {c.id: c for c in claims}.values():
        if isinstance(claim.value, (Quantity, Duration)):
            by_question[claim.question.id].append(claim)
    found: dict[tuple[str, str], Comparison] = {}
    for _, group in sorted(by_question.items()):
        group.sort(key=lambda c: c.id)
        for whole in group:
            for parts in islice(_fillings(whole, group), MOST_COMBINATIONS):
                comparison = check_total(parts, whole, tolerance=tolerance)
                found[comparison.a, comparison.b] = comparison
            for parts in islice(_apart(whole, group), MOST_COMBINATIONS):
                comparison = check_total(parts, whole, complete=False, tolerance=tolerance)
                found[comparison.a, comparison.b] = comparison
    return tuple(found[key] for key in sorted(found) if found[key].relation != "unrelated")


def _sum(shapes: Sequence[Trapezoid], complete: bool) -> Trapezoid:
    # Added in a fixed order, so that the order of the parts cannot change the last bit.
    ordered = sorted(shapes, key=lambda s: (s.a, s.b, s.c, s.d))
    out = ordered[0]
    for shape in ordered[1:]:
        out = out + shape
    if complete:
        return out
    return Trapezoid(out.a, out.b, INFINITY, INFINITY, left_open=out.left_open)


def _end_to_end(periods: Sequence[Time], text: str) -> Time:
    ordered = sorted(periods, key=lambda p: (p.shape.b, p.shape.c))
    for earlier, later in pairwise(ordered):
        if later.shape.a > earlier.shape.d:
            raise InvalidValue(f"a gap lies between {earlier.text} and {later.text}")
    first, last = ordered[0].shape, max((p.shape for p in ordered), key=lambda s: (s.c, s.d))
    return Time(
        Trapezoid(first.a, first.b, last.c, last.d, first.left_open, last.right_open), ordered[0].grain, text=text
    )


def _extents(together: Time, whole: Value) -> Scores | None:
    """Two periods as extents: the same where they begin and end together, give or take a day."""
    if not isinstance(whole, Time):
        return None
    t, w = together.shape, whole.shape
    possible = 1.0
    for x, y in ((t.b, w.b), (t.c, w.c)):
        gap = 0.0 if x == y else abs(x - y)
        possible = min(possible, max(0.0, 1.0 - gap / _DAY))
    return scores_from(possible, possible, possible)


def _fillings(whole: Claim, group: Sequence[Claim]) -> Iterable[tuple[Claim, ...]]:
    """Chains of claims whose periods fill the whole's, each beginning where the last one ends."""
    period = whole.scope.period
    if period is None or not period.shape.is_bounded:
        return
    alike = [
        c
        for c in group
        if c.scope.period
        and c.scope.part == whole.scope.part
        and c.scope.places == whole.scope.places
        and c.scope.period.shape.is_bounded
        and c.scope.period.shape.core != period.shape.core
    ]
    stack: list[tuple[Claim, ...]] = [(c,) for c in reversed(alike) if _begin(c) == period.shape.b]
    steps = 0
    while stack and steps < 100 * MOST_COMBINATIONS:
        steps += 1
        chain = stack.pop()
        end = _end(chain[-1])
        if end == period.shape.c and len(chain) > 1:
            yield chain
        elif end < period.shape.c:
            stack.extend((*chain, c) for c in reversed(alike) if _begin(c) == end and _end(c) > end)


def _apart(whole: Claim, group: Sequence[Claim]) -> Iterable[tuple[Claim, ...]]:
    """Choices of one claim for each of the places that lie apart inside the whole."""
    if whole.scope.places is not None or whole.scope.part is not None:
        return
    by_place: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for c in group:
        if c.scope.places and c.scope.part is None and c.scope.period == whole.scope.period:
            by_place[c.scope.places.names].append(c)
    kept: list[list[Claim]] = []
    for _, claims in sorted(by_place.items()):
        places = claims[0].scope.places
        if all(places and other[0].scope.places and not places.overlaps(other[0].scope.places) for other in kept):
            kept.append(claims)
    if len(kept) > 1:
        yield from product(*kept)


def _begin(claim: Claim) -> float:
    return claim.scope.period.shape.b if claim.scope.period else -INFINITY


def _end(claim: Claim) -> float:
    return claim.scope.period.shape.c if claim.scope.period else INFINITY


def _reason(together: Value, whole: Claim, scores: Scores, complete: bool) -> str:
    bound = "" if complete else "at least "
    said = f"the parts ({together.text}) make {bound}{_range(together)}, the whole is said to be “{whole.text}”"
    if 1 - scores.contradiction <= 0.1:
        return said + ": no whole fits both"
    if scores.contradiction > 0.1:
        return said + f": the best whole for both is possible to {1 - scores.contradiction:.2f}"
    return said + ": they fit"


def _range(value: Value) -> str:
    if isinstance(value, Quantity):
        low, high = value.shape.b, value.shape.c
        unit = f" {of_many(value.unit, high)}" if value.unit else ""
        if low == high or high == INFINITY:
            return f"{low:,.10g}{unit}"
        return f"{low:,.10g} to {high:,.10g}{unit}"
    if isinstance(value, Duration):
        days = [x / _DAY for x in value.shape.core]
        return f"{days[0]:.3g} days" if days[1] in (days[0], INFINITY) else f"{days[0]:.3g} to {days[1]:.3g} days"
    return value.text


def _unrelated(a: str, b: str, reason: str, tolerance: Tolerance) -> Comparison:
    return Comparison(
        a=a,
        b=b,
        relation="unrelated",
        kind=None,
        scores=UNRELATED,
        rule="totals",
        reason=reason,
        tolerance=tolerance.name,
    )
