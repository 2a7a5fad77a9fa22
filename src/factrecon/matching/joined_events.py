"""What several documents tell of one event, as one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from factrecon.answers import in_words
from factrecon.frames import Frame
from factrecon.matching.links import joined_id
from factrecon.matching.sides import Side
from factrecon.model import Event
from factrecon.values import Places

__all__ = ["joined_events"]


def joined_events(
    groups: Iterable[Sequence[str]], sides: Iterable[Side], frames: Mapping[str, Frame]
) -> dict[str, Event]:
    """The joined event of every local event id."""
    members: dict[str, Event] = {}
    weight: Counter[str] = Counter()
    for side in sides:
        if side.event is not None and side.event.id is not None:
            members.setdefault(side.event.id, side.event)
            weight[side.event.id] += len(side.said)
    out: dict[str, Event] = {}
    for group in groups:
        event = _joined([members[name] for name in group], group, weight)
        out.update(dict.fromkeys(group, event))
    return _told_apart(out)


def _joined(group: Sequence[Event], names: Sequence[str], weight: Counter[str]) -> Event:
    # What one document tells as done is no longer a plan.
    done = any("planned" not in e.modifiers for e in group)
    told = [(n, e) for n, e in zip(names, group, strict=True) if not (done and "planned" in e.modifiers)]
    heaviest = max(told, key=lambda x: (weight[x[0]], x[0]))[1]
    times = [e.time for e in group if e.time is not None]
    places = frozenset(p for e in group if e.places is not None for p in e.places.items)
    # The tightest date told: every document's date allows it.
    when = min(times, key=lambda t: (t.shape.width, t.shape.a)) if times else None
    return evolve(
        heaviest,
        id=joined_id(names),
        participants=sorted({p for e in group for p in e.participants}),
        places=Places(places) if places else None,
        time=when,
        modifiers=sorted({m for e in group for m in e.modifiers} - ({"planned"} if done else set())),
        roles=tuple(sorted({r for e in group for r in e.roles})),
    )


def _told_apart(events: Mapping[str, Event]) -> dict[str, Event]:
    """The same events with labels that differ where two would read alike."""
    by_label: dict[str, set[str]] = defaultdict(set)
    unique = {e.id: e for e in events.values()}
    for event in unique.values():
        by_label[event.label].add(event.id or "")
    label: dict[str | None, str] = {}
    for shared, ids in sorted(by_label.items()):
        if len(ids) == 1:
            continue
        for identity in sorted(ids):
            event = unique[identity]
            label[identity] = f"{shared} ({_mark(event)})" if _mark(event) else shared
    return {name: evolve(e, label=label.get(e.id, e.label)) for name, e in events.items()}


def _mark(event: Event) -> str:
    if event.time is not None and event.time.start is not None:
        day, days = event.time.start, event.time.shape.width / 86400
        return str(day.year) if days > 100 else in_words(day) if days < 20 else in_words(day).split(" ", 1)[1]
    return " ".join(sorted(set(event.modifiers) - {"planned"})[:3])
