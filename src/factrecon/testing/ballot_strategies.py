"""Hypothesis strategies for votes and ballots."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from factrecon.ballot import Ballot, Vote


def votes(
    *, items: Sequence[str] = ("deaths", "place"), sources: Sequence[str] = ("a", "b", "c", "d", "e")
) -> st.SearchStrategy[Vote]:
    """Votes by a few sources on a few items, whole ones mostly."""
    return st.builds(
        Vote,
        st.sampled_from(tuple(items)),
        st.sampled_from(("x", "y", "z")),
        st.sampled_from(tuple(sources)),
        weight=st.sampled_from((1.0, 1.0, 1.0, 0.5)),
    )


def vote_lists(*, most: int = 10) -> st.SearchStrategy[list[Vote]]:
    """Some votes, at least one."""
    return st.lists(votes(), min_size=1, max_size=most)


def ballots(*, most: int = 10) -> st.SearchStrategy[Ballot]:
    """Ballots of a few votes."""
    return vote_lists(most=most).map(Ballot.build)
