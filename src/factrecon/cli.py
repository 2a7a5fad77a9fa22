"""The command line: one command for each public verb."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from factrecon import __version__
from factrecon import command_options as options
from factrecon.command_input import ask_for_sources, finish, load_files, raises_all, text_of
from factrecon.errors import FactreconError, InvalidRecord, UnknownName, UnreadableInput
from factrecon.terminal import (
    UNREADABLE,
    WRONG_USAGE,
    Commands,
    Notices,
    Refused,
    progress,
    refuse,
    say,
    say_aside,
    say_json,
    say_report,
    warn,
)
from factrecon.writing import write_whole

CONTRADICTIONS = 1
"""Exit code where contradictions were found and --fail-on was given; the others stand in `terminal`."""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="factrecon")
@click.option("--debug", is_flag=True, help="Raise what is an error of the library's own, in full.")
def main(debug: bool) -> None:
    """Reconcile what several sources say about the same events.

    What is established, what is disputed and why, down to the quoted words. A FILE is plain text
    (a first line `date YYYY-MM-DD` gives its publication), .html, a feed, .json or .jsonl of documents
    or claims, .csv of claims, or a folder of these; - is standard input.
    """


_format = click.option(
    "--format",
    "format_",
    type=options.FORMAT,
    default="text",
    show_default=True,
    metavar="NAME",
    help="text, markdown, json, html.",
)
_output = click.option(
    "--output", "-o", type=options.FILE, metavar="FILE", help="Write the report there instead of standard output."
)
_width = click.option(
    "--width", type=click.IntRange(40, 400), help="Columns of the text report; the terminal's if not given."
)
_model = click.option(
    "--model",
    metavar="NAME",
    help="Read by a language model instead of by rule: a name that the library llm knows, or with --base-url one of a "
    "server. The texts are sent to it.",
)
_record = click.option(
    "--record",
    type=options.FILE,
    metavar="FILE",
    help="Keep the model's replies there; what is there already is not asked again.",
)
_base_url = click.option(
    "--base-url", metavar="URL", help="A server that speaks the OpenAI protocol, such as http://localhost:11434/v1."
)
_budget = click.option(
    "--budget", type=click.IntRange(1), metavar="N", help="Stop asking after so many tokens (characters if uncounted)."
)
_workers = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes among which the stories are shared; the result is the same. Worth it from some fifty documents on.",
)
_frames = click.option(
    "--frames",
    multiple=True,
    type=options.FILE,
    metavar="FILE",
    help="A TOML file of event frames, beside the shipped ones.",
)


@main.command(epilog="\b\nExample: factrecon read strike/*.txt")
@options.files
@options.source
@options.when
@options.columns
@_frames
@_model
@_base_url
@_record
@_budget
@_workers
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

    `--format json` gives JSON Lines, one claim a line: check and correct them, and give them to `reconcile --no-reading`
    with the texts. With --model a language model reads: the texts leave this machine if the model does not run on it.
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
        readers = _readers(_complete(model, base_url, record), budget)
        on_error = None if raises_all() else note
        said = read_together(documents, readers=readers, frames=_vocabulary(frames), on_error=on_error, workers=workers)
    except FactreconError as error:
        raise refuse(error) from error
    for left in left_out_by(readers):
        note(left)
    _list_claims((*given, *said), format_)
    finish(left_out)


def _readers(complete: Any, budget: int | None, *, none: bool = False) -> Sequence[Any]:
    """The readers that the options name: a model, none, or the library's own."""
    from factrecon.models import model_reader
    from factrecon.readers import READERS

    if none:
        return ()  # a model may still confirm
    return READERS if complete is None else (model_reader(complete, budget=budget),)


def _complete(model: str | None, base_url: str | None, record: str | None) -> Any:
    """The model that the options name, or the recording of one; None without either."""
    from factrecon.models import from_llm, from_openai, recorded

    if base_url and not model:
        raise click.UsageError("--base-url needs the --model that the server is to be asked for")
    made: Any = None
    if model:
        made = from_openai(model, base_url=base_url) if base_url else from_llm(model)
    return recorded(record, made) if record else made


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


