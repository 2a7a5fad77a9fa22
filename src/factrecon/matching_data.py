"""What matching decided, as the JSON report tells it: pairs kept, and the nearest that were kept apart.

Matching decides on events and amounts; a reader asks about claims. So a near miss is told once for
each attribute that both sides are asked, with the claims that the two documents make.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from factrecon.matching.links import MatchLink, NearMiss

if TYPE_CHECKING:
    from factrecon.model import Question
    from factrecon.reconciliation import Reconciliation

__all__ = ["MOST_TOLD", "judgements_data", "matching_data"]

MOST_TOLD: Final = 50
"""Near misses that a report tells; the rest are counted."""
_BARE: Final = "occurrence"


def matching_data(made: Reconciliation, claim_ids: Mapping[str, str]) -> dict[str, Any]:
    """The `matching` part of a report; `claim_ids` maps those of the graph to those of the report."""
    apart = list(_near_misses(made, claim_ids))
    asked: dict[str, list[str]] = defaultdict(list)
    for question in made.graph.questions:
        asked[question.subject_key].append(made.asked[question.id])
    return {
        "considered": sum(made.considered.values()),
        "considered_by_kind": dict(made.considered),
        "kept": [_link(x) | {"questions": sorted(asked[x.joined])} for x in made.links],
        "apart": apart[:MOST_TOLD],
        "apart_more": len(apart) - len(apart[:MOST_TOLD]),
    }


def judgements_data(made: Reconciliation) -> list[dict[str, Any]]:
    """What a person judged, and what became of it."""
    out = []
    for applied in made.judged:
        judgement = applied.judgement
        told: dict[str, Any] = {
            "verdict": judgement.verdict,
            "about": judgement.about,
            "a": judgement.a,
            "b": judgement.b,
        }
        if judgement.note:
            told["note"] = judgement.note
        questions = [made.asked[q] for q in applied.questions if q in made.asked]
        if judgement.about == "event" and not applied.notice:
            asked = {q.id: q.subject_key for q in made.graph.questions}
            keys = {asked[q] for q in applied.questions if q in asked}
            questions = [made.asked[q] for q, key in asked.items() if key in keys]
        told["questions"] = sorted(questions)
        told["applied"] = not applied.notice
        if applied.notice:
            told["notice"] = applied.notice
        out.append(told)
    return out


def _link(link: MatchLink) -> dict[str, Any]:
    out = {
        "kind": link.kind,
        "a": link.a,
        "b": link.b,
        "score": round(link.score, 4),
        "needed": link.needed,
        "reason": link.reason,
    }
    return out | {"against": link.against} if link.against else out


def _near_misses(made: Reconciliation, claim_ids: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    asked: dict[str, dict[str, Question]] = defaultdict(dict)
    events = set(made.events)
    for question in made.graph.questions:
        asked[question.subject_key][question.attribute if question.event in events else ""] = question
    for miss in sorted(made.apart, key=lambda m: (-m.link.nearness, m.link.kind, m.link.a, m.link.b)):
        one, other = asked.get(miss.keys[0], {}), asked.get(miss.keys[1], {})
        shared = sorted(set(one) & set(other))
        for attribute in [a for a in shared if a != _BARE] or shared:
            yield {
                **_link(miss.link),
                "questions": [made.asked[one[attribute].id], made.asked[other[attribute].id]],
                "claims": [
                    claim_ids[_claim_in(made, one[attribute], miss, 0)],
                    claim_ids[_claim_in(made, other[attribute], miss, 1)],
                ],
            }


def _claim_in(made: Reconciliation, question: Question, miss: NearMiss, side: int) -> str:
    """The claim on a question that the document of a near miss makes; else the first."""
    claims = made.graph.claims_of(question)
    document = miss.link.documents[side]
    for claim in claims:
        if any(a.document == document for a in made.graph.assertions_of(claim)):
            return claim.id
    return claims[0].id
