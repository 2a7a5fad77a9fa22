"""A report as flat tables that lose nothing: the form behind every tabular and graph export, and the way back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from factrecon.errors import InvalidRecord
from factrecon.reports.outline import records

Row = dict[str, Any]
Tables = dict[str, list[Row]]


class Moment(str):
    """The type of a column of moments, ISO 8601 without a zone: tables with types of their own make times of it."""


COLUMNS: Mapping[str, Mapping[str, type]] = {
    "report": {"schema": str},
    "sources": {"id": str, "credibility": float, "origins": int},
    "documents": {
        "id": str,
        "source": str,
        "story": str,
        "published": str,
        "origin": str,
        "title": str,
        "url": str,
        "text_sha256": str,
    },
    "events": {"id": str, "frame": str, "label": str},
    "questions": {
        "id": str,
        "number": int,
        "story": str,
        "ask": str,
        "kind": str,
        "event": str,
        "subject": str,
        "attribute": str,
        "status": str,
        "told": str,
        "agreement": float,
        "contradiction": float,
        "evidence": float,
        "origins": int,
        "reason": str,
    },
    "claims": {"id": str, "text": str, "belief": float},
    "assertions": {
        "source": str,
        "document": str,
        "start": int,
        "end": int,
        "quote": str,
        "prefix": str,
        "suffix": str,
        "speaker": str,
        "cue": str,
        "status": str,
        "mode": str,
        "origin": str,
        "published": str,
        "reader": str,
        "ref": str,
        "given": str,
        "grounding": str,
    },
    "comparisons": {
        "a": str,
        "b": str,
        "relation": str,
        "kind": str,
        "agreement": float,
        "contradiction": float,
        "rule": str,
        "reason": str,
    },
    "conflicts": {"kind": str, "degree": float, "reason": str},
    "left_out": {"file": str, "reason": str},
}
"""The columns of each table that hold a key of the report's record as it is, with their types."""

DERIVED: Mapping[str, Mapping[str, type]] = {
    "questions": {"best": str},
    "claims": {
        "question": str,
        "value_kind": str,
        "unit": str,
        "low": float,
        "high": float,
        "possible_low": float,
        "possible_high": float,
        "begins": Moment,
        "ends": Moment,
        "possibly_begins": Moment,
        "possibly_ends": Moment,
    },
    "assertions": {"question": str, "claim": str},
    "comparisons": {"question": str},
}
"""Columns that repeat what stands elsewhere, for reading: ids of the parents, a value's core and support. Numbers, and
lengths in seconds, stand in `low` to `possible_high`; moments in `begins` to `possibly_ends`; None where open."""

PLACE: Mapping[str, Sequence[str]] = {
    "questions": ("question_row",),
    "claims": ("question_row", "claim_row"),
    "assertions": ("question_row", "claim_row"),
    "comparisons": ("question_row",),
}
"""Columns that tell which question and claim a row belongs to, by their number from 0; ids need not be unique."""

MORE = "more"
"""The column that holds what the others cannot, as a JSON object: lists, nested values, nulls, keys added later."""

_LARGEST = 2**53
_WHOLE = "\x00whole"
"""The key of the report's row under which each other table has its number of rows and their hash."""
_LISTS = ("sources", "documents", "events", "questions", "conflicts", "left_out")


def to_tables(report: Mapping[str, Any]) -> Tables:
    """The tables of a report, rows in the report's order, every row with every column (None where empty).

    >>> sorted(to_tables({"schema": "factrecon/2", "questions": []}))[:3]
    ['assertions', 'claims', 'comparisons']
    """
    made: Tables = {name: [] for name in COLUMNS}
    made["report"].append(_row("report", report, skip=_sound(report, _LISTS)))
    for name in _LISTS:
        if name != "questions":
            made[name] = [_row(name, r, skip=()) for r in records(report, name) if _sound(report, (name,))]
    for number, question in enumerate(records(report, "questions") if _sound(report, ("questions",)) else ()):
        best = question.get("best")
        sound = _sound(question, ("claims", "comparisons"))
        row = _row("questions", question, skip=sound)
        row |= {"question_row": number, "best": _text(best.get("text")) if isinstance(best, Mapping) else None}
        made["questions"].append(row)
        asked = _text(question.get("id"))
        for n, claim in enumerate(records(question, "claims") if "claims" in sound else ()):
            at = {"question_row": number, "claim_row": n}
            held = _sound(claim, ("assertions",))
            made["claims"].append(
                _row("claims", claim, skip=held) | at | {"question": asked} | _ends(claim.get("value"))
            )
            for assertion in records(claim, "assertions") if held else ():
                made["assertions"].append(
                    _row("assertions", assertion, skip=()) | at | {"question": asked, "claim": _text(claim.get("id"))}
                )
        for comparison in records(question, "comparisons") if "comparisons" in sound else ():
            made["comparisons"].append(
                _row("comparisons", comparison, skip=()) | {"question_row": number, "question": asked}
            )
    tables = {name: [{c: row.get(c) for c in columns(name)} for row in rows] for name, rows in made.items()}
    (head,) = tables["report"]
    more = json.loads(head[MORE] or "{}")
    more[_WHOLE] = {name: _stamp(name, rows) for name, rows in tables.items() if name != "report"}
    head[MORE] = _json(more)
    return tables


