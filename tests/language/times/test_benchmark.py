"""The times benchmark scores as TempEval-3 does, on a corpus written here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.times import main

TML = """<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2023-10-11">10/11/2023</TIMEX3></DCT>
<TEXT>
Workers <EVENT eid="e1">walked</EVENT> out <TIMEX3 tid="t1" type="DATE" value="2023-10-06">Friday</TIMEX3> for
<TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3> &amp; met in
<TIMEX3 tid="t3" type="DATE" value="1999">May</TIMEX3>,
long after <TIMEX3 tid="t4" type="DATE" value="PAST_REF">olden times</TIMEX3>. Now they rest.
</TEXT></TimeML>"""


def test_scores_and_comparison_of_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.tml").write_text(TML, encoding="utf-8")
    run, scores = tmp_path / "run.json", tmp_path / "scores.json"
    assert main(["--data", str(tmp_path), "--json", str(scores), "--save", str(run)]) == 0
    found = json.loads(scores.read_text(encoding="utf-8"))
    assert set(found) == {"value_f1", "relaxed_f1", "strict_f1", "kb_per_second"}
    # four gold, four found (one of them spurious), three overlap, two with the right value
    assert found["relaxed_f1"] == pytest.approx(6 / 8)
    assert found["value_f1"] == pytest.approx(6 / 8 * 2 / 3)
    assert found["strict_f1"] == pytest.approx(6 / 8)

    before = json.loads(run.read_text(encoding="utf-8"))
    for item in before:
        if item["text"].startswith("Friday"):
            item.update(outcome="span", ours="2023-10-13")
        if item["text"].startswith("May"):
            item.update(outcome="value", ours="1999")
    run.write_text(json.dumps(before), encoding="utf-8")
    capsys.readouterr()
    assert main(["--data", str(tmp_path), "--against", str(run)]) == 0
    out = capsys.readouterr().out
    assert "gained: 1" in out
    assert "lost: 1" in out


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["--data", str(tmp_path)])
