"""What stands around a number and tells its role: patterns for `quantities`, anchored at the number."""

from __future__ import annotations

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed, listed_in_order

JOIN = pattern("number_cues.join")
OF_ONE = pattern("number_cues.of_one")
RATIO = pattern("number_cues.ratio")
BETWEEN = pattern("number_cues.between")
FROM = pattern("number_cues.from")
SCORE_BEFORE = pattern("number_cues.score_before")
SCORE_AFTER = pattern("number_cues.score_after")
PER = pattern("number_cues.per")
RATES = listed("measures.rates")
AGE_AFTER = pattern("number_cues.age_after")
AGE_BEFORE = pattern("number_cues.age_before")
APPOSED = pattern("number_cues.apposed")
HYPHEN_NOUN = pattern("number_cues.hyphen_noun")
TO = pattern("number_cues.to")
DELTA_AFTER = pattern("number_cues.change_after")
DELTA_BEFORE = pattern("number_cues.change_before")
TRANSITIVE = pattern("number_cues.changing")
MINUS = pattern("number_cues.minus")
ACCOUNTING = pattern("number_cues.accounting")
"""What stands before a number in brackets that is below 0, as accounts have it: "of (1,200)"."""
LINE_START = pattern("number_cues.line_start")
SCALE_BESIDE = pattern("number_cues.scale_beside")
SCALED_CODE = pattern("number_cues.scaled_code")
LETTER_BESIDE = pattern("number_cues.letter_beside")
"""A scale right behind the bracket of an account: "£(3.4)m"."""
SCALED_SIGN = pattern("number_cues.scaled_sign")
SCALES = {
    "mm": 10**6,
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "million": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "b": 10**9,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
BELOW_ZERO = pattern("number_cues.below_zero")
WITH_ERROR = pattern("number_cues.with_error")
"""Between a number and how far it may be off."""
BY = pattern("number_cues.by")
"""Between the sides of what is measured in two or three directions: "12 x 4 metres"."""
MAGNITUDE_BEFORE = pattern("number_cues.magnitude_before")
INCHES_AFTER = pattern("number_cues.inches_after")
PER_UNIT = pattern("number_cues.per_unit")
COMPOUND = pattern("number_cues.compound")
FEET_AND_INCHES = pattern("number_cues.feet_and_inches")
PLUS = pattern("number_cues.plus")
RANK = pattern("number_cues.rank")
RANK_FIRST = pattern("number_cues.rank_begins")
"""How every match of `RANK` begins."""
ORDINALS = {word: i + 1 for i, word in enumerate(listed_in_order("numbers.ordinals")[:10])}
ONE_SUBJECT = pattern("number_cues.one_subject")
