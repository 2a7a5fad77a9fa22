"""Relations and the cuts by which they are read off."""

from __future__ import annotations

import pytest

from factrecon.algebra.trapezoid import SAME, UNRELATED, Scores
from factrecon.comparison import RELATIONS, Comparison, converse_relation, relation_of


@pytest.mark.parametrize(
    ("contradiction", "forward", "backward", "relation"),
    [
        (0, 0.8, 0.8, "same"),
        (0, 0.8, 0.79, "refines"),
        (0, 0.79, 0.8, "refined_by"),
        (0.9, 0, 0, "contradiction"),
        (1, 0, 0, "contradiction"),
        (0.89, 0, 0, "tension"),
        (0.1, 0, 0, "compatible"),
        (0.11, 0, 0, "tension"),
        (0, 0, 0, "compatible"),
        (0.2, 0.8, 0, "refines"),
    ],
)
def test_cuts(contradiction, forward, backward, relation):
    assert relation_of(Scores(max(forward, backward), contradiction, forward, backward)) == relation
    converse = relation_of(Scores(max(forward, backward), contradiction, backward, forward))
    assert converse == converse_relation(relation)


def test_converse_is_its_own_inverse():
    for relation in RELATIONS:
        assert converse_relation(converse_relation(relation)) == relation


def test_a_comparison_reads_its_scores():
    c = Comparison(a="1", b="2", relation="refines", scores=Scores(0.9, 0.05, 0.9, 0.2), rule="r", reason="because")
    assert (c.agreement, c.contradiction) == (0.9, 0.05)
    assert c.neutral == pytest.approx(0.05)
    assert (c.converse.a, c.converse.b, c.converse.relation) == ("2", "1", "refined_by")
    assert c.converse.scores == Scores(0.9, 0.05, 0.2, 0.9)
    assert c.converse.converse == c
    assert c.tolerance == "default"


@pytest.mark.parametrize(
    ("relation", "kind", "expected"),
    [
        ("contradiction", "value", True),
        ("contradiction", "update", False),
        ("tension", "value", False),
        ("same", None, False),
    ],
)
def test_an_update_is_no_contradiction(relation, kind, expected):
    scores = SAME if relation == "same" else UNRELATED
    c = Comparison(a="1", b="2", relation=relation, kind=kind, scores=scores, rule="r", reason="because")
    assert c.is_contradiction is expected
