"""The command `fuse`: which answers of a table are best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from factrecon.cli import options
from factrecon.cli.saved import claims_of
from factrecon.errors import FactreconError
from factrecon.terminal import (
    Notices,
    progress,
    refuse,
    say,
    say_aside,
)


@click.command(epilog="\b\nExample: factrecon fuse claims.csv --sources")
@click.argument("claims", metavar="CLAIMS", type=options.FILE)
@options.method_option
@click.option(
    "--output",
    "-o",
    type=options.FILE,
    metavar="FILE",
    help="Write the answers there as CSV; - or nothing is standard output.",
)
@click.option("--sources", is_flag=True, help="List how credible each source is instead.")
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
@options.columns
@options.cells
@click.option(
    "--engine",
    type=options.ENGINE,
    metavar="NAME",
    help="Run on an engine, for tables larger than memory: duckdb or spark.",
)
@click.option("--work", type=options.FILE, metavar="FOLDER", help="With --engine: where a run that was killed goes on.")
@click.option("--shards", type=click.IntRange(min=1), metavar="N", help="With --engine: in so many parts.")
def fuse(
    claims: str,
    method: str,
    output: str | None,
    sources: bool,
    quiet: bool,
    columns: Sequence[str],
    engine: str | None,
    work: str | None,
    shards: int | None,
    kinds: Sequence[str],
    units: Sequence[str],
    decimal: str | None,
    day_first: bool | None,
) -> None:
    """Say which answer is best supported, for a table of claims.

    CLAIMS is a .csv or .tsv (also .gz), Parquet or Arrow file with the columns source, object, attribute,
    value and, where known, unit, or others that --column names. With --engine also a folder of CSV or Parquet files.
    Beside the kinds below, --kind takes label, persons and path.
    """
    from factrecon.canonical import KINDS
    from factrecon.fusion import fuse as run
    from factrecon.tables import read_claims, write_answers

    named = options.named_values(kinds, "--kind")
    read_as = {name: kind for name, kind in named.items() if kind in KINDS and kind not in ("code", "number", "time")}
    cells = options.cells_of([k for k in kinds if k.partition("=")[0] not in read_as], units, decimal, day_first)
    names = options.columns_named(columns)
    try:
        given = claims_of(claims)
    except FactreconError as error:
        raise refuse(error) from error
    if engine is not None:
        if columns:
            raise click.UsageError("--column does not go with --engine: rename the columns")
        from factrecon.cli.fuse_engine import fuse_on

        try:
            fuse_on(
                engine,
                given,
                claims,
                method=method,
                output=output,
                kinds=read_as,
                cells=cells,
                sources=sources,
                show=None if quiet else progress(),
                work=work,
                shards=shards,
            )
        except FactreconError as error:
            raise refuse(error) from error
        return
    if work is not None or shards is not None:
        raise click.UsageError("--work and --shards go with --engine")
    show = None if quiet else progress()
    try:
        table = read_claims(
            given,
            kinds=read_as,
            columns=names,
            cells=cells,
            progress=None if show is None else lambda rows: show(f"{rows} rows", 0, 1),
        )
        beliefs = run(table.ballot, method=method)
    except FactreconError as error:
        raise refuse(error) from error
    if show is not None:
        show("done", 1, 1)
    notices = Notices()
    for left in table.left_out:
        notices.tell(f"{claims}, row {left.row}: {left.reason}")
    for odd in table.told:
        notices.tell(f"{claims}, row {odd.row}: {odd.reason}")
    notices.end(table.left_out_count + len(table.told))
    if sources:
        for name, value in sorted(beliefs.source_credibility.items(), key=lambda x: (-x[1], x[0])):
            say(f"{value:.3f}  {name}")
        return
    if output and output != "-":
        try:
            write_answers(beliefs, output, texts=table.texts)
        except FactreconError as error:
            raise refuse(error) from error
        say_aside(f"wrote {output}")
        return
    for answer in beliefs.answers():
        said = table.texts.get(str(answer.proposition), answer.proposition)
        say(f"{_item(answer.item)}: {said} ({answer.status.name.lower()}, belief {answer.belief:.2f})")


def _item(item: Any) -> str:
    return " / ".join(str(x) for x in item) if isinstance(item, tuple) else str(item)
