"""The report as Markdown (CommonMark and GitHub's tables): for a wiki, a ticket, a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factrecon.legible import one_line, web_address
from factrecon.reports import outline as order
from factrecon.reports import untold, wording
from factrecon.reports.excerpts import excerpt, place, quotation_marks
from factrecon.reports.notes import footnotes, notes, silent
from factrecon.reports.outlets import called
from factrecon.reports.text import dating

# Besides markup itself: "@" and "#" call people and tickets on some hosts, ":" makes emoji and bare links,
# "$" starts mathematics. Any ASCII punctuation may be escaped.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~@$&^=])")
_BARE_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")
_LEADING = re.compile(r"^(\d{1,9})([.)])|^([-:])")


def escaped(text: object) -> str:
    """Text that Markdown shows as it is: no markup, no HTML, no link, on one line.

    >>> print(escaped("<b>*hi*</b>"))
    \\<b\\>\\*hi\\*\\</b\\>
    """
    flat = _MARKUP.sub(r"\\\1", one_line(text))
    flat = _BARE_LINK.sub(r"\1\\\2", flat)
    return _LEADING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", flat)


def render(
    report: Mapping[str, Any], *, texts: Mapping[str, str] | None = None, title: str = "What the sources say"
) -> str:
    """The report as Markdown; strangers' text in it is escaped and links only to web addresses.

    >>> print(render({"questions": []}).splitlines()[2])
    0 documents, 0 sources, 0 questions.
    """
    known = texts or {}
    return "\n".join(_lines(called(report, known), known, title)) + "\n"


def _lines(report: Mapping[str, Any], texts: Mapping[str, str], title: str) -> Iterator[str]:
    told, names, noted = order.outline(report), order.names(report), notes(report)
    yield f"# {escaped(title)}"
    yield ""
    parts = (("document", len(told.documents)), ("source", len(told.sources)), ("question", len(told.questions)))
    yield ", ".join(wording.counted(n, noun) for noun, n in parts) + "."
    for name, questions in told.sections.items():
        if not questions:
            continue
        yield from ("", f"## {order.SECTIONS[name]} ({len(questions):,})", "", order.ABOUT[name])
        if name == "single":
            yield ""
            for question in questions:
                yield from _single(question, texts, names)
                yield from (f"    - *{escaped(line)}*" for line in noted.get(str(question.get("id")), ()))
        else:
            for question in questions:
                yield from _question(question, texts, names)
                yield from (x for line in noted.get(str(question.get("id")), ()) for x in ("", f"*{escaped(line)}*"))
    if told.untold:
        yield from (
            "",
            f"## {untold.TITLE} ({len(told.untold):,})",
            "",
            f"{untold.counted(told.untold)}. {untold.WHERE}",
        )
    yield from _conflicts(report, told, names)
    yield from _foot(report, told, texts)


def _question(question: order.Record, texts: Mapping[str, str], names: Mapping[str, str]) -> Iterator[str]:
    claims = order.records(question, "claims")
    named = order.letters(claims)
    yield from ("", f"### {escaped(question.get('ask') or question.get('id') or '?')}", "")
    yield " ".join(_verdict(question, names))
    yield ""
    for claim in claims:
        bound = wording.scope(claim, dated=order.dated(question))
        yield f"- **{named[str(claim.get('id'))]}: {escaped(wording.told(claim, names))}**" + (
            f" ({escaped(bound)})" if bound else ""
        )
        for assertion in order.records(claim, "assertions"):
            yield f"    - {_quote(assertion, claim, texts)}"
        for origin, outlets in order.copies(claim):
            yield f"    - *{escaped(wording.copy_note(origin, outlets))}*"
    found = [c for c in order.comparisons(question) if c.get("relation") != "unrelated"]
    if found:
        yield from ("", "| pair | relation | agreement | contradiction | reason |", "|---|---|---|---|---|")
    for c in found:
        a, b = named.get(str(c.get("a")), "?"), named.get(str(c.get("b")), "?")
        kind = c.get("kind")
        label = str(c.get("relation") or "").replace("_", " ") + (f" ({kind})" if kind and kind != "value" else "")
        strong = "**" if c.get("relation") == "contradiction" else ""
        yield (
            f"| {a}, {b} | {strong}{escaped(label)}{strong} | {wording.score(c.get('agreement'))} | "
            f"{wording.score(c.get('contradiction'))} | {escaped(c.get('reason') or '')} |"
        )


def _verdict(question: order.Record, names: Mapping[str, str]) -> Iterator[str]:
    yield f"**{escaped(order.verdict(question)).capitalize()}.**"
    best, safe = wording.told(question.get("best"), names), wording.told(question.get("safe"), names)
    if best:
        holder = question["best"]
        belief = holder.get("belief") if isinstance(holder, Mapping) else None
        yield (
            f"Best supported: **{escaped(best)}**"
            + (f" (belief {wording.score(belief)})" if belief is not None else "")
            + (f"; safe to say: **{escaped(safe)}**." if safe and safe != best else ".")
        )
    elif safe:
        yield f"No answer prevails; safe to say: **{escaped(safe)}**."
    if question.get("reason"):
        reason = escaped(question["reason"])
        yield reason[:1].upper() + reason[1:].rstrip(".") + "."
    voices = wording.counted(int(order.figure(question, "origins")), "origin")
    outlets = wording.counted(len(order.sources_of(order.assertions(question))), "source")
    scores = ""
    if question.get("agreement") is not None or question.get("contradiction") is not None:
        scores = (
            f"; agreement {wording.score(question.get('agreement'))}, contradiction "
            f"{wording.score(question.get('contradiction'))}"
        )
    yield f"{voices}, {outlets}{scores}."


def _quote(assertion: order.Record, claim: order.Record, texts: Mapping[str, str]) -> str:
    document = assertion.get("document")
    span = place(assertion)
    who = f"{escaped(assertion.get('source') or '?')}"
    where = f" {escaped(document)}" if document is not None and document != assertion.get("source") else ""
    where += f" {span[0]}–{span[1]}" if span else ""
    how = wording.attribution(assertion)
    line = who + where + (f" ({escaped(how)})" if how else "")
    found = excerpt(assertion, claim, texts.get(str(document)))
    if found is None:
        return line
    words = f"**{escaped(found.words)}**" if found.words.strip() else ""
    pieces = (_piece(found.before), _piece(found.head), words, _piece(found.tail), _piece(found.after))
    left, right = quotation_marks(found)
    return f"{line}: {left}{''.join(pieces).strip()}{right}"


def _piece(text: str) -> str:
    """An escaped piece of a sentence, with a blank at an end where it had one."""
    flat = escaped(text)
    if not flat:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + flat + (" " if text[-1].isspace() else "")


def _single(question: order.Record, texts: Mapping[str, str], names: Mapping[str, str]) -> Iterator[str]:
    claims = order.records(question, "claims")
    best = wording.told(question.get("best"), names) or " / ".join(wording.told(c, names) for c in claims)
    yield f"- {escaped(question.get('ask') or question.get('id') or '?')} **{escaped(best)}**"
    yield from _quotes(claims, texts)


def _quotes(claims: Sequence[order.Record], texts: Mapping[str, str]) -> Iterator[str]:
    for claim in claims:
        for assertion in order.records(claim, "assertions"):
            yield f"    - {_quote(assertion, claim, texts)}"


def _conflicts(report: Mapping[str, Any], told: order.Outline, names: Mapping[str, str]) -> Iterator[str]:
    found = order.records(report, "conflicts")
    if not found:
        return
    asked = (*told.questions, *told.untold)
    claims = {str(c.get("id")): c for q in asked for c in order.records(q, "claims")}
    yield from ("", f"## What cannot all hold ({len(found):,})", "")
    for conflict in found:
        degree = f" (degree {wording.score(conflict['degree'])})" if conflict.get("degree") is not None else ""
        yield f"- **{escaped(conflict.get('kind') or 'conflict')}**{degree}: {escaped(conflict.get('reason') or '')}"
        for name in conflict.get("claims") or ():
            if claim := claims.get(str(name)):
                outlets = ", ".join(sorted({str(a.get("source")) for a in order.records(claim, "assertions")}))
                yield f"    - {escaped(wording.told(claim, names))} ({escaped(outlets)})"


def _foot(report: Mapping[str, Any], told: order.Outline, texts: Mapping[str, str]) -> Iterator[str]:
    if told.sources:
        yield from ("", "## Sources", "", "| source | documents | origins | credibility |", "|---|---|---|---|")
    for source in told.sources:
        held = source.get("documents")
        names = ", ".join(_document(told, d) for d in held) if isinstance(held, list | tuple) else ""
        yield (
            f"| {escaped(source.get('id') or '?')} | {names} | "
            f"{escaped(source.get('origins') if source.get('origins') is not None else '–')} | "
            f"{wording.score(source.get('credibility'))} |"
        )
    told_of = [*map(dating, order.undated(report)), *silent(report, texts)]
    if told_of:
        yield ""
        yield from (f"- {escaped(line)}" for line in told_of)
    noted_below = footnotes(report)
    if noted_below:
        yield ""
        yield from (f"- {escaped(line)}" for line in noted_below)
    left = order.records(report, "left_out")
    if left:
        yield from ("", f"## Left out ({len(left):,})", "")
        yield from (f"- {escaped(e.get('file') or '?')}: {escaped(e.get('reason') or '')}" for e in left)


def _document(told: order.Outline, name: object) -> str:
    document = told.documents.get(str(name), {})
    address = web_address(document.get("url"))
    shown = escaped(document.get("title") or name)
    if address:
        return f"[{shown}]({address.replace('(', '%28').replace(')', '%29')})"
    return shown
