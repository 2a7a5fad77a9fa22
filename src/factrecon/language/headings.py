"""What people call the columns of a table of claims: "Outlet" is the source, "Answer" the value."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from factrecon.language.en.rows import rows

__all__ = ["field_meant"]


def field_meant(heading: str) -> str:
    """The field of a claim that people mean by a column's name, "" where none is known.

    >>> field_meant("Answer"), field_meant("remarks")
    ('value', '')
    """
    return _fields().get(" ".join(heading.split()).casefold(), "")


@lru_cache(maxsize=1)
def _fields() -> Mapping[str, str]:
    return {word: row.name for row in rows("words/columns.toml") for word in row.words}
