"""A simple temporal network whose constraints are imprecise (Dechter, Meiri and Pearl 1991, fuzzy).

Points in time are named; a constraint says how many seconds lie between two of them, as a trapezoid.
Cut at a level alpha, every constraint is an interval and the network a graph of upper bounds; it can
be satisfied at that level unless a cycle of bounds sums to less than nothing. Every cycle's sum falls
linearly with alpha, so the consistency degree, the largest alpha without a negative cycle, is found
exactly by Newton's method on cycles: cut at 1, find a negative cycle, go to the level where its sum
is zero, repeat. The last cycle is the explanation.

Nothing here knows what a claim or an event is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from factrecon.algebra.trapezoid import INFINITY, Trapezoid
from factrecon.errors import InvalidValue, UnknownName

ZERO = "epoch"
"""The point from which absolute times are measured: 1970-01-01T00:00."""

SLIP = 1e-3
"""Seconds by which a cycle must fall short to count: below it lies what floats make of far dates."""

OPEN_END = 1.0
"""Seconds that an open end stops short: the finest grain of a value is a second."""

ACCEPTED = 0.5
"""From this degree on constraints merely strain against each other and all are kept; below it, the
weakest of a conflict is set aside before windows are drawn."""

THOROUGH = 64
"""So many conflicts are each explained by the smallest cycle; further ones by the cycle found first."""

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]

_STEP = 1e-4  # a relaxation that gains less is rounding
_NEARBY = 6  # other constraints that may join to refute one; a bound, as conflicts elsewhere may remain
_AHEAD = 1e-4  # how far above the degree the smallest cycle is looked for
_CELLS = 250_000  # numbers that one pass over all sources may hold at a time


def _strings(items: Iterable[str]) -> tuple[str, ...]:
    return (items,) if isinstance(items, str) else tuple(items)


@frozen
class Constraint:
    """`to_point - from_point` lies in `shape`, in seconds.

    `labels` are ids of who says so (empty for what holds by itself: an event does not end before it
    starts), `words` how it was said, `strength` > 0 how much stands behind it (independent voices).
    Raises `InvalidValue` for unnamed or identical points and for a strength that is not positive.

    >>> from factrecon.algebra.trapezoid import at_least
    >>> Constraint("strike.start", "strike.end", at_least(0)).labels
    ()
    """

    from_point: str
    to_point: str
    shape: Trapezoid
    labels: tuple[str, ...] = field(default=(), converter=_strings)
    words: str = ""
    strength: float = 1.0

    def __attrs_post_init__(self) -> None:
        if not self.from_point or not self.to_point or self.from_point == self.to_point:
            raise InvalidValue(f"a constraint needs two points, not {self.from_point!r} and {self.to_point!r}")
        if not self.strength > 0:
            raise InvalidValue(f"a constraint's strength must be above 0, not {self.strength!r}")

    @property
    def order(self) -> tuple[Any, ...]:
        """A total order that no input order can change."""
        s = self.shape
        return (
            self.from_point,
            self.to_point,
            s.a,
            s.b,
            s.c,
            s.d,
            s.open,
            self.labels,
            self.words,
            self.strength,
        )


@frozen
class Conflict:
    """Constraints that cannot all hold: a cycle of bounds, in its order.

    `degree` is the largest level at which they can, `shortfall` the seconds by which they miss each
    other when each is taken at its most possible, `set_aside` the weakest one, which was left out of
    the windows because the degree is below `ACCEPTED`.
    """

    degree: float
    constraints: tuple[Constraint, ...]
    shortfall: float
    set_aside: Constraint | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The ids of all who are involved, sorted."""
        return tuple(sorted({label for c in self.constraints for label in c.labels}))


