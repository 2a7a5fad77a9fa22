"""Stories of many claims that name none: found as those of texts are, by what the claims of each document say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Final

from attrs import evolve

from factrecon.claim_record import object_of
from factrecon.model import Assertion, Document

__all__ = ["CROWD", "asked_in", "in_found_stories"]

CROWD: Final = 300
"""Claims up to which those of no known story are taken to be somebody's collection on one thing."""


def in_found_stories(
    claims: Sequence[Assertion],
    known: Collection[str],
    find: Callable[[Sequence[Document]], Iterable[Sequence[str]]],
) -> tuple[Assertion, ...]:
    """The claims, each that names neither a story nor a `known` document in a story called after what most of it is
    about; as they are where these are no crowd, and those that neither quote nor name a document.

    What the claims of one document say (of one source on one thing, where no document is named) stands for its text;
    `find` groups such texts by their ids.

    >>> from factrecon.model import claim
    >>> from factrecon.values import Quantity
    >>> said = [evolve(claim(paper, thing, f"number {n}", Quantity.of(n)), document=paper) for n in range(200)
    ...         for paper, thing in (("a", "the Ely fire"), ("b", "the Ely fire"), ("c", "the Rye vote"))]
    >>> found = in_found_stories(said, (), lambda papers: [("a", "b"), ("c",)])
    >>> sorted({(a.source, a.claim.question.story) for a in found})
    [('a', 'the Ely fire'), ('b', 'the Ely fire'), ('c', 'the Rye vote')]
    """
    homeless = [a for a in claims if not a.claim.question.story and _tells_more(a, known)]
    if len(homeless) <= CROWD:
        return tuple(claims)
    told: dict[str, list[Assertion]] = defaultdict(list)
    for a in homeless:
        told[_paper(a)].append(a)
    papers = [_as_document(name, told[name]) for name in sorted(told)]
    taken: Counter[str] = Counter()
    story: dict[str, str] = {}
    for members in sorted(map(sorted, find(papers))):
        name = _called(a for member in members for a in told[member])
        taken[name] += 1
        story |= dict.fromkeys(members, name if taken[name] == 1 else f"{name} ({taken[name]})")
    lost = {id(a) for a in homeless}
    return tuple(asked_in(a, story[_paper(a)]) if id(a) in lost else a for a in claims)


def _tells_more(claim: Assertion, known: Collection[str]) -> bool:
    """Whether a claim names a document that is not at hand, or quotes one: a bare record has no text to stand in."""
    return bool(claim.quote) if claim.document is None else claim.document not in known


def _paper(claim: Assertion) -> str:
    return claim.document or f"{claim.source}: {claim.claim.question.subject_key}"


def _as_document(name: str, claims: Sequence[Assertion]) -> Document:
    """What the claims say, as a text: the words that they quote, each once; of those that quote none, what each is
    asked of, what is asked, and the answer. What many records ask alike ("number of deaths") tells no story."""
    lines: dict[str, None] = {}
    for a in sorted(
        claims, key=lambda a: (a.span.start if a.span is not None else -1, a.ref or "", a.id, a.given or "")
    ):
        question = a.claim.question
        lines[a.quote or f"{object_of(question)}, {question.attribute}: {a.claim.value.text}."] = None
    days = [d for a in claims if (d := _day(a.published)) is not None]
    return Document(id=name, text="\n".join(lines), published=min(days, default=None))


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _called(claims: Iterable[Assertion]) -> str:
    """What most claims are asked of."""
    about = Counter(object_of(a.claim.question) for a in claims)
    return min(about, key=lambda thing: (-about[thing], thing))


def asked_in(claim: Assertion, story: str) -> Assertion:
    """A claim as asked within a story."""
    question = claim.claim.question
    return evolve(claim, claim=evolve(claim.claim, question=evolve(question, story=story)))
