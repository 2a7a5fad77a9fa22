"""From assertions of many documents to questions with their claims.

Events are joined first (`matching.events`); a claim then asks its attribute of the joined event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from factrecon.algebra.trapezoid import Trapezoid
from factrecon.frames import Frame
from factrecon.matching.adoption import adopted
from factrecon.matching.amounts import FRAMES, match_amounts
from factrecon.matching.bridges import bridged
from factrecon.matching.chronology import reported_before
from factrecon.matching.events import match_events
from factrecon.matching.foregone import as_plans, without_foregone
from factrecon.matching.incidents import retold
from factrecon.matching.judged import Applied, Resolved, resolve, settle_questions
from factrecon.matching.judgements import Judgements, chained
from factrecon.matching.links import MatchLink, NearMiss, PossiblyOne
from factrecon.matching.onsets import begun_when_happened
from factrecon.matching.outcomes import died_since
from factrecon.model import Assertion, Event, Question
from factrecon.readers.events import PRESUPPOSED
from factrecon.values import Offset, Quantity, Time
from factrecon.values.quantity import is_measure

_NOTHING = Trapezoid(0, 0, 0, 0)


@frozen
class Match:
    """Assertions that now share questions, the joined events, and what was decided on pairs."""

    assertions: tuple[Assertion, ...]
    events: tuple[Event, ...]
    links: tuple[MatchLink, ...] = ()
    """The pairs of events, amounts and statements that were taken for one."""
    apart: tuple[NearMiss, ...] = ()
    """The nearest of those that were not."""
    considered: Mapping[str, int] = {}
    """How many pairs of each kind were looked at."""
    judged: tuple[Applied, ...] = ()
    """What became of the judgements on events and questions."""
    evidence: Mapping[str, float] = {}
    """Bits of the weakest link within a question that several documents answer, by question id."""
    possible: tuple[PossiblyOne, ...] = ()
    """Pairs of questions that may be one, below the bar for sharing a question."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question once, by id."""
        found = {a.claim.question.id: a.claim.question for a in self.assertions}
        return tuple(found[q] for q in sorted(found))


def match(
    assertions: Iterable[Assertion],
    *,
    stories: Mapping[str, int] | None = None,
    frames: Sequence[Frame] | None = None,
    judgements: Judgements | None = None,
) -> Match:
    """Bring together the claims that answer the same question.

    `stories` gives each document's story: only events of one story are joined. `judgements` say of
    events and questions which are the same and which are not; they override.
    """
    said = retold(assertions, stories=stories, frames=frames)
    judged = resolve(said, judgements or Judgements())
    same, different = judged.events.get("same", ()), judged.events.get("different", ())
    found = match_events(
        (a for a in said if not _is_amount(a)), stories=stories, frames=frames, same=same, different=different
    )
    said = adopted(said, found.events, stories=stories)
    joined = match_amounts(said, stories=stories, same=same, different=(*different, *_amounts_apart(said, judged)))
    amounts = joined.events
    asked = _asked(said, amounts)
    units = _units(said, amounts)
    rewritten = tuple(_amount(a, amounts, asked, units) if _is_amount(a) else _rewritten(a, found.events) for a in said)
    rewritten = _of_one_period(rewritten)
    joined_as = [a.claim.question.subject_key for a in rewritten]
    bare = _bare(rewritten)
    key_of = {**{n: e.key for n, e in found.events.items()}, **{n: e.key for n, e in amounts.items()}}
    strangers = frozenset((key_of.get(a, a), key_of.get(b, b)) for a, b in different)
    rewritten = bridged(rewritten, stories=stories, different=strangers)
    rewritten = begun_when_happened(resolve_offsets(rewritten), frames=frames)
    # Until here every assertion keeps its place, for judgements go by it.
    rewritten, applied = settle_questions(rewritten, judged)
    became = {old: a.claim.question.subject_key for old, a in zip(joined_as, rewritten, strict=True)}
    rewritten = tuple(a for a in rewritten if not (a.claim.question.event and a.claim.question.event.key in bare))
    rewritten = as_plans(without_foregone(_without_lone(_without_presupposed(rewritten)), frames=frames))
    rewritten = reported_before(died_since(rewritten))
    events = {e.key: e for e in found.events.values()}
    homes = {n: e.key for n, e in found.events.items()}, {n: became.get(e.key, e.key) for n, e in amounts.items()}
    links = (*found.ledger.kept(homes[0]), *joined.ledger.kept(homes[1]))
    apart = (*found.ledger.apart(homes[0]), *joined.ledger.apart(homes[1]))
    considered = dict(sorted((found.ledger.considered + joined.ledger.considered).items()))
    return Match(rewritten, tuple(events[k] for k in sorted(events)), links, apart, considered, applied)