def columns(table: str) -> dict[str, type]:
    """All columns of a table in order, each with its type."""
    places = dict.fromkeys(PLACE.get(table, ()), int)
    return {**places, **COLUMNS[table], **DERIVED.get(table, {}), MORE: str}


def _read_back(table: str) -> dict[str, type]:
    """The columns from which a report is made again, with their types."""
    return {**dict.fromkeys(PLACE.get(table, ()), int), **COLUMNS[table], MORE: str}


def from_tables(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """The report that `to_tables` took apart.

    Raises InvalidRecord where a table is not the one that was written with the others (cut short, edited, of another
    export), where a row belongs to no question or claim, or its `more` is no JSON object.

    >>> report = {"schema": "factrecon/2", "questions": [], "new": [1]}
    >>> from_tables(to_tables(report)) == report
    True
    """
    heads = tables.get("report") or ()
    if len(heads) != 1:
        raise InvalidRecord(f"table report: {len(heads)} rows where there is one; export the report again")
    for name in COLUMNS:
        for number, row in enumerate(tables.get(name, ())):
            _check_row(name, number, row)
    made = _record("report", heads[0])
    _check_whole(tables, made.pop(_WHOLE, None))
    for name in _lists_of("report", made, _LISTS):
        made[name] = [_record(name, row) for row in tables.get(name, ())]
    questions: list[dict[str, Any]] = made.get("questions", []) if tables.get("questions") else []
    for question in questions:
        question |= {name: [] for name in _lists_of("questions", question, ("claims", "comparisons"))}
    for row in tables.get("claims", ()):
        claim = _record("claims", row)
        claim |= {name: [] for name in _lists_of("claims", claim, ("assertions",))}
        _into(_at(questions, row, "question_row", "claims"), "claims").append(claim)
    for row in tables.get("assertions", ()):
        question = _at(questions, row, "question_row", "assertions")
        claim = _at(_into(question, "claims"), row, "claim_row", "assertions")
        _into(claim, "assertions").append(_record("assertions", row))
    for row in tables.get("comparisons", ()):
        _into(_at(questions, row, "question_row", "comparisons"), "comparisons").append(_record("comparisons", row))
    return made


def _check_row(table: str, number: int, row: Any) -> None:
    """Each cell that is read back is of its column's type."""
    if not isinstance(row, Mapping):
        raise InvalidRecord(f"table {table}, row {number + 1}: not a row; export the report again")
    for key, kind in _read_back(table).items():
        value = row.get(key)
        if value is not None and (
            isinstance(value, bool) or not isinstance(value, (int, float) if kind is float else kind)
        ):
            raise InvalidRecord(
                f"table {table}, row {number + 1}: {key} is no {kind.__name__}; export the report again"
            )


def _lists_of(table: str, record: dict[str, Any], allowed: Sequence[str]) -> Sequence[str]:
    """The lists that stand in tables of their own, as the record told; it tells so no more."""
    named = record.pop("\x00lists", ())
    if not isinstance(named, list | tuple) or any(name not in allowed for name in named):
        raise InvalidRecord(f"table {table}: column 'more' names no lists of it; export the report again")
    return named


def _into(holder: dict[str, Any], name: str) -> list[Any]:
    made = holder.get(name)
    if not isinstance(made, list):
        raise InvalidRecord(f"table {name}: a row belongs to a record that has no {name}; export the report again")
    return made


def _sound(holder: Mapping[str, Any], names: Sequence[str]) -> tuple[str, ...]:
    """The lists that the tables hold whole: those made of records only."""
    return tuple(
        n for n in names if isinstance(holder.get(n), list | tuple) and len(records(holder, n)) == len(holder[n])
    )


def _row(table: str, record: Mapping[str, Any], *, skip: Sequence[str]) -> Row:
    row: Row = {}
    more: dict[str, Any] = {}
    for key, value in record.items():
        if key in skip:
            continue
        kind = COLUMNS[table].get(key)
        if kind is not None and _fits(value, kind):
            row[key] = value
        else:
            more[key] = value
    if skip:
        more["\x00lists"] = list(skip)
    row[MORE] = _json(more) if more else None
    return row


def _json(more: Mapping[str, Any]) -> str:
    try:
        return json.dumps(more, ensure_ascii=True, allow_nan=False, sort_keys=True)
    except (ValueError, TypeError, RecursionError) as error:
        raise InvalidRecord(f"the report holds what JSON cannot ({error})") from error


def _stamp(table: str, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """How many rows a table has and a hash of them, by what is read back: for the whole to know its parts by."""
    kinds = _read_back(table)
    digest = hashlib.sha256()
    for row in rows:
        held = {k: float(row[k]) if kind is float else row[k] for k, kind in kinds.items() if row.get(k) is not None}
        digest.update(json.dumps(held, sort_keys=True).encode())
    return [len(rows), digest.hexdigest()[:16]]


def _check_whole(tables: Mapping[str, Sequence[Mapping[str, Any]]], stamps: Any) -> None:
    if stamps is None:  # exported before parts were stamped
        return
    for name in COLUMNS:
        if name == "report":
            continue
        rows = tables.get(name, ())
        wanted = stamps.get(name) if isinstance(stamps, dict) else None
        if wanted == _stamp(name, rows):
            continue
        raise InvalidRecord(
            f"table {name}: {len(rows)} rows are not those that were written: it is cut short, edited or of another "
            "export; export the report again"
        )


def _fits(value: object, kind: type) -> bool:
    """Whether a column of a type can hold a value and give back the same: no empty string, no lone surrogate."""
    if kind is str:
        return isinstance(value, str) and value != "" and not any(0xD800 <= ord(c) <= 0xDFFF for c in value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return (isinstance(value, int) and abs(value) <= _LARGEST) if kind is int else abs(value) <= _LARGEST


def _text(value: object) -> str | None:
    return value if _fits(value, str) else None  # type: ignore[return-value]


def _ends(value: object) -> Row:
    if not isinstance(value, Mapping):
        return {}
    inner = value.get("duration") if value.get("kind") == "offset" else value
    made: Row = {"value_kind": _text(value.get("kind")), "unit": _text(value.get("unit"))}
    timed = value.get("kind") == "time"
    names = ("begins", "ends", "possibly_begins", "possibly_ends") if timed else _NUMBERED
    for key, low, high in (("core", *names[:2]), ("support", *names[2:])):
        ends = inner.get(key) if isinstance(inner, Mapping) else None
        if isinstance(ends, list | tuple) and len(ends) == 2:
            made[low], made[high] = (_moment(e) if timed else _number(e) for e in ends)
    return made


_NUMBERED = ("low", "high", "possible_low", "possible_high")


def _number(value: object) -> float | None:
    return float(value) if _fits(value, float) else None  # type: ignore[arg-type]


def _moment(value: object) -> str | None:
    """A moment of a report to the second; None for what the calendar does not have."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        return datetime.fromisoformat(value).replace(tzinfo=None).isoformat(timespec="seconds")
    except ValueError:
        return None


def _record(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    made = {key: row[key] for key in COLUMNS[table] if row.get(key) is not None}
    more = row.get(MORE)
    if more is not None:
        try:
            rest = json.loads(more)
        except (ValueError, RecursionError, TypeError) as error:
            raise InvalidRecord(
                f"table {table}: column 'more' is not JSON ({error}); export the report again"
            ) from error
        if not isinstance(rest, dict):
            raise InvalidRecord(f"table {table}: column 'more' is not a JSON object; export the report again")
        made |= rest
    return made


def _at(parents: Sequence[dict[str, Any]], row: Mapping[str, Any], column: str, table: str) -> dict[str, Any]:
    number = row.get(column)
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < len(parents):
        raise InvalidRecord(
            f"table {table}: {column} {number!r} is none of the {len(parents)} there are; export the report again"
        )
    return parents[number]
