"""`python -m factrecon.language check`: run the examples of every data file of the language."""

from __future__ import annotations

import click

from factrecon.language.en.checking import check
from factrecon.language.en.probes import PROBES
from factrecon.language.en.rows import files, rows
from factrecon.legible import legible
from factrecon.readers.frame_examples import PROBES as EVENT_PROBES
from factrecon.story.probes import PROBES as STORY_PROBES


@click.group()
def main() -> None:
    """English as data: words and rules, each row held by its examples."""


@main.command("check")
@click.argument("only", nargs=-1)
def check_files(only: tuple[str, ...]) -> None:
    """Run the examples of every file, or of those named (`words/calendar.toml`); exit with 1 where one fails."""
    chosen = only or files()
    failures = list(check({**PROBES, **STORY_PROBES, **EVENT_PROBES}, only=chosen))
    for failure in failures:
        click.echo(legible(failure))
    examples = sum(1 for file in chosen for row in rows(file) for _ in row.examples())
    click.echo(legible(f"{examples} examples of {sum(len(rows(f)) for f in chosen)} rows in {len(chosen)} files"))
    raise SystemExit(1 if failures else 0)


if __name__ == "__main__":
    main()
