"""How many people an incident killed and hurt, as one article tells it in full.

Articles tell the whole ("two dead, three wounded"), its parts ("one of them died on the way"), each
victim by himself ("Ana Bell, 30, died at the scene"), and other incidents besides ("the city's
14th homicide this year"). The whole is taken from the sentences that open the article; where nothing
is counted, from the victims told of one by one; "five were shot, two fatally" leaves three hurt. An
attacker who dies by his own hand is a victim too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from attrs import define, evolve, field, frozen

from factrecon.language.en.patterns import pattern
from factrecon.language.text.keywords import lowered
from factrecon.language.times.calendar import shifted
from factrecon.story.analysis import Sentence
from factrecon.story.occurrences import OPENING
from factrecon.story.page import Page
from factrecon.story.people import People
from factrecon.story.victims import Victims, find_victims

__all__ = ["LEAD", "Tally", "background", "day_of", "tally"]

_BEFORE: Final = 4
_YEAR: Final = 365

LEAD = 5
"""Sentences of an article that tell the whole; what follows tells the parts, and other incidents."""


@frozen
class Tally:
    """What an article tells of the incident's victims; None where it tells nothing."""

    killed: int | None
    hurt: int | None
    killed_sure: bool = False
    """Whether a number says so; victims told of one by one may not be all."""
    hurt_sure: bool = False
    killed_at: Victims | None = None
    """The words that decide."""
    hurt_at: Victims | None = None


_BACKGROUND = pattern("tolls_apart.background")


_WHO: Final = pattern("tolls_apart.who")
_SINCE: Final = pattern("tolls_apart.since")
_DATED: Final = pattern("tolls_apart.dated")


def _ends(sentence: Sentence) -> bool:
    return sentence.text[sentence.start : sentence.end].rstrip("\"'”’)]").endswith((".", "!", "?"))


def background(sentence: Sentence, day: date | None = None, published: date | None = None) -> bool:
    """Whether a sentence tells of other incidents: by its words, or by a date well before `day`."""
    text = lowered(sentence.text)
    found = next(
        # "a clerk who was fired last week shot two men": the week tells of the clerk
        (
            m
            for m in _BACKGROUND.finditer(text, sentence.start, sentence.end)
            if not _WHO.search(text, max(sentence.start, m.start() - 60), m.start())
        ),
        None,
    )
    # "Killing nine in the deadliest raid of the war" opens the news itself.
    opens = sentence.index < 2 and found is not None and found.group() == "deadliest"
    if (found is not None and not opens) or _DATED.match(sentence.text, sentence.start):
        return True
    if day is None:
        if sentence.index < 2 or published is None:
            return False
        day = shifted(published, -_YEAR)
    return any(
        t.kind == "date"
        and t.finish is not None
        and t.finish.date() < shifted(day, -_BEFORE)
        and t.begin is not None
        and not _SINCE.search(sentence.text[max(sentence.start, t.start - 60) : t.start])
        for t in sentence.times
    )


def day_of(page: Page) -> date | None:
    """The day on which a document was published."""
    published = page.published
    return published.date() if isinstance(published, datetime) else published


def tally(page: Page) -> Tally:
    """What an article tells of its own incident's victims, other incidents left out."""
    told: list[Victims] = []
    day = page.scene.day
    published = day_of(page)
    for sentence in page.sentences:
        found = find_victims(sentence)
        if found and sentence.index > 1 and not _ends(sentence):
            continue  # the headline of another story
        if found and not background(sentence, day, published):
            told += found
    return resolve(told, page)


