"""The words around a time expression: bounds, prepositions, cues of tense, what an offset counts from."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from factrecon.language.en.rows import listed
from factrecon.language.times.expression import Expression
from factrecon.language.times.lexicon import Tokens
from factrecon.language.times.resolution import Tense

SET_FOR: Final = listed("beside_times.set_for")


@frozen
class Bound:
    """A modifier as TIMEX3 `mod` and as one of `tolerance.MODIFIERS`; empty where there is none."""

    mod: str | None
    modifier: str | None


_BOUNDS: dict[tuple[str, ...], Bound] = {
    tuple(words.split()): Bound(mod, modifier)
    for phrases, mod, modifier in (
        (
            "more than|over|longer than|in excess of|upwards of|well over|greater than|better than",
            "MORE_THAN",
            "more than",
        ),
        ("just over|little over|slightly more than|little more than|just more than", "MORE_THAN", "just over"),
        ("at least|no less than|no fewer than|a minimum of|not less than", "EQUAL_OR_MORE", "at least"),
        ("less than|under|fewer than|shorter than|well under", "LESS_THAN", "fewer than"),
        ("nearly|almost|close to|just under|just short of|not quite|approaching|virtually", "LESS_THAN", "nearly"),
        ("up to|as many as|as much as|as long as", "EQUAL_OR_LESS", "up to"),
        ("at most|no more than|a maximum of|not more than|no longer than", "EQUAL_OR_LESS", "at most"),
        ("about|around|roughly|approximately|some|an estimated|circa|approx", "APPROX", "about"),
        ("exactly|precisely", None, "exactly"),
    )
    for words in phrases.split("|")
}
_BOUND_LAST = frozenset(words[-1] for words in _BOUNDS)


def bound_before(tokens: Tokens, first: int, e: Expression) -> tuple[int, Bound]:
    """The modifier that ends just before token `first`, and where it begins."""
    if first and tokens.words[first - 1] in _BOUND_LAST:
        for length in (3, 2, 1):
            words = tokens.words[first - length : first] if first >= length else ()
            bound = _BOUNDS.get(words)
            if bound is not None and not _is_preposition(words, e):
                return (first - length if bound.mod else first), bound
    return first, Bound(None, None)


def _is_preposition(words: tuple[str, ...], e: Expression) -> bool:
    """ "over the past two years" is a stretch and "some day" no amount: no bounds."""
    if words == ("over",):
        return e.form not in ("duration", "shift") or (e.form == "duration" and e.which is not None)
    if words in (("under",), ("approaching",), ("close", "to")):
        return e.form not in ("duration", "shift")
    return e.form == "relative" and words in (("about",), ("around",), ("some",))


_AFTER = {
    "so": Bound("APPROX", "about"),
    "more": Bound("EQUAL_OR_MORE", "at least"),
    "longer": Bound("EQUAL_OR_MORE", "at least"),
    "less": Bound("EQUAL_OR_LESS", "at most"),
    "later": Bound("ON_OR_AFTER", "at least"),
    "earlier": Bound("ON_OR_BEFORE", "at most"),
}


def bound_after(tokens: Tokens, last: int) -> tuple[int, Bound]:
    """ "or so", "or more" from token `last`, and where it ends."""
    if tokens.words[last : last + 1] == ("or",) and last + 1 < len(tokens.words):
        bound = _AFTER.get(tokens.words[last + 1])
        if bound is not None:
            return last + 2, bound
    return last, Bound(None, None)


_PREPOSITIONS = listed("tense.prepositions")


def preposition(tokens: Tokens, first: int) -> str | None:
    """The preposition just before token `first`."""
    word = tokens.words[first - 1] if first else ""
    return word if word in _PREPOSITIONS else None


_NOT_NOUN = listed("tense.no_nouns")


def is_prenominal(tokens: Tokens, first: int, last: int) -> bool:
    """Does a hyphenated amount stand before the noun it measures ("a three-day strike")?"""
    following = tokens.words[last] if last < len(tokens.words) else ""
    return (
        ("-" in tokens.codes[first:last] or tokens.codes[last - 1] == "J")
        and following.isalpha()
        and following not in _NOT_NOUN
    )


_FUTURE = listed("tense.future")
_NOUNS = frozenset({"plans", "planning"})  # "announced plans Friday" tells of the past
_BEFORE_TO = listed("tense.before_to")
_PAST = listed("tense.past")
_UNDONE = listed("tense.undone")
_TO_BE = listed("tense.to_be")
_MODALS = listed("tense.modals")
"""Verbs before a verb of what is yet to come; "could" and "might" only where they deny nothing."""
_STARTING = listed("tense.timetabled")
"""In the present they tell what is arranged: "the trial begins on Tuesday"."""
_STOP = frozenset(';|:"(),')
_REACH_BACK, _REACH_AHEAD = 12, 6


def tense_cue(tokens: Tokens, first: int, last: int) -> Tense | None:
    """A strong cue of the future, or a past verb, next to the mention and in its clause."""
    before = tokens.words[first - 1] if first else ""
    if before in ("until", "till", "by"):
        return _deadline(tokens, first - 1, last)
    if first > 2 and before == "as" and tokens.words[first - 2] in ("soon", "early", "late"):
        return "future"
    for i in range(first - 1, max(-1, first - 1 - _REACH_BACK), -1):
        if tokens.codes[i] in _STOP:
            break
        word = tokens.words[i]
        if word == "would" and tokens.words[i + 1 : i + 2] != ("have",) and _told_before(tokens, i):
            return "future"  # "said it would reopen on Saturday"
        if (word in _FUTURE and not (word in _NOUNS and i == first - 1)) or (
            word == "to" and i and tokens.words[i - 1] in _BEFORE_TO
        ):
            # "had been due", "as previously planned": what was to be, not what will be.
            return "past" if any(w in _UNDONE for w in tokens.words[max(0, i - 3) : i]) else "future"
        if word == "for" and i and tokens.words[i - 1] in SET_FOR:
            return "future"
        if _is_past(word):
            return "future" if _to_be(tokens, i) else "past"
        if word in _MODALS and not any(w in ("not", "n't", "have") for w in tokens.words[i + 1 : i + 2]):
            return "future"
        if word in _STARTING and (word != "takes" or tokens.words[i + 1 : i + 2] in (("place",), ("effect",))):
            return "future"
    opens = first < 2 or tokens.codes[first - 2] in _STOP or tokens.codes[first - 2] == "|"
    return _tense_ahead(tokens, last + 1 if opens and tokens.codes[last : last + 1] == "," else last)


_SAID = listed("tense.saying")


def _told_before(tokens: Tokens, at: int) -> bool:
    """Whether somebody said what stands behind: in reported speech "would" is "will"."""
    return any(w in _SAID for w in tokens.words[max(0, at - 8) : at])


def _deadline(tokens: Tokens, at: int, last: int) -> Tense:
    """ "until Monday" lies ahead unless the clause tells of the past ("By Monday they had left")."""
    opens = at == 0 or tokens.codes[at - 1] in _STOP or tokens.words[at - 1] in ("but", "and", "not", "up")
    if opens:
        ahead = last + 1 if tokens.codes[last : last + 1] == "," else last
        return _tense_ahead(tokens, ahead) or "future"
    for i in range(at - 1, max(-1, at - _REACH_BACK), -1):
        if tokens.codes[i] in _STOP:
            break
        if tokens.words[i] == "had":
            return "past"
    return "future"


def _tense_ahead(tokens: Tokens, last: int) -> Tense | None:
    for i in range(last, min(len(tokens.codes), last + _REACH_AHEAD)):
        if tokens.codes[i] in _STOP:
            break
        word = tokens.words[i]
        if word in ("will", "shall"):
            return "future"
        if _is_past(word):
            return "past"
    return None


def _is_past(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and len(word) > 4)


def _to_be(tokens: Tokens, at: int) -> bool:
    """Whether a participle belongs to what is to be: "will be held", "is to be finally released"."""
    for i in range(at - 1, max(-1, at - 4), -1):
        word = tokens.words[i]
        if word == "be":
            before = tokens.words[i - 2 : i] if i > 1 else tokens.words[:i]
            return any(w in _TO_BE for w in before)
        if not word.endswith("ly"):
            return False
    return False


#: An offset's event is named in at most so many tokens.
_LONGEST_ANCHOR = 14


def anchor_phrase(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Tokens [first, last) that name what "a week after" counts from: to the end of the clause."""
    first = last = at
    while last < len(tokens.codes) and last < at + _LONGEST_ANCHOR and tokens.codes[last] not in ';|:,"()':
        if tokens.words[last] in _CLAUSE_ENDS and last > first:
            break
        last += 1
    return (first, last) if last > first else None


_CLAUSE_ENDS = listed("tense.clause_ends")
_STARTS = listed("tense.starts")


def anchor_side(tokens: Tokens, first: int, last: int, word: str) -> str:
    """Which side of its event an offset counts from: after its end, before or into its start."""
    if word in ("into", "before", "since", "prior") or any(w in _STARTS for w in tokens.words[first:last]):
        return "start"
    return "end"
