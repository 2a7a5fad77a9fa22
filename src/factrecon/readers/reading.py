"""Reading many documents, each by what the others of its story say of when and where.

What was read is kept, so that a further document is read alone: of the others only those are read
again whose date or place the new one settles otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from attrs import field, frozen

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.frames import Frame
from factrecon.model import Assertion, Document
from factrecon.readers import READERS, Read, Reader, read_story
from factrecon.readers.reader import ask_ahead, readers_of
from factrecon.readers.wholes import read_whole
from factrecon.story.analysis import PARSER, Analysis, Parser
from factrecon.story.dating import Dating, date_documents, story_days
from factrecon.story.page import Page, SettledPlaces, Story
from factrecon.story.stages import enrich, tell_events

__all__ = ["MOST_KEPT", "Reading", "Readings", "joined_readings", "read_documents"]

MOST_KEPT: Final = 200
"""Up to so many documents are kept taken apart; of more, only what was read."""


@frozen
class Reading:
    """What was read of one document, by what the others of its story say: the publication date assumed, the day of
    the story, where its incident was, and who the names in it are."""

    document: Document
    assumed: date | None
    story_day: date | None
    places: SettledPlaces
    who: tuple[tuple[str, str], ...] = field(repr=False)
    assertions: tuple[Assertion, ...]
    left_out: tuple[str, ...]


@frozen
class Readings:
    """What was read of every document, in the documents' order, and the dates inferred for undated ones."""

    of: tuple[Reading, ...] = ()
    datings: Mapping[str, Dating] = {}
    _pages: Mapping[tuple[str, date | None, date | None], Page] = field(factory=dict, repr=False, eq=False)

    @property
    def assertions(self) -> tuple[Assertion, ...]:
        """Everything that was read."""
        return tuple(a for reading in self.of for a in reading.assertions)

    @property
    def alone(self) -> Readings:
        """What was read, without the pages that it was read from."""
        return Readings(self.of, self.datings)

    def kept(self, analysis: Analysis) -> Page:
        """The page of a document, as it was kept or new."""
        page = self._pages.get((analysis.document.id, analysis.assumed, analysis.story_day))
        return page if page is not None and page.document == analysis.document else Page(analysis)


def joined_readings(readings: Iterable[Readings]) -> Readings:
    """What was read of several stories."""
    known = list(readings)
    return Readings(
        tuple(x for r in known for x in r.of),
        {d: dating for r in known for d, dating in r.datings.items()},
        {name: page for r in known for name, page in r._pages.items()},
    )


def read_documents(
    documents: Sequence[Document],
    *,
    stories: Mapping[str, int],
    vocabulary: tuple[Frame, ...],
    readers: Sequence[Reader | Read],
    tolerance: Tolerance = DEFAULT,
    parser: Parser = PARSER,
    kept: Readings | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Readings:
    """Read the documents, story by story; `stories` gives the story of each. `kept` is what the same readers read
    before.

    >>> from factrecon.frames import FRAMES
    >>> from factrecon.readers import READERS
    >>> doc = Document(id="a", text="The fire killed 30 people.")
    >>> made = read_documents([doc], stories={"a": 0}, vocabulary=tuple(FRAMES), readers=READERS)
    >>> again = read_documents([doc], stories={"a": 0}, vocabulary=tuple(FRAMES), readers=READERS, kept=made)
    >>> again.of[0] is made.of[0]
    True
    """
    before = kept or Readings()
    apart = partial(_apart, vocabulary=vocabulary, tolerance=tolerance, parser=parser)
    ask_ahead(readers, documents, progress=progress)
    wholes = any(r.name == "truths" for r in readers_of(readers, (r.name for r in READERS)))
    held = {reading.document.id: reading for reading in before.of}
    members: dict[int, list[Document]] = defaultdict(list)
    for document in documents:
        members[stories.get(document.id, -1 - len(members))].append(document)
    read: dict[str, Reading] = {}
    datings: dict[str, Dating] = {}
    pages: dict[tuple[str, date | None, date | None], Page] = {}
    for own in members.values():
        plain = tell_events(Story(tuple(before.kept(apart(d)) for d in own)))
        dated = date_documents(plain)
        days = {name: day for name, day in story_days(own).items() if name not in dated}
        datings |= dated
        assumed = {name: dating.assumed for name, dating in dated.items()}
        story = enrich(
            Story(
                tuple(
                    before.kept(
                        apart(p.document, assumed=assumed.get(p.document.id), story_day=days.get(p.document.id))
                    )
                    if p.document.id in assumed or p.document.id in days
                    else p
                    for p in plain.pages
                )
            )
        )
        if len(documents) <= MOST_KEPT:
            pages |= {_name(p): p for p in (*plain.pages, *story.pages)}
        for page in story.pages:
            if progress:
                progress("reading", len(read), len(documents))
            document = page.document
            who = page.entities.within(document.id)
            settled = document, assumed.get(document.id), days.get(document.id), page.settled_places, who
            reading = held.get(document.id)
            if (
                reading is None
                or (reading.document, reading.assumed, reading.story_day, reading.places, reading.who) != settled
            ):
                said = (*read_story(story.alone(page), readers=readers), *(read_whole(page) if wholes else ()))
                reading = Reading(*settled, said, page.analysis.left_out)
            read[document.id] = reading
    return Readings(tuple(read[d.id] for d in documents), datings, pages)


def _apart(
    document: Document,
    *,
    vocabulary: tuple[Frame, ...],
    tolerance: Tolerance,
    parser: Parser,
    assumed: date | None = None,
    story_day: date | None = None,
) -> Analysis:
    return Analysis(document, vocabulary, assumed, parser, tolerance, story_day)


def _name(page: Page) -> tuple[str, date | None, date | None]:
    return page.document.id, page.analysis.assumed, page.analysis.story_day
