"""`python -m factrecon.language check`: run the examples of every data file of the language."""

from __future__ import annotations

import click

from factrecon.errors import FactreconError, UnknownName
from factrecon.language.en.checking import Probe, check
from factrecon.language.en.rows import files, rows
from factrecon.legible import legible


@click.group()
def main() -> None:
    """English as data: words and rules, each row held by its examples."""


@main.command("check")
@click.argument("only", nargs=-1)
def check_files(only: tuple[str, ...]) -> None:
    """Run the examples of every file, or of those named (`words/calendar.toml`); exit with 1 where one fails."""
    chosen = only or files()
    try:
        if unknown := sorted(set(chosen) - set(files())):
            raise UnknownName(f"no data file is called {unknown[0]!r}; there are {', '.join(files())}")
        failures = list(check(_probes(), only=chosen))
    except FactreconError as error:
        click.echo(legible(error))
        raise SystemExit(1) from None
    for failure in failures:
        click.echo(legible(failure))
    examples = sum(1 for file in chosen for row in rows(file) for _ in row.examples())
    click.echo(legible(f"{examples} examples of {sum(len(rows(f)) for f in chosen)} rows in {len(chosen)} files"))
    raise SystemExit(1 if failures else 0)


def _probes() -> dict[str, Probe]:
    """Every probe. Imported here, for a row that cannot be read breaks off whatever asks for its words."""
    from factrecon.language.en.probes import PROBES
    from factrecon.readers.frame_examples import PROBES as EVENT_PROBES
    from factrecon.story.probes import PROBES as STORY_PROBES

    return {**PROBES, **STORY_PROBES, **EVENT_PROBES}


if __name__ == "__main__":
    main()
