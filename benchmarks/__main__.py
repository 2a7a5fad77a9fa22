"""What can be measured: every benchmark in a line, from its own docstring.

python -m benchmarks
"""

from __future__ import annotations

import ast
import textwrap
from pathlib import Path

HERE = Path(__file__).parent
SHARED = ("browsing", "command")


def listed() -> dict[str, str]:
    """The benchmarks by name, each with what it measures."""
    found = {}
    for path in sorted(HERE.glob("*.py")):
        if path.stem.startswith("_") or path.stem in SHARED:
            continue
        found[path.stem] = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]
    return found


def main() -> None:
    """Print them."""
    width = max(map(len, listed())) + 2
    for name, about in listed().items():
        print(textwrap.fill(about, 100, initial_indent=name.ljust(width), subsequent_indent=" " * width))
    print("\npython -m benchmarks.NAME --help says what data each needs; --json FILE writes its figures.")


if __name__ == "__main__":
    main()
