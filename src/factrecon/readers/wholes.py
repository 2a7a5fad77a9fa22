"""What a text of a sentence or a few says as a whole: that it is so, as one claim beside those of its clauses.

A post, a headline or a claim under review is all of it one statement. Matching holds two such texts against each other
by all their words, where one says what the other denies; nobody is told the question, for it has no plainer words than
the texts themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from factrecon.model import Assertion, Event, Question, Statement
from factrecon.story.page import Page
from factrecon.story.telling import tell
from factrecon.values import Truth

__all__ = ["WHOLE", "read_whole"]

WHOLE: Final = "whole"
"""The attribute of what a text says as a whole."""
READER: Final = "wholes"
_FEW: Final = 4
"""Sentences at most of a text that is one statement."""
_LONGEST: Final = 1_000
_MOST_WORDS: Final = 60


def read_whole(page: Page) -> Iterator[Assertion]:
    """The claim that a short text is so as a whole; none of a longer one, or of a question.

    >>> from factrecon.model import Document
    >>> from factrecon.story.stages import story_of
    >>> [page] = story_of(Document(id="a", text="The mill reopened.")).pages
    >>> [a.span.quote for a in read_whole(page)]
    ['The mill reopened.']
    """
    sentences = page.sentences
    if not 0 < len(sentences) <= _FEW or any(s.asks for s in sentences):
        return
    start, end = sentences[0].start, sentences[-1].end
    if end - start > _LONGEST:
        return
    words = (w for s in sentences for c in range(len(s.clauses)) for w in page.statements[s.index, c].words)
    said = Statement(
        predicate=WHOLE,
        span=page.document.span(start, end),
        words=tuple(dict.fromkeys(words))[:_MOST_WORDS],
    )
    event = Event("statement", label=WHOLE, id=f"{page.document.id}#whole", modifiers=("", "", "", "", ""))
    told = tell(page, said, Question(event, WHOLE, "truth"), Truth(True), start=start, end=end, reader=READER)
    yield evolve(told, own_words="")
