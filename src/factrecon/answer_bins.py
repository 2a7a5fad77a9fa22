"""Very many answers to one question, taken together with their neighbours, so that work does not grow with their
square.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from factrecon.model import Claim, value_identity
from factrecon.values import Duration, Offset, Quantity, Time, Value

__all__ = ["ALONE", "MOST", "Bin", "binned", "leading"]

ALONE: Final = 200
"""Up to so many different answers each is held against each other."""
BINS: Final = 125
"""Of more, neighbours are taken together in so many bins: one of each is held against those of the others, and against
its neighbours in the bin."""
MOST: Final = 2_000
"""Different answers that are weighed at all; of more those told by most voices, and the ends of their range."""


@frozen
class Bin:
    """Answers next to each other, the one that speaks for them first."""

    claims: tuple[Claim, ...]

    @property
    def chief(self) -> Claim:
        """The answer that is held against those of other bins."""
        return self.claims[0]


def leading(claims: Sequence[Claim], voices: Mapping[str, int]) -> list[Claim]:
    """Of very many answers those told by most voices, and the ends of their range; all of up to `MOST`.

    `voices` counts who tells each, by the claim's id; between equals what is said decides, not the order.
    """
    if len(claims) <= MOST:
        return list(claims)
    ends = _ends(claims)
    ranked = sorted(claims, key=lambda c: (c.id not in ends, -voices.get(c.id, 0), c.id))
    kept = {c.id for c in ranked[:MOST]}
    return [c for c in claims if c.id in kept]


def binned(claims: Sequence[Claim], voices: Mapping[str, int]) -> tuple[Bin, ...]:
    """Different answers to one question in bins, each alone while they are few; the same for every order.

    >>> from factrecon.model import Question
    >>> told = [Claim(Question("the fire", "deaths"), Quantity.of(n, "person")) for n in range(1, 1001)]
    >>> [len(binned(some, {})) for some in (told[:9], told)], min(b.chief.value.nominal for b in binned(told, {}))
    ([9, 127], 1)
    """
    if len(claims) <= ALONE:
        return tuple(Bin((c,)) for c in sorted(claims, key=lambda c: c.id))
    # The strongest dispute is between the ends, so each of them speaks for itself.
    ends = _ends(claims)
    out = [Bin((c,)) for c in sorted(claims, key=lambda c: c.id) if c.id in ends]
    ordered = sorted((c for c in claims if c.id not in ends), key=_position)
    for n in range(BINS):
        some = ordered[n * len(ordered) // BINS : (n + 1) * len(ordered) // BINS]
        chief = min(some, key=lambda c: (-voices.get(c.id, 0), c.id))
        out.append(Bin((chief, *(c for c in some if c is not chief))))
    return tuple(out)


def _ends(claims: Sequence[Claim]) -> set[str]:
    """The answer that has the lowest upper end and the one that has the highest lower end."""
    least = min(claims, key=lambda c: (*_reach(c)[:3], c.id))
    most = max(claims, key=lambda c: (*_reach(c)[:2], _reach(c)[3], c.id))
    return {least.id, most.id}


def _reach(claim: Claim) -> tuple[int, str, float, float]:
    """What an answer measures, and from where to where, the high end first; nothing where it is no measure."""
    value: Value | Duration = claim.value.duration if isinstance(claim.value, Offset) else claim.value
    if isinstance(value, (Quantity, Duration, Time)):
        shape = value.base if isinstance(value, Quantity) else value.shape
        return 0, str(value.dimension if isinstance(value, Quantity) else value.kind), float(shape.c), float(shape.b)
    return 1, value.kind, 0.0, 0.0


def _position(claim: Claim) -> tuple[Any, ...]:
    """Where an answer stands among others: by what it measures and how much that is, else by its words."""
    sort, dimension, high, low = _reach(claim)
    if not sort:
        return sort, dimension, low if math.isfinite(low) else high, claim.id
    return sort, dimension, json.dumps(value_identity(claim.value), sort_keys=True), claim.id
