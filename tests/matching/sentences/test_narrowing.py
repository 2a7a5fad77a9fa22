from datetime import date

import pytest

from factrecon import compare

DAY = date(2024, 5, 20)


def contradiction(a: str, b: str) -> float:
    return compare(a, b, published=(DAY, DAY)).contradiction


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The town has 300 eligible voters.", "The town has 450 voters."),
        ("The clinic has 30 cases, mild and severe.", "The clinic has 12 severe cases."),
        ("There are 12 seats left to fill.", "Voters have filled 80 seats."),
        ("Ortiz got 900 votes in the primary.", "More than 2,100 votes were counted in the primary."),
        ("Ana Bell was head of sales in March.", "Ana Bell was head of sales in August."),
        ("East Timor counted 40 votes on Friday.", "Timor counted 90 votes on Friday."),
        ("Papua New Guinea reported 12 deaths.", "Guinea reported 30 deaths."),
        ("The fire started in Kells.", "The fire started in Meath County."),
    ],
)
def test_what_narrows_one_sentence_makes_no_contradiction(a: str, b: str) -> None:
    assert contradiction(a, b) == 0 == contradiction(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The quake killed 30 people in Lima.", "In Lima, 20 people died in the earthquake."),
        ("The union has 4,000 members.", "The union represents 9,000 members."),
        ("Ana Bell was arrested in March.", "Ana Bell was arrested in August."),
        ("The election is in March.", "The election is in August."),
        ("The bridge collapse killed eight workers.", "In all 12 workers lost their lives when the bridge collapsed."),
        ("The fire started in Paris.", "The fire started in Rome."),
    ],
)
def test_what_narrows_nothing_leaves_the_contradiction(a: str, b: str) -> None:
    assert contradiction(a, b) > 0.9 < contradiction(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The vote is on Monday, not Tuesday.", "The vote is on Tuesday."),
        ("Five ships sank, not seven.", "Seven ships sank."),
        ("Not three but four miners were rescued.", "Three miners were rescued."),
        ("The crash did not kill or injure anyone.", "The crash injured two people."),
        ("The storm caused no floods or landslides.", "The storm caused landslides."),
        ("It is a myth that the tower leans.", "The tower leans."),
        ("It is a false report that the ferry sank.", "The ferry sank."),
    ],
)
def test_what_is_rejected_is_denied(a: str, b: str) -> None:
    assert contradiction(a, b) > 0.9 < contradiction(b, a)


def test_what_stands_beside_the_rejected_is_said() -> None:
    assert compare("Five ships sank, not seven.", "Five ships sank.").agreement > 0.9
