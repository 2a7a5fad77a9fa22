"""Files as they come: damaged, endless, packed to burst, in mixed encodings. What is sound in them is read."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from factrecon import bounded
from factrecon.errors import FactreconError, InvalidRecord, InvalidValue, UnreadableInput
from factrecon.explanation import explain
from factrecon.judging import judge
from factrecon.matching.judgements import Judgement, load_judgements, remember
from factrecon.model import Document
from factrecon.reconciliation import reconcile
from factrecon.records import load
from factrecon.reports import report
from factrecon.reports.json import schema
from factrecon.reports.shape import WORDS, check_shape, first_fault
from factrecon.tables import read_claims
from factrecon.values import Quantity

LINE_ENDS = "\u2028\u2029\x85\v\f\x1c\x1d\x1e"
"""What `str.splitlines` takes for a line's end, and no file of ours does."""


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def loaded(path: Path) -> tuple[list, list[str]]:
    told: list[str] = []
    return list(load(path, on_error=lambda left: told.append(left.reason))), told


ROW = {"source": "a", "object": "o", "attribute": "n", "value": 3}


@pytest.mark.parametrize(
    "change",
    [
        {"value": {"kind": []}},
        {"value": {"kind": "places", "items": [{"a": 1}]}},
        {"value": {"kind": "time", "core": [1, 2], "support": [None, {}]}},
        {"value": {"kind": "quantity", "core": [1, "x"], "support": [0, 2]}},
        {"scope": {"place": 5}},
        {"value": 10**400},
        {"value": -(10**400)},
        {"value": {"kind": "quantity", "core": [10**400, 10**400], "support": [10**400, 10**400]}},
    ],
)
def test_a_record_that_is_none_costs_itself_only(change, tmp_path):
    rows = [ROW, {**ROW, **change}, {**ROW, "source": "b"}]
    made, told = loaded(written(tmp_path, "a.jsonl", "".join(json.dumps(r) + "\n" for r in rows)))
    assert [a.source for a in made] == ["a", "b"]
    assert len(told) == 1
    assert "line 2" in told[0]
    assert "internal" not in told[0]


def test_a_number_too_large_for_anything_is_refused():
    with pytest.raises(InvalidValue, match="beyond"):
        Quantity.of(10**400, "")


def test_mixed_encodings_cost_their_own_lines(tmp_path):
    good = json.dumps(ROW).encode()
    lines = [good, '{"source": "café"}'.encode("latin-1"), good, good + b"\x00", b"\xff\xfe" + good, good[:20], good]
    made, told = loaded(written(tmp_path, "a.jsonl", b"\n".join(lines)))
    assert len(made) == 3
    assert [t.split(",")[1].split(":")[0].strip() for t in told] == ["line 2", "line 4", "line 5", "line 6"]


def test_a_quotation_mark_that_never_closes_costs_its_own_line(tmp_path):
    text = 'source,object,attribute,value\na,o,n,"3\nb,o,n,4\nc,o,n,5\nd,o,n,6,x\ne,o,n,"9\n"\n"f"x,o,n,7\ng,o,n,8\n'
    made, told = loaded(written(tmp_path, "a.csv", text))
    assert [a.source for a in made] == ["b", "c", "e", "g"]
    assert [t.split(": ", 1)[1] for t in told] == [
        "a quotation mark that never closes",
        "more cells than the header has columns",
        "',' expected after '\"'",
    ]
    with pytest.raises(InvalidRecord, match="line 2"):
        list(load(tmp_path / "a.csv"))


def test_many_broken_rows_are_read_in_one_go(tmp_path):
    """Each row opens a quotation mark: what is looked ahead for each is bounded."""
    made, told = loaded(written(tmp_path, "a.csv", "source,object,attribute,value\n" + 'a,o,n,"3\n' * 5000))
    assert made == []
    assert len(told) == 5000


