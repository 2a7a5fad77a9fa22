"""A question is borne out by those who tell what it asks."""

from datetime import date

import pytest

from factrecon import Document, reconcile
from factrecon.graph import build_graph
from factrecon.model import Assertion, Claim, Event, Mention, Question, Role, Statement
from factrecon.values import Quantity, Truth
from factrecon.verdicts.deeds import open_agreement
from factrecon.verdicts.verdict import judge


def _corroborated(*texts: str) -> set[str]:
    made = reconcile(
        Document(id=str(n), text=text, source=f"Paper {n}", published=date(2024, 5, 15)) for n, text in enumerate(texts)
    )
    return {v.question.ask for v in made.verdicts if v.status == "corroborated"}


def test_two_budgets_are_not_one():
    assert not _corroborated(
        "The mayor will propose a $5 million budget for the harbour on Friday.",
        "The mayor will propose a $6 million budget for the harbour on Friday.",
    )


def _did(doer: str, done: str, *, name: str = "") -> Assertion:
    roles = (Role("agent", Mention(doer, doer.split()[-1], name)), Role("patient", Mention(done, done)))
    said = Statement(predicate="start", roles=roles, words=("start", done))
    asked = Question("the talks", "truth", "truth")
    return Assertion(Claim(asked, Truth(True)), doer, reader="truths", statement=said)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (_did("Pell", "talks", name="ana pell"), _did("The Harbour Board", "talks"), True),
        (_did("Pell", "talks", name="ana pell"), _did("Ana Pell", "talks"), False),
        (_did("Pell", "talks", name="ana pell"), _did("the board", "talks"), False),
    ],
)
def test_one_deed_is_not_told_of_two_who_are_named(one, other, apart):
    assert bool(open_agreement(one, other)) is apart


@pytest.mark.parametrize(("parts", "status"), [((219, 12), "unresolved"), ((219, 215), "corroborated")])
def test_counts_far_apart_in_one_paper_are_of_parts(parts, status):
    strike = Event("air_strike")
    asked = Question(strike, "deaths", "quantity", cumulative=True)
    told = [("a", n) for n in parts] + [("b", 215)]
    graph = build_graph(
        Assertion(
            Claim(asked, Quantity.of(n, "person", modifier="at least" if who == "a" else None)), who, document=who
        )
        for who, n in told
    )
    assert judge(graph, graph.questions[0]).status == status


def test_other_words_for_the_same_bear_it_out():
    assert _corroborated(
        "The council of Selby approved the harbour budget on Tuesday after a long night of argument.",
        "On Tuesday the council of Selby passed its budget for the harbour, 7-2.",
    )
