"""A flood told over three days: counts that grow are news, counts that shrink are not.

python examples/flood.py
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from factrecon import load, reconcile

DISPATCHES = Path(__file__).parent / "flood"


def main(arguments: Sequence[str] | None = None) -> int:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args(
        arguments
    )
    made = reconcile([d for file in sorted(DISPATCHES.glob("*.txt")) for d in load(file)])
    counted = [v for v in made.verdicts if v.question.kind == "quantity" and len(v.origins) > 1]
    for verdict in sorted(counted, key=lambda v: v.question.ask):
        best = verdict.best.text if verdict.best else "open"
        print(f"{verdict.question.ask}  {best}: {verdict.status}")
        said = [a for c in made.graph.claims_of(verdict.question) for a in made.graph.assertions_of(c)]
        # Two readers may find one number in other words: once is enough here.
        lines = {(str(a.published), a.source, getattr(a.claim.value, "nominal", None)): a.claim.text for a in said}
        for (day, source, _), text in sorted(lines.items(), key=lambda x: (x[0][0], x[0][1], x[1])):
            print(f"    {day}  {source:16} {text}")
        print(f"    {verdict.reason}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
