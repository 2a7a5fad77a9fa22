"""The commands `report` and `export`: a saved report told anew, or for other tools."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from factrecon.cli import options
from factrecon.cli.inputs import finish, load_files
from factrecon.cli.saved import is_store, moment_of, saved_report
from factrecon.cli.written import report_options, write_report
from factrecon.errors import FactreconError
from factrecon.terminal import (
    refuse,
    say,
)


@click.command(epilog="\b\nExample: factrecon report report.json strike/ --format html -o report.html")
@click.argument("saved", metavar="REPORT", type=options.FILE)
@click.argument("texts", nargs=-1, metavar="[TEXTS...]", type=options.FILE)
@options.format_option
@options.output_option
@click.option("--story", metavar="ID", help="Of a store, one story alone: its id, or the beginning of it.")
@click.option("--since", metavar="TIME", help="Of a store, on a page: only what changed after it stands in the index.")
@options.width_option
def report(
    saved: str,
    texts: Sequence[str],
    format_: str,
    output: str | None,
    width: int | None,
    story: str | None,
    since: str | None,
) -> None:
    """Tell a report saved as JSON, or a store, in another format; TEXTS are the documents a report is about."""
    from factrecon.model import Document
    from factrecon.reports import report as run
    from factrecon.store import Store

    records, left_out = load_files(texts) if texts else ([], [])
    known = {r.id: r.text for r in records if isinstance(r, Document)}
    options = report_options(format_, width, output)
    try:
        made: Any = None
        if is_store(saved):
            with Store(saved) as held:
                made = held.reconciliation(story=story)
                if format_ == "html":
                    options["changes"] = [c.to_json() for c in held.changes(since=moment_of(since) if since else None)]
        elif story or since:
            raise click.BadParameter(f"{saved} is a report, not a store", param_hint="--story" if story else "--since")
        told = run(made or saved_report(saved), format=format_, texts=known or None, **options)
    except FactreconError as error:
        raise refuse(error) from error
    write_report(told, output)
    finish(left_out)


@click.command(epilog="\b\nExample: factrecon export report.json --to graphml -o exported")
@click.argument("saved", metavar="REPORT", type=options.FILE)
@click.option(
    "--to",
    "format_",
    required=True,
    type=options.EXPORT,
    metavar="NAME",
    help="graphml, cytoscape, node-link, csv, parquet, sqlite, schema.org (or jsonld), annotations, ftm (or "
    "followthemoney).",
)
@click.option(
    "--output",
    "-o",
    required=True,
    type=options.FILE,
    metavar="FOLDER",
    help="The folder to write the files into; made if need be.",
)
@click.argument("texts", nargs=-1, metavar="[TEXTS...]", type=options.FILE)
def export(saved: str, format_: str, output: str, texts: Sequence[str]) -> None:
    """Write a report saved as JSON in formats that other tools read; TEXTS are the documents it is about."""
    from factrecon.exports import export_to
    from factrecon.model import Document

    records, left_out = load_files(texts) if texts else ([], [])
    known = {r.id: r.text for r in records if isinstance(r, Document)}
    try:
        paths = export_to(output, saved_report(saved), format=format_, texts=known)
    except FactreconError as error:
        raise refuse(error) from error
    for path in paths:
        say(str(path))
    finish(left_out)
