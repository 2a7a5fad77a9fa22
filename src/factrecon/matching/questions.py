"""From assertions of many documents to questions with their claims.

Claims of one story are scored pair by pair (`evidence`); what enough speaks for shares a question (`joining`). Events
are joined by the same evidence, that of the claims on them. Then the passes run (`passes`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import EllipsisType
from typing import Any, Final, Literal

from attrs import evolve, frozen

from factrecon.errors import UnknownName, not_a
from factrecon.frames import Frame
from factrecon.matching.bars import POSSIBLE, SHARED, needed
from factrecon.matching.bonds import Bonds, bonds_of
from factrecon.matching.common_form import Form, form_of, in_place
from factrecon.matching.evidence import column_of, shipped_weights
from factrecon.matching.features import lemmas
from factrecon.matching.joined_events import joined_events
from factrecon.matching.joining import Scored, join_events, join_sides, score
from factrecon.matching.judged import Applied, Resolved, resolve, settle_questions
from factrecon.matching.judgements import Judgements
from factrecon.matching.links import MOST_APART, MatchLink, NearMiss, PossiblyOne, joined_id
from factrecon.matching.named import Named, named_in
from factrecon.matching.passes import PASSES
from factrecon.matching.sides import WHOLE, Side, sides_of
from factrecon.matching.wholes import at_odds
from factrecon.model import Assertion, Event, Question
from factrecon.readers import vocabulary_of
from factrecon.values import Offset, Quantity, Truth, Value

__all__ = ["MATCHING", "Match", "Matching", "match"]

Matching = Literal["evidence", "exact"]
MATCHING: tuple[Matching, ...] = ("evidence", "exact")
"""How claims find the question that they share: by what their statements say, or by equal subject and attribute."""


@frozen
class Match:
    """Assertions that now share questions, the joined events, and what was decided on pairs."""

    assertions: tuple[Assertion, ...]
    events: tuple[Event, ...]
    links: tuple[MatchLink, ...] = ()
    """The pairs of claims of two documents that were taken to answer one question."""
    apart: tuple[NearMiss, ...] = ()
    """The nearest of those that were not."""
    considered: Mapping[str, int] = {}
    """How many pairs of each kind of answer were scored."""
    judged: tuple[Applied, ...] = ()
    """What became of the judgements on events and questions."""
    bonds: Mapping[str, Bonds] = {}
    """For each question that two documents answer, by id, the links that hold it together. What shares its question by
    name, or by a person's judgement, needs none and is not here."""
    places: tuple[int, ...] = ()
    """Which of the assertions that were given each of `assertions` is, counted from 0."""

    @property
    def evidence(self) -> dict[str, float]:
        """The bits of the weakest link of each question that has one, by id."""
        return {q: held.weakest for q, held in self.bonds.items() if held.weakest is not None}

    @property
    def possible(self) -> tuple[PossiblyOne, ...]:
        """Pairs of questions that may be one, below the bar for sharing a question; the likeliest first."""
        return tuple(
            PossiblyOne(miss.questions, miss.link.evidence)
            for miss in self.apart
            if miss.link.evidence >= POSSIBLE - SHARED + miss.link.needed and not miss.link.against
        )

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question once, by id."""
        found = {a.claim.question.id: a.claim.question for a in self.assertions}
        return tuple(found[q] for q in sorted(found))


def match(
    assertions: Iterable[Assertion],
    *,
    stories: Mapping[str, int] | None = None,
    frames: Sequence[Frame | str | EllipsisType] | None = None,
    judgements: Judgements | None = None,
    matching: Matching = "evidence",
    copies: Mapping[str, str] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Match:
    """Bring together the claims that answer the same question.

    `stories` gives each document's story (of claims without a document, their source's); only claims of one story, and
    of one that their records name, are held against each other. `judgements` say of events and questions which are the
    same and which are not; they override; `copies` names documents of which nothing is given, and those whose words
    they print, so that a judgement on either speaks of both. `progress` is told the step, how much is done and how much
    there is. With `matching="exact"` only equal subjects and attributes share a question. Raises `UnknownName` for
    another word.
    """
    if matching not in MATCHING:
        raise UnknownName(f"unknown matching {matching!r}; known: {', '.join(MATCHING)}")
    said = tuple(assertions)
    for a in said:
        if not isinstance(a, Assertion):
            raise not_a("claims", a)
    vocabulary = vocabulary_of(frames)
    judged = resolve(said, judgements or Judgements(), copies or {})
    made = _Made(said, judged, {f.name: f for f in vocabulary})
    if matching == "evidence":
        for room in _rooms(said, stories):
            made.join(room, progress)
    matched, applied = settle_questions(made.rewritten(), judged)
    homes = [a.claim.question.id for a in matched]
    places: Sequence[int] = range(len(matched))
    for run in PASSES:
        kept = run(matched, vocabulary)
        places = _kept(matched, kept, places)
        matched = kept
    return made.match(matched, places, homes, applied)


def _kept(before: Sequence[Assertion], after: Sequence[Assertion], places: Sequence[int]) -> Sequence[int]:
    """The places of what a pass has left: it settles each one where it stands, or takes some out and changes none."""
    if len(after) == len(before):
        return places
    left = iter(zip(before, places, strict=True))
    return [next(place for a, place in left if a is b) for b in after]


def _rooms(said: Sequence[Assertion], stories: Mapping[str, int] | None) -> Iterator[list[Assertion]]:
    """The claims of one story each. Where claims of several stories that were named lie in one, they stay apart."""
    rooms: dict[int, list[Assertion]] = defaultdict(list)
    for a in said:
        rooms[0 if stories is None else stories.get(a.document or a.source, -1)].append(a)
    for _, room in sorted(rooms.items()):
        named: dict[str, list[Assertion]] = defaultdict(list)
        for a in room:
            named[a.claim.question.story if a.record is not None or not a.reader else ""].append(a)
        yield from (named[name] for name in sorted(named)) if len(named.keys() - {""}) > 1 else [room]


class _Made:
    """What is found, room by room."""

    def __init__(self, said: tuple[Assertion, ...], judged: Resolved, frames: Mapping[str, Frame]) -> None:
        self.said = said
        self.judged = judged
        self.frames = frames
        self.place = {id(a): n for n, a in enumerate(said)}
        self.events: dict[str, Event] = {}
        self.question: dict[int, Question] = {}
        self.form: dict[int, Form] = {}
        self.answer: dict[int, Value] = {}
        """Answers of records whose facts stand crossed to those that the question is asked of."""
        self.turned: set[int] = set()
        """Places of answers whose statements deny, by an opposite verb, what their question asks."""
        self.rooms: list[tuple[Scored, tuple[tuple[int, ...], ...]]] = []

    def join(self, room: Sequence[Assertion], progress: Callable[[str, int, int], None] | None = None) -> None:
        """Score the claims of one story, join its events and its questions."""
        named = named_in(room)
        scored = score(sides_of(room, self.frames, named=named), shipped_weights(), progress)
        same, different = (self.judged.events.get(v, ()) for v in ("same", "different"))
        groups = join_events(scored, self.frames, same=same, different=different)
        self.events |= joined_events(groups, scored.sides, self.frames)
        scored.lift(self._asked)
        must, cannot = self._musts(scored, same), self._cannots(scored, different)
        homes = join_sides(scored, must, cannot)
        for group in homes:
            if scored.sides[group[0]].said:
                self._ask(scored, group, named)
        self.rooms.append((scored, homes))

    def _musts(self, scored: Scored, same: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int]]:
        """Sides of one joined event and attribute, of one question by name, or judged to be one."""
        first: dict[Any, int] = {}
        by_event: dict[str, int] = {}
        for n, side in enumerate(scored.sides):
            key = self._asked(side)
            yield first.setdefault(key, n), n
            if side.event is not None and side.event.id is not None and not side.frame:
                by_event[side.event.id] = n
        for a, b in same:
            if a in by_event and b in by_event:
                yield by_event[a], by_event[b]

    def _asked(self, side: Side) -> tuple[str, str]:
        if not side.said:
            return side.name, ""
        question = side.said[0].claim.question
        event = question.event
        if event is None or event.id not in self.events:
            return question.subject_key, question.attribute
        return self.events[str(event.id)].key, self._attribute(side.said[0])

    def _attribute(self, assertion: Assertion) -> str:
        attribute, value = assertion.claim.question.attribute, assertion.claim.value
        if isinstance(value, Offset) and value.anchor in self.events:
            attribute = attribute.replace(value.anchor, self.events[value.anchor].key)
        return attribute

    def _cannots(self, scored: Scored, different: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int]]:
        """Sides of events of one frame that were not joined, though they ask the same, and what is judged to be two."""
        for a, b in scored.bits:
            x, y = scored.sides[a], scored.sides[b]
            if (
                x.frame
                and x.frame == y.frame
                and x.attribute == y.attribute
                and x.event is not None
                and y.event is not None
            ):
                if self.events[str(x.event.id)].key != self.events[str(y.event.id)].key:
                    yield a, b
        at: dict[str, list[int]] = defaultdict(list)
        for n, side in enumerate(scored.sides):
            if side.event is not None and side.said:
                at[str(side.event.id)].append(n)
            for told in side.said:
                at[f"place {self.place[id(told)]}"].append(n)
        pairs = [*different, *((f"place {x}", f"place {y}") for x, y in self.judged.questions.get("different", ()))]
        for one, other in pairs:
            yield from ((min(a, b), max(a, b)) for a in at.get(one, ()) for b in at.get(other, ()) if a != b)

    def _ask(self, scored: Scored, group: Sequence[int], named: Named) -> None:
        """Give one question to all sides of a group."""
        sides = [scored.sides[n] for n in group]
        first = min(sides, key=_rank)
        question = self._question(first, sides)
        told = {n: in_place(scored.sides[n], first) for n in group if scored.sides[n] is not first}
        crossed = [n for n in group if told.get(n) is None]
        said = [(a, told.get(n)) for n in group for a in scored.sides[n].said]
        form = form_of(
            (a.claim.value if other is None else other for a, other in said),
            given=all(side.given for side in sides),
            crossed=scored.about_both(crossed),
            named=named,
            truths=((a.claim.value, a.claim.question.attribute) for a, _ in said if isinstance(a.claim.value, Truth)),
        )
        self.answer |= {self.place[id(a)]: other for a, other in said if other is not None}
        for side in sides:
            denies = _denies(first, side) or self._is_opposite(first, side)
            for a in side.said:
                place = self.place[id(a)]
                if denies:
                    self.turned.add(place)
                kind = form.formed(self.answer.get(place, a.claim.value)).kind
                asked = a.claim.question.kind if kind == a.claim.value.kind else kind
                self.question[place] = evolve(question, kind=asked)
                self.form[place] = form

    def _is_opposite(self, first: Side, side: Side) -> bool:
        """Whether the frames of two sides are opposites: a loss, where a profit is asked."""
        frame = self.frames.get(side.frame)
        return frame is not None and not (first.given or side.given) and first.frame in frame.opposites

    def _question(self, first: Side, sides: Sequence[Side]) -> Question:
        question = first.said[0].claim.question
        # "How many votes did the winning side get in the Lund council?" asks what "… get?" does, and says of what.
        begun = question.ask.removesuffix("?")
        fuller = sorted(
            s.said[0].claim.question.ask for s in sides if s.said[0].claim.question.ask.startswith(f"{begun} ")
        )
        question = evolve(question, ask=fuller[0]) if begun and fuller else question
        event = question.event
        if event is None or event.id is None:
            return question
        if event.id in self.events:
            joined = self.events[event.id]
            ask = question.ask.replace(event.label, joined.label) if event.label else question.ask
            return evolve(question, subject=joined, attribute=self._attribute(first.said[0]), ask=ask)
        members = [str(s.event.id) for s in sides if s.event is not None and s.event.id is not None]
        return evolve(question, subject=evolve(event, id=joined_id(members)))

    def rewritten(self) -> tuple[Assertion, ...]:
        """The assertions, each in its place, with the questions that they share."""
        out = []
        for place, a in enumerate(self.said):
            claim, value = a.claim, self.answer.get(place, a.claim.value)
            if place in self.question:
                if isinstance(value, Offset) and value.anchor in self.events:
                    value = evolve(value, anchor=self.events[value.anchor].key)
                if place in self.turned:
                    if isinstance(value, Truth):
                        value = Truth(not value.value)
                    elif isinstance(value, Quantity) and claim.question.attribute in _SIGNED:
                        value = value.mirrored  # a loss of so much, where the profit is asked
                value = self.form[place].formed(value)
                a = evolve(a, claim=evolve(claim, question=self.question[place], value=value))
            out.append(a)
        return tuple(out)

    def match(
        self,
        matched: Sequence[Assertion],
        places: Sequence[int],
        homes: Sequence[str],
        applied: tuple[Applied, ...],
    ) -> Match:
        """Everything, with the links and near misses in terms of the questions that are asked in the end."""
        asked = {a.claim.question.id for a in matched}
        links: list[MatchLink] = []
        near: dict[tuple[str, str], MatchLink] = {}
        considered: Counter[str] = Counter()
        bonds: dict[str, Bonds] = {}
        for scored, groups in self.rooms:
            home = [homes[self.place[id(side.said[0])]] if side.said else "" for side in scored.sides]
            for (a, b), bits in scored.bits.items():
                x, y = scored.sides[a], scored.sides[b]
                considered[min(x.sort, y.sort)] += 1
                if not (x.said and y.said):
                    continue
                if x.document == y.document or home[a] not in asked or home[b] not in asked:
                    continue
                if home[a] == home[b]:
                    links.append(_link(scored, (a, b), joined=home[a]))
                elif bits + scored.lowered(a, b) >= POSSIBLE - 2:
                    key = (home[a], home[b]) if home[a] < home[b] else (home[b], home[a])
                    held = near.get(key)
                    if held is None or bits > held.evidence:
                        near[key] = _link(scored, (a, b))
            homes_by_name = [(s.said[0].claim.question.id if s.said and not s.frame else s.name) for s in scored.sides]
            linked: dict[int, list[tuple[int, float]]] = defaultdict(list)
            for (a, b), bits in scored.bits.items():
                linked[a].append((b, bits))
            for group in groups:
                holding = _bonds(scored, group, homes_by_name, linked)
                if holding.weakest is not None and home[group[0]]:
                    bonds[home[group[0]]] = holding
        links.sort(key=lambda x: (x.kind, x.a, x.b))
        apart = sorted((NearMiss(k, x) for k, x in near.items()), key=lambda m: (-m.link.evidence, m.questions))
        events = {e.key: e for e in self.events.values()}
        return Match(
            tuple(matched),
            tuple(events[k] for k in sorted(events)),
            tuple(links),
            tuple(apart[:MOST_APART]),
            dict(sorted(considered.items())),
            applied,
            {q: held for q, held in sorted(bonds.items()) if q in asked},
            tuple(places),
        )


_SIGNED: Final = frozenset(["amount", "per_share"])
"""Attributes that opposite frames share, which the one has with the other sign."""


def _denies(first: Side, side: Side) -> bool:
    """Whether a truth is told by the opposite of the verb that its question asks by: rejected, where approved is
    asked.
    """
    if first.sort == side.sort == WHOLE:
        return first is not side and at_odds(first, side)
    if (
        side.given
        or first.given
        or not first.sort == side.sort == "truth"
        or (side.frame and side.frame == first.frame)
    ):
        return False
    return lemmas(first.statement.predicate, side.statement.predicate) == "opposite"


def _link(scored: Scored, pair: tuple[int, int], joined: str = "") -> MatchLink:
    a, b = scored.sides[pair[0]], scored.sides[pair[1]]
    found = scored.evidence(pair)
    against = "" if joined else scored.apart(*pair)
    bar = needed(column_of(a, b))
    if not joined and not against and found.bits >= bar:
        against = "the rest of their groups is not alike"
    return MatchLink(
        a.name,
        b.name,
        (a.document, b.document),
        round(found.bits, 6),
        found.parts,
        kind=a.sort,
        needed=bar,
        against=against,
        joined=joined,
    )


def _bonds(
    scored: Scored, group: Sequence[int], names: Sequence[str], linked: Mapping[int, Sequence[tuple[int, float]]]
) -> Bonds:
    """What holds the documents of a group together; `linked` gives the links of each side with those behind it, `names`
    what each asks by name."""
    inside = set(group)
    documents = [side.document for side in scored.sides]
    ties = (
        (min(documents[a], documents[b]), max(documents[a], documents[b]), bits)
        for a in group
        for b, bits in linked.get(a, ())
        if b in inside and documents[a] != documents[b]
    )
    first: dict[str, str] = {}
    home: dict[str, str] = {}

    def find(document: str) -> str:
        while home.setdefault(document, document) != document:
            document = home[document]
        return document

    for n in sorted(group, key=lambda n: documents[n]):
        document = documents[n]
        one, other = sorted((find(document), find(first.setdefault(names[n], document))))
        home[other] = one
    return bonds_of({d: find(d) for d in home}, ties)


_SIDES = ("start", "end", "resumption", "breakdown", "expiry")
_VAGUE = frozenset(["he", "she", "it", "they", "we", "i", "this", "that", "these", "those", "himself", "herself"])


def _rank(side: Side) -> tuple[Any, ...]:
    """Which side's own question a group asks: a frame's before what only words identify, a closer, clearer, shorter
    one.
    """
    question = side.said[0].claim.question
    vague = any(w.strip("?,.()").lower() in _VAGUE for w in question.ask.split())
    return (
        not (side.frame and side.attribute),
        not side.main,
        not side.chief,
        question.attribute not in _SIDES,
        vague,
        len(question.ask),
        question.ask,
        side.name,
    )
