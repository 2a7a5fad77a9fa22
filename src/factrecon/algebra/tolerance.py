"""What words mean: from a number and the words around it to a trapezoid.

One frozen `Tolerance` holds every margin. The margins are judgement checked against labelled
pairs of news sentences (see `docs/tolerance.md`); a newsroom that reads words otherwise passes its
own.
"""

from __future__ import annotations

import hashlib
from decimal import Context, Decimal

from attrs import asdict, frozen

from factrecon.algebra.trapezoid import INFINITY, Trapezoid, point
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
    (74500, 75500)
    >>> DEFAULT.number(13_600_000)
    Trapezoid(13550000, 13550000, 13650000, 13650000, right_open=True)
    >>> DEFAULT.number(75000, modifier="more than")
    Trapezoid(75000, 75000, inf, inf, left_open=True)
    >>> DEFAULT.number(5, modifier="more than")
    Trapezoid(6, 6, inf, inf)
    """

    bare: float = 0.05
    """Cap on the halo of an unhedged round number; its last significant digit usually binds first."""
    rounding: float = 0.01
    """A number whose last digit's place is at most this share of it says as much as what rounds to it."""
    about_core: float = 0.05
    about_core_cap: float = 0.10
    about_support: float = 0.10
    about_support_cap: float = 0.20
    """An approximator widens by these shares, or by the last digit's place up to the caps."""
    nearly_core: float = 0.05
    nearly_support: float = 0.10
    just_over_core: float = 0.10
    just_over_support: float = 0.20
    up_to_core: float = 0.5
    """"Up to n" is fully possible from this share of n."""
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
        signed: bool = False,
    ) -> Trapezoid:
        """The set of numbers meant by `nominal` with a modifier of `MODIFIERS`.

        `count` says that only whole things are meant (people, votes), so that small or non-round
        numbers are exact. `grain` is the place value of the last significant digit as said (1,000
        in "75,000", 0.01 in "3.50"); without it, it is read off the number. `upper` is the other
        end of a range. `signed` says that the scale goes on below 0 (temperatures, changes), so
        that "at most 5" has no lower end. Ends are reckoned in decimal, so that the upper end of
        "13.6 million" is the lower end of "13.7 million".

        Raises `InvalidValue` for an unknown modifier, NaN, infinities and numbers beyond 1e30.
        """
        n = _checked(nominal)
        if modifier == "range":
            if upper is None:
                raise InvalidValue("a range needs its upper end")
            low, high = (self._said(x, grain, count) for x in sorted((n, _checked(upper))))
            return _shape(
                low.n - low.halo, low.n - low.core, high.n + high.core, high.n + high.halo, right_open=bool(high.core)
            )
        said = self._said(n, grain, count)
        if modifier in _MIRRORED and n < 0:
            return -self._worded(modifier, self._said(-n, grain, count), count=count, signed=signed)
        return self._worded(modifier, said, count=count, signed=signed)

    def _worded(self, modifier: str | None, said: _Said, *, count: bool, signed: bool) -> Trapezoid:
        """A number with its modifier; `_MIRRORED` ones have been turned to the right of 0."""
        n, size, h, r = said.n, abs(said.n), said.halo, said.core
        whole = count and not h  # only n itself, or the next whole number
        floor = None if signed or n < 0 else _ZERO
        if modifier is None:
            return _shape(n - h, n - r, n + r, n + h, right_open=bool(r))
        if modifier == "exactly":
            return _shape(n, n, n, n)
        if modifier == "about":
            core = max(_share(self.about_core, size), min(said.grain / 2, _share(self.about_core_cap, size)))
            support = max(_share(self.about_support, size), min(said.grain, _share(self.about_support_cap, size)))
            if count and size >= 5:
                core, support = max(core, _ONE), max(support, 2 * _ONE)
            return _shape(n - support, n - core, n + core, n + support, floor=floor)
        if modifier == "more than":
            low = n + 1 if whole else n
            return _shape(low, low, None, None, left_open=not whole)
        if modifier == "just over":
            low = n + 1 if whole else n
            core, support = _share(self.just_over_core, n), _share(self.just_over_support, n)
            if not whole and not n:
                raise InvalidValue("just over 0 says nothing of how far over")
            return _shape(low, low, max(low, n + core), max(low, n + support), left_open=not whole)
        if modifier == "at least":
            return _shape(n - h, n - r, None, None)
        if modifier == "nearly":
            core, support = _share(self.nearly_core, n), _share(self.nearly_support, n)
            if whole and n >= 1:
                core, support = max(core, _ONE), max(support, _ONE)
            return _shape(n - support, n - core, n + r, n + h, right_open=bool(r), floor=floor)
        if modifier == "fewer than":
            if count and not n:
                raise InvalidValue("fewer than 0 leaves no count that could be meant")
            floor = floor if n else None
            high = n - 1 if whole else n
            low_end = None if floor is None else min(floor, high)
            return _shape(low_end, low_end, high, high, right_open=not whole)
        if modifier == "up to":
            return _shape(_ZERO, _share(self.up_to_core, n), n + r, n + h, right_open=bool(r))
        if modifier == "at most":
            return _shape(floor, floor, n + r, n + h, right_open=bool(r))
        raise InvalidValue(f"unknown modifier {modifier!r}; known: {', '.join(MODIFIERS)}")

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
        if _checked(nominal) < 0:
            raise InvalidValue(f"a duration cannot be negative: {nominal} {unit}s")
        if modifier == "range":
            if upper is None:
                raise InvalidValue("a range needs its upper end")
            (low, _, low_far), (high, _, high_far) = (self._length(x, unit) for x in sorted((nominal, _checked(upper))))
            return Trapezoid(low - low_far, low, high, high + high_far)
        n, near, far = self._length(nominal, unit)
        if n == 0:
            return point(0)
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

    def _length(self, nominal: float, unit: str) -> tuple[float, float, float]:
        """A length in seconds, and how far it may be off: by half a sub-unit, and by one."""
        number, coarser = _coarser(nominal, unit)
        n, sub = number * UNIT_SECONDS[coarser], SUB_UNIT[coarser]
        near = max(sub / 2, self.duration_core * n)
        far = max(sub, self.duration_support * n)
        return n, min(near, n / 2), min(far, n)

    def _said(self, number: float, grain: float | None, count: bool) -> _Said:
        """A number in decimal, with how far it may be off: half its last digit's place, at most 5 %."""
        n = _decimal(number)
        g = _decimal(granularity(number) if grain is None else grain)
        if count and (abs(n) < 10 or g < 10) and n == n.to_integral_value():
            return _Said(n, g, _ZERO, _ZERO)
        h = min(g / 2, _share(self.bare, abs(n)))
        return _Said(n, g, h, h if g <= _share(self.rounding, abs(n)) else _ZERO)


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
    if isinstance(n, bool) or not isinstance(n, (int, float)) or n != n:
        raise InvalidValue(f"not a finite number: {n!r:.40}")
    if abs(n) > MAX_NUMBER:  # before anything makes a float of it, which an integer of 400 digits is too large for
        raise InvalidValue(f"a number beyond {MAX_NUMBER:.0e} is refused")
    return n


