"""Sources by questions: who agrees, refines, is in tension, contradicts, stands alone or is silent."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

from factrecon.legible import one_line
from factrecon.reports.outline import Record, outline, records
from factrecon.reports.pictures.svg import LINE, TONES, element, label, picture

MARKS: Mapping[str, tuple[str, str]] = {
    "contradiction": ("✗", "contradicts another source"),
    "tension": ("~", "in tension with another source"),
    "refines": ("⊂", "says more precisely what another says"),
    "same": ("✓", "agrees with another source"),
    "alone": ("·", "the only voice"),
}
"""Each way a source can stand to the others on a question: its sign and its words; silence is an empty cell."""

_ORDER = ("contradiction", "same", "refines", "tension")
_MOST_QUESTIONS, _MOST_SOURCES = 40, 24


def standing(question: Record) -> dict[str, str]:
    """How each source that answers a question stands to the other voices on it, the worst first.

    A contradiction counts before all; a tension only where no other voice says the same; a source that no
    other joins stands alone, and so do outlets that print one voice. What a source says against itself
    does not count here.

    >>> two = [{"id": "a", "assertions": [{"source": "x"}, {"source": "y"}]}]
    >>> standing({"claims": two})
    {'x': 'same', 'y': 'same'}
    """
    voices: dict[str, set[tuple[str, str]]] = {}
    for claim in records(question, "claims"):
        voices[str(claim.get("id"))] = {
            (str(a.get("source")), str(a.get("origin") or a.get("source"))) for a in records(claim, "assertions")
        }
    found: dict[str, set[str]] = {source: set() for said in voices.values() for source, _ in said}

    def heard(near: set[tuple[str, str]], far: set[tuple[str, str]], way: str) -> None:
        for source, origin in near:
            if any(other != source and voice != origin for other, voice in far):
                found[source].add(way)

    for said in voices.values():
        heard(said, said, "same")
    for c in records(question, "comparisons"):
        relation = str(c.get("relation"))
        if relation == "unrelated":
            continue
        a, b = voices.get(str(c.get("a")), set()), voices.get(str(c.get("b")), set())
        for near, far, refines in ((a, b, "refines"), (b, a, "refined_by")):
            loud = relation in {"contradiction", "tension"}
            heard(near, far, relation if loud else "refines" if relation == refines else "same")
    return {s: next((r for r in _ORDER if r in ways), "alone") for s, ways in sorted(found.items())}


def draw(report: Mapping[str, Any]) -> str | None:
    """The matrix of a report: its loudest questions against the sources that answer most; None without two sources.

    >>> draw({"questions": []}) is None
    True
    """
    told = outline(report)
    rows = [(one_line(q.get("ask") or q.get("id") or "?"), standing(q)) for q in told.questions]
    rows = [(ask, ways) for ask, ways in rows if len(ways) > 1]
    counts: dict[str, int] = {}
    for _, ways in rows:
        for source in ways:
            counts[source] = counts.get(source, 0) + 1
    sources = sorted(sorted(counts, key=lambda s: (-counts[s], s))[:_MOST_SOURCES])
    if len(sources) < 2:
        return None
    hidden, rows = len(rows) - min(len(rows), _MOST_QUESTIONS), rows[:_MOST_QUESTIONS]
    left, top, cell, height = 330.0, 118.0, 40.0, 24.0
    width = left + cell * len(sources) + 90
    parts: list[ET.Element] = []
    for n, source in enumerate(sources):
        x = left + cell * n + cell / 2
        head = label(0, 0, source, room=110)
        head.set("transform", f"translate({x + 4:.1f},{top - 10:.1f}) rotate(-50)")
        parts.append(head)
    y = top
    for ask, ways in rows:
        parts.append(element("line", x1=12.0, x2=left + cell * len(sources), y1=y, y2=y, stroke=LINE, class_="grid"))
        parts.append(label(12, y + 16, ask, room=left - 24))
        for n, source in enumerate(sources):
            way = ways.get(source)
            if way:
                x = left + cell * n
                parts.append(
                    element(
                        "rect",
                        x=x + 3,
                        y=y + 2,
                        width=cell - 6,
                        height=height - 4,
                        rx="3",
                        fill=TONES[way],
                        fill_opacity=".16",
                        class_=f"tone-{way}",
                    )
                )
                parts.append(label(x + cell / 2, y + 17, MARKS[way][0], bold=True, anchor="middle", fill=TONES[way]))
                parts[-1].set("class", f"tonetext-{way}")
        y += height
    parts.append(element("line", x1=12.0, x2=left + cell * len(sources), y1=y, y2=y, stroke=LINE, class_="grid"))
    y += 20
    for way, (sign, words) in MARKS.items():
        parts.append(label(18, y, sign, bold=True, anchor="middle", fill=TONES[way]))
        parts[-1].set("class", f"tonetext-{way}")
        parts.append(label(32, y, words, size=12, faint=True))
        y += 17
    if hidden:
        parts.append(label(12, y, f"and {hidden:,} more questions", size=12, faint=True))
        y += 17
    title = "Sources by questions. " + " ".join(
        f"{ask} {', '.join(f'{s}: {MARKS[w][1]}' for s, w in ways.items() if s in sources)}." for ask, ways in rows
    )
    return picture(width, y, title, parts)
