"""What commands read: files and folders, whom their texts are by, and what of them could not be read."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import click
from attrs import evolve, frozen

from factrecon.bounded import bytes_from, bytes_of
from factrecon.cli import options
from factrecon.errors import FactreconError, InvalidRecord, MissingExtra, UnreadableInput
from factrecon.terminal import UNREADABLE, Notices, refuse, warn

__all__ = ["Publishers", "ask_for_sources", "finish", "load_files", "raises_all", "stories_named", "text_of"]

_PAGE = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_MOST_NAMED = 3
"""Documents without a known source that are named; the rest are counted."""


@frozen
class Publishers:
    """Who publishes which documents, as `--source` says it: one name for all, or names for patterns.

    >>> said = Publishers.of(["The Herald", "*reuters*=Reuters"])
    >>> said.of_file("in/reuters-3.txt"), said.of_file("in/a.txt")
    ('Reuters', 'The Herald')
    """

    name: str | None = None
    patterns: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, said: Iterable[str]) -> Publishers:
        """What the option says, however often it was given."""
        names, patterns = [], []
        for words in said:
            pattern, sign, name = words.rpartition("=")
            if sign and not (pattern.strip() and name.strip()):
                raise click.BadParameter(
                    f"{words!r}: write PATTERN=NAME, such as '*reuters*=Reuters'", param_hint="--source"
                )
            if sign:
                patterns.append((pattern.strip(), name.strip()))
            else:
                names.append(words.strip())
        if len(set(names)) > 1:
            told = " and ".join(map(repr, names))
            raise click.BadParameter(f"{told} cannot both publish all; write PATTERN=NAME", param_hint="--source")
        return cls(names[0] if names else None, tuple(patterns))

    def of_file(self, path: str) -> str | None:
        """The name for everything in a file."""
        return self._fitting(path, Path(path).name, Path(path).stem) or self.name

    def named(self, record: Any) -> Any:
        """A record with its source, where a pattern fits a document's id or url."""
        name = self._fitting(record.id, record.url or "") if hasattr(record, "body_start") else None
        return evolve(record, source=name) if name else record

    def _fitting(self, *texts: str) -> str | None:
        return next(
            (name for p, name in self.patterns if any(fnmatchcase(t.casefold(), p.casefold()) for t in texts if t)),
            None,
        )


def load_files(
    files: Sequence[str],
    source: Sequence[str] = (),
    published: date | datetime | None = None,
    columns: Sequence[str] = (),
    cells: Any = None,
    *,
    listed: bool = False,
) -> tuple[list[Any], list[Any]]:
    """The records of files, of the files of folders, and of standard input; and what could not be read, told of unless
    it is `listed` elsewhere in the same place.
    """
    from factrecon.records import LeftOut, load, load_text

    names = options.columns_named(columns)
    publishers = Publishers.of(source)
    records: list[Any] = []
    left_out: list[Any] = []
    notices = Notices()

    def note(problem: Any) -> None:
        if problem.lost:
            left_out.append(problem)
        if not (listed and problem.lost):
            notices.tell(problem.told)

    given: dict[str, Any] = {
        "published": published,
        "columns": names,
        "cells": cells,
        "on_error": note,
        "strict": raises_all(),
    }
    for named in files:
        try:
            for name in _files_of(named):
                by = publishers.of_file(name)
                if name == "-":
                    text, kind = _standard_input()
                    found = load_text(text, kind=kind, source=by, **given)
                else:
                    found = load(name, source=by, **given)
                try:
                    records.extend(map(publishers.named, found))
                except (UnreadableInput, InvalidRecord) as error:
                    note(LeftOut(name, str(error)))
                except MissingExtra as error:
                    if name == files[0] and len(files) == 1:
                        raise
                    note(LeftOut(name, str(error)))  # what needs no extra goes on
        except (UnreadableInput, InvalidRecord) as error:
            note(LeftOut(named, str(error)))
    notices.end()
    return records, left_out


def stories_named(said: Sequence[str], records: Iterable[Any]) -> dict[str, str]:
    """The story of each document, and of each source of claims, that a pattern of `--story` fits; a pattern that fits
    nothing stands for itself, so that it is told of.
    """
    from factrecon.model import Document

    if any(
        not (pattern.strip() and sign and name.strip()) for pattern, sign, name in (s.rpartition("=") for s in said)
    ):
        raise click.BadParameter("write PATTERN=NAME, such as 'fire-*=the Ely fire'", param_hint="--story")
    patterns = [(pattern.strip(), name.strip()) for pattern, _, name in (s.rpartition("=") for s in said)]
    known: dict[str, tuple[str, ...]] = {}
    for r in records if said else ():
        if isinstance(r, Document):
            known[r.id] = (r.id, r.url or "")
        else:
            known |= {name: (name,) for name in (r.document, r.source) if name and name not in known}
    found: dict[str, str] = {}
    for pattern, name in patterns:
        fits = [k for k, texts in known.items() if any(fnmatchcase(t.casefold(), pattern.casefold()) for t in texts)]
        found = dict.fromkeys(fits or [pattern], name) | found
    return found


def _files_of(name: str) -> Iterator[str]:
    """A file, or those that a folder holds, by name; hidden ones and folders in it are passed over."""
    place = Path(name)
    if name == "-" or not place.is_dir():
        yield name
        return
    try:
        held = sorted(str(f) for f in place.iterdir() if f.is_file() and not f.name.startswith("."))
    except OSError as error:
        raise UnreadableInput(f"{name}: cannot be read ({error.strerror or error})") from error
    if not held:
        raise UnreadableInput(f"{name}: a folder without a file; name files, or a folder that holds them")
    yield from held


def _standard_input() -> tuple[str, str]:
    """Its text, and what kind it is by its look."""
    from factrecon.records import MAX_JSON_BYTES, decode_text

    text = decode_text(bytes_from(sys.stdin.buffer, MAX_JSON_BYTES, "standard input"))
    first = text.lstrip()[:1]
    lines = text.strip().split("\n")
    if first == "{" and len(lines) > 1 and all(x.startswith("{") for x in lines[:2] if x):
        return text, "jsonl"
    return text, "json" if first in "[{" else "html" if _PAGE.match(text) else ""


def ask_for_sources(records: Iterable[Any]) -> None:
    """Say once which documents do not tell who publishes them, and how to tell it."""
    from factrecon.model import Document

    unknown = [r.id for r in records if isinstance(r, Document) and r.source == r.id]
    if not unknown:
        return
    listed = ", ".join(unknown[:_MOST_NAMED])
    more = f" and {len(unknown) - _MOST_NAMED} more" if len(unknown) > _MOST_NAMED else ""
    stands = "its name stands" if len(unknown) == 1 else "their names stand"
    warn(f"who published {listed}{more}? {stands} in for it; --source 'PATTERN=NAME' tells")


def text_of(path: str) -> str:
    """The text of a file or of standard input, however long a report may be."""
    from factrecon.records import MAX_REPORT_BYTES, decode_text

    try:
        standard = path == "-"
        data = bytes_from(sys.stdin.buffer, MAX_REPORT_BYTES, "-") if standard else bytes_of(path, MAX_REPORT_BYTES)
        return decode_text(data, path)
    except FactreconError as error:
        raise refuse(error) from error


def raises_all() -> bool:
    """Whether errors of the library's own are to be raised in full."""
    return bool(click.get_current_context().find_root().params.get("debug"))


def finish(left_out: Sequence[Any]) -> None:
    """End with another exit code where something could not be read."""
    if left_out:
        sys.exit(UNREADABLE)
