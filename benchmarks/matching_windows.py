"""Matching in windows on an engine: 2,000,000 records of 20,000 windows, 100 each.

DIR holds `sts_news/*.tsv` and `mrpc/*.tsv`, as for `matching_speed`, whose recombined texts these are: every labelled
pair whole in one window, the rest anywhere. Matched by `factrecon.engines.match_records` on DuckDB in a process of its
own, with as many workers as the machine has cores.

Written: seconds by the clock and of all processors together, memory of the process that leads (each worker has its
own, told as the greatest of them), pairs a second and processor, and for the first thousand windows whether the
clusters are those of `match_texts` in memory.

    python -m benchmarks.matching_windows --data DIR [--json FILE] [--limit N]     (N records, 2,000,000)
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.command import Figures, progress, run
from benchmarks.matching_speed import assertions, labelled
from factrecon.engines import clusters_digest
from factrecon.matching.texts.pairing import match_texts

RECORDS = 2_000_000
A_WINDOW = 100
CHECKED = 1_000

_MATCH = """
import json, resource, sys
from factrecon.engines import DuckDB, match_records

def main():
    engine = DuckDB(memory="1GB", threads=2, spill=sys.argv[2] + "/spill")
    found = match_records(
        sys.argv[1], engine=engine, when="window", window="value", workers=int(sys.argv[3]), work=sys.argv[2]
    )
    own, others = (resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({
        "records": found.records, "windows": found.windows, "clusters": found.clusters, "pairs": found.pairs,
        "cpu_seconds": own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime,
        "peak_mb": own.ru_maxrss / 1024, "worker_peak_mb": others.ru_maxrss / 1024,
        "files": [str(file) for file in found.cluster_files],
    }))

if __name__ == "__main__":
    main()
"""


def written(data: Path, folder: Path, records: int) -> Path:
    """The records in Parquet files of 200,000."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts, labels = assertions(labelled(data), records)
    shuffle = random.Random(1)
    names = list(texts)
    shuffle.shuffle(names)
    windows = max(1, len(names) // A_WINDOW)
    home = {name: n % windows for n, name in enumerate(names)}
    for one, other in labels:
        home[other] = home[one]
    out = folder / "records"
    out.mkdir()
    rows = iter(names)
    for number in range(0, len(names), 200_000):
        some = list(islice(rows, 200_000))
        columns = {"id": some, "text": [texts[n] for n in some], "window": [f"{home[n]:06}" for n in some]}
        pq.write_table(pa.table(columns), out / f"records-{number:09}.parquet")
    return out


def in_memory(source: Path, last: str) -> str:
    """The digest of the windows up to the last, each matched in memory."""
    import pyarrow.parquet as pq

    table = pq.read_table(source, filters=[("window", "<=", last)])
    windows: dict[str, dict[str, str]] = {}
    for window, name, text in zip(*(table.column(c).to_pylist() for c in ("window", "id", "text")), strict=True):
        windows.setdefault(window, {})[name] = text
    return clusters_digest(
        {"window": window, "id": name, "cluster": group[0]}
        for window, texts in sorted(windows.items())
        for name, group in sorted((name, group) for group in match_texts(texts).clusters for name in group)
    )


def measure(data: Path, limit: int | None) -> Figures:
    import pyarrow.parquet as pq

    with TemporaryDirectory() as folder:
        source = written(data, Path(folder), limit or RECORDS)
        progress("records written")
        script = Path(folder, "match.py")
        script.write_text(_MATCH)
        workers = os.cpu_count() or 1
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, str(script), str(source), str(Path(folder, "work")), str(workers)],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        seconds = time.monotonic() - began
        found = json.loads(done.stdout.splitlines()[-1])
        files = found.pop("files")
        figures: dict[str, float] = {**found, "seconds": seconds, "workers": float(workers)}
        figures["pairs_a_second_and_core"] = found["pairs"] / found["cpu_seconds"]
        last = f"{CHECKED - 1:06}"
        rows = (row for file in files for row in pq.read_table(file).to_pylist() if row["window"] <= last)
        figures["same_as_memory"] = clusters_digest(rows) == in_memory(source, last)
    return figures


if __name__ == "__main__":
    raise SystemExit(run(__doc__ or "", measure))
