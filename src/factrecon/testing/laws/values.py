"""Laws of value kinds: what any kind owes, and what kinds over an ordered domain owe besides."""

from __future__ import annotations

import json
from typing import Any

import attrs

from factrecon.algebra.tolerance import MODIFIERS
from factrecon.algebra.trapezoid import Scores
from factrecon.errors import InvalidValue
from factrecon.model import value_identity
from factrecon.testing.law import apart, law_of
from factrecon.values import Duration, Places, Quantity, Text, Value
from factrecon.values.units import UNITS, convert

_THIRTY, _OVER_20 = Quantity.of(30, "person"), Quantity.of(20, "person", modifier="more than")
_PAIR = (_THIRTY, _OVER_20)


class _Stranger:
    """A value of no kind that anybody knows."""

    kind = "stranger"
    text = ""


@law_of("value", _PAIR)
def values_compare_both_ways(a: Value, b: Value) -> str | None:
    """Comparing (b, a) gives the converse of (a, b), and is refused where that is."""
    there, back = a.scores(b), b.scores(a)
    if (there is None) != (back is None):
        return f"{there} one way, {back} the other"
    if there is None or back is None:
        return None
    same = not any(apart(p, q) for p, q in zip(there, back.converse, strict=True))
    return None if same else f"{there} one way, the converse of {back.converse} the other"


@law_of("value", _PAIR)
def value_scores_sum_to_one(a: Value, b: Value) -> str | None:
    """Agreement, contradiction and neutral are in [0, 1] and sum to 1."""
    s = a.scores(b)
    if s is None:
        return None
    if not isinstance(s, Scores):
        return f"not Scores: {s!r}"
    if any(not 0 <= x <= 1 for x in (*s, s.neutral)):
        return f"outside [0, 1]: {s}"
    whole = s.agreement + s.contradiction + s.neutral
    return f"the sum is {whole}" if apart(whole, 1) else None


@law_of("value", _PAIR)
def agreement_is_an_inclusion(a: Value, b: Value) -> str | None:
    """Two values agree exactly as far as one implies the other."""
    s = a.scores(b)
    if s is None or not apart(s.agreement, max(s.forward, s.backward)):
        return None
    return f"agreement {s.agreement}, inclusions {s.forward} and {s.backward}"


@law_of("value", (_THIRTY,))
def a_value_agrees_with_itself(a: Value) -> str | None:
    """A value and itself agree wholly and contradict in nothing."""
    s = a.scores(a)
    if s is None:
        return "it does not compare with itself"
    return None if (s.agreement, s.contradiction, s.forward, s.backward) == (1, 0, 1, 1) else str(s)


@law_of("value", _PAIR)
def equal_values_are_the_same(a: Value, b: Value) -> str | None:
    """Equal values have equal hashes, one identity, and agree wholly."""
    if a != b:
        return None
    if hash(a) != hash(b):
        return "equal, with two hashes"
    if value_identity(a) != value_identity(b):
        return f"equal, with two identities: {value_identity(a)} and {value_identity(b)}"
    s = a.scores(b)
    return None if s is not None and s.forward == s.backward == 1 else f"equal, with the scores {s}"


@law_of("value", (_THIRTY,))
def strangers_are_not_compared(a: Value) -> str | None:
    """Against something of an unknown kind a value has no scores, and raises nothing."""
    for other in (_Stranger(), None, 30, "30"):
        if a.scores(other) is not None:
            return f"it has scores against {other!r}"
    return None


@law_of("value", (_THIRTY,))
def values_survive_json(a: Value) -> str | None:
    """A value read back from its JSON is equal, and its JSON is stable."""
    data = a.to_json()
    text = json.dumps(data, allow_nan=False, sort_keys=True)
    kind: Any = type(a)
    again = kind.from_json(json.loads(text))
    if again != a:
        return f"it came back as {again!r}"
    second = json.dumps(again.to_json(), allow_nan=False, sort_keys=True)
    return None if second == text else f"{text}, then {second}"


@law_of("value", (_THIRTY,))
def json_names_kind_and_text(a: Value) -> str | None:
    """A value's JSON names its kind and carries its words."""
    data = a.to_json()
    if data.get("kind") != a.kind:
        return f"kind {data.get('kind')!r}, not {a.kind!r}"
    return None if isinstance(data.get("text"), str) else "no text"


@law_of("value", (*_PAIR, "some other words"))
def wording_decides_nothing(a: Value, b: Value, words: str) -> str | None:
    """The words that dress a value change neither its scores nor its identity."""
    kind: Any = type(a)
    if isinstance(a, Text) or not attrs.has(kind) or "text" not in attrs.fields_dict(kind):
        return None
    dressed: Value = attrs.evolve(a, text=words)  # type: ignore[misc]
    if dressed != a or value_identity(dressed) != value_identity(a):
        return "it became another value"
    return None if dressed.scores(b) == a.scores(b) else f"{a.scores(b)}, then {dressed.scores(b)}"


