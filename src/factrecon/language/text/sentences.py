"""Where sentences end in English news text, as code-point spans.

Newlines end paragraphs and so sentences, unless the text is hard-wrapped. A full stop ends a
sentence unless it belongs to an abbreviation, an initial or a number. Everything is one pass over
the text with bounded patterns, so time grows linearly with length on any input.
"""

from __future__ import annotations

import re
from itertools import pairwise

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.text.keywords import matches_from

__all__ = ["MAX_SENTENCE", "split_sentences"]

MAX_SENTENCE = 4000
"""Longest span returned, in code points; text without any end of sentence is cut at white space."""

_OPEN = "\"'“‘«([{"
_CLOSE = "\"'”’»)]}"

# A run of terminators with whatever quotes and brackets close after it, or a run of line ends.
_BREAK = re.compile(
    r"(?P<glue>\)(?<=[^\W\d_]\))(?=[A-Z][a-z]{2}))|(?P<stop>[.!?…]{1,8}[\"'”’»)\]}]{0,4})"
    r"|(?P<line>[\r\n\u2028\u2029\f\v])"
)
_BREAK_FIRST = re.compile("[).!?…\r\n\u2028\u2029\f\v]")

# Titles and the like: a name or a figure follows, so they never end a sentence.
_NEVER = listed("stops.never") | listed("calendar.month_abbreviations")
# These may end a sentence; they do so only where the next word can hardly be part of a name.
_MAYBE = listed("stops.maybe") | listed("calendar.weekday_abbreviations")
# The month, weekday, state and unit abbreviations that are also words ("sat", "sun", "mar") count
# as abbreviations only when written with a capital.
_WORD_TOO = listed("stops.words_too")

_STARTERS = word_set("""the a an this that these those he she it they we i you his her its their our my in on at by for
    from with without after before during since until as if when while where although though because
    but and or so yet however meanwhile also then there here what who why how which both some many
    most all no not one two three several police officials authorities""")

_SAID = pattern("quoting.said_behind")
_BEFORE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\Z")


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of `text`, in order, without surrounding white space.

    Abbreviations ("U.S.", "Sept.", "Mr.", "a.m."), initials and decimal points do not end a
    sentence; a stop glued to the next sentence ("strike.Contract") does. Closing quotes and
    brackets stay with the sentence they close. A line end ends a sentence, except in hard-wrapped
    text, where only a blank line, or a line that ends like a sentence, does. A sentence longer
    than `MAX_SENTENCE` is cut at white space.

    >>> text = 'Mr. Lee left the U.S. on Sept. 3. "It is over," he said.Talks go on'
    >>> [text[a:b] for a, b in split_sentences(text)]
    ['Mr. Lee left the U.S. on Sept. 3.', '"It is over," he said.', 'Talks go on']
    """
    wrapped = _is_wrapped(text)
    no_capitals = _has_no_capitals(text)
    cuts: list[int] = []
    for match in matches_from(_BREAK_FIRST, _BREAK, text):
        if match["line"] is not None:
            if not wrapped or _ends_line(text, match.start("line"), match.end()):
                cuts.append(match.end())
        elif match["glue"] is not None:
            cuts.append(match.end())  # "(Reporting by A. Lee)Talks go on"
        elif _ends_sentence(text, match.start(), match.end(), no_capitals):
            cuts.append(match.end())
    spans: list[tuple[int, int]] = []
    start = 0
    for cut in (*cuts, len(text)):
        _append_trimmed(text, start, cut, spans)
        start = cut
    return tuple(spans)


def _append_trimmed(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = cut if cut > 0 else start + MAX_SENTENCE
        spans.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        spans.append((start, end))


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken to a width: most lines that go on, go on in lower case."""
    sample = text[:20_000]
    lines = sample.split("\n")
    if len(lines) < 4:
        return False
    goes_on = lower = 0
    for line, following in pairwise(lines):
        tail, head = line.strip(), following.strip()
        if len(tail) < 40 or not head:
            continue
        goes_on += 1
        lower += head[0].islower()
    return goes_on >= 2 and lower * 5 >= goes_on * 2


_CAPITAL = re.compile("[A-Z]")


def _has_no_capitals(text: str) -> bool:
    sample = text[:20_000]
    if len(_CAPITAL.findall(sample)) * 200 >= len(sample):
        return False  # more than enough, without a look at the letters of other alphabets
    letters = sum(map(str.isalpha, sample))
    return letters > 0 and sum(map(str.isupper, sample)) * 200 < letters


def _ends_line(text: str, start: int, end: int) -> bool:
    """In hard-wrapped text: does the line that stops at `start` end a sentence?"""
    following = text[end : end + 200].lstrip(" \t\u00a0\r")
    if not following or following[0] in "\n\u2028\u2029\f\v":
        return True
    before = text[max(0, start - 6) : start].rstrip(_CLOSE + " ")
    return before[-1:] in (".", "!", "?", "…", ":") and not following[0].islower()


def _ends_sentence(text: str, start: int, end: int, no_capitals: bool) -> bool:
    rest = text[end : end + 2]
    if not rest:
        return True
    marks = text[start:end]
    if not rest[0].isspace():
        # "strike.Contract", "said.”The": a stop between a small letter and a capital.
        before = text[max(0, start - 3) : start]
        glued = (rest[0].isupper() or rest[0] in "“‘") and len(before) >= 2 and before[-2:].islower()
        return glued and before[-2:].isalpha() and rest[1:2] != "."
    following = text[end : end + 12].lstrip()
    if not following:
        return True
    if "\n" in text[end : end + 12 - len(following)]:
        return False  # the line rule decides
    head = following.lstrip(_OPEN + "—–- ")[:1]
    if head.islower() and not no_capitals:
        return False
    if marks[0] != ".":
        closes = marks[-1] in "\"'”’»"
        return not (closes and _SAID.match(text, end, end + 150))
    if len(marks) == 1 or marks[1] != ".":
        return not _abbreviates(text, start, end, len(marks) > 1)
    return True


def _abbreviates(text: str, stop: int, end: int, closed: bool) -> bool:
    """Whether the full stop at `stop` only abbreviates the word before it."""
    found = _BEFORE.search(text, max(0, stop - 12), stop)
    if found is None:
        return False
    word = found.group()
    bare = word.lower()
    following = text[end : end + 40].lstrip()
    if closed and following[:1].isupper() and bare not in _NEVER:
        return False
    if bare in _WORD_TOO and not word[0].isupper():
        return bare == "no" and following[:1].isdecimal()
    if bare == "no":
        return following[:1].isdecimal()
    if bare in _NEVER:
        return True
    starter = _first_word(following) in _STARTERS
    if len(word) == 1:
        return word.isupper() and not (starter and word != "I") and word not in "I"
    if bare in _MAYBE or "." in word:
        return not starter
    return False


def _first_word(text: str) -> str:
    found = re.match(r"[^\w]{0,3}([^\W\d_]{1,20})", text)
    return found.group(1).lower() if found else ""
