"""Where claims lie: files of Parquet or CSV, or a table of the engine, looked at before anything is run."""

from __future__ import annotations

import csv
import gzip
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from factrecon.bounded import LONGEST_LINE
from factrecon.columns import Columns
from factrecon.csv_rows import delimiter_of
from factrecon.errors import InvalidRecord, MissingExtra, UnreadableInput

_NEEDED: Final = ("object", "attribute", "source", "value")


@frozen
class Source:
    """What is given to an engine, with its columns; `words` names it in messages, `identity` tells it from another."""

    given: Any
    columns: tuple[str, ...]
    words: str
    identity: tuple[str, ...]

    def chosen(self, names: Columns) -> list[tuple[str, str]]:
        """The columns that fusion reads, there and under our names; raises `InvalidRecord` where one is lacking."""
        called = names.header(self.columns, [str(getattr(names, field)) for field in _NEEDED], self.words)
        there = dict(zip(called, self.columns, strict=True))
        pairs = [(str(getattr(names, field)), field) for field in (*_NEEDED, "unit", "origin", "weight")]
        return [(there[name], field) for name, field in pairs if name in there]


def source_of(given: Any, columns: Sequence[str] | None) -> Source:
    """Look at files (one path or several, of one kind), at an Arrow table, or at a table of the engine given by name
    and `columns`.

    Raises `UnreadableInput` for files that are missing, unreadable or of two kinds, `InvalidRecord` for a file whose
    columns, or their types, are others than the first file's.
    """
    if isinstance(given, str) and columns is not None:
        return Source(given, tuple(columns), f"table {given}", ("table", given))
    if is_arrow(given):
        return Source(given, tuple(given.column_names), "the table given", ("arrow", _hash_of(given)))
    if isinstance(given, str | Path) and Path(given).is_dir():
        files = sorted(p for p in Path(given).iterdir() if p.suffix in (".parquet", ".csv", ".tsv", ".gz"))
    else:
        files = [Path(given)] if isinstance(given, str | Path) else [Path(g) for g in given]
    if not files:
        raise UnreadableInput(f"{given}: no Parquet or CSV files there")
    if len({f.suffix == ".parquet" for f in files}) > 1:
        raise UnreadableInput(f"{files[0].parent}: give files of one kind, Parquet or CSV")
    first: dict[str, str] = {}
    for number, file in enumerate(files):
        if not file.is_file():
            raise UnreadableInput(f"{file}: no such file")
        found = _parquet_columns(file) if file.suffix == ".parquet" else _csv_columns(file)
        if not number:
            first = found
        for column in sorted({*first, *found}):
            if first.get(column) != found.get(column):
                raise InvalidRecord(
                    f"{file}: column {column!r} is {found.get(column, 'not there')}, in {files[0]} it is "
                    f"{first.get(column, 'not there')}: write all files alike"
                )
    words = str(files[0]) if len(files) == 1 else f"{files[0]} and {len(files) - 1} more"
    identity = [f"{f.resolve()} {(s := f.stat()).st_size} {s.st_mtime_ns}" for f in files]
    return Source(files, tuple(first), words, tuple(identity))


def is_arrow(given: Any) -> bool:
    """Whether a source is a table of Arrow, as the store gives its claims."""
    return type(given).__module__.partition(".")[0] == "pyarrow" and hasattr(given, "column_names")


def _hash_of(table: Any) -> str:
    """A hash of what an Arrow table holds, however it is cut into pieces."""
    import pyarrow as pa

    told = hashlib.blake2b(digest_size=16)
    told.update(str(table.schema).encode())
    for column in table.columns:
        for piece in pa.array(column.to_pylist(), column.type).buffers():
            told.update(piece if piece is not None else b"none")
    return told.hexdigest()


def _parquet_columns(file: Path) -> dict[str, str]:
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("reading Parquet files", "frames") from error
    try:
        schema = pq.read_schema(file)
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"{file}: not a whole Parquet file: {error}") from error
    return {field.name: str(field.type) for field in schema}


def delimiter_in(file: Path) -> str:
    """What parts the cells of a CSV file, by its header."""
    with file.open("rb") as probe:
        packed = probe.read(2) == b"\x1f\x8b"
    with (gzip.open if packed else open)(file, "rt", encoding="utf-8-sig", newline="") as text:
        return delimiter_of(text.readline(LONGEST_LINE))


def _csv_columns(file: Path) -> dict[str, str]:
    with file.open("rb") as probe:
        packed = probe.read(2) == b"\x1f\x8b"
    try:
        with (gzip.open if packed else open)(file, "rt", encoding="utf-8-sig", newline="") as text:
            first = text.readline(LONGEST_LINE)
            header = next(csv.reader([first], delimiter=delimiter_of(first)), [])
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableInput(f"{file}: not readable as UTF-8 CSV: {error}") from error
    if not header:
        raise UnreadableInput(f"{file}: empty: give a header and rows")
    return dict.fromkeys(header, "text")
