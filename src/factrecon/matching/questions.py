"""From assertions of many documents to questions with their claims.

Events are joined first (`matching.events`); a claim then asks its attribute of the joined event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, frozen

from factrecon.frames import Frame
from factrecon.matching.events import EventLink, match_events
from factrecon.model import Assertion, Event, Question
from factrecon.values import Offset


@frozen
class Match:
    """Assertions that now share questions, the joined events, and why they were joined."""

    assertions: tuple[Assertion, ...]
    events: tuple[Event, ...]
    links: tuple[EventLink, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question once, by id."""
        found = {a.claim.question.id: a.claim.question for a in self.assertions}
        return tuple(found[q] for q in sorted(found))


def match(
    assertions: Iterable[Assertion],
    *,
    stories: Mapping[str, int] | None = None,
    frames: Sequence[Frame] | None = None,
) -> Match:
    """Bring together the claims that answer the same question.

    `stories` gives each document's story: only events of one story are joined.
    """
    said = tuple(assertions)
    found = match_events(said, stories=stories, frames=frames)
    rewritten = tuple(_rewritten(a, found.events) for a in said)
    events = {e.key: e for e in found.events.values()}
    return Match(rewritten, tuple(events[k] for k in sorted(events)), found.links)


def _rewritten(assertion: Assertion, events: Mapping[str, Event]) -> Assertion:
    claim = assertion.claim
    event = claim.question.event
    if event is None or event.id not in events:
        return assertion
    joined = events[event.id]
    attribute, ask, value = claim.question.attribute, claim.question.ask, claim.value
    ask = ask.replace(event.label, joined.label) if event.label else ask
    if isinstance(value, Offset) and value.anchor in events:
        anchor = events[value.anchor]
        attribute = attribute.replace(value.anchor, anchor.key)
        value = evolve(value, anchor=anchor.key)
    question = evolve(claim.question, subject=joined, attribute=attribute, ask=ask)
    return evolve(assertion, claim=evolve(claim, question=question, value=value))
