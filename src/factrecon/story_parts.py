"""What is made of one story by itself: read, matched, compared, fused, dated; no other story bears on it.

A reconciliation is its stories side by side, and what is summed over them: how credible each source is, from the
contested questions that it answered in all of them. So a document that comes in costs its own story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve, field, frozen

from factrecon.algebra.tolerance import Tolerance
from factrecon.ballot import Ballot, Link, LinkKind, Vote
from factrecon.claim_record import denial_taken_in, prepared
from factrecon.comparison import Comparison, Rule
from factrecon.consistency.timeline import Timeline, timeline
from factrecon.frames import Frame
from factrecon.fusion import fuse
from factrecon.fusion.beliefs import Beliefs, Contribution
from factrecon.graph import ClaimGraph, build_graph
from factrecon.grounding import ground
from factrecon.matching.judgements import Judgement, Judgements
from factrecon.matching.questions import Match, Matching, match
from factrecon.model import Assertion, Document, Source
from factrecon.models.asking import Complete
from factrecon.question_ids import story_ids
from factrecon.readers import READERS, Read, Reader
from factrecon.readers.reader import left_out_by
from factrecon.readers.reading import Readings, read_documents
from factrecon.records import LeftOut
from factrecon.rules import RULES
from factrecon.sentence_claims import read_sentences
from factrecon.story.analysis import PARSER, Parser
from factrecon.story.copies import Echo, carried, copies_of, echoes
from factrecon.verdicts.corrections import taken_back
from factrecon.verdicts.origins import find_origins
from factrecon.wording import worded

__all__ = ["Learnt", "Options", "StoryPart", "credibility_of", "divided", "make_part"]

UNKNOWN: Final = 0.7
"""Credibility of a source of which nothing is known."""
PRIOR_WEIGHT: Final = 20
"""As many contested questions must a source have answered for what they teach to weigh as much as what
was known before."""
_SCALE: Final = 1_000_000

Learnt = Mapping[str, tuple[int, int]]
"""For each name how many contested questions it answered, and the sum of how credible it proved in them, in
millionths: (sum, count)."""


@frozen
class Options:
    """How to reconcile: what `reconcile` was called with."""

    sources: tuple[Source, ...]
    readers: tuple[Reader | Read, ...]
    vocabulary: tuple[Frame, ...]
    rules: tuple[Rule, ...]
    method: str | Callable[..., Any]
    tolerance: Tolerance
    judgements: Judgements
    left_out: tuple[LeftOut, ...]
    together: float | None
    keep_ungrounded: bool
    confirm: Complete | None
    strict: bool
    matching: Matching = "evidence"
    workers: int = field(default=1, eq=False)
    """Processes among which the stories are shared; whatever their number, what is made is the same."""
    stories: Mapping[str, str] = {}
    """The story that the caller names, of documents and of sources of claims."""
    parser: Parser = PARSER
    """What cuts the documents into sentences, words and clauses."""

    @property
    def own(self) -> bool:
        """Whether a part is not one of those that ship."""
        return (
            callable(self.method)
            or any(r not in RULES for r in self.rules)
            or any(r not in READERS for r in self.readers)
        )

    @property
    def prior(self) -> dict[str, float]:
        """What is known beforehand of how credible sources are."""
        return {s.id: min(0.99, max(0.01, s.credibility)) for s in self.sources if s.credibility is not None}


@frozen(kw_only=True)
class StoryPart:
    """One story: what was given of it, and all that follows from that alone."""

    documents: tuple[Document, ...]
    given: tuple[Assertion, ...]
    judgements: tuple[Judgement, ...]
    readings: Readings = field(repr=False)
    matched: Match = field(repr=False)
    graph: ClaimGraph = field(repr=False)
    timeline: Timeline = field(repr=False)
    origins: Learnt
    """What its contested questions teach of each independent voice."""
    sources: Learnt
    contributions: Mapping[str, tuple[Contribution, ...]] = field(repr=False)
    """What each voice adds to an answer, by question."""
    left_out: tuple[LeftOut, ...] = ()

    def is_of(self, documents: Sequence[Document], given: Sequence[Assertion], judged: Sequence[Judgement]) -> bool:
        """Whether it was made of just these."""
        return (self.documents, self.given, self.judgements) == (tuple(documents), tuple(given), tuple(judged))


def make_part(
    documents: Sequence[Document],
    given: Sequence[Assertion],
    judged: Sequence[Judgement],
    options: Options,
    *,
    among: Sequence[Document] = (),
    kept: Readings | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> StoryPart:
    """Everything of one story. `kept` is what was read of it before; `among` are the documents of all stories, of
    which a claim that stands in none of them must not speak."""
    story = {d.id: 0 for d in documents}
    copies = copies_of(documents)
    papers = [d for d in documents if d.id not in copies]
    readings = read_documents(
        papers,
        stories=story,
        vocabulary=options.vocabulary,
        readers=options.readers,
        tolerance=options.tolerance,
        parser=options.parser,
        kept=kept,
        progress=progress,
    )
    assumed = {name: dating.assumed for name, dating in readings.datings.items()}
    beside = given if documents else ()  # without articles there is nothing that a sentence could meet
    told = (*given, *read_sentences(beside, vocabulary=options.vocabulary, readers=options.readers))
    grounded = ground(map(prepared, told), documents or among, keep=options.keep_ungrounded, published=assumed)
    claims, again = echoes(grounded.claims, copies)
    matched = match(
        tuple(_of_one_story((*claims, *map(denial_taken_in, readings.assertions)), documents)),
        frames=options.vocabulary,
        judgements=Judgements.of(judged),
        matching=options.matching,
        copies=copies,
        progress=progress,
    )
    first = {d.id: d for d in papers}
    by_id = {d.id: d for d in documents}
    by_person = {q for one in matched.judged for q in one.questions}
    told_in_words = worded(matched.assertions, by_id, judged=by_person)
    said = taken_back(
        find_origins(told_in_words, first, sources=options.sources),
        first,
        rules=options.rules,
        tolerance=options.tolerance,
    )
    told = (*said, *_in_copies(said, matched.places, again, len(claims), by_id, copies))
    graph = build_graph(
        told, sources=options.sources, documents=documents, rules=options.rules, tolerance=options.tolerance
    )
    origins, sources, beliefs = _learnt(graph, options)
    return StoryPart(
        documents=tuple(documents),
        given=tuple(given),
        judgements=tuple(judged),
        readings=readings,
        matched=matched,
        graph=graph,
        timeline=timeline(said, documents=papers) if copies else timeline(graph, documents=documents),
        origins=origins,
        sources=sources,
        contributions=_contributions(graph, beliefs),
        left_out=(
            *(LeftOut(r.document.id, reason) for r in readings.of for reason in r.left_out),
            *(left for left in left_out_by(options.readers) if left.file in story),
            *grounded.left_out,
        ),
    )


def _in_copies(
    said: Sequence[Assertion],
    places: Sequence[int],
    again: Iterable[Echo],
    given: int,
    documents: Mapping[str, Document],
    copies: Mapping[str, str],
) -> Iterator[Assertion]:
    """What copies assert: all that was read of their original, and what was claimed of both. `places` are those of what
    is said among all claims, of which the first were `given`."""
    where = {place: a for a, place in zip(said, places, strict=True)}
    for echo in again:
        if (a := where.get(echo.of)) is not None:
            yield evolve(echo.claim, claim=a.claim, status=a.status, origin=a.origin)
    read: dict[str, list[Assertion]] = defaultdict(list)
    for place, a in where.items():
        if place >= given:
            read[a.document or ""].append(a)
    for copy, original in copies.items():
        yield from carried(read[original], documents[original], documents[copy])


def _of_one_story(said: Sequence[Assertion], documents: Sequence[Document]) -> Iterator[Assertion]:
    """What was read, now or before and written, each question on somebody by name as one of this story alone, unless a
    claim that somebody gave asks it too: what another story says of that name is another question."""
    story = next(iter(story_ids(documents, dict.fromkeys((d.id for d in documents), 0)).values()), "")
    asked = {(a.claim.question.subject_key, a.claim.question.attribute) for a in said if not _was_read(a)}
    for a in said:
        question = a.claim.question
        if _was_read(a) and isinstance(question.subject, str) and not question.story:
            if (question.subject_key, question.attribute) not in asked:
                a = evolve(a, claim=evolve(a.claim, question=evolve(question, story=story)))
        yield a


def _was_read(claim: Assertion) -> bool:
    """Whether a clause was read here, rather than somebody's record of it."""
    return bool(claim.reader) and claim.record is None and claim.given is None


