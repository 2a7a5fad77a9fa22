"""A claim as matching looks at it: what its statement says, the open place left out, in forms that compare quickly.

One side holds all claims of one document on one question of its own. Words are lemmas in plain spelling; how much a
word tells is its rarity in general English times its rarity among the claims of the story, so that an unrelated story
beside it changes nothing.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from attrs import define, evolve, field, frozen

from factrecon.claim_record import count_of, object_of
from factrecon.frames import Frame
from factrecon.language.en.rows import listed
from factrecon.language.names.words import GIVEN_NAMES
from factrecon.matching.chief import Chief, chief_of
from factrecon.matching.named import Named
from factrecon.matching.words.content import words_of
from factrecon.matching.words.spelling import plain_spelling
from factrecon.matching.words.thesaurus import related, weight
from factrecon.model import EVERYWHERE, Assertion, Event, Mention, Question, Role, Statement
from factrecon.values import Duration, Entity, Offset, Places, Quantity, Text, Time, Truth, Value
from factrecon.values.entity import name_key
from factrecon.values.quantity import is_measure

__all__ = ["WHOLE", "Bag", "Side", "alike", "cover", "precision", "sort_of", "value_key", "weigh", "without"]


Kin = Mapping[str, Mapping[str, int]]
"""Relatives of words among the words of one story, by word: how much of what the word tells each tells too. Words
without any are left out.
"""

WHOLE: Final = "whole"
"""The sort of what a short text says as a whole, and the attribute that is asked."""
BIT: Final = 1_000_000
"""How much words tell is counted in millionths of a bit, so that sums are the same in any order."""


@frozen(eq=False)
class Bag:
    """Different words with how much each tells, in millionths of a bit, the same in every bag of a story; `total` is
    their sum, `kinned` all words that are kin to one of them. What it shares with another is kept: claims of one
    sentence hold one bag.
    """

    words: Mapping[str, int]
    total: int
    kin: Kin
    own: frozenset[str]
    kinned: frozenset[str]
    _alike: dict[Bag, float] = field(factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.words)


NOTHING: Final = Bag({}, 0, {}, frozenset(), frozenset())
NOBODY: Final = Named()


@frozen
class Party:
    """Who or what plays one part in a deed: keys of the story's entities, and the head nouns of what is no entity."""

    entities: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    any: frozenset[str] = frozenset()
    """Those heads that tell no particular one: "a man", "several workers"."""


