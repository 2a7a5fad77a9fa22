"""The report for a terminal: width-aware, coloured only where that helps, contradictions first."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from factrecon.legible import one_line
from factrecon.reports import excerpts, untold, wording
from factrecon.reports import outline as order
from factrecon.reports.excerpts import excerpt, place
from factrecon.reports.notes import footnotes, notes, silent
from factrecon.reports.outlets import called

_STYLES = {
    "head": "1",
    "bold": "1",
    "dim": "2",
    "mark": "1;4",
    "disputed": "1;31",
    "changed": "33",
    "established": "32",
    "unresolved": "35",
    "single": "36",
}
_GLYPHS = {
    "disputed": "✗",
    "changed": "~",
    "established": "✓",
    "unresolved": "?",
    "self": "≠",
    "single": "·",
}
_RELATION_GLYPHS = {
    "contradiction": "✗",
    "tension": "~",
    "same": "=",
    "refines": "⊂",
    "refined_by": "⊃",
    "compatible": "∥",
}
_MOST_PAIRS = 12  # pairs told of one question; the rest are counted
_MOST_QUOTES = 8  # quotes told of one claim; the rest are counted
_ENOUGH_QUOTES = 3  # of a claim that is established
_AROUND = 48  # code points of a sentence on either side of a quote, where one source alone says it

Segment = tuple[str, str]


def columns(text: str) -> int:
    """How many terminal columns a text takes: wide East Asian characters two, combining marks none.

    >>> columns("abc"), columns("東京"), columns("e\\u0301")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def colour_wanted(stream: Any = None) -> bool:
    """Whether a stream (standard output, unless given) takes colour: a terminal, NO_COLOR unset, TERM not dumb."""
    stream = sys.stdout if stream is None else stream
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(getattr(stream, "isatty", lambda: False)())


def render(
    report: Mapping[str, Any],
    *,
    texts: Mapping[str, str] | None = None,
    width: int | None = None,
    colour: bool | None = None,
) -> str:
    """The report as plain text.

    `width` is in terminal columns: 80 unless given, or as wide as the terminal up to 100 where standard
    output is one; never under 40. `colour` is guessed from standard output unless given; without it, the
    deciding words of a quote stand between asterisks.

    >>> print(render({"questions": []}).splitlines()[0])
    0 documents, 0 sources, 0 questions
    """
    if width is None:
        width = min(100, shutil.get_terminal_size((80, 24)).columns) if sys.stdout.isatty() else 80
    page = _Page(max(40, width), colour_wanted() if colour is None else colour, order.names(report), notes(report))
    known = texts or {}
    return "\n".join(line.rstrip() for line in _lines(called(report, known), known, page)) + "\n"


@frozen
class _Page:
    width: int
    colour: bool
    names: Mapping[str, str]
    notes: Mapping[str, tuple[str, ...]]

    def styled(self, text: str, style: str) -> str:
        code = _STYLES.get(style)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code and text.strip() else text

    def wrap(self, segments: Iterable[Segment], first: str = "", rest: str | None = None) -> Iterator[str]:
        """Lines of styled segments within the width; `first` leads the first line, `rest` the others."""
        rest = " " * columns(first) if rest is None else rest
        line, used, lead, empty = first, columns(first), columns(rest), True
        for glued in _words(segments):
            size = sum(columns(text) for text, _ in glued)
            if not empty and used + 1 + size > self.width:
                yield line
                line, used, empty = rest, lead, True
            if not empty:
                line, used = line + " ", used + 1
            for text, style in glued:
                at, broad = 0, columns(text)
                while used + broad > self.width:
                    piece = text[at : at + _fit(text, at, max(1, self.width - used))]
                    yield line + self.styled(piece, style)
                    line, used, at, broad = rest, lead, at + len(piece), broad - columns(piece)
                line, used, empty = line + self.styled(text[at:], style), used + broad, False
        yield line


def _fit(text: str, start: int, room: int) -> int:
    """How many characters of a text from a place on fit a number of columns; at least one."""
    used = 0
    for n in range(start, len(text)):
        used += columns(text[n])
        if used > room:
            return max(1, n - start)
    return len(text) - start


def _words(segments: Iterable[Segment]) -> Iterator[list[Segment]]:
    """Words between blanks, each a list of its styled pieces: a style may change inside a word."""
    word: list[Segment] = []
    for text, style in segments:
        for n, piece in enumerate(text.split(" ")):
            if n and word:
                yield word
                word = []
            if piece:
                word.append((piece, style))
    if word:
        yield word