@main.command(epilog="\b\nExample: factrecon ground claims.csv strike/")
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
    made = run((r for r in records if not isinstance(r, Document)), documents, keep=True)
    for check, claim in zip(made.checks, made.claims, strict=True):
        if format_ == "json":
            say_json(assertion_to_row(claim))
            continue
        where = f" at {claim.span.start}-{claim.span.end}" if claim.span is not None else ""
        stands = f"{claim.grounding or 'not quoted'}{where}" + (f", value {check.value}" if check.value else "")
        question = claim.claim.question
        say(
            f"{claim.ref or claim.document or claim.source}: {object_of(question)}: {question.attribute}: {claim.claim.text}"
        )
        say(f"    {'LEFT OUT: ' + check.problem if check.problem else stands}")
    if format_ == "text":
        stand = sum(not c.problem for c in made.checks)
        say(f"{stand} of {len(made.checks)} claims stand")
    if fail_on and any(c.problem for c in made.checks):
        sys.exit(UNREADABLE if left_out else CONTRADICTIONS)
    finish(left_out)


@main.command(epilog='\b\nExample: factrecon compare "30 people died" "at least 25 people died"')
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


@main.command(epilog="\b\nExample: factrecon reconcile strike/ --source '*wire*=Newswire' --format html -o report.html")
@options.files
@options.source
@options.when
@options.columns
@_frames
@_format
@_output
@click.option(
    "--method",
    default="auto",
    show_default=True,
    type=options.METHOD,
    metavar="NAME",
    help="How sources are weighed; `auto` chooses by attribute.",
)
@click.option("--title", metavar="WORDS", help="The title of the HTML page.")
@_model
@_base_url
@_record
@_budget
@click.option("--confirm", is_flag=True, help="Have the model see what would be told as disputed; it may take it back.")
@click.option("--no-reading", is_flag=True, help="Take given claims only; texts serve to check what they quote.")
@click.option(
    "--keep-ungrounded", is_flag=True, help="Keep claims whose quote or value does not stand in its text, marked."
)
@click.option(
    "--judgements",
    type=options.FILE,
    metavar="FILE",
    help="What you judged to be the same or different: see `judge --help`.",
)
@click.option("--fail-on", type=click.Choice(["contradiction"]), help="Exit with 1 where contradictions were found.")
@_width
@_workers
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
@options.cells
def reconcile(
    files: Sequence[str],
    source: Sequence[str],
    published: date | None,
    columns: Sequence[str],
    frames: Sequence[str],
    format_: str,
    output: str | None,
    method: str,
    title: str | None,
    model: str | None,
    base_url: str | None,
    record: str | None,
    budget: int | None,
    confirm: bool,
    no_reading: bool,
    keep_ungrounded: bool,
    judgements: str | None,
    fail_on: str | None,
    width: int | None,
    workers: int,
    quiet: bool,
    kinds: Sequence[str],
    units: Sequence[str],
    decimal: str | None,
    day_first: bool | None,
) -> None:
    """Say what the sources establish, what they dispute, and why.

    With --model a language model reads the texts instead of the library's rules; they leave this machine if the model does
    not run on it. --record alone replays a recording and asks nobody.
    """
    from factrecon.matching.judgements import load_judgements
    from factrecon.reconciliation import reconcile as run
    from factrecon.reports import report

    cells = options.cells_of(kinds, units, decimal, day_first)
    records, left_out = load_files(files, source, published, columns, cells)
    if not quiet:
        ask_for_sources(records)
    try:
        complete = _complete(model, base_url, record)
        if confirm and complete is None:
            raise click.UsageError("--confirm needs a --model, or the --record of one")
        judged = load_judgements(judgements) if judgements else None
        if judgements and not Path(judgements).exists():
            warn(f"{judgements}: there is no such file yet; nothing is judged")
        made = run(
            records,
            readers=_readers(complete, budget, none=no_reading),
            confirm=complete if confirm else None,
            frames=_vocabulary(frames),
            method=method,
            keep_ungrounded=keep_ungrounded,
            judgements=judged,
            left_out=left_out,
            strict=raises_all(),
            workers=workers,
            progress=None if quiet else progress(),
        )
        told = report(made, format=format_, **_options(format_, width, output, title))
    except FactreconError as error:
        raise refuse(error) from error
    _write(told, output)
    if fail_on and any(v.status == "disputed" for v in made.verdicts):
        sys.exit(UNREADABLE if left_out else CONTRADICTIONS)
    if left_out:
        sys.exit(UNREADABLE)


