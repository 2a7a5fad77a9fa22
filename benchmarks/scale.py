"""Fusion of made claims on an engine, in a process that the system holds to a gigabyte of memory.

A seeded generator writes N claims to Parquet in DIR (and finds them there again): 10,000 sources of which a few say
most, 2 to 200 answers an item, keys in words, one in fifty sources a copy of another. They are fused on DuckDB by
`auto`'s choice in a process of its own whose data the system limits (RLIMIT_DATA: what a process writes to, not the
files it maps), killed once in the middle of the rounds and led on.

Written: seconds of the two processes together, memory of the second, the rounds that it read. Up to a million claims,
also whether the answers are equal for 8 and 40 parts and in memory.

    python -m benchmarks.scale --data DIR [--json FILE] [--limit N]      (N claims, 1,000,000)
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.command import Figures, progress, run
from factrecon.engines import answers_digest
from factrecon.fusion import fuse
from factrecon.tables import read_claims

CLAIMS = 1_000_000
SOURCES = 10_000
HELD_TO = 1_000_000_000
"""Bytes that the process may write to."""
ENGINE_MEMORY = "250MB"
_CHUNK = 1_000_000


def made(folder: Path, claims: int) -> Path:
    """The claims in Parquet files of a million rows, made unless they are there."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = folder / f"made-{claims}"
    done = out / "done"
    if done.exists():
        return out
    out.mkdir(parents=True, exist_ok=True)
    r = np.random.default_rng(1)
    items = max(10, claims // 12)
    good = r.beta(6, 2, SOURCES)
    for n, first in enumerate(range(0, claims, _CHUNK)):
        size = min(_CHUNK, claims - first)
        # Sources by a power law, items evenly: a few sources say most, each item has some twelve voices.
        source = np.minimum((SOURCES * r.random(size) ** 3).astype(np.int64), SOURCES - 1)
        item = r.integers(0, items, size)
        rivals = 2 + (item * 7919) % 199
        skewed = (rivals * r.random(size) ** 4).astype(np.int64)
        right = (item * 31) % rivals
        # A copy says what its original says of the same item: both draw by item and original.
        original = np.where(source % 50 == 49, source - 1, source)
        luck = ((item * 1_000_003 + original * 7_919) % 10_007) / 10_007
        answer = np.where(
            luck < good[original], right, (right + 1 + (item * original + skewed) % (rivals - 1)) % rivals
        )
        table = pa.table(
            {
                "object": np.char.add("thing-", item.astype(np.str_)),
                "attribute": np.where(item % 3 == 0, "colour", "model"),
                "source": np.char.add("source-", source.astype(np.str_)),
                "value": np.char.add("answer ", answer.astype(np.str_)),
            }
        )
        pq.write_table(table, out / f"claims-{n:04d}.parquet")
        progress(f"making {first + size:,} of {claims:,}")
    done.write_text("")
    return out


_FUSE = """
import json, resource, sys
held = int(sys.argv[4])
resource.setrlimit(resource.RLIMIT_DATA, (held, held))
from pathlib import Path
from factrecon.engines import DuckDB, fuse
source, work, method, shards = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[5]
told = []
def progress(step, done, whole, left):
    if step.startswith("round") and done:
        told.append(step)
engine = DuckDB(memory=sys.argv[6], threads=2, spill=Path(work, "spill"))
files = sorted(Path(source).glob("*.parquet"))
fused = fuse(files, engine=engine, work=work, method=method, shards=int(shards) or None, progress=progress)
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "digest": fused.digest, "rounds": sorted(set(told)), "cpu": usage.ru_utime + usage.ru_stime,
    "peak_mb": usage.ru_maxrss / 1024, "methods": sorted({c.method for c in fused.chosen}),
    "items": fused.items, "votes": fused.votes, "taken": fused.taken,
}))
"""


def fused_apart(
    source: Path, work: Path, *, method: str = "auto", shards: int = 0, kill_at: str = ""
) -> dict[str, Any]:
    """Fuse in a process held to `HELD_TO`; killed when `kill_at` is there."""
    arguments = [str(source), str(work), method, str(HELD_TO), str(shards), ENGINE_MEMORY]
    # Memory that is free again goes back to the system, where the bound is near.
    environment = {**os.environ, "MALLOC_ARENA_MAX": "2", "ARROW_DEFAULT_MEMORY_POOL": "system"}
    command = [sys.executable, "-c", _FUSE, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    if kill_at:
        while process.poll() is None and not (work / kill_at).exists():
            time.sleep(0.05)
        process.kill()
        process.wait()
        return {}
    out, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"the held process ended with {process.returncode}")
    found: dict[str, Any] = json.loads(out.splitlines()[-1])
    return found


def measure(data: Path, limit: int | None) -> Figures:
    claims = limit or CLAIMS
    source = made(data, claims)
    work = data / f"work-{claims}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    figures: dict[str, float] = {"claims": float(claims)}
    began = time.monotonic()
    fused_apart(source, work, kill_at="round-010.npz")
    killed = time.monotonic() - began
    progress(f"killed after {killed:.0f} s")
    found = fused_apart(source, work)
    figures |= {
        "seconds": time.monotonic() - began,
        "peak_mb": found["peak_mb"],
        "cpu_seconds_after_the_kill": found["cpu"],
        "rounds_after_the_kill": float(len(found["rounds"])),
        "killed_after": killed,
        "rows_taken": float(found["taken"]),
    }
    progress(f"{found}")
    if claims <= CLAIMS:
        for shards in (8, 40):
            other = data / f"work-{claims}-{shards}"
            shutil.rmtree(other, ignore_errors=True)
            other.mkdir()
            figures[f"same_with_{shards}_shards"] = (
                fused_apart(source, other, shards=shards)["digest"] == found["digest"]
            )
            shutil.rmtree(other, ignore_errors=True)
        import pyarrow.parquet as pq

        table = pq.read_table(sorted(source.glob("*.parquet")))
        beliefs = fuse(read_claims(table).ballot)
        figures["same_as_memory"] = answers_digest(beliefs.rows(), beliefs.credibility) == found["digest"]
    shutil.rmtree(work, ignore_errors=True)
    return figures


if __name__ == "__main__":
    raise SystemExit(run(__doc__ or "", measure))
