"""Strategies whose failing examples show what was made, to be pasted into a test, and not how it was made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import strategies as st

__all__ = ["pasted"]

Made = TypeVar("Made")


def pasted(
    build: Callable[..., Made], *parts: st.SearchStrategy[Any], **named: st.SearchStrategy[Any]
) -> st.SearchStrategy[Made]:
    """What `build` makes of drawn parts. `st.builds` and `map` would print the call of a builder that is ours alone.

    >>> pasted(complex, st.just(1), imag=st.just(2)).example()  # doctest: +SKIP
    (1+2j)
    """

    @st.composite
    def draw_one(draw: st.DrawFn) -> Made:
        return build(*(draw(p) for p in parts), **{name: draw(p) for name, p in named.items()})

    return draw_one()
