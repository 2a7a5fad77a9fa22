"""Where words that somebody quotes stand in a text: to the letter, or but for what does not change them; else nowhere.

What does not change words: white space and what takes no room, the sort of quotation marks and dashes, case, and an
ellipsis in the place of words of the same paragraph. Nothing fuzzier: an aligner that forgives a word or a letter puts
"At least 21 died" on "At least 12 died", and "did resign" on "did not resign".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import Final, Literal

from attrs import field, frozen

from factrecon.language.text.sentences import split_sentences

__all__ = ["LONGEST_QUOTE", "FoldedText", "Place", "QuotableText", "folded", "quoted_around"]

LONGEST_QUOTE: Final = 20_000
"""Code points of a quote that are looked for; what is longer is no quote."""
_MOST_PARTS: Final = 20  # between ellipses
_MOST_PLACES: Final = 1_000  # of one quote in one text
_MOST_TRIES: Final = 100_000  # to find them
_NEAREST: Final = 240  # code points of the nearest words that are shown

_QUOTES: Final = {**dict.fromkeys("‘’‚‛`´′ʼ", "'"), **dict.fromkeys("“”„‟«»″", '"')}
_DASHES: Final = frozenset("-‐‑‒–—―−﹘﹣－")
_ELLIPSIS: Final = re.compile(r"\s*(?:\[\s*)?(?:…|\.\s?\.\s?\.(?:\s?\.)?)(?:\s*\])?\s*")
_OUTER: Final = " '\""
_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n")
_WORD: Final = re.compile(r"\w+")


@frozen(order=True)
class Place:
    """A quote's place, in code points, and how it stands there."""

    start: int
    end: int
    grounding: Literal["exact", "folded"] = "exact"


@frozen(eq=False)
class QuotableText:
    """A text in which quotes are looked for; what that takes is reckoned once, when it is first needed.

    >>> text = QuotableText("Police said the bridge — built in 1911 — was “not safe”.")
    >>> text.places("the bridge")
    (Place(start=12, end=22, grounding='exact'),)
    >>> [text.text[p.start : p.end] for p in text.places('The bridge - built ... was "not safe"')]
    ['the bridge — built in 1911 — was “not safe”']
    >>> text.places("the bridge was safe"), text.nearest("the bridge was safe")
    ((), 'Police said the bridge — built in 1911 — was “not safe”.')
    """

    text: str
    _folded: list[FoldedText] = field(factory=list, repr=False)
    _sentences: list[tuple[str, Counter[str]]] = field(factory=list, repr=False)

    def places(self, quote: str) -> tuple[Place, ...]:
        """Every place of a quote, in order: those to the letter, else those but for what changes nothing, else none."""
        quote = quote[: LONGEST_QUOTE + 1]
        if not _WORD.search(quote) or len(quote) > LONGEST_QUOTE:
            return ()
        exact = [Place(s, e) for s, e in _occurrences(self.text, quote)]
        return tuple(exact or self._loosely(quote))

    def nearest(self, quote: str) -> str:
        """The sentence that shares most of the quote's words, cut to a line; for a person to look at."""
        if not self._sentences:
            for start, end in split_sentences(self.text):
                sentence = self.text[start:end]
                self._sentences.append((sentence, Counter(_words(sentence))))
        wanted = Counter(_words(quote[:LONGEST_QUOTE]))
        best, score = "", 0.0
        for sentence, words in self._sentences:
            shared = (wanted & words).total()
            likeness = shared / (wanted.total() + words.total() - shared or 1) + shared / (wanted.total() or 1)
            if likeness > score:
                best, score = sentence, likeness
        line = " ".join(best.split())
        return line if len(line) <= _NEAREST else f"{line[:_NEAREST].rstrip()} ..."

    def _loosely(self, quote: str) -> list[Place]:
        if not self._folded:
            self._folded.append(folded(self.text))
        text, starts, ends = self._folded[0].text, self._folded[0].starts, self._folded[0].ends
        wanted = folded(quote).text.strip()
        bare = wanted.strip(_OUTER)
        for words in dict.fromkeys((wanted, bare)):
            found = [Place(starts[s], ends[e - 1], "folded") for s, e in _occurrences(text, words)]
            if found:
                return found
        for outer in (" ", _OUTER):
            parts = [p for p in (x.strip(outer) for x in _ELLIPSIS.split(wanted.strip(outer))) if p]
            if len(parts) > _MOST_PARTS or (len(parts) < 2 and parts == [bare]):
                return []
            if not all(_WORD.search(p) for p in parts):
                continue
            chains = [(starts[s], ends[e - 1]) for s, e in self._chains(text, parts)]
            found = [Place(s, e, "folded") for s, e in chains if not self._parted(s, e)]
            if found:
                return found
        return []

    def _chains(self, text: str, parts: list[str]) -> Iterator[tuple[int, int]]:
        """Stretches that begin with the first part and end with the last, the others between them in order."""
        later = [[s for s, _ in _occurrences(text, part)] for part in parts[1:]]
        for start, end in _occurrences(text, parts[0]):
            for part, places in zip(parts[1:], later, strict=True):
                i = bisect_left(places, end)
                if i == len(places):
                    return
                end = places[i] + len(part)
            yield start, end

    def _parted(self, start: int, end: int) -> bool:
        """Whether a paragraph ends inside; where no line is blank, every line is a paragraph."""
        blank = _PARAGRAPH.search(self.text) is not None
        return (_PARAGRAPH.search(self.text, start, end) is not None) if blank else "\n" in self.text[start:end]


