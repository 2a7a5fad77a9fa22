"""Sums that depend on no order: whole numbers in double precision, exact below 2**53."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from factrecon.ballot import Floats, Ints

GRID = float(2**20)
"""Fractions are rounded to this grid before they are summed; a million of size 4,000 still sum exactly."""


def tally(index: Ints, weight: Ints, size: int) -> NDArray[np.int64]:
    """Sum integer weights by index; exact while each sum stays below 2**53."""
    return np.bincount(index, weights=weight, minlength=size).astype(np.int64)


def total(index: Ints, values: Floats, size: int) -> Floats:
    """Sum fractions by index, each rounded to the grid: the same result in any order of rows."""
    return np.asarray(steps(index, values, size) / GRID, np.float64)


def steps(index: Ints, values: Floats, size: int) -> NDArray[np.int64]:
    """Sum fractions by index in whole steps of the grid, so that the sums of parts add up to that of all."""
    grid = values * GRID
    np.rint(grid, out=grid)
    return np.bincount(index, weights=grid, minlength=size).astype(np.int64)


def distinct(codes: Ints) -> NDArray[np.int64]:
    """Sort codes and drop repeats: columns here are nearly sorted, which a stable sort makes use of."""
    ordered = np.sort(codes.astype(np.int64), kind="stable")
    return ordered[first_of_each(ordered)]


def first_of_each(ordered: Ints) -> NDArray[np.intp]:
    """Where a new value begins in a sorted column."""
    if not len(ordered):
        return np.zeros(0, np.intp)
    return np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
