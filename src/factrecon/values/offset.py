"""A distance in time from an event: "one week after the strike"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from factrecon.algebra.trapezoid import Scores
from factrecon.errors import InvalidValue
from factrecon.values.duration import Duration
from factrecon.values.encoding import shown
from factrecon.values.time import Time

DIRECTIONS = ("after", "before")
SIDES = ("start", "end")


@frozen
class Offset:
    """A duration before or after one side of an anchor event.

    It stays symbolic until the anchor's time is known (`resolve`). `anchor` names the event: the
    words as read, or the event's id once matched. Two offsets compare directly only on the same
    anchor, side and direction.

    >>> week = Offset(Duration.of(1, "week"), "after", "the strike", "end")
    >>> week.resolve(Time.day(2023, 10, 6)).start
    datetime.datetime(2023, 10, 12, 12, 0)
    """

    duration: Duration
    direction: str
    anchor: str
    side: str = "start"
    text: str = field(default="", eq=False)

    kind = "offset"

    def __attrs_post_init__(self) -> None:
        if self.direction not in DIRECTIONS:
            raise InvalidValue(f"an offset is 'after' or 'before', not {self.direction!r}")
        if self.side not in SIDES:
            raise InvalidValue(f"an anchor's side is 'start' or 'end', not {self.side!r}")

    def resolve(self, anchor: Time) -> Time:
        """The time meant, once the anchor's side has one: the sum of the two trapezoids."""
        length = self.duration.shape
        shape = anchor.shape + (length if self.direction == "after" else -length)
        return Time(shape, "day", None, self.duration.modifier, self.text)

    def scores(self, other: Any) -> Scores | None:
        """The four numbers against an offset from the same side of the same anchor, else None."""
        if not isinstance(other, Offset):
            return None
        same = (self.direction, self.anchor, self.side) == (other.direction, other.anchor, other.side)
        return self.duration.scores(other.duration) if same else None

    def to_json(self) -> dict[str, Any]:
        """The value as the report has it."""
        return {
            "kind": self.kind,
            "duration": self.duration.to_json(),
            "direction": self.direction,
            "anchor": self.anchor,
            "side": self.side,
            "text": self.text,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Offset:
        """The inverse of `to_json`; raises `InvalidValue`."""
        try:
            duration = Duration.from_json(data["duration"])
            return cls(
                duration, data["direction"], str(data["anchor"]), data.get("side", "start"), str(data.get("text", ""))
            )
        except (KeyError, TypeError) as error:
            raise InvalidValue(f"not an offset: {shown(data)} ({error})") from error
