"""What is fuzzed: each target takes what a strategy made and lets nothing out but our own errors.

Errors of the library's own, which the last net would catch and tell as `internal`, come out here: everything is run
with `strict`.
"""

from __future__ import annotations

import base64
import json
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
from factrecon.matching.judgements import load_judgements
from factrecon.model import Document
from factrecon.pairs import compare
from factrecon.readers import read
from factrecon.reconciliation import reconcile
from factrecon.records import dump, load, parsed_json
from factrecon.reports import FORMATS, report
from factrecon.reports.shape import check_shape
from factrecon.tables import read_claims, write_answers
from tests.fuzz.mutation import ODD_VALUES, ODD_WORDS, spoilt_bytes, spoilt_json

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
FAILED = Path(__file__).parent / "failed"

TEXTS = (
    *(p.read_text("utf-8") for p in sorted(EXAMPLES.glob("*/*.txt"))),
    "date 2024-03-05 A fire at a paper mill in Toledo killed at least 12 people on Monday, police said. “We had no "
    "warning,” said Ana Cruz, 41, who leads the workers' union. Two of the 300 workers, a man and his son, were hurt.\n\n"
    "The company said production would stop for three weeks, and shares fell 7 percent to $31.50. A year ago a fire "
    "there burned 30 km of fence; the mayor was not re-elected by a vote of 5-4.",
    "Three nurses were arrested two days after the strike began. Talks resume next week, the ministry said on Oct. 4, "
    "2023. About 75,000 workers walked out from Wednesday through Friday; the union wants 4% more in each of 4 years.",
    "The quake of magnitude 6.1 struck at 11:40 p.m. local time, 20 miles (32 km) east of Ostrel. The 23-year-old driver, "
    "his mother and three others died. The death toll rose to 19 from 7 on Tuesday. No one was killed in Velmora.",
)
SENTENCES = (
    "At least 12 people were killed in the fire on Monday.",
    "Twelve people, among them two children, died in Monday's blaze in Toledo.",
    "The company did not reject the offer of $1.2 billion.",
    "About 75,000 workers walked out for three days, the largest such strike in history.",
    "The bridge over the river will open in June 2025, two years after it fell.",
)
PHRASES = (
    *(
        "about 30",
        "more than a week",
        "$1.2 billion",
        "between 3 and 5 km",
        "Oct. 4, 2023",
        "half of the workers",
        "yes",
    ),
    *(
        "two days before the strike",
        "1,234.5 tons",
        "5 to 7 p.m.",
        "the 1990s",
        "nearly three quarters",
        "9.5%",
        "-3 °C",
    ),
    *(
        "Toledo, Ohio and Lagos",
        "a dozen or so",
        "no one",
        "two and a half hours",
        "the first week of May",
        "1e5",
        "10^6",
    ),
)
PUBLISHED = (
    *(
        None,
        None,
        date(2023, 10, 13),
        datetime(2024, 2, 29, 23, 59),
        datetime(2023, 10, 14, 1, tzinfo=UTC),
        date(1, 1, 1),
        date(1, 6, 1),
        date(9999, 12, 31),
    ),
    *(date(9900, 12, 31), date(1000, 1, 1), datetime(1, 1, 1), date(1900, 1, 1)),
)
CLAIMS = (
    {"source": "a", "object": "the fire", "attribute": "deaths", "value": "about 30", "unit": "person", "published": "2023-10-13"},
    {"source": "b", "object": "the fire", "attribute": "deaths", "value": 28, "unit": "person", "quote": "28 died", "id": "r1"},
    {"source": "c", "object": "the fire", "attribute": "start", "value": "Oct. 4, 2023", "scope": {"place": "Toledo", "part": "mill"}},
    {"source": "c", "object": "the fire", "attribute": "arson", "value": {"kind": "truth", "value": True}, "speaker": "Ana Cruz"},
    {
        "source": "d", "object": "the fire", "attribute": "length", "status": "reported", "document": "d1", "start": 0, "end": 9,
        "value": {"kind": "duration", "core": [86400, 172800], "support": [80000, 180000], "text": "a day or two"},
        "event": {"frame": "fire", "participants": ["mill"], "label": "the fire"}, "cumulative": True,
    },
    {"id": "d1", "source": "e", "text": SENTENCES[1], "title": "Fire", "published": "2023-10-14", "url": "https://example.org/a"},
)  # fmt: skip
TABLE = "object,attribute,source,value,origin,weight\n" + "".join(
    f"o{i},{a},s{j},{v},v{j % 2},0.{j + 1}\n"
    for i in range(3)
    for j in range(4)
    for a, v in (("height", 10 * i + j), ("when", f"2023-10-0{j + 1}"), ("who", "Ana Bell; Bo Li"), ("lit", "yes"))
)
PAGE = (
    "<!doctype html><html><head><title>Fire</title><meta charset='utf-8'><meta property='article:published_time' "
    'content=\'2024-03-05T08:30:00Z\'><script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": "Fire", '
    '"datePublished": "2024-03-05", "articleBody": "A fire killed 3 people."}</script></head><body><nav>Home | News</nav>'
    "<article><h1>Fire</h1><p>A fire at a mill in Toledo killed 12 people on Monday, police said.</p><p>The company said "
    "production would stop for three weeks.</p><table><tr><td>1</td></tr></table></article><footer>Cookies</footer></body></html>"
)
FEED = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>The Herald</title><item><title>Dam bursts</title>'
    "<link>https://herald.example/dam</link><guid>dam-1</guid><pubDate>Tue, 05 Mar 2024 08:30:00 +0100</pubDate>"
    "<description>&lt;p&gt;The dam burst on Monday. Two people died.&lt;/p&gt;</description></item></channel></rss>"
)
JSONLD = json.dumps(
    {
        "@context": "https://schema.org", "@graph": [
            {"@type": "NewsArticle", "headline": "Fire", "datePublished": "2024-03-05T08:30:00+01:00",
             "author": [{"@type": "Person", "name": "Ana"}], "publisher": {"name": "Herald"}, "url": "https://example.org/",
             "articleBody": SENTENCES[0]},
        ],
    }
)  # fmt: skip
FRAMES = (
    'format = 1\n[[frame]]\nname = "regatta"\nnouns = ["regatta"]\nverbs = ["sail"]\n'
    'examples = ["The regatta in Lund took place on Monday. -> regatta"]\n'
)
JUDGEMENTS = "# mine\nsame\ta\tb\ttwo reports\ndifferent\ta\tc\nsame event\ta: the walkout\tb: the strike\n"


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
            ["read", a], ["read", rows, "--format", "json"], ["reconcile", "-q", a, rows], ["report", saved],
            ["reconcile", "-q", a, "--judgements", judged], ["read", a, "--frames", frames], ["explain", saved, "q1"],
            ["judge", saved, "same", "c1", "c2", "--judgements", out], ["fuse", table], ["export", saved, "--to", "csv", "-o", out],
            ["compare", "--pairs", rows],
        )[which % 11]  # fmt: skip
        done = CliRunner().invoke(main, ["--debug", *command])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    shown = done.output
    assert not [c for c in shown if c in "\x1b\x07\x9b\u202e\u2066"], repr(shown)


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
        fuzz_reconcile, lambda: st.tuples(st.lists(words(TEXTS), min_size=1, max_size=3), st.lists(days, min_size=3, max_size=3), number)
    ),
    "compare": Target(fuzz_compare, lambda: st.tuples(words(SENTENCES), words(SENTENCES), days, days)),
    "value": Target(fuzz_value, lambda: st.tuples(words(PHRASES) | st.lists(st.sampled_from(ODD_WORDS + PHRASES), max_size=5).map(" ".join), days)),
    "lines": Target(fuzz_lines, lines_of_claims),
    "claims": Target(fuzz_claims, lambda: spoilt_json([list(CLAIMS)]).filter(lambda x: isinstance(x, list))),
    "json": Target(fuzz_json, lambda: spoilt_bytes((json.dumps({"claims": CLAIMS}).encode(), json.dumps(CLAIMS).encode()))),
    "csv": Target(
        fuzz_csv,
        lambda: spoilt_bytes((b'source,object,attribute,value,unit\na,o,n,"about 30",person\nb,o,n,28,person\n"c, d",o,n,"2\n9",person\n',)),
    ),
    "page": Target(
        fuzz_page,
        lambda: st.one_of(
            st.tuples(st.just("html"), spoilt_bytes(utf8((PAGE,)))),
            st.tuples(st.sampled_from(("xml", "rss", "atom")), spoilt_bytes(utf8((FEED,)))),
            st.tuples(st.just("jsonld"), spoilt_bytes(utf8((JSONLD,)))),
        ),
    ),
    "saved": Target(fuzz_saved, lambda: st.tuples(spoilt_bytes(tuple(json.dumps(r).encode() for r in saved_reports())), number)),
    "report": Target(fuzz_report, lambda: st.tuples(spoilt_json(saved_reports()), number)),
    "export": Target(fuzz_export, exports),
    "judgements": Target(fuzz_judgements, lambda: spoilt_bytes(utf8((JUDGEMENTS,)))),
    "table": Target(fuzz_table, tables),
    "frames": Target(fuzz_frames, lambda: spoilt_bytes(utf8((FRAMES,)))),
    "commands": Target(
        fuzz_commands,
        lambda: st.tuples(
            number, spoilt_bytes((*utf8(TEXTS[-3:]), json.dumps(CLAIMS[1]).encode(), json.dumps(saved_reports()[2]).encode(), JUDGEMENTS.encode()))
        ),
    ),
}  # fmt: skip
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
