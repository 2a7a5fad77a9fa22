"""Patterns over token classes (`time_lexicon`), each with the expression it stands for.

Class letters keep the patterns short: `tlu` is "the last week". All are bounded and without nested
repetition, so matching is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import evolve, frozen

from .calendar import ZONES
from .time_expression import Expression
from .time_lexicon import Tokens

Match = re.Match[str]
Builder = Callable[[Match, Tokens], Expression | None]

# A part of a period: "early", "late", "mid-", "the end of", "earlier", "later".
_PART = r"(?:(?:t?(?P<k>k)(?:-|I)?|t?(?P<K>K)O|(?P<r>r)I?))?"


def _value(m: Match, tokens: Tokens, name: str) -> object:
    at = m.start(name)
    return None if at < 0 else tokens.values.get(at)


def _int(m: Match, tokens: Tokens, name: str) -> int | None:
    value = _value(m, tokens, name)
    if isinstance(value, float) and not value.is_integer():
        return None
    return int(value) if isinstance(value, (int, float)) else None


def _part(m: Match, tokens: Tokens) -> str | None:
    for name in ("k", "K"):
        if m.groupdict().get(name):
            return str(_value(m, tokens, name)) or None
    if m.groupdict().get("r"):
        return "START" if _value(m, tokens, "r") == -1 else "END"
    return None


def _word(m: Match, tokens: Tokens, name: str) -> str:
    return tokens.words[m.start(name)] if m.start(name) >= 0 else ""


def _day(m: Match, tokens: Tokens, name: str = "d") -> int | None:
    day = _int(m, tokens, name)
    return day if day is not None and 1 <= day <= 31 and "," not in _word(m, tokens, name) else None


def _which(m: Match, tokens: Tokens, name: str) -> int | None:
    if name == "h" and m.groupdict().get("h2"):
        name = "h2"  # "this past spring", "this coming Sunday"
    value = _value(m, tokens, name)
    return value if isinstance(value, int) else 0 if _word(m, tokens, name) else None


def _unit(m: Match, tokens: Tokens, name: str = "u") -> str:
    return str(_value(m, tokens, name) or "")


def _plural(m: Match, tokens: Tokens, name: str = "u") -> bool:
    word = _word(m, tokens, name)
    return word.endswith("s") or word == "millennia"


# Dates ------------------------------------------------------------------------------------------

def _stamp(m: Match, tokens: Tokens) -> Expression | None:
    clock = _value(m, tokens, "c")
    return Expression("calendar", stamp=str(_value(m, tokens, "D")), clock=clock if isinstance(clock, tuple) else None)


def _calendar_day(m: Match, tokens: Tokens) -> Expression | None:
    day = _day(m, tokens)
    groups = m.groupdict()
    if day is None or (groups.get("on") and _word(m, tokens, "on") != "on"):
        return None
    return Expression(
        "calendar",
        year=_int(m, tokens, "y"),
        year_which=_year_which(m, tokens),
        month=_int(m, tokens, "m"),
        day=day,
        weekday=_int(m, tokens, "w") if groups.get("w") else None,
        which=_which(m, tokens, "h") if groups.get("h") else None,
        daypart=_daypart(m, tokens),
        clock=_noon(m, tokens),
        mod=_part(m, tokens),
    )


def _week_of(m: Match, tokens: Tokens) -> Expression | None:
    day = _calendar_day(m, tokens)
    return evolve(day, unit="week") if day and _unit(m, tokens) == "week" else None


def _daypart(m: Match, tokens: Tokens) -> str | None:
    value = _value(m, tokens, "p") if m.groupdict().get("p") else None
    return str(value) if value is not None and ":" not in str(value) else None


def _noon(m: Match, tokens: Tokens) -> tuple[int, ...] | None:
    """ "Friday noon": the clock time a word stands for."""
    value = _value(m, tokens, "p") if m.groupdict().get("p") else None
    return tuple(int(part) for part in str(value).split(":")) if value is not None and ":" in str(value) else None


def _year_which(m: Match, tokens: Tokens) -> int | None:
    if not m.groupdict().get("yw"):
        return None
    if _unit(m, tokens, "yu") != "year":
        return None
    return _which(m, tokens, "yw")


def _month(m: Match, tokens: Tokens) -> Expression | None:
    groups = m.groupdict()
    if groups.get("yw") and _unit(m, tokens, "yu") != "year":
        return None
    word = _word(m, tokens, "m")
    at = m.start("m")
    year = _int(m, tokens, "y") if groups.get("y") else None
    which = _which(m, tokens, "h") if groups.get("h") else None
    if not (year or which is not None or groups.get("yw") or groups.get("k") or groups.get("K")):
        before = tokens.codes[at - 1] if at else "."
        ended = tokens.ends[at] - tokens.starts[at]
        if word in ("may", "march") and before not in "TBOlx" and not (before == "I" and tokens.words[at - 1] in ("in", "by", "during", "throughout", "within")):
            return None
        if len(word) == 3 and ended == 3 and word != "may":
            return None
        if m.end() - m.start() == 1 and _is_person(tokens, at):
            return None
    return Expression(
        "calendar", year=year, year_which=_year_which(m, tokens), month=_int(m, tokens, "m"),
        which=which, mod=_part(m, tokens),
    )  # fmt: skip


_ALSO_NAMES = frozenset({"april", "may", "june", "august", "january"})
_SPEAKS = frozenset(["said", "says", "told", "tells", "asked", "adds", "added"])


def _is_person(tokens: Tokens, at: int) -> bool:
    """ "June Smith", "April said": a month's name that is somebody's."""
    if tokens.words[at] not in _ALSO_NAMES or at + 1 >= len(tokens.words):
        return False
    following = tokens.words[at + 1]
    if following in _SPEAKS:
        return True
    before = tokens.codes[at - 1] if at else "|"
    text = tokens.text
    named = tokens.codes[at + 1] == "." and text[tokens.starts[at + 1]].isupper() and not text[tokens.starts[at] + 1].isupper()
    return named and before not in "ITBOlxhk&t"


def _year(m: Match, tokens: Tokens) -> Expression | None:
    year = _int(m, tokens, "y")
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
        if following in _COUNTED_AFTER or (after[:1] == "u" and groups.get("u") is None and tokens.values.get(at + 1) not in ("quarter", "half", "year")):
            return None
        if not 1900 <= year <= 2100 and not (before in "BOTk&(-" or word in ("in", "by", "during", "since", "around", "about")):
            return None
        if year < 1600 and word in ("about", "around", "by", "to", "from", "of", "and", "or"):
            return None
    if m.groupdict().get("u") and _unit(m, tokens) != "year":
        return None
    return Expression("calendar", year=year, fiscal=bool(groups.get("F") or groups.get("F2")), mod=_part(m, tokens))


def _year_in_words(m: Match, tokens: Tokens) -> Expression | None:
    number = _int(m, tokens, "n")
    if number is None or _unit(m, tokens) != "year" or not 1000 <= number <= 2199:
        return None
    return Expression("calendar", year=number)


def _years_period(m: Match, tokens: Tokens) -> Expression | None:
    """ "the 1989 period", "last year's quarter": the quarter spoken of, in another year."""
    groups = m.groupdict()
    if not (groups.get("y") or groups.get("h")) or (groups.get("h") and _unit(m, tokens, "yu") != "year"):
        return None
    if m.group("u") == "u" and _unit(m, tokens) != "quarter":
        return None
    which = _which(m, tokens, "h") if groups.get("h") else None
    return Expression("calendar", year=_int(m, tokens, "y") if groups.get("y") else None, year_which=which, value="same quarter")


def _same_period(m: Match, tokens: Tokens) -> Expression | None:
    if _unit(m, tokens, "yu") != "year" or (m.group("u") == "u" and _unit(m, tokens) not in ("quarter", "month", "week")):
        return None
    return Expression("calendar", year_which=_which(m, tokens, "yw"), value="same quarter")


def _latest_period(m: Match, tokens: Tokens) -> Expression | None:
    return Expression("relative", unit="quarter", which=0, anchor="context") if _word(m, tokens, "L") == "latest" else None


_NOT_YEAR_BEFORE = frozenset(
    ["flight", "route", "room", "highway", "no", "number", "page", "pages", "windows", "office", "section", "about", "some", "nearly", "than", "least", "most", "only", "exactly", "model", "boeing", "airbus", "channel", "article", "resolution", "chapter", "index", "points", "suite", "box", "all", "these", "those"]
)
_COUNTED_AFTER = frozenset(
    ["people", "miles", "mile", "feet", "foot", "meters", "metres", "kilometers", "kilometres", "km", "kg", "pounds", "tons", "tonnes", "dollars", "euros", "shares", "points", "percent", "pct", "employees", "workers", "jobs", "troops", "soldiers", "copies", "units", "votes", "others", "men", "women", "children", "students", "families", "homes", "acres", "hectares", "barrels", "gallons", "megawatts", "calories", "bytes", "mb", "gb", "hz", "rpm", "degrees", "passengers", "members", "seats", "cars", "vehicles", "aircraft", "companies", "patients", "deaths", "cases", "refugees", "civilians", "residents", "victims", "stores", "pages", "words", "times", "rupees", "yen", "pesos", "francs", "marks"]
)


def _quarter(m: Match, tokens: Tokens) -> Expression | None:
    unit, number = _unit(m, tokens), _int(m, tokens, "o")
    groups = m.groupdict()
    limit = {"quarter": 4, "half": 2}.get(unit, 0)
    if number is None and groups.get("h") and unit == "half":
        number = {-1: 2}.get(_which(m, tokens, "h") or 0)
    if number is None or not 1 <= number <= limit:
        return None
    if unit == "half" and not (groups.get("y") or groups.get("yw") or groups.get("ty")) and not m.group().startswith("t"):
        return None
    if not (groups.get("y") or groups.get("yw") or groups.get("ty")) and unit == "half" and tokens.codes[m.end() : m.end() + 1] == "O":
        return None
    if groups.get("yw") and _unit(m, tokens, "yu") != "year":
        return None
    if groups.get("ty") and _unit(m, tokens, "ty") not in ("year",):
        return None
    return Expression(
        "calendar", year=_int(m, tokens, "y") if groups.get("y") else None, year_which=_year_which(m, tokens),
        fiscal=bool(groups.get("F")), mod=_part(m, tokens), **{unit: number},  # type: ignore[arg-type]
    )  # fmt: skip


def _quarter_label(m: Match, tokens: Tokens) -> Expression | None:
    label = _value(m, tokens, "q")
    if not isinstance(label, tuple):
        return None
    name, short = label
    year = _int(m, tokens, "y") if m.groupdict().get("y") else None
    if year is None and short:
        year = 2000 + int(short) if int(short) < 70 else 1900 + int(short)
    if year is None and name[0] == "H" and name != _word(m, tokens, "q").upper():
        pass
    return Expression("calendar", year=year, year_which=_year_which(m, tokens), **{"quarter" if name[0] == "Q" else "half": int(name[1])})  # type: ignore[arg-type]


def _decade(m: Match, tokens: Tokens) -> Expression | None:
    value = _int(m, tokens, "V")
    if value is None:
        return None
    if value < 100:
        # "the '90s", "the nineties": the last such decade of the age of newsprint.
        value += 1900 if value >= 20 else 2000
    if value % 10:
        return None
    if value >= 1000 and not m.group().startswith("t") and not m.groupdict().get("k") and _word(m, tokens, "V").isalpha():
        return None
    return Expression("calendar", decade=value // 10, mod=_part(m, tokens))


def _century(m: Match, tokens: Tokens) -> Expression | None:
    number = _int(m, tokens, "o")
    if _unit(m, tokens) != "century" or number is None or not 1 <= number <= 22:
        return None
    return Expression("calendar", century=number - 1, mod=_part(m, tokens))


def _season(m: Match, tokens: Tokens) -> Expression | None:
    groups = m.groupdict()
    if groups.get("yw") and _unit(m, tokens, "yu") != "year":
        return None
    word = _word(m, tokens, "s")
    named = groups.get("h") or groups.get("y") or groups.get("yw") or groups.get("k") or groups.get("K")
    if not named:
        at = m.start()
        before = tokens.words[at - 1] if at else ""
        if before not in ("in", "by", "since", "until", "through", "during", "over", "for", "of", "throughout", "into") or (word in ("fall", "spring") and not m.group().startswith("t")):
            return None
    return Expression(
        "calendar", season=str(_value(m, tokens, "s")), year=_int(m, tokens, "y") if groups.get("y") else None,
        year_which=_year_which(m, tokens), which=_which(m, tokens, "h") if groups.get("h") else None, mod=_part(m, tokens),
    )  # fmt: skip


def _holiday(m: Match, tokens: Tokens) -> Expression | None:
    groups = m.groupdict()
    if groups.get("yw") and _unit(m, tokens, "yu") != "year":
        return None
    unit = _unit(m, tokens) if groups.get("u") else ""
    if unit not in ("", "week", "weekend"):
        return None
    return Expression(
        "calendar", holiday=str(_value(m, tokens, "H")), year=_int(m, tokens, "y") if groups.get("y") else None,
        year_which=_year_which(m, tokens), which=_which(m, tokens, "h") if groups.get("h") else None,
        daypart=_daypart(m, tokens), unit=unit,
    )  # fmt: skip


# Weekdays, days from today, units counted from now ------------------------------------------------

def _weekday(m: Match, tokens: Tokens) -> Expression | None:
    groups = m.groupdict()
    word, at = _word(m, tokens, "w"), m.start("w")
    if word in ("sun", "sat", "mon", "wed") and tokens.ends[at] - tokens.starts[at] == len(word):
        return None
    if groups.get("wu") and _unit(m, tokens, "wu") != "week":
        return None
    part = _daypart(m, tokens)
    if word.endswith("days") and not groups.get("h"):
        return Expression("set", unit="weekday", weekday=_int(m, tokens, "w"), daypart=part)
    context = groups.get("h") and _word(m, tokens, "h") in ("previous", "preceding", "prior", "following", "that", "same", "ensuing")
    return Expression(
        "calendar", weekday=_int(m, tokens, "w"), which=_which(m, tokens, "h") if groups.get("h") else None,
        week_which=_which(m, tokens, "ww") if groups.get("ww") else None,
        anchor="context" if context else "published", daypart=part, clock=_noon(m, tokens), mod=_part(m, tokens),
    )  # fmt: skip


def _deictic(m: Match, tokens: Tokens) -> Expression | None:
    value = _value(m, tokens, "Y")
    part = _daypart(m, tokens)
    if value == "NI":
        return Expression("relative", unit="day", which=0, daypart="NI", mod=_part(m, tokens))
    return Expression("relative", unit="day", which=int(str(value)), daypart=part, clock=_noon(m, tokens), mod=_part(m, tokens))


def _this_daypart(m: Match, tokens: Tokens) -> Expression | None:
    part = _daypart(m, tokens)
    word = _word(m, tokens, "h")
    which = _which(m, tokens, "h") or 0
    if part is None or (which and not (part == "NI" or m.group().startswith("t"))) or _word(m, tokens, "p").endswith("s"):
        return None
    if word in ("these", "those", "current", "present"):
        return None
    anchor = "context" if m.group().startswith("t") or word in ("that", "same", "following", "previous") else "published"
    return Expression("relative", unit="day", which=which, daypart=part, mod=_part(m, tokens), anchor=anchor)  # type: ignore[arg-type]


def _relative(m: Match, tokens: Tokens) -> Expression | None:
    unit, word = _unit(m, tokens), _word(m, tokens, "h")
    if _plural(m, tokens) or unit in ("second", "minute", "hour", "half", "fortnight", "millennium"):
        return None
    definite = m.groupdict().get("t")
    if word in ("these", "those"):
        return None
    which = _which(m, tokens, "h") or 0
    if word == "past" and definite:
        return Expression("duration", unit=unit, count=1.0, which=-1, mod=_part(m, tokens))
    context = word in ("that", "same", "previous", "preceding", "prior", "following", "ensuing", "succeeding") or (definite and word == "next")
    return Expression(
        "relative", unit=unit, which=which, anchor="context" if context else "published", mod=_part(m, tokens),
        value=_word(m, tokens, "r") if which == 0 and not context else "",
    )  # fmt: skip


def _the_unit(m: Match, tokens: Tokens) -> Expression | None:
    unit, at = _unit(m, tokens), m.start()
    if _plural(m, tokens):
        return None
    part = _part(m, tokens)
    before = tokens.words[at - 1] if at else ""
    if unit == "weekend":
        return Expression("relative", unit="weekend", which=None, mod=part)
    if unit == "day" and (m.groupdict().get("r") or m.groupdict().get("k")):
        return None  # "earlier in the day" says no more than "that day"
    if unit == "quarter" or (part and unit in ("week", "month", "year", "decade", "century", "day")):
        return Expression("relative", unit=unit, which=0, anchor="context" if unit in ("quarter", "day") else "published", mod=part)
    following = tokens.words[m.end()] if m.end() < len(tokens.words) else ""
    if unit == "quarter" and following in ("ended", "ending") and tokens.codes[m.end() + 1 : m.end() + 2] == "m":
        month = tokens.values.get(m.end() + 1)
        return Expression("calendar", quarter=(int(str(month)) + 2) // 3)
    if unit in ("year", "month", "week") and following in ("ended", "ending", "to", "through"):
        return Expression("duration", unit=unit, count=1.0)
    if (unit == "year" and before in ("for", "of", "in", "during")) or (unit in ("week", "month") and before in ("for", "during")):
        return Expression("relative", unit=unit, which=0, mod=part)
    return None


def _year_end(m: Match, tokens: Tokens) -> Expression | None:
    if _unit(m, tokens) not in ("year", "month", "week", "quarter") or _word(m, tokens, "e") != "end":
        return None
    return Expression("relative", unit=_unit(m, tokens), which=0, mod="LAST_DAY")


# Clock times ---------------------------------------------------------------------------------------

def _clock(m: Match, tokens: Tokens) -> Expression | None:
    groups = m.groupdict()
    zone = _value(m, tokens, "Z") if groups.get("Z") else None
    if groups.get("p12"):
        value = str(_value(m, tokens, "p12"))
        if ":" not in value:
            return None
        clock: tuple[int, ...] = tuple(int(part) for part in value.split(":"))
    else:
        raw = _value(m, tokens, "c")
        if isinstance(raw, tuple):
            clock = raw
        elif isinstance(raw, float) and (raw.is_integer() or re.fullmatch(r"[0-9]{1,2}\.[0-5][0-9]", _word(m, tokens, "c"))):
            hour = int(raw)
            minutes = _word(m, tokens, "c").partition(".")[2]
            clock = (hour, int(minutes)) if minutes else (hour,)
        else:
            return None
        meridiem = _value(m, tokens, "z") if groups.get("z") else None
        if meridiem is None and groups.get("pp"):
            part = _value(m, tokens, "pp")
            meridiem = "a" if part == "MO" else "p"
            if part not in ("MO", "AF", "EV", "NI"):
                return None
        if meridiem:
            if not 1 <= clock[0] <= 12:
                return None
            clock = (clock[0] % 12 + (12 if meridiem == "p" else 0), *clock[1:])
        elif groups.get("C"):
            if not 1 <= clock[0] <= 12:
                return None
        elif not zone and not groups.get("day"):
            at = m.start()
            before = tokens.words[at - 1] if at else ""
            if before not in ("at", "by", "around", "about", "until", "till", "from", "before", "after", "since", "to", "between", "and") or (len(clock) > 2 and before != "at"):
                return None
        if clock[0] > 24:
            return None
    return Expression("calendar", clock=clock, zone=ZONES.get(str(zone)) if zone else None, mod=_part(m, tokens))


def _daypart_of(m: Match, tokens: Tokens) -> Expression | None:
    part = _daypart(m, tokens)
    return Expression("calendar", daypart=part) if part else None


# Amounts ------------------------------------------------------------------------------------------

def _amount(m: Match, tokens: Tokens) -> tuple[float | None, float | None] | None:
    """The count before a unit; (None, None) for a vague one; None where there is no count."""
    groups = m.groupdict()
    if groups.get("half"):
        if _unit(m, tokens, "half") != "half":
            return None
        return 0.5, None
    number = _value(m, tokens, "n") if groups.get("n") else None
    if isinstance(number, float):
        upper = _value(m, tokens, "n2") if groups.get("n2") else None
        if groups.get("plushalf"):
            if _unit(m, tokens, "plushalf") != "half":
                return None
            number += 0.5
        if number > 1e9:
            return None
        return number, (upper if isinstance(upper, float) and upper > number else None)
    if groups.get("y0"):
        return None
    if groups.get("f"):
        vague = _value(m, tokens, "f")
        word = _word(m, tokens, "f")
        if word == "number" and not groups.get("of"):
            return None
        return (vague if isinstance(vague, float) else None), None
    if groups.get("a"):
        extra = groups.get("ahalf") and _unit(m, tokens, "ahalf") == "half"
        return (1.5 if extra else 1.0), None
    return (None, None) if _plural(m, tokens) else None


def _duration(m: Match, tokens: Tokens) -> Expression | None:
    unit = _unit(m, tokens)
    if not unit or unit == "half" or m.groupdict().get("old"):
        return None  # "a 44-year-old man" tells an age, not a time
    if m.start() and tokens.words[m.start() - 1] in ("aged", "age", "ages"):
        return None
    amount = _amount(m, tokens)
    if amount is None or _is_fraction(m, tokens):
        return None
    groups = m.groupdict()
    if unit == "weekend" and amount[0] is None:
        return None
    which = None
    if groups.get("h"):
        word = _word(m, tokens, "h")
        if word in ("these", "current", "present", "same", "that", "those"):
            return None
        which = _which(m, tokens, "h")
        if amount == (None, None) and not groups.get("f"):
            return Expression("duration", unit=unit, which=which)
    elif amount == (None, None) and not groups.get("f") and not _bare_plural(m, tokens):
        return None
    elif groups.get("a") and not groups.get("ahalf") and not groups.get("old"):
        verdict = _a_unit(m, tokens)
        if verdict is not None:
            return Expression("set", unit=unit, count=1.0) if verdict == "set" else None
    return Expression("duration", unit=unit, count=amount[0], count_to=amount[1], which=which, value=_vague(m, tokens))


def _is_fraction(m: Match, tokens: Tokens) -> bool:
    """ "three-quarters of voters", "more than a quarter": parts of a whole, not of a year."""
    if _unit(m, tokens) != "quarter" or tokens.codes[m.end() : m.end() + 1] in ("g", "r"):
        return False
    groups = m.groupdict()
    if groups.get("a"):
        return True
    return bool(groups.get("n")) and ("-" in m.group() or tokens.codes[m.end() : m.end() + 1] == "O")


def _vague(m: Match, tokens: Tokens) -> str:
    """The word of a vague count: a couple, a few, several, a dozen."""
    return _word(m, tokens, "f") if m.groupdict().get("f") else ""


def _bare_plural(m: Match, tokens: Tokens) -> bool:
    """"for years", "in weeks", "months of talks": a plural alone that is an amount."""
    at, end = m.start(), m.end()
    if _unit(m, tokens) in ("second", "weekend", "half", "hour", "quarter") and tokens.codes[end : end + 1] != "g":
        return False
    if tokens.codes[end : end + 1] in ("g", "r"):
        return True
    before = tokens.words[at - 1] if at else ""
    after = tokens.words[end] if end < len(tokens.words) else ""
    return before in ("for", "in", "within", "over", "after", "take", "took", "takes", "spent", "of") or (
        after in ("of", "after", "before", "later", "earlier")
    ) or m.group().endswith("-G")


_TAKES_DURATION = frozenset(
    ["for", "in", "within", "about", "nearly", "almost", "than", "after", "least", "most", "over", "under", "around", "take", "takes", "took", "taking", "last", "lasts", "lasted", "lasting", "spend", "spent", "spending", "half", "every", "of", "first", "full", "just", "only", "barely", "roughly", "approximately", "some", "another", "whole"]
)


def _a_unit(m: Match, tokens: Tokens) -> str | None:
    """Is "a week" an amount (None), a rate ("set"), or neither ("none")?"""
    at, end = m.start(), m.end()
    before = tokens.words[at - 1] if at else ""
    after = tokens.codes[end : end + 1]
    following = tokens.words[end] if end < len(tokens.words) else ""
    if after in ("g", "r") or following in ("before", "after", "from", "into", "since", "long"):
        return None
    if before in ("times", "twice", "once"):
        return "set"
    if before in _TAKES_DURATION:
        return None
    return "none"


def _shift(m: Match, tokens: Tokens) -> Expression | None:
    unit = _unit(m, tokens)
    amount = _amount(m, tokens)
    if amount is None or not unit or unit == "half":
        return None
    code = m.group("dir")
    at = m.start("dir")
    word = tokens.words[at]
    if code == "g":
        which, anchor = -1, "published"
    elif code == "r":
        which, anchor = int(str(tokens.values[at])), "context"
    elif word == "from":
        if tokens.words[at + 1 : at + 2] not in (("now",), ("today",), ("tomorrow",)):
            return None
        which, anchor = 1, "published"
    else:
        return None
    return Expression("shift", unit=unit, count=amount[0], count_to=amount[1], which=which, anchor=anchor)  # type: ignore[arg-type]


def _offset(m: Match, tokens: Tokens) -> Expression | None:
    unit = _unit(m, tokens)
    word = _word(m, tokens, "dir")
    which = {"after": 1, "since": 1, "following": 1, "into": 1, "before": -1, "from": 1}.get(word)
    if which is None or not unit or unit == "half":
        return None
    groups = m.groupdict()
    if groups.get("the"):
        if _plural(m, tokens) or word not in ("after", "before"):
            return None
        amount: tuple[float | None, float | None] | None = (1.0, None)
    else:
        amount = _amount(m, tokens)
    if amount is None:
        return None
    if word in ("from", "since") and amount[0] is None and not groups.get("f"):
        return None
    return Expression("shift", unit=unit, count=amount[0], count_to=amount[1], which=which, anchor="event", value=word)


def _year_earlier(m: Match, tokens: Tokens) -> Expression | None:
    unit = _unit(m, tokens)
    if _plural(m, tokens):
        return None
    same = m.groupdict().get("same")
    kind = str(tokens.values.get(m.start("same")) or "") if same == "u" else ""
    quarter = _int(m, tokens, "o") if m.groupdict().get("o") else None
    return Expression("shift", unit=unit, count=1.0, which=-1, anchor="context", quarter=quarter, value="quarter" if kind == "quarter" or same == "P" else "same")


def _since_unit(m: Match, tokens: Tokens) -> Expression | None:
    """ "the day before" with nothing after it: counted from what the text spoke of last."""
    if _plural(m, tokens):
        return None
    which = -1 if _word(m, tokens, "dir") == "before" else 1
    return Expression("relative", unit=_unit(m, tokens), which=which, anchor="context")


def _after_next(m: Match, tokens: Tokens) -> Expression | None:
    """ "the week after next", "the week before last"."""
    sign = {"after": 1, "before": -1}.get(_word(m, tokens, "dir"))
    if _plural(m, tokens) or sign is None or sign != _which(m, tokens, "h"):
        return None
    return Expression("relative", unit=_unit(m, tokens), which=2 * sign)


# Sets and references ----------------------------------------------------------------------------

def _set(m: Match, tokens: Tokens) -> Expression | None:
    groups = m.groupdict()
    count = _value(m, tokens, "n") if groups.get("n") else _value(m, tokens, "o") if groups.get("o") else 1.0
    if _word(m, tokens, "e") in ("twice", "once", "times", "per") and not groups.get("u"):
        return None
    if groups.get("w"):
        return Expression("set", unit="weekday", weekday=_int(m, tokens, "w"), daypart=_daypart(m, tokens), value="EVERY")
    if groups.get("m"):
        return Expression("set", unit="month-name", month=_int(m, tokens, "m"), value="EVERY")
    if groups.get("s"):
        return Expression("set", unit="season", season=str(_value(m, tokens, "s")), value="EVERY")
    if groups.get("p"):
        part = _daypart(m, tokens)
        return Expression("set", unit="daypart", daypart=part, value="EVERY") if part else None
    number = float(count) if isinstance(count, (int, float)) else 1.0
    return Expression("set", unit=_unit(m, tokens), count=number, value="EACH" if _word(m, tokens, "e") == "each" else "EVERY")


def _frequency(m: Match, tokens: Tokens) -> Expression | None:
    word = _word(m, tokens, "A")
    if word in ("annual", "quarterly", "monthly", "weekly", "nightly", "hourly"):
        after = tokens.codes[m.end() : m.end() + 1]
        if after not in ("", ",", ";", "|", "I", ")", "&", "T") and word != "annually":
            return None
    return Expression("set", value=str(_value(m, tokens, "A")))


def _reference(m: Match, tokens: Tokens) -> Expression | None:
    groups = m.groupdict()
    for name in ("R", "N"):
        if groups.get(name):
            return Expression("reference", value=str(_value(m, tokens, name)))
    if groups.get("L"):
        if _word(m, tokens, "L") != "recent" or not _plural(m, tokens):
            return None
        if _unit(m, tokens) in ("year", "decade", "century"):
            return Expression("reference", value="PAST_REF")
        return Expression("duration", unit=_unit(m, tokens), which=-1, value="recent")
    if groups.get("past"):
        if _word(m, tokens, "past") != "past":
            return None
        after = tokens.codes[m.end() : m.end() + 1]
        return Expression("reference", value="PAST_REF") if after in (";", ",", "|", "", "I", "&", ")", '"', "B") else None
    return None


def _adjective(m: Match, tokens: Tokens) -> Expression | None:
    word = _word(m, tokens, "adj")
    after = tokens.codes[m.end() : m.end() + 1]
    if word == "current" and after not in ("u", "P"):
        return Expression("reference", value="PRESENT_REF")
    return None


def _latest(m: Match, tokens: Tokens) -> Expression | None:
    unit = _unit(m, tokens)
    if _plural(m, tokens) or unit not in ("quarter", "week", "month", "year") or _word(m, tokens, "L") != "latest":
        return None
    return Expression("relative", unit=unit, which=-1)


@frozen
class Rule:
    """A pattern of token classes and what it builds; the longest that builds something wins."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


