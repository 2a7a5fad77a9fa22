"""Matching of many short texts in windows of time: the engine parts the records, each window is matched by itself.

What was said in other weeks is never held against each other, so a table of any size is as many small ones. Within a
window the keys that few records share make the candidates, at most `most` a record; likeness, conflicts and
average-link clusters are those of `factrecon.matching.texts.pairing.match_texts`, on Arrow batches of whole windows, in
one process or several.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, Final

from attrs import evolve, field, frozen

from factrecon.engines import plan
from factrecon.engines.choice import engine_of
from factrecon.engines.coding import Runner
from factrecon.engines.engine import Engine
from factrecon.engines.source import source_of
from factrecon.engines.work import Work
from factrecon.errors import InvalidRecord, UnknownName
from factrecon.matching.texts.pairing import ALIKE, LEAST, MOST, match_texts
from factrecon.processes import checked, spread
from factrecon.tables import harmless
from factrecon.writing import whole_file

__all__ = ["WINDOWS", "Matched", "clusters_digest", "match_records"]

RECORDS_A_BATCH: Final = 50_000
"""Records, about, that are matched between two notes of how far a run is."""
MOST_IN_A_WINDOW: Final = 500_000
"""A window of more records does not fit beside others; a shorter window does."""
Progress = Callable[[str, int, int], None]


def _day(text: str) -> str:
    """The day of a date or moment; "" where none can be read."""
    try:
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return ""


def _week(text: str) -> str:
    day = _day(text)
    if not day:
        return ""
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year:04}-W{week:02}"


WINDOWS: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {"day": _day, "week": _week, "month": lambda text: _day(text)[:7], "value": str.strip}
)
"""How long a window is: what is said on one day, in one week of Monday to Sunday, in one month; or "value": whatever
has the same text in the column. Records without a date are a window of their own."""


@frozen(eq=False, repr=False)
class Matched:
    """What was matched, a window at a time, in Parquet files that are read in order.

    `digest` is equal for equal clusters (`clusters_digest`).
    """

    records: int
    windows: int
    clusters: int
    """Clusters of two records or more."""
    pairs: int
    """Pairs looked at: those kept, and those kept apart with the reason."""
    digest: str
    cluster_files: tuple[Path, ...]
    """Rows of window, id, cluster: the smallest id of the group, its own where a record stands alone."""
    pair_files: tuple[Path, ...]
    """Rows of window, a, b, score in [0, 1], apart: why they cannot be one, else empty."""
    statements: tuple[tuple[str, str], ...]
    taken: int
    engine: str
    _home: Any = field(default=None)

    def __repr__(self) -> str:
        """Name the sizes and the engine."""
        return f"Matched({self.records} records in {self.windows} windows, {self.clusters} clusters, on {self.engine})"

    def rows(self) -> Iterator[dict[str, Any]]:
        """One row a record: its window, id and cluster."""
        import pyarrow.parquet as pq

        for file in self.cluster_files:
            yield from pq.read_table(file).to_pylist()

    def write(self, file: str | Path) -> None:
        """Write the rows as CSV with the columns window, id, cluster; raises `UnwritableOutput`."""
        with whole_file(file) as binary:
            writer = csv.writer(codecs.getwriter("utf-8")(binary, "backslashreplace"), lineterminator="\n")
            writer.writerow(_COLUMNS)
            for row in self.rows():
                writer.writerow([harmless(row[name]) for name in _COLUMNS])


_COLUMNS: Final = ("window", "id", "cluster")


def clusters_digest(rows: Iterable[Mapping[str, Any]]) -> str:
    """A hash of clusters, given by rows of window, id and cluster in their order.

    >>> clusters_digest([{"window": "w", "id": "a", "cluster": "a"}])[:8]
    '101b62ee'
    """
    digest = hashlib.sha256()
    for row in rows:
        digest.update(f"{row['window']}\t{row['id']}\t{row['cluster']}\n".encode())
    return digest.hexdigest()


def match_records(
    source: str | Path | Sequence[str | Path],
    *,
    engine: str | Engine,
    id: str = "id",
    text: str = "text",
    when: str = "published",
    window: str = "week",
    least: float = LEAST,
    most: int = MOST,
    threshold: float = ALIKE,
    workers: int = 1,
    table_columns: Sequence[str] | None = None,
    work: str | Path | None = None,
    progress: Progress | None = None,
) -> Matched:
    """Group the records of a table that say the same within one window of time.

    `source` is as for `factrecon.engines.fuse`; `id`, `text` and `when` name its columns: what a record is called, what
    it says, and its date (ISO 8601). `window` is one of `WINDOWS`. `least`, `most` and `threshold` are those of
    `match_texts`: the clusters of each window are its clusters of those texts. `workers` processes share the windows.
    In the folder `work` a run that was killed goes on.

    Raises `InvalidRecord` where two records have one id, where one lacks its id, or a window is too large;
    `UnknownName`, `UnreadableInput`, `EngineFailed` and `MissingExtra` as `fuse` does.
    """
    if window not in WINDOWS:
        raise UnknownName(f"no window {window!r}: choose one of {', '.join(WINDOWS)}")
    checked(workers)
    engine = engine_of(engine, "matching")
    given = source_of(source, table_columns)
    chosen = [(name, ours) for name, ours in ((id, "id"), (text, "text"), (when, "told"))]
    if lacking := [name for name, _ in chosen if name not in given.columns]:
        raise InvalidRecord(f"{given.words}: no column {lacking[0]!r}; there are {', '.join(given.columns)}")
    home = TemporaryDirectory(prefix="factrecon-") if work is None else None
    folder = Path(home.name) if home is not None else Path(work or ".")
    settings = (least, most, threshold)
    asked = {
        "match": given.identity,
        "columns": [list(c) for c in chosen],
        "window": window,
        "settings": list(settings),
        "engine": engine.name,
    }
    runner = Runner(engine, Work(folder, asked))
    runner.keep_given("record", plan.RECORD, given, chosen)
    sizes = _placed(runner, given.words, WINDOWS[window])
    batches = _batches(sizes)
    names = _matched(runner, batches, sizes, settings, workers, progress)
    clusters = tuple(runner.work.path(f"clusters-{n:05d}.parquet") for n in range(len(batches)))
    made = Matched(
        records=sum(sizes.values()),
        windows=len(sizes),
        clusters=sum(facts["clusters"] for facts in names),
        pairs=sum(facts["pairs"] for facts in names),
        digest="",
        cluster_files=clusters,
        pair_files=tuple(runner.work.path(f"pairs-{n:05d}.parquet") for n in range(len(batches))),
        statements=tuple(runner.statements),
        taken=runner.taken,
        engine=engine.name,
        home=home,
    )
    return evolve(made, digest=clusters_digest(made.rows()))


def _placed(runner: Runner, words: str, window_of: Callable[[str], str]) -> dict[str, int]:
    """Put every record into its window; gives the windows, in order, and how many records each has."""
    import pyarrow as pa

    if nameless := runner.number(plan.NAMELESS_RECORDS):
        raise InvalidRecord(f"{words}: {nameless:,} records lack an id")
    twice = runner.take(plan.TWICE).column("id").to_pylist()
    if twice:
        raise InvalidRecord(f"{words}: {len(twice):,} ids are borne by several records, such as {twice[0]!r}")
    told = runner.take(plan.TOLD, most=None).column("told").to_pylist()
    windows = [window_of(text) for text in told]
    runner.put(
        "window_of", iter([pa.table({"told": pa.array(told, pa.string()), "name": pa.array(windows, pa.string())})])
    )
    runner.keep("placed", plan.PLACED)
    sizes = runner.take(plan.WINDOW_SIZES, most=None)
    held = dict(zip(sizes.column("window_name").to_pylist(), map(int, sizes.column("n").to_pylist()), strict=True))
    for name, size in held.items():
        if size > MOST_IN_A_WINDOW:
            raise InvalidRecord(
                f"{words}: the window {name or 'without a date'!r} has {size:,} records, more than "
                f"{MOST_IN_A_WINDOW:,}: "
                "choose a shorter window"
            )
    return held


def _batches(sizes: Mapping[str, int]) -> list[tuple[str, str]]:
    """The first and last window of every batch, each of about `RECORDS_A_BATCH` records."""
    batches: list[tuple[str, str]] = []
    first, last, held = "", "", 0
    for name, size in sizes.items():
        if held and held + size > RECORDS_A_BATCH:
            batches.append((first, last))
            held = 0
        if not held:
            first = name
        held, last = held + size, name
    return [*batches, (first, last)] if held else batches


def _matched(
    runner: Runner,
    batches: Sequence[tuple[str, str]],
    sizes: Mapping[str, int],
    settings: tuple[float, int, float],
    workers: int,
    progress: Progress | None,
) -> list[dict[str, Any]]:
    """Match every batch that no earlier run has matched; gives what was noted of each."""
    work, placed = runner.work, runner.work.path("placed.parquet")
    noted: dict[int, dict[str, Any]] = {}
    for n in range(len(batches)):
        facts, pairs = work.facts(f"clusters {n + 1}"), work.facts(f"pairs {n + 1}")
        if facts is not None and pairs is not None:
            noted[n] = facts
    missing = [n for n in range(len(batches)) if n not in noted]
    tasks = [(n, *batches[n]) for n in missing]
    shared = (str(placed), str(work.folder), settings)
    done: Iterable[tuple[int, Any]] = ((k, _match_batch(*shared, *task)) for k, task in enumerate(tasks))
    if workers > 1 and len(tasks) > 1:
        done = spread(_match_batch, shared, tasks, workers=workers)
    for k, found in done:
        n = missing[k]
        facts = found if found is not None else _match_batch(*shared, *tasks[k])
        work.done(f"pairs {n + 1}", f"pairs-{n:05d}.parquet")
        noted[n] = work.done(f"clusters {n + 1}", f"clusters-{n:05d}.parquet", **facts)
        if progress:
            progress("matching", sum(facts["records"] for facts in noted.values()), sum(sizes.values()))
    return [noted[n] for n in range(len(batches))]


def _match_batch(
    placed: str, folder: str, settings: tuple[float, int, float], number: int, first: str, last: str
) -> dict[str, int]:
    """Match the windows from the first to the last, and write what came of it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    least, most, threshold = settings
    table = pq.read_table(placed, filters=[("window_name", ">=", first), ("window_name", "<=", last)])
    table = table.sort_by([("window_name", "ascending"), ("id", "ascending")])
    windows, ids, texts = (table.column(name).to_pylist() for name in ("window_name", "id", "text"))
    held: dict[str, dict[str, str]] = {}
    for window, name, text in zip(windows, ids, texts, strict=True):
        held.setdefault(window, {})[name] = text or ""
    clusters: list[tuple[str, str, str]] = []
    pairs: list[tuple[str, str, str, float, str]] = []
    grown = 0
    for window, members in held.items():
        found = match_texts(members, least=least, most=most, threshold=threshold)
        grown += sum(len(group) > 1 for group in found.clusters)
        clusters += sorted((window, name, group[0]) for group in found.clusters for name in group)
        pairs += ((window, a, b, score, found.apart.get((a, b), "")) for a, b, score in found.candidates.pairs())
    kinds = {"score": pa.float64()}
    for name, rows, columns in (
        ("clusters", clusters, ("window", "id", "cluster")),
        ("pairs", pairs, ("window", "a", "b", "score", "apart")),
    ):
        whole = Path(folder, f"{name}-{number:05d}.parquet")
        part = whole.with_name(f".{whole.name}.part")
        arrays = {c: pa.array([row[i] for row in rows], kinds.get(c, pa.string())) for i, c in enumerate(columns)}
        pq.write_table(pa.table(arrays), part)
        os.replace(part, whole)
    return {"records": len(clusters), "clusters": grown, "pairs": len(pairs)}
