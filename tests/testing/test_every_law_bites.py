"""For every law a mutant that it kills: a member of the library replaced by one that is wrong in one way.

`KILLS` says which mutant each law is held against; `python -m tests.testing.test_every_law_bites` looks for
one for each law that has none. Laws of readers are held against wrong readers in `test_wrong_members`.
"""

from __future__ import annotations

import importlib
import itertools
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import attrs
import hypothesis
import pytest

from factrecon.algebra.trapezoid import SAME, UNRELATED, Scores, Trapezoid, point
from factrecon.comparison import Comparison
from factrecon.errors import InvalidValue
from factrecon.model import Document
from factrecon.testing import ALL_LAWS, LawBroken, find_law, run_law
from factrecon.values import Quantity

CALLS = itertools.count()
NEWS = Comparison(a="a", b="b", relation="contradiction", kind="value", scores=UNRELATED, rule="none", reason="none")
T = "factrecon.algebra.trapezoid:Trapezoid."
TOLERANCE = "factrecon.algebra.tolerance:Tolerance."
QUANTITY = "factrecon.values.quantity:Quantity."
LAWS_OF = "factrecon.testing.laws."
CHECKS = "factrecon.testing.checks:"


def of_scores(change: Callable[[Scores], Scores]) -> Callable[[Any], Any]:
    """A comparing method whose scores are changed."""

    def mutate(right: Any) -> Any:
        def wrong(self: Any, other: Any) -> Any:
            scores = right(self, other)
            return scores if scores is None else change(scores)

        return wrong

    return mutate


def of_rule(**changes: Any) -> Callable[[Any], Any]:
    """A rule whose comparisons are changed."""

    def mutate(right: Any) -> Any:
        def wrong(a: Any, b: Any, *, tolerance: Any) -> Any:
            comparison = right(a, b, tolerance=tolerance)
            return attrs.evolve(
                comparison, **{k: f(comparison, a, b) if callable(f) else f for k, f in changes.items()}
            )

        return wrong

    return mutate


def of_result(change: Callable[..., Any]) -> Callable[[Any], Any]:
    """A function or method whose result is changed, knowing the arguments."""
    return lambda right: lambda *args, **kw: change(right(*args, **kw), *args)


def of_number(change: Callable[..., Any]) -> Callable[[Any], Any]:
    def mutate(right: Any) -> Any:
        def wrong(self: Any, n: float, *args: Any, **kw: Any) -> Any:
            return change(lambda m, **more: right(self, m, *args, **{**kw, **more}), n, kw)

        return wrong

    return mutate


def later_first(right: Any) -> Any:
    return lambda a, b, *, tolerance: (
        right(a, b, tolerance=tolerance) if a.id <= b.id else right(a, a, tolerance=tolerance)
    )


def without_questions(right: Any) -> Any:
    return lambda a, b, *, tolerance: right(a, attrs.evolve(b, question=a.question), tolerance=tolerance)


def without_scopes(right: Any) -> Any:
    def wrong(a: Any, b: Any, *, tolerance: Any) -> Any:
        return right(
            *(attrs.evolve(c, scope=attrs.evolve(c.scope, part=None, places=None, period=None)) for c in (a, b)),
            tolerance=tolerance,
        )

    return wrong


def without_dates(right: Any) -> Any:
    def wrong(a: Any, b: Any, *, tolerance: Any) -> Any:
        return right(*(attrs.evolve(c, scope=attrs.evolve(c.scope, as_of=None)) for c in (a, b)), tolerance=tolerance)

    return wrong


def without_modifiers(right: Any) -> Any:
    return lambda a, b, *, tolerance: right(
        *(attrs.evolve(c, value=attrs.evolve(c.value, modifier=None)) for c in (a, b)), tolerance=tolerance
    )


def by_words(right: Any) -> Any:
    def wrong(a: Any, b: Any, *, tolerance: Any) -> Any:
        comparison = right(a, b, tolerance=tolerance)
        return attrs.evolve(comparison, relation="same", scores=SAME, kind=None) if len(b.text) % 2 else comparison

    return wrong


