"""Who is right: every fusion set of a folder, by `auto`, beside vote, other methods and other packages.

DIR holds one folder a set, each with `claims.csv` or `claims.csv.gz` (object, attribute, source, value)
and `gold.csv` or `silver.csv`; sets that are not there are left out. One set of defaults serves all: the
kind of each column (times, gates, last names, numbers, places, labels) is named in `_fusion_sets.py`,
nothing else; of a set that is not named there it is found from the values, labels are counted right and
numbers (ratings, say) measured by their errors. Times of day are merged within five minutes of the dominant value and
counted right within ten. `--methods` and `--peers` add rows; the JSON file holds `auto`'s figures under the set's plain
keys and the others' under `<set>.<method>.<measure>`.

    python -m benchmarks.fusion --data DIR [--json FILE] [--limit N] [--sets a,b] [--methods vote,accu] [--peers]

Seconds run from the CSV file to the answers, `fuse_seconds` from the coded ballot; `cpu_seconds` are what
the process worked, whatever else the machine did. Memory is the peak of
a process of its own for each set.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Hashable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks._fusion_peers import peers
from benchmarks._fusion_sets import SETS, DataSet, Golds, Judged, leave_out, others, read_set
from benchmarks.command import rounded
from factrecon.ballot import Ballot
from factrecon.fusion import METHODS, Beliefs, fuse
from factrecon.fusion.calibration import reliability

Figures = dict[str, float]
Row = tuple[str, str, str, Figures]  # set, variant, method, figures

_TRUSTED = ("auto", "vote")


def measure(folder: Path, described: DataSet, limit: int | None, methods: Sequence[str], with_peers: bool) -> list[Row]:
    """Run the methods on one set and its variant without some sources."""
    started, worked = time.perf_counter(), time.process_time()
    table, gold = read_set(folder, described, limit)
    read, read_cpu = time.perf_counter() - started, time.process_time() - worked
    rows: list[Row] = []
    for variant, ballot in _variants(described, table.ballot):
        answered = np.zeros(len(ballot.items), bool)
        answered[ballot.proposition_item[ballot.vote_proposition]] = True
        codes = {name: code for code, name in enumerate(ballot.items)}
        view = None
        for method in methods:
            started, worked = time.perf_counter(), time.process_time()
            try:
                beliefs = fuse(ballot, method=method)
            except ValueError as error:
                print(f"{described.folder} {variant} {method}: {error}", file=sys.stderr)
                continue
            took, cpu = time.perf_counter() - started, time.process_time() - worked
            view = beliefs.view
            judged = Judged(ballot, beliefs.best, gold, answered, codes, beliefs.opinion.estimate)
            figures = described.judge(judged)
            figures |= {"seconds": read + took, "fuse_seconds": took}
            figures |= {"cpu_seconds": read_cpu + cpu, "fuse_cpu_seconds": cpu, "peak_mb": _peak()}
            if method == "auto":
                off = _calibration(described, beliefs, gold, answered, codes)
                figures |= {"calibration_error": off} if off == off else {}
            rows.append((described.folder, variant, method, figures))
            _tell(rows[-1])
        if view is None or not with_peers:
            continue
        for name, peer in peers(view):
            started = time.perf_counter()
            try:
                chosen = peer(view)
            except (ValueError, TypeError, AttributeError, IndexError, MemoryError) as error:
                print(f"{described.folder} {variant} {name} failed: {error!r:.200}", file=sys.stderr)
                continue
            best = np.where(chosen >= 0, view.leader[chosen], -1)
            figures = described.judge(Judged(ballot, best, gold, answered, codes))
            figures |= {"fuse_seconds": time.perf_counter() - started, "peak_mb": _peak()}
            rows.append((described.folder, variant, name, figures))
            _tell(rows[-1])
    return rows


def _variants(described: DataSet, ballot: Ballot) -> Iterator[tuple[str, Ballot]]:
    if not described.without:
        yield "", ballot
        return
    yield "with_airlines", ballot
    yield "without_airlines", leave_out(ballot, described.without)


def _calibration(
    described: DataSet, beliefs: Beliefs, gold: Golds, answered: NDArray[Any], codes: Mapping[Hashable, int]
) -> float:
    """The expected calibration error of the winners' beliefs, by the set's main measure."""
    held: list[float] = []
    right: list[bool] = []
    for key, values in gold.items():
        code = codes.get(key)
        if code is None or not answered[code] or beliefs.best[code] < 0:
            continue
        figures = described.judge(Judged(beliefs.ballot, beliefs.best, {key: values}, answered, codes))
        if not figures.pop("items") or "mae" in figures:
            continue
        held.append(float(np.clip(beliefs.belief[beliefs.best[code]], 0, 1)))
        right.append(next(iter(figures.values())) > 0.5)
    return reliability(held, right).error if held else float("nan")


def _peak() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _tell(row: Row) -> None:
    folder, variant, method, figures = row
    text = "  ".join(f"{name} {value:.4g}" for name, value in figures.items())
    print(f"{folder:18} {variant:17} {method:28} {text}", file=sys.stderr, flush=True)


def flat(rows: Sequence[Row]) -> Figures:
    """One flat object: `auto` under the set's plain keys, the others under their own names."""
    found: Figures = {}
    for folder, variant, method, figures in rows:
        for name, value in figures.items():
            key = [folder]
            if method != "auto":
                key.append(method)
            if variant:
                # The flight sets' main figure is the variant itself.
                key.append(variant if name == "tolerant" else f"{variant}_{name}")
            else:
                key.append(name)
            found[".".join(key)] = round(value, 4)
            if variant == "with_airlines" and method == "auto" and name in ("seconds", "peak_mb"):
                found[f"{folder}.{name}"] = round(value, 4)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.fusion", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds the sets")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--limit", type=int, help="use only the first N claims of each set")
    parser.add_argument("--sets", help="only these sets, with commas between")
    parser.add_argument(
        "--methods", default=",".join(_TRUSTED), help="methods, with commas between; 'all' for every one"
    )
    parser.add_argument("--peers", action="store_true", help="also run other packages that are installed")
    options = parser.parse_args(arguments)
    methods = list(METHODS) if options.methods == "all" else options.methods.split(",")
    sets = (*SETS, *others(options.data))
    wanted = options.sets.split(",") if options.sets else [s.folder for s in sets]
    rows: list[Row] = []
    for described in sets:
        folder = options.data / described.folder
        if described.folder not in wanted or not folder.is_dir():
            continue
        # A process of its own for each set, so that its peak of memory is its own.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            rows += pool.submit(measure, folder, described, options.limit, methods, options.peers).result()
    found = flat(rows)
    for name, value in found.items():
        print(f"{name:48} {value}")
    if options.json:
        options.json.write_text(json.dumps(rounded(found), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