_YW = r"(?:O?t?(?P<yw>[hlxv])(?P<yu>u))"
_AMOUNT = (
    r"(?:(?P<n>n)(?:(?:T|-|-?T-?|&)(?P<n2>n))?-?(?:-?&-?a-?(?P<plushalf>u)(?=-?u))?|a?(?P<f>f)(?P<of>O)?r?|(?P<half>u)-?a?|(?P<a>a)W?|W?)"
)
_UNIT = r"-?W?-?(?P<u>u)"


def _rules(*entries: tuple[str, str, Builder]) -> tuple[Rule, ...]:
    return tuple(Rule(name, re.compile(pattern), build) for name, pattern, build in entries)


RULES = _rules(
    ("stamp", r"(?P<D>D)(?:,?(?P<c>c))?", _stamp),
    ("month day", _PART + r"(?:t?(?P<w>w),?(?P<on>I)?)?t?(?P<h>[hlx])?(?P<m>m)t?(?P<d>[no])(?![n%$])(?:,?(?P<y>y)|,?" + _YW + r")?(?P<p>p)?", _calendar_day),
    ("week of", r"t(?P<u>u)O(?P<m>m)(?P<d>[no])(?:,?(?P<y>y))?", _week_of),
    ("day month", _PART + r"(?:t?(?P<w>w),?(?P<on>I)?)?t?(?P<d>[no])(?:Ot?)?(?P<m>m)(?:,?(?P<y>y)|,?" + _YW + r")?", _calendar_day),
    ("month", _PART + r"(?:t?(?P<h>[hlx])(?:(?<=h)(?P<h2>[lx]))?)?(?P<m>m)(?:,?O?(?P<y>y)|" + _YW + r")?", _month),
    ("weekday", _PART + r"(?:t?(?P<h>[hlxv])(?:(?<=h)(?P<h2>[lx]))?)?(?P<w>w)(?:O?(?P<ww>[hlx])(?P<wu>u)|(?P<p>p))?", _weekday),
    ("year", _PART + r"(?:t?(?P<F2>F)?(?P<u>u))?(?P<F>F)?(?P<y>y)", _year),
    ("year in words", r"t(?P<u>u)(?P<n>n)", _year_in_words),
    ("year's period", r"(?:t|t?(?P<h>[lx])(?P<yu>u)')?(?P<y>y)?F?(?P<u>[uP])", _years_period),
    ("same period", r"t?(?P<v>v)(?P<u>[uP])(?P<yw>[hlx])(?P<yu>u)", _same_period),
    ("latest period", r"t?(?P<L>L)(?P<P>P)", _latest_period),
    ("quarter", _PART + r"t?(?P<F>F)?-?(?:(?P<o>o)|(?P<h>l))-?F?-?(?P<u>u)(?:(?:O|,)?t?F?(?P<y>y)|" + _YW + r"|Ot?F?(?P<ty>u))?", _quarter),
    ("year quarter", r"t?(?:(?P<y>y)|(?P<yw>[hlx])(?P<yu>u))'?(?P<F>F)?-?(?P<o>o)-?(?P<u>u)", _quarter),
    ("quarter label", r"(?P<q>q)(?:O?(?P<y>y)|" + _YW + r")?", _quarter_label),
    ("decade", _PART + r"t?(?P<V>V)", _decade),
    ("decade part", r"t(?P<k>k)-?(?P<V>V)", _decade),
    ("century", _PART + r"t?(?P<o>o)-?(?P<u>u)", _century),
    ("season", _PART + r"(?:t|t?(?P<h>[hlx])(?:(?<=h)(?P<h2>[lx]))?)?(?P<s>s)(?:O?(?P<y>y)|" + _YW + r")?", _season),
    ("holiday", r"(?:(?P<h>[hlx]))?(?P<H>H)(?:(?P<u>u)|,?(?P<y>y)|" + _YW + r"|(?P<p>p))?", _holiday),
    ("deictic", _PART + r"(?P<Y>Y)(?P<p>p)?", _deictic),
    ("this daypart", _PART + r"t?(?P<h>[hlxv])(?P<p>p)", _this_daypart),
    ("relative", _PART + r"(?P<t>t)?(?P<h>[hlxv])(?:(?<=h)(?P<h2>[lx]))?F?(?P<u>u)", _relative),
    ("latest", r"t?(?P<L>L)F?(?P<u>u)", _latest),
    ("the unit", _PART + r"tF?(?P<u>u)", _the_unit),
    ("year end", r"(?P<u>u)'?-?(?P<e>K)", _year_end),
    ("clock", _PART + r"(?P<c>[nc])(?P<z>z),?(?P<Z>Z)?", _clock),
    ("clock bare", r"(?P<c>c)(?P<Z>Z)?", _clock),
    ("clock o'clock", r"(?P<c>n)(?P<C>C)(?:It(?P<pp>p))?", _clock),
    ("clock in the", r"(?P<c>[nc])It(?P<pp>p)", _clock),
    ("daypart of", r"t?(?P<p>p)(?=Ot?[mwnoHYD])", _daypart_of),
    ("noon", r"(?P<p12>p)(?P<Z>Z)?", _clock),
    ("duration", r"(?:t?(?P<h>[hlx]))?" + _AMOUNT + _UNIT + r"(?P<old>-?j)?(?:-G)?", _duration),
    ("duration of", r"(?:t)(?P<o>o)?(?:(?P<n>n)|(?P<f>f))W?(?P<u>u)(?!-?j)", _duration),
    ("and a half", r"(?P<a>a)(?P<u>u)&a(?P<ahalf>u)", _duration),
    ("shift", _AMOUNT + _UNIT + r"(?:&?a?)?(?P<dir>[grB])", _shift),
    ("offset", r"(?:(?P<the>t)|" + _AMOUNT + ")" + _UNIT + r"(?P<dir>[Bx])", _offset),
    ("year earlier", r"t?W?(?P<u>u)-?[rg](?:(?P<o>o)-?)?(?P<same>[uP])?", _year_earlier),
    ("after next", r"t(?P<u>u)(?P<dir>B)(?P<h>[lx])(?=[,;|)\"I.&]|$)", _after_next),
    ("day before", r"t(?P<u>u)(?P<dir>B)(?=[,;|)\"]|$)", _since_unit),
    ("every", r"(?P<e>e)(?:(?P<n>n)|(?P<o>o))?-?(?:(?P<u>u)|(?P<w>w)(?P<p>p)?|(?P<m>m)|(?P<s>s))", _set),
    ("every daypart", r"(?P<e>e)(?P<p>p)", _set),
    ("frequency", r"(?P<A>A)", _frequency),
    ("reference", r"(?P<R>R)|t.?(?P<N>N)(?!u)|(?P<L>L)(?P<u>u)|t(?P<past>l)", _reference),
    ("adjective", r"(?P<adj>h)", _adjective),
)

