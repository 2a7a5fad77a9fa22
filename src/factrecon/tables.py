"""Tables of claims to coded ballots, and beliefs back to tables.

A claim is a row `object, attribute, source, value`, optionally with `origin` (the voice behind it) and
`weight` (in (0, 1]); an item is an (object, attribute) pair. CSV needs nothing more; Parquet, Arrow and
data frames (pandas, Polars, anything narwhals knows) need the extra "frames".

Stated rules, so that nothing is dropped in silence:

* An empty cell (also "n/a", NaN and the like, see `factrecon.canonical.MISSING`) is left out and
  reported with its row in `Table.left_out`.
* A cell that is not of its column's kind (CANCELLED among times) stays, as a label of its own, is counted in
  `Table.odd` and told with its row in `Table.told`; so is one that its column leaves in doubt ("1.234").
* A row that lacks an object, a source or a column, or whose weight is no number in (0, 1], is an
  `InvalidRecord` that names the file and the row.
"""

from __future__ import annotations

import codecs
import csv
import io
import math
import zlib
from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
from attrs import field, frozen

from factrecon.ballot import ONE, Attribute, Ballot, LinkKind, Links, Shape
from factrecon.bounded import LONGEST_LINE, opened, unpacked
from factrecon.canonical import KINDS, Cell, Kind, cell_of, label, missing, time
from factrecon.columns import Columns
from factrecon.csv_rows import AS_UTF_8, delimiter_of
from factrecon.errors import InvalidRecord, InvalidValue, MissingExtra, UnknownName, UnreadableInput
from factrecon.fusion.beliefs import Beliefs
from factrecon.language.cells import Cells, Column, read_column
from factrecon.values import Time
from factrecon.writing import whole_file

Row = Sequence[Any]
Progress = Callable[[int], None]

SAMPLE = 2_000
"""Distinct values looked at, about, to tell how finely times are told."""

_NAMED = 1_000  # rows left out that are named one by one; the rest are counted
_CHUNK = 65_536
_RIVALS = 500  # items with more answers than this get no links between lists or places


@frozen
class LeftOut:
    """A row that says nothing, counted from 1 for the first row after the header."""

    row: int
    reason: str


@frozen(eq=False)
class Table:
    """A table of claims as a ballot, with what was left out and how its columns were read."""

    ballot: Ballot
    rows: int
    left_out: tuple[LeftOut, ...]
    left_out_count: int
    odd: Mapping[str, int]  # attribute -> distinct values that are not of its kind
    told: tuple[LeftOut, ...]  # the same by their first row, with the reason
    kinds: Mapping[str, str]  # attribute -> how it was read
    texts: Mapping[str, str]  # proposition -> its commonest spelling in the table


@frozen(eq=False)
class _Codes:
    """Growing integer codes for the distinct values of a column."""

    of: dict[Any, int] = field(factory=dict)
    column: array[int] = field(factory=lambda: array("i"))

    def names(self) -> list[Any]:
        return list(self.of)


def read_claims(
    table: str | Path | Any,
    *,
    kinds: Mapping[str, str | Kind] | None = None,
    columns: Columns | None = None,
    cells: Cells | None = None,
    hierarchy: Mapping[str, Sequence[str]] | None = None,
    progress: Progress | None = None,
) -> Table:
    """Read claims from a CSV (also .gz), Parquet or Arrow file or a data frame into a ballot.

    `kinds` names how to read an attribute (see `factrecon.canonical.KINDS`); without it the kind is
    found as `reconcile` finds it, from all its cells and units (see `factrecon.language.cells`), and `cells` says what
    they leave open: times, numbers, else labels (numbers of few different values are labels).
    A key that ends in `*` stands for every attribute that begins so. `hierarchy` maps a place's name to
    the names directly above it, for attributes of kind "path" whose cells hold a name only. `progress`
    is called with the number of rows read so far. Raises `UnreadableInput` if the file is not a table,
    `InvalidRecord` for a row that cannot be used and `MissingExtra` without the extra for frames.
    """
    names = columns or Columns()
    where = str(table) if isinstance(table, str | Path) else "the frame"
    header, rows = _open(table, where)
    return _code(header, rows, where, names, kinds or {}, cells or Cells(), hierarchy, progress)


