"""What the columns of somebody's table are called."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from attrs import fields_dict, frozen

from factrecon.errors import InvalidRecord
from factrecon.language.headings import field_meant


@frozen
class Columns:
    """What the columns of a table of claims are called; all but the first four are used if they are there.

    >>> Columns(object="Company", value="Answer").renamed({"Company": "Acme", "Answer": "5", "note": "checked"})
    {'object': 'Acme', 'value': '5', 'note': 'checked'}
    """

    object: str = "object"
    attribute: str = "attribute"
    source: str = "source"
    value: str = "value"
    origin: str = "origin"
    weight: str = "weight"
    id: str = "id"
    document: str = "document"
    quote: str = "quote"
    kind: str = "kind"
    unit: str = "unit"
    event: str = "event"
    speaker: str = "speaker"
    status: str = "status"
    when: str = "when"
    where: str = "where"
    published: str = "published"
    story: str = "story"

    @classmethod
    def of(cls, pairs: Iterable[str]) -> Columns:
        """From words like `object=Company`; raises `InvalidRecord` for a field that no claim has.

        >>> Columns.of(["object=Company"]).object
        'Company'
        """
        named: dict[str, str] = {}
        for pair in pairs:
            name, sign, column = pair.partition("=")
            if not sign or name.strip() not in fields_dict(cls) or not column.strip():
                known = ", ".join(fields_dict(cls))
                raise InvalidRecord(f"{pair!r} names no column; write FIELD=NAME, where FIELD is one of {known}")
            named[name.strip()] = column.strip()
        return cls(**named)

    def renamed(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A row under the names of a claim's fields; a column that another field takes over stands aside.

        A `date` that is a day as ISO writes it is when the claim was published, where nothing else says so.

        >>> Columns().renamed({"source": "a", "date": "2024-03-01"})
        {'source': 'a', 'published': '2024-03-01'}
        """
        taken = {column: name for name in fields_dict(type(self)) if (column := getattr(self, name)) != name}
        moved = {name: row[column] for column, name in taken.items() if column in row}
        out = {**moved, **{k: v for k, v in row.items() if k not in taken and k not in moved}}
        if "published" not in out and _is_day(out.get("date")):
            out["published"] = out.pop("date")
        return out

    def header(self, found: Sequence[str], needed: Sequence[str], where: str) -> list[str]:
        """The header of a table with its columns called as they are here, capitals and blanks apart.

        A field whose column is not there is looked for under what people else call it ("Answer", "Outlet"), where one
        column only can be meant. Raises `InvalidRecord`, once for the table, where one that is needed is not there,
        with the nearest name.

        >>> Columns().header(["Source", "Object ", "ATTRIBUTE", "Value"], ["object", "value"], "a.csv")
        ['source', 'object', 'attribute', 'value']
        >>> Columns().header(["Outlet", "Company", "Question", "Answer"], ["object", "value"], "a.csv")
        ['source', 'object', 'attribute', 'value']
        """
        wanted = {_folded(getattr(self, name)): getattr(self, name) for name in fields_dict(type(self))}
        exact = set(found)
        out = [n if (known := wanted.get(_folded(n), n)) in exact else known for n in found]
        for name in fields_dict(type(self)):
            if getattr(self, name) == name and name not in out:
                meant = [
                    at for at, column in enumerate(out) if field_meant(column) == name and column not in wanted.values()
                ]
                if len(meant) == 1:
                    out[meant[0]] = name
        absent = [name for name in needed if name not in out]
        if not absent:
            return out
        near = {n: difflib.get_close_matches(_folded(n), [_folded(x) for x in out], 1, 0.7) for n in absent}
        hints = [f"is {n!r} what is called {m[0]!r} here?" for n, m in near.items() if m]
        raise InvalidRecord(
            f"{where}: no column {', '.join(map(repr, absent))} among {', '.join(out[:20])}"
            f"{' ...' if len(out) > 20 else ''}: {' '.join(hints) + ' ' if hints else ''}rename them, or say what "
            "they are "
            "called here (Columns, --column value=NAME)"
        )


def _is_day(said: Any) -> bool:
    if isinstance(said, date):
        return True
    try:
        return isinstance(said, str) and len(said) <= 32 and bool(datetime.fromisoformat(said.strip()))
    except ValueError:
        return False


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
