"""The engines by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from factrecon.engines.duckdb import DuckDB
from factrecon.engines.engine import Engine
from factrecon.engines.spark import Spark
from factrecon.errors import MissingExtra, UnknownName

__all__ = ["ENGINES", "engine_of"]

ENGINES: Final[Mapping[str, Callable[[], Engine]]] = {"duckdb": DuckDB, "spark": Spark}
"""Every engine by name; `fuse` and `match_records` take these names or an engine of your own."""


def engine_of(engine: str | Engine, what: str) -> Engine:
    """The engine of a name, or itself; raises `UnknownName`, or `MissingExtra` naming `what` needs it."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise MissingExtra(f"{what} on an engine", engine if isinstance(engine, str) else "frames") from error
    if not isinstance(engine, str):
        return engine
    if engine not in ENGINES:
        raise UnknownName(f"no engine {engine!r}: choose one of {', '.join(ENGINES)}")
    return ENGINES[engine]()
