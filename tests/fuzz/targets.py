"""What is fuzzed: each target takes what a strategy made and lets nothing out but our own errors.

Errors of the library's own, which the last net would catch and tell as `internal`, come out here: everything is run
with `strict`.
"""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factrecon.errors import FactreconError, InvalidRecord
from factrecon.explanation import explain
from factrecon.exports import EXPORTS, export, read_export
from factrecon.frames import load_frames
from factrecon.fusion import fuse
from factrecon.inputs import INPUTS
from factrecon.judging import judge
from factrecon.language.parse import parse_value
from factrecon.matching.judgements import Judgement, load_judgements
from factrecon.model import Document, claim
from factrecon.models.asking import Complete
from factrecon.models.reading import model_reader
from factrecon.models.recording import recorded
from factrecon.pairs import compare
from factrecon.readers import read
from factrecon.reconciliation import reconcile
from factrecon.records import dump, load, parsed_json
from factrecon.reports import FORMATS, report
from factrecon.reports.shape import check_shape
from factrecon.store import Store
from factrecon.tables import read_claims, write_answers
from factrecon.values import Quantity
from tests.fuzz.mutation import ODD_VALUES, ODD_WORDS, spoilt_bytes, spoilt_json
from tests.fuzz.seeds import (
    CLAIMS,
    FEED,
    FRAMES,
    JSONLD,
    JUDGEMENTS,
    MODEL_TEXT,
    PAGE,
    PHRASES,
    PUBLISHED,
    REPLY,
    SENTENCES,
    TABLE,
    TEXTS,
    VERDICT,
)

FAILED = Path(__file__).parent / "failed"


@cache
def saved_reports() -> tuple[dict[str, Any], ...]:
    flood = [Document(id=f"f{n}", text=text, source=f"s{n}") for n, text in enumerate(TEXTS[:4])]
    with TemporaryDirectory() as place:
        path = Path(place, "c.jsonl")
        path.write_text("".join(json.dumps(row) + "\n" for row in CLAIMS))
        claims = list(load(path))
    return tuple(json.loads(report(reconcile(some), format="json")) for some in (flood[:2], claims, flood[2:3]))


@cache
def exported(format: str) -> tuple[Mapping[str, bytes], ...]:
    return tuple(export(made, format=format) for made in saved_reports())


def utf8(texts: tuple[str, ...]) -> tuple[bytes, ...]:
    return tuple(t.encode() for t in texts)


