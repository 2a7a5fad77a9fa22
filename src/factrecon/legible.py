"""Strangers' text made fit to be shown: what would steer a terminal or hide from a reader becomes visible."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

_KEPT = "\n\t"
_JOINERS = "\u200c\u200d"
# Blank or steering though Unicode does not file them under "control" or "format": fillers that show
# nothing, line and paragraph separators, variation selectors are left alone (emoji need them).
_BLANK = "\u115f\u1160\u2028\u2029\u3164\uffa0\u2800"
_WEB = ("http", "https")


_PLAIN = re.compile("[\\n\\t -~¡-¬®-ͷ–-‧‰-⁞€-₿]*")
"""Text in which nothing is hidden: line ends, tabs, Latin letters, the punctuation of print, signs of money."""


@lru_cache(maxsize=4096)
def _hidden(character: str) -> bool:
    return character in _BLANK or unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}


def legible(text: object) -> str:
    """Text with every control, bidirectional, zero-width and unassigned character written out as ⟨U+202E⟩.

    Line ends and tabs stay. The zero-width joiners stay where letters or emoji of a script that needs
    them stand before them, and soft hyphens vanish, as they are meant to. The result holds no terminal
    escape, reads the same in every direction and survives in XML.

    >>> legible("safe\\u202etxt.exe")
    'safe⟨U+202E⟩txt.exe'
    >>> legible("\\x1b[31mred")
    '⟨U+001B⟩[31mred'
    """
    text = str(text)
    if _PLAIN.fullmatch(text):
        return text
    made: list[str] = []
    before = ""
    for character in text:
        if character == "\u00ad":
            continue
        if (
            character in _KEPT
            or not _hidden(character)
            or (character in _JOINERS and before and not before.isascii() and unicodedata.category(before)[0] in "LMS")
        ):
            made.append(character)
        else:
            made.append(f"⟨U+{ord(character):04X}⟩")
        before = character
    return "".join(made)


def plain_json(data: Any, *, indent: int | None = None) -> str:
    """Data as JSON in which every hidden character of a string is an escape: it steers no terminal and breaks no line.

    Nothing is lost by it: what reads JSON reads the same strings. Lone surrogates, which UTF-8 cannot hold, are
    escapes too. Raises ValueError for NaN and infinity, which JSON does not have.

    >>> print(plain_json({"text": "safe\\u202etxt.exe café"}))
    {"text": "safe\\u202etxt.exe café"}
    """
    return _ODD.sub(_json_escape, json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent))


_ODD = re.compile(r"[^\n -~]")


def _json_escape(found: re.Match[str]) -> str:
    character = found.group()
    return json.dumps(character)[1:-1] if _hidden(character) else character


def one_line(text: object) -> str:
    """Legible text on one line: every run of blanks and line ends is one space.

    >>> one_line("two\\n  lines ")
    'two lines'
    """
    return " ".join(re.split(r"[ \t\r\n\v\f]+", legible(str(text).replace("\r", "\n")))).strip()


def web_address(url: object) -> str | None:
    """The address if it is one of the web's that can be linked to without harm, else None.

    Only http and https with a host, no blanks, controls, quotes or angle brackets, at most 2,000
    characters: everything else is shown as text, never as a link.

    >>> web_address("https://example.org/a?b=1")
    'https://example.org/a?b=1'
    >>> web_address("javascript:alert(1)") is None
    True
    """
    if not isinstance(url, str) or not 0 < len(url) <= 2000:
        return None
    if re.search(r"[\s\"'<>\\^`{|}\x00-\x20\x7f-\x9f]", url) or legible(url) != url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in _WEB or not host or "@" in parts.netloc:
        return None
    return url