#: Class letters an expression can begin with.
_STARTS = "DmwynoqtVuskKrHYhlxvLepAcaRNfWF"


_SCAN = re.compile(f"[{_STARTS}]")


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
    for rule in RULES:
        if only is not None and rule.name not in only:
            continue
        m = rule.pattern.match(tokens.codes, at)
        if m is None or (best is not None and m.end() <= best.last) or m.end() == at:
            continue
        expression = rule.build(m, tokens)
        if expression is not None:
            last = m.end()
            if rule.name in ("offset", "day before") and expression.anchor == "event":
                last = m.start("dir")
                if best is not None and last <= best.last and best.rule not in ("duration",):
                    continue
            elif rule.name == "shift" and m.group("dir") == "B":
                last += 1
            best = Found(rule.name, at, last, expression)
    return best


_DATE_RULES = frozenset({"month day", "day month", "weekday", "deictic", "stamp", "holiday"})


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
        if codes[at] in "no" and (first := _leading_day(tokens, at)) is not None:
            found.extend(first)
            at = first[-1].last
            continue
        best = match_at(tokens, at)
        if best is None:
            at += 1
            continue
        if best.rule == "daypart of":
            dated = _with_date(tokens, best)
            if dated is best:
                at = best.last
                continue
            best = dated
        elif best.expression.clock is not None and best.expression.stamp is None:
            best = _with_date(tokens, best)
        elif best.rule in _DATE_RULES and best.expression.daypart is None:
            best = _with_clock(tokens, best)
        elif best.rule in ("offset", "day before") and best.expression.anchor == "event":
            best = _from_date(tokens, best)
        found.append(best)
        at = best.last
        if best.rule in ("month day", "day month"):
            more = _more_days(tokens, best)
            found.extend(more)
            at = more[-1].last if more else at


