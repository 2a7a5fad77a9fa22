"""Everyday stories of our own: what any reader sees as a contradiction is told, and never taken for agreement."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.everyday import outcomes, stories

TOLD = 12
"""So many of the contradictions at least are told."""
AS_AGREEMENT = 1
"""No more than so many are taken for agreement."""


@pytest.fixture(scope="module")
def found() -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {"contradict": Counter(), "agree": Counter()}
    for story in stories().values():
        for kind, _, outcome in outcomes(story):
            counts[kind][outcome] += 1
    return counts


def test_every_quote_stands_in_its_paper() -> None:
    for story in stories().values():
        for pair in (*story["contradict"], *story["agree"]):
            assert all(quote in story["texts"][paper] for paper, quote in pair.items())


def test_contradictions_are_told(found: dict[str, Counter[str]]) -> None:
    assert found["contradict"]["disputed"] + found["contradict"]["different figures"] >= TOLD


def test_no_contradiction_is_agreement(found: dict[str, Counter[str]]) -> None:
    assert found["contradict"]["agreement"] <= AS_AGREEMENT


def test_no_agreement_is_disputed(found: dict[str, Counter[str]]) -> None:
    assert found["agree"]["disputed"] + found["agree"]["different figures"] == 0
