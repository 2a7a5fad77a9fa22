"""Documents and claims in and out of files: text, JSON, JSON Lines, CSV.

A document is `id, source, title, published, url, text`; a claim is a row as `claim_record` has it.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import math
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any, Final

from attrs import evolve, frozen

from factrecon.bounded import LONGEST_LINE, byte_lines, bytes_of, is_binary, opened
from factrecon.claim_record import KNOWN, REQUIRED, assertion_from_row, assertion_to_row, parse_published
from factrecon.columns import Columns
from factrecon.csv_rows import AS_UTF_8, csv_rows
from factrecon.errors import FactreconError, InvalidRecord, UnreadableInput, not_a
from factrecon.faults import internal
from factrecon.language.cells import Cells, Column, read_column
from factrecon.language.headings import field_meant
from factrecon.language.text.credits import outlet_in
from factrecon.language.text.damaged import LOST
from factrecon.legible import plain_json
from factrecon.model import Assertion, Document
from factrecon.writing import whole_file, write_whole

Record = Document | Assertion

MAX_TEXT_BYTES = 20_000_000
"""No article is longer; what is, is not an article."""
MAX_JSON_BYTES = 32_000_000
"""A file of JSON is held whole; JSON Lines and CSV are read line by line, however long they are."""
MAX_REPORT_BYTES = 200_000_000
"""A report of ours, which is trusted to hold more."""
MOST_VALUES = 2_000_000
"""Values of one JSON text."""
ARTICLE_KINDS = frozenset({"html", "htm", "xhtml", "xml", "rss", "atom", "jsonld"})
"""The endings of `inputs.INPUTS`."""
TABLES = frozenset({"csv", "tsv"})
"""Tables of claims, or of documents."""
MOST_CELLS = 100_000
"""Distinct cells of an attribute that are looked at to tell what they hold."""

_PIECE = 1_000_000
_LINED = frozenset({"jsonl", "ndjson", *TABLES})
_HEADER = re.compile(r"[ \t]{0,8}date[ \t]{1,8}(\S{4,40})")


FEW_LOST: Final = 3
"""So many characters of a text may be no UTF-8, or one in a thousand, before it is taken for another encoding."""
_NO_TEXT: Final = {
    b"PK\x03\x04": "a document of an office program (.docx, .odt, .xlsx) or another zip file",
    b"%PDF-": "a PDF",
    b"{\\rtf": "rich text (.rtf)",
    b"\xd0\xcf\x11\xe0": "a document of an old office program (.doc, .xls)",
}
"""How files begin that hold a text, but are none, and what they are."""
OF: Final = "of_records"
"""The column of a CSV that `dump` writes which says in each row how many there are."""


@frozen
class LeftOut:
    """An input, or a part of one, that could not be used, and why."""

    file: str
    reason: str
    lost: bool = True
    """Whether something was not read; False where it is only told of."""

    @property
    def problem(self) -> str:
        """The reason without the file's name, where that leads it.

        >>> LeftOut("a.csv", "a.csv, line 3: no value").problem, LeftOut("a.csv", "a.csv: no such file").problem
        ('line 3: no value', 'no such file')
        """
        rest = self.reason.removeprefix(self.file)
        return rest[2:] if rest != self.reason and rest[:2] in (": ", ", ") else self.reason

    @property
    def told(self) -> str:
        """File and reason in one line, each once."""
        return self.reason if self.problem != self.reason else f"{self.file}: {self.reason}"


def document_from_text(
    text: str, *, id: str, source: str | None = None, published: date | datetime | None = None, where: str = ""
) -> Document:
    """A plain text as a document; a leading `date YYYY-MM-DD` gives its publication, its credits its source.

    The header is only those two words: what follows them on the line is text. Where neither `source` nor the text says
    who publishes it ("(Reuters)", "By Ana Bell, The Herald"), the id stands in. Raises
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
    source = source or outlet_in(text[start:]) or id
    return Document(id=id, text=text, source=source, published=published, body_start=start)


