"""Publication dates as pages and feeds write them: ISO 8601 and the date of a mail header."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ZONE = re.compile(r"\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$", re.IGNORECASE)


def publication(text: object) -> date | datetime | None:
    """The day or the moment that a page's metadata names; None if it names none.

    The time zone is dropped: a text's "Monday" is that of the place where it was written.

    >>> publication("2024-03-05T22:10:00-05:00"), publication("Tue, 05 Mar 2024 22:10:00 GMT")
    (datetime.datetime(2024, 3, 5, 22, 10), datetime.datetime(2024, 3, 5, 22, 10))
    >>> publication("2024-03-05"), publication("yesterday"), publication("03/04/2024")
    (datetime.date(2024, 3, 5), None, None)
    """
    if isinstance(text, datetime):
        return text.replace(tzinfo=None)
    if isinstance(text, date):
        return text
    said = str(text or "").strip()[:60]
    try:
        if _DATE.match(said):
            if len(said) == 10:
                return date.fromisoformat(said)
            return datetime.fromisoformat(_ZONE.sub("", said).strip()).replace(tzinfo=None, microsecond=0)
        return (
            parsedate_to_datetime(said).replace(tzinfo=None)
            if "," in said[:5] or said[:2].strip().isdecimal()
            else None
        )
    except (ValueError, TypeError, IndexError, OverflowError):
        found = _DATE.match(said)
        if found is None:
            return None
        try:
            return date.fromisoformat(found.group())
        except ValueError:
            return None
