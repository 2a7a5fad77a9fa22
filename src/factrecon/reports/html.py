"""The report as one self-contained HTML page: read without script, printed, mailed, on a phone, in the dark.

A page of several stories has one small constant script besides, which filters what is there; the page's policy names
it by its hash, and nothing of a document is in it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING, Any

from factrecon.legible import one_line, web_address
from factrecon.reports import outline as order
from factrecon.reports import pictures, untold, wording
from factrecon.reports.anchored import stretches
from factrecon.reports.cards import FOLDED, Cards, markup
from factrecon.reports.excerpts import body_start
from factrecon.reports.notes import footnotes, notes, silent
from factrecon.reports.outlets import LONGEST_HEADLINE, called, first_words, headline, says_nothing
from factrecon.reports.text import dating
from factrecon.telling import CHANGES, answers_of, current_changes

if TYPE_CHECKING:
    from jinja2 import Environment

_MOST_LISTED = 24  # questions at a glance
_AT_ONCE = 4  # of them those that are not at odds and stand open
_INDEXED = 10  # of a page of several stories: lines of its index that are not stories
_MOST_CHANGES = 200  # that are listed
_SECONDS = 2  # questions newly told by two that a story has before those of others
_CARDS_OPEN = 10  # of a story among others
_STORIES_OPEN = 40  # stories that are listed unfolded
_MOST_NAMED = 3  # sources without a name of their own that are listed
_LONGEST_TEXT = 400_000  # code points of one document that are shown around its quotes


def render(
    report: Mapping[str, Any],
    *,
    texts: Mapping[str, str] | None = None,
    title: str = "What the sources say",
    draw: bool = True,
    changes: Sequence[Mapping[str, Any]] = (),
) -> str:
    """The report as an HTML page with no remote part; `draw`: with pictures. `changes` are those of a store as plain
    data (`Change.to_json`) in their order, told first: what is at odds, then what was settled and revised, of each the
    newest.

    Where the documents' texts are at hand they are part of the page, each quote linked to its place and
    back. Strangers' text is only ever text; web addresses of documents become links, others do not.

    >>> "Nothing was found" in render({"questions": []})
    True
    """
    environment = _environment()
    style = files("factrecon.reports").joinpath("templates", "page.css").read_text(encoding="utf-8")
    page = _Page(report, texts or {}, draw, changes).context()
    style += "".join(_LIT.format(n=n) for n in page["cut_quotes"])
    filtering = script() if len(page["parts"]) > 1 else ""
    template = environment.get_template("page.html.j2")
    return (
        template.render(
            title=one_line(title),
            style=markup(style),
            digest=_digest(style),
            script=markup(filtering),
            script_digest=_digest(filtering),
            page=page,
        )
        + "\n"
    )


def script() -> str:
    """The script that filters a page of several stories: the same in every page."""
    return files("factrecon.reports").joinpath("templates", "page.js").read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """What a page's policy calls a style or a script by."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


_LIT = "#t{n}:target~.c{n}{{background:var(--mark);color:var(--onmark)}}\n"
"""Lights every piece of a quote that others cut in pieces, when a link leads to it."""


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


def _other_anchors(questions: Sequence[order.Record], taken: Iterable[str]) -> list[tuple[str, ...]]:
    """Of each question the ids that it had or may have elsewhere, for links from there: each stands once in the
    page.
    """
    seen, out = set(taken), []
    for q in questions:
        ids = (str(i) for key in ("was", "also") for i in (q.get(key) if isinstance(q.get(key), list) else ()) or ())
        own = tuple(dict.fromkeys(i for i in ids if i not in seen and _ID.fullmatch(i)))
        seen.update(own)
        out.append(own)
    return out