def load(
    path: str | Path,
    *,
    published: date | datetime | None = None,
    source: str | None = None,
    columns: Columns | None = None,
    cells: Cells | None = None,
    on_error: Callable[[LeftOut], None] | None = None,
    strict: bool = False,
) -> Iterator[Record]:
    """The documents and claims of a file, by its ending: .json, .jsonl, .csv, .tsv, those of `inputs`, else plain text.

    Web pages are .html or .htm, feeds .xml, .rss or .atom, schema.org articles .jsonld. A broken record raises
    `InvalidRecord` with file and line; with `on_error`, it is told of and the rest is still given; fields that no claim
    has are kept with it, and told of once. `columns` says what a table calls them, `cells` how its cells are read where
    they do not tell it themselves (a table is read twice: what a cell means is told by its column). With `strict`, what
    is none of our errors is raised all the same. A file that cannot be read at all raises `UnreadableInput`.
    """
    if not isinstance(path, str | os.PathLike):
        raise not_a("the path of a file", path)
    path = Path(path)
    kind = path.suffix.casefold().lstrip(".")
    name = str(path)
    given = _Given(kind, name, path.stem, published, source, columns or Columns(), cells or Cells(), on_error, strict)
    if kind in _LINED:
        with opened(path) as file:
            empty = True
            lines = byte_lines(file)
            for line in lines:
                if line is None or line.strip():
                    empty = False
                    lines = chain([line], lines)
                    break
            if empty:
                raise UnreadableInput(f"{name}: empty; there is nothing to read")
            held: Mapping[str, Column] = {}
            if kind in TABLES:
                if not file.seekable():  # a pipe is read once
                    lines = iter(kept := list(lines))
                held = _columns(_rows_of(_decoded_lines(lines, given.deaf()), given.deaf()), given)
                if file.seekable():
                    file.seek(0)
                lines = byte_lines(file) if file.seekable() else iter(kept)
            yield from _recorded(_rows_of(_decoded_lines(lines, given), given), given, held)
        return
    data = bytes_of(path, MAX_JSON_BYTES if kind == "json" else MAX_TEXT_BYTES)
    if kind in ARTICLE_KINDS:  # pages and feeds say their encoding themselves
        yield from _articles(data, given)
    else:
        text = _decoded(data, name, given.told if on_error is not None and kind != "json" else None)
        yield from _text(text, given)


@frozen
class _Given:
    """What is known of a file beside what it holds, and what becomes of what is wrong with it."""

    kind: str
    name: str
    id: str
    published: date | datetime | None
    source: str | None
    columns: Columns
    cells: Cells
    on_error: Callable[[LeftOut], None] | None
    strict: bool

    def deaf(self) -> _Given:
        """The same, for a look that comes before the reading: what is wrong is told then."""
        return evolve(self, on_error=lambda left: None)

    def told(self, problem: str) -> None:
        """Tell of what costs only a part."""
        if self.on_error is not None:
            self.on_error(LeftOut(self.name, problem))

    def refuse(self, problem: str) -> None:
        """Tell of what cannot be used, or raise it where nobody listens."""
        if self.on_error is None:
            raise InvalidRecord(problem)
        self.on_error(LeftOut(self.name, problem))


def load_text(
    text: str,
    *,
    kind: str = "",
    name: str = "standard input",
    id: str = "stdin",
    published: date | datetime | None = None,
    source: str | None = None,
    columns: Columns | None = None,
    cells: Cells | None = None,
    on_error: Callable[[LeftOut], None] | None = None,
    strict: bool = False,
) -> Iterator[Record]:
    """The records of a text: `kind` is json, jsonl, csv, one of `ARTICLE_KINDS`, or anything else for a plain
    article.
    """
    yield from _text(
        text, _Given(kind, name, id, published, source, columns or Columns(), cells or Cells(), on_error, strict)
    )


