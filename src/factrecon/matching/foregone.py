"""Questions whose answer goes without saying: that what one report dates or counts happened at all.

"Did the talks happen? Yes" is no news where one document alone says so and nobody denies it: when, where
and how many say it too. "Did Lund resign?" is, for it says who. Nor is what a clause says ("Did the premier lose the
vote?") where the event of the same words is asked about already. What is only planned is asked about as a plan.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import evolve

from factrecon.frames import FRAMES, Frame
from factrecon.language.en.patterns import pattern
from factrecon.model import Assertion, Event
from factrecon.values import Truth

__all__ = ["as_plans", "plan_asked", "without_foregone"]

OCCURRENCE, TRUTH = "occurrence", "truth"


def without_foregone(
    assertions: Sequence[Assertion], *, frames: Iterable[Frame] | None = None
) -> tuple[Assertion, ...]:
    """The assertions without the undisputed "yes" of one document, or of words that an event is told by."""
    lasting = {f.name for f in (FRAMES if frames is None else frames) if f.durative or f.incident}
    papers: dict[str, set[str]] = defaultdict(set)
    answers: dict[str, set[bool]] = defaultdict(set)
    beside: dict[str, set[str]] = defaultdict(set)
    for a in assertions:
        question, value = a.claim.question, a.claim.value
        if question.event is not None:
            beside[question.event.key].add(question.attribute)
        if isinstance(value, Truth):
            papers[question.id].add(a.document or a.source)
            answers[question.id].add(value.value)
    every = {a.document or a.source for a in assertions}

    def foregone(a: Assertion) -> bool:
        question = a.claim.question
        return (
            question.attribute == OCCURRENCE
            and question.event is not None
            and answers[question.id] == {True}
            and len(papers[question.id]) < 2
            and len(every) > 1
            and beside[question.event.key] != {OCCURRENCE}
            and (question.event.frame in lasting or not _says_who(question.event))
        )

    kept = [a for a in assertions if not foregone(a)]
    told: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for a in kept:
        if a.claim.question.attribute == OCCURRENCE and a.span is not None and a.claim.value == Truth(True):
            told[a.document or a.source].append((a.span.start, a.span.end, a.claim.question.id))
    echoes: dict[str, set[str] | None] = {}
    for a in kept:
        question = a.claim.question
        if (
            question.attribute != TRUTH
            or question.event is None
            or question.event.frame != "statement"
            or a.span is None
        ):
            continue
        start, end = a.span.start, a.span.end
        spots = (
            {q for s, e, q in told[a.document or a.source] if s < end and start < e}
            if a.claim.value == Truth(True)
            else set()
        )
        before = echoes.get(question.id, spots)
        echoes[question.id] = None if before is None else (before & spots) or None
    return tuple(a for a in kept if not echoes.get(a.claim.question.id))


def _says_who(event: Event) -> bool:
    """Whether somebody is named to whom it happened, or who did it."""
    return any(role in ("agent", "patient") for role, _ in event.roles)


_PLANNED = pattern("foregone.planned")


def plan_asked(ask: str) -> str:
    """A question of what is only planned, asked as one.

    >>> plan_asked("When did the planned talks begin?"), plan_asked("Did the planned strike happen?")
    ('When are the planned talks to begin?', 'Is the strike planned?')
    """
    found = _PLANNED.fullmatch(ask)
    if found is None:
        return ask
    event = found["event"]
    bare = re.sub(r" \([^)]*\)$", "", event)
    be = "are" if bare.endswith("s") and not bare.endswith("ss") else "is"
    if found["word"] == "Did":
        return f"{be.capitalize()} the {event} planned?" if found["verb"] == "happen" else ask
    return f"{found['word'].removesuffix(' did')} {be} the planned {event} to {found['verb']}?"


def as_plans(assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions with the questions of mere plans asked as such."""
    out = []
    for a in assertions:
        question = a.claim.question
        ask = plan_asked(question.ask)
        out.append(a if ask == question.ask else evolve(a, claim=evolve(a.claim, question=evolve(question, ask=ask))))
    return tuple(out)
