"""A person's judgement on two things of a report, in words that outlive the report.

Claims and events of a report bear ids that change as documents come in; documents and the words that
they quote do not. So a judgement on two claims becomes judgements on their quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final

from factrecon.claim_explanation import FoundClaim, by_letter, find_claim
from factrecon.errors import InvalidRecord, UnknownName
from factrecon.matching.judgements import ON_DISPUTES, JudgedAs, JudgedOf, Judgement
from factrecon.reports import Reconciled, saved
from factrecon.reports.shape import check_shape
from factrecon.telling import records

__all__ = ["judge"]

MOST_PAIRS: Final = 400
"""Pairs of quotes that one judgement may come to."""

Record = Mapping[str, Any]


def judge(
    reconciliation: Reconciled | Mapping[str, Any],
    verdict: JudgedAs,
    a: str,
    b: str,
    *,
    note: str = "",
) -> tuple[Judgement, ...]:
    """Judgements that say of two claims, two events or two documents of a report that they are the same, or are not.

    `a` and `b` are ids in the report, or for claims a question's number or id and a letter ("2A"): claims answer the
    same question, events ("e1") are one, documents tell one story. A dispute between two claims is "dismissed", or
    the first is "accepted" against the second. `remember` adds them to a file, and `reconcile(judgements=...)` obeys
    them.
    Two claims that differ come to as many judgements as there are pairs of quotes, so that no quote of one
    stays with the other. Raises `UnknownName` for ids that the report does not have, `InvalidRecord` for two
    of different sorts or without words.

    >>> from factrecon.model import claim
    >>> from factrecon.reconciliation import reconcile
    >>> from factrecon.values import Quantity
    >>> made = reconcile([claim("gazette", "the fire", "deaths", Quantity.of(30, "person"), quote="thirty died"),
    ...                   claim("herald", "the blaze", "deaths", Quantity.of(20, "person"), quote="20 deaths")])
    >>> [x.line for x in judge(made, "same", "c1", "c2")]
    ['same question\\tgazette: thirty died\\therald: 20 deaths']
    """
    report, _ = saved(reconciliation)
    if isinstance(reconciliation, Mapping):
        check_shape(report)
    a, b = (_as_id(report, name) for name in (a, b))
    one, other = _sort(report, a), _sort(report, b)
    if one != other:
        raise InvalidRecord(f"{a!r} is {_ARTICLE[one]} and {b!r} {_ARTICLE[other]}: judge two of one sort")
    if verdict in ON_DISPUTES:
        return _on_dispute(report, verdict, a, b, note) if one == "claim" else _refused(a, one)
    if one == "document":
        return (Judgement(verdict, a, b, note),)
    if one == "claim":
        ends = [_claim_references(report, find_claim(report, name)) for name in (a, b)]
        about: JudgedOf = "question"
    else:
        ends = [_event_references(report, name) for name in (a, b)]
        about = "event"
    for name, end in zip((a, b), ends, strict=True):
        if not end:
            raise InvalidRecord(f"{name!r} has no quoted words to remember it by")
    pairs = [(x, y) for x, y in product(*ends) if x != y]
    if not pairs:
        raise InvalidRecord(f"{a!r} and {b!r} are told in the same words of the same document")
    if verdict == "same":
        pairs = pairs[:1]
    return tuple(Judgement(verdict, x, y, note, about) for x, y in pairs[:MOST_PAIRS])


def _as_id(report: Record, name: str) -> str:
    """The id of what is named: itself, or of a claim its question and its letter there."""
    try:
        _sort(report, name)
    except UnknownName:
        if by_letter(name) is None:
            raise
        return str(find_claim(report, name).claim["id"])
    return name


def _refused(name: str, sort: str) -> tuple[Judgement, ...]:
    raise InvalidRecord(f"{name!r} is {_ARTICLE[sort]}: a dispute is between two claims, like c1 and c2")


def _on_dispute(report: Record, verdict: JudgedAs, a: str, b: str, note: str) -> tuple[Judgement, ...]:
    found = [find_claim(report, name) for name in (a, b)]
    question = found[0].question
    if question["id"] != found[1].question["id"]:
        raise InvalidRecord(f"{a!r} and {b!r} answer two questions: there is no dispute between them")
    compared = next((c for c in records(question, "comparisons") if {c["a"], c["b"]} == {a, b}), None)
    if compared is not None and compared.get("relation") != "contradiction":
        raise InvalidRecord(f"{a!r} and {b!r} do not contradict each other: there is no dispute between them")
    judged = {q for j in report.get("judgements") or () if j.get("about") == "dispute" for q in j["questions"]}
    if question["status"] != "disputed" and question["id"] not in judged:
        raise InvalidRecord(
            f"{a!r} and {b!r} differ, but that is told as no dispute ({question['status']}): there is none to judge"
        )
    ends = [_claim_references(report, f) for f in found]
    for name, end in zip((a, b), ends, strict=True):
        if not end:
            raise InvalidRecord(f"{name!r} has no quoted words to remember it by")
    return (Judgement(verdict, ends[0][0], ends[1][0], note, "dispute"),)


_ARTICLE: Final = {"claim": "a claim", "event": "an event", "document": "a document"}


def _sort(report: Record, name: str) -> str:
    if any(c.get("id") == name for q in report["questions"] for c in q.get("claims") or ()):
        return "claim"
    if any(e.get("id") == name for e in report.get("events") or ()):
        return "event"
    if any(d.get("id") == name for d in report.get("documents") or ()):
        return "document"
    raise UnknownName(
        f"the report has no claim, event or document {name!r}; ids look like c3 and e1, and 2A is question 2's claim A"
    )


def _claim_references(report: Record, found: FoundClaim) -> tuple[str, ...]:
    """A document, a colon and the quoted words, for every place where a claim is made; each once.

    Where other claims stand in the same words, the claim's own follow in brackets.
    """
    holders: dict[str, set[str]] = {}
    for question in report["questions"]:
        for claim in question.get("claims") or ():
            for _, reference in _places(claim.get("assertions") or ()):
                holders.setdefault(reference, set()).add(str(claim["id"]))
    text = " ".join(str(found.claim.get("text") or "").split())
    return tuple(
        dict.fromkeys(
            f"{reference} [{text}]" if len(holders[reference]) > 1 and text else reference
            for _, reference in _places(found.assertions)
        )
    )


def _places(assertions: Sequence[Record]) -> Iterator[tuple[str, str]]:
    for a in assertions:
        if a.get("quote") or a.get("given"):
            holder = str(a.get("document") or a.get("source"))
            yield holder, f"{holder}: {' '.join(str(a.get('quote') or a['given']).split())}"


def _event_references(report: Record, event: str) -> tuple[str, ...]:
    """Words of every document that tells of an event, the longest that tell of no other; the clearest first."""
    told = [(q.get("event") == event, place) for q in report["questions"] for place in _of_question(q)]
    elsewhere = {reference for mine, (_, reference) in told if not mine}
    best: dict[str, tuple[bool, int, str]] = {}
    for mine, (holder, reference) in told:
        rank = (reference not in elsewhere, len(reference), reference)
        if mine and rank > best.get(holder, (False, -1, "")):
            best[holder] = rank
    return tuple(best[holder][2] for holder in sorted(best, key=lambda h: (not best[h][0], h)))


def _of_question(question: Record) -> Iterator[tuple[str, str]]:
    for claim in question.get("claims") or ():
        yield from _places(FoundClaim(claim, question).assertions)
