"""Distances in time, checked: does "one week after the strike" fit the dates that others give?

An offset names an event, an anchor and a length. Where the sources date both, the length between the
two dates is a trapezoid too, and the two are compared like any other values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from attrs import evolve, frozen

from factrecon.algebra.trapezoid import Trapezoid
from factrecon.answers import in_words
from factrecon.comparison import HARMLESS, IMPOSSIBLE
from factrecon.model import Claim
from factrecon.values import Offset, Time
from factrecon.verdicts.verdict import Verdict

_ASKED = re.compile(r"(?P<of>[a-z]+) (?P<direction>after|before) (?P<anchor>\S+) (?P<point>[a-z]+)")
_INSTEAD = {
    "time": ("time", "date", "start"),
    "start": ("start", "date", "time"),
    "end": ("end",),
    "date": ("date", "time"),
    "breakdown": ("breakdown",),
    "resumption": ("resumption",),
    "expiry": ("expiry", "time"),
}
"""Under which attributes the date of a point may be told."""


@frozen(kw_only=True)
class Distance:
    """What the dates say of a stated distance.

    `possibility`, in [0, 1], is how far the stated length and the length between the dates can be one;
    `reason` says so in words.
    """

    question: str
    claim: str
    possibility: float
    start: Time
    end: Time
    reason: str
    dates: tuple[str, str] = ("", "")
    """The claims that give the two dates, by id."""

    @property
    def holds(self) -> bool:
        """Whether nothing speaks against it."""
        return 1 - self.possibility <= HARMLESS

    @property
    def fails(self) -> bool:
        """Whether the dates rule it out."""
        return self.possibility <= IMPOSSIBLE

    def to_json(self) -> dict[str, Any]:
        """The check as the report has it."""
        return {
            "possibility": round(self.possibility, 4),
            "from": self.start.to_json(),
            "to": self.end.to_json(),
            "reason": self.reason,
        }


def check_distances(verdicts: Sequence[Verdict]) -> Mapping[str, Distance]:
    """The checks of all stated distances whose two ends are dated, by question id."""
    dated: dict[tuple[str, str], Claim] = {}
    for verdict in verdicts:
        if verdict.best is not None and isinstance(when := verdict.best.value, Time) and when.shape.is_bounded:
            dated[verdict.question.subject_key, verdict.question.attribute] = verdict.best
    out: dict[str, Distance] = {}
    for verdict in verdicts:
        best, asked = verdict.best, _ASKED.fullmatch(verdict.question.attribute)
        if best is None or not isinstance(best.value, Offset) or asked is None:
            continue
        target = _date(dated, verdict.question.subject_key, asked["of"])
        anchor = _date(dated, asked["anchor"], asked["point"])
        if target is None or anchor is None:
            continue
        first, second = (anchor, target) if asked["direction"] == "after" else (target, anchor)
        assert isinstance(first.value, Time)
        assert isinstance(second.value, Time)
        found = distance(verdict.question.id, best.id, best.value, first.value, second.value)
        out[verdict.question.id] = evolve(found, dates=(first.id, second.id))
    return out


def distance(question: str, claim: str, stated: Offset, first: Time, second: Time) -> Distance:
    """The check of one stated distance between two dates.

    >>> from factrecon.values import Duration
    >>> week = Offset(Duration.of(1, "week", modifier="more than"), "after", "the talks", "end", "more than a week")
    >>> distance("q", "c", week, Time.day(2023, 10, 4), Time.day(2023, 10, 12)).reason
    'from 4 October 2023 to 12 October 2023 is 8 days, which bears out “more than 1 week”'
    """
    between = _between(first, second)
    possibility = between.possibility(stated.duration.shape)
    days = _days(first, second)
    span = f"from {_day(first)} to {_day(second)} is {days}"
    words = stated.duration.text or stated.text
    if 1 - possibility <= HARMLESS:
        reason = f"{span}, which bears out “{words}”"
    elif possibility <= IMPOSSIBLE:
        reason = f"{span}, so “{words}” does not hold"
    else:
        reason = f"{span}, which strains “{words}” (possible to {possibility:.2f})"
    return Distance(question=question, claim=claim, possibility=possibility, start=first, end=second, reason=reason)


def _date(dated: Mapping[tuple[str, str], Claim], subject: str, point: str) -> Claim | None:
    return next((dated[subject, p] for p in _INSTEAD.get(point, (point,)) if (subject, p) in dated), None)


def _between(first: Time, second: Time) -> Trapezoid:
    """The lengths that two dates leave open: whole days where days are told, so that a day may be missed."""
    return second.shape - first.shape


def _days(first: Time, second: Time) -> str:
    if first.start is None or second.start is None:
        return "an unknown time"
    n = (second.start.date() - first.start.date()).days
    return f"{n} day{'' if n == 1 else 's'}"


def _day(time: Time) -> str:
    start = time.start
    if start is None:
        return time.text
    if time.shape.is_bounded and time.shape.c - time.shape.b > timedelta(days=8).total_seconds():
        return time.text or in_words(start)
    return in_words(start)