def harsh_on_the_vague(right: Any) -> Any:
    def wrong(a: Any, b: Any, *, tolerance: Any) -> Any:
        comparison = right(a, b, tolerance=tolerance)
        vague = isinstance(a.value, Quantity) and a.value.shape.width > 4
        return attrs.evolve(comparison, scores=UNRELATED._replace(contradiction=1.0)) if vague else comparison

    return wrong


def moody(right: Any) -> Any:
    return of_rule(reason=lambda c, a, b: f"{c.reason} {next(CALLS)}")(right)


def always_an_update(right: Any) -> Any:
    return of_rule(kind="update")(right)


def method(change: Callable[[Any, Any], Any]) -> Callable[[Any], Any]:
    """Vote, with its opinion changed by a function of the view and the opinion."""

    def mutate(right: Any) -> Any:
        vote = right()
        return lambda: lambda view: change(view, vote(view))

    return mutate


MUTANTS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "copies have another source": (
        CHECKS + "_written_and_read",
        of_result(lambda back, *_: attrs.evolve(back, source="nobody")),
    ),
    "copies lose what their file calls them": (
        CHECKS + "_written_and_read",
        of_result(lambda back, *_: attrs.evolve(back, ref=None)),
    ),
    "possibility leans left": (T + "possibility", of_result(lambda p, a, b: p / 2 if a.a < b.a else p)),
    "possibility is less": (T + "possibility", of_result(lambda p, *_: p * 0.9)),
    "all is possible": (T + "possibility", of_result(lambda p, *_: 1.0)),
    "precise values are possible with all": (
        T + "possibility",
        of_result(lambda p, a, b: 1.0 if min(a.width, b.width) < 8 else p),
    ),
    "possibility knows zero": (T + "possibility", of_result(lambda p, a, b: p if a.b <= 0 else p / 2)),
    "inclusion is less": (T + "inclusion", of_result(lambda i, *_: i * 0.9)),
    "inclusion is more": (T + "inclusion", of_result(lambda i, *_: min(1.0, i + 0.3))),
    "inclusion is upside down": (T + "inclusion", of_result(lambda i, *_: 1 - i)),
    "scores are swapped": (T + "compare", of_scores(lambda s: s._replace(forward=s.backward / 2, backward=s.forward))),
    "contradiction is doubled": (T + "compare", of_scores(lambda s: s._replace(contradiction=2 * s.contradiction))),
    "membership is less": (T + "membership", of_result(lambda m, *_: m / 2)),
    "ends are shut": (T + "membership", of_result(lambda m, t, x: 0.0 if x in (t.b, t.c) else m)),
    "cuts are cores": (T + "alpha_cut", of_result(lambda c, t, alpha: t.core if alpha < 0.9 else t.support)),
    "sums lose a part": (T + "__add__", of_result(lambda s, a, b: a if isinstance(b, Trapezoid) else s)),
    "sums are narrow": (T + "__add__", of_result(lambda s, a, b: Trapezoid(s.b, s.b, s.c, s.c))),
    "scaling forgets a side": (T + "scale", of_result(lambda s, t, f: Trapezoid(s.b, s.b, s.c, s.d))),
    "one is both": (T + "intersection", of_result(lambda i, a, b: a)),
    "numbers are off by one": (
        TOLERANCE + "number",
        of_number(lambda right, n, kw: right(n + 1, modifier=kw.get("modifier"))),
    ),
    "numbers are never exact": (
        TOLERANCE + "number",
        of_number(lambda right, n, kw: right(n, modifier=kw.get("modifier")).widen(0.5)),
    ),
    "lengths know their unit": (
        TOLERANCE + "duration",
        of_result(lambda s, t, n, unit: s.widen(1) if unit == "hour" else s),
    ),
    "overlapping is implying": (
        QUANTITY + "scores",
        of_scores(lambda s: s._replace(forward=float(s.contradiction < 1))),
    ),
    "quantities forget their unit": (QUANTITY + "to_json", of_result(lambda d, *_: {**d, "unit": "person"})),
    "quantities have no kind": (QUANTITY + "to_json", of_result(lambda d, *_: {**d, "kind": "number"})),
    "quantities compare with all": (
        QUANTITY + "scores",
        lambda right: lambda a, b: a.base.compare(b.base) if isinstance(b, Quantity) else SAME,
    ),
    "quantities read words": (QUANTITY + "scores", of_result(lambda s, a, b: s and (s if len(a.text) % 2 else SAME))),
    "units convert to more": (LAWS_OF + "values:convert", of_result(lambda x, *_: x * 1.01 + 1)),
    "quantities raise anything": (
        QUANTITY + "from_json",
        lambda right: staticmethod(lambda data: Quantity(point(data["core"][0]))),
    ),
    "lists are closed": (
        "factrecon.values.places:Places.scores",
        of_scores(lambda s: s._replace(contradiction=1 - s.forward, forward=s.forward * 0.5)),
    ),
    "rules answer one way": (CHECKS + "compare_claims", later_first),
    "rules see no scope": (CHECKS + "compare_claims", without_scopes),
    "rules see no date": (CHECKS + "compare_claims", without_dates),
    "rules forget words": (CHECKS + "compare_claims", without_modifiers),
    "rules read words": (CHECKS + "compare_claims", by_words),
    "rules are harsh on the vague": (CHECKS + "compare_claims", harsh_on_the_vague),
    "rules are moody": (CHECKS + "compare_claims", moody),
    "rules invent kinds": (CHECKS + "compare_claims", of_rule(kind="mood")),
    "votes are loud": (CHECKS + "_vote", method(lambda v, o: attrs.evolve(o, credibility=o.credibility * 3))),
    "votes count prints": (
        CHECKS + "_vote",
        method(lambda v, o: attrs.evolve(o, belief=o.belief / len(v.ballot.print_vote))),
    ),
    "votes read names": (
        CHECKS + "_vote",
        method(lambda v, o: attrs.evolve(o, belief=o.belief / sum(map(len, v.ballot.sources)))),
    ),
    "votes are moody": (CHECKS + "_vote", method(lambda v, o: attrs.evolve(o, belief=o.belief / (2 + next(CALLS))))),
    "votes are upside down": (
        CHECKS + "_vote",
        method(lambda v, o: attrs.evolve(o, support=o.support.max(initial=0) - o.support)),
    ),
    "answers come from elsewhere": (
        "factrecon.fusion.beliefs:Beliefs.answer",
        of_result(lambda a, *_: attrs.evolve(a, proposition="w")),
    ),
    "graphs know the order": (
        LAWS_OF + "graphs:build_graph",
        of_result(lambda g, said: attrs.evolve(g, questions=tuple(a.claim.question for a in said))),
    ),
    "graphs forget": (LAWS_OF + "graphs:build_graph", of_result(lambda g, said: attrs.evolve(g, claims=g.claims[1:]))),
    "contradictions vanish": (
        LAWS_OF + "graphs:contradictions",
        of_result(lambda c, g: (*c, NEWS) if len(g.assertions) == 1 else c),
    ),
    "solutions know the order": (
        LAWS_OF + "timelines:solve",
        of_result(lambda s, cs: attrs.evolve(s, level=float(len(cs)), networks=s._networks)),
    ),
    "solutions hear of others": (
        LAWS_OF + "timelines:solve",
        of_result(
            lambda s, cs: attrs.evolve(s, windows={p: w + len(cs) for p, w in s.windows.items()}, networks=s._networks)
        ),
    ),
    "more is more consistent": (
        LAWS_OF + "timelines:solve",
        of_result(lambda s, cs: attrs.evolve(s, degree=min(1.0, len(cs) / 5), networks=s._networks)),
    ),
    "conflicts name all": (
        LAWS_OF + "timelines:solve",
        of_result(
            lambda s, cs: attrs.evolve(
                s,
                conflicts=tuple(attrs.evolve(c, degree=0.9, constraints=tuple(cs)) for c in s.conflicts),
                networks=s._networks,
            )
        ),
    ),
    "reconciling forgets the last": (
        LAWS_OF + "reconciliations:reconcile",
        lambda right: lambda records, **kw: right(list(records)[:-1], **kw),
    ),
    "adding adds nothing": ("factrecon.reconciliation:Reconciliation.add", lambda right: lambda self, *records: self),
    "quotes are cut": ("factrecon.model:Document.span", of_result(lambda s, *_: attrs.evolve(s, quote=s.quote[1:]))),
    "all values are one": ("factrecon.model:value_identity", lambda right: lambda value: [value.kind]),
    "verdicts are lost": (
        LAWS_OF + "reconciliations:reconcile",
        of_result(lambda r, *_: attrs.evolve(r, verdicts=r.verdicts[1:])),
    ),
    "judgements are not read": ("factrecon.matching.questions:resolve", of_result(lambda r, *_: type(r)())),
    "plans are facts": ("factrecon.verdicts.verdict:stands", lambda right: lambda assertion: True),
    "every print has its own voice": (
        LAWS_OF + "reconciliations:reconcile",
        lambda right: (
            lambda records, **kw: right(
                [
                    attrs.evolve(r, source=r.id, text=f"{r.text} Page {n}.") if isinstance(r, Document) else r
                    for n, r in enumerate(records)
                ],
                **kw,
            )
        ),
    ),
    "compare sees no contradiction": (
        LAWS_OF + "twins:compare",
        of_result(lambda c, *_: attrs.evolve(c, relation="compatible")),
    ),
    "no verb is another's opposite": ("factrecon.matching.questions:_denies", lambda right: lambda first, side: False),
    "all papers print one text": (
        LAWS_OF + "twins:reconcile",
        lambda right: lambda records: right([attrs.evolve(d, text=records[0].text) for d in records]),
    ),
    "names count": (
        LAWS_OF + "twins:_statuses",
        lambda right: lambda made: Counter(v.question.ask for v in made.verdicts),
    ),
    "only names join": (LAWS_OF + "twins:reconcile", lambda right: lambda records: right(records, matching="exact")),
    "totals know the order": (LAWS_OF + "totals:_sum", lambda right: lambda parts, complete=True: parts[0]),
}
"""Mutants by what is wrong with them: what is replaced, and by what, given the right one."""

