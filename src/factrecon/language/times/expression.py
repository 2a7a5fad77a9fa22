"""What a time expression says, before it is known when it was said."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

Form = Literal["calendar", "relative", "shift", "duration", "set", "reference"]
Anchor = Literal["published", "context", "event"]


@frozen
class Expression:
    """One expression, unresolved: `resolution.resolve` needs a publication date, and what precedes.

    - `calendar`: fields of the calendar, coarse ones maybe missing ("July 24", "Friday", "2003").
    - `relative`: a `unit` counted from the anchor's own ("last week" is `which` -1).
    - `shift`: `count` units before (`which` -1) or after (+1) the anchor: "two days ago".
    - `duration`: an amount; `which` set where it ends (-1) or starts (+1) at the anchor.
    - `set`: a recurring time. `reference`: PAST_REF, PRESENT_REF, FUTURE_REF.
    """

    form: Form
    unit: str = ""
    count: float | None = None
    count_to: float | None = None
    rest: tuple[tuple[float, str], ...] = ()
    which: int | None = None
    century: int | None = None
    decade: int | None = None
    year: int | None = None
    year_which: int | None = None
    week_which: int | None = None
    fiscal: bool = False
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    holiday: str | None = None
    daypart: str | None = None
    clock: tuple[int, ...] | None = None
    zone: int | None = None
    stamp: str | None = None
    mod: str | None = None
    anchor: Anchor = "published"
    base: Expression | None = None
    value: str = ""
