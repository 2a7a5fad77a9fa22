"""What a change of the library gained and lost: statuses, shared questions and relations, before and after.

BASE is a revision of this repository; its library reads the same stories in a process of its own, from a checkout that
is removed afterwards. DIR holds stories: a folder each with its articles (`*.txt`). What stands in a report is known by
its place in the texts, so that another wording of a question is neither gain nor loss.

    python -m benchmarks.gained BASE [--data DIR ...] [--json FILE]

Of a folder that is not there "not measured" is told, and that is no fault.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
DATA: Final = (ROOT.parent / "shared" / "stories", ROOT.parent / "shared" / "kaiser")

Spot = tuple[str, int, int]
Facts = dict[str, dict[tuple[Any, ...], str]]


def stories_in(folder: Path) -> list[list[Path]]:
    """The texts of each story: those in the folder itself, or in each of its folders.

    >>> stories_in(Path("no such folder"))
    []
    """
    homes = [folder, *sorted(p for p in folder.glob("*") if p.is_dir())] if folder.is_dir() else []
    return [texts for home in homes if len(texts := sorted(home.glob("[0-9]*.txt"))) > 1]


def facts_of(report: Mapping[str, Any]) -> Facts:
    """What a report says, by place: the status of each claim, which claims share a question, how they stand."""
    out: Facts = {"statuses": {}, "questions": {}, "relations": {}}
    for question in report["questions"]:
        at: dict[str, list[Spot]] = {}
        for claim in question["claims"]:
            spots = [(a["document"], a["start"], a["end"]) for a in claim["assertions"] if a["start"] is not None]
            at[claim["id"]] = spots
            for spot in spots:
                out["statuses"][*spot, claim["value"]["kind"]] = question["status"]
        said = sorted({spot for spots in at.values() for spot in spots})
        for a, b in combinations(said, 2):
            if a[0] != b[0]:
                out["questions"][a, b] = "shared"
        for found in question["comparisons"]:
            for a in at.get(found["a"], ()):
                for b in at.get(found["b"], ()):
                    if a[0] != b[0]:
                        key = (a, b) if a < b else (b, a)
                        out["relations"][*key, question["kind"]] = _both_ways(found["relation"])
    return out


def _both_ways(relation: str) -> str:
    return "refines" if relation == "refined_by" else relation


def table(before: Iterable[Facts], after: Iterable[Facts]) -> dict[str, dict[str, dict[str, int]]]:
    """For each status, for shared questions and for each relation: how many before, now, gained and lost.

    >>> one = {"statuses": {("d", 0, 3, "time"): "single-source"}, "questions": {}, "relations": {}}
    >>> other = {"statuses": {("d", 0, 3, "time"): "corroborated"}, "questions": {}, "relations": {}}
    >>> table([one], [other])["statuses"]["corroborated"]
    {'before': 0, 'now': 1, 'gained': 1, 'lost': 0}
    """
    counted: dict[str, dict[str, Counter[str]]] = {}
    for old, new in zip(before, after, strict=True):
        for what in old:
            rows = counted.setdefault(what, {})
            for key in old[what].keys() | new[what].keys():
                was, now = old[what].get(key), new[what].get(key)
                if was is not None:
                    rows.setdefault(was, Counter()).update({"before": 1, "lost": was != now})
                if now is not None:
                    rows.setdefault(now, Counter()).update({"now": 1, "gained": was != now})
    names = ("before", "now", "gained", "lost")
    return {
        what: {row: {n: int(cells[n]) for n in names} for row, cells in sorted(rows.items())}
        for what, rows in counted.items()
    }


def write_reports(stories: Iterable[Iterable[Path]], out: Path) -> None:
    """Reconcile each story with the library at hand, a report a line."""
    from factrecon import load, reconcile

    with out.open("w", encoding="utf-8") as file:
        for texts in stories:
            made = reconcile([record for text in texts for record in load(text)])
            file.write(json.dumps(made.to_json(), ensure_ascii=False) + "\n")


def reports_by(source: Path, stories: list[list[Path]]) -> list[Facts]:
    """The facts that the library at `source` finds, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        listed, out = Path(folder, "stories.json"), Path(folder, "reports.jsonl")
        listed.write_text(json.dumps([[str(t) for t in texts] for texts in stories]), "utf-8")
        environment = {**os.environ, "PYTHONPATH": str(source)}
        command = [sys.executable, str(Path(__file__).resolve()), "--run", str(listed), str(out)]
        subprocess.run(command, env=environment, check=True)
        return [facts_of(json.loads(line)) for line in out.read_text("utf-8").splitlines()]


def measure(base: str, folders: Iterable[Path]) -> dict[str, Any]:
    """The table of each folder; "not measured" of one that is not there."""
    out: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "base")
        subprocess.run(["git", "-C", str(ROOT), "worktree", "add", "-q", "--detach", str(tree), base], check=True)
        try:
            for data in folders:
                stories = stories_in(data)
                name = data.name
                out[name] = (
                    table(reports_by(tree / "src", stories), reports_by(ROOT / "src", stories))
                    if stories
                    else "not measured"
                )
        finally:
            subprocess.run(["git", "-C", str(ROOT), "worktree", "remove", "--force", str(tree)], check=True)
    return out


def told(measured: Mapping[str, Any]) -> str:
    """The tables in text."""
    lines = []
    for name, tables in measured.items():
        lines.append(f"{name}: {tables}" if isinstance(tables, str) else name)
        for what, rows in {} if isinstance(tables, str) else tables.items():
            lines.append(f"  {what:16}{'before':>8}{'now':>8}{'gained':>8}{'lost':>8}")
            lines += [f"    {row:14}" + "".join(f"{cells[n]:8}" for n in cells) for row, cells in rows.items()]
    return "\n".join(lines)


def main() -> None:
    """The command."""
    if sys.argv[1:2] == ["--run"]:
        write_reports(
            [[Path(t) for t in texts] for texts in json.loads(Path(sys.argv[2]).read_text())], Path(sys.argv[3])
        )
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="the revision to compare with")
    parser.add_argument("--data", type=Path, nargs="+", default=list(DATA), help="folders of stories")
    parser.add_argument("--json", type=Path, help="where to write the tables")
    args = parser.parse_args()
    measured = measure(args.base, args.data)
    print(told(measured))
    if args.json:
        args.json.write_text(json.dumps(measured, indent=1), "utf-8")


if __name__ == "__main__":
    main()
