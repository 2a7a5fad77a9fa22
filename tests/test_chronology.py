"""The timeline: laws of the network, a brute-force oracle, and stories told in claims."""

from __future__ import annotations

import time
from datetime import date, datetime
from itertools import product

import pytest
from hypothesis import given, settings

from factrecon.chronology import length_in_words, timeline
from factrecon.errors import InvalidValue, UnknownName
from factrecon.graph import build_graph
from factrecon.model import Assertion, Claim, Document, Question, Scope, Span
from factrecon.temporal_network import ZERO, Constraint, solve
from factrecon.testing import LAWS, run_law
from factrecon.testing.strategies import constraint_lists
from factrecon.timeline_constraints import document_point, event_point, timeline_key
from factrecon.trapezoid import INFINITY, Trapezoid, at_least, interval, point
from factrecon.values import Duration, Offset, Places, Quantity, Time, Truth
from factrecon.values.time import seconds_of

HOUR, DAY, WEEK = 3600, 86400, 604800


def best_by_search(constraints):
    """The consistency degree on a grid of half hours, by trying every course of events."""
    points = sorted({p for c in constraints for p in (c.from_point, c.to_point)} - {ZERO})
    best = 0.0
    for places in product(range(-24, 25), repeat=len(points)):
        at = {ZERO: 0.0, **{p: 1800.0 * x for p, x in zip(points, places, strict=True)}}
        level = 1.0
        for c in constraints:
            level = min(level, c.shape.membership(at[c.to_point] - at[c.from_point]))
            if level <= best:
                break
        best = max(best, level)
    return best


@settings(max_examples=25, deadline=None)
@given(constraint_lists(most=4).map(lambda cs: [c for c in cs if "c" not in (c.from_point, c.to_point)]))
def test_degree_against_search(constraints):
    # No course of events on the grid may satisfy the constraints further than the degree says.
    assert best_by_search(constraints) <= solve(constraints).degree + 1e-6


def test_a_degree_between():
    a = Constraint(ZERO, "x", Trapezoid(0, 0, 0, 10 * DAY), "a", "by the first")
    b = Constraint(ZERO, "x", Trapezoid(0, 10 * DAY, 10 * DAY, 10 * DAY), "b", "on the tenth")
    solution = solve([a, b])
    assert solution.degree == pytest.approx(0.5)
    assert [c.labels for c in solution.conflicts] == [("a", "b")]
    assert solution.conflicts[0].set_aside is None
    assert solution.conflicts[0].shortfall == 10 * DAY
    assert solution.windows["x"].core == pytest.approx((5 * DAY, 5 * DAY))
    assert solution.kept == (a, b)


def test_half_a_second_is_a_conflict_and_rounding_is_none():
    def twice(gap):
        return solve([Constraint(ZERO, "x", point(1.7e9), "a"), Constraint(ZERO, "x", point(1.7e9 + gap), "b")])

    assert twice(0.5).degree == 0
    assert twice(0.5).conflicts[0].shortfall == pytest.approx(0.5)
    assert twice(1e-4).degree == 1
    assert twice(1e-4).windows["x"].b == pytest.approx(1.7e9, abs=1e-3)


def test_windows_are_exact():
    solution = solve([
        Constraint(ZERO, "s", Trapezoid(0, DAY, 2 * DAY, 3 * DAY), "c1"),
        Constraint("s", "e", Trapezoid(DAY, 2 * DAY, 2 * DAY, 3 * DAY), "c2"),
    ])  # fmt: skip
    assert solution.windows["e"] == Trapezoid(DAY, 3 * DAY, 4 * DAY, 6 * DAY)
    assert solution.between("s", "e") == Trapezoid(DAY, 2 * DAY, 2 * DAY, 3 * DAY)
    assert solution.between("e", "s") == Trapezoid(-3 * DAY, -2 * DAY, -2 * DAY, -DAY)
    with pytest.raises(UnknownName, match="nowhere"):
        solution.between("s", "nowhere")


