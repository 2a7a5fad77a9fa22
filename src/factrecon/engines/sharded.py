"""Fusion over parts: each round counts every part, adds the counts, and goes on with the sums alone.

The sums of each round are whole numbers by source, and are kept: a run that was killed is led through the
rounds it had finished by what they summed, and reads the parts again only from there on.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np
from attrs import evolve, field, frozen

from factrecon.canonical import Kind
from factrecon.columns import Columns
from factrecon.engines import plan
from factrecon.engines.coding import Runner, code, listed
from factrecon.engines.engine import Engine
from factrecon.engines.parts import Parts
from factrecon.engines.source import Source
from factrecon.engines.work import Work
from factrecon.errors import InvalidValue, UnknownName
from factrecon.fusion import METHODS, ROUNDS, Choice, beliefs, vote
from factrecon.fusion.copying import OVERLAP, Copying, copies_among
from factrecon.fusion.exact import GRID
from factrecon.fusion.opinion import Opinion
from factrecon.fusion.rounds import Copies, Count, Facts, Judge, Rounds, Sums, Whole, added
from factrecon.language.cells import Cells
from factrecon.tables import ANSWERS, write_rows

Progress = Callable[[str, int, int, float | None], None]
"""Called with the step, rows done, rows in all, and the seconds that are left, None while unknown."""

_MIXED: Final = frozenset({"low", "high", "estimate"})
"""Columns that hold numbers, and moments of times as text."""


@frozen(eq=False, repr=False)
class Fused:
    """What fusion made of a table that lies in an engine. Names of items are read from `files`, a part at a time.

    `credibility` is that of each origin, `source_credibility` of each source, in [0, 1]; `chosen` says which method
    decided each attribute and why. `statements` are what the engine ran, by name, `taken` how many rows came out of
    it into Python; `digest` is equal for equal answers and credibilities (`answers_digest`).
    """

    items: int
    votes: int
    left_out: int
    """Rows without a value."""
    kinds: Mapping[str, str]
    chosen: tuple[Choice, ...]
    credibility: Mapping[str, float]
    source_credibility: Mapping[str, float]
    digest: str
    files: tuple[Path, ...]
    """Parquet files of answers, in the order of items: `ANSWERS`, and as the table spells them `answer_text` and
    `vote_text`."""
    statements: tuple[tuple[str, str], ...]
    taken: int
    engine: str
    _home: Any = field(default=None)

    def __repr__(self) -> str:
        """Name the sizes, the engine and the methods."""
        methods = ", ".join(sorted({c.method for c in self.chosen}))
        return f"Fused({self.items} items, {self.votes} votes, by {methods} on {self.engine})"

    def rows(self) -> Iterator[dict[str, Any]]:
        """One row an item, as `Beliefs.rows`, with the spellings besides."""
        import pyarrow.parquet as pq

        for file in self.files:
            for row in pq.read_table(file).to_pylist():
                yield {name: _number(value) if name in _MIXED else value for name, value in row.items()}

    def write(self, file: str | Path) -> None:
        """Write the answers as CSV, in the table's own spelling; raises `UnwritableOutput`."""
        spelt = ({**row, "answer": row["answer_text"], "vote": row["vote_text"]} for row in self.rows())
        write_rows(spelt, self.items, file)


def answers_digest(rows: Iterator[Mapping[str, Any]], credibility: Mapping[str, float]) -> str:
    """A hash of answers (rows of `Beliefs.rows` or `Fused.rows`) and of the credibility of origins.

    Equal for equal winners, beliefs, statuses, intervals and credibilities, to the last bit.
    """
    digest = hashlib.sha256()
    for row in rows:
        digest.update(_told(row))
    return _ended(digest, credibility)


def _told(row: Mapping[str, Any]) -> bytes:
    return (json.dumps([None if row[k] is None else str(row[k]) for k in ANSWERS]) + "\n").encode("utf-8")


def _ended(digest: Any, credibility: Mapping[str, float]) -> str:
    for name, value in sorted(credibility.items()):
        digest.update(f"{name}\t{value!r}\n".encode())
    return str(digest.hexdigest())


