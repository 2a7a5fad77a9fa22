"""What keeps two claims, or two events, from ever being one, however alike they are."""

from __future__ import annotations

import re
from typing import Final

from factrecon.frames import Frame
from factrecon.language.en.rows import listed
from factrecon.language.names.namesakes import are_namesakes
from factrecon.language.places.gazetteer import gazetteer
from factrecon.language.quantities.windows import window_in
from factrecon.matching.features import lemmas, party
from factrecon.matching.sentences.narrowing import STATES
from factrecon.matching.sides import PARTS, Side, alike, without
from factrecon.matching.subjects import RANKED, of_any, of_deeds_alone, subjects_apart
from factrecon.matching.words.spelling import abbreviates, initials_of
from factrecon.model import Event
from factrecon.values import Duration, Entity, Places, Quantity, Time
from factrecon.values.entity import name_key
from factrecon.values.time import seconds_of

__all__ = ["MADE", "ONCE", "events_apart", "sides_apart"]

FITS: Final = 0.5
"""Possibility from which two values go together."""
DAY: Final = 86400.0
WEEK: Final = 7 * DAY
MONTH: Final = 31 * DAY
"""Days of one happening, of which one may be told wrongly, lie no further apart."""
NEARBY: Final = 3.5 * DAY
"""Dates of one event may be told this far apart (its start by one, its end by another)."""
OTHER_SIZE: Final = 12.0
"""From this ratio on, two numbers that do not fit each other answer two questions: 3.1 million people, two people."""
NOVEL: Final = frozenset(
    ["another", "new", "next", "second", "third", "further", "additional", "longer", "other", "future", "renewed"]
)
PREVIOUS: Final = frozenset(["previous", "previously", "earlier", "past", "former", "prior"])


def sides_apart(a: Side, b: Side) -> str:
    """Why two sides cannot answer one question; "" where they can."""
    if a.document == b.document and a.sort == b.sort and _exclude(a, b):
        return "one document says both"
    if a.frame and b.frame and a.attribute != b.attribute and (isinstance(a.value, Quantity) or _of_one(a, b)):
        return f"two questions: {a.attribute} and {b.attribute}"
    if not (a.given or b.given) and (a.attribute == _CAUSE) != (b.attribute == _CAUSE):
        return "one asks what caused it"
    if a.happenings and b.happenings and not a.happenings & b.happenings and not alike(a.object, b.object):
        return f"of two happenings: {min(a.happenings)} and {min(b.happenings)}"
    p, q = a.statement.scope, b.statement.scope
    if p.part and q.part and p.part != q.part:
        return f"of two parts: {p.part} and {q.part}"
    if p.period and q.period and p.period.shape.possibility(q.period.shape) == 0:
        return f"of two periods: {p.period.text} and {q.period.text}"
    x, y = a.value, b.value
    if isinstance(x, Time) and isinstance(y, Time) and _days_apart(x, y, WEEK) and not _once(a, b):
        return "more than a week apart"
    if isinstance(x, Time) and isinstance(y, Time) and a.statement.predicate in STATES & {b.statement.predicate}:
        if not (a.frame or b.frame) and x.shape.possibility(y.shape) == 0:
            return f"a state of {x.text} and of {y.text}"
    if isinstance(x, Duration) and isinstance(y, Duration) and _window(a) and _window(b) and _exclude(a, b):
        return f"over {x.text} and over {y.text}"
    if isinstance(x, Quantity) and isinstance(y, Quantity) and (x.unit == RANKED) != (y.unit == RANKED):
        return "one counts, the other tells which in order"
    if isinstance(x, Quantity) and isinstance(y, Quantity) and x.nominal and y.nominal:
        # "More than 50,000" and "more than 5 million" fit each other, and tell of two things.
        fits = (x.base.is_bounded or y.base.is_bounded) and x.base.possibility(y.base) >= FITS
        if not 1 / OTHER_SIZE < abs(x.nominal / y.nominal) < OTHER_SIZE and not (fits or _one_count(a, b)):
            return "the numbers are of another size"
    if a.given and b.given and {a.sort, b.sort} == _TIMED:
        return "one is counted from something told, the other is not"  # held against each other as distances
    if a.sort == b.sort == "time" and not (a.given or b.given) and not _words_shared(a, b):
        return "nothing in common but the day"
    places = _namesakes(_where(a), _where(b)) or _parties(a, b) or _quoted(a, b) or _elsewhere(a, b)
    if places is not None:
        return f"of {places[0]} and of {places[1]}"
    one, other = a.told_time, b.told_time
    if one is not None and other is not None and _days_apart(one, other, MONTH) and not _once(a, b):
        return f"told of {one.text} and of {other.text}"
    if one is not None and other is not None and isinstance(x, Quantity) and isinstance(y, Quantity):
        if x.base.possibility(y.base) < FITS and one.excludes(other) and not _one_count(a, b):
            return f"counted as of {one.text} and of {other.text}"
    if a.added != b.added and isinstance(x, Quantity) and isinstance(y, Quantity):
        return "one counts only what was added"
    if a.said and b.said and {a.said[0].open, b.said[0].open} == _DOER_AND_DONE_TO:
        return "one asks who did it, the other to whom"
    if (a.sort == b.sort == "truth" or {a.sort, b.sort} == _TIMED) and not (a.given or b.given) and _deeds_apart(a, b):
        return "of two deeds"
    return _persons(a, b) or subjects_apart(a, b) or _doers(a, b) or _turned(a, b)


