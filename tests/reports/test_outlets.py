"""What a report calls its sources."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factrecon import Document, reconcile
from factrecon.reports import report
from factrecon.reports.outlets import called, first_words, says_nothing

TEXT = "Four miners were rescued from the flooded Brandt pit on Tuesday, the company said. "
OTHER = "Four miners came out of the Brandt pit alive on Tuesday. The rescue took nine hours."


@pytest.mark.parametrize("identity", ["002_31e9bada26c2e9f7", "7", "a1b2c3d4e5f6a7b8", "2024-03-01", "d3"])
def test_numbers_and_hashes_say_nothing(identity: str) -> None:
    assert says_nothing(identity)


@pytest.mark.parametrize("identity", ["herald", "The Herald", "strike-3", "abend_blatt", "новости"])
def test_words_say_something(identity: str) -> None:
    assert not says_nothing(identity)


def made(*documents: Document) -> tuple[dict[str, Any], dict[str, str]]:
    found = reconcile(list(documents))
    return found.to_json(), dict(found.texts)


@pytest.mark.parametrize("format_", ["html", "text", "markdown"])
def test_a_nameless_file_is_called_after_its_first_words_in_every_format(format_: str) -> None:
    whole, texts = made(
        Document(id="4f0a91c2", text=TEXT, source="4f0a91c2", published=date(2024, 5, 15)),
        Document(id="herald", text=OTHER, source="The Herald", published=date(2024, 5, 15)),
    )
    told = report(whole, format=format_, texts=texts).replace("\\", "")
    assert "“Four miners were rescued from …”" in told
    assert "The Herald" in told


def test_two_of_the_same_words_stay_two_sources() -> None:
    whole, texts = made(
        Document(id="4f0a91c2", text=TEXT, source="4f0a91c2", published=date(2024, 5, 15)),
        Document(id="5b1b02d3", text=TEXT + OTHER, source="5b1b02d3", published=date(2024, 5, 15)),
    )
    names = [s["id"] for s in called(whole, texts)["sources"]]
    assert names == ["“Four miners were rescued from …”", "“Four miners were rescued from …” (2)"]


def test_the_report_itself_is_not_changed_and_one_of_words_stays_as_it_is() -> None:
    whole, texts = made(Document(id="herald", text=TEXT, source="herald", published=date(2024, 5, 15)))
    assert called(whole, texts) == whole


def test_reasons_name_them_too() -> None:
    whole: dict[str, Any] = {
        "questions": [],
        "documents": [{"id": "4f0a91c2", "source": "4f0a91c2", "title": "A rescue"}],
        "conflicts": [{"reason": "strained: “at noon” (4f0a91c2)", "claims": []}],
    }
    assert called(whole, {})["conflicts"][0]["reason"] == "strained: “at noon” (“A rescue”)"


def test_first_words_end_between_words_where_there_is_one() -> None:
    assert first_words("x" * 90, 30) == "x" * 30 + " …"
    assert first_words("", 30) == ""
