"""What each method is for, on ballots small enough to see why."""

from __future__ import annotations

import numpy as np
import pytest

from factrecon.ballot import Attribute, Ballot, Link, LinkKind, Shape, Vote
from factrecon.errors import InvalidValue, UnknownName
from factrecon.fusion import METHODS, Opinion, Status, alternatives, fuse
from factrecon.fusion.calibration import calibrate, reliability
from factrecon.fusion.copying import copying, independence


def one_attribute(votes, name="x", shape=Shape.LABEL, **more):
    return Ballot.build(
        votes,
        attributes=[Attribute(name, shape, **more.pop("tolerance", {}))],
        attribute_of={v.item: name for v in votes},
        **more,
    )


def camp_of_copies(copies=6, items=200):
    """Three honest sources that err apart, and one careless source printed many times over."""
    rng = np.random.default_rng(7)
    votes = []
    for i in range(items):
        truth = f"v{rng.integers(50)}"
        for s in range(3):
            value = truth if rng.random() < 0.9 else f"w{rng.integers(50)}"
            votes.append(Vote(f"q{i:03}", value, f"honest{s}"))
        careless = truth if rng.random() < 0.5 else f"u{rng.integers(50)}"
        votes += [Vote(f"q{i:03}", careless, f"print{k}") for k in range(copies)]
        votes.append(Vote(f"t{i:03}", truth, "nobody"))
    truth = {v.item.replace("t", "q"): v.proposition for v in votes if v.source == "nobody"}
    return one_attribute([v for v in votes if v.source != "nobody"]), truth


def share_right(ballot, truth, method):
    beliefs = fuse(ballot, method=method)
    return sum(beliefs.answer(q).proposition == t for q, t in truth.items()) / len(truth)


def test_copies_outvote_honest_sources_until_they_are_found():
    ballot, truth = camp_of_copies()
    assert share_right(ballot, truth, "vote") < 0.7
    for method in ("accu", "popaccu"):
        assert share_right(ballot, truth, method) > 0.9


def test_copies_count_as_one_voice_together():
    ballot, _ = camp_of_copies(items=400)
    view = alternatives(ballot)
    pairs = copying(view)
    names = {frozenset((ballot.origins[a], ballot.origins[b])) for a, b in zip(pairs.a, pairs.b, strict=True)}
    assert names == {frozenset((f"print{i}", f"print{j}")) for i in range(6) for j in range(i)}
    alone = independence(view, pairs)
    prints = np.array([ballot.origins[o].startswith("print") for o in view.edge_origin])
    assert np.allclose(alone[prints], 1 / 6, atol=0.05)
    assert (alone[~prints] == 1).all()


def test_few_shared_items_are_no_sign_of_copying():
    ballot, _ = camp_of_copies(items=12)
    assert len(copying(alternatives(ballot))) == 0


def test_agreement_where_nobody_differs_is_no_sign_of_copying():
    votes = [Vote(f"q{i}", "same", s) for i in range(100) for s in ("a", "b", "c")]
    assert len(copying(alternatives(one_attribute(votes)))) == 0


def test_a_good_source_outweighs_two_bad_ones_once_it_is_known():
    rng = np.random.default_rng(3)
    votes = []
    for i in range(80):
        votes += [
            Vote(f"q{i:02}", "right" if rng.random() < 0.93 else f"slip{rng.integers(30)}", s)
            for s in ("good1", "good2", "good3")
        ]
        votes += [Vote(f"q{i:02}", f"bad{rng.integers(30)}", s) for s in ("bad1", "bad2", "bad3")]
    votes += [Vote("last", "right", "good1"), Vote("last", "wrong", "bad1"), Vote("last", "wrong", "bad2")]
    ballot = one_attribute(votes)
    assert fuse(ballot, method="vote").answer("last").proposition == "wrong"
    for method in ("accu", "popaccu", "auto"):
        answer = fuse(ballot, method=method).answer("last")
        assert (answer.proposition, answer.vote) == ("right", "wrong"), method


def test_the_more_special_answer_wins_with_the_support_of_the_general_one():
    votes = []
    for i in range(30):
        votes += [Vote(f"q{i}", "city", "atlas"), Vote(f"q{i}", "land", "almanac"), Vote(f"q{i}", "land", "gazette")]
    links = [Link(f"q{i}", "city", "land", LinkKind.REFINES) for i in range(30)]
    ballot = Ballot.build(
        votes,
        links=links,
        attributes=[Attribute("place", Shape.PATH)],
        attribute_of={f"q{i}": "place" for i in range(30)},
    )
    assert fuse(ballot, method="vote").answer("q0").proposition == "land"
    answer = fuse(ballot).answer("q0")
    assert answer.method == "specificity"
    assert answer.proposition == "city"


def test_numbers_shrug_off_a_typing_error_and_a_bias():
    rng = np.random.default_rng(1)
    votes, values, truth = [], {}, {}
    for i in range(60):
        truth[f"q{i}"] = float(rng.normal(100, 20))
        for s, bias, spread in (("a", 0.0, 0.5), ("b", 0.2, 0.5), ("c", 0.0, 4.0), ("d", -0.1, 0.5)):
            value = truth[f"q{i}"] + bias + rng.normal(0, spread)
            if s == "d" and i % 10 == 0:
                value *= 1_000
            votes.append(Vote(f"q{i}", f"{value:.4f}", s))
            values[f"q{i}", f"{value:.4f}"] = value
    ballot = one_attribute(votes, shape=Shape.NUMBER, values=values)
    beliefs = fuse(ballot)
    answers = [beliefs.answer(q) for q in truth]
    assert {a.method for a in answers} == {"numeric"}
    errors = [abs(a.estimate - truth[a.item]) for a in answers]
    assert np.mean(errors) < 0.5
    inside = np.mean([a.low <= truth[a.item] <= a.high for a in answers])
    assert inside > 0.85
    assert beliefs.credibility["a"] > beliefs.credibility["c"]