@frozen
class TimelineSolution:
    """What follows from constraints taken together.

    `degree` is the consistency degree of all of them, `conflicts` are listed from the worst to the
    mildest, each found with the weakest constraint of those before it removed. `windows` gives each
    point's seconds since `ZERO` as the constraints in `kept` leave them: the core is what is possible
    at `level`, their own degree, the support what is not impossible. Both are exact; the sides of the
    trapezoid are chords.
    """

    degree: float
    conflicts: tuple[Conflict, ...]
    kept: tuple[Constraint, ...]
    level: float
    windows: Mapping[str, Trapezoid]
    _network: _Network = field(repr=False, eq=False)

    def between(self, from_point: str, to_point: str) -> Trapezoid:
        """The seconds from one point to another that the kept constraints leave, as in `windows`.

        Raises `UnknownName` for a point that no constraint names.
        """
        network = self._network
        for name in (from_point, to_point):
            if name not in network.index:
                raise UnknownName(f"no point {name!r} in the network; known: {', '.join(network.points[:20])} ...")
        i, j = network.index[from_point], network.index[to_point]
        active = network.mask(self.kept)
        ends = []
        for alpha in (0.0, self.level):
            high = network.distances(i, alpha, active)[j]
            low = -network.distances(j, alpha, active)[i]
            ends.append((low, high))
        return _window(*ends)


def solve(constraints: Iterable[Constraint], *, zero: str = ZERO) -> TimelineSolution:
    """The consistency degree, the conflicts and the tightened windows of a temporal network.

    Independent of the order of the constraints. 2,000 constraints on 400 points take well under a
    second.

    >>> from factrecon.algebra.trapezoid import interval
    >>> day = 86400
    >>> solution = solve([
    ...     Constraint("epoch", "strike.start", interval(0, day), "c1", "began on Thursday"),
    ...     Constraint("strike.start", "strike.end", interval(2 * day, 3 * day), "c2", "lasted two to three days"),
    ...     Constraint("epoch", "strike.end", interval(2 * day, 2.5 * day), "c3", "ended by Saturday noon"),
    ... ])
    >>> solution.degree, solution.windows["strike.start"].core == (0, day / 2)
    (1.0, True)
    """
    unique = sorted(set(constraints), key=lambda c: c.order)
    network = _Network(unique, zero)
    active = np.ones(len(unique), dtype=bool)
    conflicts: list[Conflict] = []
    overall: float | None = None
    kept: Any = None
    level = 1.0
    while True:
        degree, cycle = network.degree(active)
        overall = degree if overall is None else overall
        if kept is None and degree >= ACCEPTED:
            kept, level = active.copy(), degree
        if cycle is None:
            break
        if len(conflicts) < THOROUGH:
            smallest = network.smallest_cycle(min(1.0, degree + _AHEAD), active, len(cycle))
            cycle = cycle if smallest is None else smallest
        weakest = _weakest(network, cycle, active)
        members = tuple(unique[i] for i in dict.fromkeys(network.constraint[cycle].tolist()))
        own_degree = network.root(cycle)
        conflicts.append(
            Conflict(
                own_degree,
                members,
                max(0.0, -network.weight(cycle, 1.0)),
                unique[weakest] if kept is None else None,
            )
        )
        active[weakest] = False
    kept_mask = active if kept is None else kept
    return TimelineSolution(
        degree=overall,
        conflicts=tuple(
            sorted(conflicts, key=lambda c: (c.degree, len(c.constraints), [m.order for m in c.constraints]))
        ),
        kept=tuple(c for c, keep in zip(unique, kept_mask, strict=True) if keep),
        level=level,
        windows=network.windows(level, kept_mask),
        network=network,
    )


def _weakest(network: _Network, cycle: Ints, active: NDArray[np.bool_]) -> int:
    """The constraint of a cycle to leave out.

    What somebody said before what holds by itself; the least strength; of equals the one that what stands outside the cycle refutes most, then the
    least precise, then the last in order.
    """
    members = sorted(set(network.constraint[cycle].tolist()))
    standing = {i: c.strength if c.labels else INFINITY for i in members for c in [network.constraints[i]]}
    least = min(standing.values())
    outside = active.copy()
    outside[members] = False
    ranked = [
        (-network.refutation(i, outside), -network.constraints[i].shape.width, -i)
        for i in members
        if standing[i] == least
    ]
    return -int(min(ranked)[2])


