"""What may import what, and that importing the library stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import factrecon

ROOT = Path(factrecon.__file__).parent

ORDER = (
    *(
        "version",
        "errors",
        "renamed",
        "faults",
        "legible",
        "notebook_cells",
        "bounded",
        "writing",
        "csv_rows",
        "processes",
    ),
    *("algebra", "values", "answers", "model", "comparison"),
    *("language", "frames", "story", "readers", "inputs", "columns"),
    *("claim_record", "records", "grounding", "models"),
    *("matching", "rules", "answer_bins", "graph", "claim_pairs", "pairs"),
    *(
        "deed_wording",
        "wording",
        "ballot",
        "canonical",
        "fusion",
        "tables",
        "engines",
        "verdicts",
        "consistency",
        "question_ids",
        "sentence_claims",
        "story_parts",
    ),
    *(
        "asked",
        "telling",
        "waterfall",
        "reports",
        "findings",
        "matching_data",
        "report_data",
        "reconciliation",
        "claim_explanation",
        "explanation",
        "judging",
    ),
    *(
        "store",
        "exports",
        "testing",
        "terminal",
        "demo",
        "cli",
        "__main__",
        "__init__",
    ),
)
"""From the ground up: a module imports only what stands before it."""

NEVER = ("testing", "terminal", "cli", "__main__")
"""What no other part of the library sees."""


def part_of(path: Path) -> str:
    relative = path.relative_to(ROOT)
    if relative.name == "__main__.py":
        return "__main__"  # a command of a part, which nothing imports
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imports(path: Path):
    """The modules of the library that a file imports when it is itself imported, as dotted names."""
    package = ["factrecon", *path.relative_to(ROOT).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            yield ".".join([*base, *([node.module] if node.module else [])]), node


FILES = sorted(ROOT.rglob("*.py"))
IMPORTS = {path: tuple(imports(path)) for path in FILES}
"""Every import of every file, late and typing-only ones counted; each file is parsed once."""


def test_imports_go_up():
    wrong = []
    for path, found in IMPORTS.items():
        part = part_of(path)
        if part not in ORDER:
            continue
        for name, node in found:
            pieces = name.split(".")
            if pieces[0] != "factrecon" or len(pieces) < 2 or pieces[1] == part or pieces[1] not in ORDER:
                continue
            if pieces[1] in NEVER and part not in (*NEVER, "__init__"):
                wrong.append(f"{path.name}:{node.lineno} sees {name}")
            elif ORDER.index(pieces[1]) > ORDER.index(part):
                wrong.append(f"{path.name}:{node.lineno} imports {name}, which stands below it")
    assert not wrong


def test_every_part_has_its_place():
    unplaced = {part_of(p) for p in FILES} - set(ORDER)
    assert not unplaced, f"put {sorted(unplaced)} into ORDER, where they may be imported from"


def test_fusion_sees_only_the_ballot():
    allowed = {"errors", "ballot", "fusion"}
    seen = {
        name.split(".")[1]
        for p in (ROOT / "fusion").rglob("*.py")
        for name, _ in imports(p)
        if name.startswith("factrecon.")
    }
    assert seen <= allowed


def test_the_algebra_and_language_see_no_claim():
    for path, found in IMPORTS.items():
        if part_of(path) in ("algebra", "language", "values"):
            assert not [
                n for n, _ in found if n.startswith(("factrecon.model", "factrecon.rules", "factrecon.graph"))
            ], path


def test_readers_know_of_language_only_its_data():
    for path, found in IMPORTS.items():
        if part_of(path) == "readers":
            seen = [n for n, _ in found if n.startswith("factrecon.language") and "language.en." not in n]
            assert not seen, f"{path.name}: {seen}; take it from `story`"


def test_only_testing_imports_hypothesis():
    for path in FILES:
        if part_of(path) != "testing":
            assert not [n for n, _ in imports(path) if n.split(".")[0] in ("hypothesis", "pytest")], path


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_the_library_never_imports_hypothesis():
    everything = [
        "factrecon",
        "factrecon.rules",
        "factrecon.consistency.timeline",
        "factrecon.consistency.totals",
        "factrecon.testing",
    ]
    imports = "; ".join(f"import {m}" for m in everything)
    assert run(f"import sys; {imports}; print('hypothesis' in sys.modules, 'pytest' in sys.modules)") == "False False"


def test_files_stay_of_one_idea():
    long = {str(p.relative_to(ROOT)): n for p in FILES if (n := len(p.read_text("utf-8").splitlines())) > 1000}
    assert not long