@define(eq=False)
class Side:
    """What one document says on one of its own questions, or an event that it tells.

    `name` is unique among all sides; `value` is None for an event. The bags are empty until `weigh` fills them.
    """

    name: str
    document: str
    sort: str
    statement: Statement
    value: Value | None = None
    attribute: str = ""
    """The attribute that a frame asks of its event, or a record of its object; "" where only words identify it."""
    event: Event | None = None
    frame: str = ""
    """The frame of the event asked about; "" where only words identify it."""
    chief: bool = False
    """Whether its document tells no more of another event of the frame."""
    main: bool = False
    """Whether it is the incident that its document is chiefly about, whose victims are told."""
    named: bool = False
    """Whether a noun names the event, or it is of a kind that lasts or has victims, of which a story tells few."""
    given: bool = False
    """Whether the claim came as a record, with an object and an attribute, rather than out of a sentence."""
    said: tuple[Assertion, ...] = ()
    counted: str = ""
    added: bool = False
    """Whether it counts what came on top of others: "six more bodies"."""
    names: tuple[frozenset[str], ...] = ()
    """The words of each name that the statement holds."""
    people: tuple[tuple[str, ...], ...] = ()
    """Given name and surname of each person that it names so."""
    value_words: frozenset[str] = frozenset()
    keys: frozenset[object] = frozenset()
    """The values as something that equals another's."""
    precise: int = 0
    """How much an equal value tells by itself, from 0 to 3."""
    told: int = 0
    """How many sides of the story bear an equal value."""
    object_words: tuple[str, ...] = ()
    attribute_words: tuple[str, ...] = ()
    context_words: tuple[str, ...] = ()
    around_words: tuple[str, ...] = ()
    parties: Mapping[str, Party] = {}
    """Who does it, and to whom or what, where the clause names them."""
    count: str = ""
    """The count of a frame that is asked for, of a record by its words: "missing" of "number unaccounted for"."""
    happenings: frozenset[str] = frozenset()
    """The frames of the incidents that a record's object names: a fire, a flood."""
    answer_words: tuple[str, ...] = ()
    bare: bool = False
    """Whether a record's attribute only names the kind of its answer: "day", "location", "number"."""
    theme: float = 0.0
    """The share of what a record is asked of that most documents of the story have records on, in [0, 1]."""
    object: Bag = NOTHING
    asked: Bag = NOTHING
    both: Bag = NOTHING
    context: Bag = NOTHING
    sentence: Bag = NOTHING
    """The words of the clause and of all else that its sentence says."""
    answer: Bag = NOTHING
    """The words of a record's answer, of whatever kind it is."""
    whole: Bag = NOTHING
    """All words of a record: whom it is asked of, what is asked, and the answer."""
    facts: Bag = NOTHING
    """What is asked of a record, and the answer."""
    tells: int | None = None
    """Which features it may have something to say to, once that was looked at."""

    @cached_property
    def told_time(self) -> Time | None:
        """When its clause has it, where that is not what it answers."""
        told = self.statement.filler("time") if self.sort != "time" else None
        return told if isinstance(told, Time) else None

    @cached_property
    def when(self) -> Time | None:
        """When it holds or happened: the period it is about, the time in its clause, or its event's."""
        if (period := self.statement.scope.period) is not None:
            return period
        told = self.statement.filler("time")
        return told if isinstance(told, Time) else self.event.time if self.event is not None else None

    @cached_property
    def where(self) -> Places | None:
        """Where it holds or happened, in the same order."""
        if (places := self.statement.scope.places) is not None:
            return places
        told = self.statement.filler("place")
        return told if isinstance(told, Places) else self.event.places if self.event is not None else None

    @cached_property
    def speaker_words(self) -> frozenset[str]:
        """The words of the name of whoever says it."""
        return frozenset(name_key(self.statement.speaker).split()) if self.statement.speaker else frozenset()

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of all names that it holds."""
        return frozenset(w for name in self.names for w in name)


def sort_of(value: Value | None) -> str:
    """What kind of answer a value is; sides of unlike sorts never share a question.

    >>> sort_of(Quantity.of(3, "USD")), sort_of(Quantity.of(3, "fire"))
    ('money', 'count')
    """
    if isinstance(value, Quantity):
        if not is_measure(value.unit):
            return "count"
        return "money" if len(value.unit) == 3 and value.unit.isupper() else value.dimension or "measure"
    return "event" if value is None else value.kind


KIN: Final = frozenset(
    frozenset(pair)
    for pair in (
        *(("text", other) for other in ("entity", "places")),
        ("time", "offset"),
        ("duration", "offset"),
        ("entity", "places"),
    )
)
"""Sorts that are not the same and may answer one question all the same."""
KIN_OF_A_RECORD: Final = KIN | {
    frozenset(("text", "truth")),
    frozenset(("text", "time")),
    frozenset(("text", "duration")),
}
"""The same where one of the two is a record, which may give a time or a yes in words; what is read gives it typed."""
KIN_OF_RECORDS: Final = KIN_OF_A_RECORD | frozenset(
    frozenset(pair)
    for pair in (
        *(("text", other) for other in ("count", "money", "offset", "age", "length")),
        *(("count", other) for other in ("magnitude", "truth", "entity")),
        ("entity", "truth"),
    )
)
"""The same of two records, whose kinds somebody chose: how often is told by a count, or in words."""


def value_key(value: Value | None) -> object:
    """What equal values share; None for what is never equal by itself."""
    if isinstance(value, Quantity):
        return None if value.nominal is None else ("n", round(value.nominal, 6))
    if isinstance(value, Time):
        return ("t", value.shape.b, value.shape.c) if value.shape.is_bounded else None
    if isinstance(value, Duration):
        return ("d", value.shape.b, value.shape.c) if value.shape.is_bounded else None
    if isinstance(value, Offset):
        return ("o", value.text.casefold())
    if isinstance(value, Entity):
        return ("e", value.key)
    if isinstance(value, Places):
        return ("p", tuple(sorted(p.name.casefold() for p in value.items)))
    return None


_DAY: Final = 86400.0


def precision(value: Value | None) -> int:
    """How unlikely an equal value is by chance, from 0 (yes) to 3 (a clock time, a number of three digits).

    >>> precision(Quantity.of(4.25, "USD")), precision(Quantity.of(40, "fire")), precision(Time.day(2024, 3, 1))
    (3, 1, 2)
    """
    if isinstance(value, Quantity) and value.nominal is not None:
        return min(3, len(f"{abs(value.nominal):.6g}".replace(".", "").split("e")[0].strip("0")))
    if isinstance(value, Time) and value.shape.is_bounded:
        width = value.shape.c - value.shape.b
        return 3 if width < _DAY / 2 else 2 if width <= 2 * _DAY else 1
    if isinstance(value, Duration):
        digits = "".join(c for c in value.text if c.isdigit())
        return min(3, len(digits.strip("0"))) if digits else 1
    if isinstance(value, (Entity, Places, Offset)):
        return 2
    return 0


def value_words(value: Value | None) -> frozenset[str]:
    """The words of an answer that is told in words."""
    if isinstance(value, (Text, Truth)):
        return frozenset(name_key(value.text).split())
    if isinstance(value, Entity):
        return frozenset(value.key.split())
    if isinstance(value, Places):
        return frozenset(w for p in value.items for w in name_key(p.name).split())
    return frozenset()


def weigh(sides: Sequence[Side]) -> None:
    """Fill the bags of all sides of one story, and count how many bear an equal value."""
    seen: Counter[str] = Counter()
    told: Counter[object] = Counter()
    for side in sides:
        seen.update({*side.object_words, *side.attribute_words, *side.context_words})
        if side.given:
            seen.update(set(side.answer_words) - {*side.object_words, *side.attribute_words, *side.context_words})
        told.update((side.sort, key) for key in side.keys)
    for side in sides:
        for word in side.around_words:
            seen.setdefault(word, 1)
    records = any(side.given for side in sides)
    rarity = {word: round(BIT * weight(word) * math.log2(1.0 + len(sides) / count)) for word, count in seen.items()}
    kin = {
        word: near
        for word, tells in rarity.items()
        if (near := {o: round(tells * like) for o, like in related(word).items() if o in seen})
    }
    bags: dict[frozenset[str], Bag] = {frozenset(): NOTHING}

    def bag(*words: str) -> Bag:
        found = {word: rarity[word] for word in words if word in rarity}
        own = frozenset(found)
        held = bags.get(own)
        if held is None:
            near = frozenset().union(*[kin[w] for w in found if w in kin])
            bags[own] = held = Bag(found, sum(found.values()), kin, own, near)
        return held

    for side in sides:
        side.object = bag(*side.object_words)
        side.asked = bag(*side.attribute_words)
        side.both = bag(*side.object_words, *side.attribute_words)
        side.context = bag(*side.context_words)
        side.sentence = bag(*side.context_words, *side.around_words) if side.around_words else side.context
        if records:
            side.answer = bag(*side.answer_words)
            side.facts = bag(*side.attribute_words, *side.answer_words)
            side.whole = bag(*side.object_words, *side.attribute_words, *side.answer_words)
        side.told = min((told[side.sort, key] for key in side.keys), default=0)
        side.tells = None
    if records:
        _weigh_themes([side for side in sides if side.given])


def _weigh_themes(sides: Sequence[Side]) -> None:
    """Find how far each record is asked of what the whole story is about: of words that, themselves or by kin, half
    of its documents have records on."""
    said: dict[str, set[str]] = {}
    for side in sides:
        said.setdefault(side.document, set()).update(side.object_words)
    spread: Counter[str] = Counter()
    for words in said.values():
        near = {o for w in words for o, like in related(w).items() if like >= MEANT}
        spread.update(words | near)
    for side in sides:
        told = {word: round(BIT * weight(word)) for word in side.object_words}
        common = sum(tells for word, tells in told.items() if 2 * spread[word] >= len(said))
        side.theme = common / sum(told.values()) if told else 0.0


MEANT: Final = 0.7
"""Likeness from which two lemmas mean the same."""


def without(bag: Bag, words: Collection[str]) -> Bag:
    """A bag less some words."""
    left = {word: tells for word, tells in bag.words.items() if word not in words}
    own = frozenset(left)
    kin = {word: near for word, near in bag.kin.items() if word in left}
    return Bag(left, sum(left.values()), kin, own, frozenset().union(*kin.values()))


def alike(one: Bag, other: Bag) -> float:
    """The share of both bags that the other says too, in [0, 1]; relatives count by their likeness."""
    if not (one.own and other.own):
        return 0.0
    share = one._alike.get(other)
    if share is None:
        same = one.own & other.own
        found = 2 * sum([one.words[word] for word in same])
        if not one.own.isdisjoint(other.kinned):  # kinship goes both ways
            found += _told_by_kin(one, same, other) + _told_by_kin(other, same, one)
        one._alike[other] = other._alike[one] = share = found / (one.total + other.total) if found else 0.0
    return share


def cover(bag: Bag, other: Bag) -> float:
    """The share of a bag that another says too, in [0, 1]."""
    same = bag.own & other.own
    found = sum([bag.words[word] for word in same])
    if not bag.own.isdisjoint(other.kinned):
        found += _told_by_kin(bag, same, other)
    return found / bag.total if found else 0.0


def _told_by_kin(bag: Bag, same: frozenset[str], other: Bag) -> int:
    """How much of a bag another tells by relatives of its words, those aside that both have."""
    near = (bag.own & other.kinned) - same
    return sum([max([tells for o, tells in bag.kin[word].items() if o in other.own]) for word in near])


def plain(words: Iterable[str]) -> tuple[str, ...]:
    """The words in plain spelling."""
    return tuple(plain_spelling(w) for w in words)


def names_of(mentions: Iterable[Mention | str]) -> tuple[frozenset[str], ...]:
    """The words of each name, every name once."""
    found = {frozenset(name_key(m if isinstance(m, str) else m.text).split()) for m in mentions}
    return tuple(sorted((f for f in found if f), key=sorted))


def sides_of(
    assertions: Sequence[Assertion], frames: Mapping[str, Frame] | None = None, *, named: Named = NOBODY
) -> list[Side]:
    """One side for each document's own question and one for each event that a frame tells, in the order of their
    names; bags are still to be filled. `named` tells who is whom among records."""
    known = frames or {}
    groups: dict[tuple[str, str], list[Assertion]] = {}
    events: dict[str, list[Assertion]] = {}
    for a in assertions:
        groups.setdefault((a.document or a.source, a.claim.question.id), []).append(a)
        event = a.claim.question.event
        if event is not None and event.id is not None and event.frame not in WORDED:
            events.setdefault(event.id, []).append(a)
    about = chief_of(events, known)
    found = [_side(f"{d}#{q}", d, groups[d, q], about, known, named) for d, q in sorted(groups)]
    return found + [_event_side(name, events[name], about, known) for name in sorted(events)]


WORDED: Final = ("amount", "statement")
"""What readers call events that only their words identify."""
_AROUND: Final = ("agent", "patient", "recipient", "topic")
"""The parts of a deed that tell whom and what it is about; what stands behind other prepositions is context."""


_AROUND_RECORD: Final = frozenset(["topic", "time"])
"""The parts of a record's statement that are told in words: its object, and a time that nobody can read."""