_CAUSE: Final = "cause"


def _one_count(a: Side, b: Side) -> bool:
    """Whether two records ask for one count that changes as news comes in, the dead or the missing: of two days it is
    told anew, however far it has gone."""
    return a.given and b.given and a.count == b.count != "" and _as_news(a) and _as_news(b)


def _as_news(side: Side) -> bool:
    """Whether it tells of no time, or of one in the days before its document was published: as of when it counts."""
    told, day = side.when, side.said[0].published if side.said else None
    if told is None or day is None:
        return told is None
    return told.shape.is_bounded and abs(told.shape.b - seconds_of(day)) <= WEEK + DAY


_DOER_AND_DONE_TO: Final = frozenset({"agent", "patient"})
_TIMED: Final = frozenset({"time", "offset"})
LIKE: Final = 0.5
"""The share of the words beside opposite verbs that both must say, for the one to deny the other."""
_ASKED_OF_DEEDS: Final = frozenset({"truth", "time", "duration", "places"})
"""Sorts of answers to what is asked of a deed, whoever is told to have done it."""


def _window(side: Side) -> bool:
    """Whether a length is that over which a change is reckoned, which has many: "the largest 12-month rise"."""
    if not isinstance(side.value, Duration):
        return False
    spans = [a.span for a in side.said] + [side.statement.span]
    return any(window_in(span.quote) == side.value.text for span in spans if span is not None)


def _doers(a: Side, b: Side) -> str:
    """Whether two clauses tell of deeds of two doers, or done to two, whom the story knows as two."""
    if a.given or b.given or (a.main and b.main):
        return ""
    if a.sort == b.sort == "truth" and of_deeds_alone(a, b):
        found = _stand(a, b)
        if found and found <= {"other", "other names"}:
            return "of two things"
    if not {a.sort, b.sort} <= _ASKED_OF_DEEDS and lemmas(a.statement.predicate, b.statement.predicate) != "opposite":
        return ""
    for part in PARTS:
        mine, theirs = a.parties.get(part), b.parties.get(part)
        if party(mine, theirs) == "other names" and mine is not None and theirs is not None:
            return f"told of {min(mine.entities)} and of {min(theirs.entities)}"
    return ""


def _turned(a: Side, b: Side) -> str:
    """Whether the verbs are opposites of two deeds, or where that is not what is asked: none hires and lays off in
    one.
    """
    x, y = a.statement.predicate, b.statement.predicate
    if a.given or b.given or lemmas(x, y) != "opposite":
        return ""
    if a.sort == b.sort == "truth":
        return "" if _of_one_thing(a, b) else f"{x} and {y}, of two things"
    return "" if a.statement.polarity != b.statement.polarity else f"{x} and {y} are opposites"


def _stand(a: Side, b: Side) -> set[str]:
    """How those who play the parts of two deeds stand to each other."""
    found = {party(a.parties.get(part), b.parties.get(part)) for part in PARTS} - {""}
    if found:
        return found  # "the bridge reopened", "they closed the bridge"
    return {party(x, y) for x in a.parties.values() for y in b.parties.values()}


def _of_one_thing(a: Side, b: Side) -> bool:
    """Whether two clauses with opposite verbs say them of one thing, told in much the same words."""
    found = _stand(a, b)
    if not found & {"same", "alike"} or found & {"other", "other names"} or of_any(a, b):
        return False
    verbs = {a.statement.predicate, b.statement.predicate}
    one, other = (without(side.context, verbs) for side in (a, b))
    return alike(one, other) >= LIKE


