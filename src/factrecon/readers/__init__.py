"""From a story to assertions: an open set of readers, each finding one sort of claim."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import EllipsisType

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.errors import not_a
from factrecon.frames import FRAMES, Frame, load_frames
from factrecon.model import Assertion, Document
from factrecon.readers.ages import read_ages
from factrecon.readers.amounts import read_amounts
from factrecon.readers.by_pattern import by_pattern
from factrecon.readers.casualties import read_casualties
from factrecon.readers.causes import read_causes
from factrecon.readers.events import read_events
from factrecon.readers.issues import read_issues
from factrecon.readers.offices import read_offices
from factrecon.readers.ordinals import read_ordinals
from factrecon.readers.parties import read_parties
from factrecon.readers.places import read_places
from factrecon.readers.ranks import read_ranks
from factrecon.readers.reader import EVERY, Read, Reader, readers_of
from factrecon.readers.records import read_records
from factrecon.readers.sayings import read_sayings
from factrecon.readers.scenes import read_scenes
from factrecon.readers.scores import read_scores
from factrecon.readers.settling import settle
from factrecon.readers.statements import read_statements
from factrecon.readers.tolls import read_tolls
from factrecon.readers.truths import read_truths
from factrecon.readers.votes import read_votes
from factrecon.renamed import keywords
from factrecon.story.analysis import PARSER, Analysis, Parser, check_means
from factrecon.story.page import Story
from factrecon.story.stages import enrich, parse

READERS: tuple[Reader, ...] = (
    Reader("events", read_events, over=("amounts", "statements", "places")),
    Reader("tolls", read_tolls, over=("amounts",)),
    Reader("casualties", read_casualties),
    Reader("scenes", read_scenes),
    Reader("ranks", read_ranks),
    Reader("issues", read_issues),
    Reader("offices", read_offices),
    Reader("amounts", read_amounts),
    Reader("causes", read_causes),
    Reader("statements", read_statements),
    Reader("places", read_places),
    Reader("sayings", read_sayings),
    Reader("parties", read_parties),
    Reader("truths", read_truths),
    Reader("ages", read_ages),
    Reader("votes", read_votes, over=EVERY),
    Reader("scores", read_scores, over=EVERY),
    Reader("ordinals", read_ordinals),
    Reader("records", read_records, over=("amounts", "votes", "events")),
)
"""Every reader and who yields to it; pass `(*READERS, mine)` to add your own."""


@keywords(assumed="published")
def read(
    document: Document,
    *,
    readers: Sequence[Reader | Read] = READERS,
    frames: Sequence[Frame | str | EllipsisType] | None = None,
    published: date | None = None,
    tolerance: Tolerance = DEFAULT,
    parser: Parser = PARSER,
) -> tuple[Assertion, ...]:
    """What a document says, as assertions sorted by their place in the text: a story of one is made and read.

    `readers` are functions of a `Story`, or `Reader`s that say whom they stand over. `frames` replaces the vocabulary
    of events: names of TOML files, `Frame`s, and `...` for the shipped ones. `published` is the publication date to
    read relative times by where the document bears none. `tolerance` says what words like "about" mean. `parser` cuts
    text into sentences, words and clauses: pass one of `language.spacy_pipeline.parser_from` to use a spaCy pipeline
    that is loaded already.
    """
    if not isinstance(document, Document):
        raise not_a("a document", document)
    check_means(tolerance, parser)
    analysis = Analysis(document, vocabulary_of(frames), published, parser, tolerance=tolerance)
    return read_story(enrich(parse([analysis])), readers=readers)


def read_story(story: Story, *, readers: Sequence[Reader | Read] = READERS) -> tuple[Assertion, ...]:
    """What the documents of an enriched story say, page by page."""
    named = readers_of(readers, (r.name for r in READERS))
    return tuple(
        said for page in story.pages for said in settle(page, named, [a for r in named for a in r(story.alone(page))])
    )


def vocabulary_of(frames: Sequence[Frame | str | EllipsisType] | None) -> tuple[Frame, ...]:
    """The frames that `frames` names: the shipped ones for None; frames that are loaded stay as they are.

    >>> vocabulary_of(None) == tuple(FRAMES)
    True
    """
    if frames is None:
        return tuple(FRAMES)
    loaded = tuple(f for f in frames if isinstance(f, Frame))
    return loaded if len(loaded) == len(frames) else load_frames(*frames)


__all__ = [
    "EVERY",
    "READERS",
    "Analysis",
    "Parser",
    "Read",
    "Reader",
    "Story",
    "by_pattern",
    "read",
    "read_story",
    "vocabulary_of",
]
