from datetime import date

import pytest

from factrecon.matching.links import MOST_APART, Ledger, MatchLink
from factrecon.matching_data import MOST_TOLD
from factrecon.model import Document
from factrecon.reconciliation import reconcile


def news(name: str, text: str, day: int) -> Document:
    return Document(id=name, text=text, source=name, published=date(2024, 3, day))


QUAKES = [
    news(
        "a",
        "An earthquake struck Nazca on Tuesday. The earthquake killed 34 people. An earthquake in 1988 killed 410 people.",
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
    answers = {c["id"]: c["text"] for q in report["questions"] for c in q["claims"]}
    by_claims = {frozenset(answers[c] for c in x["claims"]): x for x in told["apart"]}
    found = by_claims[frozenset({"1988", "Tuesday"})]
    assert found["against"] == "dated 1988 and Tuesday 12 March 2024"
    assert found["questions"][0] != found["questions"][1]
    assert told["considered"] == sum(told["considered_by_kind"].values()) > 0


def test_what_is_kept_is_of_one_question(report):
    kept = report["matching"]["kept"]
    assert any(x["kind"] == "event" and {x["a"][0], x["b"][0]} == {"a", "b"} for x in kept)
    assert all(x["score"] >= x["needed"] and "against" not in x for x in kept)


def test_the_order_of_documents_plays_no_part(report):
    assert reconcile(QUAKES[::-1]).to_json()["matching"] == report["matching"]


def test_a_group_is_told_once_and_the_rest_is_counted():
    ledger, homes = Ledger(), {}
    for i in range(MOST_APART + 50):
        a, b = f"1#a{i:05}", f"2#b{i:05}"
        homes |= {a: f"k{a}", b: f"k{b}"}
        ledger.add(MatchLink(a, b, 0.1 + i / 10_000, "some words"))
        ledger.add(MatchLink(b, a, 0.05, "fewer words"))
    found = ledger.apart(homes)
    assert len(found) == MOST_APART
    assert found[0].link.score == max(m.link.score for m in found)
    assert MOST_TOLD < MOST_APART


def test_two_that_one_document_tells_of_say_so():
    homes = {"1#x": "k1", "2#x": "k1", "1#y": "k2"}
    ledger = Ledger()
    ledger.add(MatchLink("2#x", "1#y", 2.0, "alike"))
    [miss] = ledger.apart(homes)
    assert miss.link.against == "1 tells of both"
