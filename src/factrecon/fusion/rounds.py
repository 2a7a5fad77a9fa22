"""Methods in rounds: what is counted of the items is summed, and only the sums go from round to round.

Sources are known by what they say of many items, so a ballot cut by item cannot be fused part by part.
But each round needs of the items no more than whole numbers by source (how often right, of how much
said): these may be counted in each part and added, in any order, to the same sums. A method in rounds is a
generator: it yields what is to be counted, is sent the sums, and returns the function that judges a part
by what was learnt. `at_once` runs one on a whole ballot; `factrecon.engines` runs the same generator on
parts that lie on disk, and both come to the same opinion bit by bit.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from typing import Any, TypeAlias

from attrs import frozen

from factrecon.ballot import Attribute, Floats
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.copying import Copying, copying
from factrecon.fusion.opinion import Opinion

Sums: TypeAlias = tuple[Any, ...]
"""Integer columns, which are added, and sets, which are united."""


@frozen
class Count:
    """A request: count this in every part, and send back the sums."""

    count: Callable[[Alternatives], Sums]


@frozen
class Copies:
    """A request: which origins copy each other on the items of some attributes (all without)."""

    attributes: tuple[int, ...] | None = None


@frozen
class Whole:
    """A request: apply this to the whole ballot, which cannot be done by parts; `what` names it."""

    what: str
    apply: Callable[[Alternatives], Any]


@frozen(eq=False)
class Judge:
    """What a method has learnt: the credibility of each origin, and what it says of a part."""

    credibility: Floats
    opinion: Callable[[Alternatives], Opinion]


Rounds: TypeAlias = Generator[Count | Copies | Whole, Any, Judge]


@frozen
class Facts:
    """What is known of a ballot before anything is counted."""

    origins: int
    attributes: tuple[Attribute, ...]
    prior: Floats
    """Credibility of each origin known beforehand, NaN where unknown."""
    has_known: bool = False
    """Whether some items' truth is known."""


def facts_of(view: Alternatives) -> Facts:
    """The facts of a whole ballot."""
    ballot = view.ballot
    return Facts(len(ballot.origins), ballot.attributes, ballot.prior, bool((view.known >= 0).any()))


def at_once(view: Alternatives, rounds: Rounds) -> Opinion:
    """Run a method in rounds on a whole ballot."""
    sent: Any = None
    while True:
        try:
            request = rounds.send(sent)
        except StopIteration as done:
            opinion: Opinion = done.value.opinion(view)
            return opinion
        if isinstance(request, Count):
            sent = request.count(view)
        elif isinstance(request, Copies):
            sent = copying(view if request.attributes is None else view.only(request.attributes)[0])
        else:
            sent = request.apply(view)


def on_part(rounds: Rounds, attributes: list[int]) -> Rounds:
    """The same method on the items of some attributes."""
    only = of_last(lambda view: view.only(attributes)[0])
    sent: Any = None
    while True:
        try:
            request = rounds.send(sent)
        except StopIteration as done:
            judge: Judge = done.value
            return judge
        if isinstance(request, Count):
            sent = yield Count(partial(_of_part, request.count, only))
        elif isinstance(request, Copies):
            sent = yield Copies(tuple(attributes))
        else:
            sent = yield Whole(request.what, partial(_of_part, request.apply, only))


def _of_part(
    apply: Callable[[Alternatives], Any], only: Callable[[Alternatives], Alternatives], view: Alternatives
) -> Any:
    return apply(only(view))


def whole(name: str, method: Callable[[Alternatives], Opinion]) -> Rounds:
    """A method that needs the whole ballot, as rounds that say so."""
    opinion: Opinion = yield Whole(name, method)
    return Judge(opinion.credibility, lambda view: opinion)


def added(one: Sums, other: Sums) -> Sums:
    """The sums of two parts."""
    return tuple(a | b if isinstance(a, frozenset) else a + b for a, b in zip(one, other, strict=True))


def of_last(make: Callable[[Alternatives], Any]) -> Callable[[Alternatives], Any]:
    """The same function, its last result kept: on a whole ballot it is made once, on parts once a reading."""
    held: list[Any] = [None, None]

    def made(view: Alternatives) -> Any:
        if held[0] is not view:
            held[:] = view, make(view)
        return held[1]

    return made


__all__ = [
    "Copies",
    "Copying",
    "Count",
    "Facts",
    "Judge",
    "Rounds",
    "Sums",
    "Whole",
    "added",
    "at_once",
    "facts_of",
    "of_last",
    "on_part",
    "whole",
]
