"""An event is over before anybody reports it.

A follow-up names the days of arrests and hearings, and a reader may take one of them for the day of
the event. Where another document told of the event before that day, it cannot be.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from attrs import evolve

from factrecon.model import Assertion
from factrecon.values import Time

DATE = "date"
_FACT = frozenset({"asserted", "reported"})


def reported_before(assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The same, with days of events that come after the first report of them made `possible` at most."""
    told = [a for a in assertions if a.claim.question.event is not None and a.status in _FACT]
    dated = {a.claim.question.subject_key for a in told if a.claim.question.attribute == DATE}
    first: dict[str, date] = {}
    for a in told:
        key, published = a.claim.question.subject_key, _day(a.published)
        if key in dated and published is not None:
            first[key] = min(published, first.get(key, published))
    out = []
    for a in assertions:
        value = a.claim.value
        known = first.get(a.claim.question.subject_key)
        if a.claim.question.attribute == DATE and isinstance(value, Time) and known is not None and a.status in _FACT:
            if value.start is not None and value.start.date() > known:
                a = evolve(a, status="possible")
        out.append(a)
    return tuple(out)


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
