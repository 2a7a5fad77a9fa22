"""Amounts that answer what a frame asks in another document of the story.

"About 27,000 gallons leaked out" answers how much was spilled; "some 20,000 gallons escaped", of a verb
that no frame knows, is then the answer of the next report, where it measures nothing else that way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from attrs import evolve

from factrecon.matching.amounts import FRAMES
from factrecon.model import Assertion, Event, Question
from factrecon.values import Quantity

MEASURED = frozenset(["volume", "volume of oil", "area", "temperature", "speed", "mass", "energy", "power"])
"""Dimensions that a story seldom measures twice; lengths, shares and sums of money are told of everything."""
_APART = ("delta", "rate", "origin")


def adopted(
    assertions: Iterable[Assertion], events: Mapping[str, Event], *, stories: Mapping[str, int] | None = None
) -> tuple[Assertion, ...]:
    """The assertions, with lone measures asked as a frame asks of the only such measure of their story.

    `events` are the joined events by local id. An amount is left alone where its document answers the
    frame's question itself, tells another amount of the dimension, or does not tell of the event.
    """
    said = tuple(assertions)
    asked: dict[tuple[int | None, str], dict[tuple[str, str], list[Assertion]]] = defaultdict(lambda: defaultdict(list))
    free: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
    local: dict[tuple[str, str], Event] = {}
    for a in said:
        event, value = a.claim.question.event, a.claim.value
        if event is None or event.id is None or a.document is None:
            continue
        if event.frame not in FRAMES:
            joined = events.get(event.id, event)
            local.setdefault((joined.key, a.document), event)
            if (
                isinstance(value, Quantity)
                and (dimension := _dimension(value)) in MEASURED
                and not a.claim.scope.period
            ):
                asked[_story(a, stories), dimension][joined.key, a.claim.question.attribute].append(a)
        elif isinstance(value, Quantity) and (dimension := _dimension(value)) in MEASURED:
            if not a.claim.question.attribute.startswith(_APART) and a.claim.scope.period is None:
                free[a.document, dimension].append(a)
    changed: dict[str, Assertion] = {}
    for (document, dimension), found in sorted(free.items(), key=lambda item: item[0]):
        story = _story(found[0], stories)
        questions = asked.get((story, dimension), {})
        if len({(a.claim.value.text, a.span) for a in found}) != 1 or len(questions) != 1:
            continue
        (key, _), told = next(iter(questions.items()))
        if document in {a.document for a in told} or (key, document) not in local:
            continue
        for a in found:
            changed[a.id] = _asked_as(a, told, local[key, document])
    return tuple(changed.get(a.id, a) for a in said)


def _asked_as(a: Assertion, told: list[Assertion], event: Event) -> Assertion:
    """The amount as an answer to the question of others, of its own document's event."""
    like = min(told, key=lambda x: x.id)
    theirs, value, model = like.claim.question, a.claim.value, like.claim.value
    ask = (
        theirs.ask.replace(theirs.event.label, event.label)
        if theirs.event is not None and theirs.event.label
        else theirs.ask
    )
    question = Question(event, theirs.attribute, theirs.kind, ask, theirs.cumulative, theirs.single)
    if isinstance(value, Quantity) and isinstance(model, Quantity) and value.dimension != model.dimension:
        value = Quantity(value.shape, model.unit, value.nominal, value.modifier, value.text)
    return evolve(a, claim=evolve(a.claim, question=question, value=value))


def _dimension(value: Quantity) -> str:
    """The dimension; plain degrees are of temperature."""
    return "temperature" if value.dimension == "degree" else value.dimension


def _story(assertion: Assertion, stories: Mapping[str, int] | None) -> int | None:
    return stories.get(assertion.document or "") if stories is not None else 0