KILLS: dict[str, str] = {
    "a_paraphrase_keeps_the_question": "only names join",
    "compare_and_reconcile_contradict_alike": "compare sees no contradiction",
    "names_change_nothing": "names count",
    "unrelated_stories_share_no_question": "all papers print one text",
    "what_is_denied_is_not_borne_out": "no verb is another's opposite",
    "a_bare_number_lies_in_ranges_that_end_there": "inclusion is less",
    "a_bare_number_refines_its_bounds": "inclusion is less",
    "a_copy_counts_as_the_original": "copies have another source",
    "what_is_written_is_read_back": "copies lose what their file calls them",
    "a_claim_is_the_same_as_itself": "scores are swapped",
    "a_plan_never_disputes": "plans are facts",
    "a_source_twice_is_one_voice": "every print has its own voice",
    "a_conflict_needs_all_its_members": "conflicts name all",
    "a_conflict_stands_alone": "more is more consistent",
    "a_difference_has_a_known_kind": "rules invent kinds",
    "a_falling_count_is_no_news": "all is possible",
    "a_growing_count_is_news": "rules see no date",
    "a_number_says_the_same_as_what_rounds_to_it": "membership is less",
    "a_point_is_possible_as_it_is_a_member": "possibility is less",
    "a_quantity_is_no_length": "quantities compare with all",
    "a_reprint_adds_nothing": "votes count prints",
    "a_score_has_its_reason": "rules answer one way",
    "a_value_agrees_with_itself": "scores are swapped",
    "a_value_is_the_same_as_itself": "possibility is less",
    "a_vote_cast_twice_counts_once": "votes are moody",
    "a_whole_beyond_its_parts_contradicts": "all is possible",
    "a_wider_tolerance_says_less": "inclusion is less",
    "a_wider_value_is_implied": "inclusion is less",
    "about_is_vaguer_than_bare": "inclusion is less",
    "addition_is_commutative_and_associative": "sums lose a part",
    "addition_keeps_implication": "inclusion is upside down",
    "agreement_is_an_inclusion": "scores are swapped",
    "agreement_is_symmetric": "possibility leans left",
    "agreement_is_the_better_inclusion": "possibility leans left",
    "all_pairs_equal_the_scalar_form": "possibility leans left",
    "an_assertion_made_twice_is_one": "graphs know the order",
    "an_unrelated_story_changes_nothing": "solutions hear of others",
    "another_constraint_never_makes_consistent": "more is more consistent",
    "beliefs_lie_between_0_and_1": "votes are loud",
    "broken_json_is_refused": "quantities raise anything",
    "comparison_scores_sum_to_one": "contradiction is doubled",
    "contradiction_is_inherited": "inclusion is more",
    "contradiction_is_symmetric": "possibility leans left",
    "contradiction_passes_to_what_implies": "overlapping is implying",
    "converse_swaps_inclusions": "possibility leans left",
    "conversion_goes_back": "units convert to more",
    "counts_are_whole_and_not_negative": "numbers are never exact",
    "cuts_nest": "membership is less",
    "dates_may_be_counted_from_anywhere": "sums are narrow",
    "different_units_are_not_compared": "quantities compare with all",
    "equal_values_are_the_same": "scores are swapped",
    "every_question_has_one_verdict": "verdicts are lost",
    "exactly_n_is_one_way_to_mean_n": "membership is less",
    "fusing_twice_gives_the_same": "votes are moody",
    "graphs_hold_what_was_said": "graphs forget",
    "hedging_a_number_contradicts_it_never": "possibility leans left",
    "implication_chains": "overlapping is implying",
    "implying_is_being_possible": "possibility leans left",
    "inclusion_has_no_counterexample": "inclusion is more",
    "inclusion_is_transitive": "inclusion is upside down",
    "intersection_and_union_do_not_depend_on_order": "one is both",
    "intersection_is_the_minimum": "one is both",
    "json_names_kind_and_text": "quantities have no kind",
    "lengths_do_not_depend_on_the_unit": "lengths know their unit",
    "lengths_hold_their_number": "membership is less",
    "lengths_in_other_words_do_not_contradict": "possibility leans left",
    "longer_open_lists_imply_shorter": "lists are closed",
    "loose_bounds_hold_one_side": "membership is less",
    "measures_scale": "scaling forgets a side",
    "more_assertions_unsay_nothing": "contradictions vanish",
    "moving_both_changes_nothing": "possibility knows zero",
    "neighbours_at_the_last_place_stay_apart": "all is possible",
    "no_claim_holds_a_contradiction": "all values are one",
    "one_by_one_is_all_at_once": "adding adds nothing",
    "one_number_with_any_modifier_is_no_contradiction": "possibility is less",
    "opposite_bounds_contradict": "rules forget words",
    "other_questions_are_unrelated": "rules answer one way",
    "possibility_has_every_witness": "possibility is less",
    "quotes_are_the_very_words": "quotes are cut",
    "ranges_hold_their_ends": "membership is less",
    "renamed_sources_change_no_belief": "votes read names",
    "rules_answer_both_ways": "scores are swapped",
    "rules_have_no_memory": "rules are moody",
    "rules_ignore_wording": "rules read words",
    "scaling_both_changes_nothing": "possibility leans left",
    "scopes_apart_never_contradict": "rules see no scope",
    "scores_are_attained": "all is possible",
    "scores_sum_to_one": "contradiction is doubled",
    "strangers_are_not_compared": "quantities compare with all",
    "strict_bounds_exclude_their_number": "membership is less",
    "subtraction_undoes_points_only": "inclusion is less",
    "sums_hold_the_sums_of_members": "sums lose a part",
    "the_best_answer_was_given": "votes are upside down",
    "the_core_is_possible_and_the_outside_is_not": "membership is less",
    "the_order_of_assertions_is_nothing": "graphs know the order",
    "the_order_of_constraints_is_nothing": "solutions know the order",
    "the_order_of_parts_is_nothing": "totals know the order",
    "the_order_of_records_is_nothing": "reconciling forgets the last",
    "the_order_of_votes_is_nothing": "votes are moody",
    "the_relation_is_read_off_the_scores": "rules are harsh on the vague",
    "the_sum_of_parts_is_the_whole": "scores are swapped",
    "unanimity_wins": "answers come from elsewhere",
    "union_is_the_maximum": "ends are shut",
    "units_change_nothing": "sums are narrow",
    "vaguer_claims_contradict_no_more": "possibility leans left",
    "value_scores_sum_to_one": "contradiction is doubled",
    "values_compare_both_ways": "possibility leans left",
    "values_survive_json": "quantities forget their unit",
    "what_happened_is_consistent": "more is more consistent",
    "what_is_judged_different_is_kept_apart": "judgements are not read",
    "what_is_kept_is_consistent": "solutions know the order",
    "widening_never_contradicts_more": "possibility leans left",
    "width_measures_imprecision": "cuts are cores",
    "windows_only_tighten": "more is more consistent",
    "what_speaks_of_size_is_mirrored": "numbers are off by one",
    "wording_decides_nothing": "quantities read words",
}