def divided(
    documents: Sequence[Document],
    given: Sequence[Assertion],
    stories: Mapping[str, int],
    judged: Judgements,
    *,
    called: Mapping[str, str] = {},
) -> Iterator[tuple[tuple[Document, ...], tuple[Assertion, ...], tuple[Judgement, ...]]]:
    """What was given, taken apart into what has no bearing on one another.

    Two stories go together where claims that were given ask of the same thing by name, or where a person judged on
    claims of both. Claims without a document of a story are a part of their own, with a lone story if there is one.
    Claims of a story that their records name go with that story, and with the documents that they name; `called` is
    the name of the story of documents, by their ids.
    """
    lone = -1 if len(set(stories.values())) != 1 else next(iter(stories.values()))
    names = {d.url: d.id for d in documents if d.url} | {d.id: d.id for d in documents}
    told = {a.claim.question.story for a in given} | set(called.values())
    numbers = {name: n for n, name in enumerate(sorted(told - {""}), max((0, *stories.values())) + 1)}
    beside = -1 if len(numbers) > 1 else lone
    found = [_home(a, names, stories, beside if a.claim.question.story else lone) for a in given]
    homes = [numbers.get(a.claim.question.story, home) for a, home in zip(given, found, strict=True)]
    parent = {n: n for n in (*stories.values(), *homes, *numbers.values(), -1)}

    def find(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    def unite(a: int, b: int) -> None:
        one, other = sorted((find(a), find(b)))
        parent[other] = one

    for d in documents:
        if d.id in called:
            unite(stories[d.id], numbers[called[d.id]])
    asked: dict[tuple[str, str], int] = {}
    for a, home, of_document in zip(given, homes, found, strict=True):
        question = a.claim.question
        unite(home, asked.setdefault((question.story, question.subject_key), home))
        if of_document >= 0:
            unite(home, of_document)
    holders = {d.id: stories[d.id] for d in documents}
    for a, home in zip(given, homes, strict=True):
        holders.setdefault(a.document or a.source, home)
    places: list[tuple[Judgement, int]] = []
    for judgement in judged.listed:
        if judgement.about != "story":
            at = [h for h in (_holder(judgement.a, holders), _holder(judgement.b, holders)) if h is not None]
            if len(at) == 2 and judgement.about != "dispute":
                unite(*at)
            places.append((judgement, at[0] if at else -1))
    records: dict[int, tuple[list[Document], list[Assertion], list[Judgement]]] = defaultdict(lambda: ([], [], []))
    for d in documents:
        records[find(stories[d.id])][0].append(d)
    for a, home in zip(given, homes, strict=True):
        records[find(home)][1].append(a)
    for judgement, home in places:
        records[find(home)][2].append(judgement)
    for n in sorted(records):
        of = records[n]
        yield tuple(of[0]), tuple(of[1]), tuple(of[2])


def with_publishers(documents: Sequence[Document], given: Iterable[Assertion]) -> tuple[Document, ...]:
    """The documents, those of which nobody told who publishes them under the one name that records give it.

    >>> from factrecon.claim_record import assertion_from_row
    >>> row = {"source": "The Herald", "document": "h1", "object": "x", "attribute": "y", "value": "1"}
    >>> [d.source for d in with_publishers([Document(id="h1", text="x"), Document(id="h2", text="x")],
    ...     [assertion_from_row(row)])]
    ['The Herald', 'h2']
    """
    names: dict[str, set[str]] = defaultdict(set)
    for a in given:
        if a.record is not None and a.document:
            names[a.document].add(a.source)
    if not names:
        return tuple(documents)
    return tuple(
        evolve(d, source=min(told)) if d.source == d.id and len(told := names.get(d.id, set())) == 1 else d
        for d in documents
    )


def _home(claim: Assertion, names: Mapping[str, str], stories: Mapping[str, int], lone: int) -> int:
    """The story of the document that a claim names, by id, file or address."""
    named = claim.document or (claim.span.document if claim.span else None)
    if not named:
        return lone
    known = names.get(named) or names.get(named.rpartition(".")[0])
    return stories[known] if known is not None else -1


def _holder(named: str, holders: Mapping[str, int]) -> int | None:
    """The story of the document, or source, that a judgement names."""
    fitting = [named[:at] for at in range(len(named)) if named.startswith(": ", at) and named[:at] in holders]
    return holders[fitting[-1]] if fitting else None


def credibility_of(learnt: Iterable[Learnt], prior: Mapping[str, float]) -> dict[str, float]:
    """How credible each name is, in [0, 1]: drawn towards what was known before, the more the less taught it.

    One story teaches little of a source: undrawn, two equal voices would weigh unequally by chance.

    >>> credibility_of([{"gazette": (500_000, 1)}, {"gazette": (1_000_000, 1)}], {})
    {'gazette': 0.7045454545454546}
    """
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for part in learnt:
        for name, (won, told) in part.items():
            total[name][0] += won
            total[name][1] += told
    out = {}
    for name in sorted(total):
        won, told = total[name]
        before = prior.get(name, UNKNOWN)
        drawn = (round(before * PRIOR_WEIGHT * _SCALE) + won) / ((PRIOR_WEIGHT + told) * _SCALE)
        out[name] = drawn if told else before
    return out


def _learnt(graph: ClaimGraph, options: Options) -> tuple[Learnt, Learnt, Beliefs | None]:
    """What fusing the claims that stand teaches of each origin and each source, and what fusion made of them."""
    # A source that prints itself fifty times says it once: the firmest of what it says in so many words counts.
    firmest: dict[tuple[str, str, str, str], float] = {}
    for a in graph.assertions:
        if a.status in ("asserted", "reported"):
            key = a.claim.question.id, a.claim.id, a.source, a.origin or a.source
            firmest[key] = max(firmest.get(key, 0.0), 1.0 if a.status == "asserted" else 0.8)
    votes = [Vote(item, said, source, origin, weight) for (item, said, source, origin), weight in firmest.items()]
    if not votes:
        return {}, {}, None
    cast = {(v.item, v.proposition) for v in votes}
    links = [
        link
        for q in graph.questions
        for c in graph.comparisons_of(q)
        if (q.id, c.a) in cast and (q.id, c.b) in cast and (link := _link(q.id, c)) is not None
    ]
    beliefs = fuse(Ballot.build(votes, links=links, prior=options.prior), method=options.method)
    contested = _contested(votes)
    return (
        _summed(beliefs.credibility, _told({(v.item, v.proposition, v.origin) for v in votes if v.item in contested})),
        _summed(
            beliefs.source_credibility, _told({(v.item, v.proposition, v.source) for v in votes if v.item in contested})
        ),
        beliefs,
    )


def _told(said: Iterable[tuple[Hashable, Hashable, str | None]]) -> Counter[str]:
    """How many things each name says: a copy says nothing more."""
    return Counter(str(name) for _, _, name in said)


def _contested(votes: Sequence[Vote]) -> set[Hashable]:
    """The questions on which different things are said: only they tell anything of who is right."""
    said: dict[Hashable, set[Hashable]] = defaultdict(set)
    for vote in votes:
        said[vote.item].add(vote.proposition)
    return {item for item, propositions in said.items() if len(propositions) > 1}


def _summed(learnt: Mapping[str, float], seen: Counter[str]) -> Learnt:
    known = ((name, value, seen[name] if value == value else 0) for name, value in learnt.items())
    return {name: (round(value * _SCALE) * n if n else 0, n) for name, value, n in known}


def _contributions(graph: ClaimGraph, beliefs: Beliefs | None) -> dict[str, tuple[Contribution, ...]]:
    if beliefs is None:
        return {}
    cast = set(beliefs.ballot.items)
    return {q.id: tuple(beliefs.contributions(q.id)) for q in graph.questions if q.id in cast}


def _link(item: str, comparison: Comparison) -> Link | None:
    if comparison.relation == "same":
        return Link(item, comparison.a, comparison.b, LinkKind.SAME)
    if comparison.relation == "refines":
        return Link(item, comparison.a, comparison.b, LinkKind.REFINES)
    if comparison.relation == "refined_by":
        return Link(item, comparison.b, comparison.a, LinkKind.REFINES)
    if comparison.is_contradiction:
        return Link(item, comparison.a, comparison.b, LinkKind.CONTRADICTS, comparison.contradiction)
    if comparison.relation in ("compatible", "tension") and comparison.contradiction < 0.5:
        return Link(item, comparison.a, comparison.b, LinkKind.AGREES, 1.0 - comparison.contradiction)
    return None
