"""Stated distances in time against the dates."""

from __future__ import annotations

import pytest

from factrecon import Duration, Offset, Time, claim, reconcile
from factrecon.consistency.distances import distance

FIRST = Time.day(2024, 5, 6)


@pytest.mark.parametrize(
    ("nominal", "unit", "modifier", "day", "holds", "fails"),
    [
        (1, "week", None, 13, True, False),
        (1, "week", None, 15, False, True),
        (1, "week", "more than", 14, True, False),
        (1, "week", "more than", 12, False, True),
        (2, "day", None, 8, True, False),
        (2, "day", "nearly", 8, True, False),
    ],
)
def test_dates_bear_out_or_rule_out(
    nominal: int, unit: str, modifier: str | None, day: int, holds: bool, fails: bool
) -> None:
    stated = Offset(Duration.of(nominal, unit, modifier=modifier), "after", "e1", "end")
    found = distance("q", "c", stated, FIRST, Time.day(2024, 5, day))
    assert (found.holds, found.fails) == (holds, fails)
    assert str(day - 6) in found.reason


def test_the_check_reaches_verdict_and_report() -> None:
    week = Offset(Duration.of(1, "week"), "after", "the strike", "end", "a week")
    said = [
        claim("a", "the strike", "end", Time.day(2024, 5, 6)),
        claim("b", "the accord", "time", Time.day(2024, 5, 20)),
        claim("c", "the accord", "time after the strike end", week),
    ]
    report = reconcile(said).to_json()
    asked = [q for q in report["questions"] if q["kind"] == "offset"]
    assert len(asked) == 1
