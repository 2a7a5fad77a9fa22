"""What a frame asks for, and the same told in words that no frame knows or another frame knows, are one question.

One report counts "75,000 strikers", another says that "more than 70,000 people have stopped working";
one has workers "shut out since Monday", another tells of "the lockout of 9 September". Each reader is
right by itself; here the questions meet, where the values fit and the words around them are alike. Two
questions of which one document gives different answers stay apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import combinations
from typing import Final

from attrs import evolve, frozen

from factrecon.matching.amounts import ALIKE, FRAMES, likeness_of_amounts
from factrecon.matching.similarity import align
from factrecon.model import Assertion, Question
from factrecon.values import Duration, Quantity, Time
from factrecon.values.quantity import is_measure

__all__ = ["bridged"]

SURE: Final = 0.7
"""Likeness from which two counts of two frames are one: the same number in like words."""
WORDS_ALIKE: Final = 0.25
"""Likeness of the quotes from which two equal days or lengths are one, if a telling word of both is alike."""
RELATED: Final = 0.75
RARE_ALIKE: Final = 0.26
"""Likeness of two claims that tell one odd length, whatever their words."""
_TELLING: Final = frozenset(["NOUN", "VERB", "ADJ"])
_PARTICLES: Final = frozenset(["out", "off", "up", "down", "over", "in", "on", "away", "back"])
FITS: Final = 0.5
TWO_DAYS: Final = 2 * 86400.0
MOST: Final = 300
"""Questions of one unit in one story that are looked at; news stories have fewer."""
_SIDES: Final = {"start": "start", "end": "end", "expiry": "end", "resumption": "resumption", "breakdown": "breakdown"}


@frozen
class _Asked:
    """A question with the claims on it."""

    question: Question
    claims: tuple[Assertion, ...]

    @property
    def free(self) -> bool:
        return self.question.event is not None and self.question.event.frame in FRAMES

    @property
    def side(self) -> str:
        """Which point of its event a time answers; "" where the words leave it open."""
        return _SIDES.get(self.question.attribute, "")

    @property
    def rank(self) -> tuple[bool, bool, int, str]:
        """What asks best comes first: a frame, the closer question, then the most claims."""
        return self.free, not self.side, -len({a.document for a in self.claims}), self.question.id


def bridged(
    assertions: Sequence[Assertion],
    *,
    stories: Mapping[str, int] | None = None,
    different: Set[tuple[str, str]] = frozenset(),
) -> tuple[Assertion, ...]:
    """The same, with numbers, days and lengths that are told in other words under the question they answer.

    `different` are pairs of keys of events that a person has judged to be two.
    """
    groups: dict[str, list[Assertion]] = defaultdict(list)
    for a in assertions:
        if (
            isinstance(a.claim.value, (Quantity, Time, Duration))
            and a.document is not None
            and a.claim.question.event is not None
        ):
            groups[a.claim.question.id].append(a)
    rooms: dict[tuple[int, str], list[_Asked]] = defaultdict(list)
    for key in sorted(groups):
        asked = _Asked(groups[key][0].claim.question, tuple(groups[key]))
        value = asked.claims[0].claim.value
        unit = value.kind
        if isinstance(value, Quantity):
            unit = value.dimension if is_measure(value.unit) else "count"
        story = stories.get(asked.claims[0].document or "", -1) if stories else 0
        rooms[story, unit].append(asked)
    home: dict[str, _Asked] = {}
    for room in sorted(rooms):
        for one, other in _joined(rooms[room][:MOST], different):
            home[other.question.id] = one
    return tuple(_moved(a, home) for a in assertions)


def _joined(room: Sequence[_Asked], different: Set[tuple[str, str]]) -> list[tuple[_Asked, _Asked]]:
    """Pairs of (kept question, question that becomes it)."""
    scored: list[tuple[float, int, int]] = []
    for i, j in combinations(range(len(room)), 2):
        score = _likeness(room[i], room[j])
        if score > 0:
            scored.append((-score, i, j))
    group: dict[int, list[int]] = {i: [i] for i in range(len(room))}
    for _, i, j in sorted(scored):
        one, two = group[i], group[j]
        if one is two or any(_apart(room[x], room[y], different) for x in one for y in two):
            continue
        both = one + two
        for x in both:
            group[x] = both
    found: list[tuple[_Asked, _Asked]] = []
    for members in {id(g): g for g in group.values()}.values():
        first, *rest = sorted((room[x] for x in members), key=lambda asked: asked.rank)
        found += [(first, other) for other in rest]
    return found


def _apart(a: _Asked, b: _Asked, different: Set[tuple[str, str]]) -> bool:
    """Whether two questions cannot be one: two sides of an event, or a document answers them differently."""
    keys = a.question.subject_key, b.question.subject_key
    if (a.side and b.side and a.side != b.side) or keys in different or keys[::-1] in different:
        return True
    x, y = a.question, b.question
    counts = isinstance(a.claims[0].claim.value, Quantity)
    if counts and x.event is not None and y.event is not None and not (a.free or b.free):
        if x.subject_key == y.subject_key or x.event.frame == y.event.frame:
            return True
    return any(one.document == other.document and _fit(one, other) < FITS for one in a.claims for other in b.claims)


def _fit(one: Assertion, other: Assertion) -> float:
    x, y = one.claim.value, other.claim.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return x.base.possibility(y.base)
    if isinstance(x, (Time, Duration)) and isinstance(y, (Time, Duration)):
        return x.shape.possibility(y.shape)
    return 0.0


def _likeness(a: _Asked, b: _Asked) -> float:
    """The best likeness of two claims from different documents, 0 where none is enough."""
    if a.side and b.side and a.side != b.side:
        return 0.0
    return max((_of_claims(one, other, a.free, b.free) for one in a.claims for other in b.claims), default=0.0)


def _of_claims(one: Assertion, other: Assertion, free: bool, other_free: bool) -> float:
    if one.document == other.document:
        return 0.0
    if isinstance(one.claim.value, (Time, Duration)):
        return _of_times(one, other)
    if (free and other_free) or (one.told is None and not free) or (other.told is None and not other_free):
        return 0.0  # matching of amounts has decided on those that are free
    score = likeness_of_amounts(_as_told(one), _as_told(other), equal=not (free or other_free))
    return score if score > (ALIKE if free or other_free else SURE) else 0.0


def _of_times(one: Assertion, other: Assertion) -> float:
    """How alike the words are that tell of the same day or of the same length."""
    x, y = one.claim.value, other.claim.value
    if one.span is None or other.span is None or _fit(one, other) < FITS or type(x) is not type(y):
        return 0.0
    if isinstance(x, Time) and isinstance(y, Time) and max(x.shape.width, y.shape.width) > TWO_DAYS:
        return 0.0
    found = align(one.span.quote, other.span.quote)
    telling = any(
        link.score >= RELATED
        and not (link.a.name or link.b.name)
        and link.a.tag in _TELLING
        and link.a.key not in _PARTICLES
        for link in found.links
    )
    if telling and found.similarity >= WORDS_ALIKE:
        return found.similarity
    if isinstance(x, Duration) and isinstance(y, Duration) and x.nominal == y.nominal and _rare(x) and _rare(y):
        return RARE_ALIKE
    return 0.0


def _rare(value: Duration) -> bool:
    """Whether a length is so odd that a story tells it of one thing: "14 months", "69 days", not "10 days" nor "24 hours"."""
    if value.nominal is None or value.modifier is not None:
        return False
    found = _NUMBER.search(value.text)
    return found is not None and found[0].isdecimal() and len(found[0].rstrip("0")) >= 2 and int(found[0]) not in _USUAL


_NUMBER: Final = re.compile(r"\d+")
_USUAL: Final = frozenset([12, 15, 18, 24, 36, 45, 48, 72, 90])
"""Lengths that are told of many things in one story."""


def _as_told(a: Assertion) -> Assertion:
    if a.told is None:
        return a
    return evolve(a, claim=evolve(a.claim, question=evolve(a.claim.question, subject=a.told)))


def _moved(a: Assertion, home: Mapping[str, _Asked]) -> Assertion:
    kept = home.get(a.claim.question.id)
    if kept is None:
        return a
    value = a.claim.value
    if isinstance(value, Quantity) and not is_measure(value.unit):
        units = Counter(c.claim.value.unit for c in kept.claims if isinstance(c.claim.value, Quantity))
        unit = min(units, key=lambda u: (-units[u], u))
        if value.unit != unit:
            value = Quantity(value.shape, unit, value.nominal, value.modifier, value.text)
    return evolve(a, claim=evolve(a.claim, question=kept.question, value=value))
