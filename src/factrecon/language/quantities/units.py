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

from factrecon.language.syntax.closed_classes import word_set
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

CURRENCY_SIGNS: Final = {
    "US$": "USD",
    "$US": "USD",
    "U.S.$": "USD",
    "USD$": "USD",
    "$": "USD",
    "A$": "AUD",
    "$A": "AUD",
    "AU$": "AUD",
    "AUD$": "AUD",
    "$AU": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "CDN$": "CAD",
    "Can$": "CAD",
    "$C": "CAD",
    "NZ$": "NZD",
    "$NZ": "NZD",
    "NZ $": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "NT$": "TWD",
    "R$": "BRL",
    "MX$": "MXN",
    "€": "EUR",
    "£": "GBP",
    "UK£": "GBP",
    "PS": "GBP",
    "¥": "JPY",
    "Y=": "JPY",
    "JP¥": "JPY",
    "CN¥": "CNY",
    "RMB": "CNY",
    "₹": "INR",
    "Rs": "INR",
    "Rs.": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₪": "ILS",
    "₦": "NGN",
    "฿": "THB",
    "₫": "VND",
    "₱": "PHP",
    "₴": "UAH",
    "₺": "TRY",
    "zł": "PLN",
    "kr": "SEK",
    "Kč": "CZK",
    "€uro": "EUR",
}
CURRENCY_CODES: Final = word_set(
    """USD EUR GBP JPY CNY AUD CAD NZD CHF SEK NOK DKK INR RUB KRW ILS NGN THB VND PHP UAH TRY PLN CZK
    HUF RON BGN HKD SGD TWD BRL MXN ARS CLP COP PEN ZAR EGP KES GHS MAD SAR AED QAR KWD IRR IQD PKR
    BDT LKR IDR MYR"""
)
_MONEY_WORDS = {
    "dollar": "USD",
    "buck": "USD",
    "greenback": "USD",
    "cent": "cent",
    "euro": "EUR",
    "pound sterling": "GBP",
    "sterling": "GBP",
    "pence": "penny",
    "quid": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "rouble": "RUB",
    "ruble": "RUB",
    "won": "KRW",
    "shekel": "ILS",
    "naira": "NGN",
    "baht": "THB",
    "dong": "VND",
    "hryvnia": "UAH",
    "lira": "TRY",
    "zloty": "PLN",
    "forint": "HUF",
    "swiss franc": "CHF",
    "real": "BRL",
    "reais": "BRL",
    "rand": "ZAR",
    "riyal": "SAR",
    "dirham": "AED",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "taka": "BDT",
    "krona": "SEK",
    "kronor": "SEK",
    "krone": "NOK",
    "kroner": "NOK",
    "crown": "crown",
    "franc": "franc",
    "peso": "peso",
    "dinar": "dinar",
    "deutsche mark": "DEM",
    "bitcoin": "BTC",
}
_NATIONS = {
    "us": "USD",
    "u.s.": "USD",
    "american": "USD",
    "australian": "AUD",
    "canadian": "CAD",
    "new zealand": "NZD",
    "hong kong": "HKD",
    "singapore": "SGD",
    "taiwan": "TWD",
    "taiwanese": "TWD",
    "danish": "DKK",
    "swedish": "SEK",
    "norwegian": "NOK",
    "czech": "CZK",
    "swiss": "CHF",
    "mexican": "MXN",
    "philippine": "PHP",
    "chilean": "CLP",
    "colombian": "COP",
    "argentine": "ARS",
    "indian": "INR",
    "pakistani": "PKR",
    "egyptian": "EGP",
    "british": "GBP",
    "japanese": "JPY",
    "chinese": "CNY",
    "kuwaiti": "KWD",
    "iraqi": "IQD",
    "turkish": "TRY",
    "russian": "RUB",
    "icelandic": "ISK",
    "saudi": "SAR",
}

TIME_UNITS: Final = {
    **dict.fromkeys(("second", "seconds", "sec", "secs"), "second"),
    **dict.fromkeys(("minute", "minutes", "min", "mins"), "minute"),
    **dict.fromkeys(("hour", "hours", "hr", "hrs"), "hour"),
    **dict.fromkeys(("day", "days"), "day"),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), "week"),
    **dict.fromkeys(("fortnight", "fortnights"), "fortnight"),
    **dict.fromkeys(("month", "months"), "month"),
    **dict.fromkeys(("year", "years", "yr", "yrs"), "year"),
    **dict.fromkeys(("decade", "decades"), "decade"),
    **dict.fromkeys(("century", "centuries"), "century"),
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


PERSON_NOUNS: Final = word_set(
    """people person man woman child boy girl adult teenager teen baby infant toddler worker employee
    nurse doctor physician pharmacist technician clinician surgeon dentist therapist
    officer policeman policewoman soldier troop guard trooper marine sailor airman firefighter
    militant rebel fighter insurgent gunman attacker bomber terrorist suspect victim survivor
    casualty hostage prisoner detainee inmate refugee migrant immigrant asylum-seeker resident
    citizen civilian villager passenger pedestrian driver motorist cyclist pilot tourist visitor
    traveller traveler student pupil teacher professor lecturer scientist researcher engineer expert
    lawyer attorney judge juror witness lawmaker senator deputy minister official mayor governor
    voter delegate candidate politician diplomat ambassador protester protestor demonstrator
    activist striker striker member staff crew personnel player athlete fan spectator supporter
    customer client consumer subscriber user shopper buyer seller trader investor shareholder owner
    farmer fisherman miner builder actor actress singer musician artist writer author reporter
    journalist photographer colleague friend neighbour neighbor parent mother father son daughter
    brother sister husband wife spouse couple relative sibling twin orphan widow patient carer
    caregiver paramedic medic volunteer donor recipient applicant respondent participant attendee
    guest pilgrim worshipper believer priest bishop nun monk imam rabbi american briton german french
    palestinian israeli russian ukrainian chinese indian african european asian youth senior
    pensioner retiree veteran homeless jobseeker unemployed executive manager director boss founder
    chief leader agent broker banker analyst economist accountant clerk cashier waiter cook chef
    baker grower painter plumber electrician mechanic carpenter trucker staffer picketer recruit
    reservist conscript mercenary commando paratrooper ranger sheriff detective inspector commander
    general colonel sergeant lieutenant captain midwife trainee intern educator academic scholar
    graduate undergraduate youngster kid newborn dancer dealer developer programmer designer
    employer retailer streamer viewer listener reader hiker climber runner swimmer skier golfer
    fugitive offender convict defendant plaintiff complainant abuser smuggler trafficker pirate
    evacuee returnee survivor bystander onlooker mourner marcher dissident monarch prince princess
    janitor cleaner housekeeper porter receptionist secretary assistant aide adviser advisor"""
)
"""Nouns (lemmas) that name persons: what they count has the unit `person`."""

_PERSON_ENDINGS = ("worker", "woman", "person", "people", "child", "folk", "men", "women")


def names_person(noun: str) -> bool:
    """Whether a noun, by its lemma, names a person.

    >>> names_person("nurse"), names_person("steelworker"), names_person("tanker")
    (True, True, False)
    """
    return noun in PERSON_NOUNS or noun.endswith(_PERSON_ENDINGS) or (noun.endswith("man") and len(noun) > 6)
