"""The scene of a document's main incident: on what day it happened, and in which town.

A page names many days (of the arrest, of the hearing, of its own update) and many places. A day
belongs to the incident when the nearest word around it tells of the incident rather than of what
followed; days said early and often weigh most. The place is the best of `language.locations`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from attrs import frozen

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed_in_order
from factrecon.language.places.locations import Location, locate_story, rank_locations, region_of, town_of
from factrecon.language.text.keywords import lowered
from factrecon.language.times.calendar import add_days, shifted
from factrecon.language.times.finding import TimeMention
from factrecon.story.analysis import Analysis, Sentence
from factrecon.story.occurrences import NOTHING, Occurrences
from factrecon.values import Place

__all__ = ["NOWHERE", "Scene", "find_scene", "likeliest", "places_together"]

_HAPPENED: Final = pattern("scenes.happened")
_FOLLOWED: Final = pattern("scenes.followed")
_WEEKDAYS: Final = tuple(day[:3] for day in listed_in_order("calendar.weekdays"))
_WEEKDAY: Final = re.compile(rf"\b({'|'.join(_WEEKDAYS)})(?:[a-z]{{0,3}}day)?\b", re.IGNORECASE)
_VAGUE_NIGHT: Final = pattern("scenes.vague_night")
_WRITTEN_OUT: Final = pattern("scenes.written_out")
_LEAST: Final = 0.04
_SURE: Final = 0.5
_OTHERS: Final = 0.03
"""How much a day counts that an event of another kind is dated by."""
_NEAR: Final = 150


@frozen
class Scene:
    """Where and when, as far as the document says; `sentence` and spans say where it says so."""

    day: date | None = None
    sure: bool = False
    """Whether the words tell plainly that the day is the incident's."""
    day_span: tuple[int, int] | None = None
    places: tuple[Location, ...] = ()


NOWHERE: Final = Scene()


def find_scene(analysis: Analysis, occurrences: Occurrences = NOTHING) -> Scene:
    """The scene of the main incident, by the document's own words; times of its other events weigh little."""
    day, weight, span = _day(analysis, _of_other_events(occurrences))
    return Scene(day, weight >= _SURE, span, rank_locations(analysis.places, analysis.text))


def likeliest(places: Sequence[Location]) -> Place | None:
    """The town that a document most likely means, else the region; None where it means neither.

    >>> likeliest(()) is None
    True
    """
    return town_of(places) or region_of(places)


def places_together(told: Sequence[tuple[Analysis, Scene]]) -> list[tuple[Location, ...]]:
    """Each document's places read by what the other documents of its story say of theirs; empty where they say nothing.

    "Springfield" alone may lie in many states; another article names the one. A document is only
    ever given places that it names itself.
    """
    together = locate_story([scene.places for _, scene in told])
    town, region = town_of(together), region_of(together)
    out: list[tuple[Location, ...]] = []
    for analysis, _ in told:
        named = {p for m in analysis.places for p in (m.place, *(q for q, _ in m.alternatives))}
        own = tuple(loc for loc in together if loc.place in named)
        if town in named:
            own = tuple(loc for loc in own if loc.place == town)
        elif region is not None and town is not None:
            # It names the region at most: that says less, and contradicts nobody.
            own = (Location(region, 1.0, 1.0, "region"),)
        out.append(own)
    return out


def _of_other_events(occurrences: Occurrences) -> frozenset[int]:
    """Where times stand that tell of ceremonies, votes and the like, and of no harm."""
    own: set[int] = set()
    other: set[int] = set()
    for mention, _ in occurrences.of:
        harm = mention.frame.incident or mention.frame.consequence
        (own if harm else other).update(t.start for t in mention.times)
    return frozenset(other - own)


def _day(analysis: Analysis, other: frozenset[int]) -> tuple[date | None, float, tuple[int, int] | None]:
    published = analysis.published.date() if isinstance(analysis.published, datetime) else analysis.published
    votes: dict[date, float] = defaultdict(float)
    spans: dict[date, tuple[int, int]] = {}
    for sentence in analysis.sentences[:60]:
        for time in sentence.times:
            day = _one_day(time)
            if day is None:
                continue
            weight = _belongs(sentence, time) * (_OTHERS if time.start in other else 1.0)
            if weight <= 0:
                continue
            if published is not None and day > shifted(published, 1):
                if time.timex_value[:4].isdecimal() and time.timex_value[:4] in time.text:
                    continue
                try:  # "April 2" in January is last year's
                    day = (
                        day.replace(year=day.year - 1)
                        if time.timex_value[5:6].isdecimal() and any(c.isdecimal() for c in time.text)
                        else day
                    )
                except ValueError:
                    continue
                if day > published:
                    continue
            if _VAGUE_NIGHT.search(time.text):
                weight *= 0.3
            if published is not None and day < shifted(published, -400):
                weight *= 0.4
            if weight >= 1.0 and _WRITTEN_OUT.search(time.text):
                weight *= 1.5
                votes[day] += 0.25
            votes[day] += weight / (1 + 0.2 * sentence.index)
            spans.setdefault(day, (time.start, time.end))
    if not votes or max(votes.values()) < _LEAST:
        return None, 0.0, None
    best = max(votes, key=lambda d: (round(votes[d], 9), -d.toordinal()))
    return best, votes[best], spans[best]


def _one_day(time: TimeMention) -> date | None:
    """The day that a time expression names, None if it names none or more than one."""
    if time.kind not in ("date", "time") or time.begin is None or time.finish is None:
        return None
    if time.finish - time.begin > timedelta(days=1.5):
        return None
    day = time.begin.date()
    named = _WEEKDAY.search(time.text)
    # Late on Monday night may be Tuesday by the clock; the day that it names is Monday.
    if named and _WEEKDAYS.index(named[1].lower()) == (day.weekday() - 1) % 7 and "night" in time.text.lower():
        return add_days(day, -1)
    return None if day == date.max else day  # it has no end


def _belongs(sentence: Sentence, time: TimeMention) -> float:
    """How far a day is the incident's rather than that of what followed, in [0, 1]."""
    text = sentence.text
    left, right = max(sentence.start, time.start - _NEAR), min(sentence.end, time.end + _NEAR)
    own = _distance(_HAPPENED, text, left, right, time)
    other = _distance(_FOLLOWED, text, left, right, time)
    if own is None:
        return 0.15 if other is None else 0.0
    if other is None or own <= other:
        return 1.0
    return 0.25 if own <= 2 * other + 10 else 0.1


def _distance(pattern: re.Pattern[str], text: str, left: int, right: int, time: TimeMention) -> int | None:
    best: int | None = None
    for found in pattern.finditer(lowered(text), left, right):
        if found.end() <= time.start:
            between = text[found.end() : time.start]
            distance = len(between) + 25 * between.count(",")
        elif found.start() >= time.end:
            between = text[time.end : found.start()]
            distance = len(between) + 25 * between.count(",") + 12
        else:
            continue
        best = distance if best is None else min(best, distance)
    return best
