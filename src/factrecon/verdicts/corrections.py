"""What is taken back: by a correction, by whoever withdraws his own words, by a later version of the same page.

"An earlier version of this article said that nine people died" is read as taken back where it stands. Here it takes
back the same claim wherever its paper made it, the coast guard that retracts its statement takes it back in every paper
that quotes it, and what a page says anew replaces what it said before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from attrs import evolve

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.comparison import Rule
from factrecon.model import Assertion, Document
from factrecon.rules import RULES, compare_claims
from factrecon.verdicts.origins import is_one_article, shingles_of
from factrecon.verdicts.voices import stands

__all__ = ["later", "page_versions", "taken_back"]

_MOST_HOLDERS = 50
"""So many texts of one source that share a run of words are looked at, the earliest."""


def page_versions(documents: Iterable[Document]) -> dict[str, str]:
    """For each document of which another version is at hand, the id of the page's first one; the order plays no part.

    Versions stand under one address, or, where an address is not told, print most of one text for one source. Each
    has a day or an hour of its own: which of two is the later must be known.

    >>> page = "https://herald.example/fire"
    >>> page_versions(Document(id=n, text=t, source="herald", url=page, published=datetime(2023, 5, 2, h))
    ...               for n, t, h in (("a", "Twelve died.", 8), ("b", "Nine died.", 12)))
    {'a': 'a', 'b': 'a'}
    """
    by_source: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.published is not None:
            by_source[document.source].append(document)
    out: dict[str, str] = {}
    for _, some in sorted(by_source.items()):
        if len(some) < 2:
            continue
        first: dict[str, str] = {}
        for one, other in _versions(sorted(some, key=_printed)):
            page = first.setdefault(one.id, one.id)
            first[other.id] = page
        out |= first
    return {name: out[name] for name in sorted(out)}


def _versions(documents: Sequence[Document]) -> Iterator[tuple[Document, Document]]:
    """Each later version with an earlier one, the earliest; of one source, in the order of print."""
    under: dict[str, Document] = {}
    holders: dict[int, list[int]] = defaultdict(list)
    numbers: dict[str, int] = {}
    runs: list[frozenset[int]] = []
    for n, document in enumerate(documents):
        mine = shingles_of(document, numbers)
        shared = Counter(k for run in mine for k in holders[run])
        runs.append(mine)
        for run in mine:
            if len(holders[run]) < _MOST_HOLDERS:
                holders[run].append(n)
        address = (document.url or "").partition("#")[0].rstrip("/")
        if address and address in under:
            yield under[address], document
            continue
        if address:
            under[address] = document
        for k, many in sorted(shared.items()):
            other = documents[k]
            told_apart = address and other.url and later(other.published, document.published) is None
            if not told_apart and is_one_article(len(runs[k]), len(mine), many):
                yield other, document
                break


def taken_back(
    assertions: Sequence[Assertion],
    documents: Mapping[str, Document],
    *,
    rules: Sequence[Rule] = RULES,
    tolerance: Tolerance = DEFAULT,
) -> tuple[Assertion, ...]:
    """The assertions, those `retracted` that their source took back; their order stays, and plays no part.

    A claim is taken back where its source, or who said it, takes back the same claim, not before it was made; and where
    a later version of its page answers the same question otherwise. A number that has only grown since is not taken
    back: at the time it was so.

    >>> from factrecon.model import claim
    >>> from factrecon.values import Quantity
    >>> said = claim("herald", "the fire", "deaths", Quantity.of(12, "person"), published=date(2023, 5, 2))
    >>> back = evolve(said, status="retracted", published=date(2023, 5, 3))
    >>> [a.status for a in taken_back([said, back], {})]
    ['retracted', 'retracted']
    """
    pages = page_versions(documents.values())
    by_question: dict[str, list[int]] = defaultdict(list)
    withdrawn: set[str] = set()
    for n, a in enumerate(assertions):
        by_question[a.claim.question.id].append(n)
        if a.status == "retracted" or (a.document in pages and a.claim.question.single):
            withdrawn.add(a.claim.question.id)
    out = list(assertions)
    for question in sorted(withdrawn):
        said = by_question[question]
        for n in said:
            a = assertions[n]
            if stands(a) and any(
                _takes_back(assertions[k], a, rules, tolerance) or _replaces(assertions[k], a, pages, rules, tolerance)
                for k in said
                if k != n
            ):
                out[n] = _withdrawn(a)
    return tuple(out)


def _withdrawn(said: Assertion) -> Assertion:
    statement = said.statement
    return evolve(
        said, status="retracted", statement=evolve(statement, mode="retracted") if statement is not None else None
    )


def _takes_back(back: Assertion, said: Assertion, rules: Sequence[Rule], tolerance: Tolerance) -> bool:
    if back.status != "retracted":
        return False
    own = back.source == said.source or (back.origin is not None and back.origin == said.origin)
    if not own or later(back.published, said.published) is True:
        return False
    if back.document == said.document and back.document is not None and _behind(said, back):
        return False  # what is said behind it is what holds instead
    return compare_claims(back.claim, said.claim, rules=rules, tolerance=tolerance).relation == "same"


def _behind(one: Assertion, other: Assertion) -> bool:
    return one.span is not None and other.span is not None and one.span.start > other.span.end


def _replaces(
    new: Assertion, old: Assertion, pages: Mapping[str, str], rules: Sequence[Rule], tolerance: Tolerance
) -> bool:
    if new.document is None or old.document is None or new.document == old.document or not stands(new):
        return False
    page = pages.get(new.document)
    if page is None or page != pages.get(old.document) or later(old.published, new.published) is not True:
        return False
    return compare_claims(old.claim, new.claim, rules=rules, tolerance=tolerance).is_contradiction


def later(one: date | None, other: date | None) -> bool | None:
    """Whether `other` is later than `one`; None where that is not known, as of an hour and the whole of its day.

    >>> later(date(2023, 5, 2), date(2023, 5, 3)), later(date(2023, 5, 2), datetime(2023, 5, 2, 8))
    (True, None)
    """
    if one is None or other is None:
        return None
    if isinstance(one, datetime) and isinstance(other, datetime):
        a, b = one.isoformat(), other.isoformat()
    else:
        a, b = one.isoformat()[:10], other.isoformat()[:10]
    return None if a == b else a < b


def _printed(document: Document) -> tuple[str, str]:
    return (document.published.isoformat() if document.published else "", document.id)
