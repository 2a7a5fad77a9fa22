"""What is read of events, on sentences written for the purpose."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon import Document, Duration, Offset, Places, Time, Truth
from factrecon.readers import read

WEDNESDAY = date(2024, 6, 5)


def claims(text: str, published: date | None = WEDNESDAY) -> dict[str, list]:
    out: dict[str, list] = {}
    for a in read(Document(id="d", text=text, published=published)):
        out.setdefault(a.claim.question.attribute, []).append(a)
    return out


@pytest.mark.parametrize(
    ("text", "attribute", "nominal"),
    [
        ("More than 400 drivers began a strike on Monday.", "participants", 400),
        ("A strike by 2,000 dockers shut the port.", "participants", 2000),
        ("The bakery laid off 64 people on Monday.", "jobs", 64),
        ("The mill locked out 310 weavers.", "participants", 310),
        ("An explosion at the plant killed 12 people.", "deaths", 12),
        ("Twelve people were killed in the explosion.", "deaths", 12),
        ("The death toll from the flood rose to 19.", "deaths", 19),
        ("Rescuers found two more bodies, bringing the number of dead to 23 after the flood.", "deaths", 23),
        ("A plane crashed on Tuesday, killing at least 41.", "deaths", 41),
        ("Some 55 people were injured in the storm.", "injuries", 55),
        ("A magnitude 6.8 earthquake struck the coast.", "magnitude", 6.8),
    ],
)
def test_counts(text: str, attribute: str, nominal: float) -> None:
    values = [a.claim.value.nominal for a in claims(text)[attribute]]
    assert set(values) == {nominal}


def test_a_range_gives_start_and_end() -> None:
    found = claims("The walkout lasted three days, from 4 October through 7 October.", date(2023, 10, 13))
    assert found["start"][0].claim.value.shape == Time.day(2023, 10, 4).shape
    assert found["end"][0].claim.value.shape == Time.day(2023, 10, 7).shape
    assert found["duration"][0].claim.value == Duration.of(3, "day")


def test_how_talks_go() -> None:
    found = claims("Talks broke off on Monday. The two sides will resume negotiations on Friday.")
    assert [a.claim.value for a in found["continuity"]] == [Truth(False)]
    assert found["breakdown"][0].claim.value.shape == Time.day(2024, 6, 3).shape
    assert found["resumption"][0].status == "planned"


def test_an_offset_is_anchored_to_the_event_it_names() -> None:
    found = claims("The two sides reached a deal two weeks after the strike began.")
    offsets = [a for k, v in found.items() for a in v if isinstance(a.claim.value, Offset)]
    assert len(offsets) == 1
    assert "#strike" in offsets[0].claim.value.anchor
    assert offsets[0].claim.value.side == "start"


def test_scope_stays_with_its_part() -> None:
    found = claims("Nurses began a three-day strike in Oregon and Utah, and a one-day strike in Nevada.")
    scopes = {a.claim.text: a.claim.scope.places.names for a in found["duration"]}
    assert scopes == {"three-day": ("Oregon", "Utah"), "one-day": ("Nevada",)}


def test_a_list_of_places_is_one_claim() -> None:
    [places] = claims("The strike took place in Oregon, Utah and Nevada.")["places"]
    assert places.claim.value == Places(places.claim.value.items)
    assert places.claim.value.names == ("Nevada", "Oregon", "Utah")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Pilots went on strike on Monday.", "asserted"),
        ("Pilots will go on strike on Friday.", "planned"),
        ("Pilots could walk out next week.", "possible"),
        ("Pilots plan to go on strike on Friday.", "planned"),
        ("Pilots went on strike on Monday, the union said.", "reported"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert {a.status for a in claims(text)["occurrence"]} == {status}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The company and the union reached an agreement on Monday.", True),
        ("The company and the union did not reach an agreement on Monday.", False),
    ],
)
def test_polarity(text: str, value: bool) -> None:
    found = [a.claim.value for a in claims(text).get("occurrence", []) if a.claim.question.event.frame == "agreement"]
    assert found == [Truth(value)]


def test_a_threatened_strike_is_another_event() -> None:
    found = claims("A three-day strike ended on Monday. A longer, seven-day strike will begin on Friday.")
    events = {a.claim.question.event.id for a in found["duration"]}
    assert len(events) == 2


def test_quotes_are_slices_of_the_text() -> None:
    text = "date 2024-06-05 At least 12 people died in a fire in Lyon on Monday, officials said."
    document = Document(id="d", text=text, published=WEDNESDAY, body_start=15)
    said = read(document)
    assert said
    for a in said:
        assert document.text[a.span.start : a.span.end] == a.span.quote
        assert a.span.start >= 15


@pytest.mark.parametrize(
    "text",
    [
        "Members will vote on the deal on Friday.",
        "The minister welcomed the deal on Tuesday.",
        "The firm disclosed the strike to investors on Tuesday.",
    ],
)
def test_what_is_spoken_of_is_not_dated_by_it(text: str) -> None:
    times = claims(text).get("time", [])
    assert not [a for a in times if a.claim.question.event.frame in ("agreement", "strike")]
