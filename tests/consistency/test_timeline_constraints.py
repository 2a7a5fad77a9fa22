"""What words of claims say about the points of the timeline."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from factrecon.algebra.temporal_network import ZERO
from factrecon.algebra.trapezoid import INFINITY, Trapezoid, at_least, at_most, interval
from factrecon.consistency.timeline import timeline
from factrecon.consistency.timeline_constraints import (
    document_point,
    event_point,
    plan_constraints,
    timeline_key,
)
from factrecon.model import Assertion, Claim, Document, Event, Question, Scope, Span
from factrecon.values import Duration, Offset, Places, Quantity, Time, Truth
from factrecon.values.time import seconds_of

HOUR, DAY = 3600, 86400
FERRY = "the ferry strike"
START, END = event_point(FERRY, "start"), event_point(FERRY, "end")
MAY_1, MAY_2 = seconds_of(date(2024, 5, 1)), seconds_of(date(2024, 5, 2))


def told(document, attribute, value, quote="so it says", status="asserted", subject=FERRY, scope=None):
    claim = Claim(Question(subject, attribute, value.kind), value, scope or Scope())
    return Assertion(claim, document, document, Span(document, 0, len(quote), quote), None, status)


def plan(*said, papers=()):
    return plan_constraints(said, papers)


def paper(name, published=None):
    return Document(id=name, text="text", published=published)


def spoken(made):
    """(from, to, shape) of what somebody said of an event, without publications and tenses."""
    return [
        (c.from_point, c.to_point, c.shape)
        for c in made.constraints
        if c.labels and not any(p.startswith("doc.") for p in (c.from_point, c.to_point))
    ]


def tenses(made):
    return [(c.from_point, c.to_point) for c in made.constraints if " tells it as " in c.words]


def test_an_event_does_not_end_before_it_starts():
    made = plan(told("d1", "happened", Truth(True)))
    (order,) = [c for c in made.constraints if not c.labels]
    assert (order.from_point, order.to_point, order.shape, order.strength) == (START, END, at_least(0), INFINITY)


# What a date says of something that goes on for a while.

LASTS = told("d9", "duration", Duration.of(5, "hour", modifier="exactly"))


@pytest.mark.parametrize(
    "beside", [LASTS, told("d9", "start", Time.day(2024, 5, 1)), told("d9", "end", Time.day(2024, 5, 1))]
)
def test_on_a_day_means_under_way_that_day(beside):
    # It has begun by the end of the day and has not ended before its beginning.
    day = Time.day(2024, 5, 1).shape
    said = [x for x in spoken(plan(told("d1", "time", Time.day(2024, 5, 1)), beside)) if x not in spoken(plan(beside))]
    assert (ZERO, END, Trapezoid(day.a, day.b, INFINITY, INFINITY)) in said
    assert [x[:2] for x in said] == [(ZERO, START), (ZERO, END)]
    (_, _, begun), _ = said
    assert begun.support == (-INFINITY, day.d)
    assert begun.open == day.open


@pytest.mark.parametrize(("shape", "points"), [(at_least(MAY_1), [(ZERO, END)]), (at_most(MAY_1), [(ZERO, START)])])
def test_an_open_ended_time_bounds_only_one_side_of_what_goes_on(shape, points):
    # "Since May" says nothing of how late it began, "until May" nothing of how early it ended.
    made = plan(told("d1", "time", Time(shape)), LASTS)
    assert [x[:2] for x in spoken(made) if x[0] == ZERO] == points


def test_a_moment_alone_is_the_start():
    assert spoken(plan(told("d1", "time", Time.day(2024, 5, 1)))) == [(ZERO, START, Time.day(2024, 5, 1).shape)]


def test_an_end_by_the_day_may_slip_by_one_day_and_not_further():
    vague = Time(Trapezoid(MAY_1, MAY_1, MAY_2, MAY_2 + 3 * DAY))
    assert spoken(plan(told("d1", "end", vague))) == [(ZERO, END, vague.shape)]  # its own slack is enough
    sharp = Time(Trapezoid(MAY_1, MAY_1, MAY_2, MAY_2 + HOUR))
    assert spoken(plan(told("d1", "end", sharp))) == [(ZERO, END, Trapezoid(MAY_1, MAY_1, MAY_2, MAY_2 + DAY))]
    since = Time(at_least(MAY_1))
    assert spoken(plan(told("d1", "end", since))) == [(ZERO, END, since.shape)]


@pytest.mark.parametrize(
    ("length", "slack"),
    [
        (Duration.of(3, "day", modifier="exactly"), DAY),
        (Duration.of(48, "hour", modifier="exactly"), DAY),  # two days, by another name
        (Duration.of(36, "hour", modifier="exactly"), 0),
        (Duration.of(4, "week", modifier="exactly"), DAY),
        (Duration.of(5, "week", modifier="exactly"), 0),
        (Duration(interval(2 * DAY, 3 * DAY)), 0),  # no number of days was named
        (Duration(at_least(2 * DAY), 2 * DAY), 0),
    ],
)
def test_only_lengths_counted_in_days_have_a_day_of_slack(length, slack):
    ((_, _, shape),) = spoken(plan(told("d1", "duration", length)))
    assert shape == (length.shape.widen(DAY) if slack else length.shape)


def test_other_lengths_and_numbers_time_nothing():
    # The delay of a train is a length, but not how long the event lasted.
    assert (
        spoken(plan(told("d1", "delay", Duration.of(3, "day")), told("d1", "deaths", Quantity.of(3, "person")))) == []
    )


# Offsets.


@pytest.mark.parametrize(
    ("attribute", "side"), [("start", "start"), ("time", "start"), ("end", "end"), ("expiry", "expiry")]
)
@pytest.mark.parametrize("direction", ["after", "before"])
def test_an_offset_leads_from_its_anchor_to_what_it_times(attribute, side, direction):
    hours = Duration.of(5, "hour", modifier="exactly")
    said = told("d1", attribute, Offset(hours, direction, FERRY, "end"), subject="the accord")
    made = plan(told("d1", "happened", Truth(True)), said)
    sign = 1 if direction == "after" else -1
    assert spoken(made) == [(END, event_point("the accord", side), hours.shape if sign == 1 else -hours.shape)]
    assert made.offsets == {said.claim.id: (said.claim, END)}
    assert made.unresolved == frozenset()


def test_an_event_is_not_measured_from_itself():
    # "A week after the start" as the start's own time says nothing, and is no contradiction.
    made = plan(told("d1", "start", Offset(Duration.of(1, "week"), "after", FERRY, "start")))
    assert spoken(made) == []
    assert timeline([told("d1", "start", Offset(Duration.of(1, "week"), "after", FERRY, "start"))]).degree == 1


def test_ago_is_measured_from_every_paper_that_says_so():
    ago = Offset(Duration.of(5, "hour", modifier="exactly"), "before", "publication")
    made = plan(told("d2", "end", ago), told("d1", "end", ago))
    assert [(c.from_point, c.to_point) for c in made.constraints if c.from_point.startswith("doc.")] == [
        (document_point("d1"), END),
        (document_point("d2"), END),
    ]
    nowhere = Assertion(told("d1", "end", ago).claim, "radio")
    assert plan(nowhere).unresolved == {nowhere.claim.id}


# Which statements count.


@pytest.mark.parametrize(
    ("status", "counts"),
    [("asserted", 1), ("reported", 1), ("planned", 1), ("possible", 1), ("denied", 0), ("retracted", 0)],
)
def test_what_is_denied_or_retracted_sets_no_time(status, counts):
    assert len(spoken(plan(told("d1", "end", Time.day(2024, 5, 1), status=status)))) == counts


@pytest.mark.parametrize("weaker", ["planned", "possible"])
@pytest.mark.parametrize("firmer", ["asserted", "reported"])
def test_a_plan_counts_only_for_what_nobody_asserts(weaker, firmer):
    planned = told("d1", "start", Time.day(2024, 5, 1), status=weaker)
    happened = told("d2", "time", Time.day(2024, 5, 4), status=firmer)
    ended = told("d2", "end", Time.day(2024, 5, 9), status=firmer)
    assert planned.claim.value.shape not in [s for _, _, s in spoken(plan(planned, happened))]
    assert planned.claim.value.shape in [s for _, _, s in spoken(plan(planned, ended))]
    # What one paper plans and another has seen happen, was seen to happen.
    seen = told("d3", "start", Time.day(2024, 5, 1), status=firmer)
    assert planned.claim.value.shape in [s for _, _, s in spoken(plan(planned, happened, seen))]


def test_several_days_in_one_paper_spread_an_event_and_agreeing_ones_do_not():
    apart = [told("d1", "time", Time.day(2024, 5, 1)), told("d1", "time", Time.day(2024, 5, 6))]
    assert {x[1] for x in spoken(plan(*apart))} == {START, END}
    agreeing = [
        told("d1", "time", Time.day(2024, 5, 1)),
        told("d1", "time", Time.between(date(2024, 5, 1), date(2024, 5, 8))),
    ]
    assert {x[1] for x in spoken(plan(*agreeing))} == {START}
    of_two_papers = [apart[0], told("d2", "time", Time.day(2024, 5, 6))]
    assert {x[1] for x in spoken(plan(*of_two_papers))} == {START}
    # Another event in the same paper, told twice, spreads itself alone.
    both = plan(told("d1", "time", Time.day(2024, 5, 1), subject="the rally"), *apart)
    assert {x[1] for x in spoken(both)} == {START, END, event_point("the rally", "start")}


def test_independent_voices_add_up_and_reprints_do_not():
    claim = told("d1", "end", Time.day(2024, 5, 1)).claim
    voices = [
        Assertion(claim, "courier", "d1"),
        Assertion(claim, "gazette", "d2"),
        Assertion(claim, "herald", "d3", origin="courier"),
    ]
    (strength,) = [c.strength for c in plan(*voices).constraints if c.labels == (claim.id,) and c.to_point == END]
    assert strength == 2


# Publication and tense.


def test_the_date_of_a_paper_is_its_own_before_its_statements():
    claim = told("d1", "happened", Truth(True)).claim
    said = [
        Assertion(claim, "courier", "d1", published=date(2024, 5, 9)),
        Assertion(claim, "radio", published=date(2024, 5, 1)),
    ]
    (dated,) = [c for c in plan(*said, papers=[paper("d1", date(2024, 5, 2))]).constraints if c.from_point == ZERO]
    assert (dated.to_point, dated.words) == (document_point("d1"), "d1 was published on 2024-05-02")
    made = plan(*said, papers=[paper("d1"), paper("d2")])
    (dated,) = [c for c in made.constraints if c.from_point == ZERO]
    assert dated.words == "d1 was published on 2024-05-09"
    assert made.undated == {"d2"}
    assert made.papers == {document_point("d1"): "d1", document_point("d2"): "d2"}
    (dated,) = [c for c in plan(papers=[paper("d1", datetime(2024, 5, 2, 9, 30))]).constraints if c.labels]
    assert dated.words == "d1 was published on 2024-05-02"


def test_an_undated_paper_does_not_hide_the_dated_ones():
    made = plan(papers=[paper("a"), paper("b", date(2024, 5, 2)), paper("c")])
    assert [c.to_point for c in made.constraints] == [document_point("b")]
    assert made.undated == {"a", "c"}


@pytest.mark.parametrize(
    ("attribute", "value", "dated", "undated"),
    [
        ("start", Time.day(2024, 5, 1), 1, 1),
        ("time", Time.day(2024, 5, 1), 1, 1),
        ("duration", Duration.of(3, "day"), 1, 1),
        ("happened", Truth(True), 1, 1),
        ("happened", Truth(False), 0, 0),  # what did not happen has no time
        ("deaths", Quantity.of(3, "person"), 0, 1),  # a toll may be foretold; alone, it can still date its paper
        ("end", Time.day(2024, 5, 1), 0, 0),  # "ends on Friday" is said before and after
        ("expiry", Time.day(2024, 5, 1), 0, 0),
    ],
)
def test_what_a_tense_is_taken_from(attribute, value, dated, undated):
    said = told("d1", attribute, value)
    assert len(tenses(plan(said, papers=[paper("d1", date(2024, 5, 2))]))) == dated
    assert len(tenses(plan(said, papers=[paper("d1")]))) == undated
    assert tenses(plan(Assertion(said.claim, "radio"))) == []  # no paper, no publication to precede


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("asserted", (START, document_point("d1"))),
        ("reported", (START, document_point("d1"))),
        ("planned", (document_point("d1"), START)),
        ("possible", None),
    ],
)
def test_past_and_future(status, expected):
    assert tenses(plan(told("d1", "start", Time.day(2024, 5, 1), status=status))) == ([expected] if expected else [])


def test_each_statement_has_its_own_tense():
    # What says nothing of tense must not keep what stands beside it from being heard, whatever the order.
    said = [
        told("d1", "happened", Truth(False), subject="the accord"),
        told("d1", "expiry", Time.day(2024, 5, 1), subject="the contract"),
        told("d1", "end", Time.day(2024, 5, 1), subject="the march"),
        told("d1", "happened", Truth(True), subject="the rally"),
        told("d1", "start", Time.day(2024, 5, 1)),
        told("d2", "start", Time.day(2024, 5, 1), status="planned"),
        told("d3", "start", Time.day(2024, 5, 1), status="planned"),
        told("d3", "happened", Truth(True)),
        told("d4", "start", Time.day(2024, 5, 1), status="planned"),
    ]
    rally = event_point("the rally", "start")
    assert sorted(tenses(plan(*said))) == sorted(
        [
            (rally, document_point("d1")),
            (START, document_point("d1")),
            (document_point("d2"), START),
            (START, document_point("d3")),
            (document_point("d4"), START),
        ]
    )


def test_a_tense_gives_way_to_a_single_named_date():
    # "began on May 9" against a paper of May 2 that speaks of it as past: the date is said, the tense inferred.
    begun = told("d2", "start", Time.day(2024, 5, 9))
    line = timeline(
        [begun, told("d1", "happened", Truth(True))],
        documents=[paper("d1", date(2024, 5, 2)), paper("d2", date(2024, 5, 12))],
    )
    assert line.degree == 0
    assert line.events[FERRY].start.shape.membership(seconds_of(datetime(2024, 5, 9, 12))) == 1
    (aside,) = [c.set_aside for c in line.solution.conflicts]
    assert "tells it as past" in aside.words


def test_a_tense_has_a_day_of_grace():
    past, future = (
        next(
            c.shape
            for c in plan(told("d1", "start", Time.day(2024, 5, 1), status=s)).constraints
            if "tells it" in c.words
        )
        for s in ("asserted", "planned")
    )
    assert past == future == Trapezoid(-DAY, 0, INFINITY, INFINITY)


# Names and words.


def test_what_an_event_is_called():
    day = Time.day(2024, 5, 1)
    assert list(plan(told("d1", "start", day)).labels.values()) == [FERRY]
    assert list(plan(told("d1", "start", day, subject=Event("strike"))).labels.values()) == ["strike"]
    assert list(plan(told("d1", "start", day, subject=Event("strike", label="Ferry walkout"))).labels.values()) == [
        "Ferry walkout"
    ]


def test_a_limited_scope_has_a_key_of_its_own():
    scope = Scope(part="deckhands", places=Places.of("Northport", "Westport"))
    claim = told("d1", "start", Time.day(2024, 5, 1), scope=scope).claim
    assert timeline_key(claim) == f"{FERRY} | deckhands | {', '.join(scope.places.names)}"


@pytest.mark.parametrize(("voices", "told_by"), [(1, "(d0)"), (3, "(d0, d1, d2)"), (4, "(d0, d1, d2 and 1 more)")])
def test_three_voices_are_named_and_the_rest_counted(voices, told_by):
    made = plan(*(told(f"d{i}", "end", Time.day(2024, 5, 1), "over by May 1") for i in range(voices)))
    (words,) = [c.words for c in made.constraints if c.to_point == END and c.labels]
    assert words == f"end of {FERRY}: “over by May 1” {told_by}"
    (documents,) = made.told_in.values()
    assert documents == tuple(f"d{i}" for i in range(voices))


@pytest.mark.parametrize(("length", "shown"), [(160, "x" * 160), (161, "x" * 159 + "…")])
def test_long_quotes_are_cut(length, shown):
    assert list(plan(told("d1", "end", Time.day(2024, 5, 1), "x" * length)).quotes.values()) == [shown]


def test_the_first_quote_speaks_and_the_claim_where_nobody_is_quoted():
    claim = told("d1", "end", Time.day(2024, 5, 1)).claim
    later = Assertion(claim, "gazette", "d1", Span("d1", 30, 40, "over\n by  then"))
    first = Assertion(claim, "gazette", "d1", Span("d1", 5, 9, "over"))
    blind = Assertion(claim, "gazette", "d1")
    assert plan(later, first, blind).quotes == {claim.id: "over"}
    assert plan(later, blind).quotes == {claim.id: "over by then"}
    assert plan(blind).quotes == {claim.id: " ".join(claim.text.split())}
