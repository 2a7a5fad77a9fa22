"""What a reader wants to know of a question beside its claims: what a person judged, and what was nearly joined to
it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from factrecon.language.text.foreign import foreign_stretches
from factrecon.legible import one_line
from factrecon.reports import outline as order
from factrecon.reports import wording

__all__ = ["footnotes", "notes", "silent"]

NEAR: Final = 1.5
"""Bits short of the evidence needed down to which a claim of another question is told as considered."""
_LONGEST: Final = 100
_MOST_SILENT: Final = 5
"""Documents without a claim that are named."""
_READ: Final = 20_000  # characters of a text by which its language is told

Record = Mapping[str, Any]


def notes(report: Record) -> dict[str, tuple[str, ...]]:
    """Lines on each question, by its id: judgements that bear on it, and the nearest claim that was kept apart.

    >>> notes({"questions": [], "judgements": [
    ...     {"verdict": "same", "about": "question", "a": "1: 30 died", "b": "2: 30 dead",
    ...     "applied": True, "questions": ["q1"]}]})
    {'q1': ('By your judgement one question: 1: 30 died – 2: 30 dead.',)}
    """
    out: dict[str, list[str]] = {}
    more: dict[tuple[str, str], int] = {}
    for judgement in order.records(report, "judgements"):
        if not judgement.get("applied") or judgement.get("about") == "dispute":
            continue  # what became of a dispute is told in the reason of its verdict
        questions = [str(q) for q in judgement.get("questions") or ()]
        # What holds of an event holds of all its questions: told once.
        for question in questions[:1] if judgement.get("about") == "event" else questions:
            told = out.setdefault(question, [])
            kind = (question, _head(judgement))
            if kind in more:
                more[kind] += 1
                told[:] = [
                    f"{line.partition('; and ')[0].rstrip('.')}; and {more[kind]} more."
                    if line.startswith(kind[1])
                    else line
                    for line in told
                ]
            else:
                more[kind] = 0
                told.append(_judged(judgement))
    for question, line in _considered(report).items():
        out.setdefault(question, []).append(line)
    return {question: tuple(lines) for question, lines in out.items()}


def footnotes(report: Record) -> tuple[str, ...]:
    """Judgements that bear on no single question: those on stories, and those that changed nothing, with the reason."""
    found = order.records(report, "judgements")
    return (
        *(_judged(j) for j in found if j.get("applied") and j.get("about") == "story"),
        *(
            f"Judgement without effect ({one_line(j.get('verdict'))} {one_line(j.get('about'))}, {_cut(j.get('a'))} "
            f"– {_cut(j.get('b'))}): "
            f"{one_line(j.get('notice') or '')}"
            for j in found
            if not j.get("applied")
        ),
    )


def silent(report: Record, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The documents in which nothing was read, each in a line, with why where their texts tell it.

    >>> silent({"questions": [], "documents": [{"id": "a"}]}, {})
    ('nothing was read in a',)
    """
    asked = order.records(report, "questions")
    told = {str(a.get("document")) for q in asked for _, a in order.assertions(q)}
    found = [str(d.get("id")) for d in order.records(report, "documents") if str(d.get("id")) not in told]
    lines = [f"nothing was read in {one_line(d)}{_why_silent(texts.get(d, ''))}" for d in found[:_MOST_SILENT]]
    more = len(found) - len(lines)
    return (*lines, f"nothing was read in {more:,} more") if more else tuple(lines)


def _why_silent(text: str) -> str:
    foreign = sum(end - start for start, end in foreign_stretches(text[:_READ]))
    return ": it is not in English, the one language that is read" if foreign * 2 > len(text[:_READ]) else ""


def _head(judgement: Record) -> str:
    about = one_line(judgement.get("about"))
    plural = "stories" if about == "story" else f"{about}s"
    return f"By your judgement {f'one {about}' if judgement.get('verdict') == 'same' else f'two {plural}'}"


def _judged(judgement: Record) -> str:
    note = f" ({_cut(judgement['note'])})" if judgement.get("note") else ""
    return f"{_head(judgement)}: {_cut(judgement.get('a'))} – {_cut(judgement.get('b'))}{note}."


def _considered(report: Record) -> dict[str, str]:
    questions = {str(q.get("id")): q for q in order.records(report, "questions")}
    claims = {str(c.get("id")): c for q in questions.values() for c in order.records(q, "claims")}
    names = order.names(report)
    matching = report.get("matching")
    out: dict[str, str] = {}
    for miss in order.records(matching, "apart"):
        bits, needed = order.figure(miss, "evidence"), order.figure(miss, "needed")
        if bits < needed - NEAR:
            continue
        ends = list(zip(miss.get("questions") or (), miss.get("claims") or (), strict=False))
        if len(ends) != 2 or any(q not in questions or c not in claims for q, c in ends):
            continue
        if any(questions[q].get("attribute") == "occurrence" for q, _ in ends):
            continue  # that two things both happened is no news
        why = one_line(miss.get("against") or f"{bits:.1f} of the {needed:.1f} bits needed")
        for (mine, _), (other, claim) in (ends, ends[::-1]):
            if not questions[other].get("ask"):
                continue  # what no plain question fits is told nowhere
            told = _cut(wording.told(claims[claim], names))
            out.setdefault(mine, f"Also considered: {told} ({_cut(questions[other]['ask'])}), kept apart: {why}.")
    return out


def _cut(text: object) -> str:
    flat = one_line(text or "?")
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rpartition(" ")[0] + " …"
