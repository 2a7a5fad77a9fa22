"""Hypothesis strategies for questions, claims, assertions, documents, graphs and timelines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from attrs import evolve, frozen
from hypothesis import strategies as st

from factrecon.algebra.temporal_network import ZERO, Constraint
from factrecon.algebra.trapezoid import Trapezoid, at_least
from factrecon.claim_record import stated
from factrecon.graph import ClaimGraph, build_graph
from factrecon.model import (
    MODES,
    STATUSES,
    Assertion,
    Attribution,
    Claim,
    ClaimRecord,
    Document,
    Event,
    Mention,
    Question,
    Role,
    Scope,
    Source,
    Span,
    Statement,
    Status,
)
from factrecon.testing.pasting import pasted
from factrecon.testing.value_strategies import (
    NAMES,
    TOWNS,
    WORDS,
    days,
    durations,
    places,
    quantities,
    texts,
    times,
    trapezoids,
    truths,
    values,
)
from factrecon.values import Duration, Entity, Places, Quantity, Time

SUBJECTS = ("the fire", "the strike", "the vote")
ATTRIBUTES: Mapping[str, str] = {
    "deaths": "quantity",
    "participants": "quantity",
    "duration": "duration",
    "start": "time",
    "end": "time",
    "places": "places",
    "happened": "truth",
    "cause": "text",
    "leader": "entity",
}
ASKED: Mapping[str, str] = {
    "deaths": "How many people died in {}?",
    "participants": "How many people took part in {}?",
    "duration": "How long did {} last?",
    "start": "When did {} begin?",
    "end": "When did {} end?",
    "places": "Where was {}?",
    "happened": "Did {} happen?",
    "cause": "What caused {}?",
    "leader": "Who led {}?",
}
"""What each attribute asks, in words."""


def sources(*, ids: Sequence[str] = ("courier", "gazette", "herald")) -> st.SearchStrategy[Source]:
    """Sources, with and without an owner and a credibility known beforehand."""
    return pasted(
        Source,
        id=st.sampled_from(tuple(ids)),
        owner=st.none() | st.just("the group"),
        credibility=st.none() | st.integers(0, 20).map(lambda n: n / 20),
    )


def events(*, frames: Sequence[str] = ("strike", "fire", "talks")) -> st.SearchStrategy[Event]:
    """Events with participants, places and times, some of them unknown."""
    return pasted(
        Event,
        st.sampled_from(tuple(frames)),
        st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
        st.none() | places(),
        st.none() | times(),
    )


def questions(*, kinds: Sequence[str] = ()) -> st.SearchStrategy[Question]:
    """Questions on named subjects and on events, of some kinds only if named."""
    return _questions(tuple(kinds))


@cache
def _questions(kinds: tuple[str, ...]) -> st.SearchStrategy[Question]:
    chosen = [(a, k) for a, k in ATTRIBUTES.items() if not kinds or k in kinds]

    def build(subject: Any, asked: tuple[str, str], cumulative: bool) -> Question:
        attribute, kind = asked
        about = subject if isinstance(subject, str) else subject.label or f"the {subject.frame}"
        ask = ASKED[attribute].format(about)
        return Question(subject, attribute, kind, ask, cumulative and attribute == "deaths")

    named = st.sampled_from(SUBJECTS)
    return pasted(build, st.one_of(named, named, events()), st.sampled_from(chosen), st.booleans())


@cache
def scopes() -> st.SearchStrategy[Scope]:
    """Scopes limited in place, part or period, or in nothing; most have a date of saying."""
    nothing = st.none()
    return pasted(
        Scope,
        nothing | places(),
        nothing | st.sampled_from(("nurses", "pilots")),
        nothing | times(),
        nothing | days(first=date(2024, 3, 1), last=date(2024, 3, 9)),
    )


def claims(*, question: Question | None = None, kinds: Sequence[str] = ()) -> st.SearchStrategy[Claim]:
    """Claims whose value has their question's kind; on one question if it is given."""
    asked = _questions(tuple(kinds)) if question is None else st.just(question)

    @st.composite
    def draw_one(draw: st.DrawFn) -> Claim:
        return _draw_claim(draw, draw(asked))

    return draw_one()


