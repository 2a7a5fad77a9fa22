"""A damaged file costs itself alone: a few rounds of `python -m tests.damage`."""

from __future__ import annotations

import random

import pytest

from tests.damage.rounds import among_sound, day, odd_character


def test_a_damaged_document_changes_nothing_of_what_is_told_by_sound_ones():
    chance = random.Random(11)
    for _ in range(3):
        found = among_sound(chance)
        assert found.same, found
        assert not found.internal


def test_an_odd_character_costs_its_sentence_at_most():
    chance = random.Random(11)
    found = [odd_character(chance) for _ in range(12)]
    assert all(one.kept for one in found), [one for one in found if not one.kept]


def test_a_day_of_broken_files_goes_through_one_command(tmp_path):
    for extra in ("trafilatura", "feedparser"):
        pytest.importorskip(extra)  # without it sound pages are left out, told by the extra's name
    told = day(tmp_path, 30, random.Random(11))
    assert not told.wrong, told
