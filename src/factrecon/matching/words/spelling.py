"""One word in two spellings: British and American, joined and hyphened, full and cut short.

Nothing here looks a meaning up: two words are one because of how they are written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from factrecon.language.syntax.lexicon import look_up

__all__ = ["abbreviates", "consonants", "inflects", "initials_of", "plain_spelling", "split_compound"]

_BRITISH: Final = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|ing|er|ation)\Z)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e|ed|ing|er)\Z)"), "yz"),
    (re.compile(r"(?<=[a-z]{2})our(?=(?:\Z|able|al|ed|er|ful|hood|ing|ism|ist|ite|less|y))"), "or"),
    (re.compile(r"(?<=[a-z]{2})enc(?=e(?:\Z|man|less))"), "ens"),
    (re.compile(r"(?<=[a-z]{2}[tb])re\Z"), "er"),
    (re.compile(r"(?<=[a-z]{3}[aei])ll(?=(?:ed|er|ing|or|ous)\Z)"), "l"),
    (re.compile(r"ogue\Z"), "og"),
    (re.compile(r"(?<=[a-z]{4})mme\Z"), "m"),
    (re.compile(r"ae(?=[dmr])"), "e"),
    (re.compile(r"oe(?=[dsu])"), "e"),
)
"""What American spelling writes otherwise, by the ends of words; applied to both sides, so a wrong form is harmless."""
_ODD: Final = {
    "grey": "gray",
    "tyre": "tire",
    "cheque": "check",
    "aluminium": "aluminum",
    "jewellery": "jewelry",
    "kerb": "curb",
    "plough": "plow",
    "mould": "mold",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "cosy": "cozy",
    "storey": "story",
    "practise": "practice",
    "pyjamas": "pajamas",
    "draught": "draft",
    "gaol": "jail",
    "whisky": "whiskey",
    "enrol": "enroll",
    "fulfil": "fulfill",
    "instalment": "installment",
    "moustache": "mustache",
    "artefact": "artifact",
}


@lru_cache(maxsize=16_384)
def plain_spelling(word: str) -> str:
    """A word in lower case as American English spells it, without hyphens and apostrophes.

    >>> plain_spelling("defence"), plain_spelling("organise"), plain_spelling("cease-fire")
    ('defense', 'organize', 'ceasefire')
    """
    plain = word.replace("-", "").replace("'", "").replace("’", "")
    plain = _ODD.get(plain, plain)
    if len(plain) < 5:
        return plain
    for pattern, letters in _BRITISH:
        plain = pattern.sub(letters, plain)
    return plain


@lru_cache(maxsize=16_384)
def inflects(form: str, lemma: str) -> bool:
    """Whether a word taken for a noun or an adjective is a form of the verb: "besieged" of "besiege".

    >>> inflects("besieged", "besiege"), inflects("besieged", "siege")
    (True, False)
    """
    return form[-2:] in ("ed", "ng") and look_up(form).verb == lemma


def abbreviates(one: str, other: str) -> bool:
    """Whether one name is cut short to the other ("Fed", "Calif.").

    >>> abbreviates("calif.", "california"), abbreviates("ford", "fordham")
    (True, True)
    """
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return 3 <= len(short) <= 5 and len(long) >= len(short) + 3 and long.startswith(short)


@lru_cache(maxsize=16_384)
def consonants(name: str) -> str:
    """The consonants of a name as they sound, by which spellings of foreign names agree.

    >>> consonants("mohamed") == consonants("muhammad")
    True
    """
    plain = name.replace("ck", "k").replace("ph", "f").replace("q", "k").replace("c", "k").replace("z", "s")
    out = ""
    for letter in plain:
        if letter.isalpha() and letter not in "aeiouyh" and not out.endswith(letter):
            out += letter
    return out if len(out) > 2 or (len(out) == 2 and len(name) > 5) else name


_SKIPPED: Final = frozenset("afto")
"""Beginnings of the small words that an abbreviation may or may not spell ("of", "the", "and", "for")."""


def initials_of(letters: str, words: Sequence[str]) -> int:
    """How many of the first words a run of letters abbreviates, 0 if it does not.

    >>> initials_of("usgs", ("us", "geological", "survey", "office")), initials_of("boe", ("bank", "england"))
    (3, 2)
    >>> initials_of("sec", ("security", "council"))
    0
    """
    at = used = 0
    for word in words:
        if at == len(letters):
            break
        for part in word.split():
            short = part.replace(".", "")
            if 1 < len(short) <= 3 and used == 0 and letters.startswith(short) and len(letters) > len(short):
                at += len(short)
            elif letters[at : at + 1] == part[0]:
                at += 1
            elif at and letters[at : at + 1] in _SKIPPED and letters[at + 1 : at + 2] == part[0]:
                at += 2
            else:
                return 0
        used += 1
    return used if at == len(letters) and used > 1 else 0


def split_compound(word: str, parts: Sequence[str]) -> int:
    """How many of the first parts a word is put together from, 0 if it is not.

    >>> split_compound("horsemeat", ("horse", "meat", "scandal")), split_compound("horsefly", ("horse", "meat"))
    (2, 0)
    """
    plain = word.replace("-", "")
    joined = ""
    for number, part in enumerate(parts, start=1):
        joined += part.replace(" ", "").replace("-", "")
        if joined == plain:
            return number if number > 1 else 0
        if not plain.startswith(joined):
            break
    return 0
