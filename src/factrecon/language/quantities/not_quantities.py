"""Numerals that measure and count nothing: dates, clock times, telephone numbers, names, addresses.

A caller that has read times already passes their spans as well; what is here keeps `quantities`
honest on its own. One pass of bounded patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["find_not_quantities", "is_year"]

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Ln|Way|Court|Ct|Place|Square|Terrace|Parkway"
    r"|Pkwy|Highway|Hwy|Crescent|Close|Row)"
)

_SHIELD: Final = re.compile(
    rf"""
    (?<!\w)(?=[^\W\d_])(?:                                                          # a word
       # March 3, 2020
       {_MONTH}\s{{1,2}}{_DAY}(?:\s?[-–]\s?{_DAY})?(?:(?:,|\sand|\sto|\sor)\s{_DAY}(?!\d|\s?(?:%
       |per)))?(?:,?\s\d{{4}})?(?![\d,]\d|\w)
      |{_MONTH},?\s\d{{4}}(?!\w)                                              # March 2020
      |(?:[A-Z]{{2}}|[A-Z][a-z]{{2,5}}\.)\s\d{{5}}(?:-\d{{4}})?(?!\w|,\d)         # CA 94612
      |(?!minus)[A-Za-z]{{1,15}}[-‐]\d{{1,4}}[A-Za-z]?(?!\w|,\d|\.\d)                      # Covid-19, F-16, G-7
      |(?:ISO|IEC|RFC|ASIN|ISBN|IFRS|Article|Section|Chapter|Rule|Title|Amendment|Proposition|Prop|Resolution|Level
      |Phase|Grade|Class|Type|Version|Episode|Season|Flight|Route|Interstate|Highway|Hwy|Channel|Gate|Room|Row|Page
      |Figure|Table|Item|Line|Pier|Terminal|Platform|Unit|Ward|District|Precinct|Exit|Group|Round|Week|Day|Game
      |Stage|Part|Volume|Vol|Act|Block|Bus|Apollo|Windows|Android|Galaxy|Model|Mark|Boeing|Airbus|Q|FY|H)(?:\.|\s
      |-)?\s?\d{{1,5}}(?:-\d{{1,4}})?(?:\([a-z0-9]\))?(?![\w%]|[.,]\d)
      |(?i:category|phase|chapter|grade|section|article|version|route|gate|type|tier|appendix
      |zone)\s\d{{1,4}}(?![\w%]|[.,]\d)
      |(?i:(?<!\w)(?:case|docket|badge|file|report|invoice|account|reference|order|serial|permit|bill
      |prop)\s(?:number|no\.?|\#):?\s?\#?[\w-]{{1,20}})
      |U\.?S\.?\s\d{{2,3}}(?=\s(?:like|in|near|at|between|and|north|south|east|west)\b)
    )
    |(?=[\d+(.'’‘-])(?:                                                             # a digit, or a mark before one
       (?<![\w.,$€£]){_DAY}(?:\s?[-–]\s?{_DAY})?\s(?:of\s)?{_MONTH}(?:,?\s\d{{4}})?(?!\w)   # 3 March 2020
      |(?<![\w.,])\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:T[\d:.]{{2,16}}Z?)?(?!\w)         # 2020-03-03
      |(?<![\w.,/])\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d{{2}})(?![\w.])             # 3/3/2020
      # 3:30 p.m.
      |(?<![\w.,])\d{{1,2}}(?:[:.]\d{{2}}){{0,2}}\s?(?:[ap]\.m\.?|[ap]m(?!\w)|AM(?!\w)|PM(?!\w)|o['’]clock)
      |(?<![\w.,])\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\.\d{{1,3}})?(?!\w)                 # 15:30
      |(?<![\w.,])\d{{4}}\s(?:GMT|UTC|EST|EDT|CET|BST|IST|PST|PDT|hours|hrs)(?!\w)     # 1530 GMT
      |(?<!\w)(?:\d{{3}}0|['’‘]\d0|\d0)['’]?s(?!\w)                                    # 1990s, '90s
      |(?<!\w)['’‘]\d{{2}}(?!\w|['’])                                                  # '09
      |(?<![\w.,])(?:\+\d{{1,3}}[\s.-]?)?\(?\d{{3}}\)?[\s.-]?\d{{3}}[.-]\d{{3,4}}(?!\w)    # 608-266-6014
      |\+\d{{1,3}}(?:[\s.-]\d{{2,5}}){{2,5}}
      |(?<![\w.,])\(?0\d{{2,4}}\)?(?:[\s-]\d{{3,4}}){{1,2}}(?!\w|[.,]\d)                 # 020 7946 0018
      # 192.168.0.1, 3.2.1
      |(?<![\w.])(?!\d{{1,3}}(?:\.\d{{3}}){{2,6}}\s[a-z€£$])\d{{1,3}}(?:\.\d{{1,5}}){{2,6}}(?![\w])
      |(?<![\w/])(?:24/7|7/7|9/11|50/50|20/20)(?![\w/])
      # 49 Oak Road
      |(?<!\w)\d{{1,5}}\s(?:[NSEW]\.?\s)?(?:\d{{1,3}}(?:st|nd|rd|th)\s|(?:[A-Z][\w.'’]{{0,30}}\s){{1,4}}){_STREET}\b\.?
      |(?<![\w.,])\d{{3}}[-‐](?:\d{{3}}|[A-Z]{{1,4}})(?!\w)                            # 737-800
      |(?<![\w.,])\d{{2,5}}(?:-|\s)?(?:hundred\s)?block(?!s|\w)                          # the 500 block
      |(?<![\w.,])\d{{1,3}}\s(?:Freeway|Highway|Expressway|Turnpike|Parkway|Bypass|Fwy)(?!\w)
      |(?<!\w)\.?\d{{1,3}}(?:\.\d)?[-\s]?cal(?:ib(?:er|re))?(?!\w)                       # .38-caliber
      |(?<![\w.,])\d{{1,2}}(?:\.\d{{1,2}})?\s?mm\s(?=handgun|pistol|gun|rifle|semi|caliber|glock|beretta|round
      |shell|bullet|casing|ammunition)
      |(?<![\w$.,])911\s(?=call|dispatch|operator|tape|record|system|cent)
      |(?<=call\s|dial\s)911|(?<=called\s|dialed\s)911|(?<=calling\s|dialing\s)911
      # 877-555-TIPS
      |(?<![\w.,])1?[-.]?\(?\d{{3}}\)?[-.\s]\d{{3}}[-.\s][A-Z][A-Za-z]{{3}}(?!\w)|(?<!\w)\d{{3}}-[A-Z]{{4}}(?!\w)
    )
    |(?:https?://|www\.)[^\s<>"]{{1,300}}
    |(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,64}}\.[\w.-]{{1,64}}
    """,
    re.VERBOSE,
)

_YEAR_BEFORE = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Bb]y|of|[Uu]ntil|till|through|before|after|from|during|for|to|and|or|early|late|mid"
    r"|mid-|end\sof|circa|year|years|fiscal|the|[Bb]etween|around|about|season|election|elections|summer|winter"
    r"|spring|autumn|fall|back\sin|as\sof|than|A\.?D\.?|B\.?C\.?|calendar|school|its|his|their|her|a)|[(,–—-]"
    r"|[A-Z][\w.]{1,20})\s{0,2}\Z"
)
_FOLLOWS = re.compile(
    r"\s{0,2}(?:%|percent|per\scent|[a-z]+s\b|people|men|women|children|staff|[km]g\b|k?m\b|sq\b|hours|acres)"
)


_COUNTED = (
    "people",
    "men",
    "women",
    "children",
    "%",
    "percent",
    "per cent",
    "hours",
    "acres",
    "workers",
    "deaths",
    "cases",
    "jobs",
    "troops",
)
_COUNTS = re.compile(r"\b(?:than|about|nearly|over|some|least|killed|injured|arrested|all)\s\Z")


def find_not_quantities(text: str, near: Iterable[int] | None = None) -> tuple[tuple[int, int], ...]:
    """Spans of numerals that are no quantities, in order and not overlapping.

    With `near`, the places of digits in order, only what lies around them is looked at.

    >>> text = "On March 3, 2020 at 5:30 p.m. flight 12 left; call 608-555-6014 24/7."
    >>> [text[a:b] for a, b in find_not_quantities(text)]
    ['March 3, 2020', '5:30 p.m.', '608-555-6014', '24/7']
    """
    if near is None:
        return tuple(match.span() for match in _SHIELD.finditer(text))
    found: list[tuple[int, int]] = []
    for start, end in _windows(text, near):
        found.extend(match.span() for match in _SHIELD.finditer(text, start, end))
    return tuple(found)


_LONGEST_WORD = 300
"""The address of a page may be long."""
_SPACE = re.compile(r"\s")


def _windows(text: str, near: Iterable[int]) -> list[tuple[int, int]]:
    """Stretches around the given places that begin and end between words, joined where they meet."""
    out: list[tuple[int, int]] = []
    for at in near:
        start = max(0, at - 24, out[-1][0] if out else 0)
        joined = bool(out) and start <= out[-1][1]
        for _ in range(0 if joined else _LONGEST_WORD):  # to the start of the word
            if start == 0 or text[start - 1].isspace():
                break
            start -= 1
        space = _SPACE.search(text, at + 90, at + 90 + _LONGEST_WORD)
        end = space.start() if space is not None else min(len(text), at + 90 + _LONGEST_WORD)
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def is_year(text: str, start: int, end: int, value: float) -> bool:
    """Whether the four digits at `start:end` name a year rather than count something.

    >>> is_year("since 1998, sales", 6, 10, 1998), is_year("killed 1998 people", 7, 11, 1998)
    (True, False)
    """
    if end - start != 4 or not text[start:end].isdecimal() or not 1000 <= value <= 2199:
        return False
    if (start and text[start - 1] in "$€£¥") or text[end : end + 1] == "%":
        return False
    follows = _FOLLOWS.match(text, end, end + 24)
    before = text[max(0, start - 24) : start]
    if 1800 <= value <= 2099:
        if follows is None:
            return True
        plural = follows.group().strip()
        if 1950 <= value <= 2035:
            return plural not in _COUNTED and not _COUNTS.search(before)
        return (
            bool(re.search(r"\b(?:in|since|by|until|early|late|during|the|of|and|['’]s)\s\Z", before))
            and plural not in _COUNTED
            and not _COUNTS.search(before)
        )
    return (
        follows is None
        and bool(_YEAR_BEFORE.search(before))
        and bool(
            re.search(
                r"\b(?:in|since|between|and|A\.?D\.?|B\.?C\.?|until|before|after|by|circa|year|from|to)\s\Z",
                before,
                re.IGNORECASE,
            )
        )
    )
