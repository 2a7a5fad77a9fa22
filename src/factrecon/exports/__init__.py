"""Data that other tools read: graphs, tables, linked data, annotations, statements.

Every export is a function of the JSON report, and of the documents' texts where they are at hand, to
files by name. Names are fixed; no id of a report becomes a path.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from factrecon.errors import UnknownName
from factrecon.reports import Reconciled, saved
from factrecon.writing import write_files

__all__ = ["ALIASES", "EXPORTS", "Export", "export", "export_to", "read_export"]


class Export(Protocol):
    """A way to write a report for other tools: from the JSON report and the texts to files by name."""

    def __call__(self, report: Mapping[str, Any], /, *, texts: Mapping[str, str]) -> Mapping[str, bytes]:
        """Write the report."""


EXPORTS: Mapping[str, str] = {
    "graphml": "factrecon.exports.graphml",
    "cytoscape": "factrecon.exports.cytoscape",
    "node-link": "factrecon.exports.node_link",
    "csv": "factrecon.exports.csv",
    "parquet": "factrecon.exports.parquet",
    "sqlite": "factrecon.exports.sqlite",
    "schema.org": "factrecon.exports.schema_org",
    "annotations": "factrecon.exports.annotations",
    "ftm": "factrecon.exports.follow_the_money",
}
"""Each export's name and the module whose `write` makes it, and whose `read`, where it has one, reads it back."""


ALIASES: Mapping[str, str] = {"jsonld": "schema.org", "json-ld": "schema.org", "followthemoney": "ftm"}
"""Other names that an export goes by."""


def _module(format: str) -> Any:
    name = ALIASES.get(format, format)
    if name not in EXPORTS:
        raise UnknownName(f"no export {format!r}; there are {', '.join(EXPORTS)}")
    return import_module(EXPORTS[name])


def export(
    reconciliation: Reconciled | Mapping[str, Any],
    *,
    format: str | Export,
    texts: Mapping[str, str] | None = None,
) -> dict[str, bytes]:
    """Write a reconciliation, or a report saved as JSON, for other tools: file names to contents.

    `format` is a name of `EXPORTS`, one of `ALIASES`, or a callable of yours. Raises UnknownName for an export that is
    not known, InvalidRecord for what is no report, MissingExtra where a part is not installed.

    >>> sorted(export({"questions": []}, format="node-link"))
    ['graph.json']
    """
    made, known = saved(reconciliation, texts)
    write = _module(format).write if isinstance(format, str) else format
    return dict(write(made, texts=known))


def export_to(
    folder: str | Path,
    reconciliation: Reconciled | Mapping[str, Any],
    *,
    format: str | Export,
    texts: Mapping[str, str] | None = None,
) -> tuple[Path, ...]:
    """Write an export's files into a folder, which is made if need be; the paths written.

    Raises `UnwritableOutput`; then the files that stood there are as they were.
    """
    return write_files(folder, export(reconciliation, format=format, texts=texts))


def read_export(files: Mapping[str, bytes], *, format: str) -> dict[str, Any]:
    """The JSON report behind an export that loses nothing: graphml, cytoscape, node-link, csv, parquet, sqlite.

    Raises UnknownName for the exports that cannot be read back, InvalidRecord for files that are none.

    >>> report = {"schema": "factrecon/2", "questions": []}
    >>> read_export(export(report, format="csv"), format="csv") == report
    True
    """
    module = _module(format)
    if not hasattr(module, "read"):
        raise UnknownName(f"{format} is not read back; graphml, cytoscape, node-link, csv, parquet and sqlite are")
    made: dict[str, Any] = module.read(files)
    return made
