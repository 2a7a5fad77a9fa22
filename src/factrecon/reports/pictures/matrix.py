"""Sources by questions: who agrees, refines, is in tension, contradicts, stands alone or is silent."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

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
_MOST_QUESTIONS, _MOST_SOURCES, _MOST_NARROW = 40, 24, 12
WIDE, NARROW = 1040.0, 360.0
"""Width of the pages on which a matrix stands, in pixels; only one of more sources than fit is wider."""


@frozen
class _Grid:
    """Where the cells stand: beside the question, or on a narrow page below it."""

    left: float
    cell: float
    row: float
    below: float
    room: float

    @property
    def marked(self) -> float:
        """Height of a cell."""
        return self.row - self.below


def _grid(sources: int, narrow: bool) -> _Grid:
    if narrow:
        return _Grid(left=12, cell=min(36.0, (NARROW - 24) / sources), row=46, below=22, room=NARROW - 24)
    left = min(560.0, max(330.0, WIDE - 100 - 40.0 * sources))
    return _Grid(left=left, cell=40, row=24, below=0, room=left - 24)


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


def _columns(rows: Sequence[Mapping[str, str]], most: int) -> list[str]:
    """The sources to show for some rows, by name: whoever answers the first row, then the second, as many as fit, and
    of those of one row whoever answers most of the others, so that no row that is shown stands empty."""
    counts = Counter(source for ways in rows for source in ways)
    chosen: dict[str, None] = {}
    for ways in rows:
        for source in sorted(ways, key=lambda s: (-counts[s], s)):
            if len(chosen) < most:
                chosen.setdefault(source)
    return sorted(chosen)


def draw(report: Mapping[str, Any], *, narrow: bool = False) -> str | None:
    """The matrix of a report: its loudest questions against the sources that answer them; None without two sources.

    `narrow`: for a phone's page, the cells below their question, and fewer sources.

    >>> draw({"questions": []}) is None
    True
    """
    told = outline(report)
    rows = [(one_line(q.get("ask") or q.get("id") or "?"), standing(q)) for q in told.questions]
    rows = [(ask, ways) for ask, ways in rows if len(ways) > 1]
    known = len({source for _, ways in rows for source in ways})
    sources = _columns([ways for _, ways in rows[:_MOST_QUESTIONS]], _MOST_NARROW if narrow else _MOST_SOURCES)
    if len(sources) < 2:
        return None
    all_rows = len(rows)
    rows = [(ask, ways) for ask, ways in rows[:_MOST_QUESTIONS] if sum(s in ways for s in sources) > 1]
    hidden, unseen = all_rows - len(rows), known - len(sources)
    grid = _grid(len(sources), narrow)
    left, cell = grid.left, grid.cell
    # As high as the longest head needs, which leans on a wide page.
    top = min(128.0, 26 + (7.5 if narrow else 5.8) * max(map(len, sources)))
    right = left + cell * len(sources)
    # Room for the last head, which leans over its column.
    width = NARROW if narrow else right + 100
    parts: list[ET.Element] = []
    for n, source in enumerate(sources):
        x = left + cell * n + cell / 2
        head = label(0, 0, source, room=112 if narrow else 136)
        head.set("transform", f"translate({x + 4:.1f},{top - 10:.1f}) rotate({-90 if narrow else -50})")
        parts.append(head)
    y = top
    for ask, ways in rows:
        parts.append(
            element("line", x1=12.0, x2=NARROW - 12 if narrow else right, y1=y, y2=y, stroke=LINE, class_="grid")
        )
        parts.append(label(12, y + 16, ask, room=grid.room))
        for n, source in enumerate(sources):
            way = ways.get(source)
            if way:
                x = left + cell * n
                parts.append(
                    element(
                        "rect",
                        x=x + 3,
                        y=y + grid.below + 2,
                        width=cell - 6,
                        height=grid.marked - 4,
                        rx="3",
                        fill=TONES[way],
                        fill_opacity=".16",
                        class_=f"tone-{way}",
                    )
                )
                middle = y + grid.below + 17
                parts.append(label(x + cell / 2, middle, MARKS[way][0], bold=True, anchor="middle", fill=TONES[way]))
                parts[-1].set("class", f"tonetext-{way}")
        y += grid.row
    parts.append(element("line", x1=12.0, x2=NARROW - 12 if narrow else right, y1=y, y2=y, stroke=LINE, class_="grid"))
    y += 20
    for way, (sign, words) in MARKS.items():
        parts.append(label(18, y, sign, bold=True, anchor="middle", fill=TONES[way]))
        parts[-1].set("class", f"tonetext-{way}")
        parts.append(label(32, y, words, size=12, faint=True))
        y += 17
    for n, of in ((hidden, "question"), (unseen, "source")):
        if n:
            parts.append(label(12, y, f"and {n:,} more {of}{'s' * (n > 1)}", size=12, faint=True))
            y += 17
    title = "Sources by questions. " + " ".join(
        f"{ask} {', '.join(f'{s}: {MARKS[w][1]}' for s, w in ways.items() if s in sources)}." for ask, ways in rows
    )
    return picture(width, y, title, parts)
