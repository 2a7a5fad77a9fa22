"""When something happened: an interval of instants, with the grain at which it was said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from attrs import evolve, field, frozen

from factrecon.algebra.trapezoid import INFINITY, UNRELATED, Scores, Trapezoid
from factrecon.errors import InvalidValue
from factrecon.values.encoding import shown, text_or_none
from factrecon.values.recurring import Recurring

GRAINS = (
    "century",
    "decade",
    "year",
    "half",
    "season",
    "quarter",
    "month",
    "week",
    "weekend",
    "day",
    "part of day",
    "hour",
    "minute",
    "second",
)
"""From coarse to fine."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = -62135596800.0, 253402300799.0  # the years 1 to 9999


def seconds_of(moment: date | datetime) -> float:
    """Seconds since 1970-01-01T00:00, local wall time taken as it stands; an aware time goes to UTC.

    >>> seconds_of(date(1970, 1, 2))
    86400.0
    """
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day)
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return (aware - _EPOCH).total_seconds()


def moment_of(seconds: float) -> datetime:
    """The inverse of `seconds_of`, naive; raises `InvalidValue` outside the years 1 to 9999.

    >>> moment_of(86400)
    datetime.datetime(1970, 1, 2, 0, 0)
    """
    try:
        return (_EPOCH + timedelta(seconds=seconds)).replace(tzinfo=None)
    except (OverflowError, ValueError) as error:
        raise InvalidValue(f"{seconds} seconds from 1970 lie outside the years 1 to 9999") from error


