"""Equivalent news headlines (SemEval STS, Agirre et al. 2012-2016).

DIR holds `<year>.headlines.test.tsv` files: grade 0 to 5, first headline, second headline. A grade
of 4 or more counts as equivalent. The newest year is the test. A pair is called equivalent if
`factrecon.pairs.compare` says `same`: nothing is tuned here.

Beside it stand string scorers of rapidfuzz, each at the threshold that is best on the older years
(on the test itself, to their favour, if there is no older year).
`conflicting_numbers_called_equivalent` counts pairs called equivalent although each side has a
number before the same word and none of those numbers are equal.

    python -m benchmarks.headlines --data DIR [--json FILE] [--limit N]
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.command import Figures, precision_recall_f1, progress, run
from factrecon.pairs import compare

EQUIVALENT = 4.0
PEERS: dict[str, Callable[[str, str], float]] = {
    "ratio": fuzz.ratio,
    "token_sort_ratio": fuzz.token_sort_ratio,
    "token_set_ratio": fuzz.token_set_ratio,
    "WRatio": fuzz.WRatio,
}
_COUNTED = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)\s?(%|[a-z]+)", re.IGNORECASE)

Pair = tuple[float, str, str]


def read(path: Path) -> list[Pair]:
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) >= 3 and fields[0].strip():
            rows.append((float(fields[0]), fields[1], fields[2]))
    return rows


def conflicting(a: str, b: str) -> bool:
    """Whether both have a number before the same word and share none of those numbers."""
    one: dict[str, set[str]] = {}
    other: dict[str, set[str]] = {}
    for text, found in ((a, one), (b, other)):
        for number, word in _COUNTED.findall(text):
            found.setdefault(word.lower().rstrip("s"), set()).add(number.replace(",", ""))
    return any(word in other and not (numbers & other[word]) for word, numbers in one.items())


def best_threshold(scores: Sequence[float], gold: Sequence[bool]) -> float:
    return max(range(101), key=lambda t: precision_recall_f1([s >= t for s in scores], gold)[2])


def measure(data: Path, limit: int | None) -> Figures:
    files = sorted(data.glob("*.headlines.test.tsv"))
    if not files:
        raise SystemExit(f"no *.headlines.test.tsv in {data}")
    years = {path.name.split(".")[0]: read(path)[:limit] for path in files}
    newest = max(years)
    test = years[newest]
    gold = [grade >= EQUIVALENT for grade, _, _ in test]
    progress(f"test: headlines {newest}, {len(test)} pairs, {sum(gold)} equivalent")
    start = time.perf_counter()
    called = [compare(a, b).relation == "same" for _, a, b in test]
    seconds = time.perf_counter() - start
    precision, recall, f1 = precision_recall_f1(called, gold)
    figures: dict[str, float | int] = {
        "f1": f1,
        "precision": precision,
        "recall": recall,
        "conflicting_numbers_called_equivalent": sum(
            conflicting(a, b) for (_, a, b), same in zip(test, called, strict=True) if same
        ),
        "pairs_per_second": len(test) / seconds,
    }
    every = [pair for year in sorted(years) for pair in years[year]]
    all_called = [compare(a, b).relation == "same" for _, a, b in every]
    figures["f1_all_years"] = precision_recall_f1(all_called, [g >= EQUIVALENT for g, _, _ in every])[2]
    older = [pair for year, pairs in years.items() if year != newest for pair in pairs] or test
    for name, scorer in PEERS.items():
        learnt = best_threshold(
            [scorer(a.lower(), b.lower()) for _, a, b in older], [g >= EQUIVALENT for g, _, _ in older]
        )
        scores = [scorer(a.lower(), b.lower()) for _, a, b in test]
        figures[f"{name}.f1"] = precision_recall_f1([s >= learnt for s in scores], gold)[2]
    return figures


if __name__ == "__main__":
    raise SystemExit(run(__doc__ or "", measure))
