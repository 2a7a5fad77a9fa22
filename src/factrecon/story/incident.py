"""The mentions of a document, grouped into its events; found once for all readers."""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from factrecon.model import Event
from factrecon.story.analysis import Analysis, Sentence
from factrecon.story.asks import label_of
from factrecon.story.kinds import narrowed
from factrecon.story.mentions import Mention, find_mentions
from factrecon.story.occurrences import Occurrence, Occurrences, group, main_incident
from factrecon.story.senses import settle_senses
from factrecon.values import Place, Places, Time

_LONG_AGO = 60 * 86400.0
"""What is dated so many seconds before the incident is another one."""
_SINCE = re.compile(r"\b(?:since|from)\b", re.IGNORECASE)
_WHEN = re.compile(r",? (?:when|in which|that) ")
_BREAK = re.compile(r"[;:]|, (?:and|but|while|compared|up from|down from)\b")
_STORIES: WeakKeyDictionary[Analysis, Occurrences] = WeakKeyDictionary()
_INCIDENTS: WeakKeyDictionary[Analysis, Event | None] = WeakKeyDictionary()
_EVENTS: WeakKeyDictionary[Analysis, dict[int, Event]] = WeakKeyDictionary()


def story_of(analysis: Analysis) -> Occurrences:
    """The events of a document, with which mention tells of which."""
    found = _STORIES.get(analysis)
    if found is None:
        mentions = settle_senses(
            [m for s in analysis.sentences for m in find_mentions(s)], analysis.text, analysis.frames
        )
        found = group(narrowed(mentions), analysis.published)
        for mention, _ in found.of:
            _date_held(mention, found)
        _STORIES[analysis] = found
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


def event_of(analysis: Analysis, occurrence: Occurrence) -> Event:
    """The event that claims on an occurrence ask about; its id is local to the document."""
    known = _EVENTS.setdefault(analysis, {})
    if occurrence.number not in known:
        known[occurrence.number] = _event(analysis, occurrence)
    return known[occurrence.number]


def incident_of(analysis: Analysis) -> Event | None:
    """The incident that the document is chiefly about, None if it tells of none."""
    if analysis not in _INCIDENTS:
        day = analysis.published
        since = Time.day(day.year, day.month, day.day).shape.a - _LONG_AGO if day is not None else None
        found = main_incident(story_of(analysis).events, since=since)
        _INCIDENTS[analysis] = event_of(analysis, found) if found else None
    return _INCIDENTS[analysis]


def incident_near(analysis: Analysis, sentence: Sentence, position: int) -> Event | None:
    """The incident that a count at `position` is told of: the document's own, unless the sentence puts it
    into another time ("In 1988 a quake killed 410 people")."""
    main = incident_of(analysis)
    if main is None:
        return None
    when = main.time.shape if main.time is not None else None
    if when is None or not when.is_bounded:
        day = analysis.published
        if day is None:
            return main
        when = Time.day(day.year, day.month, day.day).shape
    past = [
        t
        for t in sentence.times
        if isinstance(t.value, Time)
        and t.kind == "date"
        and t.value.shape.is_bounded
        and t.value.shape.d < when.a - _LONG_AGO
        and (
            (position > t.end and _WHEN.match(sentence.text, t.end))
            or not _SINCE.search(sentence.text[max(sentence.start, t.start - 12) : t.start + 6])
        )
    ]
    if not past:
        return main
    time = min(past, key=lambda t: abs(t.start - position))
    between = sentence.text[min(time.end, position) : max(time.start, position)]
    if _BREAK.search(between) or (time.start > position and _SINCE.search(between)):
        return main  # "killed nine, the most since the war began in June"
    value = time.value
    assert isinstance(value, Time)
    for mention, occurrence in story_of(analysis).by_sentence.get(sentence.index, ()):
        if mention.frame.incident and occurrence.when is not None and occurrence.when.possibility(value.shape) > 0:
            return event_of(analysis, occurrence)
    label = f"{main.label} of {time.text}" if main.label else time.text
    return Event(
        main.frame,
        time=value,
        label=label,
        id=f"{analysis.document.id}#{main.frame}@{time.start}",
        modifiers=("earlier",),
    )


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
        label_of(occurrence),
        f"{analysis.document.id}#{occurrence.frame.name}{occurrence.number}",
        sorted(occurrence.set_apart | (frozenset() if occurrence.actual else {"planned"})),
        tuple(sorted(roles)),
    )
