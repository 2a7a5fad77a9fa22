"""Which incident the victims of a document are told of."""

from __future__ import annotations

from datetime import date

from factrecon.matching.incidents import is_recent, retold
from factrecon.model import Document, Event
from factrecon.reconciliation import reconcile
from factrecon.values import Time


def told(*texts: str) -> dict[str, list[str]]:
    """The claims of each question of a story, one text a document, a day apart."""
    found = reconcile(
        Document(id=f"d{i}", text=text, published=date(2024, 6, 5 + i)) for i, text in enumerate(texts)
    ).to_json()
    return {q["ask"]: sorted(c["text"] for c in q["claims"]) for q in found["questions"]}


def test_victims_are_counted_of_what_most_documents_tell() -> None:
    asked = told(
        "A cholera outbreak in Marefa has killed nine people, the ministry said. The outbreak began in May.",
        "Tests showed that wells were contaminated in Marefa, where a cholera outbreak began in May. "
        "Contaminated water was sold there. Seventeen people have died, doctors said.",
        "Seventeen people have died in the cholera outbreak in Marefa, which began in May.",
    )
    deaths = [v for k, v in asked.items() if k.startswith("How many people died")]
    assert deaths == [["Seventeen", "nine"]]


def test_what_a_sentence_counts_of_its_own_incident_stays_there() -> None:
    asked = told(
        "Soldiers staged a coup in Tarol on Sunday. At least 15 people were killed in the coup.",
        "Six protesters were killed at a protest in Tarol on Tuesday, days after the coup. The protest was banned.",
        "Tarol was calm on Wednesday after the coup, in which 16 people were killed.",
    )
    of_coup = next(v for k, v in asked.items() if k.startswith("How many people died in the coup"))
    assert "Six" not in of_coup


def test_an_earlier_crash_is_told_for_comparison() -> None:
    published = date(2024, 6, 5)
    assert is_recent(Event("crash"), published)
    assert is_recent(Event("crash", time=Time.day(2024, 6, 1)), published)
    assert not is_recent(Event("crash", time=Time.day(2021, 6, 1)), published)
    assert not is_recent(Event("crash", modifiers=("earlier",)), published)


def test_nothing_is_retold_without_a_story() -> None:
    assert retold(()) == ()


def test_a_wreck_in_one_report_is_the_derailment_of_another() -> None:
    asked = told(
        "A freight train derailed near Albury on Monday, injuring 12 people.",
        "Twelve people were hurt in Monday's train crash near Albury, police said. The crash closed the line.",
    )
    assert sum(k.startswith("How many people were injured") for k in asked) == 1
