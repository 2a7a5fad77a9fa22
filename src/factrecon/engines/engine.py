"""What an engine is: something that runs statements over tables larger than memory, with four verbs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias, runtime_checkable

from factrecon.errors import FactreconError, InvalidValue

MOST_TAKEN: Final = 1_000_000
"""Rows that may come out of an engine into memory at a time, unless more are asked for."""

Arrow: TypeAlias = Any
"""A `pyarrow.Table`."""


class EngineFailed(FactreconError):
    """An engine could not run a statement, or died at it; the message names the step."""


@runtime_checkable
class Engine(Protocol):
    """Four verbs over named tables. Each may raise `EngineFailed`.

    A statement is one `select` in the subset that `factrecon.engines.plan` keeps to.
    """

    @property
    def name(self) -> str:
        """What it is called in messages: "duckdb"."""

    def run(self, name: str, statement: str) -> None:
        """Give a statement a name, without reckoning it."""

    def keep(self, name: str, statement: str, file: Path) -> None:
        """Reckon a statement once, into a Parquet file that the name stands for from then on: lineage is cut."""

    def put(self, name: str, source: Any, *, columns: Sequence[tuple[str, str]] | None = None) -> None:
        """Give a name to a table of the engine or of Arrow, or to Parquet or CSV files (every cell of a CSV as text).

        `columns` are pairs of a column there and what it is called here; without, all as they are.
        """

    def take(self, statement: str, *, most: int | None = MOST_TAKEN) -> Arrow:
        """The rows of a statement as an Arrow table; raises `InvalidValue` for more than `most`."""


def not_more(rows: int, most: int | None) -> None:
    """Refuse to take more rows than were asked for."""
    if most is not None and rows > most:
        raise InvalidValue(
            f"more than {most:,} rows would come into memory: reckon them in the engine, or ask for more with most="
        )
