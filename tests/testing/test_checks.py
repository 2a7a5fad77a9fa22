"""The checks for other people's members: right ones pass, wrong ones fail with the law's name."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import strategies as st

from factrecon.algebra.trapezoid import SAME, Scores, Trapezoid, scores_from
from factrecon.comparison import Comparison, relation_of
from factrecon.fusion.opinion import Opinion
from factrecon.fusion.vote import vote
from factrecon.model import Assertion, Claim, Question
from factrecon.rules import values
from factrecon.testing import (
    LawBroken,
    check_fusion,
    check_reader,
    check_rule,
    check_value_kind,
    strategies,
)
from factrecon.values import Quantity, value_from_json


@attrs.frozen
class Grade:
    """A school grade, as a kind of one's own."""

    mark: int
    text: str = attrs.field(default="", eq=False)
    kind = "grade"

    def scores(self, other):
        if not isinstance(other, Grade):
            return None
        return scores_from(
            1.0 if self.mark == other.mark else 0.0, float(self.mark == other.mark), float(self.mark == other.mark)
        )

    def to_json(self):
        return {"kind": "grade", "mark": self.mark, "text": self.text}

    @classmethod
    def from_json(cls, data):
        from factrecon.errors import InvalidValue

        if type(data.get("mark")) is not int:
            raise InvalidValue(f"no grade: {data!r}")
        return cls(data["mark"], str(data.get("text", "")))


class Generous(Grade):
    """Agrees downwards only, and forgets to say so the other way."""

    def scores(self, other):
        return (
            Scores(1.0, 0.0, 1.0, 1.0)
            if isinstance(other, Grade) and other.mark >= self.mark
            else Scores(0.0, 1.0, 0.0, 0.0)
        )


class Forgetful(Grade):
    def to_json(self):
        return {"kind": "grade", "mark": 1, "text": self.text}


grades = st.integers(1, 6)


def test_a_kind_of_ones_own():
    assert "values_survive_json" in check_value_kind(grades.map(Grade), ordered=True)
    assert value_from_json({"kind": "grade", "mark": 2}, kinds={"grade": Grade}) == Grade(2)


@pytest.mark.parametrize(
    ("kind", "law"),
    [(Generous, "values_compare_both_ways"), (Forgetful, "values_survive_json")],
)
def test_a_wrong_kind_is_caught(kind, law):
    with pytest.raises(LawBroken, match=law):
        check_value_kind(grades.map(kind))


def loose(a, b, *, tolerance):
    """Counts within half of the first are the same: not so from the other side."""
    x, y = a.value, b.value
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)):
        return None
    near = abs(x.base.b - y.base.b) <= abs(x.base.b) / 2
    scores = SAME if near else Scores(0.0, 1.0, 0.0, 0.0)
    return Comparison(
        a=a.id,
        b=b.id,
        relation=relation_of(scores),
        kind=None if near else "value",
        scores=scores,
        rule="loose",
        reason="near" if near else "far",
        tolerance=tolerance.name,
    )


DEATHS = Question("the fire", "deaths")
COUNTS = st.builds(lambda n: Claim(DEATHS, Quantity.of(n, "person")), st.integers(1, 100))
PAIRS = st.tuples(COUNTS, COUNTS)


def silent(a, b, *, tolerance):
    comparison = values(a, b, tolerance=tolerance)
    return comparison and attrs.evolve(comparison, reason="")


def boastful(a, b, *, tolerance):
    comparison = values(a, b, tolerance=tolerance)
    return comparison and attrs.evolve(comparison, relation="same")


def test_a_wrong_rule_is_caught():
    with pytest.raises(LawBroken, match="rules_answer_both_ways") as caught:
        check_rule(loose, claims=PAIRS)
    assert "loose" in str(caught.value)


@pytest.mark.parametrize(
    ("rule", "law"), [(silent, "a_score_has_its_reason"), (boastful, "the_relation_is_read_off_the_scores")]
)
def test_other_wrong_rules(rule, law):
    with pytest.raises(LawBroken, match=law):
        check_rule(rule, claims=PAIRS, examples=40)


def test_a_rule_in_the_wrong_place_is_caught():
    with pytest.raises(LawBroken, match=r"other_questions_are_unrelated|scopes_apart_never_contradict"):
        check_rule(values, examples=40)


def test_methods():
    assert len(check_fusion(vote, examples=30)) >= 8

    def first_wins(view):
        opinion = vote(view)
        belief = opinion.belief * 3
        return attrs.evolve(opinion, belief=belief)

    with pytest.raises(LawBroken, match="beliefs_lie_between_0_and_1"):
        check_fusion(first_wins, examples=30)
    assert isinstance(Opinion, type)


def test_readers():
    def silent_reader(story):
        return ()

    def misquoting(story):
        (document,) = story.documents
        if not document.text:
            return
        claim = Claim(Question("it", "length", "quantity"), Quantity.of(len(document.text)))
        yield Assertion(claim, document.source, document.id, attrs.evolve(document.span(0, 1), quote="never said"))

    assert "quotes_stand_in_the_text" in check_reader(silent_reader, examples=20)
    with pytest.raises(LawBroken, match="quotes_stand_in_the_text"):
        check_reader(misquoting, examples=20)


def test_planted_documents_quote_their_sentences():
    from hypothesis import given, settings

    @settings(max_examples=30, deadline=None)
    @given(strategies.planted_documents())
    def planted(one):
        assert one.assertions
        for a in one.assertions:
            assert one.document.text[a.span.start : a.span.end] == a.span.quote == a.claim.value.text

    planted()


def test_strategies_refuse_unknown_kinds():
    from factrecon.errors import InvalidValue

    with pytest.raises(InvalidValue, match="quantity"):
        strategies.values(kinds=("grade",))


def test_every_strategy_is_plural_and_keyword_only():
    import inspect

    for name in strategies.__all__:
        member = getattr(strategies, name)
        if inspect.isclass(member):
            continue
        assert name.endswith("s"), name
        for parameter in inspect.signature(member).parameters.values():
            assert parameter.kind is parameter.KEYWORD_ONLY, (name, parameter)
            assert parameter.default is not parameter.empty, (name, parameter)
        member().validate()


def test_trapezoids_of_every_sort_are_drawn():
    from hypothesis import find

    shapes = strategies.trapezoids()
    for wanted in (
        lambda t: t.left_open,
        lambda t: not t.is_bounded,
        lambda t: t.is_point,
        lambda t: t.a < t.b < t.c < t.d,
    ):
        assert isinstance(find(shapes, wanted), Trapezoid)
    assert find(strategies.trapezoids(bounded=True), lambda t: t.is_bounded)
