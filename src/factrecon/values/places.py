"""Where: a set of places, each known with what it lies in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from factrecon.algebra.trapezoid import SAME, Scores, scores_from
from factrecon.errors import InvalidValue
from factrecon.values.encoding import shown


def _path(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


@frozen(order=True)
class Place:
    """A place by its canonical name, with the names of what contains it, innermost first.

    >>> Place("Oakland", ("California", "United States")).is_part_of(Place("California", ("United States",)))
    True
    """

    name: str
    within: tuple[str, ...] = field(default=(), converter=_path)

    def is_part_of(self, other: Place) -> bool:
        """Whether this is the other place or lies in it."""
        if self == other:
            return True
        if other.name in self.within:
            # "Georgia" the state is not "Georgia" the country: what is known to lie around must fit.
            after = self.within[self.within.index(other.name) + 1 :]
            return not after or not other.within or after[-1] == other.within[-1]
        return self.name == other.name and (not self.within or not other.within)


def _frozen(items: Iterable[Place]) -> frozenset[Place]:
    return frozenset(items)


@frozen
class Places:
    """A set of places. An open list stands for every set that contains it, a closed one for itself.

    News lists are open unless they say "only". A single-valued place (the city of an event) is a
    closed set of one, which contradicts another unless one is part of the other.

    >>> west = Places.of("Oregon", "California")
    >>> west.scores(Places.of("Oregon")).forward
    1.0
    >>> Places.of("Oregon", closed=True).scores(Places.of("Texas", closed=True)).contradiction
    1.0
    """

    items: frozenset[Place] = field(converter=_frozen)
    closed: bool = False
    text: str = field(default="", eq=False)

    kind = "places"

    def __attrs_post_init__(self) -> None:
        if not self.items:
            raise InvalidValue("a set of places must name at least one")

    def __repr__(self) -> str:
        return f"Places({', '.join(p.name for p in sorted(self.items))}{', closed=True' if self.closed else ''})"

    @classmethod
    def of(cls, *items: str | Place, closed: bool = False, text: str = "") -> Places:
        """Places by name."""
        places = [i if isinstance(i, Place) else Place(i) for i in items]
        return cls(frozenset(places), closed, text or ", ".join(p.name for p in places))

    @property
    def names(self) -> tuple[str, ...]:
        """The names, sorted."""
        return tuple(sorted(p.name for p in self.items))

    def overlaps(self, other: Places) -> bool:
        """Whether some place of one is, contains or lies in some place of the other."""
        return any(_related(p, q) for p in self.items for q in other.items)

    def scores(self, other: Any) -> Scores | None:
        """The four numbers against another set of places, None against anything else."""
        if not isinstance(other, Places):
            return None
        if self == other:
            return SAME
        forward, backward = float(_implies(self, other)), float(_implies(other, self))
        return scores_from(max(forward, backward, float(_possible(self, other))), forward, backward)

    def to_json(self) -> dict[str, Any]:
        """The value as the report has it."""
        out: dict[str, Any] = {"kind": self.kind, "items": list(self.names), "closed": self.closed, "text": self.text}
        within = {p.name: list(p.within) for p in sorted(self.items) if p.within}
        if within:
            out["within"] = within
        return out

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Places:
        """The inverse of `to_json`; raises `InvalidValue`."""
        items, within = data.get("items"), data.get("within") or {}
        if not isinstance(items, Iterable) or isinstance(items, str) or not isinstance(within, Mapping):
            raise InvalidValue(f"not a set of places: {shown(data)}")
        return cls(
            (Place(str(i), tuple(within.get(i, ()))) for i in items),
            bool(data.get("closed", False)),
            str(data.get("text", "")),
        )


def _related(p: Place, q: Place) -> bool:
    return p.is_part_of(q) or q.is_part_of(p)


def _implies(a: Places, b: Places) -> bool:
    """Whether every set that `a` stands for is one that `b` stands for, parts implying wholes."""
    covered = all(any(p.is_part_of(q) for p in a.items) for q in b.items)
    if not b.closed:
        return covered
    return a.closed and covered and all(any(p.is_part_of(q) for q in b.items) for p in a.items)


def _possible(a: Places, b: Places) -> bool:
    """Whether some set is one that both stand for."""
    if a.closed and not b.closed:
        return all(any(_related(p, q) for p in a.items) for q in b.items)
    if b.closed and not a.closed:
        return _possible(b, a)
    if a.closed:
        return all(any(_related(p, q) for p in a.items) for q in b.items) and all(
            any(_related(p, q) for q in b.items) for p in a.items
        )
    return True
