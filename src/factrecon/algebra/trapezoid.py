"""The algebra of imprecise values: trapezoids and the four exact numbers between two of them.

A trapezoid `(a, b, c, d)` is a possibility distribution over an ordered domain (Dubois and Prade,
*Possibility Theory*, 1988): possibility 0 outside `(a, d)`, 1 on the core `[b, c]`, linear in
between. Where a side is vertical (`a == b` or `c == d`) its end may be open, as in "more than 5".

Nothing here knows what a claim is.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from attrs import field, frozen

from factrecon.errors import InvalidValue

INFINITY = math.inf


class Scores(NamedTuple):
    """Agreement, contradiction and neutral of two values; they sum to 1.

    `forward` is the inclusion of the first in the second, `backward` the converse.

    >>> Scores(agreement=1.0, contradiction=0.0, forward=1.0, backward=0.5).neutral
    0.0
    """

    agreement: float
    contradiction: float
    forward: float
    backward: float

    @property
    def neutral(self) -> float:
        """What is neither agreement nor contradiction: possible together, but neither implies the other."""
        return max(0.0, 1.0 - self.contradiction - self.agreement)

    @property
    def converse(self) -> Scores:
        """The scores of the same two values in the other order."""
        return Scores(self.agreement, self.contradiction, self.backward, self.forward)


SAME = Scores(1.0, 0.0, 1.0, 1.0)
UNRELATED = Scores(0.0, 0.0, 0.0, 0.0)


def scores_from(possibility: float, forward: float, backward: float) -> Scores:
    """The scores that follow from the possibility and the two inclusions.

    >>> scores_from(1.0, 0.9, 0.2).agreement
    0.9
    """
    # Rounding in the crossings may leave an inclusion a last bit above the possibility.
    forward, backward = min(forward, possibility), min(backward, possibility)
    return Scores(max(forward, backward), 1.0 - possibility, forward, backward)


def _number(value: Any) -> float | int:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise InvalidValue(f"a bound must be an int or a float, not {value!r}")
    if isinstance(value, float) and math.isnan(value):
        raise InvalidValue("a bound is NaN; leave an end out as -inf or inf where it is unknown")
    if isinstance(value, int) and value.bit_length() > 1000:
        raise InvalidValue("a bound has more than 300 digits; nothing that news counts is that large")
    return value


@frozen(order=False)
class Trapezoid:
    """Possibility 1 on `[b, c]`, 0 outside `(a, d)`, linear in between.

    `left_open` and `right_open` say that a vertical side excludes its end; on a sloping or infinite
    side they change nothing and are dropped, so that equal sets are equal objects.

    Raises `InvalidValue` for NaN, for bounds out of order, for an empty core, and for a support
    that is infinite where the core is not.

    >>> Trapezoid(71000, 74000, 76000, 79000)
    Trapezoid(71000, 74000, 76000, 79000)
    >>> point(30).possibility(at_least(28))
    1.0
    """

    a: float = field(converter=_number)
    b: float = field(converter=_number)
    c: float = field(converter=_number)
    d: float = field(converter=_number)
    left_open: bool = False
    right_open: bool = False

    def __attrs_post_init__(self) -> None:
        a, b, c, d = self.a, self.b, self.c, self.d
        if not a <= b <= c <= d:
            raise InvalidValue(f"bounds out of order: {a} <= {b} <= {c} <= {d} does not hold")
        if b == INFINITY or c == -INFINITY:
            raise InvalidValue("the core lies at infinity: no number is meant by it")
        if (a == -INFINITY) != (b == -INFINITY) or (d == INFINITY) != (c == INFINITY):
            raise InvalidValue("an end of the support is infinite only if that end of the core is")
        left_open = self.left_open and a == b and a != -INFINITY
        right_open = self.right_open and c == d and d != INFINITY
        object.__setattr__(self, "left_open", left_open)
        object.__setattr__(self, "right_open", right_open)
        if b == c and (left_open or right_open):
            raise InvalidValue(f"an open end at {b} leaves the core empty")

    def __repr__(self) -> str:
        ends = "".join(f", {n}=True" for n in ("left_open", "right_open") if getattr(self, n))
        return f"Trapezoid({self.a}, {self.b}, {self.c}, {self.d}{ends})"

    @property
    def core(self) -> tuple[float, float]:
        """`(b, c)`: what is fully possible."""
        return self.b, self.c

    @property
    def support(self) -> tuple[float, float]:
        """`(a, d)`: outside it nothing is possible."""
        return self.a, self.d

    @property
    def open(self) -> tuple[bool, bool]:
        """Which ends are open."""
        return self.left_open, self.right_open

    @property
    def is_point(self) -> bool:
        """Whether exactly one answer is left open."""
        return self.a == self.d

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are finite."""
        return self.a != -INFINITY and self.d != INFINITY

    @property
    def width(self) -> float:
        """The length of the alpha-cut at one half: how imprecise the value is, maybe infinite."""
        if not self.is_bounded:
            return INFINITY
        return (self.d - self.a + self.c - self.b) / 2

    def membership(self, x: float) -> float:
        """The possibility of the answer `x`, in [0, 1].

        >>> Trapezoid(0, 10, 20, 40).membership(30)
        0.5
        """
        x = _number(x)
        if x < self.a or x > self.d:
            return 0.0
        if x < self.b:
            return (x - self.a) / (self.b - self.a)
        if x > self.c:
            return (self.d - x) / (self.d - self.c)
        if (x == self.b and self.left_open) or (x == self.c and self.right_open):
            return 0.0
        return 1.0

    def possibility(self, other: Trapezoid) -> float:
        """`sup_x min(self(x), other(x))`: can one answer satisfy both? In [0, 1].

        >>> Trapezoid(0, 0, 10, 20).possibility(Trapezoid(10, 20, 30, 30))
        0.5
        """
        if self.c < other.b:
            return _descent_meets_ascent(self, other)
        if other.c < self.b:
            return _descent_meets_ascent(other, self)
        # The cores touch or overlap; only two vertical sides at one point, one of them open, part them.
        if self.c == other.b and _parted(self, other):
            return 0.0
        if other.c == self.b and _parted(other, self):
            return 0.0
        return 1.0

    def inclusion(self, other: Trapezoid) -> float:
        """`1 - sup_x max(0, self(x) - other(x))` (Lukasiewicz): does self imply other? In [0, 1].

        >>> point(30).inclusion(at_least(28)), at_least(28).inclusion(point(30))
        (1.0, 0.0)
        """
        right = _excess(self.c, self.d, self.right_open, other.c, other.d, other.right_open)
        left = _excess(-self.b, -self.a, self.left_open, -other.b, -other.a, other.left_open)
        return 1.0 - max(left, right)

    def compare(self, other: Trapezoid) -> Scores:
        """The four numbers between two trapezoids, exact at break points and crossings.

        >>> point(30).compare(point(20)).contradiction
        1.0
        """
        if self is other or self == other:
            return SAME
        possibility = self.possibility(other)
        if possibility == 0.0:
            return Scores(0.0, 1.0, 0.0, 0.0)
        return scores_from(possibility, self.inclusion(other), other.inclusion(self))

    def __add__(self, other: Trapezoid | float) -> Trapezoid:
        """The sum of two independent imprecise values (Zadeh's extension principle), or a shift.

        >>> point(1) + Trapezoid(0, 1, 2, 3)
        Trapezoid(1, 2, 3, 4)
        """
        if not isinstance(other, Trapezoid):
            other = point(other)
        left = self.a != -INFINITY and other.a != -INFINITY
        right = self.d != INFINITY and other.d != INFINITY
        return Trapezoid(
            self.a + other.a,
            self.b + other.b,
            self.c + other.c,
            self.d + other.d,
            # A sum reaches its end only if both parts reach theirs.
            left_open=self.left_open or other.left_open,
            right_open=self.right_open or other.right_open,
        )._bounded_as(left, right)

    def __neg__(self) -> Trapezoid:
        return _mirror(self)

    def __sub__(self, other: Trapezoid | float) -> Trapezoid:
        return self + (-other)

    def scale(self, factor: float) -> Trapezoid:
        """Every answer times a finite, non-zero factor.

        >>> Trapezoid(1, 2, 3, 4).scale(-2)
        Trapezoid(-8, -6, -4, -2)
        """
        factor = _number(factor)
        if factor == 0 or math.isinf(factor):
            raise InvalidValue(f"cannot scale by {factor}: the result would not be a set of answers")
        if factor < 0:
            return _mirror(self).scale(-factor)
        return Trapezoid(
            self.a * factor, self.b * factor, self.c * factor, self.d * factor, self.left_open, self.right_open
        )._bounded_as(self.a != -INFINITY, self.d != INFINITY)

    def _bounded_as(self, left: bool, right: bool) -> Trapezoid:
        """Itself, unless a bound that was finite has run over the largest float."""
        if left != (self.a != -INFINITY) or right != (self.d != INFINITY):
            raise InvalidValue("a bound ran over the largest number there is")
        return self

    def widen(self, support: float, core: float = 0) -> Trapezoid:
        """The value with its core and support extended on both sides by finite amounts >= 0.

        >>> point(10).widen(3, core=1)
        Trapezoid(7, 9, 11, 13)
        """
        if not (0 <= core <= support < INFINITY):
            raise InvalidValue(f"cannot widen by support {support}, core {core}: 0 <= core <= support < inf")
        if support == 0:
            return self
        return Trapezoid(
            self.a - support,
            self.b - core,
            self.c + core,
            self.d + support,
            self.left_open and core == support,
            self.right_open and core == support,
        )

    def intersection(self, other: Trapezoid) -> Trapezoid:
        """The answers that both leave open, where the pointwise minimum is again a trapezoid.

        Raises `InvalidValue` where the cores do not meet (no answer is fully possible) or where
        two slopes cross (the minimum has a kink).

        >>> at_least(5).intersection(at_most(8))
        Trapezoid(5, 5, 8, 8)
        """
        left, right = _stricter_right(_mirror(self), _mirror(other)), _stricter_right(self, other)
        if left is None or right is None:
            raise InvalidValue("two slopes cross: the intersection is no trapezoid")
        (nb, na, left_open), (c, d, right_open) = left, right
        if -nb > c or (-nb == c and (left_open or right_open)):
            raise InvalidValue("the cores do not meet: no answer is fully possible for both")
        return Trapezoid(-na, -nb, c, d, left_open, right_open)

    def union(self, other: Trapezoid) -> Trapezoid:
        """The answers that either leaves open, where the pointwise maximum is again a trapezoid.

        Raises `InvalidValue` where a gap would remain between the cores or two slopes cross.

        >>> Trapezoid(0, 1, 2, 3).union(Trapezoid(1, 2, 4, 5))
        Trapezoid(0, 1, 4, 5)
        """
        low, high = (self, other) if (self.b, self.c) <= (other.b, other.c) else (other, self)
        if low.c < high.b or (low.c == high.b and low.right_open and high.left_open):
            raise InvalidValue("a gap lies between the cores: the union is no trapezoid")
        left, right = _looser_right(_mirror(self), _mirror(other)), _looser_right(self, other)
        if left is None or right is None:
            raise InvalidValue("two slopes cross: the union is no trapezoid")
        (nb, na, left_open), (c, d, right_open) = left, right
        return Trapezoid(-na, -nb, c, d, left_open, right_open)

    def alpha_cut(self, alpha: float) -> tuple[float, float]:
        """The interval of answers whose possibility is at least `alpha`, 0 < alpha <= 1.

        >>> Trapezoid(0, 10, 20, 40).alpha_cut(0.5)
        (5.0, 30.0)
        """
        if not 0 < alpha <= 1:
            raise InvalidValue(f"alpha must be in (0, 1], not {alpha}")
        low = self.b if self.a == self.b else self.a + alpha * (self.b - self.a)
        high = self.c if self.c == self.d else self.d - alpha * (self.d - self.c)
        return low, high


