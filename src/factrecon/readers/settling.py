"""What becomes of what the readers of one document found: passes that each take the assertions and give them.

They run in the order of `PASSES`. Who yields to whom is no business of theirs but data, the `over` of the readers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from attrs import evolve

from factrecon.model import Assertion
from factrecon.readers.amounts import tell_words
from factrecon.readers.apart import set_apart
from factrecon.readers.casualties import mark_parts
from factrecon.readers.kinds import mark_kinds
from factrecon.readers.reader import Reader
from factrecon.story.page import Page
from factrecon.story.telling import opened, place_of, statement_at
from factrecon.values import Quantity, Truth

__all__ = [
    "PASSES",
    "Pass",
    "drop_questions",
    "keep_statements",
    "quote_whole",
    "settle",
    "sort_by_place",
    "tell_once",
    "without_turned",
    "yield_to_others",
]

Pass = Callable[[Page, Sequence[Assertion]], Iterable[Assertion]]
"""One pass over what was read of a page."""
_REACH: Final = 1000
"""Code points before a place where a quote that holds it can begin; no claim quotes more."""
_ALIKE: Final = {"duration": "when", "time": "when", "offset": "when"}
"""Kinds of values that the same words give by turns."""


def yield_to_others(readers: Sequence[Reader], found: Sequence[Assertion]) -> list[Assertion]:
    """What is left of what was read where readers that stand over others take the same words from them.

    The same words: a value of a kind alike, in a quote that holds the place of the other's, said in words one of
    which holds the other.
    """
    over = {r.name: r for r in readers if r.over}
    ranked: dict[str, list[tuple[int, int, Assertion]]] = defaultdict(list)
    for a in found:
        if a.reader in over and a.span is not None:
            ranked[a.reader].append((a.span.start, a.span.end, a))
    for quotes in ranked.values():
        quotes.sort(key=lambda x: x[:2])
    starts = {name: [start for start, _, _ in quotes] for name, quotes in ranked.items()}
    out = []
    for a in found:
        taken = any(
            over[name].outranks(a.reader) and _taken(a, quotes, starts[name]) for name, quotes in ranked.items()
        )
        if not taken:
            out.append(a)
    return out


def _taken(a: Assertion, quotes: Sequence[tuple[int, int, Assertion]], starts: Sequence[int]) -> bool:
    at = a.span.start if a.at < 0 and a.span is not None else a.at
    first, last = bisect_left(starts, at - _REACH), bisect_right(starts, at)
    kind, words = _kind(a), a.claim.value.text
    for _, end, b in quotes[first:last]:
        if at < end and _kind(b) == kind and b is not a:
            if at == b.at or words == b.claim.value.text:
                return True
            if kind != "quantity" and (words in b.claim.value.text or b.claim.value.text in words):
                return True
    return False


def _kind(a: Assertion) -> str:
    return _ALIKE.get(a.claim.value.kind, a.claim.value.kind)


def keep_statements(page: Page, found: Sequence[Assertion]) -> Iterable[Assertion]:
    """With the statement of the clause at its place, where a reader left it out."""
    return [_stated(page, a) for a in found]


def _stated(page: Page, a: Assertion) -> Assertion:
    if a.statement is not None or a.span is None:
        return a
    at = a.span.start if a.at < 0 else a.at
    place = a.open or place_of(a.claim.value)
    said = statement_at(page, at, max(at, a.span.end))
    return evolve(a, statement=opened(said, place, a.claim.value), open=place, at=at)


def drop_questions(page: Page, found: Sequence[Assertion]) -> Iterable[Assertion]:
    """Without what stands in a question, which says nothing."""
    for a in found:
        sentence = page.sentence_at(a.span.start) if a.span is not None else None
        if sentence is None or not sentence.asks:
            yield a


def quote_whole(page: Page, found: Sequence[Assertion]) -> Iterable[Assertion]:
    """Quotes that hold the invisible characters that stand in their words."""
    if not page.analysis.settled.moved:
        return found
    return [_quoted(page, a) for a in found]


def _quoted(page: Page, a: Assertion) -> Assertion:
    if a.span is None:
        return a
    start, end = page.analysis.settled.original(a.span.start, a.span.end)
    return evolve(a, span=page.document.span(start, end))


def tell_once(page: Page, found: Sequence[Assertion]) -> Iterable[Assertion]:
    """Without what two readers found in the same words; the longer quote is kept."""
    kept: list[Assertion] = []
    # None of the quotes kept for one claim holds another, so that in order of start their ends ascend too.
    quotes: dict[tuple[str, str], list[tuple[int, int]]] = {}
    by_id = {a.id: a for a in found}
    for a in sorted(by_id.values(), key=lambda a: (-(a.span.end - a.span.start) if a.span else 0, a.id)):
        if a.span is not None:
            same = quotes.setdefault((a.claim.id, a.status), [])
            place = bisect_right(same, a.span.start, key=lambda quote: quote[0])
            if place and a.span.end <= same[place - 1][1]:
                continue
            same.insert(place, (a.span.start, a.span.end))
        kept.append(a)
    return kept


def sort_by_place(page: Page, found: Sequence[Assertion]) -> Iterable[Assertion]:
    """In the order of the text."""
    return sorted(found, key=_place)


def _place(a: Assertion) -> tuple[int, int, str, str]:
    span = a.span
    return (span.start if span else 0, span.end if span else 0, a.claim.question.attribute, a.id)


def without_turned(page: Page, found: Sequence[Assertion]) -> Iterable[Assertion]:
    """Drop the bare yes of a clause whose amount lies below nought: "grew by minus 4 percent" tells of no growth."""
    return (a for a in found if not (isinstance(a.claim.value, Truth) and _is_below_nought(a)))


def _is_below_nought(said: Assertion) -> bool:
    amount = said.statement.filler("amount") if said.statement is not None else None
    return isinstance(amount, Quantity) and amount.dimension != "temperature" and amount.shape.d < 0


PASSES: tuple[Pass, ...] = (
    keep_statements,
    without_turned,
    mark_parts,
    mark_kinds,
    drop_questions,
    quote_whole,
    tell_words,
    tell_once,
    sort_by_place,
    set_apart,
)
"""The passes, in the order in which they run; pass a longer tuple for one of your own."""


def settle(
    page: Page, readers: Sequence[Reader], found: Sequence[Assertion], passes: Sequence[Pass] = PASSES
) -> tuple[Assertion, ...]:
    """What a document says, of what its readers found."""
    left: Sequence[Assertion] = yield_to_others(readers, found)
    for one in passes:
        left = tuple(one(page, left))
    return tuple(left)
