"""Reading many documents, each by what the others of its story say of when and where.

What was read is kept, so that a further document is read alone: of the others only those are read
again whose date or place the new one settles otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from attrs import field, frozen

from factrecon.frames import Frame
from factrecon.language.places.locations import Location
from factrecon.model import Assertion, Document
from factrecon.readers import Analysis, Reader, read_analysis
from factrecon.readers.dating import Dating, date_documents, story_days
from factrecon.readers.scenes import settle_places, settled_places

__all__ = ["MOST_KEPT", "Reading", "Readings", "read_documents"]

MOST_KEPT: Final = 200
"""Up to so many documents are kept taken apart; of more, only what was read."""


@frozen
class Reading:
    """What was read of one document, the publication date assumed, the day of its story and the places settled for it."""

    document: Document
    assumed: date | None
    story_day: date | None
    places: tuple[Location, ...]
    assertions: tuple[Assertion, ...]
    left_out: tuple[str, ...]


@frozen
class Readings:
    """What was read of every document, in the documents' order, and the dates inferred for undated ones."""

    of: tuple[Reading, ...] = ()
    datings: Mapping[str, Dating] = {}
    _analyses: Mapping[tuple[str, date | None, date | None], Analysis] = field(factory=dict, repr=False, eq=False)

    @property
    def assertions(self) -> tuple[Assertion, ...]:
        """Everything that was read."""
        return tuple(a for reading in self.of for a in reading.assertions)

    def analysis(
        self, document: Document, vocabulary: tuple[Frame, ...], assumed: date | None, story_day: date | None = None
    ) -> Analysis:
        """The document taken apart, as kept or anew."""
        kept = self._analyses.get((document.id, assumed, story_day))
        if kept is not None and kept.document == document:
            return kept
        return Analysis(document, vocabulary, assumed, story_day=story_day)


def read_documents(
    documents: Sequence[Document],
    *,
    stories: Mapping[str, int],
    vocabulary: tuple[Frame, ...],
    readers: Sequence[Reader],
    kept: Readings | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Readings:
    """Read the documents; `stories` gives the story of each. `kept` is what the same readers read before.

    >>> from factrecon.frames import FRAMES
    >>> from factrecon.readers import READERS
    >>> doc = Document(id="a", text="The fire killed 30 people.")
    >>> made = read_documents([doc], stories={"a": 0}, vocabulary=tuple(FRAMES), readers=READERS)
    >>> again = read_documents([doc], stories={"a": 0}, vocabulary=tuple(FRAMES), readers=READERS, kept=made)
    >>> again.of[0] is made.of[0]
    True
    """
    before = kept or Readings()
    held = {reading.document.id: reading for reading in before.of}
    analyses = [before.analysis(d, vocabulary, None) for d in documents]
    datings: dict[str, Dating] = {}
    if any(d.published is None for d in documents):
        datings = date_documents(analyses, dict(stories))
    plain = {(a.document.id, a.assumed, a.story_day): a for a in analyses}
    assumed = {d.id: datings[d.id].assumed if d.id in datings else None for d in documents}
    days = {name: day for name, day in story_days(documents, stories).items() if name not in datings}
    analyses = [
        before.analysis(d, vocabulary, assumed[d.id], days.get(d.id))
        if assumed[d.id] or d.id in days
        else plain[d.id, None, None]
        for d in documents
    ]
    settle_places(analyses, stories)
    out: list[Reading] = []
    for done, analysis in enumerate(analyses):
        if progress:
            progress("reading", done, len(documents))
        document = analysis.document
        places = settled_places(analysis)
        reading = held.get(document.id)
        settled = document, assumed[document.id], days.get(document.id), places
        if reading is None or (reading.document, reading.assumed, reading.story_day, reading.places) != settled:
            reading = Reading(*settled, tuple(read_analysis(analysis, readers=readers)), analysis.left_out)
        out.append(reading)
    few = len(documents) <= MOST_KEPT
    taken_apart = plain | {(a.document.id, a.assumed, a.story_day): a for a in analyses}
    return Readings(tuple(out), datings, taken_apart if few else {})
