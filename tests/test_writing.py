"""A file is the old one or the new one, whole: kills, full disks, devices, links, and two writers at once."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factrecon import writing
from factrecon.errors import InvalidRecord, UnreadableInput, UnwritableOutput
from factrecon.exports import export, export_to, read_export
from factrecon.fusion import fuse
from factrecon.matching.judgements import Judgement, load_judgements, remember
from factrecon.model import Document, claim
from factrecon.models.recording import recorded
from factrecon.records import dump, load
from factrecon.store import Store
from factrecon.tables import read_claims, write_answers
from factrecon.values import Quantity
from factrecon.writing import alone_with, append_line, whole_file, write_files, write_whole

ROOT = Path(__file__).parent.parent
REPORT = {
    "schema": "factrecon/1",
    "questions": [{"id": "q1", "claims": [{"id": "c1", "text": "30", "assertions": []}]}],
}
CLAIMS = [claim(s, "the fire", "deaths", Quantity.of(n, "person")) for n, s in enumerate("abcdef", 3)]


def answers(tmp_path: Path, rows: int = 2):
    table = tmp_path / "claims.csv"
    if not table.exists():
        table.write_text("object,attribute,source,value\n" + "".join(f"o{n},a,s,{n}\n" for n in range(rows)))
    return fuse(read_claims(table).ballot)


def writers(tmp_path: Path) -> dict:
    beliefs = answers(tmp_path)
    return {
        "report": lambda path: write_whole(path, "new" * 1000),
        "dump": lambda path: dump(CLAIMS, path),
        "answers": lambda path: write_answers(beliefs, path),
        "judgements": lambda path: remember(path, [Judgement("same", "a", "b")]),
    }


NAMES = ("report", "dump", "answers", "judgements")
NIGHT = datetime(2024, 5, 6, 2, tzinfo=UTC)
OLD = b"# what stood there\n"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_disk_that_is_full_leaves_what_stood_there(name, step, tmp_path, monkeypatch):
    write, path = writers(tmp_path)[name], tmp_path / "here" / "file"
    path.parent.mkdir()
    path.write_bytes(OLD)

    def full(*_):
        raise OSError(28, "No space left on device")

    if step == "write":
        made = writing._created

        class Full:
            def __init__(self, file):
                self.file = file

            def write(self, data):
                self.file.write(data[: len(data) // 2])
                full()

            def __getattr__(self, name):
                return getattr(self.file, name)

        def created(target):
            temporary, file = made(target)
            return temporary, Full(file)

        monkeypatch.setattr(writing, "_created", created)
    else:
        monkeypatch.setattr(writing.os, step, full)
    with pytest.raises(UnwritableOutput, match=r"file: cannot be written \(No space left on device\)"):
        write(path)
    assert path.read_bytes() == OLD
    assert os.listdir(path.parent) == ["file"]


def _limited(write, told):
    """Run a writer where no file may grow beyond a few bytes, as on a disk that is full; what came of it."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700))
    try:
        write()
        told.put("written")
    except UnwritableOutput as error:
        told.put(str(error))
    except BaseException as error:
        told.put(repr(error))


ON_A_FULL_DISK = {
    "report": lambda place: write_whole(place / "file", "new " * 1000),
    "dump": lambda place: dump(CLAIMS * 20, place / "file"),
    "dump as a table": lambda place: dump(CLAIMS * 20, place / "file.csv"),
    "judgements": lambda place: remember(place / "file", [Judgement("same", "a", "b", "n" * 1000)]),
    "recording": lambda place: recorded(place / "file", lambda prompt, schema: "reply" * 1000)("Read this.", {}),
    "export": lambda place: export_to(place, REPORT, format="sqlite"),
    "store": lambda place: Store(place / "file").add([Document(id="a", text="A fire killed 3 people.")], now=NIGHT),
    "answers": lambda place: write_answers(answers(place, 200), place / "file"),
}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("name", ON_A_FULL_DISK)
def test_a_disk_that_fills_up_is_told_in_one_line(name, tmp_path):
    """Not a call that is made to fail, but a write that the system refuses half way."""
    if name == "answers":
        answers(tmp_path, 200)
    (tmp_path / "file.csv").write_bytes(OLD)
    held = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    fork = multiprocessing.get_context("fork")
    told = fork.SimpleQueue()
    child = fork.Process(target=_limited, args=(lambda: ON_A_FULL_DISK[name](tmp_path), told))
    child.start()
    child.join(60)
    said = told.get()
    assert "\n" not in said
    assert "cannot be" in said, said
    assert {n: (tmp_path / n).read_bytes() for n in held} == held
    assert not [p for p in tmp_path.iterdir() if p.name.endswith(".part")]


