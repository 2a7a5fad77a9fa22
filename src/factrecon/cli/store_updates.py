"""The commands `update`, `changes` and `watch`: taking records into a store, alone, and saying what changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG
from typing import Final

from factrecon.errors import FactreconError
from factrecon.legible import legible, plain_json
from factrecon.model import Assertion, Document
from factrecon.records import LeftOut
from factrecon.store import Store
from factrecon.store.changes import Change, told_in_words
from factrecon.store.feed import atom
from factrecon.terminal import Refused, refuse, say, say_aside, warn
from factrecon.writing import alone_with, write_whole

STILL_WRITTEN: Final = 1_000_000_000
"""Nanoseconds since its last change in which a file may still be being written."""
BATCH: Final = 20
"""Records that are taken into a store at once, whole or not."""

Show = Callable[[str, int, int], None]


@contextmanager
def alone(path: str) -> Iterator[Store]:
    """The store, which nobody else updates meanwhile."""
    try:
        with alone_with(f"{path}.lock"), Store(path) as held:
            yield held
    except FactreconError as error:
        raise refuse(error) from error


def taken_in(
    held: Store, records: Sequence[Document | Assertion], *, show: Show | None
) -> tuple[int, list[Change], list[LeftOut]]:
    """Take records into a store some at a time; how many documents are new or other ones, what changed, and what was
    left out.
    """
    fresh = 0
    told: list[Change] = []
    gone: list[LeftOut] = []
    for first in range(0, len(records), BATCH):
        some = records[first : first + BATCH]
        if show:
            show("taking in", first, len(records))
        added = held.add(some, now=datetime.now(UTC), progress=_within(show, first, len(some), len(records)))
        fresh += len(added.documents)
        told += added.changes
        gone += added.left_out
        for problem in added.left_out:
            warn(problem.told)
    if show and records:
        show("done", len(records), len(records))
    return fresh, told, gone


def _within(show: Show | None, first: int, some: int, whole: int) -> Show | None:
    """Tells what is done of a batch as a part of the whole."""
    if show is None:
        return None

    def within(step: str, done: int, of: int) -> None:
        if step == "reading":
            show("taking in", first + some * done // max(1, of), whole)
        else:
            show(step, done, of)

    return within


def watched(
    store: str,
    folder: Path,
    load: Callable[[Sequence[str]], Sequence[Document | Assertion]],
    *,
    every: float,
    once: bool,
    format_: str,
) -> None:
    """Take in what appears in a folder, and say what changed, until interrupted; a look every so many seconds."""
    seen: dict[str, tuple[int, int]] = {}
    while True:
        found = dict(_files(folder))
        settled = time.time_ns() - STILL_WRITTEN
        fresh = [n for n, mark in found.items() if seen.get(n) != mark and (once or mark[0] < settled)]
        if fresh:
            records = load(fresh)
            try:
                with alone(store) as held:
                    _, told, _ = taken_in(held, records, show=None)
            except Refused as refused:
                if once:
                    raise
                warn(f"{refused.message}; looking again in {every:g} s")
            else:
                say_changes(told, format_)
                seen |= {n: found[n] for n in fresh}
        if once:
            return
        time.sleep(every)


def _files(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """The files of a folder, each with when it was last written and its size; those that go away meanwhile aside."""
    for file in sorted(folder.iterdir()):
        with suppress(OSError):
            mark = file.stat()
            if S_ISREG(mark.st_mode) and not file.name.startswith("."):
                yield str(file), (mark.st_mtime_ns, mark.st_size)


def say_changes(
    told: Sequence[Change], format_: str, *, page: str = "", output: str | None = None, every: bool = False
) -> None:
    """Say or write what changed; nothing where nothing did, unless a file is to be written. Text is folded by story
    unless `every` is wanted.
    """
    if format_ == "atom":
        text = atom(told, page=page)
    elif format_ == "json":
        text = "".join(plain_json(c.to_json()) + "\n" for c in told)
    else:
        text = "".join(f"{legible(line)}\n" for line in told_in_words(told, every=every))
    if not text and not output:
        return
    if output is None:
        say(text.removesuffix("\n"))  # no colour of ours stands in it, so that none passes
        return
    try:
        write_whole(output, text)
    except FactreconError as error:
        raise refuse(error) from error
    say_aside(f"wrote {output}")
