"""Amounts of time, shifts, offsets, recurring times and references to past and future."""

from __future__ import annotations

from factrecon.language.times.expression import Expression
from factrecon.language.times.groups import (
    Match,
    daypart,
    integer,
    is_plural,
    unit_of,
    value_of,
    which_of,
    word_of,
)
from factrecon.language.times.lexicon import Tokens, word_set


def _amount(m: Match, tokens: Tokens) -> tuple[float | None, float | None] | None:
    """The count before a unit; (None, None) for a vague one; None where there is no count."""
    groups = m.groupdict()
    if groups.get("half"):
        if unit_of(m, tokens, "half") != "half":
            return None
        return 0.5, None
    number = value_of(m, tokens, "n") if groups.get("n") else None
    if isinstance(number, float):
        upper = value_of(m, tokens, "n2") if groups.get("n2") else None
        if groups.get("plushalf"):
            if unit_of(m, tokens, "plushalf") != "half":
                return None
            number += 0.5
        if number > 1e9:
            return None
        return number, (upper if isinstance(upper, float) and upper > number else None)
    if groups.get("y0"):
        return None
    if groups.get("f"):
        vague = value_of(m, tokens, "f")
        word = word_of(m, tokens, "f")
        if word == "number" and not groups.get("of"):
            return None
        return (vague if isinstance(vague, float) else None), None
    if groups.get("a"):
        extra = groups.get("ahalf") and unit_of(m, tokens, "ahalf") == "half"
        return (1.5 if extra else 1.0), None
    return (None, None) if is_plural(m, tokens) else None


def read_duration(m: Match, tokens: Tokens) -> Expression | None:
    """ "three days", "a 72-hour", "the last two weeks", "months of"."""
    unit = unit_of(m, tokens)
    if not unit or unit == "half":
        return None
    following = tokens.words[m.end()] if m.end() < len(tokens.words) else ""
    if m.groupdict().get("old") and following not in _LASTING:
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
        word = word_of(m, tokens, "h")
        if word in ("these", "current", "present", "same", "that", "those") or groups.get("a"):
            return None
        which = which_of(m, tokens, "h")
        if amount == (None, None) and not groups.get("f") and word in ("this", "last", "next") and m.group()[0] != "t":
            # "last years results": an apostrophe lost on the way.
            return Expression("relative", unit=unit, which=which)
        if amount == (None, None) and not groups.get("f"):
            return Expression("duration", unit=unit, which=which)
    elif amount == (None, None) and not groups.get("f") and not _bare_plural(m, tokens):
        return None
    elif groups.get("a") and not groups.get("ahalf") and not groups.get("old"):
        verdict = _a_unit(m, tokens)
        if verdict is not None:
            return Expression("set", unit=unit, count=1.0) if verdict == "set" else None
    return Expression("duration", unit=unit, count=amount[0], count_to=amount[1], which=which, value=_vague(m, tokens))


#: What has lasted as long as it is old.
_LASTING = word_set(
    "war civil conflict strike walkout ceasefire truce dispute crisis siege insurgency rebellion uprising revolt "
    "embargo "
    "blockade standoff stalemate campaign investigation inquiry ban contract agreement accord feud protest occupation "
    "offensive lockout shutdown boycott drought recession marriage alliance partnership merger moratorium sanctions"
)


def read_long(m: Match, tokens: Tokens) -> Expression | None:
    """ "weeklong", "monthslong"."""
    value = value_of(m, tokens, "J")
    return Expression("duration", unit=value[0], count=value[1]) if isinstance(value, tuple) else None


def _is_fraction(m: Match, tokens: Tokens) -> bool:
    """ "three-quarters of voters", "more than a quarter": parts of a whole, not of a year."""
    if unit_of(m, tokens) != "quarter" or tokens.codes[m.end() : m.end() + 1] in ("g", "r"):
        return False
    groups = m.groupdict()
    if groups.get("a"):
        return True
    return bool(groups.get("n")) and ("-" in m.group() or tokens.codes[m.end() : m.end() + 1] == "O")


def _vague(m: Match, tokens: Tokens) -> str:
    """The word of a vague count: a couple, a few, several, a dozen."""
    return word_of(m, tokens, "f") if m.groupdict().get("f") else ""


def _bare_plural(m: Match, tokens: Tokens) -> bool:
    """ "for years", "in weeks", "months of talks": a plural alone that is an amount."""
    at, end = m.start(), m.end()
    if unit_of(m, tokens) in ("second", "weekend", "half", "hour", "quarter") and tokens.codes[end : end + 1] != "g":
        return False
    if tokens.codes[end : end + 1] in ("g", "r"):
        return True
    before = tokens.words[at - 1] if at else ""
    after = tokens.words[end] if end < len(tokens.words) else ""
    return (
        before in ("for", "in", "within", "over", "after", "take", "took", "takes", "spent", "of")
        or (after in ("of", "after", "before", "later", "earlier"))
        or m.group().endswith("-G")
    )


