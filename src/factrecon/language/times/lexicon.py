"""The words of English time, and text cut into tokens that each carry a one-letter class.

A time expression is then a short pattern over class letters (`time_grammar`), which is linear,
indifferent to spacing and line breaks, and never looks at the words that have nothing to do with
time: those are all `.`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import frozen

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed, listed_in_order, rows
from factrecon.language.times.calendar import ZONES


def word_set(words: str) -> frozenset[str]:
    """The words of a line, as a set.

    >>> sorted(word_set("by until"))
    ['by', 'until']
    """
    return frozenset(words.split())


def _ranked(words: str, *, start: int, step: int) -> dict[str, int]:
    return {word: start + step * i for i, word in enumerate(listed_in_order(words))}


def _numbered(names: str, abbreviations: str, *, start: int) -> dict[str, int]:
    """Names and abbreviations with their place in year or week; the first three letters tell it."""
    order = {name[:3]: i for i, name in enumerate(listed_in_order(names), start)}
    return {name: order[name[:3]] for name in (*listed_in_order(names), *listed_in_order(abbreviations))}


MONTHS = _numbered("calendar.months", "calendar.month_abbreviations", start=1)

_DAYS = _numbered("calendar.weekdays", "calendar.weekday_abbreviations", start=0)
WEEKDAYS = _DAYS | {f"{name}s": i for name, i in _DAYS.items() if name.endswith("day")}

UNITS = {word: row.name for row in rows("rules/time_units.toml") for word in row.words}

SEASON_WORDS = {word: str(row.fields["code"]) for row in rows("rules/seasons.toml") for word in row.words}

DAYPART_WORDS = {word: str(row.fields["part"]) for row in rows("rules/dayparts.toml") for word in row.words}

ONES = _ranked("numbers.small", start=0, step=1)
TENS = _ranked("numbers.tens", start=20, step=10)
SCALES = {
    row.name: int(row.fields["factor"])
    for row in rows("rules/scales.toml")
    if row.name in ("hundred", "thousand", "million", "billion")
}
DECADE_WORDS = _ranked("numbers.decades", start=20, step=10)
ORDINALS = _ranked("numbers.ordinals", start=1, step=1) | {"thirtieth": 30}

#: None: how many is left open.
VAGUE_COUNTS = dict.fromkeys(listed("numbers.open")) | {"couple": 2.0, "dozen": 12.0}

#: Each word's class letter and value. `.` is any other word. The letters:
#: D full date, c clock time, y year, n count, o ordinal, f vague count, q quarter label, V decade, H holiday;
#: m month, w weekday, u unit, p part of the day, s season, z am or pm, Z zone, C o'clock;
#: a article, t the, h this, l last, L latest, x next, v that or same, e every, Y yesterday .. tomorrow;
#: g ago, r earlier or later, B before or after, T to, & and, O of, I in, k early, K beginning, F fiscal;
#: R now, N future, A daily, J weeklong, j old, G long, W trading (days), P period.
WORDS: dict[str, tuple[str, object]] = {}


for _row in rows("rules/time_words.toml"):
    _class, _adds = str(_row.fields["code"]), _row.fields.get("value")
    for _word in _row.words:
        if _class == "J":
            WORDS[f"{_word}long"], WORDS[f"{_word}slong"] = ("J", (_word, 1.0)), ("J", (_word, None))
        else:
            WORDS[_word] = (_class, _word if _adds is None else _adds)
for _word, _value in MONTHS.items():
    WORDS[_word] = ("m", _value)
for _word, _value in WEEKDAYS.items():
    WORDS[_word] = ("w", _value)
for _word, _unit in UNITS.items():
    WORDS[_word] = ("u", _unit)
for _word, _season in SEASON_WORDS.items():
    WORDS[_word] = ("s", _season)
for _word, _part in DAYPART_WORDS.items():
    WORDS.setdefault(_word, ("p", _part))
for _word, _amount in (ONES | TENS | SCALES).items():
    WORDS[_word] = ("n", float(_amount))
for _word, _rank in ORDINALS.items():
    WORDS.setdefault(_word, ("o", _rank))
WORDS["second"] = ("o", 2)  # "a second" of time is rare in news; "30 seconds" keeps its plural
for _word, _count in VAGUE_COUNTS.items():
    WORDS[_word] = ("f", _count)
for _word, _decade in DECADE_WORDS.items():
    WORDS[_word] = ("V", _decade)

_ABBREVIATED = (
    word_set("hr hrs min mins sec secs yr yrs wk wks")
    | listed("calendar.month_abbreviations")
    | listed("calendar.weekday_abbreviations")
)
#: Words that are also something else entirely: a capital is required, and more (see `time_grammar`).
_NEEDS_CAPITAL = (
    word_set("march may") | listed("calendar.month_abbreviations") | listed("calendar.weekday_abbreviations")
) - {"tues", "weds", "thur", "thurs"}

_TOKEN = re.compile(
    r"(?P<most>[^\W\d_QHAPqhap][^\W\d_]*(?:['’]clock)?)"  # what can begin nothing else comes first
    r"|(?P<sign>[^\s\w'’])"
    r"|(?=[^ ])(?:(?P<stamp>(?<![\w.-])[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z\b|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w]))"
    r"|(?P<reversed>(?<![\w./-])[12][0-9]{3}(?P<by>[/.])[01]?[0-9](?P=by)[0-3]?[0-9](?![\w]|[/-]\w))"
    r"|(?P<numeric>(?<![\w./-])[0-9]{1,2}(?P<sep>[/.-])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2})(?![\w]|[/-]\w))"
    r"|(?P<clock>(?<![\w:.])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?!:?[0-9])(?!_))"
    r"|(?P<fraction>(?<![\w/])[0-9]{1,2}/[0-9]{1,2}(?![\w/]))"
    r"|(?P<decade>(?<![\w])(?:[12][0-9]{2}0'?s|['’][0-9]0s)\b)"
    r"|(?P<ordinal>(?<![\w.])[0-9]{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<label>(?<![\w])(?:Q[1-4]|[1-4]Q|[1-4]H|H[12])(?:['’]?[0-9]{2})?\b)"
    r"|(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<meridiem>(?:[ap]\.?[ ]?m\b\.?)(?!['’\w]))"
    r"|(?P<word>[^\W\d_]+(?:['’]clock)?)"
    r"|(?P<possessive>['’]s\b)"
    r"|(?P<gap>\n[ \t\r]*\n)"
    r"|(?P<mark>[^\s]))",
    re.IGNORECASE,
)

_MARKS = {
    ",": ",",
    "-": "-",
    "–": "T",
    "—": ";",
    "‑": "-",
    "'": '"',
    "’": '"',
    ".": ";",
    ";": ";",
    ":": ":",
    "!": ";",
    "?": ";",
    "(": "(",
    ")": ")",
    "/": "/",
    '"': '"',
    "“": '"',
    "”": '"',
    "`": '"',
    "$": "$",
    "£": "$",
    "€": "$",
    "¥": "$",
    "#": "$",
    "%": "%",
    "@": "@",
    "&": "&",
}

_HOLIDAY = pattern("times_told.holiday")


#: First words of `_HOLIDAY`.
_HOLIDAY_FIRST = word_set(
    "christmas boxing new valentine st saint april may independence bastille halloween all veterans armistice "
    "juneteenth "
    "groundhog earth martin mlk presidents mother father memorial labor columbus thanksgiving black cyber election "
    "ash palm "
    "maundy good easter pentecost whit fourth july"
)


@frozen
class Tokens:
    """A text as tokens: where each starts and ends, its lower-case form, its class, its value."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    codes: str
    values: Mapping[int, object]
    text: str


