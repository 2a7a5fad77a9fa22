"""Hypothesis strategies for what a claim store is told."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from factrecon.testing.claim_store import Told

__all__ = ["told_lists"]


def told_lists(*, least: int = 1, most: int = 6) -> st.SearchStrategy[list[Told]]:
    """Claims with ids of their own on few questions, so that many meet: numbers, ranges, open ends, places.

    >>> told_lists().example()[0].id  # doctest: +SKIP
    'c0'
    """
    whole = st.integers(0, 6)
    ends: st.SearchStrategy[tuple[float | None, float | None]] = st.one_of(
        whole.map(lambda n: (n, n)),
        st.tuples(whole, st.integers(0, 4)).map(lambda t: (t[0], t[0] + t[1])),
        whole.map(lambda n: (n, None)),
        whole.map(lambda n: (None, n)),
    )
    subjects, attributes = st.sampled_from(("the fire", "the flood")), st.sampled_from(("deaths", "injuries"))
    said = st.tuples(st.sampled_from("abc"), subjects, attributes, ends, st.sampled_from(("", "Lund", "Malmo")))

    def numbered(drawn: Sequence[tuple[str, str, str, tuple[float | None, float | None], str]]) -> list[Told]:
        return [Told(f"c{n}", a, b, c, *between, place) for n, (a, b, c, between, place) in enumerate(drawn)]

    return st.lists(said, min_size=least, max_size=most).map(numbered)
