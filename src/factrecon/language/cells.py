"""The cells of a table: one kind a column, and a cell is read whole or not at all.

A phrase of running text shows by the words around it what its number is. A cell has no words around it, but it has its
column: "1950" is a year below "opened" and a count below "turnout", "06902" a code among codes, "1.234" a thousand and
more where another cell says "1.234,50". So the kind is found from all the cells of a column and what it is asked, or
given; and what does not fit is told, never cut.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from attrs import evolve, field, frozen

from factrecon.algebra.tolerance import MAX_NUMBER, UNIT_SECONDS
from factrecon.algebra.trapezoid import interval
from factrecon.errors import InvalidValue
from factrecon.language.answers import read_answer, unit_named
from factrecon.language.en.patterns import pattern
from factrecon.language.parse import parse_value
from factrecon.language.quantities.finding import find_quantities
from factrecon.language.quantities.units import CURRENCY_CODES, CURRENCY_SIGNS, unit_in_column
from factrecon.language.syntax.tagging import tokenize
from factrecon.language.times.finding import find_times
from factrecon.language.times.written_days import in_english
from factrecon.values import Duration, Entity, Offset, Places, Quantity, Text, Time, Truth, Value
from factrecon.values.encoding import shown
from factrecon.values.quantity import is_measure
from factrecon.values.units import UNITS, unit_of

__all__ = ["CELL_KINDS", "Cells", "Column", "read_column"]

CELL_KINDS: Final = ("code", "number", "year", "time", "duration", "truth", "place", "name", "text")
"""What a column may hold: codes and identifiers; counts, money and measures; years; dates and clock times; lengths of
time; yes and no; places; names of persons and things; words."""
_ALSO: Final = {"count": "number", "money": "number", "share": "number", "measure": "number", "entity": "name"}
"""Kinds of an answer that are one kind of cell."""
MISSING: Final = frozenset(
    [
        "",
        "-",
        "--",
        "–",
        "—",
        "?",
        ".",
        "nan",
        "null",
        "none",
        "nil",
        "na",
        "n/a",
        "n.a.",
        "#n/a",
        "nat",
        "<na>",
        "tbd",
        "not available",
        "not applicable",
        "unknown",
        "no data",
    ]
)
"""Cells that say nothing, in lower case."""

LONGEST: Final = 2_000
_SAMPLE: Final = 2_000  # cells looked at to tell what a column holds
_MOST: Final = 2 / 3
"""The share of its cells that must be of a kind for a column to be of it; the others are told."""

_CODE: Final = pattern("column_titles.code")
_DATED: Final = pattern("column_titles.dated")
_COUNTED: Final = pattern("column_titles.counted")
_BARE_YEAR: Final = re.compile(r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}")
_LEADING_ZERO: Final = re.compile(r"0[0-9]+")
_PHONE: Final = re.compile(r"\+?\(?[0-9]{1,4}\)?(?:[ .-]\(?[0-9]{2,5}\)?){2,5}")
_TRUTH: Final[Mapping[str, bool]] = {"yes": True, "true": True, "no": False, "false": False}
_PLACED: Final = pattern("column_titles.placed")
_FEW: Final = 100  # names looked up in the gazetteer to tell a column of places
_NATION: Final = pattern("column_titles.nation")
_COUNTRY: Final = re.compile(r"[A-Z]{2,3}")

_GAPS = " \u00a0\u2009\u202f'’_"
_SIGN = r"[-−–+]"
_CURRENCY = "|".join(re.escape(s) for s in sorted({*CURRENCY_SIGNS, *CURRENCY_CODES}, key=lambda s: (-len(s), s)))
_SCALES: Final[Mapping[str, int]] = {
    "k": 3,
    "thousand": 3,
    "tsd": 3,
    "m": 6,
    "mn": 6,
    "mm": 6,
    "mio": 6,
    "mln": 6,
    "million": 6,
    "millions": 6,
    "b": 9,
    "bn": 9,
    "bln": 9,
    "billion": 9,
    "billions": 9,
    "mrd": 9,
    "tn": 12,
    "trn": 12,
    "trillion": 12,
    "lakh": 5,
    "crore": 7,
}
_DIGITS = (
    rf"(?:[0-9]{{1,3}}(?:[.,{_GAPS}][0-9]{{2,3}}){{1,8}}(?:[.,][0-9]{{1,12}})?"
    rf"|[0-9]{{1,30}}(?:[.,][0-9]{{0,20}})?|[.,][0-9]{{1,20}})"
)
_NUMBER: Final = re.compile(
    rf"(?P<open>\()?(?P<sign>{_SIGN})?\s?(?:(?P<currency>{_CURRENCY})\s?)?"
    rf"(?P<inner>\(?{_SIGN}?)\s?(?P<digits>{_DIGITS})"
    rf"(?P<exponent>[eE][+-]?[0-9]{{1,2}})?(?P<plus>\+)?"
    rf"(?:\s?(?:±|\+/-|\+-)\s?(?P<error>{_DIGITS})|\s?(?P<to>[-–—]|to)\s?(?P<upper>{_DIGITS}))?"
    r"(?P<after>\s?[^\s\d()\-−–][^\d()]{0,40}?)?(?P<close>\)){0,2}(?P<trailing>[-−])?",
)
_AFTER: Final = re.compile(
    rf"(?:(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})\b\.?\s?)?(?P<unit>.*)", re.IGNORECASE
)
_DAY: Final = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


@frozen
class Cells:
    """How cells are to be read where their column does not tell it: by attribute, or for the whole table.

    `kinds` names a kind out of `CELL_KINDS` by attribute, `units` a unit; `decimal` is the decimal mark, "." or ",";
    `day_first` says whether 3/4/2021 is in April.

    >>> Cells(kinds={"turnout": "number"}, decimal=",").kinds
    {'turnout': 'number'}
    """

    kinds: Mapping[str, str] = field(factory=dict)
    units: Mapping[str, str] = field(factory=dict)
    decimal: str = ""
    day_first: bool | None = None

    def __attrs_post_init__(self) -> None:
        for kind in self.kinds.values():
            if kind not in CELL_KINDS and kind not in _ALSO:
                raise InvalidValue(f"unknown kind of cell {kind!r}; known: {', '.join((*CELL_KINDS, *_ALSO))}")
        if self.decimal not in ("", ".", ","):
            raise InvalidValue(f"a decimal mark is '.' or ',', not {self.decimal!r}")


@frozen(kw_only=True)
class Column:
    """What a column holds, and how its cells are read; made by `read_column`."""

    name: str
    kind: str
    unit: str = ""
    """The unit of cells that name none."""
    decimal: str = ""
    """The decimal mark: "." or ","; "" where no cell shows it, "?" where cells show both."""
    day_first: bool | None = None

    def read(self, text: str, *, unit: str = "", published: date | datetime | None = None) -> Value:
        """The value of a cell, read whole; raises `InvalidValue` saying why it does not fit, and what would mend it.

        >>> column = read_column("length", ["1.234,5", "1 200", "(3)"])
        >>> [column.read(x, unit="km").nominal for x in ("1.234,5", "1 200", "(3)")]
        [1234.5, 1200, -3]
        """
        words = " ".join(text.split(" "))[:LONGEST].strip()
        if self.kind == "code":
            return Entity(words, text=words)
        if self.kind == "truth":
            return self._truth(words)
        if self.kind == "number":
            value = self._number(words, unit)
            bare = unit and not any(c.isalpha() or c in "%°€£$¥" for c in words)
            return evolve(value, text=f"{words} {unit}") if bare else value
        if self.kind in ("time", "year"):
            return self._time(words, published)
        if self.kind == "duration":
            unit = unit or self.unit
            said = f"{words} {unit}" if unit and not any(c.isalpha() for c in words) else words
            length = read_answer(said, "duration", published=published)
            if isinstance(length, Duration) and _covers(said, _timed(said, published)):
                return evolve(length, text=said)
            raise self._misfit(words, "no length of time")
        if self.kind == "text":
            return Text(words, words)
        if self.kind == "place":
            return read_answer(words, "place")
        return self._name(words, published)

    def _misfit(self, words: str, why: str) -> InvalidValue:
        return InvalidValue(
            f"{shown(words[:60])} is {why}, as the others below {self.name!r} are; correct it, or name the column's "
            "kind "
            f"(kind {self.name}=text reads words)"
        )

    def _truth(self, words: str) -> Truth:
        said = _TRUTH.get(words.casefold())
        if said is None:
            raise self._misfit(words, "neither yes nor no")
        return Truth(said, words)

    def _number(self, words: str, unit: str) -> Quantity:
        found = _NUMBER.fullmatch(words)
        if found is not None and (read := self._in_digits(found, words, unit)) is not None:
            return read
        value = _said_in_words(words)
        if value is not None:
            return self._in_unit(value, unit, words)
        raise self._misfit(words, "no number")

    def _in_unit(self, value: Quantity, unit: str, words: str) -> Quantity:
        """A number in words with the unit of its row or column, where it names none itself."""
        name = self._unit(value.unit, unit, words)
        if name == value.unit:
            return value
        nominal = value.nominal
        if nominal is None or value.modifier == "range":
            return Quantity(value.shape, name, nominal, value.modifier, words)
        return Quantity.of(nominal, name, modifier=value.modifier, text=words)

    def _in_digits(self, found: re.Match[str], words: str, unit: str) -> Quantity | None:
        if bool(found["open"] or "(" in found["inner"]) != (")" in words[found.end("digits") :]):
            return None
        behind = _unit_and_scale((found["after"] or "").strip(), found["currency"] or "")
        if behind is None:
            return None
        said, scale = behind
        scale += int((found["exponent"] or "e0")[1:])
        number = self._decimal(found["digits"], words).scaleb(scale)
        if abs(number) > Decimal(str(MAX_NUMBER)):
            raise self._misfit(words, "no number that anything counts")
        signs = (found["open"] or "") + (found["sign"] or "") + found["inner"] + (found["trailing"] or "")
        below = any(sign in signs for sign in "(-−–")
        number = -number if below else number
        name = self._unit(said, unit, words)
        grain = float(Decimal(1).scaleb(int(_last_place(found["digits"], number, scale))))
        if found["error"]:
            margin = self._decimal(found["error"], words).scaleb(scale)
            shape = interval(float(number - margin), float(number + margin))
            return Quantity(shape, name, _plain(number), "range", words)
        upper = self._decimal(found["upper"], words).scaleb(scale) if found["upper"] else None
        if upper is not None and upper < number:
            return None
        whole = not is_measure(name) and number == number.to_integral_value()
        modifier = "range" if upper is not None else "at least" if found["plus"] else None
        high = None if upper is None else _plain(upper)
        return Quantity.of(
            _plain(number), name, modifier=modifier, upper=high, count=whole, grain=None if high else grain, text=words
        )

    def _unit(self, said: str, unit: str, words: str) -> str:
        """The unit of a cell: what it names, else its row's, else its column's."""
        given = unit_named(unit) if unit else ""
        if not said:
            if not given and self.unit == "?":
                raise InvalidValue(
                    f"{shown(words[:60])} names no unit, as others below {self.name!r} do; give it, or the column's "
                    "unit"
                )
            return given or self.unit
        if given and given != said and unit_of(given).dimension != unit_of(said).dimension:
            raise InvalidValue(
                f"{shown(words[:60])} names its unit, {said}, and its row another, {given}; which is it?"
            )
        return said

    def _decimal(self, digits: str, words: str) -> Decimal:
        """Digits with their separators as a number, by what the column shows."""
        mark = _mark(digits)
        if mark is None:
            raise self._misfit(words, "no number (its groups of digits are not of three)")
        if mark in ("", "grouped"):
            return Decimal(re.sub(r"\D", "", digits))
        if mark in (".", ","):
            whole, _, rest = digits.rpartition(mark)
            return Decimal(f"{re.sub(r'[^0-9]', '', whole) or '0'}.{rest or '0'}")
        mark = mark[0]  # one separator and three digits behind it
        plain = re.sub(r"\D", "", digits)
        if self.decimal == mark:
            return Decimal(plain).scaleb(-3)
        if self.decimal == "?" or (self.decimal == "" and mark == "."):
            raise InvalidValue(
                f"{shown(words[:60])}: thousand or decimal? No other cell below {self.name!r} tells; say which mark "
                "parts "
                "the decimals (decimal '.' or ',')"
            )
        return Decimal(plain)

    def _time(self, words: str, published: date | datetime | None) -> Value:
        day = _DAY.fullmatch(words)
        if day is not None:
            return self._day(day, words)
        said = f"in {words}" if _BARE_YEAR.fullmatch(words) else in_english(words)
        mentions = _dated(said, published)
        value = read_answer(said, "time", published=published)
        if isinstance(value, (Time, Offset)) and _covers(said, mentions, skip=3 if _BARE_YEAR.fullmatch(words) else 0):
            return evolve(value, text=words)
        raise self._misfit(words, "no date")

    def _day(self, day: re.Match[str], words: str) -> Time:
        first, second, year = int(day[1]), int(day[3]), int(day[4])
        year += 0 if len(day[4]) == 4 else 2000 if year < 50 else 1900
        if first == second or first > 12 or second > 12 or day[2] == ".":
            day_first = second <= 12 and (first > 12 or day[2] == "." or first == second)
        elif self.day_first is None:
            raise InvalidValue(
                f"{shown(words[:40])}: does the day or the month come first? No other cell below {self.name!r} "
                "tells; say "
                "which (day_first), or write dates YYYY-MM-DD"
            )
        else:
            day_first = self.day_first
        month, dom = (second, first) if day_first else (first, second)
        return Time.day(year, month, dom, text=words)

    def _name(self, words: str, published: date | datetime | None) -> Value:
        found = find_times(words, published=published) if len(words) <= 120 else ()
        if len(found) == 1 and isinstance(found[0].value, Offset) and found[0].start == 0:
            return found[0].value  # "one week after the strike"
        return Entity(words, text=words) if len(words.split()) <= 6 else Text(words, words)


def read_column(
    name: str,
    cells: Iterable[str],
    *,
    units: Iterable[str] = (),
    given: Cells | None = None,
    published: date | None = None,
) -> Column:
    """What a column holds, from all its cells, what it is called and what is given.

    `name` is what its cells answer ("turnout"), `units` what a column of units says of them. Cells that say nothing are
    left out of account.

    >>> read_column("turnout", ["1950", "1402"]).kind, read_column("opened", ["1950", "3 May 1931"]).kind
    ('number', 'time')
    >>> read_column("postcode", ["06902", "6902"]).kind, read_column("headliner", ["21 Savage", "21 Pilots"]).kind
    ('code', 'name')
    """
    given = given or Cells()
    every = sorted({c.strip() for c in cells if c.strip().casefold() not in MISSING})
    sample = every[:: max(1, len(every) // _SAMPLE)]
    unit = unit_named(given.units.get(name, ""))
    named = {unit_named(u) for u in units if u.strip()} | ({unit} if unit else set())
    kind = given.kinds.get(name) or _kind(name, sample, named, published)
    kind = _ALSO.get(kind, kind)
    decimal, day_first = given.decimal, given.day_first
    if kind == "number":
        decimal = decimal or _decimal_mark(sample)
        unit = unit or _common_unit(sample)
        if unit in UNIT_SECONDS:
            kind = "duration"
    if kind in ("time", "year") and day_first is None:
        day_first = _day_first(sample)
    return Column(name=name, kind=kind, unit=unit, decimal=decimal, day_first=day_first)


def _kind(name: str, cells: Sequence[str], units: Set[str], published: date | None) -> str:
    has_unit = bool(units)
    asked = re.sub(r"[_\W]+", " ", name).strip().casefold()
    if not cells:
        return "name"
    truths = sum(c.casefold() in _TRUTH for c in cells)
    if _CODE.search(asked) and not has_unit:
        return "code"
    if all(_COUNTRY.fullmatch(c) for c in cells) and (truths < len(cells) or _NATION.search(asked)):
        return "code"  # "NO" among "SE" and "DK" is a country
    if truths == len(cells):
        return "truth"
    plain = [c for c in cells if c.isdecimal()]
    if not has_unit and any(_LEADING_ZERO.fullmatch(c) for c in plain) and len(plain) == len(cells):
        return "code"
    if not has_unit and sum(
        bool(_PHONE.fullmatch(c)) and not _mark_of_groups(c) and not _DAY.fullmatch(c) and not _ISO.fullmatch(c)
        for c in cells
    ) >= _MOST * len(cells):
        return "code"
    years = sum(bool(_BARE_YEAR.fullmatch(c)) for c in cells)
    numbers = sum(_is_number(c) for c in cells)
    if (not has_unit and numbers < len(cells)) or (years and not has_unit):
        dates = sum(_is_date(c, published) for c in cells)
        if dates and dates + years >= _MOST * len(cells):
            return "time"
        if years == len(cells) and _names_years(asked, cells):
            return "year"
        if dates + years >= _MOST * len(cells) and _DATED.search(asked):
            return "time"
    if numbers >= _MOST * len(cells):
        return "duration" if units and units <= set(UNIT_SECONDS) else "number"
    lengths = sum(_is_length(c) for c in cells)
    if lengths >= _MOST * len(cells):
        return "duration"
    some = cells[:: max(1, len(cells) // _FEW)]
    places = sum(isinstance(parse_value(c), Places) for c in some)
    return "place" if _PLACED.search(asked) or 2 * places > len(some) else "name"


def _names_years(asked: str, cells: Sequence[str]) -> bool:
    """Whether four digits below this name are years and no counts."""
    if _DATED.search(asked) and not _COUNTED.search(asked):
        return True
    last = asked.rpartition(" ")[2]
    plural = last.endswith("s") and not last.endswith("ss")
    return not (_COUNTED.search(asked) or plural) and all(1700 <= int(c) <= 2099 for c in cells)


def _is_number(text: str) -> bool:
    column = Column(name="", kind="number", decimal=".")
    try:
        column.read(text)
    except InvalidValue as problem:
        return "which is it?" in str(problem)
    return True


def _is_date(text: str, published: date | None) -> bool:
    if _DAY.fullmatch(text) or _ISO.fullmatch(text):
        return True
    if _BARE_YEAR.fullmatch(text) or len(text) > 60 or not any(c.isdigit() for c in text):
        return False
    text = in_english(text)
    mentions = _dated(text, published)
    return bool(mentions) and _covers(text, mentions)


def _is_length(text: str) -> bool:
    if len(text) > 60:
        return False
    found = read_answer(text, "duration")
    return isinstance(found, Duration) and _covers(text, _timed(text, None))


def _timed(text: str, published: date | datetime | None) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in find_times(text, published=published)]


def _dated(text: str, published: date | datetime | None) -> list[tuple[int, int]]:
    found = find_times(text, published=published)
    return [(m.start, m.end) for m in found if m.kind in ("date", "time") or m.period is not None]


_CAPITAL: Final = re.compile(r"(?<=[^\s(])[\s-][A-Z][a-z]+")


def _said_in_words(words: str) -> Quantity | None:
    """The number of a cell that is nothing but a number in words of news: "about 30", "more than $500 million"."""
    mentions = [m for m in find_quantities(words) if m.value is not None]
    if len(mentions) != 1 or _CAPITAL.search(words):
        return None  # a word in capitals belongs to a name: "21 Savage", "7-Eleven"
    first = mentions[0]
    rest = words[: first.start] + words[max(first.end, first.noun_end) :]
    return first.value if not rest.strip(" .,;") and first.unit not in UNIT_SECONDS else None


_FILLING: Final = re.compile(
    r"[\s,.;:()\[\]–—-]*(?:(?:about|around|circa|c\.|ca\.|by|on|at|in|of|the|and|early|late|mid|to|from"
    r"|until)[\s,.;:()–—-]*)*"
)


def _covers(text: str, spans: Iterable[tuple[int, int]], *, skip: int = 0) -> bool:
    """Whether spans leave nothing of a text but what fills it."""
    at = skip
    for start, end in sorted(spans):
        if start > at and not _FILLING.fullmatch(text[at:start]):
            return False
        at = max(at, end)
    return at > skip and bool(_FILLING.fullmatch(text[at:]))


def _unit_and_scale(written: str, currency: str) -> tuple[str, int] | None:
    """Unit and power of ten behind a number: "Mio €", "m" (metres, unless money or a scale says millions)."""
    after = _AFTER.fullmatch(written)
    assert after is not None
    unit = _known_unit(after["unit"].strip(), currency)
    if after["scale"] and (unit is None or (len(after["scale"]) <= 2 and not unit and not currency)):
        whole = _known_unit(written, currency)
        if whole is not None:
            return whole, 0
    return None if unit is None else (unit, _SCALES[after["scale"].lower()] if after["scale"] else 0)


def _known_unit(written: str, currency: str) -> str | None:
    """The unit behind a number, "" where there is none, None for words that are no unit."""
    if currency:
        sign = CURRENCY_SIGNS.get(currency, currency)
        if not written or unit_named(written) == sign or written in CURRENCY_CODES:
            return written if written in CURRENCY_CODES else sign
        return None
    if not written:
        return ""
    name = unit_named(written) if len(written) > 1 else unit_in_column(written)
    if name in UNIT_SECONDS:
        return None  # a length of time is no number of days
    if name in UNITS or name == "person" or (len(name) == 3 and name.isupper()):
        return name
    tokens = tokenize(written)
    nouns = len(written) > 2 and len(tokens) <= 3 and written == written.lower() and tokens and tokens[-1].tag == "NOUN"
    return unit_named(written) if nouns and all(t.tag in ("NOUN", "ADJ") for t in tokens) else None


def _mark(digits: str) -> str | None:
    """What a number shows of its separators: "" none, "grouped" thousands, its decimal mark, "?" behind a mark that may
    be either; None where its groups are no groups.
    """
    plain = re.sub(f"[{_GAPS}]", " ", digits)
    marks = [c for c in plain if c in ".,"]
    groups = re.split(r"[ .,]", plain)
    if not marks:
        return ("grouped" if len(groups) > 1 else "") if all(len(g) == 3 for g in groups[1:]) else None
    last = marks[-1]
    head, _, tail = plain.rpartition(last)
    if " " in tail or (len(set(marks)) == 2 and last in head):
        return None
    outer = re.split(r"[ .,]", head)
    if last in head:  # 1.234.567, or 12,34,567 as in India
        lakhs = last == "," and all(len(g) == 2 for g in outer[1:]) and len(tail) == 3
        return "grouped" if len(set(marks)) == 1 and (lakhs or all(len(g) == 3 for g in (*outer[1:], tail))) else None
    if len(outer) > 1:
        return last if all(len(g) == 3 for g in outer[1:]) else None
    if len(tail) == 3 and 1 <= len(head) <= 3 and not head.startswith("0"):
        return last + "?"
    return last


def _mark_of_groups(text: str) -> bool:
    return bool(re.fullmatch(_DIGITS, text)) and _mark(text) is not None


def _decimal_mark(cells: Sequence[str]) -> str:
    """The decimal mark that the numbers of a column show, "?" where they show both."""
    shown_marks: Counter[str] = Counter()
    for cell in cells:
        for digits in re.findall(_DIGITS, cell):
            mark = _mark(digits)
            if mark in (".", ","):
                shown_marks[mark] += 1
            elif mark == "grouped" and (grouping := set(digits) & set(".,")):
                shown_marks["." if grouping == {","} else ","] += 1
    return "?" if len(shown_marks) > 1 else next(iter(shown_marks), "")


def _common_unit(cells: Sequence[str]) -> str:
    """The one unit that most cells name; a number without one among them is in it as well."""
    named: Counter[str] = Counter()
    for cell in cells:
        found = _NUMBER.fullmatch(cell)
        if found is None:
            continue
        behind = _unit_and_scale((found["after"] or "").strip(), found["currency"] or "")
        named[behind[0] if behind is not None else ""] += 1
    units = [u for u in named if u]
    if not units or not named[""]:
        return units[0] if len(units) == 1 else ""
    if len(units) == 1 and (named[units[0]] > named[""] or not is_measure(units[0])):
        return units[0]
    return "?" if any(is_measure(u) for u in units) else ""


def _day_first(cells: Sequence[str]) -> bool | None:
    """Whether the day comes first, as the days past the twelfth show; None where none does, or both do."""
    found = [(int(m[1]), int(m[3])) for c in cells if (m := _DAY.fullmatch(c))]
    first, second = any(a > 12 for a, _ in found), any(b > 12 for _, b in found)
    return first if first != second else None


def _last_place(digits: str, number: Decimal, scale: int) -> int:
    """The power of ten of the last digit that is meant: -2 for "3.50", 3 for "75,000"."""
    mark = _mark(digits)
    if mark in (".", ","):
        return scale - len(digits.rpartition(mark)[2])
    if not number:
        return 0
    exponent = number.normalize().as_tuple().exponent
    return int(exponent)


def _plain(number: Decimal) -> float:
    return int(number) if number == number.to_integral_value() and abs(number) < 10**15 else float(number)
