"""Canonical forms of table cells: what makes "Knuth, Donald E." and "Donald Knuth" the same answer.

Each canonicaliser is a plain function from a cell's text to a `Cell` or None (not of this kind). They
are linear in the length of the text, which is capped, so no cell can hang or grow them.
"""

from __future__ import annotations

import html
import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from attrs import frozen

from factrecon.language.cells import MISSING
from factrecon.values import Duration, Quantity, Time, Truth, Value
from factrecon.values.encoding import number_to_json, tidy_number

_LONGEST = 2_000  # characters of a cell that are looked at
_EPOCH = datetime(1970, 1, 1)


@frozen
class Cell:
    """A cell's canonical key, with its number (minutes since 1970 for a time) or its members."""

    key: str
    number: float = math.nan
    members: tuple[str, ...] = ()


def missing(text: str) -> bool:
    """Whether a cell says nothing: empty, "n/a", "NaN" and the like.

    >>> missing(" N/A "), missing("0")
    (True, False)
    """
    return len(text) < 24 and text.strip().casefold() in MISSING


def label(text: str) -> Cell:
    """Fold case, accents' encoding and white space: names and codes are equal or not.

    >>> label("  New   YORK ").key
    'new york'
    """
    return Cell(" ".join(unicodedata.normalize("NFKC", text[:_LONGEST]).casefold().split()))


_CODE = re.compile(r"[^0-9a-z]+")
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


def code(text: str) -> Cell:
    """Keep letters and digits only, without leading zeros: gates, part numbers.

    >>> code("C-07 ").key, code("c7").key
    ('c7', 'c7')
    """
    return Cell(_ZEROS.sub("", _CODE.sub("", text[:_LONGEST].casefold())) or text.strip()[:_LONGEST])


_NUMBER = re.compile(
    r"[$€£¥]?\s?([+-]?)\s?([0-9]{1,30}"
    r"|[0-9]{1,3}(?:[, \u00a0\u202f'’_][0-9]{3}){1,9})(\.[0-9]{0,30})?(e[+-]?[0-9]{1,2})?\s?%?"
)
_SEPARATOR = re.compile(r"[, \u00a0\u202f'’_]")


def number(text: str) -> Cell | None:
    """Read a plain number, its thousands separated by commas, spaces, apostrophes or not at all.

    >>> number("1,234,567").number, number("12 apples")
    (1234567.0, None)
    """
    if len(text) > 80 or not (found := _NUMBER.fullmatch(text.strip().casefold())):
        return None
    sign, whole, fraction, exponent = found.groups()
    value = float(sign + _SEPARATOR.sub("", whole) + (fraction or "") + (exponent or "")) + 0.0
    return Cell(repr(value), value) if math.isfinite(value) else None


def time(text: str) -> Cell | None:
    """Read an ISO 8601 date or time, to minutes since 1970; a zone is brought to UTC.

    >>> time("2011-12-01 13:55").key, time("soon")
    ('2011-12-01T13:55', None)
    """
    if len(text) > 40 or text[:4].isdecimal() is False:
        return None
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if found.tzinfo is not None:
        try:
            found = found.astimezone(UTC).replace(tzinfo=None)
        except OverflowError:
            return None
    return Cell(found.isoformat(timespec="minutes"), (found - _EPOCH).total_seconds() / 60)


def cell_of(value: Value) -> Cell:
    """A typed value as a cell: its number in the unit of its dimension, its time with the wider times around it.

    >>> cell_of(Quantity.of(1.2, "kilometre")) == cell_of(Quantity.of(1200, "metre"))
    True
    >>> cell_of(Time.day(1931, 5, 3)).members
    ('1931', '1931-05', '1931-05-03')
    """
    if isinstance(value, Quantity):
        base = value.base
        middle = base.b if value.nominal is None else tidy_number(value.in_base(value.nominal))
        said = "" if value.modifier in (None, "exactly", "about") else f" {value.modifier}"
        unit = "" if value.dimension in ("", "person") else f" {value.dimension}"
        return Cell(f"{number_to_json(middle)}{said}{unit}", middle if math.isfinite(middle) else math.nan)
    if isinstance(value, Duration):
        return Cell(f"{value.shape.b!r} seconds", value.shape.b if math.isfinite(value.shape.b) else math.nan)
    if isinstance(value, Time) and value.start is not None:
        start = value.start
        minutes = (start - _EPOCH).total_seconds() / 60
        iso = start.isoformat(timespec="minutes")
        cuts = {"year": 4, "month": 7, "day": 10}
        members = tuple(iso[:cut] for name, cut in cuts.items() if cut <= cuts.get(value.grain, 99))
        if value.grain not in cuts:
            members = (*members, iso)
        return Cell(members[-1] if value.grain in ("year", "month") else iso, minutes, members)
    if isinstance(value, Truth):
        return Cell("yes" if value.value else "no")
    return label(value.text)


