"""The ballot: codes, splits, prints and what it refuses."""

from __future__ import annotations

import math

import numpy as np
import pytest

from factrecon.ballot import ONE, Attribute, Ballot, Link, LinkKind, Shape, Vote
from factrecon.errors import InvalidRecord, InvalidValue, UnknownName
from factrecon.fusion import alternatives


def test_prints_of_one_origin_are_one_vote():
    ballot = Ballot.build(
        [
            Vote("q", "yes", "agency"),
            Vote("q", "yes", "daily", origin="agency"),
            Vote("q", "yes", "weekly", origin="agency", weight=0.5),
            Vote("q", "no", "herald"),
        ]
    )
    assert len(ballot.vote_origin) == 2
    assert ballot.vote_weight.tolist() == [ONE, ONE]
    assert len(ballot.print_vote) == 4
    assert sorted(ballot.sources) == ["agency", "daily", "herald", "weekly"]


def test_repeats_of_a_row_change_nothing():
    votes = [Vote("q", "yes", "a", weight=0.3), Vote("q", "yes", "a", weight=0.7)]
    assert Ballot.build(votes * 3).vote_weight.tolist() == [round(0.7 * ONE)]


def test_rival_answers_of_one_voice_share_its_vote():
    votes = [Vote("q", "x", "a"), Vote("q", "y", "a"), Vote("q", "z", "a"), Vote("q", "z", "b")]
    view = alternatives(Ballot.build(votes))
    assert view.votes.tolist() == [ONE // 3, ONE // 3, ONE // 3 + ONE]


def test_answers_that_may_all_be_true_count_in_full():
    votes = [Vote("q", "x", "a"), Vote("q", "y", "a")]
    ballot = Ballot.build(votes, attributes=[Attribute("q", multiple=True)])
    assert alternatives(ballot).votes.tolist() == [ONE, ONE]


def test_two_values_of_a_voice_within_tolerance_are_one_vote():
    votes = [Vote("q", "10", "a"), Vote("q", "10.2", "a"), Vote("q", "30", "b")]
    ballot = Ballot.build(
        votes,
        attributes=[Attribute("q", Shape.NUMBER, relative=0.05)],
        values={"10": 10.0, "10.2": 10.2, "30": 30.0},
    )
    view = alternatives(ballot)
    assert len(view.leader) == 2
    assert view.votes.tolist() == [ONE, ONE]


def test_tolerance_is_taken_from_the_dominant_value_and_forms_no_chains():
    # 20 ~ 24 ~ 28 within 4: the dominant 24 takes both; without it they would be apart.
    votes = [Vote("q", str(n), f"s{n}{k}") for n, times in ((20, 1), (24, 2), (28, 1), (32, 1)) for k in range(times)]
    ballot = Ballot.build(
        votes,
        attributes=[Attribute("q", Shape.NUMBER, absolute=4)],
        values={str(n): float(n) for n in (20, 24, 28, 32)},
    )
    view = alternatives(ballot)
    say = [ballot.propositions[p] for p in view.leader]
    assert say == ["24", "32"]


def test_links_of_sameness_merge_without_numbers():
    votes = [Vote("q", "colour", "a"), Vote("q", "colour", "b"), Vote("q", "color", "c"), Vote("q", "red", "d")]
    ballot = Ballot.build(votes, links=[Link("q", "color", "colour", LinkKind.SAME)])
    assert sorted(ballot.propositions[p] for p in alternatives(ballot).leader) == ["colour", "red"]


def test_very_many_distinct_numbers_are_merged_like_few():
    count = 3_000
    numbers = np.arange(count, dtype=np.float64)
    ballot = Ballot.from_columns(
        items=["q"],
        attributes=[Attribute("q", Shape.NUMBER, absolute=1.0)],
        item_attribute=np.zeros(1, np.int64),
        propositions=[str(n) for n in range(count)],
        proposition_item=np.zeros(count, np.int64),
        sources=["s"],
        vote_proposition=np.arange(count),
        vote_source=np.zeros(count, np.int64),
        numbers=numbers,
    )
    view = alternatives(ballot)
    assert (abs(numbers[view.leader[view.of]] - numbers) <= 1.0).all()
    # Equal weights: the lowest leads, takes its neighbour, and so on: every second one leads.
    assert len(view.leader) == count // 2


@pytest.mark.parametrize("weight", [0.0, -1.0, 1.5, math.nan])
def test_weights_outside_are_refused(weight):
    with pytest.raises(InvalidRecord, match="weight"):
        Ballot.build([Vote("q", "x", "a", weight=weight)])


def test_numbers_that_are_none_are_refused():
    with pytest.raises(InvalidValue, match="finite"):
        Ballot.build([Vote("q", "x", "a")], values={"x": math.inf})


def test_links_to_what_nobody_says_are_refused():
    with pytest.raises(UnknownName, match="no vote"):
        Ballot.build([Vote("q", "x", "a")], links=[Link("q", "x", "y", LinkKind.REFINES)])


def test_columns_with_codes_outside_are_refused():
    with pytest.raises(InvalidValue, match="vote_source"):
        Ballot.from_columns(
            items=["q"],
            attributes=[Attribute("q")],
            item_attribute=np.zeros(1, np.int64),
            propositions=["x"],
            proposition_item=np.zeros(1, np.int64),
            sources=["s"],
            vote_proposition=np.zeros(1, np.int64),
            vote_source=np.ones(1, np.int64),
        )


def test_a_part_keeps_what_it_says():
    ballot = Ballot.build(
        [Vote("p", "1", "a"), Vote("q", "2", "a"), Vote("q", "3", "b")],
        attributes=[Attribute("p"), Attribute("q", Shape.NUMBER)],
        values={"2": 2.0, "3": 3.0},
        links=[Link("q", "2", "3", LinkKind.REFINES, 0.5)],
    )
    part, items, propositions = ballot.only([1])
    assert part.items == ["q"]
    assert list(part.propositions) == ["2", "3"]
    assert part.numbers.tolist() == [2.0, 3.0]
    assert (part.links.a.tolist(), part.links.b.tolist()) == ([0], [1])
    assert items.tolist() == [1]
    assert propositions.tolist() == [1, 2]


def test_names_that_are_unknown_are_told():
    ballot = Ballot.build([Vote("q", "x", "a")])
    with pytest.raises(UnknownName, match="no item 'z'"):
        ballot.item_code("z")
    with pytest.raises(UnknownName, match="nobody"):
        ballot.proposition_code("q", "y")
