"""How a vote went: "passed by 286 votes to 271", "voted 92-81 to oust her, with five abstentions".

The two numbers of a tally are the votes of the side that won and of the side that lost, whichever way
the motion was put; those who abstained are told beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factrecon.language.en.rows import listed
from factrecon.model import Assertion, Event, Question, Statement
from factrecon.model import Mention as Party
from factrecon.story.analysis import Sentence
from factrecon.story.mentions import Mention, clause_at
from factrecon.story.occurrences import Occurrence
from factrecon.story.page import Clause, Page, Story
from factrecon.story.tallies import Tally, tallies
from factrecon.story.telling import statement_at, statement_of, tell
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
_BESIDE = 12
"""Code points within which the noun stands behind the numbers of its vote: "8-3 vote"."""
_ASKS = {
    "votes won": "How many votes did the winning side get?",
    "votes lost": "How many votes did the losing side get?",
    "abstentions": "How many abstained in the vote?",
}


def read_votes(story: Story) -> Iterator[Assertion]:
    """The reader of votes: the numbers of a tally, each asked of the vote that the text tells nearest."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    told = [(m, o) for m, o in page.occurrences.of if m.frame.name in FRAMES]
    for sentence in page.sentences:
        found = tallies(page.text, sentence.start, sentence.end)
        if not found:
            continue
        voted = _voted(sentence, told)
        if voted is not None:
            event = page.event(voted[1])
        elif (number := clause_at(sentence, found[0].start)) is not None and _is_vote(sentence.clauses[number]):
            event = Event("election", label="the vote", id=f"{page.document.id}#vote{found[0].start}")
        else:
            continue
        for tally in found:
            yield _claim(page, sentence, event, tally, voted[0] if voted is not None else None)


def _is_vote(clause: Clause) -> bool:
    """ "The council voted 7-4 to close two schools": the clause itself tells of the vote."""
    return clause.verb.lemma == "vote" and clause.verb.finite and not clause.verb.modal


def _voted(sentence: Sentence, told: list[tuple[Mention, Occurrence]]) -> tuple[Mention, Occurrence] | None:
    """What is voted on: the most telling event of the sentence, else the last told before, else the first behind."""

    def rank(x: tuple[Mention, Occurrence]) -> int:
        return FRAMES.index(x[0].frame.name)

    strong = [x for x in told if rank(x) < STRONG]
    for few in (strong, told):
        here = [x for x in few if x[0].sentence == sentence.index]
        if here:
            return min(here, key=lambda x: (rank(x), x[0].start))
        before = [x for x in few if x[0].sentence < sentence.index and x[0].frame.name != "election"]
        if before:
            return max(before, key=lambda x: (x[0].sentence, -rank(x)))
        behind = [x for x in few if x[0].sentence > sentence.index and x[0].frame.name != "election"]
        if behind:
            return behind[0]
    return None


def _claim(page: Page, sentence: Sentence, event: Event, tally: Tally, voted: Mention | None) -> Assertion:
    value = Quantity.of(tally.number, "vote", text=page.text[tally.start : tally.end])
    if voted is not None and voted.part == "noun" and 0 < voted.start - tally.end <= _BESIDE:
        # "Will shut two schools after an 8-3 vote": the vote was taken, whatever comes of it.
        said = statement_of(page, sentence, voted.clause, start=tally.start, end=tally.end, mention=voted)
    else:
        said = statement_at(page, tally.start, tally.end)
    ask = _ASKS[tally.attribute].replace("?", f"{_body(said)}?")
    question = Question(event, tally.attribute, "quantity", ask)
    return tell(page, said, question, value, start=tally.start, end=tally.end, reader=READER)


def _body(said: Statement) -> str:
    """Where it was voted, as far as the clause names the body: " in the Lund council"."""
    for role in said.roles:
        text = role.filler.text if isinstance(role.filler, Party) else ""
        article, _, name = text.partition(" ")
        if article.lower() == "the" and name.split()[-1:] and name.split()[-1].lower() in _BODIES:
            return f" in the {name}"
    return ""


_BODIES: Final = listed("statements.voting_bodies")
