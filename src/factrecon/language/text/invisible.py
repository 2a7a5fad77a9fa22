"""Characters that take no room: zero-width spaces and joiners, soft hyphens, marks of direction, accents set apart.

Pages and copied text hold them inside words and numbers, where they would cut "30" into "3" and
"0". A text is settled by moving them out of the word they stand in, as spaces behind it, so that
every other place in the text stays what it was. Words parted at the end of a line are made whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from attrs import frozen

from factrecon.language.syntax.lexicon import look_up

__all__ = ["Settled", "settle"]

_MARKS = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]+"
)
_PARTED = re.compile(r"(?<![\w-])([A-Za-z][a-z]{0,20})-\n([a-z]{2,20})(?![\w-])")
_RUN = re.compile(r"\S+")


@frozen
class Settled:
    """The `text` without invisible characters in words, as long as the original.

    `moved` are the original places of the words they stood in.
    """

    text: str
    moved: tuple[tuple[int, int], ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span that holds, in the original, the words of a span of the settled text."""
        if not self.moved:
            return start, end
        for low, high in self.moved[max(0, self._last(start)) : self._last(end - 1) + 1]:
            if start < high and low < end:
                start, end = min(start, low), max(end, high)
        return start, end

    def _last(self, at: int) -> int:
        return bisect_right(self.moved, at, key=lambda span: span[0]) - 1


def settle(text: str) -> Settled:
    """Move what is not seen out of words and numbers.

    Between a digit and a letter it stands for a space; inside a word or a number for nothing.

    >>> settle("kil\\u00adled 3\\u200b0\\u200bpeople").text
    'killed  30  people'
    >>> settle("kil\\u00adled").original(0, 6)
    (0, 7)
    """
    text, moved = _rejoined(text)
    if not _MARKS.search(text):
        return Settled(text, tuple(moved))
    out: list[str] = []
    at = 0
    for run in _RUN.finditer(text):
        start, end = run.span()
        if not _MARKS.search(text, start, end):
            continue
        out.append(text[at:start])
        word: list[str] = []
        begin = finish = start
        pending = 0
        here = start
        for mark in _MARKS.finditer(text, start, end):
            if mark.start() > here:
                word.append(text[here : mark.start()])
                finish = mark.start()
            here = mark.end()
            width = mark.end() - mark.start()
            before, after = text[mark.start() - 1 : mark.start()], text[here : here + 1]
            apart = before.isalnum() and after.isalnum() and before.isdecimal() != after.isdecimal()
            if not word or apart:  # it parts words, or leads one
                out.append("".join(word) + " " * (pending + width))
                if pending:
                    moved.append((begin, finish))
                word, pending, begin = [], 0, here
            else:
                pending += width
        if here < end:
            word.append(text[here:end])
            finish = end
        out.append("".join(word) + " " * pending)
        if pending and len(word) > 1:
            moved.append((begin, finish))
        at = end
    out.append(text[at:])
    return Settled("".join(out), tuple(sorted(moved)))


def _rejoined(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with words whole that were parted at the end of a line ("peo-", "ple"), and where they stood."""
    moved: list[tuple[int, int]] = []
    if "-\n" not in text:
        return text, moved

    def whole(match: re.Match[str]) -> str:
        word = match[1] + match[2]
        if not look_up(word.lower()).known:
            return match.group()
        moved.append(match.span())
        return word + " " * (len(match.group()) - len(word))

    return _PARTED.sub(whole, text), moved
