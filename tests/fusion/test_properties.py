"""What holds for every method: order, names, repeats and copies change nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.ballot import Attribute, Ballot, Shape, Vote
from factrecon.fusion import METHODS, fuse

LABELS = ("a", "b", "c", "d")
NUMBERS = ("10", "11", "20", "35")

rows = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), st.integers(0, 6)), min_size=1, max_size=60)


def ballot_of(rows, *, numeric=False, name="s{}".format, repeat=1, copies=None, multiple=False):
    keys = NUMBERS if numeric else LABELS
    votes = []
    for item, value, source in rows:
        for _ in range(repeat):
            votes.append(Vote(f"q{item}", keys[value], name(source)))
        if copies is not None and source == copies[0]:
            votes += [Vote(f"q{item}", keys[value], f"copy{k}", origin=name(source)) for k in range(copies[1])]
    shape = Shape.NUMBER if numeric else Shape.LABEL
    return Ballot.build(
        votes,
        attributes=[Attribute("x", shape, absolute=1.0 if numeric else 0.0, multiple=multiple)],
        attribute_of={f"q{i}": "x" for i in range(13)},
        values={n: float(n) for n in NUMBERS} if numeric else None,
    )


def outcome(beliefs):
    ballot = beliefs.ballot
    return (
        [ballot.propositions[p] for p in beliefs.best],
        beliefs.status.tolist(),
        beliefs.belief.tolist(),
    )


@pytest.mark.parametrize("method", list(METHODS))
@pytest.mark.parametrize("numeric", [False, True])
@settings(max_examples=15, deadline=None)
@given(rows=rows, seed=st.integers(0, 99))
def test_order_names_and_repeats_change_nothing(method, numeric, rows, seed):
    first = fuse(ballot_of(rows, numeric=numeric), method=method)
    shuffled = [rows[i] for i in np.random.default_rng(seed).permutation(len(rows))]
    other = fuse(
        ballot_of(shuffled, numeric=numeric, name=lambda k: f"z{(k * 5 + 3) % 7}", repeat=2),
        method=method,
    )
    assert outcome(first) == outcome(other)
    renamed = {f"z{(int(n[1:]) * 5 + 3) % 7}": c for n, c in first.credibility.items()}
    # repr, because nan is nobody's equal: a source of labels only has no credibility in numbers
    assert repr(sorted(renamed.items())) == repr(sorted(other.credibility.items()))


@pytest.mark.parametrize("method", list(METHODS))
@settings(max_examples=10, deadline=None)
@given(rows=rows, copies=st.sampled_from([1, 7, 100]))
def test_verbatim_copies_of_known_origin_change_nothing(method, rows, copies):
    first = fuse(ballot_of(rows), method=method)
    other = fuse(ballot_of(rows, copies=(0, copies)), method=method)
    assert outcome(first) == outcome(other)
    assert repr(first.credibility) == repr(other.credibility)
    for name, value in first.source_credibility.items():
        assert repr(other.source_credibility[name]) == repr(value)


@pytest.mark.parametrize("method", list(METHODS))
@settings(max_examples=10, deadline=None)
@given(rows=rows, numeric=st.booleans(), multiple=st.booleans())
def test_beliefs_and_credibilities_are_within_bounds(method, rows, numeric, multiple):
    beliefs = fuse(ballot_of(rows, numeric=numeric, multiple=multiple), method=method)
    assert (beliefs.belief >= 0).all()
    assert (beliefs.belief <= 1 + 1e-12).all()
    heard = [c for c in beliefs.credibility.values() if c == c]
    assert all(0 <= c <= 1 for c in heard)
    assert (beliefs.best >= 0).all()
    assert {c.attribute for c in beliefs.opinion.chosen} == {a.name for a in beliefs.ballot.attributes}


@pytest.mark.parametrize("method", [m for m in METHODS if m not in ("numeric", "ratings", "specificity")])
def test_known_answers_win_and_teach(method):
    rows = [(i, 0, s) for i in range(6) for s in (0, 1, 2)] + [(i, 1, s) for i in range(6) for s in (3, 4)]
    known = {f"q{i}": "b" for i in range(5)}
    beliefs = fuse(ballot_of(rows), method=method, known=known)
    assert all(beliefs.answer(q).proposition == "b" for q in known)
    if method not in ("vote",):
        assert beliefs.credibility["s3"] > beliefs.credibility["s0"]
