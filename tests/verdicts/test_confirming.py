"""A second reader, which may only take back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from factrecon import Document, Quantity, claim, reconcile, report
from factrecon.claim_record import assertion_from_row
from factrecon.model import Assertion
from factrecon.verdicts.confirming import CONFIRMATION, confirm_verdicts

ONE = Document(
    id="one",
    source="herald",
    title="Fire at the mill",
    published=date(2024, 3, 5),
    text="It rained all day. The fire at the mill drew 30 crews. The mayor came. Nobody spoke.",
)
TWO = Document(id="two", source="gazette", text="On the hill, the fire drew 20 crews. The mill stood empty.")


class Judge:
    name = "judge"

    def __init__(self, verdict: str, **checks: bool) -> None:
        self.verdict, self.checks, self.prompts = verdict, checks, list[str]()

    def __call__(self, prompt: str, schema: Mapping[str, Any]) -> str:
        assert schema == CONFIRMATION
        self.prompts.append(prompt)
        every = dict.fromkeys(("same_subject", "same_event", "same_time_and_part", "both_asserted"), True)
        return json.dumps(
            {"reason": "One tells of the mill, one of the hill.", **every, **self.checks, "verdict": self.verdict}
        )


def rows(second: str = "20") -> list[Assertion]:
    row = {"object": "the fire", "attribute": "crews sent", "kind": "count"}
    return [
        assertion_from_row(row | {"source": "herald", "document": "one", "value": "30", "quote": "drew 30 crews"}),
        assertion_from_row(
            row | {"source": "gazette", "document": "two", "value": second, "quote": f"drew {second} crews"}
        ),
    ]


def reconciled(judge: Any, *more: Any) -> Any:
    return reconcile([ONE, TWO, *rows(), *more], readers=(), confirm=judge)


def test_a_dispute_that_is_confirmed_stays() -> None:
    judge = Judge("contradiction")
    made = reconciled(judge)
    assert [v.status for v in made.verdicts] == ["disputed"]
    assert made.verdicts == reconcile([ONE, TWO, *rows()], readers=()).verdicts
    assert len(judge.prompts) == 1


@pytest.mark.parametrize(
    ("judge", "told"),
    [
        (Judge("other event"), "other event"),
        (Judge("later figure"), "later figure"),
        (Judge("agreement"), "agreement"),
        (Judge("open"), "open"),
        (Judge("contradiction", same_event=False), "other event"),
        (Judge("contradiction", both_asserted=False), "open"),
    ],
)
def test_a_dispute_that_is_not_is_told_as_different_figures(judge: Judge, told: str) -> None:
    [verdict] = reconciled(judge).verdicts
    assert (verdict.status, verdict.told) == ("unresolved", "different figures")
    assert verdict.demoted.by == "judge"
    assert (verdict.demoted.verdict, verdict.demoted.status, verdict.demoted.told) == (told, "disputed", "disputed")
    assert "One tells of the mill" in verdict.reason
    assert "no answer fits both" in verdict.reason


def test_it_sees_both_passages_with_what_surrounds_them_and_our_reason() -> None:
    judge = Judge("open")
    reconciled(judge)
    [prompt] = judge.prompts
    for words in (
        "It rained all day. The fire at the mill drew 30 crews. The mayor came.",
        "Fire at the mill",
        "2024-03-05",
        "On the hill, the fire drew 20 crews.",
        "published not said",
        "the fire: crews sent",
        "no answer fits both",
    ):
        assert words in prompt
    assert "Nobody spoke" not in prompt
    assert next(iter(CONFIRMATION["properties"])) == "reason"
    assert list(CONFIRMATION["properties"])[-1] == "verdict"


def test_the_report_tells_what_was_taken_back() -> None:
    made = reconciled(Judge("other event"))
    [question] = made.to_json()["questions"]
    assert question["demoted"] == {
        "by": "judge",
        "verdict": "other event",
        "reason": "One tells of the mill, one of the hill.",
        "status": "disputed",
        "told": "disputed",
    }
    assert [c["relation"] for c in question["comparisons"]] == ["contradiction"]
    assert "Judge takes it for another event: One tells of the mill, one of the hill; by itself: no answer" in " ".join(
        report(made).split()
    )


def test_only_what_is_disputed_or_weak_is_asked_about() -> None:
    judge = Judge("other subject")
    deaths = [claim(s, "the fire", "crews sent", Quantity.of(3, "crew")) for s in "ab"]
    assert [v.status for v in reconcile(deaths, confirm=judge).verdicts] == ["corroborated"]
    assert judge.prompts == []


def test_a_weak_agreement_can_be_taken_back_but_not_made_a_dispute() -> None:
    made = reconcile(
        [ONE, TWO, *rows("30")][:1] + [claim(s, "the fire", "deaths", Quantity.of(3, "person")) for s in "ab"]
    )
    [verdict] = [v for v in made.verdicts if v.status == "corroborated"]
    weak = {verdict.question.id: 0.4}
    for said, status in (
        ("other subject", "unresolved"),
        ("contradiction", "corroborated"),
        ("agreement", "corroborated"),
    ):
        asked = confirm_verdicts([verdict], made.graph, [], Judge(said), evidence=weak)
        assert [v.status for v in asked.verdicts] == [status]
        assert asked.asked == 1
    strong = confirm_verdicts([verdict], made.graph, [], Judge("other subject"), evidence={verdict.question.id: 9.0})
    assert (strong.verdicts, strong.asked) == ((verdict,), 0)


@pytest.mark.parametrize("reply", ["no", '{"verdict": "maybe", "reason": "x"}', '{"verdict": "open"}', None])
def test_what_it_cannot_answer_changes_nothing_and_is_told(reply: Any) -> None:
    made = reconciled(lambda prompt, schema: reply)
    assert [v.status for v in made.verdicts] == ["disputed"]
    [left] = made.left_out
    assert not left.lost
    assert "the fire: crews sent" in left.reason
    assert left.reason.endswith("the verdict stays")


def test_documents_added_later_are_confirmed_too() -> None:
    judge = Judge("other event")
    made = reconcile([ONE, rows()[0]], readers=(), confirm=judge)
    assert judge.prompts == []
    assert [v.status for v in made.add(TWO, rows()[1]).verdicts] == ["unresolved"]
