"""What each document is chiefly about: of each frame the event that it tells most of, and its main incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from attrs import frozen

from factrecon.frames import Frame
from factrecon.model import Assertion, Event
from factrecon.values import Time

__all__ = ["Chief", "chief_of", "is_recent"]

LONG_AGO: Final = 60 * 86400.0
"""What is dated so many seconds before its document was published is told for comparison."""


@frozen
class Chief:
    """Local ids of events: for each document and frame the one told most of, and each document's main incident."""

    events: frozenset[str] = frozenset()
    incidents: frozenset[str] = frozenset()


def is_recent(event: Event, published: date | datetime | None) -> bool:
    """Whether an event may be news, rather than an earlier one of its kind.

    >>> is_recent(Event("crash", time=Time.day(2019, 5, 4)), date(2024, 3, 1))
    False
    """
    if "earlier" in event.modifiers:
        return False
    if event.time is None or published is None:
        return True
    return event.time.shape.d >= Time.day(published.year, published.month, published.day).shape.a - LONG_AGO


def chief_of(told: Mapping[str, Sequence[Assertion]], frames: Mapping[str, Frame]) -> Chief:
    """What documents are chiefly about; `told` has the assertions on each local event.

    The main incident is the one of which victims are told (counts that grow); what is no news is told for comparison.
    """
    best: dict[tuple[str, str], tuple[tuple[bool, int, int], str]] = {}
    counted: dict[str, int] = {}
    for name in sorted(told):
        said = told[name]
        event = said[0].claim.question.event
        assert event is not None
        document = said[0].document or said[0].source
        recent = any(is_recent(event, a.published) for a in said)
        counted[name] = sum(a.claim.question.cumulative for a in said)
        kinds = [(f"{event.frame} planned" if "planned" in event.modifiers else event.frame, (recent, 0, len(said)))]
        frame = frames.get(event.frame)
        if frame is not None and (frame.incident or frame.consequence):
            kinds.append(("*incident", (recent, counted[name], len(said))))
        for kind, mine in kinds:
            held = best.get((document, kind))
            if held is None or mine > held[0]:
                best[document, kind] = mine, name
    incidents = {name for (_, kind), (_, name) in best.items() if kind == "*incident" and counted[name]}
    return Chief(frozenset(name for (_, kind), (_, name) in best.items() if kind != "*incident"), frozenset(incidents))