@define
class _Person:
    """One victim told of by himself, over several mentions."""

    names: set[str] = field(factory=set)
    ages: set[int] = field(factory=set)
    sex: str = ""
    killed: bool = False
    hurt: bool = False
    first: int = -1
    """The sentence that told of him first."""
    last: Victims | None = None
    """The mention that told of him last."""

    def fits(self, people: People) -> bool:
        if people.names and self.names:
            return any(_one_name(a, b) for a in people.names for b in self.names)
        if people.ages and self.ages:
            return bool(people.ages & self.ages) and not (people.sex and self.sex and people.sex != self.sex)
        return not (people.sex and self.sex and people.sex != self.sex)

    def add(self, told: Victims) -> None:
        if self.first < 0:
            self.first = told.sentence
        self.names |= told.people.names
        self.ages |= told.people.ages
        self.sex = self.sex or told.people.sex
        self.killed |= told.outcome == "killed"
        self.hurt |= told.outcome == "hurt"
        self.last = told

    def beside(self, told: Victims) -> bool:
        """Whether one sentence sets the two apart: "a man was killed and a boy was wounded"."""
        last = self.last
        if last is None or last.sentence != told.sentence or last.people.first == told.people.first:
            return False
        return {last.outcome, told.outcome} == {"killed", "hurt"} and not told.people.definite


def _one_name(a: str, b: str) -> bool:
    """Whether two names can be one person's: "bell" and "ana bell", not "ana bell" and "joe bell"."""
    one, two = a.split(), b.split()
    if len(one) == 1 or len(two) == 1:
        return one[-1] == two[-1] or one[0] == two[0]
    return one[-1] == two[-1] and one[0] == two[0]


_NICKNAMED: Final = pattern("tolls_apart.nicknamed")


def _full_names(page: Page) -> dict[str, str]:
    """The full name to which a single name belongs, where the document tells only one: "bell" of "ana bell"."""
    full: dict[str, set[str]] = defaultdict(set)
    for name in page.names:
        words = name.text.lower().split()
        if name.kind in ("person", "other") and 1 < len(words) < 5:
            for word in {words[0], words[-1]}:
                full[word].add(" ".join(words))
    for first, last in _NICKNAMED.findall(page.text):
        for word in (first.lower(), last.lower()):
            full[word].add(f"{first} {last}".lower())
    return {word: names.pop() for word, names in full.items() if len(names) == 1}


def persons(told: Iterable[Victims], full: Mapping[str, str] | None = None) -> list[_Person]:
    """The victims told of one by one: a name, an age or a sex that cannot be another's makes a new one.

    `full` gives the full name to which a single one belongs.
    """
    out: list[_Person] = []
    for victims in _each(told):
        people = victims.people
        if people.count != 1 or people.part or people.harms_self or people.ordinal:
            continue
        if full and people.names:
            people = evolve(people, names=frozenset(full.get(n, n) for n in people.names))
            victims = evolve(victims, people=people)
        fitting = [p for p in out if p.fits(people) and not p.beside(victims)]
        exact = [p for p in fitting if (people.names and p.names) or people.ages & p.ages]
        if not fitting and not people.names and not people.ages and not (people.sex and all(p.sex for p in out)):
            fitting = out[:1]
        if people.others and not exact:
            fitting = list(fitting[1:])
        # Of those whom nothing tells apart, the one of whom the same is told.
        alike = [p for p in fitting if p.killed == (victims.outcome == "killed")] if victims.outcome != "hit" else []
        if victims.outcome == "hurt" and not exact and not people.definite and not people.names:
            fitting = [p for p in fitting if not (p.killed and any(" " in n for n in p.names))]
        found = next(iter(exact or alike or fitting), None)
        if found is None:
            found = _Person()
            out.append(found)
        found.add(victims)
    return out


def _another(person: _Person, by: People) -> bool:
    """Whether a victim cannot be the one who acted: of the other sex, or of another name."""
    if person.sex and by.sex and person.sex != by.sex:
        return True
    return bool(person.names and by.names) and not any(_one_name(a, b) for a in person.names for b in by.names)


def _each(told: Iterable[Victims]) -> Iterator[Victims]:
    """The same, with lists of names told name by name."""
    for victims in told:
        people = victims.people
        if people.count and people.count > 1 and people.count == len(people.names):
            for name in sorted(people.names):
                yield evolve(victims, people=evolve(people, count=1, names=frozenset([name]), ages=frozenset(), sex=""))
        else:
            yield victims


