"""Superlatives said of an event: "the largest strike in the country's history"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from factrecon.model import Assertion, Question
from factrecon.story.analysis import Sentence
from factrecon.story.page import Page, Story
from factrecon.story.speakers import speaker_of
from factrecon.story.superlatives import Superlative, billed_by, end_of_kind, find_superlatives
from factrecon.story.telling import statement_of, tell
from factrecon.values import Truth


def read_ranks(story: Story) -> Iterator[Assertion]:
    """The reader of superlatives: one claim that the event is, or is not, the most of its kind."""
    for page in story.pages:
        told = page.occurrences.by_sentence
        for sentence in page.sentences:
            for found in find_superlatives(sentence, told.get(sentence.index, ())):
                yield _claim(page, sentence, found)


def _claim(page: Page, sentence: Sentence, found: Superlative) -> Assertion:
    word, token, mention, occurrence = found
    event, document = page.event(occurrence), page.document
    phrase = mention.phrase
    inside = phrase is not None and phrase.start <= token.start < phrase.end
    start = phrase.start if inside and phrase is not None else min(mention.start, token.start)
    kind = end_of_kind(sentence, (phrase.end if inside and phrase is not None else token.end) + 1)
    end = max(kind, token.end, mention.end)
    before = sentence.text[max(sentence.start, token.start - 30) : token.start].lower()
    denied = bool(re.search(r"\b(?:not|never|isn't|wasn't|hardly) (?:\w+ )?(?:the )?$", before))
    ask = f"Was {event.label} the {word} of its kind?"
    clause = mention.clause
    speaker = speaker_of(page.analysis, sentence, clause, start, end) or billed_by(sentence, token)
    question = Question(event, f"rank {word}", "truth", ask)
    said = evolve(
        statement_of(page, sentence, clause, start=start, end=end),
        mode="asserted",
        polarity=not denied,
        speaker=speaker.speaker if speaker else None,
        cue=speaker.cue if speaker else None,
    )
    value = Truth(not denied, document.text[start:end])
    return tell(page, said, question, value, start=start, end=end, reader="ranks")
