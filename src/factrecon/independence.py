"""Whether two who say one thing know it by themselves: not one man's words in two papers, not one poll behind both."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from factrecon.language.papers import published_by
from factrecon.language.syntax.tagging import tokenize
from factrecon.language.text.quoting import quoted_around
from factrecon.language.text.sentences import split_sentences
from factrecon.model import Assertion, Document, Span, Statement
from factrecon.values import Quantity, Time, Truth

__all__ = ["one_source", "one_utterance", "quoted_day", "tells_both"]

SAID_ALIKE: Final = 0.6
"""The share of the words of two sentences, or of what two papers have one say, from which they are one utterance."""
_FEWEST: Final = 7
_FEWEST_QUOTED: Final = 5
RUN: Final = 5
"""Words running that two quotations share, from which they are one man's: by chance nobody says them twice."""
_SHORT_RUN: Final = 3
"""The same where it is all that the shorter of the two quotes."""
_FURTHEST: Final = 900
"""Code points on either side of a claim among which its quotation marks are looked for."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def one_source(a: Assertion, b: Assertion, document_of: Callable[[str], Document | None]) -> str:
    """What two assertions with one answer both have their news from; "" where each may know it by itself.

    >>> papers = {"a": Document(id="a", text="“I trust the harbour pilots,” the mayor said."),
    ...           "b": Document(id="b", text="She said: “I trust the harbour pilots, all of them.”")}
    >>> from attrs import evolve
    >>> from factrecon.model import claim
    >>> said = [evolve(claim(n, "mayor", "trust", Truth(True)), document=n, span=papers[n].span(at, at + 22))
    ...         for n, at in (("a", 1), ("b", 11))]
    >>> one_source(*said, papers.get)
    'both quote the same words'
    """
    if a.document == b.document and a.document is not None:
        return ""
    if _is_given(a) or _is_given(b):
        # What a record is asked of, and what it asks, are words of whoever made it; its quote tells how it was said.
        alike = _alike(_words_told(a), _words_told(b), _FEWEST)
        return "both tell it in the same words" if alike else ""
    if a.span is None or b.span is None:
        return ""
    x, y = document_of(a.document or ""), document_of(b.document or "")
    if x is None or y is None:
        return ""
    if _share_a_run(quoted_around(x.text, a.span.start), quoted_around(y.text, b.span.start)):
        return "both quote the same words"
    if a.statement is not None and b.statement is not None and one_utterance(a.statement, b.statement):
        return "both tell it in the same words"
    if not isinstance(a.claim.value, (Quantity, Time, Truth)):
        return ""
    if published := _papers(a, x) & _papers(b, y):
        return f"both have it from one {_CALLED[min(published)]}"
    return ""


def _is_given(said: Assertion) -> bool:
    return said.record is not None or said.given is not None


def _words_told(said: Assertion) -> set[str]:
    """The content words in which it is told: of a record those of its quote."""
    if _is_given(said):
        return {t.lemma.lower() for t in tokenize(said.quote[:_LONGEST]) if t.tag in _CONTENT}
    return {*said.statement.words, *said.statement.around} if said.statement is not None else set()


_CONTENT: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_LONGEST: Final = 2_000
_CALLED: Final = {"figures": "office's figures", "poll": "poll", "study": "study"}


def _papers(said: Assertion, document: Document) -> frozenset[str]:
    assert said.span is not None
    found = published_by(_sentence(document.text, said.span))
    speaker = said.attribution.speaker if said.attribution else None
    return found | published_by(speaker) if speaker else found


def _sentence(text: str, span: Span) -> str:
    begin = max(0, text.rfind("\n", 0, span.start) + 1, span.start - _FURTHEST)
    end = text.find("\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + _FURTHEST)
    for start, stop in split_sentences(text[begin:end]):
        if begin + start <= span.start < begin + stop:
            return text[begin + start : begin + stop]
    return span.quote


def quoted_day(said: Assertion, document_of: Callable[[str], Document | None]) -> bool:
    """Whether a day is told from that of a quotation ("we met this afternoon"), which may be another than the paper's.

    >>> paper = Document(id="a", text="“We meet today,” she said.")
    >>> from attrs import evolve
    >>> from factrecon.model import claim
    >>> said = claim("a", "board", "met", Time.day(2024, 5, 15, text="today"))
    >>> quoted_day(evolve(said, document="a", span=paper.span(9, 14)), {"a": paper}.get)
    True
    """
    document = document_of(said.document or "")
    if document is None or said.span is None or not isinstance(said.claim.value, Time):
        return False
    return bool(_FROM_NOW.search(said.claim.value.text)) and bool(quoted_around(document.text, said.span.start))


_FROM_NOW: Final = re.compile(
    r"\b(?:to(?:day|night|morrow)|yesterday|this (?:morning|afternoon|evening))\b", re.IGNORECASE
)


def tells_both(said: Assertion, other: Assertion, document_of: Callable[[str], Document | None]) -> bool:
    """Whether the sentence that gives one number gives the other's too: "six arrests, compared to 47 the night before".

    Who tells both tells them of two things, and disputes neither.
    """
    document, value = document_of(said.document or ""), other.claim.value
    if document is None or said.span is None or not isinstance(value, Quantity) or said.record is not None:
        return False
    digits = _NUMBER.search(value.text)
    if digits is None:
        return False
    sentence = _sentence(document.text, said.span)
    mine = said.claim.value.text
    return any(m[0] == digits[0] for m in _NUMBER.finditer(sentence)) and digits[0] not in _NUMBER.findall(mine)


_NUMBER: Final = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)")


def _share_a_run(one: str, other: str) -> bool:
    """Whether two quotations are of one utterance: a run of words in both, or the whole of the shorter in the other."""
    x, y = ([w.casefold() for w in _WORD.findall(text)] for text in (one, other))
    shorter = min(len(x), len(y))
    if shorter < _SHORT_RUN:
        return False
    run = min(RUN, shorter)
    return bool(_runs(x, run) & _runs(y, run))


def _runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def one_utterance(a: Statement, b: Statement) -> bool:
    """Whether two outlets tell something in nearly the same sentence, or have somebody say it in the same words.

    A wire's sentence, edited, or one man's words in two papers: either is one voice.

    >>> hired = ("acme", "hire", "welder", "plant", "harbour")
    >>> said = Statement(predicate="hire", words=hired, around=("spring", "union"))
    >>> one_utterance(said, said), one_utterance(said, Statement(predicate="hire", words=("acme", "hire")))
    (True, False)
    """
    if a.speaker and b.speaker and _alike(set(a.words), set(b.words), _FEWEST_QUOTED):
        return True
    return _alike({*a.words, *a.around}, {*b.words, *b.around}, _FEWEST)


def _alike(one: set[str], other: set[str], fewest: int) -> bool:
    shared = len(one & other)
    return shared >= fewest and shared >= SAID_ALIKE * len(one | other)