def _read_only(path, flags, *more, opening=os.open, **named):
    if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        raise PermissionError(13, "Permission denied")
    return opening(path, flags, *more, **named)


@pytest.mark.parametrize("name", ON_A_FULL_DISK)
def test_a_folder_that_may_not_be_written_is_told_in_one_line(name, tmp_path, monkeypatch):
    if name == "answers":
        answers(tmp_path, 200)
    before = sorted(os.listdir(tmp_path))
    if name == "store":
        monkeypatch.setattr(
            sqlite3, "connect", lambda *_, **__: (_ for _ in ()).throw(sqlite3.OperationalError("unable"))
        )
    else:
        monkeypatch.setattr(writing.os, "open", _read_only)
    with pytest.raises(UnwritableOutput, match=r"cannot be (written|opened)"):
        ON_A_FULL_DISK[name](tmp_path)
    assert sorted(os.listdir(tmp_path)) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_that_is_not_there_or_not_a_file_is_told_in_one_line(name, tmp_path):
    write = writers(tmp_path)[name]
    with pytest.raises(UnwritableOutput, match="No such file or directory"):
        write(tmp_path / "none" / "file")
    with pytest.raises(UnwritableOutput, match=r"[Ff]older|directory"):
        write(tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_devices_are_written_straight():
    with pytest.raises(UnwritableOutput, match="No space left"):
        write_whole("/dev/full", "x" * 100_000)
    with pytest.raises(UnwritableOutput, match="No space left"):
        dump(CLAIMS, "/dev/full")
    write_whole("/dev/null", "x")
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", [("read",), ("reconcile", "-q"), ("reconcile", "-q", "--format", "json")])
def test_commands_tell_in_one_line_that_their_output_goes_nowhere(command):
    text = str(ROOT / "examples" / "flood" / "monday_gazette.txt")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "factrecon", *command, text],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "factrecon: standard output: cannot be read or written (No space left on device)\n"