_INCLUDES = pattern("tolls_apart.includes")


_MURDER_SUICIDE: Final = pattern("tolls_apart.murder_suicide")


def most(told: Sequence[Victims], *, lead_only: bool = False) -> int:
    """The largest count in the lead, else (unless `lead_only`) anywhere."""
    counts = [(v.people.count or 0, v.sentence) for v in told if v.people.counted or (v.people.count or 0) > 1]
    lead = [n for n, s in counts if s < LEAD]
    return max(lead or ([] if lead_only else [n for n, _ in counts]), default=0)


def resolve(told: Sequence[Victims], page: Page) -> Tally:
    """The whole, from everything told."""
    lead = [v for v in told if v.sentence < LEAD and v.people.count]
    if lead and not any(v.outcome == "killed" for v in lead):
        # Deaths told only far behind a lead without any are other people's.
        told = [v for v in told if v.outcome != "killed" or v.sentence < 2 * LEAD]
    killed = [v for v in told if v.outcome == "killed"]
    harmed = [v for v in told if v.outcome != "killed" and not v.people.harms_self]
    each = persons(told, _full_names(page))
    k, own, sure_k = _killed(told, each, page)
    opening = [v for v in killed if v.sentence < OPENING]
    if _ranked(opening) > k:  # further on, the fifth victim is the fifth of all who were hit
        k, own = _ranked(opening), 0
    lead_only = any(v.people.counted and (v.people.count or 0) > 1 for v in lead if v.outcome != "killed")
    hurt = [v for v in harmed if v.outcome == "hurt"]
    hit = [v for v in harmed if v.outcome == "hit"]
    w = _beside_deaths(told, page.text) or max(
        most(hurt, lead_only=lead_only),
        most([v for v in hit if v.people.others], lead_only=lead_only),
        most([v for v in hit if not v.people.others and v.active], lead_only=lead_only) - (k - own),
        _besides(most([v for v in hit if not v.people.others and not v.active], lead_only=lead_only), k, own),
    )
    w = max(w, _ranked(told) - (k - own))
    sure_w = w > 0
    if not w:
        alive = [p for p in each if not p.killed]
        hurt_alive = sum(p.hurt for p in alive)
        # Of those only said to be hit, as many may be dead as died of whom nothing more is told.
        untold = max(0, k - own - sum(p.killed for p in each)) if killed else 0
        w = hurt_alive + max(0, len(alive) - hurt_alive - untold) if len(alive) != k or hurt_alive else 0
    if not w and not killed and any(v.people.harms_self for v in told):
        w = 1
    return Tally(
        k if killed else None,
        w if harmed or w else None,
        sure_k,
        sure_w,
        _deciding(killed, k),
        _deciding(harmed, w) or _deciding(harmed, w + k) or (told[0] if told else None),
    )


_MOST_RANKED: Final = 30


def _ranked(told: Iterable[Victims]) -> int:
    """How many there are at least, where one is called the third or the eighth victim."""
    ranks = (v.people.ordinal for v in told if v.people.ordinal and not v.attacker)
    return max((n for n in ranks if n <= _MOST_RANKED), default=0)


def _besides(hit: int, killed: int, own: int) -> int:
    """How many of those hit lived, where `own` of the dead are attackers, whom a count of the hit may leave out."""
    return 0 if hit == killed else hit - killed + own


def _in_turn(deaths: Sequence[Victims]) -> int:
    """Those whom one sentence of the lead has killed in turn: "killed his wife, then shot dead two men"."""
    by_sentence: dict[int, list[Victims]] = defaultdict(list)
    for v in deaths:
        if v.active and v.sentence < LEAD and v.people.count and not v.people.part:
            by_sentence[v.sentence].append(v)
    sums = [
        sum(v.people.count or 0 for v in said)
        for said in by_sentence.values()
        if len(said) > 1 and len({v.people.count for v in said}) > 1 and not said[0].people.counted
    ]
    return max(sums, default=0)


