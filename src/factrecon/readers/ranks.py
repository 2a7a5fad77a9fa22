"""Superlatives said of an event: "the largest strike in the country's history"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from factrecon.language.syntax.lexicon import ADJ, look_up
from factrecon.language.text.keywords import lowered
from factrecon.language.text.tokens import Token
from factrecon.model import Assertion, Attribution, Event, Question
from factrecon.story.analysis import Sentence
from factrecon.story.mentions import Mention
from factrecon.story.occurrences import Occurrence
from factrecon.story.page import Page, Story
from factrecon.story.speakers import speaker_of
from factrecon.story.telling import statement_of, tell
from factrecon.values import Truth

_SAME = {"biggest": "largest", "greatest": "largest", "gravest": "worst", "bloodiest": "deadliest", "earliest": "first",
         "priciest": "most expensive", "costliest": "most expensive", "furthest": "farthest"}  # fmt: skip
_NOT = frozenset(["latest", "forest"])
_OF_ITS_KIND = re.compile(
    r"(?:ever\s|recorded\s)?(?:of (?:its|this|that|their) (?:kind|type|sort)|on record|ever|in [\w.' ’]{0,40}history)"
)
_MAY_RANK = re.compile("est|most|worst")
"""What stands in every word of `superlative`."""
_BILLED = re.compile(
    r"\b(?:bill|deem|call|describe|regard|label|consider|tout|hail|dub|rank|see)(?:s|d|ed|ing|led)? (?:\w+ )?(?:as |to be )?(?:one of )?(?:the )?$"
)


def read_ranks(story: Story) -> Iterator[Assertion]:
    """The reader of superlatives: one claim that the event is, or is not, the most of its kind."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    story = page.occurrences
    for sentence in page.sentences:
        if not _MAY_RANK.search(lowered(sentence.text), sentence.start, sentence.end):
            continue
        for number, token in enumerate(sentence.tokens):
            word = superlative(sentence.tokens, number)
            if word is None:
                continue
            held = _event(sentence, token, story.by_sentence.get(sentence.index, ()))
            if held is None:
                continue
            mention, occurrence = held
            event = page.event(occurrence)
            yield _claim(page, sentence, token, word, mention, event, occurrence)


def superlative(tokens: tuple[Token, ...], number: int) -> str | None:
    """The superlative at a token ("largest", "most expensive"), synonyms brought together; else None."""
    token = tokens[number]
    text = token.text.lower()
    if text == "most" and number + 1 < len(tokens) and tokens[number + 1].tag == "ADJ":
        return f"most {tokens[number + 1].lemma.lower()}"
    if text in {"worst", "best"} and token.tag == "ADJ":
        return text
    if (
        len(text) > 5
        and text.endswith("est")
        and text not in _NOT
        and token.tag in ("ADJ", "ADV", "NOUN")
        and (text in _SAME or _positive(text))
    ):
        return _SAME.get(text, text)
    return None


def _positive(text: str) -> bool:
    """Whether taking away "-est" leaves an adjective: "largest" and "worthiest", not "unrest" or "harvest"."""
    stem = text[:-3]
    forms = [stem, stem + "e", stem[:-1] + "y" if stem.endswith("i") else stem]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        forms.append(stem[:-1])
    return any(look_up(form).classes & ADJ for form in forms)


def _event(
    sentence: Sentence, token: Token, mentions: Sequence[tuple[Mention, Occurrence]]
) -> tuple[Mention, Occurrence] | None:
    for mention, occurrence in mentions:
        phrase = mention.phrase
        if phrase is not None and phrase.start <= token.start < phrase.end and not _one_of(sentence, token):
            return mention, occurrence
    if _OF_ITS_KIND.match(sentence.text, token.end + 1) or _BILLED.search(sentence.text[sentence.start : token.start]):
        before = [(m, o) for m, o in mentions if m.end <= token.start and m.part == "noun"]
        return before[-1] if before else None
    return None


def _one_of(sentence: Sentence, token: Token) -> bool:
    return bool(
        re.search(r"\bone of (?:the )?(?:\w+ )?$", sentence.text[max(sentence.start, token.start - 24) : token.start])
    )


def _claim(
    page: Page,
    sentence: Sentence,
    token: Token,
    word: str,
    mention: Mention,
    event: Event,
    occurrence: Occurrence,
) -> Assertion:
    document = page.document
    phrase = mention.phrase
    inside = phrase is not None and phrase.start <= token.start < phrase.end
    start = phrase.start if inside and phrase is not None else min(mention.start, token.start)
    kind = _OF_ITS_KIND.match(sentence.text, (phrase.end if inside and phrase is not None else token.end) + 1)
    end = max(kind.end() if kind else 0, token.end, mention.end)
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


def billed_by(sentence: Sentence, token: Token) -> Attribution | None:
    """Who bills it so: "what its owner called the largest"; nobody is named in "billed as"."""
    for clause in sentence.clauses:
        if clause.verb.lemma in {"bill", "deem", "call", "describe", "tout", "hail", "label", "dub", "say", "consider"}:
            if clause.verb.start < token.start:
                subject = clause.subject.text if clause.subject is not None and clause.verb.finite else None
                if subject and subject.lower() not in {"it", "they", "what", "which", "that"}:
                    return Attribution(subject, clause.verb.lemma)
                return Attribution(None, clause.verb.lemma)
    return None