_LIST = re.compile(r"(?:(?:,&?|&|-|T|-T-)t?)(?P<d>[no])(?=[,;|)IBT&.\"]|$)(?P<end>,?(?P<y>y)|,?&(?![no]))?")


def _more_days(tokens: Tokens, found: Found) -> list[Found]:
    """ "April 24 and 25", "Oct. 4-7, 2023": days that leave their month to the one before."""
    out: list[Found] = []
    e, at = found.expression, found.last
    if e.year is not None or e.clock is not None or found.rule == "day month":
        return out
    while len(out) < 6:
        m = _LIST.match(tokens.codes, at)
        day = _day(m, tokens) if m else None
        last = out[-1].expression.day if out else e.day
        if m is None or day is None or last is None or day <= last or "." in tokens.words[m.start("d")]:
            break
        spelled = tokens.words[m.start("d")].isalpha()
        following = tokens.codes[m.end("d") : m.end("d") + 1]
        if spelled or (following == "." and "-" not in m.group() and "T" not in m.group()):
            break  # "on May 3 and 12 people": a count of something
        year = _int(m, tokens, "y")
        out.append(Found("month day", m.start("d"), m.end("y") if year else m.end("d"), evolve(e, day=day, year=year, weekday=None)))
        at = m.end("d")
        if year:
            break
    return out


