"""Laws of what words mean: from a number and its modifier to a set of answers."""

from __future__ import annotations

from decimal import Decimal

import attrs

from factrecon.algebra.tolerance import DEFAULT, UNIT_SECONDS, Tolerance, granularity
from factrecon.algebra.trapezoid import Trapezoid
from factrecon.testing.law import apart, law_of

_HEDGES = ("about", "at least", "nearly", "up to", "at most")


@law_of("words", (DEFAULT, 75000.0))
def exactly_n_is_one_way_to_mean_n(tolerance: Tolerance, n: float) -> str | None:
    """The number itself is fully possible for every modifier that does not exclude it."""
    for modifier in (None, "exactly", *_HEDGES):
        for count in (True, False):
            m = tolerance.number(n, modifier=modifier, count=count).membership(n)
            if m != 1:
                return f"{modifier or 'bare'} {n} (count={count}) holds {n} only to {m}"
    return None


@law_of("words", (DEFAULT, 75000.0))
def strict_bounds_exclude_their_number(tolerance: Tolerance, n: float) -> str | None:
    """ "More than n" and "fewer than n" do not hold n, and hold all that is well beyond it."""
    if n < 3:
        return None  # no whole number is well below
    for count in (True, False):
        for modifier, beyond, other in (("more than", 3 * n + 10, n / 3 - 1), ("fewer than", n / 3, 3 * n + 10)):
            shape = tolerance.number(n, modifier=modifier, count=count)
            held, far, wrong = (shape.membership(x) for x in (n, beyond, other))
            if held or far != 1 or wrong:
                return f"{modifier} {n}: holds {n} to {held}, {beyond} to {far}, {other} to {wrong}"
    return None


@law_of("words", (DEFAULT, 75000.0))
def loose_bounds_hold_one_side(tolerance: Tolerance, n: float) -> str | None:
    """ "At least n" holds everything above n, "at most n" everything down to 0, and not far beyond."""
    for modifier, inside, outside in (("at least", 3 * n + 10, n / 3), ("at most", n / 3, 3 * n + 10)):
        for count in (True, False):
            shape = tolerance.number(n, modifier=modifier, count=count)
            if shape.membership(inside) != 1 or (n >= 1 and shape.membership(outside) != 0):
                return (
                    f"{modifier} {n} holds {inside} to {shape.membership(inside)}, {outside} to "
                    f"{shape.membership(outside)}"
                )
    return None


@law_of("words", (DEFAULT, 75000.0))
def hedging_a_number_contradicts_it_never(tolerance: Tolerance, n: float) -> str | None:
    """A number said bare and with a modifier can be meant both at once, unless it is exact."""
    bare = tolerance.number(n, count=False)
    for modifier in ("more than", "just over", "fewer than", *_HEDGES):
        contradiction = 1 - bare.possibility(tolerance.number(n, modifier=modifier, count=False))
        if contradiction > 0:
            return f"{n} against {modifier} {n}: contradiction {contradiction}"
    return None


@law_of("words", (DEFAULT, 75000.0))
def about_is_vaguer_than_bare(tolerance: Tolerance, n: float) -> str | None:
    """Whoever says "n" says "about n", and whoever says "exactly n" says both."""
    for count in (True, False):
        said = [tolerance.number(n, modifier=m, count=count) for m in ("exactly", None, "about")]
        for narrow, wide in ((0, 1), (1, 2), (0, 2)):
            inclusion = said[narrow].inclusion(said[wide])
            if inclusion < 1:
                return f"{said[narrow]} is in {said[wide]} only to {inclusion}"
    return None


@law_of("words", (DEFAULT, 70000.0, 80000.0))
def ranges_hold_their_ends(tolerance: Tolerance, low: float, high: float) -> str | None:
    """A range holds both its ends, whichever is named first."""
    there = tolerance.number(low, modifier="range", upper=high)
    back = tolerance.number(high, modifier="range", upper=low)
    if there != back:
        return f"{there} one way, {back} the other"
    held = [there.membership(x) for x in (low, (low + high) / 2, high)]
    if held != [1, 1, 1]:
        return f"the ends and the middle are held to {held}"
    far = there.membership(2 * max(low, high) + 10)
    return f"it holds twice its upper end to {far}" if far else None


