"""A story: the documents on one happening, each taken apart, with what the stages have told of them so far.

What a reader is handed is named from here: sentences have clauses and noun phrases, and mentions of quantities, times
and places, so a reader needs to know nothing of how they were found.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from attrs import field, frozen

from factrecon.frames import Frame
from factrecon.language.names.finding import NameMention
from factrecon.language.places.finding import PlaceMention
from factrecon.language.places.locations import Location
from factrecon.language.quantities.mention import QuantityMention
from factrecon.language.quotations import Quotation
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.language.text.tokens import Token
from factrecon.language.text.transcripts import Label
from factrecon.language.times.finding import TimeMention
from factrecon.model import Document, Event, Statement
from factrecon.story.analysis import Analysis, Sentence
from factrecon.story.entities import NOBODY, Entities
from factrecon.story.occurrences import NOTHING, Occurrence, Occurrences
from factrecon.story.scenes import NOWHERE, Scene

__all__ = [
    "Clause",
    "NounPhrase",
    "Page",
    "PlaceMention",
    "QuantityMention",
    "SettledPlaces",
    "Story",
    "TimeMention",
    "Token",
]

SettledPlaces = tuple[Location, ...]
"""Where an incident was, as the documents of a story settle it together, likeliest first."""


@frozen(eq=False, slots=False)
class Page:
    """One document of a story. What a stage has not told yet is empty."""

    analysis: Analysis
    """The document taken apart: sentences, words, clauses and typed spans."""
    entities: Entities = field(default=NOBODY, repr=False)
    """Who is whom, over all documents of the story."""
    occurrences: Occurrences = field(default=NOTHING, repr=False)
    """The events it tells, and which of its words tell of which."""
    events: tuple[Event, ...] = field(default=(), repr=False)
    """The same as claims ask about them, by number of the occurrence."""
    incident: Event | None = None
    """The incident that it is chiefly about."""
    scene: Scene = field(default=NOWHERE, repr=False)
    """When and where that was, by its own words."""
    settled_places: SettledPlaces = field(default=(), repr=False)
    """Where it was, as the story's other documents settle it; empty where they leave it to this one."""
    statements: Mapping[tuple[int, int], Statement] = field(factory=dict, repr=False)
    """What each clause says, by number of the sentence and of the clause in it."""

    @property
    def document(self) -> Document:
        """The document itself."""
        return self.analysis.document

    @property
    def text(self) -> str:
        """Its text as it is read; see `Analysis.text`."""
        return self.analysis.text

    @property
    def published(self) -> date | datetime | None:
        """When it was published, said or inferred."""
        return self.analysis.published

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The vocabulary of events."""
        return self.analysis.frames

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, with the spans that lie in each."""
        return self.analysis.sentences

    @property
    def times(self) -> tuple[TimeMention, ...]:
        """Every time expression."""
        return self.analysis.times

    @property
    def quantities(self) -> tuple[QuantityMention, ...]:
        """Every number of something that is no time."""
        return self.analysis.quantities

    @property
    def places(self) -> tuple[PlaceMention, ...]:
        """Every place."""
        return self.analysis.places

    @property
    def names(self) -> tuple[NameMention, ...]:
        """Every name of a person or organisation."""
        return self.analysis.names

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Who is quoted as saying what."""
        return self.analysis.quotations

    @property
    def labels(self) -> tuple[Label, ...]:
        """Who speaks, before the lines of a transcript."""
        return self.analysis.labels

    def quotations_around(self, at: int) -> tuple[Quotation, ...]:
        """The outermost quotations that hold the place `at`, or end with it."""
        return self.analysis.quotations_around(at)

    def label_at(self, at: int) -> Label | None:
        """The label of the line of a transcript that holds the place `at`."""
        return self.analysis.label_at(at)

    def sentence_at(self, at: int) -> Sentence | None:
        """The sentence that holds the place `at`, or None between sentences."""
        return self.analysis.sentence_at(at)

    def event(self, occurrence: Occurrence) -> Event:
        """The event that claims on an occurrence ask about; its id is local to the document."""
        return self.events[occurrence.number]


@frozen(eq=False)
class Story:
    """The documents on one happening, as far as the stages have come; what readers are given.

    `pages` are those to be read. A story that is read page by page keeps in each what the others settle: who is whom,
    and where it was.
    """

    pages: tuple[Page, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, in order."""
        return tuple(p.document for p in self.pages)

    @property
    def entities(self) -> Entities:
        """Who is whom, over all documents of the story."""
        return self.pages[0].entities if self.pages else NOBODY

    def alone(self, page: Page) -> Story:
        """One of its pages by itself, read by what the story knows.

        >>> Story().alone(Page(Analysis(Document(id="a", text="It rained.")))).documents[0].id
        'a'
        """
        return Story((page,))
