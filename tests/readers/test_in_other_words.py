"""Readings that public reports of faults found wrong, in other words: counts of others, of nobody, of a kind, taken
back.
"""

from __future__ import annotations

from datetime import date

import pytest

from factrecon import Document, reconcile
from factrecon.readers import read

DAY = date(2024, 5, 8)


def claims(text: str) -> dict[str, str]:
    found = read(Document(id="a", source="a", text=text, published=DAY))
    return {a.claim.question.ask: a.claim.text for a in found if a.status in ("asserted", "reported")}


@pytest.mark.parametrize(
    ("text", "ask", "answer"),
    [
        ("The quake killed nine people and 45 others were injured.", "How many people died in the quake?", "nine"),
        (
            "The quake killed nine people and 45 others were injured.",
            "How many people were injured in the quake?",
            "45",
        ),
        ("The quake killed nine people and injured 45 others.", "How many people were injured in the quake?", "45"),
        ("The town will shut two of its nine schools.", "How many schools will the town shut?", None),
        ("A car crashed. The firm is recalling 48,000 cars.", "How many vehicles were involved in the crash?", None),
        ("A train with 180 passengers on board derailed.", "How many people were aboard in the derailment?", "180"),
        ("A quake hit. Nobody was killed.", "How many people died in the quake?", "Nobody"),
        ("A quake hit. No one was hurt.", "How many people were injured in the quake?", "No one"),
        ("The police have arrested nobody over the quake.", "How many people were arrested in the quake?", "nobody"),
        ("There were no deaths or injuries in the flood.", "How many people died in the flood?", "no deaths"),
        ("There were no deaths or injuries in the flood.", "How many people were injured in the flood?", "no injuries"),
        ("No injuries were reported in the flood.", "How many people were injured in the flood?", "no injuries"),
        ("The flood caused no deaths.", "Did the flood cause any deaths?", "no"),
        ("The flood caused no deaths.", "Did the flood happen?", "yes"),
        ("The flood killed no one.", "Did the flood kill anyone?", "no"),
        ("The bank failed to repay its clients.", "Did the bank repay its clients?", "no"),
        ("Reports that the bridge collapsed are false.", "Did the bridge collapse?", "no"),
        ("The flood left no dead or wounded.", "Did the flood leave any dead or wounded?", "no"),
    ],
)
def test_read(text: str, ask: str, answer: str | None) -> None:
    assert claims(text).get(ask) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The quake killed nine people and 45 others were injured.", "How many people did the quake kill?"),
        ("The ministry reported 30 confirmed deaths and 45 suspected cases.", "Did the ministry suspect cases?"),
        ("The bank failed to repay its clients.", "Did the bank fail?"),
        ("The flood left no dead or wounded.", "Did the flood wound?"),
        ("The council ruled 6-3 for the firm.", "Did the council rule -3?"),
        ("Exports fell 4 percent in June.", "Did exports fall percent?"),
    ],
)
def test_not_asked(text: str, answer: str) -> None:
    assert answer not in claims(text)


def test_a_count_taken_back_is_not_claimed() -> None:
    found = claims("The ministry withdrew an earlier count of 60 victims and said nine people died in the flood.")
    assert "nine" in found.values()
    assert not any("60" in answer for answer in found.values())


@pytest.mark.parametrize("kind", ["confirmed", "suspected", "reported", "treated"])
def test_the_kind_of_a_count_is_its_scope(kind: str) -> None:
    found = read(Document(id="a", source="a", text=f"The clinic counted 45 {kind} patients.", published=DAY))
    assert kind in {a.claim.scope.part for a in found}


def test_no_deaths_against_two() -> None:
    texts = ("There were no deaths in the fire at Acme.", "The fire at Acme killed two people.")
    documents = [Document(id=f"d{i}", source=f"s{i}", text=t, published=DAY) for i, t in enumerate(texts)]
    told = {v.question.ask: v.status for v in reconcile(documents).verdicts}
    assert told.get("How many people died in the fire at Acme?") == "disputed"
