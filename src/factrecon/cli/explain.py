"""The command `explain`: why a verdict is what it is, or why two claims answer one question."""

from __future__ import annotations

import click

from factrecon.cli import options
from factrecon.cli.saved import saved_report
from factrecon.errors import FactreconError
from factrecon.terminal import (
    refuse,
    say,
    say_json,
)


@click.command(epilog="\b\nExample: factrecon explain report.json 1")
@click.argument("saved", metavar="REPORT", type=options.FILE)
@click.argument("question", metavar="QUESTION", shell_complete=options.questions_of_report)
@click.argument("other", metavar="[CLAIM]", required=False, shell_complete=options.claims_of_report)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def explain(saved: str, question: str, other: str | None, format_: str) -> None:
    """Say why a verdict is what it is, or why two claims were matched or not.

    REPORT was saved as JSON. QUESTION is a question's number in it, its id or the beginning of that, or words
    of what it asks. Two claims instead (c3 c7), by id or by words of their quotes, are compared slot by slot:
    whether they answer the same question, what is alike and what keeps them apart.
    """
    from factrecon.explanation import explain as run

    try:
        found = run(saved_report(saved), question, other)
    except FactreconError as error:
        raise refuse(error) from error
    if format_ == "json":
        say_json(found.data, indent=1)
    else:
        say(found.text)
