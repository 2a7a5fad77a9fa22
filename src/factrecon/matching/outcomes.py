"""Victims whose fate changed between reports: one more killed is often one fewer hurt.

"One killed, two wounded", and a day later "two killed": unless somebody new was found, a wounded
victim has died. The earlier count of the hurt then leaves open, for now, every number from one to two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from attrs import evolve

from factrecon.algebra.trapezoid import Trapezoid
from factrecon.model import Assertion
from factrecon.values import Quantity

DEATHS, INJURIES = "deaths", "injuries"


def died_since(assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The same, with counts of the hurt widened downward by those whom other documents know to have died.

    Only whole counts of events are touched (no scope but the day), and only where more died than the
    document itself tells.
    """
    deaths: dict[str, dict[str, int]] = defaultdict(dict)
    exact: dict[str, Counter[int]] = defaultdict(Counter)
    some: dict[str, Counter[int]] = defaultdict(Counter)
    for a in assertions:
        count = _count(a, DEATHS)
        if count is None:
            continue
        key, document = a.claim.question.subject_key, a.document or a.source
        if document not in deaths[key]:
            value = a.claim.value
            assert isinstance(value, Quantity)
            if value.base.width == 0:
                exact[key][count] += 1
            elif value.modifier == "at least":
                some[key][count] += 1
        deaths[key][document] = max(count, deaths[key].get(document, 0))
    hurt: dict[str, dict[str, int]] = defaultdict(dict)
    for a in assertions:
        count = _count(a, INJURIES)
        if count is not None:
            hurt[a.claim.question.subject_key][a.document or a.source] = count
    out = []
    for a in assertions:
        key = a.claim.question.subject_key
        count = _count(a, INJURIES)
        known = exact.get(key) or some.get(key)
        if count and known:
            # What most documents tell; of as many, the larger.
            toll = max(known, key=lambda n: (known[n], n))
            since = toll - deaths[key].get(a.document or a.source, 0)
            # Who tells of all the dead and of as many hurt leaves nothing to guess.
            settled = any(n >= count and deaths[key].get(d, 0) >= toll for d, n in hurt[key].items())
            if since > 0 and not settled:
                a = _widened(a, min(since, count))
        out.append(a)
    return tuple(out)


def _count(assertion: Assertion, attribute: str) -> int | None:
    claim = assertion.claim
    value = claim.value
    if claim.question.attribute != attribute or claim.question.event is None or not claim.scope.is_empty:
        return None
    if assertion.status not in ("asserted", "reported") or not isinstance(value, Quantity) or value.nominal is None:
        return None
    return int(value.nominal)


def _widened(assertion: Assertion, since: int) -> Assertion:
    value = assertion.claim.value
    assert isinstance(value, Quantity)
    assert value.nominal is not None
    shape = value.shape
    if not shape.is_bounded and value.modifier != "at least":
        return assertion  # "more than 70" leaves it open already
    wider = Trapezoid(
        max(0.0, shape.a - since),
        max(0.0, shape.b - since),
        shape.c,
        shape.d,
        left_open=shape.left_open,
        right_open=shape.right_open,
    )
    text = f"{value.text} then, of whom {since} may have died since"
    changed = Quantity(wider, value.unit, value.nominal - since, None, text)
    return evolve(assertion, claim=evolve(assertion.claim, value=changed))
