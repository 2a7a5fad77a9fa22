"""How a vote went: "passed by 286 votes to 271", "voted 92-81 to oust her, with five abstentions".

The two numbers of a tally are the votes of the side that won and of the side that lost, whichever way
the motion was put; those who abstained are told beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from factrecon.language.quantities.numbers import parse_number
from factrecon.model import Assertion, Event, Question
from factrecon.story.analysis import Sentence
from factrecon.story.mentions import Mention
from factrecon.story.occurrences import Occurrence
from factrecon.story.page import Page, Story
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
_WORD = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
)
_N = rf"(?:\d{{1,3}}(?:,\d{{3}})?|{_WORD})"
_CUE = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|ballots?|motion|bill|resolution|amendment|abst[ae]\w+|lawmakers|senators|deputies|judges|justices|MPs)\b",
    re.IGNORECASE,
)
_GAME = re.compile(r"\b(?:goals?|match(?:es)?|beat|scored?|season|half-time|league|cup|odds)\b", re.IGNORECASE)
_TALLY = re.compile(
    rf"(?<![\w.,:$€£-])(?P<one>{_N})(?:\svotes?)?(?:\sto\s|\s?[-–]\s?|\sagainst\s)(?P<two>{_N})(?:\svotes?)?(?![\w:%]|[.,]\d|-\w|\s(?:percent|per cent|million|billion|years?|months?|weeks?|days?|hours?|minutes?))",
    re.IGNORECASE,
)
_SIDES = re.compile(
    rf"(?<![\w.,:$€£-])(?P<one>{_N})\s(?:\w+\s){{0,2}}?(?:in\sfavou?r|for|against|yes)\b(?P<between>[^.;]{{1,40}}?)(?<![\w.,])(?P<two>{_N})\s(?:\w+\s){{0,2}}?(?:against|opposed|in\sfavou?r|for|no)\b",
    re.IGNORECASE,
)
_ABSTAINED = re.compile(
    rf"(?<![\w.,:$€£-])(?P<one>{_N})\s(?:(?:lawmakers|members|deputies|senators|others?|MPs|countries|states|judges)\s)?abst(?:ained|entions?|aining)\b",
    re.IGNORECASE,
)
_ASKS = {
    "votes won": "How many votes did the winning side get in {event}?",
    "votes lost": "How many votes did the losing side get in {event}?",
    "abstentions": "How many abstained in {event}?",
}


@frozen
class Tally:
    """One number of a vote: what it counts, and where it stands."""

    attribute: str
    number: float
    start: int
    end: int


def tallies(text: str, start: int, end: int) -> tuple[Tally, ...]:
    """The numbers of votes told in `text[start:end]`, one sentence.

    >>> [(t.attribute, t.number) for t in tallies("The bill passed by 52 votes to 48.", 0, 34)]
    [('votes won', 52), ('votes lost', 48)]
    """
    words = text[start:end]
    if not _CUE.search(words) or _GAME.search(words):
        return ()
    found: list[Tally] = []
    for pattern in (_SIDES, _TALLY):
        match = pattern.search(words)
        if match is None:
            continue
        numbers = [(parse_number(match[name]), match.start(name), match.end(name)) for name in ("one", "two")]
        known = [(n, a, b) for n, a, b in numbers if n is not None]
        if len(known) == 2 and known[0][0] != known[1][0]:
            most = max(known)
            found += [
                Tally("votes won" if entry == most else "votes lost", entry[0], start + entry[1], start + entry[2])
                for entry in known
            ]
            break
    abstained = _ABSTAINED.search(words)
    if abstained is not None and (n := parse_number(abstained["one"])) is not None:
        found.append(Tally("abstentions", n, start + abstained.start("one"), start + abstained.end("one")))
    return tuple(found)


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