@main.command(epilog="\b\nExample: factrecon demo --format html -o demo.html")
@_format
@_output
@_width
def demo(format_: str, output: str | None, width: int | None) -> None:
    """Show the whole road on three articles that ship, without a key or network.

    A recording stands for the language model: what it says of each article is checked against the article, what does
    not stand is left out, and the rest is reconciled. Two of its quotes and one of its numbers are wrong on purpose.
    """
    from factrecon.demo import demo_documents, demo_model
    from factrecon.models import model_reader
    from factrecon.reconciliation import reconcile as run
    from factrecon.reports import report

    made = run(demo_documents(), readers=(model_reader(demo_model()),))
    _write(report(made, format=format_, **_options(format_, width, output)), output)


@main.command(epilog="\b\nExample: factrecon explain report.json 1")
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
        found = run(_report(saved), question, other)
    except FactreconError as error:
        raise refuse(error) from error
    if format_ == "json":
        say_json(found.data, indent=1)
    else:
        say(found.text)


@main.command(epilog="\b\nExample: factrecon judge report.json different c3 c7 --judgements mine.jsonl")
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
def judge(saved: str, verdict: str, a: str, b: str, judgements: str | None, note: str) -> None:
    """Remember that two claims, events or documents are the same, or are not.

    A and B stand in REPORT, saved as JSON: two claims (c3 c7) answer the same question or not, two events
    (e1 e4) are one or not, two documents (by id) tell one story or not. FILE keeps the words that they
    quote, so it holds when documents are added. `reconcile --judgements FILE` obeys it. Of a dispute between two
    claims: it is dismissed, or A is accepted against B. REPORT may be a store, which keeps its judgements itself.
    """
    from factrecon.judging import judge as run
    from factrecon.matching.judgements import remember
    from factrecon.store_command import alone

    try:
        made = run(_report(saved), verdict, a, b, note=note)
        if judgements is not None:
            remember(judgements, made)
        elif _is_store(saved):
            with alone(saved) as held:
                held.judge(made, now=datetime.now(UTC))
        else:
            raise click.UsageError("give --judgements FILE to remember it in")
    except FactreconError as error:
        raise refuse(error) from error
    for judgement in made:
        say(judgement.line)


@main.command(epilog="\b\nExample: factrecon judgements mine.jsonl")
@click.argument("held", metavar="STORE|FILE", type=options.FILE)
@click.option("--take-back", type=click.IntRange(1), metavar="N", help="Forget the Nth of them.")
def judgements(held: str, take_back: int | None) -> None:
    """List what was judged, with numbers, in a store or a file of judgements; or take one back."""
    from factrecon.matching.judgements import forget, load_judgements
    from factrecon.store import Store
    from factrecon.store_command import alone

    try:
        if _is_store(_existing(held)):
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
        if _is_store(held):
            with alone(held) as writing:
                writing.take_back(gone, now=datetime.now(UTC))
        else:
            forget(held, gone)
    except FactreconError as error:
        raise refuse(error) from error
    say(f"taken back: {gone.line}")


@main.command(epilog="\b\nExample: factrecon report report.json strike/ --format html -o report.html")
@click.argument("saved", metavar="REPORT", type=options.FILE)
@click.argument("texts", nargs=-1, metavar="[TEXTS...]", type=options.FILE)
@_format
@_output
@click.option("--story", metavar="ID", help="Of a store, one story alone: its id, or the beginning of it.")
@click.option("--since", metavar="TIME", help="Of a store, on a page: only what changed after it stands in the index.")
@_width
def report(
    saved: str,
    texts: Sequence[str],
    format_: str,
    output: str | None,
    width: int | None,
    story: str | None,
    since: str | None,
) -> None:
    """Tell a report saved as JSON, or a store, in another format; TEXTS are the documents a report is about."""
    from factrecon.model import Document
    from factrecon.reports import report as run
    from factrecon.store import Store

    records, left_out = load_files(texts) if texts else ([], [])
    known = {r.id: r.text for r in records if isinstance(r, Document)}
    options = _options(format_, width, output)
    try:
        made: Any = None
        if _is_store(saved):
            with Store(saved) as held:
                made = held.reconciliation(story=story)
                if format_ == "html":
                    options["changes"] = [c.to_json() for c in held.changes(since=_moment(since) if since else None)]
        elif story or since:
            raise click.BadParameter(f"{saved} is a report, not a store", param_hint="--story" if story else "--since")
        told = run(made or _report(saved), format=format_, texts=known or None, **options)
    except FactreconError as error:
        raise refuse(error) from error
    _write(told, output)
    finish(left_out)


