"""Years and months that limit a number: "290 people in 2022", "another 220 so far this year"."""

from __future__ import annotations

from typing import Final

from factrecon.language.en.rows import rows
from factrecon.language.quantities.mention import QuantityMention
from factrecon.language.syntax.clauses import Clause
from factrecon.language.times.finding import TimeMention
from factrecon.story.analysis import Sentence
from factrecon.values import Time

__all__ = ["limits_a_part", "period_behind"]

_PERIODS = ("year", "month", "quarter", "season", "decade")
_LIMITING: Final = frozenset(["", *(word for row in rows("rules/periods.toml") for word in row.words)])
_REACH = 16
"""Code points between a number's noun and the period."""


def period_behind(sentence: Sentence, quantity: QuantityMention) -> TimeMention | None:
    """The year or month right behind a number, which limits it: "290 people in 2022", "another 220 this year"."""
    behind = max(quantity.end, quantity.noun_end)
    for time in sentence.times:
        if 0 <= time.start - behind <= _REACH and isinstance(time.value, Time) and time.value.grain in _PERIODS:
            if sentence.text[behind : time.start].strip().lower() in _LIMITING:
                return time
    return None


def limits_a_part(sentence: Sentence, clause: Clause, time: TimeMention) -> bool:
    """Whether a period belongs to one of several numbers, not to the verb.

    "We hired 500 people: 290 in 2022, and 220 this year", "rose from 300 in 1980 to 400 last year".
    """
    limits = [period_behind(sentence, q) for q in sentence.quantities]
    if sum(p is not None for p in limits) > 1 and any(p is time for p in limits):
        return True
    whole = clause.object
    if whole is None or not any(whole.start - 2 <= q.start < whole.whole_end for q in sentence.quantities):
        return False
    return any(q.start >= whole.whole_end and period_behind(sentence, q) is time for q in sentence.quantities)
