"""Weekdays, and times counted from today or from what the text spoke of."""

from __future__ import annotations

from factrecon.language.en.rows import listed
from factrecon.language.times.expression import Expression
from factrecon.language.times.groups import (
    Match,
    daypart,
    integer,
    is_name,
    is_plural,
    noon,
    part_of_period,
    unit_of,
    value_of,
    which_of,
    word_of,
)
from factrecon.language.times.lexicon import Tokens, word_set

_NEWSPAPERS = listed("beside_times.newspapers")


def read_weekday(m: Match, tokens: Tokens) -> Expression | None:
    """ "Friday", "next Monday", "Friday last week", "late on Thursday"."""
    groups = m.groupdict()
    word, at = word_of(m, tokens, "w"), m.start("w")
    if is_name(tokens, m.end(), _NEWSPAPERS):
        return None
    if word in ("sun", "sat", "mon", "wed") and tokens.ends[at] - tokens.starts[at] == len(word):
        return None
    if groups.get("wu") and unit_of(m, tokens, "wu") != "week":
        return None
    part = daypart(m, tokens)
    if word.endswith("days") and not groups.get("h") and not _lost_apostrophe(tokens, at):
        return Expression("set", unit="weekday", weekday=integer(m, tokens, "w"), daypart=part)
    context = groups.get("h") and word_of(m, tokens, "h") in (
        "previous",
        "preceding",
        "prior",
        "following",
        "that",
        "same",
        "ensuing",
    )
    return Expression(
        "calendar",
        weekday=integer(m, tokens, "w"),
        which=which_of(m, tokens, "h") if groups.get("h") else None,
        week_which=which_of(m, tokens, "ww") if groups.get("ww") else None,
        anchor="context" if context else "published",
        daypart=part,
        clock=noon(m, tokens),
        mod=part_of_period(m, tokens),
    )


def _lost_apostrophe(tokens: Tokens, at: int) -> bool:
    """ "Sundays game": one Sunday's; "on Sundays", "Sundays are": every one."""
    if at and tokens.words[at - 1] in ("on", "every", "most", "some"):
        return False
    following = tokens.words[at + 1] if at + 1 < len(tokens.words) else ""
    return following.isalpha() and tokens.codes[at + 1] == "." and following not in _VERBS


_VERBS = word_set(
    "are were is was have had can could may might will would do did only off when because if as but not we i they he "
    "she it you"
)


def read_deictic(m: Match, tokens: Tokens) -> Expression | None:
    """ "yesterday", "tonight", "late yesterday afternoon"."""
    value = value_of(m, tokens, "Y")
    part = daypart(m, tokens)
    if value == "NI":
        return Expression("relative", unit="day", which=0, daypart="NI", mod=part_of_period(m, tokens))
    return Expression(
        "relative",
        unit="day",
        which=int(str(value)),
        daypart=part,
        clock=noon(m, tokens),
        mod=part_of_period(m, tokens),
    )


def read_this_daypart(m: Match, tokens: Tokens) -> Expression | None:
    """ "this morning", "last night", "the next morning"."""
    part = daypart(m, tokens)
    word = word_of(m, tokens, "h")
    which = which_of(m, tokens, "h") or 0
    if (
        part is None
        or (which and not (part == "NI" or (part == "EV" and which < 0) or m.group().startswith("t")))
        or word_of(m, tokens, "p").endswith("s")
    ):
        return None
    if word in ("these", "those", "current", "present"):
        return None
    anchor = (
        "context" if m.group().startswith("t") or word in ("that", "same", "following", "previous") else "published"
    )
    return Expression(
        "relative",
        unit="day",
        which=which,
        daypart=part,
        mod=part_of_period(m, tokens),
        anchor=anchor,  # type: ignore[arg-type]
    )


