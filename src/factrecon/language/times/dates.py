"""Dates of the calendar: what each pattern of `time_grammar` says."""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve

from factrecon.language.en.rows import listed
from factrecon.language.times.calendar import ZONES
from factrecon.language.times.expression import Expression
from factrecon.language.times.groups import (
    Match,
    day_number,
    daypart,
    integer,
    is_name,
    noon,
    part_of_period,
    unit_of,
    value_of,
    which_of,
    word_of,
    year_which,
)
from factrecon.language.times.lexicon import Tokens, word_set

WITHIN_MONTHS: Final = listed("beside_times.within_months")
BEFORE_OLD_YEARS: Final = listed("beside_times.before_old_years")


def read_stamp(m: Match, tokens: Tokens) -> Expression | None:
    """ "2023-10-04", "2023-10-04T15:30", "10/4/2023"."""
    stamp = str(value_of(m, tokens, "D"))
    if not m.group("c"):
        return Expression("calendar", stamp=stamp, zone=_offset_of(stamp))
    clock, zone = value_of(m, tokens, "c"), value_of(m, tokens, "Z")
    if not isinstance(clock, tuple):
        return None
    if m.group("z") and 1 <= clock[0] <= 12:
        clock = (clock[0] % 12 + (12 if value_of(m, tokens, "z") == "p" else 0), *clock[1:])
    return Expression("calendar", stamp=stamp, clock=clock, zone=ZONES.get(str(zone)))


def _offset_of(stamp: str) -> int | None:
    if "T" not in stamp:
        return None
    if stamp.endswith("Z"):
        return 0
    m = re.search(r"([+-])([0-9]{2}):?([0-9]{2})$", stamp[16:])
    return (1 if m[1] == "+" else -1) * (int(m[2]) * 60 + int(m[3])) if m else None


def read_calendar_day(m: Match, tokens: Tokens) -> Expression | None:
    """ "Wednesday, Oct. 4, 2023", "the 4th of October last year"."""
    day = day_number(m, tokens)
    groups = m.groupdict()
    if day is None or (groups.get("on") and word_of(m, tokens, "on") != "on"):
        return None
    return Expression(
        "calendar",
        year=integer(m, tokens, "y"),
        year_which=year_which(m, tokens),
        month=integer(m, tokens, "m"),
        day=day,
        weekday=integer(m, tokens, "w") if groups.get("w") else None,
        which=which_of(m, tokens, "h") if groups.get("h") else None,
        daypart=daypart(m, tokens),
        clock=noon(m, tokens),
        mod=part_of_period(m, tokens),
        value="" if groups.get("y") else _known_year(tokens, integer(m, tokens, "m"), day, m.end()),
    )


_NAMED_AFTER_DAYS = listed("tense.named_after_days")


#: Days that are spoken of without their year, by what follows them.
_KNOWN_DAYS = {
    (9, 11): (2001, word_set("attack attacks terrorist terror hijackers hijackings commission memorial museum")),
    (1, 6): (2021, word_set("attack riot riots rioters insurrection committee capitol defendants")),
    (10, 7): (2023, word_set("attack attacks massacre assault hamas")),
}


def _known_year(tokens: Tokens, month: int | None, day: int, at: int) -> str:
    year, words = _KNOWN_DAYS.get((month or 0, day), (0, frozenset[str]()))
    return f"since {year}" if year and at < len(tokens.words) and tokens.words[at] in words else ""


def read_iso_month(m: Match, tokens: Tokens) -> Expression | None:
    """ "2012-04"; "2012-13" are two years."""
    year, month, at = integer(m, tokens, "y"), word_of(m, tokens, "n"), m.start("n")
    if year is None or len(month) != 2 or not month.isdecimal() or not 1 <= int(month) <= 12 or int(month) > year % 100:
        return None
    if tokens.starts[at] != tokens.ends[at - 1] or tokens.ends[m.start("y")] != tokens.starts[at - 1]:
        return None
    return Expression("calendar", year=year, month=int(month))


