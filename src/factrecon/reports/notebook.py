"""What a notebook shows of a reconciliation, a question, a comparison, a value: small, escaped, capped in size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from factrecon.legible import legible
from factrecon.notebook_cells import MOST_ROWS, shown, table
from factrecon.reports import outline as order
from factrecon.reports import pictures, wording
from factrecon.waterfall import Waterfall

_MOST_QUOTES = 6
_LONGEST = 400  # characters of one cell


def reconciliation_html(report: Mapping[str, Any]) -> str:
    """A report as a table of its questions, what is at odds first; at most thirty rows.

    >>> "<table>" in reconciliation_html({"questions": [{"ask": "How many?", "status": "disputed"}]})
    True
    """
    told, names = order.outline(report), order.names(report)
    counts = ", ".join(f"<b>{len(qs):,}</b> {order.SECTIONS[name].lower()}" for name, qs in told.sections.items() if qs)
    facts = f"{wording.counted(len(told.documents), 'document')}, {wording.counted(len(told.sources), 'source')}"
    rows = []
    for question in told.questions[:MOST_ROWS]:
        rows.append(
            (
                shown(question.get("ask") or question.get("id") or "?"),
                shown(wording.told(question.get("best"), names) or "none prevails"),
                shown(order.verdict(question)),
                wording.score(question.get("agreement")),
                wording.score(question.get("contradiction")),
                f"{int(order.figure(question, 'origins'))}",
            )
        )
    more = len(told.questions) - len(rows)
    return (
        f"<div><p>{facts}: {counts or 'no question'}</p>"
        + (
            table(("question", "best supported", "verdict", "agreement", "contradiction", "origins"), rows)
            if rows
            else ""
        )
        + (f"<p>and {more:,} more questions</p>" if more > 0 else "")
        + "</div>"
    )


def explanation_html(text: str, falls: Sequence[Waterfall]) -> str:
    """An explanation: its text, and its sums as pictures.

    >>> explanation_html("<b>?", ())
    '<div><pre style="white-space:pre-wrap">&lt;b&gt;?</pre></div>'
    """
    told = text.partition("\n  Why ")[0] if falls else text
    drawn = "".join(map(pictures.waterfall, falls[:_MOST_QUOTES]))
    return f'<div><pre style="white-space:pre-wrap">{escape(legible(told[:20_000]))}</pre>{drawn}</div>'