def _occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand whole, up to a fixed number of places: no end may cut a word or a number."""
    at, found, tried = text.find(words), 0, 0
    while at >= 0 and words and found < _MOST_PLACES and tried < _MOST_TRIES:
        end, tried = at + len(words), tried + 1
        if not _cut(text, at) and not _cut(text, end):
            found += 1
            yield at, end
        at = text.find(words, at + 1)


def _cut(text: str, at: int) -> bool:
    """Whether a place lies inside a word or a number."""
    if at <= 0 or at >= len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isalnum() and after.isalnum():
        return True
    if before in ".," and after.isdigit():
        return at > 1 and text[at - 2].isdigit()
    return after in ".," and before.isdigit() and at + 1 < len(text) and text[at + 1].isdigit()


@frozen(eq=False)
class FoldedText:
    """A text without what does not change its words, and where each of its characters begins and ends in the
    original.
    """

    text: str
    starts: list[int] = field(repr=False)
    ends: list[int] = field(repr=False)


def folded(text: str) -> FoldedText:
    """What is left of a text where white space, quotation marks, dashes and case do not count.

    >>> folded(" “Not  safe” —\\nSHUT").text
    '"not safe"-shut'
    """
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(character: str, start: int, end: int) -> None:
        out.append(character)
        starts.append(start)
        ends.append(end)

    for i, character in enumerate(text):
        if character.isspace():
            if out and out[-1] not in " -":
                put(" ", i, i + 1)
        elif character in _DASHES:
            if out and out[-1] == " ":
                for column in (out, starts, ends):
                    column.pop()
            if out and out[-1] == "-":
                ends[-1] = i + 1  # two hyphens are a dash
            else:
                put("-", i, i + 1)
        elif unicodedata.category(character) == "Cf":
            continue  # takes no room: soft hyphens, zero-width spaces, marks of direction
        else:
            for folded in _QUOTES.get(character, character.casefold()):
                put(folded, i, i + 1)
    return FoldedText("".join(out), starts, ends)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


_FURTHEST: Final = 900
"""Code points on either side of a place among which its quotation marks are looked for."""


def quoted_around(text: str, at: int) -> str:
    """What stands in the quotation marks that a place lies in; "" where it lies in none.

    >>> quoted_around('Vale said, "The harbour is open."', 16)
    'The harbour is open.'
    """
    begin = max(text.rfind("\n", 0, at) + 1, at - _FURTHEST)
    end = text.find("\n", at)
    end = min(len(text) if end < 0 else end, at + _FURTHEST)
    opened = text.rfind("“", begin, at + 1)
    if opened >= 0 and text.find("”", opened, at) < 0:
        closed = text.find("”", at, end)
        return text[opened + 1 : end if closed < 0 else closed]
    if text.count('"', begin, at) % 2:
        closed = text.find('"', at, end)
        return text[text.rfind('"', begin, at) + 1 : end if closed < 0 else closed]
    return ""