def read_month_of_year(m: Match, tokens: Tokens) -> Expression | None:
    """ "11/2012": a month by its number."""
    month, at = integer(m, tokens, "n"), m.start()
    glued = all(tokens.starts[i + 1] == tokens.ends[i] for i in (at, at + 1))
    if month is None or not 1 <= month <= 12 or not glued or len(tokens.words[at]) > 2:
        return None
    return Expression("calendar", year=integer(m, tokens, "y"), month=month)


def read_week_of(m: Match, tokens: Tokens) -> Expression | None:
    """ "the week of March 6"."""
    day = read_calendar_day(m, tokens)
    return evolve(day, unit="week") if day and unit_of(m, tokens) == "week" else None


def read_short_date(m: Match, tokens: Tokens) -> Expression | None:
    """ "19-Nov-12", "3Mar2020": a day as forms and logs write it."""
    day, month = day_number(m, tokens), integer(m, tokens, "m")
    digits = word_of(m, tokens, "y2")
    if day is None or month is None or not digits.isdecimal() or len(digits) not in (2, 4):
        return None
    if any(tokens.starts[i + 1] != tokens.ends[i] for i in range(m.start(), m.end() - 1)):
        return None
    year = int(digits)
    year += 0 if len(digits) == 4 else 2000 if year < 50 else 1900
    return Expression("calendar", year=year, month=month, day=day)


def read_month(m: Match, tokens: Tokens) -> Expression | None:
    """ "October", "last May", "mid-June 2023", "January of this year"."""
    groups = m.groupdict()
    if groups.get("yw") and unit_of(m, tokens, "yu") != "year":
        return None
    word = word_of(m, tokens, "m")
    at = m.start("m")
    year = integer(m, tokens, "y") if groups.get("y") else None
    which = which_of(m, tokens, "h") if groups.get("h") else None
    if not (year or which is not None or groups.get("yw") or groups.get("k") or groups.get("K")):
        before = tokens.codes[at - 1] if at else "."
        ended = tokens.ends[at] - tokens.starts[at]
        if (
            word in ("may", "march")
            and before not in "TBOlx"
            and not (before == "I" and tokens.words[at - 1] in WITHIN_MONTHS)
        ):
            return None
        if len(word) == 3 and ended == 3 and word != "may":
            return None
        if m.end() - m.start() == 1 and _is_person(tokens, at):
            return None
    return Expression(
        "calendar",
        year=year,
        year_which=year_which(m, tokens),
        month=integer(m, tokens, "m"),
        which=which,
        mod=part_of_period(m, tokens),
    )


_ALSO_NAMES = listed("tense.also_names")


_SPEAKS = listed("tense.speaks")


def _is_person(tokens: Tokens, at: int) -> bool:
    """ "June Smith", "April said": a month's name that is somebody's."""
    if tokens.words[at] not in _ALSO_NAMES or at + 1 >= len(tokens.words):
        return False
    following = tokens.words[at + 1]
    if following in _SPEAKS:
        return True
    before = tokens.codes[at - 1] if at else "|"
    text = tokens.text
    named = (
        tokens.codes[at + 1] == "."
        and text[tokens.starts[at + 1]].isupper()
        and not text[tokens.starts[at] + 1].isupper()
    )
    return named and before not in "ITBOlxhkt"


