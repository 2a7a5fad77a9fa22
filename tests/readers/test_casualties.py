"""An article's whole toll, and its parts."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.model import Assertion, Document
from factrecon.readers import read
from factrecon.reconciliation import reconcile
from factrecon.story.stages import story_of
from factrecon.story.toll import tally
from factrecon.values import Quantity


def counts(text: str) -> tuple[int | None, int | None]:
    found = tally(story_of(Document(id="d", text=text, published=date(2021, 3, 9))).pages[0])
    return found.killed, found.hurt


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A shooting in Enon on Monday left one man dead and two women wounded.", (1, 2)),
        ("Four people were shot in Enon on Monday, one of them fatally. One man died at the scene.", (1, 3)),
        ("A 9-year-old boy was shot in Enon. The boy, 9, was taken to a hospital.", (None, 1)),
        ("A 9-year-old boy was shot in Enon. The boy later died at a hospital.", (1, 0)),
        ("Joe Hall, 30, was killed and Al Ives, 41, was wounded in a shooting in Enon.", (1, 1)),
        ("Police say a man shot and killed three neighbors before killing himself.", (4, None)),
        ("Four people are dead, including the gunman, who killed himself.", (4, None)),
        (
            "Two people were killed in a shooting in Enon. Police have no suspect. In 2012, a gunman killed nine "
            "people in the town.",
            (2, None),
        ),
        ("A man shot the girl and her mother in Enon, then killed himself. The girl died.", (2, 1)),
        (
            "A man shot his wife in Enon, then killed himself. He was pronounced dead at the scene. The woman is in "
            "critical condition.",
            (1, 1),
        ),
        ("Officers said an 8th teen was hurt at a party shooting in Enon.", (None, 8)),
        ("A man was shot dead in Enon on Monday. Zorvan Quellin, 40, died at the scene. Quellin was 40.", (1, 0)),
        (
            "Three people were killed in Enon on Monday. Joe Hall, Ana Bell and Al Ives died at the scene. A woman "
            "is in critical condition.",
            (3, 1),
        ),
        ("Nobody was hurt when shots were fired in Enon.", (None, None)),
    ],
)
def test_the_whole(text: str, expected: tuple[int | None, int | None]) -> None:
    killed, hurt = counts(text)
    assert (killed or 0, hurt or 0) == (expected[0] or 0, expected[1] or 0)


def deaths(said: tuple[Assertion, ...], reader: str) -> list[Assertion]:
    return [a for a in said if a.claim.question.attribute == "deaths" and a.reader == reader]


def test_other_figures_of_the_article_are_parts() -> None:
    text = "Three people were killed in a shooting in Enon on Monday. Two men were killed in the yard."
    said = read(Document(id="d", text=text, published=date(2021, 3, 9)))
    (whole,) = deaths(said, "casualties")
    assert isinstance(whole.claim.value, Quantity)
    assert whole.claim.value.nominal == 3
    assert whole.claim.scope.is_empty
    for other in deaths(said, "events"):
        value = other.claim.value
        assert isinstance(value, Quantity)
        assert value.nominal == 3 or other.claim.scope.part


def test_spans_quote_the_deciding_words() -> None:
    text = "Three people were killed in a shooting in Enon on Monday."
    for a in read(Document(id="d", text=text, published=date(2021, 3, 9))):
        assert a.span is not None
        assert text[a.span.start : a.span.end] == a.span.quote


def best(made: object, attribute: str) -> float | None:
    for verdict in made.verdicts:  # type: ignore[attr-defined]
        if verdict.question.attribute == attribute and verdict.best is not None:
            value = verdict.best.value
            return value.nominal if isinstance(value, Quantity) else None
    return None


def test_a_wounded_victim_who_dies_is_one_more_killed_and_one_fewer_hurt() -> None:
    first = Document(
        id="a",
        source="a",
        published=date(2021, 3, 9),
        text="One man was killed and two women were wounded in a shooting at a bakery in Enon, Ohio, on Monday.",
    )
    later = Document(
        id="b",
        source="b",
        published=date(2021, 3, 12),
        text="A second victim of Monday's shooting at a bakery in Enon, Ohio, has died. Two people were killed in "
        "the shooting.",
    )
    made = reconcile([first, later])
    assert (best(made, "deaths"), best(made, "injuries")) == (2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "A clerk who was fired last week shot and killed a woman and wounded two men at a mill in Lund on Monday, "
        "police said.",
        "A Lund man shot to death one person and injured two others on Monday at the mill, police said.",
    ],
)
def test_who_shoots_is_not_who_is_shot(text: str) -> None:
    said = read(Document(id="d", text=text, published=date(2024, 6, 10)))
    counts = {
        a.claim.question.attribute: a.claim.value.nominal
        for a in said
        if a.claim.question.attribute in ("deaths", "injuries")
    }
    assert counts == {"deaths": 1, "injuries": 2}


def test_the_dead_of_an_earlier_shooting_are_not_added() -> None:
    lead = (
        "A man was shot dead at a bar in Enon on Monday night. Police found Leo Marsh, 31, behind the bar. Nobody "
        "has been arrested."
    )
    more = (
        " The bar was full at the time. Its owner called for help. Neighbours spoke of loud music. Police are "
        "asking for witnesses."
    )
    assert counts(lead + more + " Marsh was a cousin of Ana Bell, 40, who was killed in a drive-by shooting.")[0] == 1
    assert counts(lead.replace("A man was", "A man and a woman were") + more)[0] == 2
