"""Every command shows one example that it takes, and a shell completes what is known beforehand."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from factrecon.cli import main
from factrecon.cli.inputs import Publishers, load_files
from factrecon.model import claim
from factrecon.reconciliation import reconcile
from factrecon.values import Quantity

STRIKE = Path(__file__).parent.parent / "examples" / "strike"


@pytest.mark.parametrize("name", sorted(main.commands))
def test_the_example_of_a_command_is_one_it_takes(name: str) -> None:
    command = main.commands[name]
    lines = (command.epilog or "").replace("\b\n", "").split("\n")
    assert len(lines) == 1, f"{name} shows {len(lines)} examples"
    assert lines[0].startswith(f"Example: factrecon {name}")
    words = shlex.split(lines[0].removeprefix(f"Example: factrecon {name}"))
    program = main.make_context("factrecon", [name, *words])
    command.make_context(name, words, parent=program)  # a wrong option or value raises
    assert lines[0] in CliRunner().invoke(main, [name, "--help"]).output


def completed(*words: str) -> list[str]:
    return [c.value for c in ShellComplete(main, {}, "factrecon", "_C").get_completions(list(words[:-1]), words[-1])]


def test_a_shell_completes_values(tmp_path: Path) -> None:
    assert completed("recon") == ["reconcile"]
    assert completed("reconcile", "--format", "") == ["text", "markdown", "json", "html"]
    assert completed("export", "r.json", "--to", "s") == ["sqlite", "schema.org"]
    assert "vote" in completed("fuse", "--method", "v")
    assert completed("fuse", "--engine", "d") == ["duckdb"]
    assert completed("judge", "r.json", "d") == ["different", "dismissed"]
    report = tmp_path / "r.json"
    made = reconcile([claim("herald", "the fire", "deaths", Quantity.of(30, "person"), ask="How many died?")])
    report.write_text(json.dumps(made.to_json()))
    assert completed("explain", str(report), "") == ["1"]
    assert completed("explain", str(report), "c") == ["c1"]
    assert completed("explain", str(tmp_path / "none.json"), "") == []
    report.write_text("{")
    assert completed("explain", str(report), "") == []


def test_the_script_for_a_shell_is_printed() -> None:
    told = {**os.environ, "_FACTRECON_COMPLETE": "bash_source"}
    run = "from factrecon.cli import main; main(prog_name='factrecon')"
    done = subprocess.run([sys.executable, "-c", run], env=told, capture_output=True, text=True, timeout=60, check=True)
    assert "complete -o nosort -F _factrecon_completion factrecon" in done.stdout


def test_a_module_runs_as_the_program_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factrecon", "compare", "--help"], capture_output=True, text=True, timeout=60, check=True
    )
    same = CliRunner().invoke(main, ["compare", "--help"], prog_name="factrecon")
    assert done.stdout.replace("python -m ", "").split() == same.output.split()


def test_sources_are_named_by_pattern() -> None:
    said = Publishers.of(["*wire*=Newswire", "https://example.org/*=The Example", "The Herald"])
    assert said.of_file("in/wire.txt") == "Newswire"
    assert said.of_file("in/other.txt") == "The Herald"
    for wrong in (["=x"], ["x="], ["One", "Two"]):
        with pytest.raises(click.BadParameter):
            Publishers.of(wrong)


def test_a_folder_is_its_files_and_each_problem_is_told_once(tmp_path: Path) -> None:
    runner = CliRunner()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / ".hidden").write_text("no text")
    (tmp_path / "in" / "sub").mkdir()
    for name in ("courier", "wire"):
        (tmp_path / "in" / f"{name}.txt").write_text((STRIKE / f"{name}.txt").read_text("utf-8"), "utf-8")
    (tmp_path / "empty").mkdir()
    with main.make_context("factrecon", ["read", "x"]):
        records, left_out = load_files([str(tmp_path / "in")])
    assert [r.id for r in records] == ["courier", "wire"]
    assert not left_out
    made = runner.invoke(main, ["reconcile", str(tmp_path / "in"), str(tmp_path / "empty"), "nope.txt"])
    assert made.exit_code == 3
    assert made.stdout.count("nope.txt") == 1
    assert made.stdout.count(str(tmp_path / "empty")) == 1
    assert made.stderr.count("nope.txt") == 1


def test_unknown_publishers_are_asked_for_once() -> None:
    runner = CliRunner()
    asked = runner.invoke(main, ["reconcile", str(STRIKE)]).stderr
    assert asked.count("who published") == 1
    assert "--source" in asked
    named = runner.invoke(main, ["reconcile", str(STRIKE), "--source", "*=The Herald"])
    assert "who published" not in named.stderr
    quiet = runner.invoke(main, ["reconcile", str(STRIKE), "--quiet"])
    assert "who published" not in quiet.stderr