def point(x: float) -> Trapezoid:
    """The value that leaves one answer open.

    >>> point(7).is_point
    True
    """
    return Trapezoid(x, x, x, x)


def interval(low: float, high: float, *, left_open: bool = False, right_open: bool = False) -> Trapezoid:
    """A crisp interval; half-open where asked.

    >>> interval(1, 2, right_open=True).membership(2)
    0.0
    """
    return Trapezoid(low, low, high, high, left_open, right_open)


def at_least(x: float) -> Trapezoid:
    """The half-line from `x`.

    >>> at_least(5).membership(5)
    1.0
    """
    return Trapezoid(x, x, INFINITY, INFINITY)


def at_most(x: float) -> Trapezoid:
    """The half-line up to `x`.

    >>> at_most(5).membership(6)
    0.0
    """
    return Trapezoid(-INFINITY, -INFINITY, x, x)


def _mirror(t: Trapezoid) -> Trapezoid:
    return Trapezoid(-t.d, -t.c, -t.b, -t.a, t.right_open, t.left_open)


def _descent_meets_ascent(left: Trapezoid, right: Trapezoid) -> float:
    """The height at which `left`'s falling side meets `right`'s rising side; left.c < right.b."""
    if left.d <= right.a:
        return 0.0  # a sloping side is 0 at its foot, a vertical one has no foot to share
    return _ratio(left.d - right.a, (left.d - left.c) + (right.b - right.a))


