"""Why two claims were matched or not, from a live reconciliation and from a saved report."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from factrecon.claim_explanation import find_claim
from factrecon.cli import main
from factrecon.errors import InvalidRecord, UnknownName
from factrecon.explanation import explain
from factrecon.model import Document, claim
from factrecon.reconciliation import reconcile
from factrecon.values import Quantity


def news(name: str, text: str) -> Document:
    return Document(id=name, text=text, source=name, published=date(2024, 3, 13))


QUAKES = [
    news(
        "a",
        "An earthquake struck Nazca on Tuesday. The earthquake killed 34 people. More than 1,000 windows were "
        "replaced. An earthquake in 1988 was weaker.",
    ),
    news(
        "b",
        "An earthquake struck Nazca on Tuesday. The earthquake killed 36 people. Some 1,200 windows were replaced. "
        "The quake damaged three hospitals.",
    ),
]


@pytest.fixture(scope="module")
def report() -> dict:
    return reconcile(QUAKES).to_json()


def ids(report: dict, *texts: str) -> list[str]:
    return [next(c["id"] for q in report["questions"] for c in q["claims"] if c["text"] == t) for t in texts]


def test_matched_claims_slot_by_slot(report):
    found = explain(report, *ids(report, "34", "36"))
    slots = {s["slot"]: s for s in found.data["slots"]}
    assert found.data["matched"]
    assert {"event", "frame", "attribute", "kind of value"} <= set(slots)
    assert slots["frame"] == {
        "slot": "frame",
        "a": "earthquake",
        "b": "earthquake",
        "verdict": "alike",
        "weight": 1.0,
        "score": 1.0,
    }
    assert found.data["comparison"]["relation"] == "contradiction"
    assert any(d["kind"] == "count" and d["parts"] for d in found.data["decided"])
    assert "answer the same question" in found.text


def test_amounts_are_told_by_their_words(report):
    found = explain(report, *ids(report, "More than 1,000", "Some 1,200"))
    slots = {s["slot"]: s for s in found.data["slots"]}
    assert slots["what is counted"]["verdict"] == "alike"
    assert slots["verb"]["a"] == "replace"
    assert found.data["decided"][0]["evidence"] >= found.data["decided"][0]["needed"]


def test_what_kept_claims_apart(report):
    found = explain(report, *ids(report, "Some 1,200", "three"))
    assert not found.data["matched"]
    assert "what is counted" in found.data["apart"]
    assert "answer different questions" in found.text
    assert found.data["reason"]


def test_a_near_miss_says_what_the_matcher_decided(report):
    miss = next(x for x in report["matching"]["apart"] if x.get("against"))
    found = explain(report, *miss["claims"])
    assert found.data["decided"][0]["against"] == miss["against"]
    assert miss["against"] in found.text


def test_the_order_of_the_two_changes_no_verdict(report):
    a, b = ids(report, "Some 1,200", "three")
    one, other = explain(report, a, b).data, explain(report, b, a).data
    assert [(s["slot"], s["verdict"], s["score"]) for s in one["slots"]] == [
        (s["slot"], s["verdict"], s["score"]) for s in other["slots"]
    ]


def test_live_and_saved_are_explained_alike(report):
    saved = json.loads(json.dumps(report))
    pair = ids(report, "34", "36")
    assert explain(reconcile(QUAKES), *pair).data == explain(saved, *pair).data


def test_every_pair_of_a_report_can_be_explained(report):
    known = [c["id"] for q in report["questions"] for c in q["claims"]]
    for a in known:
        for b in known:
            assert explain(report, a, b).data["matched"] == (
                find_claim(report, a).question["id"] == find_claim(report, b).question["id"]
            )


def test_claims_without_documents():
    made = reconcile(
        [
            claim(s, f"the fire at {w}", "deaths", Quantity.of(n, "person"))
            for s, w, n in [("a", "Ely", 3), ("b", "Rye", 4)]
        ]
    )
    found = explain(made, "c1", "c2")
    assert not found.data["matched"]
    assert found.data["apart"] == ["subject"]


def test_claims_are_found_by_words(report):
    assert find_claim(report, "b: some 1,200 windows were replaced").claim["text"] == "Some 1,200"
    with pytest.raises(UnknownName, match="several claims fit"):
        find_claim(report, "struck")
    with pytest.raises(UnknownName, match="no claim fits"):
        find_claim(report, "volcano")


def test_a_broken_report_is_refused(report):
    broken = json.loads(json.dumps(report))
    broken["questions"][0]["claims"][0]["value"] = {"kind": "?"}
    with pytest.raises(InvalidRecord, match="cannot be read"):
        explain(broken, broken["questions"][0]["claims"][0]["id"], "c2")


def test_on_the_command_line(report, tmp_path):
    path = tmp_path / "report.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    pair = ids(report, "34", "36")
    done = CliRunner().invoke(main, ["explain", str(path), *pair])
    assert done.exit_code == 0
    assert "slot by slot" in done.output
    as_data = CliRunner().invoke(main, ["explain", str(path), *pair, "--format", "json"])
    assert json.loads(as_data.output)["matched"]
    judged = tmp_path / "judged.tsv"
    done = CliRunner().invoke(
        main, ["judge", str(path), "different", *pair, "--judgements", str(judged), "--note", "two quakes"]
    )
    assert done.exit_code == 0, done.output
    assert judged.read_text(encoding="utf-8") == done.output
    assert done.output.startswith("different question\ta: ")
    wrong = CliRunner().invoke(main, ["judge", str(path), "same", "c1", "e1", "--judgements", str(judged)])
    assert wrong.exit_code == 3
    assert "judge two of one sort" in wrong.output


def test_a_claim_is_found_by_its_questions_number_and_its_letter_there(report: dict) -> None:
    question = next(q for q in report["questions"] if len(q["claims"]) > 1)
    assert find_claim(report, f"{question['number']}B").claim == question["claims"][1]
    assert find_claim(report, f"{question['number']} a").claim == question["claims"][0]
    with pytest.raises(UnknownName, match="no claim fits '9999Z'"):
        find_claim(report, "9999Z")
