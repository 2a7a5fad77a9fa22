"""A report as CSV tables (RFC 4180, UTF-8, a header line), safe to open in a spreadsheet, and read back whole."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

from factrecon.errors import InvalidRecord
from factrecon.exports.rows import COLUMNS, columns, from_tables, to_tables

# A cell that begins like this is run as a formula by spreadsheets; an apostrophe before it keeps it text.
# Blanks before it do not help, nor do the full-width signs of East Asian scripts.
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")
_KEPT = re.compile(r"'+\s*[=+\-@＝＋－＠\t\r\n]")
_LONGEST_CELL = 64 * 1024 * 1024


def write(report: Mapping[str, Any], *, texts: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """One CSV file a table, by file name: sources, documents, events, questions, claims, assertions, comparisons and so
    on.

    Text cells that a spreadsheet would take for a formula get an apostrophe in front, which `read` takes off.

    >>> write({"questions": []})["sources.csv"]
    b'id,credibility,origins,more\\r\\n'
    """
    made = {}
    for name, rows in to_tables(report).items():
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(columns(name))
        writer.writerows([_cell(value) for value in row.values()] for row in rows)
        made[f"{name}.csv"] = out.getvalue().encode()
    return made


def read(files: Mapping[str, bytes]) -> dict[str, Any]:
    """The report that `write` exported.

    Raises InvalidRecord for a table that is not of this export.
    """
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        return from_tables({name: _table(name, files.get(f"{name}.csv", b"")) for name in COLUMNS})
    finally:
        csv.field_size_limit(limit)


def _cell(value: object) -> object:
    if isinstance(value, float):
        return repr(value)
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _table(name: str, content: bytes) -> list[dict[str, Any]]:
    kinds = columns(name)
    rows = []
    try:
        for row in csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True):
            rows.append({key: _value(row.get(key), kind) for key, kind in kinds.items()})
    except (ValueError, csv.Error) as error:
        raise InvalidRecord(f"{name}.csv, row {len(rows) + 2}: {error}; export the report again") from error
    return rows


def _value(cell: str | None, kind: type) -> Any:
    if cell is None or cell == "":
        return None
    if kind is str:
        return cell[1:] if _KEPT.match(cell) else cell
    return kind(cell)
