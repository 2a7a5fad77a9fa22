"""A report as Parquet tables, through the extra `frames` (pyarrow), and read back whole."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from factrecon.errors import InvalidRecord, MissingExtra
from factrecon.exports.rows import COLUMNS, Moment, Row, columns, from_tables, to_tables


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as missing:
        raise MissingExtra("tables as Parquet", "frames") from missing
    return pyarrow, pyarrow.parquet


def arrow_table(name: str, rows: Sequence[Row]) -> Any:
    """The rows of one table as a `pyarrow.Table` with the types of its columns. Raises MissingExtra without pyarrow."""
    arrow, _ = _arrow()
    kinds = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), Moment: arrow.timestamp("s")}
    moments = [column for column, kind in columns(name).items() if kind is Moment]
    typed = [
        {**row, **{c: datetime.fromisoformat(row[c]) for c in moments if row[c] is not None}} if moments else row
        for row in rows
    ]
    schema = arrow.schema([(column, kinds[kind]) for column, kind in columns(name).items()])
    return arrow.Table.from_pylist(typed, schema=schema)


def write(report: Mapping[str, Any], *, texts: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """One Parquet file a table, by file name, with the columns of the CSV export and their types.

    Raises MissingExtra without pyarrow.
    """
    _, parquet = _arrow()
    made = {}
    for name, rows in to_tables(report).items():
        out = io.BytesIO()
        parquet.write_table(arrow_table(name, rows), out)
        made[f"{name}.parquet"] = out.getvalue()
    return made


def read(files: Mapping[str, bytes]) -> dict[str, Any]:
    """The report that `write` exported."""
    _, parquet = _arrow()
    tables = {}
    for name in COLUMNS:
        if f"{name}.parquet" in files:
            try:
                tables[name] = parquet.read_table(io.BytesIO(files[f"{name}.parquet"])).to_pylist()
            except Exception as error:  # pyarrow fails in a dozen ways on bytes that are not Parquet
                raise InvalidRecord(
                    f"{name}.parquet: not a Parquet table ({error}); export the report again"
                ) from error
    return from_tables(tables)
