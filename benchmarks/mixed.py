"""Stories in a mixed stream: articles of 50 incidents shuffled together, block after block.

DIR holds `incidents.jsonl.gz` (or `.jsonl`): one incident a line, with its `documents`. Articles of
50 consecutive incidents make a block; each block is grouped by `factrecon.matching.stories.finding`
alone, and B-cubed F1 (Bagga and Baldwin 1998) is taken over the articles of all blocks. An article
that stands under two incidents counts under the first.

    python -m benchmarks.mixed --data DIR [--json FILE] [--limit N]      (N incidents)
"""

from __future__ import annotations

import gzip
import json
import random
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.command import Figures, progress, run
from factrecon.matching.stories.finding import find_stories
from factrecon.model import Document

BLOCK = 50


def read(data: Path) -> list[dict[str, Any]]:
    for path in (data / "incidents.jsonl.gz", data / "incidents.jsonl"):
        if path.exists():
            raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            return [json.loads(line) for line in raw.decode("utf-8").splitlines() if line.strip()]
    raise SystemExit(f"no incidents.jsonl.gz in {data}")


def b_cubed(groups: Sequence[Sequence[str]], gold: Mapping[str, str]) -> tuple[float, float, int]:
    """Sums of precision and recall over the items, and how many items there are."""
    sizes: dict[str, int] = {}
    for label in gold.values():
        sizes[label] = sizes.get(label, 0) + 1
    precision = recall = 0.0
    for group in groups:
        counts: dict[str, int] = {}
        for item in group:
            counts[gold[item]] = counts.get(gold[item], 0) + 1
        for label, count in counts.items():
            precision += count * count / len(group)
            recall += count * count / sizes[label]
    return precision, recall, len(gold)


def measure(data: Path, limit: int | None) -> Figures:
    incidents = read(data)[:limit]
    shuffle = random.Random(0)
    precision = recall = 0.0
    items = blocks = 0
    seconds = 0.0
    for first in range(0, len(incidents), BLOCK):
        gold: dict[str, str] = {}
        documents: list[Document] = []
        for incident in incidents[first : first + BLOCK]:
            for article in incident["documents"]:
                if article["id"] in gold:
                    continue
                gold[article["id"]] = str(incident["incident"])
                documents.append(
                    Document(
                        id=article["id"],
                        text=article["text"],
                        title=article.get("title") or "",
                        source=article.get("publisher") or "",
                        published=date.fromisoformat(article["published"]) if article.get("published") else None,
                    )
                )
        shuffle.shuffle(documents)
        start = time.perf_counter()
        stories = find_stories(documents)
        seconds += time.perf_counter() - start
        p, r, n = b_cubed(stories, gold)
        precision, recall, items, blocks = precision + p, recall + r, items + n, blocks + 1
        progress(f"block {blocks}: {n} articles, {len(stories)} stories for {len(set(gold.values()))} incidents")
    p, r = precision / items, recall / items
    return {
        "b_cubed_f1": 2 * p * r / (p + r),
        "b_cubed_precision": p,
        "b_cubed_recall": r,
        "articles": items,
        "blocks": blocks,
        "seconds": seconds,
    }


if __name__ == "__main__":
    raise SystemExit(run(__doc__ or "", measure))
