"""The claims of a store as an Arrow table: what fusion reads, in memory or on an engine, without a file between."""

from __future__ import annotations

import re
import sqlite3
from typing import Any, Final

from factrecon.claim_record import assertion_from_row
from factrecon.errors import MissingExtra
from factrecon.store.packed import unpacked
from factrecon.values import Entity, Quantity, Time, Value

WEIGHTS = {"asserted": 1.0, "reported": 0.8}
"""What a source's word counts by how it stands behind it; a claim of another status casts no vote."""


_PLAIN: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?)?)?(?![0-9-])")
"""A year, a month, a day or a time of day, as a table has it."""


def claims_table(db: sqlite3.Connection) -> Any:
    """One row a claim that somebody stands behind, the firmest where a source says one thing more than once.

    Raises `MissingExtra` without pyarrow.
    """
    try:
        import pyarrow as pa
    except ImportError as missing:
        raise MissingExtra("claims of a store as a table", "frames") from missing
    firmest: dict[tuple[str, str, str, str, str, str], float] = {}
    for question, packed in db.execute("select question, row from assertion order by question, claim, row"):
        said = assertion_from_row(unpacked(packed))
        weight, cell = WEIGHTS.get(said.status), _cell(said.claim.value)
        if weight is None or cell is None:
            continue
        value, unit = cell
        key = question, said.claim.question.attribute, said.source, said.origin or said.source, value, unit
        firmest[key] = max(weight, firmest.get(key, 0.0))
    rows = sorted((*key, weight) for key, weight in firmest.items())
    names = ("object", "attribute", "source", "origin", "value", "unit", "weight")
    kinds = (*[pa.string()] * 6, pa.float64())
    return pa.table({n: pa.array([row[i] for row in rows], kinds[i]) for i, n in enumerate(names)})


def _cell(value: Value) -> tuple[str, str] | None:
    """A value as the cell of a table, with its unit; None where a table has no sign for it."""
    if isinstance(value, Quantity) and value.nominal is not None:
        return f"{value.nominal:.15g}", value.unit
    if isinstance(value, Time):
        # "2023-10-13TMO", a morning, is written as its day; for a week or a day of no year a table has no sign.
        plain = _PLAIN.match(str(value.to_json().get("nominal") or ""))
        return (plain[0], "") if plain else None
    if isinstance(value, Entity):
        return value.name, ""
    return value.text, ""
