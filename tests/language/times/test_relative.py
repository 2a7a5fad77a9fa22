"""Weekdays and times counted from the day of publication or from what the text spoke of."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.language.times.finding import find_times

PUBLISHED = date(2024, 5, 15)
"""A Wednesday."""

TEXTS = [
    ("Profit rose from the year-earlier period.", ["2023"]),
    ("The Sunday Times wrote it.", []),
    ("It opens on Sundays.", ["XXXX-WXX-7"]),
    ("Sundays game was lost.", ["2024-05-12"]),
    ("Sundays are quiet.", ["XXXX-WXX-7"]),
    ("It opened Friday last week.", ["2024-05-10"]),
    ("It opened the following Friday.", ["2024-05-17"]),
    ("It opened next Monday.", ["2024-05-20"]),
    ("It opened last night.", ["2024-05-14TNI"]),
    ("It opened this morning.", ["2024-05-15TMO"]),
    ("It opened the next morning.", ["2024-05-16TMO"]),
    ("It opened that evening.", ["2024-05-15TEV"]),
    ("These days they rest.", ["PRESENT_REF"]),
    ("They rested these mornings.", []),
    ("The past year was dry.", ["P1Y"]),
    ("It opened last week.", ["2024-W19"]),
    ("It opened earlier this month.", ["2024-05"]),
    ("It opened the following day.", ["2024-05-16"]),
    ("They left last minute.", []),
    ("It rose in the year ended June 30.", ["P1Y", "2024-06-30"]),
    ("It opened at the end of the month.", ["2024-05"]),
    ("It opened over the weekend.", ["2024-W19-WE"]),
    ("It opened earlier in the day.", []),
    ("It is the best of the year.", ["2024"]),
    ("It must close by year-end.", ["2024-12-31"]),
    ("It opens the week after next.", ["2024-W22"]),
    ("It opened the week before last.", ["2024-W18"]),
    ("It had opened the day before.", ["2024-05-14"]),
    ("It opened the morning after.", ["2024-05-16TMO"]),
    ("It opened overnight.", ["2024-05-14TNI"]),
    ("It opened in the morning.", ["2024-05-15TMO"]),
    ("It opened in the evening.", ["2024-05-15TEV"]),
    ("It opens tonight.", ["2024-05-15TNI"]),
    ("It opened late yesterday afternoon.", ["2024-05-14TAF"]),
    ("It opens tomorrow at noon.", ["2024-05-16", "2024-05-16T12:00"]),
    ("It opened Friday at noon.", ["2024-05-10", "2024-05-10T12:00"]),
    ("It opens next Christmas.", ["2024-12-25"]),
]


@pytest.mark.parametrize(("text", "values"), TEXTS, ids=[text for text, _ in TEXTS])
def test_it_is_counted_as_a_person_would(text: str, values: list[str]) -> None:
    assert [mention.timex_value for mention in find_times(text, published=PUBLISHED)] == values
