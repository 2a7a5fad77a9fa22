"""Claims that came as records: which share a question, and within which story."""

from __future__ import annotations

from typing import Any

import pytest

from factrecon.claim_record import assertion_from_row
from factrecon.model import Document
from factrecon.reconciliation import Reconciliation, reconcile


def made(*rows: dict[str, Any], **options: Any) -> Reconciliation:
    return reconcile([assertion_from_row(row) for row in rows], strict=True, **options)


def answers(found: Reconciliation) -> list[tuple[str, tuple[str, ...]]]:
    return sorted((v.status, v.origins) for v in found.verdicts)


def chief(source: str, company: str, office: str, name: str = "Ann Lee") -> dict[str, Any]:
    return {"source": source, "object": company, "attribute": office, "value": name, "kind": "entity"}


def test_one_office_of_one_company_is_one_question_however_both_are_written() -> None:
    rows = chief("a", "Acme Corp", "chief executive"), chief("b", "Acme Corporation", "CEO"), chief("c", "Acme", "CEO")
    assert answers(made(*rows)) == [("corroborated", ("a", "b", "c"))]


def test_equal_words_only_where_that_is_asked_for() -> None:
    rows = (
        chief("a", "Acme Corp", "chief executive"),
        chief("b", "Acme Corporation", "CEO"),
        chief("c", "ACME Corp", "chief executive"),
    )
    assert answers(made(*rows, matching="exact")) == [("corroborated", ("a", "c")), ("single-source", ("b",))]


def toll(source: str, dead: int, **more: Any) -> dict[str, Any]:
    return {"source": source, "object": "the fire", "attribute": "deaths", "value": dead, "kind": "count", **more}


def test_claims_of_two_stories_that_records_name_are_never_held_against_each_other() -> None:
    rows = [
        toll(s, n, story=name)
        for s, n, name in (("a", 3, "mill"), ("b", 3, "mill"), ("c", 9, "hotel"), ("d", 9, "hotel"))
    ]
    found = made(*rows)
    assert answers(found) == [("corroborated", ("a", "b")), ("corroborated", ("c", "d"))]
    assert len({q["id"] for q in found.to_json()["questions"]}) == 2


def test_the_caller_names_the_story_of_sources_and_documents() -> None:
    rows = [toll(s, n) for s, n in (("a", 3), ("b", 3), ("c", 9), ("d", 9))]
    assert answers(made(*rows)) == [("disputed", ("a", "b", "c", "d"))]
    named = {"a": "mill", "b": "mill", "c": "hotel", "d": "hotel", "e": "hotel"}
    found = made(*rows, stories=named)
    assert answers(found) == [("corroborated", ("a", "b")), ("corroborated", ("c", "d"))]
    assert [(x.file, x.lost) for x in found.left_out] == [("e", False)]


def test_documents_of_two_named_stories_stay_apart() -> None:
    text = "A fire in the mill at Velden killed {} people on Sunday."
    papers = [Document(id=i, source=i, text=text.format(n)) for i, n in (("a", 3), ("b", 9))]
    assert [v.status for v in reconcile(papers).verdicts if v.question.attribute == "deaths"] == ["disputed"]
    apart = reconcile(papers, stories={"a": "one", "b": "other"})
    assert {v.status for v in apart.verdicts if v.question.attribute == "deaths"} == {"single-source"}


@pytest.mark.parametrize("first", [0, 1])
def test_a_table_without_documents_meets_what_an_article_says(first: int) -> None:
    paper = Document(
        id="gazette", source="gazette", text="A fire in the Velden mill killed 14 people on Sunday, police said."
    )
    row = {
        "source": "desk",
        "object": "fire at the Velden mill",
        "attribute": "number of people killed",
        "value": "14",
        "kind": "count",
    }
    records = [paper, assertion_from_row(row)]
    found = reconcile(records if first else records[::-1])
    assert ("corroborated", 2) in {(v.status, len(v.origins)) for v in found.verdicts}


def hurt(source: str, number: str, attribute: str, **more: Any) -> dict[str, Any]:
    return {
        "source": source,
        "object": "the Selby quake",
        "attribute": attribute,
        "value": number,
        "kind": "count",
        **more,
    }


def test_counts_of_two_weekdays_are_no_dispute() -> None:
    days = [hurt(s, n, "number injured", when=day) for s, n, day in (("a", "two", "Sunday"), ("b", "nine", "Monday"))]
    assert "disputed" not in {status for status, _ in answers(made(*days))}
    same = hurt("a", "50", "firefighters sent"), hurt("b", "ten", "firefighters sent")
    assert answers(made(*same)) == [("disputed", ("a", "b"))]


def test_who_denies_it_says_no() -> None:
    rows = [{"source": s, "object": "Lee", "attribute": "took part", "value": "yes", "kind": "truth"} for s in "ab"]
    assert answers(made(rows[0], rows[1] | {"status": "denied"})) == [("disputed", ("a", "b"))]
    denied = [row | {"status": "denied", "value": v} for row, v in zip(rows, ("yes", "did not take part"), strict=True)]
    assert answers(made(*denied)) == [("corroborated", ("a", "b"))]


def test_facts_that_stand_crossed_are_one_answer() -> None:
    found = made(
        chief("a", "Acme", "chief executive"),
        chief("b", "Acme", "chief executive"),
        {"source": "c", "object": "Ann Lee", "attribute": "role at Acme", "value": "chief executive", "kind": "entity"},
    )
    assert answers(found) == [("corroborated", ("a", "b", "c"))]
    assert {c.text for c in found.graph.claims} == {"Ann Lee"}


def test_words_that_come_to_a_yes_bear_it_out_and_never_dispute_it() -> None:
    yes = {"source": "a", "object": "Colden", "attribute": "whether it will defend the levy", "value": "yes"}
    words = {"source": "b", "object": "Colden", "attribute": "plan to defend the levy", "kind": "text"}
    found = made({**yes, "kind": "truth"}, {**words, "value": "will defend the levy in court"})
    assert answers(found) == [("corroborated", ("a", "b"))]
    found = made({**yes, "kind": "truth"}, {**words, "value": "will not defend the levy in court"})
    assert "disputed" not in {v.status for v in found.verdicts}


def test_a_foreign_name_in_two_spellings_is_one() -> None:
    found = made(
        chief("a", "Orlovia", "president", "Kurbangul Ataev"), chief("b", "Orlovia", "president", "Gurbangul Ataev")
    )
    assert answers(found) == [("corroborated", ("a", "b"))]


def test_a_toll_far_above_an_early_bound_is_news_of_it() -> None:
    early = toll("a", 1, value="at least one person", published="2024-06-24")
    late = toll("b", 24, published="2024-07-04")
    assert answers(made(early, late)) == [("revised", ("a", "b"))]
    near = toll("b", 24, value="24", published="2024-07-04")
    assert answers(made(toll("a", 20, value="at least 20", published="2024-06-24"), near))[0][0] != "revised"
