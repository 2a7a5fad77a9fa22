"""Why two claims, or two texts, were matched or not: slot by slot, in words and as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen

from factrecon.answers import answer
from factrecon.matching.apart import same_time
from factrecon.matching.sentences.alignment import align_words, similarity
from factrecon.matching.sentences.polarity import compare_polarity
from factrecon.matching.sentences.roles import compare_roles
from factrecon.matching.sentences.statement import read_statement
from factrecon.matching.sentences.values import align_values
from factrecon.model import Claim, Event
from factrecon.values import Places, Quantity, Time, Value
from factrecon.values.entity import name_key

__all__ = ["ALIKE_WORDS", "WORDED", "MatchExplanation", "Slot", "explain_match"]

ALIKE_WORDS: Final = 0.7
"""Likeness from which two words name the same."""


@frozen
class Slot:
    """One thing that two claims are compared in.

    `verdict` is "alike", "different", "open" (one or both leave it out) or, for values,
    "conflict"; `weight` in [0, 1] is how much it counts among the slots, `score` in [0, 1] how alike
    the two are in it, None where that is open.
    """

    name: str
    a: str
    b: str
    verdict: str
    weight: float = 0.0
    score: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "slot": self.name,
            "a": self.a,
            "b": self.b,
            "verdict": self.verdict,
            "weight": round(self.weight, 4),
            "score": None if self.score is None else round(self.score, 4),
        }

    @property
    def text(self) -> str:
        """The slot in words."""
        if not (self.a and self.b):
            return f"only one says it: {self.a or self.b}" if self.verdict == "open" else self.a or self.b
        if self.a == self.b:
            return f"{self.a} in both"
        sign = {"alike": "~", "different": "is not", "conflict": "against", "open": "beside"}[self.verdict]
        return f"{self.a} {sign} {self.b}"


@frozen
class MatchExplanation:
    """Whether two claims (or texts) answer the same question, and every slot that says so.

    >>> found = explain_match("Nurses won a raise.", "Nurses lost a raise.")
    >>> found.matched, [s.name for s in found.slots if s.verdict == "conflict"]
    (True, ['polarity'])
    """

    matched: bool
    slots: tuple[Slot, ...]

    @property
    def text(self) -> str:
        """The explanation in words, one slot a line."""
        head = "They answer the same question." if self.matched else "They do not answer the same question."
        return "\n".join([head, *(f"- {s.name}: {s.text}" for s in self.slots)])

    @property
    def apart(self) -> tuple[Slot, ...]:
        """The slots in which the two differ."""
        return tuple(s for s in self.slots if s.verdict == "different")

    def to_json(self) -> dict[str, Any]:
        """Plain data for the report."""
        return {"matched": self.matched, "slots": [s.to_json() for s in self.slots]}


def explain_match(a: Claim | str, b: Claim | str, *, threshold: float = 0.5) -> MatchExplanation:
    """Explain why two claims, or two texts, answer the same question or not.

    For texts, `threshold` is the share of each that the other must say too.
    """
    if isinstance(a, Claim) and isinstance(b, Claim):
        return _claims(a, b)
    return _texts(str(a), str(b), threshold)


def _claims(a: Claim, b: Claim) -> MatchExplanation:
    p, q = a.question, b.question
    one, other = p.event, q.event
    if one is None or other is None:
        slots = [_slot("subject", one.label if one else str(p.subject), other.label if other else str(q.subject))]
        slots.append(_slot("attribute", p.attribute, q.attribute))
    elif one.frame == other.frame and one.frame in WORDED:
        slots = [_words(name, _part(one, i), _part(other, i)) for i, name in enumerate(WORDED[one.frame])]
        slots.append(_names("participants", one.participants, other.participants))
    else:
        alike = one.key == other.key
        slots = [
            Slot("event", one.label, other.label, "alike" if alike else "different", float(alike), float(alike)),
            _slot("frame", one.frame, other.frame),
            _slot("attribute", p.attribute, q.attribute),
            _names("participants", one.participants, other.participants),
            _places("place", one.places, other.places),
            _times("time", one.time, other.time, same_time(one.time, other.time)),
            _names("set apart by", _apart_words(one), _apart_words(other)),
        ]
    slots.append(_slot("kind of value", _kind_of(a.value), _kind_of(b.value)))
    slots.append(_places("scope: place", a.scope.places, b.scope.places))
    slots.append(_slot("scope: part", a.scope.part or "", b.scope.part or ""))
    slots.append(_times("scope: period", a.scope.period, b.scope.period))
    return MatchExplanation(p.id == q.id, tuple(s for s in slots if s.a or s.b))


WORDED: Mapping[str, tuple[str, str, str]] = {
    "amount": ("what is counted", "verb", "subject"),
    "statement": ("verb", "subject", "object"),
}
"""Frames of what only its words identify, and what their words are."""


def _part(event: Event, number: int) -> str:
    return event.modifiers[number] if len(event.modifiers) > number else ""


def _apart_words(event: Event) -> tuple[str, ...]:
    return tuple(m for m in event.modifiers if m)


def _kind_of(value: Value) -> str:
    return f"{value.kind} ({value.dimension})" if isinstance(value, Quantity) and value.dimension else value.kind


def _slot(name: str, a: str, b: str) -> Slot:
    if not (a and b):
        return Slot(name, a, b, "open")
    return Slot(name, a, b, "alike", 1.0, 1.0) if a == b else Slot(name, a, b, "different", 0.0, 0.0)


def _words(name: str, a: str, b: str) -> Slot:
    """Words that need not be the same to mean the same."""
    if not (a and b):
        return Slot(name, a, b, "open")
    score = 1.0 if a == b else similarity(a, b)
    return Slot(name, a, b, "alike" if score >= ALIKE_WORDS else "different", score, score)


def _names(name: str, a: tuple[str, ...], b: tuple[str, ...]) -> Slot:
    one, other = {name_key(x) for x in a}, {name_key(x) for x in b}
    shown = ", ".join(sorted(a)), ", ".join(sorted(b))
    if not (one and other):
        return Slot(name, *shown, "open")
    share = len(one & other) / min(len(one), len(other))
    return Slot(name, *shown, "alike" if share else "different", share, share)


def _places(name: str, a: Places | None, b: Places | None) -> Slot:
    shown = ", ".join(a.names) if a else "", ", ".join(b.names) if b else ""
    if a is None or b is None:
        return Slot(name, *shown, "open")
    return Slot(name, *shown, "alike", 1.0, 1.0) if a.overlaps(b) else Slot(name, *shown, "different", 0.0, 0.0)


def _times(name: str, a: Time | None, b: Time | None, near: bool | None = None) -> Slot:
    """Two times; `near` says whether they may be one where more than an overlap counts."""
    shown = answer(a) if a else "", answer(b) if b else ""
    if a is None or b is None:
        return Slot(name, *shown, "open")
    possible = float(a.shape.possibility(b.shape))
    alike = possible > 0 if near is None else near
    return Slot(name, *shown, "alike" if alike else "different", possible, possible)


def _texts(a: str, b: str, threshold: float) -> MatchExplanation:
    one, other = read_statement(a), read_statement(b)
    alignment = align_words(one.words, other.words)
    total = alignment.total or 1.0
    slots = [
        Slot(
            _kind(link.a.tag),
            link.a.key,
            link.b.key,
            "different" if link.how == "opposite" else "alike",
            2 * link.weight * link.score / total,
            link.score,
        )
        for link in alignment.links
    ]
    slots += [Slot(_kind(w.tag), w.key, "", "open", w.weight / total) for w in alignment.left]
    slots += [Slot(_kind(w.tag), "", w.key, "open", w.weight / total) for w in alignment.right]
    slots.sort(key=lambda s: (-s.weight, s.name, s.a, s.b))
    polarity = compare_polarity(one, other, alignment)
    slots += [Slot("polarity", link.a.key, link.b.key, "conflict") for link in polarity.turned]
    roles = compare_roles(one, other, alignment)
    if roles is not None:
        slots.append(Slot("parties", roles.reason, "", "conflict"))
    for pair in align_values(one, other).pairs:
        verdict = "conflict" if pair.scores.contradiction > 0.1 else "alike"
        slots.append(Slot("time" if pair.kind == "time" else "value", pair.a, pair.b, verdict))
    return MatchExplanation(alignment.comparable >= threshold, tuple(slots))


def _kind(tag: str) -> str:
    return {"VERB": "action", "PROPN": "name", "NOUN": "thing"}.get(tag, "manner")
