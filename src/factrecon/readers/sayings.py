"""The very words of somebody: what stands between quotation marks and is short enough to be told again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factrecon.model import Assertion, Event, Question, Statement
from factrecon.story.analysis import Sentence
from factrecon.story.clauses import object_of_words
from factrecon.story.mentions import clause_at
from factrecon.story.page import Page, Story
from factrecon.story.telling import statement_of, tell
from factrecon.values import Text

READER: Final = "sayings"
_MOST: Final = 16
"""Words of a saying; what is longer is a speech, and no answer."""
_NOBODY: Final = frozenset(["he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "one"])


def read_sayings(story: Story) -> Iterator[Assertion]:
    """The reader of sayings: one claim for each short quotation in marks, asked of who said it."""
    for page in story.pages:
        for quotation in page.quotations:
            words = " ".join(page.text[quotation.start : quotation.end].split()).strip(" ,.;:!?“”\"'")
            sentence = page.sentence_at(quotation.start)
            if not quotation.direct or sentence is None or not 1 < len(words.split()) <= _MOST:
                continue
            number = clause_at(sentence, quotation.start)
            said = statement_of(page, sentence, number, start=quotation.start, end=quotation.end)
            who = quotation.name or _agent(said)
            if not who or who.lower() in _NOBODY or said.mode in ("asked", "retracted"):
                continue
            yield _claim(page, sentence, said, who, words, quotation.start, quotation.end)


def _claim(page: Page, sentence: Sentence, said: Statement, who: str, words: str, start: int, end: int) -> Assertion:
    who = page.entities.called(page.document.id, who)
    topic = object_of_words(sentence, start, end)
    event = Event(
        "statement",
        label=f"say {topic}".strip(),
        id=f"{page.document.id}#said{start}",
        modifiers=("say", who.split()[-1].lower(), topic, "active", ""),
        participants=(who,),
    )
    ask = f"What did {who} say of {topic}?" if topic else f"What did {who} say?"
    question = Question(event, "said", "text", ask, single=False)
    return tell(page, said, question, Text(words, words), start=start, end=end, open="topic", reader=READER)


def _agent(said: Statement) -> str:
    """Who does what the clause around the words tells: "Lund called it "a watershed"."""
    found = said.filler("agent")
    return getattr(found, "text", "") if getattr(found, "entity", "") else ""
