"""What a clause says, and that every assertion keeps it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factrecon import load, read
from factrecon.model import Document, Mention, Statement
from factrecon.story.stages import story_of
from factrecon.story.telling import statement_at
from factrecon.values import Places, Quantity, Time

SHARED = Path(__file__).parents[3] / "shared"


def statement(text: str, word: str) -> Statement:
    at = text.index(word)
    page = story_of(Document(id="a", text=text, published=date(2024, 5, 15))).pages[0]
    return statement_at(page, at, at + len(word))


def heads(said: Statement, role: str) -> list[str]:
    return [f.head for f in said.fillers(role) if isinstance(f, Mention)]


@pytest.mark.parametrize(
    ("text", "word", "predicate", "agent", "patient"),
    [
        ("The council approved the budget.", "approved", "approve", ["council"], ["budget"]),
        ("The budget was approved by the council.", "approved", "approve", ["council"], ["budget"]),
        ("Acme laid off the drivers and the cooks.", "laid", "lay off", ["acme"], ["driver", "cook"]),
        ("The harbour, which the navy closed, is small.", "closed", "close", ["navy"], ["harbour"]),
        ("The mayor refused to sign the bill.", "sign", "sign", ["mayor"], ["bill"]),
        ("The ferry was badly overloaded.", "was", "overload", [], ["ferry"]),
        ("The tunnel is unsafe.", "is", "unsafe", ["tunnel"], []),
    ],
)
def test_roles_are_those_of_the_deed(text, word, predicate, agent, patient):
    said = statement(text, word)
    assert said.predicate == predicate
    assert heads(said, "agent") == agent
    assert heads(said, "patient") == patient


@pytest.mark.parametrize(
    ("text", "word", "polarity", "mode"),
    [
        ("The council approved the budget.", "approved", True, "asserted"),
        ("The council did not approve the budget.", "approve", False, "asserted"),
        ("The council failed to approve the budget.", "approve", False, "asserted"),
        ("The council did not fail to approve the budget.", "approve", True, "asserted"),
        ("The council will approve the budget.", "approve", True, "planned"),
        ("The council may approve the budget.", "approve", True, "possible"),
        ("If the council approves the budget, taxes rise.", "approves", True, "conditional"),
        ("Did the council approve the budget?", "approve", True, "asked"),
    ],
)
def test_polarity_and_mode(text, word, polarity, mode):
    said = statement(text, word)
    assert (said.polarity, said.mode) == (polarity, mode)


def test_typed_values_fill_their_roles():
    said = statement("The blast killed at least 30 miners in Leeds on Monday.", "killed")
    amount = said.filler("amount")
    assert isinstance(amount, Quantity)
    assert amount.nominal == 30
    assert heads(said, "counted") == ["miner"]
    assert isinstance(said.filler("time"), Time)
    place = said.filler("place")
    assert isinstance(place, Places)
    assert place.names == ("Leeds",)
    assert said.words == ("blast", "kill", "miner", "leeds")


def test_each_number_has_what_it_counts_behind_it():
    text = "The blast killed two guards and hurt nine miners."
    read_ = {a.claim.text: a.statement for a in read(Document(id="a", text=text)) if a.open == "amount"}
    assert {n: heads(s, "counted")[0] for n, s in read_.items()} == {"two": "guard", "nine": "miner"}


def test_speaker_and_cue_are_the_clauses():
    text = "The bridge was closed, according to the county."
    told = next(a.statement for a in read(Document(id="a", text=text)) if a.reader == "truths")
    assert (told.speaker, told.cue) == ("the county", "according to")


def test_every_assertion_keeps_its_statement_and_what_is_open_in_it():
    files = [*sorted((SHARED / "kaiser").glob("0*.txt")), *sorted((SHARED / "stories").glob("*/000_*.txt"))]
    if not files:
        pytest.skip("no shared texts here")
    told = [a for f in files for d in load(f) for a in read(d)]
    assert told
    for a in told:
        assert a.statement is not None, a
        assert a.open == "truth" or a.statement.filler(a.open) is not None, a
