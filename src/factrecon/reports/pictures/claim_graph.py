"""The claim graph of one question: who says what, and how the claims stand to each other."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

from factrecon.legible import one_line
from factrecon.reports import wording
from factrecon.reports.outline import comparisons, dated, letters, records
from factrecon.reports.pictures.svg import (
    FAINT,
    LINE,
    PAPER,
    TONES,
    breadth,
    element,
    fitted,
    hue,
    label,
    picture,
)

WIDTH, ROW = 720.0, 40.0
_MOST_SOURCES, _MOST_CLAIMS, _MOST_LINKS = 24, 16, 40


def draw(question: Mapping[str, Any]) -> str | None:
    """Sources on the left, claims on the right, a line for each assertion, a bow for each comparison; None without
    claims.

    A dashed line is a copy: its origin is another source that says the same. Bows are labelled with the
    contradiction they score; pairs that merely can stand beside each other have none.

    >>> draw({"claims": []}) is None
    True
    """
    claims = records(question, "claims")[:_MOST_CLAIMS]
    if not claims:
        return None
    named = letters(records(question, "claims"))
    at: dict[str, list[int]] = {}
    for n, claim in enumerate(claims):
        for assertion in records(claim, "assertions"):
            at.setdefault(one_line(assertion.get("source") or "?"), []).append(n)
    sources = sorted(at, key=lambda s: (sum(at[s]) / len(at[s]), s))[:_MOST_SOURCES]
    height = ROW * max(len(sources), len(claims)) + 30
    left = {s: (150.0, 24 + (height - 30) * (n + 0.5) / len(sources)) for n, s in enumerate(sources)}
    right = {str(c.get("id")): (330.0, 24 + (height - 30) * (n + 0.5) / len(claims)) for n, c in enumerate(claims)}
    room = 230.0
    back: list[ET.Element] = []
    front: list[ET.Element] = []
    for n, claim in enumerate(claims):
        x, y = right[str(claim.get("id"))]
        said = records(claim, "assertions")
        spoken = {one_line(a.get("source") or "?") for a in said}
        for assertion in said:
            source = one_line(assertion.get("source") or "?")
            origin = one_line(assertion.get("origin") or source)
            if source in left:
                sx, sy = left[source]
                copied = origin != source and origin in spoken
                back.append(
                    element(
                        "path",
                        d=f"M{sx:.1f},{sy:.1f}C{sx + 70:.1f},{sy:.1f} {x - 70:.1f},{y:.1f} {x:.1f},{y:.1f}",
                        fill="none",
                        stroke=hue(n),
                        stroke_width="1.6",
                        stroke_dasharray="4 4" if copied else None,
                        class_=f"hueline{n % 8}",
                    )
                )
        bound = wording.scope(claim, dated=dated(question))
        words = fitted(
            f"{named[str(claim.get('id'))]}  {wording.answer(claim)}" + (f" [{bound}]" if bound else ""), room - 20
        )
        wide = min(room, breadth(words) + 20)
        front.append(
            element(
                "rect",
                x=x,
                y=y - 14,
                width=wide,
                height=28.0,
                rx="6",
                fill=PAPER,
                stroke=hue(n),
                stroke_width="1.6",
                class_=f"box hueline{n % 8}",
            )
        )
        front.append(label(x + 10, y + 4.5, words))
    for source in sources:
        x, y = left[source]
        words = fitted(source, 126)
        front.append(element("circle", cx=x, cy=y, r="4", fill=FAINT, class_="dot"))
        front.append(label(x - 10, y + 4.5, words, anchor="end"))
    edge = 330.0 + room
    links = [c for c in comparisons(question) if str(c.get("a")) in right and str(c.get("b")) in right]
    links = [c for c in links if c.get("relation") in {"contradiction", "tension", "refines", "refined_by", "same"}][
        :_MOST_LINKS
    ]
    taken: list[tuple[float, float]] = []
    for c in links:
        relation = str(c.get("relation"))
        tone = "refines" if relation == "refined_by" else relation
        (_, ya), (_, yb) = right[str(c.get("a"))], right[str(c.get("b"))]
        bend = edge + 24 + min(86, abs(ya - yb) * 0.32)
        back.append(
            element(
                "path",
                d=f"M{edge + 4:.1f},{ya:.1f}C{bend:.1f},{ya:.1f} {bend:.1f},{yb:.1f} {edge + 4:.1f},{yb:.1f}",
                fill="none",
                stroke=TONES[tone],
                stroke_width="2.4" if relation == "contradiction" else "1.5",
                stroke_dasharray="5 3" if relation == "tension" else None,
                class_=f"toneline-{tone}",
            )
        )
        x, y = edge + (bend - edge) * 0.75 + 8, (ya + yb) / 2 + 4
        while any(abs(y - other) < 15 and abs(x - across) < 90 for across, other in taken):
            y += 15
        taken.append((x, y))
        words = "update" if c.get("kind") == "update" else {"refined_by": "refines"}.get(relation, relation)
        loud = relation in {"contradiction", "tension"}
        front.append(
            label(
                x,
                y,
                f"{words} {wording.score(c.get('contradiction'))}" if loud else words,
                size=12,
                room=WIDTH - x - 4,
                fill=TONES[tone],
            )
        )
        front[-1].set("class", f"tonetext-{tone}")
    for _, y in right.values():
        back.append(
            element("line", x1=340.0, x2=edge + 4, y1=y, y2=y, stroke=LINE, stroke_dasharray="1 4", class_="grid")
        )
    sayings = "; ".join(
        f"{named[str(c.get('id'))]}: {wording.answer(c)}, said by "
        f"{', '.join(sorted({one_line(a.get('source')) for a in records(c, 'assertions')}))}"
        for c in claims
    )
    stands = "; ".join(
        f"{named[str(c.get('a'))]} {wording.RELATIONS.get(str(c.get('relation')), '')} {named[str(c.get('b'))]}"
        for c in links
    )
    lowest = max([height, *(y + 10 for _, y in taken)])
    return picture(WIDTH, lowest, f"{one_line(question.get('ask') or '')} {sayings}. {stands}", [*back, *front])
