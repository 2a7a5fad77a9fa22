"""What is told of stories besides verdicts, with its times: events, conflicts, links, judgements, sources."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from factrecon.matching_data import MOST_TOLD
from factrecon.reconciliation import Reconciliation
from factrecon.store.packed import packed, unpacked

__all__ = ["NO_PART", "Told", "enter_told", "rename_told", "told_at", "told_of"]

Record = Mapping[str, Any]
Told = tuple[str, Record]
"""The kind of what is told ("event", "conflict", "document", "source", "left out", "kept", "apart", "considered",
"judgement", "tolerance"), and its record."""
NO_PART: Final = 0
"""The number of no part: what is told of the store as a whole."""


def told_of(
    made: Reconciliation, data: Record, events: Iterable[Record], learnt: Mapping[str, tuple[int, int]]
) -> Iterator[Told]:
    """What the reconciliation of one story tells besides verdicts; `data` is its report, `events` have their keys,
    `learnt` is what the story teaches of sources. A claim outside its question is named by that and its place there."""
    for event in events:
        yield "event", {k: v for k, v in event.items() if k != "id"}
    places = {c["id"]: [q["id"], n] for q in data["questions"] for n, c in enumerate(q["claims"])}
    for conflict in data["conflicts"]:
        yield "conflict", {**conflict, "claims": [places.get(c, c) for c in conflict["claims"]]}
    matching = data["matching"]
    yield from (("kept", link) for link in matching["kept"])
    misses = [m for m in made.apart if made.asked.keys() >= set(m.questions)][:MOST_TOLD]
    for miss, link in zip(misses, matching["apart"], strict=True):
        order = [-miss.link.evidence, *miss.questions]
        yield "apart", {"order": order, "link": {**link, "claims": [places[c] for c in link["claims"]]}}
    considered = {"by_kind": matching["considered_by_kind"], "apart": len(misses) + matching["apart_more"]}
    yield "considered", considered
    yield from (("judgement", j) for j in data.get("judgements", ()))
    yield from (("document", d) for d in data["documents"])
    for source in data["sources"]:
        named = {k: source[k] for k in ("id", "name") if k in source}
        yield "source", {**named, "learnt": list(learnt[source["id"]]) if source["id"] in learnt else None}
    yield from (("left out", left) for left in data["left_out"])


def enter_told(db: sqlite3.Connection, told: Mapping[int, Sequence[Told]], dropped: Iterable[int], moment: str) -> None:
    """Enter what is told of parts, by their numbers, in place of what was told of those dropped; what is told again
    stands on."""
    standing: dict[tuple[str, bytes], list[int]] = defaultdict(list)
    query = "select number, kind, body from told where until is null and part = ?"
    for r in (r for part in dropped for r in db.execute(query, (part,))):
        standing[r["kind"], r["body"]].append(r["number"])
    for part, records in told.items():
        for kind, record in records:
            body = packed(record)
            if held := standing[kind, body]:
                db.execute("update told set part = ? where number = ?", (part, held.pop()))
            else:
                row = (part, kind, body, moment)
                db.execute("insert into told(part, kind, body, since) values(?, ?, ?, ?)", row)
    gone = [(moment, number) for numbers in standing.values() for number in numbers]
    db.executemany("update told set until = ? where number = ?", gone)


def rename_told(db: sqlite3.Connection, part: int, ids: Mapping[str, str], moment: str) -> None:
    """Tell anew what a part tells of questions that bear other ids from now on; `ids` gives these by the old ones."""
    naming = "('conflict', 'kept', 'apart', 'judgement')"
    query = f"select number, kind, body from told where until is null and part = ? and kind in {naming}"
    for r in db.execute(query, (part,)).fetchall():
        body = packed(_renamed(unpacked(r["body"]), ids))
        if body != r["body"]:
            db.execute("update told set until = ? where number = ?", (moment, r["number"]))
            row = (part, r["kind"], body, moment)
            db.execute("insert into told(part, kind, body, since) values(?, ?, ?, ?)", row)


def _renamed(record: Any, ids: Mapping[str, str]) -> Any:
    """The record with other ids where it names questions and claims."""
    if not isinstance(record, dict):
        return record
    return {k: _named(v, ids) if k in ("questions", "claims") else _renamed(v, ids) for k, v in record.items()}


def _named(names: Any, ids: Mapping[str, str]) -> Any:
    return [_named(n, ids) for n in names] if isinstance(names, list) else ids.get(names, names)


def told_at(db: sqlite3.Connection, moment: str) -> dict[str, list[dict[str, Any]]]:
    """What was told at a moment, by kind."""
    out: dict[str, list[dict[str, Any]]] = defaultdict(list)
    query = "select kind, body from told where since <= ? and (until is null or until > ?) order by number"
    for r in db.execute(query, (moment, moment)):
        out[r["kind"]].append(unpacked(r["body"]))
    return out
