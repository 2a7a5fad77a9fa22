"""What other readers have claimed at a place of the text, found without looking through all of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from factrecon.model import Assertion

_REACH = 1000
"""Code points before a place where a quote that holds it can begin; no claim quotes more."""


class Answers:
    """The claims of some assertions, by the places that they quote."""

    __slots__ = ("_found", "_starts")

    def __init__(self, assertions: Iterable[Assertion]) -> None:
        """Take the assertions that have a place in the text."""
        self._found = sorted(
            (a.span.start, a.span.end, a.claim.value.kind, a.claim.value.text) for a in assertions if a.span is not None
        )
        self._starts = [start for start, *_ in self._found]

    def at(self, place: int) -> Iterator[tuple[str, str]]:
        """The kind and the words of each claim whose quote holds the place."""
        first, last = bisect_left(self._starts, place - _REACH), bisect_right(self._starts, place)
        for _, end, kind, text in self._found[first:last]:
            if place < end:
                yield kind, text
