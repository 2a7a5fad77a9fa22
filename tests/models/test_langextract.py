"""What langextract wrote, checked again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factrecon import Document, ground
from factrecon.errors import InvalidRecord
from factrecon.model import Assertion
from factrecon.models import load_langextract
from factrecon.records import LeftOut

TEXT = "At least 12 people died when the ferry sank. The owner did not resign."


def extraction(text: str, start: int | None = None, **attributes: Any) -> dict[str, Any]:
    place = None if start is None else {"start_pos": start, "end_pos": start + len(text)}
    return {
        "extraction_class": "deaths",
        "extraction_text": text,
        "char_interval": place,
        "alignment_status": "match_fuzzy",
        "attributes": {"object": "the ferry", "kind": "count", **attributes},
    }


def written(folder: Path, *lines: Any) -> Path:
    path = folder / "out.jsonl"
    path.write_text("".join(x if isinstance(x, str) else json.dumps(x) + "\n" for x in lines), encoding="utf-8")
    return path


def test_fuzzy_places_are_not_believed(tmp_path: Path) -> None:
    said = [
        extraction("At least 12 people", 0),
        extraction("At least 21 people", 0),
        extraction("12 people died"),
        extraction("did resign", 55, kind="truth"),
        extraction("12 people died", 44),
    ]
    path = written(tmp_path, {"document_id": "d1", "text": TEXT, "extractions": said})
    records = list(load_langextract(path, source="courier"))
    documents = [r for r in records if isinstance(r, Document)]
    made = ground([r for r in records if isinstance(r, Assertion)], documents)
    assert [(a.ref, a.quote, a.reader, a.source) for a in made.claims] == [
        ("d1#1", "At least 12 people", "langextract", "courier"),
        ("d1#3", "12 people died", "langextract", "courier"),
        ("d1#5", "12 people died", "langextract", "courier"),
    ]
    assert len(made.left_out) == 2


def test_what_cannot_be_used_is_told(tmp_path: Path) -> None:
    bad = {"extraction_class": "deaths", "extraction_text": "12", "attributes": None}
    path = written(
        tmp_path,
        {"text": TEXT, "extractions": [bad, 5]},
        "nonsense\n",
        {"extractions": []},
        {"text": TEXT, "extractions": 3},
    )
    told: list[LeftOut] = []
    assert len(list(load_langextract(path, on_error=told.append))) == 1
    said = [t.reason.removeprefix(f"{path}, ") for t in told]
    assert [r.split(";")[0].split(" (")[0] for r in said] == [
        "line 1, extraction 1: no object",
        "extraction 2 is no object with fields",
        "line 2: it is no JSON",
        "line 3: no annotated document of langextract: an object with text and extractions",
        "line 4: its extractions are no list",
    ]
    with pytest.raises(InvalidRecord, match="line 1, extraction 1: no object"):
        list(load_langextract(path))
