"""What words mean: from a number and the words around it to a trapezoid.

One frozen `Tolerance` holds every margin. The margins are judgement checked against labelled
pairs of news sentences (see `docs/tolerance.md`); a newsroom that reads words otherwise passes its
own.
"""

from __future__ import annotations

import hashlib
import math
from decimal import Decimal

from attrs import asdict, frozen

from factrecon.algebra.trapezoid import INFINITY, Trapezoid, interval, point
from factrecon.errors import InvalidValue

MODIFIERS = (
    "exactly",
    "about",
    "more than",
    "just over",
    "at least",
    "nearly",
    "fewer than",
    "up to",
    "at most",
    "range",
    "indefinite",
)
"""The canonical modifiers; language maps "some", "topping", "no fewer than" ... onto them."""

INDEFINITE: dict[str, tuple[float, float, float, float]] = {
    "couple": (2, 2, 2, 3),
    "pair": (2, 2, 2, 2),
    "few": (2, 3, 5, 6),
    "handful": (2, 3, 6, 9),
    "several": (3, 3, 7, 9),
    "dozen": (11, 12, 12, 13),
    "half dozen": (5, 6, 6, 7),
    "dozens": (12, 24, 99, 200),
    "scores": (20, 40, 99, 200),
    "hundreds": (100, 200, 1_999, 10_000),
    "thousands": (1_000, 2_000, 99_999, 1_000_000),
    "tens of thousands": (10_000, 20_000, 99_999, 200_000),
    "hundreds of thousands": (100_000, 200_000, 999_999, 10_000_000),
    "millions": (1_000_000, 2_000_000, 99_000_000, 1_000_000_000),
    "tens of millions": (10_000_000, 20_000_000, 99_999_999, 200_000_000),
    "hundreds of millions": (1e8, 2e8, 999_999_999, 1e10),
    "billions": (1e9, 2e9, 99e9, 1e12),
    "tens of billions": (1e10, 2e10, 99e9, 2e11),
    "hundreds of billions": (1e11, 2e11, 999e9, 1e13),
    "trillions": (1e12, 2e12, 99e12, 1e15),
}
"""Support and core `(a, b, c, d)` of words that name no number."""

SHARES: dict[str, tuple[float, float, float, float]] = {
    "half": (0.45, 0.48, 0.52, 0.55),
    "most": (0.5, 0.6, 0.9, 1.0),
    "majority": (0.5, 0.5, 0.75, 1.0),
}
"""Shares of a whole, as fractions of it."""

SECOND, MINUTE, HOUR, DAY, WEEK = 1, 60, 3600, 86400, 604800
MONTH = 2629800  # 30.4375 days
YEAR = 31557600  # 365.25 days
UNIT_SECONDS: dict[str, int] = {
    "second": SECOND,
    "minute": MINUTE,
    "hour": HOUR,
    "day": DAY,
    "week": WEEK,
    "fortnight": 2 * WEEK,
    "month": MONTH,
    "quarter": 3 * MONTH,
    "year": YEAR,
    "decade": 10 * YEAR,
    "century": 100 * YEAR,
}
SUB_UNIT: dict[str, int] = {
    "second": SECOND,
    "minute": 10 * SECOND,
    "hour": 10 * MINUTE,
    "day": 3 * HOUR,
    "week": DAY,
    "fortnight": DAY,
    "month": WEEK,
    "quarter": WEEK,
    "year": MONTH,
    "decade": YEAR,
    "century": 10 * YEAR,
}
"""How finely a duration in a unit is meant, in seconds."""

MAX_NUMBER = 1e30
"""Beyond this no news counts; it keeps hostile digits away from the algebra."""


