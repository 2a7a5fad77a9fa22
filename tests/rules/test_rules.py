"""The rules: their laws, worked pairs of claims, and the order in which they answer."""

from __future__ import annotations

from datetime import date, datetime

import attrs
import pytest

from factrecon import parse_value
from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.algebra.trapezoid import INFINITY, SAME, Trapezoid, interval
from factrecon.comparison import Comparison
from factrecon.errors import FactreconError
from factrecon.model import Claim, Event, Question, Scope
from factrecon.rules import RULES, bounds, compare_claims, questions, scopes, updates, values
from factrecon.rules.scopes import one_is_part
from factrecon.rules.updates import at_least_for_later
from factrecon.testing import LAWS, check_rule, run_law
from factrecon.values import Duration, Offset, Places, Quantity, Text, Time, Truth

DEATHS = Question("the fire", "deaths", cumulative=True)
STRIKERS = Question("the strike", "participants")


def count(n, modifier=None, *, question=STRIKERS, **scope):
    return Claim(question, Quantity.of(n, "person", modifier=modifier), Scope(**scope))


@pytest.mark.parametrize(
    ("a", "b", "relation", "kind"),
    [
        (count(75000), count(75000, "more than"), "compatible", "value"),
        (count(75000), count(75000, "about"), "refines", "value"),
        (count(75000, "about"), count(75000), "refined_by", "value"),
        (count(75000), count(40000), "contradiction", "value"),
        (count(12, "at least"), count(15), "refined_by", "value"),
        (count(75000), count(75000), "same", None),
        (count(75000, part="nurses"), count(40000, part="pilots"), "unrelated", "scope"),
        (count(75000, part="nurses"), count(40000, part="nurses"), "contradiction", "value"),
        (count(75000, places=Places.of("X")), count(40000, places=Places.of("Y")), "unrelated", "scope"),
        (count(75000, places=Places.of("X")), count(40000, places=Places.of("X", "Y")), "contradiction", "value"),
        (count(75000, period=Time.day(2024, 5, 1)), count(40000, period=Time.day(2024, 5, 2)), "unrelated", "time"),
        (
            count(75000, period=Time.day(2024, 5, 1)),
            count(40000, period=Time.day(2024, 5, 1)),
            "contradiction",
            "value",
        ),
        (count(75000, part="nurses"), count(40000), "tension", "scope"),
        (count(75000), count(40000, part="nurses"), "tension", "scope"),
        (count(75000, part="nurses"), count(75000), "same", "scope"),
        (count(30), Claim(STRIKERS, Quantity.of(30, "vote")), "unrelated", None),
        (count(30), Claim(STRIKERS, Duration.of(30, "day")), "unrelated", None),
        (count(30), count(30, question=DEATHS), "unrelated", None),
        (Claim(STRIKERS, Truth(True)), Claim(STRIKERS, Truth(False)), "contradiction", "polarity"),
        (Claim(STRIKERS, Time.day(2024, 5, 1)), Claim(STRIKERS, Time.day(2024, 5, 3)), "contradiction", "time"),
    ],
)
def test_pairs(a, b, relation, kind):
    comparison = compare_claims(a, b)
    assert (comparison.relation, comparison.kind) == (relation, kind)


def test_a_part_keeps_half_of_a_contradiction():
    whole = compare_claims(count(75000), count(40000))
    part = compare_claims(count(75000, part="nurses"), count(40000))
    assert (whole.contradiction, part.contradiction) == (1, 0.5)
    assert "limited in scope" in part.reason
    assert "limited in scope" not in whole.reason


@pytest.mark.parametrize(
    ("p", "q", "expected"),
    [
        (Scope(), Scope(), False),
        (Scope(part="x"), Scope(part="y"), False),
        (Scope(places=Places.of("X")), Scope(), True),
        (Scope(), Scope(period=Time.day(2024, 5, 1)), True),
        (Scope(as_of=date(2024, 5, 1)), Scope(), False),
    ],
)
def test_parts_of_scopes(p, q, expected):
    assert one_is_part(p, q) is one_is_part(q, p) is expected


def deaths(n, day, modifier=None):
    return count(n, modifier, question=DEATHS, as_of=day)


FRIDAY, SATURDAY = date(2024, 3, 1), date(2024, 3, 2)


