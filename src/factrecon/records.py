"""Documents and claims in and out of files: text, JSON, JSON Lines, CSV.

A document is `id, source, title, published, url, text`; a claim is a row as `claim_record` has it.
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

from factrecon.claim_record import KNOWN, REQUIRED, assertion_from_row, assertion_to_row, parse_published
from factrecon.columns import Columns
from factrecon.errors import FactreconError, InvalidRecord, UnreadableInput
from factrecon.faults import internal
from factrecon.legible import plain_json
from factrecon.model import Assertion, Document
from factrecon.writing import whole_file, write_whole

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
    lost: bool = True
    """Whether something was not read; False where it is only told of."""


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
    columns: Columns | None = None,
    on_error: Callable[[LeftOut], None] | None = None,
    strict: bool = False,
) -> Iterator[Record]:
    """The documents and claims of a file, by its ending: .json, .jsonl, .csv, those of `inputs`, else plain text.

    Web pages are .html or .htm, feeds .xml, .rss or .atom, schema.org articles .jsonld. A broken record raises `InvalidRecord` with file and line; with `on_error`, it is told of and
    the rest is still given; fields that no claim has are kept with it, and told of once. `columns` says what a table
    calls them. With `strict`, what is none of our errors is raised all the same. A file that cannot be read at all
    raises `UnreadableInput`.
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
        text,
        kind=kind,
        name=name,
        id=id,
        published=published,
        source=source,
        columns=columns,
        on_error=on_error,
        strict=strict,
    )


def load_text(
    text: str,
    *,
    kind: str = "",
    name: str = "standard input",
    id: str = "stdin",
    published: date | datetime | None = None,
    source: str | None = None,
    columns: Columns | None = None,
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
        rows = _csv_rows(text, name, columns or Columns())
    else:
        yield document_from_text(text, id=id, source=source, published=published, where=name)
        return
    yield from _records(rows, name, id, published, source, columns or Columns(), on_error, strict)


def _records(
    rows: Iterable[tuple[str, Any]],
    name: str,
    id: str,
    published: date | datetime | None,
    source: str | None,
    columns: Columns,
    on_error: Callable[[LeftOut], None] | None,
    strict: bool,
) -> Iterator[Record]:
    unknown: dict[str, None] = {}
    seen: dict[str, str] = {}
    for where, row in rows:
        try:
            if isinstance(row, Mapping) and not _is_document(row):
                row = columns.renamed(row)
                unknown |= dict.fromkeys(str(k) for k in row if k not in KNOWN)
                ref = str(row.get("id") or "")
                if ref and seen.setdefault(ref, where) != where:
                    raise InvalidRecord(f"{where}: id {ref[:80]!r} is taken by {seen[ref]}; give each claim its own")
            yield record_from_json(row, where=where, id=id, published=published, source=source)
        except Exception as error:  # the last net: what is none of our errors costs its record only, too
            if on_error is None or (strict and not isinstance(error, FactreconError)):
                raise
            said = str(error) if isinstance(error, FactreconError) else f"{where}: {internal(error)}"
            on_error(LeftOut(name, said))
    if unknown and on_error is not None:
        listed = ", ".join(sorted(unknown)[:12]) + (" ..." if len(unknown) > 12 else "")
        on_error(LeftOut(name, f"{name}: kept, but not understood: {listed}", lost=False))


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
            # Paragraphs read in place of an article are told of, but nothing is missing.
            on_error(LeftOut(name, f"{where}: {article.note}", lost="are read instead" not in article.note))
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
    """A document (it has `text`) or a claim (it has `attribute`) from plain data.

    >>> record_from_json({"source": "a", "object": "the fire", "attribute": "deaths", "value": 3}).claim.text
    '3'
    """
    if not isinstance(row, Mapping):
        raise InvalidRecord(f"{where}: a record must be an object with fields, not {type(row).__name__}")
    if _is_document(row):
        return _document(row, where, id, published, source)
    return assertion_from_row(row, where=where, published=published, source=source)


def _is_document(row: Mapping[str, Any]) -> bool:
    return isinstance(row.get("text"), str) and "attribute" not in row


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


def _csv_rows(text: str, name: str, columns: Columns) -> Iterator[tuple[str, Any]]:
    text = text.lstrip("\ufeff")
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    needed = [getattr(columns, k) for k in REQUIRED if k != "source"]
    try:
        header = [str(h) for h in reader.fieldnames or ()]
        if absent := [n for n in needed if n not in header]:
            raise UnreadableInput(
                f"{name}: no column {', '.join(map(repr, absent))} among {', '.join(header[:20])}: rename them, or say "
                f"what they are called here (Columns, --column value=NAME)"
            )
        for row in reader:
            if None in row:
                raise InvalidRecord(f"{name}, line {reader.line_num}: more cells than the header has columns")
            yield f"{name}, line {reader.line_num}", {k: _cell(v) for k, v in row.items() if v not in (None, "")}
    except csv.Error as error:
        raise InvalidRecord(f"{name}, line {reader.line_num}: broken CSV ({error})") from error


def _delimiter(text: str) -> str:
    """What parts the cells of the header: the commonest of comma, semicolon and tab."""
    header = text.partition("\n")[0]
    return max(",;\t", key=lambda sign: (header.count(sign), sign == ","))


def _cell(text: str) -> Any:
    """A cell that holds JSON, as `dump` writes typed values and events; any other cell is its words."""
    if text[:1] in "{[" and text[-1:] in "}]":
        try:
            return json.loads(text, parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            return text
    return text


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
    """Write documents and claims, one record a line, in the order given: CSV by the ending .csv, else JSON Lines.

    What was written is read back by `load`, claims with all that they have. The first line of JSON Lines says how many
    records follow, as `{"records": 12}`, so that `load` knows a file that was cut short. Raises `UnwritableOutput`; then
    what stood there is as it was; and `InvalidRecord` for a document in a CSV, which holds claims.
    """
    if Path(path).suffix.casefold() == ".csv":
        _dump_csv(records, path)
        return
    with whole_file(path) as file:
        seekable = file.seekable()
        records = records if seekable else list(records)
        file.write(_head(0 if seekable else len(records)))  # type: ignore[arg-type]
        count = 0
        for record in records:
            row = document_to_json(record) if isinstance(record, Document) else assertion_to_row(record)
            file.write(plain_json(row).encode() + b"\n")
            count += 1
        if seekable:
            file.seek(0)
            file.write(_head(count))


def _head(count: int) -> bytes:
    """The first line of a dump, as long for every count."""
    return f'{{"records": {count:<12}}}\n'.encode()


def _dump_csv(records: Iterable[Record], path: str | Path) -> None:
    rows = []
    for record in records:
        if isinstance(record, Document):
            raise InvalidRecord(f"{path}: a CSV holds claims; write the document {record.id!r} to a .jsonl")
        rows.append(assertion_to_row(record))
    names = dict.fromkeys(k for k in KNOWN if k in REQUIRED or any(k in row for row in rows))
    names |= dict.fromkeys(k for row in rows for k in row)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({k: v if isinstance(v, str) else plain_json(v) for k, v in row.items()})
    write_whole(path, text.getvalue())


__all__ = [
    "Columns", "LeftOut", "Record", "decode_text", "document_from_text", "document_to_json", "dump", "load", "load_text",
    "parse_published", "record_from_json",
]  # fmt: skip