def replaced(mutant: str) -> tuple[Any, str, Any]:
    """The object, the name and the wrong member of a mutant."""
    where, mutate = MUTANTS[mutant]
    module, path = where.split(":")
    owner: Any = importlib.import_module(module)
    *owners, name = path.split(".")
    for step in owners:
        owner = getattr(owner, step)
    return owner, name, mutate(getattr(owner, name))


def kills(law: str, examples: int = 40) -> bool:
    """Whether the law is broken now."""
    try:
        run_law(find_law(law), examples=examples)
    except LawBroken:
        return True
    except (InvalidValue, ArithmeticError, AttributeError, TypeError, ValueError, KeyError, IndexError, AssertionError):
        return False
    return False


@pytest.fixture(autouse=True)
def quick():
    """That a law is broken counts here, not by how small an example."""
    before = hypothesis.settings.default
    hypothesis.settings.register_profile(
        "bites", phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate), parent=before
    )
    hypothesis.settings.load_profile("bites")
    yield
    hypothesis.settings.load_profile("default")


def test_every_law_has_a_mutant():
    assert set(KILLS) == {law.name for law in ALL_LAWS if law.about not in ("reader", "store")}


@pytest.mark.parametrize("law", sorted(KILLS))
def test_it_bites(law, monkeypatch):
    owner, name, wrong = replaced(KILLS[law])
    monkeypatch.setattr(owner, name, wrong)
    assert kills(law, examples=300)


