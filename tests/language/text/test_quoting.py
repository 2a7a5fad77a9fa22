"""Where quotes stand in a text."""

from __future__ import annotations

import time

import pytest

from factrecon.language.text.quoting import LONGEST_QUOTE, Place, QuotableText

TEXT = (
    "At least 12 people died — among them two nurses — when the ferry “Aurora” sank off Toledo on Friday, "
    "Ana Ruiz’s office said. The owner did not resign. 75,000 tickets were sold; 1,012 were not.\n\n"
    "At least 12 people died in 1911, too. The strike cost $5.2 million."
)


def found(quote: str) -> list[tuple[str, str]]:
    return [(TEXT[p.start : p.end], p.grounding) for p in QuotableText(TEXT).places(quote)]


def test_to_the_letter() -> None:
    assert found("The owner did not resign") == [("The owner did not resign", "exact")]
    assert len(found("At least 12 people died")) == 2


@pytest.mark.parametrize(
    "quote",
    [
        'the ferry "Aurora"   sank\noff Toledo',
        "among them two nurses - when the ferry",
        "among them two nurses -- when",
        "ANA RUIZ'S OFFICE",
        "“the owner did not resign”",
        "At least 12 people died ... sank off Toledo",
        "At least 12 people died … two nurses […] the ferry",
        "... did not resign ...",
        "did not re\u00adsign",
    ],
)
def test_but_for_what_changes_nothing(quote: str) -> None:
    [(there, how)] = found(quote)
    assert how == "folded"
    assert there in TEXT


@pytest.mark.parametrize(
    "quote",
    [
        "At least 21 people died",
        "At least 12 died",
        "The owner did resign",
        "did not resign ... The owner",
        "Ana Ruiz's offices",
        "two nurses died",
        "5,000 tickets",
        "012 were not",
        "$5",
        "cost $5.2 million ... tickets",
        "1,012 were not ... in 1911",
        "12 people ... dead",
        "...",
        "“”",
        "",
        "ferry." * LONGEST_QUOTE,
    ],
)
def test_what_is_worded_otherwise_stands_nowhere(quote: str) -> None:
    assert found(quote) == []


def test_offsets_count_code_points() -> None:
    text = "ß 🚢 “Straße” — İstanbul’s ferry"
    assert QuotableText(text).places('"strasse" - i̇stanbul\'s') == (Place(4, 25, "folded"),)


def test_the_nearest_words_are_shown() -> None:
    assert QuotableText(TEXT).nearest("the owner has resigned") == "The owner did not resign."
    assert len(QuotableText("word " * 500).nearest("a word")) < 300
    assert QuotableText("").nearest("x") == ""


def test_hostile_texts_cost_little() -> None:
    began = time.monotonic()
    text = QuotableText("a" * 400_000 + " " + "a " * 200_000)
    for quote in ("aa", "a", "a ... a ... a ... b", "a…" * 5_000, "\u00ad" * 9_000 + "a", "-" * 9_000 + "b"):
        text.places(quote)
    assert time.monotonic() - began < 20
