"""What matching decided, as the JSON report tells it: pairs kept, and the nearest that were kept apart.

A near miss is told once for each two questions, with the nearest claims that two documents make on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from factrecon.findings import Findings
from factrecon.matching.judged import Applied
from factrecon.matching.links import MatchLink, NearMiss
from factrecon.model import Question

__all__ = ["MOST_TOLD", "judgement_data", "judgements_data", "matching_data"]

MOST_TOLD: Final = 50
"""Near misses that a report tells; the rest are counted."""


def matching_data(made: Findings, claim_ids: Mapping[str, str]) -> dict[str, Any]:
    """The `matching` part of a report; `claim_ids` maps those of the graph to those of the report."""
    asked = {q.id: q for q in made.graph.questions}
    apart = [m for m in made.apart if m.questions[0] in asked and m.questions[1] in asked]
    return {
        "considered": sum(made.considered.values()),
        "considered_by_kind": dict(made.considered),
        "kept": [_link(x) | {"questions": [made.asked[x.joined]]} for x in made.links if x.joined in asked],
        "apart": [
            _link(m.link)
            | {
                "questions": [made.asked[q] for q in m.questions],
                "claims": [claim_ids[_claim_in(made, asked[q], m)] for q in m.questions],
            }
            for m in apart[:MOST_TOLD]
        ],
        "apart_more": len(apart) - len(apart[:MOST_TOLD]),
    }


def judgements_data(made: Findings) -> list[dict[str, Any]]:
    """What a person judged, and what became of it."""
    out = []
    for applied in made.judged:
        questions = [made.asked[q] for q in applied.questions if q in made.asked]
        if applied.judgement.about == "event" and not applied.notice:
            asked = {q.id: q.subject_key for q in made.graph.questions}
            keys = {asked[q] for q in applied.questions if q in asked}
            questions = [made.asked[q] for q, key in asked.items() if key in keys]
        out.append(judgement_data(applied, questions))
    return out


def judgement_data(applied: Applied, questions: Iterable[str] = ()) -> dict[str, Any]:
    """One judgement and what became of it; `questions` are those that it bears on, by their ids in the report."""
    judgement = applied.judgement
    return {
        "verdict": judgement.verdict,
        "about": judgement.about,
        "a": judgement.a,
        "b": judgement.b,
        **({"note": judgement.note} if judgement.note else {}),
        "questions": sorted(questions),
        "applied": not applied.notice,
        **({"notice": applied.notice} if applied.notice else {}),
    }


def _link(link: MatchLink) -> dict[str, Any]:
    out = {
        "kind": link.kind,
        "a": link.a,
        "b": link.b,
        "documents": list(link.documents),
        "evidence": round(link.evidence, 4),
        "needed": link.needed,
        "parts": [{"feature": p.feature, "level": p.level, "bits": round(p.bits, 4)} for p in link.parts],
        "reason": link.reason,
    }
    return out | {"against": link.against} if link.against else out


def _claim_in(made: Findings, question: Question, miss: NearMiss) -> str:
    """The claim on a question that a document of a near miss makes; else the first."""
    claims = made.graph.claims_of(question)
    for claim in claims:
        if any((a.document or a.source) in miss.link.documents for a in made.graph.assertions_of(claim)):
            return claim.id
    return claims[0].id
