"""How many mutants of the core the tests notice, and whether every law kills at least one.

    python -m benchmarks.mutation --target values --sample 60 --json scores.json
    python -m benchmarks.mutation --laws

Mutants are made by cosmic-ray's operators (`OPERATORS` lists which; those that only produce type errors
are left out), each in a copy of the sources, never in the tree itself. A mutant is killed where its
module's tests fail or hang. Mutants that change nothing that can be observed are not told apart: the score
counts them as survivors. With `--sample` the same mutants are drawn for the same `--seed`.

`--laws` runs laws instead of tests, each until it has killed a mutant of what it is about, and lists
those that killed none.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent

TARGETS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "trapezoid": (("trapezoid.py",), ("tests/test_trapezoid.py",)),
    "values": (("values", "tolerance.py"), ("tests/values", "tests/test_tolerance.py")),
    "rules": (("rules", "comparison.py"), ("tests/test_comparison.py", "tests/rules")),
    "timeline": (
        ("temporal_network.py", "chronology.py", "timeline_constraints.py"),
        ("tests/test_temporal_network.py", "tests/test_timeline_constraints.py", "tests/test_chronology.py"),
    ),
    "totals": (("totals.py",), ("tests/test_totals.py",)),
}
"""What is mutated, and the tests that should notice."""

LAW_TARGETS: dict[str, tuple[str, ...]] = {
    "algebra": ("trapezoid.py",),
    "arrays": ("trapezoid_arrays.py",),
    "words": ("tolerance.py",),
    "value": ("values", "trapezoid.py", "model.py"),
    "quantity": ("values", "trapezoid.py", "tolerance.py"),
    "rule": ("rules", "comparison.py", "trapezoid.py"),
    "fusion": ("fusion/vote.py", "fusion/opinion.py", "fusion/alternatives.py", "fusion/beliefs.py", "ballot.py"),
    "graph": ("graph.py",),
    "timeline": ("temporal_network.py",),
    "totals": ("totals.py",),
}
"""What the laws of each thing are held against. Laws of readers have no reader of ours to mutate that
would stay one; `tests/testing/test_wrong_members.py` holds them against readers that are wrong by hand."""

OPERATORS = (
    "AddNot",
    "NumberReplacer",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceUnaryOperator_Delete_Not",
    "ReplaceUnaryOperator_Delete_USub",
    "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak",
    "ZeroIterationForLoop",
    "ReplaceBinaryOperator_Add_Sub",
    "ReplaceBinaryOperator_Sub_Add",
    "ReplaceBinaryOperator_Mul_Div",
    "ReplaceBinaryOperator_Div_Mul",
    "ReplaceBinaryOperator_Mod_Mul",
    "ReplaceComparisonOperator_Lt_LtE",
    "ReplaceComparisonOperator_LtE_Lt",
    "ReplaceComparisonOperator_Gt_GtE",
    "ReplaceComparisonOperator_GtE_Gt",
    "ReplaceComparisonOperator_Lt_Gt",
    "ReplaceComparisonOperator_Gt_Lt",
    "ReplaceComparisonOperator_LtE_GtE",
    "ReplaceComparisonOperator_GtE_LtE",
    "ReplaceComparisonOperator_Eq_NotEq",
    "ReplaceComparisonOperator_NotEq_Eq",
    "ReplaceComparisonOperator_Is_IsNot",
    "ReplaceComparisonOperator_IsNot_Is",
)


class Mutant(NamedTuple):
    """One change to one file."""

    file: str
    operator: str
    occurrence: int
    line: int
    where: str


def mutants_of(files: Sequence[str]) -> list[Mutant]:
    """Every mutant of some files or folders of the package."""
    from cosmic_ray.ast import ast_nodes, get_ast_from_path
    from cosmic_ray.ast.ast_query import ASTQuery
    from cosmic_ray.plugins import get_operator

    found = []
    for name in files:
        top = ROOT / "src" / "factrecon" / name
        for path in sorted(top.rglob("*.py")) if top.is_dir() else [top]:
            tree = get_ast_from_path(path)
            lines = path.read_text("utf-8").split("\n")
            for operator_name in OPERATORS:
                operator = get_operator("core/" + operator_name)()
                places = ((n, start) for n in ast_nodes(tree) for start, _ in operator.mutation_positions(n))
                for occurrence, (node, start) in enumerate(places):
                    if (
                        operator_name.startswith("ReplaceBinaryOperator_Mul")
                        and lines[start[0] - 1][start[1] :][1:2] in ",)"
                    ):
                        continue  # the star of a signature multiplies nothing
                    where = ASTQuery(node).get_definition_name() or "(module)"
                    found.append(Mutant(str(path.relative_to(ROOT)), operator_name, occurrence, start[0], where))
    return found


def mutated(mutant: Mutant) -> str | None:
    """The source of a mutant."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    source = (ROOT / mutant.file).read_text("utf-8")
    code: str | None = mutate_code(source, get_operator("core/" + mutant.operator)(), mutant.occurrence)
    return None if code == source else code