@law_of("value", (_THIRTY,))
def broken_json_is_refused(a: Value) -> str | None:
    """JSON that a value cannot be made of raises InvalidValue and nothing else."""
    kind: Any = type(a)
    data = a.to_json()
    broken: tuple[Any, ...] = (None, "x", [], {}, float("nan"), [float("nan"), float("nan")])
    for key in sorted(set(data) - {"kind", "text"}):
        for wrong in broken:
            try:
                json.dumps(kind.from_json({**data, key: wrong}).to_json(), allow_nan=False)
            except InvalidValue:
                continue
            except Exception as error:
                return f"{key}={wrong!r} raised {type(error).__name__}: {error}"
    return None


@law_of("quantity", (*_PAIR, Quantity.of(25, "person", modifier="at least")))
def implication_chains(a: Value, b: Value, c: Value) -> str | None:
    """Over an ordered domain implication chains, losing at most what its links lack."""
    p, q, r = a.scores(b), b.scores(c), a.scores(c)
    if p is None or q is None or r is None:
        return None
    return f"{r.forward} < {p.forward} + {q.forward} - 1" if r.forward < p.forward + q.forward - 1 - 1e-9 else None


@law_of("quantity", (*_PAIR, Quantity.of(10, "person")))
def contradiction_passes_to_what_implies(a: Value, b: Value, c: Value) -> str | None:
    """Over an ordered domain, what implies b contradicts whatever b contradicts."""
    p, q, r = a.scores(b), b.scores(c), a.scores(c)
    if p is None or q is None or r is None:
        return None
    least = q.contradiction - (1 - p.forward)
    return f"{r.contradiction} < {least}" if r.contradiction < least - 1e-9 else None


@law_of("quantity", (Quantity.of(5, "mile"), Quantity.of(8, "kilometre"), "foot"))
def units_change_nothing(a: Quantity, b: Quantity, unit: str) -> str | None:
    """A quantity converted to another unit of its dimension keeps its scores."""
    if a.unit not in UNITS or unit not in UNITS or UNITS[unit].dimension != a.dimension:
        return None
    factor, zero = UNITS[a.unit].factor / UNITS[unit].factor, convert(0, a.unit, unit)
    converted = Quantity(a.shape.scale(factor) + zero, unit)
    before, after = a.scores(b), converted.scores(b)
    if before is None or after is None:
        return None if before is after else f"{before} before, {after} after"
    return (
        f"{before} before, {after} after"
        if any(apart(p, q, 1e-6) for p, q in zip(before, after, strict=True))
        else None
    )


@law_of("quantity", (5.0, "mile", "kilometre"))
def conversion_goes_back(amount: float, unit: str, to: str) -> str | None:
    """Converting there and back gives the amount again."""
    if unit not in UNITS or to not in UNITS or UNITS[unit].dimension != UNITS[to].dimension:
        return None
    back = convert(convert(amount, unit, to), to, unit)
    return f"{amount} came back as {back}" if apart(amount, back, 1e-6 * max(1.0, abs(amount))) else None


@law_of("quantity", (30, "person", "vote"))
def different_units_are_not_compared(n: int, unit: str, other: str) -> str | None:
    """What does not measure the same has no scores: people and votes, dollars and euros."""
    a, b = Quantity.of(n, unit), Quantity.of(n, other)
    if a.dimension == b.dimension:
        return None
    return None if a.scores(b) is None else f"{n} {unit} against {n} {other}: {a.scores(b)}"


@law_of("quantity", (30, "week"))
def a_quantity_is_no_length(n: int, unit: str) -> str | None:
    """A number of weeks counted and a length of as many weeks are two kinds."""
    a, b = Quantity.of(n, unit), Duration.of(n, unit)
    return None if a.scores(b) is None and b.scores(a) is None else "they were compared"


@law_of("quantity", (75000, "more than"))
def one_number_with_any_modifier_is_no_contradiction(n: int, modifier: str) -> str | None:
    """A round number said bare and with a modifier is compatible, unless it is exact."""
    if n < 100 or n % 10 or modifier in ("range", "indefinite", "exactly") or modifier not in MODIFIERS:
        return None
    s = Quantity.of(n, "person").scores(Quantity.of(n, "person", modifier=modifier))
    return None if s is not None and s.contradiction == 0 else f"{n} against {modifier} {n}: {s}"


@law_of("quantity", (Places.of("Oregon", "Utah"), Places.of("Utah")))
def longer_open_lists_imply_shorter(a: Places, b: Places) -> str | None:
    """Of two open lists of places the longer implies the shorter, and they never contradict."""
    if a.closed or b.closed or not b.items <= a.items:
        return None
    s = a.scores(b)
    return None if s is not None and s.forward == 1 and s.contradiction == 0 else str(s)


VALUE = (
    values_compare_both_ways,
    value_scores_sum_to_one,
    agreement_is_an_inclusion,
    a_value_agrees_with_itself,
    equal_values_are_the_same,
    strangers_are_not_compared,
    values_survive_json,
    json_names_kind_and_text,
    wording_decides_nothing,
    broken_json_is_refused,
)
QUANTITY = (
    implication_chains,
    contradiction_passes_to_what_implies,
    units_change_nothing,
    conversion_goes_back,
    different_units_are_not_compared,
    a_quantity_is_no_length,
    one_number_with_any_modifier_is_no_contradiction,
    longer_open_lists_imply_shorter,
)
