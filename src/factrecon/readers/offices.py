"""What people are and do: offices in titles and appositions, parts they play."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factrecon.language.names.finding import NameMention
from factrecon.model import Assertion, Question
from factrecon.story.analysis import Sentence
from factrecon.story.page import Page, Story
from factrecon.story.telling import described, tell
from factrecon.values import Entity, Text, Value

_ROLE_NOUNS = frozenset(
    [
        "support",
        "involvement",
        "help",
        "assistance",
        "role",
        "part",
        "leadership",
        "mediation",
        "intervention",
        "guidance",
        "effort",
        "work",
        "service",
        "participation",
        "cooperation",
        "contribution",
    ]
)
_AS = re.compile(
    r"\b(?:play(?:s|ed|ing)? (?:a|the|an) (?:\w+ )?(?:role|part)|serv(?:e|es|ed|ing)|act(?:s|ed|ing)?|work(?:s|ed|ing)?)"
    r" as (?:an? |the )?(?P<role>[a-z][\w-]{2,30}(?: [a-z][\w-]{2,30}){0,3})"
)


def read_offices(story: Story) -> Iterator[Assertion]:
    """The reader of offices ("Labor Secretary Ann Lee") and of parts ("to act as mediator")."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    holders: dict[str, str] = {}
    for sentence in page.sentences:
        for name in sentence.names:
            title = _title(sentence, name)
            if title is None or name.kind != "person":
                continue
            start, end, words = title
            person = _bare(name)
            holders.setdefault(words.casefold(), person)
            yield _claim(
                page,
                sentence,
                person,
                "office",
                Entity(words),
                f"What office does {person} hold?",
                min(start, name.start),
                max(end, name.end),
            )
    for sentence in page.sentences:
        yield from _parts(page, sentence, holders)


def _bare(name: NameMention) -> str:
    title = name.title or ""
    text = name.text
    if title and text.startswith(title):
        text = text[len(title) :].strip(" ,")
    return text


def _title(sentence: Sentence, name: NameMention) -> tuple[int, int, str] | None:
    """The title that stands before or inside a person's name, of more than one word; one word greets only."""
    title = (name.title or "").strip()
    if len(title.split()) < 2:
        return None
    at = sentence.text.rfind(title, max(sentence.start, name.start - len(title) - 4), name.end)
    if at < 0:
        at = sentence.text.find(title, name.start, min(sentence.end, name.end + len(title) + 8))
    if at < 0:
        return None
    words = re.sub(r"^(?:the|an?)\s", "", title)
    return at, at + len(title), words


def _parts(page: Page, sentence: Sentence, holders: dict[str, str]) -> Iterator[Assertion]:
    people = [n for n in sentence.names if n.kind == "person"]
    for found in _AS.finditer(sentence.text, sentence.start, sentence.end):
        before = [n for n in people if n.end <= found.start()]
        if before:
            person = _bare(before[-1])
            yield _claim(
                page,
                sentence,
                person,
                "part",
                Text(found["role"], found["role"]),
                f"What part did {person} play?",
                found.start(),
                found.end(),
            )
    for arguments in sentence.arguments.values():
        phrase = arguments[0].phrase
        if phrase.of is None or phrase.head.lemma not in _ROLE_NOUNS:
            continue
        holder = phrase.of
        words = sentence.text[holder.start : holder.whole_end]
        named = next((_bare(n) for n in people if holder.start <= n.start and n.end <= holder.whole_end), None)
        person = named or holders.get(re.sub(r"^(?:the|an?)\s", "", words).casefold(), "")
        if not person:
            continue
        what = re.sub(r"^(?:the|an?|her|his|their)\s", "", phrase.text, flags=re.IGNORECASE)
        yield _claim(
            page,
            sentence,
            person,
            "part",
            Text(what, what),
            f"What part did {person} play?",
            phrase.start,
            holder.whole_end,
        )


def _claim(
    page: Page, sentence: Sentence, person: str, attribute: str, value: Value, ask: str, start: int, end: int
) -> Assertion:
    question = Question(person, attribute, value.kind, ask, single=attribute != "part")
    said = described(page, person, start, end, sentence)
    place = "patient" if attribute == "office" else "as:"
    return tell(page, said, question, value, start=start, end=end, open=place, reader="offices")