@law_of("words", (DEFAULT, 61.7))
def a_bare_number_refines_its_bounds(tolerance: Tolerance, n: float) -> str | None:
    """Whoever says "n" says "at least n" and "at most n"."""
    for count in (True, False):
        for modifier in ("at least", "at most"):
            inclusion = tolerance.number(n, count=count).inclusion(tolerance.number(n, modifier=modifier, count=count))
            if inclusion < 1:
                return f"{n} (count={count}) is in {modifier} {n} only to {inclusion}"
    return None


@law_of("words", (DEFAULT, 61.7, 78.0))
def a_bare_number_lies_in_ranges_that_end_there(tolerance: Tolerance, low: float, high: float) -> str | None:
    """Whoever says "a" or "b" says "a to b"."""
    for count in (True, False):
        there = tolerance.number(low, modifier="range", upper=high, count=count)
        for n in (low, high):
            inclusion = tolerance.number(n, count=count).inclusion(there)
            if inclusion < 1:
                return f"{n} (count={count}) is in {low} to {high} only to {inclusion}"
    return None


@law_of("words", (DEFAULT, 61.7))
def neighbours_at_the_last_place_stay_apart(tolerance: Tolerance, n: float) -> str | None:
    """Of two numbers that differ by one in the last place of three or more, no answer fits both."""
    grain = granularity(n)
    if grain > tolerance.rounding * n:
        return None
    for neighbour in (Decimal(repr(n)) + Decimal(repr(grain)), Decimal(repr(n)) - Decimal(repr(grain))):
        for count in (True, False):
            one = tolerance.number(n, count=count, grain=grain)
            possibility = one.possibility(tolerance.number(float(neighbour), count=count, grain=grain))
            if possibility:
                return f"{n} and {neighbour} (count={count}) are possible together to {possibility}"
    return None


@law_of("words", (DEFAULT, 13_600_000.0))
def a_number_says_the_same_as_what_rounds_to_it(tolerance: Tolerance, n: float) -> str | None:
    """A number of three digits or more is refined by the more exact ones that round to it."""
    grain = granularity(n)
    if grain > tolerance.rounding * n or tolerance.bare < tolerance.rounding / 2:
        return None
    shape = tolerance.number(n, count=False)
    for tenths in (-5, -3, 4):
        exact = float(Decimal(repr(n)) + Decimal(repr(grain)) * tenths / 10)
        if shape.membership(exact) != 1:
            return f"{n} holds {exact} only to {shape.membership(exact)}"
    return None


@law_of("words", (DEFAULT, 4.0, "nearly"))
def what_speaks_of_size_is_mirrored(tolerance: Tolerance, n: float, modifier: str | None) -> str | None:
    """ "Nearly -4" is to -4 what "nearly 4" is to 4, and so are the other words that speak of a size."""
    if modifier not in ("exactly", "about", "nearly", "just over", "up to"):
        return None
    there, back = (tolerance.number(x, modifier=modifier, count=False) for x in (n, -n))
    return None if there == -back else f"{modifier} {n} is {there}, {modifier} {-n} is {back}"


@law_of("words", (DEFAULT, 5.0, "about"))
def measures_scale(tolerance: Tolerance, n: float, modifier: str) -> str | None:
    """What a measure leaves open is ten times as much for ten times the number."""
    one = tolerance.number(n, modifier=modifier, count=False).scale(10)
    ten = tolerance.number(round(10 * n, 6), modifier=modifier, count=False)
    pairs = zip((one.a, one.b, one.c, one.d), (ten.a, ten.b, ten.c, ten.d), strict=True)
    same = all(p == q or not apart(p, q, 1e-6 * max(1.0, abs(n))) for p, q in pairs)
    return None if same and one.open == ten.open else f"{one} against {ten}"


