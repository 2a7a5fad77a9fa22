"""A reconciliation as plain data: the JSON report, version `factrecon/2`.

Keys are added, never renamed or given another meaning within a version.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from attrs import asdict, frozen

from factrecon.algebra.tolerance import Tolerance
from factrecon.answers import answer
from factrecon.asked import Asked
from factrecon.comparison import Comparison
from factrecon.consistency.distances import Distance
from factrecon.consistency.timeline import TimelineConflict, is_sure
from factrecon.consistency.totals import find_totals
from factrecon.findings import Findings
from factrecon.matching.bars import DISPUTED
from factrecon.matching_data import judgements_data, matching_data
from factrecon.model import Assertion, Claim, Document, Event
from factrecon.question_ids import attribute_in_words, ids_by_others, story_ids
from factrecon.telling import place
from factrecon.values import Time
from factrecon.verdicts.deeds import says_both
from factrecon.verdicts.independence import quoted_day
from factrecon.verdicts.origins import wire_of
from factrecon.verdicts.verdict import Verdict

SCHEMA = "factrecon/2"
CONTEXT = 40
"""Code points kept on both sides of a quote, by which it is found again in its text."""


def report_data(made: Findings) -> dict[str, Any]:
    """The report; byte-identical when dumped for equal input in any order."""
    texts = made.texts
    event_ids = {e.key: f"e{n}" for n, e in enumerate(made.events, 1)}
    frames = {e.key: e.frame for e in made.events}
    stories = story_ids(made.documents, made.stories)
    verdicts = _in_order(made)
    claim_ids: dict[str, str] = {}
    for verdict in verdicts:
        for claim in made.graph.claims_of(verdict.question):
            claim_ids[claim.id] = f"c{len(claim_ids) + 1}"
    names = _Names(event_ids, frames, claim_ids, stories, texts, _possible(made), ids_by_others(made.graph))
    return {
        "schema": SCHEMA,
        "sources": _sources(made),
        "documents": [_document(made, d, stories) for d in made.documents],
        "events": [_event(made, e, event_ids) for e in made.events],
        "questions": [_question(made, v, n, names) for n, v in enumerate(verdicts, 1)],
        "conflicts": _conflicts(made, claim_ids),
        "matching": matching_data(made, claim_ids),
        **({"judgements": judgements_data(made)} if made.judged else {}),
        "tolerance": tolerance_data(made.tolerance),
        "left_out": [{"file": x.file, "reason": x.problem} for x in made.left_out],
    }


def tolerance_data(tolerance: Tolerance) -> dict[str, Any]:
    """The margins, by name, as the report tells them.

    >>> from factrecon.algebra.tolerance import DEFAULT
    >>> tolerance_data(DEFAULT)["name"], tolerance_data(DEFAULT)["rounding"]
    ('default', 0.01)
    """
    return {"name": tolerance.name, **asdict(tolerance)}


@frozen
class _Names:
    """The names that a report gives to what the graph holds: of events, claims and stories; the documents' texts; what
    each question may be the same as; and which other ids it may be known by."""

    events: Mapping[str, str]
    frames: Mapping[str, str]
    claims: Mapping[str, str]
    stories: Mapping[str, str]
    texts: Mapping[str, str]
    possible: Mapping[str, list[dict[str, Any]]]
    others: Mapping[str, tuple[str, ...]]


def asked_of(made: Findings) -> list[Asked]:
    """The questions as a person may name them, in the report's order."""
    frames = {e.key: e.frame for e in made.events}
    others = ids_by_others(made.graph)
    return [
        Asked(
            made.asked[v.question.id],
            n,
            _ask(v, frames),
            (*made.was.get(made.asked[v.question.id], ()), *others[v.question.id]),
        )
        for n, v in enumerate(_in_order(made), 1)
    ]


def _in_order(made: Findings) -> list[Verdict]:
    """The verdicts as a report tells them."""
    frames = {e.key: e.frame for e in made.events}
    return sorted(made.verdicts, key=lambda v: place(_outlined(made, v, frames)))


