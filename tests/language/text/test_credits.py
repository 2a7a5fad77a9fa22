"""Who publishes a text, by its own credits."""

from __future__ import annotations

import time

import pytest

from factrecon.language.text.credits import outlet_in, wire_in
from factrecon.records import load_text, record_from_json


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("NEW SELBY, N.Y. (Harbour Project) — The quay sank.", "Harbour Project"),
        ("Federal Harbour Authority (FHA) — the regulator — closed the quay.", ""),
        ("The Harbour Board (SHB) closed it.", ""),
        ("By Ana Bell, staff writer\nThe quay sank.", ""),
        ("By Ana Bell | The Selby Gazette\nThe quay sank.", "The Selby Gazette"),
        ("By ANA BELL and TOM VALE\nAssociated Press\nThe quay sank.", ""),
        ("The quay sank.\nCopyright 2024 The Selby Herald. All rights reserved.", "The Selby Herald"),
        ("Get updates from The Selby Mail. The quay sank.", "The Selby Mail"),
        ("It sank, he said in a statement shared with Brand's on Oct. 5.", "Brand's"),
        ("It sank, he said in a statement shared with Brand's lawyer.", ""),
        ("In a statement to The Echo he agreed. In an email to The Herald she did not.", ""),
        ("“No,” he said in a letter to The Times.", ""),
        ("Washington (CNN) The senate voted.", "CNN"),
        ("", ""),
    ],
)
def test_only_what_a_text_says_of_itself_counts(text: str, outlet: str) -> None:
    assert outlet_in(text) == outlet


def test_a_text_without_a_known_source_gets_its_own() -> None:
    (read,) = load_text("date 2024-05-15 SELBY (Reuters) - The quay sank.", id="file-7")
    assert read.source == "Reuters"
    (named,) = load_text("SELBY (Reuters) - The quay sank.", id="file-7", source="The Herald")
    assert named.source == "The Herald"
    (alone,) = load_text("The quay sank.", id="file-7")
    assert alone.source == "file-7"
    row = record_from_json({"id": "d1", "text": "Selby (CNN) The quay sank."})
    assert row.source == "CNN"


@pytest.mark.parametrize("piece", ["(A", "By Ana B", "statement to A", "© 20", "A" * 40 + " ", "(Reuters", "a.b "])
def test_hostile_texts_take_linear_time(piece: str) -> None:
    small, large = piece * 4_000, piece * 40_000

    def taken(text: str) -> float:
        start = time.process_time()
        outlet_in(text), wire_in(text)
        return time.process_time() - start

    assert min(taken(large) for _ in range(2)) < 60 * max(min(taken(small) for _ in range(3)), 1e-3)
