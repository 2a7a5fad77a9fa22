"""Words of a list in a text: what is found is what the plain pattern finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from factrecon.language.text.keywords import lowered, matches_from, one_of

WORDS = st.lists(st.text("abc-' ", min_size=1, max_size=5), min_size=1, max_size=8)


@given(WORDS, st.text("abc-' ", max_size=30))
def test_one_of_finds_what_the_longest_first_alternation_finds(words, text):
    plain = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    assert [m.span() for m in re.finditer(one_of(words), text)] == [m.span() for m in plain.finditer(text)]


@given(st.text())
def test_lower_case_keeps_every_place(text):
    lower = lowered(text)
    assert len(lower) == len(text)
    assert all(a == b or b.lower() == a for a, b in zip(lower, text, strict=True) if b != "Σ")


@given(st.text("12a. ", max_size=40), st.integers(0, 10), st.integers(0, 40))
def test_matches_from_is_finditer(text, start, end):
    pattern = re.compile(r"(?<!a)[12]+(?:\.[12]+)?|\.\.+")
    found = [m.span() for m in matches_from(re.compile(r"[12.]"), pattern, text, start, min(end, len(text)))]
    assert found == [m.span() for m in pattern.finditer(text, start, min(end, len(text)))]
