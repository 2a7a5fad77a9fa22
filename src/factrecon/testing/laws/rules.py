"""Laws of rules: what any rule owes that says when two claims agree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.algebra.trapezoid import UNRELATED
from factrecon.comparison import DIFFERENCES, RELATIONS, Comparison, converse_relation, relation_of
from factrecon.model import Claim, Question, Scope
from factrecon.rules import compare_claims
from factrecon.testing.law import apart, law_of
from factrecon.values import Quantity, Text

Rule = Callable[..., Comparison | None]

_DEATHS = Question("the fire", "deaths", cumulative=True)
_MARCH = Question("the march", "participants")
_THIRTY = Claim(_DEATHS, Quantity.of(30, "person"))
_TWENTY = Claim(_DEATHS, Quantity.of(20, "person"))
_EXAMPLE = (compare_claims, _THIRTY, _TWENTY)


def _answer(rule: Rule, a: Claim, b: Claim, tolerance: Tolerance = DEFAULT) -> Comparison | None:
    return rule(a, b, tolerance=tolerance)


@law_of("rule", _EXAMPLE)
def rules_answer_both_ways(rule: Rule, a: Claim, b: Claim) -> str | None:
    """The comparison of (b, a) is the converse of that of (a, b)."""
    there, back = _answer(rule, a, b), _answer(rule, b, a)
    if there is None or back is None:
        return None if there is back else f"{there} one way, {back} the other"
    if converse_relation(there.relation) != back.relation:
        return f"{there.relation} one way, {back.relation} the other"
    if any(apart(p, q) for p, q in zip(there.scores.converse, back.scores, strict=True)):
        return f"{there.scores} one way, {back.scores} the other"
    return None if there.kind == back.kind else f"kind {there.kind} one way, {back.kind} the other"


@law_of("rule", (compare_claims, _THIRTY))
def a_claim_is_the_same_as_itself(rule: Rule, a: Claim) -> str | None:
    """A claim compared with itself is the same, with agreement 1."""
    c = _answer(rule, a, a)
    if c is None:
        return None
    return None if (c.relation, c.agreement, c.contradiction) == ("same", 1, 0) else f"{c.relation}, {c.scores}"


@law_of("rule", _EXAMPLE)
def comparison_scores_sum_to_one(rule: Rule, a: Claim, b: Claim) -> str | None:
    """The scores of a comparison are in [0, 1] and sum to 1."""
    c = _answer(rule, a, b)
    if c is None:
        return None
    if any(not 0 <= x <= 1 for x in (*c.scores, c.neutral)):
        return f"outside [0, 1]: {c.scores}"
    whole = c.agreement + c.contradiction + c.neutral
    return f"the sum is {whole}" if apart(whole, 1) else None


@law_of("rule", _EXAMPLE)
def the_relation_is_read_off_the_scores(rule: Rule, a: Claim, b: Claim) -> str | None:
    """A relation is known, and the one that the documented cuts read off the scores."""
    c = _answer(rule, a, b)
    if c is None:
        return None
    if c.relation not in RELATIONS:
        return f"unknown relation {c.relation!r}"
    if c.relation == "unrelated":
        return None if c.scores == UNRELATED else f"unrelated, with the scores {c.scores}"
    return None if c.relation == relation_of(c.scores) else f"{c.relation}, but the scores say {relation_of(c.scores)}"


@law_of("rule", _EXAMPLE)
def a_score_has_its_reason(rule: Rule, a: Claim, b: Claim) -> str | None:
    """A comparison names its rule, its tolerance and its reason, and the two claims by id."""
    c = _answer(rule, a, b)
    if c is None:
        return None
    if not c.reason.strip() or not c.rule.strip() or c.tolerance != DEFAULT.name:
        return f"rule {c.rule!r}, tolerance {c.tolerance!r}, reason {c.reason!r}"
    return None if (c.a, c.b) == (a.id, b.id) else f"it is about {c.a} and {c.b}, not {a.id} and {b.id}"


@law_of("rule", _EXAMPLE)
def a_difference_has_a_known_kind(rule: Rule, a: Claim, b: Claim) -> str | None:
    """The kind of a difference is one of those documented, and a contradiction has one."""
    c = _answer(rule, a, b)
    if c is None:
        return None
    if c.kind is not None and c.kind not in DIFFERENCES:
        return f"unknown kind {c.kind!r}"
    return "a contradiction of no kind" if c.relation == "contradiction" and c.kind is None else None


@law_of("rule", _EXAMPLE)
def rules_have_no_memory(rule: Rule, a: Claim, b: Claim) -> str | None:
    """Asked again, a rule answers the same."""
    first, second = _answer(rule, a, b), _answer(rule, a, b)
    return None if first == second else f"{first}, then {second}"


@law_of("rule", _EXAMPLE)
def other_questions_are_unrelated(rule: Rule, a: Claim, b: Claim) -> str | None:
    """Claims on different questions are unrelated, or the rule has nothing to say."""
    for question in (
        attrs.evolve(b.question, attribute=a.question.attribute + " elsewhere"),
        attrs.evolve(b.question, subject="another subject than any"),
    ):
        c = _answer(rule, a, attrs.evolve(b, question=question))
        if c is not None and c.relation != "unrelated":
            return f"{c.relation} across questions"
    return None


@law_of("rule", _EXAMPLE)
def scopes_apart_never_contradict(rule: Rule, a: Claim, b: Claim) -> str | None:
    """What is said of two different parts of a whole does not contradict."""
    one, other = (attrs.evolve(x, scope=Scope(part=p)) for x, p in ((a, "the nurses"), (b, "the pilots")))
    c = _answer(rule, one, other)
    if c is None or (c.relation != "contradiction" and c.contradiction == 0):
        return None
    return f"{c.relation}, contradiction {c.contradiction}, across scopes"


@law_of("rule", (*_EXAMPLE, "in other words"))
def rules_ignore_wording(rule: Rule, a: Claim, b: Claim, words: str) -> str | None:
    """Typed values decide: other words for the same value change no score."""
    if isinstance(b.value, Text) or not attrs.has(type(b.value)):
        return None
    dressed: Any = attrs.evolve(b.value, text=words)  # type: ignore[misc]
    before, after = _answer(rule, a, b), _answer(rule, a, attrs.evolve(b, value=dressed))
    if before is None or after is None:
        return None if before is after else "one of them is not answered"
    same = (before.relation, before.scores, before.kind) == (after.relation, after.scores, after.kind)
    return None if same else f"{before.relation} {before.scores}, then {after.relation} {after.scores}"


@law_of("rule", (*_EXAMPLE, 3))
def vaguer_claims_contradict_no_more(rule: Rule, a: Claim, b: Claim, amount: int) -> str | None:
    """A claim made vaguer contradicts nothing more than before."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return None
    vaguer = attrs.evolve(a, value=Quantity(a.value.shape.widen(amount, core=amount / 2), a.value.unit))
    before, after = _answer(rule, a, b), _answer(rule, vaguer, b)
    if before is None or after is None or "unrelated" in (before.relation, after.relation):
        return None
    if before.rule != after.rule:
        return None  # another rule answers: what was news may now be no change at all
    more = after.contradiction > before.contradiction + 1e-9
    return f"{before.contradiction} before, {after.contradiction} after" if more else None


