"""The verdict: who is heard as one voice, what agreement and dispute need, and the best value where voices differ."""

from __future__ import annotations

from datetime import date

from factrecon.graph import build_graph
from factrecon.matching.bars import CORROBORATED, DIFFERENT, DISPUTED
from factrecon.matching.bonds import Bonds
from factrecon.model import Assertion, Attribution, Claim, Document, Question, Scope, Span, claim
from factrecon.reconciliation import reconcile
from factrecon.values import Places, Quantity, Time
from factrecon.verdicts.verdict import Verdict, judge

DEATHS = Question("the fire", "deaths", "quantity", "", True, True)


def told(
    source: str, count: int, *, modifier: str | None = None, part: str | None = None, speaker: str = ""
) -> Assertion:
    claim = Claim(DEATHS, Quantity.of(count, "person", modifier=modifier), Scope(part=part))
    origin = f"speaker: {speaker}" if speaker else source
    span = Span(source, 0, 9 if speaker else 5)
    return Assertion(claim, source, source, span, attribution=Attribution(speaker=speaker or None), origin=origin)


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


def verdict(*said: Assertion, evidence: float | None = None) -> Verdict:
    graph = build_graph(said)
    [question] = graph.questions
    sources = [a.source for a in said]
    bonds = Bonds(tuple((sources[0], other, evidence) for other in sources[1:])) if evidence is not None else None
    return judge(graph, question, bonds=bonds)


def place(source: str, where: str, status: str = "asserted") -> Assertion:
    return claim(source, "the rally", "where it was", Places.of(where), status=status)


def test_two_places_that_say_nothing_of_each_other_are_no_agreement() -> None:
    found = verdict(place("a", "Lima"), place("b", "Cusco"))
    assert (found.status, found.told) == ("unresolved", None)
    assert verdict(place("a", "Lima"), place("b", "Lima")).status == "corroborated"


def test_a_paper_and_the_man_it_quotes_are_one_voice() -> None:
    own = told("herald", 30)
    quoted = told("herald", 30, speaker="vale")
    elsewhere = told("gazette", 30, speaker="vale")
    assert verdict(own, quoted, elsewhere).status == "single-source"
    assert verdict(own, quoted, told("gazette", 30)).status == "corroborated"


def test_one_paper_that_says_two_things_is_no_dispute_between_voices() -> None:
    assert verdict(told("herald", 30), told("herald", 20, speaker="vale")).status == "single-source"
    assert verdict(told("herald", 30), told("gazette", 20)).status == "disputed"


def test_a_plan_neither_agrees_with_a_fact_nor_disputes_it() -> None:
    for other in ("Lima", "Cusco"):
        found = verdict(place("a", "Lima"), place("b", other, "planned"))
        assert found.status == "single-source"
        assert found.told is None
    assert verdict(place("a", "Lima", "planned"), place("b", "Lima", "planned")).status == "corroborated"
    assert verdict(place("a", "Lima", "possible"), place("b", "Lima", "possible")).status == "unresolved"


def test_plans_that_differ_are_different_figures() -> None:
    days = [claim(s, "the vote", "day", Time.day(2024, 5, d), status="planned") for s, d in (("a", 3), ("b", 9))]
    found = verdict(*days)
    assert (found.status, found.told) == ("unresolved", "different figures")


def test_a_source_that_replaces_its_own_figure_is_told_so() -> None:
    def on(day: int, n: int, source: str = "herald") -> Assertion:
        return claim(source, "the fund", "size", Quantity.of(n, "USD"), published=date(2024, 5, day))

    alone = verdict(on(1, 47), on(3, 92))
    assert (alone.status, alone.told) == ("revised", None)
    assert alone.reason.startswith("herald gave 47 USD first and 92 USD later")
    borne_out = verdict(on(1, 47), on(3, 92), on(3, 92, "gazette"))
    assert (borne_out.status, borne_out.told) == ("corroborated", "agreement")


def test_a_dispute_needs_more_evidence_than_an_agreement() -> None:
    apart = told("a", 30), told("b", 20)
    assert [verdict(*apart, evidence=e).told for e in (None, DISPUTED, CORROBORATED)] == [
        "disputed",
        "disputed",
        "different figures",
    ]
    alike = told("a", 30), told("b", 30)
    assert [verdict(*alike, evidence=e).told for e in (CORROBORATED, CORROBORATED - 1)] == ["agreement", None]


def test_what_a_third_document_adds_weakly_takes_nothing_from_a_dispute() -> None:
    graph = build_graph([told("a", 30), told("b", 20), told("c", 30)])
    weak = Bonds((("a", "b", DISPUTED), ("a", "c", CORROBORATED - 1)))
    assert judge(graph, graph.questions[0], bonds=weak).told == "disputed"
    weaker = Bonds((("a", "c", DISPUTED), ("a", "b", DIFFERENT)))
    assert judge(graph, graph.questions[0], bonds=weaker).told == "different figures"
    unsure = Bonds((("a", "c", DISPUTED), ("a", "b", DIFFERENT - 1)))
    assert judge(graph, graph.questions[0], bonds=unsure).told is None


def test_one_sentence_in_two_papers_is_one_voice():
    told = (
        "The Oskton council hired Borel to rebuild the old harbour wall after the spring flood damaged the "
        "western pier."
    )
    edited = "The Oskton council hired Borel to rebuild the harbour wall after a spring flood damaged its western pier."
    made = reconcile(
        [Document(id=n, source=n, text=t, published=date(2024, 5, 3)) for n, t in (("a", told), ("b", edited))]
    )
    assert not any(v.status == "corroborated" for v in made.verdicts)


def test_at_least_eight_bears_out_no_at_least_nine():
    eight, nine = (Quantity.of(n, "person", modifier="at least") for n in (8, 9))
    graph = build_graph([claim("a", "the fire", "deaths", eight), claim("b", "the fire", "deaths", nine)])
    assert judge(graph, graph.questions[0]).status != "corroborated"


def test_a_loss_bears_out_no_profit() -> None:
    """Opposite frames share the amount that they ask for, with the other sign."""
    said = ("Orbix posted a loss of $40 million on Monday.", "Orbix posted a profit of $40 million on Monday.")
    documents = [Document(id=n, text=t, source=n) for n, t in zip("ab", said, strict=True)]
    found = reconcile(documents, stories={"a": "s", "b": "s"})
    counts = [v for v in found.verdicts if v.question.attribute == "amount"]
    assert len(counts) == 1
    assert counts[0].status not in ("corroborated", "single-source")


def test_a_growth_below_nought_tells_of_no_growth() -> None:
    said = ("Exports fell 4 percent in June.", "Exports grew by minus 4 percent in June.")
    documents = [Document(id=n, text=t, source=n) for n, t in zip("ab", said, strict=True)]
    found = reconcile(documents, stories={"a": "s", "b": "s"})
    assert not any(v.status == "disputed" for v in found.verdicts)
