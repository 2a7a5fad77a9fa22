"""The verdict on one question: what its independent origins establish or dispute.

Each origin speaks through its latest, then most precise assertion; agreement and contradiction are
means over the pairs of origins.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from attrs import frozen

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.comparison import HARMLESS, Comparison, Rule
from factrecon.graph import ClaimGraph
from factrecon.model import Assertion, Claim, Question
from factrecon.rules import RULES, compare_claims
from factrecon.values import Duration, Offset, Places, Quantity, Text, Time, Value

UNBOUNDED_WEIGHT = 0.25
"""What a pair weighs that agrees only through an unbounded side ("at least 12" and "40,000")."""
SUPPORTED = 0.95
"""A more precise answer is preferred to a better supported one down to this share of its support."""

HEARD = 20
"""Of growing counts, supports that differ by less than this part of all voices' weight are taken as equal: what
one story teaches of its tellers is not enough to call the one right and the other wrong."""

ENDED = 0.5
"""An answer with two ends is preferred to one without down to this share of its support."""

_RANK = {"asserted": 0, "reported": 1, "planned": 2, "possible": 3, "denied": 4, "retracted": 5}
_STANDS = frozenset({"asserted", "reported"})


@frozen(kw_only=True)
class Verdict:
    """What is established on a question, and why.

    `agreement` and `contradiction` are means over pairs of independent origins, None without a pair.
    `belief` is the support of `best` among the credible origins, in [0, 1]; `safe` the most general
    answer that the same origins allow. `tied` lists claims that are as well supported as `best`.
    """

    question: Question
    status: str
    agreement: float | None
    contradiction: float | None
    origins: tuple[str, ...]
    best: Claim | None
    belief: float
    safe: Claim | None
    reason: str
    tied: tuple[Claim, ...] = ()
    beliefs: Mapping[str, float] = {}


def width(value: Value) -> float:
    """How much a value leaves open, for choosing the more precise of two of one kind."""
    if isinstance(value, (Quantity, Duration, Time)):
        shape = value.base if isinstance(value, Quantity) else value.shape
        if shape.is_bounded:
            return shape.width
        return math.inf
    if isinstance(value, Offset):
        return width(value.duration)
    if isinstance(value, Places):
        return -float(len(value.items) + sum(len(p.within) for p in value.items))
    if isinstance(value, Text):
        return -float(len(value.words))
    return 0.0


def representatives(graph: ClaimGraph, question: Question) -> dict[str, Assertion]:
    """The assertion through which each origin speaks: what stands before plans, the latest, the most precise."""
    by_origin: dict[str, list[Assertion]] = defaultdict(list)
    for claim in graph.claims_of(question):
        for assertion in graph.assertions_of(claim):
            if assertion.status not in ("denied", "retracted"):
                by_origin[assertion.origin or assertion.source].append(assertion)
    return {origin: min(said, key=_speaks_first) for origin, said in sorted(by_origin.items())}


def _speaks_first(assertion: Assertion) -> tuple[Any, ...]:
    published = assertion.published.isoformat() if assertion.published else ""
    stands = 0 if assertion.status in _STANDS else _RANK[assertion.status]
    claim = assertion.claim
    wide = width(claim.value)
    # News may tell a count anew; a day once told surely is not overtaken by a vaguer word.
    lasting = wide if claim.question.kind == "time" else 0.0
    return (
        stands,
        not claim.scope.is_empty,
        math.isinf(wide) and claim.question.cumulative,
        lasting,
        _backwards(published),
        wide,
        claim.id,
        assertion.id,
    )


def _backwards(text: str) -> tuple[int, ...]:
    """A key that sorts later dates first, and no date last."""
    return tuple(-ord(c) for c in text) or (0,)


def judge(
    graph: ClaimGraph,
    question: Question,
    *,
    credibility: Mapping[str, float] | None = None,
    rules: Sequence[Rule] = RULES,
    tolerance: Tolerance = DEFAULT,
) -> Verdict:
    """The verdict on a question; `credibility` weighs origins, in [0, 1], 0.5 where unknown.

    >>> from factrecon.graph import build_graph
    >>> from factrecon.model import claim
    >>> from factrecon.values import Quantity
    >>> graph = build_graph([claim("a", "the fire", "deaths", Quantity.of(30, "person")),
    ...                      claim("b", "the fire", "deaths", Quantity.of(30, "person"))])
    >>> judge(graph, graph.questions[0]).status
    'corroborated'
    """
    spoken = representatives(graph, question)
    standing = {o: a for o, a in spoken.items() if a.status in _STANDS}
    considered = standing or spoken
    compare = _remembering(rules, tolerance)
    related = [pair for pair in _pairs(considered, compare) if pair.comparison.relation != "unrelated"]
    agreement, contradiction = _means(related)
    best, belief, tied, beliefs = _best(graph, question, considered, credibility or {}, compare)
    status, reason = _status(question, considered, [p.comparison for p in related], agreement, bool(standing))
    if status == "single-source" and standing:
        plans = [a for o, a in spoken.items() if o not in standing]
        [fact] = standing.values()
        bearing = [a for a in plans if compare(a.claim, fact.claim).contradiction <= HARMLESS]
        if bearing and len(bearing) == len(plans):
            # What was planned by others came about as planned: they bear the one witness out.
            expected = f"{len(bearing)} voice{'s' if len(bearing) > 1 else ''} expected it"
            status, reason = "corroborated", f"{expected}, and one confirms it"
    safe = _safe(graph, question, best, compare)
    return Verdict(
        question=question,
        status=status,
        agreement=agreement,
        contradiction=contradiction,
        origins=tuple(sorted(spoken)),
        best=best,
        belief=belief,
        safe=safe,
        reason=reason,
        tied=tied,
        beliefs=beliefs,
    )


_Compare = Callable[[Claim, Claim], Comparison]


def _remembering(rules: Sequence[Rule], tolerance: Tolerance) -> _Compare:
    """Compare two claims, each pair once."""
    known: dict[tuple[str, str], Comparison] = {}

    def compare(a: Claim, b: Claim) -> Comparison:
        key = (a.id, b.id)
        found = known.get(key)
        if found is None:
            found = compare_claims(a, b, rules=rules, tolerance=tolerance)
            known[key], known[key[::-1]] = found, found.converse
        return found

    return compare


class _Pair(NamedTuple):
    """Two claims, how they stand to each other, and how many pairs of origins say them."""

    a: Claim
    b: Claim
    comparison: Comparison
    voices: int


def _pairs(considered: Mapping[str, Assertion], compare: _Compare) -> Iterator[_Pair]:
    """The pairs of origins, those who say the same claims taken together."""
    claims = {a.claim.id: a.claim for a in considered.values()}
    voices = Counter(a.claim.id for a in considered.values())
    for identity in sorted(claims):
        n = voices[identity]
        if n > 1:
            yield _Pair(
                claims[identity], claims[identity], compare(claims[identity], claims[identity]), n * (n - 1) // 2
            )
    for one, other in combinations(sorted(claims), 2):
        yield _Pair(claims[one], claims[other], compare(claims[one], claims[other]), voices[one] * voices[other])


def _means(related: Sequence[_Pair]) -> tuple[float | None, float | None]:
    parts: list[tuple[float, float, float]] = []
    for a, b, comparison, voices in related:
        weight = voices * (UNBOUNDED_WEIGHT if _loosely(a.value, b.value, comparison) else 1.0)
        against = 0.0 if comparison.kind == "update" else comparison.contradiction
        parts.append((weight, weight * comparison.agreement, weight * against))
    if not parts:
        return None, None
    total = math.fsum(p[0] for p in parts)
    return math.fsum(p[1] for p in parts) / total, math.fsum(p[2] for p in parts) / total


def _loosely(x: Value, y: Value, comparison: Comparison) -> bool:
    """Whether two values agree only because one has no upper or lower end."""
    if comparison.agreement < 0.5 or comparison.relation == "same":
        return False
    shapes = [getattr(v, "shape", None) for v in (x, y)]
    bounded = [s.is_bounded for s in shapes if s is not None]
    return len(bounded) == 2 and bounded[0] != bounded[1]


def _status(
    question: Question,
    considered: Mapping[str, Assertion],
    related: Sequence[Comparison],
    agreement: float | None,
    standing: bool,
) -> tuple[str, str]:
    against = [c for c in related if c.is_contradiction]
    if against and question.single:
        worst = max(against, key=lambda c: (c.contradiction, c.a, c.b))
        return "disputed", worst.reason
    if len(considered) < 2:
        return "single-source", "one voice says it" if considered else "nobody stands behind it"
    if any(c.kind == "update" for c in related):
        return "revised", next(c.reason for c in related if c.kind == "update")
    if not related:
        return "unresolved", "the claims cannot be compared"
    if question.kind in ("text", "entity") and (agreement or 0) < 0.2:
        return "unresolved", "the voices say different things that may all be so"
    voices = f"{len(considered)} independent voices"
    return "corroborated", f"{voices} {'say' if standing else 'expect'} it, and none contradicts"


def _best(
    graph: ClaimGraph,
    question: Question,
    considered: Mapping[str, Assertion],
    credibility: Mapping[str, float],
    compare: _Compare,
) -> tuple[Claim | None, float, tuple[Claim, ...], dict[str, float]]:
    """The most precise claim among those best supported; support is what the origins allow, weighed."""
    claims = graph.claims_of(question)
    if not claims or not considered:
        return None, 0.0, (), {}
    # Fixed point: sums that decide a winner are integers.
    # An article that quotes several mouths tells one story of them: together they weigh as one voice.
    mouths = Counter(a.document for a in considered.values() if a.document and question.cumulative)
    weights = {
        o: max(1, round(1_000_000 * credibility.get(o, 0.5) / max(1, mouths[a.document or ""])))
        for o, a in considered.items()
    }
    total = sum(weights.values())
    spoken = {a.claim.id for a in considered.values()}
    support: dict[str, int] = {}
    for claim in claims:
        support[claim.id] = sum(round(weights[o] * _allows(a, claim, compare)) for o, a in considered.items())
    candidates = [c for c in claims if c.id in spoken] or list(claims)
    # What is said of a part is no answer where somebody tells of the whole.
    candidates = [c for c in candidates if c.scope.is_empty] or candidates
    top = max(support[c.id] for c in candidates)
    # "More than 120" fits whatever comes later; an answer with two ends says more, if it has support too.
    bounded = [c for c in candidates if not _loose(c) and support[c.id] >= ENDED * top]
    if bounded:
        candidates, top = bounded, max(support[c.id] for c in bounded)
    voices = Counter(a.claim.id for a in considered.values())
    near = [c for c in candidates if support[c.id] >= SUPPORTED * top]
    best = min(
        near,
        key=lambda c: (
            not c.scope.is_empty,
            _loose(c),
            width(c.value),
            -_heard(support[c.id], total, question),
            -voices[c.id],
            _overtaken(c),
            c.id,
        ),
    )
    beliefs = {c.id: support[c.id] / total for c in claims}
    rivals = tuple(
        c
        for c in candidates
        if c is not best and support[c.id] == support[best.id] and compare(c, best).is_contradiction
    )
    # One voice alone is believed as far as it is credible; many, as far as they support it together.
    doubt = math.prod(1 - credibility.get(o, 0.5) for o, a in considered.items() if _allows(a, best, compare) > 0.5)
    return best, beliefs[best.id] * (1 - doubt), rivals, beliefs


def _heard(support: int, total: int, question: Question) -> int:
    return round(HEARD * support / total) if question.cumulative else support


def _overtaken(claim: Claim) -> float:
    """Between answers as well supported: of a count that grows the larger, of days the earlier.

    Later news tells of what followed, so its days are the likelier to be another event's.
    """
    value = claim.value
    if isinstance(value, Quantity):
        return -value.base.b if claim.question.cumulative else 0.0
    return value.shape.b if isinstance(value, Time) else 0.0


def _loose(claim: Claim) -> bool:
    return math.isinf(width(claim.value))


def _allows(said: Assertion, claim: Claim, compare: _Compare) -> float:
    """How far an origin's own claim leaves room for another: possibility, or for open kinds inclusion."""
    if said.claim.id == claim.id:
        return 1.0
    comparison = compare(said.claim, claim)
    if comparison.relation == "unrelated":
        return 0.0
    if comparison.kind == "update":
        # News overtook the earlier figure: who said the later one no longer allows it.
        return 1.0 if comparison.relation in ("refined_by", "same") else 0.0
    if isinstance(claim.value, (Text, Places)):
        return max(comparison.scores.forward, comparison.scores.backward)
    return 1.0 - comparison.contradiction


def _safe(graph: ClaimGraph, question: Question, best: Claim | None, compare: _Compare) -> Claim | None:
    """The most general claim that `best` implies: safe to print whatever the details turn out to be."""
    if best is None:
        return None
    implied = [c for c in graph.claims_of(question) if c.id == best.id or compare(best, c).relation == "refines"]
    return max(implied, key=lambda c: (width(c.value), c.id))
