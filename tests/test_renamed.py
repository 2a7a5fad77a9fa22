"""Old names still work, and warn."""

from __future__ import annotations

import warnings
from datetime import date

import pytest

from factrecon import Document, read
from factrecon.errors import InvalidRecord

DOCUMENT = Document(id="a", text="Two miners died in the Brandt pit on Tuesday.", source="The Herald")
DAY = date(2024, 5, 15)


def test_the_old_name_of_a_keyword_warns_and_means_the_same() -> None:
    with pytest.warns(DeprecationWarning, match=r"read\(assumed=\) is called published now") as told:
        old = read(DOCUMENT, assumed=DAY)  # type: ignore[call-arg]
    assert told[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read(DOCUMENT, published=DAY) == old != read(DOCUMENT)


def test_both_names_at_once_are_refused() -> None:
    with pytest.raises(InvalidRecord, match="assumed is called published now: give one of them"):
        read(DOCUMENT, assumed=DAY, published=DAY)  # type: ignore[call-arg]
