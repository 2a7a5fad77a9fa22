"""Laws of fusion methods: what any method owes that weighs a ballot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs
import numpy as np

from factrecon.ballot import Ballot, Vote
from factrecon.fusion import Beliefs, Opinion, fuse
from factrecon.fusion.vote import vote
from factrecon.testing.law import apart, law_of

Method = Callable[..., Opinion]

_VOTES = [Vote("deaths", "12", "a"), Vote("deaths", "12", "b"), Vote("deaths", "30", "c"), Vote("place", "Utah", "c")]
_EXAMPLE = (vote, _VOTES)


def _fused(method: Method, votes: Sequence[Vote]) -> Beliefs:
    return fuse(Ballot.build(votes), method=method)


def _table(beliefs: Beliefs) -> dict[Any, list[tuple[Any, float]]]:
    """Every item with its alternatives' beliefs, in an order of names alone."""
    return {
        a.item: sorted(((p, round(b, 9)) for p, b in a.rivals), key=lambda x: (str(x[0]), x[1]))
        for a in beliefs.answers()
    }


@law_of("fusion", _EXAMPLE)
def beliefs_lie_between_0_and_1(method: Method, votes: Sequence[Vote]) -> str | None:
    """Beliefs and credibilities are in [0, 1]; what is unknown is NaN, never a number."""
    beliefs = _fused(method, votes)
    for name, numbers in (("belief", beliefs.belief), ("credibility", beliefs.opinion.credibility)):
        known = np.asarray(numbers, dtype=float)
        known = known[~np.isnan(known)]
        if len(known) and not (known.min() >= 0 and known.max() <= 1 + 1e-12):
            return f"{name} from {known.min()} to {known.max()}"
    return None


@law_of("fusion", _EXAMPLE)
def the_order_of_votes_is_nothing(method: Method, votes: Sequence[Vote]) -> str | None:
    """Votes in another order give the same beliefs."""
    there, back = _table(_fused(method, votes)), _table(_fused(method, list(votes)[::-1]))
    return None if there == back else f"{there} one way, {back} the other"


@law_of("fusion", _EXAMPLE)
def a_vote_cast_twice_counts_once(method: Method, votes: Sequence[Vote]) -> str | None:
    """A voice that says the same twice is one voice."""
    once, twice = _table(_fused(method, votes)), _table(_fused(method, [*votes, *votes]))
    return None if once == twice else f"{once} once, {twice} twice"


@law_of("fusion", _EXAMPLE)
def a_reprint_adds_nothing(method: Method, votes: Sequence[Vote]) -> str | None:
    """Another paper that prints the same voice changes no belief: copies are not corroboration."""
    first = votes[0]
    origin = first.source if first.origin is None else first.origin
    named = [attrs.evolve(v, origin=v.source if v.origin is None else v.origin) for v in votes]
    copy = attrs.evolve(first, source="zz reprint", origin=origin)
    before, after = _table(_fused(method, named)), _table(_fused(method, [*named, copy]))
    return None if before == after else f"{before} before, {after} after"


@law_of("fusion", _EXAMPLE)
def renamed_sources_change_no_belief(method: Method, votes: Sequence[Vote]) -> str | None:
    """Sources renamed, in the same order of names, leave every belief as it was."""
    renamed = [
        attrs.evolve(v, source="the " + v.source, origin=None if v.origin is None else "the " + v.origin) for v in votes
    ]
    before, after = _table(_fused(method, votes)), _table(_fused(method, renamed))
    return None if before == after else f"{before} before, {after} after"


@law_of("fusion", _EXAMPLE)
def unanimity_wins(method: Method, votes: Sequence[Vote]) -> str | None:
    """Where all say the same, that is best, and not believed less than anything else."""
    beliefs = _fused(method, votes)
    for item in {v.item for v in votes}:
        said = {v.proposition for v in votes if v.item == item}
        if len(said) == 1 and beliefs.answer(item).proposition not in said:
            return f"all say {said} of {item!r}, best is {beliefs.answer(item).proposition!r}"
    return None


@law_of("fusion", _EXAMPLE)
def the_best_answer_was_given(method: Method, votes: Sequence[Vote]) -> str | None:
    """The best answer to an item is one that somebody gave, and none is believed more."""
    beliefs = _fused(method, votes)
    for item in {v.item for v in votes}:
        answer = beliefs.answer(item)
        if answer.proposition not in {v.proposition for v in votes if v.item == item}:
            return f"nobody answers {item!r} with {answer.proposition!r}"
        most = max(b for _, b in answer.rivals)
        if apart(answer.belief, most, 1e-6):
            return f"{answer.proposition!r} is best of {item!r} with {answer.belief}, another has {most}"
    return None


@law_of("fusion", _EXAMPLE)
def fusing_twice_gives_the_same(method: Method, votes: Sequence[Vote]) -> str | None:
    """Fusing a ballot again gives the same beliefs to the last bit."""
    first, second = _fused(method, votes), _fused(method, votes)
    same = np.array_equal(first.belief, second.belief) and np.array_equal(first.best, second.best)
    return None if same else "other beliefs"


FUSION = (
    beliefs_lie_between_0_and_1,
    the_order_of_votes_is_nothing,
    a_vote_cast_twice_counts_once,
    a_reprint_adds_nothing,
    renamed_sources_change_no_belief,
    unanimity_wins,
    the_best_answer_was_given,
    fusing_twice_gives_the_same,
)
