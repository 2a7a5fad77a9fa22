"""Numbers of a sentence as typed values, each with the words that say what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from factrecon.errors import InvalidValue
from factrecon.language.numbers import Number, find_numbers
from factrecon.language.times import TimeMention
from factrecon.language.tokens import Token
from factrecon.tolerance import DEFAULT, INDEFINITE
from factrecon.values import Quantity

__all__ = ["Amount", "find_amounts"]

_BEFORE: Final = re.compile(
    r"(?P<more>more than|over|in excess of|topping|above|exceeding)|(?P<least>at least|no fewer than|no less than)|"
    r"(?P<less>fewer than|less than|under|below)|(?P<upto>up to|as many as|as much as)|(?P<most>at most|no more than)|"
    r"(?P<nearly>nearly|almost|close to|just under)|(?P<about>about|around|roughly|approximately|some|an estimated|estimated|circa|~)|"
    r"(?P<exactly>exactly|precisely)",
    re.IGNORECASE,
)
_MODIFIER: Final = {
    "more": "more than", "least": "at least", "less": "fewer than", "upto": "up to", "most": "at most",
    "nearly": "nearly", "about": "about", "exactly": "exactly",
}  # fmt: skip
_CURRENCY: Final = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_MONEY: Final = {"dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "rupee": "INR", "yuan": "CNY"}
_PEOPLE: Final = frozenset(
    """people person man woman child worker employee soldier troop victim passenger student resident
    civilian police officer policeman militant rebel protester migrant refugee nurse teacher member
    dead death fatality casualty injury wounded injured killed kill die wound injure hurt arrest detain
    toll boy girl villager miner tourist patient user voter other""".split()
)
_RUNNING: Final = frozenset("rise climb reach hit jump pass top stand increase exceed grow soar go say be".split())


@frozen
class Amount:
    """A quantity as said, at `start:end`; `noun` is the lemma of what is counted or measured."""

    value: Quantity
    noun: str
    start: int
    end: int


def find_amounts(text: str, tokens: Sequence[Token], times: Sequence[TimeMention]) -> tuple[Amount, ...]:
    """The quantities of a text that are no part of a time expression, in order.

    >>> from factrecon.language.tagging import tokenize
    >>> text = "More than 75,000 nurses walked out over a 3% raise."
    >>> [(a.value.text, a.value.unit) for a in find_amounts(text, tokenize(text), ())]
    [('More than 75,000', 'person'), ('3', 'percent')]
    """
    taken = [(m.start, m.end) for m in times]
    out: list[Amount] = []
    for number in find_numbers(text):
        if any(start < number.end and number.start < end for start, end in taken):
            continue
        amount = _amount(text, tokens, number)
        if amount is not None:
            out.append(amount)
    return tuple(out)


def _amount(text: str, tokens: Sequence[Token], number: Number) -> Amount | None:
    if number.kind == "words" and number.value == 1 and not number.scaled:
        return None  # "one of", "no one"
    after = text[number.end : number.end + 24]
    unit, noun = _unit(text, tokens, number, after)
    lead = text[max(0, number.start - 16) : number.start].rstrip("$€£¥₹ ")
    modifier, start = None, number.start
    for match in _BEFORE.finditer(lead):
        if match.end() == len(lead) and (match.start() == 0 or not lead[match.start() - 1].isalnum()):
            modifier = _MODIFIER[str(match.lastgroup)]
            start = max(0, number.start - 16) + match.start()
            break
    try:
        if number.kind == "indefinite" and number.word in INDEFINITE:
            shape = DEFAULT.indefinite(number.word).scale(number.factor)
            value = Quantity(shape, unit, None, None, text[number.start : number.end])
        else:
            value = Quantity.of(
                number.value, unit, modifier=modifier, grain=number.grain, text=text[start : number.end]
            )
    except InvalidValue:
        return None
    return Amount(value, noun, start, number.end)


def _unit(text: str, tokens: Sequence[Token], number: Number, after: str) -> tuple[str, str]:
    sign = text[max(0, number.start - 2) : number.start].strip()[-1:]
    if sign in _CURRENCY:
        return _CURRENCY[sign], "money"
    tail = after.lstrip(" -")
    if tail.startswith("%") or tail[:8].lower().startswith(("percent", "per cent", "pct", "pc ")):
        return "percent", "percent"
    seen = 0
    for token in tokens:
        if token.start < number.end:
            continue
        lemma = token.lemma.lower()
        if lemma in _MONEY:
            return _MONEY[lemma], "money"
        if lemma in _PEOPLE:
            return "person", lemma
        if token.tag == "NOUN" and not lemma[0].isdigit():
            return lemma, lemma
        seen += 1
        if seen > 3 or token.tag not in ("ADJ", "PROPN", "ADV", "NUM", "ADP") or (token.tag == "ADP" and lemma != "of"):
            break
    for token in reversed(tokens):
        if token.end <= number.start:
            lemma = token.lemma.lower()
            if lemma in _PEOPLE:  # "killed 20", "toll rises to 20"
                return "person", lemma
            if token.tag in ("NOUN", "VERB") and lemma not in _RUNNING or token.tag in ("PUNCT", "PROPN"):
                break
    return "", ""