class Copy:
    """A copy of sources and tests in which one file at a time is replaced."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in ("src", "tests"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", folder)

    def run(self, mutant: Mutant | None, job: Callable[[], int], timeout: float) -> int:
        """Run a job in a fork that sees the mutant; its exit code, or -1 if it hung."""
        path = code = None
        if mutant is not None:
            code = mutated(mutant)
            if code is None:
                return 0
            path = self.folder / mutant.file
            path.write_text(code, "utf-8")
        try:
            return self._forked(job, timeout)
        finally:
            if mutant is not None and path is not None:
                shutil.copy(ROOT / mutant.file, path)

    def _forked(self, job: Callable[[], int], timeout: float) -> int:
        child = os.fork()
        if child == 0:
            os.setsid()
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            os.chdir(self.folder)
            sys.dont_write_bytecode = True
            sys.path[:0] = [str(self.folder / "src"), str(self.folder)]
            code = 99
            try:
                code = job()
            finally:
                os._exit(code)
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.02)
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return -1


def _tests(paths: Sequence[str]) -> Callable[[], int]:
    def job() -> int:
        import hypothesis
        import pytest

        # That a mutant is killed counts, not how small the example is.
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        hypothesis.settings.register_profile("mutation", phases=phases, database=None)
        hypothesis.settings.load_profile("mutation")
        arguments = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "--no-header", "-c", "/dev/null"]
        return int(pytest.main([*arguments, "--rootdir", ".", *paths]))

    return job


def _warm() -> None:
    """Import what does not change, so that forks start at once."""
    import attrs
    import hypothesis
    import networkx
    import numpy
    import pytest

    del attrs, hypothesis, networkx, numpy, pytest
    # Hypothesis may have called the library's entry point: a fork must load its own copy.
    for name in [n for n in sys.modules if n == "factrecon" or n.startswith("factrecon.")]:
        del sys.modules[name]


def score(target: str, sample: int | None, seed: int, deadline: float, say: Callable[[str], None]) -> dict[str, Any]:
    """The mutation score of a target: killed, run, and the survivors."""
    files, tests = TARGETS[target]
    every = mutants_of(files)
    chosen = list(every)
    random.Random(seed).shuffle(chosen)
    chosen = chosen[: sample or len(chosen)]
    killed, run, survivors = 0, 0, []
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder))
        started = time.monotonic()
        if copy.run(None, _tests(tests), 600) != 0:
            raise SystemExit(f"the tests of {target} fail without any mutant")
        usual = time.monotonic() - started
        for mutant in chosen:
            if time.monotonic() > deadline:
                break
            run += 1
            if copy.run(mutant, _tests(tests), 3 * usual + 20) != 0:
                killed += 1
            else:
                survivors.append(f"{mutant.file}:{mutant.line} {mutant.operator} in {mutant.where}")
                say(f"  survived: {survivors[-1]}")
            if run % 20 == 0:
                say(f"  {target}: {killed} of {run} killed")
    return {
        "mutants": len(every),
        "run": run,
        "killed": killed,
        "score": killed / run if run else 0.0,
        "survivors": survivors,
    }


def laws_that_kill(
    about: str, seed: int, deadline: float, say: Callable[[str], None], per_law: int = 40
) -> dict[str, str]:
    """For each law about something a mutant that it kills, "" for a law that killed none in time."""
    chosen = mutants_of(LAW_TARGETS[about])
    random.Random(seed).shuffle(chosen)
    killer: dict[str, str] = dict.fromkeys(_names(about), "")
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder))
        for mutant in chosen:
            waiting = [name for name, found in killer.items() if not found]
            if not waiting or time.monotonic() > deadline:
                break
            report = Path(folder) / "killed.json"
            report.unlink(missing_ok=True)
            copy.run(mutant, _laws(waiting, report, per_law), 90)
            if report.exists():
                for name in json.loads(report.read_text()):
                    killer[name] = f"{mutant.file}:{mutant.line} {mutant.operator} in {mutant.where}"
                    say(f"  {name} kills {killer[name]}")
    return killer


def _laws(names: Sequence[str], report: Path, examples: int) -> Callable[[], int]:
    def job() -> int:
        import hypothesis

        hypothesis.settings.register_profile("mutation", phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate))
        hypothesis.settings.load_profile("mutation")
        from factrecon.testing import LawBroken, run_law

        killed = []
        for name in names:
            try:
                run_law(name, examples=examples)
            except LawBroken:
                killed.append(name)
                report.write_text(json.dumps(killed))
            except Exception:  # a mutant that crashes is killed by anything: no merit of the law
                continue
        return 0

    return job


def _names(about: str) -> Iterator[str]:
    import subprocess

    code = f"from factrecon.testing import LAWS; print(*(l.name for l in LAWS[{about!r}]))"
    yield from subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", action="append", choices=sorted(TARGETS), help="what to mutate (default: all)")
    parser.add_argument("--laws", nargs="*", metavar="ABOUT", help=f"run laws instead: {', '.join(LAW_TARGETS)}")
    parser.add_argument("--sample", "--limit", type=int, metavar="N", help="so many mutants of each target")
    parser.add_argument("--minutes", type=float, default=600, help="stop after so many minutes a target")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--data", help="not used; accepted as by the other benchmarks")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()

    def say(text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    _warm()
    result: dict[str, Any] = {}
    if options.laws is not None:
        for about in options.laws or LAW_TARGETS:
            killers = laws_that_kill(about, options.seed, time.monotonic() + 60 * options.minutes, say)
            without = sorted(name for name, found in killers.items() if not found)
            result[f"{about}.laws"] = len(killers)
            result[f"{about}.without_a_kill"] = without
            print(f"{about}: {len(killers) - len(without)} of {len(killers)} laws kill a mutant", *without)
    else:
        for target in options.target or TARGETS:
            outcome = score(target, options.sample, options.seed, time.monotonic() + 60 * options.minutes, say)
            result |= {f"{target}.{key}": value for key, value in outcome.items()}
            print(
                f"{target}: {outcome['killed']} of {outcome['run']} killed ({outcome['score']:.1%}), "
                f"{outcome['mutants']} mutants in all"
            )
    if options.json:
        options.json.write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