def _outlined(made: Findings, verdict: Verdict, frames: Mapping[str, str]) -> dict[str, Any]:
    """As much of a question's record as decides where it is told."""
    question = verdict.question
    claims = made.graph.claims_of(question)
    return {
        "id": made.asked[question.id],
        "ask": _ask(verdict, frames),
        "kind": question.kind,
        "status": verdict.status,
        "told": verdict.told,
        "agreement": _rounded(verdict.agreement),
        "contradiction": _rounded(verdict.contradiction),
        "origins": len(verdict.origins),
        "claims": [
            {
                "assertions": [
                    {"origin": a.origin or a.source, "start": a.span.start if a.span is not None else None}
                    for a in made.graph.assertions_of(c)
                ]
            }
            for c in claims
        ],
        "comparisons": [
            {"relation": c.relation, "kind": c.kind, "contradiction": _rounded(c.contradiction)}
            for c in made.graph.comparisons_of(question)
        ],
    }


def _ask(verdict: Verdict, frames: Mapping[str, str]) -> str:
    question = verdict.question
    if verdict.status == "untold":
        return ""
    return question.ask or f"{question.subject}: {attribute_in_words(question, frames)}?"


def _sources(made: Findings) -> list[dict[str, Any]]:
    origins: dict[str, set[str | None]] = defaultdict(set)
    documents: dict[str, list[str]] = defaultdict(list)
    for assertion in made.graph.assertions:
        origins[assertion.source].add(assertion.origin)
    for document in made.documents:
        documents[document.source].append(document.id)
    out = []
    for source in made.graph.sources:
        belief = made.credibility.get(source.id)
        out.append(
            {
                "id": source.id,
                **({"name": source.name} if source.name else {}),
                "credibility": None if belief is None or belief != belief else round(belief, 4),
                "documents": sorted(documents[source.id]),
                "origins": len(origins[source.id]),
            }
        )
    return out


def _document(made: Findings, document: Document, stories: Mapping[str, str]) -> dict[str, Any]:
    window = _window(made, document) if document.published is None else None
    out: dict[str, Any] = {
        "id": document.id,
        "source": document.source,
        "published": document.published.isoformat() if document.published else None,
        "published_window": window.to_json() if window else None,
        "text_sha256": document.text_sha256,
        "origin": wire_of(document) or document.source,
    }
    if document.id in stories:
        out["story"] = stories[document.id]
    if document.title:
        out["title"] = document.title
    if document.url:
        out["url"] = document.url
    return out


def _window(made: Findings, document: Document) -> Time | None:
    """The days on which an undated document can have been published."""
    dating = made.datings.get(document.id)
    if dating is not None:
        return Time.between(dating.first, dating.last + timedelta(days=1))
    return made.timeline.documents.get(document.id)


def _event(made: Findings, event: Event, ids: Mapping[str, str]) -> dict[str, Any]:
    times = made.timeline.events.get(event.key)
    bounds = times.to_json() if times else {"start": {}, "end": {}}
    return {
        "id": ids[event.key],
        "frame": event.frame,
        "label": event.label,
        "participants": list(event.participants),
        "places": list(event.places.names) if event.places else [],
        **bounds,
        "known": _known(event),
    }


def _known(event: Event) -> dict[str, Any]:
    """What matching goes by: where and when, as told, and the words that tell the event from others of its kind."""
    out: dict[str, Any] = {"modifiers": [m for m in event.modifiers if m]}
    if event.places:
        out["places"] = event.places.to_json()
    if event.time:
        out["time"] = event.time.to_json()
    return out


