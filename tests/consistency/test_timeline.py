"""The timeline: stories told in claims."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from factrecon.algebra.trapezoid import INFINITY, Trapezoid
from factrecon.consistency.timeline import length_in_words, timeline
from factrecon.consistency.timeline_constraints import document_point, event_point, timeline_key
from factrecon.graph import build_graph
from factrecon.model import Assertion, Claim, Document, Question, Scope, Span
from factrecon.values import Duration, Offset, Places, Quantity, Time, Truth
from factrecon.values.time import seconds_of

HOUR, DAY, WEEK = 3600, 86400, 604800


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
        told(
            "d3",
            DOCK,
            "end",
            Time.between(datetime(2024, 5, 4, 6), datetime(2024, 5, 4, 7), grain="hour"),
            "6 a.m. Saturday",
        ),
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
    line = timeline(
        [
            told("d1", "the talks", "start", Time.day(2024, 5, 12), "on May 12"),
            told("d1", "the talks", "time", Offset(more, "after", "the break-off", "start"), "more than a week after"),
            told("d1", "the break-off", "time", Truth(True), "broke off"),
        ]
    )
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
    line = timeline(
        [
            told("d1", DOCK, "end", Time.day(2024, 5, 3), "until Friday"),
            told("d2", DOCK, "end", ago, "two days ago"),
        ]
    )
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
        "expires on August 31",
        "expires on May 31",
    )
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
    told_early = [
        ("happened", Truth(True), 0.0),
        ("happened", Truth(False), 1.0),
        ("deaths", Quantity.of(3, "person"), 1.0),
    ]
    for attribute, value, degree in told_early:
        said = [begun, told("d1", DOCK, attribute, value, "said early")]
        assert timeline(said, documents=dated).degree == degree, attribute
    both = [
        begun,
        told("d1", DOCK, "happened", Truth(True), "is under way", "asserted"),
        told("d1", DOCK, "start", Time.day(2024, 5, 8), "will", "planned"),
    ]
    assert timeline(both, documents=dated).degree == 0
    assert timeline([begun, told("d1", DOCK, "end", Time.day(2024, 5, 20), "ends")], documents=dated).degree == 1


def test_a_day_of_grace_for_tense():
    begun = [
        told(
            "d1",
            DOCK,
            "start",
            Time.between(datetime(2024, 5, 3, 12), datetime(2024, 5, 3, 13), grain="hour"),
            "at noon",
        )
    ]
    line = timeline(begun, documents=[paper("d1", datetime(2024, 5, 3, 0))])
    assert line.degree == pytest.approx(0.5, abs=0.01)
    assert not line.conflicts[0].is_hard


def test_one_document_may_give_an_event_several_times():
    hiring = [
        told("d1", "the hiring", "time", Time.between(date(2022, 1, 1), date(2023, 1, 1), grain="year"), "in 2022"),
        told(
            "d1",
            "the hiring",
            "time",
            Time.between(date(2023, 1, 1), date(2024, 1, 1), grain="year"),
            "so far this year",
        ),
    ]
    line = timeline(hiring)
    assert line.conflicts == ()
    assert line.events["the hiring"].end.start == datetime(2023, 1, 1)
    untitled = [Assertion(a.claim, "herald") for a in hiring]
    assert timeline(untitled).conflicts == ()
    assert timeline([untitled[0], Assertion(hiring[1].claim, "gazette")]).degree == 0
    two_voices = [
        hiring[0],
        told("d2", "the hiring", "time", Time.between(date(2023, 1, 1), date(2024, 1, 1)), "this year"),
    ]
    (conflict,) = timeline(two_voices).conflicts
    assert conflict.reason.endswith("One ends where the other begins.")
    assert conflict.is_pairwise


def test_what_pairs_show_is_told_from_what_they_do_not():
    assert all(c.is_pairwise for c in timeline(strike()).conflicts)
    week = [*strike()[:2], told("d4", DOCK, "duration", Duration.of(1, "week"), "lasted a week")]
    assert [c.is_pairwise for c in timeline(week).conflicts] == [False]


def test_reprints_are_one_voice():
    reprints = [
        Assertion(told("d", DOCK, "start", Time.day(2024, 5, 1), "").claim, f"s{n}", origin="the wire")
        for n in range(3)
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
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (90, "1.5 minutes"),
        (HOUR, "1 hour"),
        (25 * HOUR, "1 day"),
        (10 * DAY, "10 days"),
        (3 * WEEK, "3 weeks"),
        (63115200, "2 years"),
        # A unit is used from the number on that people say in it: "10 days" and not "1.4 weeks", "18 months" in weeks.
        (59, "59 seconds"),
        (60, "1 minute"),
        (HOUR - 60, "59 minutes"),
        (DAY - HOUR, "23 hours"),
        (DAY - 1, "24 hours"),
        (DAY, "1 day"),
        (3 * WEEK - DAY, "20 days"),
        (2 * 31557600 - WEEK, "103.4 weeks"),
        (2 * 31557600, "2 years"),
        (10 * 31557600, "10 years"),
        (30 * WEEK, "30 weeks"),
        (1.25 * HOUR, "1.2 hours"),
        (0.25, "0.2 seconds"),
    ],
)
def test_lengths_in_words(seconds, words):
    assert length_in_words(seconds) == words


def test_a_touch_is_told_as_a_touch_and_a_gap_by_its_length():
    # Two spans that meet at an open end miss each other by a second: no reader would call that a gap.
    first = told(
        "d1",
        DOCK,
        "contract",
        Time.between(datetime(2024, 5, 1, 6), datetime(2024, 5, 1, 7), grain="minute"),
        "six to seven",
    )
    for seconds, told_as in [(1, "One ends where"), (30, "by 31 seconds")]:
        later = Time.between(datetime(2024, 5, 1, 7, 0, seconds), datetime(2024, 5, 1, 8), grain="minute")
        (conflict,) = timeline([first, told("d2", DOCK, "contract", later, "after seven")]).conflicts
        assert told_as in conflict.reason


def test_a_reading_is_taken_only_where_it_mends_something():
    # Two accounts of the vote clash; the other reading of the first misses as well, so the first reading stands.
    day = Time.day(2024, 4, 30)
    either = Time(day.shape, text="Tuesday", alternatives=((Time.day(2024, 5, 7), 0.9),))
    said = [
        told("d1", "the vote", "time", either, "on Tuesday"),
        told("d2", "the vote", "time", Time.day(2024, 5, 21), "on May 21"),
    ]
    line = timeline(said)
    assert line.readings == {}
    assert line.events["the vote"].start.start in (datetime(2024, 4, 30), datetime(2024, 5, 21))
    # Nor is one tried for what clashes with nothing, though another event has a conflict.
    calm = told("d1", "the march", "time", either, "on Tuesday")
    clash = [told(f"d{n}", DOCK, "end", Time.day(2024, n, 1), "then") for n in (3, 6)]
    assert timeline([calm, *clash]).readings == {}


def test_two_ambiguous_days_are_each_read_as_the_rest_requires():
    def either(month):
        return Time(Time.day(2024, month, 2).shape, text="Tuesday", alternatives=((Time.day(2024, month, 9), 0.5),))

    said = [
        told("d1", "the vote", "time", either(4), "on Tuesday"),
        told("d2", "the vote", "time", Time.day(2024, 4, 9), "on April 9"),
        told("d1", "the march", "time", either(7), "on Tuesday"),
        told("d2", "the march", "time", Time.day(2024, 7, 9), "on July 9"),
    ]
    line = timeline(said)
    assert line.degree == 1
    assert set(line.readings.values()) == {Time.day(2024, 4, 9), Time.day(2024, 7, 9)}
    assert list(line.readings) == sorted(line.readings)


def test_a_dozen_other_readings_are_tried_and_no_more():
    # Each try solves everything anew: a paper full of "Tuesday" must not make that hundreds of times.
    day, later = Time.day(2024, 4, 30), Time.day(2024, 5, 7)
    said = []
    for n in range(15):
        either = Time(day.shape, text="Tuesday", alternatives=((later, 0.5),))
        said += [
            told("d1", f"vote {n}", "time", either, "on Tuesday"),
            told("d2", f"vote {n}", "time", later, "on May 7"),
        ]
    line = timeline(said)
    assert len(line.readings) == 12
    assert sum(c.is_hard for c in line.conflicts) == 3


def test_another_story_is_read_by_its_own_conflicts_alone():
    # Whatever another story contradicts itself in, and however many of its days may be read otherwise.
    day, later = Time.day(2024, 4, 30), Time.day(2024, 5, 7)
    either = Time(day.shape, text="Tuesday", alternatives=((later, 0.5),))

    def story(paper, votes, clash):
        return [
            *(told(f"{paper}1", f"{paper} vote {n}", "time", either, "on Tuesday") for n in range(votes)),
            *(told(f"{paper}2", f"{paper} vote {n}", "time", later, "on May 7") for n in range(votes)),
            *(told(f"{paper}{n}", f"{paper} strike", "end", Time.day(2024, n, 1), "then") for n in clash),
        ]

    own, other = story("own", 3, (1, 2)), story("another", 14, (3, 6, 9))
    alone, beside = timeline(own), timeline([*other, *own])
    ids = {a.claim.id for a in own}
    assert len(alone.readings) == 3
    assert {c: t for c, t in beside.readings.items() if c in ids} == alone.readings
    assert tuple(c for c in beside.conflicts if set(c.claims) <= ids) == alone.conflicts
    assert {k: beside.events[k] for k in alone.events} == alone.events


def test_a_conflict_gives_way_to_a_tension():
    # A reading that turns a contradiction into a mild strain is better, though not all is well then.
    ambiguous = Time.day(2024, 4, 30)
    strained = Time(Trapezoid(*(seconds_of(date(2024, 5, d)) for d in (6, 9, 10, 11))))
    said = [
        told(
            "d1",
            "the vote",
            "time",
            Time(ambiguous.shape, text="Tuesday", alternatives=((strained, 0.5),)),
            "on Tuesday",
        ),
        told("d2", "the vote", "time", Time.between(date(2024, 5, 7), date(2024, 5, 8)), "on May 7"),
    ]
    line = timeline(said)
    assert line.readings == {said[0].claim.id: strained}
    assert 0.5 <= line.degree < 1
    assert "strain against each other" in line.conflicts[0].reason
    assert line.conflicts[0].set_aside == ()


@pytest.mark.parametrize("direction", ["after", "before"])
def test_an_offset_from_a_known_end_has_a_time_of_its_own(direction):
    # What "five hours after the end" means follows from the end alone, whatever else is said of the event.
    end = Time.between(datetime(2024, 5, 1, 6), datetime(2024, 5, 1, 7), grain="hour")
    five = Duration.of(5, "hour", modifier="exactly")
    said = [
        told("d1", DOCK, "end", end, "by seven"),
        told("d1", "the accord", "time", Offset(five, direction, DOCK, "end"), "five hours on"),
    ]
    (time,) = timeline(said).resolved.values()
    hour = 11 if direction == "after" else 1
    assert time.shape.support == pytest.approx(
        (seconds_of(datetime(2024, 5, 1, hour)), seconds_of(datetime(2024, 5, 1, hour + 1))), abs=1.5
    )


def test_what_the_calendar_cannot_tell_has_no_time():
    # Windows may reach where no date exists (before year 1, after 9999): nothing is said then, and nothing breaks.
    ages = Duration.of(9000, "year", modifier="exactly")
    for direction in ("before", "after"):
        said = [
            told("d1", DOCK, "end", Time.day(2024, 5, 3), "until Friday"),
            told("d1", "the find", "time", Offset(ages, direction, DOCK, "end"), "ages"),
        ]
        line = timeline(said)
        assert line.resolved == {}
        assert line.events.get("the find") is None or None in (
            line.events["the find"].start,
            line.events["the find"].end,
        )
        assert line.events[DOCK].end is not None


def test_an_event_with_one_known_side():
    ended = timeline([told("d1", DOCK, "end", Time.day(2024, 5, 3), "until Friday")])
    assert ended.length(DOCK) is None
    assert ended.events[DOCK].label == DOCK
    assert ended.length("the march") is None
    # Only "not before it starts" is known of a start and an unknown end: that is no length.
    least = timeline([told("d1", DOCK, "duration", Duration.of(0.5, "hour", modifier="exactly"), "half an hour")])
    assert least.length(DOCK).text == "30 minutes"
    short = timeline([told("d1", DOCK, "duration", Duration.of(2, "day", modifier="fewer than"), "less than two days")])
    assert short.length(DOCK).text.startswith("0 seconds to ")


def test_a_window_of_half_a_day_is_told_by_the_day():
    def grain(hours):
        span = Time.between(datetime(2024, 5, 1, 6), datetime(2024, 5, 1, 6 + hours, 0, 1), grain="hour")
        return timeline([told("d1", DOCK, "end", span, "then")]).events[DOCK].end.grain

    assert (grain(11), grain(12), grain(13)) == ("minute", "day", "day")


def test_whether_pairs_would_show_it():
    # Of one question: yes. Of one question but with a paper's date in the circle: no, no pair of claims shows that.
    ago = Offset(Duration.of(5, "hour", modifier="exactly"), "before", "publication")
    said = [told("d1", DOCK, "end", ago, "five hours ago"), told("d2", DOCK, "end", Time.day(2024, 4, 1), "on April 1")]
    (conflict,) = timeline(said, documents=[paper("d1", date(2024, 5, 3))]).conflicts
    assert not conflict.is_pairwise
    assert set(conflict.documents) == {"d1", "d2"}
    assert len(conflict.claims) == 2
    ends = [told("d1", DOCK, "end", Time.day(2024, 5, 3), "until Friday"), said[1]]
    assert [c.is_pairwise for c in timeline(ends).conflicts] == [True]
