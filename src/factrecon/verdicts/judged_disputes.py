"""A person's word on disputes: dismissed, or one side accepted. It is obeyed where both sides still answer one
question, and holds for them alone: whoever contradicts either of them otherwise is still told of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations

from attrs import evolve, field, mutable

from factrecon.graph import ClaimGraph
from factrecon.matching.judged import Applied, named_by
from factrecon.matching.judgements import Judgement
from factrecon.model import Claim, Question
from factrecon.verdicts.support import Compare
from factrecon.verdicts.verdict import Verdict

__all__ = ["settle_disputes"]

Again = Callable[[Question, Collection[frozenset[str]]], Verdict]
"""The verdict on a question, some pairs of its claims (by id) settled."""


@mutable
class _Ruled:
    """What was ruled on the disputes of one question."""

    pairs: set[frozenset[str]] = field(factory=set)
    """The pairs of claims, by id, that it settles."""
    accepted: list[tuple[Claim, set[str]]] = field(factory=list)
    """The claims that hold, each with its side."""
    rejected: set[str] = field(factory=set)
    words: list[str] = field(factory=list)


def settle_disputes(
    graph: ClaimGraph,
    verdicts: Sequence[Verdict],
    judgements: Iterable[Judgement],
    *,
    compare: Compare,
    again: Again,
) -> tuple[tuple[Verdict, ...], tuple[Applied, ...]]:
    """The verdicts as judged, and what became of each judgement on a dispute.

    A side is a claim and those that fit it but not the other. Of a dispute that is dismissed, the two sides are not
    held against each other; of one in which a side is accepted, the other is held against nobody. Where no other
    contradiction is left, the answers are told as different figures, and the best of them is on the accepted side.
    """
    out = {v.question.id: v for v in verdicts}
    ruled: dict[str, _Ruled] = defaultdict(_Ruled)
    applied = []
    for judgement in judgements:
        sides = [named_by(name, graph.assertions) for name in (judgement.a, judgement.b)]
        notice = "; ".join(why for _, why in sides if why)
        claims = [
            {graph.assertions[i].claim.question.id: graph.assertions[i].claim for i in places} for places, _ in sides
        ]
        shared = sorted(claims[0].keys() & claims[1].keys())
        if not notice and not shared:
            notice = "the two do not answer one question any more"
        disputed = [
            q for q in shared if out[q].status == "disputed" and compare(claims[0][q], claims[1][q]).is_contradiction
        ]
        if not notice and not disputed:
            notice = "there is no dispute between the two any more"
        for question in disputed:
            everyone = graph.claims_of(out[question].question)
            _rule(ruled[question], judgement, claims[0][question], claims[1][question], everyone, compare)
        applied.append(Applied(judgement, notice, tuple(disputed)))
    for question, ruling in ruled.items():
        out[question] = _settled(again(out[question].question, ruling.pairs), ruling)
    return tuple(out[v.question.id] for v in verdicts), tuple(applied)


def _rule(
    ruled: _Ruled, judgement: Judgement, one: Claim, other: Claim, everyone: Iterable[Claim], compare: Compare
) -> None:
    fit = {c.id: (_fits(c, one, compare), _fits(c, other, compare)) for c in everyone}
    mine = {i for i, fits in fit.items() if fits == (True, False)}
    theirs = {i for i, fits in fit.items() if fits == (False, True)}
    note = f" ({judgement.note})" if judgement.note else ""
    if judgement.verdict == "dismissed":
        ruled.pairs |= {frozenset((a, b)) for a in mine for b in theirs}
        ruled.words.append(f"by your judgement no dispute{note}")
        return
    ruled.pairs |= {frozenset(pair) for pair in combinations(fit, 2) if not theirs.isdisjoint(pair)}
    ruled.accepted.append((one, mine))
    ruled.rejected |= theirs
    ruled.words.append(f"by your judgement “{one.text}” holds against “{other.text}”{note}")


def _fits(claim: Claim, side: Claim, compare: Compare) -> bool:
    if claim.id == side.id:
        return True
    comparison = compare(claim, side)
    return comparison.agreement > 0 and comparison.relation not in ("contradiction", "tension")


def _settled(verdict: Verdict, ruled: _Ruled) -> Verdict:
    words = "; ".join(dict.fromkeys(ruled.words))
    if verdict.status == "disputed":
        return evolve(verdict, reason=f"{verdict.reason}; {words}, which leaves this open")
    verdict = evolve(verdict, reason=f"{words}; {verdict.reason}")
    best, side = next(((c, side) for c, side in ruled.accepted if c.id not in ruled.rejected), (None, set[str]()))
    if best is None or (verdict.best is not None and verdict.best.id in side):
        return verdict
    belief = verdict.beliefs.get(best.id, verdict.belief)
    return evolve(verdict, best=best, belief=belief, safe=None, tied=(), heard=())
