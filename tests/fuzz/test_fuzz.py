"""A few inputs of every target, and every input that ever failed."""

from __future__ import annotations

import json

import pytest

from tests.fuzz.targets import FAILED, TARGETS, as_test, read_back, written

KEPT = sorted(FAILED.glob("*.json"))


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_nothing_but_our_errors_comes_out(name):
    as_test(name, examples=8)()


@pytest.mark.parametrize("path", KEPT, ids=[p.stem for p in KEPT])
def test_what_failed_once_fails_no_more(path):
    TARGETS[path.stem.partition("-")[0]].run(read_back(json.loads(path.read_text())))


def test_inputs_are_kept_as_they_were():
    made = ([b"a\xff", {"bytes": [1, None]}, "\ud800"], (b"plain", 10**30))
    assert read_back(json.loads(json.dumps(written(made)))) == made
