"""Contradictions between sentences, by fixed rules: SICK, RTE-3 and negated antonyms.

DIR holds any of these folders; the figures of those that are there are given.

- `sick/SICK_*.txt` (Marelli et al. 2014): F1 of the label CONTRADICTION.
- `rte3_3way/*.jsonl` (Voorhees 2008): precision and recall of the label NO, on the rows whose two
  annotations agree.
- `negation_antonym/SemAntoNeg*.json` (Vahtola et al. 2022): accuracy of picking, out of three sentences,
  the one that says the same as a fourth; a tie is a miss.

A pair is called a contradiction if `factrecon.pairs.compare` says so. Nothing is trained or tuned here.

    python -m benchmarks.contradiction --data DIR [--json FILE] [--limit N]
"""

from __future__ import annotations

import json
import time
from pathlib import Path

from benchmarks.command import Figures, precision_recall_f1, progress, run
from factrecon.pairs import compare


def sick(files: list[Path], limit: int | None) -> Figures:
    called, gold = [], []
    for path in files:
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        names = header.split("\t")
        a, b, label = (names.index(n) for n in ("sentence_A", "sentence_B", "entailment_judgment"))
        for row in rows[:limit]:
            fields = row.split("\t")
            called.append(compare(fields[a], fields[b]).relation == "contradiction")
            gold.append(fields[label] == "CONTRADICTION")
    precision, recall, f1 = precision_recall_f1(called, gold)
    return {"sick_f1": f1, "sick_precision": precision, "sick_recall": recall}


def rte3(files: list[Path], limit: int | None) -> Figures:
    called, gold = [], []
    for path in files:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        for row in [r for r in rows if r.get("agree", True)][:limit]:
            called.append(compare(row["text"], row["hyp"]).relation == "contradiction")
            gold.append(row["label3"] == "NO")
    precision, recall, _ = precision_recall_f1(called, gold)
    return {"rte3_precision": precision, "rte3_recall": recall, "rte3_called": sum(called)}


def negation(files: list[Path], limit: int | None) -> Figures:
    right = total = 0
    for path in files:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        for row in rows[:limit]:
            found = [compare(row["input"], sentence) for sentence in row["sentences"]]
            scores = [c.agreement - c.contradiction for c in found]
            best = max(scores)
            right += scores[row["label"]] == best and scores.count(best) == 1
            total += 1
    return {"negation_accuracy": right / total if total else 0.0}


def measure(data: Path, limit: int | None) -> Figures:
    figures: dict[str, float | int] = {}
    start = time.perf_counter()
    for what, pattern in (
        (sick, "sick/SICK_*.txt"),
        (rte3, "rte3_3way/*.jsonl"),
        (negation, "negation_antonym/SemAntoNeg*.json"),
    ):
        files = sorted(data.glob(pattern))
        if files:
            progress(f"{pattern}: {', '.join(p.name for p in files)}")
            figures.update(what(files, limit))
    if not figures:
        raise SystemExit(f"none of sick, rte3_3way, negation_antonym in {data}")
    figures["seconds"] = time.perf_counter() - start
    return figures


if __name__ == "__main__":
    raise SystemExit(run(__doc__ or "", measure))
