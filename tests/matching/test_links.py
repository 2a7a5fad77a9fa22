from datetime import date

import pytest

from factrecon.matching.bars import POSSIBLE, SHARED
from factrecon.matching.evidence import Part
from factrecon.matching.links import MatchLink
from factrecon.model import Document
from factrecon.reconciliation import reconcile


def news(name: str, text: str, day: int) -> Document:
    return Document(id=name, text=text, source=name, published=date(2024, 3, day))


QUAKES = [
    news(
        "a",
        "An earthquake struck Nazca on Tuesday. The earthquake killed 34 people. An earthquake in 1988 killed 410 "
        "people.",
        13,
    ),
    news("b", "The earthquake that struck Nazca on Tuesday killed 36 people. Some 1,200 homes were destroyed.", 14),
    news("c", "The Nazca earthquake of March 12 killed 36. Officials said 900 schools were closed in the south.", 14),
]


@pytest.fixture(scope="module")
def report() -> dict:
    return reconcile(QUAKES).to_json()


def test_near_misses_are_told_with_claims_and_reason(report):
    told = report["matching"]
    claims = {c["id"] for q in report["questions"] for c in q["claims"]}
    assert any(x.get("against", "").startswith(("more than a week apart", "dated", "told of")) for x in told["apart"])
    for x in told["apart"]:
        assert x["questions"][0] != x["questions"][1]
        assert claims.issuperset(x["claims"])
    assert told["considered"] == sum(told["considered_by_kind"].values()) > 0


def test_what_is_kept_is_of_one_question(report):
    kept = report["matching"]["kept"]
    assert any(x["kind"] == "count" and set(x["documents"]) == {"a", "b"} for x in kept)
    assert all(len(x["questions"]) == 1 and "against" not in x for x in kept)


def test_evidence_is_the_sum_of_its_parts(report):
    for x in (*report["matching"]["kept"], *report["matching"]["apart"]):
        assert sum(p["bits"] for p in x["parts"]) == pytest.approx(x["evidence"], abs=0.01)


def test_what_may_be_one_lies_between_the_bars():
    made = reconcile(QUAKES)
    assert all(POSSIBLE <= p.evidence < SHARED for p in made.possible)
    assert all(p.questions[0] != p.questions[1] for p in made.possible)


def test_the_order_of_documents_plays_no_part(report):
    assert reconcile(QUAKES[::-1]).to_json()["matching"] == report["matching"]


def test_a_link_tells_its_parts_and_what_would_change_it():
    parts = (Part("prior", "any", -4.0), Part("value", "equal number 3, seldom", 4.0), Part("context", "35", 1.2))
    assert MatchLink("a#1", "b#1", ("a", "b"), 1.2, parts, needed=-1.0).reason == (
        "+value +context -prior: 1.2 of -1.0 bits; without value (equal number 3, seldom) it would not do"
    )
    near = MatchLink("a#1", "b#1", ("a", "b"), -3.2, (*parts[::2], Part("mode", "other", -3.0)), needed=-1.0)
    assert near.reason.endswith("without mode (other) it would do")
