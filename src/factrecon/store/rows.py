"""Rows of a store as the values that they hold, and questions to it that list many names."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from factrecon.errors import InvalidRecord
from factrecon.matching.judgements import Judgement
from factrecon.model import Document
from factrecon.store.changes import Change

__all__ = ["change_of", "day_of", "document_of", "judgements_of", "moment_of", "named_rows", "tuples"]

_MANY: Final = 400
"""Names that one question to the database may list."""


def named_rows(db: sqlite3.Connection, query: str, names: Iterable[str], *more: Any) -> Iterator[sqlite3.Row]:
    """The rows of a query with `in ({})`, whatever the number of names; `more` is what it asks for after them."""
    for some in _by_many(sorted(names)):
        yield from db.execute(query.format(",".join("?" * len(some))), (*some, *more))


def moment_of(time: datetime) -> str:
    """A moment as it sorts: in universal time, which one without a zone is taken to be in."""
    if not isinstance(time, datetime):
        raise InvalidRecord(f"a time of day is needed, not {time!r}")
    known = time if time.tzinfo is not None else time.replace(tzinfo=UTC)
    return known.astimezone(UTC).isoformat(timespec="microseconds")


def document_of(row: sqlite3.Row) -> Document:
    """The document of a row."""
    text = json.loads(row["text"])
    if not isinstance(text, str):
        raise TypeError(f"the text of {row['id']} is no text")  # a damaged store, not somebody's wrong argument
    return Document(
        id=row["id"],
        text=text,
        source=row["source"],
        title=row["title"],
        published=_published(row["published"]),
        url=row["url"],
        origin=row["origin"],
        body_start=row["body_start"],
    )


def day_of(published: str | None) -> int | None:
    """The day of a time of publication, counted."""
    return date.fromisoformat(published[:10]).toordinal() if published else None


def change_of(row: sqlite3.Row) -> Change:
    """The change of a row."""
    return Change(
        number=row["number"],
        at=datetime.fromisoformat(row["at"]),
        kind=row["kind"],
        question=row["question"],
        story=row["story"],
        ask=row["ask"],
        before=row["before"],
        after=row["after"],
        reason=row["reason"],
        documents=tuple(json.loads(row["documents"])),
        headline=row["headline"],
    )


def judgements_of(db: sqlite3.Connection, moment: str | None = None) -> tuple[Judgement, ...]:
    """What a person judged, in the order given: what counts now, or what counted at a moment."""
    then = "until is null" if moment is None else "since <= :then and (until is null or until > :then)"
    query = f"select verdict, a, b, note, about from judgement where {then} order by number"
    return tuple(Judgement(*r) for r in db.execute(query, {"then": moment}))


def tuples(data: Any) -> Any:
    """Lists as the tuples that they were before they were written as JSON."""
    return tuple(tuples(x) for x in data) if isinstance(data, list) else data


def _by_many(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, len(names), _MANY):
        yield names[first : first + _MANY]


def _published(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
