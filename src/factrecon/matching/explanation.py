"""Why two claims, or two texts, were matched or not: slot by slot, in words and as data."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from factrecon.matching.polarity import compare_polarity
from factrecon.matching.roles import compare_roles
from factrecon.matching.similarity import align_words
from factrecon.matching.statement import read_statement
from factrecon.matching.value_alignment import align_values
from factrecon.model import Claim, Event
from factrecon.values import Places, Time
from factrecon.values.entity import name_key

__all__ = ["MatchExplanation", "Slot", "explain_match"]


@frozen
class Slot:
    """One thing that two claims are compared in.

    `verdict` is "alike", "different", "open" (one or both leave it out) or, for values,
    "conflict"; `weight` in [0, 1] is how much it counts among the slots.
    """

    name: str
    a: str
    b: str
    verdict: str
    weight: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {"slot": self.name, "a": self.a, "b": self.b, "verdict": self.verdict, "weight": round(self.weight, 4)}


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
        return "\n".join([head, *(f"- {s.name}: {_in_words(s)}" for s in self.slots)])

    def to_json(self) -> dict[str, Any]:
        """Plain data for the report."""
        return {"matched": self.matched, "slots": [s.to_json() for s in self.slots]}


def _in_words(slot: Slot) -> str:
    if not (slot.a and slot.b):
        return f"only one says it: {slot.a or slot.b}" if slot.verdict == "open" else slot.a or slot.b
    sign = {"alike": "~", "different": "is not", "conflict": "against"}[slot.verdict]
    return f"{slot.a} {sign} {slot.b}" if slot.a != slot.b else f"{slot.a} in both"


def explain_match(a: Claim | str, b: Claim | str, *, threshold: float = 0.5) -> MatchExplanation:
    """Explain why two claims, or two texts, answer the same question or not.

    For texts, `threshold` is the share of each that the other must say too.
    """
    if isinstance(a, Claim) and isinstance(b, Claim):
        return _claims(a, b)
    return _texts(str(a), str(b), threshold)


def _claims(a: Claim, b: Claim) -> MatchExplanation:
    p, q = a.question, b.question
    slots = [_slot("attribute", p.attribute, q.attribute)]
    if isinstance(p.subject, Event) and isinstance(q.subject, Event):
        one, other = p.subject, q.subject
        slots.append(_slot("frame", one.frame, other.frame))
        slots.append(_names("participants", one.participants, other.participants))
        slots.append(_places("event places", one.places, other.places))
        slots.append(_times("event time", one.time, other.time))
    else:
        slots.append(_slot("subject", p.subject_key, q.subject_key))
    slots.append(_places("scope: place", a.scope.places, b.scope.places))
    slots.append(_slot("scope: part", a.scope.part or "", b.scope.part or ""))
    slots.append(_times("scope: period", a.scope.period, b.scope.period))
    return MatchExplanation(p.id == q.id, tuple(s for s in slots if s.a or s.b))


def _slot(name: str, a: str, b: str) -> Slot:
    verdict = "open" if not (a and b) else "alike" if a == b else "different"
    return Slot(name, a, b, verdict, 1.0 if verdict == "alike" else 0.0)


def _names(name: str, a: tuple[str, ...], b: tuple[str, ...]) -> Slot:
    one, other = {name_key(x) for x in a}, {name_key(x) for x in b}
    shown = ", ".join(sorted(a)), ", ".join(sorted(b))
    if not (one and other):
        return Slot(name, *shown, "open")
    share = len(one & other) / min(len(one), len(other))
    return Slot(name, *shown, "alike" if share else "different", share)


def _places(name: str, a: Places | None, b: Places | None) -> Slot:
    shown = ", ".join(a.names) if a else "", ", ".join(b.names) if b else ""
    if a is None or b is None:
        return Slot(name, *shown, "open")
    return Slot(name, *shown, "alike", 1.0) if a.overlaps(b) else Slot(name, *shown, "different")


def _times(name: str, a: Time | None, b: Time | None) -> Slot:
    shown = str(a.text) if a else "", str(b.text) if b else ""
    if a is None or b is None:
        return Slot(name, *shown, "open")
    possible = a.shape.possibility(b.shape)
    return Slot(name, *shown, "alike" if possible > 0 else "different", float(possible))


def _texts(a: str, b: str, threshold: float) -> MatchExplanation:
    one, other = read_statement(a), read_statement(b)
    alignment = align_words(one.words, other.words)
    total = alignment.total or 1.0
    slots = [
        Slot(_kind(link.a.tag), link.a.key, link.b.key, "different" if link.how == "opposite" else "alike",
             2 * link.weight * link.score / total)
        for link in alignment.links
    ]  # fmt: skip
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
