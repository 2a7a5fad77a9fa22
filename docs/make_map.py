"""Write `docs/map.md`: every file of the library in one line, by part, from the first line of its docstring.

python docs/make_map.py
"""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "factrecon"
PAGE = ROOT / "docs" / "map.md"
HEAD = """# Map of the code

Every file in one line, made by `python docs/make_map.py` from what each says of itself. How the parts stand to each
other is told in [the design](design.md).
"""


def line_of(path: Path) -> str:
    """What a file says of itself: of a module the first line of its docstring, of a data file its first comment."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return (ast.get_docstring(ast.parse(text)) or "").split("\n")[0]
    first = text.split("\n", 1)[0]
    return first.lstrip("# ").strip() if first.startswith("#") else ""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_lines()]) + "\n"


def _lines() -> Iterator[str]:
    files = [p for p in sorted(SOURCE.rglob("*")) if p.suffix in (".py", ".toml") and "__pycache__" not in p.parts]
    folders = sorted({p.parent for p in files}, key=lambda f: f.relative_to(SOURCE).parts)
    for folder in folders:
        here = [p for p in files if p.parent == folder and p.name != "__init__.py"]
        name = "/".join(("factrecon", *folder.relative_to(SOURCE).parts))
        about = line_of(folder / "__init__.py") if (folder / "__init__.py").exists() else ""
        yield f"## `{name}/`\n\n{about}\n" if about else f"## `{name}/`\n"
        if here:
            yield "| file | |\n|---|---|"
            yield from (f"| `{p.name}` | {line_of(p).replace('|', '¦')} |" for p in here)
            yield ""


def main(arguments: list[str] | None = None) -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args(arguments)
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
