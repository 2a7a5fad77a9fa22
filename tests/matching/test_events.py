"""Events of several documents that are one, and those that look alike."""

from __future__ import annotations

from factrecon.matching.events import match_events
from factrecon.model import Assertion, Claim, Event, Question
from factrecon.values import Time, Truth


def told(event: Event) -> Assertion:
    return Assertion(Claim(Question(event, "occurrence", "truth"), Truth(True)), "s", (event.id or "").split("#")[0])


def event(name: str, frame: str = "appointment", *, planned: bool = False, day: Time | None = None) -> Event:
    return Event(frame, ("Pia Lund",), None, day, "", name, ("planned",) if planned else ())


def test_a_plan_and_what_came_of_it_are_one() -> None:
    day = Time.day(2024, 6, 1)
    plan, fact = event("a#1", planned=True, day=day), event("b#1", day=day)
    found = match_events([told(plan), told(fact)]).events
    assert found["a#1"] == found["b#1"]
    assert "planned" not in found["a#1"].modifiers


def test_a_plan_stays_apart_where_a_document_tells_both() -> None:
    plan, fact, other = event("a#1", planned=True), event("a#2"), event("b#1")
    found = match_events([told(plan), told(fact), told(other)]).events
    assert found["a#1"].id != found["b#1"].id


def test_what_lasts_may_be_dated_to_begin_twice() -> None:
    one = event("a#1", "outbreak", day=Time.day(2024, 6, 1))
    two = event("b#1", "outbreak", day=Time.day(2024, 6, 9))
    far = event("c#1", "outbreak", day=Time.day(2022, 6, 9))
    found = match_events([told(one), told(two), told(far)]).events
    assert found["a#1"] == found["b#1"] != found["c#1"]