@pytest.mark.parametrize("end", LINE_ENDS)
def test_only_a_line_feed_ends_a_line(end, tmp_path):
    text = f"A fire at a mill in Toledo{end}killed 12 people on Monday, police said."
    made = reconcile(
        [Document(id="a", source="a", text=text), Document(id="b", source="b", text=text.replace("12", "14"))]
    )
    saved = written(tmp_path, "r.json", report(made, format="json"))
    from factrecon.cli.saved import saved_report

    told = saved_report(str(saved))
    assert told == made.to_json()
    claims = [c["id"] for q in told["questions"] for c in q["claims"]]
    path = tmp_path / "mine.tsv"
    remember(path, judge(told, "same", claims[0], claims[1], note=f"one{end}two"))
    remember(path, [Judgement("different", "x", f"y{end}z")])
    assert f"one{end}two" in {j.note for j in load_judgements(path).listed}
    row = {**ROW, "object": f"the{end}fire"}
    (read,), _ = loaded(written(tmp_path, "a.jsonl", json.dumps(row, ensure_ascii=False)))
    assert read.claim.question.subject == row["object"]


def test_a_judgement_without_its_end_is_told_of(tmp_path):
    path = written(tmp_path, "mine.tsv", "same\ta\tb\ndifferent\tdoc-1\tdoc-12")
    with pytest.raises(InvalidRecord, match="line 2: the line has no end"):
        load_judgements(path)
    with pytest.raises(InvalidRecord, match="halves of characters"):
        Judgement("same", "a", "b", "\ud800")


def small_report() -> dict:
    texts = {
        "a": "A fire at a mill in Toledo killed 12 people on Monday, police said. About 300 workers were sent home.",
        "b": "A fire at a mill in Toledo killed 14 people on Monday. Some 300 workers were sent home.",
    }
    return reconcile([Document(id=k, source=k, text=v) for k, v in texts.items()]).to_json()


def spoilt(value, at: int, with_: object):
    """The value with its `at`-th part, counted through all of it, replaced by another (or taken out)."""
    count = [0]

    def walk(part):
        count[0] += 1
        if count[0] == at:
            return with_
        if isinstance(part, dict):
            made = {k: walk(v) for k, v in part.items()}
            return {k: v for k, v in made.items() if v is not spoilt}
        if isinstance(part, list):
            return [v for v in map(walk, part) if v is not spoilt]
        return part

    return walk(value), count[0]


def test_the_schema_is_understood_and_a_damaged_report_is_refused_with_its_place(tmp_path):
    words: set[str] = set()

    def walk(rule, names=False):
        if isinstance(rule, dict):
            for key, value in rule.items():
                words.update(() if names else {key})
                walk(value, key in ("properties", "$defs") and not names)
        elif isinstance(rule, list):
            for value in rule:
                walk(value)

    walk(schema())
    assert words <= WORDS
    made = small_report()
    assert first_fault(made) is None
    broken = json.loads(json.dumps(made))
    broken["questions"][0]["claims"][0]["text"] = 5
    with pytest.raises(InvalidRecord, match=r"r.json: damaged: at questions\[0\].claims\[0\].text a string is wanted"):
        check_shape(broken, "r.json")
    for broken in (
        {"questions": ["x"]},
        {"questions": [{}]},
        {"questions": [{"id": "q", "claims": [{"id": "c"}]}]},
        [],
        3,
    ):
        with pytest.raises(InvalidRecord):
            explain(broken, "q1")
        with pytest.raises(InvalidRecord):
            judge(broken, "same", "c1", "c2")


def test_the_check_of_reports_says_what_a_full_validator_says():
    jsonschema = pytest.importorskip("jsonschema")
    made = small_report()
    validator = jsonschema.Draft202012Validator(schema())
    _, parts = spoilt(made, -1, None)
    differ = []
    for at in range(1, parts + 1, 7):
        for other in (None, 5, "x", [], {}, True, spoilt):
            broken, _ = spoilt(made, at, other)
            if isinstance(broken, dict):
                if validator.is_valid(broken) != (first_fault(broken) is None):
                    differ.append((at, other))
    assert not differ


@pytest.mark.parametrize(
    "other", [None, 5, "x", [], {}, True, -1e308, spoilt], ids=lambda x: getattr(x, "__name__", repr(x))
)
def test_what_passes_the_check_is_explained_and_judged_or_refused(other):
    made = small_report()
    _, parts = spoilt(made, -1, None)
    claims = [c["id"] for q in made["questions"] for c in q["claims"]][:2]
    for at in range(2, parts + 1, 5):
        broken, _ = spoilt(made, at, other)
        for run in (
            lambda broken=broken: explain(broken, "1"),
            lambda broken=broken: explain(broken, *claims),
            lambda broken=broken: judge(broken, "same", *claims),
        ):
            with suppress(FactreconError):
                run()


