"""Which question of its event a time answers."""

from __future__ import annotations

from typing import Final

from factrecon.language.times.finding import TimeMention
from factrecon.story.mentions import Mention

__all__ = ["TIME_ATTRIBUTE", "time_attribute"]

TIME_ATTRIBUTE: Final = {
    "begin": "start",
    "end": "end",
    "resume": "resumption",
    "suspend": "breakdown",
    "expire": "expiry",
}
"""The attribute that a time answers by the aspect under which its event is told."""


def time_attribute(mention: Mention, time: TimeMention) -> str:
    """Which question of its event a time answers: its start, its end, its resumption, ..."""
    if mention.aspect in TIME_ATTRIBUTE:
        return TIME_ATTRIBUTE[mention.aspect]
    word = (time.preposition or "").lower()
    if mention.frame.durative:
        if time.period is not None:
            return "start" if time.start <= time.period.start else "end"
        if word in ("from", "since", "beginning", "starting"):
            return "start"
        if word in ("until", "till", "through"):
            # "will not strike until Monday": the negated or waiting event begins then.
            waiting = mention.modality.negated or mention.status != "asserted"
            return "start" if waiting else "end"
        if mention.part != "noun" and mention.frame.agent_count:
            return "start"
    return "time"