def fuse_sharded(
    source: Source,
    *,
    engine: Engine,
    method: str,
    abstain: float,
    kinds: Mapping[str, str | Kind],
    cells: Cells,
    columns: Columns,
    shards: int | None,
    work: Path | None,
    progress: Progress | None,
) -> Fused:
    """Fuse a table on an engine; see `factrecon.engines.fuse`."""
    if method not in ROUNDS:
        if method not in METHODS:
            raise UnknownName(f"no fusion method {method!r}: choose one of {', '.join(METHODS)}")
        raise InvalidValue(
            f"{method} needs the whole ballot in memory: an engine runs {', '.join(ROUNDS)}; or leave engine out"
        )
    if shards is not None and shards < 1:
        raise InvalidValue(f"shards must be at least 1, not {shards}")
    home = TemporaryDirectory(prefix="factrecon-") if work is None else None
    folder = Path(home.name) if home is not None else Path(work or ".")
    asked = {
        "source": source.identity,
        "columns": [list(pair) for pair in source.chosen(columns)],
        "kinds": {name: kind if isinstance(kind, str) else repr(kind) for name, kind in sorted(kinds.items())},
        "cells": repr(cells),
        "method": method,
        "abstain": abstain,
        "shards": shards,
        "engine": engine.name,
    }
    runner = Runner(engine, Work(folder, asked))
    watch = _Watch(progress)
    watch.tell("coding", 0, 1)
    coded = code(runner, source, columns, kinds, cells)
    parts = Parts.of(runner, coded, shards)
    facts = Facts(len(coded.origins), coded.attributes, np.full(len(coded.origins), np.nan))
    judge = _run(parts, ROUNDS[method](facts), watch)
    return _answered(parts, judge, method, abstain, watch, home)


def _run(parts: Parts, rounds: Rounds, watch: _Watch) -> Judge:
    """Lead a method through its rounds."""
    sent: Any = None
    number = 0
    while True:
        try:
            request = rounds.send(sent)
        except StopIteration as done:
            judge: Judge = done.value
            return judge
        number += 1
        if isinstance(request, Count):
            sent = _counted(parts, request, number, watch)
        elif isinstance(request, Copies):
            sent = _copies(parts, request.attributes, number)
        else:
            sent = _whole(parts, request)