@pytest.mark.parametrize(
    ("a", "b", "relation", "kind", "rule"),
    [
        (deaths(296, FRIDAY), deaths(2012, SATURDAY), "refined_by", "update", "updates"),
        (deaths(2012, SATURDAY), deaths(296, FRIDAY), "refines", "update", "updates"),
        (deaths(296, SATURDAY), deaths(2012, FRIDAY), "contradiction", "value", "updates"),
        (deaths(296, FRIDAY), deaths(2012, FRIDAY), "contradiction", "value", "values"),
        (deaths(296, FRIDAY), deaths(296, SATURDAY), "same", None, "values"),
        (deaths(296, None), deaths(2012, SATURDAY), "refined_by", "update", "updates"),
        (deaths(296, SATURDAY), deaths(2012, None), "refined_by", "update", "updates"),
        (deaths(296, None), deaths(2012, None), "contradiction", "value", "values"),
        (deaths(30, FRIDAY), deaths(33, SATURDAY, "about"), "refined_by", "update", "updates"),
    ],
)
def test_counts_that_grow(a, b, relation, kind, rule):
    c = compare_claims(a, b)
    assert (c.relation, c.kind, c.rule) == (relation, kind, rule)
    assert c.is_contradiction is (relation == "contradiction")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at most", "more than"),
        ("up to", "more than"),
        ("nearly", "more than"),
        ("at least", "fewer than"),
        ("just over", "at most"),
        ("just over", "nearly"),
    ],
)
def test_opposite_bounds(one, other):
    for n in (5, 75000):
        c = compare_claims(count(n, one), count(n, other))
        assert (c.relation, c.kind, c.rule) == ("contradiction", "value", "bounds")
        assert compare_claims(count(n, one, part="nurses"), count(n, other)).kind == "scope"
    for unit, less in (("week", "day"), ("year", "month")):
        times = 7 if unit == "week" else 12
        a, b = Duration.of(1, unit, modifier=one), Duration.of(times, less, modifier=other)
        assert compare_claims(Claim(STRIKERS, a), Claim(STRIKERS, b)).rule == "bounds"


def test_bounds_at_two_numbers_are_for_the_values():
    assert compare_claims(count(75000, "at most"), count(74000, "more than")).rule == "values"
    assert compare_claims(count(75000, "at most"), count(75000, "at least")).relation == "compatible"
    assert compare_claims(count(75000), count(75000, "fewer than")).relation == "compatible"
    miles, feet = Quantity.of(1, "mile", modifier="at most"), Quantity.of(5280, "foot", modifier="more than")
    assert compare_claims(Claim(STRIKERS, miles), Claim(STRIKERS, feet)).rule == "bounds"


def test_a_count_may_grow_over_a_bound():
    first, then = deaths(100, FRIDAY, "nearly"), deaths(100, SATURDAY, "more than")
    assert compare_claims(first, then).kind == "update"
    back = compare_claims(deaths(100, FRIDAY, "more than"), deaths(100, SATURDAY, "nearly"))
    assert (back.relation, back.rule) == ("contradiction", "bounds")


def test_updates_need_counts_that_grow():
    question = Question("the strike", "participants", cumulative=False)
    a = count(10, question=question, as_of=FRIDAY)
    assert updates(a, count(50, question=question, as_of=SATURDAY), tolerance=DEFAULT) is None
    assert updates(deaths(10, FRIDAY), Claim(DEATHS, Truth(True), Scope(as_of=SATURDAY)), tolerance=DEFAULT) is None
    assert (
        updates(deaths(10, FRIDAY), Claim(DEATHS, Quantity.of(90, "vote"), Scope(as_of=SATURDAY)), tolerance=DEFAULT)
        is None
    )


def test_a_count_that_rises_and_falls_is_no_contradiction_on_another_day():
    missing = Question("the slide", "missing", changing=True)
    first, later = (count(n, question=missing, as_of=date(2024, 5, day)) for n, day in ((150, 3), (80, 9)))
    found = compare_claims(first, later)
    assert (found.relation, found.kind) == ("compatible", "update")
    same_day = count(80, question=missing, as_of=date(2024, 5, 3))
    assert compare_claims(first, same_day).relation == "contradiction"


def test_updates_within_a_day():
    morning, night = datetime(2024, 3, 2, 8), datetime(2024, 3, 2, 22)
    assert compare_claims(deaths(296, morning), deaths(2012, night)).kind == "update"


def test_later_readings_keep_open_ends():
    assert at_least_for_later(interval(5, 9, left_open=True)) == interval(5, INFINITY, left_open=True)
    assert at_least_for_later(Trapezoid(1, 2, 3, 4)) == Trapezoid(1, 2, INFINITY, INFINITY)


