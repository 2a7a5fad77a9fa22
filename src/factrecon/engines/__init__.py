"""Where fusion and matching run: in memory, or by the same plan on an engine, for tables larger than memory.

`fuse(ballot)` is fusion in memory. `fuse("claims.parquet", engine="duckdb")` takes the claims from files or a table
of the engine, codes and counts them there, and fuses them in parts by item that exchange whole numbers only::

    fused = fuse("claims.parquet", engine="duckdb", work="run-1")
    fused.chosen, fused.source_credibility
    for row in fused.rows(): ...

Winners, beliefs and credibilities equal those in memory, bit by bit, for any number of parts. A run that was killed
goes on where it was if `work` names the same folder.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any, overload

from factrecon.ballot import Ballot
from factrecon.canonical import Kind
from factrecon.columns import Columns
from factrecon.engines.choice import ENGINES, engine_of
from factrecon.engines.duckdb import DuckDB
from factrecon.engines.engine import MOST_TAKEN, Arrow, Engine, EngineFailed
from factrecon.engines.matching import WINDOWS, Matched, clusters_digest, match_records
from factrecon.engines.sharded import Fused, Progress, answers_digest, fuse_sharded
from factrecon.engines.source import source_of
from factrecon.engines.spark import Spark
from factrecon.errors import InvalidValue
from factrecon.fusion import Beliefs, Method
from factrecon.fusion import fuse as fuse_in_memory
from factrecon.language.cells import Cells


@overload
def fuse(
    source: Ballot,
    *,
    method: str | Method = "auto",
    known: Mapping[Hashable, object] | None = None,
    abstain: float = 0.5,
) -> Beliefs: ...


@overload
def fuse(
    source: str | Path | Sequence[str | Path] | Arrow,
    *,
    engine: str | Engine,
    method: str = "auto",
    abstain: float = 0.5,
    kinds: Mapping[str, str | Kind] | None = None,
    cells: Cells | None = None,
    columns: Columns | None = None,
    table_columns: Sequence[str] | None = None,
    shards: int | None = None,
    work: str | Path | None = None,
    progress: Progress | None = None,
) -> Fused: ...


def fuse(
    source: Any,
    *,
    method: str | Method = "auto",
    known: Mapping[Hashable, object] | None = None,
    abstain: float = 0.5,
    engine: str | Engine | None = None,
    kinds: Mapping[str, str | Kind] | None = None,
    cells: Cells | None = None,
    columns: Columns | None = None,
    table_columns: Sequence[str] | None = None,
    shards: int | None = None,
    work: str | Path | None = None,
    progress: Progress | None = None,
) -> Beliefs | Fused:
    """Say which answer to each item is best supported, how strongly, and who is credible.

    Of a `Ballot`, in memory: `known` maps items to their true proposition, where a user knows some: it teaches the
    credibility of the sources. With an `engine` ("duckdb", "spark", or one of your own), of Parquet or CSV files (a
    path, several, or a folder), of an Arrow table such as `Store.claims_table` gives, or of a table of the engine by
    name with its `table_columns`: in parts by item, about
    `VOTES_A_PART` votes each or as many as `shards`, in the folder `work`, where a run that was killed goes on.
    `kinds`, `cells` and `columns` are those of `factrecon.tables.read_claims`.

    An item whose best answer's belief is below `abstain` is unresolved. Raises `UnknownName` for a method or engine
    that there is not, `InvalidValue` for a method that needs the whole ballot in memory, `UnreadableInput` and
    `InvalidRecord` for a table or a step that cannot be read, `EngineFailed` for an engine that cannot go on and
    `MissingExtra` without the engine's extra.

    >>> from factrecon.ballot import Vote
    >>> votes = [Vote("deaths", "12", "a"), Vote("deaths", "12", "b"), Vote("deaths", "30", "c")]
    >>> fuse(Ballot.build(votes), method="vote").answer("deaths").proposition
    '12'
    """
    if isinstance(source, Ballot):
        given = (engine, kinds, cells, columns, table_columns, shards, work, progress)
        if any(x is not None for x in given):
            raise InvalidValue("a ballot is fused in memory: give files or a table to an engine")
        return fuse_in_memory(source, method=method, known=known, abstain=abstain)
    if engine is None:
        raise InvalidValue("name an engine to fuse files or a table, or read them with read_claims")
    if known:
        raise InvalidValue("known answers teach in memory only: leave engine out")
    if not isinstance(method, str):
        raise InvalidValue("an engine runs the library's own methods, by name: leave engine out for your own")
    return fuse_sharded(
        source_of(source, table_columns),
        engine=engine_of(engine, "fusion"),
        method=method,
        abstain=abstain,
        kinds=kinds or {},
        cells=cells or Cells(),
        columns=columns or Columns(),
        shards=shards,
        work=None if work is None else Path(work),
        progress=progress,
    )


__all__ = [
    "ENGINES",
    "MOST_TAKEN",
    "WINDOWS",
    "DuckDB",
    "Engine",
    "EngineFailed",
    "Fused",
    "Matched",
    "Progress",
    "Spark",
    "answers_digest",
    "clusters_digest",
    "fuse",
    "match_records",
]
