"""What was known at a moment gone by."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from factrecon.matching.judgements import Judgement, Judgements
from factrecon.matching_data import MOST_TOLD, judgement_data
from factrecon.reconciliation import judged_stories
from factrecon.report_data import SCHEMA
from factrecon.store.packed import unpacked
from factrecon.store.rows import document_of, judgements_of
from factrecon.store.state import among_others, numbered
from factrecon.store.told import told_at
from factrecon.story_parts import credibility_of

__all__ = ["known_at"]

Record = Mapping[str, Any]


def known_at(db: sqlite3.Connection, moment: str, prior: Mapping[str, float]) -> dict[str, Any]:
    """What stood at a moment, as a report; `prior` is how credible sources are by what was known beforehand."""
    then = "since <= ? and (until is null or until > ?)"
    told = told_at(db, moment)
    events = sorted(told["event"], key=lambda e: str(e["key"]))
    ids = {e["key"]: f"e{n}" for n, e in enumerate(events, 1)}
    rows = db.execute(f"select body from verdict where {then}", (moment, moment))
    questions = numbered(among_others(unpacked(r["body"]), ids) for r in rows)
    known = {d["id"]: d for d in told["document"]}
    papers = db.execute(f"select * from document where {then} order by id", (moment, moment))
    documents = [known.get(r["id"]) or _outlined(r) for r in papers]
    judged = _judgements(judgements_of(db, moment), told["judgement"], {d["id"] for d in documents})
    return {
        "schema": SCHEMA,
        "sources": _sources(told["source"], documents, questions, prior),
        "documents": documents,
        "events": [{"id": ids[e["key"]], **{k: v for k, v in e.items() if k != "key"}} for e in events],
        "questions": questions,
        "conflicts": _conflicts(told["conflict"], questions),
        **({"matching": _matching(told, questions)} if told["tolerance"] else {}),  # kept since then
        **({"judgements": judged} if judged else {}),
        **({"tolerance": told["tolerance"][0]} if told["tolerance"] else {}),
        "left_out": sorted(told["left out"], key=lambda x: (x["file"], x["reason"])),
    }


def _outlined(row: sqlite3.Row) -> dict[str, Any]:
    """A document of which nothing else is known: versions before told nothing but verdicts."""
    d = document_of(row)
    published = d.published.isoformat() if d.published else None
    return {"id": d.id, "source": d.source, "published": published, "text_sha256": d.text_sha256}


def _sources(
    told: Sequence[Record], documents: Sequence[Record], questions: Sequence[Record], prior: Mapping[str, float]
) -> list[dict[str, Any]]:
    """The sources, and how credible they had proved in all stories of then."""
    names = {s["id"]: s["name"] for s in told if "name" in s}
    learnt = [{s["id"]: tuple(s["learnt"])} for s in told if s["learnt"]]
    credibility = credibility_of(learnt, prior)
    papers: dict[str, list[str]] = defaultdict(list)
    for d in documents:
        papers[d["source"]].append(d["id"])
    origins: dict[str, set[str | None]] = defaultdict(set)
    for said in (a for q in questions for c in q["claims"] for a in c["assertions"]):
        origins[said["source"]].add(said["origin"])
    return [
        {
            "id": source,
            **({"name": names[source]} if source in names else {}),
            "credibility": round(credibility[source], 4) if source in credibility else None,
            "documents": sorted(papers[source]),
            "origins": len(origins[source]),
        }
        for source in sorted({s["id"] for s in told} | papers.keys() | origins.keys())
    ]


def _conflicts(told: Sequence[Record], questions: Sequence[Record]) -> list[dict[str, Any]]:
    """The conflicts, with the names that the report gives to claims."""
    out = [{**c, "claims": _claims(c["claims"], questions)} for c in told]
    return sorted(out, key=lambda c: (c["degree"], c["kind"], c["claims"]))


def _claims(places: Iterable[str | Sequence[Any]], questions: Sequence[Record]) -> list[str]:
    """The names of claims that are known by their question and their place there."""
    claims = {q["id"]: q["claims"] for q in questions}
    return [p if isinstance(p, str) else claims[p[0]][p[1]]["id"] for p in places]


def _matching(told: Mapping[str, Sequence[Record]], questions: Sequence[Record]) -> dict[str, Any]:
    """What linked the claims of documents, and the nearest pairs that were kept apart."""
    considered = sum((Counter[str](c["by_kind"]) for c in told["considered"]), Counter[str]())
    apart = [m["link"] for m in sorted(told["apart"], key=lambda m: list(m["order"]))][:MOST_TOLD]
    return {
        "considered": sum(considered.values()),
        "considered_by_kind": dict(sorted(considered.items())),
        "kept": sorted(told["kept"], key=lambda x: (x["kind"], x["a"], x["b"])),
        "apart": [{**link, "claims": _claims(link["claims"], questions)} for link in apart],
        "apart_more": sum(c["apart"] for c in told["considered"]) - len(apart),
    }


def _judgements(judged: Iterable[Judgement], told: Iterable[Record], documents: Collection[str]) -> list[Record]:
    """What a person had judged, and what came of it; `told` is what came of judgements on other things than stories."""
    listed = Judgements.of(judged)
    became = {(j["about"], j["a"], j["b"]): j for j in told}
    became |= {
        (a.judgement.about, a.judgement.a, a.judgement.b): judgement_data(a) for a in judged_stories(documents, listed)
    }
    return [became[key] for j in listed.listed if (key := (j.about, j.a, j.b)) in became]
