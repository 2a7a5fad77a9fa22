"""Ids of questions: unique, the same in any order, and lasting as documents come and go."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.asked import Asked, find_asked
from factrecon.errors import InvalidRecord, UnknownName
from factrecon.explanation import explain
from factrecon.model import Document
from factrecon.reconciliation import reconcile
from factrecon.reports import saved

DISPATCHES = [
    Document(
        id="mon",
        source="gazette",
        published=date(2024, 5, 6),
        text="A fire at a paper mill in Toledo killed 12 people on Monday. Police said 40 others were hurt.",
    ),
    Document(
        id="tue",
        source="herald",
        published=date(2024, 5, 7),
        text="The fire at the Toledo paper mill killed 14 people, officials said. The mill employs 300 workers.",
    ),
    Document(
        id="wed",
        source="courier",
        published=date(2024, 5, 8),
        text="Fourteen people died in Monday's mill fire in Toledo. The fire began on Monday night.",
    ),
]


def by_words(made) -> dict[str, set[str]]:
    """The ids of the questions behind every quoted place."""
    found: dict[str, set[str]] = {}
    for q in made.to_json()["questions"]:
        for c in q["claims"]:
            for a in c["assertions"]:
                found.setdefault(f"{a['document']}:{a['start']}-{a['end']} {c['value']}", set()).add(q["id"])
    return found


def test_ids_last_as_news_comes_in():
    made = reconcile(DISPATCHES[:1])
    for n in (2, 3):
        more = reconcile(DISPATCHES[:n])
        before, after = by_words(made), by_words(more)
        assert before
        assert all(after[place] == ids for place, ids in before.items() if place in after)
        made = more


def test_an_older_paper_that_comes_late_leaves_the_old_ids_findable():
    late = reconcile(DISPATCHES[1:])
    whole = reconcile(DISPATCHES)
    before, after = by_words(late), by_words(whole)
    kept = {place: ids for place, ids in before.items() if place in after}
    assert kept
    renamed = [(old, after[place]) for place, ids in kept.items() for old in ids - after[place]]
    assert renamed, "the first answer is another now"
    for old, new in renamed:
        assert explain(whole.to_json(), old).data["id"] in new
        assert whole.verdict(old).question == whole.verdict(next(iter(new))).question


def test_one_question_of_two_stories_has_two_ids():
    two = [
        Document(
            id="a", published=date(2024, 5, 6), text="Prime Minister Ana Quispe spoke in Lima on the drought in Puno."
        ),
        Document(
            id="b",
            published=date(2024, 5, 6),
            text="Prime Minister Ana Quispe praised the Harrow orchestra of Leeds on its tour.",
        ),
    ]
    ids = [[q["id"] for q in reconcile([d]).to_json()["questions"] if q.get("subject") == "Ana Quispe"] for d in two]
    assert ids[0]
    assert ids[1]
    assert not set(ids[0]) & set(ids[1])


def test_ids_are_unique_and_the_same_in_any_order():
    made = reconcile(DISPATCHES).to_json()
    assert len({q["id"] for q in made["questions"]}) == len(made["questions"]) > 3
    assert made == reconcile(DISPATCHES[::-1]).to_json()
    assert [q["number"] for q in made["questions"]] == list(range(1, len(made["questions"]) + 1))


def test_no_attribute_holds_the_id_of_an_event():
    strike = [
        Document(
            id="a",
            published=date(2024, 5, 9),
            text="The talks resumed one week after the strike ended, the union said.",
        ),
        Document(id="b", published=date(2024, 5, 9), text="Talks at the port resumed one week after the strike ended."),
    ]
    made = reconcile(strike)
    attributes = {q["attribute"] for q in made.to_json()["questions"]}
    assert any("after strike" in a for a in attributes)
    assert not [a for a in attributes for e in made.events if e.key in a]


def test_a_person_names_a_question_in_many_ways():
    made = reconcile(DISPATCHES)
    report = made.to_json()
    for q in report["questions"]:
        for name in (q["id"], str(q["number"]), f"q{q['number']}", q["id"][:9]):
            assert made.verdict(name).question.ask == q["ask"]
            assert explain(report, name).data["id"] == q["id"]


def test_a_beginning_that_fits_two_is_refused():
    two = [Asked("qabcdef000001", 1, "When?"), Asked("qabcdef000002", 2, "Where?")]
    with pytest.raises(UnknownName, match="several questions fit"):
        find_asked(two, "qabcdef")


def test_older_reports_open_and_newer_are_refused():
    assert saved({"schema": "factrecon/1", "questions": []})[0]["questions"] == []
    with pytest.raises(InvalidRecord, match="factrecon/3"):
        saved({"schema": "factrecon/3", "questions": []})


def test_a_report_of_the_first_schema_is_explained_by_its_ids():
    old = {
        "schema": "factrecon/1",
        "questions": [
            {"id": "q1", "ask": "When?", "kind": "time", "status": "unresolved", "claims": []},
            {"id": "q2", "ask": "Where?", "kind": "places", "status": "unresolved", "claims": []},
        ],
    }
    assert explain(old, "q2").data["ask"] == "Where?"