def _draw_claim(draw: st.DrawFn, question: Question) -> Claim:
    people = question.attribute in ("deaths", "participants")
    value = draw(_people() if people else values(kinds=(question.kind,)))
    return Claim(question, value, draw(scopes()))


@cache
def _people() -> st.SearchStrategy[Quantity]:
    return quantities(units=("person",))


def claim_pairs(*, kinds: Sequence[str] = ()) -> st.SearchStrategy[tuple[Claim, Claim]]:
    """Two claims on one question."""
    asked = _questions(tuple(kinds))

    @st.composite
    def draw_two(draw: st.DrawFn) -> tuple[Claim, Claim]:
        question = draw(asked)
        return _draw_claim(draw, question), _draw_claim(draw, question)

    return draw_two()


def attributions() -> st.SearchStrategy[Attribution]:
    """Who says it inside a document, or nobody."""
    return pasted(
        Attribution, st.none() | st.sampled_from(NAMES), st.none() | st.just("said"), st.none() | st.just("may")
    )


def assertions(*, question: Question | None = None) -> st.SearchStrategy[Assertion]:
    """Structured assertions: a source claims something, with no text behind it."""
    asked = _questions(()) if question is None else st.just(question)

    @st.composite
    def draw_one(draw: st.DrawFn) -> Assertion:
        return _draw_assertion(draw, draw(asked))

    return draw_one()


def _draw_assertion(draw: st.DrawFn, question: Question) -> Assertion:
    source, status, said, published = draw(_saying())
    return Assertion(_draw_claim(draw, question), source, attribution=said, status=status, published=published)


@cache
def _saying() -> st.SearchStrategy[tuple[str, Status, Attribution | None, date | None]]:
    return st.tuples(
        st.sampled_from(("courier", "gazette", "herald")),
        st.sampled_from(STATUSES),
        st.none() | attributions(),
        st.none() | days(first=date(2024, 3, 1), last=date(2024, 3, 9)),
    )


def statements() -> st.SearchStrategy[Statement]:
    """Statements as `story` makes them: roles filled by mentions and by values, modes, polarity, scope, place."""
    places = st.sampled_from(((-1, -1), (3, 9)))
    mentions = pasted(
        lambda text, head, entity, place: Mention(text, head, entity, *place),
        st.sampled_from(NAMES),
        st.sampled_from(("", "fire")),
        st.sampled_from(("", "e1")),
        places,
    )
    roles = pasted(Role, st.sampled_from(("agent", "patient", "place", "amount", "against:")), mentions | values())
    return pasted(
        Statement,
        predicate=st.sampled_from(("kill", "approve")),
        frame=st.sampled_from(("", "fire")),
        polarity=st.booleans(),
        mode=st.sampled_from(MODES),
        roles=st.lists(roles, max_size=3).map(tuple),
        scope=scopes(),
        speaker=st.none() | st.sampled_from(NAMES),
        cue=st.none() | st.just("said"),
        span=st.none() | st.just(Span("d1", 0, 4, "“A”!")),
        words=st.lists(st.sampled_from(WORDS), max_size=3).map(tuple),
    )


