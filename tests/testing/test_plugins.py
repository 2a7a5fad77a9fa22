"""The hook for Hypothesis and the pytest plugin: inert until used."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.algebra.trapezoid import Trapezoid
from factrecon.ballot import Ballot
from factrecon.graph import ClaimGraph
from factrecon.model import Assertion, Claim, Document
from factrecon.testing.entry_point import register
from factrecon.values import KINDS, Value

register()


@pytest.mark.parametrize(
    "kind",
    [Trapezoid, Claim, Assertion, Document, ClaimGraph, Ballot, Value, *KINDS.values()],
    ids=lambda k: k.__name__,
)
def test_types_have_strategies(kind):
    @settings(max_examples=5, deadline=None)
    @given(st.from_type(kind))
    def made(value):
        assert isinstance(value, kind)

    made()


def pytest_run(tmp_path, *arguments):
    (tmp_path / "test_nothing.py").write_text("def test_nothing():\n    pass\n")
    installed = any(e.value == "factrecon.testing.plugin" for e in entry_points(group="pytest11"))
    plugin = [] if installed else ["-p", "factrecon.testing.plugin"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *plugin, *arguments, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path)
    return done.returncode, done.stdout + done.stderr


def test_the_plugin_is_inert(tmp_path):
    code, out = pytest_run(tmp_path)
    assert code == 0
    assert "1 passed" in out


def test_the_plugin_runs_laws(tmp_path):
    code, out = pytest_run(tmp_path, "--factrecon-laws=totals,arrays", "--factrecon-examples=5", "-vv")
    assert code == 0
    assert "5 passed" in out
    assert "factrecon::totals::the_order_of_parts_is_nothing" in out


def test_the_plugin_names_what_it_knows(tmp_path):
    code, out = pytest_run(tmp_path, "--factrecon-laws=nothing")
    assert code != 0
    assert "algebra" in out


def test_names_load_on_demand():
    import factrecon.testing as testing

    assert set(testing.__all__) == set(dir(testing))
    for name in testing.__all__:
        assert getattr(testing, name) is not None
    with pytest.raises(AttributeError, match="nothing"):
        _ = testing.nothing


def test_a_missing_extra_is_named():
    code = (
        "import sys; sys.modules['hypothesis'] = None\nimport factrecon.testing as t\ntry:\n    "
        "t.check_rule\nexcept ImportError as e:\n    print(e)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert "factrecon[testing]" in done.stdout, done.stderr