def _side(
    name: str, document: str, said: Sequence[Assertion], chief: Chief, frames: Mapping[str, Frame], named_so: Named
) -> Side:
    first = min(said, key=_as_told)
    question, value = first.claim.question, first.claim.value
    statement = first.statement or _of_record(first)
    given = statement.predicate == question.attribute and _AROUND_RECORD.issuperset(
        r.name for r in statement.roles if isinstance(r.filler, Mention)
    )
    given = given and (question.event is None or question.event.frame not in WORDED)
    event, counted = question.event, ""
    frame = event.frame if event is not None and event.frame not in WORDED else ""
    if given:
        about, asked = [named_so.spelled_out(str(question.subject))], [named_so.spelled_out(question.attribute)]
        named = _capitalised(about)
    else:
        around = [r.filler for r in statement.roles if r.name in _AROUND and isinstance(r.filler, Mention)]
        mentions = [m.text for m in around]
        named = [n for m in around for n in ([m.entity] if m.entity else _capitalised([m.text]))]
        about = mentions if event is not None else [str(question.subject), *mentions]
        if first.open == "amount":
            noun = next((r.filler for r in statement.roles[1:2] if r.name in ("counted", "measured")), None)
            counted = noun.head if isinstance(noun, Mention) else ""
        asked = [statement.predicate, counted, question.attribute if event is None else ""]
    sort = WHOLE if question.attribute == WHOLE and not given else sort_of(value)
    count = _count_of(question, given) if isinstance(value, Quantity) else ""
    asked_words = _words([count] if given and count else asked)
    bare = given and BARE.get(sort, NOTHING_ASKED).issuperset(asked_words)
    return Side(
        name=name,
        document=document,
        sort=sort,
        statement=statement,
        value=value,
        attribute=question.attribute if frame or given or event is None else "",
        event=event,
        frame=frame,
        chief=event is not None and event.id in chief.events,
        main=event is not None and event.id in chief.incidents,
        named=event is not None and (("named", "noun") in event.roles or _lasts(frames.get(frame))),
        given=given,
        said=tuple(said),
        counted=counted,
        added=any(isinstance(a.claim.value, Quantity) and _is_added(a) for a in said),
        names=names_of(named),
        people=tuple(
            sorted({(k[0], k[-1]) for n in named if len(k := name_key(n).split()) > 1 and k[0] in GIVEN_NAMES})
        ),
        value_words=frozenset().union(*(value_words(a.claim.value) for a in said)),
        keys=frozenset(key for a in said if (key := value_key(a.claim.value)) is not None),
        precise=precision(value),
        object_words=_words(about),
        attribute_words=() if bare else asked_words,
        bare=bare,
        happenings=_happenings(_words(about), frames) if given else frozenset(),
        count=count,
        answer_words=_words([named_so.spelled_out(value.text) if given else value.text]),
        context_words=_words([_quote(first)]) if given else tuple(dict.fromkeys(plain(statement.words))),
        around_words=() if given else plain(statement.around),
        parties={} if given else _parties(statement, first.open),
    )