def tokenize(text: str) -> Tokens:
    """Cut a text into classified tokens, number words joined; linear in its length."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    codes: list[str] = []
    values: dict[int, object] = {}
    skip_to = -1
    get = WORDS.get
    for m in _TOKEN.finditer(text):
        start, end = m.span()
        if start < skip_to:
            continue
        kind = m.lastgroup
        raw = text[start:end]
        code = "."
        lower = raw
        if kind == "most" or kind == "word":
            lower = raw.lower()
            if lower in _HOLIDAY_FIRST and (named := _HOLIDAY.match(text, start)) is not None:
                end = skip_to = named.end()
                code, lower = "H", named.group().lower().replace("’", "'")
                values[len(codes)] = lower
            else:
                entry = get(lower)
                if entry is not None:
                    code = entry[0]
                    if lower in _ABBREVIATED and text[end : end + 1] == ".":
                        end += 1
                        skip_to = end
                    if lower in _NEEDS_CAPITAL and not raw[0].isupper():
                        code = "."
                    else:
                        values[len(codes)] = entry[1]
                elif lower != raw and raw in ZONES:
                    code = "Z"
                    values[len(codes)] = raw
        elif kind == "sign" or kind == "mark":
            code = _MARKS.get(raw, ".")
        elif kind == "gap":
            code = "|"
        elif kind == "possessive":
            code, lower = "'", "'s"
        elif kind == "number":
            code, value = _number(
                raw, bool(ends) and ends[-1] == start and words[-1][-1:].isalpha() and words[-1] != "fy"
            )
            if code != ".":
                values[len(codes)] = value
        elif kind == "meridiem":
            # "a m" inside words of a sentence needs a number before it.
            lower = raw.lower()
            if codes and codes[-1] in "nc":
                code = "z"
                values[len(codes)] = lower[0]
            else:
                # Not a time: read its letters as words of their own.
                lower, code = raw, "."
                first = raw[0].lower()
                if first == "a" and len(raw) > 1 and raw[1] in ". " and raw[1] == " ":
                    lower, code, end = "a", "a", start + 1
                    values[len(codes)] = "a"
        else:
            code, value = _shaped(kind or "", raw)
            if code != ".":
                values[len(codes)] = value
        starts.append(start)
        ends.append(end)
        words.append(lower)
        codes.append(code)
    return _join_numbers(text, starts, ends, words, codes, values)


def _number(raw: str, glued: bool) -> tuple[str, object]:
    if glued or len(raw) > 15:
        return ".", None
    if len(raw) == 4 and raw.isdecimal() and 1000 <= int(raw) <= 2199:
        return "y", int(raw)
    return "n", float(raw.replace(",", ""))


def _shaped(kind: str, raw: str) -> tuple[str, object]:
    if kind == "stamp":
        return "D", raw
    if kind in ("numeric", "reversed"):
        return "D", raw
    if kind == "clock":
        parts = [int(part) for part in raw.split(":")]
        if parts[0] > 24 or any(part > 59 for part in parts[1:]):
            return ".", None
        return "c", tuple(parts)
    if kind == "fraction":
        if raw == "9/11":
            return "D", "2001-09-11"  # written so, it is the name of one day
        upper, lower = (int(part) for part in raw.split("/"))
        if lower in (2, 3, 4, 8) and 0 < upper < lower:
            return "½", upper / lower
        return "/", raw
    if kind == "decade":
        digits = re.sub("[^0-9]", "", raw)
        return "V", int(digits)
    if kind == "ordinal":
        return "o", int(raw[:-2])
    label = raw.upper()
    value = label.replace("Q", "").replace("H", "")
    return "q", (label[0:2] if label[0] in "QH" else label[1] + label[0], value[1:].strip("'’"))


def _join_numbers(
    source: str, starts: list[int], ends: list[int], words: list[str], codes: list[str], values: dict[int, object]
) -> Tokens:
    """Join number words ("twenty-four", "a hundred and fifty", "nineteen ninety-six") into one token."""
    text = "".join(codes)
    out: list[tuple[int, int, str, str, object]] = []
    at = 0
    for m in _NUMBER_RUN.finditer(text):
        first, last = m.span()
        with_article = False
        if codes[first] == "a":
            if words[first + 1] in SCALES:  # "a hundred": the article is part of the number
                with_article = True
            else:
                first += 1
        if not with_article and not words[first].isalpha() and "½" not in m.group():
            continue
        for i in range(at, first):
            out.append((starts[i], ends[i], words[i], codes[i], values.get(i)))
        begin = first + 1 if with_article else first
        run = _read_run(begin, last, starts, ends, words, codes, values)
        if with_article:
            run[0] = (starts[first], *run[0][1:])
        out.extend(run)
        at = last
    if not out:
        return Tokens(tuple(starts), tuple(ends), tuple(words), text, values, source)
    for i in range(at, len(codes)):
        out.append((starts[i], ends[i], words[i], codes[i], values.get(i)))
    return Tokens(
        tuple([item[0] for item in out]),
        tuple([item[1] for item in out]),
        tuple([item[2] for item in out]),
        "".join([item[3] for item in out]),
        {i: item[4] for i, item in enumerate(out) if item[4] is not None or item[3] == "f"},
        source,
    )


_NUMBER_RUN = re.compile("a?n(?:-?n|-?o|&n|-?½|-)*(?<!-)|½")


def _read_run(
    first: int,
    last: int,
    starts: list[int],
    ends: list[int],
    words: list[str],
    codes: list[str],
    values: dict[int, object],
) -> list[tuple[int, int, str, str, object]]:
    """Read a run of number tokens greedily; a token that cannot continue a number starts another."""
    out: list[tuple[int, int, str, str, object]] = []
    i = first
    while i < last:
        code = codes[i]
        if code not in "n½":
            out.append((starts[i], ends[i], words[i], code, values.get(i)))
            i += 1
            continue
        j, total, kind = _one_number(i, last, words, codes, values)
        out.append((starts[i], ends[j - 1], words[i] if j == i + 1 else "#", kind, total))
        i = j
    return out


def _one_number(
    i: int, last: int, words: list[str], codes: list[str], values: dict[int, object]
) -> tuple[int, object, str]:
    if codes[i] == "½":
        return i + 1, values[i], "n"
    first = values[i]
    total, group = 0.0, float(first) if isinstance(first, (int, float)) else 0.0
    spelled = words[i].isalpha()
    kind, j = "n", i + 1
    while j < last:
        k = j + 1 if codes[j] in "-&" and j + 1 < last else j
        word = words[k]
        if codes[k] == "½" and k == j + (codes[j] == "-"):
            return k + 1, total + group + float(values[k]), "n"  # type: ignore[arg-type]
        if codes[k] == "o":
            value = values[k]
            if spelled and isinstance(value, int) and 1 <= value <= 9 and group in TENS.values():
                return k + 1, int(total + group) + value, "o"
            break
        if codes[k] != "n" or not word.isalpha():
            break
        number = float(values[k])  # type: ignore[arg-type]
        if word in SCALES:
            if number == 100:
                group = (group or 1) * 100
            else:
                total, group = total + (group or 1) * number, 0.0
        elif codes[j] == "&" and not (spelled and group % 100 == 0 and (group or total)):
            break
        elif word in TENS and 11 <= group <= 20 and total == 0 and spelled:
            # "nineteen ninety-six": a year said as two pairs.
            group = group * 100 + number
            kind = "y"
        elif (number < 10 and group % 100 in TENS.values() and spelled) or (
            number < 100 and (group % 100 == 0) and (group or total) and spelled
        ):
            group += number
        else:
            break
        j = k + 1
    value = total + group
    if kind == "y":
        return j, int(value), "y"
    return j, value, "n"
