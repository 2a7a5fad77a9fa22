"""How time grows with size: the slope of log CPU time against log size, over four doublings, best of three.

1 is linear, 2 is quadratic. The shapes are the worst that are known: texts of one word over and over, quotation marks,
slashed numbers, lists; names and units as long as an article; records of one question and of many; tables; broken CSV,
feeds and pages. Needs no data.

    python -m benchmarks.growth [--json FILE] [--only WORD ...] [--times N]
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from factrecon.errors import FactreconError
from factrecon.exports import export
from factrecon.fusion import fuse
from factrecon.inputs import INPUTS
from factrecon.model import Document, claim
from factrecon.pairs import compare
from factrecon.readers import read
from factrecon.reconciliation import reconcile
from factrecon.records import load_text
from factrecon.reports import report
from factrecon.tables import read_claims
from factrecon.values import Quantity

DOUBLINGS = 4

TEXTS: Mapping[str, str] = {
    "news": "A fire at a mill in Toledo killed 12 people on Monday, police said. “It burned,” said Ana Cruz, 41.\n\n",
    "days after": "two days after the strike ",
    "slashes": "1/1/",
    "quotation marks": '"',
    "open quotations": "“It burned, he said. ",
    "one word": "fire ",
    "numbers": "12 13,000 1.5 million $4 5% ",
    "list": "Ana Bell, Bo Li, Cy Dor and ",
    "of": "the head of ",
    "brackets": "(a ",
    "no spaces": "abcdefgh",
    "digits": "9",
    "capitals": "Ana Bell Cruz ",
    "and": "and ",
    "dashes": "a—b ",
    "not": "did not ",
    "links": "https://x.example/a?b=1 ",
    "marks of accents": "e\u0301",
}


def read_text(unit: str, size: int) -> object:
    return read(Document(id="x", source="x", text=(unit * (size // len(unit) + 1))[:size]))


def reconcile_text(unit: str, size: int) -> object:
    return reconcile([Document(id="x", source="x", text=(unit * (size // len(unit) + 1))[:size])])


def reprints(size: int) -> object:
    """One article printed by many."""
    return reconcile([Document(id=f"d{n}", source=f"s{n}", text=TEXTS["news"] * 20) for n in range(size)])


def named(part: str, size: int) -> object:
    """Two claims with one part as long as an article, told in every format."""
    said: dict[str, Any] = {"source": "s", "object": "the fire", "attribute": "deaths", "unit": "person"}
    said[part] = "u" * size
    made = reconcile(
        [
            claim(f"{said['source']}{n}", said["object"], said["attribute"], Quantity.of(n + 3, said["unit"]))
            for n in (0, 9)
        ]
    )
    return [report(made, format=format) for format in ("text", "markdown", "json", "html")]


def one_question(size: int) -> object:
    return reconcile([claim(f"s{n}", "the fire", "deaths", Quantity.of(n + 1, "person")) for n in range(size)])


def many_questions(size: int) -> object:
    made = [
        claim(s, f"the fire of {n}", "deaths", Quantity.of(n + 3, "person")) for n in range(size // 2) for s in "ab"
    ]
    return export(reconcile(made).to_json(), format="csv")


def rows(text: str, kind: str, size: int) -> object:
    told: list[object] = []
    try:
        return list(
            load_text(
                ("source,object,attribute,value\n" if kind == "csv" else "") + text * size,
                kind=kind,
                on_error=told.append,
            )
        )
    except FactreconError:
        return told


def page(kind: str, head: str, unit: str, size: int) -> object:
    try:
        return INPUTS[kind]((head + unit * size).encode(), "x")
    except FactreconError:
        return None


def table(size: int) -> object:
    with TemporaryDirectory() as place:
        path = Path(place, "t.csv")
        path.write_text(
            "object,attribute,source,value\n" + "".join(f"o{n // 5},a,s{n % 50},{n % 7}\n" for n in range(size))
        )
        return fuse(read_claims(path).ballot)


def sentences(size: int) -> object:
    words = "the union that won the vote and " * (size // 32)
    return compare(f"On Monday {words} it struck.", f"On Tuesday {words} it did not strike.")


SHAPES: Mapping[str, tuple[Callable[[int], object], int]] = {
    **{f"read {name}": (partial(read_text, unit), 6_250) for name, unit in TEXTS.items()},
    **{
        f"reconcile {name}": (partial(reconcile_text, TEXTS[name]), 3_125) for name in ("news", "numbers", "days after")
    },
    **{f"long {part}": (partial(named, part), 25_000) for part in ("source", "object", "attribute", "unit")},
    "reprints": (reprints, 12),
    "answers to one question": (one_question, 500),
    "many questions": (many_questions, 500),
    "records": (partial(rows, '{"source": "a", "object": "o", "attribute": "n", "value": 3}\n', "jsonl"), 500),
    "broken lines": (partial(rows, '{"source": "a"\n', "jsonl"), 1_000),
    "open quotes in a table": (partial(rows, 'a,o,n,"3\n', "csv"), 500),
    "deep JSON": (partial(rows, "[", "json"), 25_000),
    "table": (table, 20_000),
    "page of open tags": (partial(page, "html", "<p>A fire.</p>", "<div><b>"), 2_000),
    "feed of open items": (partial(page, "xml", "<rss>", "<item><title>a"), 1_000),
    "two sentences": (sentences, 1_000),
}
"""What is run for a size, and the smallest of five sizes, each twice the one before."""


def seconds(run: Callable[[int], object], size: int, times: int) -> float:
    best = math.inf
    for _ in range(times):
        began = time.process_time()
        run(size)
        best = min(best, time.process_time() - began)
    return max(best, 1e-4)


def slope(run: Callable[[int], object], smallest: int, times: int) -> tuple[float, float]:
    """The slope by least squares, and the seconds of the largest size."""
    sizes = [smallest * 2**n for n in range(DOUBLINGS + 1)]
    run(smallest)  # what is loaded once is not growth
    points = [(math.log(size), math.log(seconds(run, size, times))) for size in sizes]
    x, y = (sum(p[n] for p in points) / len(points) for n in (0, 1))
    found = sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)
    return found, math.exp(points[-1][1])


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--json", type=Path, help="file for the figures, one flat object")
    options.add_argument("--only", nargs="*", default=(), help="shapes that have one of these words in their names")
    options.add_argument("--times", type=int, default=3, help="the best of so many")
    given = options.parse_args()
    figures: dict[str, float] = {}
    for name, (run, smallest) in SHAPES.items():
        if given.only and not any(word in name for word in given.only):
            continue
        found, longest = slope(run, smallest, given.times)
        figures[name] = round(found, 2)
        print(f"{name:30} slope {found:5.2f}   {longest:7.2f} s at {smallest * 2**DOUBLINGS:,}", flush=True)
    if figures:
        figures["steepest"] = max(figures.values())
        print(f"{'steepest':30} slope {figures['steepest']:5.2f}")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