def _open(table: str | Path | Any, where: str) -> tuple[list[str], Iterator[Row]]:
    if not isinstance(table, str | Path):
        return _frame(table)
    file = Path(table)
    if not file.is_file():
        raise UnreadableInput(f"{where}: no such file")
    if file.suffix in (".parquet", ".arrow", ".feather"):
        try:
            import pyarrow.feather
            import pyarrow.parquet
        except ImportError as error:
            raise MissingExtra("reading Parquet and Arrow files", "frames") from error
        try:
            read = pyarrow.parquet.read_table if file.suffix == ".parquet" else pyarrow.feather.read_table
            found = read(file)
            found.validate(full=True)
        except Exception as error:  # pyarrow fails in a dozen ways on bytes that are no table, SystemError among them
            raise UnreadableInput(f"{where}: not a readable table: {error}") from error
        return _frame(found)
    rows = _csv(file, where)
    try:
        return list(next(rows)), rows
    except StopIteration:
        raise UnreadableInput(f"{where}: empty: give a header and rows") from None


def _csv(file: Path, where: str) -> Iterator[Row]:
    try:
        with opened(file) as raw:
            packed = isinstance(raw, io.BufferedReader) and raw.peek(2)[:2] == b"\x1f\x8b"
            text = io.TextIOWrapper(unpacked(raw, where) if packed else raw, encoding="utf-8-sig", newline="")
            # Strict: a quotation mark that never closes would swallow every row after it.
            lines = _bounded_lines(text, where)
            first = next(lines, "")
            yield from csv.reader(chain([first] if first else [], lines), strict=True, delimiter=delimiter_of(first))
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{where}: not UTF-8 at its byte {error.start + 1}; {AS_UTF_8}") from error
    except (csv.Error, EOFError, OSError, zlib.error) as error:
        raise UnreadableInput(f"{where}: not a readable CSV: {error}") from error


def _bounded_lines(text: io.TextIOWrapper, where: str) -> Iterator[str]:
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            raise UnreadableInput(f"{where}: a line over the limit of {LONGEST_LINE / 1e6:.0f} MB")
        yield line


def _frame(table: Any) -> tuple[list[str], Iterator[Row]]:
    try:
        import narwhals as nw
    except ImportError as error:
        raise MissingExtra("reading data frames", "frames") from error
    try:
        frame = nw.from_native(table, eager_only=True)
    except TypeError as error:
        raise UnreadableInput(f"not a data frame that narwhals knows: {type(table).__name__}") from error

    def rows() -> Iterator[Row]:
        for start in range(0, len(frame), _CHUNK):
            part = frame[start : start + _CHUNK]
            yield from zip(*(part[name].to_list() for name in frame.columns), strict=True)

    return list(frame.columns), rows()


