"""Given claims held against the texts they quote: where the quote stands, and whether the value stands in the quote.

A language model quotes fluently what nobody wrote, and a table goes stale. What does not stand in its document is left
out with the reason and the nearest words, and so is a value that its own quote contradicts; neither reaches a verdict
unless it is asked for.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final, Literal

from attrs import evolve, field, frozen

from factrecon.claim_record import object_of, reread, stated, states_itself
from factrecon.errors import FactreconError, not_a
from factrecon.language.answers import LONGEST, is_affirmed, lengths_in, numbers_in, times_in
from factrecon.language.text.quoting import Place, QuotableText
from factrecon.model import Assertion, ClaimRecord, Document, Span
from factrecon.records import LeftOut
from factrecon.values import Duration, Entity, Places, Quantity, Time, Truth, Value
from factrecon.values.entity import name_key
from factrecon.values.quantity import is_measure
from factrecon.values.units import convert

__all__ = ["Check", "Grounded", "ValueCheck", "ground"]

ValueCheck = Literal["same", "another", "not there", ""]
"""How a claim's value stands in its quote; "" where it is not looked for: a truth, words, a claim without quote."""


@frozen
class Check:
    """One claim held against its document: the claim with its place, how its value stands, and what speaks against
    it.
    """

    claim: Assertion
    value: ValueCheck = ""
    problem: str = ""
    """Why it is left out, or "" where it stands."""
    note: str = ""
    """What was noticed, though the claim stands."""


@frozen
class Grounded:
    """Claims with their places, those left out with the reason, and every claim's check in the order given."""

    claims: tuple[Assertion, ...]
    left_out: tuple[LeftOut, ...]
    checks: tuple[Check, ...] = field(repr=False)


def ground(
    claims: Iterable[Assertion],
    documents: Iterable[Document],
    *,
    keep: bool = False,
    published: Mapping[str, date] | None = None,
) -> Grounded:
    """Find the claims' quotes in the documents, and read their values again from them.

    A quote stands exactly, but for white space, quotation marks, dashes, case or an ellipsis, or not at all; one that
    stands several times takes the next place in order of the claims' ids. A claim whose quote is absent, whose value is
    another in its quote, or whose document is not among the documents, is left out; with `keep` it stays, with what
    speaks against it in `record.problem` and grounding "absent" where it has no place. Claims that name no document are
    left as they are. `published` gives days of publication that documents do not bear, by id; relative days are
    read by them.

    >>> from factrecon.claim_record import assertion_from_row
    >>> text = Document(id="d1", text="Police said at least 12 people died.", published=date(2024, 3, 6))
    >>> row = {"source": "desk", "document": "d1", "object": "the fire", "attribute": "deaths", "value": "12",
    ...        "kind": "count", "quote": "at least 12 people"}
    >>> made = ground(map(assertion_from_row, [row, row | {"value": "21"},
    ...     row | {"quote": "at least 21 people"}]), [text])
    >>> [(a.span.start, a.claim.value.modifier, a.grounding) for a in made.claims]
    [(12, 'at least', 'exact')]
    >>> for left in made.left_out: print(left.reason)
    the fire: deaths: “21” is not what its quote says: “at least 12 people”
    the fire: deaths: the quote “at least 21 people” is not in the text; nearest: “Police said at least 12 people died.”
    """
    search = _Search(tuple(documents), published or {})
    given = list(claims)
    for claim in given:
        if not isinstance(claim, Assertion):
            raise not_a("claims", claim)
    checked: dict[int, Check] = {}
    for number in sorted(range(len(given)), key=lambda i: (_natural(given[i].ref or ""), given[i].id, i)):
        checked[number] = search.check(given[number])
    checks = tuple(checked[i] for i in range(len(given)))
    kept = tuple(_marked(c) if keep else c.claim for c in checks if keep or not c.problem)
    left = () if keep else tuple(_left_out(c, c.problem) for c in checks if c.problem)
    notes = _notes(checks)
    return Grounded(kept, (*left, *notes), checks)


def _natural(name: str) -> tuple[tuple[bool, int, str], ...]:
    """Names in the order a person gives them: "d1#2" before "d1#10"."""
    return tuple((p.isdecimal(), int(p[:18]) if p.isdecimal() else 0, p) for p in _RUNS.findall(name[:200]))


_RUNS = re.compile(r"[0-9]+|[^0-9]+")


def _marked(check: Check) -> Assertion:
    claim = check.claim
    if not check.problem:
        return claim
    record = evolve(claim.record or ClaimRecord(), problem=check.problem)
    return evolve(claim, record=record, grounding=claim.grounding if claim.span else "absent")


