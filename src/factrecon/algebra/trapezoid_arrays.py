"""All pairs of a question at once: the four numbers between n trapezoids as n x n arrays.

The same formulas as `trapezoid`, in the same order of operations, so that every entry equals the
scalar result to the last bit wherever the bounds are floats or integers below 2**52 in size (larger
integers are rounded to floats first).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from factrecon.algebra.trapezoid import Scores, Trapezoid

Floats: TypeAlias = NDArray[np.float64]

_ROWS = 48  # rows of a block, so that a block of a thousand columns stays in the cache


@frozen(eq=False)
class PairScores:
    """Entry `[i, j]` of each array is about the i-th and the j-th trapezoid.

    `inclusion[i, j]` says how far the i-th implies the j-th; `agreement` and `contradiction` are
    symmetric. All are in [0, 1].
    """

    agreement: Floats
    contradiction: Floats
    inclusion: Floats

    def __getitem__(self, pair: tuple[int, int]) -> Scores:
        """The scores of one pair, as `Trapezoid.compare` gives them."""
        i, j = pair
        return Scores(
            float(self.agreement[i, j]),
            float(self.contradiction[i, j]),
            float(self.inclusion[i, j]),
            float(self.inclusion[j, i]),
        )

    def __len__(self) -> int:
        """How many trapezoids were compared."""
        return len(self.agreement)


def compare_all(shapes: Sequence[Trapezoid]) -> PairScores:
    """The scores of every ordered pair; a million pairs take about a tenth of a second.

    >>> from factrecon.algebra.trapezoid import at_least, point
    >>> scores = compare_all([point(30), at_least(28), point(20)])
    >>> scores[0, 1] == point(30).compare(at_least(28)), float(scores.contradiction[0, 2])
    (True, 1.0)
    """
    n = len(shapes)
    bounds = np.array([(s.a, s.b, s.c, s.d) for s in shapes], dtype=np.float64).reshape(n, 4)
    left_open = np.array([s.left_open for s in shapes], dtype=bool)
    right_open = np.array([s.right_open for s in shapes], dtype=bool)
    a, b, c, d = (np.ascontiguousarray(bounds[:, k]) for k in range(4))
    meet, right, left = np.empty((n, n)), np.empty((n, n)), np.empty((n, n))
    with np.errstate(all="ignore"):  # infinities and empty sides are masked below
        for low in range(0, n, _ROWS):
            rows = slice(low, min(n, low + _ROWS))
            meet[rows] = _meet(rows, a, b, c, d, left_open, right_open)
            right[rows] = _excess(rows, c, d, right_open)
            left[rows] = _excess(rows, -b, -a, left_open)
        # `meet[i, j]` is about i lying left of j; the other case stands at `[j, i]`.
        possibility = np.minimum(meet, meet.T)
        inclusion = np.minimum(1.0 - np.maximum(right, left), possibility)
    agreement = np.maximum(inclusion, inclusion.T)
    return PairScores(agreement, 1.0 - possibility, inclusion)


def _meet(
    rows: slice, a: Floats, b: Floats, c: Floats, d: Floats, left_open: NDArray[np.bool_], right_open: NDArray[np.bool_]
) -> Floats:
    """The height at which the row's falling side meets the column's rising side; 1 where not to its left."""
    c_row, d_row = c[rows, None], d[rows, None]
    fall, drop = d_row - c_row, d_row - a
    height = drop / (fall + (b - a))
    np.minimum(height, 1.0, out=height)
    np.copyto(height, 0.0, where=drop <= 0)
    np.copyto(height, 1.0, where=c_row >= b)
    walls = (fall == 0) & (a == b) & (c_row == b)
    if walls.any():
        height[walls & (right_open[rows, None] | left_open)] = 0.0
    return height


def _excess(rows: slice, c: Floats, d: Floats, is_open: NDArray[np.bool_]) -> Floats:
    """How far the row exceeds the column to the right of the column's core (`trapezoid._excess`)."""
    c_row, d_row = c[rows, None], d[rows, None]
    over = d_row - d
    beyond = over / (d_row - c_row)
    np.minimum(beyond, 1.0, out=beyond)
    np.copyto(beyond, 0.0, where=d_row <= d)
    later = c_row > c
    out = 1.0 - (d - c_row) / (d - c)
    np.copyto(out, 0.0, where=~later)
    np.copyto(out, 1.0, where=later & (c_row >= d))
    touching = (c_row == c) & is_open
    if touching.any():
        out[touching & ~is_open[rows, None]] = 1.0
    np.fmax(out, beyond, out=out)  # NaN, of infinite ends, gives way
    out[:, np.isposinf(c)] = 0.0  # a column without a right end is exceeded nowhere
    return out
