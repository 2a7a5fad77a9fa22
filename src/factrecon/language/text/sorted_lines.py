"""A table of lines in the order of their keys, looked up where it lies: no row is cut open before it is asked for.

Tens of thousands of rows as objects of their own cost a start-up more time and memory than all that a reader asks of
them; as one run of bytes they cost their length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Final

__all__ = ["SortedLines"]

_STEP: Final = 4_096
"""Bytes between two lines whose keys are noted."""
_KEPT: Final = 32_768
"""Answers that are kept."""


class SortedLines:
    r"""Lines of a key, a separator, and the rest, sorted by the bytes of the key; a key may have several lines.

    Lines that begin with "#" before the first row are left out.

    >>> table = SortedLines("# fruit\napple\tred\napple\tgreen\nplum\tblue\n".encode(), "\t")
    >>> table.rows("apple"), table.rows("app"), "plum" in table
    (('red', 'green'), (), True)
    """

    __slots__ = ("_data", "_keys", "_separator", "_starts", "rows")

    def __init__(self, data: bytes, separator: str) -> None:
        """Note the key of a line every few thousand bytes."""
        while data.startswith(b"#"):
            data = data[data.find(b"\n") + 1 :]
        self._data = b"\n" + data.strip(b"\n") + b"\n"
        self._separator = separator.encode()
        self._starts: list[int] = []
        self._keys: list[bytes] = []
        at = 0
        while 0 <= at < len(self._data) - 1:
            self._starts.append(at)
            self._keys.append(self._data[at + 1 : self._data.find(self._separator, at + 1)])
            at = self._data.find(b"\n", at + _STEP)
        self.rows = lru_cache(maxsize=_KEPT)(self._rows)

    def _rows(self, key: str) -> tuple[str, ...]:
        """What stands behind a key, a text for each of its lines in their order; empty where it has none."""
        sought = key.encode("utf-8", "surrogatepass")
        line = b"\n" + sought + self._separator
        # The first of several lines of one key may stand before the line that was noted.
        first, last = max(0, bisect_left(self._keys, sought) - 1), bisect_right(self._keys, sought)
        if not last or b"\n" in sought:
            return ()
        end = self._starts[last] if last < len(self._starts) else len(self._data)
        at = self._data.find(line, self._starts[first], end)
        found = []
        while at >= 0 and self._data.startswith(line, at):
            after = self._data.find(b"\n", at + 1)
            found.append(self._data[at + len(line) : after].decode())
            at = after
        return tuple(found)

    def __contains__(self, key: str) -> bool:
        """Whether a key has a line."""
        return bool(self.rows(key))
