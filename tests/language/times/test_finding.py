"""What a text says about time, phrase by phrase; all texts written for these tests."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from factrecon.language.times.finding import TimeMention, find_times, resolve, resolve_all

WEDNESDAY = date(2023, 10, 11)


def values(text: str, published: date | None = WEDNESDAY) -> list[str]:
    return [m.timex_value for m in find_times(text, published=published)]


def only(text: str, published: date | None = WEDNESDAY) -> TimeMention:
    [mention] = find_times(text, published=published)
    return mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on July 24, 2003", "2003-07-24"),
        ("on July 24 , 2003", "2003-07-24"),
        ("on 24 July 2003", "2003-07-24"),
        ("on the 24th of July 2003", "2003-07-24"),
        ("on July\n24, 2003", "2003-07-24"),
        ("on 2003-07-24", "2003-07-24"),
        ("on 7/24/2003", "2003-07-24"),
        ("on 24/7/2003", "2003-07-24"),
        ("on 24.07.2003", "2003-07-24"),
        ("on Oct. 4", "2023-10-04"),
        ("in September 2021", "2021-09"),
        ("in the spring of 2020", "2020-SP"),
        ("the third quarter of 2021", "2021-Q3"),
        ("in Q3 2022", "2022-Q3"),
        ("in the first half of 2020", "2020-H1"),
        ("in fiscal 2019", "2019"),
        ("in FY2022", "2022"),
        ("in the year two thousand", "2000"),
        ("in nineteen ninety-six", "1996"),
        ("since the 1990s", "199"),
        ("in the late nineties", "199"),
        ("in the 20th century", "19"),
        ("last week", "2023-W40"),
        ("this month", "2023-10"),
        ("next year", "2024"),
        ("the week after next", "2023-W43"),
        ("the week of March 6, 2000", "2000-W10"),
        ("yesterday", "2023-10-10"),
        ("the day before yesterday", "2023-10-09"),
        ("tonight", "2023-10-11TNI"),
        ("last night", "2023-10-10TNI"),
        ("on Friday morning", "2023-10-06TMO"),
        ("last Friday", "2023-10-06"),
        ("Friday last week", "2023-10-06"),
        ("two years ago", "2021"),
        ("three months ago", "2023-07"),
        ("three days from now", "2023-10-14"),
        ("on Christmas Eve 2022", "2022-12-24"),
        ("on Thanksgiving 2021", "2021-11-25"),
        ("on Good Friday 2024", "2024-03-29"),
        ("last May", "2023-05"),
        ("June last year", "2022-06"),
        ("at 3:30 p.m. EST on Friday", "2023-10-06T15:30"),
        ("at 15:30", "2023-10-11T15:30"),
        ("at 8 o'clock in the morning", "2023-10-11T08:00"),
        ("at noon", "2023-10-11T12:00"),
        ("on 9/11", "2001-09-11"),
        ("at 1430 GMT", "2023-10-11T14:30"),
        ("at 9 : 00 a.m.", "2023-10-11T09:00"),
        ("in 2012-04", "2012-04"),
        ("the Labor Day weekend", "2023-W35-WE"),
        ("on New Years Eve", "2023-12-31"),
        ("two days after Christmas 2022", "2022-12-27"),
        ("the first week of May 2022", "2022-05"),
        ("the night of March 13, 2013", "2013-03-13TNI"),
        ("last evening", "2023-10-10TEV"),
        ("at 10.45pm last night", "2023-10-10T22:45"),
        ("Sundays game", "2023-10-08"),
        ("this years fair", "2023"),
        ("the Sept. 11 attacks", "2001-09-11"),
        ("on Sept. 11", "2023-09-11"),
    ],
)
def test_dates_and_times(text: str, expected: str) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected", "mod"),
    [
        ("three days", "P3D", None),
        ("a 72-hour walkout", "PT72H", None),
        ("two and a half years", "P2Y6M", None),
        ("a year and a half", "P1Y6M", None),
        ("half an hour", "PT30M", None),
        ("six-and-a-half hours", "PT6H30M", None),
        ("several weeks", "PXW", None),
        ("for more than a week", "P1W", "MORE_THAN"),
        ("for nearly three years", "P3Y", "LESS_THAN"),
        ("at least 10 days", "P10D", "EQUAL_OR_MORE"),
        ("up to two hours", "PT2H", "EQUAL_OR_LESS"),
        ("about twenty-four months", "P24M", "APPROX"),
        ("two weeks or so", "P2W", "APPROX"),
        ("six months of talks", "P6M", None),
        ("11 months and 29 days", "P11M29D", None),
        ("2 hours, 30 minutes", "PT2H30M", None),
        ("3 years, 2 months, 14 days and 16 hours", "P3Y2M14DT16H", None),
        ("almost a hundred years", "P100Y", "LESS_THAN"),
        ("a weeklong strike", "P1W", None),
        ("a six-month-old truce", "P6M", None),
    ],
)
def test_durations(text: str, expected: str, mod: str | None) -> None:
    mention = only(text)
    assert (mention.kind, mention.timex_value, mention.mod) == ("duration", expected, mod)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every Monday", "XXXX-WXX-1"),
        ("each year", "P1Y"),
        ("every two weeks", "P2W"),
        ("they meet daily", "P1D"),
        ("paid annually", "P1Y"),
    ],
)
def test_sets(text: str, expected: str) -> None:
    assert (only(text).kind, only(text).timex_value) == ("set", expected)


@pytest.mark.parametrize(
    "text",
    [
        "She may march in the second row.",
        "The help line is open 24/7.",
        "They won 3-2 and then 21-14.",
        "Flight 1549 and a Boeing 737 landed.",
        "The iPhone 14 costs $1999.",
        "About 2000 people and 1,999 police came.",
        "Mr. May and April Jones, 44 years old, spoke.",
        "A 6-year-old girl was found.",
        "The Sun shone; she sat down.",
        "Three-quarters of voters agreed.",
        "Route 1950 and Room 2010 are closed.",
        "The Sunday Times, Saturday Night Live and the Good Friday Agreement.",
        "The New York Daily News and the 1900 block of Main Street; 1910 S. Oak Ave.; call 555-1999.",
        "٢٠٢٣-١٠-٠٤ and १२ October-like",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert [m.text for m in find_times(text, published=WEDNESDAY) if m.text != "October"] == []


def test_a_weekday_is_the_most_recent_one_and_keeps_the_other_reading() -> None:
    mention = only("The deal was signed on Friday.")
    assert mention.timex_value == "2023-10-06"
    assert mention.alternatives == (("2023-10-13", 0.08),)
    assert only("The deal was signed on Wednesday.").timex_value == "2023-10-11"


@pytest.mark.parametrize(
    "text",
    [
        "Talks will resume on Friday.",
        "The vote is set for Friday.",
        "It is due to open Friday.",
        "They have until Friday to answer.",
        "The board is scheduled to meet Friday.",
        "It could come as early as Friday.",
        "Bids are expected to close Friday.",
        "The museum said it would open again on Friday.",
    ],
)
def test_a_strong_cue_turns_a_weekday_to_the_future(text: str) -> None:
    assert only(text).timex_value == "2023-10-13"


@pytest.mark.parametrize(
    "text",
    [
        "It had been due to expire Friday.",
        "But by Friday, they had left.",
        "The guard said he would have left on Friday.",
        "The group announced plans Friday.",
        "The chief said Friday the plant will close.",
    ],
)
def test_what_was_to_be_stays_past(text: str) -> None:
    assert only(text).timex_value == "2023-10-06"


def test_both_ends_of_a_range_share_the_week() -> None:
    first, last = find_times("They walked out Wednesday through Friday last week.", published=WEDNESDAY)
    assert (first.timex_value, last.timex_value) == ("2023-10-04", "2023-10-06")
    assert first.period is not None
    assert (first.period.begin, first.period.finish) == (datetime(2023, 10, 4), datetime(2023, 10, 7))
    assert first.period.text == "Wednesday through Friday last week"
    assert first.period == last.period


@pytest.mark.parametrize(
    ("text", "begin", "finish"),
    [
        ("from 4 October through 7 October", "2023-10-04", "2023-10-08"),
        ("Oct. 4-7", "2023-10-04", "2023-10-08"),
        ("4-7 October 2023", "2023-10-04", "2023-10-08"),
        ("2009 to 2011", "2009-01-01", "2012-01-01"),
        ("between Monday and Thursday", "2023-10-02", "2023-10-06"),
        ("June to August 2022", "2022-06-01", "2022-09-01"),
        ("from Monday to Wednesday", "2023-10-09", "2023-10-12"),
        ("between 2 and 3 a.m. Saturday", "2023-10-07T02:00", "2023-10-07T03:01"),
        ("from 11 to 2 a.m.", "2023-10-11T23:00", "2023-10-12T02:01"),
        ("the 2012-13 season", "2012-01-01", "2014-01-01"),
    ],
)
def test_ranges(text: str, begin: str, finish: str) -> None:
    first, _ = find_times(text, published=WEDNESDAY)
    assert first.period is not None
    assert first.period.begin == datetime.fromisoformat(begin)
    assert first.period.finish == datetime.fromisoformat(finish)


def test_a_move_is_no_range() -> None:
    mentions = find_times("The hearing was moved from Monday to Tuesday.", published=WEDNESDAY)
    assert [m.period for m in mentions] == [None, None]


def test_an_offset_stays_with_its_event() -> None:
    mention = only("It came more than a week after talks broke off, officials said.")
    assert mention.kind == "offset"
    assert mention.text == "more than a week"
    assert mention.direction == "after"
    assert mention.anchor is not None
    assert (mention.anchor.text, mention.anchor.side) == ("talks broke off", "end")
    assert mention.begin is None


def test_two_days_later_counts_from_the_text_not_from_publication() -> None:
    _, later = find_times("The bridge fell on Sept. 4. Two days later, crews arrived.", published=WEDNESDAY)
    assert later.timex_value == "2023-09-06"
    assert later.anchor is not None
    assert later.anchor.text == "Sept. 4"
    alone = only("Two days later, crews arrived.")
    assert not alone.resolved
    assert (alone.kind, alone.direction, alone.anchor) == ("offset", "after", None)


@pytest.mark.parametrize(
    ("text", "direction", "anchor", "side"),
    [
        ("a day before the vote", "before", "the vote", "start"),
        ("three weeks into the walkout, talks", "after", "the walkout", "start"),
        ("two months after the war began in the east", "after", "the war began in the east", "start"),
        ("a week prior to the fire", "before", "the fire", "start"),
        ("the second day of the strike", "after", "the strike", "start"),
    ],
)
def test_offsets(text: str, direction: str, anchor: str, side: str) -> None:
    mention = find_times(text, published=WEDNESDAY)[0]
    assert mention.kind == "offset"
    assert mention.anchor is not None
    assert (mention.direction, mention.anchor.text, mention.anchor.side) == (direction, anchor, side)


def test_the_next_day_needs_a_day_before_it() -> None:
    assert values("In September it rained. The next day it stopped.")[1] == "XXXX-XX-XX"


def test_prenominal_and_preposition() -> None:
    assert only("a three-day strike").prenominal
    assert not only("for three days").prenominal
    assert only("through Friday").preposition == "through"


def test_context_of_quarters() -> None:
    found = values("Profit rose in the third quarter of 2021 from a year earlier. In the 2019 period it fell.")
    assert found == ["2021-Q3", "2020-Q3", "2019-Q3"]


def test_without_a_date_relative_times_stay_symbolic_until_resolved() -> None:
    text = "On Friday they met; last week they had not. In 2019 they did. A day later it rained."
    mentions = find_times(text)
    assert [m.timex_value for m in mentions][:3] == ["XXXX-WXX-5", "XXXX-WXX", "2019"]
    assert [m.resolved for m in mentions][:3] == [False, False, True]
    assert resolve(mentions[0], WEDNESDAY).timex_value == "2023-10-06"
    assert resolve_all(mentions, WEDNESDAY) == find_times(text, published=WEDNESDAY)


@pytest.mark.parametrize(
    "text",
    [
        "They met Wednesday through Friday last week, and between Monday and Thursday.",
        "It opened on Oct. 4-7. Two days later it closed; a year earlier it had not.",
        "In the third quarter sales fell; in the year-ago quarter they rose. At 3 p.m. it ended.",
    ],
)
def test_resolving_late_equals_resolving_at_once(text: str) -> None:
    assert resolve_all(find_times(text), WEDNESDAY) == find_times(text, published=WEDNESDAY)


def test_a_publication_time_counts_as_its_day() -> None:
    late = datetime(2023, 10, 11, 23, 59)
    assert find_times("on Friday", published=late) == find_times("on Friday", published=WEDNESDAY)


def test_29_february() -> None:
    assert values("on Feb. 29, 2024") == ["2024-02-29"]
    assert not only("on Feb. 29, 2023").resolved
    assert values("on Feb. 29", date(2023, 10, 11)) == ["2024-02-29"]
    assert values("a year ago", date(2024, 2, 29)) == ["2023"]


@pytest.mark.parametrize("published", [date(1, 1, 1), date(1, 1, 4), date(9999, 12, 31), date(9998, 12, 29)])
def test_the_ends_of_the_calendar(published: date) -> None:
    text = (
        "last week, next year, Friday, next Friday, last century, two thousand years ago, in 400 years, "
        "900000000 years ago, yesterday, tomorrow, the weekend, last summer, Oct. 4, Easter, Q1, a year earlier, "
        "999999999999999 days later, 9999-12-31, 0001-01-01, 0000-01-01, from Monday to Friday, at 24:00"
    )
    for mention in find_times(text, published=published):
        assert text[mention.start : mention.end] == mention.text
        assert mention.value is None or mention.value.to_json()


def test_impossible_dates_are_not_resolved() -> None:
    for text in ("on 31/02/2020", "on 2023-13-01", "on 2023-02-30", "on April 31, 2020"):
        assert not any(m.resolved and m.grain == "day" for m in find_times(text, published=WEDNESDAY))


def test_clock_change_days_have_24_hours_on_the_calendar() -> None:
    mention = only("on March 12, 2023")
    assert mention.begin is not None
    assert mention.finish is not None
    assert (mention.finish - mention.begin).total_seconds() == 86400


def test_zones_are_kept() -> None:
    assert only("at 3 p.m. EST").utc_offset == -300
    assert only("at 15:30 GMT").utc_offset == 0


def test_part_of_a_running_period_ends_or_starts_with_publication() -> None:
    earlier, later = find_times("earlier this month or later this year", published=WEDNESDAY)
    assert (earlier.begin, earlier.finish) == (datetime(2023, 10, 1), datetime(2023, 10, 12))
    assert (later.begin, later.finish) == (datetime(2023, 10, 11), datetime(2024, 1, 1))


def test_a_stretch_up_to_publication() -> None:
    mention = only("in the last two weeks")
    assert (mention.begin, mention.finish) == (datetime(2023, 9, 27), datetime(2023, 10, 11))


def test_capitals_and_no_punctuation() -> None:
    assert values("OCT. 4, 2023 WORKERS STRIKE FRIDAY FOR THREE DAYS") == ["2023-10-04", "2023-10-06", "P3D"]


def test_timex3_and_edtf() -> None:
    mention = only("early March 2024")
    assert mention.timex3("t1") == '<TIMEX3 tid="t1" type="DATE" value="2024-03" mod="START">early March 2024</TIMEX3>'
    assert mention.edtf() == "2024-03~"
    assert only("three days").edtf() is None


def test_what_is_to_be_lies_ahead():
    ahead = [
        "She said the talks would be held on Thursday.",
        "The report will be formally released on Thursday.",
        "The names are to be announced on Thursday.",
        "Lawmakers must vote on Thursday.",
        "The trial begins on Thursday.",
    ]
    behind = [
        "The train would have arrived on Thursday.",
        "He could not attend on Thursday.",
        "The prisoners have been released on Thursday.",
        "She was charged on Thursday.",
    ]
    for sentences, day in ((ahead, "2024-11-07"), (behind, "2024-10-31")):
        for sentence in sentences:
            assert [t.timex_value for t in find_times(sentence, published=date(2024, 11, 6))] == [day], sentence
