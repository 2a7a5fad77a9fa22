"""Laws of the temporal network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from factrecon.algebra.temporal_network import ACCEPTED, ZERO, Constraint, solve
from factrecon.algebra.trapezoid import Trapezoid, at_least, interval
from factrecon.testing.law import apart, law_of

_DAY = 86400
_STRIKE = [
    Constraint(ZERO, "s", interval(0, _DAY), "c1"),
    Constraint("s", "e", Trapezoid(2 * _DAY, 3 * _DAY, 3 * _DAY, 4 * _DAY), "c2"),
    Constraint(ZERO, "e", Trapezoid(5 * _DAY, 5 * _DAY, 6 * _DAY, 6 * _DAY), "c3"),
    Constraint("s", "e", at_least(0), strength=float("inf")),
]
_TOLD = [Constraint(ZERO, "s", interval(0, _DAY), "c1"), Constraint("s", "e", interval(0, 3 * _DAY), "c2")]


@law_of("timeline", (_STRIKE,))
def the_order_of_constraints_is_nothing(constraints: Sequence[Constraint]) -> str | None:
    """Constraints in another order have the same degree, conflicts and windows."""
    there, back = solve(constraints), solve([*list(constraints)[::-1], *constraints])
    return None if there == back else f"{there} one way, {back} the other"


@law_of("timeline", (_STRIKE,))
def another_constraint_never_makes_consistent(constraints: Sequence[Constraint]) -> str | None:
    """Leaving a constraint out never lowers the degree of consistency."""
    whole, part = solve(constraints).degree, solve(constraints[1:]).degree
    return f"{whole} with it, {part} without" if part < whole - 1e-9 else None


@law_of("timeline", (_TOLD, {"s": 1000, "e": 90000}))
def what_happened_is_consistent(constraints: Sequence[Constraint], truth: Mapping[str, float]) -> str | None:
    """Constraints that one course of events satisfies are consistent, and no window excludes it."""
    at = {ZERO: 0.0, **truth}
    if any(p not in at for c in constraints for p in (c.from_point, c.to_point)):
        return None
    level = min((c.shape.membership(at[c.to_point] - at[c.from_point]) for c in constraints), default=1.0)
    solution = solve(constraints)
    if solution.degree < level - 1e-6:
        return f"the truth satisfies all to {level}, the degree is {solution.degree}"
    if level == 1:
        for point, window in solution.windows.items():
            if not window.b - 2 <= at[point] <= window.c + 2:
                return f"{point} happened at {at[point]}, its window is {window}"
    return None


@law_of("timeline", (_STRIKE,))
def a_conflict_stands_alone(constraints: Sequence[Constraint]) -> str | None:
    """The constraints of a conflict cannot hold together further than its degree, all others aside."""
    for conflict in solve(constraints).conflicts:
        alone = solve(conflict.constraints).degree
        if alone > conflict.degree + 1e-6:
            return f"degree {conflict.degree} in the conflict, {alone} alone: {conflict.constraints}"
    return None


@law_of("timeline", (_STRIKE,))
def a_conflict_needs_all_its_members(constraints: Sequence[Constraint]) -> str | None:
    """Leave any member out of the worst conflict, and the rest is more consistent than with it."""
    conflicts = solve(constraints).conflicts
    if not conflicts or len(conflicts[0].constraints) < 2 or conflicts[0].degree == 0:
        return None
    members = conflicts[0].constraints
    for i in range(len(members)):
        rest = solve([*members[:i], *members[i + 1 :]])
        if rest.degree <= conflicts[0].degree - 1e-9:
            return f"{members[i]} is not needed: the rest has the degree {rest.degree}"
    return None


@law_of("timeline", (_STRIKE,))
def what_is_kept_is_consistent(constraints: Sequence[Constraint]) -> str | None:
    """The constraints kept are consistent at their level, and that is at least what is accepted."""
    solution = solve(constraints)
    again = solve(solution.kept)
    if solution.level < ACCEPTED or apart(again.degree, solution.level, 1e-9):
        return f"level {solution.level}, solved again {again.degree}"
    if solution.degree >= ACCEPTED and len(solution.kept) != len(set(constraints)):
        return "a constraint was set aside without a conflict"
    return None


@law_of("timeline", (_STRIKE, 1000))
def dates_may_be_counted_from_anywhere(constraints: Sequence[Constraint], days: int) -> str | None:
    """Moving every date moves every window and changes no degree."""
    moved = [
        attrs.evolve(c, shape=c.shape + days * _DAY)
        if c.from_point == ZERO
        else attrs.evolve(c, shape=c.shape - days * _DAY)
        if c.to_point == ZERO
        else c
        for c in constraints
    ]
    before, after = solve(constraints), solve(moved)
    if apart(before.degree, after.degree, 1e-6):
        return f"degree {before.degree} before, {after.degree} after"
    for point, window in before.windows.items():
        if point != ZERO and len(before.conflicts) == 0:
            ends = zip((window.b, window.c), after.windows[point].core, strict=True)
            if any(x != y - days * _DAY and apart(x + days * _DAY, y, 0.1) for x, y in ends):
                return f"{point}: {window} before, {after.windows[point]} after"
    return None


@law_of("timeline", (_TOLD, Constraint("e", "s", interval(-_DAY, 0), "c9")))
def windows_only_tighten(constraints: Sequence[Constraint], another: Constraint) -> str | None:
    """A further constraint that fits narrows windows and never widens one."""
    before, after = solve(constraints), solve([*constraints, another])
    if before.degree < 1 or after.degree < 1:
        return None
    for point, window in before.windows.items():
        b, c = after.windows[point].core
        if b < window.b - 0.01 or c > window.c + 0.01:
            return f"{point}: {window} before, {after.windows[point]} after"
    return None


@law_of("timeline", (_STRIKE, _STRIKE[:3]))
def an_unrelated_story_changes_nothing(constraints: Sequence[Constraint], others: Sequence[Constraint]) -> str | None:
    """Beside constraints on points of their own, the conflicts and windows of the first are what they are alone."""
    elsewhere = {p: p if p == ZERO else f"elsewhere {p}" for c in others for p in (c.from_point, c.to_point)}
    moved = [attrs.evolve(c, from_point=elsewhere[c.from_point], to_point=elsewhere[c.to_point]) for c in others]
    alone, beside = solve(constraints), solve([*constraints, *moved])
    told = tuple(c for c in beside.conflicts if set(c.constraints) <= set(constraints))
    if told != alone.conflicts:
        return f"conflicts {alone.conflicts} alone, {told} beside others"
    windows = {p: beside.windows.get(p) for p in alone.windows}
    return None if windows == alone.windows else f"windows {alone.windows} alone, {windows} beside others"


TIMELINE = (
    the_order_of_constraints_is_nothing,
    another_constraint_never_makes_consistent,
    what_happened_is_consistent,
    a_conflict_stands_alone,
    a_conflict_needs_all_its_members,
    what_is_kept_is_consistent,
    dates_may_be_counted_from_anywhere,
    windows_only_tighten,
    an_unrelated_story_changes_nothing,
)
