"""Parts and wholes."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.algebra.trapezoid import INFINITY, point
from factrecon.consistency.totals import check_total, find_totals, total
from factrecon.errors import InvalidValue
from factrecon.model import Claim, Question, Scope
from factrecon.testing import LAWS, run_law
from factrecon.values import Duration, Places, Quantity, Text, Time, Truth

FLED = Question("the island", "people who fled")


def years(first, last):
    return Time.between(date(first, 1, 1), date(last + 1, 1, 1), grain="year", text=f"{first}-{last}")


def count(n, modifier=None, **scope):
    return Claim(FLED, Quantity.of(n, "person", modifier=modifier), Scope(**scope))


def test_sums():
    assert total([Quantity.of(30, "vote"), Quantity.of(12, "vote")]).shape.core == (42, 42)
    assert total([Quantity(point(1), "mile"), Quantity(point(1), "kilometre")]).base.b == pytest.approx(2609.344)
    assert total([Quantity(point(1), "mile"), Quantity(point(1), "kilometre")]).unit == "mile"
    assert total([Quantity.of(30), Quantity.of(12)], complete=False).shape.core == (42, INFINITY)
    assert (
        total([Duration.of(1, "day"), Duration.of(2, "day")]).shape.core[0]
        < 3 * 86400
        < total([Duration.of(3, "day")]).shape.core[1]
    )
    both = total([Places.of("X", closed=True), Places.of("Y", closed=True)])
    assert (both.names, both.closed) == (("X", "Y"), True)
    assert not total([Places.of("X"), Places.of("Y", closed=True)]).closed
    assert not total([Places.of("X", closed=True)], complete=False).closed
    assert total([years(2022, 2022), years(2023, 2023)]).shape == years(2022, 2023).shape


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [Quantity.of(3, "vote"), Quantity.of(3, "person")],
        [Quantity.of(3), Duration.of(3, "day")],
        [Truth(True)],
        [Text("x"), Text("y")],
        [Quantity.of(20, "degree Celsius")] * 2,
        [years(2020, 2020), years(2022, 2022)],
    ],
)
def test_what_does_not_add_up_is_refused(parts):
    with pytest.raises(InvalidValue):
        total(parts)


def test_two_years_and_each():
    parts = [count(29000, period=years(2022, 2022)), count(22000, period=years(2023, 2023))]
    assert check_total(parts, count(50000, "more than")).relation == "refines"
    assert check_total(parts, count(51000)).relation == "same" or check_total(parts, count(51000)).contradiction < 0.1
    clash = check_total(parts, count(70000))
    assert (clash.relation, clash.kind, clash.rule) == ("contradiction", "value", "totals")
    assert clash.a == "+".join(sorted(p.id for p in parts))
    assert "51,000 people" in clash.reason
    assert check_total(parts[::-1], count(70000)) == clash


def test_parts_that_are_not_all():
    parts = [count(300, places=Places.of("X")), count(200, places=Places.of("Y"))]
    assert check_total(parts, count(900), complete=False).relation != "contradiction"
    assert check_total(parts, count(400), complete=False).relation == "contradiction"
    assert "at least" in check_total(parts, count(400), complete=False).reason


def test_what_cannot_be_added_is_unrelated():
    other = Claim(FLED, Quantity.of(3, "vote"))
    assert check_total([count(3), other], count(6)).relation == "unrelated"
    assert check_total([count(3)], other).relation == "unrelated"
    assert check_total([Claim(FLED, years(2022, 2022))], other).relation == "unrelated"


def test_periods_laid_end_to_end():
    parts = [Claim(FLED, years(2022, 2022)), Claim(FLED, years(2023, 2023))]
    assert check_total(parts, Claim(FLED, years(2022, 2023))).relation == "same"
    assert check_total(parts, Claim(FLED, years(2022, 2024))).relation == "contradiction"


def test_wholes_are_found():
    claims = [
        count(29000, period=years(2022, 2022)),
        count(22000, period=years(2023, 2023)),
        count(90000, period=years(2022, 2023)),
        count(10, period=years(2020, 2020)),
        count(300, places=Places.of("X")),
        count(200, places=Places.of("Y")),
        count(400),
    ]
    found = find_totals(claims)
    assert [(c.relation, c.b) for c in found]
    assert {c.b for c in found} == {claims[2].id, claims[6].id}
    assert {c.relation for c in found} == {"contradiction"}
    assert find_totals(claims[::-1]) == found
    assert find_totals(claims[:2]) == ()
    assert find_totals([claims[4], claims[6]]) == ()


def test_places_that_overlap_are_not_added():
    claims = [count(300, places=Places.of("X", "Y")), count(200, places=Places.of("Y")), count(400)]
    assert find_totals(claims) == ()


@pytest.mark.parametrize("law", LAWS["totals"], ids=lambda law: law.name)
def test_law(law):
    run_law(law, examples=60)
