"""From a table of claims to votes in integer codes, inside an engine.

The codes are those that `factrecon.tables` gives: every name in the order of names, every answer in the
order of values. What has no statement, the reading of cells, runs here on the distinct ones, some at a
time.
"""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from factrecon.ballot import ONE, Attribute, Shape
from factrecon.canonical import Kind, label
from factrecon.columns import Columns
from factrecon.engines import plan
from factrecon.engines.engine import MOST_TAKEN, Arrow, Engine, EngineFailed
from factrecon.engines.source import Source
from factrecon.engines.work import Work
from factrecon.errors import InvalidRecord, InvalidValue
from factrecon.language.cells import Cells
from factrecon.tables import Reading, cell_text, reading_of, weight_of

_PAGE: Final = 500_000
"""Rows read at a time in Python."""
ROWS_A_RANGE: Final = 10_000_000
"""Rows that the engine groups and sorts at a time, about: so many DuckDB holds in 250 MB."""
_EVERY: Final = 1_000
"""One row in so many is looked at for where ranges of objects begin."""
_BY_PARTS: Final = frozenset({Shape.LABEL, Shape.NUMBER, Shape.TIME})
"""Shapes of values that link no two answers: those of places and lists do, across a whole item's answers."""


@frozen
class Coded:
    """What the votes are about: sizes and names, which fit into memory; the votes lie in the engine as `vote`."""

    attributes: tuple[Attribute, ...]
    kinds: Mapping[str, str]
    """How each attribute was read."""
    origins: tuple[str, ...] = field(repr=False)
    items: int
    votes: int
    left_out: int
    """Rows without a value."""


class Runner:
    """An engine with the folder of a run: each statement is run once, and told."""

    def __init__(self, engine: Engine, work: Work) -> None:
        self.engine, self.work = engine, work
        self.statements: list[tuple[str, str]] = []
        self.taken = 0

    def keep(self, name: str, statement: str) -> None:
        """Reckon a statement into a file, unless an earlier run has."""
        file = f"{name}.parquet"
        if self.work.facts(name) is None:
            self.statements.append((name, _line(statement)))
            self.engine.keep(name, _line(statement), self.work.path(file))
            self.work.done(name, file)
        else:
            self.engine.put(name, self.work.path(file))

    def keep_given(self, name: str, statement: str, source: Source, columns: Sequence[tuple[str, str]]) -> None:
        """Reckon a statement over what was given; where that fails at one file, the error names it."""
        self.engine.put("given", source.given, columns=columns)
        try:
            self.keep(name, statement)
        except EngineFailed as error:
            file = self._failing(name, statement, source.given, columns)
            if file is None:
                raise
            raise EngineFailed(f"{file}: {error}: write that file anew, and run again") from error

    def _failing(self, name: str, statement: str, given: Any, columns: Sequence[tuple[str, str]]) -> Path | None:
        """The first of several files at which a statement fails, unless it is the engine that has died."""
        probe = self.work.path(f"{name}-probe.parquet")
        for file in given if isinstance(given, list) else []:
            try:
                self.engine.put("given", [file], columns=columns)
                self.engine.keep(f"{name}_probe", _line(statement), probe)
            except EngineFailed:
                try:
                    self.engine.take("select 1 as n")
                except EngineFailed:
                    return None
                return Path(file)
            finally:
                shutil.rmtree(probe, ignore_errors=True)
                probe.unlink(missing_ok=True)
        return None

    def take(self, statement: str, *, most: int | None = MOST_TAKEN) -> Arrow:
        """Rows of a statement, counted."""
        table = self.engine.take(_line(statement), most=most)
        self.taken += table.num_rows
        return table

    def put(self, name: str, tables: Iterator[Arrow]) -> None:
        """Give the engine what was reckoned in Python, some rows at a time, unless an earlier run has."""
        file = f"{name}.parquet"
        self.work.once(name, file, lambda path: _write(path, tables))
        self.engine.put(name, self.work.path(file))

    def pages(self, statement: str, rows: int) -> Iterator[Arrow]:
        """The rows of a statement that is numbered from 1, a page at a time."""
        for low in range(0, rows, _PAGE):
            yield self.take(statement.format(low=low, high=low + _PAGE))

    def number(self, statement: str) -> int:
        """The one whole number of a statement."""
        return int(self.take(statement).column(0)[0].as_py() or 0)


