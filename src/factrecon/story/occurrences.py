"""From mentions to the events of one document: which mentions tell of one occurrence.

The strike of last week is not the one threatened for next month; the contract that ran out is not
the one that will. Mentions of a frame are one event unless something sets them apart: a plan
against a fact, a word like "another", times that cannot be one, or lengths that cannot be one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from attrs import define, field, frozen

from factrecon.algebra.trapezoid import Trapezoid
from factrecon.frames import Frame
from factrecon.language.en.rows import listed
from factrecon.story.mentions import NOVEL, PREVIOUS, Mention
from factrecon.values import Duration, Quantity, Time

_PRESUPPOSING = listed("aspects.presupposing")
"""Aspects that presuppose a going event, so that a plan of them is no plan of the event."""
_TO_COME = listed("aspects.more")
_LOOSE = 14 * 86400.0
_NEAR = 3 * 86400.0
"""Times said of one event may be this far apart, in seconds, and still be its start and its end."""

_ACTS = listed("harm.acts")
"""Acts against people: told in the opening they are what a document is about, whatever else it tells oftener."""
_OUTWEIGHED = listed("harm.outweighed")
OPENING = 3
"""Sentences that open a document, the headline among them."""

_PAST_NEWS = 5 * 86400.0
_LONG_AGO = 90 * 86400.0
_LEAD = 4
"""Sentences that tell the news itself."""
_SURE = 0.6
"""The least weight with which a place is taken for where something is."""
_TOLD = frozenset({"level", "target", "money", "delta", "percent"})
_TAKING_UP = listed("reference.taking_up")
_AMOUNTS = 8
"""Amounts kept of one mention; a list of hundreds tells nothing apart."""
_OPEN_EVENTS = 48
"""How many events of one frame a later mention may still tell of; no article has more, a whole archive
in one text has, and reading it must not take quadratic time."""


@define(eq=False)
class Occurrence:
    """An event of one document and its mentions, in order of the text."""

    frame: Frame
    number: int
    mentions: list[Mention] = field(factory=list)
    actual: bool = True
    """Whether it is told as a fact anywhere."""
    set_apart: frozenset[str] = frozenset()
    """Words that set it apart: "previous", a proper name, a year."""

    when: Trapezoid | None = None
    """The stretch in which it lies, as far as a date was said: the hull of the mentions' times."""
    length: Duration | None = None
    """The first length said of it."""
    lands: set[str] = field(factory=set)
    """The countries it is told of."""
    amounts: dict[str, list[Quantity]] = field(factory=dict)
    """The sums and shares told of it, by unit."""

    def add(self, mention: Mention, dated: Trapezoid | None) -> None:
        """Take a mention in, with the stretch in which it puts the event."""
        self.mentions.append(mention)
        if dated is not None:
            w = self.when or dated
            self.when = Trapezoid(min(w.a, dated.a), min(w.b, dated.b), max(w.c, dated.c), max(w.d, dated.d))
        if self.length is None:
            self.length = length(mention)
        self.lands |= lands(mention)
        for unit, told in amounts(mention).items():
            self.amounts.setdefault(unit, []).extend(told[:_AMOUNTS])

    @property
    def weight(self) -> tuple[int, int]:
        """How much the document is about it: told mentions, then all."""
        return sum(m.told for m in self.mentions), len(self.mentions)


@frozen
class Occurrences:
    """The events of a document, and which mention tells of which."""

    events: tuple[Occurrence, ...]
    of: tuple[tuple[Mention, Occurrence], ...]

    @cached_property
    def by_sentence(self) -> dict[int, tuple[tuple[Mention, Occurrence], ...]]:
        """The same by the number of the sentence; sentences without a mention are left out."""
        out: dict[int, list[tuple[Mention, Occurrence]]] = defaultdict(list)
        for mention, occurrence in self.of:
            out[mention.sentence].append((mention, occurrence))
        return {number: tuple(found) for number, found in out.items()}

    @cached_property
    def by_frame(self) -> dict[str, tuple[Occurrence, ...]]:
        """The events of each frame that has any, in order."""
        out: dict[str, list[Occurrence]] = defaultdict(list)
        for occurrence in self.events:
            out[occurrence.frame.name].append(occurrence)
        return {name: tuple(found) for name, found in out.items()}


NOTHING = Occurrences((), ())


