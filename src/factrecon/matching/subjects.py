"""Whether two claims are told of one subject: who does it, what is measured, which in a row of its kind.

A yes and a no contradict each other of one doer and one thing, a length of one thing and a length of another do not;
and what is denied with an adjunct ("did not ride by the creek") is not denied without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factrecon.language.en.rows import listed
from factrecon.matching.features import lemmas, party
from factrecon.matching.sentences.narrowing import STATES
from factrecon.matching.sides import PARTS, Side
from factrecon.matching.words.spelling import plain_spelling
from factrecon.model import Mention
from factrecon.values import Quantity, Truth
from factrecon.values.quantity import is_measure

__all__ = ["RANKED", "of_any", "of_deeds_alone", "subjects_apart"]

_STATES: Final = STATES | frozenset({"have", "measure", "weigh"})
_ORDINAL: Final = re.compile(r"\d{1,4}(?:st|nd|rd|th)\Z")
FITS: Final = 0.5
"""Possibility from which two values go together."""
RANKED: Final = "in order"
"""The unit of ordinals: the second victim is no two victims."""
_TWO: Final = frozenset({"other", "other names"})


def subjects_apart(a: Side, b: Side) -> str:
    """Why two claims read from sentences are told of two subjects; "" where nothing tells them apart."""
    if a.given or b.given:
        return ""
    return _in_a_row(a, b) or _denied_of_another(a, b) or _measured_of_another(a, b) or _parties_of_another(a, b)


def of_any(a: Side, b: Side) -> bool:
    """Whether nothing that both name is one and the same: what "a man" does another man may not do."""
    for x in a.parties.values():
        for y in b.parties.values():
            if x.entities & y.entities or (x.heads - x.any) & (y.heads - y.any):
                return False
            if any(lemmas(m, n) == "alike" for m in x.heads - x.any for n in y.heads - y.any):
                return False
    return True


def of_deeds_alone(a: Side, b: Side) -> bool:
    """Whether two truths ask no more than whether it was done: no frame knows the deeds, or one is denied."""
    if not (a.frame or b.frame):
        return True
    return a.value != b.value and {a.attribute, b.attribute} <= {"occurrence", ""}


def _in_a_row(a: Side, b: Side) -> str:
    """ "The 25th celebration", "the 50th celebration": two of a kind, by the number that each has among them."""
    if any(isinstance(s.value, Quantity) and s.value.unit == RANKED for s in (a, b)):
        return ""  # which in a row it is, is asked
    theirs = dict(_numbered(b))
    for head, number in _numbered(a):
        other = theirs.get(head)
        if other is not None and other != number:
            return f"of the {number} and of the {other} {head}"
    return ""


def _numbered(side: Side) -> Iterator[tuple[str, str]]:
    """What is told to be which in a row, by its head and by the word behind the number, with that number."""
    open_place = side.said[0].open if side.said else ""
    for role in side.statement.roles:
        filler = role.filler
        if isinstance(filler, Mention) and role.name != open_place:
            words = filler.text.lower().partition(" of ")[0].split()
            told = [n for n, w in enumerate(words) if _ORDINAL.match(w) or w in listed("numbers.ordinals")]
            if len(told) == 1:
                number = words[told[0]]
                yield from (
                    (plain_spelling(w), number) for w in {filler.head.lower(), *words[told[0] + 1 : told[0] + 2]}
                )


def _denied_of_another(a: Side, b: Side) -> str:
    """Whether a yes and a no to one verb are told of two doers, of two things, or the no only of a part of the yes."""
    if not (a.sort == b.sort == "truth") or a.value == b.value or not of_deeds_alone(a, b):
        return ""
    for part in PARTS:
        mine, theirs = a.parties.get(part), b.parties.get(part)
        if mine is not None and theirs is not None and party(mine, theirs) in _TWO:
            return f"told of {min(mine.entities or mine.heads)} and of {min(theirs.entities or theirs.heads)}"
        if mine is not None and theirs is not None and (named := _of_two_names(a, b, part)):
            return named
    denied, told = (a, b) if a.value == Truth(False) else (b, a)
    said = {*told.context_words, *told.around_words}
    for role in denied.statement.roles:
        filler = role.filler
        if not (isinstance(filler, Mention) and (role.name.endswith(":") or role.name == "topic")) or filler.entity:
            continue
        head = plain_spelling(filler.head.lower())
        if head not in said and not any(lemmas(head, word) == "alike" for word in said):
            return f"denied only as to {filler.text}"
    return ""


def _of_two_names(a: Side, b: Side, part: str) -> str:
    """ "The British government", "the government of France": one noun, which two names tell apart."""
    one, other = ({w for f in s.statement.fillers(part) for w in _names_beside(f)} for s in (a, b))
    return f"told of {min(one)} and of {min(other)}" if one and other and not one & other else ""


def _names_beside(filler: object) -> frozenset[str]:
    """The capitalised words of a phrase whose head is none."""
    if not isinstance(filler, Mention) or filler.entity:
        return frozenset()
    words = filler.text.split()
    head = next((w for w in words if w.lower() == filler.head), "")
    if head[:1].isupper() or not head:
        return frozenset()
    return frozenset(w for w in words[1:] if w[:1].isupper())


def _measured_of_another(a: Side, b: Side) -> str:
    """Whether two sizes are of two things: "Io is 2,236 miles in diameter", "the moon has a diameter of ..."."""
    x, y = a.value, b.value
    if not (isinstance(x, Quantity) and isinstance(y, Quantity) and is_measure(x.unit) and is_measure(y.unit)):
        return ""
    if x.base.possibility(y.base) >= FITS:
        return ""
    if a.frame or b.frame or not {a.statement.predicate, b.statement.predicate} <= _STATES:
        return ""
    mine, theirs = a.parties.get("agent"), b.parties.get("agent")
    if mine is None or theirs is None or party(mine, theirs) in ("same", "alike"):
        return ""
    return f"of {min(mine.entities or mine.heads)} and of {min(theirs.entities or theirs.heads)}"


def _parties_of_another(a: Side, b: Side) -> str:
    """Whether two answers to who did it, or to whom, are of two deeds: "assassinated X", "forced Y to flee"."""
    asked = {side.said[0].open if side.said else "" for side in (a, b)}
    if len(asked) > 1 or not asked <= set(PARTS) or a.frame or b.frame:
        return ""
    x, y = a.statement.predicate, b.statement.predicate
    if lemmas(x, y) != "other":
        return ""
    for one, other in ((a, b), (b, a)):
        doer = other.parties.get("agent")
        if doer is not None and any(one.value_words >= set(name.split()) for name in doer.entities | doer.heads):
            return f"of two deeds: {x} and {y}"  # whom one deed befell did the other
    return ""
