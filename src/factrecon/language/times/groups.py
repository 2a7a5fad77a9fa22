"""What the named groups of a time pattern stand for: numbers, units, words, parts of a period."""

from __future__ import annotations

import re

from factrecon.language.times.lexicon import Tokens

Match = re.Match[str]


def value_of(m: Match, tokens: Tokens, name: str) -> object:
    """The value of the token a group begins at; None if the group is absent."""
    at = m.start(name)
    return None if at < 0 else tokens.values.get(at)


def integer(m: Match, tokens: Tokens, name: str) -> int | None:
    """The whole number in a group."""
    value = value_of(m, tokens, name)
    if isinstance(value, float) and not value.is_integer():
        return None
    return int(value) if isinstance(value, (int, float)) else None


def part_of_period(m: Match, tokens: Tokens) -> str | None:
    """START, MID or END, by "early", "the middle of", "later"."""
    for name in ("k", "K"):
        if m.groupdict().get(name):
            return str(value_of(m, tokens, name)) or None
    if m.groupdict().get("r"):
        return "START" if value_of(m, tokens, "r") == -1 else "END"
    return None


def word_of(m: Match, tokens: Tokens, name: str) -> str:
    """The lower-case word a group begins at, empty if absent."""
    return tokens.words[m.start(name)] if m.start(name) >= 0 else ""


def day_number(m: Match, tokens: Tokens, name: str = "d") -> int | None:
    """A day of the month, 1 to 31."""
    day = integer(m, tokens, name)
    return day if day is not None and 1 <= day <= 31 and "," not in word_of(m, tokens, name) else None


def which_of(m: Match, tokens: Tokens, name: str) -> int | None:
    """-1 for last, 0 for this, 1 for next."""
    if name == "h" and m.groupdict().get("h2"):
        name = "h2"  # "this past spring", "this coming Sunday"
    value = value_of(m, tokens, name)
    return value if isinstance(value, int) else 0 if word_of(m, tokens, name) else None


def unit_of(m: Match, tokens: Tokens, name: str = "u") -> str:
    """The unit of time in a group."""
    return str(value_of(m, tokens, name) or "")


def is_plural(m: Match, tokens: Tokens, name: str = "u") -> bool:
    """Is the unit in the plural?"""
    word = word_of(m, tokens, name)
    return word.endswith("s") or word == "millennia"


def daypart(m: Match, tokens: Tokens) -> str | None:
    """The part of the day in the group `p`, None for a word that names a clock time."""
    value = value_of(m, tokens, "p") if m.groupdict().get("p") else None
    return str(value) if value is not None and ":" not in str(value) else None


def noon(m: Match, tokens: Tokens) -> tuple[int, ...] | None:
    """ "Friday noon": the clock time a word stands for."""
    value = value_of(m, tokens, "p") if m.groupdict().get("p") else None
    return tuple(int(part) for part in str(value).split(":")) if value is not None and ":" in str(value) else None


def year_which(m: Match, tokens: Tokens) -> int | None:
    """ "last year" after a month or quarter: which year, counted from publication."""
    if not m.groupdict().get("yw"):
        return None
    if unit_of(m, tokens, "yu") != "year":
        return None
    return which_of(m, tokens, "yw")


def is_name(tokens: Tokens, at: int, words: frozenset[str]) -> bool:
    """Does a capitalised word follow that makes a name of what stands before ("The Sunday Times")?"""
    if at >= len(tokens.words) or tokens.words[at] not in words:
        return False
    start = tokens.starts[at]
    return tokens.text[start].isupper() and not tokens.text[start + 1 : start + 2].isupper()
