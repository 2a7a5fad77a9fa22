"""A broken row of units is told in one line, wherever it is met first."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factrecon.errors import InvalidValue
from factrecon.values.units import units_of

HEAD = 'probe = "quantities"\nfields = []\n'


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('dimensoin = "length"', "unknown field 'dimensoin'"),
        ('factor = "km"', "factor must be a number"),
        ("factor_to = true", "factor_to must be a number"),
        ("factor =", "units.toml: "),
    ],
)
def test_a_broken_row_is_named(row: str, told: str) -> None:
    with pytest.raises(InvalidValue, match=r"^units\.toml") as error:
        units_of(f"{HEAD}[league]\n{row}\n")
    assert told in str(error.value)


def test_forms_may_stand_in_one_text() -> None:
    assert units_of(f'{HEAD}[league]\nwords = "league leagues"\n')["league"].words == ("league", "leagues")


def test_the_command_that_checks_frames_is_there_before_units_are_loaded() -> None:
    loaded = "import sys, factrecon.frames.__main__; print('factrecon.values.units' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"
