"""Beliefs of the accuracy methods on contested items: pooled with the votes, in the order of the model."""

from __future__ import annotations

from itertools import pairwise

import pytest

from factrecon import fuse
from factrecon.tables import read_claims


def ballot(tmp_path, votes: dict[str, dict[str, str]]):
    file = tmp_path / "claims.csv"
    rows = [f"{item},answer,{source},{value}" for item, said in votes.items() for source, value in said.items()]
    file.write_text("object,attribute,source,value\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return read_claims(file).ballot


CONTESTED = {
    f"item {n}": {f"s{k}": ("red" if k < 3 + n % 2 else "blue" if k < 5 else "green") for k in range(6)}
    for n in range(12)
}


@pytest.mark.parametrize("method", ["accu", "popaccu"])
def test_pooled_beliefs_are_shares_in_the_order_of_the_model(tmp_path, method: str) -> None:
    found = fuse(ballot(tmp_path, CONTESTED), method=method)
    for item in range(len(found.ballot.items)):
        rivals = found.answer(found.ballot.items[item]).rivals
        beliefs = [belief for _, belief in rivals]
        assert all(x >= y for x, y in pairwise(beliefs))
        assert 0 < sum(beliefs) <= 1 + 1e-9


@pytest.mark.parametrize("method", ["accu", "popaccu"])
def test_a_narrow_majority_is_believed_less_than_a_wide_one(tmp_path, method: str) -> None:
    found = fuse(ballot(tmp_path, CONTESTED), method=method)
    narrow, wide = (found.answer((f"item {n}", "answer")).belief for n in (0, 1))
    assert narrow < wide < 0.99
