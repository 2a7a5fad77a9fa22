"""Spark: where data already lies on a cluster. The statements are those that DuckDB runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factrecon.engines.engine import MOST_TAKEN, Arrow, EngineFailed, not_more
from factrecon.engines.source import delimiter_in, is_arrow
from factrecon.errors import MissingExtra


class Spark:
    """Statements on a Spark session of yours, or on a local one. Raises `MissingExtra` without the extra "spark".

    The folder of a run must be one that driver and executors share.
    """

    name = "spark"

    def __init__(self, session: Any = None) -> None:
        """Take a session, or start one on this machine."""
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise MissingExtra("the engine Spark", "spark") from error
        self._error = PySparkException
        if session is None:
            builder = SparkSession.builder.master("local[*]").appName("factrecon")
            session = builder.config("spark.ui.enabled", "false").getOrCreate()
        self._session = session

    def __repr__(self) -> str:
        """Name the engine."""
        return "Spark()"

    def run(self, name: str, statement: str) -> None:
        """Make a temporary view of a statement."""
        self._do(name, lambda: self._session.sql(statement).createOrReplaceTempView(name))

    def keep(self, name: str, statement: str, file: Path) -> None:
        """Write what a statement gives to a folder of Parquet, and make a view of that: lineage is cut."""
        self._do(name, lambda: self._session.sql(statement).write.mode("overwrite").parquet(str(file)))
        self.put(name, file)

    def put(self, name: str, source: Any, *, columns: Sequence[tuple[str, str]] | None = None) -> None:
        """Make a temporary view of files or of a table of the session."""

        def put() -> None:
            frame = self._read(source)
            if columns is not None:
                frame = frame.select([frame[f"`{there.replace('`', '``')}`"].alias(here) for there, here in columns])
            frame.createOrReplaceTempView(name)

        self._do(name, put)

    def take(self, statement: str, *, most: int | None = MOST_TAKEN) -> Arrow:
        """Fetch the rows as an Arrow table."""
        found: list[Arrow] = []

        def take() -> None:
            frame = self._session.sql(statement)
            found.append((frame if most is None else frame.limit(most + 1)).toArrow())

        self._do("take", take)
        not_more(found[0].num_rows, most)
        return found[0]

    def _read(self, source: Any) -> Any:
        if isinstance(source, str):
            return self._session.table(source)
        if is_arrow(source):
            return self._session.createDataFrame(source)
        files = [source] if isinstance(source, Path) else list(source)
        names = [str(file) for file in files]
        if files[0].suffix == ".parquet":
            return self._session.read.parquet(*names)
        return self._session.read.csv(
            names, header=True, sep=delimiter_in(files[0]), quote='"', escape='"', multiLine=True, mode="FAILFAST"
        )

    def _do(self, step: str, act: Any) -> None:
        try:
            act()
        except self._error as error:
            raise EngineFailed(f"spark failed at the step {step!r}: {error}") from error
