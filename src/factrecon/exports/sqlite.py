"""A report as one SQLite file with views for people: Datasette or any client gives facets, search and permalinks.

Tables `report_*` hold the report whole, for the way back; the views on them are what one reads: sources, questions,
claims, assertions, comparisons, with numbers and times typed. `search` is a full-text table of asks, answers and
quotes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, Final

from factrecon.errors import InvalidRecord
from factrecon.exports.rows import COLUMNS, Moment, columns, from_tables, to_tables

__all__ = ["read", "write"]

NAME: Final = "report.db"
_TYPES: Final = {str: "text", int: "integer", float: "real", Moment: "text"}

_VIEWS: Final = """
create view sources as select id, credibility, origins from report_sources;
create view documents as select id, source, story, published, title, url from report_documents;
create view questions as
  select id, number, story, ask, kind, status, told, best, agreement, contradiction, evidence, origins, reason
  from report_questions order by number;
create view claims as
  select c.id, c.question, q.ask, q.status, c.text, c.value_kind as kind, c.unit,
    c.low, c.high, c.possible_low, c.possible_high, c.begins, c.ends, c.possibly_begins, c.possibly_ends,
    c.belief,
    (select count(distinct a.source) from report_assertions a
      where a.question_row = c.question_row and a.claim_row = c.claim_row) as sources
  from report_claims c join report_questions q using(question_row);
create view assertions as
  select a.question, q.ask, a.claim, c.text, a.source, a.document, a.published, a.start, a."end", a.quote, a.speaker,
    a.status, a.mode, a.origin, a.reader, a.ref, a.grounding
  from report_assertions a join report_questions q using(question_row)
    join report_claims c on c.question_row = a.question_row and c.claim_row = a.claim_row;
create view comparisons as
  select m.question, q.ask, m.a, x.text as a_text, m.b, y.text as b_text, m.relation, m.kind, m.agreement,
    m.contradiction, m.rule, m.reason
  from report_comparisons m join report_questions q using(question_row)
    left join report_claims x on x.question_row = m.question_row and x.id = m.a
    left join report_claims y on y.question_row = m.question_row and y.id = m.b;
create virtual table search using fts5(question unindexed, claim unindexed, document unindexed, ask, answer, quote);
insert into search select question, claim, document, ask, text, quote from assertions;
"""


def write(report: Mapping[str, Any], *, texts: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The file `report.db`.

    >>> made = write({"questions": [{"id": "q1", "ask": "How many died?", "claims": []}]})["report.db"]
    >>> db = sqlite3.connect(":memory:")
    >>> db.deserialize(made)
    >>> db.execute("select ask from questions").fetchall()
    [('How many died?',)]
    """
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for name, rows in to_tables(report).items():
            kinds = columns(name)
            fields = ", ".join(f'"{c}" {_TYPES[kind]}' for c, kind in kinds.items())
            db.execute(f"create table report_{name}({fields})")
            marks = ", ".join("?" * len(kinds))
            db.executemany(f"insert into report_{name} values({marks})", ([row[c] for c in kinds] for row in rows))
        for table in ("claims", "assertions", "comparisons"):
            db.execute(f"create index report_{table}_question on report_{table}(question_row)")
        db.executescript(_VIEWS)
        return {NAME: db.serialize()}
    finally:
        db.close()


def read(files: Mapping[str, bytes]) -> dict[str, Any]:
    """The report that `write` exported. Raises InvalidRecord for a file that is not of this export."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.row_factory = sqlite3.Row
    try:
        db.deserialize(files.get(NAME, b""))
        tables: dict[str, list[dict[str, Any]]] = {}
        for name in COLUMNS:
            kinds = columns(name)
            rows = db.execute(f"select * from report_{name} order by rowid").fetchall()
            tables[name] = [{c: _typed(row[c], kind, name) for c, kind in kinds.items()} for row in rows]
        return from_tables(tables)
    except (sqlite3.Error, IndexError, UnicodeDecodeError) as error:
        raise InvalidRecord(f"{NAME}: not of this export ({error}); export the report again") from error
    finally:
        db.close()


def _typed(value: object, kind: type, table: str) -> Any:
    kind = str if issubclass(kind, str) else kind
    if kind is float and isinstance(value, int):
        return float(value)
    if value is None or isinstance(value, kind):
        return value
    raise InvalidRecord(f"{NAME}: table report_{table} holds {value!r} where {kind.__name__} belongs; export again")
