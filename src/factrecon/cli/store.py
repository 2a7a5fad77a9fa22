"""The commands `update`, `retract`, `changes` and `watch`: a store that lasts, and what changed in it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from factrecon.cli import options
from factrecon.cli.inputs import ask_for_sources, finish, load_files
from factrecon.cli.saved import existing, moment_of
from factrecon.errors import FactreconError
from factrecon.terminal import (
    CONTRADICTIONS,
    UNREADABLE,
    WRONG_USAGE,
    Refused,
    progress,
    refuse,
    say_aside,
)


@click.command(epilog="\b\nExample: factrecon update night.db in/*.html")
@click.argument("store", metavar="STORE", type=options.FILE)
@options.files
@options.source
@options.when
@options.columns
@click.option("--format", "format_", type=click.Choice(["text", "json", "atom"]), default="text", show_default=True)
@click.option("--fail-on", type=click.Choice(["change", "dispute"]), help="Exit with 1 where there is one to tell of.")
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
def update(
    store: str,
    files: Sequence[str],
    source: Sequence[str],
    published: date | None,
    columns: Sequence[str],
    format_: str,
    fail_on: str | None,
    quiet: bool,
) -> None:
    """Take files into STORE, and say what changed.

    What is there already changes nothing. Nobody else updates STORE meanwhile; a run that is killed leaves what it had
    taken in whole, and the next one goes on. Exits with 0, with 1 for --fail-on, with 2 where STORE cannot be written,
    with 3 where a file could not be read.
    """
    from factrecon.cli.store_updates import alone, say_changes, taken_in

    records, left_out = load_files(files, source, published, columns)
    if not quiet:
        ask_for_sources(records)
    with alone(store) as held:
        fresh, told, gone = taken_in(held, records, show=None if quiet else progress())
    say_changes(told, format_)
    if not quiet:
        new, changed = (f"{n:,} {noun}{'s' * (n != 1)}" for n, noun in ((fresh, "new document"), (len(told), "change")))
        say_aside(f"{store}: {new}, {changed}" if fresh or told else f"{store}: nothing new")
    if fail_on and any(fail_on == "change" or c.kind == "dispute" for c in told):
        sys.exit(UNREADABLE if left_out or gone else CONTRADICTIONS)
    finish([*left_out, *gone])


@click.command(epilog="\b\nExample: factrecon retract night.db late-edition")
@click.argument("store", metavar="STORE", type=options.FILE)
@click.argument("documents", metavar="DOCUMENT...", nargs=-1, required=True)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def retract(store: str, documents: Sequence[str], format_: str) -> None:
    """Take documents out of STORE, by their ids, as if they had never come, and say what changed.

    All of them, or none where STORE does not hold one. What was known before stays as it was then.
    """
    from factrecon.cli.store_updates import alone, say_changes

    try:
        existing(store)
    except FactreconError as error:
        raise refuse(error) from error
    with alone(store) as held:
        added = held.retract(*documents, now=datetime.now(UTC))
        left = len(held)
    say_changes(added.changes, format_)
    say_aside(f"{store}: {len(set(documents)):,} taken out, {left:,} left")


@click.command(epilog="\b\nExample: factrecon changes night.db --since 2024-05-15")
@click.argument("store", metavar="STORE", type=options.FILE)
@click.option("--since", metavar="TIME", help="Only what changed after it: YYYY-MM-DD, or with THH:MM.")
@click.option("--format", "format_", type=click.Choice(["text", "json", "atom"]), default="text", show_default=True)
@click.option(
    "--page", default="", metavar="ADDRESS", help="Where the report's page is; entries of the feed link there."
)
@click.option("--output", "-o", type=options.FILE, metavar="FILE", help="Write there instead of standard output.")
@click.option("--all", "every", is_flag=True, help="As text, one by one as they came, too.")
def changes(store: str, since: str | None, format_: str, page: str, output: str | None, every: bool) -> None:
    """Tell what changed in STORE: new disputes, settled ones, revised figures, a source that changed its own.

    As text, story by story, without what is overtaken; as JSON Lines or an Atom feed, to which any feed reader
    subscribes, one by one as they came.
    """
    from factrecon.cli.store_updates import say_changes
    from factrecon.store import Store

    try:
        with Store(existing(store)) as held:
            told = held.changes(since=moment_of(since) if since else None)
    except FactreconError as error:
        raise refuse(error) from error
    say_changes(told, format_, page=page, output=output, every=every)


@click.command(epilog="\b\nExample: factrecon watch night.db incoming --once")
@click.argument("store", metavar="STORE", type=options.FILE)
@click.argument("folder", metavar="FOLDER", type=options.FILE)
@options.source
@click.option("--every", type=click.FloatRange(0.1), default=10.0, show_default=True, help="Seconds between two looks.")
@click.option("--once", is_flag=True, help="Look once, and end.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def watch(store: str, folder: str, source: Sequence[str], every: float, once: bool, format_: str) -> None:
    """Take what appears in FOLDER into STORE, and say what changed, until interrupted.

    A file that is still being written is left for the next look.
    """
    from factrecon.cli.store_updates import watched

    place = Path(folder)
    if not place.is_dir():
        raise Refused(f"{folder}: no such folder", WRONG_USAGE)
    watched(store, place, lambda files: load_files(files, source)[0], every=every, once=once, format_=format_)