def _where(side: Side) -> Places | None:
    """Where a side holds or asks of, where that is not what it answers."""
    if side.sort == "places":
        return None
    scope = side.statement.scope.places
    return scope if scope is not None or side.event is None else side.event.places


def _namesakes(x: Places | None, y: Places | None) -> tuple[str, str] | None:
    """Two places whose names share their last word and that are two: South Korea, North Korea; None for others."""
    if x is None or y is None or x.overlaps(y):
        return None
    pairs = [(m, n) for m in x.names for n in y.names if m != n and m.split()[-1] == n.split()[-1]]
    return min(pairs) if pairs else None


def _quoted(a: Side, b: Side) -> tuple[str, str] | None:
    """Two names in what is answered with yes or no of which neither text has the other's: "a flood in West
    Virginia".
    """
    if not a.sort == b.sort == "truth" or not (a.said and b.said):
        return None
    x, y = a.said[0].span, b.said[0].span
    if x is None or y is None or x.quote == y.quote:
        return None
    for one in _NAME.findall(x.quote):
        for other in _NAME.findall(y.quote):
            if one not in _NAME.findall(y.quote) and other not in _NAME.findall(x.quote) and are_namesakes(one, other):
                return one, other
    return None


_NAME: Final = re.compile(r"[A-Z][\w.'’-]{1,30}(?:\s(?:of\s|the\s){0,2}[A-Z][\w.'’-]{1,30}){0,4}")


def _parties(a: Side, b: Side) -> tuple[str, str] | None:
    """Two names that only such a word tells apart, of which neither side has the other's; None without them."""
    for one in a.names:
        for other in b.names:
            if one in b.names or other in a.names or not one & other or one == other:
                continue
            telling = listed("namesakes.telling_apart")
            if one ^ other <= telling and (not (one < other or other < one) or _both_known(one, other)):
                return " ".join(sorted(one)), " ".join(sorted(other))
    return None


_AT: Final = re.compile(r"\b(?:at|in|near|outside)\s(?:the\s)?([A-Z][\w.'’-]{1,30}(?:\s[A-Z][\w.'’-]{1,30}){0,3})")


def _elsewhere(a: Side, b: Side) -> tuple[str, str] | None:
    """Where the objects of two records lie, in names that have no word in common and are not short for each other:
    "the fire at Ely", "the fire at Rye"."""
    if not (a.given and b.given and a.said and b.said):
        return None
    one, other = (_AT.search(str(side.said[0].claim.question.subject)) for side in (a, b))
    if one is None or other is None:
        return None
    x, y = (found[1].lower().split() for found in (one, other))
    short = any(abbreviates(*sorted((p, q), key=len)) for p in x for q in y)
    if short or set(x) & set(y) or initials_of("".join(x), y) or initials_of("".join(y), x):
        return None
    return one[1], other[1]


