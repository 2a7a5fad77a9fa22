"""FollowTheMoney statements as CSV: one row for each value of each event that a source gives, with its quote."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any

from factrecon.legible import one_line, web_address
from factrecon.reports import outline as order
from factrecon.reports import wording

COLUMNS = ("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
           "external", "first_seen", "last_seen", "id")  # fmt: skip
"""The columns of FollowTheMoney's statement CSV, in its order."""

_TYPES = {
    "name": "name",
    "startDate": "date",
    "endDate": "date",
    "location": "address",
    "summary": "text",
    "sourceUrl": "url",
}
_LONGEST = 5000


def write(report: Mapping[str, Any], *, texts: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The statements of a report: an `Event` for each event, and for each question without one.

    A time of its start or end is a `startDate` or `endDate`, places are a `location`, all else is a
    `summary` of question and answer. `dataset` is the source, `original_value` the quote, `first_seen` the
    day of publication. Text is made legible: this export is for other tools, not for reading back.

    >>> write({"questions": []})["statements.csv"].decode().split(",")[0]
    '"canonical_id"'
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, dialect=csv.unix_dialect)
    writer.writerow(COLUMNS)
    seen = set()
    for row in _statements(report):
        if row["id"] not in seen:
            seen.add(row["id"])
            writer.writerow([row[column] for column in COLUMNS])
    return {"statements.csv": out.getvalue().encode()}


def _hash(*parts: object) -> str:
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        digest.update(str(part).encode("utf-8", "surrogatepass") + b"\x00")
    return digest.hexdigest()


def _statements(report: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    told, names = order.outline(report), order.names(report)
    for question in order.records(report, "questions"):
        event = order.event_of(question, told)
        entity = (
            "fr-" + _hash("event", event.get("id") or event.get("frame"))
            if event
            else "fr-" + _hash("question", question.get("id"))
        )
        label = one_line(
            (event.get("label") or event.get("frame"))
            if event
            else question.get("subject") or question.get("ask") or "?"
        )
        for claim, assertion in order.assertions(question):
            document = told.documents.get(str(assertion.get("document")), {})
            published = one_line(assertion.get("published") or document.get("published") or "")[:10]
            for prop, value in (
                ("name", label),
                *_values(question, claim, names),
                ("sourceUrl", web_address(document.get("url")) or ""),
            ):
                if value:
                    yield _statement(entity, prop, value, assertion, published)


def _values(question: order.Record, claim: order.Record, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    value = claim.get("value")
    kind = value.get("kind") if isinstance(value, Mapping) else None
    if isinstance(value, Mapping) and kind == "time" and question.get("attribute") in {"start", "end", "time"}:
        core = value.get("core")
        start = core[0] if isinstance(core, list | tuple) and core else None
        if start:
            yield ("endDate" if question.get("attribute") == "end" else "startDate"), one_line(start)[:10]
    elif isinstance(value, Mapping) and kind == "places":
        for item in value.get("items") or ():
            yield "location", one_line(item)
    yield "summary", one_line(f"{question.get('ask') or ''} {wording.told(claim, names)}")


def _statement(entity: str, prop: str, value: str, assertion: order.Record, published: str) -> dict[str, str]:
    source = one_line(assertion.get("source") or "?")
    quoted = one_line(assertion.get("quote") or "")[:_LONGEST] if prop not in {"name", "sourceUrl"} else ""
    return {
        "canonical_id": entity,
        "entity_id": entity,
        "prop": prop,
        "prop_type": _TYPES[prop],
        "schema": "Event",
        "value": value[:_LONGEST],
        "dataset": source,
        "origin": one_line(assertion.get("origin") or ""),
        "lang": "",
        "original_value": quoted,
        "external": "f",
        "first_seen": published,
        "last_seen": published,
        "id": _hash(source, entity, prop, value, quoted),
    }