def _stories(report: order.Record, told: order.Outline) -> Iterator[tuple[list[order.Record], order.Record]]:
    """The report cut by story, each with its documents by date: what is at odds first, then the most told.

    A report of one story, or one that names none, stays whole.
    """
    documents = sorted(told.documents.values(), key=lambda d: (str(d.get("published") or "9"), str(d.get("id"))))
    story_of = {str(d.get("id")): str(d.get("story") or "") for d in documents}
    asked = (*told.questions, *told.untold)
    names = sorted({*story_of.values()} | {str(q.get("story") or "") for q in asked})
    if len(names) < 2:
        yield documents, report
        return
    parts = []
    for name in names:
        questions = [q for q in asked if str(q.get("story") or "") == name]
        claims = {str(c.get("id")) for q in questions for c in order.records(q, "claims")}
        conflicts = [c for c in order.records(report, "conflicts") if claims & {str(k) for k in c.get("claims") or ()}]
        held = [d for d in documents if story_of[str(d.get("id"))] == name]
        events = {str(q["event"]) for q in questions if isinstance(q.get("event"), str)}
        cut = {
            **report,
            "questions": questions,
            "documents": held,
            "conflicts": conflicts,
            "events": [e for e in order.records(report, "events") if str(e.get("id")) in events],
        }
        loud = -max((order.weight(q) for q in questions if order.section(q) == "disputed"), default=0)
        if questions or held:
            parts.append((loud, -len(held), -len(questions), name, held, cut))
    for *_, held, cut in sorted(parts, key=lambda p: p[:4]):
        yield held, cut


