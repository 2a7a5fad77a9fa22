"""Sound inputs made unsound: bytes flipped, cut, doubled and moved, odd words put in, parts of JSON replaced."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

ODD_WORDS = (
    *(
        "²",
        "₃",
        "①",
        "½",
        "٣",
        "३",
        "Ⅷ",
        "一",
        "0",
        "-0",
        "00",
        "1/0",
        "0/0",
        "1/2",
        "9" * 25,
        "9" * 400,
        "1e400",
        "1e-400",
    ),
    *(
        "-1",
        "1,000,000",
        "1.5.2",
        "3-4",
        "7–9",
        "$",
        "€",
        "%",
        "°C",
        "km²",
        "¹",
        "No.",
        "NaN",
        "Infinity",
        "null",
        "true",
    ),
    *("0001-01-01", "9999-12-31", "0000-00-00", "2023-02-29", "31 February", "12/31/9999", "1 January 1", "year 9999"),
    *(
        "24:00",
        "00:60",
        "at 25 p.m.",
        "week 53",
        "midnight",
        "yesterday",
        "a century ago",
        "two days after",
        "the next day",
    ),
    *("the 9999s", "the 0s", "19th century", "99th century", "first week of year 1", "10,000 years later", "BC", "now"),
    *(
        "\u2028",
        "\u2029",
        "\x85",
        "\v",
        "\f",
        "\x1c",
        "\r",
        "\r\n",
        "\n\n",
        "\t",
        "\x00",
        "\x1b[31m",
        "\x1b]0;x\x07",
        "\x9b",
    ),
    *(
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u00ad",
        "\ud800",
        "\udfff",
        "\uffff",
        "\U0010ffff",
        "\U000e0041",
    ),
    *("İ", "ı", "ß", "ŉ", "ﬁ", "ǰ", "Ω", "é", "e\u0301", "\u0345", "🔥", "👨\u200d👩\u200d👧", "🇫🇷", "שלום", "مرحبا"),
    *(
        '"',
        "“",
        "”",
        "'",
        "’",
        "«",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "<",
        ">",
        "&",
        "&amp;",
        "&#0;",
        "<!--",
        "]]>",
        "</p>",
    ),
    *(
        ",",
        ";",
        ":",
        ".",
        "...",
        "—",
        "-",
        "_",
        "/",
        "\\",
        "|",
        "#",
        "=",
        "=1+1",
        "@",
        "+",
        "*",
        "?",
        "!",
        "Mr.",
        "a.m.",
    ),
    *(
        "said",
        "not",
        "killed",
        "at least",
        "more than",
        "dozens of",
        "half of",
        "no",
        "between",
        "and",
        "to",
        "or",
        "per",
    ),
)
ODD_VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        0.5,
        5,
        10**25,
        10**400,
        -1e308,
        5e-324,
        "",
        "x",
        "1",
        "²",
        "\ud800",
        "\u2028",
        "a" * 3000,
    ),
    *([], {}, [[]], [None], {"kind": []}, {"kind": "quantity"}, {"kind": "time", "core": [1, 2]}, ["a", 1], {"": {}}),
    *("0001-01-01", "9999-12-31", "9999-12-31T23:59", "2023-13-45", {"id": 1}, "c1", "q1", "e1", "same", "text"),
)


@st.composite
def spoilt_bytes(draw: st.DrawFn, seeds: Sequence[bytes]) -> bytes:
    """A seed with up to six changes."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data))))
        length = draw(st.sampled_from((1, 1, 1, 2, 4, 12, 60, 400)))
        change = draw(st.integers(0, 9))
        if change == 0 and data:
            data[at % len(data)] ^= 1 << draw(st.integers(0, 7))
        elif change == 1:
            del data[at : at + length]
        elif change == 2:
            data[at:at] = data[at : at + length]
        elif change == 3 and draw(st.integers(0, 3)) == 0:
            del data[at:]
        elif change == 4:
            data[at : at + length] = bytes(draw(st.lists(st.integers(0, 255), max_size=4)))
        elif change == 5 and data:
            other = draw(st.integers(0, len(data) - 1))
            data[at:at] = data[other : other + length]
        else:
            word = draw(st.sampled_from(ODD_WORDS)).encode("utf-8", "surrogatepass")
            # Between words more often than within them: there it is read.
            space = data.find(b" ", at)
            at = space + 1 if space >= 0 and draw(st.booleans()) else at
            end = data.find(b" ", at)
            data[at : (end if end >= 0 and draw(st.booleans()) else at)] = word + b" " * draw(st.integers(0, 1))
    return bytes(data)


@st.composite
def spoilt_json(draw: st.DrawFn, seeds: Sequence[Any]) -> Any:
    """Data with up to three of its parts replaced, taken out or doubled."""
    data = json.loads(json.dumps(draw(st.sampled_from(seeds))))
    for _ in range(draw(st.integers(1, 3))):
        parent, key = None, None
        part = data
        for _ in range(draw(st.integers(1, 9))):
            if isinstance(part, dict) and part:
                parent, key = part, draw(st.sampled_from(sorted(part)))
            elif isinstance(part, list) and part:
                parent, key = part, draw(st.integers(0, len(part) - 1))
            else:
                break
            part = parent[key]
        if parent is None:
            break
        change = draw(st.integers(0, 5))
        if change == 0:
            del parent[key]
        elif change == 1 and isinstance(parent, list):
            parent.insert(key, part)
        elif change == 2 and isinstance(part, str):
            parent[key] = part + draw(st.sampled_from(ODD_WORDS))
        else:
            parent[key] = copy.deepcopy(draw(st.sampled_from(ODD_VALUES)))
    return data
