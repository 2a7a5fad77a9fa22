"""Files in and out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factrecon import Document, Quantity, Truth, dump, load
from factrecon.claim_record import structured_value
from factrecon.errors import InvalidRecord, UnreadableInput
from factrecon.records import LeftOut, document_from_text, record_from_json


def test_the_header_is_only_the_date() -> None:
    d = document_from_text("date 2023-10-13 The strike is over.", id="a")
    assert d.published == date(2023, 10, 13)
    assert d.text[d.body_start :].strip() == "The strike is over."


def test_a_sentence_that_begins_with_date_is_no_header() -> None:
    assert document_from_text("date palms line the road.", id="a").body_start == 0


def test_csv_of_claims(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text("source,object,attribute,value,unit\na,the mast,height,about 30,metre\nb,the mast,lit,yes,\n")
    first, second = load(path)
    assert isinstance(first.claim.value, Quantity)
    assert first.claim.value.modifier == "about"
    assert first.claim.value.unit == "metre"
    assert second.claim.value == Truth(True)


def test_what_is_dumped_loads_again(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    row = {
        "source": "a",
        "object": "the mast",
        "attribute": "height",
        "value": 30,
        "unit": "metre",
        "published": "2024-01-02",
    }
    records = [record_from_json(row), Document(id="d", text="It rained.", source="b", published=date(2024, 1, 1))]
    dump(records, path)
    back = list(load(path))
    assert back[0].claim.id == records[0].claim.id
    assert back[1].text == "It rained."
    assert back[1].published == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"source": "a"}, "object, attribute, value"),
        ({"source": "a", "object": "x", "attribute": "y", "value": {"kind": "nonsense"}}, "kind"),
        ({"source": "a", "object": "x", "attribute": "y", "value": 1, "status": "sung"}, "status"),
        ({"text": "   "}, "empty"),
        (["a"], "object with fields"),
    ],
)
def test_bad_records_are_named(row: object, message: str) -> None:
    with pytest.raises((InvalidRecord, UnreadableInput), match=message) as caught:
        record_from_json(row, where="f.jsonl, line 3")
    assert "f.jsonl, line 3" in str(caught.value) or "status" in str(caught.value)


def test_nan_does_not_enter(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text('{"source": "a", "object": "x", "attribute": "y", "value": NaN}\n')
    problems: list[LeftOut] = []
    assert list(load(path, on_error=problems.append)) == []
    assert "line 1" in problems[0].reason


def test_a_number_in_words_is_a_number() -> None:
    assert structured_value("nearly 300", unit="person").modifier == "nearly"
