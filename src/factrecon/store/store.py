"""A store: one file in which documents, claims, stories, verdicts and judgements last."""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from types import EllipsisType, TracebackType
from typing import Any, Final

from attrs import evolve, frozen

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.claim_record import assertion_from_row, assertion_to_row
from factrecon.comparison import Rule
from factrecon.errors import FactreconError, InvalidRecord, UnknownName, UnreadableInput, UnwritableOutput
from factrecon.faults import NOT_OF_A_RECORD, internal, without_faults
from factrecon.frames import Frame
from factrecon.matching.judgements import Judgement, Judgements
from factrecon.matching.stories import LEAST, TOGETHER, group, likeness, neighbourhoods
from factrecon.matching.story_keys import SCALE, StoryKeys
from factrecon.model import Assertion, Document, Source, content_id
from factrecon.question_ids import FirstAnswer, assigned, first_answers, story_ids
from factrecon.readers import READERS, Read, Reader, vocabulary_of
from factrecon.readers.reading import joined_readings
from factrecon.reconciliation import Reconciliation, combine, judged_stories
from factrecon.records import LeftOut
from factrecon.report_data import SCHEMA
from factrecon.rules import RULES
from factrecon.store.changes import Change, asserted_by, came_from, changes_between
from factrecon.store.packed import packed, unpacked
from factrecon.store.schema import opened
from factrecon.store.state import by_itself, numbered
from factrecon.story_parts import Options, StoryPart, credibility_of, divided, make_part

__all__ = ["Added", "Store"]

PATIENCE: Final = 5.0
"""Seconds that a store waits for another one to finish writing."""
MOST_PARTS: Final = 64
"""Stories that are kept in memory as they were made."""
_MANY: Final = 400
"""Names that one question to the database may list."""

Progress = Callable[[str, int, int], None]
Record = Mapping[str, Any]


@frozen(kw_only=True)
class Added:
    """What came of a change: when, the documents that are new, what changed, and what was left out and why."""

    at: datetime
    documents: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@frozen
class _Piece:
    """The documents of stories that go together, with the claims and judgements on them."""

    documents: tuple[str, ...]
    claims: tuple[int, ...]
    judgements: tuple[Judgement, ...]

    def made_of(self, texts: Mapping[str, str]) -> str:
        """A hash of everything that it is made of; `texts` gives a hash of each document."""
        return content_id("p", [(d, texts[d]) for d in self.documents], self.claims, [j.line for j in self.judgements])


