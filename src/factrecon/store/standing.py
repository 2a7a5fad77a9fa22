"""Verdicts as they stand: entered when a story is made anew, in place of those before, with what changed by it."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve

from factrecon.claim_record import assertion_to_row
from factrecon.question_ids import FirstAnswer, assigned, first_answers, story_ids
from factrecon.reconciliation import Reconciliation
from factrecon.reports.outlets import headline
from factrecon.store.changes import asserted_by, came_from, changes_between
from factrecon.store.packed import packed, unpacked
from factrecon.store.pieces import Piece
from factrecon.store.rows import named_rows, tuples
from factrecon.store.state import by_itself
from factrecon.store.told import Told, enter_told, rename_told, told_of
from factrecon.story_parts import StoryPart

__all__ = ["Before", "drop_parts", "enter_part", "enter_verdicts"]

Record = Mapping[str, Any]
Before = Mapping[str, tuple[Record, Sequence[str]]]
"""Questions by id, each with the ids that it came from."""


def drop_parts(db: sqlite3.Connection, numbers: Iterable[int]) -> Before:
    """Take parts out; the questions that they answered. What else was told of them stands until what is told now is
    entered.
    """
    before: dict[str, tuple[Record, Sequence[str]]] = {}
    for number in numbers:
        for r in db.execute("select * from verdict where part = ? and until is null", (number,)):
            before[r["question"]] = (unpacked(r["body"]), json.loads(r["was"]))
        for table in ("learnt", "assertion"):
            db.execute(f"delete from {table} where part = ?", (number,))
        db.execute("delete from part where number = ?", (number,))
        db.execute("update claim set part = null where part = ?", (number,))
    return before


def enter_part(db: sqlite3.Connection, part: StoryPart, piece: Piece, made_of: str, moment: str) -> int:
    """Enter a part and what it teaches of its sources; its number."""
    names = story_ids(part.documents, dict.fromkeys((d.id for d in part.documents), 0))
    story = next(iter(names.values()), None)
    ask = next((q.ask for q in part.graph.questions if q.ask), "")
    number = db.execute(
        "insert into part(made_of, story, ask, updated) values(?, ?, ?, ?)", (made_of, story, ask, moment)
    ).lastrowid
    assert number is not None
    for name in piece.documents:
        db.execute("update document set part = ? where id = ? and until is null", (number, name))
    for claim in piece.claims:
        db.execute("update claim set part = ? where number = ?", (number, claim))
    for kind, learnt in (("origin", part.origins), ("source", part.sources)):
        db.executemany(
            "insert into learnt values(?, ?, ?, ?, ?)",
            ((number, kind, n, w, t) for n, (w, t) in learnt.items()),
        )
    return number


def enter_verdicts(
    db: sqlite3.Connection,
    made: Mapping[int, Reconciliation],
    before: Before,
    new: Collection[str],
    moment: str,
    *,
    dropped: Collection[int],
) -> None:
    """Enter the verdicts of parts made anew in place of those before, and what changed by the documents that are new.

    `made` is what each part, by its number, establishes and disputes among all; `dropped` are those that it replaces.
    """
    answers = [(number, a) for number, m in made.items() for a in first_answers(m.graph)]
    first = {a.question: a for _, a in answers}
    ids, renamed = _named(db, [a for _, a in answers], before, moment)
    after: dict[str, tuple[int, FirstAnswer, dict[str, Any]]] = {}
    besides: dict[int, list[Told]] = {}
    called: dict[str, str] = {}
    for number, m in made.items():
        m = evolve(m, asked={q: ids[q] for q in m.asked})
        data = m.to_json()
        asked = {ids[q]: q for q in m.asked}
        keyed = [{**e, "key": event.key} for event, e in zip(m.events, data["events"], strict=True)]
        events = {e["id"]: e for e in keyed}
        besides[number] = list(told_of(m, data, keyed, _learnt(db, number)))
        called |= dict.fromkeys((d["story"] for d in data["documents"]), headline(data["documents"], m.texts))
        for question in data["questions"]:
            after[question["id"]] = number, first[asked[question["id"]]], by_itself(question, events)
        db.executemany(
            "insert into assertion values(?, ?, ?, ?, ?, ?)",
            (
                (
                    number,
                    ids[a.claim.question.id],
                    a.claim.id,
                    a.document,
                    a.source,
                    packed(assertion_to_row(a)),
                )
                for a in m.graph.assertions
            ),
        )
    enter_told(db, besides, dropped, moment)
    single = {ids[q.id] for m in made.values() for q in m.graph.questions if q.single}
    held = {i: (asserted_by(q), was) for i, (q, was) in before.items()}
    was = came_from(held, {i: asserted_by(q) for i, (_, _, q) in after.items()})
    told = {i: {**q, "was": list(was.get(i, ()))} for i, (_, _, q) in after.items()}
    for identity in before.keys() - after.keys():
        db.execute("update verdict set until = ? where question = ? and until is null", (moment, identity))
    for identity, record in told.items():
        number, answer, _ = after[identity]
        _verdict(db, number, answer, record, before.get(identity), moment)
    for home, answer, other in renamed:
        _verdict(db, home, answer, other, None, moment)
    for kind, q, then, now, reason in changes_between({i: q for i, (q, _) in before.items()}, told, new, single):
        places = {str(a["document"]) for c in q["claims"] for a in c["assertions"] if a.get("document") in new}
        db.execute(
            "insert into change(at, kind, question, story, headline, ask, before, after, reason, documents)"
            " values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                moment,
                kind,
                q["id"],
                q["story"],
                called.get(q["story"], ""),
                q["ask"],
                then,
                now,
                reason,
                json.dumps(sorted(places)),
            ),
        )


def _learnt(db: sqlite3.Connection, part: int) -> dict[str, tuple[int, int]]:
    """What a part teaches of sources."""
    rows = db.execute("select name, won, told from learnt where part = ? and kind = 'source'", (part,))
    return {r["name"]: (r["won"], r["told"]) for r in rows}


def _named(
    db: sqlite3.Connection, answers: Sequence[FirstAnswer], before: Before, moment: str
) -> tuple[dict[str, str], list[tuple[int, FirstAnswer, Record]]]:
    """Ids for questions beside those of other stories that were first answered alike; and of these, which are out
    now and to be entered again, those whose id is another then."""
    rows = named_rows(db, "select distinct identity from verdict where until is null and question in ({})", before)
    identities = {r["identity"] for r in rows} | {a.identity for a in answers}
    others = {
        r["asked"]: r
        for r in named_rows(
            db,
            "select * from verdict where until is null and part in (select number from part) and identity in ({})",
            identities,
        )
    }
    beside = [_first(r) for r in others.values()]
    ids = assigned([*answers, *beside])
    renamed = {asked: r for asked, r in others.items() if ids[asked] != r["question"]}
    anew: dict[int, dict[str, str]] = defaultdict(dict)
    for asked, r in renamed.items():
        anew[r["part"]][r["question"]] = ids[asked]
    out: list[tuple[int, FirstAnswer, Record]] = []
    for part, names in anew.items():
        for r in db.execute("select * from verdict where until is null and part = ?", (part,)).fetchall():
            q = unpacked(r["body"])
            now = _repointed(q, names)
            if now != q:
                db.execute("update verdict set until = ? where number = ?", (moment, r["number"]))
                out.append((part, _first(r), now))
        db.executemany(
            "update assertion set question = ? where part = ? and question = ?",
            ((new, part, old) for old, new in names.items()),
        )
        rename_told(db, part, names, moment)
    return ids, out


def _repointed(question: Record, names: Mapping[str, str]) -> dict[str, Any]:
    """The question under its other id, and those that it may be the same as under theirs; `names` gives these by the
    old ones."""
    old = question["id"]
    new = names.get(old, old)
    possible = [{**p, "question": names.get(p["question"], p["question"])} for p in question["possible"]]
    was = sorted({*question["was"], *([old] if new != old else ())} - {new})
    return {**question, "id": new, "was": was, "possible": possible}


def _verdict(
    db: sqlite3.Connection,
    part: int,
    answer: FirstAnswer,
    q: Record,
    before: tuple[Record, Sequence[str]] | None,
    moment: str,
) -> None:
    if before is not None:
        if json.dumps(before[0], sort_keys=True) == json.dumps(q, sort_keys=True):
            db.execute(
                "update verdict set part = ?, asked = ?, identity = ?, first = ? where question = ? and until is null",
                (part, answer.question, answer.identity, json.dumps([answer.when, answer.words]), q["id"]),
            )
            return
        db.execute("update verdict set until = ? where question = ? and until is null", (moment, q["id"]))
    best = dict(q.get("best") or {})
    db.execute(
        "insert into verdict(question, asked, identity, first, part, story, ask, status, told, best, was, "
        "asserted, body, since)"
        " values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            q["id"],
            answer.question,
            answer.identity,
            json.dumps([answer.when, answer.words]),
            part,
            q["story"],
            q["ask"],
            q["status"],
            q.get("told"),
            best.get("text"),
            json.dumps(q["was"]),
            json.dumps(sorted(asserted_by(q))),
            packed(q),
            moment,
        ),
    )


def _first(row: sqlite3.Row) -> FirstAnswer:
    when, words = tuples(json.loads(row["first"]))
    return FirstAnswer(row["identity"], when, words, row["asked"])