_LEADING = re.compile(r"(?P<d>[no])(?:-|T|-T-|&)t?(?=[no](?:Ot?)?m)")


def _leading_day(tokens: Tokens, at: int) -> list[Found] | None:
    """ "4-7 October 2023", "the 4th and 5th of May": a day that leaves its month to the next."""
    m = _LEADING.match(tokens.codes, at)
    day = _day(m, tokens) if m else None
    whole = match_at(tokens, m.end(), only=frozenset({"day month"})) if m and day else None
    if m is None or day is None or whole is None or (whole.expression.day or 0) <= day:
        return None
    return [Found("day month", at, at + 1, evolve(whole.expression, day=day, weekday=None, mod=None)), whole]


_BASE_RULES = frozenset({"month day", "day month", "weekday", "holiday", "stamp", "deictic", "month", "year", "relative"})


def _from_date(tokens: Tokens, found: Found) -> Found:
    """ "two days after Christmas", "the day before last Tuesday": counted from a date, not an event."""
    base = match_at(tokens, found.last + 1, only=_BASE_RULES) if found.last + 1 < len(tokens.codes) else None
    if base is None or tokens.codes[base.last : base.last + 1] == "'" or base.expression.form not in ("calendar", "relative"):
        return found
    following = tokens.codes[base.last : base.last + 1]
    if following == "." and base.rule not in ("month day", "day month"):
        return found  # "a week after Friday prayers", "a year after the 2019 election"
    return Found("offset", found.first, base.last, evolve(found.expression, anchor="published", base=base.expression))


def _with_date(tokens: Tokens, found: Found) -> Found:
    """ "3 p.m. EST on Wednesday": the clock takes the day that follows it."""
    at = found.last
    while at < found.last + 3 and tokens.codes[at : at + 1] and (tokens.codes[at] == "," or tokens.words[at] in ("on", "of", "the")):
        at += 1
    day = match_at(tokens, at, only=_DATE_RULES) if at < len(tokens.codes) else None
    if day is None or day.expression.form not in ("calendar", "relative") or day.expression.mod:
        return found
    e = found.expression
    return Found("clock", found.first, day.last, evolve(day.expression, clock=e.clock, zone=e.zone, mod=e.mod, daypart=e.daypart))


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
