"""Follow a story as its documents arrive: how the verdict on one question changes, and why.

    python examples/follow_a_story.py
    python examples/follow_a_story.py "When did the strike end?" examples/strike/*.txt

Documents are taken in the order of their dates; after each of them everything that is there so far is
reconciled afresh. A verdict is told only when it changes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from factrecon import (
    Document,
    FactreconError,
    Reconciliation,
    UnknownName,
    Verdict,
    load,
    reconcile,
)

FLOOD = Path(__file__).parent / "flood"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "question",
        nargs="?",
        default="died in the flood",
        help="a question of the report, or words of one",
    )
    parser.add_argument("files", nargs="*", help="documents (the shipped flood, if none are given)")
    options = parser.parse_args(arguments)
    try:
        records = [r for file in options.files or sorted(FLOOD.glob("*.txt")) for r in load(file)]
    except FactreconError as error:
        print(error, file=sys.stderr)
        return 3
    documents = sorted(
        (r for r in records if isinstance(r, Document)), key=lambda d: (str(d.published or "9999"), d.id)
    )
    before: tuple[object, ...] | None = None
    for known in range(1, len(documents) + 1):
        arrived = documents[known - 1]
        made = reconcile(documents[:known])
        day = str(arrived.published or "undated")
        try:
            verdict = made.verdict(options.question)
        except UnknownName:
            print(f"{day:10}  {arrived.id}: nothing on it yet")
            continue
        now = (verdict.status, verdict.best.text if verdict.best else "", len(verdict.origins))
        print(f"{day:10}  {arrived.id}: {', '.join(said(made, verdict, arrived)) or 'says nothing on it'}")
        if now != before:
            tell(verdict)
        before = now
    return 0


def said(made: Reconciliation, verdict: Verdict, document: Document) -> list[str]:
    """What a document answers, in its own words."""
    claims = made.graph.claims_of(verdict.question)
    found = {
        a.span.quote if a.span else c.text
        for c in claims
        for a in made.graph.assertions_of(c)
        if a.document == document.id
    }
    return sorted(f"“{' '.join(quote.split())}”" for quote in found)


def tell(verdict: Verdict) -> None:
    """The verdict in two lines."""
    answer = verdict.best.text if verdict.best else "no answer"
    scores = (
        ""
        if verdict.agreement is None
        else f", agreement {verdict.agreement:.2f}, contradiction {verdict.contradiction:.2f}"
    )
    print(
        f"            -> {answer} ({verdict.status}, belief {verdict.belief:.2f}; {len(verdict.origins)} "
        f"independent{scores})"
    )
    print(f"               {verdict.reason}")


if __name__ == "__main__":
    raise SystemExit(main())
