"""Single sentences that were read wrongly, each in several fills."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.model import Document
from factrecon.readers import read

PUBLISHED = date(2024, 5, 15)


def said(text: str) -> list[tuple[str, str, str]]:
    """Frame or subject, attribute and value of what is read."""
    out = []
    for a in read(Document(id="d", text=text, published=PUBLISHED)):
        event = a.claim.question.event
        subject = event.frame if event is not None else str(a.claim.question.subject)
        out.append((subject, a.claim.question.attribute, a.claim.text))
    return out


def deaths(text: str) -> list[str]:
    return [value for _, attribute, value in said(text) if attribute == "deaths"]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Killing at least one person, the blast wrecked a mill.", ["at least one"]),
        ("The blast wrecked a mill, leaving at least one person dead.", ["at least one"]),
        ("The storm tore through Lund, killing at least one man.", ["at least one"]),
        ("A fire killed a child in Lima.", ["a child"]),
        ("The quake killed a farmer near Ostrel.", ["a farmer"]),
        ("A driver was killed in the crash.", ["A driver"]),
        ("The collapse resulted in 24 confirmed deaths.", ["24"]),
        ("The flood caused 31 reported deaths.", ["31"]),
        ("The avalanche led to five confirmed fatalities.", ["five"]),
        ("The crash did not kill a driver.", []),
    ],
)
def test_the_dead_are_counted_in_other_words(text, dead):
    assert deaths(text) == dead


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The slide left one person dead, 99 missing and 10 injured.", {"missing": "99", "injuries": "10"}),
        ("After the flood 80 were unaccounted for.", {"missing": "80"}),
        ("At least 12 hikers are missing after the avalanche.", {"missing": "At least 12"}),
    ],
)
def test_missing_and_hurt_in_a_list(text, counts):
    found = {name: value.removesuffix(" people") for _, name, value in said(text) if name in ("missing", "injuries")}
    assert found == counts


@pytest.mark.parametrize(
    "text",
    [
        "Tom Baker stopped Rob Miller in Hamburg.",
        "Ana Lund met Mark Holm in Oslo.",
        "Lena Bell beat Grant Pell in Turin.",
    ],
)
def test_a_given_name_is_no_verb(text):
    assert not [frame for frame, _, _ in said(text) if frame in ("robbery", "grant", "marking")]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Ana Lund was cleared of arson on Tuesday.", "arson"),
        ("Rob Holm was acquitted of murder on Friday.", "murder"),
        ("The clerk was charged with robbery on Monday.", "robbery"),
    ],
)
def test_the_day_of_a_trial_is_not_the_deeds(text, frame):
    assert not [v for f, attribute, v in said(text) if f == frame and attribute in ("time", "date", "start")]


@pytest.mark.parametrize(
    "text",
    [
        "The minister attended a ceremony on Sunday for the 13 soldiers killed in the bombing.",
        "A vote on Monday honoured the nine miners killed in the blast.",
        "The council held a vigil on Friday for the two boys killed in the fire.",
    ],
)
def test_the_day_of_a_ceremony_is_not_the_incidents(text):
    incidents = {"bombing", "explosion", "fire"}
    assert not [v for f, attribute, v in said(text) if f in incidents and attribute in ("time", "date")]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The trustees last week warned the fund will be exhausted in 2036.", "2036"),
        ("The agency last month said the dam would be finished in 2031.", "2031"),
        ("Auditors last year warned the reserve will be spent in 2029.", "2029"),
    ],
)
def test_last_week_is_no_verb(text, when):
    told = said(text)
    assert when in [value for _, attribute, value in told if attribute == "time"]
    assert not [v for _, attribute, v in told if attribute == "time" and v.startswith("last")]


@pytest.mark.parametrize(
    "text",
    [
        "The cable broke on Friday. The cause of the break is unknown.",
        "The mill collapsed on Friday. It is still unclear how the mill collapsed.",
        "The bridge collapsed for unknown reasons.",
        "Acme isn't sure what caused the outage.",
    ],
)
def test_that_a_cause_is_unknown_is_an_answer(text):
    (value,) = [
        a.claim.value.value
        for a in read(Document(id="d", text=text, published=PUBLISHED))
        if a.claim.question.attribute == "cause"
    ]
    assert value == "unknown"
