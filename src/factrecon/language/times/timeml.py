"""A text with its times marked up as TimeML (ISO 24617-1) does, to exchange with other tools."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from factrecon.language.times.finding import TimeMention
from factrecon.language.times.timex import timex3_tag, xml_text


def to_timeml(text: str, mentions: Sequence[TimeMention], *, published: date | datetime | None = None) -> str:
    """The text as a TimeML document: each mention a TIMEX3, the publication date `t0`.

    `anchorTimeID` names what a relative time counts from: the mention it points back to, or `t0`.
    The two ends of a range, which TIMEX3 has no element for, become a duration without text whose
    `beginPoint` and `endPoint` they are. Characters that XML 1.0 forbids are dropped.

    >>> from factrecon.language.times.finding import find_times
    >>> day = date(2023, 10, 11)
    >>> print(to_timeml("on Friday", find_times("on Friday", published=day), published=day).split("\\n")[-3])
    on <TIMEX3 tid="t1" type="DATE" value="2023-10-06" anchorTimeID="t0">Friday</TIMEX3>
    """
    ids = {(m.start, m.end): f"t{i}" for i, m in enumerate(mentions, 1)}
    out, at = [], 0
    for m in mentions:
        out.append(xml_text(text[at : m.start]))
        out.append(m.timex3(ids[m.start, m.end], anchor=_anchor_id(m, ids, published is not None)))
        at = m.end
    out.append(xml_text(text[at:]))
    for a, b in pairwise(mentions):
        if a.period is not None and a.period == b.period:
            value = f"P{(a.period.finish - a.period.begin).days}D" if a.period.begin and a.period.finish else "PXX"
            tid = f"t{len(ids) + 1}"
            ids[a.start, b.end] = tid
            begin, end = ids[a.start, a.end], ids[b.start, b.end]
            out.append(timex3_tag("", tid=tid, type="DURATION", value=value, begin=begin, end=end))
    created = ""
    if published is not None:
        value = published.isoformat(timespec="seconds") if isinstance(published, datetime) else published.isoformat()
        created = (
            f'<DCT><TIMEX3 tid="t0" type="DATE" value="{value}" '
            f'functionInDocument="CREATION_TIME">{value}</TIMEX3></DCT>\n'
        )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n{created}<TEXT>\n{"".join(out)}\n</TEXT>\n</TimeML>'


def _anchor_id(m: TimeMention, ids: dict[tuple[int, int], str], dated: bool) -> str | None:
    if m.anchor is not None and m.anchor.kind == "time":
        return ids.get((m.anchor.start, m.anchor.end))
    e = m.expression
    relative = e.form in ("relative", "shift") or (e.form == "calendar" and e.year is None and e.stamp is None)
    return (
        "t0" if dated and relative and e.decade is None and e.century is None and m.kind in ("date", "time") else None
    )
