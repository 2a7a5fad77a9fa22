"""Planted days and distances: how many contradictions in time, made on purpose, does a report tell?

Stories of three outlets are written from templates of our own; in half of them one outlet gives another day, or another
distance between two happenings, than the two others. The rest are left as they are, and should be quiet. Everything is
drawn with `--seed`.

    python -m benchmarks.planted_times [--stories 30] [--seed 1] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from attrs import frozen

from factrecon import Document, reconcile

TOWNS: Final = ("Velmar", "Oskton", "Drelby", "Quenford", "Marsund", "Tarnholm")
BEGINNINGS: Final = (
    ("The fire at the {town} paper mill broke out on {day}.", "Flames tore through the {town} paper mill on {day}."),
    ("The strike at the {town} shipyard began on {day}.", "Workers at the {town} shipyard walked out on {day}."),
    (
        "The {town} council approved the harbour budget on {day}.",
        "On {day} the {town} council passed the harbour budget.",
    ),
    ("An explosion rocked the {town} refinery on {day}.", "The explosion at the {town} refinery happened on {day}."),
    ("Mayor Ana Lund of {town} resigned on {day}.", "Ana Lund, the mayor of {town}, stepped down on {day}."),
    (
        "The {town} bridge reopened to traffic on {day}.",
        "Traffic crossed the {town} bridge again when it reopened on {day}.",
    ),
)
AFTERS: Final = (
    "An inquiry opened {n} days after the fire.",
    "A tentative agreement was reached {n} days after the strike began.",
    "The mayor signed it {n} days after the approval.",
    "An inquiry opened {n} days after the explosion.",
    "A successor was named {n} days after the resignation.",
    "The first ship passed under it {n} days after the reopening.",
)


@frozen
class Planted:
    """A story, and the kind of contradiction planted in its last document; "" where none is."""

    documents: tuple[Document, ...]
    kind: str


def stories(number: int, seed: int) -> Iterator[Planted]:
    """As many stories with a planted contradiction, and as many without."""
    rng = random.Random(seed)
    for at in range(2 * number):
        kind = ("day" if at % 4 < 2 else "distance") if at % 2 == 0 else ""
        which, town = rng.randrange(len(BEGINNINGS)), rng.choice(TOWNS)
        published = date(2024, 3, 1) + timedelta(rng.randrange(200))
        began, after = published - timedelta(rng.randrange(8, 13)), rng.randrange(3, 6)
        told = []
        for outlet in range(3):
            day, n = began, after
            if outlet == 2 and kind == "day":
                day += timedelta(rng.choice((2, 3)))
            if outlet == 2 and kind == "distance":
                n += rng.choice((4, 5))
            words = f"{day:%B} {day.day}"
            first = rng.choice(BEGINNINGS[which]).format(town=town, day=words)
            told.append(f"{first} {AFTERS[which].format(n=n)}")
        yield Planted(
            tuple(
                Document(id=f"s{at}d{i}", source=f"outlet {i}", text=text, published=published)
                for i, text in enumerate(told)
            ),
            kind,
        )


def is_told(planted: Planted) -> bool:
    """Whether the report tells that times are at odds: a dispute, different figures, or a conflict."""
    report = reconcile(planted.documents).to_json()
    quarrels = any(q["told"] in ("disputed", "different figures") for q in report["questions"])
    return quarrels or any(c["kind"] in ("timeline", "distance") for c in report["conflicts"])


def measure(number: int, seed: int) -> dict[str, int]:
    """How many of each kind are told, and how many stories without any are not quiet.

    >>> sorted(measure(2, 1))
    ['day', 'day told', 'distance', 'distance told', 'unchanged', 'unchanged told']
    """
    found: Counter[str] = Counter()
    for planted in stories(number, seed):
        kind = planted.kind or "unchanged"
        found[kind] += 1
        found[f"{kind} told"] += is_told(planted)
    return dict(sorted(found.items()))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=30, help="how many contradictions are planted")
    parser.add_argument("--seed", type=int, default=1, help="of everything that is drawn")
    parser.add_argument("--json", type=Path, help="file for the figures, one flat object")
    args = parser.parse_args()
    figures = measure(args.stories, args.seed)
    for name, count in figures.items():
        print(f"{name:20}{count:6}")
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
