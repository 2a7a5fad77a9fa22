"""A person's word on a dispute is obeyed, told as theirs, and told where it no longer fits."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from factrecon.errors import InvalidRecord, UnknownName
from factrecon.judging import judge
from factrecon.matching.judgements import Judgement, Judgements, load_judgements, remember
from factrecon.model import Document, claim
from factrecon.reconciliation import reconcile
from factrecon.store import Store
from factrecon.values import Quantity

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


def deaths(*counts):
    said = [(f"s{n}", count) for n, count in enumerate(counts)]
    return [claim(s, "the fire", "deaths", Quantity.of(n, "person"), quote=f"{s} counts {n}") for s, n in said]


def test_a_word_on_two_answers_holds_for_these_and_those_who_say_the_same():
    report = reconcile(deaths(30, 20)).to_json()
    said = judge(report, "dismissed", "c1", "c2", note="both round")
    judged = Judgements.of(said)
    for counts, status in (((30, 20, 20, 30), "unresolved"), ((30, 20, 60), "disputed")):
        again = reconcile(deaths(*counts), judgements=judged).to_json()
        [q] = again["questions"]
        assert q["status"] == status
        assert "by your judgement no dispute (both round)" in q["reason"]
        assert [j["applied"] for j in again["judgements"]] == [True]


def test_what_was_rejected_is_held_against_nobody():
    said = judge(reconcile(deaths(30, 20)).to_json(), "accepted", "c1", "c2")
    q = disputed_of(reconcile(deaths(30, 20, 31), judgements=Judgements.of(said)).to_json())
    assert q["status"] == "unresolved"
    assert q["best"]["text"] in ("30 people", "31 people")
    assert "by your judgement “30 people” holds against “20 people”" in q["reason"]


def test_two_disputes_of_one_question_are_each_judged():
    report = reconcile(deaths(30, 20, 60)).to_json()
    ids = {c["text"]: c["id"] for c in disputed_of(report)["claims"]}
    thirty, twenty, sixty = (ids[next(t for t in ids if t.startswith(n))] for n in ("30", "20", "60"))
    one = judge(report, "accepted", thirty, twenty)
    both = [*one, *judge(report, "accepted", thirty, sixty)]
    assert disputed_of(reconcile(deaths(30, 20, 60), judgements=Judgements.of(one)).to_json())["status"] == "disputed"
    settled = reconcile(deaths(30, 20, 60), judgements=Judgements.of(both)).to_json()
    assert (disputed_of(settled)["status"], disputed_of(settled)["best"]["text"]) == ("unresolved", "30 people")
    assert all(j["applied"] for j in settled["judgements"])
    # Another word on what is judged already counts instead.
    assert judge(settled, "dismissed", thirty, twenty)


def disputed_of(report):
    [question] = report["questions"]
    return question


def test_there_is_nothing_to_judge_where_nothing_is_at_odds():
    report = reconcile(deaths(30, 31)).to_json()
    with pytest.raises(InvalidRecord, match="do not contradict"):
        judge(report, "accepted", "c1", "c2")
    with pytest.raises(UnknownName, match=r"(?s)no claim fits '1Z'.*c1.*c2"):
        judge(report, "dismissed", "1A", "1Z")


def test_a_claim_is_named_by_the_id_of_its_question_which_lasts():
    report = reconcile(deaths(30, 20)).to_json()
    identity = disputed_of(report)["id"]
    assert judge(report, "accepted", "1A", "1B") == judge(report, "accepted", f"{identity}A", f"{identity[:8]} B")


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
