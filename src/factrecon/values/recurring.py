"""A time of which the calendar knows only a part: a Friday, a June 28, two in the afternoon, of a day that nobody
names.

Two undated articles say "Friday" and "Thursday": whatever the week, they do not mean one day. So what is known of the
calendar is a set of instants like any other, the one that recurs; a day with its date may lie in it or not.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from factrecon.algebra.trapezoid import INFINITY, SAME, Scores, Trapezoid, scores_from
from factrecon.errors import InvalidValue
from factrecon.values.encoding import shown

__all__ = ["Recurring"]

_DAY = 86400
_EPOCH = date(1970, 1, 1)
_LONGEST = 400  # days that are looked at one by one; a longer stretch holds every day of the year


def _pair(hours: Any) -> tuple[int, int] | None:
    return None if hours is None else (int(hours[0]), int(hours[1]))


@frozen
class Recurring:
    """What is known of a time whose date is not: month, day of the month, weekday (Monday is 0), seconds of the day.

    `hours` is half-open and may run into the next day ("Saturday night"). Where nothing is known ("last week"), the
    `words` tell it from others, and it contradicts nothing.

    >>> friday = Recurring(weekday=4)
    >>> (friday.against(Recurring(weekday=3)).contradiction,
    ...     Recurring(weekday=4, hours=(21600, 43200)).against(friday).forward)
    (1.0, 1.0)
    """

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hours: tuple[int, int] | None = field(default=None, converter=_pair)
    words: str = ""

    def __attrs_post_init__(self) -> None:
        known = ((self.month, 1, 12), (self.day, 1, 31), (self.weekday, 0, 6))
        if any(x is not None and not low <= x <= high for x, low, high in known):
            raise InvalidValue(f"no month, day or weekday of the calendar: {self}")
        if self.hours is not None and not 0 <= self.hours[0] < self.hours[1] <= self.hours[0] + _DAY <= 2 * _DAY:
            raise InvalidValue(f"hours are seconds of one day, from and until: {self.hours}")

    @property
    def is_known(self) -> bool:
        """Whether the calendar knows anything of it."""
        return (self.month, self.day, self.weekday, self.hours) != (None, None, None, None)

    def against(self, other: Recurring) -> Scores:
        """The four numbers against another such time."""
        if self == other:
            return SAME
        if not self._meets(other):
            return scores_from(0.0, 0.0, 0.0)
        return scores_from(1.0, float(self._within(other)), float(other._within(self)))

    def against_dated(self, shape: Trapezoid) -> Scores:
        """The four numbers against a known stretch of time, in seconds since 1970."""
        if not self.is_known or not shape.is_bounded or shape.d - shape.a > _LONGEST * _DAY:
            return scores_from(1.0, 0.0, 0.0)
        possible, inside = 0.0, 0.0
        first = _EPOCH.toordinal() + int(shape.a // _DAY) - 1
        last = first + int((shape.d - shape.a) // _DAY) + 2
        for number in range(max(1, first), min(last, date.max.toordinal()) + 1):
            day = date.fromordinal(number)
            if self._holds(day):
                start = (day - _EPOCH).days * _DAY
                low, high = self.hours or (0, _DAY)
                stretch = Trapezoid(start + low, start + low, start + high, start + high, right_open=True)
                possible = max(possible, shape.possibility(stretch))
                before = Trapezoid(-INFINITY, -INFINITY, start + low, start + low, right_open=True)
                after = Trapezoid(start + high, start + high, INFINITY, INFINITY)
                inside = max(inside, 1.0 - max(shape.possibility(before), shape.possibility(after)))
        return scores_from(possible, 0.0, inside)

    def _holds(self, day: date) -> bool:
        wanted = ((self.month, day.month), (self.day, day.day), (self.weekday, day.weekday()))
        return all(x is None or x == y for x, y in wanted)

    def _meets(self, other: Recurring) -> bool:
        if self.month is not None and other.month is not None and self.month != other.month:
            return False  # a night at the end of a month aside
        mine, theirs = self.hours or (0, _DAY), other.hours or (0, _DAY)
        # The night of a Saturday runs into Sunday: hours are laid side by side on the days that both can mean.
        return any(
            _overlap(mine, (theirs[0] + later * _DAY, theirs[1] + later * _DAY))
            for later in (-1, 0, 1)
            if self._days_before(other, later)
        )

    def _days_before(self, other: Recurring, later: int) -> bool:
        """Whether the other's day can be so many days after this one's."""
        if self.weekday is not None and other.weekday is not None and (other.weekday - self.weekday - later) % 7:
            return False
        return self.day is None or other.day is None or other.day - self.day == later

    def _within(self, other: Recurring) -> bool:
        pairs = ((self.month, other.month), (self.day, other.day), (self.weekday, other.weekday))
        if not other.is_known or any(y is not None and x != y for x, y in pairs):
            return False
        if other.hours is None:
            return self.hours is None or self.hours[0] < _DAY  # the night of a Saturday is told of that day
        return self.hours is not None and other.hours[0] <= self.hours[0] and self.hours[1] <= other.hours[1]

    def to_json(self) -> dict[str, Any]:
        """What is known of it."""
        out = {"month": self.month, "day": self.day, "weekday": self.weekday, "words": self.words or None}
        made: dict[str, Any] = {k: v for k, v in out.items() if v is not None}
        return made | ({"hours": list(self.hours)} if self.hours else {})

    @classmethod
    def from_json(cls, data: Any) -> Recurring:
        """The inverse of `to_json`; raises `InvalidValue`."""
        if not isinstance(data, Mapping):
            raise InvalidValue(f"not what recurs of a time: {shown(data)}")
        try:
            month, day, weekday = (None if data.get(k) is None else int(data[k]) for k in ("month", "day", "weekday"))
            return cls(month, day, weekday, data.get("hours"), str(data.get("words") or ""))
        except (TypeError, ValueError, IndexError, KeyError) as error:
            raise InvalidValue(f"not what recurs of a time: {shown(data)} ({error})") from error


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]
