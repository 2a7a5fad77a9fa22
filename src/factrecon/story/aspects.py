"""How an event that a noun names goes, by the verb it stands with: begin, end, resume, suspend, ..."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from factrecon.language.en.rows import listed, rows
from factrecon.language.quantities.units import TIME_UNITS
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.phrases import NounPhrase

_THROUGH_PREPOSITION = listed("aspects.through_preposition")
"""Verbs whose event stands behind a preposition: "took part in the strike"."""

_BY_EVENTS = listed("aspects.by_events")
"""Verbs of what an event does: "was brought down by a vote", "were killed by the blast"."""
_COME_FOR = listed("aspects.come_for")
"""Verbs of coming together: "will meet for talks"."""
BEGINNINGS = frozenset(
    ["start", "beginning", "outset", "launch", "onset", "opening", "outbreak", "commencement", "eve"]
)
ENDINGS = listed("aspects.endings")
RESUMPTIONS = frozenset(["resumption", "restart", "reopening", "renewal"])
BREAKDOWNS = frozenset(
    ["breakdown", "collapse", "suspension", "halt", "stalemate", "impasse", "breakup", "interruption"]
)


@cache
def _lexicon() -> dict[str, str]:
    data = tomllib.loads(files("factrecon.story").joinpath("aspects.toml").read_text(encoding="utf-8"))
    data["avert"] = next(row.words for row in rows("rules/modes.toml") if row.name == "averting")
    out: dict[str, str] = {}
    for aspect, verbs in data.items():
        for verb in verbs:
            out.setdefault(verb, aspect)
    # "continue" tells how long; "end" and the like outrank the plain "it happened".
    for aspect in ("begin", "end", "resume", "suspend", "expire", "avert", "plan", "continue"):
        for verb in data[aspect]:
            out[verb] = aspect
    return out


def aspect_of(clause: Clause, role: str) -> str | None:
    """The aspect that a clause gives the event standing in it as `role`; None if it says nothing of it."""
    verb = clause.verb
    lemma = verb.lemma
    particle = clause.particle or verb.particle
    if role.endswith(":"):
        first = role[:-1]
        base = f"{lemma} {particle}".strip()
        phrase = clause.object.head.lemma if clause.object is not None else ""
        for key in (f"{lemma} {phrase}", f"{lemma} {first}", base):
            if key in {"take part", "return to", "go into", "go back to", "get back to"}:
                return _lexicon()[key]
        if first == "by" and verb.voice == "passive" and base in _BY_EVENTS:
            return "occur"
        if first == "for" and base in _COME_FOR:
            return "occur"
        if base in _THROUGH_PREPOSITION and first in {"in", "on", "into", "to"}:
            return _lexicon().get(base) or "occur"
        return None
    keys = [f"{lemma} {particle}"] if particle else []
    if role == "subject":
        keys += [f"{lemma} {words}" for words in _complements(clause)]
        if lemma == "be":
            return _predicate(clause)
        if lemma == "take" and clause.object is not None and clause.object.head.lemma in TIME_UNITS:
            return "continue"  # "the trial took three weeks"
    keys.append(lemma)
    for key in keys:
        if key in _lexicon():
            found = _lexicon()[key]
            does_it = (
                role == "subject"
                and verb.voice == "active"
                and clause.object is not None
                and not clause.object.temporal
            )
            if does_it and found in ("end", "suspend") and key == lemma:
                return "occur"  # "the strike closed the port": it ended nothing of itself
            return found
    return None


def _complements(clause: Clause) -> list[str]:
    out = []
    if clause.object is not None:
        out += [clause.object.head.lemma, clause.object.text.lower()]
    for preposition, phrase in clause.prepositions:
        out.append(f"{preposition} {phrase.text.lower()}")
    return out


def _predicate(clause: Clause) -> str | None:
    """ "The strike is over", "the talks are at an impasse"."""
    words = [clause.object.text.lower()] if clause.object is not None else []
    words += [clause.particle]
    words += [f"{p} {n.text.lower()}" for p, n in clause.prepositions]
    joined = " ".join(words)
    if any(w in joined.split() for w in ("over", "finished", "ended")) or "behind us" in joined:
        return "end"
    if "under way" in joined or "underway" in joined or "ongoing" in joined:
        return "occur"
    if any(w in joined.split() for w in ("deadlocked", "stalled", "impasse", "standstill", "suspended")):
        return "suspend"
    return None


def noun_aspect(owner: NounPhrase | None) -> str | None:
    """The aspect that a noun gives the event behind its "of": "the start of the strike"."""
    if owner is None:
        return None
    lemma = owner.head.lemma.lower()
    for aspect, words in (("begin", BEGINNINGS), ("end", ENDINGS), ("resume", RESUMPTIONS), ("suspend", BREAKDOWNS)):
        if lemma in words:
            return aspect
    return None
