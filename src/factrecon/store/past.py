"""What was known at a moment gone by."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Any

from factrecon.report_data import SCHEMA
from factrecon.store.packed import unpacked
from factrecon.store.rows import document_of
from factrecon.store.state import numbered

__all__ = ["known_at"]


def known_at(db: sqlite3.Connection, moment: str) -> dict[str, Any]:
    """What stood at a moment, as a report; texts aside."""
    then = "since <= ? and (until is null or until > ?)"
    bodies = [unpacked(r["body"]) for r in db.execute(f"select body from verdict where {then}", (moment, moment))]
    papers = [document_of(r) for r in db.execute(f"select * from document where {then} order by id", (moment, moment))]
    story_of = {
        str(a["document"]): q["story"]
        for q in bodies
        for c in q["claims"]
        for a in c["assertions"]
        if a.get("document") and q.get("story")
    }
    by_source: dict[str, list[str]] = defaultdict(list)
    for d in papers:
        by_source[d.source].append(d.id)
    return {
        "schema": SCHEMA,
        "sources": [{"id": s, "documents": by_source[s]} for s in sorted(by_source)],
        "documents": [
            {
                "id": d.id,
                "source": d.source,
                "published": d.published.isoformat() if d.published else None,
                "text_sha256": d.text_sha256,
                "story": story_of.get(d.id),
            }
            for d in papers
        ],
        "events": [],
        "questions": numbered(bodies),
        "conflicts": [],
        "left_out": [],
    }
