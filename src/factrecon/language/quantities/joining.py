"""Numbers that belong together: a range, a score, a ratio, a number and its scale."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from attrs import evolve, frozen

from factrecon.language.quantities import cues
from factrecon.language.quantities.modifiers import movement_before
from factrecon.language.quantities.not_quantities import is_year
from factrecon.language.quantities.numbers import Number
from factrecon.language.quantities.units import (
    CURRENCY_AFTER,
    CURRENCY_BEFORE,
    CURRENCY_CODES,
    UNIT_AFTER,
    unit_of_words,
)

__all__ = ["Reading", "joined", "scaled"]

_ROUND = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000)


@frozen
class Reading:
    """One number, or two that were joined, before it is known what it measures; `link` is "", range, score or ratio."""

    first: Number
    second: Number | None
    link: str

    @property
    def end(self) -> int:
        """Where its last number ends."""
        return self.second.end if self.second is not None else self.first.end


def joined(text: str, numbers: Sequence[Number], i: int, is_blocked: Callable[[int, int], bool]) -> Reading:
    """Number `i`, with the next where the two are a range, a score or a ratio."""
    first = numbers[i]
    alone = Reading(first, None, "")
    if i + 1 >= len(numbers) or first.kind in ("indefinite",):
        return alone
    second = numbers[i + 1]
    gap = text[first.end : second.start]
    if len(gap) > 24 or second.kind == "indefinite" or is_blocked(second.start, second.end):
        return alone
    if (
        cues.RATIO.fullmatch(gap)
        and first.value < second.value <= 1000
        and not first.scaled
        and (
            not is_year(text, second.start, second.end, second.value)
            and (gap.strip().lower() != "in" or second.value in _ROUND)
        )
    ):
        return Reading(first, second, "ratio")
    if cues.WITH_ERROR.fullmatch(gap) and second.kind == "digits" and not (first.scaled or second.scaled):
        lowest, highest = (_plus(first.value, sign * second.value) for sign in (-1, 1))
        return Reading(evolve(first, value=lowest), evolve(second, value=highest), "range")
    match = cues.JOIN.fullmatch(gap)
    if match is None:
        return alone
    unit = (match["unit"] or "").strip(" -")
    if unit and not (unit_of_words(unit) or unit in "€£"):
        return alone
    link = match["link"].strip().lower()
    window = text[max(0, first.start - 60) : first.start]
    scaled = _inherit_scale(first, second) if not unit else first
    low, high = scaled.value, second.value
    hyphen = link in ("-", "–", "—", "‐", "‑") and not (unit or match["sign"])
    if hyphen and _may_score(first) and _may_score(second):
        cue = cues.SCORE_BEFORE.search(window) or cues.SCORE_AFTER.match(text, second.end, second.end + 20)
        measured = UNIT_AFTER.match(text, second.end + 1) or CURRENCY_BEFORE.search(window)
        if (low >= high or (cue and not _plural_follows(text, second.end))) and not measured:
            return Reading(first, second, "score")
    if low >= high:
        return alone
    if link == "/" or (link == "and" and not cues.BETWEEN.search(window)):
        return alone
    if link == "or" and (high - low > max(2 if low <= 3 else 1, low / 4) or match["sign"]):
        return alone
    if link == "to" and unit and _unit_after(text, second.end) != unit_of_words(unit):
        return alone  # "rose 7 % to 3,141"
    if link == "to" and cues.FROM.search(window) and _moves(text, first.start):
        return alone
    if is_year(text, first.start, first.end, first.value) and is_year(text, second.start, second.end, second.value):
        return alone
    return Reading(scaled, second, "range")


def scaled(text: str, reading: Reading) -> Reading:
    """A number whose scale stands behind its currency or its closing bracket: "125 USD million", "$(1.2)
    million".
    """
    if reading.first.scaled or reading.second is not None:
        return reading
    end = reading.end
    inches = cues.FEET_AND_INCHES.match(text, reading.first.start)
    if inches is not None and reading.first.start + len(inches["feet"]) == end and float(inches["inches"]) < 12:
        feet = Decimal(inches["feet"]) + Decimal(inches["inches"]) / 12
        return Reading(evolve(reading.first, value=float(feet), end=inches.end(), grain=1 / 12), None, "")
    code = cues.SCALED_CODE.match(text, end)
    if code is not None and code["code"] in CURRENCY_CODES:
        return Reading(_times(reading.first, cues.SCALES[code["scale"].strip().lower()]), None, reading.link)
    if (sign := cues.SCALED_SIGN.match(text, end)) is not None:
        return Reading(_times(reading.first, cues.SCALES[sign["scale"].lower()]), None, reading.link)
    money = CURRENCY_AFTER.match(text, end)
    beside = None
    if money is not None and (money["code"] or money["sign"]):
        beside = cues.SCALE_BESIDE.match(text, money.end())
    elif text[end : end + 1] == ")" and text[reading.first.start - 1 : reading.first.start] == "(":
        beside = cues.SCALE_BESIDE.match(text, end + 1) or cues.LETTER_BESIDE.match(text, end + 1)
    if beside is None:
        return reading
    return Reading(_times(reading.first, cues.SCALES[beside["scale"].lower()]), None, reading.link)


def _unit_after(text: str, at: int) -> str:
    match = UNIT_AFTER.match(text, at + (text[at : at + 1] in (" ", "-")))
    return unit_of_words(match.group()) if match is not None else ""


def _moves(text: str, at: int) -> bool:
    """Whether a verb of rising or falling stands before "from" at `at`."""
    movement = movement_before(text, at)
    return movement is not None and movement.role == "origin"


def _plural_follows(text: str, at: int) -> bool:
    match = re.match(r"\s(?:[a-z-]{3,15}\s)?([a-z]{3,20}s|people|men|women|children)\b", text[at : at + 40])
    return match is not None


def _times(number: Number, factor: float) -> Number:
    """A number with the scale that stands apart from it."""
    value = number.value * factor
    value = int(value) if float(value).is_integer() and abs(value) < 1e15 else value
    return evolve(number, value=value, grain=number.grain * factor, scaled=True, mantissa=number.value)


def _plus(one: float, other: float) -> float:
    """A sum as decimal numbers have it: 5.3 - 0.2 is 5.1."""
    total = Decimal(repr(one)) + Decimal(repr(other))
    return int(total) if total == total.to_integral_value() else float(total)


def _inherit_scale(first: Number, second: Number) -> Number:
    """ "1.2 to 1.5 billion": the first number takes the scale of the second."""
    if second.scaled and not first.scaled and second.mantissa and first.value <= second.mantissa and first.value < 1000:
        factor = second.value / second.mantissa
        value = first.value * factor
        value = int(value) if value.is_integer() and abs(value) < 1e15 else value
        return evolve(first, value=value, grain=first.grain * factor, scaled=True)
    return first


def _may_score(number: Number) -> bool:
    return number.kind == "digits" and not number.scaled and number.value <= 200
