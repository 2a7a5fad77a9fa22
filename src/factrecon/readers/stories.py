"""The mentions of a document, grouped into its events; found once for all readers."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from factrecon.model import Event
from factrecon.readers.analysis import Analysis
from factrecon.readers.asks import label_of
from factrecon.readers.mentions import find_mentions
from factrecon.readers.occurrences import Occurrence, Occurrences, group, main_incident
from factrecon.values import Place, Places, Time

_STORIES: WeakKeyDictionary[Analysis, Occurrences] = WeakKeyDictionary()
_INCIDENTS: WeakKeyDictionary[Analysis, Event | None] = WeakKeyDictionary()
_EVENTS: WeakKeyDictionary[Analysis, dict[int, Event]] = WeakKeyDictionary()


def story_of(analysis: Analysis) -> Occurrences:
    """The events of a document, with which mention tells of which."""
    found = _STORIES.get(analysis)
    if found is None:
        found = group([m for s in analysis.sentences for m in find_mentions(s)])
        _STORIES[analysis] = found
    return found


def event_of(analysis: Analysis, occurrence: Occurrence) -> Event:
    """The event that claims on an occurrence ask about; its id is local to the document."""
    known = _EVENTS.setdefault(analysis, {})
    if occurrence.number not in known:
        known[occurrence.number] = _event(analysis, occurrence)
    return known[occurrence.number]


def incident_of(analysis: Analysis) -> Event | None:
    """The incident that the document is chiefly about, None if it tells of none."""
    if analysis not in _INCIDENTS:
        found = main_incident(story_of(analysis).events)
        _INCIDENTS[analysis] = event_of(analysis, found) if found else None
    return _INCIDENTS[analysis]


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
                if phrase.start <= name.start < phrase.whole_end:
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
        label_of(occurrence),
        f"{analysis.document.id}#{occurrence.frame.name}{occurrence.number}",
        sorted(occurrence.set_apart | (frozenset() if occurrence.actual else {"planned"})),
        tuple(sorted(roles)),
    )
