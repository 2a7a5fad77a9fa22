"""Times that are told together: a range, a list, a clock time in two zones.

"Between 1982 and 1992" and "on Monday and Tuesday" are one answer to when, however many dates stand in
them; taken one by one, the sentence would be at odds with itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from factrecon.algebra.trapezoid import Trapezoid
from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.language.times.finding import TimeMention
from factrecon.story.analysis import Sentence
from factrecon.values import Time

__all__ = ["describes_a_noun", "stretches"]

_BETWEEN: Final = re.compile(r",? ?(?:and|or|then)? ")
_POSSESSIVE: Final = re.compile(r"['’]s\b")
_BARE_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ZONE: Final = pattern("times_told.zone")


def stretches(sentence: Sentence) -> dict[int, tuple[Time, int, int]]:
    """What each time says with those it is told together with, and where they stand, by its start.

    A time whose part in the telling an earlier one has is left out, as is one without a value.
    """
    out: dict[int, tuple[Time, int, int]] = {}
    for row in _rows(sentence):
        first = row[0]
        assert isinstance(first.value, Time)
        whole = first.period.value if first.period is not None else None
        if whole is not None and first.period is not None:
            out[first.start] = whole, first.period.start, first.period.end
            continue
        shapes = [t.value.shape for t in row if isinstance(t.value, Time) and not _is_zone(sentence, t)]
        if len(shapes) <= 1:
            out[first.start] = first.value, first.start, first.end
            continue
        text = sentence.text[first.start : row[-1].end]
        # The ends of a range may be told in any order: "between 2017 and May 2016".
        shape = Trapezoid(
            min(s.a for s in shapes), min(s.b for s in shapes), max(s.c for s in shapes), max(s.d for s in shapes)
        )
        out[first.start] = Time(shape, first.value.grain, text=text), first.start, row[-1].end
    return out


def describes_a_noun(sentence: Sentence, time: TimeMention) -> bool:
    """Whether a time says which thing is meant, not when the clause holds: "Thursday's ruling", "his 1987
    Chevrolet".
    """
    if _POSSESSIVE.match(sentence.text, time.end, sentence.end):
        return True
    if not _BARE_YEAR.fullmatch(time.text) and time.text.lower() not in listed("calendar.months"):
        return False
    at = bisect_left(sentence.tokens, time.start, key=lambda t: t.start)
    before = sentence.tokens[at - 1] if at else None
    after = next((t for t in sentence.tokens[at : at + 5] if t.start >= time.end), None)
    return (
        before is not None
        and after is not None
        and (before.tag in ("DET", "PART", "ADJ") or before.text.lower() in ("its", "his", "her", "their"))
        and after.tag in ("NOUN", "PROPN", "ADJ")
        and after.start - time.end <= 1
    )


def _rows(sentence: Sentence) -> Iterator[list[TimeMention]]:
    """The times of a sentence, those told together in one row."""
    row: list[TimeMention] = []
    for time in sentence.times:
        if not isinstance(time.value, Time):
            continue
        if row and not _goes_on(sentence, row[-1], time):
            yield row
            row = []
        row.append(time)
    if row:
        yield row


def _goes_on(sentence: Sentence, before: TimeMention, after: TimeMention) -> bool:
    assert isinstance(before.value, Time)
    assert isinstance(after.value, Time)
    if after.period is not None and after.period == before.period:
        return True
    if _is_zone(sentence, after):
        return after.start - before.end <= 3
    alike = before.kind == after.kind == "date" and before.value.grain == after.value.grain
    return (
        alike
        and after.value.shape.b >= before.value.shape.c
        and bool(_BETWEEN.fullmatch(sentence.text, before.end, after.start))
    )


def _is_zone(sentence: Sentence, time: TimeMention) -> bool:
    """ "10:35 a.m. (0735 GMT)": the same moment once more."""
    return (
        time.kind == "time"
        and sentence.text[time.start - 1 : time.start] == "("
        and bool(_ZONE.search(sentence.text, time.start, min(sentence.end, time.end + 6)))
    )
