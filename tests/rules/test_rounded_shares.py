"""A share told in whole percent and the same with its decimals."""

from __future__ import annotations

import pytest

from factrecon.algebra.tolerance import DEFAULT
from factrecon.model import Claim, Question
from factrecon.rules.values import values
from factrecon.values import Quantity


def share(n: float, modifier: str | None = None) -> Claim:
    return Claim(Question("the election", "turnout"), Quantity.of(n, "percent", modifier=modifier))


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [(71.2, 71, "refines"), (71, 71.2, "refined_by"), (70.6, 71, "refines"), (71.2, 71.2, "same")],
)
def test_rounding_is_no_tension(one: float, other: float, relation: str) -> None:
    found = values(share(one), share(other), tolerance=DEFAULT)
    assert found is not None
    assert found.relation == relation
    assert found.scores.contradiction == 0


@pytest.mark.parametrize(("one", "other"), [(71.8, 71), (71.2, 71.6), (73, 71)])
def test_other_shares_are_others(one: float, other: float) -> None:
    found = values(share(one), share(other), tolerance=DEFAULT)
    assert found is not None
    assert found.scores.contradiction > 0
