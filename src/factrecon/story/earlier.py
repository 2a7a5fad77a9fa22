"""Which incident a number is told of, where a document compares its own with an earlier one."""

from __future__ import annotations

from factrecon.language.en.patterns import pattern
from factrecon.model import Event
from factrecon.story.analysis import Sentence
from factrecon.story.page import Page
from factrecon.values import Time

_LONG_AGO = 60 * 86400.0
"""What is dated so many seconds before the incident is another one."""
_SINCE = pattern("earlier_told.since")
_WHEN = pattern("earlier_told.when")
_BREAK = pattern("earlier_told.break")


def incident_near(page: Page, sentence: Sentence, position: int) -> Event | None:
    """The incident that a count at `position` is told of: the document's own, unless the sentence puts it
    into another time ("In 1988 a quake killed 410 people")."""
    main = page.incident
    if main is None:
        return None
    when = main.time.shape if main.time is not None else None
    if when is None or not when.is_bounded:
        day = page.published
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
    for mention, occurrence in page.occurrences.by_sentence.get(sentence.index, ()):
        if mention.frame.incident and occurrence.when is not None and occurrence.when.possibility(value.shape) > 0:
            return page.event(occurrence)
    label = f"{main.label} of {time.text}" if main.label else time.text
    return Event(
        main.frame,
        time=value,
        label=label,
        id=f"{page.document.id}#{main.frame}@{time.start}",
        modifiers=("earlier",),
    )
