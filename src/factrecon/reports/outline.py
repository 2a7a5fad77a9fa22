"""The order in which every format tells a report: what is at odds first, what one source says last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from factrecon.legible import one_line
from factrecon.reports.wording import VERDICTS
from factrecon.telling import (
    LOUD,
    assertions,
    comparisons,
    figure,
    letters,
    origins_of,
    place,
    records,
    section,
    weight,
)

__all__ = [
    "ABOUT",
    "SECTIONS",
    "Outline",
    "Record",
    "assertions",
    "comparisons",
    "copies",
    "dated",
    "event_of",
    "figure",
    "letters",
    "names",
    "origins_of",
    "outline",
    "quoted_first",
    "records",
    "section",
    "sources_of",
    "undated",
    "verdict",
    "weight",
    "worth_telling",
]

Record = Mapping[str, Any]

SECTIONS: Mapping[str, str] = {
    "disputed": "Disputed",
    "changed": "Differing or changed",
    "established": "Established",
    "unresolved": "Unresolved",
    "self": "At odds with itself",
    "single": "One source only",
}
"""The sections of a report in order, each with its heading."""

ABOUT: Mapping[str, str] = {
    "disputed": "Independent sources say what cannot all be true.",
    "changed": "Later news replaced earlier, or answers differ and something is open that could explain it.",
    "established": "Two or more independent origins agree and none contradicts.",
    "unresolved": "The sources leave these open: nothing said outweighs the rest.",
    "self": "One voice gives two answers that cannot both be true.",
    "single": "Said by one independent voice, however many outlets print it.",
}
"""One sentence on what each section holds."""


@frozen
class Outline:
    """The questions of a report in telling order, by section, and the lookups that a format needs."""

    sections: Mapping[str, tuple[Record, ...]]
    untold: tuple[Record, ...]
    """What was read but cannot be asked plainly, in telling order."""
    documents: Mapping[str, Record]
    events: Mapping[str, Record]
    sources: tuple[Record, ...]

    @property
    def questions(self) -> tuple[Record, ...]:
        """All questions that can be asked plainly, in telling order."""
        return tuple(q for questions in self.sections.values() for q in questions)


def sources_of(holder: Iterable[tuple[Record, Record]]) -> tuple[str, ...]:
    """The sources behind some assertions, sorted."""
    return tuple(sorted({str(a.get("source")) for _, a in holder if a.get("source") is not None}))


def worth_telling(question: Record, most: int, calm: int = 4) -> tuple[Record, ...]:
    """The comparisons of a question to tell in full: its contradictions, tensions and updates, at most `most`; without
    any of those, at most `calm` that say the same or more precisely. The rest is worth a count."""
    found = tuple(c for c in comparisons(question) if c.get("relation") != "unrelated")
    loud = tuple(c for c in found if c.get("relation") in LOUD or c.get("kind") == "update")
    return loud[:most] if loud else tuple(c for c in found if c.get("relation") != "compatible")[:calm]


def quoted_first(claim: Record, most: int) -> tuple[Record, ...]:
    """At most so many assertions of a claim, one of each voice before a second of any, else in the report's order."""
    heard: dict[str, int] = {}
    ranked = []
    for n, assertion in enumerate(records(claim, "assertions")):
        voice = str(assertion.get("origin") or assertion.get("source"))
        heard[voice] = heard.get(voice, 0) + 1
        ranked.append((heard[voice], n, assertion))
    kept = sorted(ranked, key=lambda r: r[:2])[:most]
    return tuple(assertion for _, _, assertion in sorted(kept, key=lambda r: r[1]))


def outline(report: Record) -> Outline:
    """The questions of a report sorted for telling.

    >>> [name for name in outline({"questions": []}).sections]
    ['disputed', 'changed', 'established', 'unresolved', 'self', 'single']
    """
    by_section: dict[str, list[Record]] = {name: [] for name in (*SECTIONS, "untold")}
    for question in sorted(records(report, "questions"), key=place):
        by_section[section(question)].append(question)
    return Outline(
        {name: tuple(by_section[name]) for name in SECTIONS},
        tuple(by_section["untold"]),
        {str(d.get("id")): d for d in records(report, "documents")},
        {str(e.get("id")): e for e in records(report, "events")},
        records(report, "sources"),
    )


def verdict(question: Record) -> str:
    """A question's verdict in a few words; where answers differ and it does not say so itself, that they do.

    >>> verdict({"status": "single-source", "comparisons": [{"relation": "contradiction", "kind": "value"}]})
    'one voice, at odds with itself'
    """
    status = str(question.get("status") or "")
    words = VERDICTS.get(status, one_line(status))
    told = section(question)
    if told == "self":
        return "one voice, at odds with itself"
    differ = told in ("disputed", "changed") and any(
        c.get("relation") in LOUD for c in records(question, "comparisons")
    )
    if not differ or status in ("disputed", "revised"):
        return words
    return "answers differ" if status in ("single-source", "unresolved") else f"{words}, with answers that differ"


def event_of(question: Record, told: Outline) -> Record | None:
    """The event a question is about, whether it stands inline or by id."""
    event = question.get("event")
    return event if isinstance(event, Mapping) else told.events.get(str(event)) if event is not None else None


def dated(question: Record) -> bool:
    """Whether it matters as of when the claims of a question speak: one of them updates another."""
    return question.get("status") == "revised" or any(
        c.get("kind") == "update" for c in records(question, "comparisons")
    )


def copies(claim: Record) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The voices of a claim that more than one outlet prints: (origin, outlets)."""
    printed: dict[str, set[str]] = {}
    for assertion in records(claim, "assertions"):
        origin = assertion.get("origin")
        if origin is not None:
            printed.setdefault(str(origin), set()).add(str(assertion.get("source")))
    return tuple((origin, tuple(sorted(outlets))) for origin, outlets in sorted(printed.items()) if len(outlets) > 1)


def names(report: Record) -> dict[str, str]:
    """The words for each event's id."""
    return {
        str(e.get("id")): one_line(e.get("label") or e.get("frame") or e.get("id")) for e in records(report, "events")
    }


def undated(report: Record) -> tuple[Record, ...]:
    """The documents that bear no date of their own."""
    return tuple(d for d in records(report, "documents") if not d.get("published"))