def read_year(m: Match, tokens: Tokens) -> Expression | None:
    """ "2023", "the end of 2022", "fiscal 2019", "the year 2000"."""
    year = integer(m, tokens, "y")
    at = m.start("y")
    groups = m.groupdict()
    if year is None or not 1000 <= year <= 2199:
        return None
    named = bool(groups.get("k") or groups.get("K") or groups.get("F") or groups.get("u"))
    before = tokens.codes[at - 1] if at else "|"
    after = tokens.codes[at + 1 : at + 3]
    if not named:
        word = tokens.words[at - 1] if at else ""
        if before in "$#" or after[:1] in ("%", "$") or after[:1] == "n" or word in _NOT_YEAR_BEFORE:
            return None
        following = tokens.words[at + 1] if at + 1 < len(tokens.words) else ""
        if before == "-" and at > 1 and tokens.codes[at - 2] == "n":
            return None  # a telephone number
        if following in ("n", "s", "e", "w") and tokens.text[tokens.starts[at + 1]].isupper():
            return None  # "1910 S. Pine Ave."
        if following in _COUNTED_AFTER or (
            after[:1] == "u"
            and groups.get("u") is None
            and tokens.values.get(at + 1) not in ("quarter", "half", "year")
        ):
            return None
        if not 1900 <= year <= 2100 and not (before in "BOTk&(-" or word in BEFORE_OLD_YEARS):
            return None
        if year < 1600 and word in ("about", "around", "by", "to", "from", "of", "and", "or"):
            return None
    if m.groupdict().get("u") and unit_of(m, tokens) != "year":
        return None
    return Expression(
        "calendar", year=year, fiscal=bool(groups.get("F") or groups.get("F2")), mod=part_of_period(m, tokens)
    )


def read_year_in_words(m: Match, tokens: Tokens) -> Expression | None:
    """ "the year two thousand"."""
    number = integer(m, tokens, "n")
    if number is None or unit_of(m, tokens) != "year" or not 1000 <= number <= 2199:
        return None
    return Expression("calendar", year=number)


def read_years_period(m: Match, tokens: Tokens) -> Expression | None:
    """ "the 1989 period", "last year's quarter": the quarter spoken of, in another year."""
    groups = m.groupdict()
    if not (groups.get("y") or groups.get("h")) or (groups.get("h") and unit_of(m, tokens, "yu") != "year"):
        return None
    if m.group("u") == "u" and unit_of(m, tokens) != "quarter":
        return None
    which = which_of(m, tokens, "h") if groups.get("h") else None
    return Expression(
        "calendar", year=integer(m, tokens, "y") if groups.get("y") else None, year_which=which, value="same quarter"
    )


def read_same_period(m: Match, tokens: Tokens) -> Expression | None:
    """ "the corresponding period last year"."""
    if unit_of(m, tokens, "yu") != "year" or (
        m.group("u") == "u" and unit_of(m, tokens) not in ("quarter", "month", "week")
    ):
        return None
    return Expression("calendar", year_which=which_of(m, tokens, "yw"), value="same quarter")


def read_latest_period(m: Match, tokens: Tokens) -> Expression | None:
    """ "the latest period": the quarter spoken of."""
    return (
        Expression("relative", unit="quarter", which=0, anchor="context")
        if word_of(m, tokens, "L") == "latest"
        else None
    )


_NOT_YEAR_BEFORE = listed("tense.no_years")


_COUNTED_AFTER = listed("tense.counted")


def read_quarter(m: Match, tokens: Tokens) -> Expression | None:
    """ "the third quarter of 2021", "this year's first half"."""
    unit, number = unit_of(m, tokens), integer(m, tokens, "o")
    groups = m.groupdict()
    limit = {"quarter": 4, "half": 2}.get(unit, 0)
    if number is None and groups.get("h") and unit == "half":
        number = {-1: 2}.get(which_of(m, tokens, "h") or 0)
    if number is None or not 1 <= number <= limit:
        return None
    if (
        unit == "half"
        and not (groups.get("y") or groups.get("yw") or groups.get("ty"))
        and not m.group().startswith("t")
    ):
        return None
    if (
        not (groups.get("y") or groups.get("yw") or groups.get("ty"))
        and unit == "half"
        and tokens.codes[m.end() : m.end() + 1] == "O"
    ):
        return None
    if groups.get("yw") and unit_of(m, tokens, "yu") != "year":
        return None
    if groups.get("ty") and unit_of(m, tokens, "ty") not in ("year",):
        return None
    return Expression(
        "calendar",
        year=integer(m, tokens, "y") if groups.get("y") else None,
        year_which=year_which(m, tokens),
        fiscal=bool(groups.get("F")),
        mod=part_of_period(m, tokens),
        **{unit: number},  # type: ignore[arg-type]
    )