class _Network:
    """The bounds of constraints as arrays of edges, sorted by the point they lead to.

    An edge u -> v with weight `base - alpha * slope` says that v lies at most that far behind u.
    """

    def __init__(self, constraints: list[Constraint], zero: str) -> None:
        self.constraints = constraints
        self.points = sorted({zero, *(p for c in constraints for p in (c.from_point, c.to_point))})
        self.index = {name: i for i, name in enumerate(self.points)}
        self.zero = self.index[zero]
        rows: list[tuple[int, int, float, float, int]] = []
        for i, c in enumerate(constraints):
            u, v = self.index[c.from_point], self.index[c.to_point]
            a, b, c_end, d = _closed(c.shape)
            if d != INFINITY:
                rows.append((u, v, d, d - c_end, i))
            if a != -INFINITY:
                rows.append((v, u, -a, b - a, i))
        rows.sort(key=lambda r: (r[1], r[0], r[2], r[3], r[4]))
        self.u = np.array([r[0] for r in rows], dtype=np.int64)
        self.v = np.array([r[1] for r in rows], dtype=np.int64)
        self.base = np.array([r[2] for r in rows], dtype=np.float64)
        self.slope = np.array([r[3] for r in rows], dtype=np.float64)
        self.constraint = np.array([r[4] for r in rows], dtype=np.int64)
        said = np.array([bool(c.labels) for c in constraints], dtype=bool)
        self.said = said[self.constraint] if rows else np.zeros(0, dtype=bool)

    def mask(self, kept: Iterable[Constraint]) -> NDArray[np.bool_]:
        """Which constraints are among those kept."""
        chosen = set(kept)
        return np.array([c in chosen for c in self.constraints], dtype=bool)

    def weight(self, cycle: Ints, alpha: float) -> float:
        """The sum of a cycle's bounds at a level, correctly rounded and so independent of order."""
        return math.fsum(self.base[cycle].tolist()) - alpha * math.fsum(self.slope[cycle].tolist())

    def root(self, cycle: Ints) -> float:
        """The largest level in [0, 1] at which a cycle that is negative at 1 is not, 0 if there is none."""
        base, slope = math.fsum(self.base[cycle].tolist()), math.fsum(self.slope[cycle].tolist())
        return base / slope if base > 0 else 0.0

    def degree(self, active: NDArray[np.bool_]) -> tuple[float, Ints | None]:
        """The consistency degree and the cycle that sets it, None where all holds fully."""
        alpha, cycle = 1.0, None
        while True:
            found = self.negative_cycle(alpha, active)
            if found is None:
                return alpha, cycle
            root = self.root(found)
            if cycle is not None and root >= alpha:
                return alpha, cycle
            alpha, cycle = root, found
            if alpha == 0.0:
                return alpha, cycle

    def negative_cycle(self, alpha: float, active: NDArray[np.bool_]) -> Ints | None:
        """The edges of some negative cycle at a level, None if there is none (Bellman and Ford)."""
        edges = np.flatnonzero(active[self.constraint])
        if not len(edges):
            return None
        groups = _Groups(self.u[edges], self.v[edges], self.base[edges] - alpha * self.slope[edges])
        size = len(self.points)
        distance, parent = np.zeros(size), np.full(size, -1, dtype=np.int64)
        for step in range(size + 1):
            if not groups.relax(distance, parent):
                return None
            if step % 4 == 3 or step == size:
                for cycle in _cycles(parent, groups.u):
                    chosen = edges[cycle]
                    if self.weight(chosen, alpha) < -SLIP:
                        return chosen
        return None

    def distances(self, source: int, alpha: float, active: NDArray[np.bool_], *, to: bool = False) -> Floats:
        """The tightest upper bounds from a point to all others, or (`to`) from all others to it."""
        edges = np.flatnonzero(active[self.constraint])
        u, v = (self.v, self.u) if to else (self.u, self.v)
        distance = np.full(len(self.points), INFINITY)
        distance[source] = 0.0
        if len(edges):
            order = edges[np.argsort(v[edges], kind="stable")]
            groups = _Groups(u[order], v[order], self.base[order] - alpha * self.slope[order])
            for _ in range(len(self.points)):
                if not groups.relax(distance):
                    break
        return distance

    def refutation(self, constraint: int, active: NDArray[np.bool_]) -> float:
        """By how many seconds the cores of a few others at a time rule out a constraint's, 0 if not."""
        own = np.flatnonzero(self.constraint == constraint)
        edges = np.flatnonzero(active[self.constraint])
        if not len(edges):
            return 0.0
        groups = _Groups(self.u[edges], self.v[edges], self.base[edges] - self.slope[edges])
        worst = 0.0
        for edge in own.tolist():
            distance = np.full(len(self.points), INFINITY)
            distance[self.v[edge]] = 0.0
            for _ in range(_NEARBY):
                if not groups.relax(distance):
                    break
            worst = min(worst, float(distance[self.u[edge]] + self.base[edge] - self.slope[edge]))
        return round(-worst, 3)

    def windows(self, level: float, active: NDArray[np.bool_]) -> dict[str, Trapezoid]:
        """Every point's window since the zero point."""
        cuts = []
        for alpha in (0.0, level):
            high = self.distances(self.zero, alpha, active)
            low = -self.distances(self.zero, alpha, active, to=True)
            cuts.append((low, high))
        (low0, high0), (low1, high1) = cuts
        return {
            name: _window((float(low0[i]), float(high0[i])), (float(low1[i]), float(high1[i])))
            for i, name in enumerate(self.points)
        }

    def smallest_cycle(self, alpha: float, active: NDArray[np.bool_], most: int) -> Ints | None:
        """The negative cycle with the fewest bounds that somebody said, ties to the most negative.

        `most` bounds how many: a negative cycle with that many is known.
        """
        usable = np.flatnonzero(active[self.constraint])
        weights = self.base[usable] - alpha * self.slope[usable]
        # Of parallel bounds only the tightest can be in a smallest cycle; edges are sorted by (v, u).
        order = np.lexsort((usable, weights, self.u[usable], self.v[usable]))
        edges, weights = usable[order], weights[order]
        said = self.said[edges]
        parts = []
        for wanted in (True, False):
            e, w = edges[said == wanted], weights[said == wanted]
            pair = self.v[e] * len(self.points) + self.u[e]
            first = np.concatenate([[True], pair[1:] != pair[:-1]]) if len(pair) else np.zeros(0, dtype=bool)
            parts.append((e[first], _Groups(self.u[e[first]], self.v[e[first]], w[first])))
        (said_edges, spoken), (free_edges, free) = parts
        size = len(self.points)
        rows = max(1, _CELLS // max(1, len(said_edges)))
        best: tuple[int, float, int] | None = None
        for low in range(0, size, rows):
            sources = np.arange(low, min(size, low + rows))
            limit = most if best is None else best[0]
            found = _fewest_hops(sources, size, spoken, free, limit)
            if found and (best is None or found < best):
                best = found
        if best is None:
            return None
        cycle = _walk(best[2], best[0], size, spoken, free)
        edges_of = [said_edges[e] if kind else free_edges[e] for kind, e in cycle]
        chosen = np.array(edges_of, dtype=np.int64)
        return chosen if self.weight(chosen, alpha) < 0 else None


class _Groups:
    """Edges sorted by target, relaxed all at once."""

    def __init__(self, u: Ints, v: Ints, w: Floats) -> None:
        self.u, self.w = u, w
        first = np.concatenate([[True], v[1:] != v[:-1]]) if len(v) else np.zeros(0, dtype=bool)
        self.starts = np.flatnonzero(first)
        self.targets = v[self.starts]
        self.group = np.cumsum(first) - 1

    def relax(self, distance: Floats, parent: Ints | None = None) -> bool:
        """One pass over all edges, in place; whether any distance fell. Parents are edge positions."""
        candidates = distance[self.u] + self.w
        best = np.minimum.reduceat(candidates, self.starts)
        better = best < distance[self.targets] - _STEP
        if not better.any():
            return False
        distance[self.targets[better]] = best[better]
        if parent is not None:
            parent[self.targets[better]] = self.first_minima(candidates, best)[better]
        return True

    def first_minima(self, candidates: Floats, best: Floats) -> Ints:
        """For each target the first edge that attains its minimum."""
        at = np.flatnonzero(candidates == best[self.group])
        group = self.group[at]
        first: Ints = at[np.concatenate([[True], group[1:] != group[:-1]])]
        return first

    def relax_columns(self, distance: Floats) -> Floats:
        """What one more edge gives, for many sources (columns) at once."""
        if not len(self.starts):
            return distance
        out = distance.copy()
        candidates = distance[self.u]
        candidates += self.w[:, np.newaxis]
        out[self.targets] = np.minimum(out[self.targets], np.minimum.reduceat(candidates, self.starts, axis=0))
        return out


def _close(distance: Floats, free: _Groups) -> Floats:
    """Distances with any number of unspoken edges appended."""
    if not len(free.starts):
        return distance
    for _ in range(distance.shape[0]):
        further = free.relax_columns(distance)
        if np.array_equal(further, distance) or not (further < distance - _STEP).any():
            return further
        distance = further
    return distance


def _fewest_hops(sources: Ints, size: int, spoken: _Groups, free: _Groups, limit: int) -> tuple[int, float, int] | None:
    """(hops, weight, source) of the closed walk with fewest spoken edges that is negative."""
    distance = np.full((size, len(sources)), INFINITY)
    columns = np.arange(len(sources))
    distance[sources, columns] = 0.0
    distance = _close(distance, free)
    for hops in range(limit + 1):
        if hops:
            distance = _close(spoken.relax_columns(distance), free)
        home = distance[sources, columns]
        lowest = home.min()
        if lowest < -SLIP:
            # All points of one cycle give its weight up to rounding; take the first by name.
            column = int(np.flatnonzero(home <= lowest + SLIP / 2)[0])
            return hops, round(float(home[column]), 3), int(sources[column])
    return None


def _walk(source: int, hops: int, size: int, spoken: _Groups, free: _Groups) -> list[tuple[bool, int]]:
    """The edges of the closed walk that `_fewest_hops` found, as (spoken, position in its group)."""
    start = np.full(size, INFINITY)
    start[source] = 0.0
    steps: list[tuple[bool, Ints]] = []

    def closed(distance: Floats) -> Floats:
        while len(free.starts) and len(steps) < 10 * size + 10:
            parent = np.full(size, -1, dtype=np.int64)
            distance = distance.copy()
            if not free.relax(distance, parent):
                break
            steps.append((False, parent))
        return distance

    distance = closed(start)
    for _ in range(hops):
        parent = np.full(size, -1, dtype=np.int64)
        distance = distance.copy()
        spoken.relax(distance, parent)
        steps.append((True, parent))
        distance = closed(distance)
    walk: list[tuple[bool, int]] = []
    at = source
    for kind, parent in reversed(steps):
        edge = int(parent[at])
        if edge >= 0:
            walk.append((kind, edge))
            at = int((spoken if kind else free).u[edge])
    return walk[::-1]


def _cycles(parent: Ints, u: Ints) -> list[Ints]:
    """The cycles among parent edges, each as edge positions in order."""
    parents = parent.tolist()
    state = [0] * len(parents)
    found = []
    for root in range(len(parents)):
        path, at = [], root
        while at >= 0 and state[at] == 0:
            state[at] = root + 1
            path.append(at)
            at = int(u[parents[at]]) if parents[at] >= 0 else -1
        if at >= 0 and state[at] == root + 1:
            cycle = path[path.index(at) :]
            found.append(np.array([parents[x] for x in reversed(cycle)], dtype=np.int64))
    return found


def _closed(shape: Trapezoid) -> tuple[float, float, float, float]:
    """The bounds with open ends drawn in by `OPEN_END`, never past the middle of the core."""
    a, b, c, d = shape.a, shape.b, shape.c, shape.d
    inset = min(OPEN_END, (c - b) / 2)
    if shape.left_open:
        a = b = b + inset
    if shape.right_open:
        c = d = c - inset
    return a, b, c, d


def _window(support: tuple[float, float], core: tuple[float, float]) -> Trapezoid:
    """The trapezoid of two cuts, rounding at touching bounds taken out; to the millisecond."""
    (a, d), (b, c) = support, core
    if b > c:  # by rounding only: the level has no negative cycle
        b = c = (b + c) / 2
    a, b, c, d = (x if math.isinf(x) else round(float(x), 3) + 0.0 for x in (a, b, c, d))
    return Trapezoid(min(a, b), b, c, max(c, d))