def _text(text: str, given: _Given) -> Iterator[Record]:
    if not text.strip():
        raise UnreadableInput(f"{given.name}: empty; there is nothing to read")
    if given.kind in ARTICLE_KINDS:
        yield from _articles(text, given)
    elif given.kind in _LINED:
        # Cut at line feeds only: JSON and cells may hold whatever else ends a line elsewhere.
        def lines() -> Iterator[tuple[int, str]]:
            return enumerate(io.StringIO(text.lstrip("\ufeff"), newline="\n"), 1)

        held = _columns(_rows_of(lines(), given.deaf()), given) if given.kind in TABLES else {}
        yield from _recorded(_rows_of(lines(), given), given, held)
    elif given.kind == "json":
        yield from _recorded(_json_rows(text, given.name), given)
    else:
        yield document_from_text(text, id=given.id, source=given.source, published=given.published, where=given.name)


def _columns(rows: Iterable[tuple[str, Any]], given: _Given) -> dict[str, Column]:
    """What the cells of each attribute hold, from all its rows that name no kind of their own."""
    cells: dict[str, dict[str, None]] = {}
    units: dict[str, set[str]] = {}
    for _, found in rows:
        row = given.columns.renamed(found) if isinstance(found, Mapping) and not _is_document(found) else {}
        if not isinstance(row.get("value"), str) or row.get("kind") or not row.get("attribute"):
            continue
        held = cells.setdefault(str(row["attribute"]), {})
        if len(held) < MOST_CELLS:
            held[row["value"]] = None
        if row.get("unit"):
            units.setdefault(str(row["attribute"]), set()).add(str(row["unit"]))
    return {a: read_column(a, held, units=units.get(a, ()), given=given.cells) for a, held in cells.items()}


def _recorded(
    rows: Iterable[tuple[str, Any]], given: _Given, held: Mapping[str, Column] | None = None
) -> Iterator[Record]:
    unknown: dict[str, None] = {}
    seen: dict[str, str] = {}
    for where, row in rows:
        try:
            if isinstance(row, Mapping) and not _is_document(row):
                row = given.columns.renamed(row)
                unknown |= dict.fromkeys(str(k) for k in row if k not in KNOWN)
                ref = str(row.get("id") or "")
                if ref and seen.setdefault(ref, where) != where:
                    raise InvalidRecord(f"{where}: id {ref[:80]!r} is taken by {seen[ref]}; give each claim its own")
            column = held.get(str(row.get("attribute"))) if held and isinstance(row, Mapping) else None
            yield record_from_json(
                row, where=where, id=given.id, published=given.published, source=given.source, column=column
            )
        except Exception as error:  # the last net: what is none of our errors costs its record only, too
            if given.on_error is None or (given.strict and not isinstance(error, FactreconError)):
                raise
            given.refuse(str(error) if isinstance(error, FactreconError) else f"{where}: {internal(error)}")
    if unknown and given.on_error is not None:
        listed = ", ".join(sorted(unknown)[:12]) + (" ..." if len(unknown) > 12 else "")
        given.on_error(LeftOut(given.name, f"{given.name}: kept, but not understood: {listed}", lost=False))


def _decoded_lines(lines: Iterable[bytes | None], given: _Given) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, 1):
        where = f"{given.name}, line {number}"
        if line is None:
            given.refuse(f"{where}: over the limit of {LONGEST_LINE / 1e6:.0f} MB")
            continue
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            given.refuse(f"{where}: not UTF-8 at its byte {error.start + 1}; {AS_UTF_8}")
            continue
        if text.count("\x00") * 4 > len(text):
            given.refuse(f"{where}: binary, not text")
            continue
        yield number, text