@main.command(epilog="\b\nExample: factrecon export report.json --to graphml -o exported")
@click.argument("saved", metavar="REPORT", type=options.FILE)
@click.option(
    "--to",
    "format_",
    required=True,
    type=options.EXPORT,
    metavar="NAME",
    help="graphml, cytoscape, node-link, csv, parquet, sqlite, schema.org (or jsonld), annotations, ftm (or followthemoney).",
)
@click.option(
    "--output",
    "-o",
    required=True,
    type=options.FILE,
    metavar="FOLDER",
    help="The folder to write the files into; made if need be.",
)
@click.argument("texts", nargs=-1, metavar="[TEXTS...]", type=options.FILE)
def export(saved: str, format_: str, output: str, texts: Sequence[str]) -> None:
    """Write a report saved as JSON in formats that other tools read; TEXTS are the documents it is about."""
    from factrecon.exports import export_to
    from factrecon.model import Document

    records, left_out = load_files(texts) if texts else ([], [])
    known = {r.id: r.text for r in records if isinstance(r, Document)}
    try:
        paths = export_to(output, _report(saved), format=format_, texts=known)
    except FactreconError as error:
        raise refuse(error) from error
    for path in paths:
        say(str(path))
    finish(left_out)


@main.command(epilog="\b\nExample: factrecon update night.db in/*.html")
@click.argument("store", metavar="STORE", type=options.FILE)
@options.files
@options.source
@options.when
@options.columns
@click.option("--format", "format_", type=click.Choice(["text", "json", "atom"]), default="text", show_default=True)
@click.option("--fail-on", type=click.Choice(["change", "dispute"]), help="Exit with 1 where there is one to tell of.")
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
def update(
    store: str,
    files: Sequence[str],
    source: Sequence[str],
    published: date | None,
    columns: Sequence[str],
    format_: str,
    fail_on: str | None,
    quiet: bool,
) -> None:
    """Take files into STORE, and say what changed.

    What is there already changes nothing. Nobody else updates STORE meanwhile; a run that is killed leaves what it had
    taken in whole, and the next one goes on. Exits with 0, with 1 for --fail-on, with 2 where STORE cannot be written,
    with 3 where a file could not be read.
    """
    from factrecon.store_command import alone, say_changes, taken_in

    records, left_out = load_files(files, source, published, columns)
    if not quiet:
        ask_for_sources(records)
    with alone(store) as held:
        told, gone = taken_in(held, records, show=None if quiet else progress())
    say_changes(told, format_)
    if fail_on and any(fail_on == "change" or c.kind == "dispute" for c in told):
        sys.exit(UNREADABLE if left_out or gone else CONTRADICTIONS)
    finish([*left_out, *gone])


@main.command(epilog="\b\nExample: factrecon changes night.db --since 2024-05-15")
@click.argument("store", metavar="STORE", type=options.FILE)
@click.option("--since", metavar="TIME", help="Only what changed after it: YYYY-MM-DD, or with THH:MM.")
@click.option("--format", "format_", type=click.Choice(["text", "json", "atom"]), default="text", show_default=True)
@click.option(
    "--page", default="", metavar="ADDRESS", help="Where the report's page is; entries of the feed link there."
)
@click.option("--output", "-o", type=options.FILE, metavar="FILE", help="Write there instead of standard output.")
def changes(store: str, since: str | None, format_: str, page: str, output: str | None) -> None:
    """Tell what changed in STORE: new disputes, settled ones, revised figures, a source that changed its own.

    As text, JSON Lines or an Atom feed, to which any feed reader subscribes.
    """
    from factrecon.store import Store
    from factrecon.store_command import say_changes

    try:
        with Store(_existing(store)) as held:
            told = held.changes(since=_moment(since) if since else None)
    except FactreconError as error:
        raise refuse(error) from error
    say_changes(told, format_, page=page, output=output)


