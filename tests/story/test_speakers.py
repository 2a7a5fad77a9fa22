"""Who says a claim: pronouns take the person or body that spoke before, or nobody."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.model import Document
from factrecon.readers import read

FILLER = "The road along the lake was wet that night and the lamps were out. " * 16


def speakers(text: str) -> set[str | None]:
    said = read(Document(id="d", text=text, published=date(2024, 6, 10)))
    return {a.attribution.speaker for a in said if a.status == "reported" and a.attribution is not None}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ana Bell said the dam held. “The bridge was closed on Monday,” she said.", "Ana Bell"),
        ("Deputies said the dam held. “The bridge was closed on Monday,” they said.", "Deputies"),
    ],
)
def test_pronouns_take_the_speaker_before(text: str, speaker: str) -> None:
    said = speakers(text)
    assert any(name is not None and speaker in name for name in said)
    assert not {"she", "they", "She", "They"} & said


def test_a_body_is_no_he() -> None:
    assert "The Transport Agency" not in speakers("“The bridge was closed on Monday,” he said.")
    text = "The Transport Agency said the dam held on Sunday. “The bridge was closed on Monday,” he said."
    assert all(name != "he" for name in speakers(text))


def test_who_spoke_long_before_is_not_meant() -> None:
    text = f"Ana Bell said the dam held. {FILLER}“The bridge was closed on Monday,” she said."
    last = [a for a in read(Document(id="d", text=text, published=date(2024, 6, 10))) if a.span and a.span.start > 900]
    assert {a.attribution.speaker for a in last if a.attribution} <= {None}


def test_a_number_speaks_for_nobody() -> None:
    assert "51" not in speakers("Drew Lund, 51, said the bridge was closed on Monday.")
