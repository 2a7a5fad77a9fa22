"""A quantity as a text says it: the number, what bounds it, what it measures or counts."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from factrecon.values.quantity import Quantity

__all__ = ["Change", "QuantityMention", "Role"]

Change = Literal["=", "~", "<", ">", "up", "down"]
Role = Literal[
    "level",
    "delta",
    "target",
    "origin",
    "count",
    "money",
    "percent",
    "points",
    "age",
    "duration",
    "measure",
    "rate",
    "score",
    "rank",
    "fraction",
    "member",
]


@frozen
class QuantityMention:
    """A quantity as said at `start:end` (modifier, currency and unit included, noun not).

    `nominal` is the number as said, `upper` the other end of a range or score; `modifier` is one of
    `tolerance.MODIFIERS` or "". `change` sums up bound and movement: "=" stated, "~" approximate,
    "<" and ">" bounded, "up" and "down" a rise or fall by that much. `unit` is a name of
    `values.units`, an ISO currency, "person" or the noun counted. `noun` is the lemma of what is
    counted, at `noun_start:noun_end` (-1 without one); `of` the words of the whole that a share is
    taken of. `value` is None for ranks, scores and "one of ...", which are no amounts.
    """

    start: int
    end: int
    value: Quantity | None
    nominal: float
    upper: float | None
    modifier: str
    change: Change
    role: Role
    unit: str
    noun: str
    noun_start: int
    noun_end: int
    of: str
    direction: Literal["", "up", "down"]
