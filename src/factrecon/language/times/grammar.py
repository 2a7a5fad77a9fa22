"""Patterns over token classes (`time_lexicon`), each with the expression it stands for.

Class letters keep the patterns short: `tlu` is "the last week". All are bounded and without nested
repetition, so matching is linear in the text. Where several match, the longest wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from attrs import evolve, frozen

from factrecon.language.times.amounts import (
    read_adjective,
    read_duration,
    read_frequency,
    read_long,
    read_nth_of,
    read_offset,
    read_reference,
    read_set,
    read_shift,
    read_year_earlier,
)
from factrecon.language.times.clocks import read_clock, read_daypart_of, read_military_clock
from factrecon.language.times.dates import (
    read_calendar_day,
    read_century,
    read_decade,
    read_edge_of,
    read_holiday,
    read_iso_month,
    read_latest_period,
    read_month,
    read_month_of_year,
    read_quarter,
    read_quarter_label,
    read_same_period,
    read_season,
    read_short_date,
    read_stamp,
    read_week_of,
    read_year,
    read_year_in_words,
    read_years_period,
)
from factrecon.language.times.expression import Expression
from factrecon.language.times.groups import Match, day_number, integer
from factrecon.language.times.lexicon import Tokens
from factrecon.language.times.relative import (
    read_after_next,
    read_deictic,
    read_latest,
    read_overnight,
    read_relative,
    read_since_unit,
    read_the_daypart,
    read_the_unit,
    read_this_daypart,
    read_weekday,
    read_year_end,
)

Builder = Callable[[Match, Tokens], Expression | None]


# A part of a period: "early", "late", "mid-", "the end of", "earlier", "later".
_PART = r"(?:(?:t?(?P<k>k)(?:-|I)?|t?(?P<K>K)O|(?P<r>r)I?))?"


@frozen
class Rule:
    """A pattern of token classes, the letters it can begin with, and what it builds."""

    name: str
    starts: str
    pattern: re.Pattern[str]
    build: Builder


_YW = r"(?:O?t?(?P<yw>[hlxv])(?P<yu>u))"


_AMOUNT = (
    r"(?:(?P<n>n)(?:(?:T|-|-?T-?|&)(?P<n2>n))?-?(?:-?&-?a-?(?P<plushalf>u)(?=-?u))?|a?(?P<f>f)(?P<of>O)?r?"
    r"|a?(?P<half>u)-?a?|(?P<a>a)W?|W?)"
)


_UNIT = r"-?W?-?(?P<u>u)"


def _rules(*entries: tuple[str, str, str, Builder]) -> tuple[Rule, ...]:
    return tuple(Rule(name, starts, re.compile(pattern), build) for name, starts, pattern, build in entries)


RULES = _rules(
    ("stamp", "D", r"(?P<D>D)(?:,?I?(?P<c>c)(?P<z>z)?(?P<Z>Z)?)?", read_stamp),
    (
        "month day",
        "Khklmrtwx",
        _PART
        + r"(?:t?(?P<w>w),?(?P<on>I)?)?t?(?P<h>[hlx])?(?P<m>m)t?(?P<d>[no])(?![n%$])(?:,?(?P<y>y)|,?"
        + _YW
        + r")?(?P<p>p)?",
        read_calendar_day,
    ),
    ("short date", "n", r"(?P<d>n)-?(?P<m>m)-?(?P<y2>[ny.])", read_short_date),
    ("month of year", "n", r"(?P<n>n)/(?P<y>y)(?!/)", read_month_of_year),
    ("week of", "t", r"t(?P<u>u)O(?P<m>m)(?P<d>[no])(?:,?(?P<y>y))?", read_week_of),
    (
        "day month",
        "Kknortw",
        _PART + r"(?:t?(?P<w>w),?(?P<on>I)?)?t?(?P<d>[no])(?:Ot?)?(?P<m>m)(?:,?(?P<y>y)|,?" + _YW + r")?",
        read_calendar_day,
    ),
    (
        "month",
        "Khklmrtx",
        _PART + r"(?:t?(?P<h>[hlx])(?:(?<=h)(?P<h2>[lx]))?)?(?P<m>m)(?:,?O?(?P<y>y)|" + _YW + r")?",
        read_month,
    ),
    (
        "weekday",
        "Khklrtvwx",
        _PART + r"(?:t?(?P<h>[hlxv])(?:(?<=h)(?P<h2>[lx]))?)?(?P<w>w)(?:O?(?P<ww>[hlx])(?P<wu>u)|(?P<p>p))?",
        read_weekday,
    ),
    ("year", "FKkrtuy", _PART + r"(?:t?(?P<F2>F)?(?P<u>u))?(?P<F>F)?(?P<y>y)", read_year),
    ("iso month", "y", r"(?P<y>y)-(?P<n>n)", read_iso_month),
    ("year in words", "t", r"t(?P<u>u)(?P<n>n)", read_year_in_words),
    ("year's period", "FPltuxy", r"(?:t|t?(?P<h>[lx])(?P<yu>u)')?(?P<y>y)?F?(?P<u>[uP])", read_years_period),
    ("same period", "tv", r"t?(?P<v>v)(?P<u>[uP])(?P<yw>[hlx])(?P<yu>u)", read_same_period),
    ("latest period", "Lt", r"t?(?P<L>L)(?P<P>P)", read_latest_period),
    (
        "quarter",
        "-FKklort",
        _PART
        + r"t?(?P<F>F)?-?(?:(?P<o>o)|(?P<h>l))-?F?-?(?P<u>u)(?:(?:O|,)?t?F?(?P<y>y)|"
        + _YW
        + r"|Ot?F?(?P<ty>u))?",
        read_quarter,
    ),
    ("year quarter", "hltxy", r"t?(?:(?P<y>y)|(?P<yw>[hlx])(?P<yu>u))'?(?P<F>F)?-?(?P<o>o)-?(?P<u>u)", read_quarter),
    ("quarter label", "q", r"(?P<q>q)(?:O?(?P<y>y)|" + _YW + r")?", read_quarter_label),
    ("decade", "KVkrt", _PART + r"t?(?P<V>V)", read_decade),
    ("decade part", "t", r"t(?P<k>k)-?(?P<V>V)", read_decade),
    ("century", "Kkort", _PART + r"t?(?P<o>o)-?(?P<u>u)", read_century),
    (
        "season",
        "Khklrstx",
        _PART + r"(?:t|t?(?P<h>[hlx])(?:(?<=h)(?P<h2>[lx]))?)?(?P<s>s)(?:O?(?P<y>y)|" + _YW + r")?",
        read_season,
    ),
    ("holiday", "Hhlxt", r"t?(?:(?P<h>[hlx]))?(?P<H>H)(?:(?P<u>u)|,?(?P<y>y)|" + _YW + r"|(?P<p>p))?", read_holiday),
    ("deictic", "KYkrt", _PART + r"(?P<Y>Y)(?P<p>p)?", read_deictic),
    ("this daypart", "Khklrtvx", _PART + r"t?(?P<h>[hlxv])(?P<p>p)", read_this_daypart),
    ("relative", "Khklrtvx", _PART + r"(?P<t>t)?(?P<h>[hlxv])(?:(?<=h)(?P<h2>[lx]))?F?(?P<u>u)", read_relative),
    ("latest", "Lt", r"t?(?P<L>L)F?(?P<u>u)", read_latest),
    ("the unit", "Kkrt", _PART + r"tF?(?P<u>u)", read_the_unit),
    ("year end", "u", r"(?P<u>u)'?-?(?P<e>K)", read_year_end),
    ("clock", "Kcknrt", _PART + r"(?P<c>[nc])(?::(?P<mn>n))?(?P<z>z)(?:,?(?P<Z>Z))?", read_clock),
    ("clock of four digits", "ny", r"(?P<c>[ny])(?P<Z>Z)", read_military_clock),
    ("clock bare", "c", r"(?P<c>c)(?P<Z>Z)?", read_clock),
    ("clock o'clock", "n", r"(?P<c>n)(?P<C>C)(?:It(?P<pp>p))?", read_clock),
    ("clock in the", "cn", r"(?P<c>[nc])It(?P<pp>p)", read_clock),
    ("daypart of", "pt", r"t?(?P<p>p)(?=(?P<of>O)?t?[mwnoHYD])", read_daypart_of),
    ("edge of", "tol", r"t?(?P<o>[ol])f?(?P<u>u)Ot?(?=[mysV])", read_edge_of),
    ("overnight", "p", r"(?P<p>p)", read_overnight),
    ("in the morning", "t", r"t(?P<p>p)", read_the_daypart),
    ("noon", "p", r"(?P<p12>p)(?P<Z>Z)?", read_clock),
    ("duration", "-Wafhlntux", r"(?:t?(?P<h>[hlx]))?" + _AMOUNT + _UNIT + r"(?P<old>-?j)?(?:-G)?", read_duration),
    ("long", "J", r"(?P<J>J)", read_long),
    ("duration of", "t", r"(?:t)(?P<o>o)?(?:(?P<n>n)|(?P<f>f))W?(?P<u>u)(?!-?j)", read_duration),
    ("and a half", "a", r"(?P<a>a)(?P<u>u)&a(?P<ahalf>u)", read_duration),
    ("and a half ago", "a", r"(?P<a>a)(?P<u>u)&a(?P<ahalf>u)(?P<dir>[grB])", read_shift),
    ("shift", "-Wafnu", _AMOUNT + _UNIT + r"(?:&?a?)?(?P<dir>[grB])", read_shift),
    ("offset", "-Wafntu", r"(?:(?P<the>t)|" + _AMOUNT + ")" + _UNIT + r"(?P<dir>[Bx]|lT)", read_offset),
    ("nth of", "ot", r"t?(?P<o>o)(?P<u>u)(?P<of>O(?!t?[mywsVhlxHD]))?", read_nth_of),
    ("year earlier", "Wtu", r"t?W?(?P<u>u)-?[rg](?:(?P<o>o)-?)?(?P<same>[uP])?", read_year_earlier),
    ("after next", "t", r"t(?P<u>u)(?P<dir>B)(?P<h>[lx])(?=[,;|)\"I.&]|$)", read_after_next),
    ("day before", "t", r"t(?P<u>[up])(?P<dir>B)(?=[,;|)\"]|$)", read_since_unit),
    ("every", "e", r"(?P<e>e)(?:(?P<n>n)|(?P<o>o))?-?(?:(?P<u>u)|(?P<w>w)(?P<p>p)?|(?P<m>m)|(?P<s>s))", read_set),
    ("every daypart", "e", r"(?P<e>e)(?P<p>p)", read_set),
    ("frequency", "A", r"(?P<A>A)", read_frequency),
    ("reference", "LRt", r"(?P<R>R)|t.?(?P<N>N)(?!u)|(?P<L>L)(?P<u>u)|t(?P<past>l)", read_reference),
    ("adjective", "h", r"(?P<adj>h)", read_adjective),
)


_BY_FIRST = {
    letter: tuple(rule for rule in RULES if letter in rule.starts)
    for letter in sorted({letter for rule in RULES for letter in rule.starts})
}


_SCAN = re.compile(f"[{re.escape(''.join(_BY_FIRST))}]")


@frozen
class Found:
    """An expression and the tokens [first, last) it covers."""

    rule: str
    first: int
    last: int
    expression: Expression


def match_at(tokens: Tokens, at: int, *, only: frozenset[str] | None = None) -> Found | None:
    """The longest expression that begins at a token."""
    best: Found | None = None
    for rule in _BY_FIRST.get(tokens.codes[at : at + 1], ()):
        if only is not None and rule.name not in only:
            continue
        m = rule.pattern.match(tokens.codes, at)
        if m is None or (best is not None and m.end() <= best.last) or m.end() == at:
            continue
        expression = rule.build(m, tokens)
        if expression is not None:
            last = m.end()
            if rule.name == "offset" and expression.anchor == "event":
                last = m.start("dir")
                if best is not None and last <= best.last and best.rule not in ("duration",):
                    continue
            elif rule.name == "nth of":
                last = m.end("u")
            elif rule.build is read_shift and m.group("dir") == "B":
                last += 1
            best = Found(rule.name, at, last, expression)
    return best


_DATE_RULES = frozenset({"month day", "day month", "weekday", "deictic", "stamp", "holiday", "this daypart"})


def scan(tokens: Tokens) -> list[Found]:
    """All expressions, left to right, none overlapping."""
    found: list[Found] = []
    at = 0
    codes = tokens.codes
    while True:
        m = _SCAN.search(codes, at)
        if m is None:
            return found
        at = m.start()
        if codes[at] in "aunk" and (spoken := _spoken_clock(tokens, at)) is not None:
            spoken = _with_date(tokens, spoken)
            found.append(spoken)
            at = spoken.last
            continue
        if codes[at] in "an" and (far := _two_units_away(tokens, at) or _weekdays_ago(tokens, at)) is not None:
            found.append(far)
            at = far.last
            continue
        if codes[at] in "tol" and (counted := _counted_in(tokens, at) or _day_of_month(tokens, at)) is not None:
            found.append(counted)
            at = counted.last
            continue
        if codes[at] in "noc" and (first := _leading_day(tokens, at) or _leading_clock(tokens, at)) is not None:
            found.extend(first)
            at = first[-1].last
            continue
        best = match_at(tokens, at)
        if best is None:
            at += 1
            continue
        if codes[at] == "t" and ((best.rule == "month day" and codes[at + 1] == "m") or "o-u" in codes[at : best.last]):
            best = evolve(best, first=at + 1)  # in "the Aug. 7 attack" the article is the attack's
        if best.rule == "daypart of":
            dated = _with_date(tokens, best)
            if dated is best:
                at = best.last
                continue
            best = dated
        elif best.rule == "edge of":
            whole = match_at(tokens, best.last, only=_WHOLE_RULES)
            if whole is None or whole.expression.mod or whole.expression.day:
                at = best.last
                continue
            best = Found(whole.rule, best.first, whole.last, evolve(whole.expression, mod=best.expression.mod))
        elif best.expression.clock is not None and best.expression.stamp is None:
            best = _with_date(tokens, best)
        elif best.rule in _DATE_RULES and best.expression.daypart is None:
            best = _with_clock(tokens, best)
        elif best.rule == "offset" and best.expression.anchor == "event":
            best = _from_date(tokens, best)
        elif best.rule == "year" and (short := _short_year(tokens, best)) is not None:
            found.append(best)
            best = short
        elif best.rule == "duration" and best.expression.count is not None:
            best = _with_rest(tokens, best)
        elif best.rule == "shift" and best.expression.anchor == "published":
            best = _shift_from_day(tokens, best)
        found.append(best)
        at = best.last
        if best.rule in ("month day", "day month"):
            found[-1] = best = _with_short_year(tokens, best)
            at = best.last
            more = _more_days(tokens, best)
            found.extend(more)
            at = more[-1].last if more else at


_COUNTED_IN = re.compile(r"t?(?P<o>[ol])(?:(?P<n>n)?(?P<u>u)|(?P<w>w))(?:O|I(?=t?[hlx]?m))")
_PERIOD_SPOKEN_OF = re.compile(r"t(?P<u>u)")
_PERIODS = frozenset({"month", "relative", "year", "the unit", "quarter", "season", "decade"})
_SIZES = {"day": 0, "week": 1, "month": 2, "quarter": 3, "season": 3, "year": 4, "decade": 5}


def _counted_in(tokens: Tokens, at: int) -> Found | None:
    """ "the first day of next month", "the last two weeks of March 2021": days and weeks counted inside a period."""
    m = _COUNTED_IN.match(tokens.codes, at)
    if m is None:
        return None
    weekday = integer(m, tokens, "w") if m.group("w") else None
    unit, many = "weekday" if m.group("w") else str(tokens.values.get(m.start("u")) or ""), m.group("n") is not None
    if unit not in ("day", "week", "month", "weekday"):
        return None
    whole = match_at(tokens, m.end(), only=_PERIODS)
    if whole is None and tokens.codes[m.end() : m.end() + 1] == "t":
        whole = match_at(tokens, m.end() + 1, only=_PERIODS)
    spoken = _PERIOD_SPOKEN_OF.match(tokens.codes, m.end())
    if whole is None and spoken is not None and tokens.words[spoken.start("u")] in ("month", "year"):
        inside = Expression("relative", unit=tokens.words[spoken.start("u")], which=0, anchor="context")
        whole = Found("the unit", m.end(), spoken.end(), inside)
    if whole is None or whole.expression.mod or whole.expression.day or whole.expression.clock:
        return None
    e = whole.expression
    size = e.unit or ("month" if e.month else "quarter" if e.quarter else "season" if e.season else "year")
    if _SIZES.get(size, -1) <= _SIZES["day" if unit == "weekday" else unit]:
        return None
    count = tokens.values.get(m.start("n")) if many else 1.0
    nth = tokens.values.get(m.start("o"))
    if not isinstance(count, float) or not isinstance(nth, int) or not 1 <= count <= 31:
        return None
    if (many and nth not in (1, -1)) or (nth == -1 and tokens.words[m.start("o")] != "last"):
        return None
    if unit == "week" and not many and abs(nth) == 1 and size != "month":
        return None  # "the first week of 2021" need not begin on the first of January
    expression = Expression("shift", unit=unit, count=count, which=nth, weekday=weekday, base=e, value="nth")
    return Found("counted in", at, whole.last, expression)


_DAY_OF_MONTH = re.compile(r"t(?P<o>o)O(?=t?[hlx]?u)")


def _day_of_month(tokens: Tokens, at: int) -> Found | None:
    """ "the 14th of next month", "the first of the month": a day by its number in a month told from today."""
    m = _DAY_OF_MONTH.match(tokens.codes, at)
    day = tokens.values.get(m.start("o")) if m is not None else None
    if m is None or not isinstance(day, int) or not 1 <= day <= 31:
        return None
    whole = match_at(tokens, m.end(), only=frozenset({"relative"}))
    if whole is None and tokens.words[m.end() : m.end() + 2] == ("the", "month"):
        inside = Expression("relative", unit="month", which=0, anchor="context")
        whole = Found("the unit", m.end(), m.end() + 2, inside)
    if whole is None or whole.expression.unit != "month" or whole.expression.mod:
        return None
    expression = Expression("shift", unit="day", count=1.0, which=day, base=whole.expression, value="nth")
    return Found("counted in", at, whole.last, expression)


_SPOKEN = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}
_TWELVES = {"midnight": 0, "noon": 12, "midday": 12}
_CLOCK_PREPOSITIONS = frozenset({"at", "until", "till"})


def _spoken_clock(tokens: Tokens, at: int) -> Found | None:
    """ "half past six", "a quarter to ten a.m.": an hour and the minutes past or to it."""
    words, first = tokens.words, at
    if words[at] == "a":
        at += 1
    minutes = _SPOKEN.get(words[at]) if at + 2 < len(words) else None
    if minutes is None or (minutes == 30 and at != first):
        return _minutes_from_twelve(tokens, at)
    sign, hour = words[at + 1], tokens.values.get(at + 2)
    if words[at + 2] in _TWELVES:
        return _minutes_from_twelve(tokens, at)
    if sign not in ("past", "after", "to", "before") or (minutes == 30 and sign != "past"):
        return None
    if not isinstance(hour, float) or not hour.is_integer() or not 1 <= hour <= 12 or not words[at + 2].isalpha():
        return None
    last = at + 3
    meridiem = tokens.values.get(last) if tokens.codes[last : last + 1] == "z" else None
    if meridiem is not None:
        last += 1
    elif tokens.codes[last : last + 3] == "Itp":
        part = tokens.values.get(last + 2)
        meridiem = "a" if part == "MO" else "p" if part in ("AF", "EV", "NI") else None
        last += 3 if meridiem else 0
    before = words[first - 1] if first else ""
    if meridiem is None and minutes not in (15, 30) and before not in _CLOCK_PREPOSITIONS:
        return None  # "ten to five" may be a score, and "five after ten" a rank
    whole = int(hour) % 12 + 12 * (meridiem == "p") if meridiem else int(hour)
    minute = minutes if sign in ("past", "after") else -minutes
    total = (whole * 60 + minute) % (24 * 60)
    return Found("clock", first, last, Expression("calendar", clock=(total // 60, total % 60)))


def _minutes_from_twelve(tokens: Tokens, at: int) -> Found | None:
    """ "5 past midnight", "a quarter to noon": no hour's half of the day is open there."""
    words = tokens.words
    if at + 2 >= len(words) or words[at + 2] not in _TWELVES or words[at + 1] not in ("past", "after", "to", "before"):
        return None
    said = _SPOKEN.get(words[at], tokens.values.get(at))
    if not isinstance(said, (int, float)) or not 1 <= said <= 30 or said != int(said):
        return None
    minute = int(said) if words[at + 1] in ("past", "after") else -int(said)
    total = (_TWELVES[words[at + 2]] * 60 + minute) % (24 * 60)
    first = at - 1 if at and words[at - 1] == "a" else at
    return Found("clock", first, at + 3, Expression("calendar", clock=(total // 60, total % 60)))


_COARSER = re.compile(r"(?P<n>[an])(?P<u>u)(?:,&?|&)(?=(?:nu(?:,&?|&)){0,2}n-?u[grB])")
_BETWEEN_UNITS = re.compile(r"(?P<n>n)(?P<u>u)(?:,&?|&)")


def _two_units_away(tokens: Tokens, at: int) -> Found | None:
    """ "a year and two months ago", "two weeks and three days after the vote": one distance in two units."""
    m = _COARSER.match(tokens.codes, at)
    if m is None:
        return None
    parts: list[tuple[object, str]] = [
        (1.0 if m.group("n") == "a" else tokens.values.get(m.start("n")), str(tokens.values.get(m.start("u"))))
    ]
    behind = m.end()
    while (more := _BETWEEN_UNITS.match(tokens.codes, behind)) is not None:
        parts.append((tokens.values.get(more.start("n")), str(tokens.values.get(more.start("u")))))
        behind = more.end()
    finer = match_at(tokens, behind, only=frozenset({"shift", "offset"}))
    if finer is None or finer.expression.form != "shift" or finer.expression.count_to is not None:
        return None
    parts.append((finer.expression.count, finer.expression.unit))
    told = [(count, unit) for count, unit in parts if isinstance(count, float)]
    if len(told) < len(parts) or any(b not in _FINER.get(a, ()) for (_, a), (_, b) in pairwise(told)):
        return None
    (count, unit), *rest = told
    return Found(finer.rule, at, finer.last, evolve(finer.expression, unit=unit, count=count, rest=tuple(rest)))


_WEEKDAYS_AGO = re.compile(r"(?P<n>n)(?P<w>w)g")


def _weekdays_ago(tokens: Tokens, at: int) -> Found | None:
    """ "two Sundays ago": the last such day, and so many weeks before it."""
    m = _WEEKDAYS_AGO.match(tokens.codes, at)
    count, weekday = (tokens.values.get(m.start(g)) for g in ("n", "w")) if m is not None else (None, None)
    if m is None or not isinstance(count, float) or not 2 <= count <= 10 or not isinstance(weekday, int):
        return None
    last = Expression("calendar", weekday=weekday)
    return Found(
        "shift", at, m.end(), Expression("shift", unit="week", count=count - 1, which=-1, base=last, value="day")
    )


def _shift_from_day(tokens: Tokens, found: Found) -> Found:
    """ "a week ago yesterday", "two years ago today": counted from the day that follows."""
    if tokens.codes[found.last - 1] != "g" or found.expression.unit not in ("week", "month", "year", "fortnight"):
        return found
    on = found.last < len(tokens.words) and tokens.words[found.last] == "on"
    day = match_at(tokens, found.last + on, only=frozenset({"weekday"}) if on else frozenset({"deictic", "weekday"}))
    if day is None or day.expression.daypart or day.expression.clock or day.expression.mod:
        return found
    if on and day.expression.weekday is not None and day.expression.which is None:  # "three weeks ago on Monday"
        if found.expression.unit != "week":
            return found
        told = evolve(found.expression, weekday=day.expression.weekday, value="weekday of")
        return Found(found.rule, found.first, day.last, told)
    if on:
        return found
    return Found(found.rule, found.first, day.last, evolve(found.expression, base=day.expression, value="day"))


_WHOLE_RULES = frozenset({"month", "year", "season", "decade"})
_LIST = re.compile(r"(?:(?:,&?|&|-|T|-T-)t?)(?P<d>[no])(?=[,;|)IBT&.\"]|$)(?P<end>,?(?P<y>y)|,?&(?![no]))?")


def _more_days(tokens: Tokens, found: Found) -> list[Found]:
    """ "April 24 and 25", "Oct. 4-7, 2023": days that leave their month to the one before."""
    out: list[Found] = []
    e, at = found.expression, found.last
    if e.year is not None or e.clock is not None or found.rule == "day month":
        return out
    while len(out) < 6:
        m = _LIST.match(tokens.codes, at)
        day = day_number(m, tokens) if m else None
        last = out[-1].expression.day if out else e.day
        if m is None or day is None or last is None or day <= last or "." in tokens.words[m.start("d")]:
            break
        spelled = tokens.words[m.start("d")].isalpha()
        following = tokens.codes[m.end("d") : m.end("d") + 1]
        if spelled or (following == "." and "-" not in m.group() and "T" not in m.group()):
            break  # "on May 3 and 12 people": a count of something
        year = integer(m, tokens, "y")
        out.append(
            Found(
                "month day",
                m.start("d"),
                m.end("y") if year else m.end("d"),
                evolve(e, day=day, year=year, weekday=None),
            )
        )
        at = m.end("d")
        if year:
            break
    return out


def _short_year(tokens: Tokens, found: Found) -> Found | None:
    """ "the 2012-13 season": the second year by its last two digits."""
    at, year = found.last + 1, found.expression.year
    if year is None or tokens.codes[at - 1 : at + 1] not in ("-n", "/n", "Tn") or tokens.words[at - 1] not in "-–/":
        return None
    digits = tokens.words[at]
    if (
        len(digits) != 2
        or not digits.isdecimal()
        or not year % 100 < int(digits)
        or tokens.starts[at] != tokens.ends[at - 1]
    ):
        return None
    return Found("year", at, at + 1, Expression("calendar", year=year // 100 * 100 + int(digits)))


def _with_short_year(tokens: Tokens, found: Found) -> Found:
    """ "Nov 19, '12": the year by its last two digits."""
    at, e = found.last, found.expression
    at += tokens.codes[at : at + 1] == ","
    if e.year is not None or e.year_which is not None or e.clock is not None or at + 1 >= len(tokens.words):
        return found
    digits, glued = tokens.words[at + 1], tokens.starts[at + 1] == tokens.ends[at]
    if tokens.words[at] not in ("'", "’", "‘") or not glued or len(digits) != 2 or not digits.isdecimal():
        return found
    year = int(digits) + (2000 if int(digits) < 50 else 1900)
    return Found(found.rule, found.first, at + 2, evolve(e, year=year, value=""))


_LEADING = re.compile(r"(?P<d>[no])(?:-|T|-T-|&)t?(?=[no](?:Ot?)?m)")


def _leading_day(tokens: Tokens, at: int) -> list[Found] | None:
    """ "4-7 October 2023", "the 4th and 5th of May": a day that leaves its month to the next."""
    m = _LEADING.match(tokens.codes, at)
    day = day_number(m, tokens) if m else None
    whole = match_at(tokens, m.end(), only=frozenset({"day month"})) if m and day else None
    if m is None or day is None or whole is None or (whole.expression.day or 0) <= day:
        return None
    return [Found("day month", at, at + 1, evolve(whole.expression, day=day, weekday=None, mod=None)), whole]


_LEADING_CLOCK = re.compile(r"(?P<c>[nc])(?:-|T|-T-|&)(?=[nc]z)")


def _leading_clock(tokens: Tokens, at: int) -> list[Found] | None:
    """ "between 2 and 3 a.m.", "9:30 to 11 p.m.": a clock time that leaves its half of the day to the next."""
    m = _LEADING_CLOCK.match(tokens.codes, at)
    last = match_at(tokens, m.end(), only=frozenset({"clock"})) if m else None
    if m is None or last is None or last.expression.clock is None:
        return None
    raw = tokens.values.get(at)
    clock = raw if isinstance(raw, tuple) else (int(raw),) if isinstance(raw, float) and raw.is_integer() else None
    if clock is None or not 1 <= clock[0] <= 12:
        return None
    hour = clock[0] % 12 + (12 if last.expression.clock[0] >= 12 else 0)
    if (hour, *clock[1:]) > last.expression.clock:
        hour = (hour + 12) % 24  # "from 11 to 2 a.m." begins in the evening
    dated = _with_date(tokens, last)
    return [Found("clock", at, at + 1, evolve(dated.expression, clock=(hour, *clock[1:]), mod=None)), dated]


_BASE_RULES = frozenset(
    {"month day", "day month", "weekday", "holiday", "stamp", "deictic", "month", "year", "relative"}
)


def _from_date(tokens: Tokens, found: Found) -> Found:
    """ "two days after Christmas", "the day before last Tuesday": counted from a date, not an event."""
    base = match_at(tokens, found.last + 1, only=_BASE_RULES) if found.last + 1 < len(tokens.codes) else None
    if (
        base is None
        or tokens.codes[base.last : base.last + 1] == "'"
        or base.expression.form not in ("calendar", "relative")
    ):
        return found
    following = tokens.codes[base.last : base.last + 1]
    exact = "day" if tokens.words[found.last] == "from" and base.rule in ("deictic", "weekday") else ""
    if following == "." and not exact and base.rule not in ("month day", "day month"):
        return found  # "a week after Friday prayers", "a year after the 2019 election"
    expression = evolve(found.expression, anchor="published", base=base.expression, value=exact)
    return Found("offset", found.first, base.last, expression)


def _with_date(tokens: Tokens, found: Found) -> Found:
    """ "3 p.m. EST on Wednesday": the clock takes the day that follows it."""
    at = found.last
    while (
        at < found.last + 3
        and tokens.codes[at : at + 1]
        and (tokens.codes[at] == "," or tokens.words[at] in ("on", "of", "the"))
    ):
        at += 1
    day = match_at(tokens, at, only=_DATE_RULES) if at < len(tokens.codes) else None
    if day is None or day.expression.form not in ("calendar", "relative") or day.expression.mod:
        return found
    e = found.expression
    return Found(
        "clock", found.first, day.last, evolve(day.expression, clock=e.clock, zone=e.zone, mod=e.mod, daypart=e.daypart)
    )


_REST = re.compile(r"(?:,|&|,&)?(?P<n>n)-?(?P<u>u)")
_FINER = {
    "year": ("month", "week", "day"),
    "month": ("week", "day"),
    "week": ("day",),
    "day": ("hour", "minute"),
    "hour": ("minute", "second"),
    "minute": ("second",),
}


def _with_rest(tokens: Tokens, found: Found) -> Found:
    """ "11 months and 29 days", "2 hours, 30 minutes": one amount in two units."""
    e, last = found.expression, found.last
    if e.count_to is not None:
        return found
    unit, rest = e.unit, list[tuple[float, str]]()
    while len(rest) < 4 and (m := _REST.match(tokens.codes, last)) is not None:
        count, finer = tokens.values.get(m.start("n")), str(tokens.values.get(m.start("u")))
        after = tokens.codes[m.end() : m.end() + 1]
        if not isinstance(count, float) or finer not in _FINER.get(unit, ()) or (after and after in "grB-"):
            break
        rest.append((count, finer))
        unit, last = finer, m.end()
    return Found(found.rule, found.first, last, evolve(e, rest=tuple(rest)))


def _with_clock(tokens: Tokens, found: Found) -> Found:
    """ "Wednesday 3 p.m.", the day directly before its clock."""
    at = found.last
    if tokens.codes[at : at + 1] == ",":
        at += 1
    clock = match_at(tokens, at, only=frozenset({"clock"})) if at < len(tokens.codes) else None
    if clock is None or clock.expression.clock is None:
        return found
    e = clock.expression
    return Found(found.rule, found.first, clock.last, evolve(found.expression, clock=e.clock, zone=e.zone))
