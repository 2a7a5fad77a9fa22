"""How the time of reconciling grows with documents, and that of a report with claims.

DIR holds `stories.jsonl.gz` (one story a line, with its `documents`); its articles are reconciled in their order, 62,
125, 250, 500 and 1,000 of them, and made claims (five sources a question) of 1,250 to 20,000 are reconciled and told as
JSON. Times are CPU seconds, the best of three, after one small run that loads the tables; `slope` is that of the
logarithm of time over four doublings: 1 is linear.

    python -m benchmarks.reconcile_growth --data DIR [--json FILE] [--limit N]      (N articles at most, 1,000)
"""

from __future__ import annotations

import gzip
import json
import math
import random
import resource
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.command import Figures, progress, run
from factrecon import reconcile, report
from factrecon.model import Document, claim
from factrecon.values import Quantity

ARTICLES = 1_000
CLAIMS = 20_000
BEST_OF = 3


def articles(data: Path) -> list[Document]:
    out = []
    with gzip.open(data / "stories.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for d in json.loads(line)["documents"]:
                published = date.fromisoformat(d["published"][:10]) if d.get("published") else None
                out.append(
                    Document(
                        id=d["id"], source=d["source"], title=d.get("title") or "", published=published, text=d["text"]
                    )
                )
    return out


def best(act: Callable[[], object]) -> float:
    times = []
    for _ in range(BEST_OF):
        began = time.process_time()
        act()
        times.append(time.process_time() - began)
    return min(times)


def slope(sizes: list[int], times: list[float]) -> float:
    """The slope of log time over log size, by least squares."""
    x, y = [math.log(n) for n in sizes], [math.log(max(t, 1e-3)) for t in times]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True)) / sum((a - mx) ** 2 for a in x)


def measure(data: Path, limit: int | None) -> Figures:
    documents = articles(data)[: limit or ARTICLES]
    reconcile(documents[:3])
    figures: dict[str, float] = {}
    sizes = [len(documents) >> k for k in (4, 3, 2, 1, 0)]
    times = []
    for n in sizes:
        times.append(best(lambda n=n: reconcile(documents[:n])))  # type: ignore[misc]
        figures[f"reconcile_{n}_articles"] = times[-1]
        progress(f"{n} articles: {times[-1]:.2f} s")
    figures["reconcile_slope"] = slope(sizes, times)
    figures["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    draw = random.Random(0)
    said = [
        claim(f"s{k % 50}", f"object {k // 5}", "deaths", Quantity.of(draw.choice((10, 11, 12, 30)), "person"))
        for k in range(CLAIMS)
    ]
    sizes = [CLAIMS >> k for k in (4, 3, 2, 1, 0)]
    times = []
    for n in sizes:
        made = reconcile(said[:n])
        times.append(best(lambda made=made: report(made, format="json")))  # type: ignore[misc]
        figures[f"report_{n}_claims"] = times[-1]
        progress(f"{n} claims told: {times[-1]:.2f} s")
    figures["report_slope"] = slope(sizes, times)
    return figures


if __name__ == "__main__":
    raise SystemExit(run(__doc__ or "", measure))
