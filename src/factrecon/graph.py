"""The claim graph: claims and sources as nodes, assertions and comparisons as edges."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.answer_bins import ALONE, binned
from factrecon.comparison import Comparison, Rule, relation_of
from factrecon.errors import not_a
from factrecon.model import Assertion, Claim, Document, Question, Source
from factrecon.notebook_cells import MOST_ROWS, shown, table
from factrecon.rules import RULES, compare_claims

if TYPE_CHECKING:
    import networkx as nx

MOST_TOLD = 6
"""Answers to one question that a notebook is shown."""


@frozen
class ClaimGraph:
    """Everything that was said, frozen; equal for equal input in any order.

    `questions` are sorted by id; `claims_of`, `assertions_of`, `comparisons_of` give what belongs to
    a question or claim, sorted too.
    """

    questions: tuple[Question, ...]
    claims: tuple[Claim, ...]
    assertions: tuple[Assertion, ...]
    comparisons: tuple[Comparison, ...]
    sources: tuple[Source, ...] = ()
    documents: tuple[Document, ...] = field(default=(), repr=False)
    _claims_of: Mapping[str, tuple[Claim, ...]] = field(factory=dict, repr=False, eq=False)
    _assertions_of: Mapping[str, tuple[Assertion, ...]] = field(factory=dict, repr=False, eq=False)
    _comparisons_of: Mapping[str, tuple[Comparison, ...]] = field(factory=dict, repr=False, eq=False)

    def claims_of(self, question: Question | str) -> tuple[Claim, ...]:
        """The claims that answer a question, given by itself or by id."""
        return self._claims_of.get(question if isinstance(question, str) else question.id, ())

    def assertions_of(self, claim: Claim | str) -> tuple[Assertion, ...]:
        """Who says a claim, given by itself or by id."""
        return self._assertions_of.get(claim if isinstance(claim, str) else claim.id, ())

    def comparisons_of(self, question: Question | str) -> tuple[Comparison, ...]:
        """How the claims of a question stand to each other."""
        return self._comparisons_of.get(question if isinstance(question, str) else question.id, ())

    def document(self, identity: str) -> Document | None:
        """The document of an id; None where it is none of these."""
        at = bisect_left(self.documents, identity, key=lambda d: d.id)
        return self.documents[at] if at < len(self.documents) and self.documents[at].id == identity else None

    def __len__(self) -> int:
        """How many claims there are."""
        return len(self.claims)

    def _repr_html_(self) -> str:
        rows = []
        most = sorted(self.questions, key=lambda q: (-len(self.comparisons_of(q)), q.id))[:MOST_ROWS]
        for question in most:
            said = self.claims_of(question)
            answers = "<br>".join(
                f"<b>{shown(c.text)}</b>: {shown(', '.join(sorted({a.source for a in self.assertions_of(c)})))}"
                for c in said[:MOST_TOLD]
            )
            ways = Counter(c.relation.replace("_", " ") for c in self.comparisons_of(question))
            told = ", ".join(f"{n} {way}" for way, n in sorted(ways.items()))
            rows.append((shown(question.ask or f"{question.subject_key}: {question.attribute}"), answers, shown(told)))
        counts = f"{len(self.questions):,} questions, {len(self.claims):,} claims, {len(self.assertions):,} assertions"
        more = len(self.questions) - len(rows)
        foot = f"<p>and {more:,} more questions</p>" if more > 0 else ""
        return f"<div><p>{counts}</p>{table(('question', 'who says what', 'comparisons'), rows)}{foot}</div>"


def build_graph(
    assertions: Iterable[Assertion],
    *,
    sources: Sequence[Source] = (),
    documents: Iterable[Document] = (),
    rules: Sequence[Rule] = RULES,
    tolerance: Tolerance = DEFAULT,
) -> ClaimGraph:
    """The graph of assertions; the claims of each question are compared with each other.

    >>> from factrecon.model import claim
    >>> from factrecon.values import Quantity
    >>> said = [claim("a", "the fire", "deaths", Quantity.of(30, "person")),
    ...         claim("b", "the fire", "deaths", Quantity.of(20, "person"))]
    >>> [c.relation for c in build_graph(said).comparisons]
    ['contradiction']
    """
    by_claim: dict[str, dict[str, Assertion]] = defaultdict(dict)
    claim_of: dict[str, Claim] = {}
    assertions = tuple(assertions)
    for given in assertions:
        if not isinstance(given, Assertion):
            raise not_a("claims", given)
    for assertion in sorted(assertions, key=_order):
        identity = assertion.claim.id
        by_claim[identity].setdefault(assertion.id, assertion)
        claim_of[identity] = min(claim_of.get(identity, assertion.claim), assertion.claim, key=_wording)
    by_question: dict[str, list[Claim]] = defaultdict(list)
    question_of: dict[str, Question] = {}
    for identity in sorted(claim_of):
        question = claim_of[identity].question
        by_question[question.id].append(claim_of[identity])
        question_of.setdefault(question.id, question)
    comparisons: dict[str, tuple[Comparison, ...]] = {}
    for identity in sorted(by_question):
        comparisons[identity] = tuple(
            _as_said(compare_claims(a, b, rules=rules, tolerance=tolerance), by_claim)
            for a, b in _pairs(by_question[identity], by_claim)
        )
    known = {s.id: s for s in sources}
    for listed in by_claim.values():
        for assertion in listed.values():
            known.setdefault(assertion.source, Source(id=assertion.source))
    said = {identity: tuple(sorted(listed.values(), key=_order)) for identity, listed in by_claim.items()}
    return ClaimGraph(
        tuple(question_of[q] for q in sorted(question_of)),
        tuple(claim_of[c] for c in sorted(claim_of)),
        tuple(a for c in sorted(said) for a in said[c]),
        tuple(c for q in sorted(comparisons) for c in comparisons[q]),
        tuple(known[s] for s in sorted(known)),
        tuple(sorted(documents, key=lambda d: d.id)),
        {q: tuple(c) for q, c in by_question.items()},
        said,
        comparisons,
    )


def joined_graphs(graphs: Sequence[ClaimGraph]) -> ClaimGraph:
    """One graph of several that share no question.

    >>> joined_graphs([build_graph([]), build_graph([])]) == build_graph([])
    True
    """
    if len(graphs) == 1:
        return graphs[0]
    comparisons = {q: c for g in graphs for q, c in g._comparisons_of.items()}
    sources = {s.id: s for g in graphs for s in g.sources}
    said = {c: a for g in graphs for c, a in g._assertions_of.items()}
    return ClaimGraph(
        tuple(sorted((q for g in graphs for q in g.questions), key=lambda q: q.id)),
        tuple(sorted((c for g in graphs for c in g.claims), key=lambda c: c.id)),
        tuple(a for c in sorted(said) for a in said[c]),
        tuple(c for q in sorted(comparisons) for c in comparisons[q]),
        tuple(sources[s] for s in sorted(sources)),
        tuple(sorted((d for g in graphs for d in g.documents), key=lambda d: d.id)),
        {q: c for g in graphs for q, c in g._claims_of.items()},
        said,
        comparisons,
    )


_PLANS = frozenset({"planned", "possible"})
PLAN_AGAINST_FACT = 0.5
"""A plan does not deny what happened: of a contradiction between the two this share is kept."""


def _as_said(comparison: Comparison, said: Mapping[str, Mapping[str, Assertion]]) -> Comparison:
    """The comparison, milder where only one side stands as a fact and the other as a plan."""
    plans = [all(x.status in _PLANS for x in said[c].values()) for c in (comparison.a, comparison.b)]
    denied = [all(x.mode == "denied" for x in said[c].values()) for c in (comparison.a, comparison.b)]
    # Who denies that something will be denies the plan.
    if plans[0] == plans[1] or any(denied) or not comparison.contradiction or comparison.relation == "unrelated":
        return comparison
    scores = comparison.scores._replace(contradiction=comparison.contradiction * PLAN_AGAINST_FACT)
    return evolve(
        comparison, scores=scores, relation=relation_of(scores), reason=f"{comparison.reason}; one of them is a plan"
    )


def _pairs(claims: Sequence[Claim], said: Mapping[str, Mapping[str, Assertion]]) -> Iterable[tuple[Claim, Claim]]:
    """The claims that are held against each other: of very many, one of each bin against those of the others, and all
    against the most told."""
    if len(claims) <= ALONE:
        return combinations(claims, 2)
    voices = {c.id: len({a.origin or a.source for a in said[c.id].values()}) for c in claims}
    bins = sorted((b.chief for b in binned(claims, voices)), key=lambda c: c.id)
    most = max(claims, key=lambda c: (voices[c.id], c.id))
    listed = {c.id for c in bins} if most in bins else set()
    return (*combinations(bins, 2), *((most, c) for c in claims if c is not most and c.id not in listed))


def contradictions(graph: ClaimGraph) -> tuple[Comparison, ...]:
    """The comparisons that are contradictions and no mere updates, the sharpest first.

    >>> contradictions(build_graph([]))
    ()
    """
    found = [c for c in graph.comparisons if c.is_contradiction]
    return tuple(sorted(found, key=lambda c: (-c.contradiction, c.a, c.b)))


def to_networkx(graph: ClaimGraph) -> nx.MultiDiGraph[str]:
    """The graph for networkx, every attribute plain (str, int, float, bool).

    Nodes have `kind`: source, document, claim, question. Edges have `kind`: asserts (source ->
    claim), publishes (source -> document), answers (claim -> question), compares (claim -> claim).

    >>> to_networkx(build_graph([])).number_of_nodes()
    0
    """
    import networkx as nx

    out: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for source in graph.sources:
        out.add_node(f"source:{source.id}", kind="source", **_plain(id=source.id, name=source.name, owner=source.owner))
    for document in graph.documents:
        node = f"document:{document.id}"
        published = document.published.isoformat() if document.published else None
        out.add_node(node, kind="document", **_plain(id=document.id, title=document.title, published=published))
        out.add_edge(f"source:{document.source}", node, key="publishes", kind="publishes")
    for question in graph.questions:
        event = question.event
        out.add_node(
            question.id,
            kind="question",
            **_plain(
                ask=question.ask,
                attribute=question.attribute,
                value_kind=question.kind,
                event=event.key if event else None,
                frame=event.frame if event else None,
            ),
        )
        for claim in graph.claims_of(question):
            places = ", ".join(claim.scope.places.names) if claim.scope.places else None
            out.add_node(
                claim.id, kind="claim", **_plain(text=claim.text, value_kind=claim.value.kind, scope_place=places)
            )
            out.add_edge(claim.id, question.id, key="answers", kind="answers")
    for assertion in graph.assertions:
        span, said = assertion.span, assertion.attribution
        out.add_edge(
            f"source:{assertion.source}",
            assertion.claim.id,
            key=assertion.id,
            kind="asserts",
            **_plain(
                document=assertion.document,
                start=span.start if span else None,
                end=span.end if span else None,
                quote=span.quote if span else None,
                speaker=said.speaker if said else None,
                cue=said.cue if said else None,
                hedge=said.hedge if said else None,
                status=assertion.status,
                origin=assertion.origin,
            ),
        )
    for c in graph.comparisons:
        out.add_edge(
            c.a,
            c.b,
            key=f"compares:{c.b}",
            kind="compares",
            **_plain(
                relation=c.relation,
                difference=c.kind,
                agreement=c.agreement,
                contradiction=c.contradiction,
                rule=c.rule,
                reason=c.reason,
                tolerance=c.tolerance,
            ),
        )
    frozen_graph: nx.MultiDiGraph[str] = nx.freeze(out)
    return frozen_graph


def _plain(**attributes: Any) -> dict[str, Any]:
    return {k: v for k, v in attributes.items() if v is not None}


def _wording(claim: Claim) -> tuple[bool, str, str]:
    """Of equal claims one gives the words, whoever says it: no headline's capitals, then by the words themselves."""
    return claim.text.isupper(), claim.text, claim.question.ask


def _order(assertion: Assertion) -> tuple[Any, ...]:
    span = assertion.span
    where = (span.document, span.start, span.end) if span else ("", 0, 0)
    said = assertion.attribution
    return (
        assertion.claim.id,
        assertion.source,
        assertion.document or "",
        where,
        assertion.status,
        (said.speaker or "", said.cue or "") if said else ("", ""),
        assertion.claim.text,
        (assertion.given or "", assertion.ref or ""),
    )