def read_quarter_label(m: Match, tokens: Tokens) -> Expression | None:
    """ "Q3 2022", "1H"."""
    label = value_of(m, tokens, "q")
    if not isinstance(label, tuple):
        return None
    name, short = label
    year = integer(m, tokens, "y") if m.groupdict().get("y") else None
    if year is None and short:
        year = 2000 + int(short) if int(short) < 70 else 1900 + int(short)
    which, part = year_which(m, tokens), int(name[1])
    if name[0] == "Q":
        return Expression("calendar", year=year, year_which=which, quarter=part)
    return Expression("calendar", year=year, year_which=which, half=part)


def read_decade(m: Match, tokens: Tokens) -> Expression | None:
    """ "the late 1960s", "the nineties"."""
    value = integer(m, tokens, "V")
    if value is None:
        return None
    if value < 100:
        # "the '90s", "the nineties": the last such decade of the age of newsprint.
        value += 1900 if value >= 20 else 2000
    if value % 10:
        return None
    if (
        value >= 1000
        and not m.group().startswith("t")
        and not m.groupdict().get("k")
        and word_of(m, tokens, "V").isalpha()
    ):
        return None
    return Expression("calendar", decade=value // 10, mod=part_of_period(m, tokens))


def read_century(m: Match, tokens: Tokens) -> Expression | None:
    """ "the early 21st century"."""
    number = integer(m, tokens, "o")
    if unit_of(m, tokens) != "century" or number is None or not 1 <= number <= 22:
        return None
    return Expression("calendar", century=number - 1, mod=part_of_period(m, tokens))


_BEFORE_SEASONS = listed("tense.before_seasons")


def read_season(m: Match, tokens: Tokens) -> Expression | None:
    """ "last summer", "in the spring of 2020"."""
    groups = m.groupdict()
    if groups.get("yw") and unit_of(m, tokens, "yu") != "year":
        return None
    word = word_of(m, tokens, "s")
    named = groups.get("h") or groups.get("y") or groups.get("yw") or groups.get("k") or groups.get("K")
    if not named:
        at = m.start()
        before = tokens.words[at - 1] if at else ""
        lone = word in ("fall", "spring") and not m.group().startswith("t")
        if before not in _BEFORE_SEASONS or lone:
            return None
    return Expression(
        "calendar",
        season=str(value_of(m, tokens, "s")),
        year=integer(m, tokens, "y") if groups.get("y") else None,
        year_which=year_which(m, tokens),
        which=which_of(m, tokens, "h") if groups.get("h") else None,
        mod=part_of_period(m, tokens),
    )


def read_holiday(m: Match, tokens: Tokens) -> Expression | None:
    """ "Christmas Eve", "last Thanksgiving", "Easter week"."""
    groups = m.groupdict()
    if groups.get("yw") and unit_of(m, tokens, "yu") != "year":
        return None
    unit = unit_of(m, tokens) if groups.get("u") else ""
    if is_name(tokens, m.end(), _NAMED_AFTER_DAYS):
        return None
    if unit not in ("", "week", "weekend"):
        return None
    return Expression(
        "calendar",
        holiday=str(value_of(m, tokens, "H")),
        year=integer(m, tokens, "y") if groups.get("y") else None,
        year_which=year_which(m, tokens),
        which=which_of(m, tokens, "h") if groups.get("h") else None,
        daypart=daypart(m, tokens),
        unit=unit,
    )


def read_edge_of(m: Match, tokens: Tokens) -> Expression | None:
    """ "the first week of" a month, "the last days of" a year: where in it."""
    number = value_of(m, tokens, "o")
    mod = {1: "START", -1: "END"}.get(number) if isinstance(number, int) else None
    if mod is None or unit_of(m, tokens) not in ("day", "week", "weekend", "month"):
        return None
    return Expression("calendar", mod=mod)
