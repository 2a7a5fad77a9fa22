"""The documentation does what it says: every example runs, every command and public name is told of."""

from __future__ import annotations

import doctest
import importlib.util
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from attrs import frozen
from click.testing import CliRunner

import factrecon
from factrecon.cli import main

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    ROOT / "examples" / "README.md",
    *sorted(p for p in DOCS.rglob("*.md") if "_build" not in p.parts),
]
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
NOT_RUN = "<!-- not run:"
"""Stands, with the reason, on the line before a block that the tests must not run."""

_FENCE = re.compile(
    r"^(?P<fence>`{3,}|:{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE
)


@frozen
class Block:
    """A fenced block of a page."""

    page: Path
    line: int
    info: str
    body: str
    skipped: bool
    follows: bool
    """Whether nothing but blank lines stands between it and the block before."""


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text("utf-8")
    end = -1
    for found in _FENCE.finditer(text):
        before = text[: found.start()].rstrip().rsplit("\n", 1)[-1]
        follows = end >= 0 and not text[end : found.start()].strip()
        yield Block(
            page,
            text.count("\n", 0, found.start()) + 1,
            found["info"].strip(),
            found["body"],
            before.startswith(NOT_RUN),
            follows,
        )
        end = found.end()


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def test_there_are_pages() -> None:
    assert len(PAGES) > 15


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_python_examples(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks with prompts run as doctests, those before an output block are run and compared, the rest compile."""
    listed = list(blocks(page))
    names: dict[str, object] = {}
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=OPTIONS, verbose=False)
    told: list[str] = []
    monkeypatch.chdir(ROOT)
    for number, block in enumerate(listed):
        if block.skipped or block.info not in ("python", "pycon", ""):
            continue
        if ">>> " in block.body:
            test = parser.get_doctest(block.body, names, f"{name_of(page)}", str(page), block.line)
            runner.run(test, out=told.append, clear_globs=False)
            names = test.globs
        elif block.info == "python":
            code = compile(block.body, f"{name_of(page)}:{block.line}", "exec")
            shown = listed[number + 1] if number + 1 < len(listed) else None
            if shown is not None and shown.info == "" and shown.follows and ">>> " not in shown.body:
                assert _printed(code) == shown.body, f"{name_of(page)}:{block.line}"
    assert not told, "".join(told)


def _printed(code: object) -> str:
    import contextlib
    import io

    into = io.StringIO()
    with contextlib.redirect_stdout(into):
        exec(code, {"__name__": "__page__"})  # type: ignore[arg-type]
    return into.getvalue()


CONSOLE = [p for p in PAGES if any(b.info == "console" and not b.skipped for b in blocks(p))]


@pytest.mark.parametrize("page", CONSOLE, ids=name_of)
def test_commands_print_what_the_page_shows(
    page: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`$ factrecon ...` and `$ python ...` lines are run in order, in a folder with `examples/` in it.

    A block of another language that follows a line `FILE:` in the text is that file.
    """
    folder = tmp_path_factory.mktemp("page")
    (folder / "examples").symlink_to(ROOT / "examples")
    (folder / "benchmarks").symlink_to(ROOT / "benchmarks")
    text = page.read_text("utf-8")
    for named in re.finditer(r"^`([\w.-]+)`:\n+```\w+\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        (folder / named[1]).write_text(named[2], encoding="utf-8")
    monkeypatch.chdir(folder)
    checker = doctest.OutputChecker()
    for block in blocks(page):
        if block.info != "console" or block.skipped:
            continue
        for command, wanted in commands_in(block.body):
            got = run(command)
            assert checker.check_output(wanted, got, OPTIONS), f"{name_of(page)}:{block.line}: $ {command}\n{got}"


def commands_in(body: str) -> Iterator[tuple[str, str]]:
    """Each command and the output shown below it; `...` alone stands for any lines."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, wanted = part.partition("\n")
        while command.endswith("\\"):
            more, _, wanted = wanted.partition("\n")
            command = command[:-1] + more.strip()
        yield command, wanted


def run(command: str) -> str:
    """What a command prints, its errors among it; the library's own is called without a new process."""
    command, _, into = command.partition(" > ")
    words = [
        w
        for x in shlex.split(command)
        for w in ([str(p) for p in sorted(Path().glob(x))] if "*" in x and "?" not in x else [x])
    ]
    if words[0] == "factrecon":
        done = CliRunner().invoke(main, words[1:])
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        out = done.stdout if into else done.output
    else:
        assert words[0] == "python", f"the tests know no command {words[0]!r}; mark the block '{NOT_RUN} why -->'"
        out = subprocess.run(
            [sys.executable, *words[1:]],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=120,
            env={**os.environ, "PYTHONUTF8": "1"},
        ).stdout
    if into:
        Path(into.strip()).write_text(out, encoding="utf-8")
        return ""
    return out


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_every_command_is_told_of_and_its_help_is_fresh() -> None:
    refresh = module(DOCS / "refresh_cli.py")
    page = (DOCS / "cli.md").read_text("utf-8")
    missing = set(refresh.commands()) - set(refresh.documented(page))
    assert not missing, f"docs/cli.md has no section with <!-- help: NAME --> for {sorted(missing)}"
    gone = set(refresh.documented(page)) - set(refresh.commands())
    assert not gone, f"docs/cli.md tells of commands that are gone: {sorted(gone)}"
    assert refresh.refreshed(page) == page, "docs/cli.md is stale: run python docs/refresh_cli.py"


def test_every_option_has_its_help() -> None:
    refresh = module(DOCS / "refresh_cli.py")
    for name, command in refresh.commands().items():
        assert command.help, name
        for option in command.params:
            if option.param_type_name == "option":
                assert option.help or option.name == "format_", f"{name} --{option.name} has no help"


def test_every_public_name_is_in_the_reference() -> None:
    told = "\n".join(p.read_text("utf-8") for p in (DOCS / "api").glob("*.md"))
    names = {n for n in factrecon.__all__ if not n.startswith("__")}
    missing = {n for n in names if not re.search(rf"(?:::|\.|`){re.escape(n)}\b", told)}
    assert not missing, f"docs/api tells nothing of {sorted(missing)}"


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = []
    for page in PAGES:
        text = _FENCE.sub("", page.read_text("utf-8"))
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
            if "://" not in target and not (page.parent / target).exists():
                broken.append(f"{name_of(page)}: {target}")
    assert not broken


def test_the_pictures_can_be_drawn_and_are_there() -> None:
    pictures = module(DOCS / "make_pictures.py").drawn()
    shown = {
        t.rsplit("/", 1)[-1] for p in PAGES for t in re.findall(r"!\[[^\]]*\]\(([^)]+\.svg)\)", p.read_text("utf-8"))
    }
    assert shown
    assert shown <= set(pictures)
    for name in shown:
        assert (pictures[name] or "").startswith("<svg"), name
        assert (DOCS / "pictures" / name).exists()


EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


@pytest.mark.parametrize("script", EXAMPLES, ids=lambda p: p.name)
def test_every_example_has_help_and_a_line_in_the_readme(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = module(script)
    with pytest.raises(SystemExit) as left:
        made.main(["--help"])
    assert left.value.code == 0
    assert "usage:" in capsys.readouterr().out
    assert f"`{script.name}`" in (ROOT / "examples" / "README.md").read_text("utf-8")


def test_the_layout_names_every_part_in_the_order_of_imports() -> None:
    parts = {
        p.stem for p in (ROOT / "src" / "factrecon").iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()
    }
    table = (DOCS / "design.md").read_text("utf-8").split("## Layout")[1]
    listed = [
        name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)/?`", row)
    ]
    missing = sorted(parts - {"__init__", "__main__", *listed})
    assert not missing, f"docs/design.md does not place {missing}"
    order = list(module(ROOT / "tests" / "test_architecture.py").ORDER)
    known = [name for name in listed if name in order]
    assert known == sorted(known, key=order.index), "docs/design.md lists parts in another order than the imports go"


def test_every_benchmark_is_told_of() -> None:
    page = (DOCS / "benchmarks.md").read_text("utf-8")
    there = {p.stem for p in (ROOT / "benchmarks").glob("[a-z]*.py")} - {"browsing", "command"}
    missing = {name for name in there if f"| `{name}` |" not in page}
    assert not missing, f"docs/benchmarks.md says nothing of {sorted(missing)}"


def test_the_map_names_every_file_as_it_names_itself() -> None:
    made = module(DOCS / "make_map.py").page()
    assert (DOCS / "map.md").read_text("utf-8") == made, "run python docs/make_map.py"
    empty = re.findall(r"^\| `([\w.-]+)` \|  \|$", made, re.MULTILINE)
    assert not empty, f"files that say nothing of themselves: {empty}"