def _question(made: Findings, verdict: Verdict, number: int, names: _Names) -> dict[str, Any]:
    question, identity = verdict.question, made.asked[verdict.question.id]
    event = question.event
    best = verdict.best
    claims = made.graph.claims_of(question)
    out: dict[str, Any] = {
        "id": identity,
        "number": number,
        "was": list(made.was.get(identity, ())),
        "also": [i for i in names.others[question.id] if i != identity],
        "story": _story_of(made, claims, names.stories),
        "ask": _ask(verdict, names.frames),
        "kind": question.kind,
        "event": names.events.get(event.key) if event else None,
        "attribute": attribute_in_words(question, names.frames),
        "status": verdict.status,
        "told": verdict.told,
        "reason": verdict.reason,
        "agreement": _rounded(verdict.agreement),
        "contradiction": _rounded(verdict.contradiction),
        "evidence": _rounded(made.evidence.get(question.id)),
        "possible": names.possible.get(question.id, []),
        "origins": len(verdict.origins),
        "voices": list(verdict.origins),
        "best": None
        if best is None
        else {
            "claim": names.claims[best.id],
            "value": _value(best, names.events),
            "text": answer(best.value),
            "belief": _rounded(verdict.belief),
        },
        "claims": [_claim(made, c, names, verdict) for c in claims],
        "comparisons": [_comparison(c, names.claims) for c in made.graph.comparisons_of(question)],
    }
    contributions = _contributions(made, question.id, names.claims)
    if contributions:
        out["contributions"] = contributions
    if verdict.heard:
        out["heard"] = [
            {
                "origin": h.origin,
                "claim": names.claims[h.claim],
                "share": round(h.share, 6),
                "allows": round(h.allows, 6),
            }
            for h in verdict.heard
        ]
        out["doubt"] = round(verdict.doubt, 6)
    checked = made.distances.get(question.id)
    if checked is not None:
        out["checked"] = checked.to_json()
    if event is None:
        out["subject"] = question.subject
    elif event.key not in names.events:
        # What only its words identify: an amount or a statement.
        out["about"] = {"frame": event.frame, "words": list(event.modifiers), "participants": list(event.participants)}
    if verdict.safe is not None and verdict.safe != best:
        out["safe"] = {
            "claim": names.claims[verdict.safe.id],
            "value": _value(verdict.safe, names.events),
            "text": answer(verdict.safe.value),
        }
    if verdict.demoted is not None:
        out["demoted"] = asdict(verdict.demoted)
    if verdict.tied:
        out["tied"] = [names.claims[c.id] for c in verdict.tied]
    return out


def _story_of(made: Findings, claims: Sequence[Claim], stories: Mapping[str, str]) -> str | None:
    """The story whose documents answer; None for what has no document behind it."""
    told = (stories.get(a.document or "") for c in claims for a in made.graph.assertions_of(c))
    return next(filter(None, told), None)


def _possible(made: Findings) -> dict[str, list[dict[str, Any]]]:
    """For each question those that may be the same, with what speaks for it, the likeliest first."""
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for pair in made.possible:
        for question in pair.questions:
            found[question] += [
                (round(pair.evidence, 4), made.asked[other])
                for other in pair.questions
                if other != question and other in made.asked
            ]
    return {
        question: [{"question": o, "evidence": bits} for bits, o in sorted(others, key=lambda x: (-x[0], x[1]))]
        for question, others in found.items()
    }


def _contributions(made: Findings, question: str, claim_ids: Mapping[str, str]) -> list[dict[str, Any]]:
    """What each voice adds to the answer it is for, in log-odds, copies discounted; the weightiest first."""
    return [
        {
            "origin": c.origin,
            "sources": list(c.sources),
            "claim": claim_ids.get(c.proposition),
            "log_odds": round(c.log_odds, 4),
            "independence": round(c.independence, 4),
        }
        for c in made.contributions.get(question, ())
        if math.isfinite(c.log_odds)
    ]


def _value(claim: Claim, event_ids: Mapping[str, str]) -> dict[str, Any]:
    data = claim.value.to_json()
    if data.get("kind") == "offset":
        data["anchor"] = event_ids.get(data["anchor"], data["anchor"])
    return data


def _claim(made: Findings, claim: Claim, names: _Names, verdict: Verdict) -> dict[str, Any]:
    out: dict[str, Any] = {
        "id": names.claims[claim.id],
        "text": claim.text,
        "value": _value(claim, names.events),
        "scope": claim.scope.to_json(),
        "belief": _rounded(verdict.beliefs.get(claim.id)),
        "assertions": [_assertion(a, names.texts) for a in made.graph.assertions_of(claim)],
    }
    resolved = made.timeline.resolved.get(claim.id)
    if resolved is not None:
        out["resolved"] = resolved.to_json()
    return out


