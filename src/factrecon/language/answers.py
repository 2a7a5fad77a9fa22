"""The value of an answer whose kind is known: a cell of a table, or what a language model took from a sentence.

A phrase of running text must show by itself that it is a number or a time (`parse`). An answer need not: asked how
many, "at least one person", "seventh", "52-3", "once" and "no votes" are numbers, whatever they are elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from attrs import evolve

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.language.places.finding import find_places
from factrecon.language.quantities.finding import find_quantities
from factrecon.language.quantities.mention import QuantityMention
from factrecon.language.quantities.modifiers import modifier_after, modifier_before
from factrecon.language.quantities.numbers import Number, find_numbers
from factrecon.language.quantities.units import names_person, unit_in_column
from factrecon.language.syntax.reporting import DENYING
from factrecon.language.syntax.tagging import tokenize
from factrecon.language.text.tokens import Token
from factrecon.language.times.finding import TimeMention, find_times
from factrecon.language.times.lexicon import ORDINALS
from factrecon.language.times.values import undated_time
from factrecon.values import Duration, Entity, Offset, Place, Places, Quantity, Text, Time, Truth, Value
from factrecon.values.quantity import is_measure
from factrecon.values.units import UNITS

ANSWER_KINDS: Final = ("count", "money", "share", "measure", "time", "duration", "place", "entity", "truth", "text")
"""What an answer may be said to be: how many, how much money, what part of a whole, how much of a unit of measure,
when, how long, where, who or what, whether, and whatever else is said in words."""

LONGEST: Final = 2000
"""Code points of an answer that are read; what is longer is a text."""
_LONGEST_NAME: Final = 6  # words; what is longer describes rather than names

_NUMBERS: Final = frozenset({"count", "money", "share", "measure"})
_NONE: Final = pattern("answer_cues.none")
_TIMES: Final[Mapping[str, int]] = {"once": 1, "twice": 2, "thrice": 3, "both": 2, "single": 1, "sole": 1, "a pair": 2}
_MANIFOLD: Final = dict.fromkeys(listed("numbers.twofold"), 2) | dict.fromkeys(listed("numbers.threefold"), 3)
_MANIFOLD_WORD: Final = re.compile(rf"\b(?:an?|the)\s({'|'.join(sorted(_MANIFOLD))})\s(?=\w)", re.IGNORECASE)
_TIMES_WORD: Final = re.compile(rf"\b(?:{'|'.join(_TIMES)})\b", re.IGNORECASE)
_ORDINAL: Final = re.compile(rf"\b(?:(\d{{1,6}})(?:st|nd|rd|th)|({'|'.join(sorted(ORDINALS))}))\b", re.IGNORECASE)
_COUNTED_PART: Final = pattern("answer_cues.counted_part")
_LENGTH_IN_WORDS: Final = pattern("answer_cues.length_in_words")
_NUMBERLESS: Final = re.compile(r"[\W\d_]*")


def read_answer(
    text: str,
    kind: str,
    *,
    unit: str = "",
    asked: str = "",
    beside: str = "",
    published: date | datetime | None = None,
    tolerance: Tolerance = DEFAULT,
) -> Value:
    """The value of an answer of a kind out of `ANSWER_KINDS`; what cannot be read so is a `Text`.

    `unit` is the answer's unit where the words leave it out ("km", "people", "USD"). `asked` are the words of the
    question: what they deny already is not denied once more by an answer that repeats it. `beside` are words that tell
    the day of an hour. `published` resolves relative times.

    >>> read_answer("at least one person", "count").nominal, read_answer("seventh", "count").nominal
    (1, 7)
    >>> read_answer("9:30 p.m.", "time", beside="Monday night", published=date(2024, 5, 14)).nominal
    '2024-05-13T21:30'
    >>> read_answer("28", "measure", unit="km").unit
    'kilometre'
    >>> read_answer("had not changed", "truth"), read_answer("SAP Arena", "place").names
    (Truth(value=False, text='had not changed'), ('SAP Arena',))
    """
    words = " ".join(text.split())[:LONGEST]
    found: Value | None = None
    if kind in _NUMBERS:
        found = _number(words, kind, unit, asked, tolerance)
    elif kind == "time":
        found = _time(words, published)
        if beside and isinstance(found, Time) and _is_hour(found):
            dated = _time(f"{words} on {beside}"[:LONGEST], published)
            found = evolve(dated, text=words) if isinstance(dated, Time) and not _is_hour(dated) else found
    elif kind == "duration":
        found = _duration(words, unit, published)
    elif kind == "place":
        found = _places(words)
    elif kind == "truth":
        found = Truth(is_affirmed(words, asked=asked), words)
    elif kind == "entity" and len(words.split()) <= _LONGEST_NAME:
        found = Entity(words, text=words)
    return found if found is not None else Text(words, words)


def unit_named(unit: str) -> str:
    """The name that the library has for a unit, however a table's column writes it; counted things in the singular.

    >>> unit_named("km"), unit_named("people"), unit_named("votes"), unit_named("%"), unit_named("dollars")
    ('kilometre', 'person', 'vote', 'percent', 'USD')
    """
    written = " ".join(unit.split())
    if not written or written in UNITS:
        return written
    known = unit_in_column(written) or unit_in_column(written.lower())
    if known:
        return known
    for said in (f"3 {written}", f"{written} 3"):
        for mention in find_quantities(said):
            # A scale word ("thousand tonnes", "million") belongs to the number.
            if mention.role == "money" or is_measure(mention.unit) or mention.nominal != 3:
                return mention.unit
    if len(written) == 3 and written.isalpha() and written.isupper():
        return written
    *before, last = tokenize(written)
    lemma = last.lemma.lower()
    if names_person(lemma) or lemma == "people":
        return "person"
    return f"{written[: last.start]}{lemma}" if before else lemma


def is_affirmed(text: str, *, asked: str = "") -> bool:
    """Whether an answer says yes, by its first word or by the parity of what it denies.

    >>> is_affirmed("yes, though not at once"), is_affirmed("denied that it had failed"), is_affirmed("under no threat")
    (True, True, False)
    >>> is_affirmed("does not deny", asked="whether it denies the offer")
    False
    """
    first = re.match(r"\W*(yes|true|no|false)\b(?=\W|$)", text, re.IGNORECASE)
    if first is not None and re.match(r"\s*(?:[^\w\s]|$)", text[first.end() :]):
        return first.group(1).lower() in ("yes", "true")
    known = {t.lemma.lower() for t in tokenize(asked)}
    denials = 0
    tokens = tokenize(text)
    for i, token in enumerate(tokens):
        denials += _denies(tokens, i, token, known)
    return denials % 2 == 0


_DENIALS: Final = listed("answering.denials")
_UNDONE: Final = listed("answering.undone") | DENYING | {"rule"}


def _denies(tokens: Sequence[Token], i: int, token: Token, known: set[str]) -> bool:
    word, lemma = token.text.lower(), token.lemma.lower()
    if lemma in known or word in known:
        return False
    if word.endswith(("n't", "n’t")):
        return True
    if lemma == "rule":  # "ruled out"; a court that rules denies nothing
        return i + 1 < len(tokens) and tokens[i + 1].text.lower() == "out"
    if word == "no" and i + 1 < len(tokens) and tokens[i + 1].text.lower() in ("more", "less", "fewer", "later"):
        return False
    return word in _DENIALS or (token.tag == "VERB" and lemma in _UNDONE)


def _number(text: str, kind: str, unit: str, asked: str, tolerance: Tolerance) -> Quantity | None:
    name = unit_named(unit)
    mentions = find_quantities(text, tolerance=tolerance)
    if unit and (not name or all(m.unit != name for m in mentions)):
        # A measure has a margin that a bare number has not, and a scale word may stand in the column's head.
        for said in (f"{text} {unit}", f"{unit}{text}"):
            measured = find_quantities(said, tolerance=tolerance)
            if any(m.unit == name and m.value is not None for m in measured):
                mentions = measured
                break
    value: Quantity | None = None
    if kind == "count":
        value = _count(text, mentions, tolerance)
    else:
        wanted = [m for m in mentions if m.value is not None and _is_of(m, kind)]
        chosen = next(iter(wanted), None) or next((m for m in mentions if m.value is not None), None)
        value = chosen.value if chosen is not None else _count(text, (), tolerance)
    if value is None:
        return None
    said_unit = "" if value.unit.isdigit() else value.unit  # "178 of 369" counts no 369s
    if name and is_measure(said_unit):
        name = said_unit  # "5 miles" in a column of kilometres
    if not name and not said_unit:
        name = "percent" if kind == "share" else _AGE_UNIT if _AGE.search(asked) else ""
    words = text if not unit or not _NUMBERLESS.fullmatch(_DIGITS.sub("", text)) else f"{text} {unit}"
    parts = _further(text, value.nominal) if kind == "count" else ()
    return Quantity(value.shape, name or said_unit, value.nominal, value.modifier, words, parts)


def _further(text: str, first: float | None) -> tuple[float, ...]:
    """The further numbers of a tally ("52-3, 46 knockouts"), or of how many out of how many ("178 of 369").

    Two numbers that rise ("10-15") are a range, which is one number told loosely.
    """
    tally = _TALLY.search(text)
    if tally is not None and first is not None and float(tally[1]) == first:
        rest = [int(n) for n in _RUN_OF_DIGITS.findall(tally[2])]
        if len(rest) == 1 and rest[0] >= first:
            return ()
        after = find_numbers(text[tally.end() :]) if text[tally.end() : tally.end() + 1] == "," else []
        return (*rest, *(n.value for n in after[:1] if n.kind in ("digits", "words")))
    numbers = [n for n in find_numbers(text) if n.kind in ("digits", "words")]
    for one, other in pairwise(numbers):
        if one.value == first and _OUT_OF.fullmatch(text, one.end, other.start):
            return (other.value,)
    return ()


_TALLY: Final = pattern("answer_cues.tally")
_RUN_OF_DIGITS: Final = re.compile(r"\d{1,4}")
_OUT_OF: Final = pattern("answer_cues.out_of")
_AGE: Final = pattern("answer_cues.age")
_AGE_UNIT: Final = "year of age"
_DIGITS: Final = re.compile(r"\d")


def _is_of(mention: QuantityMention, kind: str) -> bool:
    if kind == "money":
        return mention.role == "money" or mention.unit.partition(" per ")[0].isupper()
    if kind == "share":
        return mention.unit in ("percent", "percentage point", "basis point")
    return is_measure(mention.unit) and mention.unit != "percent" and not mention.unit.isupper()


def _count(text: str, mentions: Sequence[QuantityMention], tolerance: Tolerance) -> Quantity | None:
    """The first number of a text, whatever makes it one: a count, a tally, an ordinal, "once", "none"."""
    none = _NONE.match(text)
    if none is not None:
        return Quantity.of(0, _noun_after(text, none.end()), count=True, tolerance=tolerance)
    said = _counts(text, mentions, tolerance)
    return min(said, key=lambda x: x[0])[1] if said else None


def _counts(text: str, mentions: Sequence[QuantityMention], tolerance: Tolerance) -> list[tuple[int, Quantity]]:
    """Every number of a text with its place."""
    said: list[tuple[int, Quantity]] = []
    parts = [m for m in mentions if m.role == "fraction" and _COUNTED_PART.search(text, m.start, m.end)]
    for mention in mentions:
        if mention in parts:
            continue  # "three out of four" are three
        value = mention.value
        if value is None and mention.role == "score":
            value = Quantity.of(mention.nominal, count=True, tolerance=tolerance)
        if value is not None:
            said.append((mention.start, value))
    read = [(m.start, m.end) for m in mentions if m not in parts]
    for number in find_numbers(text):
        if number.kind in ("digits", "words") and not any(s <= number.start < e for s, e in read):
            said.append((number.start, _of_number(text, number, tolerance)))
    for match in _ORDINAL.finditer(text):
        rank = int(match[1]) if match[1] else ORDINALS[match[2].lower()]
        said.append((match.start(), Quantity.of(rank, count=True, tolerance=tolerance)))
    said += [
        (match.start(), Quantity.of(_TIMES[match.group().lower()], count=True, tolerance=tolerance))
        for match in _TIMES_WORD.finditer(text)
    ]
    said += [
        (match.start(1), Quantity.of(_MANIFOLD[match[1].lower()], count=True, tolerance=tolerance))
        for match in _MANIFOLD_WORD.finditer(text)
    ]
    return said


def numbers_in(text: str, *, tolerance: Tolerance = DEFAULT) -> tuple[Quantity, ...]:
    """Every number that a text names, in order, whatever makes it one; of "three out of four" both are.

    >>> [q.nominal for q in numbers_in("a third of the 12 lots, the seventh of them twice")]
    [33.33333333333333, 3, 12, 7, 2]
    """
    text = text[:LONGEST]
    mentions = find_quantities(text, tolerance=tolerance)
    said = _counts(text, mentions, tolerance)
    said += [
        (m.start, m.value)
        for m in mentions
        if m.role == "fraction" and m.value is not None and _COUNTED_PART.search(text, m.start, m.end)
    ]
    said += [(m.start, Quantity.of(m.upper, m.unit, tolerance=tolerance)) for m in mentions if m.upper is not None]
    if (none := _NONE.search(text)) is not None:
        said.append((none.start(), Quantity.of(0, tolerance=tolerance)))
    return tuple(q for _, q in sorted(said, key=lambda x: x[0]))


def lengths_in(text: str, *, published: date | datetime | None = None) -> tuple[Duration, ...]:
    """Every length of time that a text names, that of "two days later" included."""
    found = []
    for mention in find_times(text[:LONGEST], published=published):
        length = mention.value if isinstance(mention.value, Duration) else mention.length
        if length is not None:
            found.append(length)
    return tuple(found)


def times_in(text: str, *, published: date | datetime | None = None) -> tuple[Time, ...]:
    """Every time that a text names, given the day of publication, and as it is known without it: a Friday, a June 28.

    >>> [t.recurring is None for t in times_in("on Friday", published=date(2024, 3, 6))]
    [True, False]
    """
    text = text[:LONGEST]
    dated = [t for m in find_times(text, published=published) for t in (m.value, m.stretch)]
    undated = [undated_time(m.timex_value, text=m.text) for m in find_times(text)]
    return tuple(t for t in dict.fromkeys((*dated, *undated)) if isinstance(t, Time) and t.is_known)


def _of_number(text: str, number: Number, tolerance: Tolerance) -> Quantity:
    before = modifier_before(text, number.start)
    after = modifier_after(text, number.end)
    modifier = before.name if before is not None else after.name if after is not None else None
    return Quantity.of(
        number.value,
        _noun_after(text, number.end),
        modifier=modifier,
        count=True,
        grain=number.grain,
        tolerance=tolerance,
    )


def _noun_after(text: str, at: int) -> str:
    """What is counted: the last of the nouns right behind a number, in the singular."""
    unit = ""
    for token in tokenize(text[at : at + 80].lstrip(" -")):
        if token.tag not in ("NOUN", "ADJ"):
            break
        unit = token.lemma.lower() if token.tag == "NOUN" else unit
    return "person" if names_person(unit) or unit == "people" else unit


def _time(text: str, published: date | datetime | None) -> Value | None:
    mentions = find_times(text, published=published)
    for mention in mentions:
        whole = mention.period.value if mention.period is not None else None
        if whole is not None:
            return Time(whole.shape, whole.grain, whole.nominal, whole.modifier, text, whole.alternatives)
    day = next((m for m in mentions if m.kind in ("date", "time") and not _is_clock(m)), None)
    clock = next((m for m in mentions if m.kind == "time" and _is_clock(m)), None)
    if day is not None and clock is not None and day.timex_value[-2:].strip("X") and "T" not in day.timex_value:
        moment = evolve(clock, timex_value=f"{day.timex_value}{clock.timex_value[clock.timex_value.index('T') :]}")
        return _timed(moment, text)
    if day is not None:
        return _timed(day, text)
    if clock is not None:  # of which day, no word says; that of publication need not be it
        return _undated(clock, text, f"XXXX-XX-XX{clock.timex_value[clock.timex_value.index('T') :]}")
    for mention in mentions:
        if isinstance(mention.value, Offset):
            return evolve(mention.value, text=text)
    return None


def _is_hour(value: Time) -> bool:
    """Whether it is an hour of a day that nobody names."""
    known = value.recurring
    return known is not None and known.hours is not None and (known.month, known.day, known.weekday) == (None,) * 3


def _timed(mention: TimeMention, text: str) -> Time | None:
    value = mention.value if mention.preposition in ("until", "till") else mention.stretch or mention.value
    if isinstance(value, Time):
        return evolve(value, text=text)
    return _undated(mention, text, mention.timex_value)


def _undated(mention: TimeMention, text: str, said: str) -> Time | None:
    clocked, sided = "T" in said, mention.preposition in ("after", "before", "since")
    if mention.period is not None or sided or (clocked and mention.preposition == "by"):
        said = "XXXX-XX-XX"  # a bound or a range of what has no date: its words are all that is known
    elif clocked and mention.utc_offset == 0:
        said = said.partition("T")[0]  # another paper's clock shows the hour of its own place
    return undated_time(said, text=text)


def _is_clock(mention: TimeMention) -> bool:
    """Whether it names an hour of a day that is named elsewhere, if anywhere."""
    e = mention.expression
    return e.clock is not None and e.weekday is None and e.day is None and e.form == "calendar"


def _duration(text: str, unit: str, published: date | datetime | None) -> Duration | None:
    said = f"{text} {unit}" if unit and not _LETTERS.search(text) else text
    for mention in find_times(said, published=published):
        length = mention.value if isinstance(mention.value, Duration) else mention.length
        if length is not None:
            return evolve(length, text=said)
    vague = _LENGTH_IN_WORDS.search(said)
    if vague is not None:
        for mention in find_times(f"for {vague[1]}", published=published):
            if isinstance(mention.value, Duration):
                return evolve(mention.value, text=said)
    return None


_LETTERS: Final = re.compile(r"[^\W\d_]")
_TO_A_PLACE: Final = pattern("answer_cues.to_a_place")


def _places(text: str) -> Places:
    """The places an answer names, without those that only tell where another of them lies; one that no gazetteer has
    goes by the words that name it."""
    mentions = [m for m in find_places(_BESIDE.sub("", _as_address(text))) if m.weight >= 0.3]
    if mentions:
        found = {m.place for m in mentions}
        around = {p for p in found for q in found if p.name in q.within}
        return Places.of(*sorted(found - around), text=text)
    name = text[_TO_A_PLACE.match(text).end() :] if _TO_A_PLACE.match(text) else text  # type: ignore[union-attr]
    return Places.of(Place(name or text), text=text)


_BESIDE: Final = pattern("answer_cues.beside")
"""What lies near a place is told of that, and is not it: "a Lisbon-area suburb"."""
_LIES_IN: Final = pattern("answer_cues.lies_in")
_OWNED: Final = pattern("answer_cues.owned")


def _as_address(text: str) -> str:
    """An answer that leads with a name and tells what it lies in, as an address does.

    >>> _as_address("Lugano in southern Switzerland"), _as_address("Elk, a town in Ohio's Knox County")
    ('Lugano, Switzerland', 'Elk, Knox County')
    """
    return _OWNED.sub("", _LIES_IN.sub(", ", text)) if text[:1].isupper() else text