def _left_out(check: Check, reason: str, *, lost: bool = True) -> LeftOut:
    claim = check.claim
    return LeftOut(claim.document or claim.source, f"{_name(claim)}: {reason}", lost)


def _name(claim: Assertion) -> str:
    question = claim.claim.question
    subject = question.event.label or question.event.frame if question.event else question.subject
    said = f"{_cut(str(subject))}: {_cut(question.attribute)}"
    return f"{claim.ref} ({said})" if claim.ref else said


def _notes(checks: Iterable[Check]) -> list[LeftOut]:
    """What was noticed of claims that stand, told once for each document."""
    noted: dict[str, list[Check]] = defaultdict(list)
    for check in checks:
        if check.note and not check.problem:
            noted[check.claim.document or ""].append(check)
    out = []
    for document, some in noted.items():
        listed = "; ".join(f"{_name(c.claim)}: {c.note}" for c in some[:5])
        more = f"; and {len(some) - 5} more" if len(some) > 5 else ""
        out.append(LeftOut(document, f"kept, though the value is not in its quote: {listed}{more}", lost=False))
    return out


class _Search:
    """The documents of one run, and which places of a repeated quote are taken."""

    def __init__(self, documents: tuple[Document, ...], days: Mapping[str, date]) -> None:
        self.documents = {d.url: d for d in reversed(documents) if d.url} | {d.id: d for d in documents}
        self.texts: dict[str, QuotableText] = {}
        self.taken: dict[tuple[str, str, str], int] = defaultdict(int)
        self.days = days

    def check(self, claim: Assertion) -> Check:
        name = claim.document or (claim.span.document if claim.span else None)
        if not name or not self.documents:
            return Check(claim)
        document = self.documents.get(name) or self.documents.get(name.rpartition(".")[0])
        if document is None:
            return Check(claim, problem=f"there is no document {_cut(name)!r} among those given")
        try:
            return self._checked(evolve(claim, document=document.id), document)
        except FactreconError as error:
            return Check(claim, problem=str(error))

    def _checked(self, claim: Assertion, document: Document) -> Check:
        published = document.published or self.days.get(document.id)
        claim = reread(claim, published)
        words = claim.given or (claim.span.quote if claim.span else "")
        if not words:
            return Check(claim)
        there = claim.span
        if there is not None and document.text[there.start : there.end] == there.quote and there.quote:
            claim = evolve(claim, span=evolve(there, document=document.id))
        else:
            place = self._place(document, words, there, claim.reader)
            if place is None:
                nearest = self.texts[document.id].nearest(words)
                problem = f"the quote “{_cut(words)}” is not in the text"
                problem += f"; nearest: “{nearest}”" if nearest else ""
                return Check(_placed(claim, None), problem=problem)
            claim = _placed(
                evolve(claim, given=words, grounding=place.grounding), document.span(place.start, place.end)
            )
        if claim.record is None and claim.given is None:
            return Check(claim)  # as it was read here
        return _value_check(claim, published)

    def _place(self, document: Document, words: str, near: Span | None, reader: str) -> Place | None:
        text = self.texts.setdefault(document.id, QuotableText(document.text))
        places = text.places(words)
        if not places:
            return None
        if near is not None:
            return min(places, key=lambda p: (abs(p.start - near.start), p))
        key = document.id, words, reader
        place = places[min(self.taken[key], len(places) - 1)]
        self.taken[key] += 1
        return place


def _placed(claim: Assertion, span: Span | None) -> Assertion:
    """The claim with a place in its document, its statement likewise, and where the words of its value begin."""
    own, mode = states_itself(claim), claim.mode
    at = span.quote.find(claim.claim.value.text) if span is not None else -1
    placed = evolve(claim, span=span, at=span.start + at if span is not None and at >= 0 else -1)
    return stated(evolve(placed, statement=None), mode=mode) if own else placed