def stretch(mention: Mention) -> Trapezoid | None:
    """The dated stretch in which the mention puts the event itself (not its resumption or end)."""
    if mention.aspect in _PRESUPPOSING and mention.aspect != "expire":
        return None
    for time in mention.times:
        if time.period is not None and time.period.begin and time.period.finish:
            whole = time.period.value
            return whole.shape if whole else None
        value = time.value
        if time.kind in ("date", "time") and isinstance(value, Time) and value.shape.is_bounded:
            return value.shape
    return None


def length(mention: Mention) -> Duration | None:
    """The length that stands before the noun or behind "lasted"."""
    for time in mention.times:
        value = time.value
        if (
            time.kind == "duration"
            and isinstance(value, Duration)
            and (time.prenominal or mention.aspect == "continue")
        ):
            return value
    return None


def lands(mention: Mention) -> frozenset[str]:
    """The countries in which the mention puts the event."""
    return frozenset(
        p.place.within[-1] if p.place.within else p.place.name
        for p in mention.places
        if p.kind != "area" and (p.place.within or p.kind == "country") and p.weight >= _SURE
    )


def amounts(mention: Mention) -> dict[str, list[Quantity]]:
    """The sums of money and shares that the mention tells, by unit and role."""
    out: dict[str, list[Quantity]] = defaultdict(list)
    for q in mention.quantities:
        if q.role in _TOLD and q.value is not None and (q.unit == "percent" or (len(q.unit) == 3 and q.unit.isupper())):
            out[f"{q.unit} {'delta' if q.role == 'delta' else 'level'}"].append(q.value)
    return out


def _elsewhere(event: Occurrence, mention: Mention) -> bool:
    """Whether what happens at one spot is told of another country."""
    if not mention.frame.local or not event.lands:
        return False
    theirs = lands(mention)
    return bool(theirs) and not theirs & event.lands


def _another_amount(event: Occurrence, mention: Mention) -> bool:
    """Whether the mention tells other sums: "profit from coal fell to $41 million", "from oil to $98 million".

    One voice seldom gives two figures for one thing; "the deal" takes up the one told of before.
    """
    if mention.frame.incident or mention.frame.consequence or mention.frame.durative:
        return False
    if mention.phrase is not None and mention.phrase.determiner.lower() in _TAKING_UP:
        return False
    return any(
        unit in event.amounts and not any(a.shape.possibility(b.shape) for a in told for b in event.amounts[unit])
        for unit, told in amounts(mention).items()
    )


def group(mentions: Sequence[Mention], published: date | None = None) -> Occurrences:
    """The events of a document; mentions are taken in order of the text.

    What a text tells without a date is taken for news: a mention dated long before publication is another.
    """
    today = Time.day(published.year, published.month, published.day).shape.a if published is not None else None
    events: list[Occurrence] = []
    by_frame: dict[str, list[Occurrence]] = defaultdict(list)
    of: list[tuple[Mention, Occurrence]] = []
    for mention in sorted(mentions, key=lambda m: (m.start, m.end, m.frame.name)):
        actual = is_actual(mention)
        dated, apart = stretch(mention), _apart(mention)
        own = by_frame[mention.frame.name]
        candidates = [
            e
            for e in own[-_OPEN_EVENTS:]
            if _fits(e, mention, actual, dated)
            and not _long_before(e, mention, dated, today)
            and not _of_others(e, mention)
        ]
        if candidates:
            event = max(candidates, key=lambda e: _closeness(e, apart, actual, dated))
        else:
            event = Occurrence(mention.frame, len(events), actual=actual, set_apart=apart)
            events.append(event)
            own.append(event)
        event.add(mention, dated)
        event.actual = event.actual or (actual and mention.told)
        of.append((mention, event))
    return Occurrences(tuple(events), tuple(of))


def _long_before(event: Occurrence, mention: Mention, dated: Trapezoid | None, today: float | None) -> bool:
    """Whether a mention is dated long before the news of which an undated event is told."""
    if today is None or dated is None or event.when is not None or mention.frame.durative or event.set_apart & PREVIOUS:
        return False
    if mention.words & (PREVIOUS - {"last"}) and dated.d < today - _PAST_NEWS:
        return True
    return dated.d < today - _LONG_AGO and any(m.told and m.sentence < _LEAD for m in event.mentions)


def _of_others(event: Occurrence, mention: Mention) -> bool:
    """Whether a mention names another whom it befell: one arrest, sentence or sale is not the other's."""
    if mention.frame.incident or mention.frame.durative:
        return False
    mine = _named(mention)
    return bool(mine) and any(theirs and not theirs & mine for theirs in map(_named, event.mentions))


