"""A person's word on disputes: dismissed, or one side accepted. It is obeyed where both sides still answer one
question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from factrecon.graph import ClaimGraph
from factrecon.matching.judged import Applied, named_by
from factrecon.matching.judgements import Judgement
from factrecon.model import Claim
from factrecon.verdicts.verdict import Verdict

__all__ = ["settle_disputes"]


def settle_disputes(
    graph: ClaimGraph, verdicts: Sequence[Verdict], judgements: Iterable[Judgement]
) -> tuple[tuple[Verdict, ...], tuple[Applied, ...]]:
    """The verdicts as judged, and what became of each judgement on a dispute.

    A dispute that is dismissed is told as different figures; where a side is accepted, its answer is the best as well.
    """
    out = {v.question.id: v for v in verdicts}
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
        disputed = [q for q in shared if out[q].status == "disputed"]
        if not notice and not disputed:
            notice = "there is no dispute between the two any more"
        for question in disputed:
            out[question] = _settled(out[question], judgement, claims[0][question], claims[1][question])
        applied.append(Applied(judgement, notice, tuple(disputed)))
    return tuple(out[v.question.id] for v in verdicts), tuple(applied)


def _settled(verdict: Verdict, judgement: Judgement, one: Claim, other: Claim) -> Verdict:
    note = f" ({judgement.note})" if judgement.note else ""
    if judgement.verdict == "dismissed":
        reason = f"by your judgement no dispute{note}; {verdict.reason}"
        return evolve(verdict, status="unresolved", told="different figures", reason=reason)
    reason = f"by your judgement “{one.text}” holds against “{other.text}”{note}; {verdict.reason}"
    return evolve(
        verdict, status="unresolved", told="different figures", reason=reason, best=one, safe=None, tied=(), heard=()
    )
