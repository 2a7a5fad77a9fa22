"""Everyday stories: of contradictions that any reader sees, how many does a report tell, and how many takes it for
agreement?

Short stories of our own in `everyday.toml`, each told by two or three papers in the ways in which papers differ:
counts, times, lengths, ages, votes, causes, what somebody denies and what was done. The rules of the reader were made
with them in view, so that they show what is still missed rather than how well unseen stories are read.

    python -m benchmarks.everyday [--verbose] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from factrecon import Document, reconcile

STORIES: Final = Path(__file__).with_name("everyday.toml")
PUBLISHED: Final = date(2026, 3, 6)
ENOUGH: Final = 0.5
"""The share of the shorter of two stretches of text that both must hold to be one place."""


def stories() -> dict[str, dict[str, Any]]:
    """Every story by its name: its texts by paper, and pairs of quotes that contradict, agree, or are of two things.

    >>> all(quote in story["texts"][paper] for story in stories().values() for pair in story["contradict"]
    ...     for paper, quote in pair.items())
    True
    """
    return tomllib.loads(STORIES.read_text(encoding="utf-8"))


def outcomes(story: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str], str]]:
    """For each pair of a story its kind, the quotes, and what became of it in a report: "disputed", "different
    figures", "compared" (told, and no more), "agreement", "untold", "two questions" or "unread".
    """
    documents = [
        Document(id=name, text=text, source=f"paper {name}", published=PUBLISHED)
        for name, text in story["texts"].items()
    ]
    report = reconcile(documents).to_json()
    for kind in ("contradict", "agree"):
        for pair in story.get(kind, ()):
            yield kind, pair, _outcome(report, story["texts"], pair)


def _outcome(report: Mapping[str, Any], texts: Mapping[str, str], pair: Mapping[str, str]) -> str:
    places = {name: (texts[name].index(quote), texts[name].index(quote) + len(quote)) for name, quote in pair.items()}
    read, found = set(), []
    for question in report["questions"]:
        held = {
            name: {c["id"] for c in question["claims"] if _stands(c, name, place)} for name, place in places.items()
        }
        read |= {name for name, claims in held.items() if claims}
        if not all(held.values()):
            continue
        one, other = held.values()
        relations = {
            c["relation"] for c in question["comparisons"] if {c["a"], c["b"]} & one and {c["a"], c["b"]} & other
        }
        same = bool(one & other) or relations & {"same", "refines", "refined_by", "compatible"}
        if question["status"] == "untold":
            found.append((2, "untold"))
        elif question["told"] in ("disputed", "different figures") and not one & other:
            found.append((0, question["told"]))
        else:
            found.append((1, "agreement" if question["told"] == "agreement" and same else "compared"))
    return min(found)[1] if found else "two questions" if len(read) == len(places) else "unread"


def _stands(claim: Mapping[str, Any], document: str, place: tuple[int, int]) -> bool:
    """Whether a claim is quoted from a place of a document."""
    for said in claim["assertions"]:
        shared = min(said["end"], place[1]) - max(said["start"], place[0])
        if said["document"] == document and shared > 0:
            if shared >= ENOUGH * min(said["end"] - said["start"], place[1] - place[0]):
                return True
    return False


def measure(*, verbose: bool = False) -> dict[str, Any]:
    """How many pairs of each kind came out how."""
    counts: dict[str, Counter[str]] = {"contradict": Counter(), "agree": Counter()}
    for name, story in stories().items():
        for kind, pair, outcome in outcomes(story):
            counts[kind][outcome] += 1
            if verbose:
                print(f"{name:10}{kind:11}{outcome:18}{' | '.join(pair.values())}")
    return {kind: {"pairs": found.total(), **dict(sorted(found.items()))} for kind, found in counts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true", help="print what became of every pair")
    parser.add_argument("--json", type=Path, help="write the figures to a file")
    options = parser.parse_args()
    made = measure(verbose=options.verbose)
    for kind, found in made.items():
        print(f"{kind}: " + ", ".join(f"{n} {name}" for name, n in found.items()))
    if options.json:
        options.json.write_text(json.dumps(made, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
