"""Groups of people in a sentence."""

from __future__ import annotations

import pytest

from factrecon.model import Document
from factrecon.readers import Analysis
from factrecon.story.people import People, PeopleReader


def groups(text: str) -> list[People]:
    return [g for s in Analysis(Document(id="d", text=text)).sentences for g in PeopleReader(s).groups]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("His wife and two children were inside.", [3]),
        ("A man and a woman were seen.", [2]),
        ("Two men, one of them masked, ran off.", [2]),
        ("4 dead in a mine", [4]),
        ("The girls, ages 11 and 15, walked home.", [None]),
        ("Ana Bell, a 34-year-old woman, lives there.", [1]),
        ("Seven other people were there.", [7]),
        ("He left his daughter, Ana Bell; his wife, Eva Bell; and Eva's mother, Ida Hall, 62.", [3]),
        ("Ana Bell of Enon and her 11-year-old son Joe lived there.", [2]),
        ("A 30 year old soldier ran off.", [1]),
        ("Children under 15 ran off.", [None]),
    ],
)
def test_how_many_they_are(text: str, counts: list[int | None]) -> None:
    assert [g.count for g in groups(text)][: len(counts)] == counts


def test_what_is_told_of_them() -> None:
    (group,) = groups("A 34-year-old woman lives there.")
    assert (group.ages, group.sex, group.counted, group.definite) == (frozenset({34}), "f", False, False)
    assert groups("The boy ran off.")[0].definite
    assert groups("Two others ran off.")[0].others
    assert groups("A third victim ran off.")[0].ordinal == 3
    assert groups("Ana Bell, 34, ran off.")[0].names == frozenset({"ana bell"})


def test_names_of_nobody_known_count_where_their_fate_or_age_is_told() -> None:
    assert [g.names for g in groups("Zorvan Quellin was shot in the leg.")] == [frozenset({"zorvan quellin"})]
    assert [g.names for g in groups("Police arrested the man after Quellin Motors called.") if g.names] == []
    assert [g.ages for g in groups("A 30 year old woman ran off.")] == [frozenset({30})]