def _rows_of(lines: Iterable[tuple[int, str]], given: _Given) -> Iterator[tuple[str, Any]]:
    if given.kind not in TABLES:
        yield from _json_lines(lines, given)
        return

    wanted: str | None = None
    counted, cut, count = False, False, 0

    def check(header: Sequence[str]) -> list[str]:
        nonlocal counted
        counted = OF in header
        needed = [getattr(given.columns, k) for k in REQUIRED if k != "source"]
        named = given.columns.header(header, needed, given.name)
        guessed = [f"{h!r} for {n}" for h, n in zip(header, named, strict=True) if field_meant(h) == n != h]
        if guessed and given.on_error is not None:
            told = f"{given.name}: columns taken {', '.join(guessed)}; say otherwise with Columns or --column"
            given.on_error(LeftOut(given.name, told, lost=False))
        return named

    def refuse(number: int, problem: str) -> None:
        nonlocal count
        count += 1
        given.refuse(f"{given.name}, line {number}: {problem}")

    def ended() -> Iterator[tuple[int, str]]:
        """The lines, less one that a dump was cut in."""
        nonlocal cut
        for number, line in lines:
            cut = not line.endswith("\n")
            if not (cut and counted):
                yield number, line

    for number, row in csv_rows(ended(), refuse, check):
        count += 1
        wanted = row.pop(OF, None) or wanted
        yield f"{given.name}, line {number}", {key: _cell(cell) for key, cell in row.items()}
    if (counted and wanted != str(count)) or (cut and not count):
        given.refuse(_cut_short(given.name, count, wanted))


def _cut_short(name: str, count: int, wanted: object) -> str:
    return f"{name}: {count} records of {wanted or 'some'}; the file is cut short, copy or write it again"


def _articles(data: bytes | str, given: _Given) -> Iterator[Record]:
    from factrecon.inputs import INPUTS  # only who reads pages pays for their parsers

    name, on_error = given.name, given.on_error
    articles = INPUTS[given.kind](data, name)
    for number, article in enumerate(articles, 1):
        where = name if len(articles) == 1 else f"{name}, article {number}"
        for row in article.claims:
            yield record_from_json(row, where=where, published=given.published, source=None)
        if article.claims:
            continue
        if not article.text:
            if on_error is None:
                raise UnreadableInput(f"{where}: {article.problem}")
            on_error(LeftOut(name, f"{where}: {article.problem}"))
            continue
        if article.note and on_error is not None:
            # Paragraphs read in place of an article are told of, but nothing is missing.
            on_error(LeftOut(name, f"{where}: {article.note}", lost="are read instead" not in article.note))
        identity = given.id if len(articles) == 1 else article.id_among(given.id)
        yield article.document(identity, source=given.source, published=given.published, file=given.id)


def record_from_json(
    row: Any,
    *,
    where: str = "record",
    id: str = "",
    published: date | datetime | None = None,
    source: str | None = None,
    column: Column | None = None,
) -> Record:
    """A document (it has `text`) or a claim (it has `attribute`) from plain data; `column` tells what its cell holds.

    >>> record_from_json({"source": "a", "object": "the fire", "attribute": "deaths", "value": 3}).claim.text
    '3'
    """
    if not isinstance(row, Mapping):
        raise InvalidRecord(f"{where}: a record must be an object with fields, not {type(row).__name__}")
    if _is_document(row):
        return _document(row, where, id, published, source)
    return assertion_from_row(row, where=where, published=published, source=source, column=column)


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


