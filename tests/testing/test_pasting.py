"""What a failing example prints can be pasted into a test: it makes the same again."""

from __future__ import annotations

import datetime
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

import factrecon
from factrecon import model, values
from factrecon.algebra.trapezoid import Trapezoid
from factrecon.testing import strategies
from factrecon.testing.pasting import pasted
from factrecon.values.places import Place

NAMES: dict[str, Any] = {
    **vars(factrecon),
    **vars(model),
    **{n: getattr(values, n) for n in dir(values) if not n.startswith("_")},
    "Trapezoid": Trapezoid,
    "Place": Place,
    "inf": math.inf,
    "datetime": datetime,
}
DRAWN = {
    "claims": strategies.claims(),
    "questions": strategies.questions(),
    "scopes": strategies.scopes(),
    "assertions": strategies.assertions(),
    "values": strategies.values(),
}


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_what_is_drawn_prints_as_what_makes_it_again(name: str) -> None:
    @settings(max_examples=40, deadline=None, derandomize=True, database=None)
    @given(DRAWN[name])
    def same_again(made: Any) -> None:
        again = eval(pretty(made), dict(NAMES))
        assert again == made
        assert type(again) is type(made)

    same_again()


def test_a_failing_example_shows_no_builder_of_ours() -> None:
    @settings(max_examples=30, deadline=None, derandomize=True, database=None)
    @given(strategies.claim_pairs(), strategies.quantities(), strategies.times())
    def fails(pair: Any, quantity: Any, time: Any) -> None:
        raise AssertionError

    with pytest.raises(AssertionError) as raised:
        fails()
    told = "".join(raised.value.__notes__)
    assert "Claim(question=Question(" in told
    for builder in ("build(", "said(", "of_day(", "worded(", "Scope(*", "lambda"):
        assert builder not in told


def test_every_drawn_question_asks_something() -> None:
    @settings(max_examples=60, deadline=None, derandomize=True, database=None)
    @given(strategies.assertions(), strategies.questions(), strategies.planted_documents())
    def asks(said: Any, question: Any, planted: Any) -> None:
        assert said.claim.question.ask
        assert question.ask.endswith("?")
        assert all(a.claim.question.ask for a in planted.assertions)

    asks()


def test_pasted_takes_parts_by_place_and_name() -> None:
    @given(pasted(complex, st.just(1), imag=st.just(2)))
    def same(made: complex) -> None:
        assert made == 1 + 2j

    same()