def _coarser(n: float, unit: str) -> tuple[float, str]:
    if unit == "hour" and n >= 24 and n % 24 == 0:
        return n / 24, "day"
    if unit == "month" and n >= 12 and n % 12 == 0:
        return n / 12, "year"
    return n, unit


@frozen
class _Said:
    """A number in decimal: its last digit's place, its halo `h`, and its rounding core `r`."""

    n: Decimal
    grain: Decimal
    halo: Decimal
    core: Decimal


_ZERO, _ONE = Decimal(0), Decimal(1)
_MIRRORED = ("just over", "nearly", "up to")
"""Modifiers that speak of the size: "nearly -4" is the mirror of "nearly 4"."""


def _decimal(number: float) -> Decimal:
    """The number as its digits say, without what binary arithmetic left behind the fifteenth."""
    return Decimal(number) if isinstance(number, int) else _FIFTEEN.create_decimal(repr(number))


_FIFTEEN = Context(prec=15)


def _share(share: float, of: Decimal) -> Decimal:
    return Decimal(repr(share)) * of


def _shape(
    a: Decimal | None,
    b: Decimal | None,
    c: Decimal | None,
    d: Decimal | None,
    *,
    left_open: bool = False,
    right_open: bool = False,
    floor: Decimal | None = None,
) -> Trapezoid:
    """A trapezoid of decimal bounds, cut at the floor; a bound that is None is without end."""
    if floor is not None and a is not None and b is not None:
        a, b = max(a, floor), max(b, floor)
    low = (-INFINITY, -INFINITY) if a is None or b is None else (_plain(a), _plain(b))
    high = (INFINITY, INFINITY) if c is None or d is None else (_plain(c), _plain(d))
    point = (
        low[1] == high[0]
    )  # of a number with more digits than a float has, the core is a point, which has no open end
    return Trapezoid(*low, *high, left_open and not point, right_open and not point)


def _plain(number: Decimal) -> float:
    return int(number) if number == number.to_integral_value() and abs(number) < 10**15 else float(number)