def test_what_nothing_bounds_stays_open():
    solution = solve([Constraint("a", "b", at_least(5), "c1")])
    assert solution.windows["a"].support == (-INFINITY, INFINITY)
    assert solution.between("a", "b").core == (5, INFINITY)
    assert solve([]).degree == 1


def test_open_ends_do_not_touch():
    before = Constraint(ZERO, "x", interval(0, DAY, right_open=True), "a")
    after = Constraint(ZERO, "x", interval(DAY, 2 * DAY), "b")
    assert solve([before, after]).degree == 0
    assert solve([Constraint(ZERO, "x", interval(0, DAY), "a"), after]).degree == 1
    left = Constraint(ZERO, "x", interval(DAY, 2 * DAY, left_open=True), "b")
    assert solve([Constraint(ZERO, "x", interval(0, DAY), "a"), left]).degree == 0


def test_the_smallest_conflict_is_shown():
    chain = [
        Constraint(ZERO, "a", point(0), "c0"), Constraint("a", "b", point(DAY), "c1"), Constraint("b", "c", point(DAY), "c2"),
        Constraint("c", "d", point(DAY), "c3"), Constraint(ZERO, "d", point(9 * DAY), "c4"), Constraint("a", "c", point(5 * DAY), "c5"),
    ]  # fmt: skip
    first = solve(chain).conflicts[0]
    assert first.labels == ("c1", "c2", "c5")


def test_what_holds_by_itself_counts_for_nothing():
    facts = [
        Constraint(ZERO, "a", point(5 * DAY), "c1"), Constraint("a", "b", at_least(0)), Constraint("b", "c", at_least(0)),
        Constraint("c", "d", at_least(0)), Constraint(ZERO, "d", point(0), "c2"),
        Constraint(ZERO, "x", point(0), "c3"), Constraint("x", "y", point(DAY), "c4"), Constraint("y", "z", point(DAY), "c5"),
        Constraint(ZERO, "z", point(30 * DAY), "c6"),
    ]  # fmt: skip
    conflicts = solve(facts).conflicts
    assert {c.labels for c in conflicts} == {("c1", "c2"), ("c3", "c4", "c5", "c6")}
    assert all(c.set_aside.labels for c in conflicts)


def test_few_quotes_count_before_few_bounds():
    facts = [
        Constraint(ZERO, "a", point(5 * DAY), "c1", strength=0.5), Constraint("a", "b", at_least(0)),
        Constraint("b", "c", at_least(0)), Constraint("c", "d", at_least(0)), Constraint("d", "e", at_least(0)),
        Constraint(ZERO, "e", point(0), "c2"), Constraint("a", "x", point(DAY), "c3"), Constraint(ZERO, "x", point(90 * DAY), "c4"),
    ]  # fmt: skip
    conflicts = solve(facts).conflicts
    assert {c.labels for c in conflicts} == {("c1", "c2"), ("c2", "c3", "c4")}
    assert conflicts[0].labels == ("c1", "c2")
    assert conflicts[0].shortfall == 5 * DAY


def test_of_equally_small_conflicts_the_widest_gap_is_shown():
    said = [Constraint(ZERO, "x", point(0), "c0", strength=0.5)]
    said += [Constraint(ZERO, "x", point(n * DAY), f"c{n}") for n in (3, 1, 2)]
    assert solve(said).conflicts[0].labels == ("c0", "c3") or solve(said).conflicts[0].shortfall == 3 * DAY


def test_the_weaker_voice_is_set_aside():
    strong = Constraint(ZERO, "x", interval(0, DAY), "many", "the first", 3.0)
    weak = Constraint(ZERO, "x", interval(5 * DAY, 6 * DAY), "one", "the sixth", 1.0)
    solution = solve([weak, strong])
    assert solution.conflicts[0].set_aside == weak
    assert solution.kept == (strong,)
    assert solution.windows["x"].core == (0, DAY)
    assert (solution.degree, solution.level) == (0, 1)


