"""Calibration: when may a belief be read as a probability?

Beliefs are no probabilities until they are compared with known answers. `reliability` measures how far
off they are (the expected calibration error of Naeini, Cooper, Hauskrecht, AAAI 2015: the mean distance
between belief and rate of truth over ten bins, weighted by size); `calibrate` fits a monotone map from
belief to rate of truth (isotonic regression by pooling adjacent violators: Zadrozny, Elkan, KDD 2002).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from attrs import frozen

from factrecon.errors import InvalidValue


@frozen
class Reliability:
    """How well beliefs match rates of truth: the error, and (mean belief, rate of truth, size) a bin."""

    error: float
    bins: tuple[tuple[float, float, int], ...]


@frozen
class Calibration:
    """A monotone step map from beliefs to rates of truth seen on known answers.

    >>> calibrate([0.9, 0.9, 0.9, 0.9, 0.2, 0.2], [True, True, True, False, False, False])(0.95)
    0.75
    """

    steps: tuple[float, ...]
    rates: tuple[float, ...]

    def __call__(self, belief: float) -> float:
        """Give the rate of truth among known answers of about this belief."""
        return self.rates[max(0, bisect_right(self.steps, belief) - 1)]


def reliability(beliefs: Sequence[float], truths: Sequence[bool], *, bins: int = 10) -> Reliability:
    """Compare the beliefs of answers with whether they are true.

    >>> reliability([0.75, 0.75, 0.75, 0.75], [True, True, True, False]).error
    0.0
    """
    _check(beliefs, truths)
    held: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for belief, truth in zip(beliefs, truths, strict=True):
        held[min(bins - 1, int(belief * bins))].append((belief, truth))
    rows = tuple(
        (sum(b for b, _ in rows) / len(rows), sum(t for _, t in rows) / len(rows), len(rows)) for rows in held if rows
    )
    error = sum(abs(mean - rate) * size for mean, rate, size in rows) / len(beliefs)
    return Reliability(error, rows)


def calibrate(beliefs: Sequence[float], truths: Sequence[bool]) -> Calibration:
    """Fit the map on known answers; measure it on others."""
    _check(beliefs, truths)
    # Blocks of (sum of truths, size, least belief), pooled while a later one is no truer.
    by_belief: dict[float, tuple[int, int]] = {}
    for belief, truth in zip(beliefs, truths, strict=True):
        true, size = by_belief.get(belief, (0, 0))
        by_belief[belief] = (true + bool(truth), size + 1)
    blocks: list[tuple[int, int, float]] = []
    for belief in sorted(by_belief):
        true, size = by_belief[belief]
        least = belief
        while blocks and blocks[-1][0] * size >= true * blocks[-1][1]:
            before = blocks.pop()
            true, size, least = true + before[0], size + before[1], before[2]
        blocks.append((true, size, least))
    return Calibration(tuple(least for _, _, least in blocks), tuple(true / size for true, size, _ in blocks))


def _check(beliefs: Sequence[float], truths: Sequence[bool]) -> None:
    if not len(beliefs) or len(beliefs) != len(truths):
        raise InvalidValue("give as many truths as beliefs, and at least one")
    if any(not 0 <= belief <= 1 for belief in beliefs):
        raise InvalidValue("beliefs must lie in [0, 1]")
