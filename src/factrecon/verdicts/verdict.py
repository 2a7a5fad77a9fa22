"""The verdict on one question: what its independent voices establish or dispute, and how it is told.

Who speaks, and who is one voice, is told in `voices`; which answer is supported best, in `support`. Agreement and
contradiction are means over the pairs of voices.

Three bars stand between two claims and a reader, each the higher: to share a question (`matching` decides it), to be
told as agreeing, to be told as disputed. A false dispute costs more than ten missed, so a contradiction is told as one
only where nothing is open that could explain it: two modes, two times of telling, a part and its whole.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from attrs import frozen

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.algebra.trapezoid import Trapezoid
from factrecon.answer_bins import MOST, Bin, binned, leading
from factrecon.comparison import HARMLESS, Comparison, Rule
from factrecon.graph import ClaimGraph
from factrecon.matching.apart import MADE, ONCE
from factrecon.matching.bars import CORROBORATED, DIFFERENT, DISPUTED, DISPUTED_BY_KIND, DISPUTED_BY_RECORDS
from factrecon.matching.bonds import Bonds
from factrecon.model import Assertion, Claim, Document, Question
from factrecon.notebook_cells import MOST_ROWS, shown, table
from factrecon.rules import RULES, compare_claims
from factrecon.rules.scopes import one_is_part
from factrecon.values import Duration, Quantity, Time, Value
from factrecon.verdicts.deeds import told_apart
from factrecon.verdicts.independence import tells_both
from factrecon.verdicts.support import Compare, Heard, best_supported, most_general
from factrecon.verdicts.voices import Backing, backing_of, representatives, stands, voices_of

UNBOUNDED_WEIGHT = 0.25
"""What a pair weighs that agrees only through an unbounded side ("at least 12" and "40,000")."""


LIKE_WORDS = 0.2
"""Answers in words or by name agree from this likeness on."""


VerdictStatus = Literal["disputed", "revised", "corroborated", "unresolved", "single-source", "untold"]
"""What the independent voices come to on a question."""
Told = Literal["disputed", "different figures", "agreement"]
"""How a verdict is told where two voices can be set beside each other."""


@frozen(kw_only=True)
class Demotion:
    """A verdict that a second reader took back: by whom, what it takes the claims for and why, and how it was told
    before.
    """

    by: str
    verdict: str
    reason: str
    status: VerdictStatus
    told: Told | None = None


@frozen(kw_only=True, repr=False)
class Verdict:
    """What is established on a question, and why.

    `agreement` and `contradiction` are means over pairs of independent origins, None without a pair.
    `belief` is the support of `best` among the credible origins, in [0, 1]; `safe` the most general
    answer that the same origins allow. `tied` lists claims that are as well supported as `best`. `told` is "disputed",
    "different figures" (values differ, and something is open that could explain it), "agreement", or None where there
    are no two voices to set beside each other. What no plain question can be made of has the status "untold".
    """

    question: Question
    status: VerdictStatus
    agreement: float | None
    contradiction: float | None
    origins: tuple[str, ...]
    best: Claim | None
    belief: float
    safe: Claim | None
    reason: str
    tied: tuple[Claim, ...] = ()
    beliefs: Mapping[str, float] = {}
    told: Told | None = None
    heard: tuple[Heard, ...] = ()
    """The voices that were weighed; their shares times what they allow add up to `belief`, but for `doubt`."""
    doubt: float = 0.0
    """How likely it is that all who allow `best` are wrong: `belief` is less by that part."""
    demoted: Demotion | None = None
    """What a second reader took back of it, where one was asked and did."""

    def _repr_html_(self) -> str:
        best = self.best.text if self.best is not None else "none prevails"
        facts = [
            ("verdict", f"<b>{shown(self.status)}</b>"),
            ("best supported", f"<b>{shown(best)}</b> (belief {self.belief:.2f})"),
            *([("safe to say", shown(self.safe.text))] if self.safe is not None and self.safe != self.best else []),
            ("why", shown(self.reason)),
            (
                "heard",
                shown(", ".join(f"{h.origin} {h.share * (h.allows - 0.5):+.2f}" for h in self.heard[:MOST_ROWS])),
            ),
        ]
        return table((shown(self.question.ask or f"{self.question.subject_key}: {self.question.attribute}"), ""), facts)

    def __repr__(self) -> str:
        """One line: what is asked, how it stands, the best supported answer."""
        asked = self.question.ask or f"{self.question.subject_key}: {self.question.attribute}"
        asked = asked if len(asked) <= 80 else asked[:79] + "…"
        best = self.best.text if self.best is not None else "none prevails"
        return f"<Verdict {self.status} on {asked!r}: {best if len(best) <= 60 else best[:59] + '…'}>"


def judge(
    graph: ClaimGraph,
    question: Question,
    *,
    credibility: Mapping[str, float] | None = None,
    rules: Sequence[Rule] = RULES,
    tolerance: Tolerance = DEFAULT,
    bonds: Bonds | None = None,
    settled: Collection[frozenset[str]] = (),
) -> Verdict:
    """The verdict on a question; `credibility` weighs origins, in [0, 1], 0.5 where unknown.

    `bonds` is how much speaks for its documents answering one question; None where they were given as such. `settled`
    are pairs of claims, by id, whose contradiction a person has ruled on: it makes no dispute.

    >>> from factrecon.graph import build_graph
    >>> from factrecon.model import claim
    >>> from factrecon.values import Quantity
    >>> graph = build_graph([claim("a", "the fire", "deaths", Quantity.of(30, "person")),
    ...                      claim("b", "the fire", "deaths", Quantity.of(30, "person"))])
    >>> judge(graph, graph.questions[0]).status
    'corroborated'
    """
    spoken = representatives(graph, question)
    standing = {o: a for o, a in spoken.items() if stands(a)}
    considered = _leading(standing or spoken)
    bins = _bins(considered)
    compare = _remembering(rules, tolerance)
    voices = voices_of(graph, question, considered)
    related = [pair for pair in _pairs(considered, bins, voices, compare) if pair.comparison.relation != "unrelated"]
    agreement, contradiction = _means(related)
    found = best_supported(graph, question, considered, bins, credibility or {}, compare)
    best, belief, tied, beliefs, heard, doubt = found
    torn = _torn(graph, question, compare)
    status, told, reason = _status(
        question,
        considered,
        voices,
        related,
        standing=bool(standing),
        tie=_tie(graph, question, bonds),
        torn=torn,
        scattered=_scattered(graph, question),
        document_of=graph.document,
        backing=backing_of(graph, question, considered, voices),
        best=best,
        settled=settled,
    )
    if standing and len(spoken) > len(standing):
        reason += _expected([a for o, a in spoken.items() if o not in standing], standing, compare)
    told_ways = len({a.claim.id for a in (standing or spoken).values()})
    if told_ways > MOST:
        reason += f"; told in {told_ways:,} ways: only the {MOST:,} told by most voices, and the ends, were weighed"
    elif told_ways > len(bins):
        reason += f"; told in {told_ways:,} ways: neighbours were weighed together"
    if _is_untold(graph, question):
        status, told, reason = "untold", None, f"no plain question can be made of it; {reason}"
    replaced = _replaced(graph, question, compare)
    if replaced is not None:
        reason = f"{replaced}; {reason}"
        if status == "single-source" and standing:
            status = "revised"
    return Verdict(
        question=question,
        status=status,
        agreement=agreement,
        contradiction=contradiction,
        origins=tuple(sorted(spoken)),
        best=best,
        belief=belief,
        safe=most_general(graph, question, best, compare),
        reason=reason,
        tied=tied,
        beliefs=beliefs,
        heard=heard,
        doubt=doubt,
        told=told,
    )


def _is_untold(graph: ClaimGraph, question: Question) -> bool:
    """Whether what was read of texts cannot be asked in words that one would print; it is kept, and told to nobody."""
    said = [a for c in graph.claims_of(question) for a in graph.assertions_of(c)]
    return not question.ask and bool(said) and all(a.reader and a.record is None for a in said)


def _leading(considered: Mapping[str, Assertion]) -> Mapping[str, Assertion]:
    """The voices for those of very many answers that are weighed."""
    heard = Counter(a.claim.id for a in considered.values())
    if len(heard) <= MOST:
        return considered
    kept = {c.id for c in leading(list({a.claim.id: a.claim for a in considered.values()}.values()), heard)}
    return {origin: a for origin, a in considered.items() if a.claim.id in kept}


def _bins(considered: Mapping[str, Assertion]) -> tuple[Bin, ...]:
    """The answers, those of very many taken together with their neighbours."""
    heard = Counter(a.claim.id for a in considered.values())
    return binned(list({a.claim.id: a.claim for a in considered.values()}.values()), heard)


def _expected(plans: Sequence[Assertion], standing: Mapping[str, Assertion], compare: Compare) -> str:
    """What to add where others had only planned or wished it: told as what it is, it neither agrees nor disputes."""
    fit = all(compare(p.claim, f.claim).contradiction <= HARMLESS for p in plans for f in standing.values())
    many = f"{len(plans)} more voice{'s' if len(plans) > 1 else ''}"
    return f"; {many} told of it as expected" if fit else f"; {many} had expected otherwise"


def _replaced(graph: ClaimGraph, question: Question, compare: Compare) -> str | None:
    """That a source has put a figure in the place of its own earlier one; None where none has."""
    if not question.single:
        return None
    by_source: dict[str, list[Assertion]] = defaultdict(list)
    back: dict[str, list[Assertion]] = defaultdict(list)
    for claim in graph.claims_of(question):
        for assertion in graph.assertions_of(claim):
            if assertion.status == "retracted":
                back[assertion.source].append(assertion)
            elif assertion.published is not None and stands(assertion):
                by_source[assertion.source].append(assertion)
    for source, gone in sorted(back.items()):
        if told := _taken_back(source, gone, by_source[source], compare):
            return told
    for source, said in sorted(by_source.items()):
        said.sort(key=lambda a: (a.published.isoformat() if a.published else "", a.claim.id))
        old, new = said[0], said[-1]
        if (old.document == new.document and old.document is not None) or old.published == new.published:
            continue
        comparison = compare(old.claim, new.claim)
        if comparison.relation == "contradiction" or comparison.kind == "update":
            return f"{source} gave {old.claim.text} first and {new.claim.text} later"
    return None


def _taken_back(source: str, gone: Sequence[Assertion], holds: Sequence[Assertion], compare: Compare) -> str | None:
    old = min(gone, key=lambda a: (a.published.isoformat() if a.published else "", a.claim.id, a.id))
    new = [a for a in holds if compare(old.claim, a.claim).is_contradiction]
    anew = [a.claim.text for a in new if a.document != old.document and old.published is not None]
    if anew:
        return f"{source} gave {old.claim.text} first and {min(anew)} later"
    if holds and not new:
        return None
    who = old.attribution.speaker if old.attribution is not None else None
    return f"{who or source} has taken back {old.claim.text}"


def _remembering(rules: Sequence[Rule], tolerance: Tolerance) -> Compare:
    """Compare two claims, each pair once."""
    known: dict[tuple[str, str], Comparison] = {}

    def compare(a: Claim, b: Claim) -> Comparison:
        key = (a.id, b.id)
        found = known.get(key)
        if found is None:
            found = compare_claims(a, b, rules=rules, tolerance=tolerance)
            known[key], known[key[::-1]] = found, found.converse
        return found

    return compare


_Documents = Callable[[str], Document | None]


class _Pair(NamedTuple):
    """Two assertions, how their claims stand to each other, and how many pairs of voices say them."""

    a: Assertion
    b: Assertion
    comparison: Comparison
    weight: int


def _pairs(
    considered: Mapping[str, Assertion], bins: Sequence[Bin], voices: Mapping[str, str], compare: Compare
) -> Iterator[_Pair]:
    """The pairs of origins of two voices, those who say the same claims taken together, and those of one bin."""
    said = {a.claim.id: a for _, a in sorted(considered.items(), reverse=True)}
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for origin, assertion in considered.items():
        heard[assertion.claim.id][voices[origin]] += 1
    for identity in sorted(heard):
        mine = heard[identity]
        n = (mine.total() ** 2 - sum(k * k for k in mine.values())) // 2
        if n:
            claim = said[identity].claim
            yield _Pair(said[identity], said[identity], compare(claim, claim), n)
    for bin in bins:
        one = bin.chief.id
        for claim in bin.claims[1:]:
            n = _pairs_of_voices(heard[one], heard[claim.id])
            if n:
                # Two neighbours of the chief stand to each other about as either does to it.
                yield _Pair(said[one], said[claim.id], compare(bin.chief, claim), n * max(1, len(bin.claims) // 2))
    together = {bin.chief.id: sum((heard[c.id] for c in bin.claims), Counter[str]()) for bin in bins}
    for one, other in combinations(sorted(together), 2):
        n = _pairs_of_voices(together[one], together[other])
        if n:
            yield _Pair(said[one], said[other], compare(said[one].claim, said[other].claim), n)


def _pairs_of_voices(a: Counter[str], b: Counter[str]) -> int:
    return a.total() * b.total() - sum(k * b[v] for v, k in a.items())


_Tie = Callable[["_Pair"], float | None]


def _tie(graph: ClaimGraph, question: Question, bonds: Bonds | None) -> _Tie:
    """How surely those who say two claims speak of one thing, in bits; None where nothing is open.

    A copy was not matched by itself: it says what it says by the document that it copies.
    """
    known = bonds.documents if bonds is not None else frozenset()
    told = {
        claim.id: sorted({a.document or a.source for a in graph.assertions_of(claim)} & known)
        for claim in graph.claims_of(question)
    }

    def tie(pair: _Pair) -> float | None:
        if bonds is None:
            return None
        mine, theirs = told[pair.a.claim.id], told[pair.b.claim.id]
        if not (mine and theirs):
            return bonds.weakest
        if pair.a.claim.id != pair.b.claim.id:
            return bonds.between(mine, theirs)
        sure = [bonds.between([x], [y]) for x, y in combinations(mine, 2)]
        return None if not sure or None in sure else max(bits for bits in sure if bits is not None)

    return tie


def _means(related: Sequence[_Pair]) -> tuple[float | None, float | None]:
    parts: list[tuple[float, float, float]] = []
    for a, b, comparison, n in related:
        weight = n * (UNBOUNDED_WEIGHT if _loosely(a.claim.value, b.claim.value, comparison) else 1.0)
        against = 0.0 if comparison.kind == "update" else comparison.contradiction
        parts.append((weight, weight * comparison.agreement, weight * against))
    if not parts:
        return None, None
    total = math.fsum(p[0] for p in parts)
    return math.fsum(p[1] for p in parts) / total, math.fsum(p[2] for p in parts) / total


def _loosely(x: Value, y: Value, comparison: Comparison) -> bool:
    """Whether two values agree only because one has no upper or lower end."""
    if comparison.agreement < 0.5 or comparison.relation == "same":
        return False
    shapes = [getattr(v, "shape", None) for v in (x, y)]
    bounded = [s.is_bounded for s in shapes if s is not None]
    return len(bounded) == 2 and bounded[0] != bounded[1]


def _status(
    question: Question,
    considered: Mapping[str, Assertion],
    voices: Mapping[str, str],
    related: Sequence[_Pair],
    *,
    standing: bool,
    tie: _Tie,
    torn: frozenset[str],
    scattered: frozenset[str],
    document_of: _Documents,
    backing: Callable[[Collection[frozenset[str]]], Backing],
    best: Claim | None,
    settled: Collection[frozenset[str]],
) -> tuple[VerdictStatus, Told | None, str]:
    """Status, how it is told, and why: the one place where the bars are asked."""
    against = [p for p in related if p.comparison.is_contradiction]
    if against and question.single:
        ranked = sorted(against, key=lambda p: (-p.comparison.contradiction, p.comparison.a, p.comparison.b))
        why = [_open(p, standing=standing, evidence=tie(p), torn=torn, document_of=document_of) for p in ranked]
        sure = [p for p, undecided in zip(ranked, why, strict=True) if undecided is None]
        for pair in sure:
            if frozenset((pair.a.claim.id, pair.b.claim.id)) not in settled:
                return "disputed", "disputed", pair.comparison.reason
        if sure:
            return "unresolved", "different figures", sure[0].comparison.reason
        at = next((n for n, undecided in enumerate(why) if undecided is not None and undecided.differs), 0)
        undecided = why[at]
        assert undecided is not None
        told: Told | None = "different figures" if undecided.differs else None
        return "unresolved", told, f"{ranked[at].comparison.reason}, but {undecided.reason}"
    if len(set(voices.values())) < 2:
        return "single-source", None, "one voice says it" if considered else "nobody stands behind it"
    if any(p.comparison.kind == "update" for p in related):
        return "revised", None, next(p.comparison.reason for p in related if p.comparison.kind == "update")
    if not related:
        return "unresolved", None, "the claims cannot be compared"
    if against:
        return "unresolved", None, "the voices say different things that may all be so"
    ties = [tie(p) for p in related]
    sure_pairs = [p for p, bits in zip(related, ties, strict=True) if bits is None or bits >= CORROBORATED]
    if not sure_pairs:
        most = max(bits for bits in ties if bits is not None)
        return "unresolved", None, f"it is not sure enough that one thing is asked ({most:.1f} bits)"
    agreeing = [p for p in sure_pairs if _agrees(p)]
    if agreeing and all({p.a.document, p.b.document} & scattered for p in agreeing):
        return "unresolved", None, "one of them tells of several figures far apart"
    if not agreeing:
        tense = max((p for p in sure_pairs if p.comparison.relation == "tension"), key=_harm, default=None)
        if tense is not None:
            differs = _harm(tense) >= TENSE and not _part_as_read(tense)
            return "unresolved", "different figures" if differs else None, tense.comparison.reason
        return "unresolved", None, "the voices say different things that may all be so"
    if (
        best is not None
        and question.kind in ("quantity", "time")
        and all(best.id not in (p.a.claim.id, p.b.claim.id) for p in agreeing)
    ):
        return "unresolved", None, "only one voice tells as much"
    if not standing and all(a.mode in ("possible", "wished", "conditional", "asked") for a in considered.values()):
        return "unresolved", None, "nobody says that it is so, only that it may be"
    many, shared, between = backing({frozenset((p.a.claim.id, p.b.claim.id)) for p in agreeing})
    if many < 2 and shared and not between:
        return "single-source", None, f"{len(set(voices.values()))} tell it, but {shared}"
    if many < 2:
        return "unresolved", None, f"the voices agree, but {between or 'they may speak of two things'}"
    said = "say" if standing else "expect"
    return "corroborated", "agreement", f"{many} independent voices {said} it, and none contradicts"


def _agrees(pair: _Pair) -> bool:
    """Whether two voices agree: one says what the other says, or both say one number, bare and with a modifier."""
    comparison = pair.comparison
    if _both_least(pair.a.claim.value, pair.b.claim.value) or _far_below(pair.a.claim.value, pair.b.claim.value):
        return False
    if comparison.agreement > 0 and comparison.relation not in ("tension", "contradiction"):
        return pair.a.claim.question.kind not in ("text", "entity") or comparison.agreement >= LIKE_WORDS
    x, y = (getattr(a.claim.value, "nominal", None) for a in (pair.a, pair.b))
    return comparison.relation == "compatible" and x is not None and x == y


def _both_least(x: Value, y: Value) -> bool:
    """Whether both only bound a number or a length, by other bounds: "at least eight" bears out no "at least nine"."""
    if not (isinstance(x, (Quantity, Duration)) and isinstance(y, (Quantity, Duration))) or x.nominal == y.nominal:
        return False
    return not _measured(x).is_bounded and not _measured(y).is_bounded


def _far_below(x: Value, y: Value) -> bool:
    """Whether one only bounds a number far below what the other tells: "at least one" bears out no "26"."""
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)) or not (x.nominal and y.nominal):
        return False
    if x.base.is_bounded == y.base.is_bounded:
        return False
    fewer, more = sorted((abs(x.nominal), abs(y.nominal)))
    return fewer < BORNE_OUT * more


BORNE_OUT = 0.95
"""The share of a number from which a bound bears it out."""


def _measured(value: Quantity | Duration) -> Trapezoid:
    return value.base if isinstance(value, Quantity) else value.shape


def _torn(graph: ClaimGraph, question: Question, compare: Compare) -> frozenset[str]:
    """The documents that themselves give several answers to a question: they tell of several things or of parts."""
    by_document: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in graph.claims_of(question):
        for assertion in graph.assertions_of(claim):
            if assertion.document and stands(assertion):
                by_document[assertion.document][claim.id] = claim
    return frozenset(
        name
        for name, claims in by_document.items()
        if any(compare(a, b).is_contradiction for a, b in combinations(list(claims.values())[:MOST_TOLD], 2))
    )


def _scattered(graph: ClaimGraph, question: Question) -> frozenset[str]:
    """The documents that themselves count very differently: they tell of parts, which no other's count bears out."""
    told: dict[str, list[float]] = defaultdict(list)
    for claim in graph.claims_of(question) if question.cumulative else ():
        for a in graph.assertions_of(claim):
            value = a.claim.value
            if a.document and a.record is None and isinstance(value, Quantity) and value.nominal:
                told[a.document].append(abs(value.nominal))
    return frozenset(name for name, counts in told.items() if min(counts) < PARTS_APART * max(counts))