def code(runner: Runner, source: Source, columns: Columns, kinds: Mapping[str, str | Kind], cells: Cells) -> Coded:
    """Code a table of claims. Raises `InvalidRecord` for a table in which a claim lacks what it needs."""
    import pyarrow as pa

    chosen = source.chosen(columns)
    has_origin, has_weight, has_unit = (
        any(ours == name for _, ours in chosen) for name in ("origin", "weight", "unit")
    )
    claim = plan.CLAIM.format(
        unit="case when unit is null then '' else cast(unit as string) end" if has_unit else "''",
        origin=", cast(origin as string) as origin" if has_origin else "",
        weight=", weight" if has_weight else "",
    )
    runner.keep_given("claim", claim, source, chosen)
    runner.keep("cell", plan.CELL)
    held = runner.number("select max(number) as n from cell")
    runner.put("wording_of", (_texts(page) for page in runner.pages(plan.CELLS, held)))
    readings = _readings_of(runner, kinds, cells)
    runner.put("reading", (_read(page, readings) for page in runner.pages(plan.TEXTS, held)))
    runner.keep("answer", plan.ANSWER)
    runner.keep("spelt", plan.SPELT)
    runner.keep(
        "said",
        plan.SAID.format(
            origin="case when c.origin is null or c.origin = '' then c.source else c.origin end"
            if has_origin
            else "c.source",
            weight="c.weight" if has_weight else "1",
        ),
    )
    said = runner.number("select count(*) as n from said")
    if said == 0:
        raise InvalidRecord(f"{source.words}: no row with a value: nothing to fuse")
    if nameless := runner.number(plan.NAMELESS):
        raise InvalidRecord(f"{source.words}: {nameless:,} rows with a value lack an object, an attribute or a source")
    for column in ("origin", "attribute"):
        runner.keep(column, plan.CODE.format(column=column))
    weights = runner.take(plan.WEIGHTS).column("weight").to_pylist()
    fixed = [weight_of(w, f"{source.words}, weights", n) if has_weight else ONE for n, w in enumerate(weights, 1)]
    runner.put("weight", iter([pa.table({"weight": weights, "fixed": pa.array(fixed, pa.int64())})]))
    _vote(runner, said, has_origin)
    sizes = runner.take(plan.COUNTS)
    origins = runner.take(plan.NAMES.format(table="origin"), most=None).column("name").to_pylist()
    empty = runner.number(plan.EMPTY) + _missing(runner)
    return Coded(
        attributes=tuple(reading.attribute for reading in readings.values()),
        kinds={name: reading.kind for name, reading in readings.items()},
        origins=tuple(origins),
        items=int(sizes.column("items")[0].as_py()),
        votes=int(sizes.column("votes")[0].as_py()),
        left_out=empty,
    )