def words(seeds: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Texts with odd words; halves of characters too, which no file can hold but a caller may give."""
    return spoilt_bytes(utf8(seeds)).map(lambda data: data.decode("utf-8", "replace"))


def in_file(name: str, data: bytes, run: Callable[[Path], object]) -> None:
    with TemporaryDirectory() as place:
        path = Path(place, name)
        path.write_bytes(data)
        with suppress(FactreconError):
            run(path)


def dated(id: str, text: str, published: Any) -> Document:
    """A document; without its date where that is refused."""
    with suppress(FactreconError):
        return Document(id=id, text=text, source=id, published=published)
    return Document(id=id, text=text, source=id)


def fuzz_text(made: tuple[str, Any]) -> None:
    text, published = made
    document = dated("x", text, published)
    for assertion in read(document):
        if assertion.span is not None:
            assert text[assertion.span.start : assertion.span.end] == assertion.span.quote


def fuzz_reconcile(made: tuple[list[str], list[Any], int]) -> None:
    texts, days, choice = made
    documents = [dated(f"d{n}", t, d) for n, (t, d) in enumerate(zip(texts, days, strict=False))]
    told = reconcile(documents, strict=True)
    use_report(told.to_json(), choice, told.texts)


def use_report(told: Mapping[str, Any], choice: int, texts: Mapping[str, str] | None = None) -> None:
    report(told, format=sorted(FORMATS)[choice % len(FORMATS)], texts=texts)
    format = sorted(EXPORTS)[choice % len(EXPORTS)]
    made = export(told, format=format, texts=texts)
    if format in ("csv", "cytoscape", "graphml", "node-link", "parquet"):
        assert read_export(made, format=format) == json.loads(json.dumps(told))
    questions = told["questions"]
    if questions:
        with suppress(FactreconError):
            explain(told, questions[choice % len(questions)]["id"])
        claims = [c["id"] for q in questions for c in q["claims"]]
        if len(claims) > 1:
            with suppress(FactreconError):
                explain(told, claims[choice % len(claims)], claims[-1])
            with suppress(FactreconError):
                judge(told, "different", claims[choice % len(claims)], claims[-1])


def fuzz_compare(made: tuple[str, str, Any, Any]) -> None:
    a, b, day, other = made
    with suppress(FactreconError):
        found = compare(a, b, published=(day, other))
        assert 0 <= found.agreement <= 1
        assert 0 <= found.contradiction <= 1


def fuzz_value(made: tuple[str, Any]) -> None:
    text, published = made
    with suppress(FactreconError):
        value = parse_value(text, published=published)
        json.dumps(value.to_json(), allow_nan=False)


def use_records(path: Path) -> None:
    told: list[Any] = []
    records = list(load(path, on_error=told.append, strict=True))
    made = reconcile(records, strict=True)
    use_report(made.to_json(), len(records) + len(told), made.texts)
    again = path.with_name("again.jsonl")
    dump(records, again)
    assert len(list(load(again))) == len(records)


def fuzz_lines(data: bytes) -> None:
    in_file("a.jsonl", data, use_records)


def fuzz_claims(made: list[Any]) -> None:
    """Sound JSON, odd claims."""
    in_file("a.jsonl", b"".join(json.dumps(row).encode() + b"\n" for row in made), use_records)


def fuzz_json(data: bytes) -> None:
    in_file("a.json", data, use_records)


def fuzz_csv(data: bytes) -> None:
    in_file("a.csv", data, use_records)


def fuzz_page(made: tuple[str, bytes]) -> None:
    kind, data = made
    with suppress(FactreconError):
        INPUTS[kind](data, "a")
    in_file(f"a.{kind}", data, lambda path: list(load(path, on_error=lambda left: None, strict=True)))


def fuzz_saved(made: tuple[bytes, int]) -> None:
    data, choice = made
    with suppress(FactreconError, UnicodeDecodeError):
        told = parsed_json(data.decode(), "r.json")
        check_shape(told, "r.json")
        use_report(told, choice)


def fuzz_report(made: tuple[Any, int]) -> None:
    told, choice = made
    for format in FORMATS:
        with suppress(FactreconError):
            report(told, format=format)
    with suppress(FactreconError):
        check_shape(told)
        use_report(told, choice)


def fuzz_export(made: tuple[str, str, bytes]) -> None:
    format, name, data = made
    files = {**exported(format)[0], name: data}
    with suppress(FactreconError):
        told = read_export(files, format=format)
        assert isinstance(told, dict)


def fuzz_judgements(data: bytes) -> None:
    def use(path: Path) -> None:
        judged = load_judgements(path)
        reconcile([Document(id=i, text=TEXTS[0], source=i) for i in "ab"], judgements=judged, strict=True)

    in_file("mine.tsv", data, use)


def fuzz_table(made: tuple[str, bytes]) -> None:
    name, data = made

    def use(path: Path) -> None:
        table = read_claims(path)
        write_answers(fuse(table.ballot), path.with_name("out.csv"), texts=table.texts)

    in_file(name, data, use)


def fuzz_frames(data: bytes) -> None:
    def use(path: Path) -> None:
        read(Document(id="x", text=TEXTS[0], source="x"), frames=load_frames(..., path))

    in_file("mine.toml", data, use)


def fuzz_commands(made: tuple[int, bytes]) -> None:
    """Every command on a damaged file: no traceback, no escape, no override of direction."""
    from click.testing import CliRunner

    from factrecon.cli import main

    which, data = made
    with TemporaryDirectory() as place:
        names = {k: str(Path(place, k)) for k in ("a.txt", "a.jsonl", "r.json", "j.tsv", "f.toml", "t.csv", "out")}
        for name in names.values():
            if not name.endswith("out"):
                Path(name).write_bytes(data)
        a, rows, saved, judged, frames, table, out = names.values()
        command = (
            ["read", a],
            ["read", rows, "--format", "json"],
            ["reconcile", "-q", a, rows],
            ["report", saved],
            ["reconcile", "-q", a, "--judgements", judged],
            ["read", a, "--frames", frames],
            ["explain", saved, "q1"],
            ["judge", saved, "same", "c1", "c2", "--judgements", out],
            ["fuse", table],
            ["export", saved, "--to", "csv", "-o", out],
            ["compare", "--pairs", rows],
        )[which % 11]
        done = CliRunner().invoke(main, ["--debug", *command])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    shown = done.output
    assert not [c for c in shown if c in "\x1b\x07\x9b\u202e\u2066"], repr(shown)


@cache
def recording() -> bytes:
    """What is kept of a model that was asked for claims and about a dispute."""
    with TemporaryDirectory() as place:
        path = Path(place, "said.jsonl")
        ask_model(recorded(path, fake_model(REPLY, VERDICT)))
        return path.read_bytes()


def fake_model(claims: str, verdict: str) -> Callable[[str, Mapping[str, Any]], str]:
    def model(prompt: str, schema: Mapping[str, Any]) -> str:
        return claims if "claims" in schema["properties"] else verdict

    return model


def ask_model(complete: Complete) -> None:
    """Both what a model reads and what it confirms, with a claim that disputes what it read."""
    papers = [
        Document(id="a", text=MODEL_TEXT, source="a"),
        Document(id="b", text=MODEL_TEXT.replace("12", "30"), source="b"),
    ]
    reader = model_reader(complete)
    told = reconcile(papers, readers=(reader,), confirm=complete, strict=True)
    said = reconcile(papers, confirm=complete, strict=True)
    for made in (told, said):
        json.dumps(made.to_json(), allow_nan=False)
    assert all(
        a.span is None or told.texts[a.document or ""][a.span.start : a.span.end] == a.quote
        for a in told.graph.assertions
    )


def fuzz_recording(data: bytes) -> None:
    in_file("said.jsonl", data, lambda path: ask_model(recorded(path)))

    def record_on(path: Path) -> None:
        ask_model(recorded(path, fake_model(REPLY, VERDICT)))
        ask_model(recorded(path))

    in_file("said.jsonl", data, record_on)


def fuzz_replies(made: tuple[Any, Any]) -> None:
    """A model that answers something else than it was asked for."""
    claims, verdict = (x if isinstance(x, str) else json.dumps(x) for x in made)
    with suppress(FactreconError):
        ask_model(fake_model(claims, verdict))


def replies(seed: str) -> st.SearchStrategy[Any]:
    return st.one_of(spoilt_json([json.loads(seed)]), words((seed,)), st.just(seed))


NIGHT = datetime(2024, 3, 6, 2, tzinfo=UTC)
LATER = [
    Document(id="late", text=TEXTS[2], source="late"),
    *(Document(id=f"f{n}", text=TEXTS[n], source="x") for n in (0,)),
]


@cache
def stored() -> bytes:
    """A small store, in one file."""
    with TemporaryDirectory() as place:
        path = Path(place, "desk.store")
        with Store(path) as store:
            store.add(
                [Document(id=f"f{n}", text=TEXTS[n], source=f"s{n}", published=date(2024, 3, 5)) for n in (0, 1)],
                now=NIGHT,
            )
            store.add([claim("desk", "the fire", "deaths", Quantity.of(3, "person"))], now=NIGHT)
        with sqlite3.connect(path) as db:
            db.execute("pragma journal_mode = delete")
        db.close()
        return path.read_bytes()


def fuzz_store(made: tuple[bytes, int]) -> None:
    data, choice = made

    def use(path: Path) -> None:
        with Store(path, patience=0.1) as store:
            told = (
                lambda: store.reconciliation().to_json(),
                lambda: [c.to_json() for c in store.changes()],
                lambda: store.at(NIGHT),
                lambda: store.add(LATER, now=NIGHT),
                lambda: store.retract("f0", now=NIGHT),
                lambda: [*store.stories, *store.documents, *store.judgements, len(store)],
                lambda: store.judge([Judgement("same", "f0", "f1")], now=NIGHT),
            )
            for n in range(3):
                with suppress(FactreconError):
                    told[(choice + n) % len(told)]()

    in_file("desk.store", data, use)


@frozen
class Target:
    run: Callable[[Any], None]
    strategy: Callable[[], st.SearchStrategy[Any]]
    """Made when used: some seeds take a reconciliation."""


days = st.sampled_from(PUBLISHED)
number = st.integers(0, 1000)


def lines_of_claims() -> st.SearchStrategy[bytes]:
    return spoilt_bytes(("".join(json.dumps(row) + "\n" for row in CLAIMS).encode(),))


def tables() -> st.SearchStrategy[tuple[str, bytes]]:
    import gzip

    plain, packed = TABLE.encode(), gzip.compress(TABLE.encode(), mtime=0)
    options = [
        st.tuples(st.just("a.csv"), spoilt_bytes((plain,))),
        st.tuples(st.just("a.csv.gz"), spoilt_bytes((packed,))),
    ]
    try:
        import pyarrow
        import pyarrow.csv
        import pyarrow.feather
        import pyarrow.parquet
    except ImportError:
        return st.one_of(options)
    import io

    table = pyarrow.csv.read_csv(io.BytesIO(plain))
    for name, write in (("a.parquet", pyarrow.parquet.write_table), ("a.arrow", pyarrow.feather.write_feather)):
        out = io.BytesIO()
        write(table, out)
        options.append(st.tuples(st.just(name), spoilt_bytes((out.getvalue(),))))
    return st.one_of(options)


def exports() -> st.SearchStrategy[tuple[str, str, bytes]]:
    pairs = [
        st.tuples(st.just(format), st.just(name), spoilt_bytes((content,)))
        for format in ("csv", "cytoscape", "graphml", "node-link", "parquet")
        for name, content in exported(format)[0].items()
    ]
    return st.one_of(pairs)


TARGETS: Mapping[str, Target] = {
    "text": Target(fuzz_text, lambda: st.tuples(words(TEXTS), days)),
    "reconcile": Target(
        fuzz_reconcile,
        lambda: st.tuples(
            st.lists(words(TEXTS), min_size=1, max_size=3), st.lists(days, min_size=3, max_size=3), number
        ),
    ),
    "compare": Target(fuzz_compare, lambda: st.tuples(words(SENTENCES), words(SENTENCES), days, days)),
    "value": Target(
        fuzz_value,
        lambda: st.tuples(
            words(PHRASES) | st.lists(st.sampled_from(ODD_WORDS + PHRASES), max_size=5).map(" ".join), days
        ),
    ),
    "lines": Target(fuzz_lines, lines_of_claims),
    "claims": Target(fuzz_claims, lambda: spoilt_json([list(CLAIMS)]).filter(lambda x: isinstance(x, list))),
    "json": Target(
        fuzz_json, lambda: spoilt_bytes((json.dumps({"claims": CLAIMS}).encode(), json.dumps(CLAIMS).encode()))
    ),
    "csv": Target(
        fuzz_csv,
        lambda: spoilt_bytes(
            (
                b'source,object,attribute,value,unit\na,o,n,"about 30",person\nb,o,n,28,person\n"c, '
                b'd",o,n,"2\n9",person\n',
            )
        ),
    ),
    "page": Target(
        fuzz_page,
        lambda: st.one_of(
            st.tuples(st.just("html"), spoilt_bytes(utf8((PAGE,)))),
            st.tuples(st.sampled_from(("xml", "rss", "atom")), spoilt_bytes(utf8((FEED,)))),
            st.tuples(st.just("jsonld"), spoilt_bytes(utf8((JSONLD,)))),
        ),
    ),
    "saved": Target(
        fuzz_saved, lambda: st.tuples(spoilt_bytes(tuple(json.dumps(r).encode() for r in saved_reports())), number)
    ),
    "report": Target(fuzz_report, lambda: st.tuples(spoilt_json(saved_reports()), number)),
    "export": Target(fuzz_export, exports),
    "judgements": Target(fuzz_judgements, lambda: spoilt_bytes(utf8((JUDGEMENTS,)))),
    "table": Target(fuzz_table, tables),
    "recording": Target(fuzz_recording, lambda: spoilt_bytes((recording(),))),
    "replies": Target(fuzz_replies, lambda: st.tuples(replies(REPLY), replies(VERDICT))),
    "store": Target(fuzz_store, lambda: st.tuples(spoilt_bytes((stored(),)), number)),
    "frames": Target(fuzz_frames, lambda: spoilt_bytes(utf8((FRAMES,)))),
    "commands": Target(
        fuzz_commands,
        lambda: st.tuples(
            number,
            spoilt_bytes(
                (
                    *utf8(TEXTS[-3:]),
                    json.dumps(CLAIMS[1]).encode(),
                    json.dumps(saved_reports()[2]).encode(),
                    JUDGEMENTS.encode(),
                )
            ),
        ),
    ),
}
"""Every target by name."""


def as_test(name: str, keep: Callable[[Any], None] = lambda made: None, examples: int = 100) -> Any:
    """The target as a test of Hypothesis, which has `.hypothesis.fuzz_one_input`; `keep` is given each input first."""
    target = TARGETS[name]

    @settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    @given(target.strategy())
    def test(made: Any) -> None:
        keep(made)
        target.run(made)

    return test


# Inputs that failed are kept as JSON; bytes, dates and halves of characters by a mark.


def written(made: Any) -> Any:
    if isinstance(made, bytes):
        return (
            {"bytes": made.decode("ascii")}
            if made.isascii() and b"\x00" not in made
            else {"base64": base64.b64encode(made).decode()}
        )
    if isinstance(made, date):
        return {"date": made.isoformat()}
    if isinstance(made, tuple):
        return {"tuple": [written(x) for x in made]}
    if isinstance(made, list):
        return [written(x) for x in made]
    if isinstance(made, dict):
        return {"dict": {k: written(v) for k, v in made.items()}}
    return made


def read_back(data: Any) -> Any:
    if isinstance(data, list):
        return [read_back(x) for x in data]
    if not isinstance(data, dict):
        return data
    ((mark, held),) = data.items()
    if mark == "date":
        return datetime.fromisoformat(held) if "T" in held else date.fromisoformat(held)
    if mark == "tuple":
        return tuple(read_back(x) for x in held)
    if mark == "dict":
        return {k: read_back(v) for k, v in held.items()}
    return held.encode() if mark == "bytes" else base64.b64decode(held)


__all__ = ["FAILED", "ODD_VALUES", "TARGETS", "InvalidRecord", "as_test", "read_back", "written"]