def _about(mutant: str) -> tuple[str, ...]:
    """What laws a mutant may break at all."""
    where = MUTANTS[mutant][0]
    for part, about in (
        ("checks:compare", "rule"),
        ("checks:_vote", "fusion"),
        ("fusion", "fusion"),
        ("graphs", "graph"),
        ("timelines", "timeline"),
        ("twins", "twins"),
        ("questions:", "twins"),
        ("reconcil", "reconciliation"),
        ("model", "reconciliation"),
        ("verdicts:", "reconciliation"),
        ("story_parts", "reconciliation"),
        ("totals", "totals"),
        ("tolerance", "words"),
        ("arrays", "arrays"),
    ):
        if part in where:
            return (about,)
    return ("algebra",) if where.startswith(T) else ("value", "quantity")


def look(start: int = 0) -> None:
    """Print a mutant for every law that has none."""
    hypothesis.settings.register_profile("bites", phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate))
    hypothesis.settings.load_profile("bites")
    waiting = [law.name for law in ALL_LAWS if law.about != "reader" and law.name not in KILLS]
    for mutant in list(MUTANTS)[start:]:
        owner, name, wrong = replaced(mutant)
        right = vars(owner).get(name, getattr(owner, name))
        setattr(owner, name, wrong)
        try:
            near = [w for w in waiting if find_law(w).about in _about(mutant)]
            for law in [w for w in near if kills(w, examples=25)]:
                waiting.remove(law)
                print(f'    "{law}": "{mutant}",', flush=True)
        finally:
            setattr(owner, name, right)
    print("none for", waiting)


if __name__ == "__main__":
    look(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
