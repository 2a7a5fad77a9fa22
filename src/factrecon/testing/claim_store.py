"""A claim store of anybody's make, seen through four functions, and what one should answer."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

from attrs import frozen

from factrecon.algebra.trapezoid import Trapezoid
from factrecon.errors import InvalidRecord
from factrecon.model import Claim, Question, Scope
from factrecon.rules import compare_claims
from factrecon.values import Places, Quantity

__all__ = ["ClaimStore", "Told", "conflicts_of", "oracle_store"]


@frozen(order=True)
class Told:
    """A claim in the plainest terms a store can be told: `source` says `attribute` of `subject` lies in [low, high].

    None leaves an end open; `place` limits the claim to a place. Its repr can be pasted into a test.

    >>> Told("c1", "herald", "the fire", "deaths", 30, 30).conflicts_with(
    ...     Told("c2", "wire", "the fire", "deaths", None, 20))
    True
    """

    id: str
    source: str
    subject: str
    attribute: str
    low: float | None
    high: float | None
    place: str = ""

    @property
    def content(self) -> tuple[object, ...]:
        """All but the id: what a copy shares."""
        return self.source, self.subject, self.attribute, self.low, self.high, self.place

    @property
    def claim(self) -> Claim:
        """The claim as this library has it."""
        low = -math.inf if self.low is None else self.low
        high = math.inf if self.high is None else self.high
        places = Places.of(self.place) if self.place else None
        shape = Trapezoid(low, low, high, high)
        return Claim(Question(self.subject, self.attribute, "quantity"), Quantity(shape, ""), Scope(places))

    def conflicts_with(self, other: Told) -> bool:
        """Whether both cannot hold, as this library's own rules have it: one question, one place, no number for
        both.
        """
        if (self.subject, self.attribute) != (other.subject, other.attribute):
            return False
        return compare_claims(self.claim, other.claim).is_contradiction


@frozen
class ClaimStore:
    """Four functions over a store: make an empty one, tell it a claim, take a claim back, ask what conflicts.

    `conflicts` gives pairs of ids, in any order. That is all that the laws of stores know of it.
    """

    make: Callable[[], Any]
    add: Callable[[Any, Told], Any]
    retract: Callable[[Any, Told], Any]
    conflicts: Callable[[Any], Iterable[tuple[str, str]]]

    def after(self, said: Iterable[Told], taken_back: Iterable[Told] = ()) -> frozenset[frozenset[str]]:
        """The conflicts of a new store that was told all this, and then took some back."""
        store = self.make()
        for told in said:
            self.add(store, told)
        for told in taken_back:
            self.retract(store, told)
        return conflicts_of(self, store)


def conflicts_of(functions: ClaimStore, store: Any) -> frozenset[frozenset[str]]:
    """What a store says conflicts, as a set of pairs. Raises `InvalidRecord` for what is no pair of ids."""
    found = set()
    for pair in functions.conflicts(store):
        ids = tuple(pair)
        if len(ids) != 2 or not all(isinstance(i, str) for i in ids):
            raise InvalidRecord(f"conflicts() gives pairs of ids, not {pair!r}")
        found.add(frozenset(ids))
    return frozenset(found)


def oracle_store() -> ClaimStore:
    """A sound store in the plainest way: it keeps what it is told and compares each with each.

    >>> functions = oracle_store()
    >>> said = [Told("c1", "a", "the fire", "deaths", 30, 30), Told("c2", "b", "the fire", "deaths", 20, 20)]
    >>> sorted(map(sorted, functions.after(said)))
    [['c1', 'c2']]
    """

    def add(store: dict[str, Told], told: Told) -> None:
        store[told.id] = told

    def retract(store: dict[str, Told], told: Told) -> None:
        store.pop(told.id, None)

    def conflicts(store: dict[str, Told]) -> Iterable[tuple[str, str]]:
        held = list(store.values())
        return ((a.id, b.id) for i, a in enumerate(held) for b in held[:i] if a.conflicts_with(b))

    return ClaimStore(dict, add, retract, conflicts)