@law_of("rule", (compare_claims, 30, 45))
def a_growing_count_is_news(rule: Rule, n: int, more: int) -> str | None:
    """A later, larger cumulative count is an update, never a contradiction."""
    early, late = sorted((n, n + more))
    a = Claim(_DEATHS, Quantity.of(early, "person"), Scope(as_of=date(2024, 3, 1)))
    b = Claim(_DEATHS, Quantity.of(late, "person"), Scope(as_of=date(2024, 3, 2)))
    c = _answer(rule, b, a)
    if c is None or a.value == b.value:
        return None
    if c.is_contradiction or (c.contradiction > 0.1 and c.kind != "update"):
        return f"{late} after {early}: {c.relation}, kind {c.kind}"
    return None


@law_of("rule", (compare_claims, 30, 45))
def a_falling_count_is_no_news(rule: Rule, n: int, more: int) -> str | None:
    """A later, much smaller cumulative count contradicts the earlier one."""
    a = Claim(_DEATHS, Quantity.of(3 * n + more, "person"), Scope(as_of=date(2024, 3, 1)))
    b = Claim(_DEATHS, Quantity.of(n, "person"), Scope(as_of=date(2024, 3, 2)))
    c = _answer(rule, a, b)
    if c is None or n < 5:
        return None
    return None if c.is_contradiction else f"{n} after {3 * n + more}: {c.relation}, kind {c.kind}"


@law_of("rule", (compare_claims, 30, 45))
def opposite_bounds_contradict(rule: Rule, n: int, more: int) -> str | None:
    """Of two bounds that put the answer on two sides of one number, both cannot hold."""
    said = 1000 * (n + more)
    for upper, lower in (("at most", "more than"), ("fewer than", "at least"), ("nearly", "more than")):
        for unit in ("person", "mile"):
            a, b = (Claim(_MARCH, Quantity.of(said, unit, modifier=m)) for m in (upper, lower))
            c = _answer(rule, a, b)
            if c is not None and c.relation != "contradiction":
                return f"{upper} {said} against {lower} {said} {unit}: {c.relation}"
    return None


RULE = (
    rules_answer_both_ways,
    a_claim_is_the_same_as_itself,
    comparison_scores_sum_to_one,
    the_relation_is_read_off_the_scores,
    a_score_has_its_reason,
    a_difference_has_a_known_kind,
    rules_have_no_memory,
    other_questions_are_unrelated,
    scopes_apart_never_contradict,
    rules_ignore_wording,
    vaguer_claims_contradict_no_more,
    a_growing_count_is_news,
    a_falling_count_is_no_news,
    opposite_bounds_contradict,
)
