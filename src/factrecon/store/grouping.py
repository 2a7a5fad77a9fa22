"""Documents as a store holds them: entered with the keys that tell them, linked with those alike, in stories."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from factrecon.matching.judgements import Judgements
from factrecon.matching.stories.finding import LEAST, TOGETHER, Cluster, clusters, likeness, neighbourhoods
from factrecon.matching.stories.keys import SCALE, StoryKeys
from factrecon.model import Document
from factrecon.store.rows import day_of, document_of, named_rows

__all__ = ["enter_document", "homes", "regroup", "relink", "take_out"]


def enter_document(db: sqlite3.Connection, d: Document, moment: str) -> None:
    """Enter a document with its keys and links."""
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
    _link(db, d)


def relink(db: sqlite3.Connection) -> None:
    """Link all documents anew, as this version of the library tells them from others."""
    db.execute("delete from posting")
    db.execute("delete from link")
    for row in db.execute("select * from document where until is null order by id").fetchall():
        _link(db, document_of(row))


def _link(db: sqlite3.Connection, d: Document) -> None:
    """Enter the keys of a document, and its links with those that share enough of them."""
    keys = StoryKeys.of(d)
    db.execute("create temp table if not exists mine(key text primary key, share integer not null)")
    db.execute("delete from mine")
    db.executemany("insert into mine values(?, ?)", keys.keys.items())
    # "cross join" keeps the order: the other way round, every posting of the store would be gone through.
    shared = db.execute(
        "select s.document, s.shared, d.published from ("
        " select p.document as document, sum(p.share * m.share) as shared"
        " from mine m cross join posting p on p.key = m.key where p.document != ?"
        " group by p.document having shared >= ?"
        ") s cross join document d on d.id = s.document and d.until is null",
        (d.id, round(LEAST * SCALE * SCALE)),
    ).fetchall()
    for row in shared:
        alike = likeness(row["shared"], keys.day, day_of(row["published"]))
        if alike >= LEAST * SCALE:
            a, b = sorted((d.id, row["document"]))
            db.execute("insert into link values(?, ?, ?)", (a, b, alike))
    db.executemany("insert into posting values(?, ?, ?)", ((key, d.id, share) for key, share in keys.keys.items()))


def take_out(db: sqlite3.Connection, document: str, moment: str) -> tuple[int | None, set[str]]:
    """Take a document out; the part that it was of, and the documents of that and of its cluster."""
    held = "id = ? and until is null"
    part, cluster = db.execute(f"select part, cluster from document where {held}", (document,)).fetchone()
    beside = db.execute("select id from document where until is null and (part = ? or cluster = ?)", (part, cluster))
    near = {r["id"] for r in beside}
    db.execute(f"update document set until = ?, part = null where {held}", (moment, document))
    db.execute("delete from posting where document = ?", (document,))
    db.execute("delete from link where a = ? or b = ?", (document, document))
    return part, near - {document}


def regroup(
    db: sqlite3.Connection, touched: Collection[str], judged: Judgements, *, everything: bool = False
) -> set[str]:
    """Group anew what documents that came, or lost others, or were judged, bear on; the documents of clusters that
    are others now.

    A cluster that stands bears on another one only by a link of the threshold (`stories.clusters`). So those that such
    links connect with what changed are grouped with it, and theirs in turn, until all that is linked stands as before.
    """
    same = [p for p in judged.same if _are_held(db, p)]
    different = [p for p in judged.different if _are_held(db, p)]
    query = "select id from document where until is null"
    held = db.execute(query) if everything else named_rows(db, f"{query} and id in ({{}})", touched)
    region = _closed(db, [r["id"] for r in held], same)
    while True:
        found = _clusters(db, region, same, different)
        changed = _changed(found, region, touched)
        beyond = _linked(db, changed) - region.keys()
        if not beyond:
            break
        region |= _closed(db, beyond, same)
    for cluster in found:
        if not changed.isdisjoint(cluster.members):
            db.executemany(
                "update document set story = ?, cluster = ? where id = ? and until is null",
                ((story[0], cluster.members[0], name) for story in cluster.stories for name in story),
            )
    return changed


def _closed(db: sqlite3.Connection, names: Iterable[str], same: Sequence[tuple[str, str]]) -> dict[str, str | None]:
    """Documents with all others of their clusters, and of those that a person holds to be of one story with any; each
    with the cluster that it is of, None for what is new."""
    out: dict[str, str | None] = {}
    more = set(names)
    while more:
        held = named_rows(db, "select id, cluster from document where until is null and id in ({})", more)
        fresh = {r["id"]: r["cluster"] for r in held}
        labels = {c for c in fresh.values() if c is not None}
        beside = named_rows(db, "select id, cluster from document where until is null and cluster in ({})", labels)
        out |= fresh | {r["id"]: r["cluster"] for r in beside}
        more = {y for a, b in same for x, y in ((a, b), (b, a)) if x in out} - out.keys()
    return out


def _clusters(
    db: sqlite3.Connection,
    region: Mapping[str, str | None],
    same: Sequence[tuple[str, str]],
    different: Sequence[tuple[str, str]],
) -> list[Cluster]:
    """The clusters of some documents."""
    keys: dict[str, dict[str, int]] = {name: {} for name in region}
    for r in named_rows(db, "select document, key, share from posting where document in ({}) order by key", region):
        keys[r["document"]][r["key"]] = r["share"]
    days = {
        r["id"]: day_of(r["published"])
        for r in named_rows(db, "select id, published from document where until is null and id in ({})", region)
    }
    known = {name: StoryKeys(name, days[name], keys[name]) for name in region}
    links = sorted(
        (r["a"], r["b"], r["likeness"])
        for r in named_rows(db, "select a, b, likeness from link where a in ({})", region)
        if r["b"] in region
    )
    return [
        cluster
        for members, inside in neighbourhoods(known, links, same=same)
        for cluster in clusters({m: known[m] for m in members}, inside, same=same, different=different)
    ]


def _changed(found: Iterable[Cluster], region: Mapping[str, str | None], touched: Collection[str]) -> set[str]:
    """The documents of clusters that are not as they were, or that a document is of which was touched."""
    were: dict[str, set[str]] = defaultdict(set)
    for name, label in region.items():
        if label is not None:
            were[label].add(name)
    out: set[str] = set()
    for cluster in found:
        now = set(cluster.members)
        if not now.isdisjoint(touched) or now != were.get(region[cluster.members[0]] or "", set()):
            out |= now
    return out


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
