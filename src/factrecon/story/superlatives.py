"""Superlatives, and the event that is said to be the most of its kind: "the largest strike in the country's
history".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factrecon.language.en.patterns import pattern
from factrecon.language.syntax.lexicon import ADJ, look_up
from factrecon.language.text.keywords import lowered
from factrecon.language.text.tokens import Token
from factrecon.model import Attribution
from factrecon.story.analysis import Sentence
from factrecon.story.mentions import Mention
from factrecon.story.occurrences import Occurrence

__all__ = ["Superlative", "billed_by", "end_of_kind", "find_superlatives", "superlative"]

Superlative = tuple[str, Token, Mention, Occurrence]
"""The word, where it stands, and the event of which it is said."""
_SAME = {
    "biggest": "largest",
    "greatest": "largest",
    "gravest": "worst",
    "bloodiest": "deadliest",
    "earliest": "first",
    "priciest": "most expensive",
    "costliest": "most expensive",
    "furthest": "farthest",
}
_NOT = frozenset(["latest", "forest"])
_OF_ITS_KIND = pattern("orders.of_its_kind")
_MAY_RANK = re.compile("est|most|worst")
"""What stands in every word of `superlative`."""
_BILLED = pattern("orders.billed")


def find_superlatives(sentence: Sentence, mentions: Sequence[tuple[Mention, Occurrence]]) -> Iterator[Superlative]:
    """The superlatives of a sentence that are said of one of its events."""
    if not _MAY_RANK.search(lowered(sentence.text), sentence.start, sentence.end):
        return
    for number, token in enumerate(sentence.tokens):
        word = superlative(sentence.tokens, number)
        held = _event(sentence, token, mentions) if word is not None else None
        if word is not None and held is not None:
            yield word, token, *held


def end_of_kind(sentence: Sentence, at: int) -> int:
    """Where words like "of its kind" or "in its history" end that stand at a place; 0 where none do."""
    found = _OF_ITS_KIND.match(sentence.text, at)
    return found.end() if found else 0


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