def _as_told(assertion: Assertion) -> tuple[int, str, str, str]:
    """In the order of a text; of claims that name no place in one, by what they quote."""
    at = assertion.span.start if assertion.span else -1
    return at, assertion.id, assertion.given or "", assertion.ref or ""


PARTS: Final = ("agent", "patient")
"""The parts that tell which deed is meant."""
_NOBODY: Final = listed("reference.anybody") | frozenset(
    ["", "he", "she", "it", "they", "we", "i", "you", "who", "whom", "which", "that", "this", "these", "those", "some"]
)


_INDEFINITE: Final = frozenset(["a", "an", "some", "any", "no", "several", "many", "few", "other", "another", "one"])


def _parties(statement: Statement, place: str) -> dict[str, Party]:
    """Who plays each part but the open one; pronouns that stand for nobody in particular are left out."""
    out = {}
    for part in PARTS:
        if part == place:
            continue
        entities, heads, several = set(), set(), set()
        for filler in statement.fillers(part):
            if isinstance(filler, Mention) and filler.entity:
                entities.add(filler.entity.lower())
            if isinstance(filler, Mention) and filler.head.lower() not in _NOBODY:
                heads.add(head := plain_spelling(filler.head.lower()))
                if not filler.entity and filler.text.split(" ", 1)[0].lower() in _INDEFINITE:
                    several.add(head)
        if entities or heads:
            out[part] = Party(frozenset(entities), frozenset(heads), frozenset(several))
    return out


