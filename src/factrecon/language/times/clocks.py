"""Clock times and parts of a day: what each pattern of `time_grammar` says."""

from __future__ import annotations

import re

from factrecon.language.times.calendar import ZONES
from factrecon.language.times.expression import Expression
from factrecon.language.times.groups import Match, daypart, integer, part_of_period, value_of, word_of
from factrecon.language.times.lexicon import Tokens, word_set


def _minute(m: Match, tokens: Tokens) -> int | None:
    minute = integer(m, tokens, "mn")
    return minute if minute is not None and 0 <= minute <= 59 and len(word_of(m, tokens, "mn")) == 2 else None


_BEFORE_CLOCKS = word_set("at by around about until till from before after since to between and")


def read_clock(m: Match, tokens: Tokens) -> Expression | None:
    """ "3:30 p.m. EST", "8 o'clock in the morning", "noon"; a bare "15:30" only after "at" and the like."""
    groups = m.groupdict()
    zone = value_of(m, tokens, "Z") if groups.get("Z") else None
    if groups.get("p12"):
        value = str(value_of(m, tokens, "p12"))
        if ":" not in value:
            return None
        clock: tuple[int, ...] = tuple(int(part) for part in value.split(":"))
    else:
        raw = value_of(m, tokens, "c")
        if isinstance(raw, tuple):
            clock = raw
        elif isinstance(raw, float) and (
            raw.is_integer() or re.fullmatch(r"[0-9]{1,2}\.[0-5][0-9]", word_of(m, tokens, "c"))
        ):
            hour = int(raw)
            minutes = word_of(m, tokens, "c").partition(".")[2]
            clock = (hour, int(minutes)) if minutes else (hour,)
        else:
            return None
        meridiem = value_of(m, tokens, "z") if groups.get("z") else None
        if meridiem is None and groups.get("pp"):
            part = value_of(m, tokens, "pp")
            meridiem = "a" if part == "MO" else "p"
            if part not in ("MO", "AF", "EV", "NI"):
                return None
        if groups.get("mn"):
            minute = _minute(m, tokens)
            if minute is None or len(clock) > 1:
                return None
            clock = (clock[0], minute)
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
            if before not in _BEFORE_CLOCKS or (len(clock) > 2 and before != "at"):
                return None
        if clock[0] > 24:
            return None
    return Expression(
        "calendar", clock=clock, zone=ZONES.get(str(zone)) if zone else None, mod=part_of_period(m, tokens)
    )


def read_military_clock(m: Match, tokens: Tokens) -> Expression | None:
    """ "1430 GMT"."""
    digits, zone = word_of(m, tokens, "c"), value_of(m, tokens, "Z")
    if not (len(digits) == 4 and digits.isdecimal()) or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return Expression("calendar", clock=(int(digits[:2]), int(digits[2:])), zone=ZONES.get(str(zone)))


def read_daypart_of(m: Match, tokens: Tokens) -> Expression | None:
    """ "the night of" a date that follows."""
    part = daypart(m, tokens)
    if not part or not (m.group("of") or word_of(m, tokens, "p") == "overnight"):
        return None
    return Expression("calendar", daypart=part)
