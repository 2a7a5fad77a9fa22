"""The pages on the algebra, words, the timeline and testing run as written."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("page", ["algebra.md", "tolerance.md", "timeline.md", "testing.md"])
def test_page(page):
    path = DOCS / page
    if not path.exists():
        pytest.skip(f"{page} is not beside these tests")
    failed, tried = doctest.testfile(str(path), module_relative=False)
    assert tried > 3
    assert failed == 0
