"""How many comparisons of values a second: scalar, of claims, and all pairs at once.

    python -m benchmarks.comparisons [--json FILE] [--limit N]

Bounds are drawn with a fixed seed from what news says: bare, hedged and bounded counts. `--limit` caps
the number of values (1,000 by default, so a million pairs at once).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

from factrecon.algebra.tolerance import MODIFIERS
from factrecon.algebra.trapezoid_arrays import compare_all
from factrecon.model import Claim, Question
from factrecon.rules import compare_claims
from factrecon.values import Quantity


def said(count: int, seed: int = 0) -> list[Quantity]:
    """Quantities as news has them."""
    rnd = random.Random(seed)
    words = [None, None, None, *(m for m in MODIFIERS if m not in ("range", "indefinite"))]
    return [
        Quantity.of(rnd.randint(1, 99) * 10 ** rnd.randint(0, 4), "person", modifier=rnd.choice(words))
        for _ in range(count)
    ]


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="not used; accepted as by the other benchmarks")
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    values = said(options.limit)
    shapes = [v.base for v in values]
    few = shapes[:300]
    started = time.perf_counter()
    for a in few:
        for b in few:
            a.compare(b)
    scalar = len(few) ** 2 / (time.perf_counter() - started)
    question = Question("the strike", "participants", "quantity")
    claims = [Claim(question, v) for v in values[:60]]
    started = time.perf_counter()
    for p in claims:
        for q in claims:
            compare_claims(p, q)
    of_claims = len(claims) ** 2 / (time.perf_counter() - started)
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        compare_all(shapes)
        best = min(best, time.perf_counter() - started)
    result = {
        "scalar_per_second": scalar,
        "claims_per_second": of_claims,
        "all_pairs_seconds": best,
        "values": len(shapes),
    }
    print(f"scalar: {scalar:,.0f} a second; claims with reasons: {of_claims:,.0f} a second")
    print(f"all pairs of {len(shapes):,} at once: {best:.3f} s (best of three)")
    if options.json:
        options.json.write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