_TAKES_DURATION = word_set(
    "for in within about nearly almost than after least most over under around take takes took "
    "taking last lasts lasted lasting spend spent spending half every of first full just only "
    "barely roughly approximately some another whole"
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


def read_shift(m: Match, tokens: Tokens) -> Expression | None:
    """ "two weeks ago", "a year earlier", "three days from now"."""
    unit = unit_of(m, tokens)
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
        if tokens.words[at + 1 : at + 2] != ("now",):
            return None
        which, anchor = 1, "published"
    else:
        return None
    return Expression(
        "shift",
        unit=unit,
        count=amount[0],
        count_to=amount[1],
        which=which,
        anchor=anchor,  # type: ignore[arg-type]
    )


def read_offset(m: Match, tokens: Tokens) -> Expression | None:
    """ "a week after", "the day before", "three weeks into": of an event."""
    unit = unit_of(m, tokens)
    word = word_of(m, tokens, "dir")
    which = {"after": 1, "since": 1, "following": 1, "into": 1, "before": -1, "prior": -1, "from": 1}.get(word)
    if which is None or not unit or unit == "half":
        return None
    groups = m.groupdict()
    if groups.get("the"):
        if is_plural(m, tokens) or word not in ("after", "before"):
            return None
        amount: tuple[float | None, float | None] | None = (1.0, None)
    else:
        amount = _amount(m, tokens)
    if amount is None:
        return None
    if word in ("from", "since") and amount[0] is None and not groups.get("f"):
        return None
    return Expression("shift", unit=unit, count=amount[0], count_to=amount[1], which=which, anchor="event", value=word)


_ENTERS = word_set("entered enters entering enter into reached reaches began begins starts started in on")


def read_nth_of(m: Match, tokens: Tokens) -> Expression | None:
    """ "the second day of the strike", "entered its third week": so far into an event."""
    number, unit, at = integer(m, tokens, "o"), unit_of(m, tokens), m.start("o")
    if number is None or is_plural(m, tokens) or unit not in ("day", "week", "month", "year"):
        return None
    owner = tokens.words[at - 1] if at else ""
    entered = owner in ("its", "their") and at > 1 and tokens.words[at - 2] in _ENTERS
    if not (m.group("of") or entered) or (m.group("of") and owner not in ("the", "its", "their", "a")):
        return None
    return Expression(
        "shift", unit=unit, count=number - 1.0, count_to=float(number), which=1, anchor="event", value="nth"
    )


def read_year_earlier(m: Match, tokens: Tokens) -> Expression | None:
    """ "year-earlier", "the year-ago quarter"."""
    unit = unit_of(m, tokens)
    if is_plural(m, tokens):
        return None
    same = m.groupdict().get("same")
    kind = str(tokens.values.get(m.start("same")) or "") if same == "u" else ""
    quarter = integer(m, tokens, "o") if m.groupdict().get("o") else None
    return Expression(
        "shift",
        unit=unit,
        count=1.0,
        which=-1,
        anchor="context",
        quarter=quarter,
        value="quarter" if kind == "quarter" or same == "P" else "same",
    )


def read_set(m: Match, tokens: Tokens) -> Expression | None:
    """ "every Monday", "each of two weeks", "every other day"."""
    groups = m.groupdict()
    count = value_of(m, tokens, "n") if groups.get("n") else value_of(m, tokens, "o") if groups.get("o") else 1.0
    if word_of(m, tokens, "e") in ("twice", "once", "times", "per") and not groups.get("u"):
        return None
    if groups.get("w"):
        return Expression(
            "set", unit="weekday", weekday=integer(m, tokens, "w"), daypart=daypart(m, tokens), value="EVERY"
        )
    if groups.get("m"):
        return Expression("set", unit="month-name", month=integer(m, tokens, "m"), value="EVERY")
    if groups.get("s"):
        return Expression("set", unit="season", season=str(value_of(m, tokens, "s")), value="EVERY")
    if groups.get("p"):
        part = daypart(m, tokens)
        return Expression("set", unit="daypart", daypart=part, value="EVERY") if part else None
    number = float(count) if isinstance(count, (int, float)) else 1.0
    return Expression(
        "set", unit=unit_of(m, tokens), count=number, value="EACH" if word_of(m, tokens, "e") == "each" else "EVERY"
    )


def read_frequency(m: Match, tokens: Tokens) -> Expression | None:
    """ "daily", "annually"; adjectives only at the end of a phrase."""
    word = word_of(m, tokens, "A")
    at, last, text = m.start("A"), m.end("A"), tokens.text
    if (
        text[tokens.starts[at]].isupper()
        and last < len(tokens.starts)
        and text[tokens.starts[last]].isupper()
        and not text[tokens.starts[at] + 1].isupper()
    ):
        return None  # "Daily News"
    if word in ("annual", "quarterly", "monthly", "weekly", "nightly", "hourly"):
        after = tokens.codes[m.end() : m.end() + 1]
        if after not in ("", ",", ";", "|", "I", ")", "&", "T") and word != "annually":
            return None
    return Expression("set", value=str(value_of(m, tokens, "A")))


def read_reference(m: Match, tokens: Tokens) -> Expression | None:
    """ "now", "recently", "the future", "in the past", "recent years"."""
    groups = m.groupdict()
    for name in ("R", "N"):
        if groups.get(name):
            return Expression("reference", value=str(value_of(m, tokens, name)))
    if groups.get("L"):
        if word_of(m, tokens, "L") != "recent" or not is_plural(m, tokens):
            return None
        if unit_of(m, tokens) in ("year", "decade", "century"):
            return Expression("reference", value="PAST_REF")
        return Expression("duration", unit=unit_of(m, tokens), which=-1, value="recent")
    if groups.get("past"):
        if word_of(m, tokens, "past") != "past":
            return None
        after = tokens.codes[m.end() : m.end() + 1]
        return (
            Expression("reference", value="PAST_REF") if after in (";", ",", "|", "", "I", "&", ")", '"', "B") else None
        )
    return None


def read_adjective(m: Match, tokens: Tokens) -> Expression | None:
    """ "current", alone."""
    word = word_of(m, tokens, "adj")
    after = tokens.codes[m.end() : m.end() + 1]
    if word == "current" and after not in ("u", "P"):
        return Expression("reference", value="PRESENT_REF")
    return None
