"""What a reader is: a function of a story, and the readers that yield to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from attrs import field, frozen

from factrecon.errors import UnknownName
from factrecon.model import Assertion, Document
from factrecon.story.page import Story

__all__ = ["EVERY", "Read", "Reader", "ask_ahead", "left_out_by", "readers_of"]

Read = Callable[[Story], Iterable[Assertion]]
"""Takes an enriched story and gives assertions; its `pages` are the documents."""
EVERY: Final = ("*",)
"""For `over`: every other reader."""


@frozen
class Reader:
    """A reader by name, and over which others it stands: what both read in the same words, only it tells.

    `name` is what the assertions that `read` makes bear as their `reader`. A plain function may be given for a reader
    that stands over none.

    >>> Reader("mine", lambda story: (), over=("truths",)).over
    ('truths',)
    """

    name: str
    read: Read = field(repr=False)
    over: tuple[str, ...] = ()

    def __call__(self, story: Story) -> Iterable[Assertion]:
        """What it reads of a story."""
        return self.read(story)

    def outranks(self, name: str) -> bool:
        """Whether it stands over the reader of that name."""
        return name != self.name and (name in self.over or self.over == EVERY)


def readers_of(given: Sequence[Reader | Read], known: Iterable[str] = ()) -> tuple[Reader, ...]:
    """The readers, plain functions among them named as they are.

    Raises `UnknownName` for one that stands over what is neither among them nor `known`.

    >>> def read_goals(story): return ()
    >>> [r.name for r in readers_of([read_goals])]
    ['goals']
    """
    made = tuple(r if isinstance(r, Reader) else Reader(_name(r), r) for r in given)
    names = {r.name for r in made} | set(known)
    for reader in made:
        for name in reader.over if reader.over != EVERY else ():
            if name not in names:
                there = ", ".join(sorted(names - {reader.name}))
                raise UnknownName(f"reader {reader.name!r} stands over {name!r}, which is no reader; there are {there}")
    return made


def ask_ahead(
    readers: Sequence[Reader | Read],
    documents: Sequence[Document],
    *,
    progress: Callable[[str, int, int], None] | None = None,
) -> None:
    """Show readers that have an `ahead` all documents before the first is read: what is slow may ask for them at
    once.
    """
    for read in _functions(readers):
        ahead = getattr(read, "ahead", None)
        if ahead is not None:
            ahead(documents, progress=progress)


def left_out_by(readers: Sequence[Reader | Read]) -> tuple[Any, ...]:
    """What readers that have a `left_out` could not use, with the reasons."""
    return tuple(left for read in _functions(readers) for left in getattr(read, "left_out", ()))


def _functions(readers: Sequence[Reader | Read]) -> list[Read]:
    return [r.read if isinstance(r, Reader) else r for r in readers]


def _name(read: Read) -> str:
    return getattr(read, "__name__", type(read).__name__).removeprefix("read_")
