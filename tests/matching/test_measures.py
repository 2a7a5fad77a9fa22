"""The benchmarks' measures on examples small enough to work out by hand."""

import pytest

from benchmarks.command import precision_recall_f1
from benchmarks.ecb import b_cubed, ceaf_e, conll, muc
from benchmarks.headlines import conflicting
from benchmarks.mixed import b_cubed as b_cubed_sums

GOLD = [["a", "b", "c"], ["d", "e"], ["f"]]


def test_perfect_groups():
    assert conll(GOLD, GOLD) == {"conll_f1": 1.0, "muc_f1": 1.0, "b_cubed_f1": 1.0, "ceaf_e_f1": 1.0}


def test_one_group_too_many():
    split = [["a", "b"], ["c"], ["d", "e"], ["f"]]
    assert muc(split, GOLD) == pytest.approx(2 * 1.0 * (2 / 3) / (5 / 3))
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6
    assert b_cubed(split, GOLD) == pytest.approx(2 * recall / (1 + recall))
    similarity = 2 * 2 / 5 + 1 + 1
    assert ceaf_e(split, GOLD) == pytest.approx(
        2 * (similarity / 4) * (similarity / 3) / (similarity / 4 + similarity / 3)
    )


def test_mixed_sums():
    precision, recall, n = b_cubed_sums([("a", "b", "c")], {"a": "x", "b": "x", "c": "y"})
    assert (precision, recall, n) == (pytest.approx(5 / 3), pytest.approx(3.0), 3)


def test_precision_and_recall():
    assert precision_recall_f1([True, True, False], [True, False, True]) == (0.5, 0.5, 0.5)
    assert precision_recall_f1([False], [True]) == (0.0, 0.0, 0.0)


def test_conflicting_numbers():
    assert conflicting("30 people died", "20 people died")
    assert not conflicting("30 people died", "20 cars burned")
    assert not conflicting("1,200 people and 30 people", "1200 people")
