"""A table of claims about a telescope: no text behind them, the same verdicts.

python examples/telescope.py
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from factrecon import Assertion, load, reconcile

TABLE = Path(__file__).parent / "telescope.csv"


def main(arguments: Sequence[str] | None = None) -> int:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args(
        arguments
    )
    made = reconcile(load(TABLE))
    for verdict in sorted(made.verdicts, key=lambda v: v.question.attribute):
        print(f"{verdict.question.subject}, {verdict.question.attribute}: {verdict.status}")
        for claim in made.graph.claims_of(verdict.question):
            sources = made.graph.assertions_of(claim)
            mark = "*" if claim == verdict.best else " "
            print(
                f"  {mark} {' = '.join(sorted({worded(a) for a in sources}))}  ({', '.join(a.source for a in sources)})"
            )
        for comparison in made.graph.comparisons_of(verdict.question):
            if comparison.relation in ("contradiction", "tension"):
                print(f"    {comparison.relation} {comparison.contradiction:.2f}: {comparison.reason}")
        print()
    print("* best supported; equal values are one claim, whatever the unit they are written in.")
    return 0


def worded(assertion: Assertion) -> str:
    """The value as its source wrote it, with its unit where the words leave it out."""
    value = assertion.claim.value
    unit = getattr(value, "unit", "")
    return value.text if not unit or len(unit) == 3 or unit in value.text else f"{value.text} {unit}"


if __name__ == "__main__":
    raise SystemExit(main())
