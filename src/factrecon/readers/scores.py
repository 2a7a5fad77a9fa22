"""How a contest ended: "beat City 3-1", "a 3-2 victory over City".

The higher number is the winner's, whoever the sentence begins with. Results by sets, records ("took her record to
31-2") and tallies of votes are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factrecon.language.en.patterns import pattern
from factrecon.model import Assertion, Question
from factrecon.story.analysis import Sentence
from factrecon.story.mentions import Mention
from factrecon.story.occurrences import Occurrence
from factrecon.story.page import Page, Story
from factrecon.story.tallies import tallies
from factrecon.story.telling import statement_of, tell
from factrecon.values import Quantity

READER: Final = "scores"
FRAMES: Final = ("win", "defeat", "match")
"""What a score is told of, the most telling first."""
_REACH: Final = 60
"""Code points that may lie between a score and the words of its contest; the ground and the round fit in."""
_SCORE: Final = pattern("scores_told.score")
_SETS: Final = pattern("scores_told.sets")
_RECORD: Final = pattern("scores_told.record")
_SHARES: Final = pattern("scores_told.shares")
_ASKS: Final = {
    "winner's score": "How many did the winning side score?",
    "loser's score": "How many did the losing side score?",
}


def read_scores(story: Story) -> Iterator[Assertion]:
    """The reader of scores: the numbers of a result, each asked of the contest that the sentence tells."""
    for page in story.pages:
        told = [(m, o) for m, o in page.occurrences.of if m.frame.name in FRAMES and m.status == "asserted"]
        for index in sorted({m.sentence for m, _ in told}):
            sentence = page.sentences[index]
            if not tallies(page.text, sentence.start, sentence.end):
                yield from _on(page, sentence, [x for x in told if x[0].sentence == index])


def _on(page: Page, sentence: Sentence, told: list[tuple[Mention, Occurrence]]) -> Iterator[Assertion]:
    found = [m for m in _SCORE.finditer(sentence.text, sentence.start, sentence.end) if _is_result(sentence, m)]
    if len(found) != 1:
        return  # several results, of which none is known to be this contest's
    [score] = found
    near = [x for x in told if x[0].start - score.end() <= _REACH and score.start() - x[0].end <= _REACH]
    high, low = int(score["one"]), int(score["two"])
    if not near or high == low:
        return
    mention, occurrence = min(near, key=lambda x: (FRAMES.index(x[0].frame.name), x[0].start))
    event = page.event(occurrence)
    named = (
        {"winner's score": "one", "loser's score": "two"}
        if high > low
        else {"winner's score": "two", "loser's score": "one"}
    )
    for attribute, part in named.items():
        start, end = score.span(part)
        said = statement_of(page, sentence, mention.clause, start=start, end=end, mention=mention)
        value = Quantity.of(int(score[part]), "point", text=score[part])
        question = Question(event, attribute, "quantity", _ASKS[attribute])
        yield tell(page, said, question, value, start=score.start(), end=score.end(), at=start, reader=READER)


def _is_result(sentence: Sentence, score: re.Match[str]) -> bool:
    before = sentence.text[max(sentence.start, score.start() - 60) : score.start()]
    return not (_SETS.search(before) or _RECORD.search(before) or _SHARES.match(sentence.text, score.end()))
