"""What a page says of itself: notices on cookies and subscriptions, buttons, markup; no news is in it.

A notice is told by its own phrases. Some of them may stand in news as well ("the firm changed its
privacy policy"); those count only where the page speaks to its reader and nobody is quoted. Of a
button only the words on it are taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from factrecon.language.en.patterns import pattern
from factrecon.language.text.keywords import lowered

__all__ = ["boilerplate"]

_LONGEST = 500
"""Characters on either side of a phrase that its sentence may have."""

_SURE = (
    "we use cookies",
    "this site uses cookies",
    "this website uses cookies",
    "cookies on your device",
    "storing of cookies",
    "by continuing to use",
    "all rights reserved",
    "may not be published, broadcast",
    "sign up for our",
    "sign up for the newsletter",
    "sign up to our",
    "enter a valid email address",
    "thanks for signing up",
    "thank you for signing up",
    "subscribe now",
    "subscribe today",
    "subscribe to our",
    "already a subscriber",
    "get unlimited access",
    "process your data",
    "process your personal",
    "download our app",
    "get our app",
    "enable javascript",
    "your browser does not",
)
_MAYBE = (
    "privacy policy",
    "privacy notice",
    "cookie policy",
    "terms of service",
    "terms of use",
    "uses cookies",
    "use of cookies",
    "newsletter",
    "unlimited access",
    "delivered to your inbox",
    "by clicking",
    "advertisement",
)
_BUTTONS = (
    "skip to content",
    "skip to main content",
    "share on facebook",
    "share this article",
    "opens in new window",
    "view comments",
    "min read",
    "cookie settings",
    "cookie preferences",
    "click here",
)
_CUES = {**dict.fromkeys(_SURE, "sure"), **dict.fromkeys(_MAYBE, "maybe"), **dict.fromkeys(_BUTTONS, "button")}
_ADDRESSES = pattern("papers_own.addresses")
_REPORTS = pattern("papers_own.reports")
_STOP = re.compile(r"[.!?](?=\s|\Z)|[\r\n]")
_TAG = re.compile(
    r"<(?:script|style)\b[^<>]{0,300}>[^<]{0,4000}</(?:script|style)>"
    r"|</?(?:p|br|div|span|b|i|em|strong|a|ul|ol|li|h[1-6]|table|tr|td|th|tbody|thead|img|section|article|header"
    r"|footer|nav|figure"
    r"|figcaption|blockquote|script|style|iframe|button|form|input|main|aside|hr|sup|sub|small|time|picture|source"
    r"|video)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)


def boilerplate(text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    """The spans behind `start` that are notices of a page, by sentence, and its tags; in order.

    >>> text = "Two died. We use cookies from 27 partners. The firm changed its privacy policy."
    >>> [text[a:b] for a, b in boilerplate(text)]
    ['We use cookies from 27 partners.']
    """
    found = [match.span() for match in _TAG.finditer(text, start)] if "<" in text else []
    lower = lowered(text)
    cues = sorted((place, cue) for cue in _CUES if cue in lower for place in _places(lower, cue, start))
    stops = [start, *(match.end() for match in _STOP.finditer(text, start))] if cues else []
    at = start
    for place, cue in cues:
        if place < at:
            continue
        end = place + len(cue)
        if _CUES[cue] == "button":
            found.append((place, end))  # whatever its line holds besides
            at = end
            continue
        first = max(stops[bisect_right(stops, place) - 1], at, place - _LONGEST)
        after = bisect_left(stops, end)
        last = min(stops[after] if after < len(stops) else len(text), end + _LONGEST)
        while first < last and text[first].isspace():
            first += 1
        said = lower[first:last]
        if _CUES[cue] == "sure" or (_ADDRESSES.search(said) and not _REPORTS.search(said)):
            found.append((first, last))
            at = last
    return tuple(sorted(found))


def _places(text: str, words: str, start: int) -> Iterator[int]:
    at = text.find(words, start)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))
