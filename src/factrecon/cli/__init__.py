"""The command line: one command for each public verb, each in the file that bears its name."""

from __future__ import annotations

import click

from factrecon import __version__
from factrecon.cli.compare import compare
from factrecon.cli.explain import explain
from factrecon.cli.fuse import fuse
from factrecon.cli.judge import judge, judgements
from factrecon.cli.match import match
from factrecon.cli.read import ground, read
from factrecon.cli.reconcile import demo, reconcile
from factrecon.cli.report import export, report
from factrecon.cli.store import changes, retract, update, watch
from factrecon.terminal import Commands

__all__ = ["main"]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="factrecon")
@click.option("--debug", is_flag=True, help="Raise what is an error of the library's own, in full.")
def main(debug: bool) -> None:
    """Reconcile what several sources say about the same events.

    What is established, what is disputed and why, down to the quoted words. A FILE is plain text
    (a first line `date YYYY-MM-DD` gives its publication), .html, a feed, .json or .jsonl of documents
    or claims, .csv of claims, or a folder of these; - is standard input.
    """


for _command in (
    read,
    ground,
    compare,
    reconcile,
    demo,
    explain,
    judge,
    judgements,
    report,
    export,
    update,
    changes,
    retract,
    watch,
    fuse,
    match,
):
    main.add_command(_command)