def _amounts_apart(said: Sequence[Assertion], judged: Resolved) -> Iterator[tuple[str, str]]:
    """Pairs of local amounts whose claims are judged to answer two questions."""
    homes = chained(judged.events.get("same", ()))
    for x, y in judged.questions.get("different", ()):
        a, b = said[x].claim.question.event, said[y].claim.question.event
        if _is_amount(said[x]) and _is_amount(said[y]) and a is not None and b is not None and a.id != b.id:
            if homes.get(str(a.id), a.id) != homes.get(str(b.id), b.id):
                yield str(a.id), str(b.id)


def _bare(assertions: Iterable[Assertion]) -> set[str]:
    """Events of which one document only says that they happened, and nobody says more."""
    told: dict[str, set[str]] = defaultdict(set)
    papers: dict[str, set[str]] = defaultdict(set)
    for a in assertions:
        event = a.claim.question.event
        if event is not None:
            told[event.key].add(a.claim.question.attribute)
            papers[event.key].add(a.document or a.source)
    return {k for k in told if told[k] == {"occurrence"} and len(papers[k]) < 2}


def _without_lone(assertions: tuple[Assertion, ...]) -> tuple[Assertion, ...]:
    """Drop what only one document says to be so or not, of things that no frame asks about."""
    papers: dict[str, set[str]] = defaultdict(set)
    for a in assertions:
        if _is_truth(a):
            papers[a.claim.question.id].add(a.document or a.source)
    return tuple(a for a in assertions if not _is_truth(a) or len(papers[a.claim.question.id]) > 1)


def _without_presupposed(assertions: tuple[Assertion, ...]) -> tuple[Assertion, ...]:
    """Drop that something happened where it is only named, unless another document tells that it did."""
    told: dict[str, set[str]] = defaultdict(set)
    for a in assertions:
        if a.claim.question.attribute == "occurrence":
            told[a.claim.question.id].add(a.document or a.source)
    return tuple(a for a in assertions if a.reader != PRESUPPOSED or len(told[a.claim.question.id]) > 1)


def _is_truth(assertion: Assertion) -> bool:
    event = assertion.claim.question.event
    told = ("truth", "said", "agent", "patient")
    return event is not None and event.frame == "statement" and assertion.claim.question.attribute in told


def resolve_offsets(assertions: tuple[Assertion, ...]) -> tuple[Assertion, ...]:
    """Offsets of no length become times once their anchor is dated: "at the start of the strike"."""
    dated: dict[tuple[str, str], list[Time]] = defaultdict(list)
    for a in assertions:
        event = a.claim.question.event
        if (
            event is not None
            and isinstance(a.claim.value, Time)
            and a.claim.question.attribute in ("start", "end", "time")
        ):
            dated[event.key, a.claim.question.attribute].append(a.claim.value)
    out = []
    for a in assertions:
        value = a.claim.value
        if isinstance(value, Offset) and value.duration.shape == _NOTHING and " " not in a.claim.question.attribute:
            known = dated.get((value.anchor, value.side)) or dated.get((value.anchor, "time"))
            if known:
                when = min(known, key=lambda t: (-sum(t.shape == u.shape for u in known), t.shape.width, t.shape.a))
                resolved = Time(
                    when.shape, when.grain, when.nominal, None, f"{value.text} ({when.nominal or when.text})"
                )
                question = evolve(a.claim.question, kind="time")
                a = evolve(a, claim=evolve(a.claim, value=resolved, question=question))
        out.append(a)
    return tuple(out)


