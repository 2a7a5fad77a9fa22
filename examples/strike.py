"""A strike told in five dispatches: what they establish, what they dispute, what only one says.

python examples/strike.py [--report FORMAT]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from factrecon import Reconciliation, Verdict, load, reconcile, report

DISPATCHES = Path(__file__).parent / "strike"
HEADINGS = {
    "disputed": "Disputed between independent voices",
    "revised": "Changed as news came in",
    "corroborated": "Said by two or more independent voices",
    "single-source": "Said by one voice only",
    "unresolved": "Left open",
}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--report", metavar="FORMAT", help="the whole report instead: text, markdown, json or html")
    options = parser.parse_args(arguments)
    made = reconcile([d for file in sorted(DISPATCHES.glob("*.txt")) for d in load(file)])
    if options.report:
        print(report(made, format=options.report))
        return 0
    for status, heading in HEADINGS.items():
        verdicts = sorted(
            (v for v in made.verdicts if v.status == status), key=lambda v: (-len(v.origins), v.question.ask)
        )
        if verdicts:
            print(f"{heading}\n{'-' * len(heading)}")
            for verdict in verdicts:
                tell(made, verdict)
            print()
    return 0


def tell(made: Reconciliation, verdict: Verdict) -> None:
    """The question and its best answer; of what is disputed, both sides in their own words."""
    answer = verdict.best.text if verdict.best else "nothing fits"
    voices = f"  ({len(verdict.origins)} voices)" if verdict.status != "single-source" else ""
    print(f"{verdict.question.ask}  {answer}{voices}")
    if verdict.status != "disputed":
        return
    for claim in made.graph.claims_of(verdict.question):
        for assertion in made.graph.assertions_of(claim):
            where = f" [{', '.join(claim.scope.places.names)}]" if claim.scope.places else ""
            print(f"    {claim.text}{where}: {assertion.source}")
    for comparison in made.graph.comparisons_of(verdict.question):
        if comparison.is_contradiction:
            print(f"    ✗ {comparison.reason} (contradiction {comparison.contradiction:.2f})")


if __name__ == "__main__":
    raise SystemExit(main())
