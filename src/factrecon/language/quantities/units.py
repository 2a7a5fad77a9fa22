"""How units are written: symbols, abbreviations and words to the names of `values.units`.

Currencies become ISO 4217 codes; a bare sign that several countries share is read as its best
known owner ($ as USD, £ as GBP), which a document's own country may overrule. What people are
called ("workers", "passengers") counts persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from factrecon.language.en.rows import listed, rows
from factrecon.values.units import WRITTEN

__all__ = [
    "CURRENCY_AFTER",
    "CURRENCY_BEFORE",
    "CURRENCY_CODES",
    "CURRENCY_HINT",
    "CURRENCY_SIGNS",
    "PERSON_NOUNS",
    "TIME_UNITS",
    "UNIT_AFTER",
    "currency_of",
    "names_person",
    "unit_in_column",
    "unit_of_words",
]


_CURRENCIES: Final = rows("rules/currencies.toml")
CURRENCY_SIGNS: Final = {sign: row.name for row in _CURRENCIES for sign in row.fields.get("signs", ())}
CURRENCY_CODES: Final = frozenset(row.name for row in _CURRENCIES if row.fields.get("code"))
_MONEY_WORDS = {word: row.name for row in _CURRENCIES for word in row.words}
_NATIONS = {nation: row.name for row in _CURRENCIES for nation in row.fields.get("nations", ())}

TIME_UNITS: Final = {
    word: row.name for row in rows("rules/time_units.toml") if row.fields.get("measured") for word in row.words
}
"""Written units of time to the keys of `tolerance.UNIT_SECONDS`."""


def _pattern(form: str) -> str:
    """A written form as a pattern: a blank is any blank or hyphen-less gap; short abbreviations keep their case.

    Short abbreviations mean different things in capitals ("mW", "MW"); words do not.
    """
    body = re.escape(form).replace(r"\ ", r"\s")
    return body if form.isascii() and form.isalpha() and len(form) <= 3 else f"(?i:{body})"


def _longest_first(forms: Iterable[str]) -> str:
    return "|".join(_pattern(form) for form in sorted(set(forms), key=lambda form: (-len(form), form)))


UNIT_AFTER: Final = re.compile(
    rf"(?:{_longest_first(form for unit in WRITTEN.values() for form in unit.words)})(?![\w])(?!-[a-z]{{1,3}}-)"
)
"""Matches a written unit right after a number and optional blank or hyphen."""

_EXACT: Final = {name: re.compile(_longest_first(unit.words)) for name, unit in WRITTEN.items() if unit.words}


@lru_cache(maxsize=512)
def unit_of_words(written: str) -> str:
    """The canonical name of a unit that `UNIT_AFTER` matched, "" if there is none.

    >>> unit_of_words("km"), unit_of_words("per cent"), unit_of_words("sq ft")
    ('kilometre', 'percent', 'square foot')
    """
    return next((name for name, pattern in _EXACT.items() if pattern.fullmatch(written)), "")


_IN_COLUMN: Final = {form: name for name, unit in WRITTEN.items() for form in (name, *unit.words, *unit.column)}


def unit_in_column(written: str) -> str:
    """The canonical name of a unit that stands by itself, as in a column of units; "" if it is none of measure.

    >>> unit_in_column("ft"), unit_in_column("in"), unit_in_column("°C"), unit_in_column("boats")
    ('foot', 'inch', 'degree Celsius', '')
    """
    return _IN_COLUMN.get(written) or _IN_COLUMN.get(written.rstrip(".")) or unit_of_words(written)


_SIGN = "|".join(re.escape(s) for s in sorted(CURRENCY_SIGNS, key=len, reverse=True))
CURRENCY_BEFORE: Final = re.compile(
    rf"(?:(?<![\w])|(?<=\d))(?P<sign>{_SIGN}"
    rf"|(?:{'|'.join(sorted(CURRENCY_CODES))})(?![a-z]))[\s\u00a0]?(?P<minus>[-−])?\Z"
)
"""Matches a currency that stands right before a number."""

CURRENCY_HINT: Final = re.compile("[A-Z€£¥₹₽₩₪₦฿₫₱₴₺$]|zł|kr")
"""What stands in every match of `CURRENCY_BEFORE`: a quick test."""

_NATION = "|".join(re.escape(n) for n in sorted(_NATIONS, key=len, reverse=True))
_MONEY = "|".join(re.escape(m) for m in sorted(_MONEY_WORDS, key=len, reverse=True))
CURRENCY_AFTER: Final = re.compile(
    rf"[\s\u00a0-]?(?:(?P<code>{'|'.join(sorted(CURRENCY_CODES))})(?!\w)|(?P<sign>[€£¥₹₽₩₪$])(?!\d)|(?P<small>¢)"
    rf"|(?:(?P<nation>(?i:{_NATION}))[\s-])?(?P<word>(?i:{_MONEY}))(?i:e?s)?(?!\w)"
    rf"|(?P<pence>p)(?= (?:an?|per|each)\b)"
    rf"|(?P<pounds>(?i:pounds?))(?!\w))"
)
"""Matches a currency that stands right after a number ("pounds" may be weight as well)."""


def currency_of(match: re.Match[str]) -> str:
    """The ISO code of a match of `CURRENCY_BEFORE` or `CURRENCY_AFTER`; "cent", "peso" stay words.

    >>> currency_of(CURRENCY_BEFORE.search("A$")), currency_of(CURRENCY_AFTER.match(" Danish crowns"))
    ('AUD', 'DKK')
    """
    groups = match.groupdict()
    if groups.get("sign"):
        sign = groups["sign"]
        return CURRENCY_SIGNS.get(sign, sign)
    if groups.get("code"):
        return str(groups["code"])
    if groups.get("pounds"):
        return "GBP"
    if groups.get("pence"):
        return "penny"
    if groups.get("small"):
        return "cent"
    nation = _NATIONS.get((groups.get("nation") or "").lower(), "")
    word = (groups.get("word") or "").lower()
    name = _MONEY_WORDS.get(word, word)
    return nation if nation and name not in ("cent", "penny") else name


PERSON_NOUNS: Final = listed("people.nouns")
"""Nouns (lemmas) that name persons: what they count has the unit `person`."""

_PERSON_ENDINGS = ("worker", "woman", "person", "people", "child", "folk", "men", "women")


def names_person(noun: str) -> bool:
    """Whether a noun, by its lemma, names a person.

    >>> names_person("nurse"), names_person("steelworker"), names_person("tanker")
    (True, True, False)
    """
    return noun in PERSON_NOUNS or noun.endswith(_PERSON_ENDINGS) or (noun.endswith("man") and len(noun) > 6)
