"""Which values of two sentences answer the same question, and how they compare.

Values align when they measure the same and the words that say what is counted are alike; where a
sentence has several, the assignment is taken that contradicts least. Typed values decide here; how
similar the sentences are does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from attrs import frozen

from factrecon.algebra.trapezoid import SAME, Scores, scores_from
from factrecon.comparison import Difference
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.times.finding import TimeMention
from factrecon.matching.sentences.amounts import Amount
from factrecon.matching.sentences.statement import Statement
from factrecon.matching.words.opposites import are_opposites
from factrecon.matching.words.thesaurus import related
from factrecon.values import Duration, Offset, Quantity, Time, Value
from factrecon.values.quantity import is_measure

__all__ = ["AlignedValues", "ValuePair", "align_values", "counted_apart"]

MAX_VALUES: Final = 12
"""Values of one kind in a sentence that are aligned; the rest count as unmatched."""


class ValuePair(NamedTuple):
    """Two values on one question: their words, scores and kind of difference ("value" or "time")."""

    a: str
    b: str
    scores: Scores
    kind: Difference
    is_fall: bool = False
    """Whether a fall of the one is the other's amount below 0."""


@frozen
class AlignedValues:
    """The aligned values of two sentences, and how many stand alone on either side."""

    pairs: tuple[ValuePair, ...]
    left: int
    right: int

    @property
    def worst(self) -> ValuePair | None:
        """The most contradictory pair, the first of equals; None without a pair."""
        return max(self.pairs, key=lambda p: p.scores.contradiction, default=None)


def align_values(a: Statement, b: Statement) -> AlignedValues:
    """Align amounts with amounts and times with times.

    >>> from factrecon.matching.sentences.statement import read_statement
    >>> found = align_values(read_statement("30 people died."), read_statement("The blast killed 20."))
    >>> found.worst.scores.contradiction
    1.0
    """
    pairs: list[ValuePair] = []
    left = right = 0
    kinds: tuple[tuple[Difference, list[_Said], list[_Said]], ...] = (
        ("value", [_Said.amount(x) for x in a.amounts], [_Said.amount(x) for x in b.amounts]),
        ("time", _times(a.times, "date"), _times(b.times, "date")),
        ("value", _times(a.times, "duration"), _times(b.times, "duration")),
        ("time", _times(a.times, "offset"), _times(b.times, "offset")),
    )
    for kind, mine, theirs in kinds:
        mine, theirs = mine[:MAX_VALUES], theirs[:MAX_VALUES]
        found = _assign(mine, theirs)
        pairs.extend(ValuePair(x.text, y.text, scores, kind, x.is_fall_below_0(y)) for x, y, scores in found)
        paired = len(found) + _told_of_others(mine, theirs, found)
        left += len(mine) - paired
        right += len(theirs) - paired
    return AlignedValues(tuple(pairs), left, right)


def _told_of_others(
    mine: Sequence[_Said], theirs: Sequence[_Said], found: Sequence[tuple[_Said, _Said, Scores]]
) -> int:
    """How many counts without a partner are the same number in both, told of things under two names."""
    used = {id(x) for x, _, _ in found}, {id(y) for _, y, _ in found}
    numbers = [
        Counter(
            x.value.nominal
            for x in said
            if id(x) not in done
            and isinstance(x.value, Quantity)
            and x.value.nominal is not None
            and not is_measure(x.value.unit)
        )
        for said, done in ((mine, used[0]), (theirs, used[1]))
    ]
    return (numbers[0] & numbers[1]).total()


@frozen
class _Said:
    """A value with what is counted, and its words."""

    value: Value | None
    noun: str
    text: str
    timex: str = ""
    part: str = ""
    """Which part of the calendar unit is meant, as TIMEX3 says it: START, MID, END."""
    falls: bool = False

    @classmethod
    def amount(cls, amount: Amount) -> _Said:
        return cls(amount.value, amount.noun, amount.value.text, falls=amount.falls)

    def is_fall_below_0(self, other: _Said) -> bool:
        """Whether one is a fall of so much and the other a number below 0, so that one of them is to be mirrored."""
        mine, theirs = self.value, other.value
        if not isinstance(mine, Quantity) or not isinstance(theirs, Quantity) or self.falls == other.falls:
            return False
        return (theirs if self.falls else mine).base.c < 0

    def scores(self, other: _Said) -> Scores | None:
        if self.value is not None and other.value is not None:
            mine = self.value
            if isinstance(mine, Quantity) and self.is_fall_below_0(other):
                mine = mine.mirrored
            found = mine.scores(other.value)
            if found is None and isinstance(self.value, Quantity) and isinstance(other.value, Quantity):
                found = self._counts(self.value, other.value, other.noun)
            if found is not None or not (self.timex and other.timex):
                return found
        if not (self.timex and other.timex):
            return None
        if self.timex == other.timex:
            return SAME if self.part == other.part else None
        return _calendar_scores(self.timex, other.timex)

    def _counts(self, mine: Quantity, theirs: Quantity, noun: str) -> Scores | None:
        """Whole things counted under two names for one thing, or under none."""
        if is_measure(mine.unit) or is_measure(theirs.unit):
            return None
        if mine.unit and theirs.unit and noun not in related(self.noun):
            return None
        return mine.base.compare(theirs.base)


