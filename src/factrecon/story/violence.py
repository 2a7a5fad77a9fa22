"""What incident a document is about, and whether it is a crime of violence."""

from __future__ import annotations

from collections import Counter
from typing import Final

from factrecon.frames import Frame
from factrecon.language.en.patterns import pattern
from factrecon.model import Event
from factrecon.story.occurrences import OPENING
from factrecon.story.page import Page

__all__ = ["is_chiefly_of", "main_event", "of_violence"]


def main_event(page: Page) -> Event | None:
    """The incident that a document is about; where it names none, what befell the victims stands for it."""
    found = page.incident
    if found is not None:
        return found
    harms = [o for o in page.occurrences.events if _harm(o.frame) and o.actual]
    if not harms:
        return None
    return page.event(max(harms, key=lambda o: (len(o.mentions), -o.number)))


def is_chiefly_of(page: Page, event: Event) -> bool:
    """Whether the document tells of the incident rather than mentions it in passing."""
    mentions: Counter[str] = Counter()
    harm = 0
    for occurrence in page.occurrences.events:
        if _harm(occurrence.frame):
            harm += len(occurrence.mentions)
        elif occurrence.frame.incident:
            mentions["incident"] += len(occurrence.mentions)
        elif occurrence.frame.durative:
            mentions[occurrence.frame.name] += len(occurrence.mentions)
    return harm > 0 or mentions["incident"] >= max(mentions.values(), default=0)


def _harm(frame: Frame) -> bool:
    return frame.consequence and frame.patient_count in ("deaths", "injuries")


_GUNS: Final = pattern("wounds.guns")
_OFTEN: Final = 3
"""So many mentions of violence make a story one of violence, whatever else it names."""


def of_violence(page: Page, event: Event) -> bool:
    """Whether the incident is a crime of violence: one scene, its victims told one by one.

    Quakes, crashes and floods have many days and places, and their victims are told in tolls, which
    other readers read; adding up the people named beside them would count survivors and rescuers.
    """
    frame = next((f for f in page.frames if f.name == event.frame), None)
    if frame is None or frame.topic in ("violence", "casualties"):
        return True
    if frame.topic == "accidents" and page.sentences:
        # A gun that went off is told as an accident.
        opening = page.sentences[: OPENING + 1]
        if _GUNS.search(page.text, opening[0].start, opening[-1].end):
            return True
    return sum(len(o.mentions) for o in page.occurrences.events if o.frame.topic == "violence") >= _OFTEN
