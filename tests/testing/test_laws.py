"""The laws as things: named, stated, shown on an example that they can tell from a wrong one."""

from __future__ import annotations

import pytest

from factrecon.errors import UnknownName
from factrecon.testing import ALL_LAWS, LAWS, Law, LawBroken, find_law, law_of, run_law, run_laws


def test_there_are_many():
    assert len(ALL_LAWS) >= 40
    assert len({law.name for law in ALL_LAWS}) == len(ALL_LAWS)
    assert set(LAWS) == {law.about for law in ALL_LAWS}


@pytest.mark.parametrize("law", ALL_LAWS, ids=lambda law: law.name)
def test_a_law_has_a_name_a_sentence_and_an_example(law):
    assert law.name.isidentifier()
    assert law.sentence.endswith(".")
    assert len(law.sentence.split()) >= 5
    assert len(law.example) == len(law.takes) >= 1
    law(*law.example)


@pytest.mark.parametrize("about", ["reader", "record", "fusion", "graph", "reconciliation"])
def test_the_library_keeps_them(about):
    assert run_laws(about, examples=25) == tuple(law.name for law in LAWS[about])


def test_a_broken_law_says_which_and_how():
    def halving_keeps_whole(n):
        """Half of a whole number is whole."""
        return None if n % 2 == 0 else f"half of {n} is {n / 2}"

    from hypothesis import strategies as st

    law = law_of("numbers", (4,))(halving_keeps_whole)
    assert isinstance(law, Law)
    with pytest.raises(LawBroken) as caught:
        run_law(law, [st.integers(0, 1000)])
    assert str(caught.value) == (
        "law 'halving_keeps_whole' is broken: Half of a whole number is whole.\n  n = 1\n  half of 1 is 0.5"
    )
    assert caught.value.law is law
    assert caught.value.arguments == (1,)
    assert isinstance(caught.value, AssertionError)


def test_an_example_that_breaks_is_found_first():
    law = law_of("numbers", (3,))(lambda n: "no" if n == 3 else None)
    with pytest.raises(LawBroken):
        run_law(law, [])


def test_unknown_names_are_refused():
    with pytest.raises(UnknownName, match="scores_sum_to_one"):
        find_law("no_such_law")
    with pytest.raises(UnknownName, match="algebra"):
        run_laws("nothing")
