"""The command `compare`: two sentences, or pairs of a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import click

from factrecon.cli import options
from factrecon.cli.inputs import text_of
from factrecon.errors import FactreconError, InvalidRecord
from factrecon.terminal import (
    UNREADABLE,
    WRONG_USAGE,
    Notices,
    Refused,
    say,
    say_json,
)


@click.command(epilog='\b\nExample: factrecon compare "30 people died" "at least 25 people died"')
@click.argument("sentences", nargs=-1, metavar="A B")
@click.option(
    "--published", nargs=2, metavar="DATE DATE", default=(None, None), help="When A and when B was published."
)
@click.option(
    "--pairs",
    type=options.FILE,
    metavar="FILE",
    help="A .jsonl of pairs {id, a, b, a_published, b_published}; - for standard input.",
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def compare(
    sentences: Sequence[str], published: tuple[str | None, str | None], pairs: str | None, format_: str
) -> None:
    """Compare two sentences: their relation, the scores, and the reason.

    With --pairs, a JSON line for each pair: id, relation, agreement, contradiction, kind, reason.
    """
    from factrecon.pairs import compare as compare_two
    from factrecon.pairs import compare_pairs
    from factrecon.records import parse_published

    if pairs:
        if sentences:
            raise click.UsageError("give either two sentences or --pairs, not both")
        _compare_pairs(pairs, compare_pairs)
        return
    if len(sentences) != 2:
        raise click.UsageError("give two sentences (in quotation marks), or --pairs FILE")
    try:
        dates = tuple(parse_published(d, "--published") for d in published)
        found = compare_two(sentences[0], sentences[1], published=(dates[0], dates[1]))
    except FactreconError as error:
        raise Refused(str(error), WRONG_USAGE) from error
    if format_ == "json":
        out = {
            "relation": found.relation,
            "agreement": found.agreement,
            "contradiction": found.contradiction,
            "kind": found.kind,
            "rule": found.rule,
            "reason": found.reason,
        }
        say_json(out)
        return
    kind = f" ({found.kind})" if found.kind else ""
    say(f"{found.relation}{kind}")
    say(f"agreement {found.agreement:.2f}, contradiction {found.contradiction:.2f}, neutral {found.neutral:.2f}")
    say(f"{found.reason} (rule: {found.rule}, tolerance: {found.tolerance})")


def _compare_pairs(pairs: str, run: Callable[[Iterable[Any]], Iterator[dict[str, Any]]]) -> None:
    broken: list[str] = []
    notices = Notices()
    for number, line in enumerate(text_of(pairs).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not isinstance(row, dict) or not isinstance(row.get("a"), str) or not isinstance(row.get("b"), str):
                raise InvalidRecord("a pair needs the texts a and b")
            for out in run([row]):
                say_json(out)
        except (ValueError, RecursionError, FactreconError) as error:
            broken.append(f"{pairs}, line {number}: {error}")
            notices.tell(broken[-1])
    notices.end()
    if broken:
        sys.exit(UNREADABLE)
