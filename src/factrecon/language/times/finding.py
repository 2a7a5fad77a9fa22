"""Find what a text says about time: dates, times, durations, recurring times, offsets to events.

No model and no download: patterns over word classes (`time_grammar`), resolved by the rules of
`time_resolution`. Without a publication date relative expressions stay as they were said, and
`resolve` reads them once the date is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Literal

from attrs import evolve, field, frozen

from factrecon.algebra.trapezoid import Trapezoid
from factrecon.language.en.patterns import pattern
from factrecon.language.times.context import (
    anchor_phrase,
    anchor_side,
    bound_after,
    bound_before,
    is_prenominal,
    preposition,
    tense_cue,
)
from factrecon.language.times.expression import Expression
from factrecon.language.times.grammar import Found, scan
from factrecon.language.times.lexicon import Tokens, tokenize
from factrecon.language.times.resolution import Context, Tense, resolve_expression
from factrecon.language.times.timex import edtf, edtf_interval, grain, interval, timex3_tag
from factrecon.language.times.values import duration_of, period_time, time_of, undated_time
from factrecon.values.duration import Duration
from factrecon.values.offset import Offset
from factrecon.values.time import Time

Kind = Literal["date", "time", "duration", "set", "offset", "reference"]


@frozen
class Anchor:
    """What an offset or a shift counts from, and where the text says it."""

    start: int
    end: int
    text: str
    kind: Literal["event", "time"]
    side: str = "start"


@frozen
class Period:
    """A range of two mentions ("from Monday through Friday"), as the text [start, end) of both.

    `begin` and `finish` are half-open; both ends' grains are included whole. None where an end is
    not resolved.
    """

    start: int
    end: int
    begin: datetime | None
    finish: datetime | None
    text: str = ""

    @property
    def value(self) -> Time | None:
        """The stretch as a value, None where an end is not resolved."""
        return period_time(self.begin, self.finish, self.text) if self.begin and self.finish else None

    def edtf(self) -> str | None:
        """The EDTF interval of its days, both included; None where an end is not resolved."""
        if self.begin is None or self.finish is None or self.finish <= self.begin:
            return None
        return edtf_interval(self.begin.date(), (self.finish - timedelta(microseconds=1)).date())


@frozen
class TimeMention:
    """One time expression: its place [start, end) in code points, its exact text, what it means.

    - `kind`: date, time (of day), duration, set (recurring), offset (from an event), reference
      (past, present, future).
    - `timex_type`, `timex_value`, `mod`: TIMEX3; the value at its own grain, X where unknown.
    - `begin`, `finish`: half-open, on the clock of the place spoken of; None where unresolved.
    - `weight` of this reading, and `alternatives` as (TIMEX3 value, weight).
    - `preposition`: the word before it that matters (from, until, by, since, on, in ...).
    - `prenominal`: it modifies the noun after it ("a three-day strike").
    - `modifier`: the bound as one of `tolerance.MODIFIERS`; `direction` of an offset: after, before.
    - `utc_offset`: minutes east of UTC if a zone is named.
    """

    start: int
    end: int
    text: str
    kind: Kind
    timex_type: str
    timex_value: str
    mod: str | None = None
    modifier: str | None = None
    begin: datetime | None = None
    finish: datetime | None = None
    weight: float = 1.0
    alternatives: tuple[tuple[str, float], ...] = ()
    preposition: str | None = None
    prenominal: bool = False
    anchor: Anchor | None = None
    direction: Literal["after", "before"] | None = None
    period: Period | None = None
    utc_offset: int | None = None
    tense: Tense | None = None
    expression: Expression = field(default=Expression("reference"), repr=False)
    context: Context = field(default=Context(), repr=False)

    @property
    def grain(self) -> str | None:
        """The calendar unit of the value; None for durations, sets and what is unresolved."""
        return grain(self.timex_value)

    @property
    def resolved(self) -> bool:
        """Is it a known stretch of the calendar?"""
        return self.begin is not None

    @cached_property
    def value(self) -> Time | Duration | Offset | None:
        """What it says as a value; None for sets, references and what is not resolved, weekdays aside.

        A duration that ends or starts at publication ("the last two weeks") is a length; its
        stretch of the calendar is `begin` and `finish`. A range is in `period`.

        >>> [m] = find_times("a week after the strike")
        >>> m.value.anchor, m.value.direction, m.value.side
        ('the strike', 'after', 'end')
        """
        e = self.expression
        if self.kind in ("date", "time"):
            narrowed = e.value == "nth" or (e.form == "relative" and e.value in ("earlier", "later"))
            narrowed = narrowed and self.begin is not None
            dated = time_of(
                self.timex_value,
                e,
                mod=None if narrowed else self.mod,
                modifier=self.modifier,
                text=self.text,
                alternatives=self.alternatives,
                stretch=(self.begin, self.finish) if narrowed and self.begin and self.finish else None,
            )
            return dated if dated is not None else self._weekday
        if self.kind == "duration":
            return duration_of(e, modifier=self.modifier, text=self.text)
        if self.kind == "offset" and self.anchor is not None and self.direction is not None:
            length = duration_of(e, modifier=self.modifier, text=self.text)
            return Offset(length, self.direction, self.anchor.text, self.anchor.side, self.text) if length else None
        return None

    @property
    def _weekday(self) -> Time | None:
        """A weekday of no known week, of a paper that bears no date: two of them can be told apart all the same."""
        known = undated_time(self.timex_value, text=self.text)
        return known if known is not None and known.recurring and known.recurring.weekday is not None else None

    @property
    def length(self) -> Duration | None:
        """The amount of time it names, also of "two days later" and "a week ago"; None without one."""
        if self.expression.form not in ("duration", "shift"):
            return None
        return duration_of(self.expression, modifier=self.modifier, text=self.text)

    @property
    def quant(self) -> str | None:
        """EVERY or EACH for a recurring time that says so."""
        said = self.expression.value
        return said if self.kind == "set" and said in ("EVERY", "EACH") else None

    @property
    def stretch(self) -> Time | None:
        """When what it goes with holds: `value` with its preposition, or the whole range it is an end of.

        "Since 2019" has no end, "until Friday" and "by Friday" no beginning, "before" and "after"
        leave out the time named. None where `value` is no time.

        >>> [m] = find_times("since 2019")
        >>> m.stretch.start.year, m.stretch.end
        (2019, None)
        """
        if self.period is not None and (whole := self.period.value) is not None:
            return whole
        value = self.value
        if not isinstance(value, Time) or value.start is None or value.end is None:
            return value if isinstance(value, Time) else None
        s, infinity = value.shape, float("inf")
        word = self.preposition
        if word == "since":
            shape = Trapezoid(s.a, s.b, infinity, infinity)
        elif word in ("until", "till", "by"):
            shape = Trapezoid(-infinity, -infinity, s.c, s.d, right_open=s.right_open)
        elif word == "before":
            shape = Trapezoid(-infinity, -infinity, s.b, s.b, right_open=True)
        elif word == "after":
            shape = Trapezoid(s.c, s.c, infinity, infinity)
        else:
            return value
        return evolve(value, shape=shape, text=f"{word} {self.text}", alternatives=())

    def edtf(self) -> str | None:
        """The EDTF string of a resolved date or time, None for anything else."""
        return edtf(self.timex_value, self.mod) if self.kind in ("date", "time") else None

    def timex3(self, tid: str = "t1", *, anchor: str | None = None) -> str:
        """The TIMEX3 element of the mention."""
        return timex3_tag(
            self.text,
            tid=tid,
            type=self.timex_type,
            value=self.timex_value,
            mod=self.mod,
            quant=self.quant,
            anchor=anchor,
        )


def find_times(text: str, *, published: date | datetime | None = None) -> tuple[TimeMention, ...]:
    """All time expressions of a text, left to right, none overlapping.

    `published` is the day of publication at the place of writing. Linear in the text.

    >>> from datetime import date
    >>> [m.timex_value for m in find_times("They met on Friday for a three-day strike.", published=date(2023, 10, 11))]
    ['2023-10-06', 'P3D']
    >>> [m.timex_value for m in find_times("They met on Friday.")]
    ['XXXX-WXX-5']
    """
    tokens = tokenize(text)
    drafts = [_draft(text, tokens, found) for found in scan(tokens)]
    return _resolve_in_order(_link_ranges(text, drafts), _day(published))


def resolve(mention: TimeMention, published: date | datetime) -> TimeMention:
    """The mention as read once the day of publication is known.

    >>> [late] = find_times("They met on Friday.")
    >>> resolve(late, date(2023, 10, 11)).timex_value
    '2023-10-06'
    """
    return _resolved(mention, mention.expression, _day(published), mention.context)


def resolve_all(mentions: Sequence[TimeMention], published: date | datetime) -> tuple[TimeMention, ...]:
    """All mentions of one text, in order, as read once the day of publication is known."""
    return _resolve_in_order(mentions, _day(published))


def _resolve_in_order(mentions: Sequence[TimeMention], day: date | None) -> tuple[TimeMention, ...]:
    """Read each mention in the light of those before it, then the two ends of each range together."""
    state = _State()
    out: list[TimeMention] = []
    for mention in mentions:
        mention = _resolved(state.anchored(mention), mention.expression, day, state.context(mention.start))
        state.saw(mention)
        out.append(mention)
    for i in range(len(out) - 1):
        a, b = out[i], out[i + 1]
        if a.period is not None and b.period is not None and a.period.start == a.start and a.period.end == b.end:
            out[i], out[i + 1] = _joined(a, b, a.period)
    return tuple(out)


def _day(published: date | datetime | None) -> date | None:
    return published.date() if isinstance(published, datetime) else published


#: A quarter or a day spoken of further back than this many characters no longer anchors.
_NEAR = 600


class _State:
    """What the text has spoken of so far; lives for one call."""

    def __init__(self) -> None:
        self.reference: TimeMention | None = None
        self.quarter: TimeMention | None = None
        self.day: TimeMention | None = None

    def saw(self, mention: TimeMention) -> None:
        if mention.begin is None or mention.kind not in ("date", "time"):
            return
        e = mention.expression
        if e.form == "shift" and e.unit == "year" and (e.which or 0) < 0:
            return  # "a year earlier" compares; what it is compared with stays the subject
        if e.value == "overnight":
            return
        self.reference = mention
        if mention.grain == "quarter" and mention.expression.form != "shift" and not mention.expression.value:
            self.quarter = mention
        if mention.grain in ("day", "daypart", "minute", "hour"):
            self.day = mention

    def anchored(self, mention: TimeMention) -> TimeMention:
        """The mention with the time it counts from, if that is one the text spoke of before."""
        e = mention.expression
        if e.form not in ("shift", "relative") or e.anchor != "context":
            return mention
        ref = self.reference
        return evolve(mention, anchor=Anchor(ref.start, ref.end, ref.text, "time") if ref else None)

    def context(self, at: int) -> Context:
        quarter, day, last = self.quarter, self.day, self.reference
        return Context(
            reference=last.timex_value if last else None,
            near=last is not None and at - last.end <= _NEAR,
            quarter=quarter.timex_value if quarter and at - quarter.end <= _NEAR else None,
            day=day.timex_value[:10] if day and at - day.end <= _NEAR else None,
        )


def _draft(text: str, tokens: Tokens, found: Found) -> TimeMention:
    """A mention with all that does not depend on when the text was published."""
    expression = found.expression
    first, last = found.first, found.last
    mod: str | None = None
    modifier: str | None = None
    anchor: Anchor | None = None
    direction: Literal["after", "before"] | None = None
    if expression.form in ("duration", "shift", "relative") or expression.clock or expression.year or expression.day:
        first, before = bound_before(tokens, first, expression)
        last, after = bound_after(tokens, last)
        bound = after if after.mod and not before.mod else before
        mod, modifier = bound.mod, bound.modifier
    if expression.form == "shift" and expression.anchor == "event":
        expression, last, anchor = _event_anchor(text, tokens, found, last)
        if expression.form == "shift":
            direction = "after" if (expression.which or 1) > 0 else "before"
    elif expression.form == "shift" and expression.anchor == "context":
        direction = "after" if (expression.which or 1) > 0 else "before"
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return TimeMention(
        start,
        end,
        text[start:end],
        "date",
        "DATE",
        "",
        mod=mod,
        modifier=modifier,
        preposition=preposition(tokens, first),
        prenominal=is_prenominal(tokens, found.first, last),
        anchor=anchor,
        direction=direction,
        utc_offset=expression.zone,
        tense=tense_cue(tokens, first, last),
        expression=expression,
    )


def _event_anchor(text: str, tokens: Tokens, found: Found, last: int) -> tuple[Expression, int, Anchor | None]:
    """What an offset counts from: the words after it, or, without any, what the text told last."""
    e = found.expression
    word = tokens.words[found.last] if found.last < len(tokens.words) else ""
    if e.value == "nth" and word != "of":
        return e, last, None
    named = anchor_phrase(tokens, found.last + (2 if word == "prior" else 1))
    if named is not None:
        start, end = tokens.starts[named[0]], tokens.ends[named[1] - 1]
        side = "start" if e.value == "nth" else anchor_side(tokens, *named, word)
        return e, last, Anchor(start, end, text[start:end], "event", side)
    if word in ("after", "before"):
        return evolve(e, anchor="context"), found.last + 1, None
    return evolve(e, form="duration", which=None, anchor="published"), last, None


def _resolved(m: TimeMention, expression: Expression, day: date | None, context: Context) -> TimeMention:
    r = resolve_expression(expression, day, context, m.tense)
    mod = m.mod or r.mod
    kind: Kind = "date"
    if expression.form == "set":
        kind = "set"
    elif expression.form == "duration":
        kind = "duration"
    elif r.value.endswith("_REF"):
        kind = "reference"
    elif expression.form == "shift" and (
        expression.anchor == "event" or (expression.anchor == "context" and not r.known)
    ):
        kind = "offset"
    elif r.type == "TIME":
        kind = "time"
    stretch = (r.begin, r.end) if r.begin and r.end else interval(r.value, mod) if kind in ("date", "time") else None
    return TimeMention(
        m.start,
        m.end,
        m.text,
        kind,
        r.type,
        r.value,
        mod,
        m.modifier,
        stretch[0] if stretch else None,
        stretch[1] if stretch else None,
        r.weight,
        r.alternatives,
        m.preposition,
        m.prenominal,
        m.anchor,
        m.direction,
        m.period,
        m.utc_offset,
        m.tense,
        expression,
        context,
    )


_JOIN = re.compile(r"\s*(?:(through|thru)|(until|till|to)|(and)|[-–—])\s*(?:on |at |the )?")
_MOVED = pattern("times_told.moved")


def _link_ranges(text: str, mentions: list[TimeMention]) -> list[TimeMention]:
    """Mark the two ends of a range, and give each what only the other says."""
    out = list(mentions)
    for i in range(len(out) - 1):
        a, b = out[i], out[i + 1]
        if b.start - a.end > 12 or not (_is_point(a.expression) and _is_point(b.expression)):
            continue
        joined = _JOIN.fullmatch(text, a.end, b.start)
        if joined is None or (joined[3] and a.preposition != "between"):
            continue
        if joined[2] and _MOVED.search(text, max(0, a.start - 40), a.start):
            continue  # "moved from Monday to Friday" is a change, not a stretch
        if joined[2] and a.preposition not in ("from", "between") and _shape(a.expression) != _shape(b.expression):
            continue
        period = Period(a.start, b.end, None, None, text[a.start : b.end])
        out[i] = evolve(a, expression=_share(a.expression, b.expression), period=period)
        out[i + 1] = evolve(b, period=period)
    return out


def _is_point(e: Expression) -> bool:
    return e.form in ("calendar", "relative", "shift") and e.anchor != "event"


def _shape(e: Expression) -> tuple[bool, ...]:
    return (
        e.form == "calendar",
        bool(e.month),
        bool(e.day),
        e.weekday is not None,
        bool(e.clock),
        e.month is None and bool(e.year),
    )


def _joined(a: TimeMention, b: TimeMention, period: Period) -> tuple[TimeMention, TimeMention]:
    """Both ends of a range, with the stretch between them."""
    if a.begin and b.begin and b.begin < a.begin:
        # Each alone is the most recent one; a range runs forwards, so the earlier end goes back,
        # or, where the future is spoken of or nothing names the day, the later one ahead.
        if _is_weekday(a.expression) and _is_weekday(b.expression):
            a, b = (a, _moved(b, 7)) if b.tense == "future" else (_moved(a, -7), b)
        elif a.expression.clock and b.expression.clock and a.timex_value[:10] == b.timex_value[:10]:
            dated = a.expression.weekday is not None or a.expression.day is not None or a.expression.form == "relative"
            a, b = (_moved(a, -1), b) if dated else (a, _moved(b, 1))
    period = evolve(period, begin=a.begin, finish=b.finish)
    return evolve(a, period=period), evolve(b, period=period)


def _is_weekday(e: Expression) -> bool:
    return e.weekday is not None and e.month is None and e.week_which is None


def _moved(m: TimeMention, days: int) -> TimeMention:
    if m.begin is None or m.finish is None:
        return m
    try:
        begin, finish = m.begin + timedelta(days), m.finish + timedelta(days)
    except OverflowError:
        return m
    value = begin.date().isoformat() + m.timex_value[10:]
    return evolve(m, begin=begin, finish=finish, timex_value=value, alternatives=())


def _share(a: Expression, b: Expression) -> Expression:
    """ "Wednesday through Friday last week": the week belongs to both ends; so does a year."""
    if a.weekday is not None and b.weekday is not None and a.month is None:
        if a.week_which is None and b.week_which is not None and a.which is None:
            return evolve(a, week_which=b.week_which)
        return a
    if a.year is None and a.year_which is None and (a.month or a.quarter or a.season):
        return evolve(a, year=b.year, year_which=b.year_which)
    return a