def read_relative(m: Match, tokens: Tokens) -> Expression | None:
    """ "last week", "earlier this month", "that year", "the following day"."""
    unit, word = unit_of(m, tokens), word_of(m, tokens, "h")
    if word == "these" and word_of(m, tokens, "u") == "days":
        return Expression("reference", value="PRESENT_REF")
    if is_plural(m, tokens) or unit in ("second", "minute", "hour", "half", "fortnight", "millennium"):
        return None
    definite = m.groupdict().get("t")
    if word in ("these", "those"):
        return None
    which = which_of(m, tokens, "h") or 0
    if word == "past" and definite:
        return Expression("duration", unit=unit, count=1.0, which=-1, mod=part_of_period(m, tokens))
    context = word in ("that", "same", "previous", "preceding", "prior", "following", "ensuing", "succeeding") or (
        definite and word == "next"
    )
    return Expression(
        "relative",
        unit=unit,
        which=which,
        anchor="context" if context else "published",
        mod=part_of_period(m, tokens),
        value=word_of(m, tokens, "r") if which == 0 and not context else "",
    )


def read_the_unit(m: Match, tokens: Tokens) -> Expression | None:
    """ "the quarter", "the weekend", "the end of the month"."""
    unit, at = unit_of(m, tokens), m.start()
    if is_plural(m, tokens):
        return None
    part = part_of_period(m, tokens)
    before = tokens.words[at - 1] if at else ""
    if unit == "weekend":
        return Expression("relative", unit="weekend", which=None, mod=part)
    if unit == "day" and (m.groupdict().get("r") or m.groupdict().get("k")):
        return None  # "earlier in the day" says no more than "that day"
    if unit == "quarter" or (part and unit in ("week", "month", "year", "decade", "century", "day")):
        return Expression(
            "relative", unit=unit, which=0, anchor="context" if unit in ("quarter", "day") else "published", mod=part
        )
    following = tokens.words[m.end()] if m.end() < len(tokens.words) else ""
    if unit in ("year", "month", "week") and following in ("ended", "ending", "to", "through"):
        return Expression("duration", unit=unit, count=1.0)
    if (unit == "year" and before in ("for", "of", "in", "during")) or (
        unit in ("week", "month") and before in ("for", "during")
    ):
        return Expression("relative", unit=unit, which=0, mod=part)
    return None


def read_year_end(m: Match, tokens: Tokens) -> Expression | None:
    """ "year-end": its last day."""
    if unit_of(m, tokens) not in ("year", "month", "week", "quarter") or word_of(m, tokens, "e") != "end":
        return None
    return Expression("relative", unit=unit_of(m, tokens), which=0, mod="LAST_DAY")


def read_latest(m: Match, tokens: Tokens) -> Expression | None:
    """ "the latest quarter"."""
    unit = unit_of(m, tokens)
    if is_plural(m, tokens) or unit not in ("quarter", "week", "month", "year") or word_of(m, tokens, "L") != "latest":
        return None
    return Expression("relative", unit=unit, which=-1)


def read_after_next(m: Match, tokens: Tokens) -> Expression | None:
    """ "the week after next", "the week before last"."""
    sign = {"after": 1, "before": -1}.get(word_of(m, tokens, "dir"))
    if is_plural(m, tokens) or sign is None or sign != which_of(m, tokens, "h"):
        return None
    return Expression("relative", unit=unit_of(m, tokens), which=2 * sign)


def read_since_unit(m: Match, tokens: Tokens) -> Expression | None:
    """ "the day before" with nothing after it: counted from what the text spoke of last."""
    which = {"before": -1, "after": 1}.get(word_of(m, tokens, "dir"))
    if is_plural(m, tokens) or which is None:
        return None
    if m.group("u") == "p":
        part = value_of(m, tokens, "u")
        return (
            Expression("relative", unit="day", which=which, daypart=str(part), anchor="context")
            if ":" not in str(part)
            else None
        )
    return Expression("relative", unit=unit_of(m, tokens), which=which, anchor="context")


def read_overnight(m: Match, tokens: Tokens) -> Expression | None:
    """ "overnight": the night that ended on the day of publication."""
    return (
        Expression("relative", unit="day", which=-1, daypart="NI", value="overnight")
        if word_of(m, tokens, "p") == "overnight"
        else None
    )


def read_the_daypart(m: Match, tokens: Tokens) -> Expression | None:
    """ "in the morning": of the day spoken of."""
    at, part = m.start(), daypart(m, tokens)
    if part not in ("MO", "AF", "EV") or word_of(m, tokens, "p") not in ("morning", "afternoon", "evening"):
        return None
    if not at or tokens.words[at - 1] not in ("in", "during"):
        return None
    return Expression("relative", unit="day", which=0, daypart=part, anchor="context")
