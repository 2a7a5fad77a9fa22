"""The laws of value kinds, on every kind."""

from __future__ import annotations

import pytest

from factrecon.testing import LAWS, check_value_kind, run_law, strategies
from factrecon.values import KINDS


@pytest.mark.parametrize("law", LAWS["quantity"], ids=lambda law: law.name)
def test_law(law):
    run_law(law, examples=60)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_kind(kind):
    ran = check_value_kind(
        strategies.values(kinds=(kind,)), ordered=kind in ("quantity", "duration", "time"), examples=25
    )
    assert len(ran) >= 10
