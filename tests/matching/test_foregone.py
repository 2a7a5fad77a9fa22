"""Questions that go without saying are not asked."""

from __future__ import annotations

from datetime import date

from factrecon.matching.foregone import plan_asked
from factrecon.model import Document
from factrecon.reconciliation import reconcile


def asks(*texts: str) -> dict[str, str]:
    documents = [
        Document(id=f"d{i}", text=t, source=f"s{i}", published=date(2024, 4, 10 + i)) for i, t in enumerate(texts)
    ]
    return {v.question.ask: v.status for v in reconcile(documents).verdicts}


def test_what_one_report_dates_is_not_asked_whether_it_happened():
    found = asks("The peace talks began in Oslo on Monday.", "Snow fell in Oslo on Monday, the mayor said.")
    assert "When did the talks begin?" in found
    assert "Did the talks happen?" not in found


def test_what_is_denied_is_asked():
    found = asks(
        "The ministry said the peace talks in Oslo took place on Monday.",
        "The rebels denied that the peace talks in Oslo took place on Monday.",
    )
    assert any(ask.startswith("Did") and "talks" in ask for ask in found)


def test_who_gave_up_a_post_is_news():
    found = asks("Ana Lund resigned on Tuesday.", "Rain fell in the city on Tuesday. Lund was the mayor of the city.")
    assert "Did Ana Lund resign on Tuesday?" in found


def test_plans_are_asked_as_plans():
    assert plan_asked("Where did the planned summit take place?") == "Where is the planned summit to take place?"
    assert plan_asked("When did the summit happen?") == "When did the summit happen?"