def test_a_closed_pipe_ends_a_command_without_a_word():
    reader, writer = os.pipe()
    os.close(reader)
    text = str(ROOT / "examples" / "flood" / "monday_gazette.txt")
    done = subprocess.run(
        [sys.executable, "-m", "factrecon", "read", text], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")


def test_rights_stay_and_links_are_followed_where_a_file_is_named(tmp_path):
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_whole(link, "new")
    assert link.is_symlink()
    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o640


def test_an_export_replaces_a_link_that_bears_its_name_and_leaves_what_it_leads_to(tmp_path):
    victim, folder = tmp_path / "victim", tmp_path / "out"
    victim.write_text("precious")
    folder.mkdir()
    (folder / "report.csv").symlink_to(victim)
    export_to(folder, REPORT, format="csv")
    assert victim.read_text() == "precious"
    assert not (folder / "report.csv").is_symlink()


def test_an_export_on_a_full_disk_leaves_every_old_file(tmp_path, monkeypatch):
    export_to(tmp_path, REPORT, format="csv")
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    flush, count = os.fsync, [0]

    def full(descriptor):
        count[0] += 1
        if count[0] == 5:
            raise OSError(28, "No space left on device")
        flush(descriptor)

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(UnwritableOutput):
        export_to(tmp_path, {**REPORT, "questions": []}, format="csv")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


PART = ".x.0123456789ab.part"


def test_what_a_kill_left_is_cleared_by_the_next_who_writes_the_same(tmp_path):
    for name in (PART, ".x.ba9876543210.part", ".y.0123456789ab.part", ".x.short.part", ".x.0123456789ab.part.mine"):
        (tmp_path / name).write_text("left")
    write_whole(tmp_path / "x", "new")
    assert sorted(os.listdir(tmp_path)) == [".x.0123456789ab.part.mine", ".x.short.part", ".y.0123456789ab.part", "x"]


def test_what_another_is_writing_is_left_to_it(tmp_path):
    with whole_file(tmp_path / "x") as file:
        file.write(b"slow")
        write_whole(tmp_path / "x", "quick")
        assert (tmp_path / "x").read_text() == "quick"
    assert (tmp_path / "x").read_text() == "slow"
    assert os.listdir(tmp_path) == ["x"]


def test_without_locks_only_old_files_are_taken_for_left(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "_LOCKS", False)
    (tmp_path / PART).write_text("left")
    write_whole(tmp_path / "x", "new")
    assert sorted(os.listdir(tmp_path)) == [PART, "x"]
    os.utime(tmp_path / PART, (0, 0))
    write_files(tmp_path, {"x": b"newer"})
    assert os.listdir(tmp_path) == ["x"]


def test_two_writers_of_one_file_never_take_each_others(tmp_path):
    target = tmp_path / "x"
    with multiprocessing.get_context("fork").Pool(4) as pool:
        pool.starmap(_write_often, [(target, str(n) * 50_000) for n in range(4)])
    assert os.listdir(tmp_path) == ["x"]
    assert len(set(target.read_text())) == 1


def _write_often(target, content):
    for _ in range(60):
        write_whole(target, content)


def test_lines_are_added_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "said.jsonl"
    append_line(path, "one", head="head")
    append_line(path, "two", head="head")
    assert path.read_text() == "head\none\ntwo\n"
    path.write_text("hea")
    append_line(path, "one", head="head")
    assert path.read_text() == "head\none\n"
    path.write_text("head\none\ntw")
    append_line(path, "three", head="head")
    assert path.read_text() == "head\none\ntw\nthree\n"

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(UnwritableOutput, match="No space left"):
        append_line(path, "four" * 10_000)
    assert path.read_text() == "head\none\ntw\nthree\n"
    with pytest.raises(UnwritableOutput):
        append_line(tmp_path / "none" / "x", "one")


def test_a_block_that_fails_writes_nothing(tmp_path):
    with pytest.raises(ZeroDivisionError), whole_file(tmp_path / "x") as file:
        file.write(b"half" * (1 // 0))
    assert os.listdir(tmp_path) == []


def test_half_a_character_is_refused(tmp_path):
    with pytest.raises(UnwritableOutput, match=r"U\+D800"):
        write_whole(tmp_path / "x", "a\ud800")
    assert os.listdir(tmp_path) == []


def test_long_names_have_room(tmp_path):
    write_files(tmp_path, {"n" * 255: b"x"})
    assert os.listdir(tmp_path) == ["n" * 255]


def _remember(path, verdict, pairs):
    refused = 0
    for a, b in pairs:
        try:
            remember(path, [Judgement(verdict, a, b)])
        except InvalidRecord:
            refused += 1
    return refused


def test_two_who_judge_at_once_never_spoil_the_file(tmp_path):
    """One says a = m = b for each number, the other that a and b differ: whichever comes last is refused."""
    path = tmp_path / "mine.tsv"
    with multiprocessing.get_context("fork").Pool(3) as pool:
        refused = sum(
            pool.starmap(
                _remember,
                [
                    (path, "same", [(f"a{i}", f"m{i}") for i in range(25)]),
                    (path, "same", [(f"m{i}", f"b{i}") for i in range(25)]),
                    (path, "different", [(f"a{i}", f"b{i}") for i in range(25)]),
                ],
            )
        )
    held = load_judgements(path)
    assert len(held.listed) == 75 - refused
    assert refused == 25


def test_who_waits_too_long_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "PATIENCE", 0.05)
    path = tmp_path / "held"
    with alone_with(path), pytest.raises(UnwritableOutput, match="another process holds it"), alone_with(path):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_leaves_the_old_or_the_new(tmp_path):
    """A few rounds for each writer; `python -m tests.kills` does as many as you like."""
    from tests.kills import killed, writers

    between = rounds = 0
    for writer in writers(tmp_path).values():
        for _, within in killed(writer, 6, seed=1):
            rounds, between = rounds + 1, between + within
    assert between >= rounds // 3


def test_a_dump_says_how_long_it_is(tmp_path):
    path = tmp_path / "x.jsonl"
    dump([*CLAIMS, Document(id="d", text="A fire.", source="s")], path)
    assert path.read_text().startswith('{"records": 7 ')
    assert len(list(load(path))) == 7
    whole = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(whole[:5]))
    with pytest.raises(InvalidRecord, match="4 records of 7; the file is cut short"):
        list(load(path))
    told = []
    assert len(list(load(path, on_error=told.append))) == 4
    assert "cut short" in told[0].reason


@pytest.mark.parametrize("rows", [1, 6, 12])
def test_a_dump_as_a_table_cut_anywhere_is_no_whole_one(rows, tmp_path):
    path = tmp_path / "x.csv"
    said = [claim(f"s{n}", "the fire", "deaths", Quantity.of(n, "person"), quote="it\nburnt") for n in range(rows)]
    dump(said, path)
    whole = path.read_bytes()
    assert [a.claim.text for a in load(path)] == [a.claim.text for a in said]
    told = []
    assert len(list(load(path, on_error=told.append))) == rows
    assert told == []
    for end in range(1, len(whole), 1 if rows == 1 else 7):
        path.write_bytes(whole[:end])
        with pytest.raises((InvalidRecord, UnreadableInput)):
            list(load(path))
    path.write_bytes(whole[:-20])
    assert len(list(load(path, on_error=told.append))) == rows - 1
    assert "cut short" in told[-1].reason or "never closes" in told[-1].reason
    dump([], path)
    assert list(load(path)) == []


@pytest.mark.parametrize("format", ["csv", "graphml", "cytoscape", "node-link", "parquet"])
def test_parts_of_two_exports_are_no_export(format):
    pytest.importorskip("pyarrow") if format == "parquet" else None
    one = export(REPORT, format=format)
    other = export({**REPORT, "questions": [*REPORT["questions"], {"id": "q2"}]}, format=format)
    assert read_export(one, format=format) == REPORT
    for name in one:
        if len(one) > 1 and one[name] != other[name]:
            with pytest.raises(InvalidRecord):
                read_export({**one, name: other[name]}, format=format)
        for end in range(0, len(one[name]), max(1, len(one[name]) // 25)):
            try:
                made = read_export({**one, name: one[name][:end]}, format=format)
            except InvalidRecord:
                continue
            assert made == REPORT  # an empty table, cut in its header
        if name.partition(".")[0] in ("report", "graph", "questions", "claims"):
            with pytest.raises(InvalidRecord):
                read_export({n: content for n, content in one.items() if n != name}, format=format)


def test_answers_say_how_many_they_are(tmp_path):
    path = tmp_path / "answers.csv"
    write_answers(answers(tmp_path), path)
    head, *rows = path.read_text().splitlines()
    assert head.endswith(",rows")
    assert all(row.endswith(f",{len(rows)}") for row in rows)


def test_every_writer_goes_through_the_one():
    """Nothing else in the library opens a file to write, but for the work files of an engine, which nobody keeps."""
    import re

    opening = re.compile(r"\.write_(?:text|bytes)\(|open\([^)\n]*[\"'][wax]b?\+?[\"']|os\.(?:replace|rename)\(")
    wrong = []
    for path in (ROOT / "src").rglob("*.py"):
        if path.name == "writing.py" or path.parent.name == "engines":
            continue
        lines = (x for x in path.read_text("utf-8").split("\n") if not x.lstrip().startswith((">>>", "...")))
        wrong += [f"{path.name}: {found.group()}" for line in lines for found in opening.finditer(line)]
    assert not wrong