@main.command(epilog="\b\nExample: factrecon watch night.db incoming --once")
@click.argument("store", metavar="STORE", type=options.FILE)
@click.argument("folder", metavar="FOLDER", type=options.FILE)
@options.source
@click.option("--every", type=click.FloatRange(0.1), default=10.0, show_default=True, help="Seconds between two looks.")
@click.option("--once", is_flag=True, help="Look once, and end.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def watch(store: str, folder: str, source: Sequence[str], every: float, once: bool, format_: str) -> None:
    """Take what appears in FOLDER into STORE, and say what changed, until interrupted.

    A file that is still being written is left for the next look.
    """
    from factrecon.store_command import watched

    place = Path(folder)
    if not place.is_dir():
        raise Refused(f"{folder}: no such folder", WRONG_USAGE)
    watched(store, place, lambda files: load_files(files, source)[0], every=every, once=once, format_=format_)


def _existing(path: str) -> str:
    if not Path(path).exists():
        raise UnreadableInput(f"{path}: no such file; `factrecon update {path} FILES...` makes a store")
    return path


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(
            f"{text!r} is no time; give YYYY-MM-DD or YYYY-MM-DDTHH:MM", param_hint="--since"
        ) from error


@main.command(epilog="\b\nExample: factrecon fuse claims.csv --sources")
@click.argument("claims", metavar="CLAIMS", type=options.FILE)
@click.option(
    "--method",
    default="auto",
    show_default=True,
    type=options.METHOD,
    metavar="NAME",
    help="How sources are weighed; `auto` chooses by attribute.",
)
@click.option(
    "--output",
    "-o",
    type=options.FILE,
    metavar="FILE",
    help="Write the answers there as CSV; - or nothing is standard output.",
)
@click.option("--sources", is_flag=True, help="List how credible each source is instead.")
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
@options.cells
@click.option(
    "--engine",
    type=options.ENGINE,
    metavar="NAME",
    help="Run on an engine, for tables larger than memory: duckdb or spark.",
)
@click.option("--work", type=options.FILE, metavar="FOLDER", help="With --engine: where a run that was killed goes on.")
@click.option("--shards", type=click.IntRange(min=1), metavar="N", help="With --engine: in so many parts.")
def fuse(
    claims: str,
    method: str,
    output: str | None,
    sources: bool,
    quiet: bool,
    engine: str | None,
    work: str | None,
    shards: int | None,
    kinds: Sequence[str],
    units: Sequence[str],
    decimal: str | None,
    day_first: bool | None,
) -> None:
    """Say which answer is best supported, for a table of claims.

    CLAIMS is a .csv or .tsv (also .gz), Parquet or Arrow file with the columns source, object, attribute,
    value and, where known, unit. With --engine also a folder of CSV or Parquet files. Beside the kinds below, --kind takes label, persons and path.
    """
    from factrecon.canonical import KINDS
    from factrecon.fusion import fuse as run
    from factrecon.tables import read_claims, write_answers

    named = options.named_values(kinds, "--kind")
    read_as = {name: kind for name, kind in named.items() if kind in KINDS and kind not in ("code", "number", "time")}
    cells = options.cells_of([k for k in kinds if k.partition("=")[0] not in read_as], units, decimal, day_first)
    if engine is not None:
        from factrecon.fuse_command import fuse_on

        try:
            fuse_on(
                engine,
                claims,
                method=method,
                output=output,
                kinds=read_as,
                cells=cells,
                sources=sources,
                show=None if quiet else progress(),
                work=work,
                shards=shards,
            )
        except FactreconError as error:
            raise refuse(error) from error
        return
    if work is not None or shards is not None:
        raise click.UsageError("--work and --shards go with --engine")
    show = None if quiet else progress()
    try:
        table = read_claims(
            claims,
            kinds=read_as,
            cells=cells,
            progress=None if show is None else lambda rows: show(f"{rows} rows", 0, 1),
        )
        beliefs = run(table.ballot, method=method)
    except FactreconError as error:
        raise refuse(error) from error
    if show is not None:
        show("done", 1, 1)
    notices = Notices()
    for left in table.left_out:
        notices.tell(f"{claims}, row {left.row}: {left.reason}")
    for odd in table.told:
        notices.tell(f"{claims}, row {odd.row}: {odd.reason}")
    notices.end(table.left_out_count + len(table.told))
    if sources:
        for name, value in sorted(beliefs.source_credibility.items(), key=lambda x: (-x[1], x[0])):
            say(f"{value:.3f}  {name}")
        return
    if output and output != "-":
        try:
            write_answers(beliefs, output, texts=table.texts)
        except FactreconError as error:
            raise refuse(error) from error
        say_aside(f"wrote {output}")
        return
    for answer in beliefs.answers():
        said = table.texts.get(str(answer.proposition), answer.proposition)
        say(f"{_item(answer.item)}: {said} ({answer.status.name.lower()}, belief {answer.belief:.2f})")


@main.command(epilog="\b\nExample: factrecon match reports/ --text headline --window week -o clusters.csv")
@click.argument("records", metavar="RECORDS", type=options.FILE)
@click.option("--id", "id_", default="id", show_default=True, metavar="COLUMN", help="What a record is called.")
@click.option("--text", default="text", show_default=True, metavar="COLUMN", help="What it says.")
@click.option("--when", default="published", show_default=True, metavar="COLUMN", help="Its date, ISO 8601.")
@click.option(
    "--window",
    type=click.Choice(["day", "week", "month", "value"]),
    default="week",
    show_default=True,
    help="Records are held against each other within it; value: where the column has the same text.",
)
@click.option(
    "--engine", type=options.ENGINE, default="duckdb", show_default=True, metavar="NAME", help="duckdb or spark."
)
@click.option("--work", type=options.FILE, metavar="FOLDER", help="Where a run that was killed goes on.")
@_workers
@click.option(
    "--output", "-o", type=options.FILE, metavar="FILE", help="Write them there as CSV; nothing is standard output."
)
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
def match(
    records: str,
    id_: str,
    text: str,
    when: str,
    window: str,
    engine: str,
    work: str | None,
    workers: int,
    output: str | None,
    quiet: bool,
) -> None:
    """Group records that say the same, in windows of time, in a table of any size.

    RECORDS is a CSV or Parquet file or a folder of them, with a column for what a record is called, what it says and
    when. Written is each record with its window and its cluster: the smallest id of the group.
    """
    from factrecon.engines import match_records

    try:
        found = match_records(
            records,
            engine=engine,
            id=id_,
            text=text,
            when=when,
            window=window,
            workers=workers,
            work=work,
            progress=None if quiet else progress(),
        )
        if output and output != "-":
            found.write(output)
            say_aside(f"wrote {output}")
            return
    except FactreconError as error:
        raise refuse(error) from error
    for row in found.rows():
        say(f"{row['window']}  {row['cluster']}  {row['id']}")


def _item(item: Any) -> str:
    return " / ".join(str(x) for x in item) if isinstance(item, tuple) else str(item)


def _is_store(path: str) -> bool:
    from factrecon.store.schema import is_store

    return is_store(path)


def _report(path: str) -> Any:
    from factrecon.records import MAX_REPORT_BYTES, parsed_json
    from factrecon.reports.shape import check_shape
    from factrecon.store import Store

    try:
        if _is_store(path):
            with Store(path) as held:
                return held.at(datetime.now(UTC) + timedelta(days=36_500))
        report = parsed_json(text_of(path), path, most=MAX_REPORT_BYTES)
        check_shape(report, path)
    except FactreconError as error:
        raise refuse(error) from error
    return report


def _vocabulary(frames: Sequence[str]) -> Sequence[Any] | None:
    return [..., *frames] if frames else None


def _options(format_: str, width: int | None, output: str | None, title: str | None = None) -> dict[str, Any]:
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


def _write(told: str, output: str | None) -> None:
    if output is None:
        say_report(told)
        return
    try:
        write_whole(output, told)
    except FactreconError as error:
        raise refuse(error) from error
    say_aside(f"wrote {output}")