def _beside_deaths(told: Sequence[Victims], text: str) -> int:
    """The wounded that the lead counts beside the dead, in one sentence; 0 where none does."""
    dead = {v.sentence for v in told if v.outcome == "killed" and v.people.count and v.sentence < LEAD}
    beside = [
        v.people.count or 0
        for v in told
        if v.sentence in dead
        and (
            v.outcome == "hurt"
            or (v.outcome == "hit" and (v.people.others or "hospital" in text[v.start : v.end].lower()))
        )
        and not v.people.part
        and (v.people.counted or (v.people.count or 0) > 1)
    ]
    if not beside:
        for sentence in sorted(dead):
            said = [v for v in told if v.sentence == sentence and v.people.counted]
            whole = max((v.people.count or 0 for v in said if v.outcome == "hit" and not v.people.others), default=0)
            lost = max((v.people.count or 0 for v in said if v.outcome == "killed"), default=0)
            if 0 < lost < whole:  # "four shot, two killed"
                return whole - lost
    return max(beside, key=lambda n: (beside.count(n), -beside.index(n)), default=0)


def _killed(told: Sequence[Victims], each: Sequence[_Person], page: Page) -> tuple[int, int, bool]:
    """How many died, how many of them attackers by themselves, and whether a number says so."""
    killed = [v for v in told if v.outcome == "killed"]
    text = lowered(page.text)
    deaths = [v for v in killed if not v.people.harms_self and not v.attacker]
    ends_himself = any(v.people.harms_self for v in killed) and "accident" not in text
    shot_down = [v for v in killed if v.attacker and not v.people.harms_self]
    attackers = max([int(ends_himself), *(v.people.count or 0 for v in shot_down)])
    both = "suicide" in text and _MURDER_SUICIDE.search(text) is not None
    includes = ("including" in text or "among" in text) and _INCLUDES.search(text) is not None
    if both:
        attackers = max(attackers, 1)
    # Where the lead tells of one who died, numbers further down are parts or other incidents.
    lead_only = any(v.sentence < LEAD and v.people.count for v in deaths)
    acted = max(most([v for v in deaths if v.active], lead_only=lead_only), _in_turn(deaths))
    passive = most([v for v in deaths if not v.active and not v.dead], lead_only=lead_only)
    state = most([v for v in deaths if v.dead], lead_only=lead_only)
    beside = {v.sentence for v in shot_down}
    apart = any(v.sentence in beside and v.people.count == state for v in deaths if v.dead)
    total = max(
        acted + attackers if acted and not includes else acted,
        passive + attackers if passive and not includes and not both else passive,
        state + attackers if apart and not includes else state,
    )
    if total:
        own = attackers if total > max(acted, passive, state) else int(includes)
        return total, min(own, total), True
    singles = _of_the_lead([p for p in each if p.killed])
    others = [v.by for v in told if v.active and v.by and not v.people.harms_self]
    if not both and not any(v.active and v.by and not v.people.harms_self for v in killed):
        # Whoever shot others and himself may be the one who is told to have died, unless he cannot be.
        apart = any(p.killed and all(_another(p, by) for by in others) for p in each)
        others = others if apart else []
    if singles and attackers and (both or others):
        return singles + attackers, attackers, False
    return max(singles, attackers, int(bool(killed))), attackers if attackers > singles else 0, False


def _of_the_lead(dead: Sequence[_Person]) -> int:
    """How many of the dead told of one by one are this incident's.

    Where the lead tells of one who died, those whom the article names only further on died elsewhere:
    "she is the aunt of Ana Bell, who was killed in May".
    """
    return sum(p.first < LEAD for p in dead) or len(dead)


def _deciding(told: Sequence[Victims], count: int) -> Victims | None:
    """The first mention that tells just this count, else the first."""
    return next((v for v in told if v.people.count == count), told[0] if told else None)
