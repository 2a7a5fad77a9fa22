"""Days and weeks counted inside a period, distances in two units, spoken clocks, short dates, and zones."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon import compare
from factrecon.language.times.finding import find_times

WEDNESDAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opens on the first day of next year.", "2025-01-01"),
        ("It closed on the last day of last month.", "2024-04-30"),
        ("It opens on the third day of June.", "2024-06-03"),
        ("It closed on the 10th day of the month.", "2024-05-10"),
        ("They vote on the first Tuesday of November 2024.", "2024-11-05"),
        ("They vote on the last Sunday in March 2024.", "2024-03-31"),
        ("She left two weeks ago yesterday.", "2024-04-30"),
        ("She left three years ago today.", "2021-05-15"),
        ("She left a week ago Monday.", "2024-05-06"),
        ("She left a year and a month ago, on 3-Mar-19.", "2019-03-03"),
        ("It was signed on 7-Dec-2021.", "2021-12-07"),
        ("It opens on the 9th of next month.", "2024-06-09"),
        ("It opened on the first of last month.", "2024-04-01"),
        ("They vote a week from Sunday.", "2024-05-26"),
        ("They vote two weeks from tomorrow.", "2024-05-30"),
        ("She left four weeks ago on Tuesday.", "2024-04-16"),
        ("She left three Mondays ago.", "2024-04-29"),
        ("She left one year, two months and five days ago.", "2023-03-10"),
        ("It was signed on 2021/12/07.", "2021-12-07"),
        ("It was signed on 7Dec2021.", "2021-12-07"),
        ("It was signed on Dec 7, '21.", "2021-12-07"),
        ("It was signed in 12/2021.", "2021-12"),
        ("It began at ten past midnight on Monday.", "2024-05-13T00:10"),
        ("It began at half past eight on Monday.", "2024-05-13T08:30"),
        ("It began at a quarter to six in the evening on Monday.", "2024-05-13T17:45"),
        ("It began at twenty past nine p.m. on Monday.", "2024-05-13T21:20"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert value in [m.timex_value for m in find_times(text, published=WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "begin", "last"),
    [
        ("Rain fell in the first three weeks of April 2022.", date(2022, 4, 1), date(2022, 4, 21)),
        ("Rain fell in the last ten days of April 2022.", date(2022, 4, 21), date(2022, 4, 30)),
        ("Rain fell in the first week of April 2022.", date(2022, 4, 1), date(2022, 4, 7)),
        ("Rain fell in the last week of April 2022.", date(2022, 4, 24), date(2022, 4, 30)),
        ("Sales rose in the first two months of the year.", date(2024, 1, 1), date(2024, 2, 29)),
    ],
)
def test_stretches(text: str, begin: date, last: date) -> None:
    [found] = [m for m in find_times(text, published=WEDNESDAY) if m.resolved]
    assert found.begin.date() == begin
    assert (found.finish.date() - begin).days - 1 == (last - begin).days
    assert found.value.start == found.begin


def test_a_distance_in_two_units_is_one() -> None:
    [ago] = find_times("They left two years and three months ago.", published=WEDNESDAY)
    assert ago.timex_value == "2022-02"
    [offset] = find_times("It came a week and two days after the vote.")
    assert offset.timex_value == "P1W2D"
    assert offset.value.duration.nominal == 9 * 86400


@pytest.mark.parametrize("text", ["They won by ten to five.", "It beat them twenty to six.", "a quarter to the poor"])
def test_what_is_no_clock(text: str) -> None:
    assert not [m for m in find_times(text) if "T" in m.timex_value]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The train left at 14:10 UTC on Monday.", "The train left at 10:10 a.m. EDT on Monday.", True),
        ("The train left at 14:10 UTC on Monday.", "The train left at 4:10 p.m. CEST on Monday.", True),
        ("The train left at 14:10 UTC on Monday.", "The train left at 2:10 p.m. EDT on Monday.", False),
    ],
)
def test_a_clock_carries_its_zone(a: str, b: str, same: bool) -> None:
    found = compare(a, b, published=(WEDNESDAY, WEDNESDAY))
    assert (found.relation == "same") is same
    assert (found.contradiction > 0.5) is not same


def test_a_zone_that_only_one_names_is_no_contradiction() -> None:
    found = compare(
        "The train left at 14:10 UTC on Monday.",
        "The train left at 9:10 a.m. on Monday.",
        published=(WEDNESDAY, WEDNESDAY),
    )
    assert found.contradiction < 0.1
