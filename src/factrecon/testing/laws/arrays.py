"""Laws of the vectorised comparison."""

from __future__ import annotations

from collections.abc import Sequence

from factrecon.algebra.trapezoid import Trapezoid, at_least, point
from factrecon.algebra.trapezoid_arrays import compare_all
from factrecon.testing.law import law_of


@law_of("arrays", ([point(3), at_least(2), Trapezoid(1, 2, 3, 4)],))
def all_pairs_equal_the_scalar_form(shapes: Sequence[Trapezoid]) -> str | None:
    """Comparing all pairs at once gives what comparing each pair gives, to the last bit."""
    scores = compare_all(shapes)
    for i, a in enumerate(shapes):
        for j, b in enumerate(shapes):
            if scores[i, j] != a.compare(b):
                return f"pair ({i}, {j}): {scores[i, j]} at once, {a.compare(b)} alone"
    return None


ARRAYS = (all_pairs_equal_the_scalar_form,)
