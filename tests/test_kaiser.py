"""The five real articles that the library began with; they are not shipped, so skipped where absent."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("FACTRECON_SHARED", Path(__file__).parent.parent.parent / "shared"))
ARTICLES = sorted((SHARED / "kaiser").glob("0*.txt")) if (SHARED / "kaiser").is_dir() else []


@pytest.mark.skipif(not ARTICLES, reason="the articles are not here (set FACTRECON_SHARED)")
def test_the_report_holds_what_a_careful_reader_finds(tmp_path: Path) -> None:
    from factrecon import load, reconcile

    report = reconcile([d for f in ARTICLES for d in load(f)]).to_json()
    path = tmp_path / "report.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    out = subprocess.run(
        [sys.executable, str(SHARED / "kaiser" / "score.py"), str(path), "--quiet"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    figures = {name.strip(): int(n) for name, n in re.findall(r"^([a-z ]+?)\s+(\d+)", out, re.MULTILINE)}
    assert figures["claims found"] >= 72
    assert figures["pairs right"] >= 40
    assert figures["mixed questions"] == figures["false alarms"] == figures["wrong spans"] == 0
