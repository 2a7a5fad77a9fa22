"""What no frame asks: whether it is so, how old somebody is, how long after; and how counts are asked."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.model import Assertion, Document
from factrecon.readers import read
from factrecon.reconciliation import reconcile
from factrecon.values import Time

MONDAY = date(2024, 6, 10)


def claims(text: str, published: date | None = MONDAY) -> list[Assertion]:
    return list(read(Document(id="d", text=text, published=published)))


def of(text: str, attribute: str) -> list[Assertion]:
    return [a for a in claims(text) if a.claim.question.attribute == attribute]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor said the bridge was inspected.", True),
        ("The mayor denied that the bridge was inspected.", False),
        ("The mayor rejected claims that the bridge was inspected.", False),
        ("The bridge was not inspected, the mayor said.", False),
    ],
)
def test_a_denial_turns_what_it_denies(text: str, value: bool) -> None:
    found = [a for a in of(text, "truth") if "inspected" in (a.span.quote if a.span else "")]
    assert [a.claim.value.value for a in found] == [value]
    assert found[0].claim.question.ask == "Was the bridge inspected?"


def test_no_subject_is_a_denial() -> None:
    (found,) = of("No depot will close, the company said.", "truth")
    assert found.claim.value.value is False


@pytest.mark.parametrize(
    ("text", "who", "age"),
    [
        ("Pia Lund, 37, was elected on Sunday.", "Pia Lund", 37),
        ("Pia Lund was elected. Lund, 37, is a vet.", "Pia Lund", 37),
    ],
)
def test_ages_are_asked_of_the_full_name(text: str, who: str, age: float) -> None:
    (found,) = of(text, "age")
    assert found.claim.question.ask == f"How old is {who}?"
    assert found.claim.value.nominal == age


def test_a_length_stands_before_of() -> None:
    lengths = [
        a.claim.text
        for a in claims("After nine hours of talks in Oslo the ministers went home.")
        if a.claim.question.attribute == "duration"
    ]
    assert lengths == ["nine hours"]


def test_last_may_be_a_verb() -> None:
    lengths = [a for a in claims("The curfew will last 40 days.") if a.claim.question.attribute == "duration"]
    assert [a.claim.value.nominal for a in lengths] == [40 * 86400]


def test_a_delay_after_what_no_frame_knows() -> None:
    found = [
        a
        for a in claims("The museum reopened 12 days after thieves emptied it.")
        if a.claim.value.kind in ("duration", "offset")
    ]
    assert any(a.claim.text == "12 days" for a in found)


def test_the_toll_of_an_earlier_disaster_is_not_this_ones() -> None:
    text = (
        "An earthquake struck the island on Sunday, killing 21 people. In 1971 an earthquake there killed 640 people."
    )
    events = {a.claim.value.nominal: a.claim.question.event.id for a in of(text, "deaths") if a.claim.question.event}
    assert events[21] != events[640]


def test_those_aboard_are_not_those_saved() -> None:
    text = "A ferry carrying 140 passengers sank off the coast on Sunday. Lifeboats saved 88 passengers."
    assert {a.claim.value.nominal for a in of(text, "aboard")} == {140}
    assert {a.claim.value.nominal for a in of(text, "rescued")} == {88}


def test_a_dateline_dates_nothing() -> None:
    text = "OSLO, June 10 (AP) - Pia Lund won Sunday's mayoral election, officials said."
    days = {a.claim.text for a in claims(text) if a.claim.question.kind == "time" and a.reader == "events"}
    assert days == {"Sunday"}


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("Pia Lund runs a dairy. She sold 300 cows in May.", "How many cows did Pia Lund sell?"),
        (
            "The club paid the striker. Ola Berg will join Bergen for 9 million euros.",
            "Ola Berg will join Bergen for how much?",
        ),
    ],
)
def test_questions_read_well(text: str, ask: str) -> None:
    assert ask in {a.claim.question.ask for a in claims(text)}


def test_the_years_of_parts_date_no_whole() -> None:
    text = (
        'Harbour Lines argued: "We hired more than 500 sailors: 290 people in 2022, and another 220 so far this year."'
    )
    assert not of(text, "time")
    counts = {a.claim.value.text: a.claim.question.ask for a in claims(text) if a.claim.question.kind == "quantity"}
    assert counts["290"] == "How many people did Harbour Lines hire?"
    assert "220" in counts


def test_a_small_number_of_known_people_is_no_count() -> None:
    assert not [
        a
        for a in claims("The mill said on Thursday the two directors met in Lund.")
        if a.claim.question.kind == "quantity"
    ]
    (count,) = [a for a in claims("The mill said 12 directors met in Lund.") if a.claim.question.kind == "quantity"]
    assert count.claim.value.text == "12"


@pytest.mark.parametrize("word", ["unrest", "harvest", "forest", "protest"])
def test_no_superlative_in_a_noun(word: str) -> None:
    assert not [
        a for a in claims(f"The strike led to {word} in the port.") if a.claim.question.attribute.startswith("rank")
    ]
    assert of("It was the largest strike in the port.", "rank largest")


def test_what_is_not_ruled_out_may_be() -> None:
    [toll] = of("Police did not rule out that the fire killed nine people on Monday.", "deaths")
    assert toll.status == "possible"
    [found] = [
        a for a in of("Police ruled out that Ana Bell opened the valve.", "truth") if "valve" in a.claim.question.ask
    ]
    assert found.claim.value.value is False


def told(*texts: str) -> list[list[tuple[str, str]]]:
    """Each question of yes or no with the documents and answers, where several documents speak."""
    found = reconcile(Document(id=f"d{i}", text=t, published=MONDAY) for i, t in enumerate(texts)).to_json()
    asked = [
        sorted({(a["document"], c["text"]) for c in q["claims"] for a in c["assertions"]})
        for q in found["questions"]
        if q["kind"] == "truth"
    ]
    return [answers for answers in asked if len({d for d, _ in answers}) > 1]


def test_a_denial_is_one_whoever_speaks_for_the_company() -> None:
    one = "Oakfield Foods repeated on Monday that it was hacked. The company said it had not paid a ransom."
    two = 'Oakfield Foods was hacked. "We have not paid," a spokesman said.'
    assert [("d0", "no"), ("d1", "no")] in told(one, two)


def test_what_was_done_to_somebody_is_one_in_both_voices() -> None:
    one = "Guards at Velden jail handcuffed the prisoner before the fire, a lawyer said."
    two = "The prisoner was not handcuffed, the jail in Velden said."
    assert [("d0", "yes"), ("d1", "no")] in told(one, two)


def test_denials_of_different_deeds_stay_apart() -> None:
    one = "The driver was not arrested, police in Velden said."
    two = "The driver was not injured, police in Velden said."
    assert not told(one, two)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The burglars were inside the vault for almost two weeks.", "How long were the burglars inside the vault?"),
        ("Premier Ida Brandt stepped aside after 17 months in office.", "How long was the time in office?"),
    ],
)
def test_states_last(text: str, asked: str) -> None:
    assert asked in {a.claim.question.ask for a in read(Document(id="x", text=text, published=MONDAY))}


def test_where_something_was_on_a_day_is_no_length() -> None:
    text = "The burglars were inside the vault on Monday."
    assert not [a for a in read(Document(id="x", text=text, published=MONDAY)) if a.claim.question.kind == "duration"]


def test_a_day_is_counted_from_an_event_that_the_text_dates() -> None:
    text = "The men broke out of Velden jail on May 9. Lund left the country two days after the escape."
    (found,) = [a for a in of(text, "time") if "Lund" in a.claim.question.ask]
    assert isinstance(found.claim.value, Time)
    assert found.claim.value.nominal == "2024-05-11"


def test_no_day_is_counted_from_an_event_without_a_date() -> None:
    text = "The men broke out of Velden jail. Lund left the country two days after the escape."
    assert not [a for a in of(text, "time") if "Lund" in a.claim.question.ask]


def test_what_is_known_lasts_as_long_as_stands_before_it() -> None:
    (found,) = of("Envoys in Velden hope to extend the ten-day pause.", "duration")
    assert found.claim.question.ask == "How long was the pause?"
    assert not of("Envoys in Velden hope for a ten-day pause.", "duration")


def test_what_is_not_denied_is_not_said_either() -> None:
    assert not [
        a
        for a in of("The mayor did not deny that the bridge was inspected.", "truth")
        if a.claim.question.ask.startswith("Was")
    ]
