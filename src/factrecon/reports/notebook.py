"""What a notebook shows of a reconciliation, a question, a comparison, a value: small, escaped, capped in size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from factrecon.legible import legible
from factrecon.notebook_cells import MOST_ROWS, shown, table
from factrecon.reports import outline as order
from factrecon.reports import pictures, wording
from factrecon.reports.excerpts import excerpt
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


def question_html(question: Mapping[str, Any], *, names: Mapping[str, str] | None = None) -> str:
    """One question of a report: its verdict, its claims with their quotes, its picture where it has one.

    `names` gives the words for the ids of events.

    >>> question_html({"ask": "<b>?", "claims": []})[:34]
    '<div><p><b>&lt;b&gt;?</b> <i></i><'
    """
    claims = order.records(question, "claims")
    letters = order.letters(claims)
    rows = []
    for claim in claims[:MOST_ROWS]:
        quotes = []
        said = order.records(claim, "assertions")
        for assertion in said[:_MOST_QUOTES]:
            found = excerpt(assertion, claim)
            words = f": “{_quoted(found)}”" if found else ""
            quotes.append(f"{shown(assertion.get('source') or '?')}{words}")
        if len(said) > _MOST_QUOTES:
            quotes.append(f"and {len(said) - _MOST_QUOTES:,} more")
        rows.append((letters[str(claim.get("id"))], shown(wording.told(claim, names or {})), "<br>".join(quotes)))
    pairs = [
        (
            f"{letters.get(str(c.get('a')), '?')}, {letters.get(str(c.get('b')), '?')}",
            shown(str(c.get("relation")).replace("_", " ")),
            wording.score(c.get("agreement")),
            wording.score(c.get("contradiction")),
            shown(c.get("reason") or ""),
        )
        for c in order.comparisons(question)[:MOST_ROWS]
    ]
    return (
        f"<div><p><b>{shown(question.get('ask') or question.get('id') or '?')}</b> "
        f"<i>{shown(order.verdict(question))}</i></p>"
        + (f"<p>{shown(question['reason'])}</p>" if question.get("reason") else "")
        + (table(("", "claim", "who says it"), rows) if rows else "")
        + (table(("pair", "relation", "agreement", "contradiction", "reason"), pairs) if pairs else "")
        + (pictures.trapezoids(question) or "")
        + "</div>"
    )


def _quoted(found: Any) -> str:
    mark = f"<mark>{escape(legible(found.words[:_LONGEST]))}</mark>" if found.words else ""
    return escape(legible(found.head[-_LONGEST:])) + mark + escape(legible(found.tail[:_LONGEST]))


def explanation_html(text: str, falls: Sequence[Waterfall]) -> str:
    """An explanation: its text, and its sums as pictures.

    >>> explanation_html("<b>?", ())
    '<div><pre style="white-space:pre-wrap">&lt;b&gt;?</pre></div>'
    """
    told = text.partition("\n  Why ")[0] if falls else text
    drawn = "".join(map(pictures.waterfall, falls[:_MOST_QUOTES]))
    return f'<div><pre style="white-space:pre-wrap">{escape(legible(told[:20_000]))}</pre>{drawn}</div>'
