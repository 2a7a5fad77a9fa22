"""Numbers as English writes them: digits, words, mixtures, fractions and words that name no number.

One scan finds the atoms ("1,200", "twenty", "hundred", "m"), one left-to-right pass puts atoms
together by the grammar of number names, so that "one two" stays two numbers and "two hundred and
ten thousand" becomes one. Digits of every script count. Digits, exponents and lengths are capped
before conversion, so hostile input costs no more than other text.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from attrs import frozen

from factrecon.algebra.tolerance import INDEFINITE
from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed, listed_in_order, rows
from factrecon.language.text.keywords import lowered, matches_from, one_of

__all__ = ["MAX_DIGITS", "Number", "find_numbers", "parse_number"]

PLURAL_SCALES: Final = listed("beside_numbers.plural_scales")

MAX_DIGITS: Final = 30
"""Longer runs of digits are no news quantity and are left alone."""

_SMALL = {w: i for i, w in enumerate(listed_in_order("numbers.small"))} | {
    w: 10 * i for i, w in enumerate(listed_in_order("numbers.tens"), 2)
}
_SCALES = {w: int(row.fields["factor"]) for row in rows("rules/scales.toml") for w in row.words}
_ATTACHED = {"k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12}
_PLURALS = listed("numbers.plural")
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
    "ninth": 9,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
}
_VAGUE = {"couple": "couple", "few": "few", "several": "several", "handful": "handful"}
_GLYPHS = {g: unicodedata.numeric(g) for g in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒"}

Kind = Literal["digits", "words", "fraction", "indefinite"]


@frozen
class Number:
    """A number at `start:end`; `grain` is the place value of its last significant digit as said.

    `kind` is "digits" wherever digits take part, "fraction" for parts of a whole (`value` in
    [0, 1] unless improper), "indefinite" for "dozens" or "several hundred", whose `word` is a key
    of `tolerance.INDEFINITE` to be multiplied by `factor`, and whose `value` is the least meant.
    `scaled` tells that a scale word or suffix took part ("1.2 million", "25k"), `mantissa` what
    stood before it.
    """

    value: float
    start: int
    end: int
    kind: Kind
    grain: float
    scaled: bool = False
    mantissa: float = 0.0
    word: str = ""
    factor: float = 1.0


_WORDS = re.compile(rf"\b{one_of({*_SMALL, *_SCALES, *_PLURALS, *_PARTS, *_VAGUE})}\b")
# Currency letters that are written right against the digits: $US500, USD10m, Rs500.
_GLUED = (
    "(?:"
    + "|".join(
        f"(?<=\\b{code})"
        for code in [
            "USD",
            "EUR",
            "GBP",
            "JPY",
            "CNY",
            "AUD",
            "CAD",
            "NZD",
            "CHF",
            "INR",
            "RMB",
            "HKD",
            "SGD",
            "PS",
            "RM",
            "Rs",
        ]
    )
    + r"|(?<=\$US)|(?<=\$NZ)|(?<=\$A)|(?<=\$C)|(?<=\$S))"
)
_DIGITS = re.compile(
    rf"""
    (?P<digits>(?=\d)(?:(?<![\w])|{_GLUED})(?<!\d[.,])(?<![A-Z]\.)
       (?P<sci>\d{{1,6}}(?:\.\d{{1,15}})?\s?[×x✕*]\s?10\s?(?:\^|\*\*)?\s?(?P<exp>[-−–]?\d{{1,4}})(?![\d.])
         |\d{{1,3}}\.\d{{1,15}}[eE](?P<exp2>[-+−]?\d{{1,3}})(?!\w|\.\d))
      |(?=[\d.])(?:(?<![\w])|{_GLUED})(?<!\d[.,])(?<![A-Z]\.)
       (?P<plain>\d{{1,3}}(?:[,\u00a0\u2009\u202f]\d{{3}}){{1,9}}(?:\.\d{{1,15}})?(?!\d)
         |[1-9]\d{{0,2}}(?:['’]\d{{3}}){{1,5}}(?:\.\d{{1,2}})?(?![\d'’])
         |[1-9]\d{{0,2}}(?:[ ]\d{{3}}){{1,4}}(?:[.,]\d{{1,2}})?(?=(?:[ ]?[%€£$]|[ ][A-Za-z]|[.,;:)]?(?:[ ]
         |\Z)))(?![ ]\d)
         |(?P<european>\d{{1,3}}(?:\.\d{{3}}){{1,6}},\d{{1,4}}(?![\d.,]\d|\d)
           |[1-9]\d{{0,2}}(?:\.\d{{3}}){{2,6}}(?![\d.,]\d|\d)
           |\d{{1,9}},\d{{1,2}}(?![\d,.]\d|\d|,))
         |\d{{1,2}}(?:,\d{{2}}){{1,6}},\d{{3}}(?:\.\d{{1,15}})?(?!\d)
         |\d{{1,{MAX_DIGITS}}}(?:\.\d{{1,15}})?(?!\d)
         |\.\d{{1,15}}(?!\d))
       (?P<tail>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]|[\s-]\d[/⁄]\d{{1,2}}(?![\d/⁄])|[/⁄]\d{{1,4}}(?![\d/⁄]))?
       (?!(?:st|nd|rd|th)\b)(?:(?P<suffix>[bB][nN]|[mM][nN]|[mM][lL][nN]|[bB][lL][nN]|[tT][nN]|[tT][rR][nN]|MM
       |[kKmMbBtT])(?![\w]))?
    )
    |(?P<glyph>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒])
    """,
    re.VERBOSE,
)
_FIRST = re.compile(r"[\d.½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]")
"""What `_DIGITS` can begin with."""
_GAP = re.compile(r"[\s\u00a0]{1,3}|[\s\u00a0]?[-‐‑][\s\u00a0]?")
_AND = pattern("number_forms.and")
_AND_A = pattern("number_forms.and_a")
_POINT = pattern("number_forms.point")
_BARE_SCALES = listed("beside_numbers.bare_scales")
_UNCOUNTED = pattern("number_forms.uncounted")
"""What stands before a scale word that no number counts: the start of a sentence, or what bounds it."""
_OF = pattern("number_forms.of")
_OF_NEXT = pattern("number_forms.of_next")
_A_GAP = pattern("number_forms.a_gap")
_ARTICLE = pattern("number_forms.article")
_PART_OF = pattern("number_forms.part_of")


class _Atom(NamedTuple):
    kind: str
    start: int
    end: int
    value: float
    grain: float
    text: str
    scaled: bool


def find_numbers(text: str, start: int = 0, end: int | None = None) -> tuple[Number, ...]:
    """The numbers between `start` and `end`, in order, without units, signs or modifiers.

    >>> text = "two hundred and ten thousand, 1.2 million, half a dozen, tens of thousands"
    >>> [(n.value, n.kind) for n in find_numbers(text)]
    [(210000, 'words'), (1200000, 'digits'), (6, 'words'), (10000, 'indefinite')]
    """
    end = len(text) if end is None else end
    atoms = _atoms(text, start, end)
    numbers: list[Number] = []
    i = 0
    while i < len(atoms):
        found, i = _read(text, atoms, i)
        if found is not None:
            numbers.append(found)
    return tuple(numbers)


def parse_number(text: str) -> float | None:
    """The value of a text that is one number and nothing else, or None.

    >>> parse_number("twenty-one"), parse_number("3.5bn"), parse_number("some")
    (21, 3500000000, None)
    """
    found = find_numbers(text.strip())
    if len(found) != 1 or found[0].kind == "indefinite":
        return None
    number = found[0]
    rest = text.strip()[: number.start] + text.strip()[number.end :]
    return number.value if not rest.strip() else None


def _plain(number: Decimal) -> float:
    return int(number) if number == number.to_integral_value() else float(number)


def _atoms(text: str, start: int, end: int) -> list[_Atom]:
    atoms: list[_Atom] = []
    for match in matches_from(_FIRST, _DIGITS, text, start, end):
        left, right = match.span()
        if match["sci"]:
            exponent = int(_ascii((match["exp"] or match["exp2"]).replace("−", "-").replace("–", "-")))
            mantissa = re.split(r"\s?[×x✕*eE]", match["sci"], maxsplit=1)[0]
            if abs(exponent) <= 300:
                value = float(Decimal(_ascii(mantissa)).scaleb(exponent))
                atoms.append(_Atom("digits", left, right, value, abs(value) * 0.001, match.group(), True))
        elif match["plain"]:
            atom = _digits(match, left, right)
            if atom is not None:
                atoms.append(atom)
        else:
            atoms.append(_Atom("fraction", left, right, _GLYPHS[match.group()], 0.01, match.group(), False))
    for match in _WORDS.finditer(lowered(text), start, end):
        left, right = match.span()
        word = match.group()
        if word in _SMALL:
            atoms.append(_Atom("small", left, right, _SMALL[word], 1, word, False))
        elif word in _PLURALS:
            atoms.append(_Atom("plural", left, right, 0, 1, word, False))
        elif word in _PARTS:
            atoms.append(_Atom("part", left, right, _PARTS[word], 1, word, False))
        elif word in _VAGUE:
            atoms.append(_Atom("vague", left, right, 0, 1, word, False))
        elif not (left and text[left - 1] in "$€£"):
            atoms.append(_Atom("scale", left, right, _SCALES[word], 1, word, False))
    atoms.sort(key=lambda atom: atom.start)
    return atoms


def _ascii(digits: str) -> str:
    """Digits of any script as ASCII."""
    if digits.isascii():
        return digits
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in digits)


def _digits(match: re.Match[str], left: int, right: int) -> _Atom | None:
    plain = match["plain"]
    if len(plain) < 16 and plain.isascii() and plain.isdecimal() and not match["tail"] and not match["suffix"]:
        whole = int(plain)
        zeros = len(plain) - len(plain.rstrip("0")) if whole else 0
        return _Atom("digits", left, right, whole, 10.0**zeros, match.group(), False)
    if match["european"]:
        plain = plain.replace(".", "").replace(",", ".")
    elif " " in plain:
        plain = plain.replace(" ", "").replace(",", ".")
    plain = _ascii(re.sub(r"[,'’\u00a0\u2009\u202f]", "", plain))
    if plain.startswith("."):
        plain = "0" + plain
    number = Decimal(plain)
    places = -int(number.as_tuple().exponent)
    grain = 10.0**-places if places > 0 else _place(number)
    tail = match["tail"]
    if tail:
        if tail in _GLYPHS:
            number += Decimal(str(_GLYPHS[tail]))
        else:
            above, below = re.split("[/⁄]", _ascii(tail.strip(" -\t\n\u00a0")))
            if int(below) == 0:
                return None
            part = Decimal(above) / Decimal(below) if above else None
            number = number / Decimal(below) if part is None else number + part
            if part is None and not _looks_like_fraction(plain, below):
                return _Atom("ratio", left, right, float(number), 0.01, match.group(), False)
        grain = 0.01
    suffix = match["suffix"]
    if suffix:
        factor = _SCALES.get(suffix.lower()) or _ATTACHED[suffix.lower()]
        return _Atom(
            "digits" if suffix.lower() not in _ATTACHED else "suffixed",
            left,
            right,
            _plain(number * factor),
            grain * factor,
            suffix,
            True,
        )
    return _Atom("digits", left, right, _plain(number), grain, match.group(), False)


def _place(number: Decimal) -> float:
    """Place value of the last significant digit: 1,000 for 75,000."""
    return 1.0 if not number else float(Decimal(1).scaleb(int(number.normalize().as_tuple().exponent)))


def _looks_like_fraction(above: str, below: str) -> bool:
    return (
        below in ("2", "3", "4", "5", "8", "10", "16", "32", "64", "100", "128")
        and above.isdecimal()
        and int(above) < int(below)
    )


def _read(text: str, atoms: list[_Atom], i: int) -> tuple[Number | None, int]:
    atom = atoms[i]
    if atom.kind == "plural":
        return _indefinite_plural(text, atoms, i)
    if atom.kind == "vague":
        return _vague(text, atoms, i)
    if atom.kind == "part":
        return _part(text, atoms, i)
    if atom.kind == "fraction":
        return Number(atom.value, atom.start, atom.end, "fraction", atom.grain), i + 1
    if atom.kind == "ratio":
        return None, i + 1
    if atom.kind == "suffixed":
        return _suffixed(text, atom), i + 1
    if atom.kind == "scale":
        article = _ARTICLE.search(text, max(0, atom.start - 5), atom.start)
        if article is None and not _stands_bare(text, atom):
            return None, i + 1
        return _words(text, atoms, i, article.start() if article is not None else atom.start, 1)
    return _words(text, atoms, i, atom.start, None)


def _stands_bare(text: str, atom: _Atom) -> bool:
    """ "Hundred and five homes", "over thousand people": a scale word that means one of it."""
    if atom.text not in _BARE_SCALES or not _UNCOUNTED.search(text, max(0, atom.start - 16), atom.start):
        return False
    following = text[atom.end : atom.end + 2]
    return following[:1] == " " and following[1:].islower()


def _gap(text: str, left: _Atom, right: _Atom) -> str:
    return text[left.end : right.start] if right.start - left.end <= 12 else "\x00"


def _words(text: str, atoms: list[_Atom], i: int, start: int, article: float | None) -> tuple[Number | None, int]:
    """A number from `atoms[i]` on; `article` is the 1 of "a hundred"."""
    first = atoms[i]
    total = Decimal(0)
    group = Decimal(1) if article is not None else Decimal(repr(first.value))
    grain = first.grain
    digits = first.kind == "digits"
    scaled = first.scaled
    mantissa = float(group)
    last_scale = 10**18
    pointed = False
    j = i if article is not None else i + 1
    end = first.end if article is None else start
    previous = first if article is None else None
    # What "small" word may still be added: below ten after tens, below a hundred after hundred.
    room = 10 if first.kind == "small" and 20 <= first.value < 100 and article is None else 0
    while j < len(atoms):
        atom = atoms[j]
        gap = _gap(text, previous, atom) if previous is not None else " "
        if atom.kind == "scale":
            if previous is not None and not _GAP.fullmatch(gap):
                break
            factor = Decimal(int(atom.value))
            if atom.text == "hundred":
                group *= factor
                room = 100
            else:
                if atom.value >= last_scale:
                    total, group = (total + group) * factor, Decimal(0)
                else:
                    total, group = total + group * factor, Decimal(0)
                last_scale = int(atom.value)
                room = 0 if digits or atom.text == "dozen" else 1000
            grain *= float(factor)
            scaled = True
        elif atom.kind == "small" and previous is not None and not digits and _POINT.fullmatch(gap) and atom.value < 10:
            j, decimals = _decimals(text, atoms, j)
            group += Decimal(decimals)
            grain, mantissa = float(Decimal(1).scaleb(2 - len(decimals))), float(group)
            pointed = True
            previous, end, room = atoms[j - 1], atoms[j - 1].end, 0
            continue
        elif (part := _and_parts(text, atoms, j, gap)) is not None and previous is not None:
            share, place, j = part
            base = Decimal(last_scale) if total and group == 0 else Decimal(1)
            group += share * base
            grain, pointed = float(base) * place, True
            previous, end, room = atoms[j - 1], atoms[j - 1].end, 0
            following = atoms[j] if j < len(atoms) else None
            if total or following is None or following.kind != "scale":
                break
            mantissa = float(group)
            continue
        elif atom.kind == "small" and previous is not None and not digits:
            joined = _GAP.fullmatch(gap) is not None or (_AND.fullmatch(gap) is not None and room >= 100)
            joined = joined or (gap == ", " and _goes_on_by_hundreds(text, atoms, j, last_scale))
            if not joined or atom.value >= room or (atom.value == 0):
                break
            if room == 10 and not (1 <= atom.value <= 9):
                break
            group += Decimal(int(atom.value))
            grain = 1
            room = 10 if 20 <= atom.value < 100 else 0
            if total and room == 0 and 1 <= atom.value < 100:
                room = 0
        elif atom.kind == "part" and previous is not None and previous.kind == "small" and j == i + 1:
            return _counted_part(text, atoms, j, start, float(group))
        else:
            break
        previous = atom
        end = atom.end
        j += 1
    value = total + group
    if abs(value) > Decimal("1e30"):
        return None, j
    if not scaled and not digits and not pointed:
        grain = 1.0
    if not digits and not pointed:
        grain = _place(value) if value == value.to_integral_value() else grain
    kind: Kind = "digits" if digits else "words"
    number = Number(_plain(value), start, end, kind, grain, scaled, mantissa)
    return number, max(j, i + 1)


def _goes_on_by_hundreds(text: str, atoms: list[_Atom], j: int, last_scale: int) -> bool:
    """Whether a comma only parts the thousands of one number: "twenty-one thousand, three hundred and five"."""
    following = atoms[j + 1] if j + 1 < len(atoms) else None
    if following is None or following.kind != "scale" or following.value >= last_scale or last_scale > 10**15:
        return False
    return _GAP.fullmatch(_gap(text, atoms[j], following)) is not None


def _decimals(text: str, atoms: list[_Atom], j: int) -> tuple[int, str]:
    """The digits behind a point in words, from `atoms[j]` on: "point two five"; and the next atom."""
    said = [str(int(atoms[j].value))]
    while (
        j + 1 < len(atoms)
        and len(said) < 9
        and atoms[j + 1].kind == "small"
        and atoms[j + 1].value < 10
        and _GAP.fullmatch(_gap(text, atoms[j], atoms[j + 1]))
    ):
        j += 1
        said.append(str(int(atoms[j].value)))
    return j + 1, "0." + "".join(said)


def _and_parts(text: str, atoms: list[_Atom], j: int, gap: str) -> tuple[Decimal, float, int] | None:
    """What "and a half", "and one-half", "and three-quarters" add, how exactly, and the atom behind it."""
    atom = atoms[j]
    if atom.kind == "part" and _AND_A.fullmatch(gap):
        return Decimal(1) / Decimal(int(atom.value)), 1 / atom.value, j + 1
    part = atoms[j + 1] if j + 1 < len(atoms) else None
    if atom.kind != "small" or not _AND.fullmatch(gap) or part is None or part.kind != "part":
        return None
    if not 1 <= atom.value < part.value or not _GAP.fullmatch(_gap(text, atom, part)):
        return None
    return Decimal(int(atom.value)) / Decimal(int(part.value)), 1 / part.value, j + 2


def _counted_part(text: str, atoms: list[_Atom], j: int, start: int, above: float) -> tuple[Number | None, int]:
    """ "two-thirds", "three quarters", "one fourth": a count of parts."""
    part = atoms[j]
    gap = text[atoms[j - 1].end : part.start]
    scale = _scale_after(text, atoms, j)
    plural = part.text.endswith(("s", "es")) and part.text != "halves"
    hyphen = "-" in gap or "‑" in gap
    if not _GAP.fullmatch(gap) or not (
        scale is not None or (plural and above > 1) or (above == 1 and (hyphen or _PART_OF.match(text, part.end)))
    ):
        number = Number(_plain(Decimal(repr(above))), start, atoms[j - 1].end, "words", 1.0)
        return number, j
    if part.text in ("quarter", "quarters") and not hyphen and scale is None and not _OF_NEXT.match(text, part.end):
        number = Number(_plain(Decimal(repr(above))), start, atoms[j - 1].end, "words", 1.0)
        return number, j + 1  # "three quarters" of a year: time's business
    if scale is not None:  # "three quarters of a million"
        value = Decimal(int(above)) / Decimal(int(part.value)) * Decimal(int(scale.value))
        return Number(
            _plain(value), start, scale.end, "words", scale.value / part.value, True, above / part.value
        ), j + 2
    return Number(above / part.value, start, part.end, "fraction", 0.01), j + 1


def _scale_after(text: str, atoms: list[_Atom], j: int) -> _Atom | None:
    """The scale word that a part is taken of: "half a million", "a quarter of a billion", "a quarter million"."""
    part, scale = atoms[j], atoms[j + 1] if j + 1 < len(atoms) else None
    if scale is None or scale.kind != "scale" or scale.start - part.end > 8:
        return None
    gap = text[part.end : scale.start]
    return scale if _A_GAP.fullmatch(gap) and (part.value in (2, 4) or "of" in gap.lower()) else None


def _part(text: str, atoms: list[_Atom], i: int) -> tuple[Number | None, int]:
    """ "half", "half a million", "a third of": a part of a whole, or of a scale."""
    atom = atoms[i]
    article = _ARTICLE.search(text, max(0, atom.start - 5), atom.start)
    start = article.start() if article else atom.start
    following = _scale_after(text, atoms, i)
    if following is not None:
        value = Decimal(int(following.value)) / Decimal(int(atom.value))
        return Number(_plain(value), start, following.end, "words", float(value), True, 1 / atom.value), i + 2
    if atom.text == "half":
        before = text[max(0, start - 8) : start].lower()
        counted = i > 0 and _AND.fullmatch(text[atoms[i - 1].end : start][:12]) is not None  # "two and half"
        if counted or re.search(r"(?:first|second|other|last|latter|top|bottom|opening|-)[\s-]{0,2}(?:a\s)?\Z", before):
            return None, i + 1
        if not _PART_OF.match(text, atom.end) or text[atom.end : atom.end + 1] == "-":
            return None, i + 1
        return Number(0.5, start, atom.end, "fraction", 0.01), i + 1
    if article is not None and _OF_NEXT.match(text, atom.end):
        return Number(1 / atom.value, start, atom.end, "fraction", 0.01), i + 1
    return None, i + 1


def _suffixed(text: str, atom: _Atom) -> Number | None:
    """ "25k", "1.2m": a scale, unless the letter is a unit, which money and plural nouns rule out."""
    letter = atom.text
    factor = _ATTACHED[letter.lower()]
    before = text[max(0, atom.start - 4) : atom.start]
    money = bool(re.search(r"(?:[$€£¥₹]|[A-Z]{3}|PS|Rs\.?)\s?\Z", before))
    after = re.match(r"\s(?P<word>[A-Za-z]{3,20})", text[atom.end : atom.end + 24])
    if after is not None and atom.value != int(atom.value / factor) * factor:
        # "2.7m combined digital sales": nobody measures a noun in decimal metres
        after = re.match(r"\s(?:[a-z-]{2,15}\s){0,4}(?P<word>[a-z]{3,20}s)\b", text[atom.end : atom.end + 70]) or after
    plural = (
        after is not None
        and after["word"].lower().endswith("s")
        and after["word"].lower()
        not in (
            "across",
            "was",
            "has",
            "his",
            "this",
        )
    )
    if letter == "MM":
        meant = money or re.match(r"\s?[A-Z]{3}(?!\w)", text[atom.end : atom.end + 5]) is not None
    elif letter == "k" or letter == "K" or letter == "M":
        meant = True
    elif letter in "mBb":
        meant = (
            money
            or (plural and after is not None)
            or (after is not None and after["word"] in ("people", "more", "shares"))
        )
    else:
        meant = money
    if meant:
        return Number(atom.value, atom.start, atom.end, "digits", atom.grain, True, atom.value / factor)
    value = Decimal(repr(atom.value)) / factor
    return Number(_plain(value), atom.start, atom.end - len(letter), "digits", atom.grain / factor)


def _indefinite_plural(text: str, atoms: list[_Atom], i: int) -> tuple[Number | None, int]:
    """ "dozens", "tens of thousands", "hundreds of millions"."""
    atom = atoms[i]
    following = atoms[i + 1] if i + 1 < len(atoms) else None
    if (
        following is not None
        and following.kind == "plural"
        and atom.text in PLURAL_SCALES
        and _OF.fullmatch(text[atom.end : following.start][:12])
    ):
        word = f"{atom.text} of {following.text}"
        if word in INDEFINITE:
            return _indefinite(word, 1, atom.start, following.end), i + 2
        if following.text in INDEFINITE:
            factor = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000}[atom.text]
            return _indefinite(following.text, factor, atom.start, following.end), i + 2
    if atom.text == "tens":
        return None, i + 1
    if atom.text == "scores" and not _OF_NEXT.match(text, atom.end):
        return None, i + 1
    return _indefinite(atom.text, 1, atom.start, atom.end), i + 1


def _indefinite(word: str, factor: float, start: int, end: int) -> Number:
    least = INDEFINITE[word][0] * factor
    return Number(
        int(least) if float(least).is_integer() else least, start, end, "indefinite", least, word=word, factor=factor
    )


def _vague(text: str, atoms: list[_Atom], i: int) -> tuple[Number | None, int]:
    """ "a few", "several hundred", "a couple of dozen"."""
    atom = atoms[i]
    start = atom.start
    article = _ARTICLE.search(text, max(0, atom.start - 5), atom.start)
    if article is not None:
        start = article.start()
    elif atom.text in ("couple", "handful"):
        return None, i + 1
    elif atom.text == "few" and not re.search(
        r"(?:first|last|past|next|these|those)\s\Z", text[max(0, start - 7) : start].lower()
    ):
        return None, i + 1  # "few" alone says how little, not how many
    end = atom.end
    if atom.text == "handful" and _OF_NEXT.match(text, end) is None:
        return None, i + 1
    factor = 1.0
    following = atoms[i + 1] if i + 1 < len(atoms) else None
    j = i + 1
    if following is not None and following.kind == "scale" and following.start - atom.end <= 5:
        gap = text[atom.end : following.start]
        if _GAP.fullmatch(gap) or _OF.fullmatch(gap):
            factor, end, j = following.value, following.end, i + 2
            more = atoms[j] if j < len(atoms) else None
            if more is not None and more.kind == "scale" and _GAP.fullmatch(text[end : more.start][:3]):
                factor, end, j = factor * more.value, more.end, j + 1
    return _indefinite(_VAGUE[atom.text], factor, start, end if factor != 1 else atom.end), j