@frozen
class Time:
    """A trapezoid of instants in seconds since 1970, half-open at the right as days are.

    "Tuesday" leaves a day open, "early March" a stretch with soft edges. `grain` is one of
    `GRAINS`; `nominal` the ISO form as said; `alternatives` other readings with weights in (0, 1].
    Equal where the bounds are.

    >>> from attrs import evolve
    >>> one = Time.between(datetime(2024, 4, 23, 18, 4), datetime(2024, 4, 23, 18, 5), grain="minute")
    >>> other = Time.between(datetime(2024, 4, 23, 13, 4), datetime(2024, 4, 23, 13, 5), grain="minute")
    >>> evolve(one, zone=0).scores(evolve(other, zone=-300)).agreement
    1.0
    >>> Time.day(2023, 10, 7).scores(Time.between(datetime(2023, 10, 7, 6), datetime(2023, 10, 7, 7))).agreement
    1.0
    """

    shape: Trapezoid
    grain: str = field(default="day", eq=False)
    nominal: str | None = field(default=None, eq=False, converter=text_or_none)
    modifier: str | None = field(default=None, eq=False, converter=text_or_none)
    text: str = field(default="", eq=False)
    alternatives: tuple[tuple[Time, float], ...] = field(default=(), eq=False)
    recurring: Recurring | None = None
    """What the calendar knows of it where its date is not known; then the shape is without ends."""
    zone: int | None = None
    """Minutes east of UTC of the clock it is told by, where a zone is named; the shape is what that clock shows."""

    kind = "time"

    def __attrs_post_init__(self) -> None:
        for bound in (self.shape.a, self.shape.d):
            if not (_FIRST <= bound <= _LAST or bound in (INFINITY, -INFINITY)):
                raise InvalidValue(f"{bound} seconds from 1970 lie outside the years 1 to 9999")

    @property
    def is_known(self) -> bool:
        """Whether it is more than some time: dated at both ends, or a part of the calendar is known of it."""
        return self.shape.is_bounded or (self.recurring is not None and self.recurring.is_known)

    def excludes(self, other: Time) -> bool:
        """Whether no moment can be both, a Friday and a Tuesday of papers without a date too.

        >>> Time.day(2024, 3, 1).excludes(Time.undated(Recurring(weekday=0)))
        True
        """
        scores = self.scores(other)
        return scores is not None and scores.contradiction == 1.0

    def widened(self, seconds: float) -> Time:
        """The same with softer edges: so much further on either side is possible, within the calendar.

        >>> Time.day(2024, 5, 7).widened(43200).scores(Time.day(2024, 5, 8)).contradiction < 1
        True
        """
        shape = self.shape
        low, high = max(_FIRST, shape.a - seconds), min(_LAST, shape.d + seconds)
        return evolve(self, shape=Trapezoid(min(low, shape.a), shape.b, shape.c, max(high, shape.d)))

    @classmethod
    def undated(cls, recurring: Recurring, *, grain: str = "day", text: str = "", nominal: str | None = None) -> Time:
        """A time of which only a part is known: a Friday, some June 28.

        >>> friday = Time.undated(Recurring(weekday=4), text="Friday")
        >>> friday.scores(Time.day(2024, 3, 1)).backward, friday.scores(Time.day(2024, 3, 2)).contradiction
        (1.0, 1.0)
        """
        shape = Trapezoid(-INFINITY, -INFINITY, INFINITY, INFINITY)
        return cls(shape, grain, nominal, None, text, (), recurring)

    @classmethod
    def day(cls, year: int, month: int, day: int, *, text: str = "") -> Time:
        """One day; raises `InvalidValue` for a date that is not in the calendar."""
        try:
            start = date(year, month, day)
            following = start + timedelta(days=1)
        except (OverflowError, TypeError, ValueError) as error:
            raise InvalidValue(f"no such day: {year}-{month}-{day} ({error})") from error
        return cls.between(start, following, text=text, nominal=start.isoformat())

    @classmethod
    def between(
        cls,
        start: date | datetime | None,
        end: date | datetime | None,
        *,
        grain: str = "day",
        text: str = "",
        nominal: str | None = None,
        modifier: str | None = None,
        halo: float = 0,
        alternatives: tuple[tuple[Time, float], ...] = (),
    ) -> Time:
        """From `start` until just before `end`; None leaves a side open; `halo` seconds soften both."""
        low = -INFINITY if start is None else seconds_of(start)
        high = INFINITY if end is None else seconds_of(end)
        shape = Trapezoid(low - halo, low, high, high + halo, right_open=not halo)
        text = text or nominal or (start.isoformat() if start else "")
        return cls(shape, grain, nominal, modifier, text, alternatives)

    @property
    def start(self) -> datetime | None:
        """The first instant of the core, None if it is open."""
        return None if self.shape.b == -INFINITY else moment_of(self.shape.b)

    @property
    def end(self) -> datetime | None:
        """The end of the core, itself excluded for calendar periods, None if it is open."""
        return None if self.shape.c == INFINITY else moment_of(self.shape.c)

    def scores(self, other: Any) -> Scores | None:
        """The four numbers against another time, None against anything else."""
        if not isinstance(other, Time):
            return None
        if self.recurring is not None and other.recurring is not None:
            return self.recurring.against(other.recurring)
        if self.recurring is not None:
            return self.recurring.against_dated(other.shape)
        if other.recurring is not None:
            scores = other.recurring.against_dated(self.shape)
            return scores._replace(forward=scores.backward, backward=scores.forward)
        if self.zone is not None and other.zone is not None:
            return (self.shape - 60 * self.zone).compare(other.shape - 60 * other.zone)
        scores = _of_its_day(self, other).compare(_of_its_day(other, self))
        if scores.contradiction and (self.zone is None) != (other.zone is None) and self._is_near(other):
            return UNRELATED  # one clock names its zone and the other does not: they may show one moment
        return scores

    def _is_near(self, other: Time) -> bool:
        """Whether two clock times lie no further apart than two clocks can."""
        if self.grain not in _CLOCKS or other.grain not in _CLOCKS:
            return False
        return self.shape.b - other.shape.c <= _FURTHEST and other.shape.b - self.shape.c <= _FURTHEST

    def to_json(self) -> dict[str, Any]:
        """The value as the report has it: ISO bounds, half-open."""
        s = self.shape
        out: dict[str, Any] = {
            "kind": self.kind,
            "core": [_iso(s.b), _iso(s.c)],
            "support": [_iso(s.a), _iso(s.d)],
            "grain": self.grain,
            "text": self.text,
        }
        if s.open != (False, True):
            out["open"] = list(s.open)
        if self.nominal:
            out["nominal"] = self.nominal
        if self.modifier:
            out["modifier"] = self.modifier
        if self.recurring is not None:
            out["recurring"] = self.recurring.to_json()
        if self.zone is not None:
            out["zone"] = self.zone
        if self.alternatives:
            out["alternatives"] = [{"value": t.to_json(), "weight": w} for t, w in self.alternatives]
        return out

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Time:
        """The inverse of `to_json`; raises `InvalidValue`."""
        try:
            (b, c), (a, d) = data["core"], data["support"]
            left, right = data.get("open") or (False, True)
            shape = Trapezoid(
                _parsed(a, -INFINITY),
                _parsed(b, -INFINITY),
                _parsed(c, INFINITY),
                _parsed(d, INFINITY),
                bool(left),
                bool(right),
            )
            others = data.get("alternatives") or ()
            alternatives = tuple((cls.from_json(x["value"]), float(x["weight"])) for x in others)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise InvalidValue(f"not a time with core and support: {shown(data)} ({error})") from error
        return cls(
            shape,
            str(data.get("grain", "day")),
            data.get("nominal"),
            data.get("modifier"),
            str(data.get("text", "")),
            alternatives,
            Recurring.from_json(data["recurring"]) if data.get("recurring") is not None else None,
            _zone(data.get("zone")),
        )


def _zone(said: Any) -> int | None:
    if said is None:
        return None
    if isinstance(said, bool) or not isinstance(said, int) or abs(said) > 24 * 60:
        raise InvalidValue(f"not minutes east of UTC: {shown(said)}")
    return said


def _of_its_day(time: Time, other: Time) -> Trapezoid:
    """The shape of a time beside another: the night of a Tuesday, which runs into Wednesday, is told of the Tuesday."""
    shape, day = time.shape, other.shape
    if time.grain != "part of day" or other.grain != "day" or not day.b <= shape.b < day.c < shape.c:
        return shape
    return Trapezoid(min(shape.a, day.c), min(shape.b, day.c), day.c, day.c, shape.left_open, True)


_CLOCKS = frozenset({"hour", "minute", "second"})
_FURTHEST = 26 * 3600
"""Seconds between what two clocks of the world can show at one moment."""


def _iso(seconds: float) -> str | None:
    if seconds in (INFINITY, -INFINITY):
        return None
    moment = moment_of(seconds)
    if moment.microsecond:
        return moment.isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _parsed(text: str | None, infinity: float) -> float:
    if text is None:
        return infinity
    return seconds_of(datetime.fromisoformat(text))
