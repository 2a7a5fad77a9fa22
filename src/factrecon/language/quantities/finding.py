"""Quantities in text: how many, how much, what share, with what bounds it and what it counts.

Around each number of `numbers.find_numbers` the currency, unit, modifier and movement are read, two
numbers join into a range or score, and the noun counted is taken from the noun phrase. What it all
means as a set of numbers is the tolerance's business (`tolerance.Tolerance`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal

from attrs import evolve, frozen

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.errors import InvalidValue
from factrecon.language.analysis import Sentence, analyse, sentence_at
from factrecon.language.quantities import cues
from factrecon.language.quantities.mention import Change, QuantityMention, Role
from factrecon.language.quantities.modifiers import Modifier, Movement, modifier_after, modifier_before, movement_before
from factrecon.language.quantities.not_quantities import find_not_quantities, is_year
from factrecon.language.quantities.numbers import Number, find_numbers
from factrecon.language.quantities.units import (
    CURRENCY_AFTER,
    CURRENCY_BEFORE,
    CURRENCY_CODES,
    CURRENCY_HINT,
    CURRENCY_SIGNS,
    TIME_UNITS,
    UNIT_AFTER,
    currency_of,
    names_person,
    unit_of_words,
)
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.language.text.keywords import matches_from
from factrecon.language.text.tokens import Token
from factrecon.values.quantity import Quantity
from factrecon.values.units import unit_of

__all__ = ["find_quantities"]

_CHANGE: dict[str, Change] = {
    "about": "~",
    "nearly": "~",
    "more than": ">",
    "just over": ">",
    "at least": ">",
    "fewer than": "<",
    "up to": "<",
    "at most": "<",
}
_AGE_UNITS = {"y": "year", "m": "month", "w": "week", "d": "day"}
_PERCENT_LIKE = ("percent", "percentage point", "basis point", "point")
_TIME_AFTER = re.compile(
    rf"[\s\u00a0-]?(?:({'|'.join(sorted(TIME_UNITS, key=len, reverse=True))}))(?![\w])", re.IGNORECASE
)


def find_quantities(
    text: str,
    *,
    tolerance: Tolerance = DEFAULT,
    exclude: Iterable[tuple[int, int]] = (),
    sentences: Sequence[Sentence] | None = None,
) -> tuple[QuantityMention, ...]:
    """The quantities of a text, in order.

    Spans of `exclude` (times that were read already, say) hold none. Give the `sentences` of
    `analysis.analyse` if they are at hand.

    >>> text = "Shares rose 7% to $3.65 after more than 75,000 workers struck."
    >>> [(m.nominal, m.unit, m.modifier, m.role) for m in find_quantities(text)]
    [(7, 'percent', '', 'delta'), (3.65, 'USD', '', 'target'), (75000, 'person', 'more than', 'count')]
    """
    return _Finder(text, tolerance, exclude, sentences).run()


@frozen
class _Reading:
    """One number, or two that were joined, before it is known what it measures."""

    first: Number
    second: Number | None
    link: str  # "", "range", "score", "ratio"

    @property
    def end(self) -> int:
        return self.second.end if self.second is not None else self.first.end


class _Finder:
    """One pass over the numbers of a text."""

    def __init__(
        self,
        text: str,
        tolerance: Tolerance,
        exclude: Iterable[tuple[int, int]],
        sentences: Sequence[Sentence] | None,
    ) -> None:
        self.text = text
        self.tolerance = tolerance
        self.numbers = find_numbers(text)
        some = bool(self.numbers)
        self.ranked = self.ranks()
        ranks = [(m.start, m.end) for m in self.ranked]
        digits = [n.start for n in self.numbers if n.kind in ("digits", "fraction")]
        self.blocked = _merged([*find_not_quantities(text, digits), *exclude, *ranks]) if some else []
        self.blocked_starts = [a for a, _ in self.blocked]
        self.sentences = sentences if sentences is not None else analyse(text) if some else ()
        self.out: list[QuantityMention] = []

    def run(self) -> tuple[QuantityMention, ...]:
        i = 0
        while i < len(self.numbers):
            i = self.read(i)
        return tuple(sorted(self.out + self.ranked, key=lambda m: (m.start, m.end)))

    # -- one number -----------------------------------------------------------------------

    def read(self, i: int) -> int:
        """Read the quantity at number `i`; returns the index of the number after it."""
        text, first = self.text, self.numbers[i]
        if self.is_blocked(first.start, first.end):
            return i + 1
        reading = self.join(i)
        following = i + (1 if reading.second is None else 2)
        if reading.link == "score":
            other = reading.second.value if reading.second is not None else None
            self.out.append(_valueless(first.start, reading.end, first.value, "score", upper=other))
            return following
        low = max(0, first.start - 8)
        before = (
            CURRENCY_BEFORE.search(text, low, first.start) if CURRENCY_HINT.search(text, low, first.start) else None
        )
        owed = None  # "$(1.2) million", as accounts write what is below 0
        if text[first.start - 1 : first.start] == "(" and text[first.end : first.end + 1] == ")":
            owed = CURRENCY_BEFORE.search(text, low, first.start - 1)
        before = before or owed
        start = before.start() if before is not None else first.start
        if before is None and reading.second is None and is_year(text, first.start, first.end, first.value):
            return following
        if before is None and (self.is_list_number(first) or self.is_glued(first)):
            return following
        reading = self.scaled(reading)
        mention = self.measured(reading, start, currency_of(before) if before is not None else "")
        if mention is not None:
            mention, reading, following = self.compound(mention, reading, following)
        elif _has_decimal_comma(first, text):
            return following  # "pages 3,5": a list as well as it may be a number
        else:
            mention = self.counted(reading, start)
        if mention is not None:
            if owed is not None:
                mention = evolve(mention, nominal=-abs(mention.nominal), end=max(mention.end, first.end + 1))
            elif before is not None and before["minus"]:
                mention = evolve(mention, nominal=-mention.nominal)
            mention = self.with_sign(mention)
            while following < len(self.numbers) and self.numbers[following].start < mention.end:
                following += 1  # the inches of feet and inches, the zero of "below zero"
            mention = self.modified(mention, reading)
            if mention is not None:
                self.out.append(mention)
        return following

    def is_blocked(self, start: int, end: int) -> bool:
        at = bisect_right(self.blocked_starts, start) - 1
        if at >= 0 and self.blocked[at][1] > start:
            return True
        return at + 1 < len(self.blocked) and self.blocked[at + 1][0] < end

    def is_list_number(self, number: Number) -> bool:
        """ "1." or "2)" at the start of a line."""
        line = number.start == 0 or self.text[number.start - 1] in "\n\r"
        return line and number.kind == "digits" and self.text[number.end : number.end + 2] in (". ", ") ", ".\t")

    def is_glued(self, number: Number) -> bool:
        """Part of a longer name: "the X3", "production-four-door"; units may follow digits at once."""
        text = self.text
        if text[number.start - 1 : number.start] in ("-", "‑") and text[max(0, number.start - 2)].isalpha():
            return text[max(0, number.start - 6) : number.start].lower() != "minus-"
        rest = text[number.end : number.end + 1]
        if number.kind == "digits" and number.end - number.start >= 7 and text[number.start : number.end].isdecimal():
            return True  # a case, account or telephone number
        if number.kind != "digits" or not rest.isalpha():
            return False
        return UNIT_AFTER.match(text, number.end) is None and _TIME_AFTER.match(text, number.end) is None

    def scaled(self, reading: _Reading) -> _Reading:
        """A number whose scale stands behind its currency or its closing bracket: "125 USD million", "$(1.2)
        million".
        """
        if reading.first.scaled or reading.second is not None:
            return reading
        end, text = reading.end, self.text
        inches = cues.FEET_AND_INCHES.match(text, reading.first.start)
        if inches is not None and reading.first.start + len(inches["feet"]) == end and float(inches["inches"]) < 12:
            feet = Decimal(inches["feet"]) + Decimal(inches["inches"]) / 12
            return _Reading(evolve(reading.first, value=float(feet), end=inches.end(), grain=1 / 12), None, "")
        code = cues.SCALED_CODE.match(text, end)
        if code is not None and code["code"] in CURRENCY_CODES:
            return _Reading(_times(reading.first, cues.SCALES[code["scale"].strip().lower()]), None, reading.link)
        if (sign := cues.SCALED_SIGN.match(text, end)) is not None:
            return _Reading(_times(reading.first, cues.SCALES[sign["scale"].lower()]), None, reading.link)
        money = CURRENCY_AFTER.match(text, end)
        beside = None
        if money is not None and (money["code"] or money["sign"]):
            beside = cues.SCALE_BESIDE.match(text, money.end())
        elif text[end : end + 1] == ")" and text[reading.first.start - 1 : reading.first.start] == "(":
            beside = cues.SCALE_BESIDE.match(text, end + 1) or cues.LETTER_BESIDE.match(text, end + 1)
        if beside is None:
            return reading
        return _Reading(_times(reading.first, cues.SCALES[beside["scale"].lower()]), None, reading.link)

    def compound(
        self, mention: QuantityMention, reading: _Reading, following: int
    ) -> tuple[QuantityMention, _Reading, int]:
        """An amount in two units, "12 feet 6 inches", "5 dollars and 20 cents": one value in the first."""
        if mention.upper is not None or following >= len(self.numbers) or not float(mention.nominal).is_integer():
            return mention, reading, following
        second = self.numbers[following]
        gap = self.text[mention.end : second.start]
        if not 0 < len(gap) <= 6 or not cues.COMPOUND.fullmatch(gap) or self.is_blocked(second.start, second.end):
            return mention, reading, following
        part = self.measured(_Reading(second, None, ""), second.start, "") or self.lesser(mention, second)
        if part is None or part.role != mention.role:
            return mention, reading, following
        parts = _parts_in(mention.unit, part.unit)
        if not parts or not 0 <= part.nominal < parts:
            return mention, reading, following
        number = Decimal(repr(mention.nominal)) + Decimal(repr(part.nominal)) / parts
        whole = evolve(reading.first, value=float(number), end=second.end, grain=second.grain / parts)
        return evolve(mention, nominal=float(number), end=part.end), _Reading(whole, None, ""), following + 1

    def lesser(self, mention: QuantityMention, second: Number) -> QuantityMention | None:
        """The smaller unit that is left unsaid or cut short: "6 ft 2 in", "six foot two", "1 m 88"."""
        text, reading = self.text, _Reading(second, None, "")
        if mention.unit == "foot" and second.value < 12:
            inches = cues.INCHES_AFTER.match(text, second.end)
            if inches is not None:
                return self.mention(reading, second.start, inches.end(), "inch", "measure")
        written = text[max(0, second.start - 12) : second.start].lower()
        alone = not text[second.end : second.end + 1].isalnum() and self.phrase_ends(second.end)
        if not alone or text[mention.end : second.start].strip(" -"):
            return None
        if mention.unit == "foot" and written.rstrip(" -").endswith("foot") and second.value < 12:
            return self.mention(reading, second.start, second.end, "inch", "measure")
        if mention.unit == "metre" and second.kind == "digits" and second.end - second.start == 2:
            return self.mention(reading, second.start, second.end, "centimetre", "measure")
        return None

    def phrase_ends(self, at: int) -> bool:
        """Whether nothing that could be counted or measured follows."""
        phrase = self.phrase_at(at + 1)
        return phrase is None or phrase.start > at + 1 or phrase.head.tag not in ("NOUN", "PROPN")

    # -- two numbers ----------------------------------------------------------------------

    def join(self, i: int) -> _Reading:
        text, first = self.text, self.numbers[i]
        alone = _Reading(first, None, "")
        if i + 1 >= len(self.numbers) or first.kind in ("indefinite",):
            return alone
        second = self.numbers[i + 1]
        gap = text[first.end : second.start]
        if len(gap) > 24 or second.kind == "indefinite" or self.is_blocked(second.start, second.end):
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
            return _Reading(first, second, "ratio")
        if cues.WITH_ERROR.fullmatch(gap) and second.kind == "digits" and not (first.scaled or second.scaled):
            lowest, highest = (_plus(first.value, sign * second.value) for sign in (-1, 1))
            return _Reading(evolve(first, value=lowest), evolve(second, value=highest), "range")
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
            if (low >= high or (cue and not self.plural_follows(second.end))) and not measured:
                return _Reading(first, second, "score")
        if low >= high:
            return alone
        if link == "/" or (link == "and" and not cues.BETWEEN.search(window)):
            return alone
        if link == "or" and (high - low > max(2 if low <= 3 else 1, low / 4) or match["sign"]):
            return alone
        if link == "to" and unit and self.unit_after(second.end) != unit_of_words(unit):
            return alone  # "rose 7 % to 3,141"
        if link == "to" and cues.FROM.search(window) and self.moves(first.start):
            return alone
        if is_year(text, first.start, first.end, first.value) and is_year(text, second.start, second.end, second.value):
            return alone
        return _Reading(scaled, second, "range")

    def unit_after(self, at: int) -> str:
        match = UNIT_AFTER.match(self.text, at + (self.text[at : at + 1] in (" ", "-")))
        return unit_of_words(match.group()) if match is not None else ""

    def moves(self, at: int) -> bool:
        """Whether a verb of rising or falling stands before "from" at `at`."""
        movement = movement_before(self.text, at)
        return movement is not None and movement.role == "origin"

    def plural_follows(self, at: int) -> bool:
        match = re.match(r"\s(?:[a-z-]{3,15}\s)?([a-z]{3,20}s|people|men|women|children)\b", self.text[at : at + 40])
        return match is not None

    # -- what it measures -----------------------------------------------------------------

    def measured(self, reading: _Reading, start: int, currency: str) -> QuantityMention | None:
        """A quantity with a currency, a unit, an age or a time unit; None where none is written."""
        text, end, number = self.text, reading.end, reading.first
        if reading.link == "ratio":
            return None
        if reading.second is None and cues.FEET_AND_INCHES.fullmatch(text, number.start, end):
            return self.mention(reading, start, end, "foot", "measure")
        if currency:
            beside = cues.SCALE_BESIDE.match(text, end) if number.scaled else None
            bracketed = text[end : end + 1] == ")" and number.scaled
            if bracketed and (
                beside := cues.SCALE_BESIDE.match(text, end + 1) or cues.LETTER_BESIDE.match(text, end + 1)
            ):
                return self.mention(reading, start, beside.end(), currency, "money")
            code = CURRENCY_AFTER.match(text, end) if currency == "USD" else None
            if code is not None and code["code"] is not None:
                currency, end = code["code"], code.end()
            elif code is not None and code["nation"] is None and code["word"] and code["word"].lower() == "dollar":
                end = code.end()
            if text.startswith(" US", end) and currency == "USD" and not text[end + 3 : end + 4].isalnum():
                end += 3
            return self.mention(reading, start, end, currency, "money")
        if number.kind == "fraction" and (of_one := cues.OF_ONE.match(text, end)) is not None:
            part = UNIT_AFTER.match(text, of_one.end())
            if part is not None:  # "a quarter of a percentage point", "half a mile"
                unit = unit_of_words(part.group())
                return self.mention(reading, start, part.end(), unit, _role_of_unit(unit))
        age = cues.AGE_AFTER.match(text, end)
        if age is not None:
            unit = _AGE_UNITS[(age["unit"] or "y").strip(" -")[:1].lower()]
            return self.mention(reading, start, age.end(), f"{unit} of age", "age")
        word = number.kind == "words"
        if number.scaled and (code := cues.SCALED_CODE.match(text, end)) is not None and code["code"] in CURRENCY_CODES:
            return self.mention(reading, start, code.end(), code["code"], "money")
        if number.scaled and (signed := cues.SCALED_SIGN.match(text, end)) is not None:
            return self.mention(reading, start, signed.end(), CURRENCY_SIGNS[signed["sign"]], "money")
        money = CURRENCY_AFTER.match(text, end)
        if money is not None and not (money["sign"] and number.kind != "digits"):
            unit = currency_of(money)
            if money["pounds"]:
                sterling = number.scaled or "£" in text or "sterling" in text or "pence" in text
                unit = "GBP" if sterling else "pound"
                role: Role = "money" if sterling else "measure"
                if not sterling and text[money.end() : money.end() + 1] == "-":
                    money = None
            else:
                role = "money"
            if money is not None and money["pounds"] and (whole := UNIT_AFTER.match(text, end + 1)):
                if whole.end() > money.end():  # "pounds per square inch"
                    unit = unit_of_words(whole.group())
                    return self.mention(reading, start, whole.end(), unit, _role_of_unit(unit))
            if money is not None:
                beside = cues.SCALE_BESIDE.match(text, money.end()) if number.scaled else None
                return self.mention(reading, start, (beside or money).end(), unit, role)
        time = _TIME_AFTER.match(text, end)
        if time is not None and (time.group(1).lower() not in ("sec", "min") or text[end] in " -"):
            idiom = number.value == 1 and word and text[end : time.end()].lower() == " day"  # "one day"
            return (
                None
                if idiom
                else self.mention(reading, start, time.end(), TIME_UNITS[time.group(1).lower()], "duration")
            )
        skip = 1 if text[end : end + 1] in (" ", "-", "\u00a0", "‑") else 0
        if skip == 0 or not word or text[end] != "-":
            match = UNIT_AFTER.match(text, end + skip)
            if match is not None and not (skip and len(match.group()) == 1 and match.group().islower() and word):
                unit = unit_of_words(match.group())
                role = _role_of_unit(unit)
                return self.mention(reading, start, match.end(), unit, role)
        if number.value < 12 and cues.MAGNITUDE_BEFORE.search(text, max(0, start - 24), start):
            return self.mention(reading, start, end, "magnitude", "measure")
        if number.kind == "digits" and reading.second is None and cues.BY.match(text, end):
            side = self.side_of(end)
            if side:
                return self.mention(reading, start, end, side, "measure")
        if cues.AGE_BEFORE.search(text, max(0, start - 40), start) and 0 < number.value < 130 and not number.scaled:
            return self.mention(reading, start, end, "year of age", "age")
        if (
            number.kind == "digits"
            and number.value < 130
            and number.value == int(number.value)
            and cues.APPOSED.search(text, max(0, start - 40), start)
            and text[end : end + 1] in (",", ".", ";")
            and not (text[end : end + 2].strip() != "," and text[end : end + 3].strip()[1:2].isdecimal())
        ):
            return self.mention(reading, start, end, "year of age", "age")
        return None

    def side_of(self, at: int) -> str:
        """The unit of length that the sides of one thing share: "12 x 4 metres"; "" without one."""
        last = _SIDES.match(self.text, at)
        written = UNIT_AFTER.match(self.text, last.end()) if last is not None else None
        unit = unit_of_words(written.group()) if written is not None else ""
        return unit if unit and unit_of(unit).dimension == "length" else ""

    def counted(self, reading: _Reading, start: int) -> QuantityMention | None:
        """A quantity of the noun it stands before, of nothing said, or no quantity at all (None)."""
        text, end, number = self.text, reading.end, reading.first
        word = number.kind == "words" and number.value > 20
        one = number.value == 1 and number.kind == "words" and reading.second is None
        phrase = self.phrase_at((reading.second or number).start) or self.phrase_at(end - 1)
        hyphen = cues.HYPHEN_NOUN.match(text, end)
        if hyphen is not None and number.kind != "fraction":
            noun = hyphen["noun"].lower()
            if one or noun in (
                "time",
                "way",
                "fold",
                "something",
                "odd",
                "plus",
                "ish",
                "and",
                "on",
                "off",
                "up",
                "half",
                "point",
            ):
                if one or noun not in ("fold", "odd", "plus", "ish"):
                    return None
                return (
                    self.mention(reading, start, end, "", "level")
                    if phrase is None
                    else self.of_noun(reading, start, phrase)
                )
            if noun == "magnitude":
                return self.mention(reading, start, hyphen.end(), "magnitude", "measure")
            if noun == "strong" and phrase is not None and phrase.head.start >= hyphen.end():
                head = phrase.head  # "a 40,000-strong crowd"
                return self.mention(reading, start, end, "person", "count", head.lemma, head.start, head.end)
            unit = "person" if names_person(noun) else noun
            return self.mention(reading, start, end, unit, "count", noun, hyphen.start("noun"), hyphen.end("noun"))
        if phrase is None:
            if one:
                return None
            return self.mention(reading, start, end, "", "level")
        if number.kind == "fraction" or reading.link == "ratio":
            return self.share(reading, start, phrase)
        if one:
            return self.one(reading, start, phrase)
        if phrase.head.end <= end and phrase.of is None:
            last = self.phrase_at(end - 1)  # "half a dozen boats", "a couple hundred boats"
            phrase = last if last is not None and last.head.start >= end else phrase
        if phrase.head.end <= end and phrase.of is None:
            beyond = modifier_after(text, end)  # "50 or more ships"
            word = word or (number.kind == "words" and " " in text[number.start : end])
            at = beyond.end + 1 if beyond is not None else end + 1 if word and text[end : end + 1] == " " else 0
            following = self.phrase_at(at) if at else None  # "thirty one shops", where "one" was taken for a pronoun
            if following is not None and (beyond is not None or following.start <= at):
                phrase = following
        head = phrase.head
        if head.text.lower() in TIME_UNITS and any(
            t.start >= end and t.text.lower() in ("last", "this", "next", "a", "each", "every") for t in phrase.tokens
        ):
            return self.mention(reading, start, end, "", "level")  # "to 300,000 last year"
        before = bisect_right(phrase.tokens, number.start, key=lambda t: t.end)
        inside = phrase.tokens[max(0, before - 12) : before]
        labelled = bool(inside) and inside[-1].tag in ("PROPN", "NOUN") and inside[-1].end == number.start - 1
        if head.tag in ("NOUN", "PROPN") and head.start >= end:
            # "two new 737 jets", "iPhone 12 deal": a plain integer inside a name or after another number
            plain = number.kind == "digits" and text[number.start : end].isdecimal()
            named = plain and number.value >= 100 and any(t.tag == "NUM" and not self.is_year(t) for t in inside)
            if named or (labelled and plain and (phrase.number == "singular" or head.tag == "PROPN")):
                return None
            return self.of_noun(reading, start, phrase)
        if labelled and number.kind == "digits" and head.end <= number.start:
            return None  # "Apple Watch 5"
        if phrase.of is not None:
            return self.of_noun(reading, start, phrase)
        if re.search(r"\b(?:top|bottom)\s\Z", text[max(0, start - 8) : start].lower()):
            return None
        return self.mention(reading, start, end, "", "level")

    def is_year(self, token: Token) -> bool:
        return token.text.isdecimal() and is_year(self.text, token.start, token.end, float(token.text[:9]))

    def of_noun(self, reading: _Reading, start: int, phrase: NounPhrase) -> QuantityMention | None:
        """A count of the head of a phrase, or of the head of its of-phrase ("dozens of ships")."""
        target = phrase
        for _ in range(3):  # "tens of thousands of homes"
            if target.head.end <= reading.end and target.of is not None:
                target = target.of
        head = target.head
        if head.end <= reading.end:  # "tens of thousands fled"
            return self.mention(reading, start, reading.end, "", "level")
        if head.tag == "PRON":  # "three of them"
            mention = self.mention(reading, start, reading.end, "", "level")
            return mention if mention is None else evolve(mention, of=self.text[target.start : target.end])
        noun = head.lemma
        unit = unit_of_words(head.text.lower()) if head.tag == "NOUN" else ""
        if unit and unit != "point":
            return self.mention(reading, start, reading.end, unit, _role_of_unit(unit), noun, head.start, head.end)
        if head.tag == "NOUN" and head.text.lower() in TIME_UNITS:
            return self.mention(
                reading, start, reading.end, TIME_UNITS[head.text.lower()], "duration", noun, head.start, head.end
            )
        money = CURRENCY_AFTER.match(" " + head.text.lower())
        if money is not None and head.tag == "NOUN" and not money["pounds"]:
            return self.mention(reading, start, reading.end, currency_of(money), "money", noun, head.start, head.end)
        unit = "person" if names_person(noun) or (target.head.tag == "PROPN" and _demonym(head)) else noun
        mention = self.mention(reading, start, reading.end, unit, "count", noun, head.start, head.end)
        whole = target.of if target is phrase else None
        return mention if whole is None or mention is None else evolve(mention, of=self.text[whole.start : whole.end])

    def one(self, reading: _Reading, start: int, phrase: NounPhrase) -> QuantityMention | None:
        """ "one": a count before a noun or as an object, a member in "one of the ...", else a pronoun."""
        text, end = self.text, reading.end
        before = text[max(0, start - 12) : start].lower().split()
        if before and before[-1] in (
            "no",
            "any",
            "every",
            "each",
            "this",
            "that",
            "which",
            "another",
            "the",
            "a",
            "some",
            "such",
            "day",
        ):
            return None
        head = phrase.head
        if head.start >= end and head.tag in ("NOUN", "PROPN"):
            if head.lemma in ("day", "thing", "way", "time", "another"):
                return None
            return self.of_noun(reading, start, phrase)
        if phrase.of is not None and head.end <= end:
            whole = phrase.of
            quoted = self.text[whole.start : whole.end]
            if whole.numeral:
                return self.of_noun(reading, start, phrase)
            noun = whole.head
            return QuantityMention(
                start,
                end,
                None,
                1,
                None,
                "",
                "=",
                "member",
                "person" if names_person(noun.lemma) else noun.lemma,
                noun.lemma,
                noun.start,
                noun.end,
                quoted,
                "",
            )
        other = any(m.role == "count" and start - m.end < 160 for m in self.out[-3:])
        if other and cues.ONE_SUBJECT.match(text, start):
            return self.mention(reading, start, end, "", "level")  # "Two men were shot. One died."
        ends = text[end : end + 1] in ".,;:)" or text[end : end + 5].strip().lower()[:3] in (
            "and",
            "in",
            "at",
            "on",
            "was",
            "die",
        )
        if other and ends and before and re.fullmatch(r"[a-z]+(?:ed|ing|s|t|d)", before[-1]):
            return self.mention(reading, start, end, "", "level")
        return None

    def share(self, reading: _Reading, start: int, phrase: NounPhrase) -> QuantityMention | None:
        """A fraction in words or "one in four": a share in percent, with the whole it is taken of."""
        second = reading.second
        value = reading.first.value / second.value if second is not None else reading.first.value
        whole = phrase.of or (phrase if phrase.head.start >= reading.end else None)
        of = self.text[whole.start : whole.end] if whole is not None and whole is not phrase else ""
        noun = whole.head if whole is not None and whole.head.tag in ("NOUN", "PROPN") else None
        return QuantityMention(
            start,
            reading.end,
            None,
            value,
            None,
            "",
            "=",
            "fraction",
            "percent",
            noun.lemma if noun else "",
            noun.start if noun else -1,
            noun.end if noun else -1,
            of,
            "",
        )

    def mention(
        self,
        reading: _Reading,
        start: int,
        end: int,
        unit: str,
        role: Role,
        noun: str = "",
        noun_start: int = -1,
        noun_end: int = -1,
    ) -> QuantityMention | None:
        """A mention without its modifier, sign and movement, which are read next."""
        upper = reading.second.value if reading.second is not None else None
        return QuantityMention(
            start,
            end,
            None,
            reading.first.value,
            upper,
            "range" if upper is not None else "",
            "=",
            role,
            unit,
            noun,
            noun_start,
            noun_end,
            "",
            "",
        )

    # -- what bounds and moves it ---------------------------------------------------------

    def with_sign(self, mention: QuantityMention) -> QuantityMention:
        """The sign before a number, its currency or its bracket is part of it."""
        text, start = self.text, mention.start
        bracket = cues.ACCOUNTING.search(text, max(0, start - 16), max(0, start))
        if bracket is not None and ")" in text[mention.end - 1 : mention.end + 1]:
            opening = text.rindex("(", 0, start)
            closing = max(mention.end, text.index(")", mention.end - 1) + 1)
            return evolve(mention, start=opening, end=closing, nominal=-abs(mention.nominal))
        below = cues.BELOW_ZERO.match(text, mention.end) if mention.upper is None else None
        if below is not None and mention.nominal > 0 and (mention.role == "level" or "degree" in mention.unit):
            return evolve(mention, end=below.end(), nominal=-mention.nominal)
        minus = cues.MINUS.search(text, max(0, start - 12), start)
        if minus is not None and self.is_sign(minus, mention):
            return evolve(mention, start=minus.start(), nominal=-abs(mention.nominal))
        if cues.PLUS.search(text, max(0, start - 1), start):
            return evolve(mention, start=start - 1, direction="up", role="delta")
        return mention

    def is_sign(self, minus: re.Match[str], mention: QuantityMention) -> bool:
        """Whether a mark or word before a number turns it below 0: no dash of a list, no "tested negative twice"."""
        measured = mention.role not in ("count", "level", "duration", "age")
        if minus["word"]:  # "negative 5 percent"
            return measured or mention.role == "level"
        if minus["dash"]:
            return measured
        if minus["mark"] and not measured:
            return not (
                mention.role in ("count", "age", "duration") and cues.LINE_START.search(self.text, 0, minus.start())
            )
        return True

    def modified(self, mention: QuantityMention, reading: _Reading) -> QuantityMention | None:
        """Add modifier, rate, movement and the set of numbers meant."""
        text = self.text
        floor = self.out[-1].end if self.out else 0
        number = reading.first
        modifier: Modifier | None = None
        if mention.role != "member":
            modifier = modifier_before(text, mention.start, floor=floor)
            after = modifier_after(text, mention.end) or modifier_after(text, reading.end)
            if after is None and mention.noun_end > mention.end:
                after = modifier_after(text, mention.noun_end)
            if modifier is not None and mention.role == "duration" and not _bounds_duration(text, modifier):
                modifier = None
            if after is not None and modifier is None:
                modifier = after
        if modifier is not None and modifier.name == "about" and mention.upper is not None:
            modifier = None
        if mention.role not in ("age", "duration", "member", "fraction"):
            mention = self.with_rate(mention)
        mention = self.moved(mention, modifier, floor)
        name = modifier.name if modifier is not None and mention.upper is None else mention.modifier
        change = mention.change
        if name and change == "=":
            change = _CHANGE.get(name, "=")
        start = min(mention.start, modifier.start) if modifier else mention.start
        end = max(mention.end, modifier.end) if modifier and modifier.end - mention.end < 24 else mention.end
        if number.kind == "indefinite":
            name = "indefinite"
        value = mention.value
        if value is None and mention.role != "member":
            value = self.value_of(mention, reading, modifier.name if modifier else None, text[start:end])
            if value is None:
                return None
        return evolve(mention, start=start, end=end, modifier=name, change=change, value=value)

    def with_rate(self, mention: QuantityMention) -> QuantityMention:
        at = mention.noun_end if mention.noun_end > mention.end else mention.end
        density = cues.PER_UNIT.match(self.text, at)
        if density is not None and (written := UNIT_AFTER.match(self.text, density.end())) is not None:
            end = written.end() if at == mention.end else mention.end
            return evolve(mention, unit=f"{mention.unit} per {unit_of_words(written.group())}", role="rate", end=end)
        match = cues.PER.match(self.text, at, at + 28)
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

    def moved(self, mention: QuantityMention, modifier: Modifier | None, floor: int) -> QuantityMention:
        text = self.text
        if mention.role in ("age", "duration", "member", "score", "rank", "fraction") or mention.direction:
            return evolve(mention, change=mention.direction) if mention.direction else mention
        chained = self.chained(mention, floor)
        if chained is not None:
            return chained
        movement: Movement | None = movement_before(text, mention.start, floor=floor)
        if movement is not None and self.moves_amount(mention, movement):
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

    def chained(self, mention: QuantityMention, floor: int) -> QuantityMention | None:
        """A number that goes on from a movement before it: "7 % [to $3.65]", "20 points [or 1 %]"."""
        if not self.out or mention.role == "count":
            return None
        last = self.out[-1]
        if not last.direction or mention.start - last.end > 60 or mention.start < last.end:
            return None
        gap = self.text[last.end : mention.start]
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

    def moves_amount(self, mention: QuantityMention, movement: Movement) -> bool:
        verb = self.text[movement.start : movement.start + 12].lower()
        transitive = cues.TRANSITIVE.match(verb) is not None
        if mention.role in ("percent", "points"):
            return True
        if mention.role == "count":
            return (
                not transitive
                and movement.role == "delta"
                and bool(re.match(r"(?:rose|rise|fell|fall|increas|decreas|drop|declin|climb|jump|gr[eo]w)", verb))
            ) or (movement.role in ("target", "origin"))
        by = " by " in self.text[movement.start : mention.start] + " "
        return not transitive or by or movement.role != "delta"

    def value_of(
        self, mention: QuantityMention, reading: _Reading, modifier: str | None, words: str
    ) -> Quantity | None:
        """The set of numbers meant by `words`; None where the number is beyond what counts anything."""
        number = reading.first
        unit, factor = mention.unit, 1.0
        if mention.role == "delta":
            unit = _DIFFERENCES.get(unit, unit)
        minor = {"cent": "USD", "penny": "GBP"}.get(unit.split(" per ")[0])
        if minor is not None:
            unit, factor = unit.replace(unit.split(" per ")[0], minor, 1), 0.01
        try:
            if number.kind == "indefinite":
                shape = self.tolerance.indefinite(number.word).scale(number.factor * factor)
                return Quantity(shape, unit, None, "indefinite", words)
            if mention.role == "fraction" and not modifier and words.lower() == "half":
                return Quantity(self.tolerance.share("half"), "percent", 50, None, words)
            if mention.role == "fraction":
                share = mention.nominal * 100
                return Quantity.of(share, "percent", modifier=modifier, grain=20, text=words, tolerance=self.tolerance)
            if words.lower() == "a dozen" and modifier is None:
                return Quantity(self.tolerance.indefinite("dozen"), unit, 12, "indefinite", words)
            whole = mention.role in ("count", "level", "target", "origin", "delta") and bool(mention.noun)
            return Quantity.of(
                mention.nominal * factor if factor != 1 else mention.nominal,
                unit,
                modifier="range" if mention.upper is not None else modifier,
                upper=mention.upper * factor if mention.upper is not None else None,
                count=mention.role == "age"
                or (whole and float(mention.nominal).is_integer())
                or (mention.role == "level" and _whole(mention)),
                grain=None
                if mention.upper is not None
                else _IN_WORDS
                if number.kind == "fraction"
                else number.grain * factor,
                text=words,
                tolerance=self.tolerance,
            )
        except (InvalidValue, OverflowError):
            return None

    # -- phrases and ranks ----------------------------------------------------------------

    def phrase_at(self, at: int) -> NounPhrase | None:
        """The noun phrase that holds the code point `at`."""
        sentence = sentence_at(self.sentences, at)
        phrase = sentence.phrase_at(at) if sentence is not None else None
        if phrase is None or phrase.possessor is None or at >= phrase.possessor.end:
            return phrase
        return phrase.possessor

    def ranks(self) -> list[QuantityMention]:
        """ "No. 5", "ranked third", "second-largest"."""
        found: list[QuantityMention] = []
        for match in matches_from(cues.RANK_FIRST, cues.RANK, self.text):
            said = next(g for g in match.groups() if g is not None).lower()
            digits = re.match(r"\d{1,4}", said)
            value = int(digits.group()) if digits else cues.ORDINALS.get(said, 0)
            if value:
                start, end = match.span()
                found.append(_valueless(start, end, value, "rank"))
        return found


def _times(number: Number, factor: float) -> Number:
    """A number with the scale that stands apart from it."""
    value = number.value * factor
    value = int(value) if float(value).is_integer() and abs(value) < 1e15 else value
    return evolve(number, value=value, grain=number.grain * factor, scaled=True, mantissa=number.value)


def _parts_in(unit: str, part: str) -> int:
    """How many of one unit make one of another, where it is a whole number: 12 inches a foot, 100 cents a dollar."""
    if {"cent": "USD", "penny": "GBP"}.get(part) == unit or (unit == "EUR" and part == "cent"):
        return 100
    one, other = unit_of(unit), unit_of(part)
    if part not in one.parts:
        return 0  # "3 nautical miles, 5 nm" are two
    ratio = one.factor / other.factor
    return round(ratio) if ratio > 1.5 and abs(ratio - round(ratio)) < 1e-6 else 0


def _has_decimal_comma(number: Number, text: str) -> bool:
    return number.kind == "digits" and re.fullmatch(r"\d{1,9},\d{1,2}", text[number.start : number.end]) is not None


_SIDES = re.compile(r"(?:(?:\s?[x×]\s?|\sby\s)\d{1,6}(?:\.\d{1,6})?(?!\d)){1,2}[\s-]?")


def _plus(one: float, other: float) -> float:
    """A sum as decimal numbers have it: 5.3 - 0.2 is 5.1."""
    total = Decimal(repr(one)) + Decimal(repr(other))
    return int(total) if total == total.to_integral_value() else float(total)


_IN_WORDS = 0.2
"""The grain of "a quarter of a mile": as wide as its margin of five percent asks for."""
_DIFFERENCES = {
    "degree Celsius": "Celsius degree",
    "kelvin": "Celsius degree",
    "degree Fahrenheit": "Fahrenheit degree",
}
"""What a difference of two temperatures is measured in: it converts without an offset."""
_ROUND = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000)


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


def _valueless(start: int, end: int, nominal: float, role: Role, *, upper: float | None = None) -> QuantityMention:
    """A rank or score: numbers that are no amounts."""
    return QuantityMention(start, end, None, nominal, upper, "", "=", role, "", "", -1, -1, "", "")


def _role_of_unit(unit: str) -> Role:
    if unit == "percent":
        return "percent"
    return "points" if unit in _PERCENT_LIKE else "measure"


def _whole(mention: QuantityMention) -> bool:
    return mention.unit == "" and float(mention.nominal).is_integer() and mention.nominal < 1e6


def _bounds_duration(text: str, modifier: Modifier) -> bool:
    """ "over five years" is a period gone by; "for over five years" and "lasted under an hour" bound."""
    words = text[modifier.start : modifier.end].lower().split()
    if not words or words[0] not in ("over", "under", "past", "around"):
        return True
    return bool(
        re.search(
            r"\b(?:for|just|well|lasted|lasts|took|takes|after|of|in|spent|least|with|spans?|spanning)\s\Z",
            text[max(0, modifier.start - 12) : modifier.start].lower(),
        )
    )


def _demonym(token: Token) -> bool:
    return token.text.endswith(("ans", "ese", "ians", "is", "ish"))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans, overlapping ones joined."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out
