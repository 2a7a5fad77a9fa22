"""Run a notebook's cells in order and keep in it what they show; needs no notebook server.

    python examples/run_notebook.py examples/strike.ipynb
    python examples/run_notebook.py examples/strike.ipynb --check

With --check nothing is written: it fails where a cell raises, or shows something else than the notebook holds.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import io
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

_SHOWN = (("image/svg+xml", "_repr_svg_"), ("text/html", "_repr_html_"))


def shown(value: Any) -> dict[str, Any]:
    """What a notebook shows of a value: its picture or its HTML if it has one, and its text."""
    data: dict[str, Any] = {"text/plain": _lines(repr(value)[:2000])}
    for kind, method in _SHOWN:
        if hasattr(value, method):
            data[kind] = _lines(getattr(value, method)())
            if kind == "image/svg+xml":
                data["text/plain"] = ["a picture"]
            break
    return data


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def run_cell(source: str, names: dict[str, Any], name: str, count: int) -> Iterator[dict[str, Any]]:
    """The outputs of a cell: what it prints, and the value of its last line."""
    tree = ast.parse(source, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    value = None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, name, "exec"), names)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), name, "eval"), names)
    if printed.getvalue():
        yield {"name": "stdout", "output_type": "stream", "text": _lines(printed.getvalue())}
    if value is not None:
        yield {"data": shown(value), "execution_count": count, "metadata": {}, "output_type": "execute_result"}


def run(notebook: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """The notebook with the outputs of its cells, which run in the folder that it lies in."""
    names: dict[str, Any] = {"__name__": "__main__"}
    cells, count, before = [], 0, Path.cwd()
    os.chdir(folder)
    try:
        for cell in notebook["cells"]:
            if cell["cell_type"] != "code":
                cells.append(cell)
                continue
            count += 1
            outputs = list(run_cell("".join(cell["source"]), names, f"cell {count}", count))
            cells.append({**cell, "execution_count": count, "outputs": outputs})
    finally:
        os.chdir(before)
    return {**notebook, "cells": cells}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the notebooks that are named; 1 where one shows something else than it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="+", type=Path, metavar="NOTEBOOK")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where one shows something else")
    options = parser.parse_args(arguments)
    check, paths = options.check, options.notebooks
    stale = 0
    for path in paths:
        before = path.read_text("utf-8")
        made = run(json.loads(before), path.parent.resolve())
        after = json.dumps(made, indent=1, ensure_ascii=False) + "\n"
        if after != before:
            stale += 1
            if check:
                print(f"{path}: shows something else now; run {Path(__file__).name} on it", file=sys.stderr)
            else:
                path.write_text(after, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
