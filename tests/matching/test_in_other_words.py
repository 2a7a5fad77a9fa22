"""Pairs of sentences as public reports of faults had them, in other words: denials, names in names, parts, periods."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon import Document, compare, reconcile

PUBLISHED = (date(2024, 5, 8), date(2024, 5, 8))


def contradiction(a: str, b: str) -> float:
    return compare(a, b, published=PUBLISHED).contradiction


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The quake left no dead or wounded.", "The quake left six wounded."),
        ("There were no fatalities in the landslide.", "The landslide killed two people."),
        ("Neither the judge nor the clerk quit.", "The clerk quit."),
        ("The board denied that it sold the plant.", "The board sold the plant."),
        ("The board stopped short of selling the plant.", "The board sold the plant."),
        ("The claim that the levee broke is false.", "The levee broke."),
        ("Reports that the levee broke were untrue.", "The levee broke."),
        ("The rumour that the pilot fled is a hoax.", "The pilot fled."),
        ("It is not true that the pilot fled.", "The pilot fled."),
        ("The firm failed to repair the lift.", "The firm repaired the lift."),
        ("Guards prevented the crowd from storming the hall.", "The crowd stormed the hall."),
        ("The plan lacked support from the union.", "The plan had support from the union."),
        ("The storm spared the mill.", "The storm destroyed the mill."),
        ("The clinic called off the strike.", "The strike happened at the clinic."),
        ("The vote is on Tuesday, not Thursday.", "The vote is on Thursday."),
        ("Six boats, rather than four, sank.", "Four boats sank."),
    ],
)
def test_what_is_denied(a: str, b: str) -> None:
    assert contradiction(a, b) > 0.5


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("She did not deny that she cheated.", "She did not deny cheating."),
        ("It is not untrue that the judge quit.", "The judge quit."),
        ("The firm did not fail to repair the lift.", "The firm repaired the lift."),
        ("The firm failed to repair the lift.", "The firm did not repair the lift."),
        ("The bank withdrew an earlier count of 60 victims and says nine died.", "Nine died."),
        ("Not only the judge but also the clerk quit.", "The judge quit."),
    ],
)
def test_what_is_not(a: str, b: str) -> None:
    assert contradiction(a, b) < 0.2


def test_a_count_taken_back_is_borne_out_by_nothing() -> None:
    found = compare("The ministry retracted the figure of 60 victims.", "Sixty victims were counted.")
    assert found.relation not in ("same", "refines", "refined_by")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Congo lost 12 miners.", "The Democratic Republic of Congo lost 30 miners."),
        ("Marlow County lost 12 farms.", "Marlow lost 30 farms."),
        ("Oklahoma City lost 12 players.", "Oklahoma lost 30 players."),
        ("New Mexico counted 12 fires.", "Mexico counted 30 fires."),
        ("Upper Orlo lost 12 farms.", "Lower Orlo lost 30 farms."),
        ("Santa Rosa lost 12 farms.", "Santa Clara lost 30 farms."),
        ("Bristol City sold four players.", "Bristol Rovers sold nine players."),
        ("Bank of Scotland cut 300 jobs.", "Royal Bank of Scotland cut 500 jobs."),
        ("John Hale Jr. won 12 votes.", "John Hale Sr. won 30 votes."),
        ("Mary A. Hale won 12 votes.", "Mary T. Hale won 30 votes."),
        ("Twelve people died in East Timor.", "Thirty people died in West Timor."),
        ("Twelve people died in New York City.", "Thirty people died in New York."),
    ],
)
def test_names_that_another_name_holds(a: str, b: str) -> None:
    assert contradiction(a, b) < 0.2


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Marlow Ltd. cut 300 jobs.", "Marlow cut 500 jobs."),
        ("Senator Ann Hale won 12 votes.", "Hale won 30 votes."),
        ("Twelve people died in Lund.", "Thirty people died in Lund."),
    ],
)
def test_one_name(a: str, b: str) -> None:
    assert contradiction(a, b) > 0.5


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("3 Danish Sailors Rescued off Lund", "Three Danish sailors rescued off Lund"),
        ("Lima’s Ortega vows action on floods", "Diego Ortega vows action on floods"),
        ("N Korea closes the crossing", "North Korea closes the crossing"),
        ("The U.S. Coast Guard closed the harbour.", "The US Coast Guard closed the harbour."),
    ],
)
def test_capitals_that_are_no_other_name(a: str, b: str) -> None:
    assert compare(a, b, published=PUBLISHED).relation == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The clinic counted 300 early ballots.", "The clinic counted 900 ballots."),
        ("The mill added 40 jobs.", "The mill has 800 jobs."),
        ("Nine women drowned in the lake.", "Fifteen people drowned in the lake."),
        ("Nine civilians were killed in the strike.", "Fifteen people were killed in the strike."),
        ("Net income was 4 million dollars.", "Gross income was 6 million dollars."),
        ("Turnout among students was 41 percent.", "Turnout was 58 percent."),
        ("The bowler threw 80 balls.", "The bowler threw 31 strikes."),
        ("He lived in Oslo in March.", "He lived in Turin in August."),
    ],
)
def test_two_counts_that_may_both_hold(a: str, b: str) -> None:
    assert contradiction(a, b) < 0.2


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("Orlo beat Lund 3-1.", "Orlo beat Lund 2-1.", "contradiction"),
        ("Orlo beat Lund 3-1.", "Lund beat Orlo 3-1.", "contradiction"),
        ("Orlo beat Lund 3-1.", "Lund lost 1-3 to Orlo.", "same"),
        ("Orlo beat Lund 3-1 on Saturday.", "Orlo beat Lund 2-0 on Sunday.", "compatible"),
        ("The senate voted 52-48 to confirm her.", "The senate voted 51-49 to confirm her.", "contradiction"),
        ("The team has a 12-4 record.", "The team has an 11-4 record.", "contradiction"),
    ],
)
def test_results(a: str, b: str, told: str) -> None:
    assert compare(a, b, published=PUBLISHED).relation == told


def told(*texts: str) -> dict[str, str]:
    documents = [Document(id=f"d{i}", source=f"s{i}", text=t, published=PUBLISHED[0]) for i, t in enumerate(texts)]
    return {v.question.ask: v.status for v in reconcile(documents).verdicts}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A fire in West Orlo killed four people on Friday.", "A fire in East Orlo killed nine people on Friday."),
        ("A storm in New Mexico killed four people on Friday.", "A storm in Mexico killed nine people on Friday."),
    ],
)
def test_namesakes_share_no_verdict(a: str, b: str) -> None:
    assert not {"corroborated", "disputed"} & set(told(a, b).values())


def test_nobody_says_yes_to_the_year_of_another() -> None:
    found = told("Tomas Hale was born in 1971.", "Tomas Hale was born in 1974.")
    assert "disputed" in found.values()
    assert not any("19" in ask for ask, status in found.items() if status == "corroborated")


def test_a_thing_is_built_but_once() -> None:
    found = told(
        "The old bridge was built in 1952, the mayor said.", "The old bridge was built in 1958, the town said."
    )
    assert "When was the old bridge built?" not in found or found["When was the old bridge built?"] != "agreement"
    asked = reconcile(
        [Document(id=n, text=f"The old bridge was built in {y}.", source=n) for n, y in (("a", 1952), ("b", 1958))]
    )
    assert any(c.is_contradiction for c in asked.graph.comparisons)


def test_what_is_denied_of_any_was_not_done() -> None:
    assert contradiction("The office issued a flood warning.", "The office did not issue a flood warning.") > 0.5
