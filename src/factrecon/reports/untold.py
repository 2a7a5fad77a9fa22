"""What was read but cannot be asked plainly: counted in every report, listed behind a fold on the page alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from factrecon.legible import one_line
from factrecon.reports import wording
from factrecon.telling import LOUD, Record, assertions, comparisons, records

__all__ = ["ABOUT", "TITLE", "WHERE", "about", "at_odds", "counted", "differences"]

TITLE: Final = "Read, but not asked plainly"
ABOUT: Final = (
    "No question that one would print fits these: what they are about is told in a few words, and the quotes count."
)
WHERE: Final = "No question that one would print fits them; the HTML page and the JSON report hold them."
_SAY_NOTHING: Final = frozenset({"occurrence", "truth", "time", "place", "value"})
"""Attributes that say no more than the answer does."""
_LONGEST: Final = 90


def about(question: Record, names: Mapping[str, str]) -> str:
    """What a question that cannot be asked is about, in the report's own terms; else the words in which it was said.

    >>> about({"event": "e1", "attribute": "participants"}, {"e1": "the march"})
    'the march, participants'
    """
    event, subject = question.get("event"), question.get("subject")
    label = event.get("label") if isinstance(event, Mapping) else names.get(str(event), "") if event else subject
    attribute = one_line(question.get("attribute") or "").replace("_", " ")
    told = ", ".join(
        part for part in (one_line(label or ""), "" if attribute in _SAY_NOTHING else attribute) if part and part != "?"
    )
    if told or question.get("kind") != "truth":
        return told
    said = next((one_line(a["quote"]) for _, a in assertions(question) if a.get("quote")), "")
    cut = said if len(said) <= _LONGEST else said[:_LONGEST].rpartition(" ")[0] + " …"
    return f"“{cut}”" if cut else ""


def at_odds(question: Record) -> bool:
    """Whether answers to it pull apart."""
    return any(c.get("relation") in LOUD for c in records(question, "comparisons"))


def counted(questions: Sequence[Record]) -> str:
    """How much is listed, and in how much of it the answers differ.

    >>> counted([{"claims": [{}, {}], "comparisons": [{"relation": "contradiction"}]}, {"claims": [{}]}])
    '2 things, 3 claims; the answers to 1 of them differ'
    """
    claims = sum(len(records(q, "claims")) for q in questions)
    torn = sum(map(at_odds, questions))
    told = f"{wording.counted(len(questions), 'thing')}, {wording.counted(claims, 'claim')}"
    return told + (f"; the answers to {torn:,} of them differ" if torn else "")


def differences(question: Record, names: Mapping[str, str]) -> list[str]:
    """The pairs of answers that pull apart, each with why."""
    claims = {str(c.get("id")): wording.told(c, names) for c in records(question, "claims")}
    return [
        f"“{claims.get(str(c.get('a')), '?')}” {wording.RELATIONS[str(c['relation'])]} "
        f"“{claims.get(str(c.get('b')), '?')}”" + (f": {one_line(c['reason'])}" if c.get("reason") else "")
        for c in comparisons(question)
        if c.get("relation") in LOUD
    ]