def _happenings(words: Iterable[str], frames: Mapping[str, Frame]) -> frozenset[str]:
    return frozenset(f.name for word in words for f in frames.values() if f.incident and word in f.nouns)


def _count_of(question: Question, given: bool) -> str:
    if not given:
        return question.attribute if question.cumulative or question.changing else ""
    count = count_of(question.attribute, object_of(question))
    return count.attribute.name if count is not None else ""


def _lasts(frame: Frame | None) -> bool:
    return frame is not None and (frame.durative or frame.incident or frame.consequence)


def _event_side(name: str, said: Sequence[Assertion], chief: Chief, frames: Mapping[str, Frame]) -> Side:
    """An event as its document tells it, nothing left open."""
    first = min(said, key=_as_told)
    event = first.claim.question.event
    assert event is not None
    told = [a.statement for a in said if a.statement is not None]
    mentions = [r.filler.text for s in told for r in s.roles if r.name in _AROUND and isinstance(r.filler, Mention)]
    statement = first.statement or _of_record(first)
    planned = "planned" in event.modifiers
    named = _capitalised((*dict.fromkeys(mentions), *event.participants))
    return Side(
        name=name,
        document=first.document or first.source,
        sort="event",
        statement=evolve(statement, roles=(), scope=EVERYWHERE, mode="planned" if planned else "asserted"),
        event=event,
        frame=event.frame,
        chief=name in chief.events,
        named=("named", "noun") in event.roles or _lasts(frames.get(event.frame)),
        main=name in chief.incidents,
        names=names_of(named),
        object_words=_words([*event.participants, event.label]),
        attribute_words=(),
        context_words=tuple(dict.fromkeys(w for s in told for w in plain(s.words)))[:MOST_WORDS],
    )


