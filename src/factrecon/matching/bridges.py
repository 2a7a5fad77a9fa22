"""A number that a frame asks for, and the same number told in words that no frame knows, are one question.

One report counts "75,000 strikers", another says that "more than 70,000 people have stopped working".
Each reader is right by itself; here the questions meet, by the words around their numbers and by the
numbers. Two questions of which one document gives different answers stay apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

from attrs import evolve, frozen

from factrecon.matching.amounts import ALIKE, likeness_of_amounts
from factrecon.model import Assertion, Question
from factrecon.values import Quantity
from factrecon.values.quantity import is_measure

__all__ = ["bridged"]

_FREE: Final = "amount"
SURE: Final = 0.7
"""Likeness from which the questions of two frames are one: the same number in like words."""
MOST: Final = 300
"""Questions of one unit in one story that are looked at; news stories have fewer."""


@frozen
class _Asked:
    """A question with the claims on it."""

    question: Question
    claims: tuple[Assertion, ...]

    @property
    def free(self) -> bool:
        return self.question.event is not None and self.question.event.frame == _FREE

    @property
    def rank(self) -> tuple[bool, int, str]:
        """What asks best comes first: a frame, then the most claims."""
        return self.free, -len({a.document for a in self.claims}), self.question.id


def bridged(assertions: Sequence[Assertion], *, stories: Mapping[str, int] | None = None) -> tuple[Assertion, ...]:
    """The same, with numbers told without a frame under the frame's question that they answer."""
    groups: dict[str, list[Assertion]] = defaultdict(list)
    for a in assertions:
        if isinstance(a.claim.value, Quantity) and a.document is not None and a.claim.question.event is not None:
            groups[a.claim.question.id].append(a)
    rooms: dict[tuple[int, str], list[_Asked]] = defaultdict(list)
    for key in sorted(groups):
        asked = _Asked(groups[key][0].claim.question, tuple(groups[key]))
        value = asked.claims[0].claim.value
        assert isinstance(value, Quantity)
        unit = value.dimension if is_measure(value.unit) else "count"
        story = stories.get(asked.claims[0].document or "", -1) if stories else 0
        rooms[story, unit].append(asked)
    home: dict[str, _Asked] = {}
    for room in sorted(rooms):
        for one, other in _joined(rooms[room][:MOST]):
            home[other.question.id] = one
    return tuple(_moved(a, home) for a in assertions)


def _joined(room: Sequence[_Asked]) -> list[tuple[_Asked, _Asked]]:
    """Pairs of (kept question, question that becomes it)."""
    scored: list[tuple[float, int, int]] = []
    for i, j in combinations(range(len(room)), 2):
        a, b = room[i], room[j]
        if a.free and b.free:
            continue  # matching of amounts has decided
        score = _likeness(a, b)
        if score > (ALIKE if a.free or b.free else SURE):
            scored.append((-score, i, j))
    group: dict[int, list[int]] = {i: [i] for i in range(len(room))}
    for _, i, j in sorted(scored):
        one, two = group[i], group[j]
        if one is two or any(_apart(room[x], room[y]) for x in one for y in two):
            continue
        both = one + two
        for x in both:
            group[x] = both
    found: list[tuple[_Asked, _Asked]] = []
    for members in {id(g): g for g in group.values()}.values():
        first, *rest = sorted((room[x] for x in members), key=lambda asked: asked.rank)
        found += [(first, other) for other in rest]
    return found


def _apart(a: _Asked, b: _Asked) -> bool:
    """Whether two questions cannot be one: one event is asked two things, or a document answers them differently."""
    x, y = a.question, b.question
    if x.event is not None and y.event is not None and not (a.free or b.free):
        if x.subject_key == y.subject_key or x.event.frame == y.event.frame:
            return True
    for one in a.claims:
        for other in b.claims:
            if one.document == other.document and _fit(one, other) < 0.5:
                return True
    return False


def _fit(one: Assertion, other: Assertion) -> float:
    x, y = one.claim.value, other.claim.value
    assert isinstance(x, Quantity)
    assert isinstance(y, Quantity)
    return x.base.possibility(y.base)


def _likeness(a: _Asked, b: _Asked) -> float:
    """The best likeness of two claims from different documents; each claim of one document counts once."""
    best = 0.0
    for one in a.claims:
        for other in b.claims:
            if one.document == other.document or (one.told is None and not a.free) or (other.told is None and not b.free):
                continue
            best = max(best, likeness_of_amounts(_as_told(one), _as_told(other), equal=not (a.free or b.free)))
    return best


def _as_told(a: Assertion) -> Assertion:
    if a.told is None:
        return a
    return evolve(a, claim=evolve(a.claim, question=evolve(a.claim.question, subject=a.told)))


def _moved(a: Assertion, home: Mapping[str, _Asked]) -> Assertion:
    kept = home.get(a.claim.question.id)
    if kept is None:
        return a
    value = a.claim.value
    units = Counter(c.claim.value.unit for c in kept.claims if isinstance(c.claim.value, Quantity))
    unit = min(units, key=lambda u: (-units[u], u))
    if isinstance(value, Quantity) and value.unit != unit and not is_measure(value.unit):
        value = Quantity(value.shape, unit, value.nominal, value.modifier, value.text)
    return evolve(a, claim=evolve(a.claim, question=kept.question, value=value))
