"""Labelled pairs of short claims: which come out as a reader would have them, and which do not.

DIR holds `probe.tsv` with the columns `rel`, `type`, `a`, `b`; `rel` is EQ (the same said otherwise), CON
(contradictory), COMP (compatible) or UNREL (unrelated). A seed of tests written with faults in mind, not a
benchmark to quote.

    python -m benchmarks.probe --data DIR [--json FILE] [--limit N]

Right is: EQ `same`, `refines` or `refined_by`; COMP anything but a contradiction or a strong tension; CON
a contradiction or a strong tension; UNREL `unrelated`. Two mistakes are hard: a CON that comes out as
agreement, an EQ that comes out as contradiction.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path
from typing import Any

from benchmarks.command import rounded
from factrecon.comparison import Comparison
from factrecon.pairs import compare

STRONG = 0.5
"""From this contradiction on a tension is strong."""
AGREEING = ("same", "refines", "refined_by")


def is_right(label: str, found: Comparison) -> bool:
    """Whether a comparison is what the label asks for."""
    opposed = found.is_contradiction or (found.relation == "tension" and found.contradiction >= STRONG)
    if label == "EQ":
        return found.relation in AGREEING
    if label == "CON":
        return opposed
    return not opposed if label == "COMP" else found.relation == "unrelated"


def is_hard_mistake(label: str, found: Comparison) -> bool:
    """Whether a contradiction came out as agreement, or an equivalence as contradiction."""
    if label == "CON":
        return found.relation in AGREEING
    return label == "EQ" and found.is_contradiction


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    with (options.data / "probe.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[: options.limit]
    right, total, hard = (
        dict.fromkeys(("EQ", "CON", "COMP", "UNREL"), 0),
        dict.fromkeys(("EQ", "CON", "COMP", "UNREL"), 0),
        0,
    )
    for row in rows:
        label, found = row["rel"], compare(row["a"], row["b"])
        total[label] += 1
        if is_right(label, found):
            right[label] += 1
            continue
        wrong = is_hard_mistake(label, found)
        hard += wrong
        print(
            f"{'HARD ' if wrong else ''}{label} ({row['type']}) came out {found.relation}, contradiction "
            f"{found.contradiction:.2f}"
        )
        print(f"    {row['a']}\n    {row['b']}\n    because {found.reason}")
    result: dict[str, Any] = {f"{label.lower()}": right[label] / total[label] for label in total if total[label]}
    result |= {"hard_mistakes": hard, "pairs": len(rows)}
    print("; ".join(f"{label} {right[label]} of {total[label]}" for label in total), f"; hard mistakes: {hard}")
    if options.json:
        options.json.write_text(json.dumps(rounded(result), indent=1))


if __name__ == "__main__":
    main()