def _value_check(claim: Assertion, published: date | datetime | None) -> Check:
    value, quote = claim.claim.value, claim.quote[:LONGEST]
    if isinstance(value, Quantity) and value.nominal is not None:
        return _number_check(claim, value, numbers_in(quote), quote)
    if isinstance(value, (Duration, Time)) and QuotableText(quote).places(value.text):
        return Check(_dated_in(claim, value, quote, published), "same")
    if isinstance(value, Duration):
        lengths = lengths_in(quote, published=published)
        return _check(claim, value, lengths, quote, any(value.shape.possibility(d.shape) > 0 for d in lengths))
    if isinstance(value, Time):
        times = times_in(quote, published=published)
        return _check(claim, value, times, quote, any((x := value.scores(t)) and x.contradiction < 1 for t in times))
    if isinstance(value, Truth):
        return _truth_check(claim, value, quote)
    if isinstance(value, (Entity, Places)):
        wanted = {w for name in _names(value) for w in name_key(name).split()}
        there = set(name_key(quote).split())
        return Check(claim, "same") if wanted & there else Check(claim, "not there", note=f"“{_cut(value.text)}”")
    return Check(claim)


def _truth_check(claim: Assertion, value: Truth, quote: str) -> Check:
    """A yes whose quote is one clause that says no is contradicted by it; of longer ones, what is denied is open."""
    question = claim.claim.question
    asked = f"{question.attribute} {object_of(question)}"
    if not value.value or _SEVERAL.search(quote) or _NOT.search(f"{asked} {value.text}"):
        return Check(claim)
    if len(_NOT.findall(quote)) == 1 and not is_affirmed(quote, asked=asked):
        return Check(claim, "another", problem=_contradicted(value, quote))
    return Check(claim)


_NOT: Final = re.compile(r"\b(?:no|not|never|nobody|none|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE)
_SEVERAL: Final = re.compile(
    r"[,;:.!?]\s|\b(?:and|but|or|that|if|though|although|because|only|longer|than)\b", re.IGNORECASE
)


def _dated_in(claim: Assertion, value: Value, quote: str, published: date | datetime | None) -> Assertion:
    """The claim with its day as the quote's tense tells it: of what may happen on Thursday it is the next one."""
    if published is None or not isinstance(value, Time) or claim.status not in ("planned", "possible"):
        return claim  # of what is told as done the last one is meant
    words = value.text.casefold()
    told = [t for t in times_in(quote, published=published) if t.text.casefold() == words and t.recurring is None]
    if not told or told[0].nominal == value.nominal or len({t.nominal for t in told}) > 1:
        return claim
    return _placed(evolve(claim, claim=evolve(claim.claim, value=evolve(told[0], text=value.text))), claim.span)


def _names(value: Entity | Places) -> tuple[str, ...]:
    return (value.name, *value.aliases, value.text) if isinstance(value, Entity) else (*value.names, value.text)


def _check(claim: Assertion, value: Value, others: Iterable[Value], quote: str, same: bool) -> Check:
    if same:
        return Check(claim, "same")
    if any(True for _ in others):
        return Check(claim, "another", problem=_contradicted(value, quote))
    return Check(claim, "not there", note=f"“{_cut(value.text)}”")


def _contradicted(value: Value, quote: str) -> str:
    return f"“{_cut(value.text)}” is not what its quote says: “{_cut(quote)}”"


def _number_check(claim: Assertion, value: Quantity, numbers: tuple[Quantity, ...], quote: str) -> Check:
    """The number must be named; where the quote bounds it ("at least 12") and the value does not, the quote's is
    taken.
    """
    equal = [n for n in numbers if _equal(n, value) or _equal(value, n)]
    if not equal:
        return _check(claim, value, [n for n in numbers if _alike(n, value)], quote, same=False)
    bounded = [n for n in equal if n.modifier]
    if value.modifier is None and len(bounded) == len(equal) and len({n.modifier for n in bounded}) == 1:
        said = bounded[0]
        if value.unit == said.unit or not is_measure(said.unit):
            read = Quantity(said.shape, value.unit, said.nominal, said.modifier, said.text, value.parts)
            claim = _placed(evolve(claim, claim=evolve(claim.claim, value=read)), claim.span)
    return Check(claim, "same")


def _equal(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities name one number, bounds aside: in one unit or one that converts, or rounded to each
    other.
    """
    if not _alike(a, b) or a.nominal is None or b.nominal is None:
        return False
    if a.dimension != b.dimension:
        return a.nominal == b.nominal
    x, y = (convert(q.nominal or 0, q.unit, b.unit) for q in (a, b))
    core = b.shape.core if b.modifier is None else (y, y)
    return math.isclose(x, y, rel_tol=1e-9) or core[0] <= x <= core[1]


def _alike(a: Quantity, b: Quantity) -> bool:
    """Whether one could be meant by the other: of one dimension, without a unit, or both counts."""
    return a.dimension == b.dimension or not a.unit or not b.unit or not (is_measure(a.unit) or is_measure(b.unit))


def _cut(text: str, most: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rstrip()} ..."
