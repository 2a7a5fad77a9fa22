"""A person's word on a dispute is obeyed, told as theirs, and told where it no longer fits."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from factrecon.errors import InvalidRecord
from factrecon.judging import judge
from factrecon.matching.judgements import Judgement, Judgements, load_judgements, remember
from factrecon.model import Document
from factrecon.reconciliation import reconcile
from factrecon.store import Store

VOTES = [
    Document(
        id="v1",
        source="herald",
        published=date(2024, 5, 6),
        text="Ana Quispe won the mayoral election in Cusco on Sunday with 54 percent of the vote.",
    ),
    Document(
        id="v2",
        source="gazette",
        published=date(2024, 5, 7),
        text="Ana Quispe took 52 percent of the vote in Cusco's mayoral election on Sunday.",
    ),
]


def disputed(report):
    return next(q for q in report["questions"] if q["attribute"] == "percent")


def sides(report):
    by_text = {c["text"]: c["id"] for c in disputed(report)["claims"]}
    return by_text["52 percent"], by_text["54 percent"]


def test_a_dispute_is_dismissed():
    report = reconcile(VOTES).to_json()
    assert disputed(report)["status"] == "disputed"
    [said] = judge(report, "dismissed", *sides(report), note="recount")
    again = reconcile(VOTES, judgements=Judgements.of([said])).to_json()
    q = disputed(again)
    assert (q["status"], q["told"]) == ("unresolved", "different figures")
    assert q["reason"].startswith("by your judgement no dispute (recount); ")
    assert q["comparisons"] == disputed(report)["comparisons"]
    assert again["judgements"][0]["questions"] == [q["id"]]


def test_one_side_is_accepted(tmp_path):
    report = reconcile(VOTES).to_json()
    said = judge(report, "accepted", *sides(report))
    remember(tmp_path / "mine.tsv", said)
    again = reconcile(VOTES, judgements=load_judgements(tmp_path / "mine.tsv")).to_json()
    assert disputed(again)["best"]["text"] == "52 percent"
    assert "“52 percent” holds against “54 percent”" in disputed(again)["reason"]


def test_what_no_longer_fits_is_told():
    report = reconcile(VOTES).to_json()
    said = judge(report, "dismissed", *sides(report))
    apart = judge(report, "different", *sides(report))
    [*_, told] = reconcile(VOTES, judgements=Judgements.of([*said, *apart])).to_json()["judgements"]
    assert (told["about"], told["applied"], told["notice"]) == (
        "dispute",
        False,
        "the two do not answer one question any more",
    )
    [gone] = reconcile(VOTES[:1], judgements=Judgements.of(said)).to_json()["judgements"]
    assert not gone["applied"]


def test_only_two_claims_of_one_question_are_at_odds():
    report = reconcile(VOTES).to_json()
    elsewhere = next(c["id"] for q in report["questions"] if q["attribute"] != "percent" for c in q["claims"])
    with pytest.raises(InvalidRecord, match="two questions"):
        judge(report, "dismissed", sides(report)[0], elsewhere)
    with pytest.raises(InvalidRecord, match="a document"):
        judge(report, "accepted", "v1", "v2")
    with pytest.raises(InvalidRecord, match="dismissed dispute"):
        Judgement("dismissed", "a", "b")


def test_a_store_obeys_and_tells_that_it_is_settled():
    now = datetime(2024, 5, 8, tzinfo=UTC)
    store = Store(":memory:")
    store.add(VOTES, now=now)
    report = store.reconciliation().to_json()
    said = judge(report, "dismissed", *sides(report))
    [settled] = store.judge(said, now=now).changes
    assert settled.kind == "settled"
    assert "by your judgement" in settled.reason
    assert store.take_back(said[0], now=now).changes[0].kind == "dispute"