def _vote(runner: Runner, said: int, has_origin: bool) -> None:
    """Number the items and count the votes, where there are many rows a range of objects at a time."""
    made = {"item": plan.ITEM, "vote": plan.VOTE, **({"print": plan.PRINT} if has_origin else {})}
    if said <= ROWS_A_RANGE:
        for name, statement in made.items():
            runner.keep(name, statement.format(said="said", item="item", before=0))
    else:
        runner.put("bound", _bounds(runner, -(-said // ROWS_A_RANGE)))
        ranges, before = runner.number("select count(*) as n from bound"), 0
        for k in range(ranges):
            here = {"said": f"said_{k}", "item": f"item_{k}", "before": before}
            runner.keep(f"said_{k}", plan.BOUNDED.format(part=k))
            for name, statement in made.items():
                runner.keep(f"{name}_{k}", statement.format(**here))
            before += runner.number(f"select count(*) as n from item_{k}")
        for name in made:
            runner.engine.put(name, [runner.work.path(f"{name}_{k}.parquet") for k in range(ranges)])
    if not has_origin:
        runner.keep("print", plan.OWN_PRINT)


def _bounds(runner: Runner, ranges: int) -> Iterator[Arrow]:
    """Where ranges of objects begin and end, about as many rows in each. Where they are cut changes no code."""
    import pyarrow as pa
    import pyarrow.dataset as ds

    seen: list[str] = []
    for batch in ds.dataset(runner.work.path("said.parquet"), format="parquet").to_batches(columns=["object"]):
        seen += batch.column(0).take(pa.array(range(0, batch.num_rows, _EVERY), pa.int64())).to_pylist()
    seen.sort()
    low = ["", *sorted({seen[len(seen) * k // ranges] for k in range(1, ranges)})]
    yield pa.table(
        {
            "part": pa.array(range(len(low)), pa.int64()),
            "low": pa.array(low, pa.string()),
            "high": pa.array([*low[1:], None], pa.string()),
        }
    )


def _missing(runner: Runner) -> int:
    """Rows whose cell is there and says nothing."""
    held = runner.number("select sum(n) as n from cell")
    return held - runner.number("select sum(n) as n from wording_of")


def _texts(page: Arrow) -> Arrow:
    """The cells that say something, as text."""
    import pyarrow as pa

    texts = [cell_text(raw) for raw in page.column("value").to_pylist()]
    said = pa.array([text is not None for text in texts])
    return pa.table(
        {
            "cell": page.column("number").cast(pa.int64()),
            "attribute": page.column("attribute").cast(pa.string()),
            "text": pa.array(texts, pa.string()),
            "unit": pa.array([unit.strip() for unit in page.column("unit").to_pylist()], pa.string()),
            "n": page.column("n").cast(pa.int64()),
        }
    ).filter(said)


def _readings_of(runner: Runner, kinds: Mapping[str, str | Kind], given: Cells) -> dict[str, Reading]:
    """How each attribute is read, in order of their names: by all its distinct cells, one attribute at a time."""
    import pyarrow as pa

    runner.keep("wording", plan.WORDING)
    names = runner.take(plan.ASKED).column("attribute").to_pylist()
    runner.put("asked", iter([pa.table({"attribute": pa.array(names, pa.string()), "number": range(len(names))})]))
    readings = {}
    for number, name in enumerate(names):
        rows = runner.take(plan.WORDINGS.format(number=number), most=None)
        cells = list(zip(rows.column("text").to_pylist(), rows.column("unit").to_pylist(), strict=True))
        readings[name] = reading = reading_of(name, cells, kinds, given)
        if reading.attribute.shape not in _BY_PARTS:
            raise InvalidValue(
                f"attribute {name!r} is read as {reading.kind!r}, whose answers are linked to each other: "
                "an engine fuses labels, codes, numbers and times; fuse it in memory, or name its kind (kind "
                f"{name}=label takes answers written alike for the same)"
            )
    return readings


def _read(page: Arrow, readings: Mapping[str, Reading]) -> Arrow:
    """Cells in canonical form."""
    import pyarrow as pa

    keys: list[str] = []
    numbers: list[float | None] = []
    columns = (page.column(name).to_pylist() for name in ("attribute", "text", "unit"))
    for attribute, text, unit in zip(*columns, strict=True):
        try:
            cell = readings[attribute].cell(text, unit)
        except InvalidValue:
            cell = label(text)
        keys.append(cell.key)
        numbers.append(None if math.isnan(cell.number) else cell.number)
    return pa.table(
        {"cell": page.column("cell"), "key": pa.array(keys, pa.string()), "number": pa.array(numbers, pa.float64())}
    )


def _write(path: Path, tables: Iterator[Arrow]) -> None:
    """Write tables of one schema to one Parquet file."""
    import pyarrow.parquet as pq

    first = next(tables)
    with pq.ParquetWriter(path, first.schema) as writer:
        writer.write_table(first)
        for table in tables:
            writer.write_table(table)


def _line(statement: str) -> str:
    return " ".join(statement.split())


def listed(codes: Sequence[int]) -> str:
    """Codes as the members of an `in`."""
    return ", ".join(str(int(c)) for c in codes)
