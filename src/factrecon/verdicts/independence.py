"""Whether two who say one thing know it by themselves: not one man's words in two papers, not one poll behind both."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Final

from factrecon.language.names.finding import find_names
from factrecon.language.papers import published_by
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.tagging import tokenize
from factrecon.language.text.quoting import quoted_around
from factrecon.language.text.sentences import split_sentences
from factrecon.model import Assertion, Document, Span, Statement
from factrecon.values import Quantity, Time, Truth
from factrecon.verdicts.mouths import one_mouth, speaker_key, speaks_of

__all__ = ["leans_on", "one_source", "one_utterance", "quoted_day", "sentence_of", "tells_both"]

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
    one, other = sentence_of(x.text, a.span), sentence_of(y.text, b.span)
    if a.statement is not None and b.statement is not None:
        names = _named(one) | _named(other)
        if one_utterance(a.statement, b.statement, names=names):
            return "both tell it in the same words"
    if _share_words(
        one, other, quoted=bool(quoted_around(x.text, a.span.start) or quoted_around(y.text, b.span.start))
    ):
        return "both tell it in the same words"
    if why := one_mouth(a, b):
        return why
    mine, theirs = _papers(a, _up_to_another(one, a)), _papers(b, _up_to_another(other, b))
    published = mine & theirs or ({"inquiry"} if min(len(mine & _FOUND), len(theirs & _FOUND)) else set())
    if not published and isinstance(a.claim.value, (Quantity, Time, Truth)):
        # "The residents had been ill before": the sentence beside it tells of whom, and who found it.
        published = (mine & published_by(_beside(y.text, b.span))) | (published_by(_beside(x.text, a.span)) & theirs)
    return f"both have it from one {_CALLED[min(published)]}" if published else ""


def leans_on(a: Assertion, b: Assertion, document_of: Callable[[str], Document | None]) -> str:
    """Whom one of two papers has it from though it does not say so there: the sentence, or one beside it, lets those
    speak whom the other names for it; "" where there is nobody.

    >>> from attrs import evolve
    >>> from factrecon.model import Attribution, claim
    >>> papers = {"a": Document(id="a", text="Lund was ill, his family said."),
    ...           "b": Document(id="b", text="Lund was ill. His family said no more.")}
    >>> one, other = (
    ...     evolve(claim(n, "Lund", "ill", Truth(True)), document=n, span=papers[n].span(0, 12)) for n in "ab")
    >>> leans_on(evolve(one, attribution=Attribution("his family", "say")), other, papers.get)
    'his family'
    """
    for said, other in ((a, b), (b, a)):
        document = document_of(other.document or "")
        named = (said.attribution.speaker if said.attribution is not None else None) or ""
        key = speaker_key(said)
        told_by_name = other.attribution is not None and bool(other.attribution.speaker)
        if not key or told_by_name or other.span is None or document is None or other.record is not None:
            continue
        words = [w for w in key.split() if w not in _NO_ONE]
        if not words:
            continue
        if any(n.kind == "person" for n in find_names(f"{key.title()[:200]} said so.")):
            if not speaks_of(said, said):
                continue  # what stands beside somebody's words is mostly the paper's own
            near, words = sentence_of(document.text, other.span), words[-1:]
        else:
            near = _beside(document.text, other.span)
        pattern = re.compile(rf"\b{re.escape(words[-1])}(?:['’]s)?\b")
        for sentence in split_sentences(near):
            text = near[slice(*sentence)].casefold()
            if pattern.search(text) and all(w in text for w in words) and _SAYS.search(text):
                return named
    return ""


_NO_ONE: Final = word_set("his her their its a an the some several official officials")
_SAYS: Final = re.compile(
    r"\b(?:sa(?:id|ys?)|announc(?:ed?|ing)|told|according to|statement|show(?:s|ed|n)?|confirmed|released"
    r"|ma(?:kes?|de) clear)\b"
)


def _is_given(said: Assertion) -> bool:
    return said.record is not None or said.given is not None


def _words_told(said: Assertion) -> set[str]:
    """The content words in which it is told: of a record those of its quote."""
    if _is_given(said):
        return {t.lemma.lower() for t in tokenize(said.quote[:_LONGEST]) if t.tag in _CONTENT}
    return {*said.statement.words, *said.statement.around} if said.statement is not None else set()


_CONTENT: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_LONGEST: Final = 2_000
_FOUND: Final = frozenset({"figures", "inquiry", "study"})
"""What somebody has found: a report holds figures, and a study is one."""
_CALLED: Final = {
    "figures": "office's figures",
    "inquiry": "inquiry or paper",
    "letter": "letter",
    "poll": "poll",
    "study": "study",
}


def _up_to_another(sentence: str, said: Assertion) -> str:
    """The sentence up to the other happening that it dates what is told by: "she resigned | after a report found …"."""
    quote = said.span.quote if said.span is not None else ""
    at = sentence.find(quote) if quote else -1
    later = _DATING.search(sentence, at + len(quote)) if at >= 0 else None
    return sentence[: later.start()] if later is not None else sentence


_DATING: Final = re.compile(r"\b(?:after|before|following|amid|in the wake of)\b", re.IGNORECASE)


def _papers(said: Assertion, sentence: str) -> frozenset[str]:
    found = published_by(sentence)
    speaker = said.attribution.speaker if said.attribution else None
    return found | published_by(speaker) if speaker else found


def sentence_of(text: str, span: Span) -> str:
    """The sentence in which a span begins."""
    begin, sentences = _sentences(text, span)
    for start, stop in sentences:
        if begin + start <= span.start < begin + stop:
            return text[begin + start : begin + stop]
    return span.quote


def _beside(text: str, span: Span) -> str:
    """The sentence in which a span begins, with the one before it and the one behind."""
    begin, sentences = _sentences(text, span)
    for k, (start, stop) in enumerate(sentences):
        if begin + start <= span.start < begin + stop:
            first, last = sentences[max(0, k - 1)], sentences[min(len(sentences) - 1, k + 1)]
            return text[begin + first[0] : begin + last[1]]
    return span.quote


def _sentences(text: str, span: Span) -> tuple[int, Sequence[tuple[int, int]]]:
    """Where what is looked at around a span begins, and its sentences counted from there."""
    begin = max(0, span.start - _FURTHEST)
    return begin, split_sentences(text[begin : span.end + _FURTHEST])


def _share_words(one: str, other: str, *, quoted: bool = False) -> bool:
    """Whether two sentences have so long a run of words in common, or so many in runs, that one was taken from the
    other or both from a third; what either quotes counts only where it is what they tell.

    >>> wire = "The ferry that sank off the coast of Selby on its way home had been "
    >>> _share_words(wire + "found unfit.", wire + "built abroad."), _share_words("The ferry sank.", "The ferry sank.")
    (True, False)
    """
    if quoted and _run_alike(one, other, SAID_ALIKE):
        return True
    return _run_alike(_QUOTED.sub(" ", one), _QUOTED.sub(" ", other), COPIED_SHARE, run=True)


def _run_alike(one: str, other: str, share: float, *, run: bool = False) -> bool:
    mine, theirs = _WORD.findall(one), _WORD.findall(other)
    x, y = ([w.casefold() for w in words] for words in (mine, theirs))
    blocks = [m for m in SequenceMatcher(None, x, y, autojunk=False).get_matching_blocks() if m.size >= _SHORT_RUN]
    if run and any(m.size >= COPIED_RUN for m in blocks):
        return True
    # Names and offices are told alike by all.
    common = sum(w[:1].islower() for m in blocks for w in mine[m.a : m.a + m.size])
    return bool(common >= COPIED_RUN and common >= share * min(len(x), len(y)))


COPIED_RUN: Final = 10
"""Words running that two sentences share, from which one text is behind both."""
COPIED_SHARE: Final = 0.45
"""The share of the shorter sentence that stands in the other in runs of three words and more, from which it is so."""
_QUOTED: Final = re.compile(r"[“\"][^”\"]{1,600}[”\"]")


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
    sentence = sentence_of(document.text, said.span)
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


def _named(sentence: str) -> frozenset[str]:
    """The words of its names and of what goes before them, which all tell alike: "Attorney General Ada Lund"."""
    return frozenset(w.casefold() for w in _CAPITAL.findall(sentence))


_CAPITAL: Final = re.compile(r"(?<![\w'’-])[^\W\d_a-zß-öø-ÿ][^\W_]*")


def one_utterance(a: Statement, b: Statement, *, names: frozenset[str] = frozenset()) -> bool:
    """Whether two outlets tell something in nearly the same sentence, or have somebody say it in the same words.

    A wire's sentence, edited, or one man's words in two papers: either is one voice.

    >>> hired = ("acme", "hire", "welder", "plant", "harbour")
    >>> said = Statement(predicate="hire", words=hired, around=("spring", "union"))
    >>> one_utterance(said, said), one_utterance(said, Statement(predicate="hire", words=("acme", "hire")))
    (True, False)
    """
    if a.speaker and b.speaker and _alike(set(a.words), set(b.words), _FEWEST_QUOTED):
        return True
    return _alike({*a.words, *a.around} - names, {*b.words, *b.around} - names, _FEWEST)


def _alike(one: set[str], other: set[str], fewest: int) -> bool:
    shared = len(one & other)
    return shared >= fewest and shared >= SAID_ALIKE * len(one | other)
