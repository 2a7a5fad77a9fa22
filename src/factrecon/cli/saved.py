"""What was saved before: a report, or a store as a report."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from factrecon.cli.inputs import text_of
from factrecon.errors import FactreconError, UnreadableInput
from factrecon.terminal import (
    refuse,
)


def is_store(path: str) -> bool:
    """Whether a file is a store."""
    from factrecon.store.schema import is_store

    return is_store(path)


def saved_report(path: str) -> Any:
    """A saved report, or what a store knows by now as one; damaged ones are refused with file and place."""
    from factrecon.records import MAX_REPORT_BYTES, parsed_json
    from factrecon.reports.shape import check_shape
    from factrecon.store import Store

    try:
        if is_store(path):
            with Store(path) as held:
                return held.at(datetime.now(UTC) + timedelta(days=36_500))
        report = parsed_json(text_of(path), path, most=MAX_REPORT_BYTES)
        check_shape(report, path)
    except FactreconError as error:
        raise refuse(error) from error
    return report


def claims_of(path: str) -> Any:
    """What is to be fused: the claims of a store as a table of Arrow; any other file by its path."""
    if not is_store(path):
        return path
    from factrecon.store import Store

    with Store(path) as held:
        return held.claims_table()


def existing(path: str) -> str:
    """The path of a store that is there."""
    if not Path(path).exists():
        raise UnreadableInput(f"{path}: no such file; `factrecon update {path} FILES...` makes a store")
    return path


def moment_of(text: str) -> datetime:
    """A moment as an option gives it."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(
            f"{text!r} is no time; give YYYY-MM-DD or YYYY-MM-DDTHH:MM", param_hint="--since"
        ) from error
