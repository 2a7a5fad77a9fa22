"""Lengths of time over which a change or a mean is reckoned: "the largest 12-month rise" lasted no twelve months."""

from __future__ import annotations

import re
from functools import lru_cache

from factrecon.language.en.rows import listed
from factrecon.language.text.keywords import one_of

__all__ = ["window_in"]

_LENGTH = r"(?P<length>[\w.]{1,12}[- ](?:hour|day|week|month|quarter|year|decade)s?)\s(?:[\w%.-]{1,20}\s){0,2}"


def window_in(text: str) -> str:
    """The first length in a text that is such a window; "" without one.

    >>> window_in("the sharpest 12-month inflation spike"), window_in("a 12-month strike")
    ('12-month', '')
    """
    found = _windows().search(text)
    return found["length"] if found else ""


@lru_cache(maxsize=1)
def _windows() -> re.Pattern[str]:
    return re.compile(rf"\b{_LENGTH}{one_of(listed('counts.changes'))}s?\b", re.IGNORECASE)
