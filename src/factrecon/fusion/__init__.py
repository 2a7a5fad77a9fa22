"""WHICH answer is best supported: fusion methods over a ballot, and `fuse`, which runs one.

`fuse(ballot)` chooses a method for every attribute from the shape of the ballot (`auto`), says why, and
puts plain vote's answer beside its own::

    >>> from factrecon.ballot import Ballot, Vote
    >>> ballot = Ballot.build(
    ...     [Vote("deaths", "12", "a"), Vote("deaths", "12", "b"), Vote("deaths", "30", "c")]
    ... )
    >>> answer = fuse(ballot, method="vote").answer("deaths")
    >>> answer.proposition, round(answer.belief, 2), answer.vote
    ('12', 0.67, '12')

A method is a plain function from `Alternatives` to an `Opinion`; pass your own as `method=mine`.

What `Beliefs` holds: `best`, `status` (resolved, tie, unresolved), `vote_best` by item code; `belief`
by proposition code; `credibility` by origin and `source_credibility` by source; `answer(item)` with all
of an item's alternatives, its interval, the method and the reason; `contributions(item)`: what each
voice adds in log-odds after the discount for copying.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve

from factrecon.ballot import Ballot
from factrecon.errors import InvalidValue, UnknownName
from factrecon.fusion.accu import accu, accu_rounds
from factrecon.fusion.alternatives import Alternatives, alternatives
from factrecon.fusion.auto import auto, auto_rounds
from factrecon.fusion.beliefs import Answer, Beliefs, Contribution, Status, beliefs
from factrecon.fusion.crh import crh
from factrecon.fusion.dawid_skene import dawid_skene
from factrecon.fusion.multi_truth import multi_truth
from factrecon.fusion.numeric import numeric
from factrecon.fusion.opinion import Choice, Opinion
from factrecon.fusion.pooled_investment import pooled_investment
from factrecon.fusion.popaccu import popaccu, popaccu_rounds
from factrecon.fusion.ratings import ratings
from factrecon.fusion.rounds import Facts, Rounds
from factrecon.fusion.specificity import specificity
from factrecon.fusion.truthfinder import truthfinder, truthfinder_rounds
from factrecon.fusion.vote import vote, vote_rounds

Method = Callable[[Alternatives], Opinion]

METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {
        "auto": auto,
        "vote": vote,
        "pooled_investment": pooled_investment,
        "truthfinder": truthfinder,
        "accu": accu,
        "popaccu": popaccu,
        "crh": crh,
        "numeric": numeric,
        "ratings": ratings,
        "specificity": specificity,
        "multi_truth": multi_truth,
        "dawid_skene": dawid_skene,
    }
)
"""Every method by name; `fuse` takes these names or a function of your own."""


ROUNDS: Final[Mapping[str, Callable[[Facts], Rounds]]] = MappingProxyType(
    {
        "auto": auto_rounds,
        "vote": vote_rounds,
        "truthfinder": truthfinder_rounds,
        "accu": accu_rounds,
        "popaccu": popaccu_rounds,
    }
)
"""The methods that go by rounds (`factrecon.fusion.rounds`), so that they run over parts of a ballot too."""


def fuse(
    ballot: Ballot,
    *,
    method: str | Method = "auto",
    known: Mapping[Hashable, object] | None = None,
    abstain: float = 0.5,
) -> Beliefs:
    """Say which answer to each item is best supported, how strongly, and who is credible.

    `known` maps items to their true proposition, where a user knows some: it teaches the credibility of
    the sources. An item whose best answer's belief is below `abstain` is unresolved. Raises
    `InvalidValue` for what is no ballot, `UnknownName` for a method that is not in `METHODS` or a known item that is
    not in the ballot.
    """
    if not isinstance(ballot, Ballot):
        raise InvalidValue(
            f"fuse takes a ballot, not {type(ballot).__name__}: make one by Ballot.build([Vote(item, answer, "
            "source), ...]) "
            "or read_claims(table).ballot"
        )
    if isinstance(method, str):
        if method not in METHODS:
            raise UnknownName(f"no fusion method {method!r}: choose one of {', '.join(METHODS)}")
        run, name = METHODS[method], method
    else:
        run, name = method, getattr(method, "__name__", repr(method))
    view = alternatives(ballot, known=known)
    opinion = run(view)
    if not opinion.chosen:
        chosen = tuple(Choice(a.name, name, "asked for") for a in ballot.attributes)
        opinion = evolve(opinion, chosen=chosen)
    return beliefs(view, opinion, opinion if name == "vote" else vote(view), abstain=abstain)


__all__ = [
    "METHODS",
    "ROUNDS",
    "Alternatives",
    "Answer",
    "Beliefs",
    "Choice",
    "Contribution",
    "Method",
    "Opinion",
    "Status",
    "alternatives",
    "beliefs",
    "fuse",
    "vote",
]
