"""A store: one file in which documents, claims, stories, verdicts and judgements last."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import EllipsisType, TracebackType
from typing import Any, Final

from attrs import evolve, frozen

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.comparison import Rule
from factrecon.errors import FactreconError, InvalidRecord, UnknownName, UnreadableInput, UnwritableOutput
from factrecon.faults import NOT_OF_A_RECORD, internal
from factrecon.frames import Frame
from factrecon.matching.judgements import Judgement, Judgements
from factrecon.matching.stories.finding import TOGETHER
from factrecon.model import Assertion, Document, Source
from factrecon.readers import READERS, Read, Reader, vocabulary_of
from factrecon.reconciliation import Reconciliation, combine, judged_stories
from factrecon.records import LeftOut
from factrecon.report_data import tolerance_data
from factrecon.rules import RULES
from factrecon.store.changes import Change
from factrecon.store.claims_table import claims_table
from factrecon.store.grouping import enter_document, homes, regroup, relink, take_out
from factrecon.store.making import Maker, Progress, among
from factrecon.store.past import known_at
from factrecon.store.pieces import Piece, are_joint, enter_claim, pieces, pieces_near, text_hashes
from factrecon.store.rows import change_of, document_of, judgements_of, moment_of, named_rows
from factrecon.store.schema import VERSION, opened
from factrecon.store.standing import drop_parts, enter_part, enter_verdicts
from factrecon.store.told import NO_PART, enter_told
from factrecon.story_parts import Options, StoryPart
from factrecon.version import __version__

__all__ = ["Added", "Store"]

PATIENCE: Final = 5.0
"""Seconds that a store waits for another one to finish writing."""


@frozen(kw_only=True)
class Added:
    """What came of a change: when, the documents that are new, what changed, and what was left out and why."""

    at: datetime
    documents: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


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
        options = Options(
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
        self._maker = Maker(self._db, options)
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
            return tuple(document_of(r) for r in self._db.execute(query))

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

    def claims_table(self) -> Any:
        """What sources claim now, as a `pyarrow.Table` that `fuse` and `factrecon.tables.read_claims` take.

        Its columns are object (the id of the question), attribute, source, origin, value, unit and weight. Raises
        `MissingExtra` without pyarrow.
        """
        with self._trusted():
            return claims_table(self._db)

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """What a person judged, in the order given."""
        with self._trusted():
            return judgements_of(self._db)

    def reconciliation(self, *, story: str | None = None) -> Reconciliation:
        """Everything, or one story by its id or the beginning of it, as `reconcile` would make it.

        Raises `UnknownName` for a story that is not there.
        """
        with self._reading():
            judged = Judgements.of(self.judgements)
            options = evolve(self._maker.options, judgements=judged)
            if story is None:
                home = homes(self._db)
                parts = [
                    self._maker.part(r["number"]) for r in self._db.execute("select number from part order by number")
                ]
                judgements = judged_stories({d.id for d in self.documents}, judged)
                made = combine(parts or [self._maker.made(Piece((), (), ()))], options, stories=home, judged=judgements)
            else:
                number = self._number_of(story)
                part = self._maker.part(number)
                home = homes(self._db, [d.id for d in part.documents])
                made = combine([part], options, stories=home, credibility=self._maker.credibility(part))
                named = self._db.execute(
                    "select asked, question from verdict where until is null and part = ?", (number,)
                )
                made = evolve(made, asked={**made.asked, **{r["asked"]: r["question"] for r in named}})
            told = named_rows(
                self._db,
                "select question, was from verdict where until is null and was != '[]' and question in ({})",
                made.asked.values(),
            )
            return evolve(made, was={r["question"]: tuple(json.loads(r["was"])) for r in told})

    def changes(self, *, since: datetime | None = None) -> tuple[Change, ...]:
        """What changed after a moment, or ever, in the order in which it was found."""
        after = moment_of(since) if since is not None else ""
        with self._trusted():
            rows = self._db.execute("select * from change where at > ? order by number", (after,))
            return tuple(change_of(r) for r in rows)

    def at(self, time: datetime) -> dict[str, Any]:
        """What was known at a moment, as the report of then, which `explain` and `report` take.

        Verdicts are as they were told; ids of events and claims count what stood then. What versions before this one
        did not keep is not there: of their moments, what linked documents, judgements and the tolerance.
        """
        with self._trusted():
            return known_at(self._db, moment_of(time), self._maker.options.prior)

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
                if held is not None and document_of(held) == d:
                    continue
                if held is not None:
                    touched |= self._without(d.id, moment)
                enter_document(self._db, d, moment)
                fresh[d.id] = d
            for claim in claims:
                enter_claim(self._db, claim, moment)
            touched |= fresh.keys()
            gone = self._settled(touched, fresh.keys(), moment, progress, everything=bool(claims))
            left = tuple(LeftOut(name, reason) for name, reason in gone)
            return self._told(moment, [n for n in fresh if n not in dict(gone)], left)

    def retract(self, *documents: str, now: datetime) -> Added:
        """Take documents out, by their ids, as if they had never come; what changed. Raises `UnknownName` for one that
        is not there, and then takes none out.
        """
        with self._writing(now) as moment:
            touched: set[str] = set()
            for name in dict.fromkeys(documents):
                if not self._db.execute("select 1 from document where id = ? and until is null", (name,)).fetchone():
                    raise UnknownName(f"the store holds no document {name!r}")
                touched |= self._without(name, moment)
            self._settled(touched - set(documents), (), moment, None)
            return self._told(moment, [], ())

    def judge(self, judgements: Iterable[Judgement], *, now: datetime) -> Added:
        """Remember what a person judged, and obey it; what changed. The later of two on one pair counts.

        Raises `InvalidRecord` where what is the same through others is also judged different.
        """
        said = tuple(judgements)
        with self._writing(now) as moment:
            for j in said:
                self._forget(j, moment)
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
            if not self._forget(judgement, moment):
                raise UnknownName(f"no such judgement: {judgement.line!r}")
            self._settled(self._judged([judgement]), (), moment, None, everything=True)
            return self._told(moment, [], ())

    def _forget(self, judgement: Judgement, moment: str) -> bool:
        pair = "about = ? and (a, b) in (values (?, ?), (?, ?))"
        query = f"update judgement set until = ? where until is null and {pair}"
        a, b = judgement.pair
        return self._db.execute(query, (moment, judgement.about, a, b, b, a)).rowcount > 0

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
            if self._maker.options.own:
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
                moment = max(moment_of(now), last["value"] if last else "")
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
        changes = tuple(change_of(r) for r in rows)
        return Added(at=datetime.fromisoformat(moment), documents=tuple(documents), changes=changes, left_out=left_out)

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
        anew = self._made_by_another(moment)
        if anew:
            relink(self._db)
        near = regroup(self._db, touched, judged, everything=anew)
        if anew or everything or are_joint(self._db, judged):
            found = pieces(self._db, judged)
            old = {r["number"]: r["made_of"] for r in self._db.execute("select number, made_of from part")}
        else:
            found, known = pieces_near(self._db, near)
            query = "select number, made_of from part where number = ?"
            old = {r["number"]: r["made_of"] for n in known | self._left for r in self._db.execute(query, (n,))}
        texts = text_hashes(self._db, {d for p in found for d in p.documents})
        wanted = {p.made_of(texts): p for p in sorted(found, key=lambda p: (p.documents, p.claims))}
        standing = set() if anew else wanted.keys() & old.values()
        dropped = [number for number, made_of in old.items() if made_of not in standing]
        before = drop_parts(self._db, dropped)
        making = [p for made_of, p in wanted.items() if made_of not in standing]
        parts, gone = self._made_anew(making, new, moment, progress)
        made = {number: self._side_by_side(part, judged) for number, part in parts}
        enter_verdicts(self._db, made, before, new, moment, dropped=dropped)
        return gone

    def _made_by_another(self, moment: str) -> bool:
        """Whether another version of the library, which may read otherwise, made what stands, or one of other margins;
        this one does from now on."""
        tolerance = self._maker.options.tolerance
        maker = f"{__version__} {VERSION} {tolerance.name}"
        held = self._db.execute("select value from meta where key = 'made by'").fetchone()
        if held is not None and held["value"] == maker:
            return False
        enter_told(self._db, {NO_PART: [("tolerance", tolerance_data(tolerance))]}, [NO_PART], moment)
        self._db.execute("insert or replace into meta values('made by', ?)", (maker,))
        return True

    def _made_anew(
        self, anew: Sequence[Piece], new: Collection[str], moment: str, progress: Progress | None
    ) -> tuple[list[tuple[int, StoryPart]], list[tuple[str, str]]]:
        parts: list[tuple[int, StoryPart]] = []
        gone: list[tuple[str, str]] = []
        for done, piece in enumerate(anew):
            if progress:
                progress("reading", done, len(anew))
            part, broken = self._maker.sound(piece, among(progress, done, len(anew)))
            for d, error in broken:
                if d.id not in new:
                    raise error
                self._without(d.id, moment)
                self._db.execute("delete from document where id = ? and since = ?", (d.id, moment))
                gone.append((d.id, internal(error)))
            if not part.documents and not part.given and not part.judgements:
                continue
            kept = evolve(piece, documents=tuple(d.id for d in part.documents))
            made_of = kept.made_of(text_hashes(self._db, kept.documents))
            self._maker.keep(made_of, part)
            parts.append((enter_part(self._db, part, kept, made_of, moment), part))
        return parts, gone

    def _side_by_side(self, part: StoryPart, judged: Judgements) -> Reconciliation:
        """The reconciliation of one part, its sources weighed by all."""
        stories = dict.fromkeys((d.id for d in part.documents), 0)
        options = evolve(self._maker.options, judgements=judged)
        return combine([part], options, stories=stories, credibility=self._maker.credibility(part))

    def _without(self, document: str, moment: str) -> set[str]:
        """Take a document out; those that it was linked with, and those of its story."""
        part, near = take_out(self._db, document, moment)
        if part is not None:
            self._left.add(part)
        return near

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
