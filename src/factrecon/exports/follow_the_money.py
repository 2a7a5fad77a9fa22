"""FollowTheMoney statements as CSV: one row for each value of each event that a source gives, with its quote."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from factrecon.language.names.finding import find_names
from factrecon.language.names.words import GIVEN_NAMES
from factrecon.legible import one_line, web_address
from factrecon.reports import outline as order
from factrecon.reports import wording

COLUMNS = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)
"""The columns of FollowTheMoney's statement CSV, in its order."""

_TYPES = {
    "name": "name",
    "startDate": "date",
    "endDate": "date",
    "location": "address",
    "summary": "text",
    "sourceUrl": "url",
    "involved": "entity",
}
_WITHOUT_QUOTE = frozenset({"name", "sourceUrl", "involved"})
_LONGEST = 5000
_LONGEST_NAME = 100


def write(report: Mapping[str, Any], *, texts: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The statements of a report: an `Event` for each event and each question without one, and who is named in them.

    A time of its start or end is a `startDate` or `endDate`, places are a `location`, all else is a
    `summary` of question and answer. Who takes part is `involved`: an `Organization` where the name says so, a `Person`
    where somebody speaks or holds an office, else a `LegalEntity`, which may be either. `dataset` is the source,
    `original_value` the quote, `first_seen` the day of publication, `id` what followthemoney computes. Text is made
    legible: this export is for other tools, not for reading back.

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


@frozen
class _Thing:
    """Something that statements are about: its id, its schema, its name."""

    id: str
    schema: str
    name: str


def _thing(schema: str, *parts: object) -> str:
    digest = hashlib.sha1(
        "\x00".join(map(str, (schema, *parts))).encode("utf-8", "surrogatepass"), usedforsecurity=False
    )
    return f"fr-{digest.hexdigest()}"


def _party(name: str, people: frozenset[str]) -> _Thing:
    """Who bears a name: what the name itself says, else as little as is sure."""
    shown = one_line(name)
    key = " ".join(shown.casefold().split())
    kinds = {m.kind for m in find_names(f"{shown[:_LONGEST_NAME]} said so.") if m.start == 0}
    schema = "Person" if key in people else "Organization" if kinds == {"organisation"} else "LegalEntity"
    return _Thing(_thing("party", key), schema, shown)


def _people(report: Mapping[str, Any]) -> frozenset[str]:
    """The names of those of whom an office or age is told, and of those who speak and bear a given name: a company that
    speaks and looks like a person ("Morgan Stanley") is none for it."""
    found = set()
    for question in order.records(report, "questions"):
        if question.get("attribute") in {"office", "age"} and isinstance(question.get("subject"), str):
            found.add(question["subject"])
        speakers = {one_line(a["speaker"]) for _, a in order.assertions(question) if a.get("speaker")}
        found |= {name for name in speakers if name.partition(" ")[0].casefold() in GIVEN_NAMES}
    named = {one_line(name) for name in found}
    return frozenset(
        " ".join(name.casefold().split())
        for name in named
        if {m.kind for m in find_names(f"{name[:_LONGEST_NAME]} said so.") if m.end >= len(name)} == {"person"}
    )


def _statements(report: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    told, names, people = order.outline(report), order.names(report), _people(report)
    for question in order.records(report, "questions"):
        event = order.event_of(question, told)
        subject = question.get("subject")
        if event:
            thing = _Thing(
                _thing("event", event.get("id") or event.get("frame")),
                "Event",
                one_line(event.get("label") or event.get("frame")),
            )
        elif isinstance(subject, str) and subject:
            thing = _party(subject, people)
        else:
            thing = _Thing(_thing("question", question.get("id")), "Event", one_line(question.get("ask") or "?"))
        held = event.get("participants") if event else None
        parties = [_party(str(p), people) for p in held if p] if isinstance(held, list | tuple) else []
        for claim, assertion in order.assertions(question):
            document = told.documents.get(str(assertion.get("document")), {})
            published = one_line(assertion.get("published") or document.get("published") or "")[:10]
            url = web_address(document.get("url")) or ""
            values = [*_values(question, claim, names)]
            if thing.schema != "Event":
                values = [(prop, value) for prop, value in values if prop == "summary"]
            for prop, value in (("name", thing.name), *values, ("sourceUrl", url)):
                if value:
                    yield _statement(thing, prop, value, assertion, published)
            for party in parties:
                yield _statement(thing, "involved", party.id, assertion, published)
                yield _statement(party, "name", party.name, assertion, published)


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


def _statement(thing: _Thing, prop: str, value: str, assertion: order.Record, published: str) -> dict[str, str]:
    source, value = one_line(assertion.get("source") or "?"), value[:_LONGEST]
    quoted = one_line(assertion.get("quote") or "")[:_LONGEST] if prop not in _WITHOUT_QUOTE else ""
    key = f"{source}.{thing.id}.{prop}.{value}".encode("utf-8", "surrogatepass")
    return {
        "canonical_id": thing.id,
        "entity_id": thing.id,
        "prop": prop,
        "prop_type": _TYPES[prop],
        "schema": thing.schema,
        "value": value,
        "dataset": source,
        "origin": one_line(assertion.get("origin") or ""),
        "lang": "",
        "original_value": quoted,
        "external": "f",
        "first_seen": published,
        "last_seen": published,
        # As followthemoney's `Statement.make_key` has it.
        "id": hashlib.sha1(key, usedforsecurity=False).hexdigest(),
    }