def _parted(left: Trapezoid, right: Trapezoid) -> bool:
    """Whether two cores that touch in one point share nothing there: vertical sides, one open."""
    falls_at_once, rises_at_once = left.c == left.d, right.a == right.b
    return falls_at_once and rises_at_once and (left.right_open or right.left_open)


def _ratio(part: float, whole: float) -> float:
    return min(1.0, max(0.0, part / whole))


def _excess(c: float, d: float, is_open: bool, c2: float, d2: float, is_open2: bool) -> float:
    """`sup_x p(x) - q(x)` right of q's core, from p's right side `(c, d)` and q's `(c2, d2)`.

    Both are linear between break points, so only p's core end and q's support end can be extreme;
    where an end is open the limit counts.
    """
    if c2 == INFINITY:
        return 0.0
    if c > c2:
        if c >= d2:
            return 1.0
        at_core_end = 1.0 - (d2 - c) / (d2 - c2)
    elif c == c2 and is_open2 and not is_open:
        return 1.0  # q stops just short of the last point of p's core
    else:
        at_core_end = 0.0
    if d > d2:
        return max(at_core_end, _ratio(d - d2, d - c))
    return at_core_end


def _stricter_right(p: Trapezoid, q: Trapezoid) -> tuple[float, float, bool] | None:
    """Core end, support end and openness of the pointwise minimum's right side, None if it kinks."""
    if p.c == q.c and p.d == q.d:
        return p.c, p.d, p.right_open or q.right_open
    if p.c <= q.c and p.d <= q.d:
        return p.c, p.d, p.right_open
    if q.c <= p.c and q.d <= p.d:
        return q.c, q.d, q.right_open
    return None


def _looser_right(p: Trapezoid, q: Trapezoid) -> tuple[float, float, bool] | None:
    """The same of the pointwise maximum."""
    if p.c == q.c and p.d == q.d:
        return p.c, p.d, p.right_open and q.right_open
    if p.c >= q.c and p.d >= q.d:
        return p.c, p.d, p.right_open
    if q.c >= p.c and q.d >= p.d:
        return q.c, q.d, q.right_open
    return None
