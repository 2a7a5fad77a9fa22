"""How a vote went: "passed by 286 votes to 271", "voted 92-81 to oust her, with five abstentions".

The two numbers of a tally are the votes of the side that won and of the side that lost, whichever way
the motion was put; those who abstained are told beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from factrecon.model import Assertion, Event, Question
from factrecon.story.analysis import Sentence
from factrecon.story.mentions import Mention
from factrecon.story.occurrences import Occurrence
from factrecon.story.page import Page, Story
from factrecon.story.tallies import Tally, tallies
from factrecon.story.telling import statement_at, tell
from factrecon.values import Quantity

READER = "votes"
FRAMES = (
    "no_confidence",
    "legislation_passed",
    "legislation_rejected",
    "impeachment",
    "upheld",
    "conviction_overturned",
    "referendum",
    "approval",
    "ruling",
    "bill_introduced",
    "election",
)
"""What is voted on, the most telling first."""
STRONG = 7
"""So many of them are nearly always voted on."""
_ASKS = {
    "votes won": "How many votes did the winning side get in {event}?",
    "votes lost": "How many votes did the losing side get in {event}?",
    "abstentions": "How many abstained in {event}?",
}


def read_votes(story: Story) -> Iterator[Assertion]:
    """The reader of votes: the numbers of a tally, each asked of the vote that the text tells nearest."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    told = [(m, o) for m, o in page.occurrences.of if m.frame.name in FRAMES]
    for sentence in page.sentences:
        found = tallies(page.text, sentence.start, sentence.end)
        occurrence = _voted(sentence, told) if found else None
        if occurrence is not None:
            event = page.event(occurrence)
            for tally in found:
                yield _claim(page, sentence, event, tally)


def _voted(sentence: Sentence, told: list[tuple[Mention, Occurrence]]) -> Occurrence | None:
    """What is voted on: the most telling event of the sentence, else the last told before, else the first behind."""

    def rank(x: tuple[Mention, Occurrence]) -> int:
        return FRAMES.index(x[0].frame.name)

    strong = [x for x in told if rank(x) < STRONG]
    for few in (strong, told):
        here = [x for x in few if x[0].sentence == sentence.index]
        if here:
            return min(here, key=lambda x: (rank(x), x[0].start))[1]
        before = [x for x in few if x[0].sentence < sentence.index and x[0].frame.name != "election"]
        if before:
            return max(before, key=lambda x: (x[0].sentence, -rank(x)))[1]
        behind = [x for x in few if x[0].sentence > sentence.index and x[0].frame.name != "election"]
        if behind:
            return behind[0][1]
    return None


def _claim(page: Page, sentence: Sentence, event: Event, tally: Tally) -> Assertion:
    value = Quantity.of(tally.number, "vote", text=page.text[tally.start : tally.end])
    question = Question(
        event, tally.attribute, "quantity", _ASKS[tally.attribute].replace("{event}", event.label or event.frame)
    )
    said = statement_at(page, tally.start, tally.end)
    return tell(page, said, question, value, start=tally.start, end=tally.end, reader=READER)
