"""What the columns of somebody's table are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import fields_dict, frozen

from factrecon.errors import InvalidRecord


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
        """A row under the names of a claim's fields; a column that another field takes over stands aside."""
        taken = {column: name for name in fields_dict(type(self)) if (column := getattr(self, name)) != name}
        moved = {name: row[column] for column, name in taken.items() if column in row}
        return {**moved, **{k: v for k, v in row.items() if k not in taken and k not in moved}}
