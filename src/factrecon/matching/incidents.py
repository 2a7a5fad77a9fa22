"""Which incident the victims of a document are told of, where the documents of a story call it differently.

One report counts the ill of an outbreak, another, of the same people, the ill of the contaminated water
that it also tells of. Victims are asked of the incident that most documents of the story tell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from attrs import evolve

from factrecon.frames import FRAMES, Frame
from factrecon.model import Assertion, Event
from factrecon.values import Time

LONG_AGO = 60 * 86400.0
"""What is dated so many seconds before its document was published is told for comparison."""


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


def retold(
    assertions: Iterable[Assertion],
    *,
    stories: Mapping[str, int] | None = None,
    frames: Sequence[Frame] | None = None,
) -> tuple[Assertion, ...]:
    """The assertions, with counts of victims asked of the incident that most documents of the story tell of."""
    said = tuple(assertions)
    known = {f.name: f for f in (FRAMES if frames is None else frames)}
    victims = {f.patient_count for f in known.values() if f.consequence and f.patient_count}
    told: dict[tuple[int | None, str], dict[str, Event]] = defaultdict(dict)
    weight: Counter[str] = Counter()
    spots: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for a in said:
        event = a.claim.question.event
        if event is None or event.id is None or a.document is None:
            continue
        frame = known.get(event.frame)
        if frame is None or not frame.incident or "planned" in event.modifiers or not is_recent(event, a.published):
            continue
        weight[event.id] += 1
        if a.span is not None and a.claim.question.attribute not in victims:
            spots[event.id].append((a.span.start, a.span.end))
        held = told[_story(a, stories), event.frame].get(a.document)
        if held is None or (weight[event.id], held.id or "") > (weight[held.id or ""], event.id):
            told[_story(a, stories), event.frame][a.document] = event
    out = []
    for a in said:
        event = a.claim.question.event
        frame = known.get(event.frame) if event is not None else None
        if (
            event is None or frame is None or not frame.incident or a.claim.question.attribute not in victims
            or frame.attribute(a.claim.question.attribute) is not None or a.document is None
            or told[_story(a, stories), event.frame].get(a.document) != event or _beside(a, spots[event.id or ""])
        ):  # fmt: skip
            out.append(a)
            continue
        story = _story(a, stories)
        others = [(len(told[story, f]), f) for s, f in sorted(told) if s == story and a.document in told[s, f]]
        most = max((n for n, _ in others), default=0)
        if most > len(told[story, event.frame]):
            common = told[story, min(f for n, f in others if n == most)][a.document]
            question = a.claim.question
            ask = question.ask.replace(event.label, common.label) if event.label else question.ask
            a = evolve(a, claim=evolve(a.claim, question=evolve(question, subject=common, ask=ask)))
        out.append(a)
    return tuple(out)


def _beside(a: Assertion, spots: Iterable[tuple[int, int]]) -> bool:
    """Whether the words of the count tell of the incident themselves."""
    return a.span is not None and any(s <= a.span.end and a.span.start <= e for s, e in spots)


def _story(assertion: Assertion, stories: Mapping[str, int] | None) -> int | None:
    return stories.get(assertion.document or "") if stories is not None else 0