# Bounds


def child(code: str, *args: str, megabytes: int = 300) -> subprocess.CompletedProcess:
    """Run code in a process that may hold so much more than the library takes when it is imported."""
    prefix = (
        "import resource, sys, factrecon.records, factrecon.tables, factrecon.inputs.html\n"
        "held = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        f"resource.setrlimit(resource.RLIMIT_AS, (held + {megabytes}_000_000,) * 2)\n"
        "from factrecon.errors import FactreconError\n"
        "try:\n"
    )
    body = "".join(f"    {line}\n" for line in code.splitlines())
    end = "except FactreconError as error:\n    print(type(error).__name__, str(error)[-160:])\n"
    return subprocess.run(
        [sys.executable, "-c", prefix + body + end, *args], capture_output=True, text=True, timeout=120, check=False
    )


proc = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")


@proc
@pytest.mark.parametrize(
    ("path", "content", "says"),
    [
        ("/dev/zero", None, "over the limit of 20 MB"),
        ("a.jsonl", b'{"a": "' + b"x" * 40_000_000 + b'"}\n', "over the limit of 16 MB"),
        ("a.csv", b"source,object,attribute,value\n" + b"x" * 40_000_000, "over the limit of 16 MB"),
        ("b.csv", b"source,object,attribute,value\n" + b"x" * 9_000_000 + b",o,n,3", "field larger than field limit"),
        ("a.json", b"[" + b"[]," * 5_000_000 + b"[]]", "over the limit of 2,000,000 values"),
        ("b.jsonl", b"[" + b"[]," * 4_000_000 + b"[]]\n", "over the limit of 2,000,000 values"),
        ("c.json", b"[" + b'{"a":1},' * 60_000 + b"{}]", "over the limit|a claim needs|no source"),
        ("d.json", b"[{}, " + ('"' + "\U0001f525é" * 5_000_000 + '"]').encode(), "."),
        ("a.txt", ("\U0001f525 fire. " * 1_900_000).encode(), ""),
        ("a.xml", b"<rss>" + b"<item>" * 20_000, "."),
    ],
)
def test_a_reader_holds_under_300_megabytes(path, content, says, tmp_path):
    import re

    name = path if content is None else str(written(tmp_path, path, content))
    code = "for _ in factrecon.records.load(sys.argv[1], on_error=lambda left: print(left.reason[-200:])):\n    pass"
    done = child(code, name)
    assert done.returncode == 0, done.stderr[-2000:]
    assert re.search(says, done.stdout), done.stdout[:500]


@proc
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"object,attribute,source,value\no,a,s," + b"x" * 300_000_000, "unpacks to over 64 MB|line"),
        (b"object,attribute,source,value\n" + b"o,a,s,1\n" * 9_000_000, "unpacks to over 64 MB"),
    ],
)
def test_a_packed_table_does_not_burst(content, says, tmp_path):
    import re

    path = tmp_path / "a.csv.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(content)
    done = child("factrecon.tables.read_claims(sys.argv[1])", str(path), megabytes=600)
    assert re.search(says, done.stdout), (done.stdout, done.stderr[-600:])


def test_a_pipe_into_which_nobody_writes_is_refused_and_one_that_is_slow_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(bounded, "PATIENCE", 0.2)
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(UnreadableInput, match="nobody writes"):
        list(load(path))

    def write():
        with path.open("w") as file:
            threading.Event().wait(0.6)
            file.write("A fire killed 3 people.")

    thread = threading.Thread(target=write)
    thread.start()
    (made,) = load(path)
    thread.join()
    assert made.text == "A fire killed 3 people."


@pytest.mark.parametrize("cut", [10, 18, 30, 60])
def test_a_damaged_packed_table_is_refused(cut, tmp_path):
    data = gzip.compress(b"object,attribute,source,value\n" + b"".join(b"o%d,a,s,%d\n" % (n, n) for n in range(300)))
    for broken in (data[:cut], data[:cut] + b"\x00\xff" + data[cut + 2 :]):
        with pytest.raises(FactreconError):
            read_claims(written(tmp_path, "a.csv.gz", broken))
