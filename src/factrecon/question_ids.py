"""Ids of questions that last as long as the question is asked, whatever documents come or go."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from attrs import frozen

from factrecon.graph import ClaimGraph
from factrecon.language.en.rows import listed
from factrecon.language.names.words import HONORIFICS
from factrecon.matching.stories.keys import chief_names, key_weight
from factrecon.model import Assertion, Document, Question, content_id, value_identity
from factrecon.values import Offset, Quantity, Time
from factrecon.values.time import seconds_of

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

    What is asked of an event is known by how it was first answered: about when, in a document on whom, which place of
    which predicate, with what. What is asked of a thing by name is known by that name and, where a document tells it,
    by that day and whom else it is on. News that joins a question later leaves its id alone,
    and so does an earlier paper that says the same in such terms. No two questions bear one id.

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
        answers = [a for c in graph.claims_of(question) for a in graph.assertions_of(c)]
        named = [(_identity(question, a, documents), a) for a in answers]
        out[question.id] = tuple(sorted({i for one, a in named for i in (one, _beside(one, _words(a)))}))
    return out


def _identity(question: Question, answer: Assertion, documents: Mapping[str, Document]) -> str:
    """What names a question that was first answered so."""
    document = documents.get(answer.document or "")
    if not isinstance(question.subject, str):
        anchor = _anchor(answer, document, telling=_tells(answer))
        return content_id("q", *anchor, *_answer(answer))
    story = [question.story] if question.story and (answer.record is not None or not answer.reader) else []
    if document is None:
        return content_id("q", question.subject_key, question.attribute, *story)
    name = _short(question.subject_key)
    anchor = _anchor(answer, document, telling=False, known=name.split())
    return content_id("q", name, question.attribute, *story, *anchor)


def assigned(answers: Iterable[FirstAnswer]) -> dict[str, str]:
    """The id of each question, by the graph's hash of it. Of several that were first answered alike, all but the first
    are known by the words as well; so what bears another identity has no part in it."""
    out: dict[str, str] = {}
    before = ""
    for answer in sorted(answers):
        alike = answer.identity == before
        out[answer.question] = _beside(answer.identity, answer.words) if alike else answer.identity
        before = answer.identity
    return _distinct(out)


def _beside(identity: str, words: tuple[Any, ...]) -> str:
    """The id of what was first answered in such words, beside another question of that identity."""
    return content_id("q", identity, *words)


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


_BESIDE_NAMES: Final = HONORIFICS | listed("names.suffixes")
_UNDATED: Final = 2
"""Names that stand for the story where no day does."""
_TELLING_DIGITS: Final = 3
"""Significant digits of a number that is hardly told of two things on one day."""
_TELLING_WORD: Final = 0.3
"""What a word weighs that news does not use of anything."""
_OF_LATE: Final = 31
"""Days between a publication and a time that is news in it."""


def _anchor(
    answer: Assertion, document: Document | None, *, telling: bool, known: Collection[str] = ()
) -> tuple[Any, ...]:
    """What tells the question from one of another story that is put alike, in terms that another paper on the story is
    likely to share.

    A question that tells much by itself needs the day alone; another one the document's chief name beside it, `known`
    ones aside, and that holds for a week, or for a month where the answer is itself a day of late.
    """
    names = [n for n in chief_names(document) if n not in known] if document else []
    published = answer.published
    if published is None:
        return "", sorted(names[:_UNDATED])
    day = published.isoformat()[:10]
    if telling:
        return day, []
    if isinstance(answer.claim.question.subject, str):
        return day, names[:1]
    if _is_of_late(answer):
        return day[:7], names[:1]
    year, week, _ = published.isocalendar()
    return [year, week], names[:1]


def _tells(answer: Assertion) -> bool:
    """Whether few other stories have an answer of that kind and value."""
    value, open_ = answer.claim.value, answer.open
    if isinstance(value, Quantity):
        return _digits(value.nominal) >= _TELLING_DIGITS
    if open_ == "place":
        words = str(_told(answer)).replace("_", " ").split()
        return max((key_weight(f"word:{word}") for word in words), default=0.0) >= _TELLING_WORD
    return open_ not in ("truth", "time", "amount", "")


def _digits(number: float | None) -> int:
    """Digits of a number from the first to the last that is not nought."""
    if number is None or not math.isfinite(number):
        return 0
    return len(f"{abs(number):.9e}".partition("e")[0].replace(".", "").strip("0"))


def _is_of_late(answer: Assertion) -> bool:
    """Whether the answer is a time about when it was published."""
    value, published = answer.claim.value, answer.published
    if not isinstance(value, Time) or published is None:
        return False
    return abs(seconds_of(published) - value.shape.b) <= _OF_LATE * 86_400


def _short(name: str) -> str:
    """A name without what papers may leave out: titles, initials, what stands before the last two words of it.

    >>> _short("judge brett m. kavanaugh jr."), _short("acme")
    ('brett kavanaugh', 'acme')
    """
    words = [w.rstrip(".") for w in name.split()]
    kept = [w for w in words if len(w) > 1 and w not in _BESIDE_NAMES]
    return " ".join(kept[-2:]) or name


def _answer(answer: Assertion) -> tuple[Any, ...]:
    """What an assertion answers and with what, in terms that another paper on it would share."""
    return _told(answer), answer.open or attribute_in_words(answer.claim.question, {}), _said(answer)


def _told(answer: Assertion) -> str | None:
    """What an assertion tells of: an amount is known by its unit, for papers use various verbs with it."""
    statement, event, value = answer.statement, answer.claim.question.event, answer.claim.value
    if isinstance(value, Quantity):
        return value.unit
    return ((statement.frame or statement.predicate) if statement else "") or (event.frame if event else "")


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
