"""Beliefs: what fusion says about every item, proposition and source, with vote's answer beside it."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

import numpy as np
from attrs import frozen

from factrecon.ballot import Ballot, Floats, Ints, Shape
from factrecon.fusion.alternatives import Alternatives
from factrecon.fusion.exact import first_of_each, total
from factrecon.fusion.opinion import Opinion, leading

_HELD = 95  # per cent of an item's belief that its interval holds
_STEPS = 2**30  # of belief


class Status(IntEnum):
    """How an item stands."""

    RESOLVED = 0
    TIE = 1  # two alternatives have exactly the same support
    UNRESOLVED = 2  # support for the best answer is poor, or nobody answers


@frozen
class Contribution:
    """What one voice adds to the log-odds of the proposition it is for, copies discounted."""

    origin: str
    sources: tuple[str, ...]  # who printed it
    proposition: Any
    log_odds: float
    independence: float  # in (0, 1]: 1 for a voice of its own, 1/n for one of n copies


@frozen
class Answer:
    """One item's answer: the proposition, how well supported it is, and what plain vote says."""

    item: Hashable
    proposition: Any  # the best supported, also in a tie (see status); None if nobody answers
    belief: float
    status: Status
    vote: Any  # majority vote's proposition
    rivals: tuple[tuple[Any, float], ...]  # every alternative and its belief, best first
    low: float | None  # an interval for a number
    high: float | None
    estimate: float | None  # a number that lies between what sources say, if the method gives one
    method: str
    why: str


@frozen(eq=False, repr=False)
class Beliefs:
    """The result of `fuse`, in columns that follow the ballot's codes, and one item at a time.

    `belief` (per proposition) and `credibility` (per origin) are in [0, 1]; they are no probabilities
    unless calibrated against known answers (`factrecon.fusion.calibration`).
    """

    ballot: Ballot
    view: Alternatives
    opinion: Opinion
    best: Ints  # item -> proposition, -1 without any; ties broken by the stated order
    status: Ints  # item -> Status
    vote_best: Ints  # item -> proposition by majority vote
    belief: Floats  # proposition -> [0, 1]; propositions within tolerance share theirs
    low: Floats  # item -> the ends of an interval that holds the number with belief .95, or NaN
    high: Floats

    def __repr__(self) -> str:
        """Name the sizes and the methods."""
        methods = ", ".join(sorted({c.method for c in self.opinion.chosen}))
        return f"Beliefs({len(self.best)} items, by {methods})"

    @property
    def credibility(self) -> dict[str, float]:
        """How credible each origin is, in [0, 1]."""
        return dict(zip(self.ballot.origins, self.opinion.credibility.tolist(), strict=True))

    @property
    def source_credibility(self) -> dict[str, float]:
        """How credible each source is: the mean over the voices it prints, print by print."""
        voice = self.ballot.vote_origin[self.ballot.print_vote]
        size = len(self.ballot.sources)
        value = np.nan_to_num(self.opinion.credibility[voice])
        mean = total(self.ballot.print_source, value, size) / np.maximum(
            1, np.bincount(self.ballot.print_source, minlength=size)
        )
        return dict(zip(self.ballot.sources, mean.tolist(), strict=True))

    def answer(self, item: Hashable) -> Answer:
        """Give one item's answer; raises `UnknownName` if the ballot has no such item."""
        return self._answer(self.ballot.item_code(item))

    def answers(self) -> Iterator[Answer]:
        """Every item's answer, in the ballot's order."""
        return (self._answer(code) for code in range(len(self.ballot.items)))

    def _answer(self, code: int) -> Answer:
        start, stop = np.searchsorted(self.view.item, [code, code + 1])
        here = sorted(range(start, stop), key=lambda k: (-int(self.opinion.support[k]), int(self.view.leader[k])))
        attribute = self.ballot.attributes[self.ballot.item_attribute[code]].name
        choice = next(c for c in self.opinion.chosen if c.attribute == attribute)
        best, voted = int(self.best[code]), int(self.vote_best[code])
        say = self.ballot.propositions
        return Answer(
            item=self.ballot.items[code],
            proposition=say[best] if best >= 0 else None,
            belief=float(self.belief[best]) if best >= 0 else 0.0,
            status=Status(int(self.status[code])),
            vote=say[voted] if voted >= 0 else None,
            rivals=tuple((say[int(self.view.leader[k])], float(self.opinion.belief[k])) for k in here),
            low=_number(self.low, code),
            high=_number(self.high, code),
            estimate=_number(self.opinion.estimate, code),
            method=choice.method,
            why=choice.why,
        )

    def rows(self) -> Iterator[dict[str, Any]]:
        """One row an item, for tables: object, attribute, answer, belief, status, vote, interval, method.

        The ends of an interval of time are ISO 8601; elsewhere numbers.
        """
        method = {c.attribute: c.method for c in self.opinion.chosen}
        names = [a.name for a in self.ballot.attributes]
        say = self.ballot.propositions
        times = [a.shape == Shape.TIME for a in self.ballot.attributes]

        def shown(value: float | None, attribute: int) -> Any:
            if value is None or not times[attribute]:
                return value
            try:
                moment = datetime(1970, 1, 1) + timedelta(minutes=round(value))
            except OverflowError:
                return value
            return moment.isoformat(timespec="minutes")

        columns = zip(
            self.ballot.items,
            self.ballot.item_attribute.tolist(),
            self.best.tolist(),
            self.vote_best.tolist(),
            self.status.tolist(),
            strict=True,
        )
        for code, (item, attribute, best, vote, status) in enumerate(columns):
            yield {
                "object": item[0] if isinstance(item, tuple) else item,
                "attribute": names[attribute],
                "answer": say[best] if best >= 0 else None,
                "belief": float(self.belief[best]) if best >= 0 else 0.0,
                "status": Status(status).name.lower(),
                "vote": say[vote] if vote >= 0 else None,
                "low": shown(_number(self.low, code), attribute),
                "high": shown(_number(self.high, code), attribute),
                "estimate": shown(_number(self.opinion.estimate, code), attribute),
                "method": method[names[attribute]],
            }

    def contributions(self, item: Hashable) -> tuple[Contribution, ...]:
        """What each voice adds to its answer's log-odds on one item, the weightiest first."""
        code = self.ballot.item_code(item)
        ballot, view = self.ballot, self.view
        low, high = np.searchsorted(ballot.proposition_item, [code, code + 1])
        first, last = np.searchsorted(ballot.vote_proposition, [low, high])
        found = []
        for v in range(first, last):
            p, origin = int(ballot.vote_proposition[v]), int(ballot.vote_origin[v])
            left, right = np.searchsorted(view.edge_alternative, [view.of[p], view.of[p] + 1])
            edge = left + int(np.searchsorted(view.edge_origin[left:right], origin))
            a, b = np.searchsorted(ballot.print_vote, [v, v + 1])
            found.append(
                Contribution(
                    origin=ballot.origins[origin],
                    sources=tuple(sorted(ballot.sources[s] for s in ballot.print_source[a:b])),
                    proposition=ballot.propositions[p],
                    log_odds=float(self.opinion.evidence[edge]),
                    independence=float(self.opinion.independence[edge]),
                )
            )
        return tuple(sorted(found, key=lambda c: (-abs(c.log_odds), str(c.proposition), c.origin)))


