"""Draw the pictures of the documentation, and print its report, by the library itself, from the shipped examples.

python docs/make_pictures.py
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factrecon import load, reconcile, report
from factrecon.reports import pictures

EXAMPLES = Path(__file__).parent.parent / "examples"


def example(name: str) -> Mapping[str, Any]:
    """The report of a shipped example."""
    return reconcile([d for f in sorted((EXAMPLES / name).glob("*.txt")) for d in load(f)]).to_json()


def drawn() -> dict[str, str | None]:
    """Every picture that the pages show, by its file's name."""
    strike, flood = example("strike"), example("flood")
    asked = {q["ask"]: q for r in (strike, flood) for q in r["questions"]}
    count = asked["How many people took part in the strike?"]
    return {
        "strike-count.svg": pictures.trapezoids(count),
        "strike-count-graph.svg": pictures.claim_graph(count),
        "strike-report.txt": report(strike, width=96, colour=False),
        "strike-matrix.svg": pictures.matrix(strike),
        "strike-timeline.svg": pictures.timeline(
            strike, only=[asked["When did the strike end?"]["id"], asked["When did the strike begin?"]["id"]]
        ),
        "flood-deaths.svg": pictures.trapezoids(asked["How many people died in the flood in Velmora?"]),
    }


def make_pictures(folder: Path) -> list[Path]:
    """Write the pictures into a folder; only those that changed are touched."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, svg in drawn().items():
        if svg is None:
            raise ValueError(f"{name}: the example no longer has what this picture shows")
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != svg:
            path.write_text(svg, encoding="utf-8")
        made.append(path)
    return made


if __name__ == "__main__":
    for path in make_pictures(Path(__file__).parent / "pictures"):
        print(path)
