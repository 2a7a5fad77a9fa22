"""What bounds a recording; that it replays is told in `test_reading`."""

from __future__ import annotations

import pytest

from factrecon.errors import InvalidRecord
from factrecon.models.recording import recorded


def test_a_recording_has_a_bound(tmp_path, monkeypatch):
    path = tmp_path / "said.jsonl"
    for n in range(4):
        recorded(path, lambda prompt, schema: "x" * 300)(str(n), {})
    monkeypatch.setattr("factrecon.models.recording.MOST_HELD", 900)
    with pytest.raises(InvalidRecord, match="over the limit"):
        recorded(path)
