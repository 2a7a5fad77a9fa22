"""Very many answers to one question: none is dropped under two thousand, and what is told is what holding all against
all tells.
"""

from __future__ import annotations

import random

import pytest

from factrecon import answer_bins, graph, parse_value
from factrecon.answer_bins import ALONE, MOST, binned, leading
from factrecon.graph import build_graph
from factrecon.model import Claim, Question, claim
from factrecon.values import Entity, Quantity
from factrecon.verdicts import support
from factrecon.verdicts.verdict import judge


def counts(numbers):
    return [claim(f"paper {n}", "the fire", "deaths", Quantity.of(k, "person")) for n, k in enumerate(numbers)]


def verdict_on(said):
    made = build_graph(said)
    return judge(made, made.questions[0])


def test_every_answer_is_in_one_bin_and_order_means_nothing():
    told = [Claim(Question("the fire", "deaths"), Quantity.of(3 * n, "person")) for n in range(1, 1500)]
    told += [Claim(Question("the fire", "deaths"), Entity(f"Ann Bell{n}")) for n in range(300)]
    bins = binned(told, {told[777].id: 9})
    assert sorted(c.id for b in bins for c in b.claims) == sorted(c.id for c in told)
    assert len(bins) < len(told) / 10
    assert bins == binned(random.Random(3).sample(told, len(told)), {told[777].id: 9})
    assert any(b.chief == told[777] for b in bins)
    assert {told[0].id, told[-1].id} & {b.chief.id for b in bins if len(b.claims) == 1}


def test_of_more_than_two_thousand_the_ends_and_the_most_told_stay():
    told = [Claim(Question("the fire", "deaths"), Quantity.of(n, "person")) for n in range(1, MOST + 500)]
    kept = leading(told, {told[1234].id: 5})
    assert len(kept) == MOST
    assert {told[0], told[-1], told[1234]} <= set(kept)
    assert leading(told[:MOST], {}) == told[:MOST]


@pytest.mark.parametrize(
    "numbers", [range(1000, 1600, 2), [1000 + n % 300 for n in range(700)], [10_000 + n * 7 for n in range(260)]]
)
def test_bins_tell_what_all_against_all_tells(numbers, monkeypatch):
    said = counts(numbers)
    taken_together = verdict_on(said)
    for module in (answer_bins, graph, support):
        monkeypatch.setattr(module, "ALONE", 10**6)
    exact = verdict_on(said)
    assert taken_together.status == exact.status
    assert taken_together.told == exact.told
    assert "neighbours were weighed together" in taken_together.reason
    assert taken_together.agreement == pytest.approx(exact.agreement, abs=0.02)
    assert taken_together.contradiction == pytest.approx(exact.contradiction, abs=0.02)
    assert taken_together.best is not None


def test_one_who_is_far_off_is_told_among_thousands_who_agree():
    many = [
        claim(f"paper {n}", "the march", "marchers", parse_value(f"at least {n + 1} people")) for n in range(MOST + 200)
    ]
    agreed = verdict_on(many)
    assert agreed.contradiction == pytest.approx(0, abs=0.01)
    torn = verdict_on([*many, claim("herald", "the march", "marchers", parse_value("exactly 2 people"))])
    assert torn.told in ("disputed", "different figures")
    assert "exactly 2" in torn.reason


def test_few_answers_are_each_held_against_each():
    made = build_graph(counts(range(100, 100 + ALONE)))
    assert len(made.comparisons) == ALONE * (ALONE - 1) // 2
