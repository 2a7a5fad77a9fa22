"""The commands `judge` and `judgements`: a person's word, given, listed and taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from factrecon.cli import options
from factrecon.cli.saved import existing, is_store, saved_report
from factrecon.errors import FactreconError, UnknownName
from factrecon.terminal import (
    refuse,
    say,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factrecon.matching.judgements import JudgedAs
    from factrecon.store.changes import Change


@click.command(epilog="\b\nExample: factrecon judge report.json different c3 c7 --judgements mine.jsonl")
@click.argument("saved", metavar="REPORT", type=options.FILE)
@click.argument(
    "verdict",
    type=click.Choice(["same", "different", "dismissed", "accepted"]),
    metavar="same|different|dismissed|accepted",
)
@click.argument("a", metavar="A", shell_complete=options.claims_of_report)
@click.argument("b", metavar="B", shell_complete=options.claims_of_report)
@click.option(
    "--judgements",
    type=options.FILE,
    metavar="FILE",
    help="Your file of judgements, made if need be; a store keeps its own.",
)
@click.option("--note", default="", metavar="WORDS", help="Why, for whoever reads the file.")
def judge(saved: str, verdict: JudgedAs, a: str, b: str, judgements: str | None, note: str) -> None:
    """Remember that two claims, events or documents are the same, or are not.

    A and B stand in REPORT, saved as JSON: two claims (c3 c7, or 2A 2C: a question's number or id and a letter)
    answer one question or not, two events (e1 e4) are one or not, two documents (by id) tell one story or not. FILE
    keeps the words that they quote, so it holds when documents are added. `reconcile --judgements FILE` obeys it. Of a
    dispute between two claims: it is dismissed, or A is accepted against B. REPORT may be a store, which keeps its
    judgements itself, and tells what changed by it.
    """
    from factrecon.cli.store_updates import alone, say_changes
    from factrecon.judging import judge as run
    from factrecon.matching.judgements import remember

    try:
        made = run(saved_report(saved), verdict, a, b, note=note)
        told: Sequence[Change] = ()
        if judgements is not None:
            remember(judgements, made)
        elif is_store(saved):
            with alone(saved) as held:
                told = held.judge(made, now=datetime.now(UTC)).changes
        else:
            raise click.UsageError("give --judgements FILE to remember it in")
    except FactreconError as error:
        raise refuse(error) from error
    for judgement in made:
        say(judgement.line)
    say_changes(told, "text")


@click.command(epilog="\b\nExample: factrecon judgements mine.jsonl")
@click.argument("held", metavar="STORE|FILE", type=options.FILE)
@click.option("--take-back", type=click.IntRange(1), metavar="N", help="Forget the Nth of them.")
def judgements(held: str, take_back: int | None) -> None:
    """List what was judged, with numbers, in a store or a file of judgements; or take one back."""
    from factrecon.cli.store_updates import alone, say_changes
    from factrecon.matching.judgements import forget, load_judgements
    from factrecon.store import Store

    try:
        if is_store(existing(held)):
            with Store(held) as store:
                listed = store.judgements
        else:
            listed = load_judgements(held).listed
        if take_back is None:
            for n, judgement in enumerate(listed, 1):
                say(f"{n}\t{judgement.line}")
            return
        if take_back > len(listed):
            raise UnknownName(f"{held} holds {len(listed)} judgements, no number {take_back}")
        gone = listed[take_back - 1]
        told: Sequence[Change] = ()
        if is_store(held):
            with alone(held) as writing:
                told = writing.take_back(gone, now=datetime.now(UTC)).changes
        else:
            forget(held, gone)
    except FactreconError as error:
        raise refuse(error) from error
    say(f"taken back: {gone.line}")
    say_changes(told, "text")
