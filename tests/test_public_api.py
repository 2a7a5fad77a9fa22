"""The public names: what the package promises is there, and costs little to import."""

from __future__ import annotations

import subprocess
import sys

import pytest

import factrecon


@pytest.mark.parametrize("name", factrecon.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(factrecon, name) is not None


def test_the_list_and_the_table_agree() -> None:
    assert set(factrecon.__all__) == {"__version__", *factrecon._WHERE}


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute"):
        _ = factrecon.nothing_of_the_kind


def test_verbs_stay_functions_whatever_is_imported_first() -> None:
    run = (
        "import factrecon.reconciliation, factrecon.reports, factrecon; "
        "assert all(callable(getattr(factrecon, n)) for n in "
        "('read', 'compare', 'reconcile', 'timeline', 'report', 'explain', 'fuse', 'match', 'load', 'dump'))"
    )
    subprocess.run([sys.executable, "-c", run], check=True)


def test_importing_loads_neither_hypothesis_nor_networkx_nor_numpy() -> None:
    run = (
        "import sys, factrecon; sys.exit(any(m in sys.modules for m in ('hypothesis', 'networkx', 'numpy', 'jinja2')))"
    )
    subprocess.run([sys.executable, "-c", run], check=True)