def test_dawid_skene_reads_a_source_that_always_says_the_opposite():
    rng = np.random.default_rng(5)
    votes, truth = [], {}
    for i in range(120):
        truth[f"q{i}"] = str(rng.integers(2))
        for s in range(4):
            right = rng.random() < 0.85
            votes.append(Vote(f"q{i}", truth[f"q{i}"] if right else str(1 - int(truth[f"q{i}"])), f"fair{s}"))
        votes += [Vote(f"q{i}", str(1 - int(truth[f"q{i}"])), f"liar{s}") for s in range(3)]
    ballot = one_attribute(votes)
    beliefs = fuse(ballot)
    assert {c.method for c in beliefs.opinion.chosen} == {"dawid_skene"}
    assert np.mean([beliefs.answer(q).proposition == t for q, t in truth.items()]) > 0.97


def test_dawid_skene_refuses_open_label_sets():
    votes = [Vote(f"q{i}", f"v{i}", "a") for i in range(200)]
    with pytest.raises(InvalidValue, match="labels"):
        fuse(one_attribute(votes), method="dawid_skene")


def test_several_truths_at_once():
    votes = []
    for i in range(40):
        votes += [Vote(f"q{i}", "x", s) for s in ("a", "b", "c")]
        votes += [Vote(f"q{i}", "y", s) for s in ("a", "b")]
        votes.append(Vote(f"q{i}", f"odd{i % 7}", "d"))
    ballot = Ballot.build(
        votes, attributes=[Attribute("m", multiple=True)], attribute_of={f"q{i}": "m" for i in range(40)}
    )
    beliefs = fuse(ballot)
    rivals = dict(beliefs.answer("q0").rivals)
    assert rivals["x"] > 0.9
    assert rivals["y"] > 0.9
    assert rivals["odd0"] < 0.1


def test_ties_are_ties_and_poor_support_is_unresolved():
    tie = fuse(one_attribute([Vote("q", "x", "a"), Vote("q", "y", "b")]), method="vote").answer("q")
    assert tie.status == Status.TIE
    many = [Vote("q", f"v{i}", f"s{i}") for i in range(4)] + [Vote("q", "v0", "s9")]
    assert fuse(one_attribute(many), method="vote").answer("q").status == Status.UNRESOLVED


def test_one_claim_alone_is_an_answer_with_its_source():
    beliefs = fuse(one_attribute([Vote("q", "x", "a")]))
    answer = beliefs.answer("q")
    assert (answer.proposition, answer.status) == ("x", Status.RESOLVED)
    (contribution,) = beliefs.contributions("q")
    assert (contribution.origin, contribution.sources, contribution.independence) == ("a", ("a",), 1.0)
    assert contribution.log_odds > 0


def test_contributions_name_the_discount_of_copies():
    ballot, _ = camp_of_copies()
    found = fuse(ballot, method="popaccu").contributions("q000")
    prints = [c for c in found if c.origin.startswith("print")]
    honest = [c for c in found if c.origin.startswith("honest")]
    assert len(prints) == 6
    assert all(c.independence < 0.25 for c in prints)
    assert all(c.independence == 1 for c in honest)
    assert max(c.log_odds for c in prints) < min(c.log_odds for c in honest)


def test_prior_credibility_decides_where_votes_cannot():
    votes = [Vote("q", "x", "agency"), Vote("q", "y", "rumour")]
    ballot = Ballot.build(votes, prior={"agency": 0.95, "rumour": 0.5})
    assert fuse(ballot).answer("q").proposition == "x"


def test_known_answers_choose_the_method():
    ballot, truth = camp_of_copies(items=200)
    beliefs = fuse(ballot, known=dict(list(truth.items())[:60]))
    assert beliefs.opinion.chosen[0].method != "vote"
    assert all(
        beliefs.answer(q).proposition == truth[q]
        for q in list(truth)[:60]
        if truth[q] in dict(beliefs.answer(q).rivals)
    )


def test_a_method_of_ones_own():
    def least(view):
        support = -view.votes
        return Opinion(
            belief=np.full(len(support), 0.5),
            support=support,
            credibility=np.full(len(view.ballot.origins), 0.5),
            evidence=np.zeros(len(view.edge_origin)),
            independence=np.ones(len(view.edge_origin)),
        )

    votes = [Vote("q", "x", "a"), Vote("q", "x", "b"), Vote("q", "y", "c")]
    answer = fuse(one_attribute(votes), method=least).answer("q")
    assert (answer.proposition, answer.vote, answer.method) == ("y", "x", "least")


def test_unknown_methods_are_named():
    with pytest.raises(UnknownName, match="pooled_investment"):
        fuse(one_attribute([Vote("q", "x", "a")]), method="oracle")
    assert set(METHODS) >= {"auto", "vote", "accu", "popaccu", "crh", "numeric", "specificity"}


def test_calibration_brings_beliefs_to_rates():
    rng = np.random.default_rng(2)
    beliefs = rng.uniform(0.5, 1.0, 2_000)
    truths = rng.random(2_000) < beliefs - 0.3
    before = reliability(beliefs.tolist(), truths.tolist()).error
    fitted = calibrate(beliefs[:1_000].tolist(), truths[:1_000].tolist())
    after = reliability([fitted(b) for b in beliefs[1_000:]], truths[1_000:].tolist()).error
    assert before > 0.25
    assert after < 0.08
    rates = [fitted(b) for b in np.linspace(0, 1, 50)]
    assert rates == sorted(rates)