def _named(mention: Mention) -> frozenset[str]:
    """The words of the name of whom it befell, else of who did it; nothing where it is not a name."""
    phrase = mention.patient or mention.agent
    if phrase is None or phrase.head.tag != "PROPN" or phrase.conjuncts:
        return frozenset()
    return frozenset(t.text.lower() for t in phrase.tokens if t.tag == "PROPN")


def is_actual(mention: Mention) -> bool:
    """Whether the mention takes the event for a fact."""
    if mention.aspect in _PRESUPPOSING:
        return True
    if not mention.told and mention.words & _TO_COME:
        return False  # "the stage for further walkouts"
    return mention.status == "asserted" and not mention.again


def _apart(mention: Mention) -> frozenset[str]:
    words = mention.words & (NOVEL | PREVIOUS)
    names: set[str] = set()
    if mention.phrase is not None:
        names = {t.text.lower() for t in mention.phrase.tokens if t.tag == "PROPN"}
        for _, follower in mention.followers:
            names |= {t.text.lower() for t in follower.tokens if t.tag == "PROPN"}
    return frozenset(words | names)


def _fits(event: Occurrence, mention: Mention, actual: bool, dated: Trapezoid | None) -> bool:
    if _elsewhere(event, mention) or _another_amount(event, mention):
        return False
    novel = bool(mention.words & NOVEL) or mention.again
    if actual != event.actual and not (actual and event.when is not None and _meet(event.when, dated)):
        return False
    if novel and event.actual:
        return False
    if mention.words & PREVIOUS and not event.set_apart & mention.words & PREVIOUS:
        if dated is None and event.mentions and not (event.set_apart & PREVIOUS):
            return mention.frame.durative and len(event.mentions) == 1 and not event.when
    if not _meet(event.when, dated, _LOOSE if _the_same(event, mention) else _NEAR):
        return False
    ours, theirs = length(mention), event.length
    if ours is not None and theirs is not None and ours.shape.possibility(theirs.shape) < 0.5:
        # Two lengths in two places are one event told in parts; otherwise they are two events.
        return bool(mention.places) and actual and event.actual
    return True


def _the_same(event: Occurrence, mention: Mention) -> bool:
    """Whether the mention takes up what lasts by "the" to say when it began: others may date it otherwise."""
    phrase = mention.phrase
    return (
        mention.frame.durative
        and mention.aspect == "begin"
        and phrase is not None
        and phrase.determiner == "the"
        and not mention.words & (NOVEL | PREVIOUS)
        and event.actual
    )


def _meet(one: Trapezoid | None, two: Trapezoid | None, slack: float = _NEAR) -> bool:
    if one is None or two is None:
        return True
    return one.a - slack <= two.d and two.a - slack <= one.d


def _closeness(
    event: Occurrence, apart: frozenset[str], actual: bool, dated: Trapezoid | None
) -> tuple[int, int, int, int]:
    same_time = int(dated is not None and event.when is not None)
    names = len(event.set_apart & apart)
    return same_time, names, int(event.actual == actual), len(event.mentions)


def main_incident(events: Iterable[Occurrence], *, since: float | None = None) -> Occurrence | None:
    """The incident that a document is about: told most, then first. None if there is none.

    What ended before `since` (seconds) is told for comparison, unless nothing else is.
    """
    incidents = [e for e in events if e.frame.incident and e.actual]
    if not incidents:
        incidents = [e for e in events if e.frame.incident]
    if since is not None:
        incidents = [e for e in incidents if e.when is None or e.when.d >= since] or incidents
    best = max(incidents, key=_told_most, default=None)
    if best is not None and best.frame.name == "war":
        # A war is what goes on behind the news of the day, where any other incident is told.
        fresh = [
            e
            for e in incidents
            if e.frame.name != "war" and (e.when is not None or any(m.told or m.sentence < OPENING for m in e.mentions))
        ]
        best = max(fresh, key=_told_most, default=best)
    if best is not None and best.frame.topic in _OUTWEIGHED and best.frame.name not in _ACTS:
        # The page of a shooting may tell oftener of crashes and fires that it links to.
        opening = [e for e in incidents if e.frame.name in _ACTS and any(m.sentence < OPENING for m in e.mentions)]
        return max(opening, key=_told_most, default=best)
    return best


def _told_most(event: Occurrence) -> tuple[int, int, int]:
    return sum(_tells(m) for m in event.mentions), len(event.mentions), -event.number


def _tells(mention: Mention) -> bool:
    """Whether the mention speaks of the event itself, not only of a thing's state: "contaminated wells"."""
    return mention.part != "adjective" or mention.clause is not None
