"""The commands `reconcile` and `demo`: from documents and claims to a report."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from factrecon.cli import options
from factrecon.cli.inputs import ask_for_sources, load_files, raises_all, stories_named
from factrecon.cli.models import model_of, readers_of
from factrecon.cli.written import report_options, write_report
from factrecon.errors import FactreconError
from factrecon.terminal import (
    CONTRADICTIONS,
    UNREADABLE,
    progress,
    refuse,
    warn,
)


@click.command(
    epilog="\b\nExample: factrecon reconcile strike/ --source '*wire*=Newswire' --format html -o report.html"
)
@options.files
@options.source
@options.when
@options.columns
@options.frames_option
@options.format_option
@options.output_option
@options.method_option
@click.option("--title", metavar="WORDS", help="The title of the HTML page.")
@options.model_option
@options.base_url_option
@options.record_option
@options.budget_option
@click.option("--confirm", is_flag=True, help="Have the model see what would be told as disputed; it may take it back.")
@click.option("--no-reading", is_flag=True, help="Take given claims only; texts serve to check what they quote.")
@click.option(
    "--keep-ungrounded", is_flag=True, help="Keep claims whose quote or value does not stand in its text, marked."
)
@click.option(
    "--judgements",
    type=options.FILE,
    metavar="FILE",
    help="What you judged to be the same or different: see `judge --help`.",
)
@options.matching_option
@options.story_option
@click.option("--fail-on", type=click.Choice(["contradiction"]), help="Exit with 1 where contradictions were found.")
@options.width_option
@options.workers_option
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
@options.cells
def reconcile(
    files: Sequence[str],
    source: Sequence[str],
    published: date | None,
    columns: Sequence[str],
    frames: Sequence[str],
    format_: str,
    output: str | None,
    method: str,
    title: str | None,
    model: str | None,
    base_url: str | None,
    record: str | None,
    budget: int | None,
    confirm: bool,
    no_reading: bool,
    keep_ungrounded: bool,
    judgements: str | None,
    matching: str,
    stories: Sequence[str],
    fail_on: str | None,
    width: int | None,
    workers: int,
    quiet: bool,
    kinds: Sequence[str],
    units: Sequence[str],
    decimal: str | None,
    day_first: bool | None,
) -> None:
    """Say what the sources establish, what they dispute, and why.

    With --model a language model reads the texts instead of the library's rules; they leave this machine if the model
    does not run on it. --record alone replays a recording and asks nobody.
    """
    from factrecon.matching.judgements import load_judgements
    from factrecon.reconciliation import reconcile as run
    from factrecon.reports import report

    cells = options.cells_of(kinds, units, decimal, day_first)
    # A report on the terminal lists what was left out itself.
    listed = format_ == "text" and output in (None, "-") and sys.stdout.isatty() and sys.stderr.isatty()
    records, left_out = load_files(files, source, published, columns, cells, listed=listed)
    if not quiet:
        ask_for_sources(records)
    try:
        complete = model_of(model, base_url, record)
        if confirm and complete is None:
            raise click.UsageError("--confirm needs a --model, or the --record of one")
        judged = load_judgements(judgements) if judgements else None
        if judgements and not Path(judgements).exists():
            warn(f"{judgements}: there is no such file yet; nothing is judged")
        made = run(
            records,
            readers=readers_of(complete, budget, none=no_reading),
            confirm=complete if confirm else None,
            frames=options.frames_named(frames),
            method=method,
            keep_ungrounded=keep_ungrounded,
            judgements=judged,
            matching="exact" if matching == "exact" else "evidence",
            stories=stories_named(stories, records),
            left_out=left_out,
            strict=raises_all(),
            workers=workers,
            progress=None if quiet else progress(),
        )
        told = report(made, format=format_, **report_options(format_, width, output, title))
    except FactreconError as error:
        raise refuse(error) from error
    write_report(told, output)
    if fail_on and any(v.status == "disputed" for v in made.verdicts):
        sys.exit(UNREADABLE if left_out else CONTRADICTIONS)
    if left_out:
        sys.exit(UNREADABLE)


@click.command(epilog="\b\nExample: factrecon demo --format html -o demo.html")
@options.format_option
@options.output_option
@options.width_option
def demo(format_: str, output: str | None, width: int | None) -> None:
    """Show the whole road on three articles that ship, without a key or network.

    A recording stands for the language model: what it says of each article is checked against the article, what does
    not stand is left out, and the rest is reconciled. Two of its quotes and one of its numbers are wrong on purpose.
    """
    from factrecon.demo import demo_documents, demo_model
    from factrecon.models import model_reader
    from factrecon.reconciliation import reconcile as run
    from factrecon.reports import report

    made = run(demo_documents(), readers=(model_reader(demo_model()),))
    write_report(report(made, format=format_, **report_options(format_, width, output)), output)
