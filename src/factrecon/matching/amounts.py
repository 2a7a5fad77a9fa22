"""Which amounts and statements of several documents answer one question: same unit, alike words.

The words around them are aligned without the numbers (`matching.similarity`); they only propose that two amounts
answer one question, the numbers then agree or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from attrs import evolve, frozen

from factrecon.language.quantities.units import names_person
from factrecon.matching.clusters import cluster
from factrecon.matching.judgements import chained
from factrecon.matching.links import Ledger, MatchLink, joined_id
from factrecon.matching.similarity import align_words, similarity
from factrecon.matching.thesaurus import related, weight
from factrecon.matching.words import Word, words_of
from factrecon.model import Assertion, Event
from factrecon.values import Quantity, Time, Truth
from factrecon.values.quantity import is_measure

FRAMES = ("amount", "statement")
"""What readers call events that only their words identify."""
_ANYONE = frozenset(["person", "people", "life", "staff", "body", "employee"])
_ANY_WORKER = frozenset(["worker", "member"])
"""What one report calls by their trade, another may call so: "nurses", "drivers", "union members"."""
_GETS = frozenset(
    ["win", "receive", "get", "take", "gain", "secure", "poll", "garner", "earn", "claim", "capture", "obtain"]
)
"""Verbs of coming to have, which tell one thing of a share or sum."""
_HOLDS = frozenset(["have", "hold", "control", "keep"])
"""Verbs of having, which tell the same of a named party: "had 64 of the seats", "won 63 seats"."""
_EMPTY_VERBS = frozenset(["be", "have", "do", "say", "make", "get", "include"])
_TELLS = frozenset(
    ["find", "count", "record", "register", "report", "tally", "log", "document", "identify", "discover"]
)
"""Verbs that say of what is counted no more than that it is there."""
_APART = frozenset(["rate", "origin"])
"""Amounts told in another way, which answer other questions: "from 61 percent", "9 per 1,000"."""
ALIKE = 0.5
"""From this likeness of the words around them, two amounts of one unit answer one question."""
ALIKE_STATEMENT = 0.75
"""The same for statements, of which only subject, verb and object are compared."""
SAME_CORE = 0.9
"""Likeness of two amounts that count the same noun under the same verb."""
SAME_VALUE = 0.4
"""What it adds that two amounts of one unit fit each other: a story seldom tells two such numbers."""
SAME_NUMBER = 0.65
"""Likeness from which two amounts start that name one number of two significant digits or more."""
TELLING = 0.74
"""Rarity from which a verb alone tells what a clause is about: "concede", "capsize", not "win"."""
TELLING_NOUN = 0.45
"""Rarity from which a noun tells by itself what is counted: "spectator", "vessel", not "home"."""
BROAD_VALUE = 0.15
"""The same where one of them fits many numbers: "more than 50", a number below ten."""
LEAST_ALIKE = 0.12
"""Below this likeness of the words, not even equal numbers answer one question."""
OTHER_VALUE = 0.3
"""What it takes away that they exclude each other, unless subject, verb and noun are alike."""
OTHER_SIZE = 12.0
"""From this ratio on, two numbers that do not fit each other answer two questions: 3.1 million people, two people."""
STATED = 0.8
"""Likeness of two statements told by an alike verb of one subject, or of one day."""
ONCE, ONCE_OF_PEOPLE = 0.3, 0.4
"""Likeness of the words from which what two documents count once each is one thing, though the numbers differ."""
OTHER_WORDS = 0.35
"""Likeness of the words from which one number is told of one thing, whatever noun it is said to count."""
NOUNS_ALIKE = 0.7
TWO_DAYS = 2 * 86400
NEARLY = 0.3
"""Likeness of two amounts, not alike enough alone, that counts where a third is like both."""
MOST = 400
"""Amounts of one unit in one story that are aligned pair by pair; news stories have fewer."""


@frozen
class AmountMatch:
    """The joined event of every local amount event, by local id, and what was decided on pairs."""

    events: Mapping[str, Event]
    ledger: Ledger


def match_amounts(
    assertions: Iterable[Assertion],
    *,
    stories: Mapping[str, int] | None = None,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
) -> AmountMatch:
    """Join the amounts and statements of several documents.

    `same` and `different` are pairs of local event ids that a person has judged; they override.
    """
    blocks: dict[tuple[int, str, str], dict[str, Assertion]] = defaultdict(dict)
    for assertion in assertions:
        event = assertion.claim.question.event
        if event is None or event.frame not in FRAMES or event.id is None or assertion.document is None:
            continue
        value = assertion.claim.value
        attribute = assertion.claim.question.attribute.split(" ")[0]
        unit = event.frame
        if isinstance(value, Quantity):
            unit = value.dimension if is_measure(value.unit) else "count"
            attribute = attribute if attribute in _APART else ""
        story = stories.get(assertion.document, -1) if stories else 0
        blocks[story, unit, attribute].setdefault(event.id, assertion)
    joined: dict[str, Event] = {}
    ledger = Ledger()
    judged_same, judged_different = list(same), list(different)
    homes = chained(judged_same)
    for key in sorted(blocks):
        block = blocks[key]
        links, cannot = _linked(block, key, ledger)
        must = [pair for pair in judged_same if pair[0] in block and pair[1] in block]
        cannot = [*(pair for pair in cannot if homes.get(pair[0], "") != homes.get(pair[1])), *judged_different]
        for group in cluster(sorted(block), links, must=must, cannot=cannot, threshold=ALIKE):
            first = block[group[0]].claim.question.event
            assert first is not None
            event = evolve(first, id=joined_id(group))
            for name in group:
                joined[name] = event
    return AmountMatch(joined, ledger)


def _linked(
    block: Mapping[str, Assertion], key: tuple[int, str, str], ledger: Ledger
) -> tuple[list[tuple[str, str, float]], list[tuple[str, str]]]:
    """The scored pairs of a block, and those of one document, which cannot be one."""
    names = sorted(block)[:MOST]
    words = {n: words_of(_label(block[n])) for n in names}
    kind = "statement" if key[1] == "statement" else "amount"
    needed = ALIKE_STATEMENT if kind == "statement" else ALIKE
    told: dict[tuple[str | None, str], list[float]] = defaultdict(list)
    for assertion in block.values():
        value = assertion.claim.value
        if isinstance(value, Quantity) and value.nominal and (noun := _noun(assertion)):
            told[assertion.document, noun].append(value.nominal)
    links: list[tuple[str, str, float]] = []
    cannot: list[tuple[str, str]] = []
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            if block[a].document == block[b].document and key[2] != "truth":
                cannot.append((a, b))
                continue
            ledger.count(kind)
            score, why = _score(block[a], block[b], words[a], words[b])
            if kind == "amount" and score < needed and _once(block[a], block[b], told):
                near = align_words(words[a], words[b]).similarity
                if near >= (
                    ONCE_OF_PEOPLE
                    if _counts_people(block[a])
                    else LEAST_ALIKE
                    if _only_there(block[a], block[b])
                    else ONCE
                ):
                    score, why = needed, "each document counts the thing once, in like words"
            if _far_apart(block[a], block[b]):
                score, why = min(score, needed / 2), "dated more than two days apart"
            if score >= (needed if kind == "statement" else NEARLY):
                links.append((a, b, score))  # what falls short joins nothing by itself, but speaks for a group
            if score > 0:
                ledger.add(MatchLink(a, b, round(score, 6), why, kind, needed))
    return links, cannot


def _score(a: Assertion, b: Assertion, words: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[float, str]:
    """How likely two amounts or statements answer one question, in [0, 1], and why."""
    x, y = a.claim.value, b.claim.value
    if isinstance(x, Truth) and isinstance(y, Truth):
        return _truths(a, b), "verb, subject and object are alike"
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)):
        if _core(a) == _core(b) and not _of_two(a, b):
            return SAME_CORE, "the same verb, subject and object"
        score = align_words(words, others).similarity
        told = _told_alike(a, b)
        if told > score:
            return told, "an alike verb of the same subject, or at the same time"
        return score, "the words around them are alike"
    event, other = a.claim.question.event, b.claim.question.event
    if event is None or other is None:
        return 0.0, ""
    counted = _nouns_alike(x, y, _part(event, 0), _part(other, 0))
    score = align_words(words, others).similarity
    if not counted:
        if _precise(x, y) and score >= OTHER_WORDS and not is_measure(x.unit):
            return ALIKE, "the same number in like words"  # "31 posts were vacant", "31 vacancies"
        return 0.0, "different things are counted"
    if _other_period(a, b) and x.nominal != y.nominal:
        return 0.0, "told of different times"
    alike = (
        bool(_part(event, 1))
        and _part(event, 1) not in _EMPTY_VERBS
        and (_alike(_part(event, 1), _part(other, 1)) or {_part(event, 1), _part(other, 1)} <= _GETS)
        and _subjects_alike(event, other, named=not _part(event, 0))
    )
    if x.base.possibility(y.base) >= 0.5:
        if _precise(x, y) and (score >= LEAST_ALIKE / 2 or (is_measure(x.unit) and x.unit != "percent")):
            return max(SAME_NUMBER, min(SAME_CORE, score + SAME_VALUE)), "the same number of the same thing"
        if (
            _close(x, y)
            and _part(event, 0) not in _ANYONE | _ANY_WORKER
            and weight(_part(event, 0)) >= TELLING_NOUN
            and _part(other, 0) not in _ANYONE
        ):
            return max(SAME_NUMBER, min(SAME_CORE, score + SAME_VALUE)), "nearly the same number of the same thing"
        if alike and _move(a) == _move(b):
            return max(
                SAME_NUMBER, min(SAME_CORE, score + SAME_VALUE)
            ), "the same is counted under an alike verb, and the numbers fit"
        if score < LEAST_ALIKE and not (_part(event, 0) and _part(event, 0) == _part(other, 0)):
            return 0.0, "too few words in common"
        score = min(SAME_CORE, score + (BROAD_VALUE if _broad(x) or _broad(y) else SAME_VALUE))
        if _core(a) == _core(b):
            return max(score, SAME_CORE), "the same thing is counted under the same verb, and the numbers fit"
        return score, "the numbers fit, and the words around them are alike"
    if _move(a) != _move(b):
        return 0.0, "one is a change, the other a level"
    if x.nominal and y.nominal and not 1 / OTHER_SIZE < abs(x.nominal / y.nominal) < OTHER_SIZE:
        return 0.0, "the numbers are of another size"
    if _core(a) == _core(b) and _subjects_alike(event, other):
        return SAME_CORE, "the same thing is counted under the same verb"
    if (
        {_part(event, 1), _part(other, 1)} <= _GETS | _HOLDS
        and _subjects_alike(event, other, named=True)
        and event.participants
    ):
        return max(score, ALIKE), "the same party has the same thing"
    if alike:
        return max(score, ALIKE), "the same is counted under an alike verb"
    return (
        score - OTHER_VALUE,
        "the words around them are alike, but verb or subject is another and the numbers do not fit",
    )


def _noun(assertion: Assertion) -> str:
    event = assertion.claim.question.event
    return _part(event, 0) if event is not None and event.frame == "amount" else ""


def _counts_people(assertion: Assertion) -> bool:
    value = assertion.claim.value
    return isinstance(value, Quantity) and _of_people(value, _noun(assertion))


def _once(a: Assertion, b: Assertion, told: Mapping[tuple[str | None, str], Sequence[float]]) -> bool:
    """Whether both documents count a thing once, in numbers of one size: "two cells", "three cells"."""
    x, y = a.claim.value, b.claim.value
    noun, other = _noun(a), _noun(b)
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)) or not noun or not x.nominal or not y.nominal:
        return False
    if is_measure(x.unit) or noun in _ANYONE or not _alike(noun, other) or _move(a) != _move(b) or _other_period(a, b):
        return False
    if not _of_one_size(x.nominal, y.nominal):
        return False
    rivals = ((told[a.document, noun], x.nominal), (told[b.document, other], y.nominal))
    if any(sum(_of_one_size(n, nominal) for n in numbers) != 1 for numbers, nominal in rivals):
        return False
    event, counterpart = a.claim.question.event, b.claim.question.event
    return event is not None and counterpart is not None and (_subjects_alike(event, counterpart) or _only_there(a, b))


def _only_there(a: Assertion, b: Assertion) -> bool:
    """Whether two documents only tell how many there were of what is seldom told of: "some 3,500 fish have been found"."""
    event, other = a.claim.question.event, b.claim.question.event
    return (
        event is not None
        and other is not None
        and (
            {_part(event, 1), _part(other, 1)} <= _TELLS
            and weight(_noun(a)) >= TELLING_NOUN
            and weight(_noun(b)) >= TELLING_NOUN
        )
    )


def _of_one_size(one: float, other: float) -> bool:
    return 1 / OTHER_SIZE < one / other < OTHER_SIZE


def _of_two(a: Assertion, b: Assertion) -> bool:
    """Whether two clauses name different subjects, or objects."""
    event, other = a.claim.question.event, b.claim.question.event
    return (
        event is not None
        and other is not None
        and (_disjoint(event.participants, other.participants) or _disjoint(_objects(event), _objects(other)))
    )


def _disjoint(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    if not mine or not theirs:
        return False
    return not {w for p in mine for w in p.casefold().split()} & {w for p in theirs for w in p.casefold().split()}


def _told_alike(a: Assertion, b: Assertion) -> float:
    """Likeness of two statements by what they tell: an alike verb, and the same subject or the same answer."""
    event, other = a.claim.question.event, b.claim.question.event
    if event is None or other is None or len(event.modifiers) < 5 or len(other.modifiers) < 5 or _of_two(a, b):
        return 0.0
    verb, theirs = (" ".join(x for x in (e.modifiers[0], e.modifiers[4]) if x) for e in (event, other))
    if verb in _EMPTY_VERBS or not (_alike(verb, theirs) or _alike(_part(event, 0), _part(other, 0))):
        return 0.0
    if _part(event, 3) != _part(other, 3):
        return 0.0
    shared = int(bool(event.participants and other.participants)) + int(bool(_objects(event) and _objects(other)))
    for place, mine, yours in ((1, event.participants, other.participants), (2, _objects(event), _objects(other))):
        one, two = _part(event, place), _part(other, place)
        if mine and yours:
            continue
        if one and two and not mine and not yours and one not in _PRONOUNS and two not in _PRONOUNS:
            if not _alike(one, two):
                return 0.0
            shared += 1
    return STATED if shared or _same_day(a, b) else 0.0


_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "one"])


def _same_day(a: Assertion, b: Assertion) -> bool:
    x, y = a.claim.value, b.claim.value
    return (
        isinstance(x, Time)
        and isinstance(y, Time)
        and min(x.shape.width, y.shape.width) <= TWO_DAYS
        and (max(x.shape.width, y.shape.width) <= 2 * TWO_DAYS and x.shape.possibility(y.shape) >= 0.5)
    )


def likeness_of_amounts(a: Assertion, b: Assertion, *, equal: bool = False) -> float:
    """How likely two amounts of two documents answer one question, in [0, 1]; `equal` asks for one number.

    Their questions must be about amounts told in words (`Assertion.told`).
    """
    x, y = a.claim.value, b.claim.value
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)) or _kind(a) != _kind(b):
        return 0.0
    if equal and not _precise(x, y):
        return 0.0
    return _score(a, b, words_of(_label(a)), words_of(_label(b)))[0]


def _kind(assertion: Assertion) -> str:
    attribute = assertion.claim.question.attribute.split(" ")[0]
    return attribute if attribute in _APART else ""


def _truths(a: Assertion, b: Assertion) -> float:
    """Whether two clauses tell of one thing: verbs alike, and subjects and objects where both are known."""
    event, other = a.claim.question.event, b.claim.question.event
    if event is None or other is None:
        return 0.0
    if not _part(event, 0) or not _alike(_part(event, 0), _part(other, 0)):
        return 0.0
    if _part(event, 3) != _part(other, 3):
        return _of_two_voices(event, other)
    denied = a.claim.value == b.claim.value == Truth(False)
    shared = 0
    for place, mine, theirs in ((1, event.participants, other.participants), (2, _objects(event), _objects(other))):
        one, two = _part(event, place), _part(other, place)
        if mine and theirs:
            if not {w for p in mine for w in p.casefold().split()} & {w for p in theirs for w in p.casefold().split()}:
                return 0.0
            shared += 1
        elif one and two:
            if denied and place == 2 and shared and _of_giving(event, other):
                continue
            if not _alike(one, two):
                if place == 2 or not (mine or theirs):
                    return 0.0  # a name and a noun may mean one, two nouns do not
                continue
            shared += 1
        elif place == 1 and denied and _guessed_alike(event, other):
            shared += 1
        elif place == 2 and (one or two) and (not shared or (a.claim.value == b.claim.value and not denied)):
            return 0.0  # what is done to nothing in particular; two denials of it by one party are one
    return SAME_CORE if shared or weight(_part(event, 0)) >= TELLING else 0.0


def _of_two_voices(event: Event, other: Event) -> float:
    """Likeness of "the guards beat the man" and "the man was beaten": to whom it was done is told by both."""
    active, passive = (event, other) if _part(event, 3) == "active" else (other, event)
    done_to, suffers = _objects(active), passive.participants
    if done_to and suffers:
        return 0.0 if _disjoint(done_to, suffers) else SAME_CORE
    one, two = _part(active, 2), _part(passive, 1)
    if done_to or suffers or not _alike(one, two) or one in _ANYONE | _PRONOUNS:
        return 0.0
    return SAME_CORE if weight(one) >= TELLING_NOUN or weight(_part(event, 0)) >= TELLING else 0.0


def _guessed_alike(event: Event, other: Event) -> bool:
    """Whether the subjects of two clauses may be one where a pronoun stands for one of them."""
    mine, theirs = (
        {w for p in e.participants for w in p.casefold().split()} | ({_part(e, 1) or _part(e, 4)} - {""})
        for e in (event, other)
    )
    return bool(mine & theirs) or any(_alike(x, y) or _speaks_for(x, y) for x in mine for y in theirs)


def _speaks_for(one: str, other: str) -> bool:
    """Whether one of two subjects is whoever speaks for the other: "we have not", a spokesman of the company said."""
    return (one in _VOICES and other in _HOUSES | _VOICES) or (other in _VOICES and one in _HOUSES)


_VOICES = frozenset(["spokesman", "spokeswoman", "spokesperson", "statement"])
_HOUSES = frozenset(
    ["company", "firm", "group", "government", "ministry", "union", "airline", "operator", "agency", "owner", "maker", "bank",
     "club", "party", "department", "office", "police", "council", "authority", "carrier", "regulator", "retailer", "utility"]
)  # fmt: skip


def _of_giving(event: Event, other: Event) -> bool:
    """Whether one clause names whom, the other what: "paid the hackers", "paid a ransom"."""
    if not {_part(event, 0), _part(other, 0)} <= _GIVES:
        return False
    return names_person(_part(event, 2)) != names_person(_part(other, 2))


_GIVES = frozenset(["pay", "give", "offer", "send", "hand", "lend", "grant"])


def _objects(event: Event) -> tuple[str, ...]:
    return tuple(name for role, name in event.roles if role == "object")


def _precise(x: Quantity, y: Quantity) -> bool:
    """Whether two amounts name one number, and one that is not round enough to be told of anything."""
    if x.nominal is None or y.nominal is None or x.base.possibility(y.base) < 1:
        return False
    if x.unit == y.unit and x.nominal != y.nominal:
        return False
    digits = f"{abs(x.nominal):.6g}".replace(".", "").split("e")[0].strip("0")
    return len(digits) >= 2 and not (_broad(x) and _broad(y))


def _close(x: Quantity, y: Quantity) -> bool:
    """Whether two counts are nearly one number, of which at least one is told to three digits: 52,214 and over 52,000."""
    if is_measure(x.unit) or x.nominal is None or y.nominal is None or min(abs(x.nominal), abs(y.nominal)) < 100:
        return False
    digits = max(len(f"{abs(n):.9g}".replace(".", "").split("e")[0].rstrip("0")) for n in (x.nominal, y.nominal))
    return digits >= 3 and abs(x.nominal - y.nominal) <= 0.02 * max(abs(x.nominal), abs(y.nominal))


def _move(assertion: Assertion) -> bool:
    return assertion.claim.question.attribute.startswith("delta ")


def _part(event: Event, number: int) -> str:
    return event.modifiers[number] if len(event.modifiers) > number else ""


@lru_cache(maxsize=16_384)
def _alike(one: str, other: str) -> bool:
    return (
        one == other
        or bool(one and other and related(one).get(other, 0.0) >= NOUNS_ALIKE)
        or (" " in one + other and similarity(one, other) >= NOUNS_ALIKE)
    )


def _nouns_alike(x: Quantity, y: Quantity, one: str, other: str) -> bool:
    """Whether two amounts count the same: "homes" and "houses", "passengers" and "people"."""
    if is_measure(x.unit):
        return x.dimension == y.dimension
    if not one or not other:
        return x.dimension == y.dimension
    if _alike(one, other):
        return True
    return (
        _of_people(x, one)
        and _of_people(y, other)
        and bool({one, other} & _ANYONE or {_head_noun(one), _head_noun(other)} & _ANY_WORKER)
    )


def _head_noun(noun: str) -> str:
    """The last word of a noun, without what it is compounded with where that only tells which: "dockworker"."""
    last = noun.split()[-1]
    return "worker" if last.endswith("worker") else last


def _of_people(value: Quantity, noun: str) -> bool:
    return value.unit == "person" or noun in _ANYONE or names_person(noun)


def _subjects_alike(a: Event, b: Event, *, named: bool = False) -> bool:
    """Whether two clauses speak of one subject; of pronouns and passives nothing is known."""
    if a.participants and b.participants:
        mine = {w for p in a.participants for w in p.casefold().split()}
        return bool(mine & {w for p in b.participants for w in p.casefold().split()})
    if named and (a.participants or b.participants):
        return False
    one, other = _part(a, 2), _part(b, 2)
    return not one or not other or _alike(one, other)


def _other_period(a: Assertion, b: Assertion) -> bool:
    """Whether two amounts are told of two times: "68 percent", "61 percent in 2019"."""
    p, q = a.claim.scope.period, b.claim.scope.period
    if p is not None and q is not None:
        return p.shape.possibility(q.shape) < 0.5
    return p is not None or q is not None


def _broad(value: Quantity) -> bool:
    """Whether many other numbers would fit as well."""
    if not value.shape.is_bounded or value.nominal is None:
        return True
    return abs(value.nominal) < 10 and float(value.nominal).is_integer()


def _far_apart(a: Assertion, b: Assertion) -> bool:
    """Whether two statements are dated so far apart that they tell of two happenings, like two arrests."""
    x, y = a.claim.value, b.claim.value
    if not (isinstance(x, Time) and isinstance(y, Time)):
        return False
    return x.shape.a - TWO_DAYS > y.shape.d or y.shape.a - TWO_DAYS > x.shape.d


def _core(assertion: Assertion) -> tuple[str, ...] | str:
    """The noun counted and the verb, or the words of a statement; amounts without a noun have a core of their own."""
    event = assertion.claim.question.event
    if event is None or not event.modifiers or not event.modifiers[0] or event.modifiers[1] in _EMPTY_VERBS:
        return assertion.id
    return event.modifiers[:2] if event.frame == "amount" else event.modifiers


def _label(assertion: Assertion) -> str:
    event = assertion.claim.question.event
    return event.label if event is not None else ""