class Store:
    """Documents and claims that last, and what they establish and dispute.

    One file; a document that comes in costs its own story, and everything is as `reconcile` of all at once, with
    `together=TOGETHER`, would have it. A change is whole or not there, whenever the process ends. Two stores on one
    file wait for each other; one that waits too long raises `UnwritableOutput`. Raises `InvalidRecord` for a file that
    is no store, or that a newer version wrote.

    >>> from datetime import datetime, timezone
    >>> from factrecon.model import Document
    >>> store = Store(":memory:")
    >>> monday, tuesday = (datetime(2024, 5, d, 6, tzinfo=timezone.utc) for d in (6, 7))
    >>> _ = store.add([Document(id="a", text="A fire at the Ely mill killed 12 people on Sunday.")], now=monday)
    >>> added = store.add([Document(id="b", text="The Ely mill fire killed 21 people on Sunday.")], now=tuesday)
    >>> [(c.kind, c.before, c.after) for c in added.changes if "died" in c.ask]
    [('dispute', '12', '21')]
    >>> store.retract("b", now=tuesday).changes[0].kind
    'settled'
    """

    def __init__(
        self,
        path: str | Path,
        *,
        sources: Sequence[Source] = (),
        readers: Sequence[Reader | Read] = READERS,
        frames: Sequence[Frame | str | EllipsisType] | None = None,
        rules: Sequence[Rule] = RULES,
        method: str | Callable[..., Any] = "auto",
        tolerance: Tolerance = DEFAULT,
        patience: float = PATIENCE,
    ) -> None:
        """Open the store in a file, made if need be; ":memory:" is one that does not last.

        The options are those of `reconcile`; give the same each time. `patience` is how many seconds to wait for
        another who writes.
        """
        self.path = path
        self._options = Options(
            sources=tuple(sources),
            readers=tuple(readers),
            vocabulary=vocabulary_of(frames),
            rules=tuple(rules),
            method=method,
            tolerance=tolerance,
            judgements=Judgements(),
            left_out=(),
            together=TOGETHER,
            keep_ungrounded=False,
            confirm=None,
            strict=False,
        )
        self._db = opened(path, patience=patience)
        self._kept: OrderedDict[str, StoryPart] = OrderedDict()
        self._left: set[int] = set()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    # What is asked of it.

    def __len__(self) -> int:
        """How many documents it holds."""
        with self._trusted():
            return int(self._db.execute("select count(*) from document where until is null").fetchone()[0])

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that it holds, by id."""
        query = "select * from document where until is null order by id"
        with self._trusted():
            return tuple(_document(r) for r in self._db.execute(query))

    @property
    def stories(self) -> dict[str, tuple[str, ...]]:
        """The stories by their lasting ids, each with the ids of its documents."""
        out: dict[str, list[str]] = defaultdict(list)
        query = (
            "select p.story, d.id from document d join part p on p.number = d.part where d.until is null order by d.id"
        )
        with self._trusted():
            for story, document in self._db.execute(query):
                out[story].append(document)
        return {story: tuple(out[story]) for story in sorted(out)}

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """What a person judged, in the order given."""
        with self._trusted():
            rows = self._db.execute("select verdict, a, b, note, about from judgement order by number")
            return tuple(Judgement(*r) for r in rows)

    def reconciliation(self, *, story: str | None = None) -> Reconciliation:
        """Everything, or one story by its id or the beginning of it, as `reconcile` would make it.

        Raises `UnknownName` for a story that is not there.
        """
        with self._reading():
            judged = Judgements.of(self.judgements)
            options = evolve(self._options, judgements=judged)
            if story is None:
                homes = self._homes()
                parts = [self._part(r["number"]) for r in self._db.execute("select number from part order by number")]
                judgements = judged_stories(self.documents, judged)
                made = combine(
                    parts or [self._made(_Piece((), (), ()), None)], options, stories=homes, judged=judgements
                )
            else:
                number = self._number_of(story)
                part = self._part(number)
                homes = self._homes([d.id for d in part.documents])
                made = combine([part], options, stories=homes, credibility=self._credibility(part))
                named = self._db.execute(
                    "select asked, question from verdict where until is null and part = ?", (number,)
                )
                made = evolve(made, asked={r["asked"]: r["question"] for r in named})
            told = self._rows(
                "select question, was from verdict where until is null and was != '[]' and question in ({})",
                made.asked.values(),
            )
            return evolve(made, was={r["question"]: tuple(json.loads(r["was"])) for r in told})

    def changes(self, *, since: datetime | None = None) -> tuple[Change, ...]:
        """What changed after a moment, or ever, in the order in which it was found."""
        after = _moment(since) if since is not None else ""
        with self._trusted():
            rows = self._db.execute("select * from change where at > ? order by number", (after,))
            return tuple(_change(r) for r in rows)

    def at(self, time: datetime) -> dict[str, Any]:
        """What was known at a moment, as a report that `explain` and `report` take; texts aside."""
        with self._trusted():
            return self._known_at(_moment(time))

    def _known_at(self, moment: str) -> dict[str, Any]:
        then = "since <= ? and (until is null or until > ?)"
        bodies = [
            unpacked(r["body"]) for r in self._db.execute(f"select body from verdict where {then}", (moment, moment))
        ]
        papers = [
            _document(r) for r in self._db.execute(f"select * from document where {then} order by id", (moment, moment))
        ]
        story_of = {
            str(a["document"]): q["story"]
            for q in bodies for c in q["claims"] for a in c["assertions"] if a.get("document") and q.get("story")
        }  # fmt: skip
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

    # What changes it.

    def add(
        self, documents: Iterable[Document | Assertion], *, now: datetime, progress: Progress | None = None
    ) -> Added:
        """Take documents and claims in, all or, should the process end, none; what changed at `now`.

        A document that is there already changes nothing; one of the same id with another text takes the other's place.
        A document that cannot be read for an error of ours is left out, and told of. Times never go back: a `now`
        before the last change counts as that change's.
        """
        papers, claims = [], []
        for record in documents:
            if isinstance(record, Document):
                papers.append(record)
            elif isinstance(record, Assertion):
                claims.append(record)
            else:
                raise InvalidRecord(f"give documents and claims, each by itself; this is a {type(record).__name__}")
        with self._writing(now) as moment:
            fresh: dict[str, Document] = {}
            touched: set[str] = set()
            for d in papers:
                held = self._db.execute("select * from document where id = ? and until is null", (d.id,)).fetchone()
                if held is not None and _document(held) == d:
                    continue
                if held is not None:
                    touched |= self._without(d.id, moment)
                self._enter(d, moment)
                fresh[d.id] = d
            for claim in claims:
                self._enter_claim(claim, moment)
            touched |= fresh.keys()
            gone = self._settled(touched, fresh.keys(), moment, progress, everything=bool(claims))
            left = tuple(LeftOut(name, reason) for name, reason in gone)
            return self._told(moment, [n for n in fresh if n not in dict(gone)], left)

    def retract(self, document: str, *, now: datetime) -> Added:
        """Take a document out as if it had never come; what changed. Raises `UnknownName` for one that is not there."""
        with self._writing(now) as moment:
            if not self._db.execute("select 1 from document where id = ? and until is null", (document,)).fetchone():
                raise UnknownName(f"the store holds no document {document!r}")
            touched = self._without(document, moment)
            self._settled(touched, (), moment, None)
            return self._told(moment, [], ())

    def judge(self, judgements: Iterable[Judgement], *, now: datetime) -> Added:
        """Remember what a person judged, and obey it; what changed. The later of two on one pair counts.

        Raises `InvalidRecord` where what is the same through others is also judged different.
        """
        said = tuple(judgements)
        with self._writing(now) as moment:
            for j in said:
                self._forget(j)
                self._db.execute(
                    "insert into judgement(verdict, about, a, b, note, since) values(?, ?, ?, ?, ?, ?)",
                    (j.verdict, j.about, j.a, j.b, j.note, moment),
                )
            Judgements.of(self.judgements)
            self._settled(self._judged(said), (), moment, None, everything=True)
            return self._told(moment, [], ())

    def take_back(self, judgement: Judgement, *, now: datetime) -> Added:
        """Forget a judgement; what changed. Raises `UnknownName` for one that was not given."""
        with self._writing(now) as moment:
            if not self._forget(judgement):
                raise UnknownName(f"no such judgement: {judgement.line!r}")
            self._settled(self._judged([judgement]), (), moment, None, everything=True)
            return self._told(moment, [], ())

    def _forget(self, judgement: Judgement) -> bool:
        query = "delete from judgement where about = ? and (a, b) in (values (?, ?), (?, ?))"
        a, b = judgement.pair
        return self._db.execute(query, (judgement.about, a, b, b, a)).rowcount > 0

    def _judged(self, judgements: Iterable[Judgement]) -> set[str]:
        return {name for j in judgements if j.about == "story" for name in j.pair}

    # Transactions.

    @contextmanager
    def _trusted(self) -> Iterator[None]:
        """What the file does not hold as a store writes it is told of as such, whichever way it comes out."""
        try:
            yield
        except (FactreconError, sqlite3.ProgrammingError, *NOT_OF_A_RECORD):
            raise
        except sqlite3.OperationalError as error:
            raise UnwritableOutput(f"{self.path}: cannot be used ({error})") from error
        except Exception as error:
            if self._options.own:
                raise  # it may be the fault of what was passed
            what = str(error) if isinstance(error, sqlite3.Error) else internal(error)
            mend = "restore it from a copy, or make it anew from its documents"
            raise UnreadableInput(f"{self.path}: a damaged store ({what}); {mend}") from error

    @contextmanager
    def _writing(self, now: datetime) -> Iterator[str]:
        with self._trusted():
            try:
                self._db.execute("begin immediate")
            except sqlite3.OperationalError as error:
                raise UnwritableOutput(
                    f"{self.path}: another one is writing to it; try again later ({error})"
                ) from error
            try:
                last = self._db.execute("select value from meta where key = 'last'").fetchone()
                moment = max(_moment(now), last["value"] if last else "")
                self._db.execute("insert or replace into meta values('last', ?)", (moment,))
                self._left = set()
                yield moment
                self._db.execute("commit")
            except BaseException:
                self._rolled_back()
                raise

    def _rolled_back(self) -> None:
        if self._db.in_transaction:
            with suppress(sqlite3.DatabaseError):  # a damaged file has nothing to go back to
                self._db.execute("rollback")

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._trusted():
            self._db.execute("begin")
            try:
                yield
            finally:
                self._rolled_back()

    def _told(self, moment: str, documents: Sequence[str], left_out: tuple[LeftOut, ...]) -> Added:
        rows = self._db.execute("select * from change where number > ? order by number", (self._last_change,))
        changes = tuple(_change(r) for r in rows)
        return Added(at=datetime.fromisoformat(moment), documents=tuple(documents), changes=changes, left_out=left_out)

    # Documents, their keys and links.

    def _enter(self, d: Document, moment: str) -> None:
        self._db.execute(
            "insert into document(id, source, title, published, url, origin, body_start, text, since)"
            " values(?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                d.id, d.source, d.title, d.published.isoformat() if d.published else None, d.url, d.origin,
                d.body_start, json.dumps(d.text), moment,
            ),
        )  # fmt: skip
        keys = StoryKeys.of(d)
        self._db.execute("create temp table if not exists mine(key text primary key, share integer not null)")
        self._db.execute("delete from mine")
        self._db.executemany("insert into mine values(?, ?)", keys.keys.items())
        shared = self._db.execute(
            "select p.document, sum(p.share * m.share) as shared, d.published from mine m join posting p using(key)"
            " join document d on d.id = p.document and d.until is null"
            " where p.document != ? group by p.document having shared >= ?",
            (d.id, round(LEAST * SCALE * SCALE)),
        ).fetchall()
        for row in shared:
            alike = likeness(row["shared"], keys.day, _day(row["published"]))
            if alike >= LEAST * SCALE:
                a, b = sorted((d.id, row["document"]))
                self._db.execute("insert into link values(?, ?, ?)", (a, b, alike))
        self._db.executemany(
            "insert into posting values(?, ?, ?)", ((key, d.id, share) for key, share in keys.keys.items())
        )

    def _without(self, document: str, moment: str) -> set[str]:
        """Take a document out; those that it was linked with, and those of its story."""
        part = self._db.execute("select part from document where id = ? and until is null", (document,)).fetchone()[0]
        beside = self._db.execute("select id from document where until is null and part = ?", (part,))
        near = self._linked([document]) | {r["id"] for r in beside}
        if part is not None:
            self._left.add(part)
        self._db.execute(
            "update document set until = ?, part = null where id = ? and until is null", (moment, document)
        )
        self._db.execute("delete from posting where document = ?", (document,))
        self._db.execute("delete from link where a = ? or b = ?", (document, document))
        return near - {document}

    def _enter_claim(self, claim: Assertion, moment: str) -> None:
        row = json.dumps(assertion_to_row(claim), sort_keys=True)
        again = assertion_from_row(json.loads(row))
        subject = again.claim.question.subject_key
        holder = again.document or again.source
        self._db.execute(
            "insert or ignore into claim(row, subject, holder, since) values(?, ?, ?, ?)",
            (row, subject, holder, moment),
        )

    def _linked(self, names: Collection[str]) -> set[str]:
        """Those that links of the threshold connect with some documents, in one step."""
        least = round(TOGETHER * SCALE)
        out: set[str] = set()
        for some in _by_many(sorted(names)):
            marks = ",".join("?" * len(some))
            for one, other in (("a", "b"), ("b", "a")):
                query = f"select {other} from link where {one} in ({marks}) and likeness >= ?"
                out |= {r[0] for r in self._db.execute(query, (*some, least))}
        return out

    def _rows(self, query: str, names: Iterable[str]) -> Iterator[sqlite3.Row]:
        """The rows of a query that ends in `in ({})`, whatever the number of names."""
        for some in _by_many(sorted(names)):
            yield from self._db.execute(query.format(",".join("?" * len(some))), some)

    def _regrouped(self, touched: Collection[str], judged: Judgements) -> set[str]:
        """Group the neighbourhood of some documents anew; all documents of it."""
        rows = self._rows("select id from document where until is null and id in ({})", touched)
        near = {r["id"] for r in rows}
        same = [p for p in judged.same if self._has(p)]
        different = [p for p in judged.different if self._has(p)]
        frontier = set(near)
        while frontier:
            found = self._linked(frontier)
            found |= {x for a, b in same for x, y in ((a, b), (b, a)) if y in frontier}
            frontier = found - near
            near |= frontier
        keys: dict[str, dict[str, int]] = {name: {} for name in near}
        for r in self._rows("select document, key, share from posting where document in ({}) order by key", near):
            keys[r["document"]][r["key"]] = r["share"]
        days = {
            r["id"]: _day(r["published"])
            for r in self._rows("select id, published from document where until is null and id in ({})", near)
        }
        known = {name: StoryKeys(name, days[name], keys[name]) for name in near}
        links = sorted(
            (r["a"], r["b"], r["likeness"])
            for r in self._rows("select a, b, likeness from link where a in ({})", near)
            if r["b"] in near
        )
        for members, inside in neighbourhoods(known, links, same=same):
            here = {m: known[m] for m in members}
            for story in group(here, inside, same=same, different=different):
                for name in story:
                    self._db.execute(
                        "update document set story = ? where id = ? and until is null and story is not ?",
                        (story[0], name, story[0]),
                    )
        return near

    def _has(self, pair: tuple[str, str]) -> bool:
        query = "select count(*) from document where until is null and id in (?, ?)"
        return bool(self._db.execute(query, pair).fetchone()[0] == 2)

    # Stories, made anew where they changed.

    def _settled(
        self,
        touched: Collection[str],
        new: Collection[str],
        moment: str,
        progress: Progress | None,
        *,
        everything: bool = False,
    ) -> list[tuple[str, str]]:
        """Bring the stories that some documents touch up to date; documents that broke something, and how."""
        self._last_change = self._db.execute("select coalesce(max(number), 0) from change").fetchone()[0]
        judged = Judgements.of(self.judgements)
        near = self._regrouped(touched, judged)
        joint = everything or any(j.about != "story" for j in judged.listed) or self._claims
        if joint:
            pieces = self._divided(judged)
            old = {r["number"]: r["made_of"] for r in self._db.execute("select number, made_of from part")}
        else:
            stories: dict[str, list[str]] = defaultdict(list)
            known = set(self._left)
            for r in self._rows("select id, story, part from document where until is null and id in ({})", near):
                stories[r["story"]].append(r["id"])
                known |= {r["part"]} - {None}
            old = {
                r["number"]: r["made_of"]
                for number in known
                for r in self._db.execute("select number, made_of from part where number = ?", (number,))
            }
            pieces = [_Piece(tuple(sorted(names)), (), ()) for names in stories.values()]
        texts = self._hashes({d for p in pieces for d in p.documents})
        standing = {made_of: number for number, made_of in old.items()}
        wanted = {p.made_of(texts): p for p in sorted(pieces, key=lambda p: (p.documents, p.claims))}
        anew = {made_of: p for made_of, p in wanted.items() if made_of not in standing}
        dropped = [number for made_of, number in standing.items() if made_of not in wanted]
        before = self._dropped(dropped, moment)
        parts, gone = self._made_anew(list(anew.values()), new, moment, progress)
        self._entered(parts, before, new, moment)
        return gone

    @property
    def _claims(self) -> bool:
        return self._db.execute("select 1 from claim limit 1").fetchone() is not None

    def _hashes(self, names: Iterable[str]) -> dict[str, str]:
        query = (
            "select id, source, title, published, url, origin, body_start, text from document where until is "
            "null and id in ({})"
        )
        return {r["id"]: content_id("t", *tuple(r)[1:]) for r in self._rows(query, names)}

    def _divided(self, judged: Judgements) -> list[_Piece]:
        rows = self._db.execute("select id, url, story from document where until is null order by id").fetchall()
        numbers = {story: n for n, story in enumerate(sorted({r["story"] for r in rows}))}
        stubs = [Document(id=r["id"], text="", url=r["url"]) for r in rows]
        stories = {r["id"]: numbers[r["story"]] for r in rows}
        claims = [
            (r["number"], assertion_from_row(json.loads(r["row"])))
            for r in self._db.execute("select number, row from claim order by row")
        ]
        number = {id(a): n for n, a in claims}
        found = divided(stubs, [a for _, a in claims], stories, judged)
        return [_Piece(tuple(d.id for d in p), tuple(number[id(a)] for a in c), j) for p, c, j in found]

    def _dropped(self, numbers: Iterable[int], moment: str) -> dict[str, tuple[Record, Sequence[str]]]:
        """Take parts out; the questions that they answered by id, with what those came from."""
        before: dict[str, tuple[Record, Sequence[str]]] = {}
        for number in numbers:
            for r in self._db.execute("select * from verdict where part = ? and until is null", (number,)):
                before[r["question"]] = (unpacked(r["body"]), json.loads(r["was"]))
            for table in ("learnt", "assertion", "kept_link"):
                self._db.execute(f"delete from {table} where part = ?", (number,))
            self._db.execute("delete from part where number = ?", (number,))
            self._db.execute("update claim set part = null where part = ?", (number,))
        return before

    def _made_anew(
        self, pieces: Sequence[_Piece], new: Collection[str], moment: str, progress: Progress | None
    ) -> tuple[list[tuple[int, StoryPart]], list[tuple[str, str]]]:
        parts: list[tuple[int, StoryPart]] = []
        gone: list[tuple[str, str]] = []
        for done, piece in enumerate(pieces):
            if progress:
                progress("reading", done, len(pieces))
            part, broken = self._sound(piece, _among(progress, done, len(pieces)))
            for d, error in broken:
                if d.id not in new:
                    raise error
                self._without(d.id, moment)
                self._db.execute("delete from document where id = ? and since = ?", (d.id, moment))
                gone.append((d.id, internal(error)))
            if not part.documents and not part.given and not part.judgements:
                continue
            piece = evolve(piece, documents=tuple(d.id for d in part.documents))
            made_of = piece.made_of(self._hashes(piece.documents))
            self._keep(made_of, part)
            names = story_ids(part.documents, dict.fromkeys((d.id for d in part.documents), 0))
            story = next(iter(names.values()), None)
            ask = next((q.ask for q in part.graph.questions if q.ask), "")
            number = self._db.execute(
                "insert into part(made_of, story, ask, updated) values(?, ?, ?, ?)", (made_of, story, ask, moment)
            ).lastrowid
            assert number is not None
            for name in piece.documents:
                self._db.execute("update document set part = ? where id = ? and until is null", (number, name))
            for claim in piece.claims:
                self._db.execute("update claim set part = ? where number = ?", (number, claim))
            for kind, learnt in (("origin", part.origins), ("source", part.sources)):
                self._db.executemany(
                    "insert into learnt values(?, ?, ?, ?, ?)",
                    ((number, kind, n, w, t) for n, (w, t) in learnt.items()),
                )
            self._db.executemany(
                "insert into kept_link values(?, ?, ?, ?, ?, ?)",
                ((number, x.kind, x.a, x.b, x.evidence, x.reason) for x in part.matched.links),
            )
            parts.append((number, part))
        return parts, gone

    def _sound(self, piece: _Piece, progress: Progress | None) -> tuple[StoryPart, list[tuple[Document, Exception]]]:
        """The part, less the documents that break something."""
        kept = self._cached(piece.documents)
        try:
            return self._made(piece, kept, progress), []
        except NOT_OF_A_RECORD:
            raise
        except Exception:
            papers = [_document(r) for r in self._papers(piece.documents)]
            sound, gone = without_faults(
                papers, lambda some: self._made(evolve(piece, documents=tuple(d.id for d in some)), None)
            )
            if not gone:
                raise
            return self._made(evolve(piece, documents=tuple(d.id for d in sound)), None), gone

    def _papers(self, names: Iterable[str]) -> list[sqlite3.Row]:
        return sorted(
            self._rows("select * from document where until is null and id in ({})", names), key=lambda r: str(r["id"])
        )

    def _made(self, piece: _Piece, kept: Sequence[StoryPart] | None, progress: Progress | None = None) -> StoryPart:
        papers = [_document(r) for r in self._papers(piece.documents)]
        claims = [
            assertion_from_row(
                json.loads(self._db.execute("select row from claim where number = ?", (n,)).fetchone()[0])
            )
            for n in piece.claims
        ]
        among = [_document(r) for r in self._db.execute("select * from document where until is null limit 1")]
        readings = joined_readings(p.readings for p in kept) if kept else None
        return make_part(papers, claims, piece.judgements, self._options, among=among, kept=readings, progress=progress)

    def _keep(self, made_of: str, part: StoryPart) -> None:
        self._kept[made_of] = part
        self._kept.move_to_end(made_of)
        while len(self._kept) > MOST_PARTS:
            self._kept.popitem(last=False)

    def _cached(self, documents: Collection[str]) -> list[StoryPart]:
        wanted = set(documents)
        return [p for p in self._kept.values() if any(d.id in wanted for d in p.documents)]

    def _part(self, number: int) -> StoryPart:
        """A part as it was made, or made again from what it is made of."""
        made_of = self._db.execute("select made_of from part where number = ?", (number,)).fetchone()["made_of"]
        held = self._kept.get(made_of)
        if held is None:
            held = self._made(self._piece(number), None)
            self._keep(made_of, held)
        return held

    def _piece(self, number: int) -> _Piece:
        names = [
            r["id"]
            for r in self._db.execute("select id from document where part = ? and until is null order by id", (number,))
        ]
        claims = [
            r["number"] for r in self._db.execute("select number from claim where part = ? order by row", (number,))
        ]
        judged = Judgements.of(self.judgements)
        if any(j.about != "story" for j in judged.listed):
            return next(p for p in self._divided(judged) if (list(p.documents), list(p.claims)) == (names, claims))
        return _Piece(tuple(names), tuple(claims), ())

    def _credibility(self, part: StoryPart) -> tuple[dict[str, float], dict[str, float]]:
        """How credible the voices and the sources of a part are, by all stories."""
        out = []
        for kind, names in (("origin", part.origins), ("source", part.sources)):
            query = (
                f"select name, sum(won) as won, sum(told) as told from learnt where kind = '{kind}' and name in "
                f"({{}}) group by name"
            )
            learnt = {r["name"]: (r["won"], r["told"]) for r in self._rows(query, names)}
            out.append(credibility_of([learnt], self._options.prior))
        return out[0], out[1]

    def _homes(self, documents: Iterable[str] | None = None) -> dict[str, int]:
        """The number of each document's story, of all or of some."""
        query = "select id, story from document where until is null"
        if documents is None:
            rows = self._db.execute(f"{query} order by id").fetchall()
        else:
            rows = sorted(self._rows(f"{query} and id in ({{}})", documents), key=lambda r: str(r["id"]))
        numbers = {story: n for n, story in enumerate(sorted({r["story"] for r in rows}))}
        return {r["id"]: numbers[r["story"]] for r in rows}

    def _number_of(self, story: str) -> int:
        found = self._db.execute(
            "select number, story from part where story = ? or substr(story, 1, length(?)) = ?", (story, story, story)
        ).fetchall()
        exact = [r for r in found if r["story"] == story] or found
        if len(exact) != 1:
            listed = "; ".join(
                sorted(r["story"] for r in self._db.execute("select story from part where story is not null limit 20"))
            )
            problem = "several stories begin with" if exact else "no story"
            raise UnknownName(f"{problem} {story!r}; there are: {listed}")
        return int(exact[0]["number"])

    # Verdicts and changes.

    def _entered(
        self,
        parts: Sequence[tuple[int, StoryPart]],
        before: Mapping[str, tuple[Record, Sequence[str]]],
        new: Collection[str],
        moment: str,
    ) -> None:
        """Enter the verdicts of parts made anew in place of those before, and what changed by them."""
        made = {number: self._side_by_side(part) for number, part in parts}
        answers = [(number, a) for number, m in made.items() for a in first_answers(m.graph)]
        first = {a.question: a for _, a in answers}
        ids, renamed = self._named([a for _, a in answers], before, moment)
        after: dict[str, tuple[int, FirstAnswer, dict[str, Any]]] = {}
        for number, m in made.items():
            data = evolve(m, asked={q: ids[q] for q in m.asked}).to_json()
            asked = {ids[q]: q for q in m.asked}
            events = {e["id"]: e for e in data["events"]}
            for question in data["questions"]:
                after[question["id"]] = number, first[asked[question["id"]]], by_itself(question, events)
            self._db.executemany(
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
        single = {ids[q.id] for m in made.values() for q in m.graph.questions if q.single}
        held = {i: (asserted_by(q), was) for i, (q, was) in before.items()}
        was = came_from(held, {i: asserted_by(q) for i, (_, _, q) in after.items()})
        told = {i: {**q, "was": list(was.get(i, ()))} for i, (_, _, q) in after.items()}
        for identity in before.keys() - after.keys():
            self._db.execute("update verdict set until = ? where question = ? and until is null", (moment, identity))
        for identity, record in told.items():
            number, answer, _ = after[identity]
            self._verdict(number, answer, record, before.get(identity), moment)
        for home, answer, other in renamed:
            self._verdict(home, answer, other, None, moment)
        for kind, q, then, now, reason in changes_between({i: q for i, (q, _) in before.items()}, told, new, single):
            places = {str(a["document"]) for c in q["claims"] for a in c["assertions"] if a.get("document") in new}
            self._db.execute(
                "insert into change(at, kind, question, story, ask, before, after, reason, documents)"
                " values(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (moment, kind, q["id"], q["story"], q["ask"], then, now, reason, json.dumps(sorted(places))),
            )

    def _side_by_side(self, part: StoryPart) -> Reconciliation:
        """The reconciliation of one part, its sources weighed by all."""
        stories = dict.fromkeys((d.id for d in part.documents), 0)
        return combine([part], self._options, stories=stories, credibility=self._credibility(part))

    def _named(
        self, answers: Sequence[FirstAnswer], before: Mapping[str, tuple[Record, Sequence[str]]], moment: str
    ) -> tuple[dict[str, str], list[tuple[int, FirstAnswer, Record]]]:
        """Ids for questions beside those of other stories that were first answered alike; and of these, which are out
        now and to be entered again, those whose id is another then."""
        rows = self._rows("select distinct identity from verdict where until is null and question in ({})", before)
        identities = {r["identity"] for r in rows} | {a.identity for a in answers}
        others = {
            r["asked"]: r
            for r in self._rows(
                "select * from verdict where until is null and part in (select number from part) and identity in ({})",
                identities,
            )
        }
        beside = [_first(r) for r in others.values()]
        ids = assigned([*answers, *beside])
        renamed = {asked: r for asked, r in others.items() if ids[asked] != r["question"]}
        out: list[tuple[int, FirstAnswer, Record]] = []
        for asked, r in renamed.items():
            self._db.execute("update verdict set until = ? where number = ?", (moment, r["number"]))
            q = unpacked(r["body"])
            was = sorted({*q["was"], r["question"]} - {ids[asked]})
            out.append((r["part"], _first(r), {**q, "id": ids[asked], "was": was}))
            self._db.execute(
                "update assertion set question = ? where part = ? and question = ?",
                (ids[asked], r["part"], r["question"]),
            )
        return ids, out

    def _verdict(
        self, part: int, answer: FirstAnswer, q: Record, before: tuple[Record, Sequence[str]] | None, moment: str
    ) -> None:
        if before is not None:
            if json.dumps(before[0], sort_keys=True) == json.dumps(q, sort_keys=True):
                self._db.execute(
                    "update verdict set part = ?, asked = ?, identity = ?, first = ? where question = ? and until is "
                    "null",
                    (part, answer.question, answer.identity, json.dumps([answer.when, answer.words]), q["id"]),
                )
                return
            self._db.execute("update verdict set until = ? where question = ? and until is null", (moment, q["id"]))
        best = dict(q.get("best") or {})
        self._db.execute(
            "insert into verdict(question, asked, identity, first, part, story, ask, status, told, best, was, "
            "asserted, body, since)"
            " values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                q["id"],
                answer.question,
                answer.identity,
                json.dumps([answer.when, answer.words]), part, q["story"], q["ask"], q["status"], q.get("told"), best.get("text"),
                json.dumps(q["was"]), json.dumps(sorted(asserted_by(q))), packed(q), moment,
            ),
        )  # fmt: skip


