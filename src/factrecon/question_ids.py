"""Ids of questions that last as long as the question is asked, whatever documents come or go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from factrecon.graph import ClaimGraph
from factrecon.matching.story_keys import chief_name
from factrecon.model import Assertion, Document, Question, content_id, value_identity
from factrecon.values import Offset

__all__ = ["FirstAnswer", "assigned", "attribute_in_words", "first_answers", "question_ids", "story_ids"]


def question_ids(graph: ClaimGraph) -> dict[str, str]:
    """The lasting id of every question of a graph, by the hash under which the graph holds it.

    What is asked of a thing by name is known by that name. What is asked of an event is known by how it was first
    answered: in which month, of whom, which place of which predicate, with what. News that joins it later leaves the
    id alone, and so does an earlier paper that says the same of the same. No two questions bear one id.

    >>> from datetime import date
    >>> from factrecon.graph import build_graph
    >>> from factrecon.model import claim
    >>> from factrecon.values import Quantity
    >>> one, two = (claim(s, "the fire", "deaths", Quantity.of(n, "person"), published=date(2024, 5, n))
    ...             for s, n in [("gazette", 3), ("herald", 4)])
    >>> set(question_ids(build_graph([one])).values()) == set(question_ids(build_graph([one, two])).values())
    True
    """
    return assigned(first_answers(graph))


@frozen(order=True)
class FirstAnswer:
    """How a question was first answered: what names it, when that was said, and in which words; and the question, by
    the graph's hash of it."""

    identity: str
    when: tuple[Any, ...]
    words: tuple[Any, ...]
    question: str


def first_answers(graph: ClaimGraph) -> list[FirstAnswer]:
    """The first answer to every question of a graph."""
    chief = {d.id: chief_name(d) for d in graph.documents}
    out = []
    for question in graph.questions:
        if isinstance(question.subject, str):
            identity = content_id("q", question.subject_key, question.attribute)
            out.append(FirstAnswer(identity, (), (), question.id))
            continue
        said = [a for c in graph.claims_of(question) for a in graph.assertions_of(c)]
        earliest = min(said, key=_when)
        identity = content_id("q", *_answer(earliest, chief.get(earliest.document or "", "")))
        out.append(FirstAnswer(identity, _when(earliest), _words(earliest), question.id))
    return out


def assigned(answers: Iterable[FirstAnswer]) -> dict[str, str]:
    """The id of each question, by the graph's hash of it. Of several that were first answered alike, all but the first
    are known by the words as well; so what bears another identity has no part in it."""
    out: dict[str, str] = {}
    before = ""
    for answer in sorted(answers):
        alike = answer.identity == before
        out[answer.question] = content_id("q", answer.identity, *answer.words) if alike else answer.identity
        before = answer.identity
    return _distinct(out)


def _distinct(ids: Mapping[str, str]) -> dict[str, str]:
    """The same with no id twice."""
    taken: dict[str, int] = defaultdict(int)
    out = {}
    for question in sorted(ids, key=lambda q: (ids[q], q)):
        n = taken[ids[question]]
        taken[ids[question]] += 1
        out[question] = content_id("q", ids[question], n) if n else ids[question]
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


def _answer(assertion: Assertion, chief: str) -> tuple[Any, ...]:
    """What an assertion answers and with what, in terms that another paper on it would share."""
    statement, event = assertion.statement, assertion.claim.question.event
    told = (statement.frame or statement.predicate) if statement is not None else ""
    return (
        assertion.published.isoformat()[:7] if assertion.published else "",
        chief,
        told or (event.frame if event is not None else ""),
        assertion.open or attribute_in_words(assertion.claim.question, {}),
        assertion.mode,
        _said(assertion),
    )


def _words(assertion: Assertion) -> tuple[Any, ...]:
    """What an assertion says, and in which words, as the document has them."""
    span = assertion.span
    return (
        assertion.document or assertion.source,
        assertion.reader,
        " ".join(span.quote.split()) if span else "",
        span.start if span else 0,
        str(assertion.claim.scope.part or ""),
    )


def _said(assertion: Assertion) -> Any:
    """The value, the anchor of an offset aside, whose key is not its own."""
    value = assertion.claim.value
    return value_identity(value.duration if isinstance(value, Offset) else value)
