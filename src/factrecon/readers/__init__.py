"""From a document to assertions: an open set of readers, each finding one sort of claim."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from types import EllipsisType

from attrs import evolve

from factrecon.frames import FRAMES, Frame, load_frames
from factrecon.language.analysis import analyse
from factrecon.model import Assertion, Document
from factrecon.readers.ages import read_ages
from factrecon.readers.amounts import read_amounts, with_words
from factrecon.readers.apart import set_apart
from factrecon.readers.casualties import read_casualties, with_parts
from factrecon.readers.causes import read_causes
from factrecon.readers.events import read_events
from factrecon.readers.issues import read_issues
from factrecon.readers.offices import read_offices
from factrecon.readers.ranks import read_ranks
from factrecon.readers.scenes import read_scenes
from factrecon.readers.statements import read_statements
from factrecon.readers.tolls import read_tolls
from factrecon.readers.truths import read_truths
from factrecon.readers.votes import beside_votes, read_votes
from factrecon.story.analysis import Analysis, Parser
from factrecon.story.incident import incident_of

Reader = Callable[[Analysis], Iterable[Assertion]]
"""Takes a document's `Analysis` (its `.document` is the document) and gives assertions."""

READERS: tuple[Reader, ...] = (
    read_events,
    read_tolls,
    read_casualties,
    read_scenes,
    read_ranks,
    read_issues,
    read_offices,
    read_amounts,
    read_causes,
    read_statements,
    read_truths,
    read_ages,
    read_votes,
)
"""Every reader; pass `(*READERS, mine)` to add your own."""


def read(
    document: Document,
    *,
    readers: Sequence[Reader] = READERS,
    frames: Sequence[Frame | str | EllipsisType] | None = None,
    assumed: date | None = None,
    parser: Parser = analyse,
) -> tuple[Assertion, ...]:
    """What a document says, as assertions sorted by their place in the text.

    `frames` replaces the vocabulary of events: names of TOML files, `Frame`s, and `...` for the
    shipped ones. `assumed` is the publication date to read relative times by where the document
    bears none. `parser` cuts text into sentences, words and clauses: pass one of
    `language.spacy_pipeline.parser_from` to use a spaCy pipeline that is loaded already.
    """
    return read_analysis(Analysis(document, vocabulary_of(frames), assumed, parser), readers=readers)


def read_analysis(analysis: Analysis, *, readers: Sequence[Reader] = READERS) -> tuple[Assertion, ...]:
    """The same for a document already taken apart."""
    told = [a for reader in readers for a in reader(analysis)]
    votes = tuple((a.span.start, a.span.end) for a in told if a.reader == "votes" and a.span is not None)
    told = [a for a in told if not beside_votes(a, votes)]
    # The toll of an earlier disaster is no part of this one's.
    other = [a for a in told if _of_another(analysis, a)]
    apart = set(map(id, other))
    said: Iterable[Assertion] = (*with_parts(analysis, (a for a in told if id(a) not in apart)), *other)
    said = (a for a in said if not _asked(analysis, a))
    if analysis.settled.moved:
        said = (_quoted(analysis, a) for a in said)
    found = {a.id: a for a in with_words(analysis, said)}
    return tuple(set_apart(analysis, sorted(_told_once(found.values()), key=_place)))


def _of_another(analysis: Analysis, assertion: Assertion) -> bool:
    """Whether a count is asked of an incident that is not the document's own."""
    event, main = assertion.claim.question.event, incident_of(analysis)
    if event is None or main is None or assertion.claim.question.kind != "quantity":
        return False
    return event.id != main.id and event.time is not None


def _asked(analysis: Analysis, assertion: Assertion) -> bool:
    """Whether the words stand in a question."""
    sentence = analysis.sentence_at(assertion.span.start) if assertion.span is not None else None
    return sentence is not None and sentence.asks


def _quoted(analysis: Analysis, assertion: Assertion) -> Assertion:
    """The assertion with its words quoted whole where invisible characters stand in them."""
    if assertion.span is None:
        return assertion
    start, end = analysis.settled.original(assertion.span.start, assertion.span.end)
    return evolve(assertion, span=analysis.document.span(start, end))


def _told_once(assertions: Iterable[Assertion]) -> list[Assertion]:
    """The same without what two readers found in the same words; the longer quote is kept."""
    kept: list[Assertion] = []
    # None of the quotes kept for one claim holds another, so that in order of start their ends ascend too.
    quotes: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for a in sorted(assertions, key=lambda a: (-(a.span.end - a.span.start) if a.span else 0, a.id)):
        if a.span is not None:
            same = quotes.setdefault((a.claim.id, a.status), [])
            place = bisect_right(same, a.span.start, key=lambda quote: quote[0])
            if place and a.span.end <= same[place - 1][1]:
                continue
            same.insert(place, (a.span.start, a.span.end))
        kept.append(a)
    return kept


def vocabulary_of(frames: Sequence[Frame | str | EllipsisType] | None) -> tuple[Frame, ...]:
    """The frames that `frames` names: the shipped ones for None; frames that are loaded stay as they are.

    >>> vocabulary_of(None) == tuple(FRAMES)
    True
    """
    if frames is None:
        return tuple(FRAMES)
    loaded = tuple(f for f in frames if isinstance(f, Frame))
    return loaded if len(loaded) == len(frames) else load_frames(*frames)


def _place(assertion: Assertion) -> tuple[int, int, str, str]:
    span = assertion.span
    return (span.start if span else 0, span.end if span else 0, assertion.claim.question.attribute, assertion.id)


__all__ = ["READERS", "Analysis", "Parser", "Reader", "read", "read_analysis", "vocabulary_of"]