def _code(
    header: Sequence[str],
    rows: Iterable[Row],
    where: str,
    names: Columns,
    kinds: Mapping[str, str | Kind],
    given: Cells,
    hierarchy: Mapping[str, Sequence[str]] | None,
    progress: Progress | None,
) -> Table:
    needed = (names.object, names.attribute, names.source, names.value)
    place = {name: at for at, name in enumerate(names.header([str(h) for h in header], needed, where))}
    at_object, at_attribute = place[names.object], place[names.attribute]
    at_source, at_value = place[names.source], place[names.value]
    at_origin, at_weight, at_unit = place.get(names.origin), place.get(names.weight), place.get(names.unit)
    items, attributes, sources, origins, values = _Codes(), _Codes(), _Codes(), _Codes(), _Codes()
    weights: array[int] = array("i")
    left_out: list[LeftOut] = []
    first_rows: list[int] = []
    count = left = 0
    cells: dict[Hashable, str | None] = {}
    width = len(header)
    for row in rows:
        count += 1
        if progress is not None and count % _CHUNK == 0:
            progress(count)
        if len(row) != width:
            if not row:
                continue
            raise InvalidRecord(f"{where}, row {count}: {len(row)} cells where the header has {width}")
        raw = row[at_value]
        try:
            text = cells[raw]
        except KeyError:
            text = cells[raw] = cell_text(raw)
        if text is None:
            left += 1
            if left <= _NAMED:
                left_out.append(LeftOut(count, f"no value: {raw!r:.40}"))
            continue
        thing, source = row[at_object], row[at_source]
        if thing is None or source is None or thing == "" or source == "":
            raise InvalidRecord(f"{where}, row {count}: no {names.source if thing else names.object}")
        attribute = attributes.of.setdefault(row[at_attribute], len(attributes.of))
        items.column.append(items.of.setdefault((thing, attribute), len(items.of)))
        sources.column.append(sources.of.setdefault(source, len(sources.of)))
        unit = "" if at_unit is None else str(row[at_unit] or "").strip()
        values.column.append(code := values.of.setdefault((attribute, text, unit), len(values.of)))
        if code == len(first_rows):
            first_rows.append(count)
        if at_origin is not None:
            voice = row[at_origin]
            voice = source if voice is None or voice == "" or voice != voice else voice
            origins.column.append(origins.of.setdefault(voice, len(origins.of)))
        if at_weight is not None:
            weights.append(weight_of(row[at_weight], f"{where}, row", count))
    if progress is not None:
        progress(count)
    if not values.column:
        raise InvalidRecord(f"{where}: no row with a value among {count}: nothing to fuse")
    cells.clear()
    attribute_names = [str(name) for name in attributes.names()]
    read = values.names()
    described, of_value, keys, parsed, problems, read_as = _values(attribute_names, read, kinds, given)
    odd: dict[str, int] = {}
    for at in problems:
        name = attribute_names[read[at][0]]
        odd[name] = odd.get(name, 0) + 1
    told = tuple(LeftOut(first_rows[at], problems[at]) for at in sorted(problems, key=first_rows.__getitem__)[:_NAMED])
    # Everything in the order of its names and values, so that the order of rows cannot matter.
    attribute_order = sorted(range(len(attribute_names)), key=attribute_names.__getitem__)
    attribute_rank = np.argsort(attribute_order)
    item_names = [(str(thing), attribute_names[a]) for thing, a in items.of]
    item_order = sorted(range(len(item_names)), key=item_names.__getitem__)
    item_rank = np.argsort(np.array(item_order))
    item_attribute = attribute_rank[np.array([a for _, a in items.of], np.int64)][item_order]
    value_column = np.array(of_value, np.int64)[np.frombuffer(values.column, np.int32)]
    item_column = item_rank[np.frombuffer(items.column, np.int32)]
    pair = item_column * len(keys) + value_column
    distinct, proposition_column = np.unique(pair, return_inverse=True)
    value_of = distinct % len(keys)
    source_names, source_rank = _ranked(sources)
    numbers = np.array([cell.number for cell in parsed])[value_of]
    sizes = np.array([len(cell.members) for cell in parsed], np.int64)
    member_names = sorted({m for cell in parsed for m in cell.members})
    member_of = {name: code for code, name in enumerate(member_names)}
    flat = np.array([member_of[m] for cell in parsed for m in cell.members], np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    chosen = sizes[value_of]
    offsets = np.concatenate([[0], np.cumsum(chosen)])
    members = flat[np.repeat(starts[value_of] - offsets[:-1], chosen) + np.arange(offsets[-1])] if len(flat) else flat
    proposition_item = distinct // len(keys)
    shown = [keys[v] for v in value_of.tolist()]
    shapes = np.array([a.shape for a in described], np.int64)[attribute_order][item_attribute]
    links = _refinements(proposition_item, shapes, value_of, parsed, hierarchy)
    origin_names, origin_column = None, None
    if at_origin is not None:
        origin_names, origin_rank = _ranked(origins)
        origin_column = origin_rank[np.frombuffer(origins.column, np.int32)]
    ballot = Ballot.from_columns(
        items=[item_names[i] for i in item_order],
        attributes=[described[a] for a in attribute_order],
        item_attribute=item_attribute,
        propositions=shown,
        proposition_item=proposition_item,
        sources=source_names,
        vote_proposition=proposition_column,
        vote_source=source_rank[np.frombuffer(sources.column, np.int32)],
        origins=origin_names,
        vote_origin=origin_column,
        vote_weight=np.array(weights, np.int64) if at_weight is not None else None,
        numbers=numbers,
        member_start=offsets,
        members=members,
        member_names=member_names,
        links=links,
    )
    texts = _spellings(values.names(), of_value, np.bincount(np.frombuffer(values.column, np.int32)), keys)
    return Table(ballot, count, tuple(left_out), left, odd, told, read_as, texts)


def _spellings(
    values: Sequence[tuple[int, str, str]], of_value: Sequence[int], counts: Any, keys: Sequence[str]
) -> dict[str, str]:
    """Give each canonical value the spelling met most often; between equals, the first in order."""
    best: dict[int, tuple[int, str]] = {}
    for (_, text, _), key, count in zip(values, of_value, counts.tolist(), strict=True):
        held = best.get(key)
        if held is None or (-count, text) < held:
            best[key] = (-count, text)
    return {keys[key]: text for key, (_, text) in best.items()}


def cell_text(raw: object) -> str | None:
    """Give a cell as text, None if it says nothing; whole floats (a frame's doing) lose their point."""
    if raw is None or raw != raw:
        return None
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        raw = int(raw)
    text = raw if isinstance(raw, str) else str(raw)
    return None if missing(text) else text


def weight_of(raw: object, where: str, row: int) -> int:
    """A weight in (0, 1] in units of 1 / ONE; raises `InvalidRecord` for another, naming `where` and `row`."""
    try:
        weight = float(raw)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        weight = math.nan
    if not 0 < weight <= 1:
        raise InvalidRecord(f"{where} {row}: weight {raw!r:.40} is not a number in (0, 1]")
    return max(1, round(weight * ONE))


def _ranked(codes: _Codes) -> tuple[list[str], np.ndarray[Any, np.dtype[np.int64]]]:
    names = [str(name) for name in codes.of]
    order = sorted(range(len(names)), key=names.__getitem__)
    return [names[i] for i in order], np.argsort(np.array(order))


def _kind_for(name: str, kinds: Mapping[str, str | Kind]) -> str | Kind | None:
    if name in kinds:
        return kinds[name]
    prefixes = [key for key in kinds if key.endswith("*") and name.startswith(key[:-1])]
    return kinds[max(prefixes, key=len)] if prefixes else None


def _values(
    attribute_names: Sequence[str],
    values: Sequence[tuple[int, str, str]],
    kinds: Mapping[str, str | Kind],
    given: Cells,
) -> tuple[list[Attribute], list[int], list[str], list[Cell], dict[int, str], dict[str, str]]:
    """Read every distinct cell once: cells to codes of canonical values, sorted by value; and what did not fit."""
    own: list[set[tuple[str, str]]] = [set() for _ in attribute_names]
    for a, text, unit in values:
        own[a].add((text, unit))
    read = [reading_of(name, sorted(cells), kinds, given) for name, cells in zip(attribute_names, own, strict=True)]
    problems: dict[int, str] = {}
    cells: list[Cell] = []
    for at, (a, text, unit) in enumerate(values):
        try:
            cell = read[a].cell(text, unit)
        except InvalidValue as problem:
            problems[at] = str(problem)
            cell = label(text)
        cells.append(cell)
    by_key: dict[str, Cell] = {}
    for cell in cells:
        held = by_key.setdefault(cell.key, cell)
        if cell.number > held.number or (math.isnan(held.number) and not math.isnan(cell.number)):
            by_key[cell.key] = Cell(cell.key, cell.number, held.members or cell.members)
        elif not held.members and cell.members:
            by_key[cell.key] = Cell(cell.key, held.number, cell.members)
    keys = sorted(by_key, key=lambda k: (math.isnan(n := by_key[k].number), 0.0 if math.isnan(n) else n, k))
    rank = {key: code for code, key in enumerate(keys)}
    described, read_as = [r.attribute for r in read], {r.attribute.name: r.kind for r in read}
    return described, [rank[c.key] for c in cells], keys, [by_key[k] for k in keys], problems, read_as


@frozen
class Reading:
    """How the cells of an attribute are read: as what, in a word, and by which function of a cell and its unit, which
    raises `InvalidValue` for a cell that does not fit."""

    attribute: Attribute
    kind: str
    cell: Callable[[str, str], Cell]


def reading_of(name: str, cells: Sequence[tuple[str, str]], kinds: Mapping[str, str | Kind], given: Cells) -> Reading:
    """How to read an attribute, as asked for or as all its distinct cells with their units, in order, show.

    Raises `UnknownName` for a kind that is not in `KINDS`.
    """
    wanted = _kind_for(name, kinds)
    if wanted is None:
        column = read_column(name, (t for t, _ in cells), units={u for _, u in cells}, given=given)
        shape, absolute = _shape_of(column, cells)
        attribute = Attribute(name, Shape[shape.upper()], absolute=absolute)
        return Reading(attribute, "label" if shape == "label" else column.kind, _ByColumn(column, shape))
    kind = wanted.shape if not isinstance(wanted, str) else wanted
    if isinstance(wanted, str):
        if wanted not in KINDS:
            raise UnknownName(f"no kind of column {wanted!r}: choose one of {', '.join(KINDS)}")
        wanted = KINDS[wanted]
    attribute = Attribute(name, Shape[wanted.shape.upper()], absolute=wanted.absolute, relative=wanted.relative)
    return Reading(attribute, kind, _ByKind(wanted, kind))


@frozen
class _ByKind:
    """Cells read as the caller says."""

    kind: Kind
    name: str

    def __call__(self, text: str, unit: str) -> Cell:
        cell = self.kind.read(text)
        if cell is None:
            raise InvalidValue(f"{text!r:.60} is not of the kind {self.name!r}")
        return cell


@frozen
class _ByColumn:
    """Cells read by what their column holds."""

    column: Column
    shape: str

    def __call__(self, text: str, unit: str) -> Cell:
        if self.column.kind in ("time", "year") and self.shape == "time" and (plain := time(text)) is not None:
            return plain
        if self.column.kind not in ("number", "time", "year", "duration", "truth"):
            return label(text)
        return cell_of(self.column.read(text, unit=unit))


def _shape_of(column: Column, cells: Sequence[tuple[str, str]]) -> tuple[str, float]:
    """The shape of a column's values, and how near two of them are the same."""
    if column.kind in ("time", "year"):
        return ("time", KINDS["time"].absolute) if len(_grains(column, cells)) <= 1 else ("path", 0.0)
    if column.kind in ("number", "duration") and len(cells) > 12:
        return "number", 0.0
    return "label", 0.0


def _grains(column: Column, cells: Sequence[tuple[str, str]]) -> set[str]:
    """How finely the times of a column are told: whole years among days are wider answers, not rivals."""
    found = set()
    for text, unit in cells[:: max(1, len(cells) // SAMPLE)]:
        if time(text) is not None and len(text) > 10:
            found.add("minute")
            continue
        try:
            value = column.read(text, unit=unit)
        except InvalidValue:
            continue
        if isinstance(value, Time):
            found.add(value.grain)
    return found


def _refinements(
    proposition_item: Any,
    shapes: Any,
    value_of: Any,
    parsed: Sequence[Cell],
    hierarchy: Mapping[str, Sequence[str]] | None,
) -> Links:
    """Link each place to the wider places, each list to the shorter lists, that rivals give for the item.

    A wider place fully supports a narrower one; a list that leaves members out supports the fuller one
    by half: absence from a list is no denial, yet says a little.
    """
    above = _above(hierarchy or {})
    rows: list[tuple[int, int, float]] = []
    chosen = np.flatnonzero(np.isin(shapes[proposition_item], (Shape.PATH, Shape.LIST)))
    cuts = np.flatnonzero(np.diff(proposition_item[chosen])) + 1
    for group in np.split(chosen, cuts):
        if len(group) < 2 or len(group) > _RIVALS:
            continue
        given = [parsed[v].members for v in value_of[group]]
        if shapes[proposition_item[group[0]]] == Shape.LIST:
            sets = [frozenset(members) for members in given]
            rows += [
                (int(group[i]), int(group[j]), 0.5)
                for i, full in enumerate(sets)
                for j, part in enumerate(sets)
                if part and part < full
            ]
            continue
        for i, fine in enumerate(given):
            wider = above.get(fine[-1], frozenset()) if len(fine) == 1 else frozenset()
            for j, coarse in enumerate(given):
                prefix = len(coarse) < len(fine) and fine[: len(coarse)] == coarse
                if i != j and (prefix or (len(coarse) == 1 and coarse[0] in wider)):
                    rows.append((int(group[i]), int(group[j]), 1.0))
    return Links(
        np.array([row[0] for row in rows], np.int64),
        np.array([row[1] for row in rows], np.int64),
        np.full(len(rows), int(LinkKind.REFINES), np.int64),
        np.array([row[2] for row in rows], np.float64),
    )


def _above(hierarchy: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Every name's wider names at any distance; cycles end where they began."""
    direct: dict[str, set[str]] = {}
    for name, parents in hierarchy.items():
        direct.setdefault(label(name).key, set()).update(label(p).key for p in parents)
    closed: dict[str, frozenset[str]] = {}
    for name in direct:
        seen: set[str] = set()
        line = list(direct[name])
        while line:
            step = line.pop()
            if step not in seen:
                seen.add(step)
                line.extend(direct.get(step, ()))
        closed[name] = frozenset(seen - {name})
    return closed


ANSWERS: Final = ("object", "attribute", "answer", "belief", "status", "vote", "low", "high", "estimate", "method")
"""The columns of a table of answers."""


def write_answers(beliefs: Beliefs, file: str | Path, *, texts: Mapping[str, str] | None = None) -> None:
    """Write the answers as CSV; a text that a spreadsheet would take for a formula gets a quote before it.

    `texts` (as `Table.texts`) gives answers in the table's own spelling instead of the canonical one. Each row ends
    with how many rows there are, so that a part of the file is not taken for all of it. Raises `UnwritableOutput`.
    """
    rows = ({name: _spelt(row, name, texts) for name in ANSWERS} for row in beliefs.rows())
    write_rows(rows, len(beliefs.ballot.items), file)


def write_rows(rows: Iterable[Mapping[str, Any]], whole: int, file: str | Path) -> None:
    """Write rows of answers, `whole` in number, as `write_answers` does."""
    with whole_file(file) as binary:
        writer = csv.writer(codecs.getwriter("utf-8")(binary, "backslashreplace"), lineterminator="\n")
        writer.writerow((*ANSWERS, "rows"))
        for row in rows:
            writer.writerow([*(harmless(row[name]) for name in ANSWERS), whole])


def _spelt(row: Mapping[str, Any], name: str, texts: Mapping[str, str] | None) -> Any:
    value = row[name]
    return texts.get(value, value) if texts and name in ("answer", "vote") and value is not None else value


def answers_frame(
    beliefs: Beliefs,
    *,
    texts: Mapping[str, str] | None = None,
    backend: Literal["pandas", "polars", "pyarrow"] = "pandas",
) -> Any:
    """Give the answers as a data frame of a library that narwhals knows ("pandas", "polars", "pyarrow")."""
    try:
        import narwhals as nw
    except ImportError as error:
        raise MissingExtra("writing data frames", "frames") from error
    columns: dict[str, list[Any]] = {name: [] for name in ANSWERS}
    for row in beliefs.rows():
        for name in ANSWERS:
            columns[name].append(_spelt(row, name, texts))
    for name, column in columns.items():  # times among numbers: a frame's column has one type
        if any(isinstance(value, str) for value in column):
            columns[name] = [None if value is None else str(value) for value in column]
    return nw.from_dict(columns, backend=backend).to_native()


def harmless(value: Any) -> Any:
    """A cell of a CSV file that no spreadsheet takes for a formula."""
    if isinstance(value, str) and (value[:1] in ("\t", "\r", "\n") or value.lstrip()[:1] in tuple("=+-@＝＋－＠")):
        return "'" + value
    return "" if value is None else value
