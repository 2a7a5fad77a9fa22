"""How clauses are meant, and what becomes of it in the assertions. The rows of `rules/modes.toml` hold their own
examples.
"""

from __future__ import annotations

from datetime import date

import pytest

from factrecon import read, reconcile
from factrecon.language.en.rows import rows
from factrecon.model import Document
from factrecon.story.analysis import Analysis
from factrecon.story.modality import Modality, clause_modality, weaker
from factrecon.values import Quantity


def told(text: str, verb: str) -> Modality:
    analysis = Analysis(Document(id="a", text=text, published=date(2024, 5, 15)))
    found = [clause_modality(s, n) for s in analysis.sentences for n, c in enumerate(s.clauses) if c.verb.lemma == verb]
    assert found, [c.verb.lemma for s in analysis.sentences for c in s.clauses]
    return found[0]


@pytest.mark.parametrize(
    ("text", "verb", "mode", "negated"),
    [
        ("The bakers struck.", "strike", "asserted", False),
        ("No one was hurt.", "hurt", "asserted", True),
        ("No fewer than nine were hurt.", "hurt", "asserted", False),
        ("The crew no longer works.", "work", "asserted", True),
        ("The sides have yet to agree.", "agree", "asserted", True),
        ("The road was too narrow to cross.", "cross", "asserted", True),
        ("The sides did not fail to reach a deal.", "reach", "asserted", False),
        ("Bakers to strike Monday", "strike", "planned", False),
        ("The town is to reopen the pool on Friday.", "reopen", "planned", False),
        ("The bill would create a panel.", "create", "planned", False),
        ("The patrol would have seen the boat.", "see", "conditional", False),
        ("The mayor must resign.", "resign", "wished", False),
        ("Will the mayor resign?", "resign", "asked", False),
        ("Officials could not confirm that the ship sank.", "sink", "possible", False),
        ("The union denied that bakers had refused to work.", "work", "denied", False),
        ("An earlier version of this article said that nine people died.", "die", "retracted", False),
        ("The paper had wrongly reported that nine people died.", "die", "retracted", False),
    ],
)
def test_modes(text: str, verb: str, mode: str, negated: bool) -> None:
    found = told(text, verb)
    assert (found.mode, found.negated) == (mode, negated)


def test_of_two_modes_the_weaker_wins_whichever_comes_first() -> None:
    modes = ["asserted", "planned", "wished", "conditional", "possible", "asked", "denied", "retracted"]
    for one in modes:
        assert weaker(one, one) == one
        for other in modes:
            assert weaker(one, other) == weaker(other, one)


def test_every_row_names_a_mode_or_turns_or_lets_through() -> None:
    assert len(rows("rules/modes.toml")) > 30
    assert all(r.fields["governs"] for r in rows("rules/modes.toml"))


def statuses(text: str) -> set[str]:
    document = Document(id="a", text=text, published=date(2024, 5, 15))
    return {a.status for a in read(document) if isinstance(a.claim.value, Quantity)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Acme hired 300 people in Lunde.", "asserted"),
        ("Acme plans to hire 300 people in Lunde.", "planned"),
        ("The town urged Acme to hire 300 people in Lunde.", "possible"),
        ("Acme withdrew its claim that 300 people were hired in Lunde.", "retracted"),
    ],
)
def test_a_number_stands_as_its_clause_does(text: str, status: str) -> None:
    assert statuses(text) == {status}


def test_a_denied_number_is_never_told_as_said() -> None:
    assert statuses("Acme denied that 300 people were hired in Lunde.") <= {"denied"}


@pytest.mark.parametrize(
    "other",
    [
        "Acme has no plans to close the mill in Lunde.",
        "The union asked Acme to close the mill in Lunde.",
        "Acme would close the mill in Lunde if the union struck.",
        "Will Acme close the mill in Lunde?",
    ],
)
def test_no_plan_wish_or_condition_disputes_or_bears_out_a_fact(other: str) -> None:
    documents = [
        Document(id="a", source="herald", text="Acme closed the mill in Lunde on Monday.", published=date(2024, 5, 15)),
        Document(id="b", source="gazette", text=other, published=date(2024, 5, 15)),
    ]
    for verdict in reconcile(documents).verdicts:
        assert verdict.status not in ("disputed", "corroborated"), verdict.question.ask
