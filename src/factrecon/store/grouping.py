"""Documents as a store holds them: entered with the keys that tell them, linked with those alike, in stories."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable

from factrecon.matching.judgements import Judgements
from factrecon.matching.stories import LEAST, TOGETHER, group, likeness, neighbourhoods
from factrecon.matching.story_keys import SCALE, StoryKeys
from factrecon.model import Document
from factrecon.store.rows import day_of, named_rows

__all__ = ["enter_document", "homes", "regroup", "take_out"]


def enter_document(db: sqlite3.Connection, d: Document, moment: str) -> None:
    """Enter a document with its keys, and its links with those that share enough of them."""
    db.execute(
        "insert into document(id, source, title, published, url, origin, body_start, text, since)"
        " values(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            d.id,
            d.source,
            d.title,
            d.published.isoformat() if d.published else None,
            d.url,
            d.origin,
            d.body_start,
            json.dumps(d.text),
            moment,
        ),
    )
    keys = StoryKeys.of(d)
    db.execute("create temp table if not exists mine(key text primary key, share integer not null)")
    db.execute("delete from mine")
    db.executemany("insert into mine values(?, ?)", keys.keys.items())
    shared = db.execute(
        "select p.document, sum(p.share * m.share) as shared, d.published from mine m join posting p using(key)"
        " join document d on d.id = p.document and d.until is null"
        " where p.document != ? group by p.document having shared >= ?",
        (d.id, round(LEAST * SCALE * SCALE)),
    ).fetchall()
    for row in shared:
        alike = likeness(row["shared"], keys.day, day_of(row["published"]))
        if alike >= LEAST * SCALE:
            a, b = sorted((d.id, row["document"]))
            db.execute("insert into link values(?, ?, ?)", (a, b, alike))
    db.executemany("insert into posting values(?, ?, ?)", ((key, d.id, share) for key, share in keys.keys.items()))


def take_out(db: sqlite3.Connection, document: str, moment: str) -> tuple[int | None, set[str]]:
    """Take a document out; the part that it was of, and the documents of that and those that it was linked with."""
    part = db.execute("select part from document where id = ? and until is null", (document,)).fetchone()[0]
    beside = db.execute("select id from document where until is null and part = ?", (part,))
    near = _linked(db, [document]) | {r["id"] for r in beside}
    db.execute("update document set until = ?, part = null where id = ? and until is null", (moment, document))
    db.execute("delete from posting where document = ?", (document,))
    db.execute("delete from link where a = ? or b = ?", (document, document))
    return part, near - {document}


def regroup(db: sqlite3.Connection, touched: Collection[str], judged: Judgements) -> set[str]:
    """Group the neighbourhood of some documents anew; all documents of it."""
    near = {r["id"] for r in named_rows(db, "select id from document where until is null and id in ({})", touched)}
    same = [p for p in judged.same if _are_held(db, p)]
    different = [p for p in judged.different if _are_held(db, p)]
    frontier = set(near)
    while frontier:
        found = _linked(db, frontier)
        found |= {x for a, b in same for x, y in ((a, b), (b, a)) if y in frontier}
        frontier = found - near
        near |= frontier
    keys: dict[str, dict[str, int]] = {name: {} for name in near}
    for r in named_rows(db, "select document, key, share from posting where document in ({}) order by key", near):
        keys[r["document"]][r["key"]] = r["share"]
    days = {
        r["id"]: day_of(r["published"])
        for r in named_rows(db, "select id, published from document where until is null and id in ({})", near)
    }
    known = {name: StoryKeys(name, days[name], keys[name]) for name in near}
    links = sorted(
        (r["a"], r["b"], r["likeness"])
        for r in named_rows(db, "select a, b, likeness from link where a in ({})", near)
        if r["b"] in near
    )
    for members, inside in neighbourhoods(known, links, same=same):
        here = {m: known[m] for m in members}
        for story in group(here, inside, same=same, different=different):
            for name in story:
                db.execute(
                    "update document set story = ? where id = ? and until is null and story is not ?",
                    (story[0], name, story[0]),
                )
    return near


def homes(db: sqlite3.Connection, documents: Iterable[str] | None = None) -> dict[str, int]:
    """The number of each document's story, of all or of some."""
    query = "select id, story from document where until is null"
    if documents is None:
        rows = db.execute(f"{query} order by id").fetchall()
    else:
        rows = sorted(named_rows(db, f"{query} and id in ({{}})", documents), key=lambda r: str(r["id"]))
    numbers = {story: n for n, story in enumerate(sorted({r["story"] for r in rows}))}
    return {r["id"]: numbers[r["story"]] for r in rows}


def _linked(db: sqlite3.Connection, names: Collection[str]) -> set[str]:
    """Those that links of the threshold connect with some documents, in one step."""
    least = round(TOGETHER * SCALE)
    out: set[str] = set()
    for one, other in (("a", "b"), ("b", "a")):
        out |= {
            r[0]
            for r in named_rows(db, f"select {other} from link where {one} in ({{}}) and likeness >= ?", names, least)
        }
    return out


def _are_held(db: sqlite3.Connection, pair: tuple[str, str]) -> bool:
    query = "select count(*) from document where until is null and id in (?, ?)"
    return bool(db.execute(query, pair).fetchone()[0] == 2)
