"""Words around a number that say that it rose, fell or was reached, and by what it is reckoned."""

from __future__ import annotations

import re

from attrs import evolve

from factrecon.language.quantities import cues
from factrecon.language.quantities.mention import QuantityMention
from factrecon.language.quantities.modifiers import Movement, movement_before
from factrecon.language.quantities.units import UNIT_AFTER, unit_of_words

__all__ = ["moved", "with_rate"]


def with_rate(text: str, mention: QuantityMention) -> QuantityMention:
    """With what the number is reckoned by, "a day", "per head", as part of its unit."""
    at = mention.noun_end if mention.noun_end > mention.end else mention.end
    density = cues.PER_UNIT.match(text, at)
    if density is not None and (written := UNIT_AFTER.match(text, density.end())) is not None:
        end = written.end() if at == mention.end else mention.end
        return evolve(mention, unit=f"{mention.unit} per {unit_of_words(written.group())}", role="rate", end=end)
    match = cues.PER.match(text, at, at + 28)
    if match is None:
        return mention
    what = (match["what"] or match["annually"] or "").lower()
    what = {
        "an year": "year",
        "a year": "year",
        "annually": "year",
        "yearly": "year",
        "monthly": "month",
        "weekly": "week",
        "daily": "day",
        "hourly": "hour",
    }.get(what.replace("-", " "), what)
    if what.rstrip("s") not in cues.RATES and what not in cues.RATES:
        return mention
    end = match.end() if at == mention.end else mention.end
    return evolve(mention, unit=f"{mention.unit} per {what}", role="rate", end=end)


def moved(text: str, mention: QuantityMention, *, last: QuantityMention | None) -> QuantityMention:
    """With direction and role, where words say that it rose, fell or was reached; `last` is the one before it."""
    floor = last.end if last is not None else 0
    if mention.role in ("age", "duration", "member", "score", "rank", "fraction") or mention.direction:
        return evolve(mention, change=mention.direction) if mention.direction else mention
    chained = _chained(text, mention, last)
    if chained is not None:
        return chained
    movement: Movement | None = movement_before(text, mention.start, floor=floor)
    if movement is not None and _moves_amount(text, mention, movement):
        if movement.role in ("target", "origin"):
            return evolve(mention, role=movement.role, direction=movement.direction)
        if movement.role == "delta":
            return evolve(mention, role="delta", direction=movement.direction, change=movement.direction)
    if mention.role in ("percent", "points", "money", "count", "measure"):
        after = cues.DELTA_AFTER.match(text, mention.end, mention.end + 40)
        before = cues.DELTA_BEFORE.search(text, max(0, mention.start - 40), mention.start)
        found = before or (after if mention.role != "count" else None)
        if found is not None and mention.role != "count":
            return evolve(mention, role="delta", direction="up" if found["up"] else "down")
    return mention


def _chained(text: str, mention: QuantityMention, last: QuantityMention | None) -> QuantityMention | None:
    """A number that goes on from a movement before it: "7 % [to $3.65]", "20 points [or 1 %]"."""
    if last is None or mention.role == "count":
        return None
    if not last.direction or mention.start - last.end > 60 or mention.start < last.end:
        return None
    gap = text[last.end : mention.start]
    if any(mark in gap for mark in ";:\n") or ". " in gap:
        return None
    if cues.TO.fullmatch(gap):
        return evolve(mention, role="target", direction=last.direction)
    if re.fullmatch(r",?\s(?:[a-z]{1,12}\s){0,3}from\s(?:about\s|around\s)?[A-Z]{0,3}[$€£]?", gap):
        return evolve(mention, role="origin", direction=last.direction)
    if last.role == "delta" and re.fullmatch(
        r"(?:,?\sor\s(?:about\s|around\s|nearly\s)?|\s\(|,\s\(?)[A-Z]{0,3}[$€£]?", gap
    ):
        return evolve(mention, role="delta", direction=last.direction, change=last.change)
    if last.role == "delta" and re.fullmatch(r"[^.;]{1,40}\bby\s", gap) and mention.role == "percent":
        return evolve(mention, role="delta", direction=last.direction, change=last.change)
    return None


def _moves_amount(text: str, mention: QuantityMention, movement: Movement) -> bool:
    verb = text[movement.start : movement.start + 12].lower()
    transitive = cues.TRANSITIVE.match(verb) is not None
    if mention.role in ("percent", "points"):
        return True
    if mention.role == "count":
        return (
            not transitive
            and movement.role == "delta"
            and bool(re.match(r"(?:rose|rise|fell|fall|increas|decreas|drop|declin|climb|jump|gr[eo]w)", verb))
        ) or (movement.role in ("target", "origin"))
    by = " by " in text[movement.start : mention.start] + " "
    return not transitive or by or movement.role != "delta"
