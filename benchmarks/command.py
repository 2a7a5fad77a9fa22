"""The command line that the matching benchmarks share: `--data DIR [--json FILE] [--limit N]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Figures = Mapping[str, float | int]


def run(
    description: str, measure: Callable[[Path, int | None], Figures], arguments: Sequence[str] | None = None
) -> int:
    """Measure, print the figures and write them as one flat JSON object."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the data, as the description says")
    parser.add_argument("--json", type=Path, help="file for the figures, one flat object")
    parser.add_argument("--limit", type=int, help="use only the first N items")
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        parser.error(f"{options.data} is no folder")
    figures = rounded(measure(options.data, options.limit))
    for key, value in figures.items():
        print(f"{key:40} {value}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def rounded(figures: Any) -> Any:
    """Figures with four digits behind the point, however deep they stand.

    >>> rounded({"f1": 0.97916666, "of": [1, 0.5]})
    {'f1': 0.9792, 'of': [1, 0.5]}
    """
    if isinstance(figures, Mapping):
        return {key: rounded(value) for key, value in figures.items()}
    if isinstance(figures, list | tuple):
        return [rounded(value) for value in figures]
    return round(figures, 4) if isinstance(figures, float) else figures


def progress(text: str) -> None:
    """A line on standard error."""
    print(text, file=sys.stderr, flush=True)


def precision_recall_f1(called: Sequence[bool], gold: Sequence[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the items called, 0 where nothing is."""
    hits = sum(c and g for c, g in zip(called, gold, strict=True))
    precision = hits / sum(called) if any(called) else 0.0
    recall = hits / sum(gold) if any(gold) else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0
