"""The report as one self-contained HTML page: read without script, printed, mailed, on a phone, in the dark."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING, Any

from factrecon.legible import legible, one_line, web_address
from factrecon.reports import outline as order
from factrecon.reports import pictures, wording
from factrecon.reports.anchored import stretches
from factrecon.reports.excerpts import excerpt, place, stands
from factrecon.reports.notes import footnotes, notes
from factrecon.reports.text import dating

if TYPE_CHECKING:
    from jinja2 import Environment

_MOST_PICTURES = 40  # questions with a picture; a page with thousands would not load
_MOST_GRAPHS = 12
_MOST_PAIRS = 12
_MOST_LISTED = 24  # questions at a glance
_LONGEST_TEXT = 400_000  # code points of one document that are shown around its quotes


def render(
    report: Mapping[str, Any],
    *,
    texts: Mapping[str, str] | None = None,
    title: str = "What the sources say",
    draw: bool = True,
) -> str:
    """The report as an HTML page with no script and no remote part; `draw`: with pictures.

    Where the documents' texts are at hand they are part of the page, each quote linked to its place and
    back. Strangers' text is only ever text; web addresses of documents become links, others do not.

    >>> "Nothing was found" in render({"questions": []})
    True
    """
    environment = _environment()
    style = files("factrecon.reports").joinpath("templates", "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _Page(report, texts or {}, draw)
    template = environment.get_template("page.html.j2")
    return template.render(title=one_line(title), style=_safe(style), digest=digest, page=page.context()) + "\n"


def _safe(markup: str) -> Any:
    from markupsafe import Markup

    return Markup(markup)


def _environment() -> Environment:
    import jinja2  # here, so that the other formats need not wait for it

    made = jinja2.Environment(
        loader=jinja2.PackageLoader("factrecon.reports", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["score"] = wording.score
    made.filters["step"] = lambda value: round(20 * min(1.0, max(0.0, value))) if isinstance(value, int | float) else 0
    return made


_ID = re.compile(r"q[0-9a-f]{1,40}")


def _anchors(questions: Sequence[order.Record]) -> tuple[str, ...]:
    """What a link to each question names: its id, which lasts; where that is none to link to, its place on the page."""
    ids = [str(q.get("id")) for q in questions]
    fit = {i for i, n in Counter(ids).items() if n == 1 and _ID.fullmatch(i)}
    return tuple(i if i in fit else f"q-{n}" for n, i in enumerate(ids, 1))


class _Page:
    """The report in the template's terms: legible strings, numbers for anchors, pictures; nothing left to decide there."""

    def __init__(self, report: Mapping[str, Any], texts: Mapping[str, str], draw: bool) -> None:
        self.report, self.texts, self.draw = report, texts, draw
        self.told, self.names, self.notes = order.outline(report), order.names(report), notes(report)
        self.numbers = count(1)
        self.quotes: dict[str, list[tuple[int, int, int]]] = {}
        self.pictures_left, self.graphs_left = (_MOST_PICTURES, _MOST_GRAPHS) if draw else (0, 0)
        self.home: dict[str, str] = {}
        self.anchors = _anchors(self.told.questions)
        self.sections_of_documents = {name: n for n, name in enumerate(self.told.documents, 1) if name in texts}

    def context(self) -> dict[str, Any]:
        told = self.told
        number = count(1)
        sections = []
        for name, questions in told.sections.items():
            made = [self._question(q, next(number), name) for q in questions]
            if made:
                sections.append(
                    {"name": name, "title": order.SECTIONS[name], "about": order.ABOUT[name], "questions": made}
                )
        listed = [q for s in sections if s["name"] != "single" for q in s["questions"]]
        return {
            "counts": self._counts(),
            "sections": sections,
            "listed": listed[:_MOST_LISTED],
            "unlisted": max(0, len(listed) - _MOST_LISTED),
            "conflicts": list(self._conflicts()),
            "timeline": self._picture(pictures.timeline, self.report),
            "matrix": self._picture(pictures.matrix, self.report),
            "sources": list(self._sources()),
            "undated": [dating(d) for d in order.undated(self.report)],
            "texts": list(self._texts()),
            "footnotes": footnotes(self.report),
            "left_out": [
                {"file": one_line(e.get("file") or "?"), "reason": one_line(e.get("reason") or "")}
                for e in order.records(self.report, "left_out")
            ],
        }

    def _counts(self) -> str:
        told = self.told
        facts = [("document", len(told.documents)), ("source", len(told.sources)), ("question", len(told.questions))]
        return ", ".join(wording.counted(n, noun) for noun, n in facts)

    def _picture(self, draw: Any, of: Mapping[str, Any]) -> Any:
        made = draw(of) if self.draw else None
        return _safe(made) if made else None

    def _question(self, question: order.Record, number: int, section: str) -> dict[str, Any]:
        claims = order.records(question, "claims")
        named = order.letters(claims)
        for claim in claims:
            self.home.setdefault(str(claim.get("id")), self.anchors[number - 1])
        best, safe = wording.told(question.get("best"), self.names), wording.told(question.get("safe"), self.names)
        belief = question["best"].get("belief") if isinstance(question.get("best"), Mapping) else None
        picture = graph = None
        if section != "single" and self.pictures_left and len(claims) > 1:
            picture = self._picture(pictures.trapezoids, question)
            self.pictures_left -= picture is not None
        if section in {"disputed", "changed"} and self.graphs_left and len(claims) > 2:
            graph = self._picture(pictures.claim_graph, question)
            self.graphs_left -= graph is not None
        reason = one_line(question.get("reason") or "")
        return {
            "number": number,
            "anchor": self.anchors[number - 1],
            "section": section,
            "ask": one_line(question.get("ask") or question.get("id") or "?"),
            "verdict": order.verdict(question),
            "best": best,
            "safe": safe if safe != best else "",
            "belief": belief,
            "reason": reason[:1].upper() + reason[1:].rstrip(".") + "." if reason else "",
            "agreement": question.get("agreement"),
            "contradiction": question.get("contradiction"),
            "voices": wording.counted(int(order.figure(question, "origins")), "independent voice"),
            "outlets": wording.counted(len(order.sources_of(order.assertions(question))), "source"),
            "claims": [self._claim(c, named[str(c.get("id"))], order.dated(question), section) for c in claims],
            "pairs": list(self._pairs(question, named)),
            "others": self._others(question),
            "notes": self.notes.get(str(question.get("id")), ()),
            "picture": picture,
            "graph": graph,
        }

    def _claim(self, claim: order.Record, letter: str, dated: bool, section: str) -> dict[str, Any]:
        text, reading = wording.told(claim, self.names), wording.reading(claim.get("value"), self.names)
        if isinstance(claim.get("value"), Mapping) and claim["value"].get("kind") == "truth":
            reading = ""
        return {
            "letter": letter,
            "text": text,
            "scope": wording.scope(claim, dated=dated),
            "reading": reading if reading.casefold() != text.casefold() and section != "single" else "",
            "voices": len(order.origins_of(claim)),
            "said": [self._said(a, claim) for a in order.records(claim, "assertions")],
            "copies": [wording.copy_note(origin, outlets) for origin, outlets in order.copies(claim)],
        }

    def _said(self, assertion: order.Record, claim: order.Record) -> dict[str, Any]:
        document, span, number = str(assertion.get("document")), place(assertion), next(self.numbers)
        text = self.texts.get(document) if document in self.sections_of_documents else None
        linked = text is not None and span is not None and stands(assertion, text)
        if linked and span is not None:
            self.quotes.setdefault(document, []).append((number, *span))
        found = excerpt(assertion, claim, text)
        told = self.told.documents.get(document, {})
        source = one_line(assertion.get("source") or "?")
        shown = one_line(told.get("title") or document) if assertion.get("document") is not None else ""
        return {
            "number": number,
            "source": source,
            "document": shown if shown != source else "",
            "url": web_address(told.get("url")),
            "published": wording.moment(one_line(told["published"])) if told.get("published") else "",
            "how": wording.attribution(assertion),
            "linked": linked,
            "span": f"{span[0]}–{span[1]}" if span else "",
            "pieces": [legible(p) for p in (found.before, found.head, found.words, found.tail, found.after)]
            if found
            else None,
        }

    def _pairs(self, question: order.Record, named: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        for c in order.worth_telling(question, _MOST_PAIRS):
            relation, kind = str(c.get("relation")), one_line(c.get("kind") or "")
            yield {
                "a": named.get(str(c.get("a")), "?"),
                "b": named.get(str(c.get("b")), "?"),
                "tone": relation if relation in {"contradiction", "tension"} else "calm",
                "words": wording.RELATIONS.get(relation, one_line(relation)),
                "kind": kind if kind != "value" else "",
                "agreement": c.get("agreement"),
                "contradiction": c.get("contradiction"),
                "reason": one_line(c.get("reason") or ""),
            }

    def _others(self, question: order.Record) -> str:
        shown = {id(c) for c in order.worth_telling(question, _MOST_PAIRS)}
        counts: dict[str, int] = {}
        for c in order.records(question, "comparisons"):
            if id(c) not in shown and c.get("relation") != "unrelated":
                relation = one_line(c.get("relation")).replace("_", " ")
                counts[relation] = counts.get(relation, 0) + 1
        return ", ".join(f"{n:,} {relation}" for relation, n in sorted(counts.items()))

    def _conflicts(self) -> Iterator[dict[str, Any]]:
        claims = {str(c.get("id")): c for q in self.told.questions for c in order.records(q, "claims")}
        for conflict in order.records(self.report, "conflicts"):
            named = [n for n in map(str, conflict.get("claims") or ()) if n in claims]
            yield {
                "kind": one_line(conflict.get("kind") or "conflict"),
                "degree": conflict.get("degree"),
                "reason": one_line(conflict.get("reason") or ""),
                "claims": [
                    {
                        "anchor": self.home[n],
                        "text": wording.told(claims[n], self.names),
                        "sources": ", ".join(
                            sorted({one_line(a.get("source")) for a in order.records(claims[n], "assertions")})
                        ),
                    }
                    for n in named
                ],
            }

    def _sources(self) -> Iterator[dict[str, Any]]:
        for source in self.told.sources:
            held = source.get("documents")
            names = [str(d) for d in held] if isinstance(held, list | tuple) else []
            yield {
                "name": one_line(source.get("id") or "?"),
                "credibility": source.get("credibility"),
                "origins": one_line(source["origins"]) if source.get("origins") is not None else "–",
                "documents": [self._document(n) for n in names],
            }

    def _document(self, name: str) -> dict[str, Any]:
        told = self.told.documents.get(name, {})
        return {
            "title": one_line(told.get("title") or name),
            "url": web_address(told.get("url")),
            "section": self.sections_of_documents.get(name),
            "published": wording.moment(one_line(told["published"])) if told.get("published") else "",
        }

    def _texts(self) -> Iterator[dict[str, Any]]:
        for name, number in self.sections_of_documents.items():
            text, quotes = self.texts[name], self.quotes.get(name, [])
            short = len(text) > _LONGEST_TEXT
            made = stretches(text[:_LONGEST_TEXT] if short else text, quotes)
            told = self.told.documents[name]
            yield {
                **self._document(name),
                "number": number,
                "source": one_line(told.get("source") or ""),
                "stretches": made,
                "cut": short,
            }