class _Page:
    """The report in the template's terms: legible strings, numbers for anchors, pictures; nothing left to decide
    there.
    """

    def __init__(
        self, report: Mapping[str, Any], texts: Mapping[str, str], draw: bool, changes: Sequence[Mapping[str, Any]]
    ) -> None:
        self.unnamed = self._unnamed(report)
        self.report, self.texts, self.changes = called(report, texts), texts, changes
        self.told, self.names = order.outline(self.report), order.names(report)
        self.cards = Cards(self.report, self.told, texts, notes(report), names=self.names, draw=draw)
        self.home: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.questions = count(1)
        questions = (*self.told.questions, *self.told.untold)
        self.anchors = {id(q): anchor for q, anchor in zip(questions, _anchors(questions), strict=True)}
        others = _other_anchors(questions, self.anchors.values())
        self.others = {id(q): ids for q, ids in zip(questions, others, strict=True)}
        self.known = {*self.anchors.values(), *(i for ids in others for i in ids)}
        self.sections_of_documents = {name: n for n, name in enumerate(self.told.documents, 1) if name in texts}

    def context(self) -> dict[str, Any]:
        stories = list(_stories(self.report, self.told))
        many = len(stories) > 1
        parts = [self._part(n, *part, folded=many) for n, part in enumerate(stories, 1)]
        listed = [q for part in parts for s in part["sections"] if s["name"] not in FOLDED for q in s["questions"]]
        headings = {**order.SECTIONS, "untold": "not asked plainly"}
        listed.sort(key=lambda q: list(headings).index(q["section"]))
        loud = sum(q["section"] in ("disputed", "changed") for q in listed)
        changed = [self._change(c) for c in self._changes_ranked()]
        indexed = _INDEXED * 2 // 5 if changed else _INDEXED
        first = listed[: max(loud, _AT_ONCE)][: indexed if many else _MOST_LISTED]
        rest = listed[len(first) :]
        found = Counter(s["name"] for part in parts for s in part["sections"] for _ in s["questions"])
        texts = list(self._texts())
        for part in parts:
            for question in (q for s in part["sections"] for q in s["questions"]):
                question["of"] = part["title"] if many else ""
            part["texts"] = [t for t in texts if t["name"] in part["documents"]] if many else []
        return {
            "counts": self._counts(),
            "parts": parts,
            "open_stories": _STORIES_OPEN,
            "changes": changed[:indexed],
            "more_changes": changed[indexed:_MOST_CHANGES],
            "unlisted_changes": max(0, len(changed) - _MOST_CHANGES),
            "sections": [
                {
                    "name": name,
                    "title": title,
                    "count": found[name],
                    "to": f"1-{name}" if not many else "glance" if name in ("disputed", "changed") else "stories",
                }
                for name, title in headings.items()
                if found[name]
            ],
            "listed": first,
            "more_listed": rest[:_MOST_LISTED],
            "unlisted": max(0, len(rest) - _MOST_LISTED),
            "sources": list(self._sources()),
            "unnamed": self.unnamed,
            "undated": [*map(dating, order.undated(self.report)), *silent(self.report, self.texts)],
            "texts": [] if many else texts,
            "cut_quotes": [n for t in texts for n in t["cut_quotes"]],
            "footnotes": footnotes(self.report),
            "left_out": [
                {"file": one_line(e.get("file") or "?"), "reason": one_line(e.get("reason") or "")}
                for e in order.records(self.report, "left_out")
            ],
        }

    def _part(
        self, number: int, documents: Sequence[order.Record], report: order.Record, *, folded: bool
    ) -> dict[str, Any]:
        """What the page tells of one story; `folded`: as one among others, of which all but the loudest is a line
        each.
        """
        sections = []
        shown = 0
        told = order.outline(report)
        for name, questions in told.sections.items():
            made = [self._question(q, name) for q in questions]
            for question in made:
                shown += name in ("disputed", "changed")
                question["folded"] = folded and (name not in ("disputed", "changed") or shown > _CARDS_OPEN)
            if made:
                sections.append(
                    {
                        "name": name,
                        "title": order.SECTIONS[name],
                        "about": order.ABOUT[name],
                        "questions": made,
                        "fold": f"Show {wording.counted(len(made), 'answer')}",
                    }
                )
        if told.untold:
            made = [self._question(q, "untold") for q in told.untold]
            summary = f"Show {untold.counted(told.untold)}"
            sections.append(
                {"name": "untold", "title": untold.TITLE, "about": untold.ABOUT, "questions": made, "fold": summary}
            )
        title = headline(documents, self.texts)
        self.titles |= {str(d["story"]): title for d in documents if d.get("story")}
        dates = sorted(one_line(d["published"])[:10] for d in documents if d.get("published"))
        span = dates[0] if dates and dates[0] == dates[-1] else f"{dates[0]} to {dates[-1]}" if dates else "undated"
        return {
            "number": number,
            "title": title,
            "about": f"{wording.counted(len(documents), 'document')}, {span}",
            "sections": sections,
            "documents": {str(d.get("id")) for d in documents},
            "folded": folded,
            "loud": any(s["name"] in ("disputed", "changed") for s in sections),
            "conflicts": list(self._conflicts(report)),
            "timeline": self.cards.picture(pictures.timeline, report),
            "narrow_timeline": self.cards.picture(partial(pictures.timeline, narrow=True), report),
            "matrix": self.cards.picture(pictures.matrix, report),
            "narrow_matrix": self.cards.picture(partial(pictures.matrix, narrow=True), report),
        }

    def _question(self, question: order.Record, section: str) -> dict[str, Any]:
        """A question's card, with which its claims have a home on the page."""
        anchor, ids, number = self.anchors[id(question)], self.others[id(question)], next(self.questions)
        for claim in order.records(question, "claims"):
            self.home.setdefault(str(claim.get("id")), anchor)
        if section == "untold":
            return self.cards.untold(question, number, anchor=anchor, other_ids=ids)
        return self.cards.card(question, number, section, anchor=anchor, other_ids=ids)

    def _changes_ranked(self) -> list[Mapping[str, Any]]:
        """What changed and is still so: what is at odds first; of what is newly told by two, what a story has more than
        two of comes last.
        """
        order = {kind: n for n, kind in enumerate(CHANGES)}
        ranked = []
        for story in current_changes(self.changes or ()):
            seconds = 0
            for change in story:
                kind = str(change.get("kind"))
                seconds += kind == "told by two"
                ranked.append((order.get(kind, len(order)), seconds > _SECONDS, change))
        return [change for *_, change in sorted(ranked, key=lambda x: x[:2])]

    def _change(self, change: Mapping[str, Any]) -> dict[str, Any]:
        kind, question = str(change.get("kind")), str(change.get("question"))
        there = question in self.known
        before, after = map(one_line, answers_of(kind, change.get("before"), change.get("after")))
        return {
            "kind": CHANGES.get(kind, one_line(kind)),
            "tone": {
                "dispute": "disputed",
                "told by two": "established",
                "weakened": "single",
                "withdrawn": "single",
            }.get(kind, "changed"),
            "anchor": question if there else None,
            "ask": one_line(change.get("ask") or question),
            "of": self.titles.get(str(change.get("story"))) or one_line(change.get("headline") or ""),
            "before": before,
            "after": after,
            "at": wording.moment(one_line(change.get("at") or "")[:16]),
        }

    def _counts(self) -> str:
        told = self.told
        facts = [("document", len(told.documents)), ("source", len(told.sources)), ("question", len(told.questions))]
        return ", ".join(wording.counted(n, noun) for noun, n in facts)

    def _conflicts(self, report: order.Record) -> Iterator[dict[str, Any]]:
        claims = {str(c.get("id")): c for q in order.records(report, "questions") for c in order.records(q, "claims")}
        for conflict in order.records(report, "conflicts"):
            named = [n for n in map(str, conflict.get("claims") or ()) if n in claims]
            yield {
                "kind": one_line(conflict.get("kind") or "conflict"),
                "degree": conflict.get("degree"),
                "fits": wording.togetherness(conflict.get("degree")),
                "reason": one_line(conflict.get("reason") or ""),
                "claims": [
                    {
                        "anchor": self.home.get(n, ""),  # its question may stand in another part, or be told in none
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

    @staticmethod
    def _unnamed(report: Mapping[str, Any]) -> str:
        """Which sources are called after their documents, for nothing tells who they are."""
        documents = {str(d.get("id")) for d in order.records(report, "documents")}
        names = [str(s.get("id")) for s in order.records(report, "sources") if not s.get("name")]
        held = [one_line(n) for n in names if n in documents]
        return ", ".join(held[:_MOST_NAMED]) + (
            f" and {len(held) - _MOST_NAMED:,} more" if len(held) > _MOST_NAMED else ""
        )

    def _document(self, name: str) -> dict[str, Any]:
        told = self.told.documents.get(name, {})
        return {
            "title": self._title(name),
            "url": web_address(told.get("url")),
            "section": self.sections_of_documents.get(name),
            "published": wording.moment(one_line(told["published"])) if told.get("published") else "",
        }

    def _title(self, name: str) -> str:
        """What a document is called by: its title, else its id; where that says nothing, its first words too."""
        title = one_line(self.told.documents.get(name, {}).get("title") or "")
        words = first_words(self.texts.get(name, ""), LONGEST_HEADLINE) if says_nothing(name) else ""
        return title or (f"{words} ({one_line(name)})" if words else one_line(name))

    def _texts(self) -> Iterator[dict[str, Any]]:
        for name, number in self.sections_of_documents.items():
            whole, quotes = self.texts[name], self.cards.quotes.get(name, [])
            # The header is ours, not the article's.
            body = min([body_start(whole), *(start for _, start, _ in quotes)])
            text = whole[body:]
            short = len(text) > _LONGEST_TEXT
            made = stretches(text[:_LONGEST_TEXT] if short else text, [(n, a - body, b - body) for n, a, b in quotes])
            told = self.told.documents[name]
            source = one_line(told.get("source") or "")
            yield {
                **self._document(name),
                "name": name,
                "title": one_line(told.get("title") or (source if self.cards.told_by[source] == 1 else name)),
                "number": number,
                "source": source if told.get("title") or self.cards.told_by[source] > 1 else one_line(name),
                "stretches": made,
                "cut_quotes": sorted({n for s in made for n in s.pieces}),
                "cut": short,
            }
