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
    assert "How many people died in the flood in Velmora?" in result.output
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
    assert any(q["ask"] == "How many people died in the flood in Velmora?" for q in report["questions"])


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


def test_a_claim_is_judged_by_the_letters_of_the_report(tmp_path: Path) -> None:
    saved, mine = tmp_path / "report.json", tmp_path / "mine.jsonl"
    assert run("reconcile", *FLOOD, "--format", "json", "-o", str(saved)).exit_code == 0
    question = next(q for q in json.loads(saved.read_text("utf-8"))["questions"] if len(q["claims"]) > 1)
    first, second = (c["id"] for c in question["claims"][:2])
    number = question["number"]
    by_letter = run("judge", str(saved), "different", f"{number}A", f"{number}B", "--judgements", str(mine))
    by_id = run("judge", str(saved), "different", first, second, "--judgements", str(mine))
    assert by_letter.exit_code == by_id.exit_code == 0, by_letter.output
    assert by_letter.stdout == by_id.stdout


def test_fuse_takes_a_table_that_calls_its_columns_otherwise(tmp_path: Path) -> None:
    table = tmp_path / "tore.csv"
    table.write_text("Quelle,Sache,Merkmal,Wert\na,Tor,length,12 m\nb,Tor,length,12 m\n", encoding="utf-8")
    names = ("source=Quelle", "object=Sache", "attribute=Merkmal", "value=Wert")
    done = run("fuse", str(table), *(x for name in names for x in ("--column", name)))
    assert done.exit_code == 0, done.output
    assert "Tor / length: 12 m" in done.stdout
    refused = run("fuse", str(table), "--column", "wert=Wert")
    assert refused.exit_code == 2
    assert "--column" in refused.stderr
    assert run("fuse", str(table), "--engine", "duckdb", "--column", "value=Wert").exit_code == 2


def test_a_table_in_another_encoding_is_told_what_to_do(tmp_path: Path) -> None:
    table = tmp_path / "tore.csv"
    table.write_bytes("source,object,attribute,value\na,Brücke,length,12 m\n".encode("cp1252"))
    for command in ("fuse", "reconcile"):
        done = run(command, str(table))
        assert done.exit_code == 3
        assert "save it as UTF-8 (spreadsheets call it “CSV UTF-8”)" in done.stderr


@pytest.mark.parametrize(("content", "told"), [(b"PK\x03\x04rest", "office program"), (b"%PDF-1.7 rest", "a PDF")])
def test_documents_that_are_no_text_are_refused_by_what_they_are(content: bytes, told: str, tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(content)
    done = run("reconcile", str(file))
    assert done.exit_code == 3
    assert told in done.stderr
    assert "save it as plain text" in done.stderr


def test_a_report_is_no_input(tmp_path: Path) -> None:
    saved = tmp_path / "report.json"
    assert run("reconcile", *FLOOD, "--format", "json", "-o", str(saved)).exit_code == 0
    done = run("reconcile", str(saved))
    assert done.exit_code == 3
    assert "a report, which says what documents and claims came to" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_document_in_another_language_is_told_of(tmp_path: Path) -> None:
    file = tmp_path / "brand.txt"
    file.write_text(
        "Am Dienstag ist die alte Mühle in Brandt von einem Feuer zerstört worden. Zwei Menschen sind nach Angaben der "
        "Polizei gestorben, und ein Kind ist noch nicht gefunden worden.",
        encoding="utf-8",
    )
    for format_ in ("text", "markdown", "html"):
        done = run("reconcile", str(file), "--format", format_)
        assert "nothing was read in brand: it is not in English, the one language that is read" in " ".join(
            done.stdout.split()
        )


def test_update_says_what_it_took_in(tmp_path: Path) -> None:
    store = str(tmp_path / "night.db")
    assert f"{store}: {len(FLOOD)} new documents" in run("update", store, *FLOOD).stderr
    assert f"{store}: nothing new" in run("update", store, *FLOOD).stderr
    assert run("update", store, *FLOOD, "--quiet").stderr == ""
