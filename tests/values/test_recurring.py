"""Times of which the calendar knows only a part."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import strategies as st

from factrecon import Time
from factrecon.errors import InvalidValue
from factrecon.language.answers import read_answer
from factrecon.testing import strategies as s
from factrecon.testing.checks import check_value_kind
from factrecon.values import value_from_json
from factrecon.values.recurring import Recurring

FIELDS = st.one_of(
    st.builds(Recurring, weekday=st.integers(0, 6), hours=st.sampled_from((None, (21600, 43200), (72000, 108000)))),
    st.builds(Recurring, month=st.integers(1, 3), day=st.none() | st.integers(1, 3)),
    st.builds(Recurring, words=st.sampled_from(("last week", "this year"))),
    st.builds(Recurring, hours=st.sampled_from(((36000, 36900), (36600, 37500), (0, 3600)))),
)
UNDATED = FIELDS.map(lambda r: Time.undated(r, text="then"))


def test_the_laws_of_values_hold() -> None:
    check_value_kind(UNDATED, examples=200)
    check_value_kind(st.one_of(UNDATED, s.times(first=date(2020, 1, 1), last=date(2020, 3, 1))), examples=200)


def said(text: str, published: date | None = None) -> Time:
    value = read_answer(text, "time", published=published)
    assert isinstance(value, Time)
    return value


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Friday", "Friday", "same"),
        ("Friday morning", "Friday", "inside"),
        ("Friday", "Thursday", "never"),
        ("Friday morning", "Friday night", "never"),
        ("Saturday night", "Sunday", "possible"),
        ("Saturday night", "Monday", "never"),
        ("June 28", "June 29", "never"),
        ("June 28", "Friday", "possible"),
        ("November", "November 3", "holds"),
        ("November", "December", "never"),
        ("10:30 a.m. on Friday", "Friday", "inside"),
        ("10:30 a.m.", "10:35 a.m.", "possible"),
        ("10:30 a.m.", "4 p.m.", "never"),
        ("last week", "Friday", "possible"),
        ("last week", "this year", "possible"),
        ("10:30 a.m.", "0830 GMT", "possible"),
        ("after 10 p.m.", "11 p.m.", "possible"),
    ],
)
def test_two_undated_times(a: str, b: str, relation: str) -> None:
    scores = said(a).scores(said(b))
    assert scores is not None
    wanted = {"same": (0, 1, 1), "inside": (0, 1, 0), "holds": (0, 0, 1), "never": (1, 0, 0), "possible": (0, 0, 0)}
    assert (scores.contradiction, scores.forward, scores.backward) == wanted[relation]


def test_against_a_dated_day() -> None:
    friday, thursday = said("Friday", date(2024, 3, 6)), said("Thursday", date(2024, 3, 6))
    assert said("Friday").scores(friday).backward == 1  # type: ignore[union-attr]
    assert said("Friday").scores(thursday).contradiction == 1  # type: ignore[union-attr]
    nine_days = Time.between(date(2024, 3, 1), date(2024, 3, 9))
    assert said("Friday").scores(nine_days).contradiction == 0  # type: ignore[union-attr]
    hour = Time.between(datetime(2024, 3, 1, 7), datetime(2024, 3, 1, 8))
    assert hour.scores(said("Friday morning")).forward == 1  # type: ignore[union-attr]
    assert said("Friday").scores(Time.between(date(2000, 1, 1), None)).contradiction == 0  # type: ignore[union-attr]


def test_it_comes_back_from_json() -> None:
    for text in ("Friday morning", "last week", "June 28 at 2 p.m."):
        assert value_from_json(said(text).to_json()) == said(text)


@pytest.mark.parametrize("data", [5, {"weekday": 9}, {"hours": [5]}, {"hours": [9, 3]}, {"month": "soon"}])
def test_nonsense_is_refused(data: object) -> None:
    with pytest.raises(InvalidValue):
        Recurring.from_json(data)