PARTS_APART = 0.5
"""The share of a document's largest count of one thing below which another of its counts is of a part."""
MOST_TOLD = 12
"""Answers of one document to one question that are held against each other; more are a list."""


class _Open(NamedTuple):
    """What is open that could explain a contradiction, and whether the answers are told as different all the same."""

    reason: str
    differs: bool


def _open(
    pair: _Pair,
    *,
    standing: bool,
    evidence: float | None,
    torn: frozenset[str],
    document_of: _Documents,
) -> _Open | None:
    """What is open that could explain a contradiction, None where nothing is: mode, part, deed, place, time, evidence.

    Lists, parts, two deeds and two periods may all be so, and are no difference worth telling. What records ask
    somebody chose to ask of one thing.
    """
    records = pair.a.record is not None and pair.b.record is not None
    if {pair.a.document, pair.b.document} & torn:
        return _Open("one of them tells several figures itself", records)
    apart = told_apart(pair.a, pair.b)
    if apart:
        return _Open(apart, records)
    if not standing:
        return _Open("both tell what is planned", True)
    if tells_both(pair.a, pair.b, document_of) or tells_both(pair.b, pair.a, document_of):
        return _Open("one of them tells both numbers", records)
    if _part_as_read(pair):
        return _Open("only one of them is limited to a part", False)
    if one_is_part(pair.a.claim.scope, pair.b.claim.scope):
        return _Open("only one of them is limited to a part", True)
    question = pair.a.claim.question
    once = question.event is not None and question.event.frame in ONCE
    once = once or all(x.statement is not None and x.statement.predicate in MADE for x in (pair.a, pair.b))
    needed = DISPUTED if once else DISPUTED_BY_KIND.get(question.kind, DISPUTED)
    if records:
        needed += DISPUTED_BY_RECORDS - DISPUTED
    if evidence is not None and evidence < needed:
        reason = f"it is not sure enough for a dispute that one thing is asked ({evidence:.1f} of {needed:.1f} bits)"
        return _Open(reason, records or evidence >= needed - DISPUTED + DIFFERENT)
    if evidence is not None and not once and all(_of_a_period(x.claim.value) for x in (pair.a, pair.b)):
        return _Open("each may tell of a period of its own", records)
    return None


def _harm(pair: _Pair) -> float:
    return pair.comparison.contradiction


def _part_as_read(pair: _Pair) -> bool:
    """Whether only one of two answers is limited to a part, by what was read rather than by what a record says."""
    records = pair.a.record is not None and pair.b.record is not None
    return not records and one_is_part(pair.a.claim.scope, pair.b.claim.scope)


TENSE = 0.5
"""The contradiction from which answers in tension are told as different."""


def _of_a_period(value: Value) -> bool:
    """Whether an answer is a month or more: what is told of month by month happens in each."""
    return isinstance(value, Time) and value.shape.is_bounded and value.shape.width > WEEK


WEEK = 8 * 86400.0