@frozen(kw_only=True)
class Tolerance:
    """Every margin, as fractions of the number unless said otherwise.

    >>> DEFAULT.number(75000).support
    (74500.0, 75500.0)
    >>> DEFAULT.number(75000, modifier="more than")
    Trapezoid(75000, 75250.0, inf, inf)
    >>> DEFAULT.number(5, modifier="more than")
    Trapezoid(6, 6, inf, inf)
    """

    bare: float = 0.05
    """Cap on the halo of an unhedged round number; its last significant digit usually binds first."""
    about_core: float = 0.05
    about_core_cap: float = 0.10
    about_support: float = 0.10
    about_support_cap: float = 0.20
    """An approximator widens by these shares, or by the last digit's place up to the caps."""
    nearly_core: float = 0.05
    nearly_support: float = 0.10
    just_over_core: float = 0.05
    just_over_support: float = 0.10
    up_to_core: float = 0.5
    """"Up to n" is fully possible from this share of n."""
    fraction: float = 0.05
    """Halo of a fraction in words ("a third")."""
    duration_core: float = 0.025
    duration_support: float = 0.05
    """Least margins of a duration, which otherwise is meant to half a sub-unit and to one."""

    @property
    def name(self) -> str:
        """How comparisons name these margins: `default`, or a short hash of the margins.

        >>> DEFAULT.name
        'default'
        """
        if self == DEFAULT:
            return "default"
        text = ",".join(f"{k}={v!r}" for k, v in sorted(asdict(self).items()))
        return "custom-" + hashlib.blake2b(text.encode(), digest_size=4).hexdigest()

    def number(
        self,
        nominal: float,
        *,
        modifier: str | None = None,
        upper: float | None = None,
        count: bool = True,
        grain: float | None = None,
        cap: float | None = None,
    ) -> Trapezoid:
        """The set of numbers meant by `nominal` with a modifier of `MODIFIERS`.

        `count` says that only whole things are meant (people, votes), so that small or non-round
        numbers are exact. `grain` is the place value of the last significant digit as said (1,000
        in "75,000", 0.01 in "3.50"); without it, it is read off the number. `upper` is the other
        end of a range. `cap` replaces `bare` (5 % for fractions in words needs none).

        Raises `InvalidValue` for an unknown modifier, NaN, infinities and numbers beyond 1e30.
        """
        n = _checked(nominal)
        g = granularity(n) if grain is None else grain
        if modifier == "range":
            if upper is None:
                raise InvalidValue("a range needs its upper end")
            low, high = sorted((n, _checked(upper)))
            low_margin = self._halo(low, granularity(low) if grain is None else g, count, cap)
            high_margin = self._halo(high, granularity(high) if grain is None else g, count, cap)
            return _floor(Trapezoid(low - low_margin, low, high, high + high_margin), count and low >= 0)
        h = self._halo(n, g, count, cap)
        exact_count = count and h == 0
        size = abs(n)
        if modifier is None:
            shape = Trapezoid(n - h, n, n, n + h) if h else point(n)
        elif modifier == "exactly":
            shape = point(n)
        elif modifier == "about":
            core = max(self.about_core * size, min(g / 2, self.about_core_cap * size))
            support = max(self.about_support * size, min(g, self.about_support_cap * size))
            if count and size >= 5:
                core, support = max(core, 1), max(support, 2)
            shape = Trapezoid(n - support, n - core, n + core, n + support)
        elif modifier == "more than":
            shape = (
                interval(n + 1, INFINITY)
                if exact_count
                else Trapezoid(n, n + h / 2, INFINITY, INFINITY, left_open=True)
            )
        elif modifier == "just over":
            core = max(self.just_over_core * size, h)
            support = max(self.just_over_support * size, 2 * h)
            low = 1 if exact_count else h / 2
            high = max(core, low)
            shape = Trapezoid(n + (low if exact_count else 0), n + low, n + high, n + max(support, high))
        elif modifier == "at least":
            shape = Trapezoid(n - h, n, INFINITY, INFINITY)
        elif modifier == "nearly":
            shape = Trapezoid(n - self.nearly_support * size, n - self.nearly_core * size, n, n + h)
        elif modifier == "fewer than":
            if n == 0 and count:
                raise InvalidValue("fewer than 0 leaves no count that could be meant")
            bottom = 0 if n > 0 else -INFINITY
            if exact_count and n > 0:
                shape = interval(min(bottom, n - 1), n - 1)
            else:
                top = n - h / 2
                shape = Trapezoid(min(bottom, top), min(bottom, top), top, n, right_open=True)
        elif modifier == "up to":
            low, start = sorted((0.0, n * self.up_to_core))
            shape = Trapezoid(min(low, n), min(start, n), max(n, start), max(n, start) + h)
        elif modifier == "at most":
            bottom = min(0.0, n) if n >= 0 else -INFINITY
            shape = Trapezoid(bottom, bottom, n, n + h)
        else:
            raise InvalidValue(f"unknown modifier {modifier!r}; known: {', '.join(MODIFIERS)}")
        return _floor(shape, count and n >= 0)

    def indefinite(self, word: str) -> Trapezoid:
        """The set meant by "dozens", "several", "tens of thousands" (keys of `INDEFINITE`).

        >>> DEFAULT.indefinite("dozens").core
        (24, 99)
        """
        if word not in INDEFINITE:
            raise InvalidValue(f"unknown indefinite quantity {word!r}; known: {', '.join(INDEFINITE)}")
        return Trapezoid(*INDEFINITE[word])

    def share(self, word: str) -> Trapezoid:
        """The share of a whole meant by "half", "most", "majority", in percent.

        >>> DEFAULT.share("half").core
        (48.0, 52.0)
        """
        if word not in SHARES:
            raise InvalidValue(f"unknown share {word!r}; known: {', '.join(SHARES)}")
        return Trapezoid(*SHARES[word]).scale(100)

    def duration(
        self, nominal: float, unit: str, *, modifier: str | None = None, upper: float | None = None
    ) -> Trapezoid:
        """The set of lengths, in seconds, meant by "n units" with a modifier.

        Whole multiples of 24 hours are read as days, of 12 months as years.

        >>> DEFAULT.duration(72, "hour") == DEFAULT.duration(3, "day")
        True
        >>> [x / 86400 for x in DEFAULT.duration(1, "week", modifier="more than").support]
        [7.0, inf]
        """
        if unit not in UNIT_SECONDS:
            raise InvalidValue(f"unknown unit of time {unit!r}; known: {', '.join(UNIT_SECONDS)}")
        nominal, unit = _coarser(_checked(nominal), unit)
        if nominal < 0:
            raise InvalidValue(f"a duration cannot be negative: {nominal} {unit}s")
        n, sub = nominal * UNIT_SECONDS[unit], SUB_UNIT[unit]
        if n == 0:
            return point(0)
        near = max(sub / 2, self.duration_core * n)
        far = max(sub, self.duration_support * n)
        near, far = min(near, n / 2), min(far, n)
        if modifier == "range":
            if upper is None:
                raise InvalidValue("a range needs its upper end")
            top = _checked(upper) * UNIT_SECONDS[unit]
            low, high = min(n, top), max(n, top)
            return Trapezoid(low - min(far, low), low, high, high + far)
        if modifier is None:
            return Trapezoid(n - far, n - near, n + near, n + far)
        if modifier == "exactly":
            return point(n)
        if modifier == "about":
            return Trapezoid(max(0, n - 2 * far), n - far, n + far, n + 2 * far)
        if modifier == "more than":
            return Trapezoid(n, n + far, INFINITY, INFINITY, left_open=True)
        if modifier == "just over":
            return Trapezoid(n, n + near, n + 2 * far, n + 3 * far)
        if modifier == "at least":
            return Trapezoid(n - far, n, INFINITY, INFINITY)
        if modifier == "nearly":
            return Trapezoid(max(0, n - 2 * far), n - far, n, n + near)
        if modifier == "fewer than":
            return Trapezoid(0, 0, n - far, n, right_open=True) if far < n else Trapezoid(0, 0, n / 2, n)
        if modifier == "up to":
            return Trapezoid(0, n * self.up_to_core, n, n + far)
        if modifier == "at most":
            return Trapezoid(0, 0, n, n + far)
        raise InvalidValue(f"unknown modifier {modifier!r}; known: {', '.join(MODIFIERS)}")

    def durations(self, word: str, unit: str) -> Trapezoid:
        """The set of lengths, in seconds, meant by "several weeks", "a few days".

        >>> DEFAULT.durations("few", "day").core
        (259200, 432000)
        """
        return self.indefinite(word).scale(UNIT_SECONDS[unit])

    def _halo(self, n: float, g: float, count: bool, cap: float | None) -> float:
        """How far an unhedged number may be off: half its last digit's place, at most 5 %."""
        if count and (abs(n) < 10 or g < 10) and float(n).is_integer():
            return 0
        return min(g / 2, (self.bare if cap is None else cap) * abs(n))