def _decoded(data: bytes, name: str, tell: Callable[[str], None] | None = None) -> str:
    """Bytes as text; a few that are none, where `tell` is given, are told of and stand as U+FFFD."""
    if not data.strip():
        raise UnreadableInput(f"{name}: empty; there is nothing to read")
    if kind := next((told for mark, told in _NO_TEXT.items() if data.startswith(mark)), None):
        raise UnreadableInput(f"{name}: {kind}, not text; save it as plain text or as a web page (.html)")
    if is_binary(data):
        raise UnreadableInput(f"{name}: binary, not text; convert it to UTF-8 text first")
    # Piece by piece: decoded in one go, a text with one wide character takes room for as many as it has bytes.
    decoder, made = codecs.getincrementaldecoder("utf-8")(), []
    for start in range(0, len(data), _PIECE):
        try:
            made.append(decoder.decode(data[start : start + _PIECE], start + _PIECE >= len(data)))
        except UnicodeDecodeError as error:
            at = start + _PIECE - len(error.object) + error.start if start + _PIECE < len(data) else None
            at = len(data) - len(error.object) + error.start if at is None else at
            if tell is not None:
                text = data.decode("utf-8", "replace")
                if (lost := text.count(LOST)) <= max(FEW_LOST, len(text) // 1000):
                    tell(
                        f"{name}: {lost} characters are not UTF-8, the first at byte {at}; sentences with them are "
                        "not read"
                    )
                    return text
            raise UnreadableInput(f"{name}: not UTF-8 at byte {at}; {AS_UTF_8}") from error
    return "".join(made)


def decode_text(data: bytes, name: str = "standard input") -> str:
    """Bytes as text; raises `UnreadableInput` for what is empty, binary or not UTF-8.

    >>> decode_text("café".encode())
    'café'
    """
    return _decoded(data, name)


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number")


def _finite(digits: str) -> float:
    if math.isinf(number := float(digits)):
        raise ValueError(f"{digits[:40]} is no number that can be reckoned with")
    return number


def parsed_json(text: str, where: str, *, most: int = MOST_VALUES) -> Any:
    """JSON as data, within bounds of memory and without what is no number; raises `InvalidRecord`.

    >>> parsed_json('{"a": NaN}', "x.json")
    Traceback (most recent call last):
        ...
    factrecon.errors.InvalidRecord: x.json: broken JSON (NaN is not a number)
    """
    # Every value costs memory, however few characters it has: "[]" takes 56 bytes, and its place 8 more.
    if sum(text.count(mark) for mark in ",[{") > most:
        raise InvalidRecord(f"{where}: over the limit of {most:,} values; split it")
    try:
        return json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise InvalidRecord(f"{where}: broken JSON ({error})") from error


def _json_lines(lines: Iterable[tuple[int, str]], given: _Given) -> Iterator[tuple[str, Any]]:
    wanted, count = None, 0
    for number, line in lines:
        if not line.strip():
            continue
        where = f"{given.name}, line {number}"
        try:
            row = parsed_json(line, where)
        except InvalidRecord as error:
            count += 1
            given.refuse(str(error))
            continue
        if number == 1 and isinstance(row, dict) and row.keys() == {"records"} and isinstance(row["records"], int):
            wanted = row["records"]
            continue
        count += 1
        yield where, row
    if wanted is not None and wanted != count:
        given.refuse(_cut_short(given.name, count, wanted))


def _json_rows(text: str, name: str) -> Iterator[tuple[str, Any]]:
    data = parsed_json(text, name)
    if isinstance(data, Mapping) and str(data.get("schema")).startswith("factrecon/") and "questions" in data:
        raise InvalidRecord(
            f"{name}: a report, which says what documents and claims came to, not these: `factrecon report` tells it "
            "again; give the files that it was made of"
        )
    if isinstance(data, Mapping):
        listed = next((data[k] for k in ("documents", "articles", "claims") if isinstance(data.get(k), list)), None)
        rows = [data] if listed is None else listed
    else:
        rows = data if isinstance(data, list) else [data]
    for number, row in enumerate(rows, 1):
        yield f"{name}, record {number}", row


def _cell(text: str) -> Any:
    """A cell that holds JSON, as `dump` writes typed values and events; any other cell is its words."""
    if text[:1] in "{[" and text[-1:] in "}]":
        try:
            return parsed_json(text, "")
        except InvalidRecord:
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
    records follow, as `{"records": 12}`, and each row of a CSV in its column `of_records`, so that `load` knows a file
    that was cut short. Raises `UnwritableOutput`; then
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
            if not isinstance(record, Document | Assertion):
                raise not_a("documents and claims", record)
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
    writer = csv.DictWriter(text, [*names, *([OF] if rows else ())], lineterminator="\n")
    writer.writeheader()
    for row in rows:
        cells = {k: v if isinstance(v, str) else plain_json(v) for k, v in row.items()}
        writer.writerow(cells | {OF: str(len(rows))})
    write_whole(path, text.getvalue())


__all__ = [
    "Columns",
    "LeftOut",
    "Record",
    "decode_text",
    "document_from_text",
    "document_to_json",
    "dump",
    "load",
    "load_text",
    "parse_published",
    "record_from_json",
]
