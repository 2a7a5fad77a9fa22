"""The best value of a question, where voices differ."""

from __future__ import annotations

from factrecon.graph import build_graph
from factrecon.model import Assertion, Attribution, Claim, Question, Scope
from factrecon.values import Quantity
from factrecon.verdicts import judge

DEATHS = Question("the fire", "deaths", "quantity", "", True, True)


def told(
    source: str, count: int, *, modifier: str | None = None, part: str | None = None, speaker: str = ""
) -> Assertion:
    claim = Claim(DEATHS, Quantity.of(count, "person", modifier=modifier), Scope(part=part))
    origin = f"speaker: {speaker}" if speaker else source
    return Assertion(claim, source, source, attribution=Attribution(speaker=speaker or None), origin=origin)


def best(*said: Assertion, credibility: dict[str, float] | None = None) -> float | None:
    graph = build_graph(said)
    found = judge(graph, graph.questions[0], credibility=credibility).best
    assert found is not None
    assert isinstance(found.value, Quantity)
    return found.value.nominal


def test_a_part_is_no_answer_where_the_whole_is_told() -> None:
    assert best(told("a", 1, modifier="at least"), told("b", 6, part="in the yard", speaker="bell")) == 1
    assert best(told("b", 6, part="in the yard")) == 6


def test_the_mouths_of_one_article_are_one_voice() -> None:
    assert best(told("a", 2), told("b", 1, speaker="bell"), told("b", 1, speaker="hall")) == 2


def test_a_little_more_credit_does_not_decide_on_a_growing_count() -> None:
    assert best(told("a", 4), told("b", 2), credibility={"a": 0.69, "b": 0.71}) == 4
    assert best(told("a", 4), told("b", 2), credibility={"a": 0.3, "b": 0.9}) == 2
