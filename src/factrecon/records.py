"""Documents and claims in and out of files: text, JSON, JSON Lines, CSV.

A document is `id, source, title, published, url, text`; a structured claim is `source, object,
attribute, value` and, where known, `unit, scope, published, document, quote, status`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from factrecon.errors import FactreconError, InvalidRecord, InvalidValue, UnreadableInput
from factrecon.faults import internal
from factrecon.language.parse import parse_value
from factrecon.legible import plain_json
from factrecon.model import Assertion, Claim, Document, Question, Scope, Span, claim
from factrecon.values import Entity, Places, Quantity, Text, Truth, Value, value_from_json
from factrecon.values.quantity import is_measure
from factrecon.writing import whole_file

Record = Document | Assertion

MAX_TEXT_BYTES = 20_000_000
"""No article is longer; what is, is not an article."""
MAX_FILE_BYTES = 2_000_000_000
ARTICLE_KINDS = frozenset({"html", "htm", "xhtml", "xml", "rss", "atom", "jsonld"})
"""The endings of `inputs.INPUTS`."""

_HEADER = re.compile(r"[ \t]{0,8}date[ \t]{1,8}(\S{4,40})")


@frozen
class LeftOut:
    """An input, or a part of one, that could not be used, and why."""

    file: str
    reason: str


def parse_published(text: str | None, where: str = "") -> date | datetime | None:
    """A publication date or time in ISO form; raises `InvalidRecord` naming `where`.

    >>> parse_published("2023-10-13")
    datetime.date(2023, 10, 13)
    """
    if text is None or not str(text).strip():
        return None
    text = str(text).strip()
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError as error:
        prefix = f"{where}: " if where else ""
        raise InvalidRecord(f"{prefix}{text[:40]!r} is no date; write it YYYY-MM-DD") from error


def document_from_text(
    text: str, *, id: str, source: str | None = None, published: date | datetime | None = None, where: str = ""
) -> Document:
    """A plain text as a document; a leading `date YYYY-MM-DD` gives its publication.

    The header is only those two words: what follows them on the line is text. Raises
    `UnreadableInput` for an empty text, `InvalidRecord` for a header whose date is none.

    >>> document_from_text("date 2023-10-13 The strike is over.", id="a").published
    datetime.date(2023, 10, 13)
    """
    where = where or id
    if not text.strip():
        raise UnreadableInput(f"{where}: empty; there is nothing to read")
    start = 1 if text.startswith("\ufeff") else 0
    header = _HEADER.match(text, start)
    if header and header.group(1)[:1].isdecimal():
        start = header.end()
        if published is None:
            published = parse_published(header.group(1).rstrip(".,;:"), f"{where}, first line")
    return Document(id=id, text=text, source=source or id, published=published, body_start=start)


def load(
    path: str | Path,
    *,
    published: date | datetime | None = None,
    source: str | None = None,
    on_error: Callable[[LeftOut], None] | None = None,
    strict: bool = False,
) -> Iterator[Record]:
    """The documents and claims of a file, by its ending: .json, .jsonl, .csv, those of `inputs`, else plain text.

    Web pages are .html or .htm, feeds .xml, .rss or .atom, schema.org articles .jsonld. A broken record raises `InvalidRecord` with file and line; with `on_error`, it is told of and
    the rest is still given. With `strict`, what is none of our errors is raised all the same. A file that cannot be read at all raises `UnreadableInput`.
    """
    path = Path(path)
    kind = path.suffix.casefold().lstrip(".")
    limit = MAX_FILE_BYTES if kind in {"jsonl", "ndjson", "csv", "json"} else MAX_TEXT_BYTES
    data = _bytes_of(path, limit)
    name, id = str(path), path.stem
    if kind in ARTICLE_KINDS:  # pages and feeds say their encoding themselves
        yield from _articles(data, kind, name=name, id=id, published=published, source=source, on_error=on_error)
        return
    text = _decoded(data, name)
    yield from load_text(
        text, kind=kind, name=name, id=id, published=published, source=source, on_error=on_error, strict=strict
    )


def load_text(
    text: str,
    *,
    kind: str = "",
    name: str = "standard input",
    id: str = "stdin",
    published: date | datetime | None = None,
    source: str | None = None,
    on_error: Callable[[LeftOut], None] | None = None,
    strict: bool = False,
) -> Iterator[Record]:
    """The records of a text: `kind` is json, jsonl, csv, one of `ARTICLE_KINDS`, or anything else for a plain article."""
    if not text.strip():
        raise UnreadableInput(f"{name}: empty; there is nothing to read")
    if kind in ARTICLE_KINDS:
        yield from _articles(text, kind, name=name, id=id, published=published, source=source, on_error=on_error)
        return
    if kind in {"jsonl", "ndjson"}:
        rows = _json_lines(text, name, on_error)
    elif kind == "json":
        rows = _json_rows(text, name)
    elif kind == "csv":
        rows = _csv_rows(text, name)
    else:
        yield document_from_text(text, id=id, source=source, published=published, where=name)
        return
    for where, row in rows:
        try:
            yield record_from_json(row, where=where, id=id, published=published, source=source)
        except Exception as error:  # the last net: what is none of our errors costs its record only, too
            if on_error is None or (strict and not isinstance(error, FactreconError)):
                raise
            said = str(error) if isinstance(error, FactreconError) else f"{where}: {internal(error)}"
            on_error(LeftOut(name, said))


def _articles(
    data: bytes | str,
    kind: str,
    *,
    name: str,
    id: str,
    published: date | datetime | None,
    source: str | None,
    on_error: Callable[[LeftOut], None] | None,
) -> Iterator[Document]:
    from factrecon.inputs import INPUTS  # only who reads pages pays for their parsers

    articles = INPUTS[kind](data, name)
    for number, article in enumerate(articles, 1):
        where = name if len(articles) == 1 else f"{name}, article {number}"
        if not article.text:
            if on_error is None:
                raise UnreadableInput(f"{where}: {article.problem}")
            on_error(LeftOut(name, f"{where}: {article.problem}"))
            continue
        if article.note and on_error is not None:
            on_error(LeftOut(name, f"{where}: {article.note}"))
        identity = id if len(articles) == 1 else article.id_among(id)
        yield article.document(identity, source=source, published=published)


def record_from_json(
    row: Any,
    *,
    where: str = "record",
    id: str = "",
    published: date | datetime | None = None,
    source: str | None = None,
) -> Record:
    """A document (it has `text`) or a structured claim (it has `attribute`) from plain data.

    >>> record_from_json({"source": "a", "object": "the fire", "attribute": "deaths", "value": 3}).claim.text
    '3'
    """
    if not isinstance(row, Mapping):
        raise InvalidRecord(f"{where}: a record must be an object with fields, not {type(row).__name__}")
    if isinstance(row.get("text"), str) and "attribute" not in row:
        return _document(row, where, id, published, source)
    return _claim(row, where, published, source)


def _document(row: Mapping[str, Any], where: str, id: str, published: Any, source: str | None) -> Document:
    identity = str(row.get("id") or id or where)
    document = document_from_text(
        row["text"],
        id=identity,
        source=source or _optional(row, "source"),
        published=published or parse_published(row.get("published"), where),
        where=where,
    )
    return evolve(
        document, title=str(row.get("title") or ""), url=_optional(row, "url"), origin=_optional(row, "origin")
    )


def _optional(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    return None if value is None or value == "" else str(value)


def _claim(row: Mapping[str, Any], where: str, published: Any, source: str | None) -> Assertion:
    missing = [k for k in ("source", "object", "attribute", "value") if row.get(k) in (None, "")]
    if source:
        missing = [k for k in missing if k != "source"]
    if missing:
        raise InvalidRecord(
            f"{where}: no {', '.join(missing)}; a claim needs source, object, attribute and value, "
            "a document needs text"
        )
    when = published or parse_published(row.get("published"), where)
    try:
        value = structured_value(row["value"], unit=str(row.get("unit") or ""), published=when)
        scope = _scope(row.get("scope"))
    except InvalidValue as error:
        raise InvalidRecord(f"{where}: {error}") from error
    assertion = claim(
        source or str(row["source"]),
        str(row["object"]),
        str(row["attribute"]),
        value,
        scope=scope,
        published=when,
        status=str(row.get("status") or "asserted"),
        cumulative=_flag(row.get("cumulative"), False),
        single=_flag(row.get("single"), True),
        origin=_optional(row, "origin"),
        quote=_optional(row, "quote"),
    )
    return evolve(assertion, document=_optional(row, "document"))


def _flag(value: Any, default: bool) -> bool:
    if value in (None, ""):
        return default
    return str(value).strip().casefold() in {"true", "1", "yes"}


def structured_value(raw: Any, *, unit: str = "", published: date | datetime | None = None) -> Value:
    """A value from a table's cell: a number, a truth, a list of places, a value's JSON, or words.

    Words are read like a phrase of news ("about 30", "more than a week"); what names no number and
    no time is an entity if short and a text if long.

    >>> structured_value("about 30", unit="person").modifier
    'about'
    >>> structured_value("28", unit="foot").shape
    Trapezoid(27.5, 28, 28, 28.5)
    >>> structured_value(True)
    Truth(value=True, text='True')
    """
    if isinstance(raw, bool):
        return Truth(raw, str(raw))
    if isinstance(raw, (int, float)):
        return Quantity.of(raw, unit, text=f"{raw} {unit}".strip())
    if isinstance(raw, Mapping):
        return value_from_json(raw)
    if isinstance(raw, (list, tuple)):
        return Places.of(*(str(x) for x in raw))
    text = str(raw).strip()
    if text.casefold() in {"true", "yes", "false", "no"}:
        return Truth(text.casefold() in {"true", "yes"}, text)
    value = parse_value(text, published=published)
    if unit and isinstance(value, Quantity):
        # A column's unit is the answer's unit; the cell holds only the number. A measure has a margin, a bare
        # number none: 28 feet are read as in "28 feet".
        measured = parse_value(f"{text} {unit}", published=published) if is_measure(unit) else value
        shape = measured.shape if isinstance(measured, Quantity) and measured.unit == unit else value.shape
        value = Quantity(shape, unit, value.nominal, value.modifier, value.text)
    if isinstance(value, Text) and len(value.words) <= 6:
        return Entity(text, text=text)
    return value


def _scope(raw: Any) -> Scope:
    if not raw:
        return Scope()
    if isinstance(raw, str):
        return Scope(part=raw)
    if not isinstance(raw, Mapping):
        raise InvalidValue(f"a scope is words or an object with place, part, period: {raw!r}")
    place = raw.get("place")
    names = [place] if isinstance(place, str) else list(place or ())
    period = parse_value(raw["period"]) if isinstance(raw.get("period"), str) else None
    from factrecon.values import Time

    return Scope(
        Places.of(*map(str, names)) if names else None,
        _optional(raw, "part"),
        period if isinstance(period, Time) else None,
    )


def _bytes_of(path: Path, limit: int) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UnreadableInput(f"{path}: a folder; name its files")
        if size > limit:
            raise UnreadableInput(f"{path}: {size / 1e6:.0f} MB is over the limit of {limit / 1e6:.0f} MB; split it")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableInput(f"{path}: no such file") from error
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror or error})") from error


def _decoded(data: bytes, name: str) -> str:
    if not data.strip():
        raise UnreadableInput(f"{name}: empty; there is nothing to read")
    if b"\x00" in data[:4096]:
        raise UnreadableInput(f"{name}: binary, not text; convert it to UTF-8 text first")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def decode_text(data: bytes, name: str = "standard input") -> str:
    """Bytes as text; raises `UnreadableInput` for what is empty, binary or not UTF-8.

    >>> decode_text("café".encode())
    'café'
    """
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableInput(f"{name}: over the limit of {MAX_FILE_BYTES / 1e6:.0f} MB")
    return _decoded(data, name)


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number")


def _parsed_json(text: str, where: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise InvalidRecord(f"{where}: broken JSON ({error})") from error


def _json_lines(text: str, name: str, on_error: Callable[[LeftOut], None] | None) -> Iterator[tuple[str, Any]]:
    wanted, count = None, 0
    # A file that is open, or in memory, is cut at line feeds only: JSON may hold whatever else ends a line elsewhere.
    for number, line in enumerate(io.StringIO(text, newline="\n"), 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            row = _parsed_json(line, where)
        except InvalidRecord as error:
            count += 1
            if on_error is None:
                raise
            on_error(LeftOut(name, str(error)))
            continue
        if number == 1 and isinstance(row, dict) and row.keys() == {"records"} and isinstance(row["records"], int):
            wanted = row["records"]
            continue
        count += 1
        yield where, row
    if wanted is not None and wanted != count:
        problem = f"{name}: {count:,} records of {wanted:,}; the file is cut short, copy or write it again"
        if on_error is None:
            raise InvalidRecord(problem)
        on_error(LeftOut(name, problem))


def _json_rows(text: str, name: str) -> Iterator[tuple[str, Any]]:
    data = _parsed_json(text, name)
    if isinstance(data, Mapping):
        listed = next((data[k] for k in ("documents", "articles", "claims") if isinstance(data.get(k), list)), None)
        rows = [data] if listed is None else listed
    else:
        rows = data if isinstance(data, list) else [data]
    for number, row in enumerate(rows, 1):
        yield f"{name}, record {number}", row


def _csv_rows(text: str, name: str) -> Iterator[tuple[str, Any]]:
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    try:
        for row in reader:
            if None in row:
                raise InvalidRecord(f"{name}, line {reader.line_num}: more cells than the header has columns")
            yield f"{name}, line {reader.line_num}", {k: v for k, v in row.items() if v not in (None, "")}
    except csv.Error as error:
        raise InvalidRecord(f"{name}, line {reader.line_num}: broken CSV ({error})") from error


def assertion_to_json(assertion: Assertion) -> dict[str, Any]:
    """An assertion as one flat record, from which `record_from_json` makes it again.

    >>> from factrecon.values import Truth
    >>> assertion_to_json(claim("a", "the fire", "arson", Truth(False)))["attribute"]
    'arson'
    """
    question, scope = assertion.claim.question, assertion.claim.scope
    event = question.event
    out: dict[str, Any] = {
        "source": assertion.source,
        "object": (event.label or event.frame) if event else question.subject,
        "attribute": question.attribute,
        "value": assertion.claim.value.to_json(),
        "status": assertion.status,
    }
    if event:
        out["event"] = {"frame": event.frame, "participants": list(event.participants), "label": event.label}
    if not scope.is_empty:
        out["scope"] = scope.to_json()
    if assertion.published:
        out["published"] = assertion.published.isoformat()
    if assertion.document:
        out["document"] = assertion.document
    if assertion.origin:
        out["origin"] = assertion.origin
    if assertion.span:
        out |= {"start": assertion.span.start, "end": assertion.span.end, "quote": assertion.span.quote}
    if assertion.attribution:
        a = assertion.attribution
        out |= {k: v for k, v in (("speaker", a.speaker), ("cue", a.cue), ("hedge", a.hedge)) if v}
    if question.cumulative:
        out["cumulative"] = True
    if not question.single:
        out["single"] = False
    return out


def document_to_json(document: Document) -> dict[str, Any]:
    """A document as one record."""
    out: dict[str, Any] = {"id": document.id, "source": document.source, "text": document.text}
    if document.title:
        out["title"] = document.title
    if document.published:
        out["published"] = document.published.isoformat()
    if document.url:
        out["url"] = document.url
    if document.origin:
        out["origin"] = document.origin
    return out


def dump(records: Iterable[Record], path: str | Path) -> None:
    """Write documents and assertions as JSON Lines, one record a line, in the order given.

    The first line says how many follow, as `{"records": 12}`, so that `load` knows a file that was cut short. Raises
    `UnwritableOutput`; then what stood there is as it was.
    """
    with whole_file(path) as file:
        seekable = file.seekable()
        records = records if seekable else list(records)
        file.write(_head(0 if seekable else len(records)))  # type: ignore[arg-type]
        count = 0
        for record in records:
            row = document_to_json(record) if isinstance(record, Document) else assertion_to_json(record)
            file.write(plain_json(row).encode() + b"\n")
            count += 1
        if seekable:
            file.seek(0)
            file.write(_head(count))


def _head(count: int) -> bytes:
    """The first line of a dump, as long for every count."""
    return f'{{"records": {count:<12}}}\n'.encode()


__all__ = [
    "Claim", "LeftOut", "Question", "Record", "Span", "assertion_to_json", "decode_text", "document_from_text",
    "document_to_json", "dump", "load", "load_text", "parse_published", "record_from_json", "structured_value",
]  # fmt: skip