def _lines(report: Mapping[str, Any], texts: Mapping[str, str], page: _Page) -> Iterator[str]:
    told = order.outline(report)
    yield from _head(report, told, page)
    number = 0
    for name, questions in told.sections.items():
        if not questions:
            continue
        yield ""
        yield from _heading(f"{order.SECTIONS[name]} ({len(questions):,})", name, page)
        for question in questions:
            number += 1
            if name == "single":
                yield from _single(question, texts, page)
            else:
                yield ""
                yield from _question(question, number, name, texts, page)
    if told.untold:
        yield ""
        yield from _heading(f"{untold.TITLE} ({len(told.untold):,})", "single", page)
        yield from page.wrap([(f"{untold.counted(told.untold)}. {untold.WHERE}", "dim")])
    yield from _conflicts(report, told, page)
    yield from _foot(report, told, texts, page)


def _heading(title: str, style: str, page: _Page) -> Iterator[str]:
    yield page.styled(title.upper() + " " + "─" * max(3, page.width - columns(title) - 1), style)


def _head(report: Mapping[str, Any], told: order.Outline, page: _Page) -> Iterator[str]:
    parts = [
        wording.counted(len(told.documents), "document"),
        wording.counted(len(told.sources), "source"),
        wording.counted(len(told.questions), "question"),
    ]
    yield page.styled(", ".join(parts), "head")
    counts = [(f"{len(qs):,} {order.SECTIONS[name].lower()}", name) for name, qs in told.sections.items() if qs]
    segments = [s for n, (text, name) in enumerate(counts) for s in ((", " if n else "", ""), (text, name))]
    if segments:
        yield from page.wrap(segments)


def _question(question: order.Record, number: int, name: str, texts: Mapping[str, str], page: _Page) -> Iterator[str]:
    ask = one_line(question.get("ask") or question.get("id") or "?")
    yield from page.wrap([(f"{_GLYPHS[name]} ", name), (ask, "bold")], f"{number}. ", "     ")
    yield from page.wrap(_verdict(question, page.names), "   ")
    claims = order.records(question, "claims")
    named = order.letters(claims)
    for claim in claims:
        most = _ENOUGH_QUOTES if name == "established" else _MOST_QUOTES
        yield from _claim(claim, named[str(claim.get("id"))], order.dated(question), most, texts, page)
    yield from _pairs(question, named, page)
    yield from _noted(question, page, "   ")


def _verdict(question: order.Record, names: Mapping[str, str]) -> list[Segment]:
    said = order.assertions(question)
    voices = int(order.figure(question, "origins"))
    best, safe = wording.told(question.get("best"), names), wording.told(question.get("safe"), names)
    segments: list[Segment] = []
    if (
        section_verdict := order.verdict(question)
        if order.section(question) == "disputed" and question.get("status") != "disputed"
        else ""
    ):
        segments += [(section_verdict[:1].upper() + section_verdict[1:] + ". ", "disputed")]
    if best:
        belief = question["best"].get("belief") if isinstance(question.get("best"), Mapping) else None
        segments += [
            ("Best supported: ", ""),
            (best, "bold"),
            (f" (belief {wording.score(belief)})" if belief is not None else "", ""),
        ]
        segments += [("; safe to say: ", ""), (safe, "bold")] if safe and safe != best else []
        segments += [(" " if (segments[-1][0] or best).endswith(".") else ". ", "")]
    elif safe:
        segments += [
            ("No answer prevails; safe to say: ", ""),
            (safe, "bold"),
            (" " if safe.endswith(".") else ". ", ""),
        ]
    if question.get("reason"):
        reason = one_line(question["reason"])
        segments += [(reason[:1].upper() + reason[1:].rstrip(".") + ". ", "")]
    voices_told = f"{wording.counted(voices, 'origin')}, {wording.counted(len(order.sources_of(said)), 'source')}"
    scores = ""
    if question.get("agreement") is not None or question.get("contradiction") is not None:
        scores = (
            f"; agreement {wording.score(question.get('agreement'))}, contradiction "
            f"{wording.score(question.get('contradiction'))}"
        )
    return [*segments, (f"{voices_told}{scores}.", "dim")]