def told_assertions() -> st.SearchStrategy[Assertion]:
    """Assertions with all that one may have: a place in a document, speaker, statement, what is told around a number.

    Some are as a reader makes them, some as a record does, with the record's words, names and unknown fields.
    """

    @st.composite
    def draw_one(draw: st.DrawFn) -> Assertion:
        said = _draw_assertion(draw, draw(_questions(())))
        if draw(st.booleans()):
            said = evolve(
                said, claim=evolve(said.claim, question=evolve(said.claim.question, single=False, ask="Who?"))
            )
        if draw(st.booleans()):
            said = evolve(
                said, claim=evolve(said.claim, question=evolve(said.claim.question, story="the fire", cumulative=True))
            )
        said = evolve(
            said,
            document=draw(st.none() | st.just("d1")),
            at=draw(st.sampled_from((-1, 4))),
            own_words=draw(st.sampled_from(("", "___ people died"))),
            ref=draw(st.none() | st.just("r1")),
            given=draw(st.none() | st.just("as it says")),
            reader=draw(st.sampled_from(("", "tolls"))),
            origin=draw(st.none() | st.just("reuters")),
            told=draw(st.none() | events()),
        )
        if said.document and draw(st.booleans()):
            span = Span("d1", 3, 9, "“said”")
            said = evolve(said, span=span, grounding=draw(st.sampled_from((None, "exact", "folded"))))
        if draw(st.booleans()):
            return evolve(said, statement=draw(statements()), open=draw(st.sampled_from(("amount", "truth"))))
        record = ClaimRecord(
            when=draw(st.none() | st.sampled_from(("Friday", "in 2003", "at dusk"))),
            where=draw(st.none() | st.sampled_from(TOWNS)),
            extra=draw(st.sampled_from(({}, {"checked": ["mk", 3]}, {"note": ""}))),
        )
        return stated(evolve(said, record=record if record != ClaimRecord() else None))

    return draw_one()


@frozen
class PlantedDocument:
    """A document, and the assertions that its sentences were written to make."""

    document: Document
    assertions: tuple[Assertion, ...]


def planted_documents(*, most: int = 4) -> st.SearchStrategy[PlantedDocument]:
    """Short news items of up to `most` sentences, with what each sentence asserts and where.

    A sentence is planted with its value's very words as the quote, so a reader can be held against it.
    """

    @st.composite
    def draw_one(draw: st.DrawFn) -> PlantedDocument:
        source = draw(st.sampled_from(("courier", "gazette", "herald")))
        published = draw(days())
        name, town = draw(st.sampled_from(("fire", "strike", "flood"))), draw(st.sampled_from(TOWNS))
        subject = f"the {name} in {town}"
        n, length = draw(st.integers(2, 90)), draw(st.integers(2, 9))
        began = published - timedelta(days=draw(st.integers(1, 25)))
        day_words = f"{began:%B} {began.day}, {began.year}"
        sentences: list[tuple[str, str, str, Any]] = [
            (
                f"At least {n} people died in {subject}.",
                f"At least {n} people",
                "deaths",
                Quantity.of(n, "person", modifier="at least", text=f"At least {n} people"),
            ),
            (
                f"T{subject[1:]} began on {day_words}.",
                day_words,
                "start",
                Time.day(began.year, began.month, began.day, text=day_words),
            ),
            (
                f"T{subject[1:]} lasted {length} days.",
                f"{length} days",
                "duration",
                Duration.of(length, "day", text=f"{length} days"),
            ),
            (f"Officials met in {town} to discuss it.", town, "place", Places.of(town, text=town)),
            (
                f"{NAMES[n % len(NAMES)]} led the response.",
                NAMES[n % len(NAMES)],
                "leader",
                Entity(NAMES[n % len(NAMES)], text=NAMES[n % len(NAMES)]),
            ),
        ]
        chosen = draw(st.lists(st.sampled_from(sentences), min_size=1, max_size=most, unique_by=lambda s: s[2]))
        text = " ".join(s for s, _, _, _ in chosen)
        document = Document(id="planted", source=source, text=text, published=published)
        found, at = [], 0
        for sentence, quote, attribute, value in chosen:
            start = at + sentence.index(quote)
            at += len(sentence) + 1
            asked = Question(
                subject, attribute, value.kind, ASKED.get(attribute, "Where did officials meet on {}?").format(subject)
            )
            claim = Claim(asked, value, Scope(as_of=published))
            span = Span("planted", start, start + len(quote), quote)
            found.append(Assertion(claim, source, "planted", span, None, "asserted", published))
        return PlantedDocument(document, tuple(found))

    return draw_one()