def test_the_odd_one_out_is_set_aside():
    agree = [Constraint(ZERO, "x", interval(i, DAY + i), f"c{i}") for i in range(3)]
    odd = Constraint(ZERO, "x", interval(5 * DAY, 6 * DAY), "odd")
    solution = solve([odd, *agree])
    assert [c.set_aside for c in solution.conflicts] == [odd]


def test_independent_conflicts_are_each_listed():
    pairs = [
        c
        for k in range(3)
        for c in (Constraint(ZERO, f"x{k}", point(0), f"a{k}"), Constraint(ZERO, f"x{k}", point((k + 1) * DAY), f"b{k}"))
    ]
    assert {c.labels for c in solve(pairs).conflicts} == {("a0", "b0"), ("a1", "b1"), ("a2", "b2")}


@pytest.mark.parametrize(("p", "q", "strength"), [("", "x", 1), ("x", "", 1), ("x", "x", 1), ("x", "y", 0), ("x", "y", float("nan"))])
def test_what_is_no_constraint_is_refused(p, q, strength):
    with pytest.raises(InvalidValue):
        Constraint(p, q, point(0), strength=strength)


def big(bad=0):
    truth, said = {}, []
    for i in range(200):
        start = 1.69e9 + 37 * HOUR * i
        truth[f"e{i}.start"], truth[f"e{i}.end"] = start, start + (i % 9 + 1) * DAY
        said.append(Constraint(f"e{i}.start", f"e{i}.end", at_least(0), strength=INFINITY))
    names = sorted(truth)
    for k in range(2000):
        p, q = (names[(7 * k) % 400], names[(7 * k + 1 + k % 83) % 400]) if k % 3 else (ZERO, names[(k // 3) % 400])
        gap = truth[q] - truth.get(p, 0) + (40 * DAY if k < bad else 0)
        slack = (k % 11 + 1) * HOUR
        said.append(Constraint(p, q, Trapezoid(gap - 3 * slack, gap - slack, gap + 2 * slack, gap + 4 * slack), f"c{k}"))
    return said, truth


def test_two_hundred_events_in_under_a_second():
    said, truth = big()
    started = time.perf_counter()
    solution = solve(said)
    assert time.perf_counter() - started < 15  # benchmarks measure it; this only catches a blow-up
    assert solution.degree == 1
    assert all(solution.windows[p].membership(x) > 0.99 for p, x in truth.items())


def test_planted_errors_are_found():
    said, truth = big(bad=2)
    solution = solve(said)
    aside = {label for c in solution.conflicts for label in c.set_aside.labels}
    assert aside == {"c0", "c1"}
    assert max(len(c.labels) for c in solution.conflicts) <= 3
    assert all(solution.windows[p].membership(x) > 0.99 for p, x in truth.items())


# Stories.

DOCK = "the dock strike"


def told(document, subject, attribute, value, quote, status="asserted", at=0, scope=None):
    claim = Claim(Question(subject, attribute, value.kind), value, scope or Scope())
    return Assertion(claim, document, document, Span(document, at, at + len(quote), quote), None, status)


def paper(name, published=None):
    return Document(id=name, text="text", published=published)


def strike():
    return [
        told("d1", DOCK, "start", Time.day(2024, 5, 1), "on Wednesday, May 1"),
        told("d1", DOCK, "end", Time.day(2024, 5, 3), "through Friday"),
        told("d2", DOCK, "duration", Duration.of(72, "hour"), "a 72-hour strike"),
        told("d3", DOCK, "end", Time.between(datetime(2024, 5, 4, 6), datetime(2024, 5, 4, 7), grain="hour"), "6 a.m. Saturday"),
    ]


def test_a_grain_of_slack_is_a_mild_tension():
    line = timeline(strike())
    assert line.degree == pytest.approx(0.75)
    (conflict,) = line.conflicts
    assert not conflict.is_hard
    assert conflict.quotes == ("through Friday", "6 a.m. Saturday")
    assert conflict.documents == ("d1", "d3")
    assert "miss each other by 6 hours" in conflict.reason
    assert line.events[DOCK].end.start.date() == date(2024, 5, 4)
    assert conflict.to_json()["degree"] == 0.75
    length = line.length(DOCK)
    assert 2.5 * DAY < length.shape.b <= length.shape.c < 3.5 * DAY


def test_json_of_a_conflict():
    third = Trapezoid(0, 0, 0, 3 * DAY), Trapezoid(2 * DAY, 2 * DAY, 2 * DAY, 2 * DAY)
    said = [told(f"d{i}", DOCK, "contract", Time(shape), "") for i, shape in enumerate(third)]
    (conflict,) = timeline(said).conflicts
    data = conflict.to_json()
    assert data["degree"] == round(conflict.degree, 4) != conflict.degree
    assert data["claims"] == list(conflict.claims)
    assert data["documents"] == ["d0", "d1"]


def test_a_hard_conflict_names_its_quotes():
    line = timeline([*strike(), told("d4", DOCK, "duration", Duration.of(9, "day"), "the nine-day strike")])
    assert line.degree == 0
    hard = [c for c in line.conflicts if c.is_hard]
    assert len(hard) == 1
    assert "the nine-day strike" in hard[0].quotes
    assert hard[0].set_aside == tuple(a.claim.id for a in [told("d4", DOCK, "duration", Duration.of(9, "day"), "")])
    assert hard[0].reason.startswith("These cannot all hold: ")
    assert hard[0].to_json()["kind"] == "timeline"


def test_three_claims_that_agree_in_pairs():
    said = [
        told("d1", DOCK, "start", Time.day(2024, 5, 1), "began on May 1"),
        told("d2", DOCK, "end", Time.day(2024, 5, 20), "ended on May 20"),
        told("d3", DOCK, "duration", Duration.of(1, "week"), "lasted a week"),
    ]
    (conflict,) = timeline(said).conflicts
    assert len(conflict.claims) == 3
    for left_out in range(3):
        assert timeline(said[:left_out] + said[left_out + 1 :]).degree == 1


def test_offsets_resolve_once_their_anchor_is_known():
    week = Duration.of(1, "week")
    said = [
        told("d1", DOCK, "end", Time.day(2024, 5, 3), "until Friday"),
        told("d1", "the accord", "time", Offset(week, "after", "The Dock  Strike", "end"), "one week after the strike"),
        told("d1", "the vote", "start", Offset(week, "before", "the accord", "start"), "a week before the accord"),
        told("d1", "the rally", "start", Offset(week, "after", "some other thing", "start"), "a week after"),
    ]
    line = timeline(said)
    accord, vote = said[1].claim.id, said[2].claim.id
    assert line.resolved[accord].shape.support == (seconds_of(date(2024, 5, 9)), seconds_of(date(2024, 5, 13)))
    assert line.events["the accord"].start.shape.membership(seconds_of(datetime(2024, 5, 10, 12))) == 1
    assert line.resolved[vote].shape.membership(seconds_of(datetime(2024, 5, 3, 12))) == 1
    assert line.unresolved == (said[3].claim.id,)
    assert "the rally" not in line.events


def test_more_than_a_week_after_stays_open():
    more = Duration.of(1, "week", modifier="more than")
    line = timeline([
        told("d1", "the talks", "start", Time.day(2024, 5, 12), "on May 12"),
        told("d1", "the talks", "time", Offset(more, "after", "the break-off", "start"), "more than a week after"),
        told("d1", "the break-off", "time", Truth(True), "broke off"),
    ])  # fmt: skip
    assert line.events["the break-off"].start.end < datetime(2024, 5, 6)


def test_undated_documents_are_dated():
    said = [
        *strike()[:2],
        told("d5", DOCK, "participants", Quantity.of(900, "person"), "900 dockers walked out"),
        told("d5", "the talks", "start", Time.day(2024, 5, 9), "will resume on Thursday", "planned"),
        told("d6", "the talks", "start", Time.day(2024, 5, 9), "resumed on Thursday"),
    ]
    line = timeline(said, documents=[paper("d5"), paper("d6", date(2024, 5, 10)), paper("d7")])
    window = line.documents["d5"]
    assert datetime(2024, 4, 30) <= window.start <= datetime(2024, 5, 1)
    assert datetime(2024, 5, 9) <= window.end <= datetime(2024, 5, 11)
    assert "d6" not in line.documents
    assert "d7" not in line.documents


def test_relative_times_date_their_document():
    ago = Offset(Duration.of(2, "day"), "before", "publication")
    line = timeline([
        told("d1", DOCK, "end", Time.day(2024, 5, 3), "until Friday"),
        told("d2", DOCK, "end", ago, "two days ago"),
    ])  # fmt: skip
    assert line.documents["d2"].shape.membership(seconds_of(datetime(2024, 5, 5, 12))) == 1
    assert line.documents["d2"].shape.support[1] < seconds_of(date(2024, 5, 9))


def test_a_past_event_precedes_publication():
    said = [told("d1", DOCK, "start", Time.day(2024, 5, 9), "began on May 9")]
    assert timeline(said, documents=[paper("d1", date(2024, 5, 10))]).degree == 1
    late = timeline(said, documents=[paper("d1", date(2024, 5, 2))])
    assert late.degree == 0
    assert "tells it as past" in late.conflicts[0].reason
    assert "published on 2024-05-02" in late.conflicts[0].reason
    assert late.conflicts[0].documents == ("d1",)
    assert not late.conflicts[0].is_pairwise
    plan = [told("d1", DOCK, "start", Time.day(2024, 5, 9), "set for May 9", "planned")]
    assert timeline(plan, documents=[paper("d1", date(2024, 5, 2))]).degree == 1
    assert timeline(plan, documents=[paper("d1", date(2024, 5, 22))]).degree == 0


def test_plans_give_way_to_what_happened():
    said = [
        told("d1", DOCK, "start", Time.day(2024, 5, 4), "planned for May 4", "planned"),
        told("d2", DOCK, "start", Time.day(2024, 5, 6), "began on May 6"),
        told("d2", DOCK, "end", Time.day(2024, 4, 1), "ended on April 1", "denied"),
        told("d2", DOCK, "end", Time.day(2024, 3, 1), "ended on March 1", "retracted"),
    ]
    line = timeline(said)
    assert line.degree == 1
    assert line.events[DOCK].start.start == datetime(2024, 5, 6)
    assert timeline(said[:1]).events[DOCK].start.start == datetime(2024, 5, 4)


def test_another_reading_of_a_weekday_is_tried():
    last, coming = Time.day(2024, 4, 30), Time.day(2024, 5, 7)
    tuesday = Time(last.shape, text="Tuesday", alternatives=((coming, 0.25),))
    said = [told("d1", "the vote", "time", tuesday, "on Tuesday"), told("d2", "the vote", "time", coming, "on May 7")]
    line = timeline(said)
    assert line.degree == 1
    assert line.readings == {said[0].claim.id: coming}
    assert timeline(said[:1]).readings == {}


def test_during_a_long_event():
    said = [*strike()[:2], told("d2", DOCK, "time", Time.day(2024, 5, 2), "on Thursday")]
    assert timeline(said).degree == 1
    assert timeline([*said, told("d2", DOCK, "time", Time.day(2024, 5, 9), "on May 9")]).degree == 0


def test_parts_have_their_own_timeline():
    west = Scope(places=Places.of("Westport"))
    said = [*strike(), told("d9", DOCK, "duration", Duration.of(1, "day"), "a one-day strike in Westport", scope=west)]
    assert timeline(said).degree == pytest.approx(0.75)
    assert timeline_key(said[-1].claim) == "the dock strike | Westport"


def test_other_dated_attributes_are_points_of_their_own():
    said = [
        told("d1", "the contract", "expiry", Time.day(2024, 5, 31), "expires on May 31"),
        told("d2", "the contract", "expiry", Time.day(2024, 8, 31), "expires on August 31"),
    ]
    line = timeline(said)
    assert line.degree == 0
    assert line.conflicts[0].quotes == ("expires on May 31", "expires on August 31") or line.conflicts[0].quotes == (
        "expires on August 31", "expires on May 31",
    )  # fmt: skip
    assert event_point("the contract", "expiry") in line.solution.windows


def test_words_are_cut_and_voices_counted():
    long = told("d1", DOCK, "start", Time.day(2024, 5, 1), "on May 1 " + "x" * 400)
    same = [told(f"d{n}", DOCK, "end", Time.day(2024, 4, 1), "ended on April 1") for n in (2, 3, 4, 5, 6)]
    (conflict,) = timeline([long, *same]).conflicts
    assert "(d2, d3, d4 and 2 more)" in conflict.reason
    quote = next(q for q in conflict.quotes if q.startswith("on May 1"))
    assert len(quote) == 160
    assert quote.endswith("…")
    assert conflict.set_aside == (long.claim.id,)  # one voice against five
    (other,) = timeline([long, *same[:2]]).conflicts
    assert "(d2, d3)" in other.reason
    assert other.documents == ("d1", "d2", "d3")


def test_windows_are_told_at_their_grain():
    by_day = timeline([told("d1", DOCK, "start", Time.day(2024, 5, 1), "on May 1")])
    start = by_day.events[DOCK].start
    assert (start.grain, start.text, start.modifier) == ("day", "2024-05-01T00:00/2024-05-01T23:59", "resolved")
    assert by_day.events[DOCK].end.text == "2024-05-01T00:00/.."
    assert by_day.events[DOCK].to_json()["start"]["grain"] == "day"
    hour = Time.between(datetime(2024, 5, 1, 6), datetime(2024, 5, 1, 7), grain="hour")
    by_hour = timeline([told("d1", DOCK, "end", hour, "by seven")])
    assert by_hour.events[DOCK].end.grain == "minute"
    assert by_hour.events[DOCK].start.text == "../2024-05-01T06:59"
    assert by_hour.events[DOCK].to_json()["end"]["text"] == by_hour.events[DOCK].end.text
    half = Time.between(datetime(2024, 5, 1, 6), datetime(2024, 5, 1, 18), grain="hour", halo=60)
    assert timeline([told("d1", DOCK, "end", half, "by day")]).events[DOCK].end.grain == "day"
    assert timeline([told("d1", DOCK, "happened", Truth(True), "it happened")]).events == {}


def test_lengths_follow_from_the_ends():
    line = timeline(strike()[:2])
    length = line.length(DOCK)
    assert DAY < length.shape.b <= 1.01 * DAY + 1
    assert length.shape.c == pytest.approx(3 * DAY, abs=2)
    assert length.text == "1 day to 3 days"
    assert line.length("nothing known") is None
    assert timeline([told("d1", DOCK, "start", Time.day(2024, 5, 1), "on May 1")]).length(DOCK) is None
    least = Duration.of(2, "day", modifier="at least")
    assert timeline([told("d1", DOCK, "duration", least, "at least two days")]).length(DOCK).text == "at least 2 days"
    exactly = Duration.of(2, "hour", modifier="exactly")
    assert timeline([told("d1", DOCK, "duration", exactly, "exactly two hours")]).length(DOCK).text == "2 hours"


def test_the_likelier_reading_is_tried_first():
    day = Time.day(2024, 4, 30)
    others = ((Time.day(2024, 5, 14), 0.2), (Time.day(2024, 5, 7), 0.6))
    ambiguous = Time(day.shape, text="Tuesday", alternatives=others)
    week = Time.between(date(2024, 5, 6), date(2024, 5, 20))
    said = [told("d1", "the vote", "time", ambiguous, "on Tuesday"), told("d2", "the vote", "time", week, "in mid-May")]
    assert timeline(said).readings == {said[0].claim.id: Time.day(2024, 5, 7)}
    far = [said[0], told("d2", "the vote", "time", Time.day(2024, 5, 14), "on May 14")]
    assert timeline(far).readings == {said[0].claim.id: Time.day(2024, 5, 14)}
    nowhere = [said[0], told("d2", "the vote", "time", Time.day(2024, 6, 14), "on June 14")]
    assert timeline(nowhere).readings == {}


@pytest.mark.parametrize(
    ("attribute", "value", "point_name", "low", "high"),
    [
        ("start", Time.day(2024, 5, 1), "start", date(2024, 5, 1), date(2024, 5, 2)),
        ("onset", Time.day(2024, 5, 1), "start", date(2024, 5, 1), date(2024, 5, 2)),
        ("date", Time.day(2024, 5, 1), "start", date(2024, 5, 1), date(2024, 5, 2)),
        ("end", Time.day(2024, 5, 1), "end", date(2024, 5, 1), date(2024, 5, 3)),
        ("expiry", Time.day(2024, 5, 1), "expiry", date(2024, 5, 1), date(2024, 5, 3)),
    ],
)
def test_supports_of_single_claims(attribute, value, point_name, low, high):
    window = timeline([told("d1", DOCK, attribute, value, "then")]).solution.windows[event_point(DOCK, point_name)]
    assert window.a == seconds_of(low)
    assert window.d == pytest.approx(seconds_of(high), abs=1)


def test_an_end_by_the_hour_has_no_slack():
    hour = Time.between(datetime(2024, 5, 1, 6), datetime(2024, 5, 1, 7), grain="hour")
    window = timeline([told("d1", DOCK, "end", hour, "at six")]).solution.windows[event_point(DOCK, "end")]
    assert window.d == pytest.approx(seconds_of(datetime(2024, 5, 1, 7)), abs=1.5)


@pytest.mark.parametrize(
    ("length", "low", "high"),
    [
        (Duration.of(2, "day", modifier="exactly"), DAY, 3 * DAY),
        (Duration.of(28, "day", modifier="exactly"), 27 * DAY, 29 * DAY),
        (Duration.of(29, "day", modifier="exactly"), 29 * DAY, 29 * DAY),
        (Duration.of(5, "hour", modifier="exactly"), 5 * HOUR, 5 * HOUR),
        (Duration.of(2, "day", modifier="at least"), 2 * DAY - 3 * HOUR, INFINITY),
    ],
)
def test_slack_of_lengths_counted_in_days(length, low, high):
    line = timeline([told("d1", DOCK, "duration", length, "so long")])
    window = line.solution.between(event_point(DOCK, "start"), event_point(DOCK, "end"))
    assert window.support == pytest.approx((low, high))


def test_dates_and_moments_of_publication():
    said = [told("d1", DOCK, "start", Time.day(2024, 5, 1), "on May 1")]
    by_day = timeline(said, documents=[paper("d1", date(2024, 5, 3))]).solution.windows[document_point("d1")]
    day = seconds_of(date(2024, 5, 3))
    assert (by_day.a, by_day.b, by_day.c, by_day.d) == (day - DAY / 2, day, day + DAY, day + 1.5 * DAY)
    exact = timeline(said, documents=[paper("d1", datetime(2024, 5, 3, 9))]).solution.windows[document_point("d1")]
    assert exact.support == (day + 9 * HOUR, day + 9 * HOUR)
    from_assertion = [Assertion(said[0].claim, "d1", "d1", published=date(2024, 5, 3))]
    assert timeline(from_assertion).solution.windows[document_point("d1")].b == day
    assert timeline(from_assertion).documents == {}


def test_tense_of_what_is_denied_or_untimed():
    dated = [paper("d1", date(2024, 5, 2)), paper("d2", date(2024, 5, 9))]
    begun = told("d2", DOCK, "start", Time.day(2024, 5, 8), "began on May 8")
    told_early = [("happened", Truth(True), 0.0), ("happened", Truth(False), 1.0), ("deaths", Quantity.of(3, "person"), 1.0)]
    for attribute, value, degree in told_early:
        said = [begun, told("d1", DOCK, attribute, value, "said early")]
        assert timeline(said, documents=dated).degree == degree, attribute
    both = [begun, told("d1", DOCK, "happened", Truth(True), "is under way", "asserted"), told("d1", DOCK, "start", Time.day(2024, 5, 8), "will", "planned")]
    assert timeline(both, documents=dated).degree == 0
    assert timeline([begun, told("d1", DOCK, "end", Time.day(2024, 5, 20), "ends")], documents=dated).degree == 1


def test_a_day_of_grace_for_tense():
    begun = [told("d1", DOCK, "start", Time.between(datetime(2024, 5, 3, 12), datetime(2024, 5, 3, 13), grain="hour"), "at noon")]
    line = timeline(begun, documents=[paper("d1", datetime(2024, 5, 3, 0))])
    assert line.degree == pytest.approx(0.5, abs=0.01)
    assert not line.conflicts[0].is_hard


def test_one_document_may_give_an_event_several_times():
    hiring = [
        told("d1", "the hiring", "time", Time.between(date(2022, 1, 1), date(2023, 1, 1), grain="year"), "in 2022"),
        told("d1", "the hiring", "time", Time.between(date(2023, 1, 1), date(2024, 1, 1), grain="year"), "so far this year"),
    ]
    line = timeline(hiring)
    assert line.conflicts == ()
    assert line.events["the hiring"].end.start == datetime(2023, 1, 1)
    untitled = [Assertion(a.claim, "herald") for a in hiring]
    assert timeline(untitled).conflicts == ()
    assert timeline([untitled[0], Assertion(hiring[1].claim, "gazette")]).degree == 0
    two_voices = [hiring[0], told("d2", "the hiring", "time", Time.between(date(2023, 1, 1), date(2024, 1, 1)), "this year")]
    (conflict,) = timeline(two_voices).conflicts
    assert conflict.reason.endswith("One ends where the other begins.")
    assert conflict.is_pairwise


def test_what_pairs_show_is_told_from_what_they_do_not():
    assert all(c.is_pairwise for c in timeline(strike()).conflicts)
    week = [*strike()[:2], told("d4", DOCK, "duration", Duration.of(1, "week"), "lasted a week")]
    assert [c.is_pairwise for c in timeline(week).conflicts] == [False]


def test_reprints_are_one_voice():
    reprints = [
        Assertion(told("d", DOCK, "start", Time.day(2024, 5, 1), "").claim, f"s{n}", origin="the wire") for n in range(3)
    ]
    (c,) = [c for c in timeline(reprints).solution.kept if c.labels]
    assert c.strength == 1


def test_a_graph_has_a_timeline_and_order_is_nothing():
    said = strike()
    documents = [paper("d1", date(2024, 5, 5)), paper("d2"), paper("d3", datetime(2024, 5, 4, 9))]
    there, back = timeline(said, documents=documents), timeline(said[::-1], documents=documents[::-1])
    graph = timeline(build_graph(said, documents=documents))
    assert there == back == graph
    assert document_point("d2") in there.solution.windows


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 seconds"), (1, "1 second"), (90, "1.5 minutes"), (HOUR, "1 hour"), (25 * HOUR, "1 day"), (10 * DAY, "10 days"),
     (3 * WEEK, "3 weeks"), (63115200, "2 years")],
)  # fmt: skip
def test_lengths_in_words(seconds, words):
    assert length_in_words(seconds) == words


@pytest.mark.parametrize("law", LAWS["timeline"], ids=lambda law: law.name)
def test_law(law):
    run_law(law, examples=50)