def _times(mentions: Sequence[TimeMention], kind: str) -> list[_Said]:
    out = []
    for mention in mentions:
        value = mention.value
        if (
            kind == "date"
            and mention.kind in ("date", "time")
            and not (value is None and "X" not in mention.timex_value)
        ):
            out.append(
                _Said(
                    value if isinstance(value, Time) else None, "", mention.text, mention.timex_value, mention.mod or ""
                )
            )
        elif (kind == "duration" and isinstance(value, Duration)) or (kind == "offset" and isinstance(value, Offset)):
            out.append(_Said(value, "", mention.text))
        elif kind == "offset" and mention.kind == "offset" and mention.anchor is None and mention.length is not None:
            # "one week later": counted from what was told before, which the two sentences share.
            told = Offset(mention.length, mention.direction or "after", "what was told before", text=mention.text)
            out.append(_Said(told, "", mention.text))
    return out


def _assign(mine: Sequence[_Said], theirs: Sequence[_Said]) -> list[tuple[_Said, _Said, Scores]]:
    """One-to-one pairs of values that measure the same; what agrees goes first, then what is alike."""
    options = []
    for i, x in enumerate(mine):
        for j, y in enumerate(theirs):
            nouns = _nouns(x.noun, y.noun)
            scores = x.scores(y) if nouns else None
            if scores is not None:
                agree = scores.agreement if scores.agreement >= 0.8 else 0.0
                options.append((-agree, -nouns, scores.contradiction, min(i, j), max(i, j), i, j, scores))
    options.sort(key=lambda o: o[:7])
    used_mine: set[int] = set()
    used_theirs: set[int] = set()
    found = []
    for *_, i, j, scores in options:
        if i not in used_mine and j not in used_theirs:
            used_mine.add(i)
            used_theirs.add(j)
            found.append((i, mine[i], theirs[j], scores))
    found.sort(key=lambda f: f[0])
    return [(x, y, scores) for _, x, y, scores in found]


def counted_apart(amount: Amount, others: Sequence[Amount]) -> Amount | None:
    """The one amount of `others` that counts the same thing as `amount` and comes to another number.

    None where none counts the same, or one of them agrees.
    """
    found: Amount | None = None
    mine = _Said.amount(amount)
    for other in others:
        scores = _Said.amount(other).scores(mine)
        if scores is None or not _nouns(other.noun, amount.noun):
            continue
        if scores.contradiction < 0.9:
            return None
        people = amount.value.unit == other.value.unit == "person"
        if amount.noun and (people or _nouns(other.noun, amount.noun) == 2):
            found = found or other
    return found


_HARMED: Final = {
    **dict.fromkeys(word_set("kill dead death die killed fatality toll murder slay perish"), "dead"),
    **dict.fromkeys(word_set("wound injure injury injured wounded hurt"), "injured"),
    **dict.fromkeys(word_set("arrest detain capture jail"), "held"),
    **dict.fromkeys(word_set("miss missing trap strand"), "missing"),
}
_ANYONE: Final = word_set("people person man woman child other victim")


def _nouns(a: str, b: str) -> int:
    """How surely two counted nouns name the same things: 2, 1, or 0 for different things."""
    if a == b:
        return 2
    one, other = _HARMED.get(a), _HARMED.get(b)
    if one and other:
        return 2 if one == other else 0
    if one or other:
        return 1
    if b in related(a):
        return 2
    if not a or not b or a in _ANYONE or b in _ANYONE:
        return 1
    return 0 if are_opposites(a, b) else 1


_DAY = re.compile(
    r"(?P<y>\d{4}|XXXX)-(?:W(?P<w>\d\d|XX)-(?P<wd>\d)|(?P<m>\d\d|XX)(?:-(?P<d>\d\d|XX))?)(?:T(?P<t>[A-Z]{2}"
    r"|\d\d(?::\d\d)?))?"
)

_PARTS: Final = ("y", "m", "d", "wd", "t")


def _calendar_scores(a: str, b: str) -> Scores | None:
    """Scores of two calendar expressions of which one at least lacks its year or week.

    >>> _calendar_scores("XXXX-10-04", "2023-10-06").contradiction
    1.0
    """
    one, other = _DAY.match(a), _DAY.match(b)
    if one is None or other is None:
        return None
    if a == b:
        return SAME
    if (one["wd"] is None) != (other["wd"] is None):
        return None
    if (one["t"] or "0")[0].isdecimal() != (other["t"] or "0")[0].isdecimal():
        return None  # "10 a.m." and "in the morning"
    known = [(one[k], other[k]) for k in _PARTS if _known(one[k]) and _known(other[k])]
    if any(x != y for x, y in known):
        return scores_from(0.0, 0.0, 0.0)
    forward = all(_known(one[k]) for k in _PARTS[1:] if _known(other[k]))
    backward = all(_known(other[k]) for k in _PARTS[1:] if _known(one[k]))
    return scores_from(1.0, float(forward), float(backward))


def _known(part: str | None) -> bool:
    return part is not None and "X" not in part