def _assertion(assertion: Assertion, texts: Mapping[str, str]) -> dict[str, Any]:
    span, said = assertion.span, assertion.attribution
    document = assertion.document or (span.document if span else None) or None
    out: dict[str, Any] = {
        "document": document,
        "source": assertion.source,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "quote": span.quote if span else None,
        "speaker": said.speaker if said else None,
        "cue": said.cue if said else None,
        "status": assertion.status,
        "mode": assertion.mode,
        "origin": assertion.origin,
        "published": assertion.published.isoformat() if assertion.published else None,
        "reader": assertion.reader or None,
        "ref": assertion.ref,
        "given": assertion.given,
        "grounding": assertion.grounding,
    }
    text = texts.get(document or "")
    if span and text is not None:
        out["prefix"] = text[max(0, span.start - CONTEXT) : span.start]
        out["suffix"] = text[span.end : span.end + CONTEXT]
    return out


def _comparison(comparison: Comparison, claim_ids: Mapping[str, str]) -> dict[str, Any]:
    return {
        "a": claim_ids[comparison.a],
        "b": claim_ids[comparison.b],
        "relation": comparison.relation,
        "kind": comparison.kind,
        "agreement": _rounded(comparison.agreement),
        "contradiction": _rounded(comparison.contradiction),
        "rule": comparison.rule,
        "reason": comparison.reason,
    }


def _conflicts(made: Findings, claim_ids: Mapping[str, str]) -> list[dict[str, Any]]:
    out = [
        {**c.to_json(), "claims": [claim_ids.get(i, i) for i in c.claims]}
        for c in made.timeline.conflicts
        if is_sure(c, made.graph) and _of_sure_questions(made, c)
    ]
    out += [
        {"kind": "distance", "degree": _rounded(d.possibility), "claims": [claim_ids[d.claim]], "reason": d.reason}
        for d in made.distances.values()
        if d.fails and _has_two_dates(made, d)
    ]
    out += [
        {
            "kind": "total",
            "degree": _rounded(1 - t.contradiction),
            "claims": [claim_ids.get(i, i) for i in (*t.a.split("+"), t.b)],
            "reason": t.reason,
        }
        for t in find_totals(made.graph.claims, tolerance=made.tolerance)
        if t.is_contradiction
    ]
    out += [_with_itself(made, c, claim_ids) for c in made.graph.comparisons if _one_voice(made, c)]
    return sorted(out, key=lambda c: (c["degree"], c["kind"], c["claims"]))


def _has_two_dates(made: Findings, distance: Distance) -> bool:
    """Whether the ends of a distance are dated in two places: a clause's one day ("two days before Tuesday's vote") is
    that of its anchor alone."""
    one, other = ([(a.document, a.span) for a in made.graph.assertions_of(claim)] for claim in distance.dates)
    return all(
        any(not any(d == e and x and y and x.start < y.end and y.start < x.end for e, y in theirs) for d, x in mine)
        for mine, theirs in ((one, other), (other, one))
    )


def _of_sure_questions(made: Findings, conflict: TimelineConflict) -> bool:
    """Whether the times that cannot all hold are surely of the things they are taken to date.

    Two times of one thing are a dispute like any other, told with its question; of several each needs its bar.
    """
    claims = [c for c in made.graph.claims if c.id in conflict.claims]
    asked = {c.question.id for c in claims}
    told = {v.question.id: v.told for v in made.verdicts if v.question.id in asked}
    return len(asked) > 1 and all(
        told.get(q) != "different figures" and made.evidence.get(q, DISPUTED) >= DISPUTED for q in asked
    )


def _one_voice(made: Findings, comparison: Comparison) -> bool:
    """Whether one document says both sides of a contradiction, surely of one thing."""
    if comparison.kind == "update" or comparison.relation != "contradiction":
        return False
    a, b = (made.graph.assertions_of(i) for i in (comparison.a, comparison.b))
    return any(
        x.document
        and x.document == y.document
        and says_both(x, y)
        and not (quoted_day(x, made.graph.document) or quoted_day(y, made.graph.document))
        for x in a
        for y in b
    )


def _with_itself(made: Findings, comparison: Comparison, claim_ids: Mapping[str, str]) -> dict[str, Any]:
    a, b = (made.graph.assertions_of(i) for i in (comparison.a, comparison.b))
    shared = sorted({x.document for x in a if x.document} & {x.document for x in b if x.document})
    return {
        "kind": "self",
        "degree": _rounded(1 - comparison.contradiction),
        "claims": [claim_ids[comparison.a], claim_ids[comparison.b]],
        "documents": shared,
        "reason": f"{', '.join(shared)} says both: {comparison.reason}; one voice at odds with itself",
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
