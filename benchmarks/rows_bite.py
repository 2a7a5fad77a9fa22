"""Whether the examples beside rows of data hold them: rows are deleted or garbled at random, and an example must fail.

    python -m benchmarks.rows_bite --times 40 --seed 1

A copy of the package is spoilt in one row, of words, of rules or a frame, and the checks that come with the data are
run on it: `python -m factrecon.language check`, `python -m factrecon.frames`. Printed are the rows that nobody missed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import factrecon

SOURCE = Path(factrecon.__file__).parent
_HOLDS = ("about", "ask", "each", "examples", "gloss", "kind", "never", "never_each", "part", "probe", "topic")
"""Fields that hold a row or sort it; what is spoilt are the others."""
_FIELD = re.compile(r"^(?P<key>\w+) = (?P<value>.*?)(?=^\w+ = |^\[|^#|\Z)", re.MULTILINE | re.DOTALL)


def rows() -> list[tuple[Path, str]]:
    """Every row: the file it stands in, from the package, and its name."""
    files = [*(SOURCE / "language" / "en").rglob("*.toml"), *(SOURCE / "frames").glob("*.toml")]
    found = []
    for file in sorted(files):
        for name, row in tomllib.loads(file.read_text("utf-8")).items():
            if isinstance(row, dict):
                found.append((file.relative_to(SOURCE), name))
    return found


def spoilt(text: str, name: str, how: str) -> str:
    """The file's text with what the row holds taken out, or written backwards; its examples stay."""
    start = text.index(f"[{name}]\n")
    following = [m.start() for m in re.finditer(r"^\[(\w+)\]\n", text, re.MULTILINE) if m.start() > start]
    end = following[0] if following else len(text)
    row = text[start:end]
    changed = _FIELD.sub(lambda m: m[0] if m["key"] in _HOLDS else _spoilt(m["key"], m["value"], how), row)
    return text[:start] + changed + text[end:]


def _spoilt(key: str, value: str, how: str) -> str:
    """A field without what it holds, or with every word of it written backwards."""
    if how == "deleted":
        return ""
    return f"{key} = " + re.sub(r"[A-Za-z]{2,}|(?<![0-9])[0-9]+", lambda w: w[0][::-1], value)


def missed(package: Path, file: Path) -> bool:
    """Whether both checks pass on a package as if nothing were wrong; the examples of the spoilt file are run first."""
    environment = {**os.environ, "PYTHONPATH": str(package.parent)}
    language, frames = ["factrecon.language", "check"], ["factrecon.frames"]
    if file.is_relative_to("frames"):
        commands = [frames, language]
    else:
        commands = [[*language, file.relative_to("language/en").as_posix()], language, frames]
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", *command], env=environment, capture_output=True, check=False, timeout=120
        )
        if done.returncode != 0:
            return False
    return True


def main(arguments: list[str] | None = None) -> dict[str, float]:
    """Spoil rows one by one and count what is noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=40, help="how many rows are spoilt")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write the figures here")
    options = parser.parse_args(arguments)
    drawn = random.Random(options.seed)
    everything, noticed = rows(), 0
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "factrecon"
        shutil.copytree(SOURCE, package, ignore=shutil.ignore_patterns("__pycache__"))
        for n in range(options.times):
            file, name = drawn.choice(everything)
            how = drawn.choice(("deleted", "garbled"))
            whole = (SOURCE / file).read_text("utf-8")
            (package / file).write_text(spoilt(whole, name, how), "utf-8")
            if missed(package, file):
                print(f"nobody missed {file} [{name}], {how}")
            else:
                noticed += 1
            (package / file).write_text(whole, "utf-8")
            print(f"{n + 1} of {options.times}", end="\r", file=sys.stderr)
    figures = {"rows": float(len(everything)), "spoilt": float(options.times), "noticed": noticed / options.times}
    for key, value in figures.items():
        print(f"{key:40} {value:g}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return figures


if __name__ == "__main__":
    main()
