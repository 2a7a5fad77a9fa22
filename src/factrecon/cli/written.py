"""Writing a report where the options want it: to a file, or to the terminal."""

from __future__ import annotations

from typing import Any

from factrecon.errors import FactreconError
from factrecon.terminal import (
    refuse,
    say_aside,
    say_report,
)
from factrecon.writing import write_whole


def report_options(format_: str, width: int | None, output: str | None, title: str | None = None) -> dict[str, Any]:
    """What a format takes of the options: a title for a page, columns and no colours for a text."""
    if format_ == "html" and title:
        return {"title": title}
    if format_ != "text":
        return {}
    options: dict[str, Any] = {}
    if width is not None:
        options["width"] = width
    if output is not None:
        options["colour"] = False
    return options


def write_report(told: str, output: str | None) -> None:
    """Write it whole to the file that `-o` names, or show it."""
    if output is None:
        say_report(told)
        return
    try:
        write_whole(output, told)
    except FactreconError as error:
        raise refuse(error) from error
    say_aside(f"wrote {output}")
