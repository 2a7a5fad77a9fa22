"""How many people an incident killed and hurt, and which other counts are parts of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from factrecon.algebra.trapezoid import INFINITY, Trapezoid
from factrecon.language.en.patterns import pattern
from factrecon.model import Assertion, Event, Question
from factrecon.story.asks import ask_of
from factrecon.story.page import Page, Story
from factrecon.story.telling import statement_at, tell
from factrecon.story.toll import LEAD, background, day_of, tally
from factrecon.story.victims import Victims
from factrecon.story.violence import main_event, of_violence
from factrecon.values import Quantity

READER: Final = "casualties"


def read_casualties(story: Story) -> Iterator[Assertion]:
    """The reader of casualties: `deaths` and `injuries` of the main incident, in full."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    found = tally(page)
    if found.killed_at is None and found.hurt_at is None:
        return
    event = main_event(page)
    if event is None or not of_violence(page, event):
        return
    if found.killed is not None and found.killed_at is not None:
        yield _claim(page, event, "deaths", found.killed, found.killed_sure, found.killed_at)
    if found.hurt is not None and found.hurt_at is not None and found.hurt:
        yield _claim(page, event, "injuries", found.hurt, found.hurt_sure, found.hurt_at)


_ASKS: Final = {"deaths": "How many {unit} died in {event}?", "injuries": "How many {unit} were injured in {event}?"}


def _claim(page: Page, event: Event, attribute: str, count: int, sure: bool, told: Victims) -> Assertion:
    text = f"{count} {'person' if count == 1 else 'people'}"
    said = _as_said(page, told, count) if sure else None
    if said is not None:
        value = said
    elif sure:
        value = Quantity(Trapezoid(count, count, count, count), "person", count, None, text)
    else:  # told one by one: there may be more
        value = Quantity(Trapezoid(count, count, INFINITY, INFINITY), "person", count, "at least", text)
    question = Question(event, attribute, "quantity", ask_of(_ASKS[attribute], event, "person"), True, True)
    # Told of people who were found to be dead or hurt, in whichever mode the clause stands that counts them.
    statement = evolve(statement_at(page, told.start, told.end), mode="asserted")
    return tell(page, statement, question, value, start=told.start, end=told.end, reader=READER)


def _as_said(page: Page, told: Victims, count: int) -> Quantity | None:
    """The number with its modifier ("nearly 200", "at least four"), where the deciding words hold it."""
    for quantity in page.sentences[told.sentence].quantities:
        value = quantity.value
        if told.start - 24 <= quantity.start and quantity.end <= told.end and quantity.nominal == count:
            if isinstance(value, Quantity) and quantity.role == "count" and quantity.modifier:
                return Quantity(value.shape, "person", value.nominal, value.modifier, value.text)
    return None


def _lies_in(assertion: Assertion, stretches: Sequence[tuple[int, int]]) -> bool:
    span = assertion.span
    return span is not None and any(start <= span.start < end for start, end in stretches)


_TOLL: Final = pattern("tolls_told.toll")


def _is_toll(assertion: Assertion) -> bool:
    return assertion.reader == "tolls" and assertion.span is not None and bool(_TOLL.search(assertion.span.quote))


def mark_parts(page: Page, found: Sequence[Assertion]) -> Iterator[Assertion]:
    """With other readers' counts that differ from the article's total marked as parts of it.

    Counts of the dead and hurt in sentences that tell of other incidents are left out.
    """
    # The toll of an earlier disaster is no part of this one's.
    said: list[Assertion] = []
    other: list[Assertion] = []
    for a in found:
        (other if _of_earlier(page, a) else said).append(a)
    if any(a.claim.question.attribute in _ASKS for a in said):
        day, published = page.scene.day, day_of(page)
        elsewhere: dict[int, bool] = {}

        def of_another(assertion: Assertion) -> bool:
            sentence = page.sentence_at(assertion.span.start) if assertion.span is not None else None
            if sentence is None:
                return False
            if sentence.index not in elsewhere:
                elsewhere[sentence.index] = background(sentence, day, published)
            return elsewhere[sentence.index]

        # A figure called the toll is the incident's own, whatever else its sentence tells.
        said = [a for a in said if a.claim.question.attribute not in _ASKS or not of_another(a) or _is_toll(a)]
    total = {a.claim.question.attribute: a for a in said if a.reader == READER}
    tolls = {a.claim.question.attribute for a in said if _is_toll(a)}
    # A figure called the toll is the whole by its own words.
    said = [a for a in said if a.reader != READER or a.claim.question.attribute not in tolls]
    total = {name: a for name, a in total.items() if name not in tolls}
    if "injuries" in total and "deaths" not in total and len(page.sentences) > 2 * LEAD:
        # Deaths told only far behind a lead without any are other people's.
        far = [(page.sentences[2 * LEAD].start, len(page.text))]
        said = [
            a for a in said if a.claim.question.attribute != "deaths" or a.reader == "tolls" or not _lies_in(a, far)
        ]
    for assertion in said:
        whole = total.get(assertion.claim.question.attribute)
        if whole is None or assertion.reader == READER or assertion.claim.question.kind != "quantity":
            yield assertion
            continue
        if not assertion.claim.scope.is_empty or assertion.claim.value == whole.claim.value:
            yield assertion
            continue
        part = assertion.claim.value.text or "a part"
        yield evolve(assertion, claim=evolve(assertion.claim, scope=evolve(assertion.claim.scope, part=part)))
    yield from other


def _of_earlier(page: Page, assertion: Assertion) -> bool:
    """Whether a count is asked of an incident that is not the document's own."""
    event, main = assertion.claim.question.event, page.incident
    if event is None or main is None or assertion.claim.question.kind != "quantity":
        return False
    return event.id != main.id and event.time is not None
