"""What is told of stories besides verdicts, with its times: events, conflicts, documents, what sources taught."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from factrecon.store.packed import packed, unpacked

__all__ = ["Told", "enter_told", "told_at", "told_of"]

Record = Mapping[str, Any]
Told = tuple[str, Record]
"""The kind of what is told ("event", "conflict", "document", "source", "left out"), and its record."""


def told_of(data: Record, events: Iterable[Record], learnt: Mapping[str, tuple[int, int]]) -> Iterator[Told]:
    """What a report of one story tells besides verdicts; `events` have their keys, `learnt` is what the story teaches
    of sources. A claim in a conflict is named by its question and its place there."""
    for event in events:
        yield "event", {k: v for k, v in event.items() if k != "id"}
    places = {c["id"]: [q["id"], n] for q in data["questions"] for n, c in enumerate(q["claims"])}
    for conflict in data["conflicts"]:
        yield "conflict", {**conflict, "claims": [places.get(c, c) for c in conflict["claims"]]}
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


def told_at(db: sqlite3.Connection, moment: str) -> dict[str, list[dict[str, Any]]]:
    """What was told at a moment, by kind."""
    out: dict[str, list[dict[str, Any]]] = defaultdict(list)
    query = "select kind, body from told where since <= ? and (until is null or until > ?) order by number"
    for r in db.execute(query, (moment, moment)):
        out[r["kind"]].append(unpacked(r["body"]))
    return out
