"""Carrying out what a person judged of events and questions.

A judgement names words of a document. Here they are found among what readers read; then events and
amounts are matched under them, and what matching still has otherwise is put right question by
question. A judgement whose words are gone changes nothing, and says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from attrs import evolve, field, frozen

from factrecon.matching.clusters import cluster
from factrecon.matching.judgements import Judgement, Judgements, chained
from factrecon.matching.sides import WHOLE
from factrecon.model import Assertion, Event, Question, content_id
from factrecon.values import Quantity
from factrecon.values.quantity import is_measure

__all__ = ["Applied", "Resolved", "named_by", "resolve", "settle_questions", "words_of_assertion"]

MOST_SPLIT: Final = 400
"""Assertions of one question that a judgement may split."""


@frozen
class Applied:
    """A judgement, what became of it, and the questions (by id) that it bears on.

    `notice` says why it changed nothing, where it could not be carried out.
    """

    judgement: Judgement
    notice: str = ""
    questions: tuple[str, ...] = ()


@frozen
class Resolved:
    """Judgements in terms of what was read: pairs of local event ids and of places in the list of assertions."""

    events: Mapping[str, tuple[tuple[str, str], ...]] = {}
    """Pairs of local event ids by verdict."""
    questions: Mapping[str, tuple[tuple[int, int], ...]] = {}
    """Pairs of places in the list of assertions by verdict."""
    found: tuple[tuple[Judgement, tuple[int, ...], str], ...] = field(default=())
    """Each judgement with the places that it bears on and its notice."""


def words_of_assertion(assertion: Assertion) -> str:
    """The words by which a judgement names an assertion: its quote, else what it asks and says, on one line."""
    quote = assertion.span.quote if assertion.span is not None else assertion.given
    if quote:
        return " ".join(quote.split())
    question = assertion.claim.question
    subject = question.event.label if question.event is not None else str(question.subject)
    return " ".join(f"{subject} {question.attribute} {assertion.claim.text}".split())


def resolve(assertions: Sequence[Assertion], judgements: Judgements, copies: Mapping[str, str]) -> Resolved:
    """Find what the judgements on events and questions speak of; a copy says what its original says."""
    at: dict[str, list[int]] = defaultdict(list)
    for place, assertion in enumerate(assertions):
        if assertion.claim.question.attribute != WHOLE:  # the words of a judgement name a clause
            at[assertion.document or assertion.source].append(place)
    for copy, original in copies.items():
        at[copy] += at[original]
    events: dict[str, list[tuple[str, str]]] = {"same": [], "different": []}
    questions: dict[str, list[tuple[int, int]]] = {"same": [], "different": []}
    found: list[tuple[Judgement, tuple[int, ...], str]] = []
    for judgement in judgements.listed:
        if judgement.about in ("story", "dispute"):
            continue
        one, why = _places(judgement.a, assertions, at)
        other, why_other = _places(judgement.b, assertions, at)
        notice = "; ".join(filter(None, (why, why_other)))
        pairs: list[tuple[int, int]] = []
        if not notice and judgement.about == "question":
            pairs, notice = _question_pairs(judgement, one, other, assertions)
            questions[judgement.verdict].extend(pairs)
        elif not notice:
            pairs, notice = _event_pairs(one, other, assertions)
            for x, y in pairs:
                mine, theirs = assertions[x].claim.question.event, assertions[y].claim.question.event
                assert mine is not None
                assert theirs is not None
                events[judgement.verdict].append((str(mine.id), str(theirs.id)))
        found.append((judgement, tuple(dict.fromkeys(p for pair in pairs for p in pair)), notice))
    found = [
        (j, places, notice or _clash(j, places, assertions, events["same"], questions["same"]))
        for j, places, notice in found
    ]
    homes = chained(events["same"])
    events["different"] = [(x, y) for x, y in events["different"] if homes.get(x, x) != homes.get(y, y)]
    homes = chained((str(x), str(y)) for x, y in questions["same"])
    questions["different"] = [(x, y) for x, y in questions["different"] if homes.get(str(x), x) != homes.get(str(y), y)]
    return Resolved(
        {v: tuple(sorted(set(pairs))) for v, pairs in events.items()},
        {v: tuple(sorted(set(pairs))) for v, pairs in questions.items()},
        tuple(found),
    )


def _clash(
    judgement: Judgement,
    places: Sequence[int],
    assertions: Sequence[Assertion],
    events: Iterable[tuple[str, str]],
    questions: Iterable[tuple[int, int]],
) -> str:
    """Why a "different" cannot hold beside what is judged the same; "" if it can."""
    if judgement.verdict != "different":
        return ""
    by_event = judgement.about == "event"
    homes = chained(events) if by_event else chained((str(x), str(y)) for x, y in questions)
    names = [str(_local(assertions[i])) if by_event else str(i) for i in places]
    if len({homes.get(n, n) for n in names}) < len(set(names)):
        return "these words are judged the same by another judgement, which counts"
    return ""


def named_by(named: str, assertions: Sequence[Assertion]) -> tuple[list[int], str]:
    """The places in a list of assertions that a judgement names, and, where there are none, why."""
    at: dict[str, list[int]] = defaultdict(list)
    for place, assertion in enumerate(assertions):
        at[assertion.document or assertion.source].append(place)
    return _places(named, assertions, at)


def _places(named: str, assertions: Sequence[Assertion], at: Mapping[str, list[int]]) -> tuple[list[int], str]:
    """The assertions that a judgement names, those whose words are just these before those that hold them."""
    holders = [name for name in at if named.startswith(f"{name}: ")]
    if not holders:
        return (
            [],
            f"nothing is read of {named.partition(': ')[0]!r} (name a document, a colon, and words that it quotes)",
        )
    holder = max(holders, key=len)
    wanted = _folded(named[len(holder) + 2 :])
    found = _saying(wanted, assertions, at[holder])
    if not found and wanted.endswith("]"):
        # Of several claims in one quote, the one whose value is told so: "cost 800 jobs [800]".
        quote, _, text = wanted[:-1].rpartition(" [")
        found = [i for i in _saying(quote, assertions, at[holder]) if _tells(assertions[i], text)]
    return found, "" if found else f"no claim of {holder!r} is read from the words {wanted!r} any more"


def _saying(wanted: str, assertions: Sequence[Assertion], places: Sequence[int]) -> list[int]:
    said = {place: words_of_assertion(assertions[place]).casefold() for place in places}
    exact = [place for place, words in said.items() if words == wanted]
    return exact or [place for place, words in said.items() if wanted and wanted in words]


def _tells(assertion: Assertion, text: str) -> bool:
    told = _folded(assertion.claim.text)
    return bool(text) and (told.startswith(text) or text.startswith(told))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _question_pairs(
    judgement: Judgement, one: Sequence[int], other: Sequence[int], assertions: Sequence[Assertion]
) -> tuple[list[tuple[int, int]], str]:
    """The pairs of claims that are meant: for "same" the most alike of one kind of value, for "different" all."""
    pairs = [(x, y) for x in one for y in other if x != y]
    alike = [(x, y) for x, y in pairs if _sort_of(assertions[x]) == _sort_of(assertions[y])]
    if judgement.verdict == "different":
        return pairs, "" if pairs else "both name the same claim"
    if not alike:
        kinds = {assertions[i].claim.value.kind for i in one}, {assertions[i].claim.value.kind for i in other}
        told = " and ".join("/".join(sorted(k)) for k in kinds)
        return [], f"claims of two kinds of value ({told}) cannot answer one question"
    best = min(alike, key=lambda pair: (*_unlike(*(assertions[i] for i in pair)), pair))
    return [best], ""


def _sort_of(assertion: Assertion) -> tuple[str, str]:
    value = assertion.claim.value
    measured = isinstance(value, Quantity) and is_measure(value.unit)
    return value.kind, value.dimension if isinstance(value, Quantity) and measured else ""


def _unlike(a: Assertion, b: Assertion) -> tuple[bool, bool]:
    p, q = a.claim.question, b.claim.question
    return p.attribute != q.attribute, (p.event.frame if p.event else "") != (q.event.frame if q.event else "")


def _event_pairs(
    one: Sequence[int], other: Sequence[int], assertions: Sequence[Assertion]
) -> tuple[list[tuple[int, int]], str]:
    """The first two claims about events that the words tell of, of one frame if there are such."""
    told = [[i for i in side if _local(assertions[i])] for side in (one, other)]
    if not all(told):
        return [], "these words tell of no event"
    pairs = [(x, y) for x in told[0] for y in told[1] if _local(assertions[x]) != _local(assertions[y])]
    if not pairs:
        return [], "both tell of the same event of one document"
    worded = [(x, y) for x, y in pairs if _is_worded(assertions[x]) == _is_worded(assertions[y])]
    if not worded:
        return [], "an event and a bare amount or statement cannot be one"
    return [
        min(
            worded,
            key=lambda pair: (*_unlike(*(assertions[i] for i in pair))[::-1], _is_worded(assertions[pair[0]]), pair),
        )
    ], ""


def _local(assertion: Assertion) -> str | None:
    event = assertion.claim.question.event
    return event.id if event is not None else None


def _is_worded(assertion: Assertion) -> bool:
    event = assertion.claim.question.event
    return event is not None and event.frame in ("amount", "statement")


def settle_questions(
    assertions: Sequence[Assertion], resolved: Resolved
) -> tuple[tuple[Assertion, ...], tuple[Applied, ...]]:
    """The matched assertions, in their places, with questions as judged; and what became of each judgement."""
    said = list(assertions)
    same = list(resolved.questions.get("same", ()))
    for judgement, places, _ in resolved.found:
        if (
            judgement.about == "event"
            and judgement.verdict == "same"
            and len(places) == 2
            and _is_worded(said[places[0]])
        ):
            same.append((places[0], places[1]))
    _merge(said, same)
    _split(said, same, resolved.questions.get("different", ()))
    applied = []
    for judgement, places, notice in resolved.found:
        questions = tuple(sorted({said[i].claim.question.id for i in places}))
        applied.append(Applied(judgement, notice, questions))
    return tuple(said), tuple(applied)


def _merge(said: list[Assertion], same: Iterable[tuple[int, int]]) -> None:
    """Give one question to all who answer either of two that are judged the same."""
    homes = chained((said[x].claim.question.id, said[y].claim.question.id) for x, y in same)
    groups: dict[str, list[int]] = defaultdict(list)
    for place, assertion in enumerate(said):
        home = homes.get(assertion.claim.question.id)
        if home is not None:
            groups[home].append(place)
    for places in groups.values():
        count: dict[str, int] = defaultdict(int)
        for i in places:
            count[said[i].claim.question.id] += 1
        asked = {said[i].claim.question.id: said[i].claim.question for i in places}
        question = asked[min(count, key=lambda q: (-count[q], q))]
        unit = next(
            (
                v.unit
                for i in places
                for v in (said[i].claim.value,)
                if said[i].claim.question.id == question.id and isinstance(v, Quantity)
            ),
            "",
        )
        for i in places:
            said[i] = _asking(said[i], evolve(question, kind=said[i].claim.question.kind), unit)


def _asking(assertion: Assertion, question: Question, unit: str) -> Assertion:
    value = assertion.claim.value
    if isinstance(value, Quantity) and unit != value.unit and not is_measure(unit) and not is_measure(value.unit):
        value = Quantity(value.shape, unit, value.nominal, value.modifier, value.text)
    return evolve(assertion, claim=evolve(assertion.claim, question=question, value=value))


def _split(said: list[Assertion], same: Sequence[tuple[int, int]], different: Iterable[tuple[int, int]]) -> None:
    """Give questions of their own to those who are judged to answer another one."""
    apart: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for x, y in different:
        if said[x].claim.question.id == said[y].claim.question.id:
            apart[said[x].claim.question.id].append((x, y))
    for identity in sorted(apart):
        members = [i for i, a in enumerate(said) if a.claim.question.id == identity]
        seeds = sorted({i for pair in apart[identity] for i in pair})[:MOST_SPLIT]
        names = {i: f"{said[i].id}#{i:09}" for i in seeds}
        place = {name: i for i, name in names.items()}
        links = [
            (names[x], names[y], 1.0 if said[x].claim.id == said[y].claim.id else 0.6)
            for x, y in combinations(seeds, 2)
        ]
        cannot = [(names[x], names[y]) for x, y in apart[identity] if x in names and y in names]
        must = [(names[x], names[y]) for x, y in same if x in names and y in names]
        groups = [
            [place[n] for n in g]
            for g in sorted(cluster(place, links, cannot=cannot, must=must), key=lambda g: (-len(g), g))
        ]
        joined = [list(g) for g in groups]
        for i in members:
            if i not in names:
                fits = [_fit(said[i], [said[j] for j in g]) for g in groups]
                joined[fits.index(max(fits))].append(i)
        # The question stays with the most; of equals, with those judged first.
        for group in sorted(joined, key=len, reverse=True)[1:]:
            question = _another([said[i] for i in group])
            for i in group:
                said[i] = evolve(said[i], claim=evolve(said[i].claim, question=question))


def _fit(assertion: Assertion, group: Sequence[Assertion]) -> int:
    """How well an answer goes with others, in millionths: their agreement without their contradiction."""
    total = 0
    for other in group:
        if other.claim.id == assertion.claim.id:
            total += 2_000_000
            continue
        scores = assertion.claim.value.scores(other.claim.value)
        if scores is not None:
            total += round(1_000_000 * (scores.agreement - scores.contradiction))
    return total // len(group)


def _another(group: Sequence[Assertion]) -> Question:
    """The same question, asked of another thing: the one that these documents tell of."""
    question = group[0].claim.question
    tellers = sorted({a.document or a.source for a in group})
    by = ", ".join(tellers[:3]) + (" and others" if len(tellers) > 3 else "")
    subject: Event | str
    if question.event is not None:
        label = f"{question.event.label} (as told by {by})"
        subject = evolve(question.event, id=content_id("e", question.event.key, "judged apart", tellers), label=label)
    else:
        subject = f"{question.subject} (as told by {by})"
    ask = f"{question.ask.rstrip('?')} (as told by {by})?" if question.ask else ""
    return evolve(question, subject=subject, ask=ask)
