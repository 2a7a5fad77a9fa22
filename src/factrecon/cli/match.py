"""The command `match`: which records of a table are one."""

from __future__ import annotations

import click

from factrecon.cli import options
from factrecon.errors import FactreconError
from factrecon.terminal import (
    progress,
    refuse,
    say,
    say_aside,
)


@click.command(epilog="\b\nExample: factrecon match reports/ --text headline --window week -o clusters.csv")
@click.argument("records", metavar="RECORDS", type=options.FILE)
@click.option("--id", "id_", default="id", show_default=True, metavar="COLUMN", help="What a record is called.")
@click.option("--text", default="text", show_default=True, metavar="COLUMN", help="What it says.")
@click.option("--when", default="published", show_default=True, metavar="COLUMN", help="Its date, ISO 8601.")
@click.option(
    "--window",
    type=click.Choice(["day", "week", "month", "value"]),
    default="week",
    show_default=True,
    help="Records are held against each other within it; value: where the column has the same text.",
)
@click.option(
    "--engine", type=options.ENGINE, default="duckdb", show_default=True, metavar="NAME", help="duckdb or spark."
)
@click.option("--work", type=options.FILE, metavar="FOLDER", help="Where a run that was killed goes on.")
@options.workers_option
@click.option(
    "--output", "-o", type=options.FILE, metavar="FILE", help="Write them there as CSV; nothing is standard output."
)
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
def match(
    records: str,
    id_: str,
    text: str,
    when: str,
    window: str,
    engine: str,
    work: str | None,
    workers: int,
    output: str | None,
    quiet: bool,
) -> None:
    """Group records that say the same, in windows of time, in a table of any size.

    RECORDS is a CSV or Parquet file or a folder of them, with a column for what a record is called, what it says and
    when. Written is each record with its window and its cluster: the smallest id of the group.
    """
    from factrecon.engines import match_records

    try:
        found = match_records(
            records,
            engine=engine,
            id=id_,
            text=text,
            when=when,
            window=window,
            workers=workers,
            work=work,
            progress=None if quiet else progress(),
        )
        if output and output != "-":
            found.write(output)
            say_aside(f"wrote {output}")
            return
    except FactreconError as error:
        raise refuse(error) from error
    for row in found.rows():
        say(f"{row['window']}  {row['cluster']}  {row['id']}")