def _claim(
    claim: order.Record, letter: str, dated: bool, most: int, texts: Mapping[str, str], page: _Page
) -> Iterator[str]:
    bound = wording.scope(claim, dated=dated)
    text = wording.told(claim, page.names)
    voices = len(order.origins_of(claim))
    segments: list[Segment] = [(text, "bold"), (f" [{bound}]" if bound else "", "")]
    if voices > 1:
        segments += [(f" ({wording.counted(voices, 'origin')})", "dim")]
    yield from page.wrap(segments, f"   {letter}  ", "      ")
    said = order.records(claim, "assertions")
    for assertion in order.quoted_first(claim, most):
        yield from page.wrap(_quote(assertion, claim, texts, page), "      ", "        ")
    if len(said) > most:
        yield page.styled(f"      and {wording.counted(len(said) - most, 'more quote')}", "dim")
    for origin, outlets in order.copies(claim):
        yield from page.wrap([(wording.copy_note(origin, outlets), "dim")], "      ", "        ")


def _quote(
    assertion: order.Record, claim: order.Record, texts: Mapping[str, str], page: _Page, *, around: int = 1000
) -> list[Segment]:
    """Who says it, where, how, and the words; `around`: how much of the rest of the sentence, in code points."""
    who = one_line(assertion.get("source") or "?")
    span = place(assertion)
    document = assertion.get("document")
    where = f" {one_line(document)}" if document is not None and one_line(document) != who else ""
    where += f":{span[0]}-{span[1]}" if span else ""
    how = wording.attribution(assertion)
    segments: list[Segment] = [(who, "bold"), (where, "dim"), (f" ({how})" if how else "", "")]
    found = excerpt(assertion, claim, texts.get(str(document)))
    if found is None:
        return segments
    mark = "" if page.colour or not found.words else "*"
    pieces = [
        (_last(_flat(found.before), around), "dim"),
        (_flat(found.head), ""),
        (mark, ""),
        (_flat(found.words), "mark"),
        (mark, ""),
        (_flat(found.tail), ""),
        (_first(_flat(found.after), around), "dim"),
    ]
    left, right = excerpts.quotation_marks(found)
    return [*segments, (f": {left}", ""), *_trimmed(pieces), (right, "")]


def _last(text: str, most: int) -> str:
    """The end of a text from a word on, with an ellipsis where something was cut."""
    return text if len(text) <= most else "… " + text[-most:].partition(" ")[2]


