"""A day that stands alone, as in a cell of a table or a field of a record: ISO, with dots, or with a month's name."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from factrecon.language.en.rows import listed_in_order

__all__ = ["day_written", "in_english"]

_NAMED: Final = re.compile(
    r"(?:[^\W\d_]{2,12},? )?([0-9]{1,2})(?:st|nd|rd|th|er|º|\.)? ?(?:de |of )?([^\W\d_]{3,12})\.?,? (?:de )?([0-9]{4})"
)
_DOTTED: Final = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")


def in_english(text: str) -> str:
    """A day whose month stands in German, French, Spanish, Italian, Dutch or Portuguese, as English writes it; any
    other text as it is.

    >>> in_english("3. März 2024"), in_english("12 de octubre de 2023"), in_english("March 2024")
    ('3 March 2024', '12 October 2023', 'March 2024')
    """
    found = _NAMED.fullmatch(text.strip())
    month = _abroad().get(found[2].casefold()) if found else None
    if not found or not month:
        return text
    return f"{found[1]} {listed_in_order('calendar.months')[month - 1].capitalize()} {found[3]}"


def day_written(text: str) -> date | None:
    """The day that a text is; None where it is none, or where day and month may be taken for each other ("3/4/2024").

    >>> day_written("15.05.2024"), day_written("3. März 2024"), day_written("3/4/2024")
    (datetime.date(2024, 5, 15), datetime.date(2024, 3, 3), None)
    """
    words = " ".join(text.split())
    dotted, named = _DOTTED.fullmatch(words), _NAMED.fullmatch(words)
    try:
        if dotted:
            return date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        if named and (month := _abroad().get(named[2].casefold())):
            return date(int(named[3]), month, int(named[1]))
        return date.fromisoformat(words) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words) else None
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _abroad() -> dict[str, int]:
    """The number of each month by its names, English ones among them."""
    english = listed_in_order("calendar.months")
    named = {name: n for n, name in enumerate(english, 1)}
    for n, month in enumerate(english, 1):
        named |= dict.fromkeys(listed_in_order(f"months_abroad.{month}"), n)
    return named