NOTHING_ASKED: Final = frozenset[str]()
_BARE: Final = {
    "time": "date when",
    "places": "place location where venue site",
    "count": "number count total many",
    "entity": "name identity who",
    "share": "share percentage proportion part",
    "money": "amount sum money",
    "duration": "length duration long",
}
BARE: Final = {sort: frozenset(words.split()) for sort, words in _BARE.items()}
MOST_WORDS: Final = 60
"""Words around an event that are looked at."""


def _of_record(assertion: Assertion) -> Statement:
    """The statement of a claim that was made by hand: its attribute is told of its object."""
    question = assertion.claim.question
    subject = question.event.label if question.event is not None else str(question.subject)
    return Statement(
        predicate=question.attribute,
        frame=question.event.frame if question.event is not None else "",
        mode=assertion.mode,
        roles=(Role("topic", Mention(subject)),),
        scope=assertion.claim.scope,
        speaker=assertion.attribution.speaker if assertion.attribution else None,
    )


_MORE: Final = re.compile(r"\s(?:more|other|others|additional|further)\b", re.IGNORECASE)
_ANOTHER: Final = re.compile(r"\b(?:another|an? additional|an? further)\s$", re.IGNORECASE)


def _is_added(assertion: Assertion) -> bool:
    """Whether the number's own words say that it comes on top: "six more", "another 12", "an additional 4,901"."""
    if assertion.claim.question.cumulative and assertion.reader == "events":
        return False  # what comes on top was not read; "nine others were hurt" are others than the dead
    words = assertion.statement.span.quote if assertion.statement and assertion.statement.span else ""
    for text in (_quote(assertion), words):
        at = text.find(assertion.claim.value.text)
        if at >= 0:
            end = at + len(assertion.claim.value.text)
            return bool(_MORE.match(text, end) or _ANOTHER.search(text, max(0, at - 16), at))
    return False


def _quote(assertion: Assertion) -> str:
    return assertion.given or (assertion.span.quote if assertion.span is not None else "")


def _words(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain(w.key for text in texts if text for w in words_of(text))))


_NAME: Final = re.compile(r"[A-Z][\w.'’&-]*(?:\s(?:of\s|the\s|de\s|van\s|al-)?[A-Z][\w.'’&-]*)*")


def _capitalised(texts: Iterable[str]) -> list[str]:
    """Names are told by their capitals."""
    return [found[0] for text in texts for found in _NAME.finditer(text[:512])]