def _among(progress: Progress | None, done: int, pieces: int) -> Progress | None:
    """Tells what is done of one piece as a part of them all; the pairs of each are counted by themselves."""
    if progress is None:
        return None
    return lambda step, n, of: (
        progress(step, done * of + n, pieces * of) if step == "reading" else progress(step, n, of)
    )


def _first(row: sqlite3.Row) -> FirstAnswer:
    when, words = _tuples(json.loads(row["first"]))
    return FirstAnswer(row["identity"], when, words, row["asked"])


def _tuples(data: Any) -> Any:
    """Lists as the tuples that they were before they were written as JSON."""
    return tuple(_tuples(x) for x in data) if isinstance(data, list) else data


def _by_many(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, len(names), _MANY):
        yield names[first : first + _MANY]


def _moment(time: datetime) -> str:
    """A moment as it sorts: in universal time, which one without a zone is taken to be in."""
    if not isinstance(time, datetime):
        raise InvalidRecord(f"a time of day is needed, not {time!r}")
    known = time if time.tzinfo is not None else time.replace(tzinfo=UTC)
    return known.astimezone(UTC).isoformat(timespec="microseconds")


def _published(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def _day(published: str | None) -> int | None:
    return date.fromisoformat(published[:10]).toordinal() if published else None


def _document(row: sqlite3.Row) -> Document:
    text = json.loads(row["text"])
    if not isinstance(text, str):
        raise TypeError(f"the text of {row['id']} is no text")  # a damaged store, not somebody's wrong argument
    return Document(
        id=row["id"],
        text=text,
        source=row["source"],
        title=row["title"],
        published=_published(row["published"]),
        url=row["url"],
        origin=row["origin"],
        body_start=row["body_start"],
    )


def _change(row: sqlite3.Row) -> Change:
    return Change(
        number=row["number"],
        at=datetime.fromisoformat(row["at"]),
        kind=row["kind"],
        question=row["question"],
        story=row["story"],
        ask=row["ask"],
        before=row["before"],
        after=row["after"],
        reason=row["reason"],
        documents=tuple(json.loads(row["documents"])),
    )
