"""Documents without a date, read by those of their story."""

from __future__ import annotations

from datetime import date

from factrecon.model import Document
from factrecon.reconciliation import reconcile
from factrecon.story.dating import story_days

DATED = Document(id="a", text="Velden United beat Sorn Rovers in Velden on Saturday.", published=date(2024, 5, 6))
UNDATED = Document(id="b", text="Supporters of Velden United painted the ground in Velden on May 4.")


def test_the_year_of_a_day_and_month_is_that_of_the_story() -> None:
    assert story_days([DATED, UNDATED]) == {"b": date(2024, 5, 6)}
    assert story_days([UNDATED]) == {}
    times = [
        c["value"]["core"][0][:10]
        for q in reconcile([DATED, UNDATED]).to_json()["questions"]
        for c in q["claims"]
        if c["value"]["kind"] == "time" and any(a["document"] == "b" for a in c["assertions"])
    ]
    assert times == ["2024-05-04"], times
