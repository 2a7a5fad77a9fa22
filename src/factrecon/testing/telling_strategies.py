"""Strategies for short tellings of one deed."""

from __future__ import annotations

from hypothesis import strategies as st

from factrecon.testing.telling import DAYS, DEEDS, DOERS, NAMES, THINGS, Telling

__all__ = ["tellings"]


def tellings() -> st.SearchStrategy[Telling]:
    """Tellings of one deed each.

    >>> from hypothesis import find
    >>> find(tellings(), lambda t: t.day == "Monday").day
    'Monday'
    """
    return st.builds(
        Telling,
        doer=st.sampled_from(DOERS),
        name=st.sampled_from(NAMES),
        deed=st.sampled_from(DEEDS),
        thing=st.sampled_from(THINGS),
        day=st.sampled_from(DAYS),
    )
