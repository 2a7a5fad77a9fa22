"""The day and the town of a document's incident."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.model import Document
from factrecon.readers import read
from factrecon.reconciliation import reconcile
from factrecon.story.stages import story_of
from factrecon.story.violence import main_event
from factrecon.values import Places, Time


def day(text: str, published: date = date(2021, 3, 12)) -> date | None:
    return story_of(Document(id="d", text=text, published=published)).pages[0].scene.day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men were shot Monday night in Enon, police said Thursday.", date(2021, 3, 8)),
        ("A man was arrested Thursday. He is charged in a shooting that happened March 2 in Enon.", date(2021, 3, 2)),
        ("The shooting occurred about 9 p.m. Tuesday, the sheriff said on Friday.", date(2021, 3, 9)),
        ("The shooting happened Nov. 3 in Enon.", date(2020, 11, 3)),
        ("A shooting was reported in Enon.", None),
    ],
)
def test_the_day_is_the_incidents_own(text: str, expected: date | None) -> None:
    assert day(text) == expected


def test_claims_have_a_day_and_a_town() -> None:
    text = "DAYTON, Ohio - Two men were shot and killed Monday night in Dayton, police said Thursday."
    said = {
        a.claim.question.attribute: a.claim.value
        for a in read(Document(id="d", text=text, published=date(2021, 3, 12)))
        if a.reader == "scenes"
    }
    when, where = said["date"], said["location"]
    assert isinstance(when, Time)
    assert when.start is not None
    assert when.start.date() == date(2021, 3, 8)
    assert isinstance(where, Places)
    assert where.names == ("Dayton",)


def test_a_day_after_the_first_report_is_not_the_incidents() -> None:
    first = Document(
        id="a",
        source="a",
        published=date(2021, 3, 9),
        text="Two men were shot and killed Monday night outside a bakery in Dayton, Ohio, police said.",
    )
    later = Document(
        id="b",
        source="b",
        published=date(2021, 9, 17),
        text="The man who shot and killed two men outside a bakery in Dayton, Ohio, shot himself Wednesday in a cell "
        "in Dayton.",
    )
    made = reconcile([first, later])
    verdicts = [v for v in made.verdicts if v.question.attribute == "date" and v.best is not None]
    days = {
        v.best.value.start.date()
        for v in verdicts
        if v.best is not None and isinstance(v.best.value, Time) and v.best.value.start
    }
    assert date(2021, 3, 8) in days


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        (
            "Two men shot in Enon\n\nTwo men were shot in Enon on Monday. In other news: a crash in Ulm. The crash "
            "closed a road. Crashes are common there.",
            "shooting",
        ),
        (
            "Bus crash in Ulm\n\nA bus crash in Ulm killed two men on Monday. The driver had seen a shooting years "
            "ago.",
            "crash",
        ),
    ],
)
def test_an_act_told_in_the_opening_outweighs_accidents_told_oftener(text: str, frame: str) -> None:
    event = main_event(story_of(Document(id="d", text=text, published=date(2021, 3, 9))).pages[0])
    assert event is not None
    assert event.frame == frame


def test_a_gun_that_went_off_is_read_as_violence() -> None:
    text = "Boy killed in hunting accident\n\nA 16-year-old boy died in a hunting accident near Enon on Monday."
    (deaths,) = (a for a in read(Document(id="d", text=text, published=date(2021, 3, 9))) if a.reader == "casualties")
    assert deaths.claim.value.nominal == 1


def test_murder_and_shooting_of_one_story_are_one_event() -> None:
    papers = [
        Document(
            id="a",
            source="a",
            text="Murder charge in Enon\n\nA man was charged with the murder of two women in Enon on Monday. The "
            "murder shook Enon. The murders were brutal.",
            published=date(2021, 3, 9),
        ),
        Document(
            id="b",
            source="b",
            text="Enon shooting\n\nTwo women were killed in a shooting in Enon on Monday. The shooting was reported "
            "at noon. Police call it murder.",
            published=date(2021, 3, 9),
        ),
    ]
    counted = {a.claim.question.id for a in reconcile(papers).graph.assertions if a.reader == "casualties"}
    assert len(counted) == 1


def test_late_on_a_night_is_the_day_that_it_names() -> None:
    text = "Man shot in Enon\n\nA man was shot late Monday night in Enon, police said on Tuesday."
    assert day(text, date(2021, 3, 9)) == date(2021, 3, 8)