def _is_amount(assertion: Assertion) -> bool:
    event = assertion.claim.question.event
    return event is not None and event.frame in FRAMES


def _asked(assertions: Iterable[Assertion], amounts: Mapping[str, Event]) -> dict[str, tuple[str, str]]:
    """For each joined amount its shortest ask and its attribute, whichever document they come from."""
    out: dict[str, tuple[str, str]] = {}
    for assertion in assertions:
        question = assertion.claim.question
        local = question.event.id if question.event is not None else None
        if local is None or local not in amounts:
            continue
        key = amounts[local].key
        mine = (question.ask, question.attribute)
        held = out.get(key)
        if held is None or (_vague(mine[0]), len(mine[0]), mine) < (_vague(held[0]), len(held[0]), held):
            out[key] = mine
    return out


_VAGUE = frozenset(["he", "she", "it", "they", "we", "i", "this", "that", "these", "those", "himself", "herself"])


def _vague(ask: str) -> bool:
    """Whether a question speaks of somebody without saying of whom."""
    return any(w.strip("?,.()").lower() in _VAGUE for w in ask.split())


def _units(assertions: Iterable[Assertion], amounts: Mapping[str, Event]) -> dict[str, str]:
    """For each joined count the unit that all its claims are told in: "homes" and "houses" are one."""
    out: dict[str, str] = {}
    for assertion in assertions:
        value, event = assertion.claim.value, assertion.claim.question.event
        if (
            event is None
            or event.id is None
            or event.id not in amounts
            or not isinstance(value, Quantity)
            or is_measure(value.unit)
        ):
            continue
        key = amounts[event.id].key
        out[key] = min(out.get(key, value.unit), value.unit, key=lambda u: (u != "person", u))
    return out


def _amount(
    assertion: Assertion, amounts: Mapping[str, Event], asked: Mapping[str, tuple[str, str]], units: Mapping[str, str]
) -> Assertion:
    claim = assertion.claim
    event = claim.question.event
    if event is None or event.id is None or event.id not in amounts:
        return assertion
    joined = amounts[event.id]
    ask, attribute = asked[joined.key]
    question = evolve(claim.question, subject=joined, ask=ask, attribute=attribute)
    value, unit = claim.value, units.get(joined.key)
    if isinstance(value, Quantity) and unit is not None and unit != value.unit and not is_measure(value.unit):
        value = Quantity(value.shape, unit, value.nominal, value.modifier, value.text)
    return evolve(assertion, claim=evolve(claim, question=question, value=value))


def _of_one_period(assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The same; where one number is told of two periods that never meet, one of them dates something else beside it."""
    told: dict[tuple[str, float], list[Time]] = defaultdict(list)
    for a in assertions:
        value, period = a.claim.value, a.claim.scope.period
        if isinstance(value, Quantity) and value.nominal is not None and period is not None:
            told[a.claim.question.id, value.nominal].append(period)
    crossed = {k for k, ps in told.items() if any(p.shape.possibility(q.shape) == 0 for p in ps for q in ps)}
    out = []
    for a in assertions:
        value = a.claim.value
        if (
            isinstance(value, Quantity)
            and value.nominal is not None
            and (a.claim.question.id, value.nominal) in crossed
        ):
            a = evolve(a, claim=evolve(a.claim, scope=evolve(a.claim.scope, period=None)))
        out.append(a)
    return tuple(out)


def _rewritten(assertion: Assertion, events: Mapping[str, Event]) -> Assertion:
    claim = assertion.claim
    event = claim.question.event
    if event is None or event.id is None or event.id not in events:
        return assertion
    joined = events[event.id]
    attribute, ask, value = claim.question.attribute, claim.question.ask, claim.value
    ask = ask.replace(event.label, joined.label) if event.label else ask
    if isinstance(value, Offset) and value.anchor in events:
        anchor = events[value.anchor]
        attribute = attribute.replace(value.anchor, anchor.key)
        value = evolve(value, anchor=anchor.key)
    question = evolve(claim.question, subject=joined, attribute=attribute, ask=ask)
    return evolve(assertion, claim=evolve(claim, question=question, value=value))