DEFAULT = Tolerance()


def granularity(number: float) -> float:
    """The place value of the last significant digit of a number.

    >>> granularity(75000), granularity(20), granularity(23), granularity(3.65), granularity(0)
    (1000.0, 10.0, 1.0, 0.01, 1.0)
    """
    if not number:
        return 1.0
    exponent = Decimal(repr(number)).normalize().as_tuple().exponent
    return float(10.0 ** int(exponent))


def _checked(n: float) -> float:
    if isinstance(n, bool) or not isinstance(n, (int, float)) or not math.isfinite(n):
        raise InvalidValue(f"not a finite number: {n!r}")
    if abs(n) > MAX_NUMBER:
        raise InvalidValue(f"a number beyond {MAX_NUMBER:.0e} is refused")
    return n


def _coarser(n: float, unit: str) -> tuple[float, str]:
    if unit == "hour" and n >= 24 and n % 24 == 0:
        return n / 24, "day"
    if unit == "month" and n >= 12 and n % 12 == 0:
        return n / 12, "year"
    return n, unit


def _floor(shape: Trapezoid, wanted: bool) -> Trapezoid:
    """Counts and sizes are not negative: cut what a margin pushed below 0."""
    if not wanted or shape.a >= 0:
        return shape
    b = max(0.0, shape.b)
    return Trapezoid(0 if b >= 0 else b, b, max(b, shape.c), max(b, shape.d), right_open=shape.right_open)
