"""Ids of questions that last as long as the question is asked, whatever documents come or go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from attrs import frozen

from factrecon.graph import ClaimGraph
from factrecon.matching.story_keys import chief_names
from factrecon.model import Assertion, Document, Question, content_id, value_identity
from factrecon.values import Offset, Quantity

__all__ = [
    "FirstAnswer",
    "assigned",
    "attribute_in_words",
    "first_answers",
    "ids_by_others",
    "question_ids",
    "story_ids",
]


def question_ids(graph: ClaimGraph) -> dict[str, str]:
    """The lasting id of every question of a graph, by the hash under which the graph holds it.

    What is asked of an event is known by how it was first answered: on which day, in a document on whom, which place of
    which predicate, with what. What is asked of a thing by name is known by that name and, where a document tells it,
    by that day and whom else it is on. News that joins a question later leaves its id alone, and so does an earlier
    paper that says the same of the same on the same day. No two questions bear one id.

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
    documents = {d.id: d for d in graph.documents}
    out = []
    for question in graph.questions:
        earliest = min((a for c in graph.claims_of(question) for a in graph.assertions_of(c)), key=_when)
        identity = _identity(question, earliest, documents)
        out.append(FirstAnswer(identity, _when(earliest), _words(earliest), question.id))
    return out


def ids_by_others(graph: ClaimGraph) -> dict[str, tuple[str, ...]]:
    """Of each question, by the graph's hash of it, the ids by which a report is likely to know it that has only some of
    the documents that answer it: for each document by itself."""
    documents = {d.id: d for d in graph.documents}
    out = {}
    for question in graph.questions:
        first: dict[str, Assertion] = {}
        for a in sorted((a for c in graph.claims_of(question) for a in graph.assertions_of(c)), key=_when):
            first.setdefault(a.document or a.source, a)
        out[question.id] = tuple(sorted({_identity(question, a, documents) for a in first.values()}))
    return out


def _identity(question: Question, answer: Assertion, documents: Mapping[str, Document]) -> str:
    """What names a question that was first answered so."""
    document = documents.get(answer.document or "")
    if isinstance(question.subject, str):
        named = set(question.subject_key.split())
        anchor = _anchor(answer, document, named) if document else ()
        story = [question.story] if question.story and (answer.record is not None or not answer.reader) else []
        return content_id("q", question.subject_key, question.attribute, *story, *anchor)
    return content_id("q", *_anchor(answer, document), *_answer(answer))


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


_UNDATED: Final = 3
"""Names that stand for the story where no day does."""


def _anchor(assertion: Assertion, document: Document | None, known: Collection[str] = ()) -> tuple[Any, ...]:
    """When it was said, and whom its document is on, names that are known aside: what another paper on the story shares
    more likely than not, and a paper on another story hardly ever."""
    names = [n for n in chief_names(document) if n not in known] if document else []
    day = assertion.published.isoformat()[:10] if assertion.published else ""
    return day, sorted(names[: 1 if day else _UNDATED])


def _answer(assertion: Assertion) -> tuple[Any, ...]:
    """What an assertion answers and with what, in terms that another paper on it would share: an amount is known by its
    unit, for papers use various verbs with it."""
    statement, event, value = assertion.statement, assertion.claim.question.event, assertion.claim.value
    if isinstance(value, Quantity):
        told = value.unit
    else:
        told = ((statement.frame or statement.predicate) if statement else "") or (event.frame if event else "")
    return told, assertion.open or attribute_in_words(assertion.claim.question, {}), _said(assertion)


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
