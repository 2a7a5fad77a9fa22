"""The cards of a page: a question with its camps, quotes, pairs, pictures and sums, in the template's terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any, Final

from factrecon.legible import legible, one_line, web_address
from factrecon.reports import outline as order
from factrecon.reports import pictures, untold, wording
from factrecon.reports.camps import Camp, camps
from factrecon.reports.excerpts import excerpt, place, stands
from factrecon.waterfall import falls_of, signed

__all__ = ["FOLDED", "Cards", "markup"]

FOLDED: Final = frozenset({"self", "single", "untold"})
"""Sections of which a page shows a fold."""
_MOST_PICTURES = 40  # questions with a picture; a page with thousands would not load
_MOST_GRAPHS = 12
_MOST_FALLS, _MOST_LISTS = 36, 120  # sums that are drawn, and that are listed
_MOST_PAIRS = 12
_MOST_QUOTES = 3  # quotes of one camp that stand open, and no more than one above the smallest camp's


def markup(text: str) -> Any:
    """What stands in a page as it is: made here, and nobody else's."""
    from markupsafe import Markup

    return Markup(text)


class Cards:
    """Makes the cards of one page: its quotes are numbered through, and drawn is while there is room.

    `names` gives the words for ids of events, `notes` the lines on each question, by its id.
    """

    def __init__(
        self,
        report: Mapping[str, Any],
        told: order.Outline,
        texts: Mapping[str, str],
        notes: Mapping[str, tuple[str, ...]],
        *,
        names: Mapping[str, str],
        draw: bool,
    ) -> None:
        self.report, self.told, self.texts, self.notes, self.names, self.draw = report, told, texts, notes, names, draw
        self.numbers = count(1)
        self.quotes: dict[str, list[tuple[int, int, int]]] = {}
        """Of each document the quotes that are linked to it: number, start and end."""
        self.pictures_left, self.graphs_left = (_MOST_PICTURES, _MOST_GRAPHS) if draw else (0, 0)
        self.falls_left, self.lists_left = _MOST_FALLS, _MOST_LISTS
        self.told_by = Counter(str(d.get("source")) for d in told.documents.values())

    def picture(self, draw: Any, of: Mapping[str, Any]) -> Any:
        """A picture as markup; None where there is none, or none is wanted."""
        made = draw(of) if self.draw else None
        return markup(made) if made else None

    def card(
        self, question: order.Record, number: int, section: str, *, anchor: str, other_ids: tuple[str, ...]
    ) -> dict[str, Any]:
        """A question as it is told in a section; `anchor` and `other_ids` are what links to it name."""
        claims = order.records(question, "claims")
        # As `judge` and `explain` take them: the number of the question, and a letter.
        place = str(question["number"]) if isinstance(question.get("number"), int) else ""
        named = {identity: f"{place}{letter}" for identity, letter in order.letters(claims).items()}
        best, safe = wording.told(question.get("best"), self.names), wording.told(question.get("safe"), self.names)
        belief = question["best"].get("belief") if isinstance(question.get("best"), Mapping) else None
        picture = graph = None
        if section not in FOLDED and self.pictures_left and len(claims) > 1:
            picture = self.picture(pictures.trapezoids, question)
            self.pictures_left -= picture is not None
        if section in {"disputed", "changed"} and self.graphs_left and len(claims) > 2:
            graph = self.picture(pictures.claim_graph, question)
            self.graphs_left -= graph is not None
        held = camps(question, self.names)
        smallest = min((sum(len(order.records(c, "assertions")) for c in camp.claims) for camp in held), default=0)
        most = min(_MOST_QUOTES, smallest + 1)  # two columns of about one height
        why = list(self._why(question, loud=section in {"disputed", "changed"})) if section not in FOLDED else []
        reason = one_line(question.get("reason") or "")
        told_camps = [self._camp(c, named, order.dated(question), section, most) for c in held]
        return {
            "number": number,
            "anchor": anchor,
            "other_ids": other_ids,
            "section": section,
            "kind": one_line(question.get("kind") or ""),
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
            "support": wording.support(belief),
            "camps": told_camps,
            "places": self._places(told_camps),
            "several": section == "untold" and len(claims) > 1,
            "pairs": list(self._pairs(question, named)),
            "others": self._others(question),
            "notes": self.notes.get(str(question.get("id")), ()),
            "picture": picture,
            "graph": graph,
            "why": why,
        }

    @staticmethod
    def _places(told: Sequence[Mapping[str, Any]]) -> list[tuple[int, str]]:
        """Where in the texts the answers stand: the first place of each source, those of the best answer first."""
        found: dict[str, int] = {}
        for camp in told:
            for quote in (*camp["quotes"], *camp["more"]):
                if quote["said"]["linked"]:
                    found.setdefault(quote["said"]["source"], quote["said"]["number"])
        return [(number, source) for source, number in found.items()]

    def untold(self, question: order.Record, number: int, *, anchor: str, other_ids: tuple[str, ...]) -> dict[str, Any]:
        """What was read but cannot be asked, as one of its list: what it is about in place of a question."""
        return {
            **self.card(question, number, "untold", anchor=anchor, other_ids=other_ids),
            "ask": untold.about(question, self.names),
            "differences": untold.differences(question, self.names),
        }

    def _why(self, question: order.Record, *, loud: bool) -> Iterator[dict[str, Any]]:
        """The sums behind a question: why this answer, why one question, why not the nearest claim that was missed.

        Drawn where answers are at odds, listed elsewhere.
        """
        if self.lists_left <= 0 and not (loud and self.falls_left > 0):
            return
        made = list(falls_of(self.report, question))
        made = made if loud else [f for f in made if f.needed is None or f.title.startswith("Why these")]
        for fall in made:
            draw = loud and self.draw and self.falls_left > 0
            self.falls_left -= draw
            self.lists_left -= not draw
            if self.lists_left < 0:
                return
            yield {
                "title": one_line(fall.title),
                "outcome": one_line(fall.outcome),
                "picture": markup(pictures.waterfall(fall)) if draw else None,
                "steps": [(signed(s.amount), one_line(s.words)) for s in (fall.start, *fall.steps)],
                "total": f"{fall.total:.2f}",
                "unit": fall.unit,
                "needed": "" if fall.needed is None else f"{fall.needed:.1f}",
            }

    def _camp(self, camp: Camp, named: Mapping[str, str], dated: bool, section: str, most: int) -> dict[str, Any]:
        claims = [self._claim(c, named[str(c.get("id"))], dated, section) for c in camp.claims]
        said = [(c, a) for c in claims for a in c["said"]]
        # One quote of each source before a second of any.
        heard: Counter[str] = Counter()
        ranked = []
        for n, (claim, assertion) in enumerate(said):
            heard[assertion["source"]] += 1
            ranked.append((heard[assertion["source"]], n, claim, assertion))
        ranked.sort(key=lambda r: r[:2])
        quotes = [{"claim": claim, "said": assertion} for _, _, claim, assertion in ranked]
        others = [c for c in claims if c["text"].casefold() != camp.text.casefold() or c["scope"]]
        sources = [one_line(s) for s in camp.sources]
        voices = [one_line(v) for v in camp.voices]
        who = ", ".join(sources[:2]) if len(sources) < 3 else wording.counted(len(sources), "source")
        return {
            "text": camp.text,
            "best": camp.best,
            "who": who,
            "sources": "; ".join(voices) if any("," in v for v in voices) else ", ".join(voices),
            "claims": claims,
            "words": others if len(claims) > 1 else [],
            "scope": claims[0]["scope"] if len(claims) == 1 else "",
            "quotes": quotes[:most],
            "more": quotes[most:],
            "copies": [note for c in claims for note in c["copies"]],
        }

    def _claim(self, claim: order.Record, letter: str, dated: bool, section: str) -> dict[str, Any]:
        text, reading = wording.told(claim, self.names), wording.reading(claim.get("value"), self.names)
        if isinstance(claim.get("value"), Mapping) and claim["value"].get("kind") == "truth":
            reading = ""
        return {
            "letter": letter,
            "text": text,
            "scope": wording.scope(claim, dated=dated),
            "reading": reading if reading.casefold() != text.casefold() and section not in FOLDED else "",
            "voices": len(order.origins_of(claim)),
            "said": [self._said(a, claim) for a in order.records(claim, "assertions")],
            "copies": [wording.copy_note(origin, outlets) for origin, outlets in order.copies(claim)],
        }

    def _said(self, assertion: order.Record, claim: order.Record) -> dict[str, Any]:
        document, span, number = str(assertion.get("document")), place(assertion), next(self.numbers)
        text = self.texts.get(document) if document in self.told.documents else None
        linked = text is not None and span is not None and stands(assertion, text)
        if linked and span is not None:
            self.quotes.setdefault(document, []).append((number, *span))
        found = excerpt(assertion, claim, text)
        told = self.told.documents.get(document, {})
        source = one_line(assertion.get("source") or "?")
        shown = one_line(told.get("title") or "")
        if not shown and assertion.get("document") is not None and self.told_by[str(told.get("source"))] > 1:
            shown = one_line(document)  # which of its documents
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
