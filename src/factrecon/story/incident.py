"""The mentions of a document, grouped into its events, and the incident that it is about."""

from __future__ import annotations

from factrecon.language.en.patterns import pattern
from factrecon.model import Event
from factrecon.story.analysis import Analysis
from factrecon.story.asks import label_of
from factrecon.story.kinds import narrowed
from factrecon.story.mentions import Mention, find_mentions
from factrecon.story.occurrences import Occurrence, Occurrences, group, main_incident
from factrecon.story.senses import settle_senses
from factrecon.values import Place, Places, Time

_LONG_AGO = 60 * 86400.0
"""What is dated so many seconds before the incident is another one."""
_SINCE = pattern("earlier_told.since")
_WHEN = pattern("earlier_told.when")
_BREAK = pattern("earlier_told.break")


def find_occurrences(analysis: Analysis) -> Occurrences:
    """The events of a document, with which mention tells of which."""
    mentions = settle_senses([m for s in analysis.sentences for m in find_mentions(s)], analysis.text, analysis.frames)
    found = group(narrowed(mentions), analysis.published)
    for mention, _ in found.of:
        _date_held(mention, found)
    return found


def _date_held(mention: Mention, found: Occurrences) -> None:
    """ "Won Sunday's election" dates the election, whose noun the verb phrase holds."""
    phrase = mention.phrase
    if mention.part == "noun" or phrase is None or not mention.told:
        return
    noun = phrase.head.lemma.lower()
    inside = (
        t.value for t in mention.times if phrase.start <= t.start < phrase.head.start and isinstance(t.value, Time)
    )
    when = next((t.shape for t in inside if t.shape.is_bounded), None)
    if when is None:
        return
    own = [e for e in found.events if e.frame.name != mention.frame.name and noun in e.frame.nouns]
    if own:
        held = max(own, key=lambda e: (e.weight, -e.number))
        held.when = held.when or when


def events_of(analysis: Analysis, occurrences: Occurrences) -> tuple[Event, ...]:
    """The events that claims on occurrences ask about, by number; their ids are local to the document."""
    return tuple(_event(analysis, occurrence) for occurrence in occurrences.events)


def find_incident(analysis: Analysis, occurrences: Occurrences, events: tuple[Event, ...]) -> Event | None:
    """The incident that the document is chiefly about, None if it tells of none."""
    day = analysis.published
    since = Time.day(day.year, day.month, day.day).shape.a - _LONG_AGO if day is not None else None
    found = main_incident(occurrences.events, since=since)
    return events[found.number] if found else None


def outermost(places: set[Place]) -> list[Place]:
    """Sorted, without those that another names more closely.

    >>> outermost({Place("Ohio"), Place("Akron", ("Ohio",))})
    [Place(name='Akron', within=('Ohio',))]
    """
    every = sorted(places)
    return [p for p in every if not any(q != p and q.is_part_of(p) for q in every)]


def _event(analysis: Analysis, occurrence: Occurrence) -> Event:
    when = occurrence.when
    participants: set[str] = set()
    found: set[Place] = set()
    roles: set[tuple[str, str]] = set()
    for mention in occurrence.mentions:
        names = analysis.sentences[mention.sentence].names
        for role, phrase in (("agent", mention.agent), ("patient", mention.patient)):
            if phrase is None:
                continue
            roles.add((f"{role} head", phrase.head.lemma.lower()))
            for name in names:
                if phrase.start <= name.start < phrase.whole_end or 0 < phrase.start - name.end <= 2:
                    # also "Ana Lund, the arms dealer who was arrested"
                    participants.add(name.text)
                    roles.add((role, name.text))
        found |= {p.place for p in mention.places if p.weight >= 0.5}
        if mention.part == "noun":
            roles.add(("named", "noun"))
    places = Places(frozenset(outermost(found))) if found else None
    return Event(
        occurrence.frame.name,
        sorted(participants),
        places,
        Time(when, "day") if when is not None else None,
        label_of(occurrence, analysis.text),
        f"{analysis.document.id}#{occurrence.frame.name}{occurrence.number}",
        sorted(occurrence.set_apart | (frozenset() if occurrence.actual else {"planned"})),
        tuple(sorted(roles)),
    )
