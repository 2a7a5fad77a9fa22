"""DuckDB: embedded, larger than memory, on one machine."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factrecon.engines.engine import MOST_TAKEN, Arrow, EngineFailed, not_more
from factrecon.engines.source import delimiter_in, is_arrow
from factrecon.errors import InvalidValue, MissingExtra


class DuckDB:
    """Statements on DuckDB: in memory with what does not fit spilt to `spill`, or on a connection of yours.

    `memory` is what it may hold, as DuckDB writes it ("500MB"); `threads` how many it uses. Raises
    `MissingExtra` without the extra "duckdb".
    """

    name = "duckdb"

    def __init__(
        self,
        connection: Any = None,
        *,
        memory: str | None = None,
        threads: int | None = None,
        spill: str | Path | None = None,
    ) -> None:
        """Open a database, or take one that is open."""
        try:
            import duckdb
        except ImportError as error:
            raise MissingExtra("the engine DuckDB", "duckdb") from error
        self._error = duckdb.Error
        if connection is not None and (memory or threads or spill):
            raise InvalidValue("a connection of your own keeps its settings: set memory, threads and spill there")
        settings: dict[str, Any] = {"preserve_insertion_order": False}
        if memory is not None:
            settings["memory_limit"] = memory
        if threads is not None:
            settings["threads"] = threads
        if spill is not None:
            settings["temp_directory"] = str(spill)
        try:
            self._connection = duckdb.connect(config=settings) if connection is None else connection
        except duckdb.Error as error:
            raise InvalidValue(f"DuckDB does not take these settings: {error}") from error
        if connection is None:  # a bar on standard output would mix with what the caller writes there
            self._connection.execute("set enable_progress_bar = false")

    def __repr__(self) -> str:
        """Name the engine."""
        return "DuckDB()"

    def run(self, name: str, statement: str) -> None:
        """Make a view of a statement."""
        self._do(name, f"create or replace view {name} as {statement}")

    def keep(self, name: str, statement: str, file: Path) -> None:
        """Write what a statement gives to Parquet, whole or not at all, and make a view of that."""
        part = file.with_name(f".{file.name}.part")
        self._do(name, f"copy ({statement}) to {_text(str(part))} (format parquet)")
        os.replace(part, file)
        self.put(name, file)

    def put(self, name: str, source: Any, *, columns: Sequence[tuple[str, str]] | None = None) -> None:
        """Make a view of files, of an Arrow table, where it lies, or of a table of the database."""
        if is_arrow(source):
            source, table = f"{name}_given", source
            self._connection.register(source, table)
        chosen = "*" if columns is None else ", ".join(f"{_name(there)} as {here}" for there, here in columns)
        self._do(name, f"create or replace view {name} as select {chosen} from {_from(source)}")

    def take(self, statement: str, *, most: int | None = MOST_TAKEN) -> Arrow:
        """Fetch the rows as an Arrow table."""
        bounded = statement if most is None else f"{statement} limit {most + 1}"
        try:
            table: Any = self._connection.sql(bounded).to_arrow_table()
        except self._error as error:
            raise EngineFailed(f"duckdb cannot take the rows: {error}") from error
        not_more(table.num_rows, most)
        return table

    def _do(self, step: str, statement: str) -> None:
        try:
            self._connection.execute(statement)
        except self._error as error:
            raise EngineFailed(f"duckdb failed at the step {step!r}: {error}") from error


def _from(source: Any) -> str:
    if isinstance(source, str):
        return ".".join(_name(part) for part in source.split("."))
    files = [source] if isinstance(source, Path) else list(source)
    listed = f"[{', '.join(_text(str(file)) for file in files)}]"
    if files[0].suffix == ".parquet":
        return f"read_parquet({listed})"
    return (
        f"read_csv({listed}, header=true, all_varchar=true, delim={_text(delimiter_in(files[0]))}, quote='\"', "
        "escape='\"', strict_mode=true, "
        "null_padding=false, ignore_errors=false, max_line_size=16777216)"
    )


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
