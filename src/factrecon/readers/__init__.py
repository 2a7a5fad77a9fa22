"""From a document to assertions: an open set of readers, each finding one sort of claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from types import EllipsisType

from factrecon.frames import FRAMES, Frame, load_frames
from factrecon.model import Assertion, Document
from factrecon.readers.analysis import Analysis
from factrecon.readers.events import read_events

Reader = Callable[[Analysis], Iterable[Assertion]]
"""Takes a document's `Analysis` (its `.document` is the document) and gives assertions."""

READERS: tuple[Reader, ...] = (read_events,)
"""Every reader; pass `(*READERS, mine)` to add your own."""


def read(
    document: Document,
    *,
    readers: Sequence[Reader] = READERS,
    frames: Sequence[Frame | str | EllipsisType] | None = None,
) -> tuple[Assertion, ...]:
    """What a document says, as assertions sorted by their place in the text.

    `frames` replaces the vocabulary of events: names of TOML files, `Frame`s, and `...` for the
    shipped ones.
    """
    vocabulary = tuple(FRAMES) if frames is None else load_frames(*frames)
    analysis = Analysis(document, vocabulary)
    found = {a.id: a for reader in readers for a in reader(analysis)}
    return tuple(sorted(found.values(), key=_place))


def _place(assertion: Assertion) -> tuple[int, int, str, str]:
    span = assertion.span
    return (span.start if span else 0, span.end if span else 0, assertion.claim.question.attribute, assertion.id)


__all__ = ["READERS", "Analysis", "Reader", "read"]
