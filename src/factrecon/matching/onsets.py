"""When something that lasts happened, and when it began, are mostly one question.

"The lockout began at 8 a.m." and "dockworkers were locked out on Monday" answer each other. A day that
is told of a lasting event answers when it began wherever it fits a beginning that somebody tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import evolve

from factrecon.frames import FRAMES, Frame
from factrecon.model import Assertion, Question
from factrecon.values import Time

START, TIME = "start", "time"
_FITS = 0.5


def begun_when_happened(
    assertions: Sequence[Assertion], *, frames: Iterable[Frame] | None = None
) -> tuple[Assertion, ...]:
    """The same, with times of lasting events told as their beginning where they fit one that is told."""
    lasting = {f.name for f in (FRAMES if frames is None else frames) if f.durative}
    begun: dict[str, list[tuple[Time, Question]]] = defaultdict(list)
    for a in assertions:
        question, value = a.claim.question, a.claim.value
        if question.event is not None and question.attribute == START and isinstance(value, Time):
            begun[question.subject_key].append((value, question))
    out = []
    for a in assertions:
        question, value = a.claim.question, a.claim.value
        event = question.event
        if event is not None and event.frame in lasting and question.attribute == TIME and isinstance(value, Time):
            known = [q for t, q in begun.get(question.subject_key, ()) if t.shape.possibility(value.shape) >= _FITS]
            if known:
                told = min(known, key=lambda q: q.ask)
                a = evolve(a, claim=evolve(a.claim, question=evolve(question, attribute=START, ask=told.ask)))
        out.append(a)
    return tuple(out)