def beliefs(view: Alternatives, opinion: Opinion, voted: Opinion, *, abstain: float) -> Beliefs:
    """Bring a method's opinion back to the ballot's propositions, with vote's winner beside it.

    An item whose best belief is below `abstain`, or that nobody answers, is unresolved.
    """
    lead, tie = leading(view, opinion.support)
    plain, _ = leading(view, voted.support)
    best = np.where(lead >= 0, view.leader[lead] if len(view.leader) else -1, -1)
    vote_best = np.where(plain >= 0, view.leader[plain] if len(view.leader) else -1, -1)
    status = np.where(tie, Status.TIE, Status.RESOLVED)
    poor = np.ones(len(lead), bool)
    held = lead >= 0
    poor[held] = opinion.belief[lead[held]] < abstain
    status = np.where(poor & ~tie, Status.UNRESOLVED, status)
    low, high = _span(view, opinion)
    if opinion.low is not None and opinion.high is not None:
        low = np.where(np.isfinite(opinion.low), opinion.low, low)
        high = np.where(np.isfinite(opinion.high), opinion.high, high)
    belief = opinion.belief[view.of]
    return Beliefs(view.ballot, view, opinion, best, status, vote_best, belief, low, high)


def _span(view: Alternatives, opinion: Opinion) -> tuple[Floats, Floats]:
    """Give the least and the greatest number among the alternatives that hold .95 of each item's belief."""
    items = len(view.ballot.items)
    low, high = np.full(items, np.nan), np.full(items, np.nan)
    if not len(view.leader):
        return low, high
    order = np.lexsort((view.leader, -opinion.support, -opinion.belief, view.item))
    item, belief = view.item[order], opinion.belief[order]
    starts = first_of_each(item)
    sizes = np.diff(np.append(starts, len(item)))
    # In whole steps, so that no item's interval depends on the items that are summed before it.
    step = np.rint(belief * _STEPS).astype(np.int64)
    running = np.cumsum(step)
    before = running - step - np.repeat(running[starts] - step[starts], sizes)
    whole = np.repeat(np.add.reduceat(step, starts), sizes)
    held = np.zeros(len(order), bool)
    held[order] = 100 * before < _HELD * whole
    number = view.ballot.numbers
    inside = np.flatnonzero(held[view.of] & np.isfinite(number))
    if len(inside):
        of_item = view.ballot.proposition_item[inside]
        cuts = first_of_each(of_item)
        low[of_item[cuts]] = np.minimum.reduceat(number[inside], cuts)
        high[of_item[cuts]] = np.maximum.reduceat(number[inside], cuts)
    return low, high


def _number(column: Floats | None, code: int) -> float | None:
    value = math.nan if column is None else float(column[code])
    return None if math.isnan(value) else value
