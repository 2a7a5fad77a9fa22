"""The commands as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import factrecon.demo
from factrecon.cli import main

EXAMPLES = Path(__file__).parent.parent / "examples"
FLOOD = [str(f) for f in sorted((EXAMPLES / "flood").glob("*.txt"))]


def run(*args: str, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(args), input=input)


@pytest.mark.parametrize("command", [(), ("read",), ("compare",), ("reconcile",), ("explain",), ("report",)])
def test_every_command_explains_itself(command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.output


def test_reconcile_tells_a_toll() -> None:
    result = run("reconcile", *FLOOD)
    assert result.exit_code == 0, result.output
    assert "How many people died in the flood?" in result.output
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_fail_on_contradiction() -> None:
    rows = "\n".join(
        json.dumps({"source": s, "object": "the mast", "attribute": "height", "value": v, "unit": "metre"})
        for s, v in (("a", 30), ("b", 90))
    )
    assert run("reconcile", "-", input=rows).exit_code == 0
    assert run("reconcile", "-", "--fail-on", "contradiction", input=rows).exit_code == 1


def test_a_saved_report_is_explained_and_retold(tmp_path: Path) -> None:
    saved = tmp_path / "report.json"
    assert run("reconcile", *FLOOD, "--format", "json", "-o", str(saved)).exit_code == 0
    explained = run("explain", str(saved), "died in the flood")
    assert explained.exit_code == 0
    assert "grows" in explained.output
    retold = run("report", str(saved), *FLOOD, "--format", "markdown")
    assert retold.exit_code == 0
    assert retold.output.startswith("#")
    unknown = run("explain", str(saved), "how tall")
    assert unknown.exit_code == 2
    assert "no question fits" in unknown.output


def test_read_lists_assertions_as_json_lines() -> None:
    result = run("read", FLOOD[0], "--format", "json")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert any(r["attribute"] == "deaths" and r["value"]["nominal"] == 12 for r in rows)


def test_bad_input_gets_one_line_and_the_rest_is_reconciled(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "latin.txt").write_bytes("café".encode("latin-1"))
    (tmp_path / "wrong.txt").write_text("date 2024-13-45 Nothing.")
    (tmp_path / "broken.jsonl").write_text('{"id": "a", "text": "Two people died in a fire on Monday."}\n{"id": \n')
    bad = [str(tmp_path / n) for n in ("empty.txt", "binary.txt", "latin.txt", "wrong.txt", "broken.jsonl", "none.txt")]
    result = run("reconcile", *FLOOD, *bad, "--format", "json")
    assert result.exit_code == 3
    assert "Traceback" not in result.output
    report = json.loads(result.stdout)
    assert len(report["left_out"]) == 6
    assert any("line 2" in x["reason"] for x in report["left_out"])
    assert any("2024-13-45" in x["reason"] for x in report["left_out"])
    assert any(q["ask"] == "How many people died in the flood?" for q in report["questions"])


def test_wrong_usage_is_refused() -> None:
    assert run("reconcile").exit_code == 2
    assert run("reconcile", FLOOD[0], "--format", "song").exit_code == 2
    assert run("compare", "one sentence").exit_code == 2
    assert run("reconcile", FLOOD[0], "--published", "soon").exit_code == 2


def test_a_text_without_claims_is_a_report_without_questions() -> None:
    result = run("reconcile", "-", "--format", "json", input="Hm. Well, then.")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["questions"] == []


def test_given_claims_are_grounded_and_reconciled_alone(tmp_path: Path) -> None:
    (tmp_path / "d1.txt").write_text("date 2024-03-06 At least 12 people died when the ferry sank.", encoding="utf-8")
    row = {
        "Who": "desk",
        "document": "d1",
        "object": "the ferry",
        "attribute": "deaths",
        "Answer": "12",
        "kind": "count",
    }
    rows = [row | {"id": "1", "quote": "at least 12 people"}, row | {"id": "2", "quote": "at least 21 people"}]
    claims = tmp_path / "claims.jsonl"
    claims.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    names = ("--column", "source=Who", "--column", "value=Answer")
    told = run("ground", str(claims), str(tmp_path / "d1.txt"), *names, "--fail-on", "problem")
    assert told.exit_code == 1
    assert "folded at 16-34, value same" in told.output
    assert "LEFT OUT: the quote “at least 21 people” is not in the text" in told.output
    back = run("ground", str(claims), str(tmp_path / "d1.txt"), *names, "--format", "json")
    written = [json.loads(line) for line in back.stdout.splitlines()]
    assert [(r["grounding"], "problem" in r) for r in written] == [("folded", False), ("absent", True)]
    files = (str(claims), str(tmp_path / "d1.txt"), *names, "--no-reading", "--quiet", "--format", "json")
    report = json.loads(run("reconcile", *files).stdout)
    refs = [a["ref"] for q in report["questions"] for c in q["claims"] for a in c["assertions"]]
    assert refs == ["1"]
    assert "at least 21 people" in report["left_out"][0]["reason"]
    kept = json.loads(run("reconcile", *files, "--keep-ungrounded").stdout)
    assert len([a for q in kept["questions"] for c in q["claims"] for a in c["assertions"]]) == 2
    assert "names no column" in run("ground", str(claims), "--column", "colour=red").stderr


def test_the_demo_shows_the_whole_road() -> None:
    report = json.loads(run("demo", "--format", "json").stdout)
    readers = {a["reader"] for q in report["questions"] for c in q["claims"] for a in c["assertions"]}
    assert readers == {"model:written-by-hand"}
    assert {q["status"] for q in report["questions"]} >= {"corroborated", "revised", "single-source"}
    disputed = [q for q in report["questions"] if q["status"] == "disputed"]
    assert [q["attribute"] for q in disputed] == ["switched off"]
    assert {c["value"]["value"] for c in disputed[0]["claims"]} == {True, False}  # one says so, one denies it
    reasons = sorted(x["reason"].split(": ", 2)[2] for x in report["left_out"])
    assert len(reasons) == 3
    assert sum("is not in the text" in r for r in reasons) == 2
    assert sum("is not what its quote says" in r for r in reasons) == 1


def test_a_recording_reads_without_a_model(tmp_path: Path) -> None:
    demo = Path(factrecon.demo.__file__).parent
    herald = str(demo / "harbor_herald.txt")
    recording = ("--record", str(demo / "recording.jsonl"), "--source", "harbor herald")
    told = run("read", herald, *recording, "--format", "json")
    assert told.exit_code == 3
    assert "The damage is put at $12 million” is not in the text" in told.stderr
    assert {json.loads(line)["reader"] for line in told.stdout.splitlines()} == {"model:written-by-hand"}
    changed = tmp_path / "changed.txt"
    changed.write_text("A fire killed three people.", encoding="utf-8")
    report = json.loads(run("reconcile", str(changed), *recording, "--quiet", "--format", "json").stdout)
    assert "has no reply to this" in report["left_out"][0]["reason"]
    assert run("read", herald, "--base-url", "http://127.0.0.1:9/v1").exit_code == 2
    assert run("reconcile", herald, "--confirm").exit_code == 2
    assert "no such recording" in run("read", herald, "--record", str(tmp_path / "none.jsonl")).stderr
