"""Options that several commands share, the values they take, and what a shell completes them to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

import click

from factrecon.errors import FactreconError, InvalidRecord
from factrecon.terminal import refuse

__all__ = [
    "ENGINE",
    "EXPORT",
    "FILE",
    "FORMAT",
    "METHOD",
    "Named",
    "cells",
    "cells_of",
    "claims_of_report",
    "columns",
    "columns_named",
    "files",
    "method_option",
    "named_values",
    "questions_of_report",
    "source",
    "when",
]

_MOST_COMPLETED = 200
"""Questions of a report that a shell is offered."""


def _published(_: click.Context, __: click.Parameter, value: str | None) -> date | datetime | None:
    from factrecon.records import parse_published

    try:
        return parse_published(value)
    except InvalidRecord as error:
        raise click.BadParameter(str(error)) from error


class Named(click.ParamType):  # type: ignore[type-arg] # generic in newer releases of click only
    """One of the names that the library knows of a thing; they are looked up when needed, so that others need not wait.

    With `open`, other names pass too: whoever takes them refuses them with a better reason.
    """

    name = "name"

    def __init__(self, known: Callable[[], Iterable[str]], *, open: bool = False) -> None:
        self.known, self.open = known, open

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name itself; a wrong one is told with those that there are."""
        if not self.open and value not in (known := tuple(self.known())):
            self.fail(f"{value!r} is not one of {', '.join(known)}", param, ctx)
        return value

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[click.shell_completion.CompletionItem]:
        """Those that begin as what was typed."""
        return [click.shell_completion.CompletionItem(n) for n in self.known() if n.startswith(incomplete)]


def _formats() -> Iterable[str]:
    from factrecon.reports import FORMATS

    return FORMATS


def _exports() -> Iterable[str]:
    from factrecon.exports import ALIASES, EXPORTS

    return (*EXPORTS, *ALIASES)


def _methods() -> Iterable[str]:
    from factrecon.fusion import METHODS

    return METHODS


def _engines() -> Iterable[str]:
    from factrecon.engines import ENGINES

    return ENGINES


FILE = click.Path()
"""A file, or - for standard input; a shell completes it to files. What is wrong with it the reader tells better."""
FORMAT = Named(_formats)
EXPORT = Named(_exports)
METHOD = Named(_methods, open=True)
method_option = click.option(
    "--method",
    default="auto",
    show_default=True,
    type=METHOD,
    metavar="NAME",
    help="How sources are weighed; `auto` chooses by attribute.",
)
ENGINE = Named(_engines, open=True)

files = click.argument("files", nargs=-1, required=True, metavar="FILES...", type=FILE)
source = click.option(
    "--source",
    multiple=True,
    metavar="NAME | PATTERN=NAME",
    help="Who published the documents, or those whose file, id or url fits a pattern: '*reuters*=Reuters'.",
)
when = click.option("--published", metavar="DATE", callback=_published, help="Publication date, YYYY-MM-DD.")
columns = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="What a table calls a field of its claims: object=Company.",
)


def columns_named(columns: Sequence[str]) -> Any:
    """What `--column` says a table calls the fields of its claims."""
    from factrecon.columns import Columns

    try:
        return Columns.of(columns)
    except InvalidRecord as error:
        raise click.BadParameter(str(error), param_hint="--column") from error


