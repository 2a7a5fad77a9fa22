"""One table of a reconciliation as a frame of the reader's own library, with real numbers and times."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factrecon.errors import MissingExtra, UnknownName
from factrecon.exports.parquet import arrow_table
from factrecon.exports.rows import COLUMNS, to_tables
from factrecon.reports import Reconciled, saved

__all__ = ["to_frame"]


def to_frame(reconciliation: Reconciled | Mapping[str, Any], table: str = "claims", *, backend: str = "pyarrow") -> Any:
    """A table of a reconciliation, or of a report saved as JSON, as a frame of `backend`: pyarrow, pandas, polars.

    Tables are those of the Parquet export: sources, documents, events, questions, claims, assertions, comparisons,
    conflicts, left_out. Numbers are floats, moments are timestamps, what is open is null. Raises UnknownName for a
    table or backend that is not known, MissingExtra where the extra `frames` or the backend is not installed.

    >>> from factrecon.model import claim
    >>> from factrecon.reconciliation import reconcile
    >>> from factrecon.values import Quantity
    >>> made = reconcile([claim("herald", "the fire", "deaths", Quantity.of(30, "person"))])
    >>> to_frame(made, "claims").column("low").to_pylist()
    [30.0]
    """
    if table not in COLUMNS or table == "report":
        raise UnknownName(f"no table {table!r}; there are {', '.join(t for t in COLUMNS if t != 'report')}")
    try:
        import narwhals as nw
    except ImportError as missing:
        raise MissingExtra("frames", "frames") from missing
    report, _ = saved(reconciliation, None)
    made = arrow_table(table, to_tables(report)[table])
    try:
        known: Any = backend  # narwhals types its names; here any word may come in
        return nw.from_arrow(made, backend=known).to_native()
    except (ValueError, TypeError) as problem:
        why = str(problem).splitlines()[0]
        raise UnknownName(f"no frames of {backend!r} here ({why}); pyarrow, pandas and polars are known") from None
    except ImportError as missing:
        raise MissingExtra(f"frames of {backend}", "frames") from missing