def documents(*, texts_of: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Document]:
    """Documents: planted news, words in any order, and any text at all, dated or not."""
    any_text = (
        texts_of
        if texts_of is not None
        else st.one_of(
            planted_documents().map(lambda p: p.document.text),
            st.lists(
                st.sampled_from((*WORDS, "30", "at least", "on Monday", "said", "“", "”", ".", ",", "$5", "%")),
                max_size=25,
            ).map(" ".join),
            st.text(max_size=200),
        )
    )
    return pasted(
        Document,
        id=st.just("d"),
        source=st.sampled_from(("courier", "gazette")),
        text=any_text,
        published=st.none() | days(),
    )


def graphs(*, most: int = 6) -> st.SearchStrategy[ClaimGraph]:
    """Graphs of up to `most` assertions on a few questions."""
    return assertion_lists(most=most).map(build_graph)


def assertion_lists(*, most: int = 6) -> st.SearchStrategy[list[Assertion]]:
    """Assertions several of which answer the same question."""

    @st.composite
    def draw_some(draw: st.DrawFn) -> list[Assertion]:
        asked = draw(st.lists(_questions(()), min_size=1, max_size=2))
        return [_draw_assertion(draw, draw(st.sampled_from(asked))) for _ in range(draw(st.integers(1, most)))]

    return draw_some()


def constraints(*, points: Sequence[str] = ("a", "b", "c")) -> st.SearchStrategy[Constraint]:
    """Constraints between a few points and the zero point, in whole hours."""
    pairs = [(p, q) for p in (ZERO, *points) for q in points if p != q]

    def build(pair: tuple[str, str], shape: Trapezoid, label: int, strength: int) -> Constraint:
        return Constraint(*pair, shape.scale(3600), (f"c{label}",), f"words {label}", float(strength))

    said = pasted(build, st.sampled_from(pairs), trapezoids(low=-30, high=30), st.integers(0, 9), st.integers(1, 3))
    ordered = st.sampled_from(points).flatmap(
        lambda p: st.sampled_from([q for q in points if q != p]).map(lambda q: Constraint(p, q, at_least(0)))
    )
    return st.one_of(said, said, ordered)


def constraint_lists(*, most: int = 7) -> st.SearchStrategy[list[Constraint]]:
    """Some constraints on the same few points."""
    return st.lists(constraints(), min_size=1, max_size=most)


@st.composite
def histories(draw: st.DrawFn, *, most: int = 6) -> tuple[list[Constraint], dict[str, float]]:
    """A course of events (seconds by point), and constraints that all hold of it, to some degree."""
    truth = {p: 3600.0 * draw(st.integers(-50, 50)) for p in ("a", "b", "c")}
    at = {ZERO: 0.0, **truth}
    out = []
    for i in range(draw(st.integers(1, most))):
        p, q = draw(st.sampled_from([(p, q) for p in at for q in truth if p != q]))
        gap = at[q] - at[p]
        inner, outer = sorted((draw(st.integers(0, 20)), draw(st.integers(0, 20))))
        shift = draw(st.integers(-inner, inner))
        if draw(st.booleans()):
            shift = draw(st.integers(-outer, outer))
        middle = gap + 3600 * shift
        out.append(
            Constraint(
                p,
                q,
                Trapezoid(middle - 3600 * outer, middle - 3600 * inner, middle + 3600 * inner, middle + 3600 * outer),
                (f"c{i}",),
            )
        )
    return out, truth


__all__ = [
    "PlantedDocument",
    "assertion_lists",
    "assertions",
    "attributions",
    "claim_pairs",
    "claims",
    "constraint_lists",
    "constraints",
    "documents",
    "durations",
    "events",
    "graphs",
    "histories",
    "planted_documents",
    "questions",
    "scopes",
    "sources",
    "statements",
    "texts",
    "told_assertions",
    "truths",
]
