"""When an undated document was published: the day on which its relative times agree with the others.

"Talks resume today", "walked out from Wednesday through Friday last week" leave few days open once
dated documents tell when the same events happened. Every day near the dated documents is tried; the
day (or the run of days) on which most of the document's times agree with theirs is taken.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from attrs import frozen

from factrecon.algebra.trapezoid import Trapezoid
from factrecon.language.times.calendar import shifted
from factrecon.language.times.finding import TimeMention, resolve_all
from factrecon.model import Document
from factrecon.story.page import Page, Story
from factrecon.story.time_attributes import time_attribute
from factrecon.values import Time

BEFORE, AFTER = 21, 45
"""Days tried before and behind each dated document."""
MOST_DATED = 60
"""Days of publication near which days are tried."""


@frozen
class Dating:
    """The first and last day that fit best, and how many times agree and disagree on them."""

    first: date
    last: date
    agree: float
    disagree: float

    @property
    def assumed(self) -> date:
        """The day by which to read relative times: the first that fits."""
        return self.first


@frozen
class _Answer:
    """A time that a document gives to a question of an event: known by frame, fact or plan, attribute."""

    key: tuple[str, bool, str]
    time: int
    """Which of the document's time mentions."""


def date_document(undated: Page, dated: Sequence[Page]) -> Dating | None:
    """The publication days of `undated` that its relative times allow best; None if they tell nothing."""
    reference: dict[tuple[str, bool, str], list[Trapezoid]] = defaultdict(list)
    published = sorted({_day(a.document.published) for a in dated if a.document.published})
    if not published:
        return None
    for page in dated:
        for answer in _answers(page):
            shape = _shape(page.times[answer.time])
            if shape is not None:
                reference[answer.key].append(shape)
    # Only what the dated documents answer too can agree; no mention is read in the light of a later one.
    answers = [a for a in _answers(undated) if a.key in reference and _relative(undated.times[a.time])]
    if not answers:
        return None
    told = undated.times[: max(a.time for a in answers) + 2]
    best: list[tuple[float, float, date]] = []
    near = {shifted(day, n) for day in published[:MOST_DATED] for n in range(-BEFORE, AFTER + 1)}
    for day in sorted(near):
        times = resolve_all(told, day)
        agree = disagree = 0.0
        for answer in answers:
            shape = _shape(times[answer.time])
            if shape is None:
                continue
            fit = max(_fit(shape, other) for other in reference[answer.key])
            agree, disagree = agree + fit, disagree + (fit == 0)
        best.append((agree - disagree, agree, day))
    top = max(score for score, _, _ in best)
    if top <= 0:
        return None
    chosen = [(day, agree, agree - score) for score, agree, day in best if score == top]
    run = [chosen[0]]
    for entry in chosen[1:]:
        if entry[0] - run[-1][0] > timedelta(days=1):
            break
        run.append(entry)
    return Dating(run[0][0], run[-1][0], run[0][1], run[0][2])


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _answers(page: Page) -> Iterator[_Answer]:
    index = {(t.start, t.end): i for i, t in enumerate(page.times)}
    for mention, occurrence in page.occurrences.of:
        for time in mention.times:
            if time.kind not in ("date", "time") or time.prenominal:
                continue
            number = index.get((time.start, time.end))
            if number is None:
                continue
            yield _Answer((mention.frame.name, occurrence.actual, time_attribute(mention, time)), number)


def _shape(time: TimeMention) -> Trapezoid | None:
    value = time.value
    return value.shape if isinstance(value, Time) and value.shape.is_bounded else None


def _relative(time: TimeMention) -> bool:
    """Whether what it means moves with the day of publication."""
    return _shape(resolve_all((time,), date(2001, 3, 14))[0]) != _shape(resolve_all((time,), date(2004, 9, 21))[0])


def _fit(one: Trapezoid, other: Trapezoid) -> float:
    """1 for the same day, less for a wider stretch that holds it, 0 for none."""
    if one.possibility(other) < 0.5:
        return 0.0
    wider = max(one.width, other.width, 86400.0)
    return min(1.0, math.sqrt(86400.0 / wider))


def date_documents(story: Story) -> dict[str, Dating]:
    """The inferred datings of the undated documents of a story, by id, each from those that bear a date."""
    dated = [p for p in story.pages if p.document.published is not None]
    out: dict[str, Dating] = {}
    for page in story.pages if dated else ():
        found = date_document(page, dated) if page.document.published is None else None
        if found is not None:
            out[page.document.id] = found
    return out


def story_days(documents: Iterable[Document]) -> dict[str, date]:
    """For each document of a story without date the last day on which another was published."""
    every = list(documents)
    days = [_day(d.published) for d in every if d.published is not None]
    return {d.id: max(days) for d in every if d.published is None} if days else {}
