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
    found = claims("The lockout dragged on for three days: from 4 October through 7 October.", date(2023, 10, 13))
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


def asked(text: str, published: date | None = WEDNESDAY) -> set[tuple[str, str, str]]:
    return {
        (a.claim.question.event.frame, a.claim.question.attribute, a.claim.text)
        for a in read(Document(id="d", text=text, published=published))
        if a.claim.question.event is not None
    }


def test_an_event_that_does_something_to_others_takes_the_date() -> None:
    found = asked("The prime minister was brought down on May 30 by a vote of no confidence.")
    assert ("no_confidence", "time", "May 30") in found


def test_one_of_those_of_whom_a_relative_clause_speaks() -> None:
    found = asked("One of the four inmates who escaped from the prison on Monday was caught in Lyme on Tuesday.")
    assert ("escape", "escapees", "four") in found
    assert ("escape", "escapees", "One") not in found


def test_an_infinitive_is_done_by_who_refuses() -> None:
    found = [
        a
        for a in read(Document(id="d", text="Ida Holm refused to resign.", published=WEDNESDAY))
        if a.claim.question.event.frame == "resignation"
    ]
    assert [a.claim.value for a in found] == [Truth(False)]
    assert "Ida Holm" in found[0].claim.question.event.participants


def test_the_last_to_be_voted_out_was_voted_out() -> None:
    found = [
        a
        for a in read(
            Document(id="d", text="The last mayor to be voted out of office was Jan Moe in 1998.", published=WEDNESDAY)
        )
        if a.claim.question.attribute == "occurrence"
    ]
    assert {a.status for a in found} <= {"asserted"}


def test_prisoners_released_are_no_product() -> None:
    frames = {f for f, _, _ in asked("The two states agreed on the release of 150 prisoners.")}
    assert "release" in frames
    assert "prisoner_exchange" not in frames, "nobody tells of an exchange"
    assert "product_launch" not in frames


def test_a_war_stands_behind_the_news() -> None:
    found = asked(
        "A missile strike on a bridge killed nine people on Tuesday. It was the deadliest attack since the war "
        "began. Before the war the town was rich. The war has lasted two years."
    )
    assert ("air_strike", "deaths", "nine people") in found or ("air_strike", "deaths", "nine") in found


def test_a_surname_is_no_storm() -> None:
    assert "storm" not in {f for f, _, _ in asked("The candidate, Mia Storm, lost the race on Sunday.")}


@pytest.mark.parametrize(
    ("text", "attribute", "said"),
    [
        ("A quake struck Nazca at a depth of 12 km on Monday.", "depth", "12 km"),
        ("A hurricane with winds of 130 mph tore roofs off.", "wind", "130 mph"),
        ("The wildfire burned through 900 acres of forest land.", "area", "900 acres"),
        ("Some 800 gallons of diesel leaked out after a crash.", "amount", "Some 800 gallons"),
        ("The collapse trapped 22 miners in a gallery.", "trapped", "22"),
        ("A rockfall left 22 miners stuck underground.", "trapped", "22"),
        ("Nine of the 24 miners were rescued after a collapse.", "rescued", "Nine"),
        ("More than 900 residents were told to get out as the wildfire spread.", "evacuated", "More than 900"),
        ("The trial took three weeks.", "duration", "three weeks"),
        ("Residents were kept away for two days after the derailment.", "duration", "two days"),
        ("The evacuation of Orne after the derailment lasted 46 hours.", "duration", "46 hours"),
        ("A heatwave set in on Friday.", "start", "Friday"),
    ],
)
def test_disasters_are_measured(text: str, attribute: str, said: str) -> None:
    assert [a.claim.value.text for a in claims(text)[attribute]] == [said]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (
            "A train derailed on Monday. An overheated bearing was the likely cause of the wreck.",
            "An overheated bearing",
        ),
        ("A hall collapsed on Monday. The owner blamed a small quake.", "a small quake"),
        ("A hall collapsed on Monday. The mayor is due to speak on Friday.", None),
        ("The cause of Monday's collapse was being investigated.", None),
        ("A hall collapsed on Monday. The widow blamed the owner.", None),
    ],
)
def test_causes(text: str, cause: str | None) -> None:
    assert [a.claim.value.text for a in claims(text).get("cause", [])] == ([cause] if cause else [])


def test_the_heat_of_another_summer_is_not_the_document_s_incident() -> None:
    told = claims(
        "The heatwave, which set in on Friday, has killed 61 people. Last summer's heat was blamed for deaths. "
        "Last summer's heat shut schools.",
        date(2024, 7, 10),
    )
    event = told["deaths"][0].claim.question.event
    assert event is not None
    assert event.time is not None
    assert event.time.shape.a > 1.7e9


def test_a_day_behind_names_dates_the_event_before_them() -> None:
    found = claims("Fans celebrated after a 4-2 win over Sorn Rovers in Velden on Monday.")["time"]
    assert "win" in {a.claim.question.event.frame for a in found}


def test_a_time_in_front_is_said_of_both_verbs() -> None:
    found = asked("On Tuesday morning she drove to the palace and handed in her resignation.")
    assert ("resignation", "time", "Tuesday morning") in found


def test_the_date_inside_a_verb_phrase_dates_what_it_holds() -> None:
    found = [
        a
        for a in read(
            Document(
                id="d", text="The Greens won Sunday's election. Turnout in the election was high.", published=WEDNESDAY
            )
        )
        if a.claim.question.event is not None and a.claim.question.event.frame == "election"
    ]
    assert found
    assert all(a.claim.question.event.time is not None for a in found)


def test_what_each_does_is_not_what_all_do() -> None:
    found = asked("Under the deal on the release of 150 prisoners each side is to free 75 prisoners.")
    assert ("prisoner_exchange", "prisoners", "75") not in found


@pytest.mark.parametrize(
    ("text", "attribute", "said"),
    [
        ("A power cut on Friday left 1,200 homes without power.", "customers", ["1,200"]),
        ("Some 900 households went without power for two days.", "customers", ["Some 900"]),
        ("A train derailed at Orne. It had 96 cars and was bound for Lund.", "cars", []),
        ("A train derailed at Orne, and 14 cars left the rails.", "cars", ["14"]),
    ],
)
def test_what_undergoes_it_is_counted_where_it_is_told(text: str, attribute: str, said: list[str]) -> None:
    values = {a.claim.value for a in claims(text).get(attribute, [])}
    assert [v.text for v in values] == said


def test_some_of_the_injured_are_not_the_injured() -> None:
    assert not [
        x
        for x in asked("A blast hit a market. Three of the injured died in hospital on Monday.")
        if x[1:] == ("injuries", "Three")
    ]