def _both_known(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether "west" and the like before a name make another place, and not a part of one: West Virginia, east
    London.
    """
    longer, shorter = sorted((one, other), key=len, reverse=True)
    if len(longer) != 2 or len(shorter) != 1:
        return False
    named = gazetteer().named
    mine, theirs = named.get(" ".join((*(longer - shorter), *shorter))), named.get(min(shorter))
    return mine is not None and theirs is not None and not set(mine[1]) & set(theirs[1])


def _once(a: Side, b: Side) -> bool:
    """Whether two sides tell of what happens to one person or thing but once, so that two dates dispute it."""
    x, y = a.event, b.event
    if x is None or y is None:
        return False
    return x.frame == y.frame and ((x.frame in ONCE and _one_patient(x, y)) or _made(a, b))


def _made(a: Side, b: Side) -> bool:
    """Whether two sides tell that one particular thing was made: "the bridge was built in 1952"."""
    p, q = a.statement.predicate, b.statement.predicate
    mine, theirs = a.parties.get("patient"), b.parties.get("patient")
    if p != q or p not in MADE or mine is None or theirs is None:
        return False
    return bool((mine.heads - mine.any) & (theirs.heads - theirs.any))


def _one_made(a: Event, b: Event) -> bool:
    """Whether two events may be the making of one thing; whether it was made or made anew is asked of their claims."""
    if a.frame != "construction":
        return False
    mine, theirs = ({n for r, n in e.roles if r == "patient head"} for e in (a, b))
    return bool(mine & theirs)


MADE: Final = frozenset(["build", "construct", "erect", "found", "establish", "invent", "compose"])
"""Verbs of what a thing undergoes but once; whoever rebuilds it says so."""


def _one_patient(a: Event, b: Event) -> bool:
    mine, theirs = ({name_key(n) for r, n in e.roles if r == "patient"} for e in (a, b))
    return bool(mine & theirs) and all(" " in n for n in mine & theirs)


ONCE: Final = frozenset(["birth"])
"""Frames of what befalls a person but once, whatever day sources give it."""


def _words_shared(a: Side, b: Side) -> bool:
    return alike(a.context, b.context) > 0 or alike(a.both, b.both) > 0 or bool(a.frame and a.frame == b.frame)


def _deeds_apart(a: Side, b: Side) -> bool:
    """Whether two clauses ask of two deeds: neither their verbs nor their frames are akin."""
    x, y = a.statement.predicate, b.statement.predicate
    if a.frame and a.frame == b.frame:
        return a.attribute != b.attribute
    return lemmas(x, y) == "other" and not (a.main and b.main)


def _of_one(a: Side, b: Side) -> bool:
    """Whether one document asks two things of one event."""
    return a.document == b.document and a.event is not None and b.event is not None and a.event.id == b.event.id


def _exclude(a: Side, b: Side) -> bool:
    """Whether two answers cannot both be right."""
    x, y = a.value, b.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return x.base.possibility(y.base) < FITS or (x.nominal != y.nominal and a.statement.span == b.statement.span)
    if (isinstance(x, Time) and isinstance(y, Time)) or (isinstance(x, Duration) and isinstance(y, Duration)):
        return x.shape.possibility(y.shape) < FITS
    if isinstance(x, Entity) and isinstance(y, Entity):
        return not set(x.key.split()) & set(y.key.split())
    if isinstance(x, Places) and isinstance(y, Places):
        return not x.overlaps(y)
    return False


def _days_apart(x: Time, y: Time, most: float) -> bool:
    return x.shape.a - most > y.shape.d or y.shape.a - most > x.shape.d


def _persons(a: Side, b: Side) -> str:
    """Whether two persons are spoken of: of one surname, or of names that the other does not know."""
    if not (a.people and b.people):
        return ""
    for one in a.people:
        for other in b.people:
            if (
                one[-1] == other[-1]
                and _other_first(one[0], other[0])
                and one not in b.people
                and other not in a.people
            ):
                return f"of {' '.join(one)} and of {' '.join(other)}"
    mine, theirs = a.name_words, b.name_words
    if not any(p[-1] in theirs for p in a.people) and not any(p[-1] in mine for p in b.people):
        return f"of {' '.join(a.people[0])} and of {' '.join(b.people[0])}"
    return ""


def _other_first(one: str, other: str) -> bool:
    return one != other and one[0] != other[0]


def events_apart(a: Event, b: Event, frame: Frame | None) -> str:
    """Why two events of one frame cannot be one; "" where they can."""
    if (places := _namesakes(a.places, b.places)) is not None:
        return f"of {places[0]} and of {places[1]}"
    mine, theirs = set(a.modifiers), set(b.modifiers)
    if a.frame == b.frame and ((a.frame in ONCE and _one_patient(a, b)) or _one_made(a, b)):
        return ""
    if a.time and b.time:
        if _days_apart(a.time, b.time, NEARBY):
            return f"dated {a.time.text} and {b.time.text}"
    elif bool(mine & PREVIOUS) != bool(theirs & PREVIOUS):
        return "one is told as an earlier one"
    elif (mine ^ theirs) & NOVEL and not mine & theirs & NOVEL:
        return "one is told as another one"
    if frame is None or a.frame != b.frame or frame.incident or frame.durative:
        return ""
    one, other = ({name for r, name in e.roles if r == "patient"} for e in (a, b))
    words = [{w for n in names for w in name_key(n).split()} for names in (one, other)]
    return f"of {min(one)} and of {min(other)}" if one and other and not words[0] & words[1] else ""


def same_time(a: Time | None, b: Time | None) -> bool:
    """Whether two dates may be one event's.

    >>> same_time(Time.day(2023, 10, 4), Time.day(2023, 10, 6))
    True
    """
    return a is None or b is None or not _days_apart(a, b, NEARBY)