@law_of("words", (DEFAULT, 3.0, "about"))
def counts_are_whole_and_not_negative(tolerance: Tolerance, n: float, modifier: str) -> str | None:
    """No count reaches below 0, and a small one is exact unless it is hedged."""
    shape = tolerance.number(n, modifier=modifier, count=True)
    if shape.a < 0:
        return f"{modifier} {n} reaches down to {shape.a}"
    small = tolerance.number(n)
    return None if n >= 10 or n % 1 or small.is_point else f"bare {n} is {small}"


@law_of("words", (DEFAULT, 3, "about"))
def lengths_do_not_depend_on_the_unit(tolerance: Tolerance, n: int, modifier: str | None) -> str | None:
    """Days in hours and years in months are the same length, whatever the modifier."""
    for coarse, fine, times in (("day", "hour", 24), ("year", "month", 12)):
        one = tolerance.duration(n, coarse, modifier=modifier)
        other = tolerance.duration(n * times, fine, modifier=modifier)
        if one != other:
            return f"{n} {coarse}s are {one}, {n * times} {fine}s {other}"
    return None


@law_of("words", (DEFAULT, 3, "week"))
def lengths_hold_their_number(tolerance: Tolerance, n: int, unit: str) -> str | None:
    """A length holds itself unless a strict bound excludes it, and nothing negative."""
    seconds = n * UNIT_SECONDS[unit]
    for modifier, wanted in (
        (None, 1),
        ("exactly", 1),
        ("about", 1),
        ("at least", 1),
        ("at most", 1),
        ("up to", 1),
        ("nearly", 1),
        ("more than", 0),
        ("fewer than", 0),
        ("just over", 0),
    ):
        shape = tolerance.duration(n, unit, modifier=modifier)
        if shape.membership(seconds) != wanted or shape.a < 0:
            return f"{modifier} {n} {unit}s holds itself to {shape.membership(seconds)} in {shape}"
    return None


@law_of("words", (DEFAULT, 1, "week"))
def lengths_in_other_words_do_not_contradict(tolerance: Tolerance, n: int, unit: str) -> str | None:
    """One length said bare and with a modifier is in mild tension at most."""
    bare = tolerance.duration(n, unit)
    for modifier in ("about", "more than", "just over", "at least", "nearly", "fewer than", "up to", "at most"):
        contradiction = 1 - bare.possibility(tolerance.duration(n, unit, modifier=modifier))
        if contradiction > 0.5:
            return f"{n} {unit}s against {modifier} {n} {unit}s: contradiction {contradiction}"
    return None


@law_of("words", (DEFAULT, 75000.0))
def a_wider_tolerance_says_less(tolerance: Tolerance, n: float) -> str | None:
    """Larger margins leave more answers open, and are another tolerance by name."""
    wider = attrs.evolve(
        tolerance,
        bare=tolerance.bare * 2,
        about_core=tolerance.about_core * 2,
        about_support=tolerance.about_support * 2,
        about_core_cap=tolerance.about_core_cap * 2,
        about_support_cap=tolerance.about_support_cap * 2,
    )
    if wider.name == tolerance.name:
        return f"both are named {wider.name}"
    for modifier in (None, "about"):
        narrow: Trapezoid = tolerance.number(n, modifier=modifier, count=False)
        inclusion = narrow.inclusion(wider.number(n, modifier=modifier, count=False))
        if inclusion < 1:
            return f"{modifier or 'bare'} {n} is in its wider form only to {inclusion}"
    return None


WORDS = (
    exactly_n_is_one_way_to_mean_n,
    strict_bounds_exclude_their_number,
    loose_bounds_hold_one_side,
    hedging_a_number_contradicts_it_never,
    about_is_vaguer_than_bare,
    ranges_hold_their_ends,
    a_bare_number_refines_its_bounds,
    a_bare_number_lies_in_ranges_that_end_there,
    neighbours_at_the_last_place_stay_apart,
    a_number_says_the_same_as_what_rounds_to_it,
    what_speaks_of_size_is_mirrored,
    measures_scale,
    counts_are_whole_and_not_negative,
    lengths_do_not_depend_on_the_unit,
    lengths_hold_their_number,
    lengths_in_other_words_do_not_contradict,
    a_wider_tolerance_says_less,
)