_ROLE = re.compile(
    r"\([^()]{0,200}(?:\)|$)|\b(?:by|ed|eds|edt|edited|editor|editors|author|authors|et al|etc|jr|sr|iii?|iv|phd"
    r"|ph\.d|md|m\.d|dr|prof|amp|andamp|staff)\b\.?",
    re.IGNORECASE,
)
_NOT_AUTHOR = re.compile(
    r"(?:[^\s,;/&()]{1,40},)?[^,;/&()]{2,60}\((?:[^()]{0,20}(?:foreword|introduction|illustrat|translat|frw|ilt"
    r"|trn)[^()]{0,20})\)",
    re.IGNORECASE,
)
_FUSED = re.compile(
    r"(?<=[a-z]{3})(?<!Mac)(?<!Van)(?<!Von)(?<!Del)(?<!San)(?<!Fitz)(?=[A-Z][a-z]{2,}\s?,)"
    r"|(?<=[A-Z]\.)(?=[A-Z][a-z]{2,}\s?,)"
)
_BETWEEN = re.compile(r"[;/|&~]|\b(?:and|with)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def persons(text: str) -> Cell | None:
    """Read a list of people as the set of their last names, whatever the order and the separators.

    "Last, First" is told from "First Last, First Last" by the words on each side of the commas. Roles
    ("By (author)", "(Editor)"), titles and suffixes go; so do people named for a foreword or a
    translation. None if no name is left.

    >>> persons("Auer, Ken/ Miller, Roy").members, persons("Ken Auer, Roy Miller").key
    (('auer', 'miller'), 'auer; miller')
    """
    plain = html.unescape(html.unescape(text[:_LONGEST]))
    plain = " ".join(plain.replace("\n", ";").replace("_", "-").split())
    plain = _NOT_AUTHOR.sub("; ", plain)
    plain = re.sub(r"\((?:joint |co-?)?(?:author|editor|edt|ed)s?\.?\)", ";", plain, flags=re.IGNORECASE)
    plain = re.sub(r"\bby\s*;", ";", plain, flags=re.IGNORECASE)
    plain = _FUSED.sub("; ", _ROLE.sub(" ", plain))
    names: set[str] = set()
    for chunk in _BETWEEN.split(plain):
        names.update(_last_names([_WORD.findall(part) for part in chunk.split(",")]))
    members = tuple(sorted(names))
    return Cell("; ".join(members), members=members) if members else None


def _last_names(parts: list[list[str]]) -> list[str]:
    """Tell the last names in one stretch of text, split at its commas into words."""
    parts = [part for part in parts if part]
    if not parts:
        return []
    full = [sum(len(word) > 1 for word in part) for part in parts]
    if len(parts) == 1 or all(count >= 2 for count in full):
        found = [_last(part) for part in parts]
    elif len(parts[0]) <= 2 and len(parts) >= 2 and full[0] >= 1:
        # Last, First [Last, First ...]: pairs when every part is short, else the middle parts hold
        # a first name and the next last name ("Dean, Thomas Allen, James").
        middle = parts[1:-1]
        if middle and all(_full(part) >= 2 for part in middle):
            found = [_last(parts[0]), *(_last(part) for part in middle)]
        elif len(parts) % 2 == 0:
            found = [_last(part) for part in parts[::2]]
        else:
            found = [_last(parts[0]), *(_last(part) for part in parts[2:] if _full(part) >= 2)]
    else:
        found = [_last(part) for part in parts if _full(part) >= 1]
    return [name for name in found if len(name) > 1]


def _full(part: list[str]) -> int:
    return sum(len(word) > 1 for word in part)


def _last(part: list[str]) -> str:
    """Take the last word of a name that is more than an initial, in plain lower-case letters."""
    for word in reversed(part):
        if len(word) > 1:
            bare = unicodedata.normalize("NFKD", word.casefold())
            return "".join(c for c in bare if c.isalpha())
    return ""


def path(text: str) -> Cell | None:
    """Read a place as steps from most special to most general, separated by commas or ">" or "/".

    >>> path("Tacoma, Washington, USA").members
    ('usa', 'washington', 'tacoma')
    """
    steps = [label(step).key for step in re.split(r"[,>/|]", text[:_LONGEST])]
    steps = [step for step in steps if step]
    if not steps:
        return None
    return Cell(", ".join(steps), members=tuple(reversed(steps)))


@frozen
class Kind:
    """A kind of column: the shape of its values, how to read a cell, and the usual tolerance."""

    shape: str  # the name of a `factrecon.ballot.Shape`, in lower case
    read: Callable[[str], Cell | None]
    absolute: float = 0.0
    relative: float = 0.0


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "label": Kind("label", label),
        "code": Kind("label", code),
        "number": Kind("number", number),
        "time": Kind("time", time, absolute=5.0),
        "persons": Kind("list", persons),
        "path": Kind("path", path),
    }
)
"""The kinds of column by name; pass `{"column": "time"}` or a `Kind` of your own to `read_claims`."""
