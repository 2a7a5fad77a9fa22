"""Everyday stories: of contradictions that any reader sees, how many does a report tell, and how many takes it for
agreement?

Short stories of our own, each told by two or three papers in the ways in which papers differ: counts, times, lengths,
ages, votes, causes, what somebody denies and what was done. They are two halves. The rules of the reader were made with
`everyday.toml` in view, so that it shows what is still missed rather than how well unseen stories are read.
`everyday_aside.toml` was written before those rules were mended and is kept aside: it is measured by its totals, and
nobody looks at which of its pairs came out how.

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
from typing import Any, Final, TypeAlias

from factrecon import Document, reconcile

HALVES: Final = {"in view": "everyday.toml", "kept aside": "everyday_aside.toml"}
PUBLISHED: Final = date(2026, 3, 6)
KINDS: Final = ("contradict", "agree", "apart")
ENOUGH: Final = 0.5
"""The share of the shorter of two stretches of text that both must hold to be one place."""

Quote: TypeAlias = tuple[str, str]
"""A paper and words that stand in its text."""


def stories(half: str) -> dict[str, dict[str, Any]]:
    """Every story of a half ("in view", "kept aside") by its name: its texts by paper, and pairs of quotes that
    contradict, agree, or answer two questions ("apart").

    >>> all(quote in story["texts"][paper] for story in stories("in view").values() for pair in story["contradict"]
    ...     for paper, quote in pair.items())
    True
    """
    return tomllib.loads(Path(__file__).with_name(HALVES[half]).read_text(encoding="utf-8"))


def outcomes(story: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Quote, Quote], str]]:
    """For each pair of a story its kind, the quotes, and what became of it in a report: "disputed", "different
    figures", "compared" (told, and no more), "agreement", "untold", "two questions" or "unread".
    """
    documents = [
        Document(id=name, text=text, source=f"paper {name}", published=PUBLISHED)
        for name, text in story["texts"].items()
    ]
    report = reconcile(documents).to_json()
    for kind in KINDS:
        for pair in story.get(kind, ()):
            one, other = quotes = _quotes(pair)
            yield kind, (one, other), _outcome(report, story["texts"], quotes)


def _quotes(pair: Mapping[str, str | list[str]]) -> tuple[Quote, ...]:
    """The quotes of a pair, each with its paper; both may be of one paper."""
    return tuple(
        (paper, quote) for paper, quotes in pair.items() for quote in ([quotes] if isinstance(quotes, str) else quotes)
    )


def _outcome(report: Mapping[str, Any], texts: Mapping[str, str], quotes: tuple[Quote, ...]) -> str:
    places = [(name, texts[name].index(quote), texts[name].index(quote) + len(quote)) for name, quote in quotes]
    read, found = set(), []
    for question in report["questions"]:
        held = [{c["id"] for c in question["claims"] if _stands(c, name, (start, end))} for name, start, end in places]
        read |= {n for n, claims in enumerate(held) if claims}
        if not all(held):
            continue
        one, other = held
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


def measure(half: str, *, verbose: bool = False) -> dict[str, Any]:
    """How many pairs of each kind of a half came out how."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for name, story in stories(half).items():
        for kind, quotes, outcome in outcomes(story):
            counts[kind][outcome] += 1
            if verbose:
                print(f"{name:10}{kind:11}{outcome:18}{' | '.join(quote for _, quote in quotes)}")
    return {kind: {"pairs": found.total(), **dict(sorted(found.items()))} for kind, found in counts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true", help="print what became of every pair of the half in view")
    parser.add_argument("--json", type=Path, help="write the figures to a file")
    options = parser.parse_args()
    made = {half: measure(half, verbose=options.verbose and half == "in view") for half in HALVES}
    for half, counts in made.items():
        for kind, found in counts.items():
            print(f"{half}, {kind}: " + ", ".join(f"{n} {name}" for name, n in found.items()))
    if options.json:
        options.json.write_text(json.dumps(made, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