def _counted(parts: Parts, request: Count, number: int, watch: _Watch) -> Sums:
    work, step, file = parts.runner.work, f"round {number}", f"round-{number:03d}.npz"
    noted = work.facts(step)
    if noted is None:
        sums: Sums | None = None
        # There and back by turns: the part that was read last is at hand, and sums are the same in any order.
        for done, k in enumerate(range(len(parts)) if number % 2 else reversed(range(len(parts))), 1):
            here = request.count(parts.view(k))
            sums = here if sums is None else added(sums, here)
            watch.tell(step, parts.coded.votes * done // len(parts), parts.coded.votes)
        assert sums is not None
        with work.path(file).open("wb") as stream:
            np.savez(stream, **{f"c{i:05d}": _column(column) for i, column in enumerate(sums)})
        noted = work.done(step, file, sets=[i for i, column in enumerate(sums) if isinstance(column, frozenset)])
    try:
        with np.load(work.path(file), allow_pickle=False) as held:
            columns = [held[name] for name in sorted(held.files)]
    except (OSError, ValueError, KeyError) as error:
        raise work.broken(step, error) from error
    return tuple(frozenset(c.tolist()) if i in noted["sets"] else c for i, c in enumerate(columns))


def _column(column: Any) -> Any:
    return np.array(sorted(column), np.int64) if isinstance(column, frozenset) else column


def _copies(parts: Parts, attributes: tuple[int, ...] | None, number: int) -> Copying:
    """Pairs of origins by the items they share and the answers they share, counted by the engine."""
    runner = parts.runner
    parts.let_go()  # in a gigabyte the engine's joins and the columns of a part have no room beside one another
    wanted = range(len(parts.coded.attributes)) if attributes is None else attributes
    runner.put("contested", parts.contested())
    names = {name: f"{name}_{number}" for name in ("voice", "busy", "shared", "agreed")}

    def keep(name: str, statement: str) -> None:
        runner.keep(names[name], statement)
        runner.engine.run(name, f"select * from {names[name]}")

    keep("voice", plan.VOICE.format(attributes=listed(wanted)))
    keep("busy", plan.BUSY.format(overlap=OVERLAP))
    keep("shared", plan.SHARED.format(overlap=OVERLAP))
    keep("agreed", plan.AGREED.format(least=9 * OVERLAP // 10))
    pairs = runner.take(plan.COPIES, most=None)
    columns = (pairs.column(name).to_numpy().astype(np.int64) for name in ("one", "other", "shared", "agreed"))
    return copies_among(*columns)


def _whole(parts: Parts, request: Whole) -> Any:
    if len(parts) > 1:
        raise InvalidValue(
            f"{request.what} needs the whole ballot, which is cut in {len(parts)} parts: choose a method that goes by "
            f"rounds ({', '.join(ROUNDS)}), shards=1, or leave engine out"
        )
    return request.apply(parts.view(0))


def _answered(parts: Parts, judge: Judge, method: str, abstain: float, watch: _Watch, home: Any) -> Fused:
    """Every part judged, and written with the names of its items."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    runner, coded = parts.runner, parts.coded
    origins = coded.origins
    credibility = dict(zip(origins, judge.credibility.tolist(), strict=True))
    digest = hashlib.sha256()
    chosen = tuple(Choice(a.name, method, "asked for") for a in coded.attributes)
    files = []
    for k in range(len(parts)):
        view = parts.view(k)
        opinion: Opinion = judge.opinion(view)
        chosen = opinion.chosen or chosen
        named, texts = parts.named(k, view)
        opinion = evolve(opinion, chosen=chosen)
        found = beliefs(named, opinion, opinion if method == "vote" else vote(view), abstain=abstain)
        rows = list(found.rows())
        for row in rows:
            digest.update(_told(row))
        step, file = f"answers {k + 1} of {len(parts)}", f"answers-{k + 1:05d}.parquet"
        table = pa.table(
            {
                **{name: _arrow(name, [row[name] for row in rows]) for name in ANSWERS},
                **{f"{name}_text": _arrow(name, [texts.get(row[name]) for row in rows]) for name in ("answer", "vote")},
            }
        )
        pq.write_table(table, runner.work.path(file))
        runner.work.done(step, file)
        files.append(runner.work.path(file))
        watch.tell("judging", coded.votes * (k + 1) // len(parts), coded.votes)
    return Fused(
        items=coded.items,
        votes=coded.votes,
        left_out=coded.left_out,
        kinds=coded.kinds,
        chosen=chosen,
        credibility=credibility,
        source_credibility=_of_sources(runner, credibility),
        digest=_ended(digest, credibility),
        files=tuple(files),
        statements=tuple(runner.statements),
        taken=runner.taken,
        engine=runner.engine.name,
        home=home,
    )


def _arrow(name: str, values: list[Any]) -> Any:
    """A column of answers; ends of intervals as text, being numbers or moments."""
    import pyarrow as pa

    if name == "belief":
        return pa.array(values, pa.float64())
    return pa.array([None if value is None else str(value) for value in values], pa.string())


def _number(text: str | None) -> float | str | None:
    if text is None:
        return None
    try:
        return float(text)
    except ValueError:
        return text


def _of_sources(runner: Runner, credibility: Mapping[str, float]) -> dict[str, float]:
    """Each source's mean over the voices it prints, print by print, in whole steps as `Beliefs` sums them."""
    rows = runner.take("select origin, source, n from print order by source, origin", most=None)
    steps: dict[str, list[int]] = {}
    for origin, source, n in zip(*(rows.column(c).to_pylist() for c in ("origin", "source", "n")), strict=True):
        value = credibility[origin]
        held = steps.setdefault(source, [0, 0])
        held[0] += n * int(np.rint((0.0 if value != value else value) * GRID))
        held[1] += n
    return {source: won / GRID / told for source, (won, told) in steps.items()}


class _Watch:
    """Tells how far a run is, and how long the step at hand will take by what it took so far."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress, self._step, self._began = progress, "", 0.0

    def tell(self, step: str, done: int, whole: int) -> None:
        if self._progress is None:
            return
        if step != self._step:
            self._step, self._began = step, time.monotonic()
        taken = time.monotonic() - self._began
        left = taken * (whole - done) / done if done and taken > 0 else None
        self._progress(step, done, whole, left)
