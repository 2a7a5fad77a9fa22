"""The commands `read` and `ground`: what texts say, and whether given claims stand in them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import click

from factrecon.cli import options
from factrecon.cli.inputs import finish, load_files, raises_all
from factrecon.cli.models import model_of, readers_of
from factrecon.errors import FactreconError
from factrecon.terminal import (
    CONTRADICTIONS,
    UNREADABLE,
    refuse,
    say,
    say_json,
    warn,
)


@click.command(epilog="\b\nExample: factrecon read strike/*.txt")
@options.files
@options.source
@options.when
@options.columns
@options.frames_option
@options.model_option
@options.base_url_option
@options.record_option
@options.budget_option
@options.workers_option
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def read(
    files: Sequence[str],
    source: Sequence[str],
    published: date | None,
    columns: Sequence[str],
    frames: Sequence[str],
    model: str | None,
    base_url: str | None,
    record: str | None,
    budget: int | None,
    workers: int,
    format_: str,
) -> None:
    """List what each document says, with the words that say it.

    `--format json` gives JSON Lines, one claim a line: check and correct them, and give them to `reconcile
    --no-reading` with the texts. With --model a language model reads: the texts leave this machine if the model does
    not run on it.
    --record alone replays what was recorded, and asks nobody.
    """
    from factrecon.model import Document
    from factrecon.readers.reader import left_out_by
    from factrecon.reconciliation import read_together

    records, left_out = load_files(files, source, published, columns)

    def note(problem: Any) -> None:
        left_out.append(problem)
        warn(problem.told)

    given = [r for r in records if not isinstance(r, Document)]
    documents = [r for r in records if isinstance(r, Document)]
    try:
        readers = readers_of(model_of(model, base_url, record), budget)
        on_error = None if raises_all() else note
        said = read_together(
            documents, readers=readers, frames=options.frames_named(frames), on_error=on_error, workers=workers
        )
    except FactreconError as error:
        raise refuse(error) from error
    for left in left_out_by(readers):
        note(left)
    _list_claims((*given, *said), format_)
    finish(left_out)


def _list_claims(claims: Iterable[Any], format_: str) -> None:
    from factrecon.claim_record import assertion_to_row, object_of

    for assertion in claims:
        if format_ == "json":
            say_json(assertion_to_row(assertion))
            continue
        question = assertion.claim.question
        said = f" [{assertion.status}]" if assertion.status != "asserted" else ""
        speaker = assertion.attribution.speaker if assertion.attribution else None
        by = f", says {speaker}" if speaker else ""
        ask = question.ask or f"{object_of(question)}: {question.attribute}"
        say(f"{assertion.document or assertion.source}: {ask}")
        say(f"    {assertion.claim.text}{said}{by}")
        if assertion.quote:
            say(f"    “{' '.join(assertion.quote.split())}”")


@click.command(epilog="\b\nExample: factrecon ground claims.csv strike/")
@click.argument("files", nargs=-1, required=True, metavar="CLAIMS TEXTS...", type=options.FILE)
@options.columns
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--fail-on", type=click.Choice(["problem"]), help="Exit with 1 where a claim does not stand.")
def ground(files: Sequence[str], columns: Sequence[str], format_: str, fail_on: str | None) -> None:
    """Hold claims against the texts they quote: where each quote stands, and whether its value stands in it.

    A quote stands exactly, or but for white space, quotation marks, dashes, case or an ellipsis (folded), or it is
    absent, told with the nearest words. `--format json` gives every claim back as JSON Lines, with its place and what
    speaks against it; `reconcile` leaves out those that do not stand.
    """
    from factrecon.claim_record import assertion_to_row, object_of
    from factrecon.grounding import ground as run
    from factrecon.model import Document

    records, left_out = load_files(files, columns=columns)
    documents = [r for r in records if isinstance(r, Document)]
    if not documents:
        raise click.UsageError("no text was read: give the articles that the claims quote beside the claims")
    made = run((r for r in records if not isinstance(r, Document)), documents, keep=True)
    for check, claim in zip(made.checks, made.claims, strict=True):
        if format_ == "json":
            say_json(assertion_to_row(claim))
            continue
        where = f" at {claim.span.start}-{claim.span.end}" if claim.span is not None else ""
        stands = f"{claim.grounding or 'not quoted'}{where}" + (f", value {check.value}" if check.value else "")
        question = claim.claim.question
        say(
            f"{claim.ref or claim.document or claim.source}: {object_of(question)}: {question.attribute}: "
            f"{claim.claim.text}"
        )
        say(f"    {'LEFT OUT: ' + check.problem if check.problem else stands}")
    if format_ == "text":
        stand = sum(not c.problem for c in made.checks)
        say(f"{stand} of {len(made.checks)} claims stand")
    if fail_on and any(c.problem for c in made.checks):
        sys.exit(UNREADABLE if left_out else CONTRADICTIONS)
    finish(left_out)
