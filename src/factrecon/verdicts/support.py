"""Which answer the voices on a question support best, how far, and the most general one that it implies.

Support is what each origin's own claim leaves room for, weighed by its credibility in fixed point: sums that decide a
winner are integers.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from factrecon.answer_bins import ALONE, Bin
from factrecon.comparison import Comparison
from factrecon.graph import ClaimGraph
from factrecon.model import Assertion, Claim, Question
from factrecon.values import Duration, Offset, Places, Quantity, Text, Time, Value

__all__ = ["Compare", "Heard", "best_supported", "most_general", "width"]

Compare = Callable[[Claim, Claim], Comparison]
"""How two claims stand to each other."""

SUPPORTED = 0.95
"""A more precise answer is preferred to a better supported one down to this share of its support."""
HEARD = 20
"""Of growing counts, supports that differ by less than this part of all voices' weight are taken as equal: what
one story teaches of its tellers is not enough to call the one right and the other wrong."""
ENDED = 0.5
"""An answer with two ends is preferred to one without down to this share of its support."""


@frozen
class Heard:
    """What one voice did for the best supported answer: how much it weighs among all, and how far it allows it.

    Both lie in [0, 1]; the shares of all voices add up to 1.
    """

    origin: str
    claim: str
    share: float
    allows: float


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


def best_supported(
    graph: ClaimGraph,
    question: Question,
    considered: Mapping[str, Assertion],
    bins: Sequence[Bin],
    credibility: Mapping[str, float],
    compare: Compare,
) -> tuple[Claim | None, float, tuple[Claim, ...], dict[str, float], tuple[Heard, ...], float]:
    """The most precise claim among those best supported; support is what the origins allow, weighed."""
    claims = graph.claims_of(question)
    if not claims or not considered:
        return None, 0.0, (), {}, (), 0.0
    # Fixed point: sums that decide a winner are integers.
    # An article that quotes several mouths tells one story of them: together they weigh as one voice.
    mouths = Counter(a.document for a in considered.values() if a.document and question.cumulative)
    weights = {
        o: max(1, round(1_000_000 * credibility.get(o, 0.5) / max(1, mouths[a.document or ""])))
        for o, a in considered.items()
    }
    total = sum(weights.values())
    spoken = {a.claim.id for a in considered.values()}
    # Of very many answers only those that are weighed against each other are believed or not.
    weighed = claims if len(claims) <= 2 * ALONE else [c for c in claims if c.id in spoken]
    support = _supports(weighed, considered, bins, weights, compare)
    candidates = [c for c in weighed if c.id in spoken] or list(weighed)
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
    beliefs = {c.id: support[c.id] / total for c in weighed}
    rivals = tuple(
        c
        for c in candidates
        if c is not best and support[c.id] == support[best.id] and compare(c, best).is_contradiction
    )
    # One voice alone is believed as far as it is credible; many, as far as they support it together.
    doubt = math.prod(
        1 - credibility.get(o, 0.5) for o, a in considered.items() if _allows(a.claim, best, compare) > 0.5
    )
    home = {c.id: bin for bin in bins for c in bin.claims}
    heard = []
    for origin, said in sorted(considered.items()):
        by, of = _ends(said.claim, best, home)
        heard.append(
            Heard(
                origin,
                said.claim.id,
                weights[origin] / total,
                round(weights[origin] * _allows(by, of, compare)) / weights[origin],
            )
        )
    return best, beliefs[best.id] * (1 - doubt), rivals, beliefs, tuple(heard), doubt


def _supports(
    weighed: Sequence[Claim],
    considered: Mapping[str, Assertion],
    bins: Sequence[Bin],
    weights: Mapping[str, int],
    compare: Compare,
) -> dict[str, int]:
    """How much weight of voices allows each claim. Those of another bin allow it as far as they allow its chief."""
    by_claim: dict[str, list[int]] = defaultdict(list)
    for origin, said in considered.items():
        by_claim[said.claim.id].append(weights[origin])
    home = {c.id: bin for bin in bins for c in bin.claims}
    of_others: dict[str, int] = {}

    def allowed(bin: Bin, claim: Claim) -> int:
        """What the voices of a bin allow of a claim outside it, by their chief."""
        share = _allows(bin.chief, claim, compare)
        return sum(round(w * share) for c in bin.claims for w in by_claim[c.id])

    out = {}
    for claim in weighed:
        own = home.get(claim.id)
        held = own.chief if own else claim
        if held.id not in of_others:
            of_others[held.id] = sum(allowed(bin, held) for bin in bins if bin is not own)
        total = of_others[held.id]
        if own is not None:
            for other in own.claims:
                by, of = _ends(other, claim, home)
                total += sum(round(w * _allows(by, of, compare)) for w in by_claim[other.id])
        out[claim.id] = total
    return out


def _ends(said: Claim, claim: Claim, home: Mapping[str, Bin]) -> tuple[Claim, Claim]:
    """Which two claims are compared to tell how far one who says one thing allows another: those of other bins speak
    by their chiefs, those of one bin by its chief unless one of the two is it."""
    mine, own = home.get(said.id), home.get(claim.id)
    if mine is not own:
        return (mine.chief if mine else said), (own.chief if own else claim)
    if own is None or own.chief.id == claim.id or said.id == claim.id:
        return said, claim
    return own.chief, claim


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


def _allows(said: Claim, claim: Claim, compare: Compare) -> float:
    """How far an origin's own claim leaves room for another: possibility, or for open kinds inclusion."""
    if said.id == claim.id:
        return 1.0
    comparison = compare(said, claim)
    if comparison.relation == "unrelated":
        return 0.0
    if comparison.kind == "update":
        # News overtook the earlier figure: who said the later one no longer allows it.
        return 1.0 if comparison.relation in ("refined_by", "same") else 0.0
    if isinstance(claim.value, (Text, Places)):
        return max(comparison.scores.forward, comparison.scores.backward)
    return 1.0 - comparison.contradiction


def most_general(graph: ClaimGraph, question: Question, best: Claim | None, compare: Compare) -> Claim | None:
    """The most general claim that `best` implies: safe to print whatever the details turn out to be."""
    if best is None:
        return None
    implied = [c for c in graph.claims_of(question) if c.id == best.id or compare(best, c).relation == "refines"]
    return max(implied, key=lambda c: (width(c.value), c.id))