def test_reasons_are_in_words():
    strike = Event("strike", label="the dock strike")
    a = Claim(Question(strike, "end"), Time.day(2024, 5, 1))
    assert "'the dock strike'" in compare_claims(a, Claim(Question("the vote", "end"), Time.day(2024, 5, 1))).reason
    assert "the other for start" in compare_claims(a, Claim(Question(strike, "start"), Time.day(2024, 5, 1))).reason
    assert (
        compare_claims(count(12, "at least"), count(15)).reason
        == "“15 people” is one of the answers that “at least 12 people” leaves open"
    )
    assert "no answer fits both" in compare_claims(count(15), count(30)).reason
    assert "some answers fit both" in compare_claims(count(75000), count(75000, "more than")).reason
    weeks = (Claim(STRIKERS, Duration.of(1, "week", modifier=m)) for m in (None, "more than"))
    assert "only at their edges" in compare_claims(*weeks).reason
    assert "both say" in compare_claims(count(15), count(15)).reason
    assert (
        "two places: X and Y" in compare_claims(count(1, places=Places.of("X")), count(2, places=Places.of("Y"))).reason
    )
    week = Duration.of(1, "week")
    x, y = (Claim(STRIKERS, Offset(week, "after", e)) for e in ("the strike", "the break-off"))
    assert "measured from two points" in compare_claims(x, y).reason
    assert "a quantity and a duration" in compare_claims(count(3), Claim(STRIKERS, week)).reason


def test_the_tolerance_is_named():
    mine = Tolerance(bare=0.01)
    for a, b in ((count(1), count(2)), (count(1), count(2, question=DEATHS)), (deaths(1, FRIDAY), deaths(9, SATURDAY))):
        assert compare_claims(a, b, tolerance=mine).tolerance == mine.name


def test_the_first_rule_that_answers_decides():
    def mine(a: Claim, b: Claim, *, tolerance: Tolerance) -> Comparison | None:
        if a.question.attribute != "participants":
            return None
        return Comparison(
            a=a.id, b=b.id, relation="same", scores=SAME, rule="mine", reason="mine says so", tolerance=tolerance.name
        )

    assert compare_claims(count(1), count(2), rules=(mine, *RULES)).rule == "mine"
    assert compare_claims(deaths(1, FRIDAY), deaths(1, FRIDAY), rules=(mine, *RULES)).rule == "values"
    with pytest.raises(FactreconError, match="put RULES behind your own"):
        compare_claims(deaths(1, FRIDAY), deaths(1, FRIDAY), rules=(mine,))


def test_a_subject_is_the_same_in_any_case():
    a, b = count(5), attrs.evolve(count(5), question=Question("The  STRIKE", "participants"))
    assert compare_claims(a, b).relation == "same"


@pytest.mark.parametrize("law", LAWS["rule"], ids=lambda law: law.name)
def test_law(law):
    run_law(law, examples=60)


@pytest.mark.parametrize("rule", [questions, scopes, updates], ids=lambda r: r.__name__)
def test_each_rule_keeps_the_laws(rule):
    check_rule(rule, examples=25)


def test_the_rule_of_values_keeps_the_laws_behind_the_others():
    check_rule(values, behind=(questions, scopes, updates, bounds), examples=25)


@pytest.mark.parametrize(
    ("bare", "bound", "relation"),
    [
        ("two weeks", "at least two weeks", "refines"),
        ("three hours", "at most three hours", "refines"),
        ("two weeks", "at least 14 days", "refines"),
        ("two weeks", "more than two weeks", "tension"),
        ("two weeks", "at least four weeks", "contradiction"),
    ],
)
def test_a_bare_length_lies_in_its_own_bound(bare: str, bound: str, relation: str) -> None:
    one, other = (Claim(Question("the strike", "length"), parse_value(words)) for words in (bare, bound))
    assert compare_claims(one, other).relation == relation
    turned = {"refines": "refined_by"}.get(relation, relation)
    assert compare_claims(other, one).relation == turned


PUNCHES = Question("the knockdown", "punches", "text")


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("a pair of left hooks", "three consecutive left hooks", "contradiction"),
        ("a .32-caliber revolver", "a .45-caliber handgun", "contradiction"),
        ("0700 900 1234", "0700 900 1235", "contradiction"),
        ("+44 700 900 1234", "0700-900-1234", "none"),  # one number, written with and without its country
        ("at least two left hooks", "three left hooks", "none"),  # a bound
        ("two left hooks", "left hooks", "none"),
        ("two of its five bridges", "three of its bridges", "none"),  # more than one number
        ("two boats", "three wardens", "none"),  # of nothing in common
        ("two left hooks", "2 left hooks", "none"),
    ],
)
def test_answers_in_the_same_words_but_for_a_number(a: str, b: str, relation: str) -> None:
    said = [Claim(PUNCHES, Text(x)) for x in (a, b)]
    found = compare_claims(*said).relation
    assert (found == "contradiction") == (relation == "contradiction")
    assert (compare_claims(*said[::-1]).relation == "contradiction") == (relation == "contradiction")