def cells(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how the cells of a table are read where they do not tell it."""
    for option in (
        click.option(
            "--day-first/--month-first",
            "day_first",
            default=None,
            help="Which comes first in 3/4/2021; told by others.",
        ),
        click.option("--decimal", type=click.Choice([".", ","]), help="The decimal mark, where no cell tells it."),
        click.option(
            "--unit", "units", multiple=True, metavar="ATTRIBUTE=UNIT", help="The unit of a column's numbers."
        ),
        click.option(
            "--kind",
            "kinds",
            multiple=True,
            metavar="ATTRIBUTE=KIND",
            help="What a column holds: code, number, year, time, duration, truth, place, name, text; told by its "
            "cells.",
        ),
    ):
        command = option(command)
    return command


def cells_of(kinds: Sequence[str], units: Sequence[str], decimal: str | None, day_first: bool | None) -> Any:
    """What those options say."""
    from factrecon.language.cells import Cells

    try:
        return Cells(named_values(kinds, "--kind"), named_values(units, "--unit"), decimal or "", day_first)
    except FactreconError as error:
        raise refuse(error) from error


def named_values(said: Sequence[str], option: str) -> dict[str, str]:
    """The values of an option that is given as ATTRIBUTE=VALUE."""
    if any("=" not in pair for pair in said):
        raise click.BadParameter("write ATTRIBUTE=VALUE", param_hint=option)
    return {name: value for name, _, value in (pair.partition("=") for pair in said)}


def questions_of_report(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[click.shell_completion.CompletionItem]:
    """The questions of the report that was named before, by number, each with what it asks; and its claims."""
    asked = [
        click.shell_completion.CompletionItem(str(q.get("number")), help=str(q.get("ask") or ""))
        for q in _questions(ctx)
        if str(q.get("number")).startswith(incomplete)
    ]
    return (
        asked[:_MOST_COMPLETED]
        if incomplete.isdecimal() or not incomplete
        else claims_of_report(ctx, param, incomplete)
    )


def claims_of_report(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[click.shell_completion.CompletionItem]:
    """The claims of the report that was named before, by id, each with what it says."""
    found = [
        click.shell_completion.CompletionItem(str(c.get("id")), help=f"{c.get('text')} ({q.get('ask') or ''})")
        for q in _questions(ctx)
        for c in q.get("claims") or ()
        if str(c.get("id")).startswith(incomplete)
    ]
    return found[:_MOST_COMPLETED]


def _questions(ctx: click.Context) -> Sequence[Any]:
    """The questions of a saved report; none where it cannot be read, for a shell that completes must not fail."""
    from factrecon.bounded import bytes_of
    from factrecon.records import MAX_REPORT_BYTES, decode_text, parsed_json
    from factrecon.reports.shape import check_shape

    path = str(ctx.params.get("saved") or "")
    try:
        report = parsed_json(decode_text(bytes_of(path, MAX_REPORT_BYTES), path), path, most=MAX_REPORT_BYTES)
        check_shape(report, path)
    except FactreconError:
        return ()
    held = report.get("questions")
    return held if isinstance(held, list) else ()


format_option = click.option(
    "--format",
    "format_",
    type=FORMAT,
    default="text",
    show_default=True,
    metavar="NAME",
    help="text, markdown, json, html.",
)
output_option = click.option(
    "--output", "-o", type=FILE, metavar="FILE", help="Write the report there instead of standard output."
)
width_option = click.option(
    "--width", type=click.IntRange(40, 400), help="Columns of the text report; the terminal's if not given."
)
model_option = click.option(
    "--model",
    metavar="NAME",
    help="Read by a language model instead of by rule: a name that the library llm knows, or with --base-url one of a "
    "server. The texts are sent to it.",
)
record_option = click.option(
    "--record",
    type=FILE,
    metavar="FILE",
    help="Keep the model's replies there; what is there already is not asked again.",
)
base_url_option = click.option(
    "--base-url", metavar="URL", help="A server that speaks the OpenAI protocol, such as http://localhost:11434/v1."
)
budget_option = click.option(
    "--budget", type=click.IntRange(1), metavar="N", help="Stop asking after so many tokens (characters if uncounted)."
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes among which the stories are shared; the result is the same. Worth it from some fifty documents on.",
)


def _matchings() -> Iterable[str]:
    from factrecon.matching.questions import MATCHING

    return MATCHING


matching_option = click.option(
    "--matching",
    type=Named(_matchings),
    default="evidence",
    show_default=True,
    metavar="NAME",
    help="How claims find the question that they share: by `evidence`, or by `exact` objects and attributes.",
)
story_option = click.option(
    "--story",
    "stories",
    multiple=True,
    metavar="PATTERN=NAME",
    help="The story of documents whose id, file or url fits a pattern, and of claims by their source: nothing of two "
    "stories is held against each other.",
)
frames_option = click.option(
    "--frames",
    multiple=True,
    type=FILE,
    metavar="FILE",
    help="A TOML file of event frames, beside the shipped ones.",
)


def frames_named(frames: Sequence[str]) -> Sequence[Any] | None:
    """The vocabulary that `--frames` names: the shipped one and the files."""
    return [..., *frames] if frames else None