def _first(text: str, most: int) -> str:
    """The beginning of a text up to a word's end, with an ellipsis where something was cut."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + " …"


def _flat(text: str) -> str:
    """A piece of a sentence on one line, with a blank at an end where it had one."""
    flat = one_line(text)
    if not flat:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + flat + (" " if text[-1].isspace() else "")


def _trimmed(pieces: Sequence[Segment]) -> list[Segment]:
    """Pieces without blanks at the outer ends, so that quotation marks sit close."""
    kept = [p for p in pieces if p[0]]
    while kept and not kept[0][0].strip():
        kept.pop(0)
    while kept and not kept[-1][0].strip():
        kept.pop()
    if kept:
        kept[0] = (kept[0][0].lstrip(), kept[0][1])
        kept[-1] = (kept[-1][0].rstrip(), kept[-1][1])
    return kept


def _pairs(question: order.Record, named: Mapping[str, str], page: _Page) -> Iterator[str]:
    found = [c for c in order.comparisons(question) if c.get("relation") != "unrelated"]
    shown = order.worth_telling(question, _MOST_PAIRS)
    for c in shown:
        relation = str(c.get("relation"))
        a, b = named.get(str(c.get("a")), "?"), named.get(str(c.get("b")), "?")
        style = "disputed" if relation == "contradiction" else "changed" if relation == "tension" else "dim"
        kind = one_line(c.get("kind") or "")
        glyph = "→" if kind == "update" else _RELATION_GLYPHS.get(relation, "–")
        label = relation.replace("_", " ") + (f", {kind}" if kind and kind != "value" else "")
        contradiction, agreement = wording.score(c.get("contradiction")), wording.score(c.get("agreement"))
        first = contradiction if relation == "contradiction" else f"contradiction {contradiction}"
        reason = f": {one_line(c['reason'])}" if c.get("reason") else ""
        head = [(f"{a} {glyph} {b} {label}", style), (f" ({first}, agreement {agreement}){reason}", "")]
        yield from page.wrap(head, "   ", "      ")
    counts: dict[str, int] = {}
    for c in found:
        if not any(c is s for s in shown):
            counts[str(c.get("relation"))] = counts.get(str(c.get("relation")), 0) + 1
    if counts:
        told = ", ".join(f"{n:,} {relation.replace('_', ' ')}" for relation, n in sorted(counts.items()))
        yield from page.wrap([(f"other pairs: {told}", "dim")], "   ", "      ")


def _single(question: order.Record, texts: Mapping[str, str], page: _Page) -> Iterator[str]:
    ask = one_line(question.get("ask") or question.get("id") or "?")
    claims = order.records(question, "claims")
    best = wording.told(question.get("best"), page.names) or " / ".join(wording.told(c, page.names) for c in claims)
    yield from page.wrap([(f"{_GLYPHS['single']} ", "single"), (ask + " ", ""), (best, "bold")], "", "    ")
    yield from _claims(claims, texts, page)
    yield from _noted(question, page, "    ")


def _claims(claims: Sequence[order.Record], texts: Mapping[str, str], page: _Page) -> Iterator[str]:
    """One quote of each claim, and where else it stands."""
    for claim in claims:
        said = order.records(claim, "assertions")
        for assertion in said[:1]:
            yield from page.wrap(_quote(assertion, claim, texts, page, around=_AROUND), "    ", "      ")
        if len(said) > 1:
            others = sorted({one_line(a.get("source")) for a in said[1:]})
            yield from page.wrap([(f"also in {', '.join(others)}: one voice", "dim")], "    ", "      ")


def _noted(question: order.Record, page: _Page, lead: str) -> Iterator[str]:
    for note in page.notes.get(str(question.get("id")), ()):
        yield from page.wrap([(note, "dim")], lead, f"{lead}   ")


def _conflicts(report: Mapping[str, Any], told: order.Outline, page: _Page) -> Iterator[str]:
    found = order.records(report, "conflicts")
    if not found:
        return
    yield ""
    yield from _heading(f"What cannot all hold ({len(found):,})", "disputed", page)
    asked = (*told.questions, *told.untold)
    claims = {str(c.get("id")): c for q in asked for c in order.records(q, "claims")}
    for conflict in found:
        kind = one_line(conflict.get("kind") or "conflict")
        degree = f" (degree {wording.score(conflict['degree'])})" if conflict.get("degree") is not None else ""
        head: list[Segment] = [(f"{kind}{degree}: ", "bold"), (one_line(conflict.get("reason") or ""), "")]
        yield from page.wrap(head, "", "    ")
        for name in conflict.get("claims") or ():
            claim = claims.get(str(name))
            if claim is None:
                continue
            said = order.records(claim, "assertions")
            sources = ", ".join(sorted({one_line(a.get("source")) for a in said}))
            yield from page.wrap(
                [(wording.told(claim, page.names), "bold"), (f" ({sources})" if sources else "", "dim")],
                "    - ",
                "      ",
            )


def _foot(report: Mapping[str, Any], told: order.Outline, texts: Mapping[str, str], page: _Page) -> Iterator[str]:
    if told.sources:
        yield ""
        yield from _heading("Sources", "head", page)
        for source in told.sources:
            held = source.get("documents")
            facts = [wording.counted(len(held), "document")] if isinstance(held, list | tuple) else []
            if source.get("origins") is not None:
                facts.append(wording.counted(int(order.figure(source, "origins")), "origin"))
            if source.get("credibility") is not None:
                facts.append(f"credibility {wording.score(source['credibility'])}")
            yield from page.wrap(
                [
                    (one_line(source.get("name") or source.get("id") or "?"), "bold"),
                    (": " + ", ".join(facts) if facts else "", ""),
                ],
                "",
                "    ",
            )
    for document in order.undated(report):
        yield from page.wrap([(dating(document), "dim")], "", "    ")
    for line in silent(report, texts):
        yield from page.wrap([(line, "changed")], "", "    ")
    for line in footnotes(report):
        yield from page.wrap([(line, "changed")], "", "    ")
    left = order.records(report, "left_out")
    if left:
        yield ""
        yield from _heading(f"Left out ({len(left):,})", "changed", page)
        for entry in left:
            yield from page.wrap(
                [(one_line(entry.get("file") or "?"), "bold"), (": " + one_line(entry.get("reason") or ""), "")],
                "",
                "    ",
            )


def dating(document: Mapping[str, Any]) -> str:
    """What is known of when an undated document was published.

    >>> dating({"id": "d3", "published_window": ["2024-03-08", "2024-03-11"]})
    'd3 bears no date; its own words and the others date it 2024-03-08 to 2024-03-11'
    """
    name, window = one_line(document.get("id") or "?"), document.get("published_window")
    if isinstance(window, Mapping):
        window = window.get("support") or window.get("core")
    if not isinstance(window, list | tuple) or len(window) != 2 or not any(window):
        return f"{name} bears no date"
    between = wording.reading({"kind": "time", "core": window})
    return f"{name} bears no date; its own words and the others date it {between}"
