"""Copies of one text: which documents print the words of another, and what is said there carried over to them.

What ten papers print in the same words was written once. So it is read once, where it stood first, and matched once;
each copy asserts the same in its own place, as of the day when it was first printed.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from factrecon.language.text.quoting import FoldedText, folded
from factrecon.model import Assertion, Document, Mention, Role, Span, Statement

__all__ = ["Echo", "carried", "copies_of", "echoes"]

_UNTOLD = re.compile(r"[\W_]+")


def copies_of(documents: Iterable[Document]) -> dict[str, str]:
    """For each document that prints what another printed before, the id of the first; the order plays no part.

    Texts are the same where white space, quotation marks, dashes and case are all that parts them, a header aside.
    The first is the one that was published first, of several the one with the smallest id.

    >>> texts = {"a": "“Nobody died,” police said.", "b": '"Nobody died," police  said.', "c": "Two died, police said."}
    >>> copies_of(Document(id=name, text=text) for name, text in texts.items())
    {'b': 'a'}
    """
    alike: dict[bytes, list[Document]] = defaultdict(list)
    for document in documents:
        letters = _UNTOLD.sub("", _body(document)).casefold()
        if letters:
            alike[hashlib.sha256(letters.encode("utf-8", "surrogatepass")).digest()].append(document)
    out: dict[str, str] = {}
    for some in alike.values():
        if len(some) < 2:
            continue
        first: dict[str, str] = {}
        for document in sorted(some, key=_printed):
            original = first.setdefault(folded(_body(document)).text.strip(), document.id)
            if original != document.id:
                out[document.id] = original
    return {name: out[name] for name in sorted(out)}


def carried(said: Iterable[Assertion], original: Document, copy: Document) -> Iterator[Assertion]:
    """What is said in a document, as its copy says it: in its own place, with all else as it is.

    >>> one = Document(id="a", text="Two died.", source="gazette")
    >>> from factrecon.model import claim
    >>> from factrecon.values import Quantity
    >>> said = evolve(claim("gazette", "it", "deaths", Quantity.of(2, "person")), document="a", span=one.span(0, 3))
    >>> [(a.source, a.span) for a in carried([said], one, Document(id="b", text=" TWO died.", source="herald"))]
    [('herald', Span(document='b', start=1, end=4, quote='TWO'))]
    """
    moved = _Moved.between(original, copy)
    statements: dict[int, Statement] = {}
    for a in said:
        statement = a.statement
        if statement is not None:
            if id(statement) not in statements:
                statements[id(statement)] = moved.statement(statement)
            statement = statements[id(statement)]
        yield evolve(
            a,
            source=copy.source,
            document=copy.id,
            span=moved.span(a.span) if a.span is not None else None,
            statement=statement,
            at=moved.start(a.at) if a.at >= 0 else a.at,
        )


@frozen
class Echo:
    """A given claim that says of a copy what another, by its place in the list, says of the original."""

    claim: Assertion
    of: int


def echoes(said: Sequence[Assertion], copies: Mapping[str, str]) -> tuple[list[Assertion], list[Echo]]:
    """Given claims without those that only repeat, of a copy, what is claimed of the original; and those."""
    if not copies:
        return list(said), []
    first: dict[object, list[Assertion]] = defaultdict(list)
    again: dict[str, dict[object, list[Assertion]]] = defaultdict(lambda: defaultdict(list))
    out = []
    for a in said:
        if a.document is not None and a.document in copies:
            again[a.document][_told(a, copies)].append(a)
        else:
            first[_told(a, copies)].append(a)
            out.append(a)
    found: list[tuple[Assertion, Assertion]] = []
    for of in again.values():
        for key, some in of.items():
            originals = sorted(first[key], key=_place)
            mine = sorted(some, key=_place)
            found += zip(mine, originals, strict=False)
            out += mine[len(originals) :]
    place = {id(a): n for n, a in enumerate(out)}
    return out, [Echo(a, place[id(original)]) for a, original in found]


def _told(a: Assertion, copies: Mapping[str, str]) -> object:
    quote = folded(a.span.quote).text.strip() if a.span is not None else ""
    document = copies.get(a.document, a.document) if a.document else None
    return document, a.claim, a.status, a.attribution, a.reader, a.open, quote


def _place(a: Assertion) -> tuple[int, int]:
    return (a.span.start, a.span.end) if a.span is not None else (-1, -1)


def _printed(document: Document) -> tuple[bool, str, str]:
    day = document.published
    return day is None, day.isoformat() if day is not None else "", document.id


def _body(document: Document) -> str:
    return document.text[document.body_start :]


@frozen
class _Moved:
    """From places in a text to the places of the same words in its copy."""

    copy: Document
    shift: int | None
    """How much further on everything stands, where the texts are the same to the letter; else None."""
    bases: tuple[int, int] = (0, 0)
    folds: tuple[FoldedText, FoldedText] | None = field(default=None, repr=False)

    @classmethod
    def between(cls, original: Document, copy: Document) -> _Moved:
        if _body(original) == _body(copy):
            return cls(copy, copy.body_start - original.body_start)
        folds = folded(_body(original)), folded(_body(copy))
        return cls(copy, None, (original.body_start, copy.body_start), folds)

    def start(self, at: int) -> int:
        return self._edge(at, last=False)

    def _edge(self, at: int, *, last: bool) -> int:
        if self.shift is not None:
            return max(0, at + self.shift)
        assert self.folds is not None
        (one, other), (base, beside) = self.folds, self.bases
        if last:
            number = bisect_right(one.ends, at - base) - 1
            return beside + other.ends[min(max(number, 0), len(other.ends) - 1)]
        number = bisect_left(one.starts, at - base)
        return beside + other.starts[min(max(number, 0), len(other.starts) - 1)]

    def span(self, span: Span) -> Span:
        start, end = self._edge(span.start, last=False), self._edge(span.end, last=True)
        return self.copy.span(start, max(start, end))

    def statement(self, said: Statement) -> Statement:
        roles = tuple(Role(r.name, self._mention(r.filler)) if isinstance(r.filler, Mention) else r for r in said.roles)
        return evolve(said, roles=roles, span=self.span(said.span) if said.span is not None else None)

    def _mention(self, mention: Mention) -> Mention:
        if mention.start < 0:
            return mention
        start, end = self._edge(mention.start, last=False), self._edge(mention.end, last=True)
        return evolve(mention, start=start, end=max(start, end))
