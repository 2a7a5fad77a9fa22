"""How the documentation is built: `python -m sphinx -b html -W docs docs/_build`. Needs no network."""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from make_pictures import make_pictures

import factrecon

project = "factrecon"
author = "The factrecon developers"
copyright = "The factrecon developers, MIT licence"
version = release = factrecon.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
root_doc = "index"
suppress_warnings = ["myst.header"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
toc_object_entries = False

html_theme = "furo"
html_title = f"factrecon {release}"
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_theme_options = {
    "light_css_variables": {"font-stack": "system-ui, sans-serif", "font-stack--monospace": "ui-monospace, monospace"},
}

_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)(?!_)")
_RULE = re.compile(r"^(\s*)(>>>|\.\.\. )")


def _as_written(_app: object, _what: str, _name: str, _obj: object, _options: object, lines: list[str]) -> None:
    """Docstrings are plain prose with code in single backticks: say so in the words of Sphinx."""
    for n, line in enumerate(lines):
        if _RULE.match(line):
            continue
        parts = re.split(r"(``[^`]+``|`[^`\n]+`)", line)
        for i, part in enumerate(parts):
            if part.startswith("`"):
                parts[i] = _CODE.sub(r"``\1``", part)
            else:
                parts[i] = part.replace("*", r"\*").replace("|", r"\|")
            if i and parts[i][:1].isalnum() and parts[i - 1].endswith("``"):
                parts[i] = "\\ " + parts[i]
        lines[n] = "".join(parts)


def _signature(
    _app: object, _what: str, _name: str, _obj: object, _options: object, signature: str | None, returns: str | None
) -> tuple[str | None, str | None]:
    """A default of an attrs class is shown as an ellipsis, not as attrs stores it."""
    return re.sub(r"attr_dict\['\w+'\]\.default", "...", signature) if signature else signature, returns


def _every_page(_app: object, docname: str, source: list[str]) -> None:
    """On the front page, `OTHERS` stands for the pages that it does not name. Code blocks end without a blank line."""
    source[0] = re.sub(r"\n\n```\n", "\n```\n", source[0])
    if docname == "index":
        pages = {p.stem for p in Path(__file__).parent.glob("*.md")} - {"index"}
        others = sorted(pages - set(re.findall(r"^[\w-]+$", source[0], re.MULTILINE)))
        source[0] = source[0].replace("OTHERS\n", "".join(f"{page}\n" for page in others))


def setup(app: object) -> None:
    """Draw the pictures afresh, and read docstrings as they are written."""
    make_pictures(Path(__file__).parent / "pictures")
    app.connect("autodoc-process-signature", _signature)  # type: ignore[attr-defined]
    app.connect("source-read", _every_page)  # type: ignore[attr-defined]
    app.connect("autodoc-process-docstring", _as_written)  # type: ignore[attr-defined]
