"""Everyday stories of our own: what any reader sees as a contradiction is told, and never taken for agreement."""

from __future__ import annotations

from typing import Any, Final

import pytest

from benchmarks.everyday import HALVES, KINDS, measure, stories

TOLD: Final = {"in view": 15, "kept aside": 8}
"""So many of the contradictions of a half at least are told."""
AS_AGREEMENT: Final = {"in view": 1, "kept aside": 0}
"""No more than so many are taken for agreement."""


@pytest.fixture(scope="module", params=sorted(HALVES))
def half(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    return request.param, measure(request.param)


def told(found: dict[str, int]) -> int:
    return found.get("disputed", 0) + found.get("different figures", 0)


@pytest.mark.parametrize("name", sorted(HALVES))
def test_every_quote_stands_in_its_paper(name: str) -> None:
    for story in stories(name).values():
        for pair in (pair for kind in KINDS for pair in story.get(kind, ())):
            for paper, quotes in pair.items():
                for quote in [quotes] if isinstance(quotes, str) else quotes:
                    assert quote in story["texts"][paper], quote


def test_contradictions_are_told(half: tuple[str, dict[str, Any]]) -> None:
    name, found = half
    assert told(found["contradict"]) >= TOLD[name]


def test_no_contradiction_is_agreement(half: tuple[str, dict[str, Any]]) -> None:
    name, found = half
    assert found["contradict"].get("agreement", 0) <= AS_AGREEMENT[name]


@pytest.mark.parametrize("kind", ["agree", "apart"])
def test_what_agrees_or_is_of_two_things_is_not_disputed(half: tuple[str, dict[str, Any]], kind: str) -> None:
    _, found = half
    assert told(found[kind]) == 0
