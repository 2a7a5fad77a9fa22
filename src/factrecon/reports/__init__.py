"""HOW to tell a reconciliation: terminal text, Markdown, JSON, HTML.

Every format is a function of the JSON report as a plain dict, and of the documents' texts where they
are at hand; so a report saved yesterday is told exactly like one just made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Protocol, runtime_checkable

from factrecon.errors import InvalidRecord, UnknownName

__all__ = ["FORMATS", "Format", "Reconciled", "report", "saved"]


class Format(Protocol):
    """A way to tell a report: from the JSON report and the documents' texts to a string."""

    def __call__(self, report: Mapping[str, Any], /, *, texts: Mapping[str, str]) -> str:
        """Tell the report."""


@runtime_checkable
class Reconciled(Protocol):
    """What a live reconciliation offers to be told: its JSON report, and perhaps `texts` by document id."""

    def to_json(self) -> Mapping[str, Any]:
        """The JSON report as a plain dict."""


NEWEST = 2
"""The newest schema of a saved report that is read; all before it are."""

FORMATS: Mapping[str, str] = {
    "text": "factrecon.reports.text",
    "markdown": "factrecon.reports.markdown",
    "json": "factrecon.reports.json",
    "html": "factrecon.reports.html",
}
"""Each format's name and the module whose `render` makes it; modules are loaded when used."""


def saved(
    reconciliation: Reconciled | Mapping[str, Any], texts: Mapping[str, str] | None = None
) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    """The JSON report and the texts of a live reconciliation or of a saved report.

    Raises InvalidRecord for what is neither.

    >>> saved({"schema": "factrecon/2", "questions": []})[1]
    {}
    """
    if isinstance(reconciliation, Mapping):
        made: Mapping[str, Any] = reconciliation
    elif isinstance(reconciliation, Reconciled):
        made = reconciliation.to_json()
        texts = getattr(reconciliation, "texts", None) if texts is None else texts
    else:
        raise InvalidRecord(f"not a reconciliation and not a report: {type(reconciliation).__name__}")
    if not isinstance(made.get("questions"), list | tuple):
        raise InvalidRecord("not a report: it has no list of 'questions'; give what --format json wrote")
    version = re.fullmatch(r"factrecon/([0-9]{1,4})", str(made.get("schema")))
    if version and int(version[1]) > NEWEST:
        raise InvalidRecord(
            f"the report is of schema {version[0]}, this factrecon reads up to factrecon/{NEWEST}; update it"
        )
    return made, dict(texts) if texts else {}


def report(
    reconciliation: Reconciled | Mapping[str, Any],
    *,
    format: str | Format = "text",
    texts: Mapping[str, str] | None = None,
    **options: Any,
) -> str:
    """Tell a reconciliation, or a report saved as JSON, in a format.

    `format` is a name of `FORMATS` or a callable of yours; `texts` maps document ids to their texts, so
    that quotes are shown in their sentences; further options go to the format (`width` and `colour` of
    text, `title` and a store's `changes` of HTML). Raises UnknownName for a format that is not known, InvalidRecord for
    what is no report.

    >>> report({"questions": []}, format="markdown").splitlines()[0]
    '# What the sources say'
    """
    made, known = saved(reconciliation, texts)
    if not isinstance(format, str):
        return format(made, texts=known, **options)
    if format not in FORMATS:
        raise UnknownName(f"no report format {format!r}; there are {', '.join(FORMATS)}")
    told: str = import_module(FORMATS[format]).render(made, texts=known, **options)
    return told
