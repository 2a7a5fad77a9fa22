"""Numbers that are opinions, and beliefs that are no surer than they foretell."""

from __future__ import annotations

import numpy as np
import pytest

from factrecon import claim
from factrecon.ballot import Attribute, Ballot, Shape
from factrecon.errors import InvalidValue
from factrecon.fusion import fuse
from factrecon.fusion.calibration import reliability


def ballot(rows: list[tuple[str, str, float | str]], shape: Shape) -> Ballot:
    """A ballot of (item, source, value) rows of one attribute."""
    items, sources = sorted({r[0] for r in rows}), sorted({r[1] for r in rows})
    keys = sorted({(r[0], r[2]) for r in rows})
    return Ballot.from_columns(
        items=items,
        attributes=[Attribute("x", shape)],
        item_attribute=np.zeros(len(items), np.int64),
        propositions=[str(v) for _, v in keys],
        proposition_item=np.array([items.index(i) for i, _ in keys]),
        sources=sources,
        vote_proposition=np.array([keys.index((i, v)) for i, _, v in rows]),
        vote_source=np.array([sources.index(s) for _, s, _ in rows]),
        numbers=np.array([float(v) if shape == Shape.NUMBER else np.nan for _, v in keys]),
    )


def opinions(seed: int) -> tuple[list[tuple[str, str, float | str]], dict[str, float]]:
    """Ten raters an item on a scale to 100, noisy and with zeros of their own."""
    draw = np.random.default_rng(seed)
    truth = {f"t{i:02}": float(np.clip(draw.normal(30, 25), 0, 100)) for i in range(60)}
    rows: list[tuple[str, str, float | str]] = []
    for name, middle in truth.items():
        for rater in draw.choice(25, 10, replace=False):
            said = round(float(np.clip(middle + draw.normal(0, 22), 0, 100)))
            rows.append((name, f"r{rater:02}", 0 if said < 6 else said))
    return rows, truth


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_opinions_are_taken_for_opinions(seed: int) -> None:
    rows, truth = opinions(seed)
    beliefs = fuse(ballot(rows, Shape.NUMBER))
    assert [c.method for c in beliefs.opinion.chosen] == ["ratings"]
    means = {name: np.mean([v for i, _, v in rows if i == name]) for name in truth}
    for answer in beliefs.answers():
        assert answer.estimate == pytest.approx(means[answer.item], abs=1e-3)
        assert answer.low <= answer.estimate <= answer.high
        given = [v for i, _, v in rows if i == answer.item]
        assert abs(float(answer.proposition) - means[answer.item]) == min(abs(v - means[answer.item]) for v in given)


def test_facts_are_not() -> None:
    draw = np.random.default_rng(5)
    rows: list[tuple[str, str, float | str]] = []
    for i in range(60):  # small counts come back from item to item, as ratings do
        truth = int(draw.integers(0, 9))
        rows += [(f"f{i:02}", f"s{s}", truth if draw.random() < 0.75 else int(draw.integers(0, 9))) for s in range(8)]
    assert fuse(ballot(rows, Shape.NUMBER)).opinion.chosen[0].method != "ratings"
    rows = [(f"m{i:02}", f"s{s}", round(float(i * 1000 + draw.normal(0, 3)), 2)) for i in range(60) for s in range(8)]
    assert fuse(ballot(rows, Shape.NUMBER)).opinion.chosen[0].method == "numeric"


@pytest.mark.parametrize("hard", [0.0, 0.2])
def test_beliefs_of_confusion_matrices_are_calibrated(hard: float) -> None:
    draw = np.random.default_rng(7)
    rows: list[tuple[str, str, float | str]] = []
    truth = {}
    for i in range(300):
        right, is_hard = int(draw.integers(0, 3)), draw.random() < hard
        truth[f"i{i:03}"] = "abc"[right]
        for s in draw.choice(30, 9, replace=False):
            good = draw.random() < (0.35 if is_hard else 0.7)
            other = (right + 1) % 3 if is_hard else int(draw.integers(0, 3))
            rows.append((f"i{i:03}", f"s{s:02}", "abc"[right if good else other]))
    beliefs = fuse(ballot(rows, Shape.LABEL), method="dawid_skene")
    answers = list(beliefs.answers())
    error = reliability([a.belief for a in answers], [a.proposition == truth[a.item] for a in answers]).error
    assert error < 0.15


def test_what_is_no_ballot_and_no_value_is_refused_in_words() -> None:
    with pytest.raises(InvalidValue, match=r"Ballot\.build"):
        fuse([("s1", "x", 4)])
    with pytest.raises(InvalidValue, match=r"Quantity.of\(4\)"):
        claim("source 1", "x", "value", 4)
