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
from typing import Final

from attrs import evolve

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.language.analysis import Sentence, analyse, sentence_at
from factrecon.language.en.rows import listed
from factrecon.language.quantities import cues
from factrecon.language.quantities.joining import Reading, joined, scaled
from factrecon.language.quantities.meaning import value_of
from factrecon.language.quantities.mention import Change, QuantityMention, Role
from factrecon.language.quantities.modifiers import Modifier, modifier_after, modifier_before
from factrecon.language.quantities.movements import moved, with_rate
from factrecon.language.quantities.not_quantities import find_not_quantities, is_year
from factrecon.language.quantities.numbers import Number, find_numbers
from factrecon.language.quantities.signs import with_sign
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
from factrecon.values.units import unit_of

__all__ = ["find_quantities"]

LIMITING: Final = listed("beside_numbers.limiting")
NOT_ONE: Final = listed("beside_numbers.not_one")
NOT_COUNTED: Final = listed("beside_numbers.not_counted")
BEHIND_ONE: Final = listed("beside_numbers.behind_one")

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
        reading = joined(text, self.numbers, i, self.is_blocked)
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
        reading = scaled(self.text, reading)
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
            mention = with_sign(self.text, mention)
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

    def compound(
        self, mention: QuantityMention, reading: Reading, following: int
    ) -> tuple[QuantityMention, Reading, int]:
        """An amount in two units, "12 feet 6 inches", "5 dollars and 20 cents": one value in the first."""
        if mention.upper is not None or following >= len(self.numbers) or not float(mention.nominal).is_integer():
            return mention, reading, following
        second = self.numbers[following]
        gap = self.text[mention.end : second.start]
        if not 0 < len(gap) <= 6 or not cues.COMPOUND.fullmatch(gap) or self.is_blocked(second.start, second.end):
            return mention, reading, following
        part = self.measured(Reading(second, None, ""), second.start, "") or self.lesser(mention, second)
        if part is None or part.role != mention.role:
            return mention, reading, following
        parts = _parts_in(mention.unit, part.unit)
        if not parts or not 0 <= part.nominal < parts:
            return mention, reading, following
        number = Decimal(repr(mention.nominal)) + Decimal(repr(part.nominal)) / parts
        whole = evolve(reading.first, value=float(number), end=second.end, grain=second.grain / parts)
        return evolve(mention, nominal=float(number), end=part.end), Reading(whole, None, ""), following + 1

    def lesser(self, mention: QuantityMention, second: Number) -> QuantityMention | None:
        """The smaller unit that is left unsaid or cut short: "6 ft 2 in", "six foot two", "1 m 88"."""
        text, reading = self.text, Reading(second, None, "")
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

    # -- what it measures -----------------------------------------------------------------

    def measured(self, reading: Reading, start: int, currency: str) -> QuantityMention | None:
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

    def counted(self, reading: Reading, start: int) -> QuantityMention | None:
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
            t.start >= end and t.text.lower() in LIMITING for t in phrase.tokens
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

    def of_noun(self, reading: Reading, start: int, phrase: NounPhrase) -> QuantityMention | None:
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

    def one(self, reading: Reading, start: int, phrase: NounPhrase) -> QuantityMention | None:
        """ "one": a count before a noun or as an object, a member in "one of the ...", else a pronoun."""
        text, end = self.text, reading.end
        before = text[max(0, start - 12) : start].lower().split()
        if before and before[-1] in NOT_ONE:
            return None
        head = phrase.head
        if head.start >= end and head.tag in ("NOUN", "PROPN"):
            if head.lemma in NOT_COUNTED:
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
        ends = text[end : end + 1] in ".,;:)" or text[end : end + 5].strip().lower()[:3] in BEHIND_ONE
        if other and ends and before and re.fullmatch(r"[a-z]+(?:ed|ing|s|t|d)", before[-1]):
            return self.mention(reading, start, end, "", "level")
        return None

    def share(self, reading: Reading, start: int, phrase: NounPhrase) -> QuantityMention | None:
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
        reading: Reading,
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

    def modified(self, mention: QuantityMention, reading: Reading) -> QuantityMention | None:
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
            mention = with_rate(self.text, mention)
        mention = moved(text, mention, last=self.out[-1] if self.out else None)
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
            value = value_of(mention, reading, modifier.name if modifier else None, text[start:end], self.tolerance)
            if value is None:
                return None
        return evolve(mention, start=start, end=end, modifier=name, change=change, value=value)

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


def _valueless(start: int, end: int, nominal: float, role: Role, *, upper: float | None = None) -> QuantityMention:
    """A rank or score: numbers that are no amounts."""
    return QuantityMention(start, end, None, nominal, upper, "", "=", role, "", "", -1, -1, "", "")


def _role_of_unit(unit: str) -> Role:
    if unit == "percent":
        return "percent"
    return "points" if unit in _PERCENT_LIKE else "measure"


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
