"""What the stories of a store are made of: the documents, claims and judgements that go together."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from attrs import frozen

from factrecon.claim_record import assertion_from_row, assertion_to_row
from factrecon.matching.judgements import Judgement, Judgements
from factrecon.matching.stories.finding import TOGETHER
from factrecon.matching.stories.of_claims import CROWD, asked_in
from factrecon.model import Assertion, Document, content_id
from factrecon.reconciliation import in_stories
from factrecon.store.grouping import homes
from factrecon.store.rows import judgements_of, named_rows
from factrecon.story_parts import divided

__all__ = ["Piece", "are_joint", "claims_of", "enter_claim", "piece_of", "pieces", "pieces_near", "text_hashes"]


@frozen
class Piece:
    """The documents of stories that go together, with the claims and judgements on them."""

    documents: tuple[str, ...]
    claims: tuple[int, ...]
    judgements: tuple[Judgement, ...]
    stories: tuple[str, ...] = ()
    """The story of each claim, "" without one; none where no claim has one but by its record."""

    def made_of(self, texts: Mapping[str, str]) -> str:
        """A hash of everything that it is made of; `texts` gives a hash of each document."""
        return content_id(
            "p", [(d, texts[d]) for d in self.documents], self.claims, [j.line for j in self.judgements], self.stories
        )


def are_joint(db: sqlite3.Connection, judged: Judgements) -> bool:
    """Whether stories may go together for claims or judgements on them."""
    given = db.execute("select 1 from claim limit 1").fetchone() is not None
    return given or any(j.about != "story" for j in judged.listed)


def pieces(db: sqlite3.Connection, judged: Judgements) -> list[Piece]:
    """Everything, taken apart into what has no bearing on one another."""
    rows = db.execute("select id, url from document where until is null order by id").fetchall()
    stubs = [Document(id=r["id"], text="", url=r["url"]) for r in rows]
    claims = [
        (r["number"], assertion_from_row(json.loads(r["row"])))
        for r in db.execute("select number, row from claim order by row")
    ]
    home = homes(db)
    given = in_stories([a for _, a in claims], stubs, home, TOGETHER)
    number = {id(a): n for (n, _), a in zip(claims, given, strict=True)}
    found = divided(stubs, given, home, judged)
    return [Piece(tuple(d.id for d in p), tuple(number[id(a)] for a in c), j, _named(c)) for p, c, j in found]


def _named(claims: Iterable[Assertion]) -> tuple[str, ...]:
    names = tuple(a.claim.question.story for a in claims)
    return names if any(names) else ()


def pieces_near(db: sqlite3.Connection, near: Collection[str]) -> tuple[list[Piece], set[int]]:
    """The stories of some documents, and the parts that these were of; where no claim or judgement joins stories."""
    stories: dict[str, list[str]] = defaultdict(list)
    known: set[int] = set()
    for r in named_rows(db, "select id, story, part from document where until is null and id in ({})", near):
        stories[r["story"]].append(r["id"])
        known |= {r["part"]} - {None}
    return [Piece(tuple(sorted(names)), (), ()) for names in stories.values()], known


def piece_of(db: sqlite3.Connection, number: int) -> Piece:
    """What a part is made of."""
    query = "select id from document where part = ? and until is null order by id"
    names = [r["id"] for r in db.execute(query, (number,))]
    claims = [r["number"] for r in db.execute("select number from claim where part = ? order by row", (number,))]
    judged = Judgements.of(judgements_of(db))
    many = bool(claims) and db.execute("select count(*) from claim").fetchone()[0] > CROWD
    if many or any(j.about != "story" for j in judged.listed):
        return next(p for p in pieces(db, judged) if (list(p.documents), list(p.claims)) == (names, claims))
    return Piece(tuple(names), tuple(claims), ())


def text_hashes(db: sqlite3.Connection, names: Iterable[str]) -> dict[str, str]:
    """A hash of all there is to each document."""
    query = (
        "select id, source, title, published, url, origin, body_start, text from document where until is "
        "null and id in ({})"
    )
    return {r["id"]: content_id("t", *tuple(r)[1:]) for r in named_rows(db, query, names)}


def enter_claim(db: sqlite3.Connection, claim: Assertion, moment: str) -> None:
    """Enter a claim that somebody gives."""
    row = json.dumps(assertion_to_row(claim), sort_keys=True)
    again = assertion_from_row(json.loads(row))
    db.execute(
        "insert or ignore into claim(row, subject, holder, since) values(?, ?, ?, ?)",
        (row, again.claim.question.subject_key, again.document or again.source, moment),
    )


def claims_of(db: sqlite3.Connection, piece: Piece) -> list[Assertion]:
    """The claims of a piece."""
    rows = (db.execute("select row from claim where number = ?", (n,)).fetchone() for n in piece.claims)
    claims = [assertion_from_row(json.loads(r["row"])) for r in rows]
    if not piece.stories:
        return claims
    return [asked_in(a, story) for a, story in zip(claims, piece.stories, strict=True)]
