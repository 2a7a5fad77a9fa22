"""Ids of questions that last as long as the question is asked, whatever documents come or go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from factrecon.graph import ClaimGraph
from factrecon.model import Assertion, Document, Question, content_id, value_identity
from factrecon.values import Offset

__all__ = ["attribute_in_words", "question_ids", "story_ids"]


def question_ids(graph: ClaimGraph) -> dict[str, str]:
    """The lasting id of every question of a graph, by the hash under which the graph holds it.

    What is asked of a thing by name is known by that name. What is asked of an event is known by the words in which
    it was first answered: news that joins it later leaves the id alone. No two questions bear one id.

    >>> from datetime import date
    >>> from factrecon.graph import build_graph
    >>> from factrecon.model import claim
    >>> from factrecon.values import Quantity
    >>> one, two = (claim(s, "the fire", "deaths", Quantity.of(n, "person"), published=date(2024, 5, n))
    ...             for s, n in [("gazette", 3), ("herald", 4)])
    >>> set(question_ids(build_graph([one])).values()) == set(question_ids(build_graph([one, two])).values())
    True
    """
    asked: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for question in graph.questions:
        said = [a for c in graph.claims_of(question) for a in graph.assertions_of(c)]
        if isinstance(question.subject, str):
            key: tuple[Any, ...] = (question.subject_key, question.attribute)
        else:
            key = _words(min(said, key=_when))
        asked[content_id("q", *key)].append((sorted(a.id for a in said), question.id))
    out: dict[str, str] = {}
    for identity, questions in asked.items():
        for n, (_, question_id) in enumerate(sorted(questions)):
            out[question_id] = content_id("q", identity, n) if n else identity
    return out


def story_ids(documents: Iterable[Document], stories: Mapping[str, int]) -> dict[str, str]:
    """The lasting id of each document's story: a hash of the first document that tells it.

    >>> from datetime import date
    >>> two = [Document(id=n, text="Fire.", published=date(2024, 5, d)) for n, d in (("a", 2), ("b", 1))]
    >>> story_ids(two, {"a": 0, "b": 0})["a"] == story_ids(two[1:], {"b": 0})["b"]
    True
    """
    first: dict[int, tuple[bool, str, str]] = {}
    for d in documents:
        if d.id in stories:
            told = (d.published is None, d.published.isoformat() if d.published else "", d.id)
            first[stories[d.id]] = min(first.get(stories[d.id], told), told)
    return {name: content_id("s", first[story][2]) for name, story in stories.items() if story in first}


def attribute_in_words(question: Question, events: Mapping[str, str]) -> str:
    """The attribute with the frames of events in place of their keys: "start after strike end".

    `events` gives the frame of each event by its key; an event of one document says its own.

    >>> attribute_in_words(Question("it", "start after e1f end"), {"e1f": "strike"})
    'start after strike end'
    >>> attribute_in_words(Question("it", "start after paper#strike2 end"), {})
    'start after strike end'
    """
    pieces = question.attribute.split(" ")
    if len(pieces) == 4 and pieces[1] in ("after", "before"):
        pieces[2] = events.get(pieces[2], pieces[2].rpartition("#")[2].rstrip("0123456789"))
    return " ".join(p for p in pieces if p)


def _when(assertion: Assertion) -> tuple[Any, ...]:
    """Sorts assertions by when they were said, and where; undated ones last."""
    published, span = assertion.published, assertion.span
    return (
        published is None,
        published.isoformat() if published else "",
        assertion.document or "",
        assertion.source,
        (span.start, span.end) if span else (0, 0),
        assertion.id,
    )


def _words(assertion: Assertion) -> tuple[Any, ...]:
    """What an assertion says, and in which words, as the document has them."""
    span, value = assertion.span, assertion.claim.value
    said = value.duration if isinstance(value, Offset) else value
    return (
        assertion.document or assertion.source,
        assertion.reader,
        assertion.open or attribute_in_words(assertion.claim.question, {}),
        " ".join(span.quote.split()) if span else "",
        span.start if span else 0,
        value_identity(said),
        str(assertion.claim.scope.part or ""),
    )
