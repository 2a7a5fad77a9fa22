"""Whether every row of the data files reads what its examples say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from attrs import frozen

from factrecon.errors import InvalidRecord
from factrecon.language.en.patterns import finds
from factrecon.language.en.rows import Example, Row, files, rows

__all__ = ["Failure", "Probe", "check"]

Probe = Callable[[str], Iterable[str]]
"""Takes a text and tells what is read of it, each reading in the words that examples use."""


@frozen
class Failure:
    """An example that does not read as it says."""

    row: Row
    example: Example
    read: tuple[str, ...]

    def __str__(self) -> str:
        """One line: the row, the text, what was wanted or not, and what was read."""
        verb = "should read" if self.example.wanted else "should not read"
        got = "; ".join(self.read) or "nothing"
        return f"{self.row.file}: {self.row.name}: {self.example.text!r} {verb} {self.example.reading!r}; read: {got}"


def check(probes: Mapping[str, Probe], *, only: Iterable[str] | None = None) -> Iterator[Failure]:
    """Run the examples of every file (or of those named), and give those that fail.

    Raises `InvalidRecord` for a file that names a probe which is not there.

    >>> list(check({}, only=()))
    []
    """
    for file in files() if only is None else only:
        for row in rows(file):
            probe = partial(finds, row) if "pattern" in row.fields else probes.get(row.probe)
            if probe is None:
                known = ", ".join(sorted(probes))
                raise InvalidRecord(f"{file}: no probe is called {row.probe!r}; known: {known}")
            for example in row.examples():
                read = tuple(dict.fromkeys(probe(example.text)))
                if (example.reading in read) != example.wanted:
                    yield Failure(row, example, read)
