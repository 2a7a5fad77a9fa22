"""Questions in words."""

from __future__ import annotations

from factrecon.model import Event
from factrecon.readers.occurrences import Occurrence

GENERIC: dict[str, str] = {
    "occurrence": "Did {event} happen?",
    "continuity": "Did {event} go on throughout?",
    "time": "When did {event} happen?",
    "start": "When did {event} begin?",
    "end": "When did {event} end?",
    "resumption": "When did {event} resume?",
    "breakdown": "When did {event} break off?",
    "expiry": "When did {event} expire?",
    "duration": "How long did {event} last?",
    "places": "Where did {event} take place?",
    "participants": "How many took part in {event}?",
}
"""What every event may be asked."""


def ask_of(template: str, event: Event, unit: str) -> str:
    """A question with its event and unit filled in.

    >>> ask_of("How many {unit} died in {event}?", Event("fire", label="the fire"), "person")
    'How many people died in the fire?'
    """
    return template.replace("{event}", event.label or event.frame).replace("{unit}", _plural(unit))


def _plural(unit: str) -> str:
    if unit == "person":
        return "people"
    return unit if not unit or unit.endswith("s") else unit + "s"


def label_of(occurrence: Occurrence) -> str:
    """The event in words: "the strike", "the planned strike"."""
    frame = occurrence.frame
    noun = frame.nouns[0] if frame.nouns else frame.name.replace("_", " ")
    if not occurrence.actual:
        return f"the planned {noun}"
    return f"the {noun}"
